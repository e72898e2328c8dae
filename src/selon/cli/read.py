"""`selon read`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from selon.cli.options import Tally, Wish, no_pager, reading_options, readings
from selon.exports import FORMATS


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="table",
    show_default=True,
    help="json: one object per article and line, as `selon annotate` writes it.",
)
@reading_options
@click.option("--width", type=click.IntRange(40), metavar="N", help="Columns of the table; else those of the screen.")
@click.option("--no-article", is_flag=True, help="Leave out the text: only attributions and gaps.")
@no_pager
@click.pass_context
def read(ctx: click.Context, /, paths: tuple[str, ...], format_: str, width: int | None, **wish: Any) -> None:
    """Show articles with their attributions marked and listed.

    PATH is a text or HTML file, a folder of them, or - for standard input. Each article is shown with its
    sources, cues and contents marked and, in the margin, how firmly each content is given; then its
    attributions with the chain from the outlet to the ultimate source; then its gaps, which are the
    stretches that were not understood; then its dates and where they come from.

    The number beside a cue is the id of its attribution: `selon explain PATH ID` says why it was found.

    An input that cannot be read is named on standard error and the others are still read. Exit status: 0 when
    every input was read, 1 when none was, 3 when some were.
    """
    from selon.cli.screen import look, progress, show, written_to_a_file
    from selon.exports import export

    # One article is turned over like a page; several are shown as they are read.
    pager = not wish.pop("no_pager") and len(paths) == 1 and Path(paths[0]).is_file()
    tally, out, seen = Tally(), export(format_), look(width=width, article=not wish.pop("no_article"))
    # On a screen the articles themselves show the progress, and a bar would run through them.
    with progress(paths, tally, wanted=written_to_a_file()):
        for reading in readings(paths, Wish(**wish), tally):
            text = out.render(reading, seen)
            if format_ == "table":
                show(text, seen, pager=pager)
            else:
                click.echo(text.encode("utf-8"), nl=False)
    if format_ == "table" and tally.read + tally.refused > 1:
        click.echo(tally.words())
    ctx.exit(tally.status())

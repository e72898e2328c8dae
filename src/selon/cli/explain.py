"""`selon explain`."""

from __future__ import annotations

import click

from selon.cli.options import Tally, Wish, no_pager, reading_options, readings
from selon.errors import NotFound


@click.command()
@click.argument("path")
@click.argument("id", metavar="ID")
@reading_options
@click.option("--width", type=click.IntRange(40), metavar="N", help="Columns; else those of the screen.")
@no_pager
@click.pass_context
def explain(ctx: click.Context, /, path: str, id: str, width: int | None, no_pager: bool, **wish: str | None) -> None:
    """Say why an attribution was found: its rule, the words, the parsed sentence, the lines of data.

    PATH is one article and ID an id that `selon read` shows for it, as a3 or 3; the options must be those
    with which it was read.
    """
    from selon.cli.screen import look, show
    from selon.exports.explanation import render
    from selon.pipeline import explain as explained

    tally = Tally()
    found = list(readings((path,), Wish(**wish), tally))
    if len(found) > 1:
        raise click.UsageError(f"{path} holds {len(found)} articles. Name one file.")
    if not found:
        ctx.exit(tally.status())
    ids = [item.id for item in found[0].attributions]
    wanted = id if id in ids else f"a{id}"
    if wanted not in ids:
        known = f"It has {ids[0]} to {ids[-1]}" if ids else "It has none"
        raise NotFound(f"{path}: no attribution {id}. {known}.")
    shown = look(width=width)
    text = render(found[0], explained(found[0], wanted), shown)
    show(text.removesuffix("\n"), shown, pager=not no_pager)

"""`selon demo`."""

from __future__ import annotations

from pathlib import Path

import click

import selon.cli
from selon.cli.options import Tally, Wish, readings
from selon.errors import NothingThere

PACKAGE = Path(selon.cli.__file__).parents[1]


@click.command()
@click.option("--width", type=click.IntRange(40), metavar="N", help="Columns; else those of the screen.")
@click.pass_context
def demo(ctx: click.Context, width: int | None) -> None:
    """Read the articles that come with Selon: an invented matter, told by invented outlets over three months."""
    from selon.cli.screen import look
    from selon.exports.terminal import render

    folder = examples()
    tally, shown = Tally(), look(width=width)
    wish = Wish(sources=str(folder / "sources.tsv"))
    for reading in readings((str(folder),), wish, tally):
        click.echo(render(reading, shown), color=shown.styled)
    click.echo(f"{tally.words()}\nThe articles are in {folder}")
    ctx.exit(tally.status())


def examples() -> Path:
    """The folder of the demo: inside the package when it is installed, else at the top of the repository."""
    for folder in (PACKAGE / "examples", PACKAGE.parents[1] / "examples"):
        if (folder / "sources.tsv").is_file():
            return folder
    raise NothingThere(str(PACKAGE / "examples"), "the demo is not there", "Install Selon again.")

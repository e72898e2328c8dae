"""`selon demo`."""

from __future__ import annotations

from pathlib import Path

import click

import selon.cli
from selon.cli import say
from selon.cli.options import Tally, Wish, readings
from selon.errors import NothingThere, WrongLanguage

PACKAGE = Path(selon.cli.__file__).parents[1]


@click.command()
@click.option("--width", type=click.IntRange(40), metavar="N", help="Columns; else those of the screen.")
@click.pass_context
def demo(ctx: click.Context, width: int | None) -> None:
    """Read the articles that come with Selon, and show them as `selon read` does.

    They are invented, as are their outlets: a night train is allowed, blocked in fact, doubted and cleared
    over three months. Articles in a language that this version does not read are named at the end.
    """
    from selon.cli.screen import look
    from selon.exports.terminal import render

    folder, refused = examples(), list[object]()
    tally, shown = Tally(say=refused.append), look(width=width)
    for reading in readings((str(folder),), Wish(sources=str(folder / "sources.tsv")), tally):
        click.echo(render(reading, shown), color=shown.styled)
    left = [error for error in refused if not isinstance(error, WrongLanguage)]
    for error in left:
        say(error)
    foreign = [error for error in refused if isinstance(error, WrongLanguage)]
    click.echo(f"{tally.words()}\n")
    for error in foreign:
        click.echo(f"Not read, since in the language {error.language!r}: {Path(error.place).name}")
    click.echo(f"The articles are in {folder}. To see why an attribution was found:")
    click.echo(f"  selon explain {min(folder.glob('*.txt'), default=folder)} a1")
    if left:
        ctx.exit(tally.status())


def examples() -> Path:
    """The folder of the demo: inside the package when it is installed, else at the top of the repository."""
    for folder in (PACKAGE / "examples", PACKAGE.parents[1] / "examples"):
        if (folder / "sources.tsv").is_file():
            return folder
    raise NothingThere(str(PACKAGE / "examples"), "the demo is not there", "Install Selon again.")

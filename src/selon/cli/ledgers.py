"""What the commands over a ledger have in common: which file, which times, which format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from selon.cli.options import no_pager

if TYPE_CHECKING:
    from selon.answers.times import Times
    from selon.ledger import Ledger
    from selon.records import Answer

P = ParamSpec("P")
R = TypeVar("R")


def path_of(ctx: click.Context) -> Path:
    """The file of the ledger: --ledger, SELON_LEDGER, or the one in the folder of the user's data."""
    given = ctx.find_root().params.get("ledger")
    return Path(given) if given else Path(click.get_app_dir("selon")) / "ledger.db"


@contextmanager
def opened(ctx: click.Context, *, create: bool = False) -> Iterator[Ledger]:
    """The ledger of the command line, open."""
    from selon.ledger import Ledger

    with Ledger(path_of(ctx), create=create) as ledger:
        yield ledger


@contextmanager
def one_of_several(ctx: click.Context) -> Iterator[None]:
    """Where words may mean several things: they are listed, and the exit status is 2."""
    from selon.answers.finding import Several
    from selon.cli import say

    try:
        yield
    except Several as error:
        say(error)
        ctx.exit(2)


def now() -> str:
    """This instant, as ledgers write it."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def shown_options(command: Callable[P, R]) -> Callable[P, R]:
    """The command with the options of an answer that has no time of its own: format, width."""
    for option in reversed(OPTIONS[TIMES:]):
        command = option(command)
    return command


def answer_options(command: Callable[P, R]) -> Callable[P, R]:
    """The command with the options of every answer: three times, format, width."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


OPTIONS = (
    click.option("--on", metavar="DATE", help="What held on that day, by the accounts there are."),
    click.option("--as-of", metavar="DATE", help="What had been reported by then."),
    click.option("--known-by", metavar="INSTANT", help="What this ledger had recorded by then."),
    click.option(
        "--format",
        "format_",
        type=click.Choice(["table", "json", "markdown", "csv"]),
        default="table",
        show_default=True,
        help="json: one object, as described in the documentation.",
    ),
    click.option("--width", type=click.IntRange(40), metavar="N", help="Columns of the table; else the screen's."),
    no_pager,
)


TIMES = 3
"""How many of these are times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the options of an answer ask for; the fields are those options."""

    on: str | None = None
    as_of: str | None = None
    known_by: str | None = None
    format_: str = "table"
    width: int | None = None
    no_pager: bool = False

    def times(self) -> Times:
        """The three times of the question."""
        from selon.answers.times import Times

        return Times(on=self.on, as_of=self.as_of, known_by=self.known_by)

    def show(self, answer: Answer) -> None:
        """Write an answer to standard output in the form asked for."""
        from selon.cli import say
        from selon.cli.screen import look, show
        from selon.exports.answers import FORMATS

        seen = look(width=self.width)
        text = FORMATS[self.format_](answer, seen)
        if self.format_ == "table":
            show(text, seen, pager=not self.no_pager)
        else:
            click.echo(text.encode("utf-8"), nl=False)
        if self.format_ == "csv":
            # Rows alone would not say that there are more of them.
            for note in answer.notes:
                say(note)

"""What the commands that read articles have in common: their arguments, their options, their result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from selon.cli import NOTHING_READ, SOME_REFUSED, say
from selon.errors import InputError
from selon.languages import codes

if TYPE_CHECKING:
    from selon.intake import Progress
    from selon.records import Capture, Facts, Options, Reading

P = ParamSpec("P")
R = TypeVar("R")


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The value as given; raises BadParameter with the form that is wanted when it is no date."""
    if value is not None and not is_date(value):
        raise click.BadParameter(f"{value!r} is not a date of the calendar. Write it as 2031-03-04.", ctx, param)
    return value


def is_date(value: str) -> bool:
    """Whether a text is an ISO 8601 date or instant in its long form (2031-03-04, 2031-03-04T18:40)."""
    day, _, time = value.partition("T")
    if len(day) != 10 or day[4] != "-" or day[7] != "-" or ("T" in value and not time):
        return False
    try:
        return bool(datetime.fromisoformat(value) if time else date.fromisoformat(value))
    except ValueError:
        return False


def reading_options(command: Callable[P, R]) -> Callable[P, R]:
    """The command with the options that say how an article is read and what a person knows of it."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


no_pager = click.option(
    "--no-pager", is_flag=True, help="Write it all at once. Else what is longer than the screen goes through PAGER."
)
OPTIONS = (
    click.option("--outlet", metavar="NAME", help="The outlet that published the articles."),
    click.option("--published", callback=_day, metavar="DATE", help="The day of publication, as 2031-03-04."),
    click.option(
        "--sources",
        type=click.Path(dir_okay=False),
        metavar="FILE.tsv",
        help="Outlet and day of many articles: a table with the columns id (file stem), outlet and published, "
        "separated by tabs. What it says of an article goes before --outlet and --published.",
    ),
    click.option(
        "--language",
        metavar="CODE",
        help=f"Read as this language ({', '.join(codes())}), whatever language the text seems to be in.",
    ),
    click.option("--pipeline", metavar="NAME", help="Parse with this installed spaCy pipeline, not with Selon's own."),
    click.option(
        "--scope",
        type=click.Choice(["default", "wide"]),
        default="default",
        show_default=True,
        help="wide: list stances (opposes, supports) and intentions (wants, hopes) as well.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the options of a reading command ask for; the fields are those options."""

    outlet: str | None = None
    published: str | None = None
    sources: str | None = None
    language: str | None = None
    pipeline: str | None = None
    scope: str | None = None


@dataclass(slots=True)
class Tally:
    """How many inputs were read and refused so far, and what was found in them.

    `known` are those that need not be read again, `unread` those in languages that are not read, by language; `reasons`
    counts the refusals by their reasons, `progress` is how far the inputs were taken in. `one_more` is called for each
    input and `say` for each refusal: a progress bar sets both. `keep` is called for each refusal with what a person
    said of that input."""

    read: int = 0
    known: int = 0
    unread: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    attributions: int = 0
    gaps: int = 0
    one_more: Callable[[], None] = field(default=lambda: None)
    say: Callable[[object], None] = field(default=say)
    keep: Callable[[InputError, Facts], None] = field(default=lambda *_: None)
    progress: Progress | None = None

    def status(self) -> int:
        """The exit status that this run has earned."""
        if not self.refused:
            return 0
        return SOME_REFUSED if self.read or self.known or self.unread else NOTHING_READ

    def take(self, reading: Reading) -> None:
        """Count a reading; of a document in a language that is not read it is told."""
        from selon.records import UNREAD

        self.attributions += len(reading.attributions)
        self.gaps += len(reading.gaps)
        if not reading.unread:
            self.read += 1
            return
        self.unread[reading.document.language] += 1
        (gap, *_) = (gap for gap in reading.gaps if gap.reason.startswith(UNREAD))
        self.say(f"{reading.document.address}: {gap.reason.partition(': ')[2]}.")

    def refuse(self, error: InputError, said: Facts) -> None:
        """Count a refusal, tell it, keep it."""
        self.refused += 1
        self.reasons[error.reason] += 1
        self.say(error)
        self.keep(error, said)

    def words(self) -> str:
        """The counts as a sentence's worth of words."""
        found = f"{self.attributions} attribution{_s(self.attributions)}, {self.gaps} gap{_s(self.gaps)}"
        return f"{self.read} read, {self.refused} refused: {found}"


def readings(paths: tuple[str, ...], wish: Wish, tally: Tally) -> Iterator[Reading]:
    """The readings of the articles under the paths, in order; refusals are told and counted as they come."""
    for _, reading in kept(paths, wish, tally):
        yield reading


class Nothing:
    """What is known of captures before they are read, by who keeps no ledger: nothing."""

    def is_read(self, capture: Capture, said: Facts, options: Options) -> bool:
        """No capture was read before."""
        return False

    def error(self, capture: Capture) -> InputError | None:
        """Of no capture it is known that it cannot be read."""
        return None


NOTHING = Nothing()


def kept(
    paths: tuple[str, ...] | Iterator[Capture | InputError],
    wish: Wish,
    tally: Tally,
    *,
    statements: bool = False,
    before: Nothing = NOTHING,
) -> Iterator[tuple[Capture, Reading]]:
    """The same, each with the capture that it was read from; with statements, which a ledger needs.

    In the place of paths there may be captures, wherever they come from. `before` is asked of each capture: one that
    was read is passed over, an error that is known stands for one that need not be tried. What reads is loaded with the
    first capture that must be read."""
    from selon.cli.sources import facts_of
    from selon.intake import Progress, captures
    from selon.records import Facts, Options

    every = Facts(outlet=wish.outlet, published=wish.published)
    facts: Mapping[str, Facts] = facts_of(wish.sources, every) if wish.sources else {}
    wide = wish.scope == "wide"
    options = Options(pipeline=wish.pipeline, wide=wide, language=wish.language, statements=statements)
    tally.progress = tally.progress or Progress()
    taken = captures(paths, progress=tally.progress) if isinstance(paths, tuple) else paths
    waiting: dict[str, Capture] = {}
    found = _to_read(taken, tally, before, lambda one: before.is_read(one, facts.get(one.name, every), options))
    for item in _read(_noted(found, waiting), facts, every, options):
        tally.one_more()
        if isinstance(item, InputError):
            name = getattr(item.capture, "name", "")
            waiting.pop(name, None)
            tally.refuse(item, facts.get(name, every))
            continue
        tally.take(item)
        yield waiting.pop(item.document.name), item


def _to_read(
    taken: Iterable[Capture | InputError], tally: Tally, before: Nothing, is_read: Callable[[Capture], bool]
) -> Iterator[Capture | InputError]:
    """What must be read, and the errors; what was read before is counted."""
    for item in taken:
        if isinstance(item, InputError):
            yield item
        elif is_read(item):
            tally.known += 1
            tally.one_more()
        else:
            yield before.error(item) or item


def _read(
    found: Iterator[Capture | InputError], facts: Mapping[str, Facts], every: Facts, options: Options
) -> Iterator[Reading | InputError]:
    """What comes of captures and errors; the parser is loaded with the first capture, and where all are errors not."""
    for item in found:
        if isinstance(item, InputError):
            yield item
            continue
        from selon.pipeline import read

        yield from read(chain([item], found), facts=facts, every=every, options=options)


def _noted(captures: Iterable[Capture | InputError], waiting: dict[str, Capture]) -> Iterator[Capture | InputError]:
    """The captures as they come, each noted by its name until its reading comes back."""
    for item in captures:
        if not isinstance(item, InputError):
            waiting[item.name] = item
        yield item


def _s(count: int) -> str:
    return "" if count == 1 else "s"

"""`selon demo`."""

from __future__ import annotations

import os
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

import selon.cli
from selon.cli import say
from selon.cli.ledgers import Asked, now, path_of
from selon.cli.options import Tally, Wish
from selon.errors import InputError, NotFound, NothingThere, WrongLanguage

if TYPE_CHECKING:
    from selon.answers.finding import Issue
    from selon.ledger import Entry, Ledger
    from selon.records import Answer, Attribution, Reading

PACKAGE = Path(selon.cli.__file__).parents[1]
LEDGER = "demo.db"
STATES = 6
"""States that are shown, those that most articles tell."""


@click.command()
@click.option("--width", type=click.IntRange(40), metavar="N", help="Columns; else those of the screen.")
@click.pass_context
def demo(ctx: click.Context, width: int | None) -> None:
    """Read the articles that come with Selon into a ledger, and ask it where things stand.

    They are invented, as are their outlets: a night train is allowed, blocked in fact, doubted and cleared over three
    months. The ledger is made anew in your folder of caches, or in the FILE of --ledger; the end says where, and what
    to try on it.
    """
    folder, place = examples(), _place(ctx)
    tally, refused = Tally(), list[InputError]()
    found = _filled(folder, place, tally, refused)
    for error in refused:
        if not isinstance(error, WrongLanguage):
            say(error)
    foreign = [Path(error.place).name for error in refused if isinstance(error, WrongLanguage)]
    click.echo(f"Read: {tally.read} invented articles about one night train, with {tally.attributions} attributions.")
    if foreign:
        click.echo(f"Not read, since not in French: {', '.join(foreign)}")
    click.echo()
    _show(found, folder, place, Asked(width=width, no_pager=True))
    if len(refused) > len(foreign):
        ctx.exit(tally.status())


def examples() -> Path:
    """The folder of the demo: inside the package when it is installed, else at the top of the repository."""
    for folder in (PACKAGE / "examples", PACKAGE.parents[1] / "examples"):
        if (folder / "sources.tsv").is_file():
            return folder
    raise NothingThere(str(PACKAGE / "examples"), "the demo is not there", "Install Selon again.")


def _place(ctx: click.Context) -> Path:
    """The file of the ledger: the one of --ledger, else one of its own.

    SELON_LEDGER names somebody's own work, into which nothing invented goes unasked."""
    given = ctx.find_root().get_parameter_source("ledger") is ParameterSource.COMMANDLINE
    return path_of(ctx) if given else _anew(_caches() / "selon") or Path(tempfile.mkdtemp(prefix="selon-")) / LEDGER


def _caches() -> Path:
    """The folder of the user's caches."""
    usual = {"darwin": Path.home() / "Library" / "Caches", "win32": Path(os.environ.get("LOCALAPPDATA", Path.home()))}
    given = os.environ.get("XDG_CACHE_HOME")
    return Path(given) if given else usual.get(sys.platform, Path.home() / ".cache")


def _anew(folder: Path) -> Path | None:
    """The file of the ledger in a folder, with nothing of an earlier demo; None where nothing can be written."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(f"{LEDGER}*"):
            old.unlink()
        if os.access(folder, os.W_OK):
            return folder / LEDGER
    return None


def _filled(folder: Path, place: Path, tally: Tally, refused: list[InputError]) -> list[Entry]:
    """The readings of the articles, which are now in the ledger; what is no article is kept apart."""
    from selon.claims.stems import stems
    from selon.cli.options import kept
    from selon.ledger import Entry, Ledger
    from selon.pipeline import grammar

    found: list[Entry] = []
    tally.say = lambda error: refused.append(error) if isinstance(error, InputError) else None

    def entries() -> Iterator[Entry]:
        for capture, reading in kept((str(folder),), Wish(sources=str(folder / "sources.tsv")), tally, statements=True):
            found.append(Entry(capture=capture, reading=reading, grammar=grammar()))
            yield found[-1]

    with Ledger(place, create=True) as ledger:
        ledger.add(entries(), stems, now())
    return found


def _show(found: list[Entry], folder: Path, place: Path, wish: Asked) -> None:
    """An article, a position, a conflict and a count of origins, each under the command that shows it whole."""
    from selon.ledger import Ledger

    telling = _telling([one.reading for one in found])
    if telling is not None:
        _article(*telling, wish)
    tries = [
        "selon issues",
        "selon search refusé",
        "selon dossier VFN",
        "selon dossier VFN --print",
        "selon firmness --by outlet",
    ]
    with Ledger(place) as ledger:
        issue = _largest(ledger, {one.document for one in found})
        if issue is not None:
            tries[1:1] = _answers(ledger, _words(ledger, issue), wish)
    _next(folder, place, tries)


def _telling(found: list[Reading]) -> tuple[Reading, Attribution] | None:
    """What somebody without a name says by the longest chain, as hearsay, and the article that tells it."""
    from selon.records import Basis, SourceKind

    told = [(one, item) for one in found for item in one.attributions if item.basis is Basis.REPORTATIVE and item.cue]
    return max(told, key=lambda it: (it[1].source_kind is SourceKind.ANONYMOUS, len(it[1].chain)), default=None)


def _largest(ledger: Ledger, articles: set[str]) -> Issue | None:
    """The issue that most states of some articles are about."""
    from selon.answers.finding import issues

    told = {one: sum(document in articles for document in one.documents) for one in issues(ledger)}
    best = max(told, key=lambda one: told[one], default=None)
    return best if best is not None and told[best] else None


def _article(reading: Reading, item: Attribution, wish: Asked) -> None:
    """One attribution in its article."""
    from selon.cli.screen import look
    from selon.exports.excerpt import render

    _step("Who says it, on whose word, how firmly?", f"selon read {_short(Path(reading.document.address))}", wish)
    seen = look(width=wish.width)
    click.echo(render(reading, item, seen), color=seen.styled)


def _words(ledger: Ledger, issue: Issue) -> str:
    """The words by which an issue is asked for: its name, or its id where the name may mean another one."""
    from selon.answers.finding import issue_of
    from selon.claims.stems import stems

    with suppress(NotFound):
        if issue_of(ledger, issue.name, stems).id == issue.id:
            return issue.name
    return issue.id


def _answers(ledger: Ledger, issue: str, wish: Asked) -> list[str]:
    """The commands to try on an issue of which a position, a conflict and a count of origins were shown."""
    from selon.answers.asking import subject_of
    from selon.answers.conflicts import conflicts
    from selon.answers.origins import origins
    from selon.answers.positions import brief, position
    from selon.claims.stems import stems

    words, times = shlex.quote(issue), wish.times()
    whole = position(ledger, issue, stems, times)
    _step("Where does it stand?", f"selon position {words} --brief", wish)
    wish.show(brief(whole, STATES))
    _step("Which accounts disagree?", f"selon conflicts --issue {words}", wish)
    wish.show(_one(conflicts(ledger, issue, stems, times)))
    states: Any = whole.data["states"]
    hearsay = next((one["id"] for one in states if one["hedged"] and len(one["chain"]) > 2), issue)
    _step("How many have it on their own?", f"selon origins {shlex.quote(hearsay)}", wish)
    counted = origins(ledger, subject_of(ledger, hearsay, stems), times)
    wish.show(replace(counted, columns=(), rows=(), notes=()))
    days = sorted({one["reported_at"][:10] for one in states})
    return [
        f"selon position {words} --as-of {days[len(days) // 2]}",
        f"selon timeline {words}",
        f"selon origins {words}",
        f"selon conflicts --issue {words}",
    ]


def _one(answer: Answer) -> Answer:
    """The answer with one conflict: the first in which one account says what the other denies, else the first."""
    listed: Any = answer.data["conflicts"]
    place = next((at for at, one in enumerate(listed) if one["kind"] == "polarity"), 0)
    return replace(answer, title=f"One of {answer.title}", rows=answer.rows[place : place + 1])


def _step(question: str, command: str, wish: Asked) -> None:
    """Open a part with its question and the command that answers it."""
    from selon.cli.screen import look
    from selon.exports.excerpt import step

    seen = look(width=wish.width)
    click.echo(step(question, seen), color=seen.styled, nl=False)
    click.echo(f"> {command}\n")


def _next(folder: Path, place: Path, tries: list[str]) -> None:
    """Say where the ledger is and what to try on it."""
    article = min(folder.glob("*.txt"), default=folder)
    click.echo(f"The ledger stands in {_short(place)}. Try on it:\n")
    for line in (f"export SELON_LEDGER={_short(place)}", *tries, f"selon explain {_short(article)} a1"):
        click.echo(f"  {line}")
    click.echo("\nAnd look at it in a browser: selon serve --open")


def _short(path: Path) -> str:
    """The path as a shell takes it: from the folder at hand, from the home, or whole."""
    with suppress(ValueError):
        return shlex.quote(str(path.resolve().relative_to(Path.cwd())))
    with suppress(ValueError, RuntimeError):
        return f"~/{shlex.quote(str(path.relative_to(Path.home())))}"
    return shlex.quote(str(path))

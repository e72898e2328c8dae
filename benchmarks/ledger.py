"""A ledger of many articles, made without the parser: `python -m benchmarks.ledger [--documents N]`.

Adding ready readings beside raw `executemany` of the same rows, into the same tables with the same settings and as
many commits, in turn and in one run: first their claims alone, then with the statements among which conflicts are
sought. Then p50 and p99 of questions, in the process, on a tenth of the articles and on all of them. Making the
readings is left out. 100,000 articles (2 million claims) want 24 GB of disk.

With `--ledger FILE` nothing is raced: that ledger is filled up to so many articles without waiting for the disk, if it
has fewer, with a copy of its first tenth beside it, and the questions are asked of both. Both files stay, so that
whoever has them can ask again: `--documents 100000 --ledger FILE`.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import NamedTuple

from sqlalchemy import Table, event

from benchmarks.machine import described
from benchmarks.readings import TOLD, entries, matter
from selon.answers.conflicts import conflicts
from selon.answers.dossier import dossier
from selon.answers.issues import listed
from selon.answers.positions import position
from selon.answers.search import search
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.ledger import Ledger, schema_beside
from selon.ledger.schema import metadata
from selon.ledger.sqlite import INDEXED, SETTINGS
from selon.ledger.store import TOGETHER
from selon.records import Answer

NOW = "2031-09-20T08:00:00.000000Z"
TURN = 500
"""Articles that each side adds before it is the other's turn."""
TOLD_OF = 5000
"""Articles after which it is told what adding them to a ledger that is kept has cost."""
ASKED, WARM_UP = 300, 30
EMPTY = 20
"""One answer of so many may have nothing: a few matters have no conflict."""
RATIO, P50, P99, GROWTH = 0.5, 20.0, 100.0, 1.5
Costs = list[tuple[float, float]]
BESIDE = {made.name for made in vars(schema_beside).values() if isinstance(made, Table)} | {"log", "places"}
"""Tables into which no article goes."""
TABLES = tuple(table.name for table in metadata.sorted_tables if table.name not in BESIDE)


@dataclass(slots=True)
class Cost:
    """Seconds that passed, and seconds of the processor."""

    wall: float = 0.0
    cpu: float = 0.0

    def of(self, work: Callable[[], object]) -> None:
        """Add what some work costs."""
        wall, cpu = perf_counter(), process_time()
        work()
        self.wall += perf_counter() - wall
        self.cpu += process_time() - cpu


@dataclass(slots=True)
class Race:
    """The same articles into two files: by `Ledger.add`, and as rows by `executemany`."""

    folder: Path
    statements: bool = True
    ours: Cost = field(default_factory=Cost)
    raw: Cost = field(default_factory=Cost)
    rows: int = 0

    def run(self, first: int, last: int, ledger: Ledger) -> None:
        """Add the articles from one number to another, in turns."""
        source, target = self._source(), self._target()
        for start in range(first, last, TURN):
            ready = list(entries(min(TURN, last - start), start, statements=self.statements))
            before = {name: self._last(source, name) for name in TABLES}
            self.ours.of(lambda ready=ready: ledger.add(ready, stems, NOW))  # type: ignore[misc]
            groups = list(self._groups(source, before, len(ready)))
            self.raw.of(lambda groups=groups: _insert(target, groups))  # type: ignore[misc]
        source.close()
        target.close()

    def _groups(self, source: sqlite3.Connection, before: dict[str, int], count: int) -> Iterator[list[object]]:
        """The rows of so many articles that came in, in as many groups as there were commits."""
        made = []
        for name in TABLES:
            number = _number(name)
            found = source.execute(f"SELECT * FROM {name} WHERE {number} > ? ORDER BY {number}", (before[name],))
            made.append((name, found.fetchall()))
        for kind in INDEXED:
            new = "SELECT number, stems FROM words WHERE number > ? AND kind = ? ORDER BY number"
            made.append((f"words_{kind} (rowid, stems)", source.execute(new, (before["words"], kind)).fetchall()))
        self.rows += sum(len(found) for name, found in made if name in TABLES)
        for first in range(0, count, TOGETHER):
            last = min(first + TOGETHER, count)
            yield [(name, found[first * len(found) // count : last * len(found) // count]) for name, found in made]

    def _last(self, source: sqlite3.Connection, name: str) -> int:
        """The number of the last row of a table."""
        (found,) = source.execute(f"SELECT max({_number(name)}) FROM {name}").fetchone()
        return found or 0

    def _source(self) -> sqlite3.Connection:
        return sqlite3.connect(self.folder / "ledger.db")

    def _target(self) -> sqlite3.Connection:
        """The other file, with the same tables, indexes and settings."""
        path = self.folder / "raw.db"
        Ledger(path, create=True).close()
        target = sqlite3.connect(path, isolation_level=None)
        for setting in SETTINGS:
            target.execute(f"PRAGMA {setting}").fetchall()
        return target


def _number(name: str) -> str:
    """The column that counts the rows of a table as they come in."""
    return {"keys": "number", "bands": "number", "sides": "number"}.get(name, "rowid")


def _insert(target: sqlite3.Connection, groups: list[list[tuple[str, list[tuple[object, ...]]]]]) -> None:
    """Insert rows as fast as Python's sqlite3 does."""
    for group in groups:
        target.execute("BEGIN IMMEDIATE")
        for name, made in group:
            if made:
                target.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(made[0]))})", made)
        target.execute("COMMIT")


class Matter(NamedTuple):
    """What a question is about."""

    thing: str
    town: str
    actor: str
    source: str


Question = Callable[[Ledger, Matter], object]


def questions(ledgers: Sequence[Ledger], among: int) -> list[dict[str, Costs]]:
    """Milliseconds of each question, on the clock and of the processor, in each ledger, in turns.

    They are about matters that the first so many articles tell."""
    matters, empty = max(1, among // TOLD), Counter[str]()
    out: list[dict[str, Costs]] = [{name: [] for name in QUESTIONS} for _ in ledgers]
    for turn in range(ASKED + WARM_UP):
        told = Matter(*matter(turn * 7919 % matters * TOLD))
        for name, work in QUESTIONS.items():
            for ledger, costs in zip(ledgers, out, strict=True):
                start, cpu = perf_counter(), process_time()
                found = work(ledger, told)
                spent = 1000 * (perf_counter() - start), 1000 * (process_time() - cpu)
                empty[name] += not found
                if turn >= WARM_UP:
                    costs[name].append(spent)
    for name, count in empty.items():
        if count * EMPTY > len(ledgers) * (ASKED + WARM_UP):
            raise SystemExit(f"{name}: nothing was found {count} times: the figure would flatter")
    return out


def _answers(answer: Callable[..., Answer], words: Callable[[Matter], str], **more: object) -> Question:
    """A question whose answer has rows."""
    return lambda ledger, told: answer(ledger, words(told), stems, Times(), **more).rows


QUESTIONS: dict[str, Question] = {
    "position": _answers(position, lambda told: f"{told.thing} {told.town}", first=True),
    "conflicts of an issue": _answers(conflicts, lambda told: f"{told.thing} {told.town}", part=(0, True)),
    "dossier": _answers(dossier, lambda told: told.actor),
    "issues with words": lambda ledger, told: listed(ledger, Times(), asked=(told.thing, stems)).rows,
    "search of rare words": _answers(search, lambda told: told.thing),
}


def added(race: Race, count: int) -> str:
    """What adding cost, beside the raw rows; the bar is for claims alone."""
    title = "adding, with statements" if race.statements else "adding"
    lines = [f"{title:34}{'ms/article':>12}{'CPU ms':>10}{'rows/s':>12}"]
    costs = {
        "executemany of the same rows": race.raw,
        "Ledger.add of ready readings": race.ours,
    }
    for name, cost in costs.items():
        each = 1000 / count
        lines.append(f"{name:34}{cost.wall * each:12.2f}{cost.cpu * each:10.2f}{race.rows / cost.wall:12,.0f}")
    wall, cpu = race.raw.wall / race.ours.wall, race.raw.cpu / race.ours.cpu
    verdict = "" if race.statements else f"    bar {RATIO}: {'reached' if wall >= RATIO else 'not reached'}"
    return "\n".join([*lines, f"{'ratio':34}{wall:12.2f}{cpu:10.2f}{verdict}"])


def asked(small: tuple[int, dict[str, Costs]], large: tuple[int, dict[str, Costs]]) -> str:
    """p50 and p99 of each question on both sizes, and how they grew."""
    lines = [f"{'question, ms':26}{'articles':>10}{'p50':>8}{'p99':>8}{'CPU p50':>10}{'p99':>8}{'growth of p50':>16}"]
    for name in small[1]:
        before = None
        for count, costs in (small, large):
            wall, cpu = zip(*costs[name], strict=True)
            middle, worst = median(wall), quantiles(wall, n=100)[-1]
            grown = f"{middle / before:.2f}" if before else ""
            good = middle <= P50 and worst <= P99 and (before is None or middle / before <= GROWTH)
            figures = (
                f"{count:10,}{middle:8.1f}{worst:8.1f}{median(cpu):10.1f}{quantiles(cpu, n=100)[-1]:8.1f}{grown:>16}"
            )
            lines.append(f"{name:26}{figures}{'' if good else '  over the bar'}")
            before = middle
    return "\n".join([*lines, f"bars: p50 {P50:.0f}, p99 {P99:.0f}, growth {GROWTH}"])


def kept(path: Path, count: int) -> None:
    """Fill a ledger up to so many articles, with a copy of its first tenth beside it; print what it costs on the way.

    A power cut may leave it damaged, for the disk is not waited for."""
    with Ledger(path, create=True) as ledger:
        event.listen(ledger._engine, "connect", lambda opened, _: opened.execute("PRAGMA synchronous=OFF").close())
        ledger._engine.dispose()
        there = ledger.stats()["documents"]
        while there < count:
            cost, before = Cost(), there
            while there < min(count, before + TOLD_OF):
                ready = list(entries(min(TURN, count - there), there))
                cost.of(lambda ready=ready: ledger.add(ready, stems, NOW))  # type: ignore[misc]
                there += len(ready)
                if there >= tenth(count) and not beside(path).exists():
                    ledger.backup(beside(path))
            memory = getrusage(RUSAGE_SELF).ru_maxrss / 1024
            each = 1000 / (there - before)
            print(
                f"{there:9,} articles {cost.wall * each:8.1f} ms {cost.cpu * each:8.1f} CPU ms {memory:8.0f} MB",
                flush=True,
            )


def tenth(count: int) -> int:
    """A tenth of the articles, in whole turns."""
    return max(TURN, count // 10 // TURN * TURN)


def beside(path: Path) -> Path:
    """Where the copy of the first tenth of a ledger that is kept stands."""
    return path.with_name(f"{path.name}.tenth")


def again(path: Path, count: int) -> str:
    """What is asked of a ledger that is kept, and of its first articles; both may have been filled by another call."""
    kept(path, count)
    with Ledger(path) as ledger, Ledger(beside(path)) as small:
        counts, few = ledger.stats(), small.stats()["documents"]
        answers = questions((small, ledger), few)
        whole = wholes(ledger)
    told = f"{counts['documents']:,} articles, {counts['claims']:,} claims, {path.stat().st_size / 2**20:,.0f} MB"
    table = asked((few, answers[0]), (counts["documents"], answers[1]))
    return f"{described()}\n{told}\n\n{table}\n{whole}"


def main(given: Sequence[str] | None = None) -> int:
    """Exit status; prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--folder", type=Path, help="where the two files are made; else a folder that is removed")
    parser.add_argument("--ledger", type=Path, help="a ledger that is kept: filled up if need be, and asked")
    wish = parser.parse_args(given)
    if wish.ledger:
        print(again(wish.ledger, wish.documents))
        return 0
    small = max(TOLD, wish.documents // 10)
    bare = alone(wish.documents, wish.folder)
    with tempfile.TemporaryDirectory(dir=wish.folder) as folder:
        race = Race(Path(folder))
        with Ledger(Path(folder) / "ledger.db", create=True) as ledger:
            race.run(0, small, ledger)
            ledger.backup(Path(folder) / "small.db")
            race.run(small, wish.documents, ledger)
            with Ledger(Path(folder) / "small.db") as tenth:
                few, many = questions((tenth, ledger), small)
            whole = wholes(ledger)
            counts = ledger.stats()
        size = (Path(folder) / "ledger.db").stat().st_size / 2**20
    print(f"{described()}\n{counts['documents']:,} articles, {counts['claims']:,} claims, {size:,.0f} MB\n")
    print(f"{added(bare, wish.documents)}\n\n{added(race, wish.documents)}\n")
    print(f"{asked((small, few), (wish.documents, many))}\n{whole}")
    return 0


def alone(count: int, where: Path | None) -> Race:
    """Adding so many articles without their statements, to files that are removed."""
    with tempfile.TemporaryDirectory(dir=where) as folder:
        race = Race(Path(folder), statements=False)
        with Ledger(Path(folder) / "ledger.db", create=True) as ledger:
            race.run(0, count, ledger)
    return race


def wholes(ledger: Ledger) -> str:
    """Seconds that lists take which are about all that a ledger has, each asked once."""
    lists: dict[str, Callable[[], Answer]] = {
        "issues": lambda: listed(ledger, Times(), most=20),
        "conflicts": lambda: conflicts(ledger, None, stems, Times()),
    }
    out = []
    for name, work in lists.items():
        start = perf_counter()
        found = work()
        out.append(f"the list of all {name}: {perf_counter() - start:.2f} s ({found.title})")
    return "\n".join(out)


if __name__ == "__main__":
    sys.exit(main())

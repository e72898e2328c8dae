"""A ledger of many articles, made without the parser: `python -m benchmarks.ledger [--documents N]`.

Adding ready readings beside raw `executemany` of the same rows, into the same tables with the same settings and as
many commits, in turn and in one run; then p50 and p99 of questions, in the process, on a tenth of the articles and on
all of them. Making the readings is left out. 100,000 articles (2 million claims) want 10 GB of disk.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

from benchmarks.machine import described
from benchmarks.readings import TOLD, entries, matter
from selon.answers.issues import listed
from selon.answers.positions import position
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.ledger import Ledger
from selon.ledger.schema import metadata
from selon.ledger.sqlite import SETTINGS
from selon.ledger.store import TOGETHER

NOW = "2031-09-20T08:00:00.000000Z"
TURN = 500
"""Articles that each side adds before it is the other's turn."""
ASKED, WARM_UP = 300, 30
RATIO, P50, P99, GROWTH = 0.5, 20.0, 100.0, 1.5
Costs = list[tuple[float, float]]
TABLES = tuple(table.name for table in metadata.sorted_tables if table.name != "log")


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
    ours: Cost = field(default_factory=Cost)
    raw: Cost = field(default_factory=Cost)
    stemming: Cost = field(default_factory=Cost)
    rows: int = 0

    def run(self, first: int, last: int, ledger: Ledger) -> None:
        """Add the articles from one number to another, in turns."""
        source, target = self._source(), self._target()
        for start in range(first, last, TURN):
            ready = list(entries(min(TURN, last - start), start))
            before = {name: self._last(source, name) for name in TABLES}
            self.ours.of(lambda ready=ready: ledger.add(ready, self._stems, NOW))  # type: ignore[misc]
            groups = list(self._groups(source, before, -(-len(ready) // TOGETHER)))
            self.raw.of(lambda groups=groups: _insert(target, groups))  # type: ignore[misc]
        source.close()
        target.close()

    def _stems(self, language: str, text: str) -> str:
        """The stems of a text; what they cost is counted."""
        found: list[str] = []
        self.stemming.of(lambda: found.append(stems(language, text)))
        return found[0]

    def _groups(self, source: sqlite3.Connection, before: dict[str, int], count: int) -> Iterator[list[object]]:
        """The rows that came in, in as many groups as there were commits."""
        made = []
        for name in TABLES:
            number = _number(name)
            found = source.execute(f"SELECT * FROM {name} WHERE {number} > ? ORDER BY {number}", (before[name],))
            made.append((name, found.fetchall()))
        self.rows += sum(len(found) for _, found in made)
        for group in range(count):
            yield [
                (name, found[group * len(found) // count : (group + 1) * len(found) // count]) for name, found in made
            ]

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
    return {"keys": "number", "bands": "number"}.get(name, "rowid")


def _insert(target: sqlite3.Connection, groups: list[list[tuple[str, list[tuple[object, ...]]]]]) -> None:
    """Insert rows as fast as Python's sqlite3 does."""
    for group in groups:
        target.execute("BEGIN IMMEDIATE")
        for name, made in group:
            if made:
                target.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(made[0]))})", made)
        target.execute("COMMIT")


def questions(ledgers: Sequence[Ledger], among: int) -> list[dict[str, Costs]]:
    """Milliseconds of each question, on the clock and of the processor, in each ledger, in turns.

    They are about matters that the first so many articles tell."""
    matters = max(1, among // TOLD)
    out: list[dict[str, Costs]] = [{name: [] for name in QUESTIONS} for _ in ledgers]
    for turn in range(ASKED + WARM_UP):
        thing, town, _, _ = matter(turn * 7919 % matters * TOLD)
        for name, work in QUESTIONS.items():
            for ledger, costs in zip(ledgers, out, strict=True):
                start, cpu = perf_counter(), process_time()
                found = work(ledger, thing, town)
                spent = 1000 * (perf_counter() - start), 1000 * (process_time() - cpu)
                if not found:
                    raise SystemExit(f"{name}: nothing was found of {thing}, {town}: the figure would flatter")
                if turn >= WARM_UP:
                    costs[name].append(spent)
    return out


QUESTIONS: dict[str, Callable[[Ledger, str, str], object]] = {
    "position": lambda ledger, thing, town: position(ledger, f"{thing} {town}", stems, Times(), first=True).rows,
    "issues with words": lambda ledger, thing, town: listed(ledger, Times(), asked=(thing, stems)).rows,
    "search of a rare word": lambda ledger, thing, town: ledger.search(stems("fr", town), "claim"),
}


def added(race: Race, count: int) -> str:
    """What adding cost, beside the raw rows."""
    lines = [f"{'adding':34}{'ms/article':>12}{'CPU ms':>10}{'rows/s':>12}"]
    costs = {
        "executemany of the same rows": race.raw,
        "Ledger.add of ready readings": race.ours,
        "  of it: stems of words": race.stemming,
    }
    for name, cost in costs.items():
        each = 1000 / count
        lines.append(f"{name:34}{cost.wall * each:12.2f}{cost.cpu * each:10.2f}{race.rows / cost.wall:12,.0f}")
    wall, cpu = race.raw.wall / race.ours.wall, race.raw.cpu / race.ours.cpu
    verdict = "reached" if wall >= RATIO else "not reached"
    return "\n".join([*lines, f"{'ratio':34}{wall:12.2f}{cpu:10.2f}    bar {RATIO}: {verdict}"])


def asked(small: tuple[int, dict[str, Costs]], large: tuple[int, dict[str, Costs]]) -> str:
    """p50 and p99 of each question on both sizes, and how they grew."""
    lines = [f"{'question, ms':26}{'articles':>10}{'p50':>8}{'p99':>8}{'CPU p50':>10}{'growth of p50':>16}"]
    for name in small[1]:
        before = None
        for count, costs in (small, large):
            wall, cpu = zip(*costs[name], strict=True)
            middle, worst = median(wall), quantiles(wall, n=100)[-1]
            grown = f"{middle / before:.2f}" if before else ""
            good = middle <= P50 and worst <= P99 and (before is None or middle / before <= GROWTH)
            figures = f"{count:10,}{middle:8.1f}{worst:8.1f}{median(cpu):10.1f}{grown:>16}"
            lines.append(f"{name:26}{figures}{'' if good else '  over the bar'}")
            before = middle
    return "\n".join([*lines, f"bars: p50 {P50:.0f}, p99 {P99:.0f}, growth {GROWTH}"])


def main(given: Sequence[str] | None = None) -> int:
    """Exit status; prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--folder", type=Path, help="where the two files are made; else a folder that is removed")
    wish = parser.parse_args(given)
    small = max(TOLD, wish.documents // 10)
    with tempfile.TemporaryDirectory(dir=wish.folder) as folder:
        race = Race(Path(folder))
        with Ledger(Path(folder) / "ledger.db", create=True) as ledger:
            race.run(0, small, ledger)
            ledger.backup(Path(folder) / "small.db")
            race.run(small, wish.documents, ledger)
            with Ledger(Path(folder) / "small.db") as tenth:
                few, many = questions((tenth, ledger), small)
            start = perf_counter()
            every = len(listed(ledger, Times(), most=20).rows)
            whole = perf_counter() - start
            counts = ledger.stats()
        size = (Path(folder) / "ledger.db").stat().st_size / 2**20
    print(f"{described()}\n{counts['documents']:,} articles, {counts['claims']:,} claims, {size:,.0f} MB\n")
    print(f"{added(race, wish.documents)}\n\n{asked((small, few), (wish.documents, many))}")
    print(f"the list of all issues, of which {every} are shown: {whole:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())

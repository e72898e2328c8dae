"""The whole of `selon add` over an archive, watched from outside: pages, seconds of the processor, memory.

The command is a process of its own. What is in the ledger is counted there, memory and seconds are those that the
system tells of the process, so that nothing of what is measured knows of it. A run may be cut into steps of so many
seconds: it is then killed, and gone on with by `--resume`."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from math import inf
from pathlib import Path

CALL = "from selon.cli import main; main()"
EVERY = 0.25
"""Seconds between two looks."""
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
KILOBYTES = 1024
QUARTERS = (0.25, 0.5, 0.75, 1.0)
FLAT = 0.1
"""Growth of the peak from the first quarter to the last, as a share: what a ledger keeps at hand fills by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a run: pages in the ledger at its end, seconds of the processor from the first page on, and memory.

    `resident` are MB at its end, `peak` the most MB within it, `child` those of the process in which pages are parsed;
    `step` says how often the run was begun."""

    pages: int
    seconds: float
    resident: float
    peak: float
    child: float
    step: int

    def line(self, before: Part | None) -> str:
        """The part as a line, with the rate since the one before."""
        pages, seconds = (before.pages, before.seconds) if before else (0, 0.0)
        rate = (self.pages - pages) / max(self.seconds - seconds, 0.01)
        return f"{self.pages:>8,}{rate:>10.1f}{self.resident:>14.0f}{self.peak:>10.0f}{self.child:>10.0f}{self.step:>6}"


def parts(archive: Path, ledger: Path, count: int, most: float = inf) -> Iterator[Part]:
    """The quarters of adding an archive of so many pages; `most` are seconds of the processor of one step."""
    wanted = [int(count * share) for share in QUARTERS]
    spent, step, before = 0.0, 0, -1
    while (there := _pages(ledger)) < count and there > before:
        before, step = there, step + 1
        process = _started(archive, ledger, resume=step > 1)
        used, seconds = Used(), 0.0
        for used, pages in _looks(process, ledger, most):
            seconds = used.seconds
            if wanted and pages >= wanted[0]:
                yield _part(pages, used, spent, step)
                wanted = [one for one in wanted if one > pages]
                _from_now_on(process.pid)
        spent += seconds
        if wanted and (pages := _pages(ledger)) >= wanted[0]:  # it ended before another look
            yield _part(pages, used, spent - seconds, step)


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """What a process has used: seconds of the processor, its resident MB now and at most, those of its children."""

    seconds: float = 0.0
    resident: float = 0.0
    peak: float = 0.0
    child: float = 0.0


def _part(pages: int, used: Used, before: float, step: int) -> Part:
    """A part of a run, of which the steps before this one took some seconds."""
    seconds = before + used.seconds
    memory = {"resident": used.resident, "peak": used.peak, "child": used.child}
    return Part(pages=pages, seconds=seconds, step=step, **memory)


def _looks(process: subprocess.Popen[bytes], ledger: Path, most: float) -> Iterator[tuple[Used, int]]:
    """What a process has used, and the pages in the ledger, while it runs; after `most` seconds it is killed."""
    while process.poll() is None:
        used = _used(process.pid)
        if used is not None:
            yield used, _pages(ledger)
            if used.seconds > most:
                process.kill()
                process.wait()
        time.sleep(EVERY)


def report(archive: Path, ledger: Path, count: int, most: float) -> bool:
    """Prints the quarters, and whether memory stood still from the first to the last."""
    print(f"\n`selon add`, {count:,} pages")
    print(f"{'pages':>8}{'pages/s':>10}{'resident MB':>14}{'peak MB':>10}{'child MB':>10}{'step':>6}")
    found: list[Part] = []
    for one in parts(archive, ledger, count, most):
        print(one.line(found[-1] if found else None), flush=True)
        found.append(one)
    if len(found) < 2:
        return False
    grown = found[-1].peak / found[0].peak - 1
    flat = grown <= FLAT
    print(f"peak {100 * grown:+.1f} % from the first quarter to the last: {'flat' if flat else 'not flat'}")
    return flat


def _started(archive: Path, ledger: Path, *, resume: bool) -> subprocess.Popen[bytes]:
    """The command, running."""
    words = ["--ledger", str(ledger), "add", *(["--resume"] if resume else []), str(archive)]
    nowhere = subprocess.DEVNULL
    return subprocess.Popen([sys.executable, "-c", CALL, *words], stdout=nowhere, stderr=nowhere)


def _pages(ledger: Path) -> int:
    """How many readings are in a ledger; none where there is no ledger yet."""
    try:
        connection = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True, timeout=1)
    except sqlite3.OperationalError:
        return 0
    try:
        (count,) = connection.execute("SELECT count(*) FROM readings").fetchone()
        return int(count)
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def _used(process: int) -> Used | None:
    """What a process has used; None where it has ended."""
    try:
        spent = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return None
    now, most = _memory(process)
    if not now:
        return None
    seconds = (int(spent[11]) + int(spent[12])) / TICKS
    return Used(seconds=seconds, resident=now, peak=most, child=sum(_memory(int(one))[0] for one in children))


def _memory(process: int) -> tuple[float, float]:
    """The resident MB of a process, now and at most; none where it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0, 0.0
    told = dict(line.split(":", 1) for line in lines)
    now, most = (int(told.get(name, "0").split()[0]) / KILOBYTES for name in ("VmRSS", "VmHWM"))
    return now, most


def _from_now_on(process: int) -> None:
    """Let the system reckon the most memory of a process from now on; where it cannot, peaks are those of a step."""
    with suppress(OSError):
        Path(f"/proc/{process}/clear_refs").write_text("5", encoding="ascii")

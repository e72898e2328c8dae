"""Adds invented readings to a ledger, in a process of its own: `python -m tests.ledger.adding FILE FIRST COUNT`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.readings import entries
from selon.claims.stems import stems
from selon.ledger import Added, Ledger

ROOT = Path(__file__).parent.parent.parent
READY = "ready"
NOW = "2031-09-20T08:00:00.000000Z"


def started(path: Path, first: int, count: int) -> subprocess.Popen[str]:
    """A process that has all it needs, and begins to add as soon as it is sent a line."""
    words = [sys.executable, "-m", "tests.ledger.adding", str(path), str(first), str(count)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    process = subprocess.Popen(
        words, cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None and process.stdout.readline().strip() == READY
    return process


def go(process: subprocess.Popen[str]) -> None:
    """Let a process begin."""
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def done(process: subprocess.Popen[str]) -> Added:
    """What a process says it has added, once it has ended."""
    told, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return Added(**dict(zip(("new", "again", "known", "withdrawn"), map(int, told.split()), strict=True)))


def main(path: str, first: str, count: str) -> None:
    """Make the readings, wait for the line, add them, print the counts."""
    made = list(entries(int(count), int(first)))
    print(READY, flush=True)
    sys.stdin.readline()
    with Ledger(Path(path), create=True) as ledger:
        added = ledger.add(made, stems, NOW)
    print(added.new, added.again, added.known, added.withdrawn)


if __name__ == "__main__":
    main(*sys.argv[1:])

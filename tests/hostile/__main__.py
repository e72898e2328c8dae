"""Reads every hostile input and prints what came of it: `python -m tests.hostile [--all] [--part 1/4] [NAME...]`.

With `--all` at the sizes at which libraries hung or lost text, else at those of the tests; with `--part` only so many
of the rows, for who may not run for long. Each is read in a process of
its own, so that its time and its memory (of that process and of the one that it parses in) are those of one input. The
limit is on the seconds of the processor: those of the clock are more where the machine has much else to do."""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from selon.intake import captures
from selon.pipeline import GUARDED, read
from tests.hostile.table import CASES, GOOD, outcome

SECONDS, MEGABYTES = 10, 1_024
"""What one input may take, beyond what a good article takes alone."""
HUNG = 120


def measured(name: str, size: int) -> dict[str, object]:
    """What came of a case in this process, how long it took, and the most memory of each process in megabytes."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "seul.txt").write_text(GOOD, encoding="utf-8")
        list(read(captures([folder / "seul.txt"])))  # the model is loaded once, by whatever comes first
        resting = _peak(resource.RUSAGE_SELF)
        taken: list[float] = []
        begun = time.monotonic()
        found = outcome(CASES[name], folder / "beside", size, lambda items: _timed(items, taken))
        seconds = taken[0] if taken else time.monotonic() - begun
        GUARDED.close()
        spent = taken[1] if taken else 0.0
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent += used.ru_utime + used.ru_stime
    memory = max(_peak(resource.RUSAGE_SELF) - resting, _peak(resource.RUSAGE_CHILDREN))
    told = f"{found.word}{': ' if found.reasons else ''}{', '.join(found.reasons)}"
    return {"outcome": told, "wrong": found.wrong, "seconds": seconds, "processor": spent, "megabytes": memory}


def _timed(items, taken):  # type: ignore[no-untyped-def]
    """What is read, with the time from the first look at the inputs to the last reading."""
    begun, own = time.monotonic(), time.process_time()
    yield from read(items)
    taken += [time.monotonic() - begun, time.process_time() - own]


def _peak(who: int) -> int:
    """The most memory that a process has had, in megabytes."""
    return resource.getrusage(who).ru_maxrss // (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main() -> int:
    """Print the table; the status is the number of rows that are wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only the cases whose names have these words")
    parser.add_argument("--all", action="store_true", help="at the real sizes")
    parser.add_argument("--part", type=_part, default=(1, 1), metavar="K/N", help="the Kth of N parts of the rows")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        size = CASES[given.one].real if given.all else CASES[given.one].quick
        print(json.dumps(measured(given.one, size)))
        return 0
    named = [name for name in CASES if not given.names or any(words in name for words in given.names)]
    wanted = rows(named, *given.part)
    print(f"{'input':32} {'outcome':44} {'seconds':>8} {'processor':>9} {'MB':>6}", flush=True)
    wrong = sum(_row(name, given.all) for name in wanted)
    print(f"{len(wanted)} inputs, {wrong} wrong")
    return wrong


def rows(named: list[str], part: int, parts: int) -> list[str]:
    """The rows of one part of so many; every row is in one of them."""
    return named[(part - 1) * len(named) // parts : part * len(named) // parts]


def _part(given: str) -> tuple[int, int]:
    """Which part of how many; raises ArgumentTypeError for what is none."""
    first, _, second = given.partition("/")
    if not (first.isdecimal() and second.isdecimal() and 0 < int(first) <= int(second)):
        raise argparse.ArgumentTypeError(f"{given!r} is no part such as 1/4")
    return int(first), int(second)


def _row(name: str, real: bool) -> bool:
    """Print the row of a case, and say whether something in it is wrong."""
    words = [sys.executable, "-m", "tests.hostile", "--one", name, *(["--all"] if real else [])]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=HUNG, env=os.environ)
    except subprocess.TimeoutExpired:
        print(f"{name:32} {'HUNG':44} {HUNG:>8}")
        return True
    if done.returncode:
        print(f"{name:32} DIED: {done.stderr.strip().rpartition(chr(10))[2]}")
        return True
    found = json.loads(done.stdout)
    wrong = list(found["wrong"])
    wrong += ["too slow"] if found["processor"] > SECONDS else []
    wrong += ["too much memory"] if found["megabytes"] > MEGABYTES else []
    print(
        f"{name:32} {found['outcome']:44} {found['seconds']:8.2f} {found['processor']:9.2f} {found['megabytes']:6}",
        *wrong,
        sep="  ! " if wrong else " ",
        flush=True,
    )
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())

"""CPU time of short commands, each in a new process: `python -m benchmarks.startup [--article FILE]`.

The median of some runs after one that is not counted (it writes the bytecode); user and system time.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.articles import EXAMPLES
from benchmarks.machine import described

CALL = "from selon.cli import main; main()"
BARE = ("-c", "pass")


def cost(words: Sequence[str]) -> tuple[float, float]:
    """CPU seconds and wall seconds of one run of Python; ends the benchmark when the command fails."""
    before, start = os.times(), perf_counter()
    done = subprocess.run([sys.executable, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    wall, after = perf_counter() - start, os.times()
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}: status {done.returncode}\n{done.stderr}")
    return after.children_user + after.children_system - before.children_user - before.children_system, wall


def row(name: str, words: Sequence[str], rounds: int) -> str:
    """Medians of one command."""
    costs = [cost(words) for _ in range(rounds + 1)][1:]
    return f"{name:34}{median(cpu for cpu, _ in costs):10.2f}{median(wall for _, wall in costs):10.2f}{rounds:8d}"


def main(given: Sequence[str] | None = None) -> int:
    """Exit status; prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--article", type=Path, default=next(EXAMPLES.glob("01*.txt")))
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args(given)
    print(described())
    print(f"{'command':34}{'CPU s':>10}{'wall s':>10}{'runs':>8}")
    print(row("python -c pass", BARE, asked.rounds))
    print(row("selon --help", ("-c", CALL, "--help"), asked.rounds))
    print(row("selon read, one article", ("-c", CALL, "read", str(asked.article)), asked.rounds))
    return 0


if __name__ == "__main__":
    sys.exit(main())

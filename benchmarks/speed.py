"""Words a second of the whole of Selon beside its bare parser: `python -m benchmarks.speed [--texts DIR]`.

Both read the same plain texts on one core in the same run, in turn; the figure is CPU time, the median of
the rounds after one round that is not counted. Loading is left out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.articles import articles, captures, words
from benchmarks.machine import described, one_core
from selon import pipeline
from selon.errors import InputError
from selon.sentences import load


def bare(written: Sequence[str]) -> int:
    """Articles that the parser alone has read."""
    nlp = load("fr")
    with nlp.memory_zone():
        return sum(1 for _ in nlp.pipe(written))


def whole(written: Sequence[str]) -> int:
    """Articles that Selon has read, from bytes to attributions."""
    readings = pipeline.read(captures(written))
    return sum(not isinstance(reading, InputError) for reading in readings)


def timed(work: Callable[[Sequence[str]], int], written: Sequence[str]) -> float:
    """CPU seconds of one round; every article must have been read."""
    start = process_time()
    if work(written) != len(written):
        raise SystemExit("some articles could not be read: the figure would flatter")
    return process_time() - start


def table(seconds: dict[str, list[float]], count: int, articles_read: int) -> str:
    """Words a second of both, and their ratio."""
    speed = {name: count / median(rounds) for name, rounds in seconds.items()}
    lines = [f"{described()}, one of them used; {articles_read} articles, {count:,} words"]
    lines.append(f"{'':34}{'words/s':>10}{'seconds, each round':>26}")
    for name, rounds in seconds.items():
        lines.append(f"{name:34}{speed[name]:10,.0f}{'  '.join(f'{x:.2f}' for x in rounds):>26}")
    alone, together = speed.values()
    return "\n".join([*lines, f"{'ratio':34}{together / alone:10.2f}"])


def main(given: Sequence[str] | None = None) -> int:
    """Exit status; prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="folder of .txt articles instead of the demo bundle")
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args(given)
    one_core()
    written = list(articles(asked.articles, asked.texts))
    works = {"the model alone (nlp.pipe)": bare, "Selon, bytes to attributions": whole}
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(asked.rounds + 1):
        for name, work in works.items():
            seconds[name].append(timed(work, written))
    print(table({name: x[1:] for name, x in seconds.items()}, sum(map(words, written)), len(written)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

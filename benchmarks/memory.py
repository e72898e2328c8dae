"""Resident memory over many articles: `python -m benchmarks.memory [--articles 1000] [--texts DIR]`.

Articles are made one by one and forgotten once read, as a person's loop over a folder would.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.articles import articles, captures
from benchmarks.machine import described, resident
from selon import pipeline

SHOWN_EVERY = 100
WARM_UP = 0.2  # share of the articles after which everything is loaded and memory should stand still
FLAT = 0.05  # growth from there to the end, as a share


def curve(count: int, folder: Path | None) -> list[tuple[int, float]]:
    """Resident MB after every hundredth article, and after the last."""
    points = []
    for read, _ in enumerate(pipeline.read(captures(articles(count, folder))), 1):
        if read % SHOWN_EVERY == 0 or read == count:
            points.append((read, resident()))
    return points


def growth(points: Sequence[tuple[int, float]]) -> float:
    """Share by which memory grew from the end of the warm-up to the last article."""
    last, final = points[-1]
    start = next(memory for read, memory in points if read >= WARM_UP * last)
    return final / start - 1


def main(given: Sequence[str] | None = None) -> int:
    """Exit status; prints the curve."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="folder of .txt articles instead of the demo bundle")
    parser.add_argument("--articles", type=int, default=1000)
    asked = parser.parse_args(given)
    before = resident()
    points = curve(asked.articles, asked.texts)
    print(described())
    print(f"{'articles':>10}{'resident MB':>14}\n{0:10}{before:14.0f}")
    print("\n".join(f"{read:10}{memory:14.0f}" for read, memory in points))
    grown = growth(points)
    verdict = "flat" if grown <= FLAT else "not flat"
    print(f"peak {max(memory for _, memory in points):.0f} MB; {100 * grown:+.1f} % after the first fifth: {verdict}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

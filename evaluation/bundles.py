"""What the ledger tells of whole stories: `python -m evaluation.bundles [--half read|check] [--errors]`.

A bundle is five articles on one story. Each goes into a fresh ledger, which is asked twice: with the words by which a
user would ask for the story, taking the best issue (`asked`), and issue by issue (`whole ledger`). Printed are, for
every bundle and in all, the states, conflicts and independent origins that are told; `evaluation.bundle_scores` says
when one is right. `--errors` lists the items of the read half; a check half is scored, never read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import reduce
from pathlib import Path

from evaluation.bundle_answers import Outcome, outcome
from evaluation.bundle_errors import listing
from evaluation.bundle_gold import file_of, load
from evaluation.bundle_scores import scores
from evaluation.corpora import HALVES, readable
from evaluation.tally import Share, merged

WIDTH = 18


def outcomes(file: Path) -> tuple[Outcome, ...]:
    """Every bundle of a file, each read into a ledger of its own and asked."""
    return tuple(map(outcome, load(file)))


def report(name: str, found: Sequence[Outcome], *, named: bool) -> str:
    """The tables of one half, one for each asker; without their names where nobody is to know the stories."""
    count = sum(len(one.bundle.articles) for one in found)
    refused = sum(len(one.refused) for one in found)
    heads = [one.bundle.bundle if named else f"story {number}" for number, one in enumerate(found, 1)]
    kept = ", ".join(str(one.issues) for one in found)
    return "\n".join(
        [
            f"== {name}: {len(found)} stories, {count} articles, {refused} could not be read; issues: {kept}",
            *table("asked", heads, [scores(one, one.asked) for one in found]),
            "",
            *table("whole ledger", heads, [scores(one, one.whole) for one in found]),
        ]
    )


def table(asker: str, heads: Sequence[str], rows: Sequence[dict[str, Share]]) -> list[str]:
    """A line for every figure: each bundle, then all together."""
    every: dict[str, Share] = reduce(merged, rows, {})
    lines = [f"{asker:24}" + "".join(f"{head[: WIDTH - 2]:>{WIDTH}}" for head in (*heads, "all"))]
    for name, total in every.items():
        cells = "".join(f"{cell(row[name]):>{WIDTH}}" for row in (*rows, {name: total}))
        lines.append(f"{name:24}{cells}")
    return lines


def cell(share: Share) -> str:
    """A share in % with its counts; a line where there is nothing to share."""
    return f"{100 * share.value:.1f} ({share.right}/{share.n})" if share.n else f"- ({share.right}/0)"


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    """The command line, read; refuses to list what is never read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=HALVES, help="one half only")
    parser.add_argument("--errors", action="store_true", help="list the errors of the read half instead")
    parser.add_argument("--file", type=Path, help="a file of bundles instead of our own gold")
    asked = parser.parse_args(words)
    if asked.file is None:
        asked.files = [file_of(half) for half in ((asked.half,) if asked.half else HALVES)]
    else:
        asked.files = [asked.file]
    if asked.errors and asked.half is None and asked.file is None:
        asked.files = [file_of("read")]
    if asked.errors and not all(readable(file.resolve().stem) for file in asked.files):
        parser.error("a check half is scored, never read: its items are not listed")
    return asked


def main(words: Sequence[str] | None = None) -> int:
    """Exit status; prints the tables of the halves, or the errors of the read half."""
    asked = arguments(words)
    if asked.errors:
        print("\n\n".join(listing(outcomes(file)) for file in asked.files))
        return 0
    print("\n\n".join(report(file.stem, outcomes(file), named=readable(file.stem)) for file in asked.files))
    return 0


if __name__ == "__main__":
    sys.exit(main())

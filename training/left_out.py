"""What the weights of clashes are worth on stories they were not learnt from: `python -m training.left_out`.

The open stories are dealt into parts; each part is put into ledgers and asked with weights that were learnt from all
others. Printed are recall and precision of conflicts, and the share of tempting pairs that are listed."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from functools import reduce
from pathlib import Path

from evaluation.bundle_answers import entries, outcome
from evaluation.bundle_gold import Bundle, load
from evaluation.bundle_scores import conflict_scores
from evaluation.bundles import cell
from evaluation.corpora import GOLD
from evaluation.tally import Share, merged
from selon.ledger import weights
from training.clashes import FILES, HEAD, PAIRS, accounts, examples, learnt, story
from training.regression import Example, row

PARTS = 6


def part_of(bundle: Bundle, place: int) -> int:
    """The part of a story; short pairs of accounts are learnt from, and in none."""
    return place % PARTS if len(bundle.articles) > len("ab") else -1


def written(found: Mapping[str, Sequence[Example]], without: set[int]) -> str:
    """A file of weights that were learnt without some stories."""
    kept = {rule: [one for one in every if one.story not in without] for rule, every in found.items()}
    lines = [row(rule, name, weight=weight) for rule, some in kept.items() for name, weight in learnt(some).items()]
    return HEAD + "\n".join(lines) + "\n"


def main() -> None:
    """Print the figures of each part and of all."""
    bundles = [one for name in FILES for one in load(GOLD / "fr" / name)]
    read = [(one, entries(one)[0]) for one in bundles]
    stories, told = [story(*one) for one in read], [accounts(*one) for one in read]
    found = {rule: examples(stories, told, rule) for rule in PAIRS}
    parts = [part_of(one, place) for place, one in enumerate(bundles)]
    every: dict[str, Share] = {}
    for part in range(PARTS):
        own = {place for place, of in enumerate(parts) if of == part}
        with tempfile.TemporaryDirectory() as folder:
            weights.FILE = Path(folder) / "weights.tsv"
            weights.FILE.write_text(written(found, own), encoding="utf-8")
            weights.weights.cache_clear()
            asked = [outcome(bundles[place]) for place in sorted(own)]
        rows = [conflict_scores(one, one.whole.conflicts) for one in asked]
        every = reduce(merged, rows, every)
        print(f"part {part + 1}:", ", ".join(one.bundle.bundle for one in asked))
    for name, share in every.items():
        print(f"{name:24}{cell(share)}")


if __name__ == "__main__":
    main()

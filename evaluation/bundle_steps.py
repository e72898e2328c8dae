"""At which step a conflict of the gold is lost, for open stories: `python -m evaluation.bundle_steps [--file FILE]`.

A conflict is told when both sentences gave statements that say something, two of these are held against each other by
a rule, the rule is sure enough, the ledger meets the one by a key of the other, and no surer pair takes their place."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from evaluation.bundle_answers import Outcome, Side, entries, outcome
from evaluation.bundle_gold import Bundle, Pair, Quote, load
from evaluation.bundle_scores import meets, showing
from evaluation.corpora import GOLD, readable
from selon.ledger.accounts import Told
from selon.ledger.clashes import clash
from selon.ledger.weights import chance
from training.clashes import PAIRS, accounts

FILE = GOLD / "fr" / "bundles-read.jsonl"
Row = tuple[str, str, str]
"""Kind of conflict, step, text."""


def steps(bundle: Bundle) -> Iterator[Row]:
    """For every conflict of a story the step up to which it comes, with its words."""
    found = outcome(bundle)
    told = accounts(bundle, entries(bundle)[0])
    for pair in bundle.conflicts:
        if showing(found, pair, found.whole.conflicts):
            yield pair.kind, "told", _text(pair, "")
            continue
        step, more = _lost(found, pair, told)
        yield pair.kind, step, _text(pair, more)


def _lost(found: Outcome, pair: Pair, told: Sequence[Told]) -> tuple[str, str]:
    """The step at which a pair is lost, and what the nearest rule says."""
    a, b = ([one for one in told if _of(found, quote, one)] for quote in (pair.a, pair.b))
    if not a or not b:
        return "no statement of a sentence", ""
    both = [(one, other) for one, other in product(a, b) if one != other]
    if any(clash(*two, one_story=two[0].document != two[1].document) for two in map(in_order, both)):
        return "told by a rule, but not met in the ledger, or another pair was surer", ""
    likely = max(
        ((chance(rule, one), rule) for x, y in both for rule, of in PAIRS.items() for one in of(x, y)),
        default=(0.0, ""),
    )
    if likely[1]:
        return "a pair, but not likely enough", f"{likely[1]} {likely[0]:.2f}"
    kinds = {one.statement.kind.value for one in a} & {one.statement.kind.value for one in b}
    return "statements, but no pair", ", ".join(sorted(kinds))


def in_order(two: tuple[Told, Told]) -> tuple[Told, Told]:
    """Two accounts, what was reported first first, as the ledger compares them."""
    one, other = sorted(two, key=lambda it: (it.reported or "", it.document, it.statement.span))
    return one, other


def _of(found: Outcome, quote: Quote, one: Told) -> bool:
    """Whether a statement stands in the sentence of a quotation."""
    return meets(found, quote, Side(document=one.document, span=one.statement.span))


def _text(pair: Pair, more: str) -> str:
    """A conflict in words."""
    sides = (f"    {one.document} « {' '.join(one.quote.split())} »" for one in (pair.a, pair.b))
    return "\n".join([f"{pair.kind}: {pair.why}{f'  [{more}]' if more else ''}", *sides])


def report(found: Sequence[Row]) -> str:
    """How many conflicts are lost at which step, by kind, then each of them."""
    counts = Counter(step for _, step, _ in found)
    lines = []
    for step, count in counts.most_common():
        kinds = Counter(kind for kind, where, _ in found if where == step)
        lines.append(f"{count:5d}  {step}: {', '.join(f'{k} {n}' for k, n in kinds.most_common())}")
    for step, _ in counts.most_common():
        if step != "told":
            lines += ["", f"## {step}", *(text for _, where, text in found if where == step)]
    return "\n".join(lines)


def main(words: Sequence[str] | None = None) -> None:
    """Print the steps of the open stories; a closed file is refused."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, default=FILE)
    parser.add_argument("--only", default="", help="stories whose name begins so")
    asked = parser.parse_args(words)
    if not readable(asked.file.resolve().stem):
        parser.error("a check half is scored, never read")
    stories = [one for one in load(asked.file) if one.bundle.startswith(asked.only)]
    print(report([row for one in stories for row in steps(one)]))


if __name__ == "__main__":
    main()

"""The weights by which the ledger tells clashes: `python -m training.clashes` writes `src/selon/ledger/weights.tsv`.

Every pair of statements of one story that could clash is an example; it is right where it shows a conflict that the
gold has. Two sets of stories are learnt from: the open half of the bundles, and short pairs of accounts
(`accounts-read.jsonl`). A weight that speaks against what its evidence means is held at nothing. With `--leave-out`
each story is told by weights learnt from the others, which says what the weights are worth on a story not seen."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from evaluation.bundle_answers import ListedConflict, Outcome, Side, entries
from evaluation.bundle_answers import Told as Nothing
from evaluation.bundle_gold import Bundle, load
from evaluation.bundle_scores import shows
from evaluation.corpora import GOLD
from selon.ledger import Entry
from selon.ledger.accounts import Told, both, same_voice
from selon.ledger.clashing_likely import CLAUSES, DAYS, DENIAL, ENOUGH, FIRMNESS, NUMBERS, POLES
from selon.ledger.evidence import Evidence
from selon.ledger.weighing import (
    ends,
    firm_and_other,
    of_a_denial,
    of_counts,
    of_hardening,
    of_two_clauses,
    of_two_days,
    of_two_ends,
)
from selon.ledger.weights import ALWAYS, FILE
from selon.records import StatementKind
from training.regression import Example, left_out, row

FILES = ("bundles-read.jsonl", "accounts-read.jsonl", "accounts-small.jsonl")
AGAINST = frozenset(
    "days|elsewhere|apart|one future|one former|general|rest missed|rest alone|ratio|other roles|few|rivals|toll days|"
    "people days|rough|gap|both days|other theme|other head|themes differ|one negated|"
    "other way|no name|other unit|of other things|other time|two known|theme elsewhere|moved|later plan|unmet|"
    "apart both|other aspect|of others|no common name|of another|"
    "both negated|of nothing said".split("|")
)
"""Evidence that speaks against two statements being of one thing; all other speaks for it."""
EITHER = frozenset(
    "people|money|measure|toll|reserve|to come|later|hearsay|together|one negated|one reserved|short|one first|ever|"
    "one end|quoted|ends described|hours|period".split("|")
)
"""Evidence that may speak for it or against it."""
PENALTY = 10.0
"""How strongly weights are held near nothing."""
STEPS = 600
STILL = 1e-5
"""How little a step must move every weight for the learning to end."""
LEAST = (0.1, 0.2, 0.3, 0.4, 0.5)
"""Chances at which it is told what the weights are worth."""
LEAST_SPREAD = 0.15
"""Spread below which evidence that hardly ever differs is not weighed up."""
HEAD = """# How much each piece of evidence weighs; written by `python -m training.clashes`.
#
# rule       poles, denial, numbers, days, firmness or clauses
# evidence   its name in evidence.py; `always` stands before none
# weight     what a unit of it adds to the logarithm of the odds
"""


def examples(found: Sequence[Outcome], told: Sequence[Sequence[Told]], rule: str) -> list[Example]:
    """The examples of one rule."""
    out = []
    for story, (one, accounts) in enumerate(zip(found, told, strict=True)):
        for a, b in combinations(accounts, 2):
            for evidence in PAIRS[rule](a, b):
                out.append(Example(story=story, evidence=evidence, right=is_gold(one, a, b)))
    return out


def _poles(a: Told, b: Told) -> Iterator[Evidence]:
    """The evidence of each two ends of a scale in two clauses."""
    if both(a, b, StatementKind.CLAUSE) and not same_voice(a, b):
        yield from (of_two_ends(a, b, *two) for two in ends(a, b))


def _denial(a: Told, b: Told) -> Iterator[Evidence]:
    """The evidence of a denial and what it may deny."""
    if both(a, b, StatementKind.CLAUSE) and not same_voice(a, b):
        yield from (one for no, yes in ((a, b), (b, a)) if (one := of_a_denial(no, yes)) is not None)


def _numbers(a: Told, b: Told) -> Iterator[Evidence]:
    """The evidence of two numbers of one unit."""
    found = of_counts(a, b)
    if found is not None:
        yield found


def _days(a: Told, b: Told) -> Iterator[Evidence]:
    """The evidence of two dated events."""
    found = of_two_days(a, b)
    if found is not None:
        yield found


def _firm(a: Told, b: Told) -> Iterator[Evidence]:
    """The evidence of a fact and of what is told with reserve."""
    found = firm_and_other(a, b)
    if found is not None:
        yield of_hardening(*found)


def _clauses(a: Told, b: Told) -> Iterator[Evidence]:
    """The evidence of two clauses."""
    found = of_two_clauses(a, b)
    if found is not None:
        yield found


PAIRS: Mapping[str, Callable[[Told, Told], Iterator[Evidence]]] = {
    POLES: _poles,
    DENIAL: _denial,
    NUMBERS: _numbers,
    DAYS: _days,
    FIRMNESS: _firm,
    CLAUSES: _clauses,
}


def is_gold(one: Outcome, a: Told, b: Told) -> bool:
    """Whether two statements show a conflict that the gold has."""
    sides = [Side(document=x.document, span=x.statement.span) for x in (a, b)]
    shown = ListedConflict(kind="", a=sides[0], b=sides[1])
    return any(shows(one, pair, shown) for pair in one.bundle.conflicts)


def story(bundle: Bundle, ready: Sequence[Entry]) -> Outcome:
    """A story of which nothing is asked: its bundle and its sentences."""
    readings = [one.reading for one in ready]
    sentences = {one.document.name: tuple(sentence.span for sentence in one.sentences) for one in readings}
    return Outcome(bundle=bundle, asked=Nothing(), whole=Nothing(), issues=0, sentences=sentences)


def accounts(bundle: Bundle, ready: Sequence[Entry]) -> list[Told]:
    """The statements of a story that are said to be so, as the ledger compares them: what was reported first first."""
    days = {one.document: one.published for one in bundle.articles}
    out = []
    for entry in ready:
        where, chains = entry.reading.document, {one.id: one.chain for one in entry.reading.attributions}
        for one in entry.reading.statements:
            chain = tuple(chains.get(one.reported_by, (where.outlet,)))
            out.append(Told(statement=one, document=where.name, reported=days[where.name], chain=chain))
    told = [one for one in out if one.statement.told]
    return sorted(told, key=lambda one: (one.reported or "", one.document, one.statement.span))


def learnt(found: Sequence[Example]) -> dict[str, float]:
    """The weights that tell the right examples best: a logistic regression, each weight on its own side of nothing."""
    names = sorted(found[0].evidence)
    rows = np.array([[one.evidence[name] for name in names] for one in found])
    right = np.array([float(one.right) for one in found])
    mean, spread = rows.mean(0), np.maximum(rows.std(0), LEAST_SPREAD)
    x = np.c_[(rows - mean) / spread, np.ones(len(rows))]
    hold = np.r_[np.full(len(names), PENALTY), 0.0]
    side = np.array([0 if n in EITHER else -1 if n in AGAINST else 1 for n in names] + [0])
    step = 1 / (0.25 * np.linalg.norm(x, 2) ** 2 + PENALTY)
    at = ahead = np.zeros(x.shape[1])
    pace = 1.0
    for _ in range(STEPS):
        new = ahead - step * (x.T @ (1 / (1 + np.exp(-x @ ahead)) - right) + hold * ahead)
        new = np.where(side * new < 0, 0.0, new)
        faster = (1 + np.sqrt(1 + 4 * pace**2)) / 2
        moved = np.abs(new - at).max()
        ahead, at, pace = new + (pace - 1) / faster * (new - at), new, faster
        if moved < STILL:
            break
    raw = at[:-1] / spread
    return {**dict(zip(names, raw, strict=True)), ALWAYS: float(at[-1] - (raw * mean).sum())}


def main(given: Sequence[str] | None = None) -> None:
    """Learn the weights and write them, or tell what they are worth."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--leave-out", action="store_true", help="tell each story by the others; nothing is written")
    options.add_argument("--out", type=Path, default=FILE)
    chosen = options.parse_args(given)
    read = [(one, entries(one)[0]) for name in FILES for one in load(GOLD / "fr" / name)]
    found = [story(*one) for one in read]
    told = [accounts(*one) for one in read]
    lines = []
    for rule in PAIRS:
        mine = examples(found, told, rule)
        if chosen.leave_out:
            curve = left_out(mine, [*LEAST, ENOUGH[rule]], learnt)
            shown = "; ".join(f"from {p:.2f} on {right} of {listed}" for p, right, listed in curve)
            print(f"{rule}, right of told: {shown}; in all {sum(one.right for one in mine)} of {len(mine)}")
            continue
        lines += [row(rule, name, weight=weight) for name, weight in learnt(mine).items()]
    if not chosen.leave_out:
        chosen.out.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

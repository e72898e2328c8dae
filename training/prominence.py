"""The weights of prominence: `python -m training.prominence` writes `src/selon/claims/prominence.tsv`.

Every position that Selon finds in the open stories is an example; it is right where the gold lists it. What repeats a
state of the gold is none, nor what `selon position` names apart anyway. With `--leave-out` each story is told by
weights learnt from the others, which says what the weights are worth on a story not seen."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from evaluation.bundle_answers import ListedState, entries
from evaluation.bundle_gold import Bundle, load
from evaluation.bundle_scores import compared
from evaluation.corpora import GOLD
from selon.answers.positions import is_nobodys
from selon.claims.prominence import ALWAYS, FILE, Evidence
from selon.claims.stance import weighed
from selon.ledger import Entry
from training.clashes import story
from training.regression import Example, left_out, row

STORIES = "bundles-read.jsonl"
PENALTY = 4.0
"""How strongly weights are held near nothing."""
STEPS = 40
RARE = 6
"""Examples below which evidence is not weighed."""
LEAST = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
"""Prominence from which on it is told what the weights are worth."""
HEAD = """# How much each piece of evidence says of how prominent a position is; by `python -m training.prominence`.
#
# evidence   its name in prominence.py; `always` stands before none
# weight     what it adds to the logarithm of the odds
"""


def examples(number: int, bundle: Bundle, ready: Sequence[Entry]) -> list[Example]:
    """The examples of one story."""
    listed: dict[int, Evidence] = {}
    states: list[ListedState] = []
    for entry in ready:
        for made, evidence in weighed(entry.reading):
            told = {"actor": made.actor, "state": made.state.value, "valid_from": made.valid_from}
            if evidence["in a headline"] or is_nobodys(told):
                continue
            name = entry.reading.document.name
            one = ListedState(state=made.state.value, document=name, span=made.evidence[0], actor=made.actor)
            states.append(one)
            listed[id(one)] = evidence
    found = compared(story(bundle, ready), states)
    right = [one for _, one in found.pairs]
    told = [(one, True) for one in right] + [(one, False) for one in found.false]
    return [Example(story=number, evidence=listed[id(one)], right=is_right) for one, is_right in told]


def learnt(found: Sequence[Example]) -> dict[str, float]:
    """The weights that tell the right examples best: a logistic regression, its weights held near nothing."""
    counts = {name: sum(one.evidence[name] for one in found) for name in sorted(found[0].evidence)}
    names = [name for name, count in counts.items() if count >= RARE]
    x = np.array([[*(one.evidence[name] for name in names), 1.0] for one in found])
    right = np.array([float(one.right) for one in found])
    hold = np.r_[np.full(len(names), PENALTY), 0.01]
    at = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-x @ at))
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + np.diag(hold)
        at = at + np.linalg.solve(bend, x.T @ (right - chance) - hold * at)
    return dict(zip([*names, ALWAYS], map(float, at), strict=True))


def main(given: Sequence[str] | None = None) -> None:
    """Learn the weights and write them, or tell what they are worth."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--leave-out", action="store_true", help="tell each story by the others; nothing is written")
    options.add_argument("--stories", type=Path, default=GOLD / "fr" / STORIES)
    options.add_argument("--out", type=Path, default=FILE)
    chosen = options.parse_args(given)
    stories = [(one, entries(one)[0]) for one in load(chosen.stories)]
    found = [one for number, (bundle, ready) in enumerate(stories) for one in examples(number, bundle, ready)]
    if chosen.leave_out:
        curve = left_out(found, (0.0, *LEAST), learnt)
        print("right of told: " + "; ".join(f"from {p:.2f} on {right} of {told}" for p, right, told in curve))
        return
    lines = [row(name, weight=weight) for name, weight in sorted(learnt(found).items())]
    chosen.out.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

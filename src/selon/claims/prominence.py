"""How much an article makes of a position: whether a reader who lists who stands where would list it.

A sum of weights, by `prominence.tsv`: what is told in a main clause on the word of who decides says more than what a
quotation, a relative clause or a participle tells on the side. The file is written by `python -m training.prominence`;
nothing is learnt while Selon runs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from math import exp
from pathlib import Path

from selon.claims.decision_arguments import can_decide
from selon.claims.decision_frames import Outcome
from selon.claims.decision_lines import Lines
from selon.records import Position, Reading, Role, SpeechType, State
from selon.trees import Tree

FILE = Path(__file__).with_name("prominence.tsv")
ALWAYS = "always"
"""The weight that stands before no evidence."""
OUTLET = "outlet"
SHORT, LONG = 12, 5
"""Words of a short sentence at most, of a long issue at least."""
FRESH = 8
"""Days before an article in which something new was decided."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
HEADED = frozenset({Role.HEADLINE, Role.BYLINE, Role.BOILERPLATE})
"""Roles of paragraphs that stand before the first of the text."""
Evidence = Mapping[str, float]


@cache
def weights() -> Mapping[str, float]:
    """The weights by the names of the evidence."""
    lines = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines() if line[:1] not in ("#", ""))
    return {name: float(weight) for name, weight in lines}


def prominence(evidence: Evidence) -> float:
    """How likely a position with some evidence is one that a reader would list, between 0 and 1."""
    known = weights()
    total = sum(known.get(name, 0.0) * value for name, value in evidence.items()) + known.get(ALWAYS, 0.0)
    return round(1 / (1 + exp(-total)), 4)


def evidence_of(reading: Reading, tree: Tree, outcome: Outcome, made: Position, words: Lines) -> Evidence:
    """What says how much an article makes of a position, by name, each 0 or 1."""
    found = {
        **{f"is {state.value}": made.state is state for state in State},
        **_told(reading, made),
        **_word(outcome, made),
        **_clause(tree, outcome.chain[0].head),
        **_actor(tree, made, words),
        **_place(reading, tree),
        "dated": made.valid_from is not None,
        "just now": _is_fresh(reading, made),
        "composed": len(outcome.chain) > 1,
        "pointed at": made.issue_span is None,
        "of much": len(made.issue.split()) >= LONG,
    }
    return {name: float(value) for name, value in found.items()}


def _told(reading: Reading, made: Position) -> dict[str, bool]:
    """Whether a position is told inside what somebody says, or is what he does in saying it."""
    start = made.evidence[0].start
    held = [one for one in reading.attributions if one.id == made.reported_by]
    within = [one for one in held if any(at.start <= start < at.end for at in one.content)]
    by = any(made.evidence[0].overlaps(at) for one in held for at in one.cue)
    return {
        "said": by,
        "in a quotation": any(one.type is SpeechType.DIRECT for one in within) and not by,
        "by the outlet": not held,
    }


def _word(outcome: Outcome, made: Position) -> dict[str, bool]:
    """By what words a position is told: those that say other things of whom cannot decide tell less."""
    frame = outcome.chain[0]
    return {
        "by a noun": frame.line.upos == "NOUN",
        "by a phrase": bool(frame.line.words),
        "by a word of many senses": frame.line.actor == "agent",
        "denied": frame.negated,
        "announced by the outlet": made.state is State.ANNOUNCE and made.reported_by == OUTLET,
    }


def _clause(tree: Tree, head: int) -> dict[str, bool]:
    """In what clause the word stands that sets the state."""
    above = [tree.words[k].deprel for k in (head, *tree.ancestors(head))]
    helpers = [tree.words[k].feats for k in tree.children(head, "aux")]
    return {
        "in a main clause": tree.words[head].deprel == "root",
        "in a relative clause": "acl:relcl" in above,
        "in an adverbial clause": "advcl" in above,
        "by a participle": tree.words[head].deprel in ("acl", "amod"),
        "has been": any("Tense=Pres" in feats for feats in helpers),
        "had been": any("Tense=Imp" in feats for feats in helpers),
        "in a short sentence": len(tree.words) < SHORT,
    }


def _actor(tree: Tree, made: Position, words: Lines) -> dict[str, bool]:
    """What is known of who decides."""
    found = [w for w in tree.words if made.actor_span and made.actor_span.start <= w.start < made.actor_span.end]
    inside = {w.index for w in found}
    head = next((w for w in found if w.head not in inside), None)
    common = head is not None and head.upos == "NOUN"
    open_ = head is not None and any("PronType=Ind" in tree.words[k].feats for k in tree.children(head.index, "det"))
    return {
        "of nobody": made.actor is None,
        "of a name": made.actor is not None and any(word[:1].isupper() for word in made.actor.split()),
        "of a pronoun": head is not None and head.upos in ("PRON", "DET"),
        "of somebody": common and (open_ or (head is not None and "Number=Plur" in head.feats)),
        "of a thing": common and head is not None and not can_decide(tree, words, head.index),
    }


def _is_fresh(reading: Reading, made: Position) -> bool:
    """Whether a position begins in the days before its article."""
    begun = DAY.fullmatch(made.valid_from or "")
    told = DAY.match(reading.document.told_at(made.evidence[0].start).value or "")
    if begun is None or told is None:
        return False
    return 0 <= (date.fromisoformat(told[0]) - date.fromisoformat(begun[0])).days <= FRESH


def _place(reading: Reading, tree: Tree) -> dict[str, bool]:
    """Whether a sentence stands in the first or second paragraph below the headline."""
    before = [one for one in reading.document.paragraphs[: tree.sentence.paragraph] if one.role not in HEADED]
    heading = reading.document.paragraphs[tree.sentence.paragraph].role is Role.HEADLINE
    return {"in a headline": heading, "first": not heading and not before, "second": not heading and len(before) == 1}

"""The errors of one passage, each with its class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.alignment import (
    Alignment,
    chain_agrees,
    cue_agrees,
    name_agrees,
    parent_agrees,
    relayed,
    source_agrees,
)
from evaluation.annotation import Annotation, Item
from evaluation.matching import any_overlap, assign, iou
from evaluation.shapes import lemma, shape
from selon.records import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One error: its class, the cue's lemma, and both sides; a miss has no system side, a false alarm no gold."""

    label: str
    cue: str
    passage: Annotation
    gold: Item | None = None
    system: Item | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What the errors of one passage are found in."""

    gold: Annotation
    found: Alignment
    words: Sequence[Word]

    def finding(self, label: str, gold: Item | None, system: Item | None) -> Finding:
        """An error of this passage."""
        item = gold or system
        cue = lemma(item, self.words, self.gold.text) if item else ""
        return Finding(label=label, cue=cue, passage=self.gold, gold=gold, system=system)

    def shape(self, item: Item) -> str:
        """The wording of an attribution."""
        return shape(item, self.words, self.gold.text)


def findings(passage: Passage) -> Iterator[Finding]:
    """Misses, false alarms, contents cut wrongly, and what is wrong in matched pairs."""
    near = near_pairs(passage.found)
    for gold, system in near:
        yield passage.finding(f"content {cut(gold, system, passage)}: {passage.shape(gold)}", gold, system)
    used = {id(item) for pair in near for item in pair}
    for item in passage.found.missed():
        if id(item) not in used:
            yield passage.finding(f"missed: {passage.shape(item)}", item, None)
    for item in passage.found.spurious():
        if id(item) not in used:
            yield passage.finding(f"false alarm: {passage.shape(item)}", None, item)
    partners = {gold.id: system.id for gold, system in passage.found.pairs}
    for gold, system in passage.found.pairs:
        for label in wrong(gold, system, passage, partners):
            yield passage.finding(label, gold, system)


def near_pairs(found: Alignment) -> list[tuple[Item, Item]]:
    """A miss and a false alarm with one cue, or with no cue and contents that meet: one error, not two."""
    missed, spurious = found.missed(), found.spurious()
    weights = [[nearness(g, s, found) for s in spurious] for g in missed]
    return [(missed[i], spurious[j]) for i, j in assign(weights)]


def nearness(gold: Item, system: Item, found: Alignment) -> float:
    """Above 0 where both speak of the same act."""
    share = iou(found.tokens.content(gold.content), found.tokens.content(system.content))
    if any_overlap(gold.cue, system.cue):
        return 1 + share
    return share if not (gold.cue and system.cue) else 0.0


def cut(gold: Item, system: Item, passage: Passage) -> str:
    """How the system's content differs from the gold's: too long, too short or elsewhere."""
    g, s = (passage.found.tokens.content(item.content) for item in (gold, system))
    return "elsewhere" if not g & s else "too long" if len(s - g) > len(g - s) else "too short"


def wrong(gold: Item, system: Item, passage: Passage, partners: dict[str | None, str | None]) -> Iterator[str]:
    """Classes of all that is wrong in a matched pair."""
    tokens, headless = passage.found.tokens, passage.found.headless
    if not source_agrees(gold, system, tokens):
        yield f"wrong source: {sides(bool(gold.source), bool(system.source))}: {passage.shape(gold)}"
    if not cue_agrees(gold, system, tokens):
        yield f"wrong cue: {sides(bool(gold.cue), bool(system.cue))}: {passage.shape(gold)}"
    if gold.type != system.type:
        yield f"wrong type: {gold.type} read as {system.type}"
    if not name_agrees(gold, system):
        yield f"wrong name: {sides(bool(gold.source_name), bool(system.source_name))}"
    if gold.hedged != system.hedged:
        yield f"hedge {'missed' if gold.hedged else 'invented'}: {passage.shape(gold)}"
    if gold.negated != system.negated:
        yield f"negation {'missed' if gold.negated else 'invented'}: {passage.shape(gold)}"
    if not parent_agrees(gold, system, partners):
        yield f"wrong parent: {sides(bool(gold.parent), bool(system.parent))}"
    if not chain_agrees(gold, system, headless=headless):
        yield f"wrong chain: {chain_label(gold, system)}"
    if gold.source_kind != system.source_kind:
        yield f"wrong kind: {gold.source_kind} read as {system.source_kind}"


def sides(gold: bool, system: bool) -> str:
    """Which side has something."""
    return "another" if gold and system else "none found" if gold else "one invented"


def chain_label(gold: Item, system: Item) -> str:
    """What is wrong with a chain."""
    if relayed(gold) == relayed(system):
        return "another relay" if relayed(gold) else "another source"
    return "relay missed" if relayed(gold) else "relay invented"

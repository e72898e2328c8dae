"""Gold and system attributions of one document, matched one to one, and the questions asked of a pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.annotation import Annotation, Item
from evaluation.matching import any_overlap, assign, iou
from evaluation.names import STOP_WORDS, name_words, names_match
from evaluation.tokens import Tokens

DETECTED = 0.5  # intersection over union of content tokens from which two contents are the same
RELAYED = 3  # names in a chain with a relay: outlet, relay, source


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Attributions of both sides with the pairs among them.

    `headless` is true where chains are compared without the document's outlet."""

    gold: tuple[Item, ...]
    system: tuple[Item, ...]
    pairs: tuple[tuple[Item, Item], ...]
    tokens: Tokens
    headless: bool

    def missed(self) -> list[Item]:
        """Gold attributions without a partner."""
        found = {id(gold) for gold, _ in self.pairs}
        return [item for item in self.gold if id(item) not in found]

    def spurious(self) -> list[Item]:
        """System attributions without a partner: false alarms."""
        used = {id(system) for _, system in self.pairs}
        return [item for item in self.system if id(item) not in used]


def align(gold: Annotation, system: Annotation, tokens: Tokens) -> Alignment:
    """The attributions of one document, matched by content; cue, then source break ties."""
    g, s = gold.attributions, system.attributions
    pairs = tuple((g[i], s[j]) for i, j in assign(weights(g, s, tokens)))
    unnamed = any(item.chain[:1] == (None,) for item in s)
    headless = unnamed or not tokens.names(gold.outlet)
    return Alignment(gold=g, system=s, pairs=pairs, tokens=tokens, headless=headless)


def weights(gold: Sequence[Item], system: Sequence[Item], tokens: Tokens) -> list[list[float]]:
    """Weight of every pair; 0 where the contents overlap too little to be the same."""
    parts = [(tokens.content(x.content), tokens.within(x.cue), tokens.within(x.source)) for x in (*gold, *system)]
    table = []
    for i, g in enumerate(gold):
        row = []
        for j, s in enumerate(system):
            (content, cue, source), (content_, cue_, source_) = parts[i], parts[len(gold) + j]
            share = iou(content, content_)
            ties = 0.5 * iou(cue, cue_) + 0.25 * iou(source, source_) + 0.01 * (g.cue == s.cue)
            row.append(0.0 if share < DETECTED else share + ties)
        table.append(row)
    return table


def source_agrees(gold: Item, system: Item, tokens: Tokens) -> bool:
    """True when the spans share a word that is no stop word, or the names match, or both have neither."""
    g, s = tokens.within(gold.source), tokens.within(system.source)
    if not g and not s:
        return not (gold.source_name and system.source_name) or names_match(gold.source_name, system.source_name)
    telling = frozenset(i for i in g if tokens.words[i] not in STOP_WORDS) or g
    return bool(telling & s) or names_match(gold.source_name, system.source_name)


def cue_agrees(gold: Item, system: Item, tokens: Tokens) -> bool:
    """True when half of the cue words are shared, or the longest gold word is covered, or both are empty."""
    if not gold.cue or not system.cue:
        return not gold.cue and not system.cue
    g, s = tokens.within(gold.cue), tokens.within(system.cue)
    if not g:
        return any_overlap(gold.cue, system.cue)
    longest = max(g, key=lambda i: (len(tokens.words[i]), i))
    return iou(g, s) >= DETECTED or longest in s


def name_agrees(gold: Item, system: Item) -> bool:
    """True when the resolved names match, or both sides leave the name open."""
    return names_match(gold.source_name, system.source_name) or not (gold.source_name or system.source_name)


def chain_agrees(gold: Item, system: Item, *, headless: bool) -> bool:
    """True when both chains have the same names in the same order."""
    g, s = chain(gold, headless=headless), chain(system, headless=headless)
    return len(g) == len(s) and all(
        names_match(a, b) or name_words(a) == name_words(b) for a, b in zip(g, s, strict=True)
    )


def chain(item: Item, *, headless: bool) -> tuple[str | None, ...]:
    """Names of the chain, without the document's outlet where that is not compared."""
    return item.chain[1:] if headless else item.chain


def relayed(item: Item) -> bool:
    """True when somebody stands between the document's outlet and the source."""
    return len(item.chain) >= RELAYED


def parent_agrees(gold: Item, system: Item, partners: dict[str | None, str | None]) -> bool:
    """True when both stand at the top, or their parents are partners; `partners` maps gold ids to system ids."""
    if not gold.parent or not system.parent:
        return not gold.parent and not system.parent
    return partners.get(gold.parent) == system.parent

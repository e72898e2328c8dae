"""Figures on the attributions of one document."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from evaluation.alignment import (
    Alignment,
    chain,
    chain_agrees,
    cue_agrees,
    name_agrees,
    parent_agrees,
    relayed,
    source_agrees,
)
from evaluation.annotation import TYPES, Item
from evaluation.names import name_words
from evaluation.tally import Share, Tally

Judge = Callable[[Item, Item], bool]
Edge = tuple[tuple[str, ...], tuple[str, ...]]


def tallies(found: Alignment) -> dict[str, Tally]:
    """Precision and recall of detection, of the three terms, of attributes and of chains."""
    return {**detection(found), **terms(found), **flags(found), **chains(found)}


def detection(found: Alignment) -> dict[str, Tally]:
    """Detection, and detection by type: a false alarm without a valid type counts against all three."""
    sizes = len(found.gold), len(found.system)
    result = {"attribution detection": Tally(len(found.pairs), *sizes)}
    for kind in TYPES:
        hit = sum(gold.type == kind for gold, _ in found.pairs)
        false = sum(item.type == kind or item.type not in TYPES for item in found.spurious())
        result[f"detection {kind}"] = Tally(hit, sum(item.type == kind for item in found.gold), hit + false)
    return result


def judges(found: Alignment) -> dict[str, Judge]:
    """What must be right of a matched pair, by the name of the measure."""
    tokens = found.tokens

    def source(gold: Item, system: Item) -> bool:
        return source_agrees(gold, system, tokens)

    def cue(gold: Item, system: Item) -> bool:
        return cue_agrees(gold, system, tokens)

    return {
        "+source": source,
        "+cue": cue,
        "+exact content": lambda g, s: sorted(g.content) == sorted(s.content),
        "+exact~ content": lambda g, s: tokens.content(g.content) == tokens.content(s.content),
        "all (det+src+cue)": lambda g, s: source(g, s) and cue(g, s),
    }


def terms(found: Alignment) -> dict[str, Tally]:
    """Detection with source, with cue, with exact content, and with source and cue."""
    sizes = len(found.gold), len(found.system)
    return {name: Tally(sum(judge(g, s) for g, s in found.pairs), *sizes) for name, judge in judges(found).items()}


def flags(found: Alignment) -> dict[str, Tally]:
    """The true class of hedged, negated and nested, over all gold and system items."""
    partners = {gold.id: system.id for gold, system in found.pairs}
    nested = sum(bool(g.parent) and parent_agrees(g, s, partners) for g, s in found.pairs)
    return {
        "hedged F1+": flag(found, lambda item: item.hedged),
        "negated F1+": flag(found, lambda item: item.negated),
        "nested F1+": Tally(nested, count(found.gold, has_parent), count(found.system, has_parent)),
    }


def flag(found: Alignment, true: Callable[[Item], bool]) -> Tally:
    """The true class of one flag."""
    hit = sum(true(gold) and true(system) for gold, system in found.pairs)
    return Tally(hit, count(found.gold, true), count(found.system, true))


def has_parent(item: Item) -> bool:
    """True when the attribution stands inside another."""
    return bool(item.parent)


def count(items: Iterable[Item], true: Callable[[Item], bool]) -> int:
    """How many items are so."""
    return sum(map(true, items))


def chains(found: Alignment) -> dict[str, Tally]:
    """Edges of the chains, and whole chains of three or more places."""
    agree = [chain_agrees(g, s, headless=found.headless) and relayed(g) and relayed(s) for g, s in found.pairs]
    return {
        "chain edges": edge_tally(found, headless=found.headless),
        "chain edges (head kept)": edge_tally(found, headless=False),
        "relay chains": Tally(sum(agree), count(found.gold, relayed), count(found.system, relayed)),
    }


def edge_tally(found: Alignment, *, headless: bool) -> Tally:
    """Edges (a name and the next of its chain) that both sides of a pair have."""
    hit = sum(len(edges(g, headless=headless) & edges(s, headless=headless)) for g, s in found.pairs)
    sizes = (sum(len(edges(item, headless=headless)) for item in side) for side in (found.gold, found.system))
    return Tally(hit, *sizes)


def edges(item: Item, *, headless: bool) -> set[Edge]:
    """Names next to each other in a chain, in comparable form."""
    names = [name_words(name) for name in chain(item, headless=headless)]
    return set(zip(names, names[1:], strict=False))


def shares(found: Alignment) -> dict[str, Share]:
    """Accuracy of the attributes on matched pairs."""
    partners = {gold.id: system.id for gold, system in found.pairs}
    questions: dict[str, Judge] = {
        "type": lambda g, s: g.type == s.type,
        "source_name": name_agrees,
        "source_kind": lambda g, s: g.source_kind == s.source_kind,
        "speech_act": lambda g, s: g.speech_act == s.speech_act,
        "hedged": lambda g, s: g.hedged == s.hedged,
        "negated": lambda g, s: g.negated == s.negated,
        "parent": lambda g, s: parent_agrees(g, s, partners),
        "chain": lambda g, s: chain_agrees(g, s, headless=found.headless),
        "chain (head kept)": lambda g, s: chain_agrees(g, s, headless=False),
    }
    return {
        name: Share(sum(judge(g, s) for g, s in found.pairs), len(found.pairs)) for name, judge in questions.items()
    }


def recalls(found: Alignment) -> dict[str, Share]:
    """Share of the gold of each type that is detected, detected with source, and with source and cue."""
    judge = judges(found)
    asked: dict[str, Judge] = {
        "detection": lambda g, s: True,
        "+source": judge["+source"],
        "all": judge["all (det+src+cue)"],
    }
    result = {}
    for kind in TYPES:
        n = sum(item.type == kind for item in found.gold)
        mine = [(g, s) for g, s in found.pairs if g.type == kind]
        for name, right in asked.items():
            result[f"{kind} {name}"] = Share(sum(right(g, s) for g, s in mine), n)
    return result

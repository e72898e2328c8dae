"""Figures on time expressions, quantities, positions and entities of one document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from evaluation.annotation import Annotation, Entity, Position, Quantity, Timex
from evaluation.matching import any_overlap, assign, span_iou
from evaluation.names import names_match, unit
from evaluation.tally import Share, Tally

Spanned = TypeVar("Spanned", Timex, Quantity)
SAME_NUMBER = 1e-6  # relative: 0.1 + 0.2 is 0.3

Counts = tuple[dict[str, Tally], dict[str, Share]]


def timexes(gold: Sequence[Timex], system: Sequence[Timex]) -> Counts:
    """Strict spans, overlapping spans, those with the same TIMEX3 value, and those with type, value and EDTF right."""
    pairs = matched(gold, system)
    sizes = len(gold), len(system)
    values = [g.value == s.value for g, s in pairs]
    dated = [g.edtf == s.edtf for g, s in pairs if g.edtf]
    exact = [g for g, s in pairs if (g.type, g.value) == (s.type, s.value) and g.edtf in (None, s.edtf)]
    strict = len({g.span for g in gold} & {s.span for s in system})
    return {
        "timex strict": Tally(strict, *sizes),
        "timex relaxed": Tally(len(pairs), *sizes),
        "timex relaxed+value": Tally(sum(values), *sizes),
        "timex exact": Tally(len(exact), *sizes),
    }, {
        "timex value": Share(sum(values), len(pairs)),
        "timex type": Share(sum(g.type == s.type for g, s in pairs), len(pairs)),
        "timex edtf": Share(sum(dated), len(dated)),
    }


def quantities(gold: Sequence[Quantity], system: Sequence[Quantity]) -> Counts:
    """Overlapping spans, with the same bounds, and with the same unit too."""
    pairs = matched(gold, system)
    sizes = len(gold), len(system)
    equal = [(g, s) for g, s in pairs if same_number(g.min, s.min) and same_number(g.max, s.max)]
    full = sum(unit(g.unit) == unit(s.unit) for g, s in equal)
    return {
        "quantity span": Tally(len(pairs), *sizes),
        "quantity value": Tally(len(equal), *sizes),
        "quantity full": Tally(full, *sizes),
    }, {"quantity approx": Share(sum(g.approx == s.approx for g, s in pairs), len(pairs))}


def matched(gold: Sequence[Spanned], system: Sequence[Spanned]) -> list[tuple[Spanned, Spanned]]:
    """Pairs whose spans overlap, the best ones together."""
    weights = [[span_iou(g.span, s.span) for s in system] for g in gold]
    return [(gold[i], system[j]) for i, j in assign(weights)]


def same_number(a: float | None, b: float | None) -> bool:
    """True when both are open, or equal up to rounding."""
    if a is None or b is None:
        return a is b
    return abs(a - b) <= SAME_NUMBER * max(1, abs(a))


def positions(gold: Sequence[Position], system: Sequence[Position]) -> dict[str, Tally]:
    """Positions of the same state with overlapping evidence."""
    weights = [[position_weight(g, s) for s in system] for g in gold]
    return {"position": Tally(len(assign(weights)), len(gold), len(system))}


def position_weight(gold: Position, system: Position) -> float:
    """0 for another state or other evidence; the actor, then equal evidence break ties."""
    if gold.state != system.state or not any_overlap(gold.evidence, system.evidence):
        return 0.0
    return 1.0 + 0.5 * names_match(gold.actor, system.actor) + 0.25 * (gold.evidence == system.evidence)


def entities(gold: Sequence[Entity], system: Sequence[Entity]) -> dict[str, Tally]:
    """Mentions with exact spans, and with the same kind too; nothing for a document whose gold has none."""
    if not gold:
        return {"entity mention": Tally(), "entity mention+kind": Tally()}
    g = {mention: entity.kind for entity in gold for mention in entity.mentions}
    s = {mention: entity.kind for entity in system for mention in entity.mentions}
    hit = g.keys() & s.keys()
    return {
        "entity mention": Tally(len(hit), len(g), len(s)),
        "entity mention+kind": Tally(sum(g[mention] == s[mention] for mention in hit), len(g), len(s)),
    }


def layers(gold: Annotation, system: Annotation) -> Counts:
    """All layers but attributions."""
    time_tallies, time_shares = timexes(gold.timexes, system.timexes)
    quantity_tallies, quantity_shares = quantities(gold.quantities, system.quantities)
    return {
        **time_tallies,
        **quantity_tallies,
        **positions(gold.positions, system.positions),
        **entities(gold.entities, system.entities),
    }, {**time_shares, **quantity_shares}

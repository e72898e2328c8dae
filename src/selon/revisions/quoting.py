"""Quotations that have other words: shortened, extended, altered."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from selon.records import ChangeKind, Span
from selon.revisions.differing import Difference, Side
from selon.revisions.pairing import assigned

LEAST = 20.0
"""How like two quotations of one sentence must be at least to be one."""


def changed(found: Difference, numbers: list[tuple[Span, Span]]) -> Iterator[tuple[ChangeKind, Span, Span]]:
    """Quotations of both sides with other words; one in which only a number differs is told by that."""
    old, new = _quotations(found.old), _quotations(found.new)
    scores = [[_likeness(one, other, found) for other in new] for one in old]
    for i, j in assigned(scores):
        mine, its = _differing(found.old, old[i], numbers, 0), _differing(found.new, new[j], numbers, 1)
        if mine or its:
            yield ChangeKind.QUOTATION, old[i], new[j]


def _quotations(side: Side) -> list[Span]:
    """What stands in quotation marks on a side, each stretch once."""
    found = [span for one in side.passages for span in side.version.quotations(side.span) if one.span.start <= span.start]
    return sorted(set(found))


def _likeness(one: Span, other: Span, found: Difference) -> float:
    """How like two quotations are, in per cent; 0 for none."""
    ratio = fuzz.token_set_ratio(found.old.version.words(one), found.new.version.words(other))
    return ratio if ratio >= LEAST else 0.0


def _differing(side: Side, span: Span, numbers: list[tuple[Span, Span]], at: int) -> bool:
    """Whether a quotation has a word that the other side does not have, beside numbers that are told."""
    told = [pair[at] for pair in numbers]
    return any(
        one in side.changed and not any(t.start <= one.span.start and one.span.end <= t.end for t in told)
        for one in side.inside(span)
    )

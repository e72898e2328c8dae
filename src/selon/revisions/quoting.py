"""Quotations that have other words: shortened, extended, altered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from selon.records import Attribution, ChangeKind, Span
from selon.revisions.differing import Difference, Side
from selon.revisions.pairing import assigned

Pair = tuple[Attribution, Attribution]
LONG = 3
"""Words from which on a quotation is one, and no word set apart."""
LEAST = 20.0
"""How like two quotations of one sentence must be at least to be one."""


def changed(
    found: Difference, numbers: list[tuple[Span, Span]], paired: Sequence[Pair]
) -> Iterator[tuple[ChangeKind, Span, Span]]:
    """Quotations of both sides with other words; one in which only a number differs is told by that.

    One whose words are gone from what its source says now is altered too."""
    old, new = _quotations(found.old), _quotations(found.new)
    scores = [[_likeness(one, other, found) for other in new] for one in old]
    met = assigned(scores)
    for i, j in met:
        mine, its = _differing(found.old, old[i], numbers, 0), _differing(found.new, new[j], numbers, 1)
        if mine or its:
            yield ChangeKind.QUOTATION, old[i], new[j]
    for at, span in enumerate(old):
        said = next((new for one, new in paired if any(c.start <= span.start < c.end for c in one.content)), None)
        if said is not None and said.content and at not in {i for i, _ in met} and _gone(span, found.old):
            yield ChangeKind.QUOTATION, span, said.content[0]


def _gone(span: Span, side: Side) -> bool:
    """Whether most words of a quotation of some length are not on the other side."""
    words = side.inside(span)
    return len(words) >= LONG and sum(one in side.changed for one in words) > len(words) / 2


def _quotations(side: Side) -> list[Span]:
    """What stands in quotation marks on a side, each stretch once."""
    found = [
        span for one in side.passages for span in side.version.quotations(side.span) if one.span.start <= span.start
    ]
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

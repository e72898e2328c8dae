"""Positions whose state is another: the same issue, allowed before and forbidden now."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from selon.records import ChangeKind, Position, Span, State
from selon.revisions.differing import Difference, Side
from selon.revisions.passages import Token

SAME_ISSUE = 55
"""How like the words of two issues must be, in per cent."""
WORDS = frozenset({State.DENY, State.CONFIRM, State.ASSERT, State.NEUTRAL, State.CONCERN, State.ANNOUNCE})
"""States that tell of what is said, not of what is decided."""
DECIDED = frozenset(
    {
        State.AUTHORISE,
        State.FORBID,
        State.RESTRICT,
        State.REFUSE,
        State.SUSPEND,
        State.ORDER,
        State.SUPPORT,
        State.OPPOSE,
    }
)
"""States of which it tells that the verb which set one is another now."""


def changed(found: Difference) -> Iterator[tuple[ChangeKind, Span, Span]]:
    """Positions whose state is another, or whose verb was replaced by one that sets none."""
    old, new = _positions(found.old), _positions(found.new)
    for one in old:
        if one.state in WORDS or not _verb(one, found.old):
            continue
        twin = next((other for other in new if _same_issue(one, other)), None)
        if twin is not None and twin.state is one.state:
            continue
        if twin is not None and twin.state not in WORDS:
            yield ChangeKind.POSITION, one.evidence[0], twin.evidence[0]
            return
        span = _replaced(_verb(one, found.old), found)
        if span is not None and one.state in DECIDED:
            yield ChangeKind.POSITION, one.evidence[0], span
            return


def _positions(side: Side) -> list[Position]:
    """The positions of a side, outside quotation marks."""
    return [
        one
        for one in side.version.reading.positions
        if side.holds(one.evidence[0].start) and not side.version.quoted(one.evidence[0].start)
    ]


def _verb(one: Position, side: Side) -> Token | None:
    """The verb of a position where the other side does not have it."""
    spans = one.evidence
    verbs = [
        token
        for span in spans
        for token in side.inside(span)
        if token in side.changed and token.word.upos == "VERB" and token.word.deprel not in ("acl", "advcl")
    ]
    return verbs[0] if verbs else None


def _same_issue(one: Position, other: Position) -> bool:
    return fuzz.token_set_ratio(one.issue.casefold(), other.issue.casefold()) >= SAME_ISSUE


def _replaced(verb: Token | None, found: Difference) -> Span | None:
    """The verb that stands in the place of one, another word than it."""
    for island in found.islands:
        if verb in island.old:
            other = [one for one in island.new if one.word.upos == "VERB" and one in found.new.changed]
            if other and other[0].word.lemma != verb.word.lemma:
                return other[0].span
    return None

"""One event on two days."""

from __future__ import annotations

from selon.ledger.accounts import (
    SAME_WEEK,
    Clash,
    Told,
    apart,
    both,
    days_between,
    same_document,
    same_voice,
    shared,
    told_within,
)
from selon.ledger.wording import marked
from selon.records import ConflictKind, StatementKind

ONCE = 62
"""Days between two days within which they may be those of one event; what comes again comes later."""
NEAR = 400
"""Characters between two statements of one article of which the second may leave out what it is of."""
OF_SOMEBODY = frozenset({"death", "arrest", "office", "resignation"})
"""Events that somebody has but once: who it is says which it is."""
REACH = "reach"
"""Events of anything that comes to anybody: what it is must be said in both."""
KNOWN = "known"


def happened(a: Told, b: Told) -> Clash | None:
    """Two accounts let one event be on different days."""
    one, other = a.statement, b.statement
    if not both(a, b, StatementKind.EVENT) or one.head != other.head or one.first is None or other.first is None:
        return None
    if not apart(one.first, other.first) or same_voice(a, b) or one.scope or other.scope:
        return None
    days = days_between(one.first, other.first)
    if days is None or days > ONCE or one.future != other.future:
        return None
    if one.future and not told_within(a, b, SAME_WEEK):
        return None  # a date that has been moved since
    if not _one_event(a, b):
        return None
    return Clash(
        kind=ConflictKind.DATE,
        reason=f"{marked([one.head])} on {one.first} in one, on {other.first} in the other: {shared(one, other)}",
        dissolves_if="they are two events, or two stages of one",
        sure=2.0 + same_document(a, b),
    )


def _one_event(a: Told, b: Told) -> bool:
    """Whether two events are of the same thing."""
    one, other = a.statement, b.statement
    names = one.names | one.around | other.names | other.around
    mine, its = one.words - names, other.words - names
    near = one.around & other.around
    if same_document(a, b):
        close = abs(one.span.start - other.span.start) <= NEAR
        return bool(mine & its) or (close and one.sort == KNOWN and not (mine and its))
    if not near:
        return False
    if mine & its:
        return len(mine & its) > 1 or not (mine - its and its - mine)
    if one.head in OF_SOMEBODY:
        return bool(one.words & other.words & names)
    if one.head == REACH and not one.words & other.words:
        return False  # a page that was sent and a train that came in
    return one.sort == KNOWN and not (mine and its) and bool(mine & other.beside or its & one.beside)

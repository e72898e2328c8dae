"""Positions that cannot all hold: let and stopped at once, begun on two days."""

from __future__ import annotations

from selon.ledger.accounts import (
    SAME_NEWS,
    SAME_STORY,
    Clash,
    Told,
    apart,
    both,
    days_between,
    same_actor,
    same_document,
    same_object,
    same_voice,
    shared,
)
from selon.ledger.days import first_day, last_day
from selon.records import ConflictKind, StatementKind


def opposed(a: Told, b: Told) -> Clash | None:
    """Somebody lets what somebody stops, at times that meet."""
    one, other = a.statement, b.statement
    if not both(a, b, StatementKind.POSITION) or one.poles[0].sign == other.poles[0].sign:
        return None
    mine, its = one.poles[0], other.poles[0]
    crossed = mine.axis != its.axis
    if {mine.axis, its.axis} - {"allow", "stand"} and crossed or not same_object(one, other):
        return None
    if not same_actor(one, other, known=crossed) or not _meet(a, b):
        return None
    when = _when(a, b)
    return Clash(
        kind=ConflictKind.POLARITY,
        reason=f"one says {mine.word}, the other {its.word}, of {shared(one, other)}{when}",
        dissolves_if="one of them ended before the other began, or they mean different things by it",
        sure=3.0 + (one.former or other.former) + same_document(a, b),
    )


def dated(a: Told, b: Told) -> Clash | None:
    """Two accounts let one state begin on different days."""
    one, other = a.statement, b.statement
    if not both(a, b, StatementKind.POSITION) or one.poles[0].word != other.poles[0].word:
        return None
    if one.first is None or other.first is None or not apart(one.first, other.first):
        return None
    days = days_between(a.reported, b.reported)
    if days is None or days > SAME_STORY or same_voice(a, b):
        return None
    if one.head != other.head or not same_actor(one, other, known=False) or not same_object(one, other):
        return None
    return Clash(
        kind=ConflictKind.DATE,
        reason=f"{one.poles[0].word} from {one.first} in one, from {other.first} in the other: {shared(one, other)}",
        dissolves_if="they are two acts, or one is the date of a decision and the other of its effect",
        sure=2.0,
    )


def _meet(a: Told, b: Told) -> bool:
    """Whether two positions hold at a common time; a later one on its own replaces the earlier."""
    one, other = a.statement, b.statement
    if one.former and other.former:
        return False
    if one.former or other.former:
        past, now = (a, b) if one.former else (b, a)
        end = past.statement.last or past.reported
        begun = now.statement.first
        return end is not None and begun is not None and last_day(begun) < first_day(end)
    if one.first and other.first:
        return not apart(one.first, other.first)
    if one.first or other.first or one.actor is None or other.actor is None:
        return False
    days = days_between(a.reported, b.reported)
    return days is not None and days <= SAME_NEWS and a.origin != b.origin


def _when(a: Told, b: Told) -> str:
    """The times of two positions in words."""
    out = []
    for told in (a, b):
        one = told.statement
        if one.former:
            out.append(f"until {one.last or (told.reported or '')[:10]}")
        elif one.first:
            out.append(f"from {one.first}")
    return f" ({', '.join(out)})" if out else ""

"""Numbers of one thing that leave no common value."""

from __future__ import annotations

from selon.ledger.accounts import (
    SAME_NEWS,
    SAME_WEEK,
    Clash,
    Told,
    both,
    days_between,
    same_document,
    same_span_of_time,
    same_voice,
    shared,
    told_within,
)
from selon.records import ConflictKind, Statement, StatementKind

ROUGH = 0.1
"""Part of a number by which a rough one may miss."""
ROUNDED = 0.05
"""Part of a number by which a round one may miss the exact one."""


def counted(a: Told, b: Told) -> Clash | None:
    """Two numbers of one thing that leave no common value."""
    one, other = a.statement, b.statement
    if not both(a, b, StatementKind.QUANTITY) or one.unit != other.unit or one.negated != other.negated:
        return None
    beside = same_document(a, b) and one.span.start < other.span.end and other.span.start < one.span.end
    if beside or same_voice(a, b) or one.scope != other.scope:
        return None
    if not _same_measure(one, other) or not same_span_of_time(one, other):
        return None
    if one.unit in one.words and not told_within(a, b, SAME_WEEK):
        return None  # a toll that has risen since
    if _may_be_one(one, other) or _same_speaker_later(a, b):
        return None
    unit = "" if one.unit in one.words else f" {one.unit}"
    return Clash(
        kind=ConflictKind.NUMERIC,
        reason=f"{_range(one)} against {_range(other)}{unit}: no value is in both; both of {shared(one, other)}",
        dissolves_if="they measure different things, at different times, or count differently",
        sure=2.5 + same_document(a, b),
    )


def _same_measure(one: Statement, other: Statement) -> bool:
    """Whether two numbers measure the same thing: what is measured and who or what it belongs to meet."""
    common = one.words & other.words
    names = one.names | one.around | other.names | other.around
    mine, its = set(one.head.split()) - names, set(other.head.split()) - names
    named = (one.names & other.names) or (one.around & other.around)
    if common & {one.unit}:
        return len(common) >= 3 and bool(named)
    if mine & its:
        return bool(named) and bool(common - names)
    # "peut atteindre des cibles à 300 km" and "la portée est de 300 km": the one says in its verb what the other names.
    return bool((mine | its) & common) and bool(common & names)


def _may_be_one(one: Statement, other: Statement) -> bool:
    """Whether some number fits both, roundings and rough figures allowed for."""
    low, high = _bounds(one)
    least, most = _bounds(other)
    if (low, high) == (-most, -least):
        return True  # "une baisse de 2,8 %" and "- 2,8 %"
    if max(low, least) < min(high, most):
        return True
    if max(low, least) == min(high, most):
        edge = max(low, least)
        return not any(x.strict and edge in (x.low, x.high) for x in (one, other))
    exact = [x.low for x in (one, other) if x.low is not None and x.low == x.high]
    if len(exact) < 2:
        return False
    near = abs(exact[0] - exact[1]) <= ROUNDED * max(map(abs, exact))
    return near and digits(exact[0]) != digits(exact[1])


def _bounds(one: Statement) -> tuple[float, float]:
    """Least and greatest value; a single rough number is widened."""
    low = float("-inf") if one.low is None else one.low
    high = float("inf") if one.high is None else one.high
    if one.approx and low == high:
        return low - ROUGH * abs(low), high + ROUGH * abs(high)
    return low, high


def digits(number: float) -> int:
    """How many digits of a number count."""
    return len(f"{number:.6f}".rstrip("0").replace(".", "").strip("0"))


def _range(one: Statement) -> str:
    """A quantity in signs."""
    low, high = (None if x is None else f"{x:,.10g}" for x in (one.low, one.high))
    if low == high:
        return f"{'~' if one.approx else ''}{low}"
    if high is None:
        return f"{'>' if one.strict else '≥'} {low}"
    return f"{'<' if one.strict else '≤'} {high}" if low is None else f"{low}–{high}"


def _same_speaker_later(a: Told, b: Told) -> bool:
    """Whether one source gave two figures at different times: the later corrects the earlier."""
    days = days_between(a.reported, b.reported)
    same = a.origin is not None and a.origin == b.origin
    named = any(x.origin and x.origin.casefold() in y.statement.names for x, y in ((a, b), (b, a)))
    return (same or named) and days is not None and days > SAME_NEWS

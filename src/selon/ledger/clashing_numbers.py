"""Numbers of one thing that leave no common value."""

from __future__ import annotations

from selon.ledger.accounts import (
    SAME_NEWS,
    SAME_STORY,
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
from selon.ledger.likeness import (
    COUNTS,
    ENOUGH,
    FAR,
    MEASURE,
    MONEY,
    MOST,
    PEOPLE,
    PERSON,
    TOLLS,
    closeness,
    common_words,
    likeness,
    of_people,
)
from selon.ledger.wording import marked
from selon.records import ConflictKind, Statement, StatementKind

WORDS = 8
"""Words of a clause that say how fully it tells of a number."""
NAMED = 2.0
"""What must speak for two tolls of one week being one, where both are of the same dead or hurt."""
ROUGH = 0.1
"""Part of a number by which a rough one may miss."""
ROUNDED = 0.05
"""Part of a number by which a round one may miss the exact one."""


def set_against(a: Told, b: Told) -> Clash | None:
    """Two numbers that one article gives side by side for one thing, each on the word of somebody else."""
    one, other = a.statement, b.statement
    if not both(a, b, StatementKind.QUANTITY) or not same_document(a, b) or one.measure != other.measure:
        return None
    if one.actor == other.actor or one.scope != other.scope or not same_span_of_time(one, other):
        return None
    if may_be_one(one, other):
        return None
    return Clash(
        kind=ConflictKind.NUMERIC,
        reason=f"{as_signs(one)} against {as_signs(other)}, side by side: "
        + " and ".join(marked([x.actor]) if x.actor else "?" for x in (one, other)),
        dissolves_if="they count differently, or at different times",
        sure=4.0,
    )


def counted(a: Told, b: Told) -> Clash | None:
    """Two numbers of one thing that leave no common value."""
    one, other = a.statement, b.statement
    if not both(a, b, StatementKind.QUANTITY) or not alike(one, other) or one.negated != other.negated:
        return None
    beside = same_document(a, b) and one.beside == other.beside  # of one sentence, which gives them for two things
    if beside or same_voice(a, b) or one.scope != other.scope or not same_span_of_time(one, other):
        return None
    if may_be_one(one, other) or risen(a, b):
        return None
    if not _same_measure(a, b) or same_speaker_later(a, b):
        return None
    unit = "" if one.sort in COUNTS else f" {one.unit}"
    return Clash(
        kind=ConflictKind.NUMERIC,
        reason=f"{as_signs(one)} against {as_signs(other)}{unit}: no value is in both; both of {shared(one, other)}",
        dissolves_if="they measure different things, at different times, or count differently",
        sure=2.5 + same_document(a, b) + _in_common(one, other) + told_within(a, b, SAME_STORY) / 5,
    )


def _in_common(one: Statement, other: Statement) -> float:
    """What the words that two numbers share add: of several sentences that give one number the fullest is shown."""
    told = sum(min(len(x.words), WORDS) for x in (one, other))
    return min(len(one.words & other.words), MOST) / 20 + told / 400


def alike(one: Statement, other: Statement) -> bool:
    """Whether two numbers have one unit; people are counted by what they are, or as people."""
    if of_people(one) and of_people(other):
        return one.unit == other.unit or PERSON in (one.unit, other.unit)
    return one.unit is not None and (one.unit, one.sort) == (other.unit, other.sort)


def countable(one: Statement, other: Statement) -> bool:
    """Whether two numbers may count one thing, be it by two words: "objets" and "pièces"."""
    if one.sort in COUNTS and other.sort in COUNTS:
        people = of_people(one) and of_people(other)
        return bool(one.unit or other.unit) and (alike(one, other) or people or _of_one_sentence(one, other))
    return alike(one, other)


def _of_one_sentence(one: Statement, other: Statement) -> bool:
    """Whether what is said of two counts has a word in common that is no name."""
    return bool((one.words & other.words) - one.names - other.names - one.around - other.around)


def _same_measure(a: Told, b: Told) -> bool:
    """Whether two numbers measure the same thing: what is measured and who or what it belongs to meet."""
    one, other, together = a.statement, b.statement, same_document(a, b)
    if not (one.names & other.names or one.around & other.around):
        return False
    if one.roles and other.roles and not one.roles & other.roles:
        return False
    own, _ = common_words(one, other, together=together)
    toll = one.unit == other.unit and one.unit in TOLLS and told_within(a, b, SAME_WEEK) and not together
    enough = likeness(one, other, together=together) >= (NAMED if toll else ENOUGH)
    if one.sort in COUNTS:
        return enough and (not together or len(own) > 1)
    names = one.names | one.around | other.names | other.around
    mine, its = set(one.head.split()) - names, set(other.head.split()) - names
    if mine & its:
        return bool((one.words & other.words) - names) and closeness(one, other) > FAR
    if one.sort == MONEY and one.scope and one.words & other.words and closeness(one, other) > 0:
        return True  # one qualifier of two sums near each other: "640 millions hors dette"
    # "peut atteindre des cibles à 300 km" and "la portée est de 300 km": the one says in its verb what the other names.
    named = bool((mine | its) & one.words & other.words) and bool(one.words & other.words & names)
    if named or one.sort == MEASURE:
        return named or (enough and not (mine and its))
    near = len(own) > 1 or bool(own and one.roles & other.roles)
    return enough and near and not (mine and its) and told_within(a, b, SAME_STORY)


def risen(a: Told, b: Told) -> bool:
    """Whether a count may have risen since: of people after a month, of the dead and hurt after a day."""
    one, other = a.statement, b.statement
    if one.sort not in COUNTS:
        return False
    if (one.words | other.words | {one.unit, other.unit}) & TOLLS:
        return not told_within(a, b, SAME_WEEK)
    return one.sort == PEOPLE and not told_within(a, b, SAME_STORY)


def may_be_one(one: Statement, other: Statement) -> bool:
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


def as_signs(one: Statement) -> str:
    """A quantity in signs."""
    low, high = (None if x is None else f"{x:,.10g}" for x in (one.low, one.high))
    if low == high:
        return f"{'~' if one.approx else ''}{low}"
    if high is None:
        return f"{'>' if one.strict else '≥'} {low}"
    return f"{'<' if one.strict else '≤'} {high}" if low is None else f"{low}–{high}"


def same_speaker_later(a: Told, b: Told) -> bool:
    """Whether one source gave two figures at different times: the later corrects the earlier."""
    days = days_between(a.reported, b.reported)
    same = a.origin is not None and a.origin == b.origin
    named = any(x.origin and x.origin.casefold() in y.statement.names for x, y in ((a, b), (b, a)))
    return (same or named) and days is not None and days > SAME_NEWS

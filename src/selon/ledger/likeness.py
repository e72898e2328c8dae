"""How much speaks for two numbers being of one thing: words of their clauses, what is named, the day, their size."""

from __future__ import annotations

from selon.records import Statement

ENOUGH = 2.5
"""What must speak for two numbers being of one thing."""
MOST = 3
"""Words, and names, that are reckoned."""
CLOSE = ((1.25, 1.0), (1.6, 0.5), (2.5, 0.0), (6.0, -1.0))
"""How many times as great the greater may be, and what that speaks; two counts of one thing differ little."""
FAR = -2.0
ONE_DAY = 1.5
"""What it speaks that both tell of one day, of a measure; how great it is then says nothing."""
COUNT, PEOPLE, MEASURE, MONEY = "count", "people", "measure", "money"
PERSON, JOB = "person", "job"
"""The units of people of whom nothing is said, and of those at work."""
COUNTS = frozenset({COUNT, PEOPLE})
TOLLS = frozenset({"death", "injury", "arrest"})
"""What happens to people: a story has one count of it, and a later report may count more."""
FEW = 4
"""A count up to this tells of some, seldom of all."""


def of_people(one: Statement) -> bool:
    """Whether a number is one of people, or of their jobs."""
    return one.sort == PEOPLE or one.unit == JOB


def likeness(one: Statement, other: Statement, *, together: bool) -> float:
    """What speaks for two numbers of one unit being of one thing; `together` where they stand in one article."""
    own, beside = common_words(one, other, together=together)
    one_day = bool(one.days & other.days) and not together
    found = min(len(own), MOST) + min(len(beside), MOST) / 2
    found += min(len(one.around & other.around) + len(one.names & other.names), MOST) / 2
    if one_day and one.sort == MEASURE:
        return found + ONE_DAY + _kind(one, other)
    return found + one_day + closeness(one, other) + _kind(one, other)


def common_words(one: Statement, other: Statement, *, together: bool) -> tuple[frozenset[str], frozenset[str]]:
    """The words that two numbers have in common: in a clause of theirs, and around it.

    What stands around two numbers of one article may be the same words: of them only their clauses are held."""
    plain = _besides(one, other)
    if together:
        return (one.words & other.words) - plain, frozenset()
    own = ((one.words & other.beside) | (other.words & one.beside) | (one.words & other.words)) - plain
    return own, (one.beside & other.beside) - plain - own


def _besides(one: Statement, other: Statement) -> frozenset[str]:
    """What says nothing of the thing: names, the unit, who gives the number."""
    told = frozenset(word for x in (one, other) for word in (x.actor or "").split())
    return one.names | one.around | other.names | other.around | told | {str(one.unit), str(other.unit)}


def closeness(one: Statement, other: Statement) -> float:
    """What the sizes of two numbers speak."""
    sizes = sorted(abs(x) for x in (_size(one), _size(other)))
    if not sizes[0]:
        return FAR
    return next((worth for most, worth in CLOSE if sizes[1] <= most * sizes[0]), FAR)


def _size(one: Statement) -> float:
    """The size of a number that has a bound."""
    return one.low if one.low is not None else one.high or 0.0


def _kind(one: Statement, other: Statement) -> float:
    """What the kind of thing speaks: a story has seldom two counts of pylons, but many of people and sums."""
    if one.sort in COUNTS:
        few = min(_size(one), _size(other)) <= FEW
        known = one.sort == other.sort == COUNT or one.unit == other.unit and one.unit in TOLLS
        return float(known) - few
    return 0.5 if one.sort == MEASURE else 0.0

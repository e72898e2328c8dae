"""Two numbers that are the ends of a range, a value before and after a change, or a score."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from selon.claims.quantity_atoms import Ground, Kind
from selon.claims.quantity_nouns import Counted
from selon.claims.quantity_numbers import Number, Shape
from selon.claims.quantity_numerals import number_at
from selon.claims.quantity_tables import Entry, Tables
from selon.claims.quantity_units import counted_at

CHANGE_REACH = 9
"""Atoms before "de 30 à 40" in which the verb of change may stand: "fait passer le taux de 3 à 5 %"."""
THOUSAND, TENFOLD = 1e3, 10.0
"""A scale of a thousand or more goes for the first number too when that makes it less than ten times the second."""
FEW, ROUND = 10.0, (100.0, 1e3, 1e4, 1e5, 1e6)
"""More than these few out of a number that is not round are an amount of their own: "46 barques sur 49"."""
YEAR_DIGITS = 4
SMALL = 20.0
"""Two bare numbers up to this with "à" between them are rather a score than a range."""


class Bond(Enum):
    """What two numbers are to each other."""

    RANGE = "range"
    CHANGE = "change"
    """Two amounts that stand apart: a value before and a value after, or "24 et 27 ans"."""
    SCORE = "score"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers that belong together: the number they make, and what it counts."""

    bond: Bond
    number: Number
    counted: Counted


def pair_at(at: Ground, words: Tables, number: Number, counted: Counted) -> Pair | None:
    """What a number makes with the one behind it, or None when that one stands for itself."""
    if not number.counts or number.low is None or number.high is None or number.shape is Shape.PART:
        return None
    dated = words.one("in-year", at.form(number.first - 1)) or at.form(number.first - 1) in words.months
    if dated and len(number.written) == YEAR_DIGITS and not counted.kind:
        return None
    join = _join(at, words, number, counted)
    if join is None:
        return None
    kind, place, entry = join
    money = words.unit(at, place)
    if money is not None and money.entry.kind == "money" and at.kind(money.end) is Kind.NUMBER:
        place = money.end
    second = number_at(at, words, place) if place < len(at.atoms) else None
    if second is None or second.low is None or second.shape not in (Shape.DIGITS, Shape.WORDS):
        return None
    behind = counted_at(at, words, second)
    if kind == "out-of":
        return _ratio(number, second, _parted_noun(words, behind), counted, entry)
    if counted.kind and behind.kind and counted.unit != behind.unit:
        return None
    if kind == "and" and behind.kind in ("", "count", "same"):
        return None
    behind = behind if behind.kind else replace(counted, end=behind.end)
    return _joined(at, words, (kind, entry), (number, second), behind)


def _join(at: Ground, words: Tables, number: Number, counted: Counted) -> tuple[str, int, Entry | None] | None:
    """What joins a number to the next, the atom after it, and its line."""
    place = counted.end
    if ratio := words.one("out-of", at.form(place)):
        return "out-of", place + 1, ratio
    if counted.kind in ("count", "same", "times"):
        return None
    if at.form(place) in ("-", "–", "—") and place == number.end and at.touches(place - 1) and at.touches(place):
        return "dash", place + 1, None
    if to := words.one("to", at.form(place)):
        return "to", place + 1, to
    comma = at.form(place) == ","
    if either := words.one("or", at.form(place + comma)):
        return "or", place + comma + 1, either
    for between in words.words.get("between", ()):
        sign = words.currency(at, number.first - 1) if number.first else None
        lead = (sign[1] if sign else number.first) - 1
        if at.form(place) in between.places[-1] and at.form(lead) in between.places[0]:
            return "between", place + 1, between
    both = words.one("and", at.form(place))
    return ("and", place + 1, both) if both and not counted.kind else None


def _parted_noun(words: Tables, behind: Counted) -> Counted:
    """What stands behind the whole; nothing where the language puts the noun of a part there: "one in five boats"."""
    return Counted(behind.end) if behind.kind == "count" and words.words.get("part-noun") else behind


def _ratio(number: Number, second: Number, behind: Counted, counted: Counted, entry: Entry | None) -> Pair | None:
    """The share that "neuf sur dix" is, where both count the same and the second is the greater."""
    if behind.kind or counted.kind not in ("", "count") or number.low is None or second.low is None:
        return None
    if not 0 < number.low < second.low or (not counted.kind and number.shape is Shape.DIGITS):
        return None
    if len(second.written) == YEAR_DIGITS and second.low not in ROUND:
        return None
    if number.low > FEW and second.low not in ROUND:
        return None
    share = number.low / second.low
    lines = (*number.lines, *second.lines, *([entry.line] if entry else []))
    made = replace(number, end=second.end, low=share, high=share, shape=Shape.PART, lines=lines)
    return Pair(Bond.RATIO, made, replace(counted, end=second.end, kind="part", unit="fraction"))


def _joined(
    at: Ground, words: Tables, join: tuple[str, Entry | None], ends: tuple[Number, Number], behind: Counted
) -> Pair | None:
    """Range, change or score of two numbers; None where they only stand side by side."""
    kind, entry = join
    number, second = ends
    low, high = _same_scale(number, second)
    source = words.one("from", at.form(number.first - 1))
    bond = Bond.RANGE
    falls = low >= high and bool(source or behind.kind in ("percent", "money", "measure"))
    if kind == "and" or kind == "to" and (falls or (source and _changes(at, words, number.first - 1))):
        bond = Bond.CHANGE
    elif low >= high or (kind == "dash" and not behind.kind):
        bond = Bond.SCORE
    elif kind == "to" and not source and not behind.kind and high <= SMALL:
        bond = Bond.SCORE
    if bond is Bond.SCORE and kind in ("or", "between"):
        return None
    lines = (*number.lines, *second.lines, *([entry.line] if entry else []))
    first = number.first
    if kind == "between":
        sign = words.currency(at, first - 1) if first else None
        first = (sign[1] if sign else first) - 1
    made = replace(number, first=first, end=second.end, low=low, high=high, scale=second.scale, lines=lines)
    return Pair(bond, made, behind)


def _same_scale(number: Number, second: Number) -> tuple[float, float]:
    """Both ends in units: in "20 à 30 millions" the multiplier goes for the first too."""
    low, high = number.low or 0.0, second.low or 0.0
    if number.scale == 1.0 and second.scale > 1.0:
        nearest = low * second.scale <= high or (second.scale >= THOUSAND and low * second.scale <= TENFOLD * high)
        low *= second.scale if nearest else 1.0
    return low, high


def _changes(at: Ground, words: Tables, place: int) -> bool:
    """Whether a verb of change stands not far before an atom."""
    for here in range(place - 1, max(place - CHANGE_REACH, -1), -1):
        word = at.word(here)
        if word is not None and word.upos not in ("NOUN", "PROPN"):
            if words.one("change", word.lemma) or words.one("change", word.lower):
                return True
        if at.form(here) in (";", ":"):
            return False
    return False

"""A number as it was read, and what every way of writing one has in common."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from selon.claims.quantity_atoms import Ground
from selon.claims.quantity_tables import Tables

HALVES = ("half", "whole-half")


class Shape(Enum):
    """How a number is written; `NAME` is one that counts nothing, `UNREAD` one that was not understood."""

    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    PART = "part"
    NAME = "name"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Number:
    """A number from atom `first` to before atom `end`, with its bounds.

    `scale` is the last multiplier in it, 1 when there is none; `written` its digits where it is in digits; `lines`
    name the lines of data that read it; `paired`: it is one of two ends, or a value before a change."""

    first: int
    end: int
    low: float | None
    high: float | None
    shape: Shape
    approx: bool = False
    scale: float = 1.0
    written: str = ""
    lines: tuple[str, ...] = ()
    paired: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is a number that may count something."""
        return self.shape not in (Shape.NAME, Shape.UNREAD)


def times(value: float, factor: float) -> float:
    """The product as a person would work it out in decimals: 4.1 times a trillion."""
    return float(Decimal(str(value)) * Decimal(str(factor)))


def no_number(first: int, end: int, shape: Shape = Shape.NAME) -> Number:
    """A stretch of atoms that holds a number which counts nothing, or which was not understood."""
    return Number(first, end, None, None, shape)


def scaled(at: Ground, words: Tables, number: Number) -> Number:
    """The number multiplied by the scales behind it: "1,5 milliard", "3 M€", "deux millions et demi"."""
    end, factor, lines = number.end, 1.0, number.lines
    while (entry := words.numerals.get(at.form(end))) and entry.kind == "scale":
        factor, end, lines = factor * float(entry.value), end + 1, (*lines, entry.line)
    if factor == 1.0 and end < len(at.atoms) and (symbol := words.symbols.get(at.atoms[end].text)):
        unit = words.unit(at, end + 1)
        if (unit and unit.entry.kind == "money") or (number.first and words.currency(at, number.first - 1)):
            factor, end, lines = float(symbol.value), end + 1, (*lines, symbol.line)
    if end == number.end or number.low is None:
        return number
    number = replace(number, end=end, low=times(number.low, factor), scale=factor, lines=lines)
    return with_half(at, words, replace(number, high=number.low), factor)


def with_half(at: Ground, words: Tables, number: Number, whole: float = 1.0) -> Number:
    """The number with half of a whole added where "et demi" follows."""
    article = words.numerals.get(at.form(number.end + 1))
    place = number.end + (2 if article is not None and article.kind == "one" else 1)
    join, half = words.numerals.get(at.form(number.end)), words.numerals.get(at.form(place))
    if not (join and half and join.kind == "join" and half.kind in HALVES) or number.low is None:
        return number
    value = number.low + whole * float(half.value)
    return replace(number, end=place + 1, low=value, high=value, lines=(*number.lines, join.line, half.line))


def parted(at: Ground, words: Tables, number: Number) -> Number:
    """The number times the part behind it: "trois quarts", "deux tiers"; a part of time or of a cup counts nothing."""
    entry = words.numerals.get(at.form(number.end))
    if entry is None or entry.kind not in ("part", "ordinal-part") or number.low is None or number.scale != 1.0:
        return number
    if words.after("part-of", at, number.end + 1):
        return no_number(number.first, number.end + 1)
    value = number.low * float(entry.value)
    return replace(
        number, end=number.end + 1, low=value, high=value, shape=Shape.PART, lines=(*number.lines, entry.line)
    )

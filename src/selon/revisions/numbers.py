"""Numbers and dates that are others: compared by their values, looked for where words differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selon.records import ChangeKind, Quantity, Span, Timex, TimexType
from selon.revisions.differing import Difference, Side, calendar, words_of
from selon.revisions.passages import Token, folded

YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
DAY = TimexType.DATE.value
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number or a date of a side: its place, its value, and of what it is; `timed` says it is a time expression."""

    kind: ChangeKind
    span: Span
    value: object
    of: str
    timed: bool = False


def changed(found: Difference) -> Iterator[tuple[ChangeKind, Span, Span]]:
    """Numbers and dates that have another value, each with its words on both sides."""
    old, new = _figures(found.old), _figures(found.new)
    for one in list(old):
        same = next((other for other in new if other.kind is one.kind and other.value == one.value), None)
        if same is not None:
            old.remove(one)
            new.remove(same)
    for one, other in _pairs(old, new):
        touched = found.old.touched(one.span), found.new.touched(other.span)
        if all(touched) or (any(touched) and one.of == other.of and not one.timed):
            yield ChangeKind.DATE if ChangeKind.DATE in (one.kind, other.kind) else one.kind, one.span, other.span


def _pairs(old: list[Figure], new: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Figures of one kind, first those of one thing, then those left, in their order."""
    left = list(new)
    alone = []
    for one in old:
        twin = next((other for other in left if other.kind is one.kind and other.of and other.of == one.of), None)
        if twin is None:
            alone.append(one)
            continue
        left.remove(twin)
        yield one, twin
    for one in alone:
        alike = (other for other in left if other.kind is one.kind or DAY == other.of == one.of)
        twin = next(alike, None)
        if twin is not None:
            left.remove(twin)
            yield one, twin


def _figures(side: Side) -> list[Figure]:
    """The numbers and dates of a side, in their order; one inside another is told by that."""
    reading, language = side.version.reading, side.version.document.language
    found = [_date(one, side, language) for one in reading.timexes if side.holds(one.span.start)]
    found += [_number(one) for one in reading.quantities if side.holds(one.span.start) and not _within(one.span, found)]
    found += [
        Figure(kind=ChangeKind.NUMBER, span=one.span, value=_value(one, language), of=_counted(one))
        for one in side.tokens
        if _is_number(one) and not _within(one.span, found)
    ]
    return sorted(found, key=lambda one: one.span)


def _within(span: Span, found: list[Figure]) -> bool:
    return any(span.overlaps(one.span) for one in found)


def _is_number(token: Token) -> bool:
    return token.word.upos == "NUM" or DIGIT.search(token.form) is not None


def _value(token: Token, language: str) -> object:
    """The value of a word for a number, as far as it is known."""
    if token.form.replace(",", "").replace(".", "").isdigit():
        return (float(token.form.replace(",", ".")),) * 2 if token.form.count(".") < 2 else token.form
    return token.form


def _counted(token: Token) -> str:
    """The word that a number counts."""
    return folded(token.head.lemma) if token.head is not None else ""


def _number(one: Quantity) -> Figure:
    """A quantity; that it is rough is no part of its value."""
    return Figure(kind=ChangeKind.NUMBER, span=one.span, value=(one.low, one.high), of=one.unit or one.of or "")


def _date(one: Timex, side: Side, language: str) -> Figure:
    """A time expression: a date where it names the calendar, a number where it counts days or nights."""
    words = side.inside(one.span)
    dated = YEAR.search(side.version.words(one.span)) or any(word.form in calendar(language) for word in words)
    counts = any(_is_number(word) or word.form in words_of(language, "numbers", "cardinal") for word in words)
    kind = ChangeKind.NUMBER if counts and not dated else ChangeKind.DATE
    return Figure(kind=kind, span=one.span, value=one.value, of=one.type.value, timed=True)

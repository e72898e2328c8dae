"""What a time expression is read against: the document's date, the verbs around it, and what was read before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from selon.claims.timex_calendar import bounds, edtf
from selon.claims.timex_grammar import Node
from selon.claims.timex_tense import Lean
from selon.records import TimexType

REACH = 800
"""Characters after which a day that was named no longer says on which day an hour lies."""
BESIDE = 24
"""Characters between the beginnings of two days that are told together: "mercredi ou jeudi"."""
HERE = 200
"""Characters after which a weekday no longer means a day of that name that was told."""
LATE = 20
"""An hour from which on the next morning that is told is that of the day after."""
MEMORY = 200
"""Expressions that are remembered, so that a calendar of ten thousand dates is read in its own length."""


class NoSuchDate(ValueError):
    """The words name a day that no calendar has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What an expression means; `edtf` None takes that of the value unless `loose` says that there is none.

    `span_edtf` overrides the EDTF; `days` the first and last day; `counted` says that it was counted from the
    document's date ("next year"), `guessed` that no verb says whether a day of the week lies behind or ahead."""

    type: TimexType
    value: str
    mod: str | None = None
    span_edtf: str | None = None
    loose: bool = False
    counted: bool = False
    guessed: bool = False

    def edtf(self) -> str | None:
        """EDTF of the value."""
        return self.span_edtf if self.span_edtf or self.loose else edtf(self.value)

    def days(self) -> tuple[date, date] | None:
        """First and last day."""
        return bounds(self.value)

    @property
    def is_day(self) -> bool:
        """Whether it lies on one known day."""
        return len(self.value) >= 10 and self.value[:4].isdigit() and self.value[4] == self.value[7] == "-"


@dataclass(slots=True, kw_only=True)
class Scene:
    """Surroundings of the expression that is being read.

    `published` is the document's date or None; `lean` says where a node looks, `resolve` what a part means; `place` is
    where the expression begins in the text and `sentence` the place where its sentence begins; `history` holds what
    was read before, with its place; `pivot` is the other end of a range that has been read already; `position` is
    where the expression stands: first, last, inside the verb, after a participle, or inner; `verbless` says that its
    sentence has no verb."""

    code: str
    published: date | None
    lean: Callable[[Node], Lean]
    resolve: Callable[[Node, Scene], Value | None]
    place: int = 0
    sentence: int = 0
    history: list[tuple[int, Value]] = field(default_factory=list)
    pivot: date | None = None
    position: str = "inner"
    verbless: bool = False

    def last(self, length: int) -> date | None:
        """First day of the last date named that is at least as exact as a value of so many characters."""
        for _, value in reversed(self.history[-MEMORY:]):
            covered = value.days()
            if covered and "/" not in value.value and _exact(value, length):
                return covered[0]
        return None

    def last_is_day(self) -> bool:
        """Whether the last date named is a day."""
        return next((value.is_day for _, value in reversed(self.history[-MEMORY:]) if value.days()), False)

    def same_day(self, when: tuple[int, int]) -> date | None:
        """The day of a month and number that was named before with that month and number."""
        recent = (value for _, value in reversed(self.history[-MEMORY:]) if value.is_day and "/" not in value.value)
        days = (date.fromisoformat(value.value[:10]) for value in recent)
        return next((day for day in days if (day.month, day.day) == when), None)

    def later_told(self, day: date) -> bool:
        """Whether the expression right before this one is a later day than another: "on Wednesday or Thursday"."""
        place, value = self.history[-1] if self.history else (-1, None)
        if value is None or self.place - place > BESIDE or not value.is_day or "/" in value.value:
            return False
        return date.fromisoformat(value.value[:10]) > day

    def told_weekday(self, number: int) -> date | None:
        """The day to come, named right before, that is the weekday of a number: "on 24 May, a Saturday"."""
        for place, value in reversed(self.history):
            if self.place - place > HERE:
                break
            if value.is_day and "/" not in value.value:
                day = date.fromisoformat(value.value[:10])
                if self.published and day > self.published and day.isoweekday() == number:
                    return day
        return None

    def near_day(self, *, morning: bool = False, ahead: bool = False) -> date | None:
        """The day last named not far before, else the day of the document.

        A morning after a night is that of the day after the one on which the night began. A day to come that another
        sentence named counts for what lies ahead only."""
        for place, value in reversed(self.history):
            if self.place - place > REACH:
                break
            if value.is_day and "/" not in value.value:
                day = date.fromisoformat(value.value[:10])
                if self.published and day > self.published and place < self.sentence and not ahead:
                    continue
                hour = value.value[11:13]
                night = value.value.endswith("TNI")
                night = night or (hour.isdigit() and int(hour) >= LATE and not ahead and day != self.published)
                return day + timedelta(1) if morning and night else day
        return self.published

    def named_year(self) -> int | None:
        """Year of the last expression that named one in this sentence, or of the last exact date before it."""
        for place, value in reversed(self.history[-MEMORY:]):
            covered = value.days()
            if covered and place >= self.sentence and len(value.value) == 4 and value.value.isdigit():
                return covered[0].year
            if covered and value.is_day and self.place - place <= REACH:
                return covered[0].year
        return None

    def framed_year(self) -> int | None:
        """The year to come that the words right before named in this sentence: "next year, the fair is in May"."""
        place, value = self.history[-1] if self.history else (-1, None)
        if value is None or not value.counted or place < self.sentence or len(value.value) != 4:
            return None
        year = int(value.value) if value.value.isdigit() else 0
        return year if self.published and year > self.published.year else None

    def named_month(self) -> int | None:
        """Month of the last day that was named."""
        day = self.last(10)
        return day.month if day else None

    @property
    def habit(self) -> bool:
        """Whether the sentence has spoken of something that recurs."""
        return any(p >= self.sentence and v.type is TimexType.SET for p, v in self.history[-MEMORY:])


def _exact(value: Value, length: int) -> bool:
    """Whether a value names a day (10), a month (7) or a year (4) at least."""
    if length == 4:
        return len(value.value) >= 4 and value.value[:4].isdigit()
    if length == 7:
        return len(value.value) >= 7 and value.value[5:7].isdigit()
    return value.is_day

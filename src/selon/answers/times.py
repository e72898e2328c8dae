"""Dates as they are compared: the first and last day that an EDTF date can mean, and what was known by when."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Container
from dataclasses import dataclass

from selon.errors import NotFound
from selon.ledger.days import SEASONS, first_day, last_day

__all__ = ["Times", "first_day", "last_day"]

DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")
INSTANT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T[012]\d(?::[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?)?Z?)?)?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The three times of a question: `on` a day in the world, `as_of` a day of reports, `known_by` of this ledger."""

    on: str | None = None
    as_of: str | None = None
    known_by: str | None = None

    def __post_init__(self) -> None:
        for name, value in (("--on", self.on), ("--as-of", self.as_of)):
            if value is not None and not _is_date(DATE.fullmatch(value), SEASONS):
                raise NotFound(f"{name} {value}: it is no date. Write it as 2031-03-04, 2031-03 or 2031.")
        if self.known_by is not None and not _is_date(INSTANT.fullmatch(self.known_by)):
            raise NotFound(
                f"--known-by {self.known_by}: it is no instant. Write it as 2031-03-04 or 2031-03-04T18:40:00Z."
            )

    def reported(self, when: str) -> bool:
        """Whether what was reported then counts."""
        return self.as_of is None or when[:10] <= last_day(self.as_of)

    def recorded(self, when: str) -> bool:
        """Whether what this ledger recorded then counts."""
        return self.known_by is None or when[: len(self.known_by)] <= self.known_by

    def holds(self, first: str | None, last: str | None, reported: str) -> bool:
        """Whether a state holds on the day asked for; one without a beginning holds from its report on."""
        if self.on is None:
            return True
        start = first_day(first) if first else reported[:10]
        return start <= last_day(self.on) and (last is None or first_day(self.on) <= last_day(last))


def _is_date(found: re.Match[str] | None, seasons: Container[str] = ()) -> bool:
    """Whether year, month and day are in the calendar; a season stands in the place of a month, without a day."""
    if found is None:
        return False
    year, month, day = found.groups()
    if month in seasons:
        return day is None
    whole = int(year) > 0 and 1 <= int(month or 1) <= 12
    return whole and 1 <= int(day or 1) <= monthrange(int(year), int(month or 1))[1]

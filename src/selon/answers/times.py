"""Dates as they are compared: the first and last day that an EDTF date can mean, and what was known by when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selon.errors import NotFound
from selon.ledger.days import first_day, last_day

__all__ = ["Times", "first_day", "last_day"]

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?[~?%]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The three times of a question: `on` a day in the world, `as_of` a day of reports, `known_by` of this ledger."""

    on: str | None = None
    as_of: str | None = None
    known_by: str | None = None

    def __post_init__(self) -> None:
        for name, value in (("--on", self.on), ("--as-of", self.as_of)):
            if value is not None and not DATE.fullmatch(value):
                raise NotFound(f"{name} {value}: it is no date. Write it as 2031-03-04, 2031-03 or 2031.")

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

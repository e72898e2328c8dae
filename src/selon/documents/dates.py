"""Dates as bylines and datelines write them, read with the calendar of a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from selon import languages
from selon.records import Span

TIME = re.compile(
    r"[\s,|•–-]{0,4}(?:[^\W\d_]{1,2})?[\s\u00a0]{0,2}(\d{1,2})[\s\u00a0]?[hH:][\s\u00a0]?(\d{2})?(?!\d)(?:min|mn)?"
)
ISO = r"(?P<iso>\d{4}-\d{2}-\d{2}(?:T[\d:.]{4,15}(?:Z|[+-]\d{2}:?\d{2})?)?)"
NUMERIC = r"(?P<nd>\d{1,2})[/.-](?P<nm>\d{1,2})[/.-](?P<ny>\d{4}|\d{2})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date, or a date with a time, found in a text; `value` is ISO 8601 without a zone unless one was written."""

    value: str
    span: Span


@cache
def expression(code: str) -> re.Pattern[str]:
    """An expression for a full date of a language: ISO, in digits, or with the name of the month, which may
    stand first ("May 21, 2031")."""
    months, weekdays, ordinals = (_forms(code, kind) for kind in ("month", "weekday", "ordinal"))
    named = (
        rf"(?:(?:{'|'.join(weekdays)})\.?[\s\u00a0]{{1,2}})?(?P<d>\d{{1,2}})[\s\u00a0]?(?:(?:{'|'.join(ordinals)})\b)?[\s\u00a0]{{1,2}}"
        rf"(?P<m>{'|'.join(months)})\.?[\s\u00a0]{{1,2}}(?P<y>\d{{4}})"
    )
    ahead = (
        rf"(?P<fm>{'|'.join(months)})\.?[\s\u00a0](?P<fd>\d{{1,2}})(?:{'|'.join(ordinals)})?,?[\s\u00a0](?P<fy>\d{{4}})"
    )
    return re.compile(rf"(?<![\w/.-])(?:{ISO}|{NUMERIC}|{named}|{ahead})(?![\w/])", re.IGNORECASE)


def first_date(text: str, code: str, *, start: int = 0, end: int | None = None) -> Found | None:
    """The first date with a year between two places of a text, with the time that follows it; None without one."""
    for match in expression(code).finditer(text, start, len(text) if end is None else end):
        day = _day(match, code)
        if day is not None:
            return _with_time(text, match, day)
    return None


def instant(value: str, code: str = "fr") -> str | None:
    """A date of a page's own records as ISO 8601, as it was written (its zone is kept); None when it is no date."""
    value = value.strip()
    try:
        datetime.fromisoformat(value)
    except ValueError:
        found = first_date(value, code)
        return found.value if found else None
    return value


def _with_time(text: str, match: re.Match[str], day: str) -> Found:
    """The date, and the time of day when one follows it."""
    time = None if "T" in day else TIME.match(text, match.end())
    if time and int(time[1]) < 24 and int(time[2] or 0) < 60:
        value = f"{day}T{int(time[1]):02}:{int(time[2] or 0):02}"
        return Found(value=value, span=Span(match.start(), time.end()))
    return Found(value=day, span=Span(*match.span()))


def _day(match: re.Match[str], code: str) -> str | None:
    """The date of a match as ISO 8601; None for the thirtieth of February."""
    if match["iso"]:
        return instant(match["iso"]) if _is_iso(match["iso"]) else None
    if match["nd"]:
        day, month, year = int(match["nd"]), int(match["nm"]), match["ny"]
    elif match["fd"]:
        day, month, year = int(match["fd"]), _forms(code, "month")[match["fm"].lower()], match["fy"]
    else:
        day, month, year = int(match["d"]), _forms(code, "month")[match["m"].lower()], match["y"]
    try:
        # Two digits are of this century: the press on line is younger than it.
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day).isoformat()
    except ValueError:
        return None


def _is_iso(value: str) -> bool:
    """Whether it is a date of ISO 8601 that exists."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


@cache
def _forms(code: str, kind: str) -> dict[str, int]:
    """Number of each month, weekday or ordinal ending by its written form, the longest forms first."""
    known = (languages.folder(code) / "calendar.tsv").exists()
    rows = [row for row in languages.table(code if known else "fr", "calendar") if row["kind"] == kind]
    forms = {form: int(row["number"]) for row in rows for form in row["words"].split()}
    return {form: forms[form] for form in sorted(forms, key=len, reverse=True)}

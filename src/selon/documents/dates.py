"""Dates as bylines and datelines write them, read with the calendar of a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from selon import languages
from selon.records import Span

# Names of zones that are the same everywhere; a place ("heure de Paris") is none of them.
ZONES = {
    **dict.fromkeys(("z", "utc", "gmt"), "+00:00"),
    **dict.fromkeys(("cet", "bst"), "+01:00"),
    "cest": "+02:00",
    "est": "-05:00",
    "edt": "-04:00",
    "pst": "-08:00",
    "pdt": "-07:00",
}
NAMED_ZONE = rf"(?:{'|'.join(ZONES)})(?!\w)"
TIME = re.compile(
    r"[\s,|•–-]{0,4}(?:[^\W\d_]{1,2})?[\s\u00a0]{0,2}(?P<hour>\d{1,2})"
    rf"(?:[\s\u00a0]?[h:][\s\u00a0]?(?P<minute>\d{{2}})?(?!\d)(?::\d{{2}})?(?:min|mn)?"
    rf"|\.(?P<other>\d{{2}})(?=[\s\u00a0]?(?:[ap]\.?m|{NAMED_ZONE}))|(?=[\s\u00a0]?[ap]\.?m(?!\w)))"
    rf"(?:[\s\u00a0]?(?P<half>[ap])\.?m(?!\w)\.?)?"
    rf"(?:[\s\u00a0]?[(]?(?:(?P<zone>{NAMED_ZONE})(?:(?P<shift>[+-]\d{{1,2}})(?!\d))?|(?P<offset>[+-]\d{{2}}:?\d{{2}})(?!\d))[)]?)?",
    re.IGNORECASE,
)
# Java writes the place behind the offset: 2031-05-20T08:00:00+02:00[Europe/Paris].
PLACE = re.compile(r"\[[A-Za-z_/]{2,40}\]$")
SHORT_OFFSET = re.compile(r"(T[\d:.,]{4,15}[+-]\d{2})(\d{2})?$")
MAIL = re.compile(r"(?:[A-Z][a-z]{2},? )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|GMT|UTC)")
EPOCH = re.compile(r"\d{10}(?:\d{3})?")
# From 1990 to 2100: fewer or more seconds are no date.
EPOCHS = range(631_152_000, 4_102_444_800)
ISO = r"(?P<iso>\d{4}-\d{2}-\d{2}(?:T[\d:.]{4,15}(?:Z|[+-]\d{2}:?\d{2})?)?)"
NUMERIC = r"(?P<nd>\d{1,2})[/.-](?P<nm>\d{1,2})[/.-](?P<ny>\d{4}|\d{2})"


# Characters; a date in a page's records is shorter.
LONGEST_VALUE = 120


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
    """A date of a page's own records as ISO 8601, its zone as it was written; None when it is no date."""
    value = PLACE.sub("", value.strip())
    if not value or len(value) > LONGEST_VALUE:
        return None
    if EPOCH.fullmatch(value) and int(value[:10]) in EPOCHS:
        return datetime.fromtimestamp(int(value[:10]), tz=UTC).isoformat()
    if (written := _iso(value)) is not None:
        return written
    if MAIL.fullmatch(value):
        try:
            return parsedate_to_datetime(value).isoformat()
        except ValueError:
            return None
    found = first_date(value, code) or first_date(value, "en")
    return found.value if found else None


def _iso(value: str) -> str | None:
    """A date of ISO 8601 with `T` before its time and a colon in its offset; None when it is none."""
    try:
        parsed = datetime.fromisoformat(value)
    except ValueError:
        return None
    if not re.match(r"\d{4}-\d{2}-\d{2}", value):
        return parsed.isoformat() if len(value) > len("20310520") else parsed.date().isoformat()
    if value[10:11] == " ":
        value = f"{value[:10]}T{value[11:]}"
    value = value.replace(" ", "")
    return SHORT_OFFSET.sub(lambda found: f"{found[1]}:{found[2] or '00'}", value)


def _with_time(text: str, match: re.Match[str], day: str) -> Found:
    """The date, and the time of day when one follows it."""
    time = None if "T" in day else TIME.match(text, match.end())
    clock = _clock(time) if time else None
    if time and clock:
        return Found(value=f"{day}T{clock}", span=Span(match.start(), time.end()))
    return Found(value=day, span=Span(*match.span()))


def _clock(time: re.Match[str]) -> str | None:
    """Hours, minutes and the zone where one is written; None for an hour that no day has."""
    hour, minute = int(time["hour"]), int(time["minute"] or time["other"] or 0)
    if time["half"]:
        hour = hour % 12 + (12 if time["half"].lower() == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    return f"{hour:02}:{minute:02}{_offset(time)}"


def _offset(time: re.Match[str]) -> str:
    """The offset from UTC as written or as the name of its zone says; empty without one."""
    if time["offset"]:
        return time["offset"][:3] + ":" + time["offset"][-2:]
    if time["zone"] is None:
        return ""
    return f"{int(time['shift']):+03}:00" if time["shift"] else ZONES[time["zone"].lower()]


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
    if match["nd"] and month > 12 >= day:
        day, month = month, day  # 05/20/2031 can only be meant the American way
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

"""Dates as feeds write them -> ISO 8601 with the zone as written."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

LONGEST = 60
# Zones that feeds name and RFC 2822 does not know, in hours.
ZONES = {"CET": 1, "CEST": 2, "WET": 0, "WEST": 1, "EET": 2, "EEST": 3, "BST": 1, "MSK": 3}


def instant(written: object) -> str | None:
    """The day or instant that a feed wrote (RFC 822 or ISO 8601), None where it is neither or no such day exists."""
    if not isinstance(written, str) or not written.strip() or len(written) > LONGEST:
        return None
    value = written.strip()
    try:
        return _iso(value) if value[0].isdigit() and value[:4].isdigit() else _mail(value)
    except (ValueError, IndexError, OverflowError):
        return None


def _iso(value: str) -> str:
    """A day or an instant in ISO 8601; raises ValueError."""
    if len(value) == 10:
        return date.fromisoformat(value).isoformat()
    return datetime.fromisoformat(value).isoformat()


def _mail(value: str) -> str:
    """An instant as letters have it; raises ValueError."""
    found, zone = parsedate_to_datetime(value), value.rsplit(None, 1)[-1].upper()
    if found.tzinfo is None and zone in ZONES:
        found = found.replace(tzinfo=timezone(timedelta(hours=ZONES[zone])))
    return found.isoformat()

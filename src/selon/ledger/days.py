"""The first and last day that an EDTF date can mean."""

from __future__ import annotations

from calendar import monthrange
from functools import lru_cache

SEASONS = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11"), "24": ("12", "12")}
"""First and last month of the seasons of EDTF level 1, as news counts them."""


@lru_cache(maxsize=8192)
def first_day(edtf: str) -> str:
    """The first day of a date, month, season or year (ISO 8601)."""
    year, month, day = _parts(edtf)
    if month in SEASONS:
        return f"{year}-{SEASONS[month][0]}-01"
    return f"{year}-{month or '01'}-{day or '01'}"


@lru_cache(maxsize=8192)
def last_day(edtf: str) -> str:
    """The last day of a date, month, season or year (ISO 8601)."""
    year, month, day = _parts(edtf)
    if month in SEASONS:
        month, day = SEASONS[month][1], ""
    month = month or "12"
    whole = year.isdigit() and month.isdigit() and 1 <= int(month) <= 12 and int(year) > 0
    return f"{year}-{month}-{day or (str(monthrange(int(year), int(month))[1]) if whole else '31')}"


def _parts(edtf: str) -> tuple[str, str, str]:
    """Year, month and day of a date, empty where it has none; marks of doubt are left out."""
    year, _, rest = edtf.strip("~?%").partition("/")[0].partition("-")
    month, _, day = rest.partition("-")
    return year, month.strip("~?%"), day[:2].strip("~?%")

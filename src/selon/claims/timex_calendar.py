"""Calendar arithmetic on TIMEX3 values: the days they cover, their EDTF, and what lies n units away.

Values are those of TIMEX3: `2031-05-15`, `2031-05`, `2031`, `2031-W20`, `2031-W20-WE`, `2031-SP`, `2031-Q2`,
`2031-H1`, `203` (a decade), `20` (a century: 2000 to 2099), and a day with a time, `2031-05-15T14:30`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

PERIOD = re.compile(
    r"(?P<y>[0-9]{4})(?:-(?:W(?P<w>[0-9]{2})(?P<we>-WE)?|(?P<s>SP|SU|FA|WI)|Q(?P<q>[1-4])|H(?P<h>[12])"
    r"|(?P<m>[0-9]{2})(?:-(?P<d>[0-9]{2}))?))?"
)
SEASONS = {"SP": (3, "21"), "SU": (6, "22"), "FA": (9, "23"), "WI": (12, "24")}
"""First month of each season, and its code in EDTF (ISO 8601-2, 4.8)."""
COARSE = {2: 100, 3: 10}
"""Years that a value of two or three digits covers."""


def bounds(value: str) -> tuple[date, date] | None:
    """First and last day of a value; None when it does not name a stretch of the calendar."""
    if "/" in value:
        ends = [bounds(side) for side in value.split("/")]
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None
    value = value.split("T")[0]
    if value.isdigit() and len(value) in COARSE:
        size = COARSE[len(value)]
        first = int(value) * size
        return (date(max(first, MINYEAR), 1, 1), date(first + size - 1, 12, 31)) if first < MAXYEAR - size else None
    match = PERIOD.fullmatch(value)
    try:
        return _period(match) if match else None
    except (ValueError, OverflowError):
        return None


def _period(match: re.Match[str]) -> tuple[date, date]:
    """First and last day of a period of at most a year. Raises ValueError for one that does not exist."""
    year = int(match["y"])
    if match["w"]:
        monday = date.fromisocalendar(year, int(match["w"]), 1)
        return monday + timedelta(5 if match["we"] else 0), monday + timedelta(6)
    if match["d"]:
        day = date(year, int(match["m"]), int(match["d"]))
        return day, day
    first, length = 1, 12
    if match["s"]:
        first, length = SEASONS[match["s"]][0], 3
    elif match["q"]:
        first, length = int(match["q"]) * 3 - 2, 3
    elif match["h"]:
        first, length = int(match["h"]) * 6 - 5, 6
    elif match["m"]:
        first, length = int(match["m"]), 1
    return date(year, first, 1), last_day(year, first + length - 1)


def last_day(year: int, month: int) -> date:
    """Last day of a month; months beyond the twelfth fall in the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def edtf(value: str) -> str | None:
    """A value in EDTF level 1, or as an interval of days or months; None where there is none."""
    if "/" in value:
        ends = [edtf(side) for side in value.split("/")]
        return "/".join(ends) if ends[0] and ends[1] else None  # type: ignore[arg-type]
    day, _, time = value.partition("T")
    if time:
        return value if time[0].isdigit() and "X" not in time and _is_day(day) else edtf(day) if day else None
    if value.isdigit() and len(value) in COARSE:
        return value.ljust(4, "X")
    match = PERIOD.fullmatch(value)
    covered = bounds(value)
    if match is None or covered is None:
        return None
    if match["s"]:
        return f"{match['y']}-{SEASONS[match['s']][1]}"
    if match["w"]:
        return f"{covered[0]}/{covered[1]}"
    if match["q"] or match["h"]:
        return f"{month(covered[0])}/{month(covered[1])}"
    return value


def _is_day(value: str) -> bool:
    """Whether a value names one day."""
    return len(value) == 10 and value[:4].isdigit()


def month(day: date) -> str:
    """Value of the month of a day."""
    return f"{day.year:04}-{day.month:02}"


def week(day: date) -> str:
    """Value of the week of a day (ISO 8601: it begins on Monday)."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def period(day: date, unit: str) -> str | None:
    """Value of the day, week, month, quarter, half-year, year, decade or century in which a day lies.

    Units are `D`, `W`, `WE`, `M`, `3M`, `6M`, `Y`, `10Y`, `100Y`; None for any other."""
    values = {
        "D": day.isoformat(),
        "W": week(day),
        "WE": f"{week(day)}-WE",
        "M": month(day),
        "3M": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "6M": f"{day.year:04}-H{(day.month + 5) // 6}",
        "Y": f"{day.year:04}",
        "10Y": f"{day.year // 10:03}",
        "100Y": f"{day.year // 100:02}",
    }
    return values.get(unit)


def moved(day: date, amount: float, unit: str) -> date | None:
    """The day that lies an amount of units away, before when the amount is negative; None beyond the calendar.

    A day that the month does not have becomes its last one."""
    size, kind = int(unit[:-1] or 1) if unit[:-1].isdigit() or len(unit) == 1 else 1, unit[-1]
    try:
        if unit in ("D", "W", "WE", "15D"):
            return day + timedelta(days=round(amount * (size if unit in ("D", "15D") else 7)))
        if kind not in "MY":
            return None
        months = day.year * 12 + day.month - 1 + round(amount * size * (12 if kind == "Y" else 1))
        year, number = divmod(months, 12)
        return date(year, number + 1, min(day.day, monthrange(year, number + 1)[1]))
    except (ValueError, OverflowError):
        return None


def season(day: date) -> str:
    """Value of the season of a day: December to February is the winter of the year in which it began."""
    year = day.year - (day.month < 3)
    name = next(name for name, (first, _) in SEASONS.items() if (day.month - first) % 12 < 3)
    return f"{year:04}-{name}"


def easter(year: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    number = (h - m + r + 90) // 25
    return date(year, number, (h - m + r + number + 19) % 32)


def part_of(value: str, mod: str, published: date | None) -> str | None:
    """EDTF of the beginning, middle or end of a value; `published` bounds the beginning of the year it lies in."""
    covered = bounds(value)
    if covered is None:
        return None
    first, last = covered
    if value.isdigit() and len(value) in COARSE:
        return f"{first.year}/{first.year + 10}~" if mod == "START" and len(value) == 2 else edtf(value)
    if len(value) == 7 and value[5:].isdigit():
        begun = mod == "START" and published is not None and first <= published <= last
        return f"{value}-15~" if mod == "MID" else f"{first}/{published}" if begun else value
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months < 3 or mod not in ("START", "END", "MID"):
        return edtf(value)
    if value[-2:] in SEASONS:
        return _edge_of_season(first, last, mod) or edtf(value)
    size = months // 2
    begin = {"START": first, "MID": moved(first, months // 3, "M"), "END": moved(first, size, "M")}[mod] or first
    stop = last if mod == "END" else moved(begin, (size if mod == "START" else months // 3) - 1, "M") or last
    if mod == "START" and published and begin <= published <= stop:
        stop = published
    return f"{month(begin)}/{month(stop)}"


def _edge_of_season(first: date, last: date, mod: str) -> str | None:
    """EDTF of the beginning or end of a season, which by the sun lies three weeks after that of the weather."""
    after = moved(first, 1, "M") if mod == "START" else moved(last, 1, "M")
    if after is None or mod == "MID":
        return None
    return f"{month(first)}~/{month(after)}~" if mod == "START" else f"{month(last)}~/{month(after)}~"

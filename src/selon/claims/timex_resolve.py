"""Values of times of day, durations, sets and ranges, and of dates counted by a duration."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from selon.claims.timex_calendar import moved, period
from selon.claims.timex_dates import LENGTHS, READINGS, UNKNOWN, dated, resolve_date
from selon.claims.timex_grammar import Node
from selon.claims.timex_scene import Scene, Value
from selon.claims.timex_tense import Lean
from selon.records import TimexType

AGES = {"10Y": "DE", "100Y": "CE"}
"""Decades and centuries that nobody counts."""
HALF = 12
"""Hours of half a day, which an evening hour adds to a smaller number."""


def clock(node: Node, scene: Scene) -> Value | None:
    """An hour of the day last named, else of the day of the document."""
    time = _time(node)
    if time is None:
        return None
    day = scene.near_day(morning=int(time[:2]) < HALF, ahead=_ahead(node, scene))
    prefix = day.isoformat() if day else "XXXX-XX-XX"
    return Value(type=TimexType.TIME, value=f"{prefix}T{time}", mod=node.word("approx"), loose=day is None)


def _ahead(node: Node, scene: Scene) -> bool:
    """Whether an hour may belong to a day to come."""
    return scene.lean(node) in (Lean.FUTURE, Lean.PRESENT, Lean.NONE)


def _time(node: Node) -> str | None:
    """The hour and minutes of a node or of its part, as `14:30`; None for an hour that no clock has."""
    for part in node.parts():
        found = _time(part)
        if found is not None:
            return _with_tail(found, node.word("tail"))
    if node.word("noon"):
        hour, minute = (int(n) for n in (node.word("noon") or "").split(":"))
    elif node.numbers("hour"):
        hour, minute = int(node.numbers("hour")[0]), int(node.numbers("minute")[0]) if node.numbers("minute") else 0
    else:
        return None
    total = hour * 60 + minute + int(node.word("fraction") or 0)
    if not 0 <= total <= 24 * 60 or minute > 59:
        return None
    return _with_tail(f"{total // 60:02}:{total % 60:02}", node.word("tail"))


def _with_tail(time: str, tail: str | None) -> str:
    """The time with "in the evening" or a zone behind it."""
    if tail == "PM" and int(time[:2]) < HALF:
        return f"{int(time[:2]) + HALF:02}{time[2:]}"
    return time + tail if tail == "Z" else time


def dated_clock(node: Node, scene: Scene) -> Value | None:
    """An hour of a day that is named with it."""
    day = next((v for p in node.parts("date", "moment") if (v := resolve(p, scene))), None)
    time = _time(node)
    if day is None or time is None:
        return None
    prefix = day.value.split("T")[0]
    if day.value == "PRESENT_REF" and scene.published is not None:
        prefix = scene.published.isoformat()
    if len(prefix) < 10 and not prefix.startswith("X"):
        return None
    if day.value.endswith(("TEV", "TAF")) and int(time[:2]) > 0:
        time = _with_tail(time, "PM")
    return Value(type=TimexType.TIME, value=f"{prefix}T{time}", mod=node.word("approx"), loose=day.loose)


def part(node: Node, scene: Scene) -> Value | None:
    """A part of a day: of the day named with it, of one counted from the document's, or of the day last named."""
    name = _part(node)
    if node.parts("date"):
        day = resolve_date(node.parts("date")[0], scene)
        mod = next((edge for n in node.parts() if (edge := n.word("edge"))), None) if name == "DAY" else None
        if day is None or name == "DAY":
            return day and replace(day, mod=mod)
        return replace(day, type=TimexType.TIME, value=f"{day.value}T{name}", span_edtf=None, counted=False)
    arguments = node.rule.arguments
    if "any" in arguments:
        return Value(type=TimexType.TIME, value=f"T{name}", loose=True)
    base = (
        scene.near_day(ahead=_ahead(node, scene))
        if "near" in arguments
        else scene.last(4)
        if "that" in arguments
        else scene.published
    )
    if base is None:
        return Value(type=TimexType.TIME, value=f"XXXX-XX-XXT{name}", loose=True)
    if "that" in arguments and not scene.last_is_day():
        return Value(type=TimexType.TIME, value=f"{base.year:04}T{name}")
    day_value = (base - timedelta(1) if node.word("side") == "last" else base).isoformat()
    if name == "DAY":
        return dated(day_value, mod=node.word("edge"))
    return Value(type=TimexType.TIME, value=f"{day_value}T{name}", mod=node.word("edge"))


def _part(node: Node) -> str:
    """Name of the part of a day in a node or its parts."""
    return next((name for n in (node, *node.parts()) if (name := n.word("part"))), "NI")


def night_between(node: Node, scene: Scene) -> Value | None:
    """The night from one day to the next."""
    ends = _ends(node, scene)
    if ends is None:
        return None
    first, second = ends
    edtf = None if first.loose else f"{first.value}/{second.value}"
    return Value(type=TimexType.TIME, value=f"{first.value}T{_part(node)}", span_edtf=edtf, loose=first.loose)


def span(node: Node, scene: Scene) -> Value | None:
    """A range from one date or hour to another, the first read in the light of the second."""
    ends = _ends(node, scene)
    if ends is None:
        return None
    first, second = ends
    days = first.days(), second.days()
    if days[0] and days[1] and days[0][0] > days[1][1]:
        return None
    kind = TimexType.TIME if "T" in first.value else TimexType.DATE
    second = _past_midnight(first, second) if "overnight" in node.rule.arguments else second
    return Value(type=kind, value=f"{first.value}/{second.value}", loose=first.loose or second.loose)


def _past_midnight(first: Value, second: Value) -> Value:
    """The end of a night's hours on the day after: "from 11 p.m. to 6 a.m."."""
    day, _, hour = second.value.partition("T")
    if not first.value.startswith(f"{day}T") or first.value.partition("T")[2] <= hour or day.startswith("X"):
        return second
    return replace(second, value=f"{date.fromisoformat(day) + timedelta(1)}T{hour}")


def _ends(node: Node, scene: Scene) -> tuple[Value, Value] | None:
    """Both ends of a range. A bare day takes its month, and a date without a year its year, from the second."""
    parts = node.parts()
    second = resolve(parts[-1], scene)
    if second is None:
        return None
    if len(parts) == 1:
        first = _bare(node, second)
        return (first, second) if first else None
    covered = second.days()
    scene.pivot = covered[0] if covered and "T" not in second.value else None
    first_value = resolve(parts[0], scene)
    scene.pivot = None
    hours = first_value and first_value.type is second.type is TimexType.TIME and "T" in first_value.value
    if first_value and hours and not parts[0].parts("date", "moment"):
        hour = first_value.value.partition("T")[2]
        first_value = replace(first_value, value=f"{second.value.partition('T')[0]}T{hour}")
    return (first_value, second) if first_value else None


def _bare(node: Node, second: Value) -> Value | None:
    """A bare number before the second end: a day of its month, or an hour of its day."""
    if node.numbers("hour") and "T" in second.value:
        day = second.value.split("T")[0]
        return Value(type=TimexType.TIME, value=f"{day}T{int(node.numbers('hour')[0]):02}:00", loose=second.loose)
    number = int((node.numbers("day") or [0.0])[0])
    if not number or len(second.value) != 10 or not second.value[8:].isdigit() or number > int(second.value[8:]):
        return None
    return Value(type=TimexType.DATE, value=f"{second.value[:8]}{number:02}", loose=second.loose)


# ---------------------------------------------------------------- durations and what they count


def amount(node: Node) -> list[tuple[float | None, str]]:
    """Numbers and units of a duration, as written; None for a number that is left vague."""
    inner = node.parts("amount")
    if inner:
        return amount(inner[0])
    units = [value for slot, value in node.slots if slot == "unit" and isinstance(value, str)]
    numbers: list[float | None] = list(node.numbers("n"))
    if len(numbers) > len(units) and units == ["TH"]:
        units.append("TM")
    if len(numbers) > len(units) and units[-1:] == ["TS"]:
        hundredths = numbers.pop() or 0.0
        numbers[-1] = (numbers[-1] or 0.0) + hundredths / 100
    if node.word("fraction") and numbers and numbers[-1] is not None:
        numbers[-1] += float(node.word("fraction") or 0)
    if node.word("count"):
        numbers = [float(node.word("count") or 0)]
    if not numbers:
        numbers = [None] if node.word("vague") or "vague" in node.rule.arguments else [1.0]
    return list(zip(numbers, units, strict=False))


def iso(amounts: list[tuple[float | None, str]]) -> str:
    """A duration in ISO 8601, with X for a number that is left vague."""
    dates, times = "", ""
    for number, unit in amounts:
        size, kind = int(unit.rstrip("TDHMSWY") or 1) if unit[0].isdigit() else 1, unit.lstrip("0123456789")
        if number is None and unit in AGES:
            kind = AGES[unit]
        text = "X" if number is None else f"{number * size:g}"
        if number is not None and number * size % 1 and kind in ("Y", "TH"):
            text, kind = f"{number * size * (12 if kind == 'Y' else 60):g}", {"Y": "M", "TH": "TM"}[kind]
        elif number is not None and size == 1 and number % 1 and kind == "TM":
            text, kind = f"{number * 60:g}", "TS"
        if kind.startswith("T"):
            times += text + kind[1:]
        else:
            dates += text + kind
    return f"P{dates}" + (f"T{times}" if times else "")


def duration(node: Node, scene: Scene) -> Value:
    """A duration; one that runs up to now or on from now has that side as its EDTF when it is vague."""
    amounts = amount(node)
    value, arguments = iso(amounts), node.rule.arguments
    vague = amounts[0][0] is None or node.word("approx") in ("MORE_THAN", "EQUAL_OR_MORE")
    side = node.word("sides")
    day = scene.published.isoformat() if scene.published else None
    edtf = None
    if day and vague and ("since" in arguments or side == "last"):
        edtf = f"../{day}"
    elif day and vague and side == "next":
        edtf = f"{day}/.."
    return Value(type=TimexType.DURATION, value=value, mod=node.word("approx"), span_edtf=edtf, loose=True)


def fortnight(node: Node, scene: Scene) -> Value:
    """A duration that is said in days and means weeks, which gives no day."""
    return Value(type=TimexType.DURATION, value=node.word("fortnight") or "P15D", mod="APPROX", loose=True)


def durations(node: Node, scene: Scene) -> Value:
    """From one duration to another."""
    ends = node.parts("amount")
    second = amount(ends[-1])
    bare: list[tuple[float | None, str]] = [(number, second[0][1]) for number in node.numbers("n")[:1]]
    first = amount(ends[0]) if len(ends) > 1 else bare
    return Value(type=TimexType.DURATION, value=f"{iso(first)}/{iso(second)}", loose=True)


def one_or_two(node: Node, scene: Scene) -> Value:
    """One or two of a unit: "a year or two"."""
    unit = node.word("unit") or "D"
    return Value(type=TimexType.DURATION, value=f"{iso([(1, unit)])}/{iso([(2, unit)])}", loose=True)


def counted(node: Node, scene: Scene) -> Value:
    """A date so long before or after the document's: a day, week, month or year as exact as the unit."""
    sign = -1 if "ago" in node.rule.arguments else 1
    if "lean" in node.rule.arguments and scene.lean(node) is Lean.PAST:
        return duration(node, scene)  # "sold in three days" tells how long it took
    number, unit = amount(node)[0]
    base = scene.published
    if number is None:
        edtf = (f"../{base}" if sign < 0 else f"{base}/..") if base else None
        return Value(type=TimexType.DATE, value="PAST_REF" if sign < 0 else "FUTURE_REF", span_edtf=edtf, loose=True)
    if base is None:
        return Value(type=TimexType.DATE, value=UNKNOWN.get(unit, "XXXX"), loose=True)
    if unit.startswith("T"):
        return Value(type=TimexType.TIME, value=f"{base}TXX:XX", loose=True)
    return _exact(number * sign, unit, scene, node.word("approx"))


def _exact(number: float, unit: str, scene: Scene, approx: str | None) -> Value:
    """The day, week, month or year an exact number of units from the document's date."""
    assert scene.published is not None
    day = moved(scene.published, number, unit)
    scale = unit.lstrip("0123456789")
    if unit == "2W":
        number, unit = 2 * number, "W"
        day = moved(scene.published, number, unit)
    if day is None:
        return Value(type=TimexType.DATE, value=UNKNOWN.get(scale, "XXXX"), loose=True)
    if unit == "W" and abs(number) > 1:
        return dated(period(day, "W") or "XXXX", mod=approx, edtf=f"{day}~")
    name = "D" if scale in "DW" else "M" if number % 1 else scale
    edtf = f"{day.year:04}-{day.month:02}~" if approx and scale == "Y" else None
    return dated(period(day, name) or "XXXX", mod=approx, edtf=edtf)


def away(node: Node, scene: Scene) -> Value:
    """A date or hour so long before or after the last one named; a mere duration when none is exact enough."""
    sign = -1 if node.word("way") == "before" else 1
    number, unit = amount(node)[0]
    if number is not None and unit.startswith("T"):
        found = _hours_away(number * sign, unit, scene)
        if found:
            return found
    scale = unit.lstrip("0123456789")
    base = scene.last(LENGTHS.get(scale, 10)) if "bare" not in node.rule.arguments else None
    day = moved(base, number * sign, unit) if base and number is not None else None
    if day is None:
        return duration(node, scene)
    return dated(period(day, "D" if scale in "DW" else scale) or "XXXX")


def weekday_beside(node: Node, scene: Scene) -> Value:
    """The weekday after or before the last day named."""
    number, steps = int(node.word("weekday") or 1), int(node.rule.arguments[0])
    base = scene.last(10)
    if base is None:
        return Value(type=TimexType.DATE, value=f"XXXX-WXX-{number}", loose=True)
    apart = (number - base.isoweekday()) * steps % 7 or 7
    return dated((base + timedelta(apart * steps)).isoformat())


def _hours_away(number: float, unit: str, scene: Scene) -> Value | None:
    """The hour so many hours or minutes away from the last one named, on the same day."""
    last = next((v.value for _, v in reversed(scene.history) if v.type is TimexType.TIME), "")
    day, _, time = last.partition("T")
    if len(time) != 5 or not time[0].isdigit() or unit not in ("TH", "TM"):
        return None
    minutes = int(time[:2]) * 60 + int(time[3:]) + round(number * (60 if unit == "TH" else 1))
    if not 0 <= minutes <= 24 * 60:
        return None
    return Value(type=TimexType.TIME, value=f"{day}T{minutes // 60:02}:{minutes % 60:02}")


# ---------------------------------------------------------------- sets


def recurring(node: Node, scene: Scene) -> Value:
    """What comes again and again: every so many units, on a weekday, in a part of the day, in a season."""
    number = node.numbers("n")
    if node.word("month"):
        value = f"XXXX-{int(node.word('month') or 1):02}"
    elif node.word("weekday"):
        part_of_day = f"T{node.word('part')}" if node.word("part") else ""
        value = f"XXXX-WXX-{node.word('weekday')}{part_of_day}"
    elif _recurring_part(node):
        value = f"T{_recurring_part(node)}"
    elif node.word("unit"):
        value = iso([(number[0] if number else 1.0, node.word("unit") or "D")])
    else:
        value = "P1Y"
    return Value(type=TimexType.SET, value=value, loose=True)


def weekdays(node: Node, scene: Scene) -> Value:
    """From one day of every week to another."""
    first, last = node.word("weekday"), node.word("last")
    return Value(type=TimexType.SET, value=f"XXXX-WXX-{first}/XXXX-WXX-{last}", loose=True)


def _recurring_part(node: Node) -> str | None:
    """Name of a part of the day, or None."""
    return next((name for n in (node, *node.parts()) if (name := n.word("part"))), None)


def resolve(node: Node, scene: Scene) -> Value | None:
    """Value of an expression; None when it is no time expression after all. Raises NoSuchDate."""
    reading = OTHERS.get(node.rule.reading) or READINGS[node.rule.reading]
    return reading(node, scene)


OTHERS = {
    "clock": clock,
    "dated-clock": dated_clock,
    "part": part,
    "night": night_between,
    "span": span,
    "duration": duration,
    "durations": durations,
    "one-or-two": one_or_two,
    "fortnight": fortnight,
    "counted": counted,
    "away": away,
    "weekday-beside": weekday_beside,
    "recurring": recurring,
    "weekdays": weekdays,
}

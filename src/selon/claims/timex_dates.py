"""Values of dates: days, months, seasons, years and what is counted from the document's date or the last one named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from selon.claims.timex_calendar import SEASONS, bounds, easter, moved, part_of, period
from selon.claims.timex_grammar import Node
from selon.claims.timex_scene import MEMORY, NoSuchDate, Scene, Value
from selon.claims.timex_tense import Lean
from selon.records import TimexType

UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Y": "XXXX"}
LENGTHS = {"D": 10, "W": 10, "M": 7, "Y": 4}
"""Characters of a value that is exact enough to count a unit from."""
SUN = 20
"""Days from the first of a season's three months to the day on which it begins by the sun."""
NEAR = 120
"""Days in which a day of the week with a number is looked for: farther away it is given its month."""
SIDES = {"last": Lean.PAST, "next": Lean.FUTURE}


def dated(value: str, *, mod: str | None = None, edtf: str | None = None) -> Value:
    """A date."""
    return Value(type=TimexType.DATE, value=value, mod=mod, span_edtf=edtf)


def unknown(value: str) -> Value:
    """A date that cannot be resolved."""
    return Value(type=TimexType.DATE, value=value, loose=True)


def _lean(node: Node, scene: Scene) -> Lean:
    """Where a date looks: by its own word ("last"), else by the verb."""
    side = node.word("side")
    return SIDES[side] if side in SIDES else scene.lean(node)


def _year(node: Node, scene: Scene) -> int | None:
    """Year that the words name, in figures or by the document's ("last year"); two digits are the last century's from
    40 on."""
    if node.numbers("year"):
        return int(node.numbers("year")[0])
    if node.numbers("yy"):
        short = int(node.numbers("yy")[0])
        return (1900 if short >= 40 else 2000) + short
    away = node.word("year-side")
    return scene.published.year + int(away) if away and scene.published else None


def day(node: Node, scene: Scene) -> Value:
    """A day of a month; without a year, the nearest that the verb allows. Raises NoSuchDate."""
    number = int(node.numbers("day")[-1 if node.rule.gives == "range" else 0])
    month = int(node.word("month") or node.numbers("month-number")[0])
    year = _year(node, scene)
    if _day(year or 2000, month, number) is None:
        raise NoSuchDate(f"{number}-{month:02}" + (f"-{year}" if year else ""))
    if year is None:
        found = _nearest_day(node, scene, (month, number))
        return dated(found.isoformat()) if found else unknown(f"XXXX-{month:02}-{number:02}")
    return dated(f"{year:04}-{month:02}-{number:02}")


def _day(year: int, month: int, number: int) -> date | None:
    """A day, or None when there is no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _nearest_day(node: Node, scene: Scene, when: tuple[int, int]) -> date | None:
    """The day of that month and number that the weekday, the verb and the dates named before allow."""
    base = scene.pivot or scene.published
    if base is None:
        return None
    if not scene.pivot and not node.word("side") and (named_day := scene.same_day(when)):
        return named_day
    years = range(base.year - 4, base.year + 5)
    days = [found for year in years if (found := _day(year, *when)) is not None]
    weekday = node.word("weekday")
    fitting = [d for d in days if weekday and d.isoweekday() == int(weekday)]
    if scene.pivot:
        return max((d for d in days if d <= scene.pivot), default=None)
    if fitting:
        return min(fitting, key=lambda d: abs(d - base))
    if (framed := scene.framed_year()) and (there := _day(framed, *when)):
        return there
    look = _lean(node, scene)
    named = scene.named_year()
    if named and named < base.year and not node.word("side"):
        same = _day(named, *when)
        if same and (look is Lean.PAST or (look is not Lean.FUTURE and same.month == scene.named_month())):
            return same
    return _by_lean(days, base, look)


def _by_lean(days: list[date], base: date, look: Lean) -> date:
    """The nearest day on the side where the words look; the nearest of all when they look nowhere."""
    near = sorted(days, key=lambda d: (abs(d - base), d))
    side = [d for d in near if (d <= base if look is Lean.PAST else d >= base)]
    return side[0] if look in (Lean.PAST, Lean.FUTURE) and side else near[0]


def month(node: Node, scene: Scene) -> Value:
    """A month; without a year, the nearest that the verb allows."""
    number, year = int(node.word("month") or 1), _year(node, scene)
    base = scene.pivot or scene.published
    if year is None and scene.habit and not node.word("side"):
        return Value(type=TimexType.DATE, value=f"XXXX-{number:02}", span_edtf=f"XXXX-{number:02}")
    if year is None and base is None:
        return unknown(f"XXXX-{number:02}")
    if year is None and base is not None:
        year = _year_of_month(node, scene, number, base)
    return dated(f"{year:04}-{number:02}")


def _year_of_month(node: Node, scene: Scene, number: int, base: date) -> int:
    """Year of a month without one."""
    if not scene.pivot and not node.word("side") and (framed := scene.framed_year()):
        return framed
    named = scene.named_year()
    look = Lean.PAST if scene.pivot else _lean(node, scene)
    same_sentence = [v for p, v in scene.history[-MEMORY:] if p >= scene.sentence]
    if not scene.pivot and not node.word("side") and named and named < base.year and same_sentence:
        if same_sentence[-1].value[:4] == str(named) and len(same_sentence[-1].value) in (4, 7):
            return named
    months = [date(year, number, 1) for year in range(base.year - 2, base.year + 3)]
    here = base.replace(day=1)
    if node.word("side"):
        months = [m for m in months if m != here]
    return _by_lean(months, here, look).year


def season_of_year(node: Node, scene: Scene) -> Value:
    """A season; without a year, the nearest that the verb allows, and one that recurs where the rule says so."""
    name, year = node.word("season"), _year(node, scene)
    if year is None and not node.word("side") and not node.rule.arguments[:1] == ("any",):
        year = scene.framed_year()
    if year is not None:
        return dated(f"{year:04}-{name}")
    if scene.published is None or "any" in node.rule.arguments or (scene.habit and not node.rule.arguments):
        return Value(type=TimexType.DATE, value=f"XXXX-{name}", loose=True)
    base, look = scene.pivot or scene.published, _lean(node, scene)
    years = [f"{y:04}-{name}" for y in range(base.year - 2, base.year + 3)]
    spans = {value: covered for value in years if (covered := bounds(value))}
    if node.word("side"):
        spans = {v: c for v, c in spans.items() if not c[0] <= base <= c[1]}
    if look is Lean.PAST:
        fitting = [v for v, c in spans.items() if c[0] <= base]
        return dated(fitting[-1])
    fitting = [v for v, c in spans.items() if c[1] >= base]
    if look is Lean.FUTURE:
        return dated(fitting[0])
    return dated(min(spans, key=lambda v: max((spans[v][0] - base).days, (base - spans[v][1]).days, 0)))


def weekday(node: Node, scene: Scene) -> Value:
    """A day of the week; the last one, or the next one when the verb looks ahead."""
    number = int(node.word("weekday") or 1)
    base = scene.pivot or scene.published
    if base is None:
        return unknown(f"XXXX-WXX-{number}")
    side = node.word("side")
    if week := node.word("week"):
        monday = base - timedelta(base.isoweekday() - 1) + timedelta({"last": -7, "next": 7}.get(week, 0))
        return dated((monday + timedelta(number - 1)).isoformat())
    if "after-next" in node.rule.arguments:
        return dated((base + timedelta(((number - base.isoweekday()) % 7 or 7) + 7)).isoformat())
    if "same" in node.rule.arguments and (named := scene.last(10)) and named.isoweekday() == number:
        return dated(named.isoformat())
    look = Lean.PAST if scene.pivot else _lean(node, scene)
    if "ahead" in node.rule.arguments:
        look = Lean.FUTURE
    if "this" in node.rule.arguments and look is not Lean.FUTURE:
        look = Lean.PAST if (base.isoweekday() - number) % 7 < 5 else Lean.FUTURE
    if scene.verbless and look is Lean.NONE and (named := scene.last(10)) and named > base:
        look = Lean.FUTURE
    if look in (Lean.FUTURE, Lean.PRESENT, Lean.ASKED):
        if not side and (told := scene.told_weekday(number)):
            return dated(told.isoformat())
        ahead = (number - base.isoweekday()) % 7
        return dated((base + timedelta(ahead or (7 if side or scene.later_told(base) else 0))).isoformat())
    back = (base.isoweekday() - number) % 7
    found = dated((base - timedelta(back or (7 if side else 0))).isoformat())
    return replace(found, guessed=scene.verbless and look is Lean.NONE and not side)


def numbered_weekday(node: Node, scene: Scene) -> Value:
    """A day of the week with its number in the month, which is left unsaid: the nearest that the verb allows."""
    number, weekday_number = int(node.numbers("day")[0]), int(node.word("weekday") or 1)
    base = scene.published
    if base is None:
        return unknown(f"XXXX-XX-{number:02}")
    near = (base + timedelta(ahead) for ahead in range(-NEAR, NEAR + 1))
    days = [day for day in near if day.day == number and day.isoweekday() == weekday_number]
    return dated(_by_lean(days, base, _lean(node, scene)).isoformat()) if days else unknown(f"XXXX-XX-{number:02}")


def days_in_a_row(node: Node, scene: Scene) -> Value:
    """From the first to the last of some days of a month that follow each other. Raises NoSuchDate."""
    last = day(node, scene)
    first = int(node.numbers("day")[0])
    return replace(last, value=f"{last.value[:8]}{first:02}/{last.value}")


def year_pair(node: Node, scene: Scene) -> Value:
    """Two years that follow each other, the second by its last two figures: 2030-31."""
    first = int(node.numbers("year")[0])
    return dated(f"{first:04}/{first + 1:04}")


def ranked_weekday(node: Node, scene: Scene) -> Value | None:
    """The first, second or last such weekday of a month, season or year; a habit of a month where the verb tells one.

    Spring begins about the 21st of March, whatever the weather of its three months is."""
    number, rank = int(node.word("weekday") or 1), int((node.numbers("nth") or [0.0])[0])
    inner = resolve_date(node.parts()[0], scene)
    if node.parts("whole") and node.parts()[0].word("period") == "M" and scene.lean(node) is Lean.PRESENT:
        return Value(type=TimexType.SET, value="P1M", loose=True)
    covered = inner.days() if inner else None
    if inner is None or covered is None or node.word("side") == "next":
        return None
    first, last = covered
    if inner.value[-2:] in SEASONS:
        first, last = first + timedelta(SUN), last + timedelta(SUN)
    ahead, back = (number - first.isoweekday()) % 7, (last.isoweekday() - number) % 7
    found = last - timedelta(back) if not rank else first + timedelta(ahead + 7 * (rank - 1))
    if node.parts("whole") and scene.published and found < scene.published and scene.lean(node) is Lean.FUTURE:
        return Value(type=TimexType.SET, value="P1M", loose=True)  # "will meet on the first Monday of the month"
    return dated(found.isoformat()) if found <= last else None


def year(node: Node, scene: Scene) -> Value:
    """A year in figures."""
    return dated(f"{_year(node, scene):04}")


def decade(node: Node, scene: Scene) -> Value:
    """A decade: by its first year, or by its tens, which are the last century's; a year that opens none is itself."""
    named = [float(node.word("decade-name") or 0)] if node.word("decade-name") else []
    first = node.numbers("year") or named or [float(_year(node, scene) or 1900 + node.numbers("n")[0])]
    return year(node, scene) if first[0] % 10 else dated(f"{int(first[0]) // 10:03}")


def century(node: Node, scene: Scene) -> Value:
    """A century by its number: the twentieth is 19."""
    number = node.word("roman") or str(int(node.numbers("nth")[0]))
    return dated(f"{int(number) - 1:02}")


def quarter(node: Node, scene: Scene) -> Value | None:
    """A quarter or half of a year, of the document's year when none is named."""
    number, letter = int(node.word("quarter-name") or node.numbers("nth")[0]), node.rule.arguments[0]
    if number > (4 if letter == "Q" else 2):
        return None
    year = _year(node, scene)
    if year is None and scene.published:
        year = scene.published.year
        begun = bounds(f"{year}-{letter}{number}")
        if begun and begun[0] > scene.published and scene.lean(node) is Lean.PAST:
            year -= 1
    return dated(f"{year:04}-{letter}{number}") if year else unknown(f"XXXX-{letter}{number}")


def unit(node: Node, scene: Scene) -> Value:
    """A unit counted from the document's date: this week, last year, tomorrow."""
    name, steps = _unit_and_steps(node)
    if scene.published is None:
        return unknown(UNKNOWN.get(name, "XXXX"))
    if "lean" in node.rule.arguments and scene.lean(node) in (Lean.PAST, Lean.SAID):
        steps = -1 if scene.published.isoweekday() < 6 else 0
    if name == "WE" and steps > 0 and scene.published.isoweekday() < 6:
        steps = 0
    return replace(_counted(scene.published, steps, name), counted=True)


def _unit_and_steps(node: Node) -> tuple[str, int]:
    """Unit and steps of a rule: both from its arguments, or from the words."""
    arguments = node.rule.arguments
    name = arguments[0] if arguments and arguments[0] != "-" else node.word("unit") or node.word("period") or "D"
    if len(arguments) > 1 and arguments[1] != "lean":
        return name, int(arguments[1])
    return name, {"last": -1, "next": 1}.get(node.word("side") or "", 0)


def _counted(base: date, steps: int, name: str) -> Value:
    """A unit so many steps away from a day."""
    day = moved(base, steps, name)
    value = period(day, name) if day else None
    return dated(value) if value else unknown(UNKNOWN.get(name, "XXXX"))


def anchored(node: Node, scene: Scene) -> Value:
    """A unit counted from the last date named that is exact enough: the next day, that year."""
    name, steps = _unit_and_steps(node)
    base = scene.last(LENGTHS.get(name, 10))
    return _counted(base, steps, name) if base else unknown(UNKNOWN.get(name, "XXXX"))


def week_of(node: Node, scene: Scene) -> Value | None:
    """The week, or its end, in which a day lies."""
    inner = resolve_date(node.parts()[0], scene)
    covered = inner.days() if inner and inner.is_day else None
    return _counted(covered[0], 0, (*node.rule.arguments, "W")[0]) if covered else None


def loose_now(node: Node, scene: Scene) -> Value:
    """Today: the day itself for a single act, nowadays where the word frames a state."""
    day, look = (scene.published.isoformat() if scene.published else None), scene.lean(node)
    state = scene.position in ("first", "inside the verb", "inner")
    if look is Lean.FUTURE or node.word("weekday") or scene.verbless or not state:
        return dated(day) if day else unknown(UNKNOWN["D"])
    return Value(type=TimexType.DATE, value="PRESENT_REF", span_edtf=day[:4] if day else None, loose=True)


def feast(node: Node, scene: Scene) -> Value:
    """A feast of the calendar, the nearest that the verb allows, or the day of the week or eve that goes with it."""
    when, year, base = node.word("feast") or "", _year(node, scene), scene.published
    if year is None and base is None:
        return unknown(f"XXXX-{when}" if when[2] == "-" else UNKNOWN["D"])
    years = [year] if year else range(base.year - 1, base.year + 2) if base else []
    days = [_feast(when, y) for y in years if y]
    found = _by_lean(days, base or days[0], _lean(node, scene) if year is None else Lean.NONE)
    ahead = (int(node.word("weekday") or 0) - found.isoweekday()) % 7 if node.word("weekday") else 0
    steps = int(node.rule.arguments[0]) if node.rule.arguments else 0
    return dated((found + timedelta(ahead + steps)).isoformat())


def _feast(when: str, year: int) -> date:
    """A feast in a year: a month and day, days after Easter, or `month#rank-weekday`; the fifth may be the last."""
    if when.startswith("easter"):
        return easter(year) + timedelta(int(when[6:] or 0))
    if "#" in when:
        month, rank, number = int(when[:2]), int(when[3]), int(when[5])
        first = date(year, month, 1)
        found = first + timedelta((number - first.isoweekday()) % 7 + 7 * (rank - 1))
        return found if found.month == month else found - timedelta(7)
    return date(year, int(when[:2]), int(when[3:]))


def modified(node: Node, scene: Scene) -> Value | None:
    """The beginning, middle or end of a date."""
    inner = resolve_date(node.parts()[0], scene)
    mod = node.word("edge") or "APPROX"
    if inner is None or inner.loose:
        return inner and Value(type=inner.type, value=inner.value, mod=mod, loose=True)
    return dated(inner.value, mod=mod, edtf=part_of(inner.value, mod, scene.published))


def reference(node: Node, scene: Scene) -> Value:
    """The past, present or future without a date, by the rule's argument."""
    return Value(type=TimexType.DATE, value=node.rule.arguments[0], loose=True)


def fiscal(node: Node, scene: Scene) -> Value:
    """A fiscal year by its number; which days it covers each country and company says for itself."""
    return Value(type=TimexType.DATE, value=f"FY{_year(node, scene):04}", loose=True)


def passed(node: Node, scene: Scene) -> Value | None:
    """What the part means."""
    return resolve_date(node.parts()[0], scene)


READINGS = {
    "day": day,
    "month": month,
    "season": season_of_year,
    "weekday": weekday,
    "ranked-weekday": ranked_weekday,
    "numbered-weekday": numbered_weekday,
    "year-pair": year_pair,
    "days-in-a-row": days_in_a_row,
    "year": year,
    "decade": decade,
    "century": century,
    "quarter": quarter,
    "unit": unit,
    "anchored": anchored,
    "week-of": week_of,
    "now": loose_now,
    "feast": feast,
    "modified": modified,
    "passed": passed,
    "reference": reference,
    "fiscal": fiscal,
}


def resolve_date(node: Node, scene: Scene) -> Value | None:
    """Value of a date that is a part of another expression, or None when the words name none after all."""
    return scene.resolve(node, scene)

"""Numbers in words: "deux cent mille", "une trentaine", "plusieurs dizaines de milliers", "la moitié"."""

from __future__ import annotations

from dataclasses import replace

from selon.claims.quantity_atoms import Ground, Kind
from selon.claims.quantity_digits import digits
from selon.claims.quantity_numbers import Number, Shape, no_number, parted, with_half
from selon.claims.quantity_tables import Entry, Tables

VAGUE = ("vague", "vague-of")
SIMPLE = ("one", "unit", "hundred", "scale")
MILLION = 1e6
"""From here on a scale is a noun: "million" alone is no number, and what it counts stands behind "de"."""
MANY = 2.0
"""The plural of a rough number names at least two of it."""


def number_at(at: Ground, words: Tables, place: int) -> Number | None:
    """The number that begins at an atom, in digits or in words, or None where none does."""
    kind = at.kind(place)
    if kind is Kind.FOREIGN:
        return no_number(place, place + 1, Shape.UNREAD)
    if kind is Kind.NUMBER:
        number = digits(at, words, place)
        return _times_vague(at, words, number)
    if kind is not Kind.WORD or at.form(place) not in words.numerals:
        return None
    vague = _vague_noun(at, words, place)
    if vague is not None:
        return _vague(at, words, place, vague)
    entry = words.numerals[at.form(place)]
    if entry.kind == "multiple":
        return Number(place, place + 1, float(entry.value), float(entry.value), Shape.WORDS, lines=(entry.line,))
    if entry.kind == "whole-half":
        return _half(at, words, place, entry)
    if entry.kind in ("part", "whole-part"):
        return _whole(at, words, place, entry)
    if entry.kind == "scale" and words.one("some-scale", at.form(place - 1)):
        return _some(at, words, place, entry)
    return _worded(at, words, place) if entry.kind in SIMPLE else None


# ---------------------------------------------------------------- plain numerals


def _worded(at: Ground, words: Tables, place: int) -> Number | None:
    """A number of one or more numerals, with the scale, the half or the part behind it."""
    first = words.numerals[at.form(place)]
    if _hyphen_before(at, place) or (first.kind == "scale" and float(first.value) >= MILLION):
        return no_number(place, place + 1)
    end, value, scale, lines = _sum(at, words, place)
    if at.form(end) == "-" and at.touches(end - 1) and at.touches(end):
        if not _is_part(at, words, end + 1):
            return no_number(place, end + 1)
        return parted(at, words, Number(place, end + 1, value, value, Shape.WORDS, scale=scale, lines=lines))
    number = Number(place, end, value, value, Shape.WORDS, scale=scale, lines=lines)
    if first.kind == "one" and end == place + 1:
        return parted(at, words, number) if _is_part(at, words, end) else None
    if at.capital(place) and place and at.kind(place - 1) is Kind.WORD:
        return no_number(place, end)
    return _times_vague(at, words, parted(at, words, with_half(at, words, number, scale if scale >= MILLION else 1.0)))


def _is_part(at: Ground, words: Tables, place: int) -> bool:
    """Whether a part stands at an atom; "un cinquième" is one only before what it is a part of."""
    part = words.numerals.get(at.form(place))
    if part is None:
        return False
    behind = place + 1 + (at.upos(place + 1) == "ADJ")
    if words.one("part-rank", at.form(place)) and at.upos(behind) in ("NOUN", "PROPN"):
        return False  # "a third month", which is the one after the second
    shared = at.form(place - 1) == "-" and at.form(place) in part.forms[1:]
    if part.kind == "ordinal-part" and shared:
        return True
    return part.kind == "part" or (part.kind == "ordinal-part" and words.one("of", at.form(place + 1)) is not None)


def _hyphen_before(at: Ground, place: int) -> bool:
    """Whether a word is the later part of one with a hyphen."""
    return place > 1 and at.form(place - 1) == "-" and at.touches(place - 1) and at.touches(place - 2)


def _sum(at: Ground, words: Tables, place: int) -> tuple[int, float, float, tuple[str, ...]]:
    """Where the numerals of one number end, what they amount to, the scale that ends them, and their lines."""
    total, group, scale, last, end, here = 0.0, 0.0, 1.0, 0.0, place, place
    lines: list[str] = []
    while (entry := words.numerals.get(at.form(here))) and entry.kind in (*SIMPLE, "join"):
        value = float(entry.value)
        if entry.kind == "join":
            after = words.numerals.get(at.form(here + 1)) or words.numerals.get(at.form(here + 2))
            joins = here > place and group % 10 == 0 and group % 100 >= 20 and after is not None
            if not joins or after is None or float(after.value) not in (1.0, 11.0):
                break
            lines, here = [*lines, entry.line], _next(at, here)
            continue
        if entry.kind == "scale":
            small = 0 < total < value
            if total and not small and value >= last:
                break
            last = value
            total, group, scale = ((total + group) * value if small else total + max(group, 1.0) * value), 0.0, value
        elif entry.kind == "hundred":
            if group >= 10 or group == 1:
                break
            group, scale = max(group, 1.0) * value, value
        elif value == 20 and group % 100 == 4:
            group, scale = group + 76, 1.0
        elif here == place or _fits(group, value, total):
            group, scale = group + value, 1.0
        else:
            break
        lines.append(entry.line)
        end, here = here + 1, _next(at, here)
    return end, total + group, scale, tuple(lines)


def _next(at: Ground, here: int) -> int:
    """The atom after a numeral, over a hyphen that is glued to both."""
    return here + 2 if at.form(here + 1) == "-" and at.touches(here) and at.touches(here + 1) else here + 1


def _fits(group: float, value: float, total: float) -> bool:
    """Whether a numeral may follow those of the group: "cent vingt", "soixante-dix", "dix-sept"; not "deux trois"."""
    last = group % 100
    if last == 0:
        return group > 0 or total > 0
    if last in (60, 80):
        return 1 <= value < 20
    if last in (10, 70, 90) and value in (7, 8, 9):
        return True
    return last >= 20 and last % 10 == 0 and 1 <= value < 10


# ---------------------------------------------------------------- rough numerals


def _vague_noun(at: Ground, words: Tables, place: int) -> tuple[Entry, int] | None:
    """The line of a rough numeral and where it ends: "centaine", "demi-douzaine"."""
    if at.form(place + 1) == "-" and at.touches(place) and at.touches(place + 1):
        joined = words.numerals.get(f"{at.form(place)}-{at.form(place + 2)}")
        if joined is not None and joined.kind in VAGUE:
            return joined, place + 3
    entry = words.numerals.get(at.form(place))
    return (entry, place + 1) if entry is not None and entry.kind in VAGUE else None


def _vague(at: Ground, words: Tables, place: int, noun: tuple[Entry, int]) -> Number:
    """A rough numeral with what stands before it: "une bonne centaine", "plusieurs dizaines de milliers"."""
    entry, end = noun
    first = place - 1 if words.one("size", at.form(place - 1)) else place
    before = words.numerals.get(at.form(first - 1)) if first else None
    base = Number(place, end, float(entry.value), None, Shape.VAGUE, scale=float(entry.value), lines=(entry.line,))
    number = _chain(at, words, base)
    if entry.kind == "vague-of" and not words.one("of", at.form(end)):
        return no_number(place, end)
    if before is not None and before.kind == "one":
        return replace(number, first=first - 1, high=number.low, approx=True, lines=(*number.lines, before.line))
    if not _plural(at, entry, place, end):
        return no_number(place, end)
    some = words.one("some", at.form(place - 1))
    if some is None and place and at.kind(place - 1) is Kind.WORD and words.one("bare", at.form(end - 1)) is None:
        return no_number(place, end)
    return _at_least_two(number, place - 1 if some and words.one("some-scale", at.form(place - 1)) else place, some)


def _plural(at: Ground, entry: Entry, place: int, end: int) -> bool:
    """Whether the rough numeral stands in the plural, which its line gives second."""
    return entry.forms[1] == "".join(at.form(n) for n in range(place, end))


def _at_least_two(number: Number, first: int, some: Entry | None) -> Number:
    """The rough numeral in the plural as a lower bound."""
    low = None if number.low is None else MANY * number.low
    return replace(number, first=first, low=low, high=None, lines=(*number.lines, *([some.line] if some else [])))


def _chain(at: Ground, words: Tables, number: Number) -> Number:
    """The numeral times those behind it: "dizaines de milliers", "centaine de millions"."""
    while words.one("of", at.form(number.end)):
        entry = words.numerals.get(at.form(number.end + 1))
        if entry is None or entry.kind not in ("vague", "scale") or number.low is None:
            break
        value = float(entry.value)
        lines = (*number.lines, entry.line)
        number = replace(number, end=number.end + 2, low=number.low * value, scale=value, lines=lines)
    return number


def _some(at: Ground, words: Tables, place: int, entry: Entry) -> Number:
    """A scale in the plural after an indefinite determiner: "des millions"."""
    value = float(entry.value)
    number = Number(place, place + 1, value, None, Shape.VAGUE, scale=value, lines=(entry.line,))
    return _at_least_two(_chain(at, words, number), place - 1, words.one("some-scale", at.form(place - 1)))


def _times_vague(at: Ground, words: Tables, number: Number) -> Number:
    """The number times a rough numeral behind it: "deux centaines", "3 dizaines de milliers"."""
    if not number.counts or number.low is None or number.shape is Shape.PART:
        return number
    noun = _vague_noun(at, words, number.end)
    if noun is None:
        return number
    entry, end = noun
    value = float(entry.value)
    lines = (*number.lines, entry.line)
    number = replace(number, end=end, low=number.low * value, shape=Shape.VAGUE, approx=True, scale=value, lines=lines)
    number = _chain(at, words, number)
    return replace(number, high=number.low)


# ---------------------------------------------------------------- parts


def _half(at: Ground, words: Tables, place: int, entry: Entry) -> Number | None:
    """Half of a thing or of a scale ("half a ton", "half a dozen"), else the part: "half of the orchards"."""
    value, lines = float(entry.value), (entry.line,)
    glued = at.form(place + 1) == "-" and at.touches(place)
    if glued or _hyphen_before(at, place) or words.one("part-lead", at.form(place - 1)):
        return no_number(place, place + 1)
    if words.after("part-of", at, place + 1):
        return no_number(place, place + 1)
    one = words.numerals.get(at.form(place + 1))
    if one is None or one.kind != "one":
        return Number(place, place + 1, value, value, Shape.PART, lines=lines)
    scale = words.numerals.get(at.form(place + 2))
    if scale is None or scale.kind not in ("vague", "scale", "hundred"):
        return Number(place, place + 2, value, value, Shape.WORDS, lines=lines)
    value *= float(scale.value)
    return Number(place, place + 3, value, value, Shape.WORDS, scale=float(scale.value), lines=(*lines, scale.line))


def _whole(at: Ground, words: Tables, place: int, entry: Entry) -> Number | None:
    """A part after an article: "la moitié", "le tiers des"."""
    article = words.one("part-det", at.form(place - 1))
    if article is None or words.after("part-of", at, place + 1):
        return no_number(place, place + 1)
    if entry.kind == "part" and not words.one("of", at.form(place + 1)):
        return no_number(place, place + 1)
    value = float(entry.value)
    return Number(place - 1, place + 1, value, value, Shape.PART, lines=(entry.line, article.line))

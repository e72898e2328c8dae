"""Quantities with their bounds, unit and what is counted: "plus de 300 kilomètres" is at least 300 km.

Numbers are found by form; the tree is asked what is counted. The words are tables (languages/<code>/numerals.tsv,
units.tsv, quantities.tsv)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from selon.claims.quantity_atoms import Ground, Kind, ground
from selon.claims.quantity_bounds import effect
from selon.claims.quantity_exclusions import excluded, is_age, overlaps
from selon.claims.quantity_nouns import Counted, as_people
from selon.claims.quantity_numbers import Number, Shape, with_half
from selon.claims.quantity_numerals import number_at
from selon.claims.quantity_ranges import Bond, pair_at
from selon.claims.quantity_subjects import named_unit, of_them, thing
from selon.claims.quantity_tables import Tables, tables
from selon.claims.quantity_units import bare_age, counted_at, rated
from selon.records import Document, Gap, Quantity, Sentence, Span

SIGNS = {"-": -1.0, "−": -1.0, "–": -1.0, "+": 1.0}
HUNDREDTH = 100.0
PENCE = "/100"
"""Ends the unit of a line for hundredths of a currency."""
MILLION = 1e6
LENDERS = 50
"""Quantities looked back over for a unit."""
MUCH_LESS = 1e4
"""Millions take no unit from a count smaller by more than this: "trois facteurs ... 26 milliards"."""
MOST_PERCENT = 100.0
"""A bare number above this does not take the percent sign of another."""
SHARE_PLACES = 4
SHOWN = 40
"""Characters of an unread number that its gap shows."""
OPENING = ("(", "[", "")
COMMA = 3
"""Characters between two quantities that only a comma parts: "une dizaine, une vingtaine de barques"."""
NEAR = 20
"""Characters between two quantities of which the first takes the unit of the second: "de 30 à 40 euros"."""


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity with the kind of its unit; `open` where it has none and takes that of another.

    `definite`: numerals behind an article, which name again what was counted before ("chacun des sept élus")."""

    quantity: Quantity
    kind: str
    sentence: int
    definite: bool = False

    @property
    def open(self) -> bool:
        """Whether the unit was left out."""
        return self.kind in ("", "same", "them", "change")


def quantities(
    document: Document, sentences: tuple[Sentence, ...], taken: tuple[Span, ...] = ()
) -> tuple[tuple[Quantity, ...], tuple[Gap, ...]]:
    """Quantities in the order of the text, and numbers seen and not understood; none in a span that is taken."""
    words = tables(document.language)
    found: list[Found] = []
    gaps: list[Gap] = []
    for number, sentence in enumerate(sentences):
        if words.trace.search(document.text, sentence.span.start, sentence.span.end) is None:
            continue
        for item in _read(ground(document.text, sentence), words, taken):
            if isinstance(item, Gap):
                gaps.append(item)
            else:
                found.append(replace(item, sentence=number))
    return tuple(as_people(words, item.quantity) for item in _with_units(found)), tuple(gaps)


def _read(at: Ground, words: Tables, taken: tuple[Span, ...]) -> Iterator[Found | Gap]:
    """Quantities and gaps of one sentence."""
    place, last = 0, at.sentence.span.start
    while place < len(at.atoms):
        number = number_at(at, words, place) or _single(at, words, place)
        if number is None:
            place += 1
            continue
        if number.shape is Shape.UNREAD:
            yield _gap(at, number)
        item, end = _quantity(at, words, number)
        place = max(end, place + 1)
        if item is None or item.quantity.span.start < last:
            continue
        # The number alone: "par seconde" is a time expression and "30 litres par seconde" a rate.
        if not overlaps(Span(at.atoms[number.first].start, at.atoms[number.end - 1].end), taken):
            last = item.quantity.span.end
            yield item


def _gap(at: Ground, number: Number) -> Gap:
    """What is said of a number that was seen and not understood."""
    span = Span(at.atoms[number.first].start, at.atoms[number.end - 1].end)
    return Gap(span=span, reason=f"unread-number: {at.text[span.start : min(span.end, span.start + SHOWN)]}")


def _single(at: Ground, words: Tables, place: int) -> Number | None:
    """The number one, which counts only in a ratio: "un élève sur cinq"."""
    entry = words.numerals.get(at.form(place))
    if entry is None or entry.kind != "one":
        return None
    number = Number(place, place + 1, 1.0, 1.0, Shape.WORDS, lines=(entry.line,))
    pair = pair_at(at, words, number, counted_at(at, words, number))
    return number if pair is not None and pair.bond is Bond.RATIO else None


def _quantity(at: Ground, words: Tables, number: Number) -> tuple[Found | None, int]:
    """The quantity of a number, or None, and the atom after what was read."""
    if not number.counts:
        return None, number.end
    counted = counted_at(at, words, number)
    pair = pair_at(at, words, number, counted)
    changes = pair is not None and pair.bond is Bond.CHANGE
    if pair is not None and not changes:
        number, counted = replace(pair.number, paired=True), pair.counted
    elif pair is not None:
        number = replace(number, low=pair.number.low, high=pair.number.low, paired=True)
        if pair.counted.kind in ("age", "time") and not is_age(at, words, number, pair.counted):
            return None, counted.end
    number, counted = _broken(at, words, *_whole_money(number, bare_age(at, words, number, counted)))
    counted = rated(at, words, _times(at, words, number, counted))
    sign = words.currency(at, number.first - 1) if number.first else None
    around = effect(at, words, sign[1] if sign else number.first, counted.end)
    if pair is not None and pair.bond is Bond.SCORE or excluded(at, words, number, counted, around):
        return None, _end_of_time(at, counted)
    minus, first, mark = _sign(at, words, around.first, counted)
    low, high = around.bounds(_places(number, number.low), _places(number, number.high))
    unit = counted.unit
    if unit is None and counted.kind == "":
        unit = named_unit(at, words, number, counted)
        if unit is None and (them := of_them(at, words, number)):
            counted = replace(counted, kind="them", lines=(them,))
    quantity = Quantity(
        span=Span(at.atoms[first].start, at.atoms[max(around.end, counted.end) - 1].end),
        low=None if low is None else minus * low,
        high=None if high is None else minus * high,
        approx=number.approx or "approx" in around.kinds,
        unit=unit,
        of=thing(at, words, number, counted),
        line=" ".join(dict.fromkeys((*around.lines, *number.lines, *counted.lines, *mark))),
    )
    kind = "change" if changes and not counted.kind else counted.kind or ("named" if unit else "")
    definite = number.shape is Shape.WORDS and words.one("definite", at.form(number.first - 1)) is not None
    return Found(quantity, kind, 0, definite), max(around.end, counted.end)


def _whole_money(number: Number, counted: Counted) -> tuple[Number, Counted]:
    """Hundredths of a currency as that currency: "10 pence" is 0.1 pounds."""
    whole, part, _ = (counted.unit or "").partition(PENCE)
    if counted.kind != "money" or not part:
        return number, counted
    low, high = (None if value is None else value / HUNDREDTH for value in (number.low, number.high))
    return replace(number, low=low, high=high), replace(counted, unit=whole)


def _places(number: Number, value: float | None) -> float | None:
    """A share to four places, as people write it; any other value as it is."""
    return round(value, SHARE_PLACES) if value is not None and number.shape is Shape.PART else value


def _end_of_time(at: Ground, counted: Counted) -> int:
    """The atom after a number that is no quantity; that of minutes behind hours goes with it."""
    minutes = counted.kind == "time" and at.kind(counted.end) is Kind.NUMBER
    return counted.end + 1 if minutes else counted.end


def _times(at: Ground, words: Tables, number: Number, counted: Counted) -> Counted:
    """What a factor or a strength counts: "multiplié par 3" is three times, "de magnitude 7" a magnitude."""
    if counted.kind:
        return counted
    if strength := words.one("magnitude", at.form(number.first - 1)):
        return Counted(number.end, "measure", strength.value, lines=(strength.line,))
    for noun, entry in product(words.words.get("times-noun", ()), words.words.get("times", ())):
        verb, by = entry.places
        near = (at.word(n) for n in range(max(number.first - 3, 0), number.first - 1))
        if at.form(number.first - 1) in by and any(w is not None and w.lemma in verb for w in near):
            return Counted(number.end, "times", noun.value, lines=(entry.line, noun.line))
    return counted


def _broken(at: Ground, words: Tables, number: Number, counted: Counted) -> tuple[Number, Counted]:
    """The number with what stands behind its unit: "3 euros 50", "1 m 80", "trois kilomètres et demi"."""
    if counted.kind not in ("money", "measure") or number.low is None or number.low != number.high:
        return number, counted
    halved = with_half(at, words, replace(number, end=counted.end))
    if halved.end > counted.end:
        return replace(halved, end=number.end), replace(counted, end=halved.end)
    rest = at.atoms[counted.end] if at.kind(counted.end) is Kind.NUMBER else None
    if rest is None or len(rest.text) != 2 or not rest.text.isdigit() or counted.noun is None:
        return number, counted
    if at.between(counted.end - 1).strip() or counted_at(at, words, replace(number, end=counted.end + 1)).kind:
        return number, counted
    value = number.low + float(rest.text) / HUNDREDTH
    return replace(number, low=value, high=value), replace(counted, end=counted.end + 1)


def _sign(at: Ground, words: Tables, first: int, counted: Counted) -> tuple[float, int, tuple[str, ...]]:
    """Factor of a sign before a measure, where the quantity begins with it, and the line of a sign in words."""
    if counted.kind in ("celsius", "measure", "degree") and (entry := words.one("minus", at.form(first - 1))):
        return -1.0, first - 1, (entry.line,)
    factor = SIGNS.get(at.form(first - 1)) if counted.kind not in ("", "count", "same", "times", "age") else None
    if factor is None or first < 1:
        return 1.0, first, ()
    apart = not at.touches(first - 1)
    free = first == 1 or not at.touches(first - 2) or at.form(first - 2) in OPENING
    # A dash that opens a sentence and stands apart is one of the page: "Orvel. – 16 % des élus".
    if not free or (apart and (first == 1 or at.form(first - 2) not in OPENING)):
        return 1.0, first, ()
    return factor, first - 1, ()


def _with_units(found: list[Found]) -> Iterator[Found]:
    """The quantities in order, those whose unit was left out with that of the one they stand beside."""
    done: list[Found] = []
    for place, item in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        other = _lender(item, done, after) if item.open else None
        if other is not None:
            item = replace(item, quantity=replace(item.quantity, unit=other.quantity.unit), kind=other.kind)
        if not item.definite or not any(_same(item.quantity, one.quantity) for one in done[-LENDERS:]):
            done.append(item)
    return iter(done)


def _same(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are as many of the same."""
    return (one.low, one.high, one.unit) == (other.low, other.high, other.unit)


def _as_great(other: Found, size: float) -> bool:
    """Whether millions may be of what another quantity counts: money, or what there is much of."""
    return other.kind == "money" or (other.kind == "count" and (other.quantity.low or 0.0) * MUCH_LESS >= size)


def _lender(item: Found, before: list[Found], after: Found | None) -> Found | None:
    """The quantity from which an open one takes its unit, or None."""
    near = after is not None and after.sentence == item.sentence and not after.open
    gap = after.quantity.span.start - item.quantity.span.end if near and after else NEAR + 1
    if gap <= (NEAR if item.kind == "change" else COMMA):
        return after
    size = max(item.quantity.low or 0.0, item.quantity.high or 0.0)
    for other in reversed(before[-LENDERS:]):
        far = other.sentence < item.sentence - (item.kind == "them")
        if far and item.kind != "same" and size < MILLION:
            return None
        if other.quantity.unit and (item.kind not in ("same", "them") or other.kind == "count"):
            if other.kind == "percent" and size > MOST_PERCENT:
                continue
            if other.kind not in ("part", "times", "age") and (size < MILLION or _as_great(other, size)):
                return other
    return None

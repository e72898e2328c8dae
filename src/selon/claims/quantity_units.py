"""What a number counts: a unit, or the counted noun in the singular, with the atoms that say so."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from selon.claims.quantity_atoms import Ground, Kind
from selon.claims.quantity_numbers import Number, Shape
from selon.claims.quantity_numerals import number_at
from selon.claims.quantity_tables import Entry, Tables

FRACTION = "fraction"
MILLION = 1e6
NEAR = 8
"""Atoms on both sides in which a noun says that a degree is one of temperature."""
HOLDS_AN_ENDING = 3
"""A noun of no more letters has no ending to lose."""
MOST_ADJECTIVES = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands behind a number, up to before atom `end`.

    `kind` is that of the unit's line, `count` for a noun, `same` for a noun left out ("deux autres"), `part` for a
    fraction, empty for nothing; `noun` is the atom of the noun."""

    end: int
    kind: str = ""
    unit: str | None = None
    noun: int | None = None
    lines: tuple[str, ...] = ()


def counted_at(at: Ground, words: Tables, number: Number) -> Counted:
    """Unit or noun behind a number; nothing when neither stands there."""
    place = number.end
    if number.shape is Shape.PART:
        return Counted(place, "part", FRACTION)
    of = words.one("of", at.form(place))
    if of and (number.shape is Shape.VAGUE or number.scale >= MILLION or (number.low or 0) >= MILLION):
        return _thing(at, words, place + 1) or Counted(place)
    if of:
        return _left_out(at, words, number) or Counted(place)
    sign = words.currency(at, number.first - 1) if number.first else None
    if sign is not None:
        return Counted(place, "money", sign[0].value, lines=(sign[0].line,))
    if number.shape is Shape.VAGUE or number.scale >= MILLION:
        unit = words.unit(at, place)
        return _measure(at, words, place) or Counted(place) if unit and unit.entry.kind == "money" else Counted(place)
    return _thing(at, words, place) or Counted(place)


def _left_out(at: Ground, words: Tables, number: Number) -> Counted | None:
    """What is counted where its name stands elsewhere: "trois d'entre eux", "onze des quinze élus"."""
    among = words.after("among", at, number.end)
    if among is not None:
        return Counted(among[1], "same", lines=(among[0].line,))
    if words.one("number-of", at.form(number.end + 1)) and words.one("of", at.form(number.end + 2)):
        named = _noun(at, words, number.end + 3)
        return None if named is None else replace(named, end=number.end)
    whole = words.one("of-all", at.form(number.end))
    second = number_at(at, words, number.end + 1) if whole and number.end + 1 < len(at.atoms) else None
    if whole is None or second is None or second.shape not in (Shape.DIGITS, Shape.WORDS):
        return None
    counted = _thing(at, words, second.end)
    if counted is None or counted.kind != "count":
        return None
    return replace(counted, lines=(*counted.lines, whole.line))


def _thing(at: Ground, words: Tables, place: int) -> Counted | None:
    """Unit, else noun, that begins at an atom."""
    if words.after("compound", at, place):
        return _named(at, words, place)
    return _measure(at, words, place) or _noun(at, words, place)


def _measure(at: Ground, words: Tables, place: int) -> Counted | None:
    """The unit that begins at an atom; a degree near a word of warmth is one of temperature."""
    unit = words.unit(at, place)
    if unit is None:
        # A sign of money that no line has is its own unit: it takes none of a number before.
        strange = at.kind(place) is Kind.SIGN and unicodedata.category(at.form(place)[:1] or " ") == "Sc"
        return Counted(place + 1, "money", at.atoms[place].text, place) if strange else None
    if unit.entry.kind == "degree" and words.celsius and (warmth := _warmth(at, words, place)):
        return Counted(unit.end, "measure", words.celsius.value, place, (unit.entry.line, warmth.line))
    return Counted(unit.end, unit.entry.kind, unit.entry.value, place, (unit.entry.line,))


def _warmth(at: Ground, words: Tables, place: int) -> Entry | None:
    """The line of a word of warmth near an atom, or None."""
    near = range(max(place - NEAR, 0), min(place + NEAR, len(at.atoms)))
    return next((entry for n in near if (entry := words.one("temperature", at.form(n)))), None)


def _noun(at: Ground, words: Tables, place: int) -> Counted | None:
    """The counted noun at an atom or behind adjectives there."""
    for here in range(place, place + MOST_ADJECTIVES):
        if at.kind(here) is not Kind.WORD or at.form(here) in words.numerals:
            return None
        same = words.one("same", at.form(here))
        if same is not None and not _part_of_speech(at, here + 1, here + 2):
            return Counted(here + 1, "same", None, None, (same.line,))
        times = words.one("times-noun", at.form(here))
        if times is not None:
            return Counted(here + 1, "times", times.value, here, (times.line,))
        kind = _part_of_speech(at, here, place)
        if kind == "":
            return None
        if kind == "ADJ" and _noun_follows(at, here + 1):
            continue
        return _named(at, words, here)
    return None


def _noun_follows(at: Ground, place: int) -> bool:
    """Whether a noun stands at an atom or behind adjectives there."""
    for here in range(place, place + MOST_ADJECTIVES):
        if at.kind(here) is not Kind.WORD or at.upos(here) != "ADJ":
            return at.kind(here) is Kind.WORD and _part_of_speech(at, here, -1) == "NOUN"
    return False


def _part_of_speech(at: Ground, here: int, first: int) -> str:
    """NOUN or ADJ for what may be counted, else empty; a participle right behind the number stands for a noun."""
    word = at.word(here)
    if word is None:
        return ""
    if word.upos in ("NOUN", "PROPN", "X"):
        return "NOUN" if len(at.form(here)) > 1 else ""
    if word.upos == "ADJ":
        return "ADJ"
    past = word.upos == "VERB" and "VerbForm=Part" in word.feats and "Tense=Pres" not in word.feats
    return "NOUN" if past and here == first else ""


def _named(at: Ground, words: Tables, here: int) -> Counted:
    """The noun at an atom in the singular, with the words that belong to it by the tables."""
    compound = words.after("compound", at, here)
    if compound is not None:
        entry, end = compound
        return Counted(end, "count", singular(entry), here, (entry.line,))
    people = _people(at, words, here)
    if people is not None:
        return Counted(here + 1, "count", people[0].value, here, tuple(entry.line for entry in people))
    word = at.word(here)
    end = here + 1
    while at.form(end) == "-" and at.touches(end - 1) and at.touches(end) and at.kind(end + 1) is Kind.WORD:
        end += 2
    if word is None or (end > here + 1 and word.end < at.atoms[end - 1].end):
        return Counted(end, "count", at.text[at.atoms[here].start : at.atoms[end - 1].end], here)
    if word.upos == "PROPN":
        return Counted(end, "count", word.text, here)
    lasting = words.one("invariable", word.lower)
    if lasting is not None:
        return Counted(end, "count", word.lower, here, (lasting.line,))
    unit, lines = one_of(words, word.lemma)
    return Counted(end, "count", unit, here, lines)


def one_of(words: Tables, lemma: str) -> tuple[str, tuple[str, ...]]:
    """A lemma whose parts lost the ending of the plural that an unknown or compound noun keeps, and the lines used."""
    parts, lines = [], []
    for part in lemma.split("-"):
        ending = next((e for e in words.words.get("plural", ()) if part.endswith(e.forms[0])), None)
        if ending is None or len(part) <= HOLDS_AN_ENDING or words.one("invariable", part):
            parts.append(part)
            continue
        parts.append(part.removesuffix(ending.forms[0]))
        lines.append(ending.line)
    return "-".join(parts), tuple(lines)


def _people(at: Ground, words: Tables, here: int) -> tuple[Entry, Entry] | None:
    """The line that says how people are counted and that of the ending of a people's name: "trois Congolais"."""
    form = at.form(here)
    ending = next((e for e in words.words.get("people", ()) if form.endswith(tuple(e.places[0]))), None)
    person = next(iter(words.words.get("person", ())), None)
    return None if ending is None or person is None or not at.capital(here) else (person, ending)


def singular(entry: Entry) -> str:
    """A compound as its line has it first in every place."""
    return " ".join(place.split("/")[0] for place in entry.forms).replace("' ", "'")

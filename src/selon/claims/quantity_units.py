"""What a number counts: a unit, or the counted noun in the singular, with the atoms that say so."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from selon.claims.quantity_atoms import Ground, Kind
from selon.claims.quantity_nouns import Counted, named
from selon.claims.quantity_numbers import Number, Shape
from selon.claims.quantity_numerals import number_at
from selon.claims.quantity_tables import DAYS, Tables
from selon.records import Word

FRACTION = "fraction"
MILLION = 1e6
NEAR = 8
"""Atoms on both sides in which a noun says that a degree is one of temperature."""
MOST_ADJECTIVES = 3
MOST_MODIFIERS = 5
MODIFYING = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV"})
"""What may stand between a number and the noun that it counts."""
OLDEST = 120
CLOCK = ("s", "min", "h")
"""Lengths of time by which a measure may be a rate: "4 cm par seconde"."""


def counted_at(at: Ground, words: Tables, number: Number) -> Counted:
    """Unit or noun behind a number; nothing when neither stands there."""
    place = number.end
    if multiple := _multiple(at, words, number):
        return multiple
    glued = at.form(place) == "-" and at.touches(place - 1) and at.touches(place)
    if aged := words.after("age-behind", at, place + glued):
        return _of_age(words, aged[1], aged[0].line)
    if between := words.after("approx-after", at, place + glued):
        noun = _noun(at, words, between[1])
        if noun is not None and noun.kind == "count":
            return replace(noun, lines=(*noun.lines, between[0].line))
    if glued and (unit := words.unit(at, place + 1)) and unit.entry.kind == "measure":
        return Counted(unit.end, "measure", unit.entry.value, place + 1, (unit.entry.line,))
    if at.form(place) in words.weekdays and (number.low or 0.0) > DAYS:
        return Counted(place)
    if number.shape is Shape.PART:
        return Counted(place, "part", FRACTION)
    sign = words.currency(at, number.first - 1) if number.first else None
    if sign is not None:
        return Counted(place, "money", sign[0].value, lines=(sign[0].line,))
    of = words.one("of", at.form(place))
    if of and (number.shape is Shape.VAGUE or number.scale >= MILLION or (number.low or 0) >= MILLION):
        return _thing(at, words, place + 1) or Counted(place)
    if of:
        return _left_out(at, words, number) or Counted(place)
    if number.shape is Shape.VAGUE and words.one("bare", at.form(place - 1)) and at.upos(place) in ("VERB", "AUX"):
        return Counted(place, "count", person.value) if (person := words.first("person")) else Counted(place)
    if (number.shape is Shape.VAGUE or number.scale >= MILLION) and not words.one("direct", at.form(place - 1)):
        unit = words.unit(at, place)
        return _measure(at, words, place) or Counted(place) if unit and unit.entry.kind == "money" else Counted(place)
    return _thing(at, words, place) or Counted(place)


def _multiple(at: Ground, words: Tables, number: Number) -> Counted | None:
    """What a factor in one word counts ("twice", "tenfold"), or in a number with an ending: "10-fold"."""
    noun = words.first("times-noun")
    if noun is None:
        return None
    entry = words.numerals.get(at.form(number.end - 1))
    if entry is not None and entry.kind == "multiple":
        return Counted(number.end, "times", noun.value, lines=(noun.line,))
    glued = at.form(number.end) == "-" and at.touches(number.end)
    ending = words.after("fold", at, number.end + glued)
    return None if ending is None else Counted(ending[1], "times", noun.value, lines=(noun.line, ending[0].line))


def _of_age(words: Tables, end: int, line: str) -> Counted:
    """Years as those of an age, under the name that the line of the unit gives them."""
    return Counted(end, "age", words.age.value if words.age else None, lines=(line,))


def bare_age(at: Ground, words: Tables, number: Number, counted: Counted) -> Counted:
    """What a number counts; an age where a language writes it without years: "Ada Holm, 44,", "aged 71"."""
    if counted.kind or number.shape is not Shape.DIGITS or not 0 < (number.high or 0) <= OLDEST:
        return counted
    if not words.words.get("age-apposed") or not at.atoms[number.end - 1].text.isdigit():
        return counted
    led = words.before("age", at, number.first)
    mark = words.one("age-apposed", at.form(number.first - 1))
    closed = at.form(number.end) in (")", ",", ".", "") and at.capital(number.first - 2)
    entry = led[0] if led else mark if closed else None
    return counted if entry is None else _of_age(words, number.end, entry.line)


def rated(at: Ground, words: Tables, counted: Counted) -> Counted:
    """The unit with that by which it is counted: "12 euros par habitant", "90 µg/m³", "1,8 enfant par femme"."""
    if counted.kind not in ("money", "measure", "count") or counted.unit is None:
        return counted
    slash = at.form(counted.end) == "/" and counted.kind == "measure"
    by = words.one("per", at.form(counted.end))
    if not slash and by is None:
        return counted
    what = words.one("per-what", at.form(counted.end + 1))
    end, name = counted.end + 2, what.value.split("/")[0] if what else ""
    if what is None and counted.kind in ("measure", "money"):
        unit = words.unit(at, counted.end + 1)
        if unit is not None and (unit.entry.kind == "measure" or unit.entry.value in CLOCK):
            what, end, name = unit.entry, unit.end, unit.entry.value
    if what is None:
        return counted
    lines = (*counted.lines, what.line) if by is None else (*counted.lines, by.line, what.line)
    return replace(counted, end=end, unit=f"{counted.unit}/{name}", lines=lines)


def _left_out(at: Ground, words: Tables, number: Number) -> Counted | None:
    """What is counted where its name stands elsewhere: "trois d'entre eux", "onze des quinze élus"."""
    among = words.after("among", at, number.end)
    if among is not None:
        return Counted(among[1], "same", lines=(among[0].line,))
    if words.one("number-of", at.form(number.end + 1)) and words.one("of", at.form(number.end + 2)):
        named = _noun(at, words, number.end + 3)
        return None if named is None else replace(named, end=number.end)
    whole = words.after("of-all", at, number.end) or words.after("of-whole", at, number.end)
    if whole is None:
        return None
    entry, place = whole
    second = number_at(at, words, place) if place < len(at.atoms) else None
    counted_whole = second is not None and second.shape in (Shape.DIGITS, Shape.WORDS)
    counted = _thing(at, words, second.end if second is not None and counted_whole else place)
    if counted is None or counted.kind != "count":
        return None
    # The whole is an amount of its own in a language that tells it apart: "four of the nine wards".
    end = number.end if entry.kind == "of-whole" else counted.end
    return replace(counted, end=end, lines=(*counted.lines, entry.line))


def _thing(at: Ground, words: Tables, place: int) -> Counted | None:
    """Unit, else noun, that begins at an atom."""
    if words.after("compound", at, place):
        return named(at, words, place)
    return _measure(at, words, place) or _noun(at, words, place)


def _measure(at: Ground, words: Tables, place: int) -> Counted | None:
    """The unit that begins at an atom; a degree near a word of warmth is one of temperature."""
    unit = words.unit(at, place)
    if unit is None:
        # A sign of money that no line has is its own unit: it takes none of a number before.
        strange = at.kind(place) is Kind.SIGN and unicodedata.category(at.form(place)[:1] or " ") == "Sc"
        return Counted(place + 1, "money", at.atoms[place].text, place) if strange else None
    if unit.entry.kind == "degree" and words.celsius and (warmth := _warmth(at, words, place)) is not None:
        return Counted(unit.end, "measure", words.celsius.value, place, (unit.entry.line, *warmth))
    return Counted(unit.end, unit.entry.kind, unit.entry.value, place, (unit.entry.line,))


def _warmth(at: Ground, words: Tables, place: int) -> tuple[str, ...] | None:
    """The lines that make a degree at an atom one of temperature, or None.

    A language tells degrees of warmth by words near them; or, with words of angles, takes all others for warmth."""
    kind = "angle" if words.words.get("angle") else "temperature"
    near = range(max(place - NEAR, 0), min(place + NEAR, len(at.atoms)))
    found = next((entry for n in near if (entry := words.one(kind, at.form(n)))), None)
    if kind == "angle":
        return None if found else ()
    return (found.line,) if found else None


def _noun(at: Ground, words: Tables, place: int) -> Counted | None:
    """The counted noun at an atom or behind adjectives there."""
    if (head := _head(at, place)) > place:
        return named(at, words, head)
    for here in range(place, place + MOST_ADJECTIVES):
        if at.kind(here) is not Kind.WORD or at.form(here) in words.numerals:
            return None
        same = words.one("same", at.form(here))
        if same is not None and (
            _is_participle(at, words, here + 1) or not _part_of_speech(at, words, here + 1, here + 2)
        ):
            return Counted(here + 1, "same", None, None, (same.line,))
        times = words.one("times-noun", at.form(here))
        if times is not None and here == place:
            return Counted(here + 1, "times", words.words["times-noun"][0].value, here, (times.line,))
        length = words.unit(at, here) if here > place else None
        if length is not None and length.entry.kind in ("time", "age"):
            return Counted(length.end, "time", length.entry.value, here, (length.entry.line,))
        kind = _part_of_speech(at, words, here, place)
        if at.upos(here) == "ADV" and _noun_follows(at, words, here + 1):
            continue  # "les deux plus grandes villes"
        if kind == "":
            return None
        if kind == "ADJ" and _noun_follows(at, words, here + 1):
            continue
        return named(at, words, here)
    return None


def _head(at: Ground, place: int) -> int:
    """The atom of the counted noun behind nouns and participles that modify it ("three school buses"), else -1."""
    number, first = at.word(place - 1), at.word(place)
    if number is None or first is None or number.index >= first.index:
        return -1
    tree = at.sentence.words
    head = tree[number.head] if number.deprel.startswith("nummod") and number.head > first.index else None
    if head is None and first.deprel == "compound" and first.head > first.index:
        head = tree[first.head]
    if head is None or head.upos not in ("NOUN", "PROPN") or head.index - first.index > MOST_MODIFIERS:
        return -1
    between = tree[first.index : head.index]
    if any(w.upos not in MODIFYING and w.text != "-" for w in between):
        return -1
    if not any(w.upos in ("NOUN", "PROPN", "VERB") or w.text == "-" or "-" in w.text for w in between):
        return -1
    return next((n for n in range(place, len(at.atoms)) if at.atoms[n].start == head.start), -1)


def _noun_follows(at: Ground, words: Tables, place: int) -> bool:
    """Whether a noun stands at an atom or behind adjectives there."""
    for here in range(place, place + MOST_ADJECTIVES):
        if at.kind(here) is not Kind.WORD or at.upos(here) != "ADJ":
            return at.kind(here) is Kind.WORD and _part_of_speech(at, words, here, -1) == "NOUN"
    return False


def _part_of_speech(at: Ground, words: Tables, here: int, first: int) -> str:
    """NOUN or ADJ for what may be counted, else empty; a participle right behind the number stands for a noun.

    So does a word that the tree lets the number count and that ends as a noun in the plural does; what does not end
    so and has the lemma of another word is a verb, whatever its label: "huit sur dix portent"."""
    word = at.word(here)
    if word is None or words.one("uncounted", word.lower):
        return ""
    if any(word.lower.endswith(ending.forms[0]) for ending in words.words.get("verb-ending", ())):
        return ""
    strange = word.upos == "NOUN" and word.lemma not in (word.text, word.lower) and not word.text.isupper()
    if strange and not _is_marked(words, word):
        return ""
    if word.upos in ("NOUN", "PROPN", "X"):
        return "NOUN" if len(at.form(here)) > 1 else ""
    if word.upos == "ADJ":
        return "ADJ"
    if word.upos != "VERB" or here != first:
        return ""
    past = "VerbForm=Part" in word.feats and "Tense=Pres" not in word.feats
    number = at.word(first - 1)
    counts = number is not None and number.deprel == "nummod" and number.head == word.index
    return "NOUN" if past or (counts and _is_marked(words, word)) else ""


def _is_marked(words: Tables, word: Word) -> bool:
    """Whether a word ends as a noun in the plural does."""
    if words.one("mark", word.lower[-1:]) is not None:
        return True
    return any(word.lower.endswith(entry.forms[0]) for entry in words.words.get("irregular", ()))


def _is_participle(at: Ground, words: Tables, place: int) -> bool:
    """Whether what stands behind "autres" says what befell them rather than what they are: "64 autres blessées"."""
    return any(at.form(place).endswith(ending.forms[0]) for ending in words.words.get("participle", ()))

"""Numbers that are no quantity: years, dates, lengths of time, labels, names, and what takes up what was said."""

from __future__ import annotations

from selon.claims.quantity_atoms import Ground, Kind
from selon.claims.quantity_bounds import Effect
from selon.claims.quantity_nouns import Counted, is_people, singular
from selon.claims.quantity_numbers import Number, Shape
from selon.claims.quantity_tables import DAYS, Tables
from selon.records import Span

FIRST_YEAR, LAST_YEAR = 1400, 2200
STOPS = frozenset({",", ".", ";", ":", "?", "!", ")", "»", ""})
BOTH = 2.0
SMALL = 10.0
"""A bare number up to this behind a preposition counts nothing that is named: "à 4"."""
POSTAL = 5
"""Figures of a postal code, which no blank groups."""
FREE = frozenset({"nsubj", "nsubj:pass", "obj", "conj", "root", "appos", "parataxis"})
"""Places in the tree where a numeral without a noun stands for what is counted."""
NAMES = frozenset({"PER", "ORG", "LOC", "EVENT", "PRODUCT"})


def excluded(at: Ground, words: Tables, number: Number, counted: Counted, around: Effect) -> bool:
    """Whether a number counts nothing where it stands."""
    if counted.kind == "time" or (counted.kind == "age" and not is_age(at, words, number, counted)):
        return True
    if at.form(number.end) in words.months or (counted.kind == "times" and compared(at, words, counted)):
        return True
    if _is_note(at, number):
        return True
    if number.shape is Shape.DIGITS and words.one("ordinal", at.form(number.end)):
        return True
    if number.shape is Shape.PART:
        return False
    if words.before("label", at, number.first) or _in_a_name(at, number, counted) or _in_an_address(at, words, number):
        return True
    if number.shape is Shape.VAGUE:
        return False
    if not counted.kind or counted.kind == "count":
        if _is_year(at, words, number, counted, around) or _taken_up(at, words, number, counted, around):
            return True
    return not counted.kind and _is_bare_label(at, words, number, around)


def compared(at: Ground, words: Tables, counted: Counted) -> bool:
    """Whether "deux fois" belongs to a comparison: "deux fois plus"."""
    return words.one("compared", at.form(counted.end)) is not None


def _is_note(at: Ground, number: Number) -> bool:
    """Whether a number is that of a note, "[2]", or of an offset, "UTC+1"."""
    before = number.first - 1
    if at.form(before) == "[" and at.form(number.end) == "]":
        return True
    offset = at.form(before) in ("+", "-", "−") and at.capital(before - 1)
    return offset and at.touches(before) and at.touches(before - 1)


def is_age(at: Ground, words: Tables, number: Number, counted: Counted) -> bool:
    """Whether years are an age: after "âgé de", behind a person's name, in "un homme de 34 ans"."""
    first = number.first
    if words.after("age-behind", at, number.end + (at.form(number.end) == "-")):
        return True
    if words.one("and", at.form(first - 1)) and at.kind(first - 2) is Kind.NUMBER:
        first -= 2
    if words.before("no-age", at, first):
        return False
    if words.before("age", at, first) is not None:
        return True
    if words.one("of", at.form(first - 1)):
        aged = _is_aged(at, words, first - 2) or _is_aged(at, words, first - 3)
        return aged or _tells_an_age(at, words, first - 2)
    if words.one("of", at.form(counted.end)):
        return False
    closed = at.form(counted.end) in STOPS or at.upos(counted.end) in ("DET", "CCONJ")
    verb = at.word(first - 1)
    if verb is not None and words.one("age-verb", verb.lemma) and closed:
        return True
    if words.one("age-at", at.form(first - 1)) and closed:
        return True
    if at.form(first - 1) in (",", "(") and at.form(counted.end) in (",", ")", ".", ""):
        paired = at.form(first - 1) == at.form(counted.end)
        return paired or at.capital(first - 2) or _is_aged(at, words, first - 2)
    return False


def _tells_an_age(at: Ground, words: Tables, place: int) -> bool:
    """Whether an age is the subject of the verb at an atom: "the average age is 45"."""
    verb = at.word(place)
    below = () if verb is None else (at.sentence.words[k] for k in at.kids.get(verb.index, ()))
    return any(w.deprel.startswith("nsubj") and words.one("age-noun", w.lemma) is not None for w in below)


def _is_aged(at: Ground, words: Tables, place: int) -> bool:
    """Whether the word at an atom names somebody who has an age."""
    word = at.word(place)
    if word is None or place < 0:
        return False
    names = (word.lemma, singular(words, word)[0])
    if word.upos == "NOUN" and any(words.one("aged", name) or name in words.people for name in names):
        return True
    return is_people(at, words, place) is not None


def _in_a_name(at: Ground, number: Number, counted: Counted) -> bool:
    """Whether the number is a later part of a name: "Euro 2024", "Boeing 737", "L. 211"."""
    before, atom = number.first - 1, at.atoms[number.first]
    if at.form(before) == "." and at.touches(before - 1) and at.capital(before - 1) and len(at.form(before - 1)) == 1:
        return True
    noun = counted.noun
    if before > 0 and at.capital(before) and noun is not None and counted.kind == "count" and at.capital(noun):
        return True
    end = at.atoms[counted.end - 1].end
    return any(m.span.start < atom.start and end <= m.span.end and m.label in NAMES for m in at.sentence.mentions)


def _in_an_address(at: Ground, words: Tables, number: Number) -> bool:
    """Whether a number is that of a house or a postal code: "12, rue des Lilas", "29000 Corvans"."""
    if words.one("street", at.form(number.end + (at.form(number.end) == ","))):
        return True
    written = at.text[at.atoms[number.first].start : at.atoms[number.end - 1].end]
    code = len(written) == POSTAL and written.isdigit() and "street" in words.words
    return code and at.upos(number.end) == "PROPN" and is_people(at, words, number.end) is None


def _is_year(at: Ground, words: Tables, number: Number, counted: Counted, around: Effect) -> bool:
    """Whether four plain digits are a year rather than an amount: no noun that the tree lets them count."""
    written = number.written
    if len(written) != 4 or not written.isdigit() or number.scale > 1.0:
        return False
    if number.end != number.first + 1:
        return number.paired and not counted.kind and FIRST_YEAR <= float(written) <= LAST_YEAR
    if not FIRST_YEAR <= float(written) <= LAST_YEAR or words.one("counted-lead", at.form(number.first - 1)):
        return False
    word = at.word(number.first)
    noun = at.word(counted.noun) if counted.noun is not None else None
    if word is None or noun is None or word.head != noun.index:
        return True
    return not around.kinds and at.upos(number.first - 1) in ("NOUN", "PROPN")


def _taken_up(at: Ground, words: Tables, number: Number, counted: Counted, around: Effect) -> bool:
    """Whether the number takes up something said before: "les deux ponts", "ces trois élus", "tous deux"."""
    if around.kinds and around.kinds != ("exact",):
        return False
    before = at.form(number.first - 1)
    if words.one("demonstrative", before):
        return number.shape is Shape.WORDS
    if not words.one("definite", before):
        return False
    if counted.noun is not None and _is_told_apart(at, number, counted.noun):
        return False
    return number.low == BOTH or (not counted.kind and number.shape is Shape.WORDS)


def _is_told_apart(at: Ground, number: Number, noun: int) -> bool:
    """Whether a counted noun says itself which it means: "les deux principaux partis", "les deux élus absents"."""
    word = at.word(noun)
    if word is None:
        return False
    below = (at.sentence.words[k] for k in at.kids.get(word.index, ()))
    behind = [w for w in below if w.start >= at.atoms[number.end - 1].end]
    return any(w.deprel in ("amod", "acl:relcl") or (w.deprel == "acl" and "VerbForm=Part" in w.feats) for w in behind)


def _is_bare_label(at: Ground, words: Tables, number: Number, around: Effect) -> bool:
    """Whether a number without noun or unit is a label or a date rather than an amount."""
    if any(kind != "exact" for kind in around.kinds) or number.scale >= 1000.0:
        return False
    before = number.first - 1
    compares = number.shape is Shape.WORDS and words.one("against", at.form(before)) is not None
    if compares or words.one("counted-lead", at.form(before)):
        return False
    if words.one("label-det", at.form(before)):
        return True
    if number.shape is Shape.WORDS:
        return not _stands_alone(at, words, number)
    if before < 0:
        return at.form(number.end) in (".", ")", "/", "-", "–", "°")
    word = at.word(before)
    if word is not None and word.upos == "ADP" and (number.low or 0.0) <= SMALL and number.low == number.high:
        bare = not around.kinds and number.written.isdigit() and not number.paired
        return bare and word.deprel == "case" and not _ends_a_change(at, words, before)
    if at.form(before) in words.weekdays and (number.low or 0.0) > DAYS:
        return False
    if at.form(before) == "/":
        return True  # "7 j/7"
    if (first := _first_of_list(at, words, before)) < before:
        return at.upos(first) == "NOUN"  # "les sorties 14, 15 et 17"
    named = at.kind(before) is Kind.WORD and word is not None and word.upos in ("NOUN", "PROPN", "X", "NUM", "ADJ")
    return named or at.capital(before) and before > 0


def _first_of_list(at: Ground, words: Tables, before: int) -> int:
    """The atom before the first of the numbers that commas and an "and" join up to an atom; that atom where none is."""
    while (at.form(before) == "," or words.one("and", at.form(before))) and at.kind(before - 1) is Kind.NUMBER:
        before -= 2
    return before


def _ends_a_change(at: Ground, words: Tables, place: int) -> bool:
    """Whether an atom joins a number to the one before it: "de 9 à 7"."""
    number = at.kind(place - 1) is Kind.NUMBER or at.form(place - 1) in words.numerals
    return words.one("to", at.form(place)) is not None and (number or words.unit(at, place - 1) is not None)


def _stands_alone(at: Ground, words: Tables, number: Number) -> bool:
    """Whether numerals without a noun count something: "sept d'entre eux", "en a retenu six"."""
    if words.after("among", at, number.end):
        return True
    word = at.word(number.first)
    if word is None or word.upos not in ("NUM", "PRON") or number.low is None or number.low <= BOTH:
        return False
    before = at.upos(number.first - 1)
    return (word.deprel in FREE and before not in ("ADP", "DET")) or before == "VERB"


def overlaps(span: Span, taken: tuple[Span, ...]) -> bool:
    """Whether a span shares something with one of those taken."""
    return any(span.overlaps(other) for other in taken)

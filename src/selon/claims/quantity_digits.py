"""Numbers in digits, by French, Swiss and English usage; and digits that are part of a name, a date or a code."""

from __future__ import annotations

import re
import unicodedata

from selon.claims.quantity_atoms import INVISIBLE, Ground, Kind
from selon.claims.quantity_numbers import Number, Shape, no_number, parted, scaled
from selon.claims.quantity_tables import Tables

MOST_DIGITS = 15
"""A float holds 15 decimal digits without loss; what is longer is a code or a slip."""
BLANKS = frozenset(" \u00a0\u202f\u2009")
FRENCH = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
SWISS = re.compile(r"[1-9][0-9]{0,2}(?:'[0-9]{3})+(?:[.,][0-9]+)?")
GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]{1,2}|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}")
PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
DOTTED = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){2,}")
GROUP = re.compile(r"[0-9]{3}(?:,[0-9]+|\.[0-9]{1,2})?")
LONGEST_ENDING = 2
"""Letters glued to a number that a person may use as a code: "5G", "4x4"."""


def digits(at: Ground, words: Tables, place: int) -> Number:
    """The number in digits that begins at an atom, with the scale or the part behind it."""
    end, written = _groups(at, place)
    run = _run(at, place)
    if run - place > 2 and run > end:
        return no_number(place, run)
    if _turned(at, place, end):
        return no_number(place, end, Shape.UNREAD)
    if _in_a_name(at, words, place, end):
        return no_number(place, end)
    value = value_of(written, commas=words.one("thousands", ",") is not None)
    if value is None:
        return no_number(place, end, Shape.NAME if DOTTED.fullmatch(written) else Shape.UNREAD)
    if at.touches(end - 1) and words.one("vulgar", at.form(end)):
        value, end = value + unicodedata.numeric(at.form(end)), end + 1
    number = scaled(at, words, Number(place, end, value, value, Shape.DIGITS, written=written))
    if number.end == end and at.touches(end - 1) and at.kind(end) is Kind.WORD and not words.unit(at, end):
        return no_number(place, end + 1, _ending(at, words, end))
    return parted(at, words, number)


def value_of(written: str, *, commas: bool = False) -> float | None:
    """Value of digits with their signs, None where the signs do not go together or the digits are too many.

    `commas`: the language parts thousands by commas, so "2,500" is no fraction."""
    if sum(char.isdigit() for char in written) > MOST_DIGITS:
        return None
    if commas and GROUPED.fullmatch(written):
        return float(written.replace(",", ""))
    if FRENCH.fullmatch(written):
        return float(written.replace(".", "").replace(",", "."))
    if SWISS.fullmatch(written):
        return float(written.replace("'", "").replace(",", "."))
    if ENGLISH.fullmatch(written):
        return float(written.replace(",", ""))
    return float(written.replace(",", ".")) if PLAIN.fullmatch(written) else None


def _groups(at: Ground, place: int) -> tuple[int, str]:
    """Where a number ends whose thousands stand apart ("2 500"), and its digits without the blanks."""
    end, written = place + 1, at.atoms[place].text.replace("’", "'")
    if not written.isdigit() or len(written) > 3 or written[0] == "0":
        return end, written
    while at.kind(end) is Kind.NUMBER and at.between(end - 1) in BLANKS and GROUP.fullmatch(at.atoms[end].text):
        written, end = written + at.atoms[end].text, end + 1
        if "," in written or "." in written:
            break
    return end, written


def _run(at: Ground, place: int) -> int:
    """Where the whole numbers end that stand in a row with blanks alone between them."""
    end = place + 1
    while at.kind(end) is Kind.NUMBER and at.atoms[end].text.isdigit():
        end += 1
    return end


def _turned(at: Ground, place: int, end: int) -> bool:
    """Whether a mark of direction, or a digit of another script, stands at the number."""
    marks = [side for side in (place - 1, end) if at.form(side) in INVISIBLE and at.form(side)]
    glued = (place and at.touches(place - 1) and at.kind(place - 1) is Kind.FOREIGN) or (
        at.touches(end - 1) and at.kind(end) is Kind.FOREIGN
    )
    return bool(marks or glued)


def _in_a_name(at: Ground, words: Tables, place: int, end: int) -> bool:
    """Whether the digits belong to a name, a code, a date or a time: "A330", "Covid-19", "12/05", "12:30"."""
    written = at.atoms[place].text
    if written[0] == "0" and written.isdigit() and len(written) > 1:
        return True
    if place and at.touches(place - 1) and _named_before(at, words, place - 1):
        return True
    split = at.touches(end - 1) and at.form(end) in ("/", ":", "_", "\\")
    return split and at.touches(end) and at.kind(end + 1) is Kind.NUMBER


def _named_before(at: Ground, words: Tables, before: int) -> bool:
    """Whether what is glued to the front of the digits makes a name or a code of them."""
    atom = at.atoms[before]
    if atom.kind is Kind.WORD:
        return atom.text[-1] not in "'’" and words.currency(at, before) is None
    glued = at.touches(before - 1)
    if atom.text in ("-", "–"):
        return glued and at.kind(before - 1) in (Kind.WORD, Kind.FOREIGN)
    return atom.text in "#@_\\" or (atom.text in "/:" and glued and at.kind(before - 1) is Kind.NUMBER)


def _ending(at: Ground, words: Tables, place: int) -> Shape:
    """What letters make of the number they are glued to: a name ("12e", "5G"), or one that is not understood."""
    atom = at.atoms[place]
    if not atom.form.isalpha():
        return Shape.UNREAD
    name = len(atom.form) <= LONGEST_ENDING or words.one("ordinal", atom.form) or atom.text != atom.form
    return Shape.NAME if name else Shape.UNREAD

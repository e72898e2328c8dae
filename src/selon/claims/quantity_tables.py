"""The tables of a language that numbers, units and the words round them are read by, ready to be asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from selon.claims.quantity_atoms import Atom, Ground, cut
from selon.languages import has_table, table

MODIFIERS = ("min", "max", "approx", "exact")
HOLDS_THE_CASE = 4
"""Shorter written forms than this are symbols: "MW" is not "mW"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a table: what it is for, its forms, its value or unit, its wording place by place, and its name."""

    kind: str
    forms: tuple[str, ...]
    value: str
    line: str
    places: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found in a sentence: its line, and the atom after it."""

    entry: Entry
    end: int


Written = tuple[tuple[str, ...], Entry]
"""A written form of a unit in pieces, and the unit's line."""


DAYS = 31
"""Days of the longest month: beside a weekday a greater number is no date ("samedi 3 000")."""
Wordings = dict[tuple[str, str], tuple[Entry, ...]]
"""Wordings by kind and the form of their first, or last, place; the longest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Numerals by form, units by first piece, other words by kind, and by kind with first and with last form."""

    numerals: dict[str, Entry]
    symbols: dict[str, Entry]
    units: dict[str, tuple[Written, ...]]
    words: dict[str, tuple[Entry, ...]]
    opening: Wordings
    closing: Wordings
    months: frozenset[str]
    weekdays: frozenset[str]
    celsius: Entry | None
    age: Entry | None
    people: frozenset[str]
    trace: re.Pattern[str]

    def first(self, kind: str) -> Entry | None:
        """The first line of a kind, or None."""
        return next(iter(self.words.get(kind, ())), None)

    def one(self, kind: str, form: str) -> Entry | None:
        """The line of a kind that holds a single word, or None."""
        return next((entry for entry in self.opening.get((kind, form), ()) if len(entry.places) == 1), None)

    def unit(self, at: Ground, place: int) -> Unit | None:
        """The longest unit that begins at an atom, or None."""
        if not 0 <= place < len(at.atoms):
            return None
        for pieces, entry in self.units.get(at.atoms[place].form.casefold(), ()):
            end = place + len(pieces)
            if end <= len(at.atoms) and all(_same(at.atoms[place + n], piece) for n, piece in enumerate(pieces)):
                return Unit(entry, end)
        return None

    def currency(self, at: Ground, place: int) -> tuple[Entry, int] | None:
        """The currency written before a number, as a sign or a code that ends at an atom, and where it begins."""
        for first in (place - 1, place):
            unit = self.unit(at, first)
            if unit and unit.end == place + 1 and unit.entry.kind == "money" and not at.atoms[first].text.islower():
                return unit.entry, first
        return None

    def before(self, kind: str, at: Ground, end: int) -> tuple[Entry, int] | None:
        """The longest wording of a kind that ends before an atom, and where it begins."""
        for entry in self.closing.get((kind, at.form(end - 1)), ()):
            first = end - len(entry.places)
            if first >= 0 and all(at.atoms[first + n].form in forms for n, forms in enumerate(entry.places)):
                return entry, first
        return None

    def after(self, kind: str, at: Ground, first: int) -> tuple[Entry, int] | None:
        """The longest wording of a kind that begins at an atom, and where it ends."""
        for entry in self.opening.get((kind, at.form(first)), ()):
            end = first + len(entry.places)
            if end <= len(at.atoms) and all(at.atoms[first + n].form in forms for n, forms in enumerate(entry.places)):
                return entry, end
        return None


def _same(atom: Atom, piece: str) -> bool:
    """Whether an atom is the piece of a written form; an elided word is none of the short ones ("s'")."""
    if len(piece) < HOLDS_THE_CASE or piece != piece.lower():
        return atom.text.replace("’", "'") == piece
    return atom.form == piece


def _melted(language: str) -> dict[str, frozenset[str]]:
    """For each preposition, its own form and those that hold an article or are elided."""
    forms: dict[str, frozenset[str]] = {}
    for row in table(language, "contractions"):
        forms[row["lemma"]] = forms.get(row["lemma"], frozenset({row["lemma"]})) | {row["form"].rstrip("'")}
    return forms


def _wordings(language: str) -> Iterator[Entry]:
    """Lines of the table of words round numbers; a sign inside a wording is a place of its own."""
    melted = _melted(language)
    for row in table(language, "quantities"):
        # A kind that names a word means that word alone: "à" joins a range, "au" does not.
        loose = row["kind"] in MODIFIERS or row["kind"] in ("age", "among")
        places: list[frozenset[str]] = []
        for place in row["words"].split():
            for n, part in enumerate(place.split("-")):
                if n:
                    places.append(frozenset({"-"}))
                forms = frozenset(form.rstrip("'").casefold() for form in part.split("/"))
                places.append(frozenset().union(*(melted.get(f, {f}) for f in forms)) if loose else forms)
        line = f"{language}/quantities.tsv:{row['line']}"
        yield Entry(row["kind"], tuple(row["words"].split()), row["words"], line, tuple(places))


def _units(language: str) -> dict[str, tuple[Written, ...]]:
    """Written forms of units by their first piece in lower case, longest first."""
    found: dict[str, list[Written]] = {}
    for row in table(language, "units"):
        entry = Entry(row["kind"], (), row["unit"], f"{language}/units.tsv:{row['line']}")
        for form in row["forms"].split(";"):
            pieces = tuple(atom.text for atom in cut(form, 0, len(form)))
            found.setdefault(pieces[0].casefold(), []).append((pieces, entry))
    return {first: tuple(sorted(forms, key=lambda f: -len(f[0]))) for first, forms in found.items()}


def _by_form(words: dict[str, tuple[Entry, ...]], place: int) -> Wordings:
    """The wordings by kind and each form of one of their places."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for kind, entries in words.items():
        for entry in entries:
            for form in entry.places[place]:
                found.setdefault((kind, form), []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


def _trace(numerals: dict[str, Entry]) -> re.Pattern[str]:
    """A digit or a numeral, some of which every quantity holds; those of most sentences are no sign of one."""
    forms = sorted(form for form, entry in numerals.items() if entry.kind not in ("one", "join"))
    # The letters with which they begin are looked at first: most words end the search there.
    letters = "".join(sorted({re.escape(form[0]) for form in forms}))
    return re.compile(rf"\d|\b(?=[{letters}])(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)


@cache
def tables(language: str) -> Tables:
    """Tables of a language, read once."""
    numerals: dict[str, Entry] = {}
    symbols: dict[str, Entry] = {}
    for row in table(language, "numerals"):
        forms = tuple(row["words"].split())
        entry = Entry(row["kind"], forms, row["value"], f"{language}/numerals.tsv:{row['line']}")
        (symbols if row["kind"] == "symbol" else numerals).update(dict.fromkeys(forms, entry))
    words: dict[str, list[Entry]] = {}
    for entry in sorted(_wordings(language), key=lambda e: -len(e.places)):
        words.setdefault(entry.kind, []).append(entry)
    ordered = {kind: tuple(entries) for kind, entries in words.items()}
    calendar = {kind: set[str]() for kind in ("month", "weekday")}
    for row in table(language, "calendar"):
        calendar.get(row["kind"], set()).update(row["words"].split())
    units = _units(language)
    celsius = next((entry for forms in units.values() for _, entry in forms if entry.kind == "celsius"), None)
    age = next((entry for forms in units.values() for _, entry in forms if entry.kind == "age"), None)
    people = {row["noun"] for row in table(language, "heads") if row["kind"] == "person"}
    if has_table(language, "demonyms"):
        people.update(form for row in table(language, "demonyms") for form in row["forms"].split())
    return Tables(
        numerals=numerals,
        symbols=symbols,
        units=units,
        words=ordered,
        opening=_by_form(ordered, 0),
        closing=_by_form(ordered, -1),
        months=frozenset(calendar["month"]),
        weekdays=frozenset(calendar["weekday"]),
        celsius=celsius,
        age=age,
        people=frozenset(people),
        trace=_trace(numerals),
    )

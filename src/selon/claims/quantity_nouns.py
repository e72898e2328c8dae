"""The name under which a counted noun goes: the singular in its own gender, a compound as its line has it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from selon.claims.quantity_atoms import Ground, Kind
from selon.claims.quantity_tables import Entry, Tables
from selon.records import Quantity, Word

HOLDS_AN_ENDING = 3
"""A noun of no more letters has no ending to lose."""


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


def named(at: Ground, words: Tables, here: int) -> Counted:
    """The noun at an atom in the singular, with the words that belong to it by the tables."""
    compound = _compound(at, words, here)
    if compound is not None:
        entry, end = compound
        return Counted(end, "count", _first_forms(entry), here, (entry.line,))
    people = _people(at, words, here)
    if people is not None:
        end = here + 3 if at.form(here + 1) == "-" and at.touches(here) else here + 1
        return Counted(end, "count", people[0].value, here, tuple(entry.line for entry in people))
    word = at.word(here)
    end = here + 1
    while at.form(end) == "-" and at.touches(end - 1) and at.touches(end) and at.kind(end + 1) is Kind.WORD:
        end += 2
    if word is None or (end > here + 1 and word.end < at.atoms[end - 1].end):
        return Counted(end, "count", at.text[at.atoms[here].start : at.atoms[end - 1].end], here)
    if word.upos == "PROPN" or word.text.isupper():
        return Counted(end, "count", word.text, here)
    unit, lines = singular(words, word)
    return Counted(end, "count", unit, here, lines)


def as_people(words: Tables, quantity: Quantity) -> Quantity:
    """The quantity, nouns for people under the one name by which people are counted, whatever they are or do.

    So "douze morts" and "douze personnes tuées" stand side by side; `Quantity.noun` keeps which people."""
    noun = quantity.unit or ""
    person = words.first("person")
    human = _human(words, noun)
    if person is None or noun == person.value or not names_people(words, noun):
        return quantity
    lines = (*quantity.line.split(), person.line, *((human.line,) if human else ()))
    return replace(quantity, unit=person.value, noun=noun, line=" ".join(dict.fromkeys(lines)))


def names_people(words: Tables, noun: str) -> bool:
    """Whether a noun in the singular names people, and nothing else."""
    people = noun.casefold() in words.people or _human(words, noun) is not None
    return people and words.one("no-human", noun) is None


def _human(words: Tables, noun: str) -> Entry | None:
    """The line of a noun for people, None for one that only the table of heads has."""
    return words.one("human", noun.casefold()) or words.one("aged", noun) or _compound_of_people(words, noun)


def singular(words: Tables, word: Word) -> tuple[str, tuple[str, ...]]:
    """A noun in the singular, and the lines used; its parts lose the ending of the plural one by one.

    The lemma counts where it is the noun's own: a noun that the model takes for a verb or an adjective has that of the
    verb, and one of a woman that of a man."""
    lasting = words.one("invariable", word.lower)
    if lasting is not None:
        return word.lower, (lasting.line,)
    if "-" not in word.lower and _is_own(words, word):
        return _one_of(words, word.lemma)
    parts = [_one_of(words, part) for part in word.lower.split("-")]
    return "-".join(part for part, _ in parts), tuple(line for _, lines in parts for line in lines)


def _is_own(words: Tables, word: Word) -> bool:
    """Whether the lemma is the written form but for an ending of the plural."""
    if word.lower.startswith(word.lemma) and len(word.lower) - len(word.lemma) <= 1:
        return True
    for entry in words.words.get("irregular", ()):
        many, ends = entry.forms
        if word.lower.endswith(many) and word.lemma in {word.lower.removesuffix(many) + e for e in ends.split("/")}:
            return True
    return False


def _one_of(words: Tables, form: str) -> tuple[str, tuple[str, ...]]:
    """A form without the ending of the plural, and the line used."""
    ending = next((e for e in words.words.get("plural", ()) if form.endswith(e.forms[0])), None)
    if ending is None or len(form) <= HOLDS_AN_ENDING or words.one("invariable", form):
        return form, ()
    return form.removesuffix(ending.forms[0]), (ending.line,)


def _people(at: Ground, words: Tables, here: int) -> tuple[Entry, Entry] | None:
    """The line that says how people are counted and that of the ending of a people's name: "trois Congolais"."""
    ending = is_people(at, words, here)
    person = words.first("person")
    return None if ending is None or person is None else (person, ending)


def is_people(at: Ground, words: Tables, here: int) -> Entry | None:
    """The line of the ending that makes a word with a capital the name of a people, or None.

    A name of two parts has it in the second, with a capital of its own: "Sud-Coréens"."""
    endings = words.words.get("people", ()) if at.capital(here) else ()
    last = here + 2 if at.form(here + 1) == "-" and at.touches(here) and at.capital(here + 2) else here
    return next((e for e in endings if at.form(last).endswith(tuple(e.places[0]))), None)


def _compound(at: Ground, words: Tables, here: int) -> tuple[Entry, int] | None:
    """The line of a counted name of several words, of things or of people, and where it ends."""
    people = words.after("human", at, here)
    return people if people is not None and len(people[0].places) > 1 else words.after("compound", at, here)


def _compound_of_people(words: Tables, noun: str) -> Entry | None:
    """The line of a name of several words for people, by the name."""
    first = noun.replace("'", " ").replace("-", " ").split(" ", 1)[0].casefold()
    entries = words.opening.get(("human", first), ())
    return next((entry for entry in entries if len(entry.places) > 1 and _first_forms(entry) == noun), None)


def _first_forms(entry: Entry) -> str:
    """A compound as its line has it first in every place."""
    places = ("-".join(part.split("/")[0] for part in place.split("-")) for place in entry.forms)
    return " ".join(places).replace("' ", "'")

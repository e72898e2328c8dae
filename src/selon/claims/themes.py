"""What an article tells of: its names, and the words that are not those of telling, deciding, counting and dating."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from selon.claims.stems import stem, stems
from selon.languages import has_table, table
from selon.records import Entity, EntityKind, Reading, Theme, Word

CONTENT = frozenset({"NOUN", "ADJ", "PROPN"})
SHORTEST = 3
"""Letters of the shortest word that tells something."""
KNOWN_WORD = 0.35
KNOWN_NAME = 0.3
"""How much a word or a name tells that the tables have: it stands in articles on anything."""
WORDS = {
    "cues": "lemma",
    "decisions": "lemma",
    "heads": "noun",
    "relays": "lemma",
    "hedges": "words",
    "anonymity": "words",
    "function": "words",
    "numbers": "words",
    "numerals": "words",
    "calendar": "words",
    "units": "forms",
    "page": "words",
}
"""Tables with the column whose words, by themselves, stand in articles on anything."""
INNER = re.compile(r"(?:^|\W)[^\W\dA-ZÀ-Þ]\w*['’ ]([A-ZÀ-Þ][\w-]{2,40}(?: [A-ZÀ-Þ][\w-]{2,40}){0,4})$")
"""A name behind a small word, at the end of a longer one."""
APART = re.compile(r"[|;]")
"""What stands between the words of a cell that has several."""
NAMES = {"metonyms": ("word", "means"), "organisations": ("name", "aliases")}
"""Tables with the columns whose names do."""


def with_themes(reading: Reading) -> Reading:
    """The reading with its themes; needs its times and entities."""
    plain = _plain(reading)
    names = [word for word in plain if word.upos == "PROPN" and word.index and word.text[:1].isupper()]
    others = [word for word in plain if word not in names]
    return replace(reading, themes=(*_names(reading, names), *_words(reading.document.language, others)))


def _plain(reading: Reading) -> list[Word]:
    """The nouns, adjectives and single names that stand in no entity and no date."""
    taken = [(span.start, span.end) for one in reading.entities for span in one.mentions]
    taken += [(one.span.start, one.span.end) for one in reading.timexes]
    inside = {place for start, end in taken for place in range(start, end)}
    return [
        word
        for sentence in reading.sentences
        for word in sentence.words
        if word.upos in CONTENT and len(word.text) >= SHORTEST and word.start not in inside
    ]


def _names(reading: Reading, single: Iterable[Word]) -> Iterator[Theme]:
    """The names, save those of outlets: these say who tells, not what."""
    known = _known_names(reading.document.language)
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    places: dict[str, list[int]] = defaultdict(list)
    for one in reading.entities:
        if one.kind is not EntityKind.OUTLET and one.mentions:
            name = (one.stands_for or one.name).split(" (")[0].casefold()
            forms[name] |= dict.fromkeys((name, *_forms(one, reading.document.text)))
            places[name] += [span.start for span in one.mentions]
    for inner, place in _inner(reading):
        if inner not in known:
            forms[inner] |= {inner: None}
            places[inner].append(place)
    for word in single:
        forms[word.text.casefold()] |= {word.text.casefold(): None}
        places[word.text.casefold()].append(word.start)
    for group in _merged(forms):
        found = tuple(dict.fromkeys(form for one in group for form in forms[one]))
        telling = KNOWN_NAME if not known.isdisjoint(found) else 1.0
        where = sorted({place for one in group for place in places[one]})
        yield Theme(forms=found, named=True, telling=telling, places=tuple(where))


def _inner(reading: Reading) -> Iterator[tuple[str, int]]:
    """The names at the end of longer ones, with where these stand: "université de Norvent" tells of Norvent too.

    Not of a name that stands in articles on anything."""
    known = _known_names(reading.document.language)
    for one in reading.entities:
        if one.kind in (EntityKind.OUTLET, EntityKind.PERSON) or one.name.casefold() in known:
            continue
        for span in one.mentions:
            found = INNER.search(reading.document.text[slice(*span)])
            if found is not None:
                yield found[1].casefold(), span.start


def _merged(forms: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Names in groups: those that are written alike somewhere are one for what an article tells of."""
    groups: list[list[str]] = []
    for name, found in forms.items():
        near = [group for group in groups if any(not set(found).isdisjoint(forms[one]) for one in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(one for group in near for one in group), name])
    return groups


def _forms(one: Entity, text: str) -> Iterator[str]:
    """How a name is written in an article, and the last word of a person's."""
    last = one.name.split()[-1]
    if one.kind is EntityKind.PERSON and last[:1].isupper():
        yield last.casefold()
    for span in one.mentions:
        written = text[slice(*span)]
        if not written[:1].islower():
            yield " ".join(written.split()).casefold()


def _words(code: str, told: Iterable[Word]) -> Iterator[Theme]:
    """Words by their stems, save those that stand for a country."""
    places: dict[str, list[int]] = defaultdict(list)
    for word in told:
        places[stem(code, word.lemma)].append(word.start)
    known, powers = _known_words(code), _powers(code)
    for found, where in sorted(places.items()):
        if len(found) >= SHORTEST and found not in powers and found.isalpha():
            telling = KNOWN_WORD if found in known else 1.0
            yield Theme(forms=(found,), named=False, telling=telling, places=tuple(where))


@cache
def _known_words(code: str) -> frozenset[str]:
    """The stems of the words that stand in articles on anything."""
    cells = (cell for name, column in WORDS.items() for cell in _cells(code, name, (column,)))
    found = (stems(code, one).split() for cell in cells for one in APART.split(cell))
    return frozenset(one[0] for one in found if len(one) == 1)


@cache
def _powers(code: str) -> frozenset[str]:
    """The stems of adjectives that stand for a country, which its name tells already."""
    return frozenset(found for cell in _cells(code, "demonyms", ("forms",)) for found in stems(code, cell).split())


@cache
def _known_names(code: str) -> frozenset[str]:
    """Names that stand in articles on anything: countries, capitals, great institutions."""
    cells = [cell for name, columns in NAMES.items() for cell in _cells(code, name, columns)]
    cells += _cells(code, "demonyms", ("means",))
    return frozenset(one.split(" (")[0].strip().casefold() for cell in cells for one in cell.split("|"))


def _cells(code: str, name: str, columns: tuple[str, ...]) -> list[str]:
    """The cells of some columns of a table, none where the language does not have it."""
    return [row[column] for row in table(code, name) for column in columns] if has_table(code, name) else []

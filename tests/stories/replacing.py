"""An article told again with other names, outlets, places and things, and with every date moved.

What a reading finds must not hang on who is named: the article told again has the same states, kinds and intervals.
Which names there are is what the reading of the article says, so that none stands here; what replaces them is invented,
save countries with their capitals and adjectives, which become others."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle

from selon.languages import table
from selon.records import EntityKind, Reading

DAYS = 400
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
FIRST_NAMES = "Anselme Bertrand Malo Gautier Duarte Thibault".split()
LAST_NAMES = "Kerbastard Ferrandier Corvellec Tourvieille Darrigand Quélennec Lemoisne Carpentras Marchebœuf".split()
OUTLETS = "Veltrus Brismonde Tarvane Morcelay Dauvinel Gorlaix Pardenne Sauveterre".split()
BODIES = (
    "Corvanne Tilbury Marsanne Valdoré Bremont Fauquembert Quermont Sabrecourt Dorvilliers Hauterive Montclar".split()
)
THINGS = "KORVEX BALTIS MERLAN SURCOUF".split()
TOWNS = "Norvent Tréguennec Valmorange Port-Armel Saint-Maurin".split()
COUNTRIES = {
    "vowel": "Islande Estonie Irlande".split(),
    "plural": ["Philippines"],
    "": "Suède Norvège Finlande".split(),
}
NOUNS = {"missile": "bateau", "missiles": "bateaux", "armes": "barques", "tir": "trajet"}
PRESS = frozenset("the journal post street independent guardian times news".split())
"""Words of the titles of papers, which say that something is one."""
VOWELS = "aeiouyéèêàâîôûùÉAEIOU"


def _four(forms: list[str]) -> tuple[str, ...]:
    """The forms of an adjective: masculine, feminine, both in the plural; fewer where some are alike."""
    one, *rest = forms
    return (
        (one, *rest) if len(rest) == 3 else (one, rest[0], one, rest[1]) if len(rest) == 2 else (one, one, *rest, *rest)
    )


ADJECTIVE = {row["means"]: _four(row["forms"].split()) for row in reversed(list(table("fr", "demonyms")))}
CAPITAL = {row["means"].partition(" (")[0]: row["word"] for row in table("fr", "metonyms") if row["why"] == "capital"}


class Replacing:
    """The replacements for articles that are told again together; another `turn` takes other names."""

    def __init__(self, *readings: Reading, turn: int = 0) -> None:
        pools = (FIRST_NAMES, LAST_NAMES, OUTLETS, BODIES, THINGS, TOWNS)
        self._next = {id(pool): turned(pool, turn) for pool in pools}
        self._free = {kind: turned(pool, turn) for kind, pool in COUNTRIES.items()}
        self._countries: dict[str, str] = {}
        self.names: dict[str, str] = {}
        for reading in readings:
            self._learn_all(reading)

    def _learn_all(self, reading: Reading) -> None:
        """Find replacements for the names of an article, as its entities have them and as its parse has."""
        for entity in reading.entities:
            for span in entity.mentions:
                self._learn(reading.document.text[slice(*span)], entity.kind, entity.stands_for or "")
        for sentence in reading.sentences:
            for word in sentence.words:
                inside = any(s.start <= word.start < s.end for e in reading.entities for s in e.mentions)
                if word.upos == "PROPN" and word.text[:1].isupper() and not inside and word.lower not in MONTHS:
                    self._learn(word.text, EntityKind.ORGANISATION, "")

    def text(self, reading: Reading) -> str:
        """An article told again."""
        text = reading.document.text
        spans = sorted((found.span, found.value) for found in reading.timexes)
        agreeing = {word.start: word.feats for sentence in reading.sentences for word in sentence.words}
        out, place = [], 0
        for span, value in spans:
            if span.start >= place:
                out += [self._renamed(text[place : span.start], agreeing, place), dated(text[slice(*span)], value)]
                place = span.end
        told = "".join(out) + self._renamed(text[place:], agreeing, place)
        return re.sub(r"\d{4}-\d\d-\d\d", lambda found: moved(found[0]) or "", told)

    def _learn(self, name: str, kind: EntityKind, means: str) -> None:
        """Find a replacement for every word of a name that has none yet."""
        office = name[:1].islower()
        for place, word in enumerate(re.findall(r"[^\s'’]+", name)):
            core = word.strip('.,;:()«»“”"')
            common = office or core.islower() or core.casefold() in PRESS or len(core) < 3
            if common or core in self.names:
                continue
            self.names[core] = self._replacement(core, kind, means, first=place == 0 and " " in name)

    def _replacement(self, word: str, kind: EntityKind, means: str, *, first: bool) -> str:
        """The next name of the right kind."""
        if kind is EntityKind.PERSON:
            return next(self._next[id(FIRST_NAMES if first else LAST_NAMES)])
        if kind is EntityKind.OUTLET:
            return next(self._next[id(OUTLETS)])
        if kind is EntityKind.PLACE and means:
            country = self._country(means.partition(" (")[0])
            return country if means.startswith(word) else CAPITAL[country]
        if kind is EntityKind.PLACE:
            return next(self._next[id(TOWNS)])
        return next(self._next[id(THINGS if word.isupper() else BODIES)])

    def _country(self, name: str) -> str:
        """The country that stands in for one, its article and its elision alike."""
        if name not in self._countries:
            kind = "plural" if name.endswith("s") else "vowel" if name[0] in VOWELS else ""
            self._countries[name] = next(self._free[kind])
        return self._countries[name]

    def _renamed(self, text: str, agreeing: dict[int, str], at: int) -> str:
        """A stretch that begins at an offset, its names, adjectives of countries and things replaced."""

        def other(found: re.Match[str]) -> str:
            word = found[0]
            name = self.names.get(word) or NOUNS.get(word)
            return name or self._adjective(word, agreeing.get(at + found.start(), ""))

        return re.sub(r"[^\W\d_][\w-]*", other, text)

    def _adjective(self, word: str, features: str) -> str:
        """The adjective of the country that stands in, in gender and number of the noun; any other word as it is."""
        country = next((means for means, forms in ADJECTIVE.items() if word in forms), None)
        if country is None:
            return word
        fem, plural = "Gender=Fem" in features, "Number=Plur" in features
        return ADJECTIVE[self._country(country)][fem + 2 * plural]


def turned(pool: list[str], turn: int) -> Iterator[str]:
    """The names of a pool over and over, from another one on at each turn."""
    return cycle(pool[turn % len(pool) :] + pool[: turn % len(pool)])


def dated(words: str, value: str) -> str:
    """A time expression moved; what is told from the day of the article stays as it is."""
    new = moved(value)
    if new is None or new == value or not any(char.isdigit() or m in words.lower() for char in words for m in MONTHS):
        return words
    old_year, year = value[:4], new[:4]
    words = words.replace(old_year, year)
    if len(new) >= 7 and new[5:7].isdigit():
        words = re.sub("|".join(MONTHS), MONTHS[int(new[5:7]) - 1], words, flags=re.IGNORECASE)
    if len(new) == 10 and new[5].isdigit():
        words = re.sub(r"\b\d{1,2}(er)?\b(?!\d)", "1er" if new[8:] == "01" else str(int(new[8:])), words, count=1)
        words = re.sub("|".join(WEEKDAYS), WEEKDAYS[date.fromisoformat(new).weekday()], words)
    return words


def moved(value: str | None) -> str | None:
    """A TIMEX3 or EDTF value DAYS later: a day by days, a month by its middle, a season or year by one year."""
    if value is None or "/" in value:
        return None if value is None else "/".join(moved(part) or "" for part in value.split("/"))
    mark = value.rstrip("~?")
    rest = value[len(mark) :]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", mark):
        return (date.fromisoformat(mark) + timedelta(DAYS)).isoformat() + rest
    if re.fullmatch(r"\d{4}-(0\d|1[012])", mark) and not rest:
        year, month = int(mark[:4]), int(mark[5:])
        middle = date(year, month, monthrange(year, month)[1] // 2 + 1) + timedelta(DAYS)
        return f"{middle.year}-{middle.month:02}"
    if re.match(r"\d{4}", mark):
        return f"{int(mark[:4]) + 1}{mark[4:]}{rest}"
    return value

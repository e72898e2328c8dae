"""Which names mean the same source, by what the articles say of their names, and by what people said."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import select

from selon.answers.corrections import corrections
from selon.answers.finding import within
from selon.answers.standing import current
from selon.answers.times import Times
from selon.ledger import Ledger
from selon.ledger.schema import names

WORD = re.compile(r"\w+")
LONG = 4
"""Letters from which on a word is mostly not grammatical."""
ARTICLE = 3
"""Letters that an article has at most."""


@lru_cache(maxsize=65536)
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name without accents and capitals."""
    plain = unicodedata.normalize("NFD", name.casefold())
    return tuple(WORD.findall("".join(char for char in plain if not unicodedata.combining(char))))


def long_words(name: str) -> frozenset[str]:
    """The words of a name that are long enough to mean something."""
    return frozenset(word for word in tokens(name) if len(word) >= LONG)


class Names:
    """Names that mean the same: `key` is equal for two of them."""

    def __init__(self) -> None:
        self._into: dict[str, str] = {}
        self._known: frozenset[str] = frozenset()

    def key(self, name: str) -> str:
        """The name under which all that mean the same stand."""
        at = " ".join(tokens(name))
        while at in self._into:
            at = self._into[at]
        return at

    def join(self, one: str, other: str) -> None:
        """Hold two names to mean the same."""
        a, b = self.key(one), self.key(other)
        if a != b:
            self._into[a] = b

    def join_without_articles(self, given: Iterable[str]) -> None:
        """Join each name to the one that has an article more, a word of up to three letters: "Le Phare", "Phare"."""
        known = {tokens(name): name for name in given}
        for words, name in known.items():
            if len(words) > 1 and len(words[0]) <= ARTICLE and words[1:] in known:
                self.join(known[words[1:]], name)

    def join_shortened(self, given: Iterable[str]) -> None:
        """Join each name to the one longer name that begins with it, or that has one word before it.

        "Darrigand" is then Hélène Darrigand, "conseil régional" the conseil régional de Norvent; a name that may be
        short for two others stays by itself."""
        known = {" ".join(tokens(name)): name for name in given}
        for short, name in sorted(known.items()):
            longer = {self.key(other): other for words, other in known.items() if _shortens(short, words)}
            longer.pop(self.key(name), None)
            if len(longer) == 1:
                self.join(name, next(iter(longer.values())))

    def join_described(self, described: Iterable[str], named: Iterable[tuple[str, str]]) -> None:
        """Join each description to the one name that stands behind all its long words in some text.

        "préfet" is Loïc Desmarais where "le préfet de la Vire, Loïc Desmarais" is the only one of that description."""
        known = [(name, long_words(words) - long_words(name)) for name, words in named]
        for description in sorted(set(described)):
            wanted = long_words(description)
            meant = {self.key(name): name for name, words in known if wanted and wanted <= words}
            if len(meant) == 1:
                self.join(description, next(iter(meant.values())))

    def inside(self, words: str) -> frozenset[str]:
        """The keys of the names that stand in a description such as "responsables de VFN"."""
        whole = f" {' '.join(tokens(words))} "
        return frozenset(self.key(name) for name in self._known if f" {name} " in whole)

    def know(self, given: Iterable[str]) -> None:
        """Take names that descriptions may hold."""
        self._known |= {" ".join(tokens(name)) for name in given} - {""}


def names_of(ledger: Ledger, wanted: Iterable[str], times: Times) -> Names:
    """The names in those documents, joined where a document gives one for the other or a person did."""
    made, asked = Names(), set(wanted)
    reading = current(ledger, times, asked)
    found = within(ledger, _NAMES, names.c.document, asked)
    rows = [row for row in found if reading.get(row["document"]) == row["reading"]]
    full: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for alias, _ in row["aliases"]:
            full[alias].add(row["name"])
    made.know([row["name"] for row in rows] + list(full))
    for alias, meant in sorted(full.items()):
        if len(meant) == 1:
            made.join(alias, next(iter(meant)))
    for said in corrections(ledger, times).aliases:
        made.join(said.target, said.other or said.target)
    return made


_NAMES = select(names.c.name, names.c.aliases, names.c.document, names.c.reading)


def _shortens(short: str, words: str) -> bool:
    """Whether a name is the other without its end, or without one word at its beginning."""
    return words.startswith(short + " ") or (words.endswith(" " + short) and words.count(" ") == short.count(" ") + 1)

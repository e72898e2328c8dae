"""Which outlets the articles of a question are from and name, and under which of their names they are one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from selon.answers.accounts import Account
from selon.answers.namesakes import ARTICLE, Names, tokens
from selon.records import Link

OUTLETS = frozenset({"outlet", "agency"})
"""Kinds of sources that publish."""
ACRONYM = 3
"""Letters from which on capitals may stand for the first letters of a longer name."""


ARTICLE_OF = re.compile(r"\w{2,3}\s[^\W\d_a-z]\S*\s")
"""The article of a name of several words, and the capital behind it."""
Same = Callable[[str, str], bool]


class Press:
    """The outlets of a question by their keys; their names are joined as it is made."""

    def __init__(self, told: Iterable[Account], names: Names) -> None:
        accounts = list(told)
        self.names = names
        links = [link for one in accounts for link in one.links if link.name and not described(link)]
        self._publishing = dict.fromkeys(one.outlet for one in accounts if one.outlet)
        self._called = dict.fromkeys(_mostly_outlets(links, names))
        every = [str(link.name) for link in links]
        names.join_without_articles([*every, *self._publishing])
        once = [str(link.name) for link in links if link.kind in OUTLETS]
        self._join(once, [*self._publishing, *self._called])
        self._join(every, self._publishing, _behind)
        self._credited: dict[str, None] = {}
        self.known = {names.key(name) for name in (*self._publishing, *self._called)}

    def meet(self, credited: Iterable[str]) -> None:
        """Hold names that are credited to be those of outlets that are known, where they are short for them."""
        given = list(credited)
        self.names.join_without_articles([*given, *self._publishing, *self._called])
        self._join(given, [*self._publishing, *self._called])

    def know(self, credited: Iterable[str]) -> None:
        """Take more outlets in: the agencies that are credited."""
        self._credited = dict.fromkeys(credited)
        self.known |= set(map(self.names.key, self._credited))

    def _join(self, told: Iterable[str], outlets: Iterable[str], same: Same | None = None) -> None:
        """Hold names to be those of an outlet: one for which they are short, or that they are short for."""
        for name in dict.fromkeys(told):
            if name in self._publishing:
                continue
            meant = {self.names.key(one): one for one in outlets if (same or _short)(name, one)}
            meant.pop(self.names.key(name), None)
            if len(meant) == 1:
                self.names.join(name, next(iter(meant.values())))

    def publishes(self, link: Link) -> bool:
        """Whether a place of a chain is an outlet or an agency."""
        if described(link):
            return link.kind in OUTLETS
        return self.names.key(str(link.name)) in self.known

    def places(self, text: str) -> list[tuple[int, int, str]]:
        """Where outlets are named in a text with their capitals, from and to, and which."""
        pattern, full = self._names
        return [(*found.span(), full[found[0]]) for found in pattern.finditer(text)] if full else []

    @cached_property
    def _names(self) -> tuple[re.Pattern[str], dict[str, str]]:
        """The names of outlets as one expression, and the full ones by those in it.

        A name of several words stands without its article too: "nos confrères du Fil d'Orvel"."""
        full = [*self._publishing, *self._called, *self._credited]
        found = {name.split(maxsplit=1)[1]: name for name in full if ARTICLE_OF.match(name)}
        found |= {name: name for name in full}
        named = sorted(map(re.escape, found), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(named)})(?!\w)"), found

    def own(self, name: str, publisher: str) -> bool:
        """Whether a name is that of the publisher itself, cut short or not."""
        return self.names.key(name) == self.names.key(publisher) or _begins(_bare(publisher), _bare(name))


def described(link: Link) -> bool:
    """Whether a place of a chain has no name, only a description such as "quotidien de Lorne"."""
    first, _, rest = (link.name or "").partition(" ")
    return not first or (first[0].islower() and not rest[:1].isupper())


def _mostly_outlets(links: Iterable[Link], names: Names) -> Iterator[str]:
    """The names that are those of outlets in most of their places; a person or town may be taken for one once."""
    told = list(links)
    count = Counter(names.key(str(link.name)) for link in told)
    outlets = Counter(names.key(str(link.name)) for link in told if link.kind in OUTLETS)
    for link in told:
        key = names.key(str(link.name))
        if link.kind in OUTLETS and 2 * outlets[key] > count[key]:
            yield str(link.name)


def _short(name: str, outlet: str) -> bool:
    """Whether one of two names is short for the other, or has a word before it that says what it is."""
    return _short_for(name, outlet) or _short_for(outlet, name) or _behind(name, outlet)


def _short_for(name: str, outlet: str) -> bool:
    """Whether a name is that of an outlet without its first word or without what stands behind a short word.

    "Norva" is the Agence Norva, "La Gazette" La Gazette de Lorne and "LAP" Lorne Actualité Presse."""
    short, full = _bare(name), _bare(outlet)
    if not short or len(short) >= len(full):
        return name.isupper() and len(name) >= ACRONYM and name.casefold() == "".join(word[0] for word in full)
    if full[1:] == short:
        return True
    return _begins(full, short) and len(full[len(short)]) <= ARTICLE


def _behind(name: str, outlet: str) -> bool:
    """Whether a name is that of an outlet behind one word without a capital: "quotidien La Vigie"."""
    first, _, rest = name.partition(" ")
    return first.islower() and bool(rest) and _bare(rest) == _bare(outlet)


def _begins(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether words begin with others."""
    return bool(short) and full[: len(short)] == short


def _bare(name: str) -> tuple[str, ...]:
    """The words of a name without its article."""
    words = tokens(name)
    return words[1:] if len(words) > 1 and len(words[0]) <= ARTICLE else words

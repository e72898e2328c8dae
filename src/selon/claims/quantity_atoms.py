"""A sentence cut by form into numbers, words and signs, whatever a tokeniser made of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum

from selon.records import Sentence, Word

# Digits hold together over one sign between two of them; every part begins with what the one before cannot hold.
ATOM = re.compile(r"(?P<number>[0-9]+(?:[.,'’][0-9]+)*)|(?P<foreign>\d+)|(?P<word>[^\W\d_]+['’]?)|(?P<sign>\S)")
INVISIBLE = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of writing: a number on both sides of one is not read."""


class Kind(Enum):
    """What an atom is made of; `FOREIGN` are digits other than 0 to 9."""

    NUMBER = "number"
    FOREIGN = "foreign"
    WORD = "word"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Atom:
    """A number, word or sign from `start` to `end`; `form` is in lower case, without an apostrophe at its end."""

    text: str
    form: str
    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ground:
    """The atoms of one sentence, with its words to ask what they are in the tree.

    `starts` are the offsets of the words, `kids` the words below each word."""

    text: str
    sentence: Sentence
    atoms: tuple[Atom, ...]
    starts: tuple[int, ...]
    kids: dict[int, list[int]]

    def word(self, place: int) -> Word | None:
        """The word of the tree in which an atom begins, or None."""
        if not 0 <= place < len(self.atoms):
            return None
        start = self.atoms[place].start
        index = bisect_right(self.starts, start) - 1
        if index < 0 or self.sentence.words[index].end <= start:
            return None
        return self.sentence.words[index]

    def upos(self, place: int) -> str:
        """Part of speech of an atom, empty where the tree has no word."""
        word = self.word(place)
        return word.upos if word is not None else ""

    def form(self, place: int) -> str:
        """Form of an atom in lower case, empty outside the sentence."""
        return self.atoms[place].form if 0 <= place < len(self.atoms) else ""

    def touches(self, place: int) -> bool:
        """Whether nothing stands between the atom and the next one."""
        atoms = self.atoms
        return 0 <= place < len(atoms) - 1 and atoms[place].end == atoms[place + 1].start

    def between(self, place: int) -> str:
        """What stands between an atom and the next one, empty after the last."""
        if not 0 <= place < len(self.atoms) - 1:
            return ""
        return self.text[self.atoms[place].end : self.atoms[place + 1].start]

    def kind(self, place: int) -> Kind | None:
        """Kind of an atom, None outside the sentence."""
        return self.atoms[place].kind if 0 <= place < len(self.atoms) else None

    def capital(self, place: int) -> bool:
        """Whether the atom is a word with a capital letter."""
        return 0 <= place < len(self.atoms) and self.atoms[place].text[0].isupper()


def cut(text: str, start: int, end: int) -> tuple[Atom, ...]:
    """The atoms of a stretch of text; offsets are those of the text."""
    found: list[Atom] = []
    for match in ATOM.finditer(text, start, end):
        kind = Kind(match.lastgroup)
        form = match[0].casefold().replace("’", "'").rstrip("'") if kind is Kind.WORD else match[0]
        found.append(Atom(match[0], form, kind, match.start(), match.end()))
    return tuple(found)


def ground(text: str, sentence: Sentence) -> Ground:
    """The sentence in atoms, with the words of its tree."""
    atoms = cut(text, sentence.span.start, sentence.span.end)
    kids: dict[int, list[int]] = {}
    for word in sentence.words:
        kids.setdefault(word.head, []).append(word.index)
    return Ground(text, sentence, atoms, tuple(word.start for word in sentence.words), kids)

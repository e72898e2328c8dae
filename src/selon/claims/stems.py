"""The stems by which a text is found: "autorisée", "autorisés" and "autoriser" have one."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import snowballstemmer

NAMES = {"fr": "french", "en": "english"}
"""Languages whose words are stemmed, with the name of their Snowball stemmer (Porter 2001).

`snowballstemmer` uses the C library of PyStemmer where that is installed; the stems are the same."""
WORD = re.compile(r"[^\W_]+")


def stems(language: str, text: str) -> str:
    """Stems of the words of a text in their order, in lower case and without accents, separated by blanks.

    Stemmed first and folded after: the French stemmer needs the accents of participles."""
    return " ".join(filter(None, map(_known(language).__getitem__, text.split())))


def stem(language: str, word: str) -> str:
    """Stem of one word, folded."""
    return _known(language)[word]


MOST_KNOWN = 300_000
"""Words of a language kept with their stems; the vocabulary of a year of news is smaller."""


class _Known(dict[str, str]):
    """What stands between blanks, marks and all, with its stems, which are worked out when they are first looked up.

    A text is cut at its blanks only: to look for words in what was seen before takes longer than all else."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._stemmer = snowballstemmer.stemmer(NAMES[language]) if language in NAMES else None

    def __missing__(self, written: str) -> str:
        plain = written.replace("œ", "oe").replace("æ", "ae")
        found = " ".join(map(self._stem, WORD.findall(plain)))
        if len(self) < MOST_KNOWN:
            self[written] = found
        return found

    def _stem(self, word: str) -> str:
        plain = word.casefold()
        return _fold(plain if self._stemmer is None else self._stemmer.stemWord(plain))


@cache
def _known(language: str) -> _Known:
    """The words of a language that this process has met."""
    return _Known(language)


def _fold(word: str) -> str:
    """The word without accents."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))

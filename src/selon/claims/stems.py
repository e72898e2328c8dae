"""The stems by which a text is found: "autorisée", "autorisés" and "autoriser" have one."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import snowballstemmer

NAMES = {"fr": "french", "en": "english"}
"""Languages whose words are stemmed, with the name of their Snowball stemmer (Porter 2001)."""
WORD = re.compile(r"[^\W_]+")


def stems(language: str, text: str) -> str:
    """Stems of the words of a text in their order, in lower case and without accents, separated by blanks.

    Stemmed first and folded after: the French stemmer needs the accents of participles."""
    known = _KNOWN.setdefault(language, {})
    found = WORD.findall(text.replace("œ", "oe").replace("æ", "ae"))
    return " ".join([known.get(word) or stem(language, word) for word in found])


def stem(language: str, word: str) -> str:
    """Stem of one word, folded."""
    known = _KNOWN.setdefault(language, {})
    found = known.get(word)
    if found is None:
        found = _stem(language, word.casefold())
        if len(known) < MOST_KNOWN:
            known[word] = found
    return found


@cache
def _stemmer(language: str) -> object | None:
    """The stemmer of a language, None where there is none."""
    return snowballstemmer.stemmer(NAMES[language]) if language in NAMES else None


def _fold(word: str) -> str:
    """The word without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


_KNOWN: dict[str, dict[str, str]] = {}
MOST_KNOWN = 300_000
"""Words of a language kept with their stems; the vocabulary of a year of news is smaller."""


def _stem(language: str, word: str) -> str:
    stemmer = _stemmer(language)
    return _fold(stemmer.stemWord(word) if stemmer is not None else word)  # type: ignore[attr-defined]

"""Names and units in the form in which two annotations are compared."""

from __future__ import annotations

import re
import unicodedata
from itertools import product

STOP_WORDS = frozenset(
    """le la les l un une des du de d et ou en à au aux ce cet cette ces son sa ses leur leurs
    qui que qu il elle ils elles the a an of and or in at to this that his her its their who which""".split()
)
UNITS = {
    "kilometre": "km", "kilometres": "km", "kilometer": "km", "kms": "km",
    "euro": "eur", "euros": "eur", "€": "eur", "dollar": "usd", "dollars": "usd", "$": "usd",
    "gourde": "htg", "gourdes": "htg", "percent": "%", "pour cent": "%", "pourcent": "%",
    "km2": "km²", "kilometre carre": "km²", "kilometres carres": "km²",
    "personnes": "personne", "people": "person", "persons": "person",
    "an": "annee", "ans": "annee", "annees": "annee", "year": "annee", "years": "annee", "fois": "fois",
}  # fmt: skip
ACRONYM = re.compile(r"\(([A-Z][A-Z0-9&.-]{1,9})\)")
BRACKETED = re.compile(r"\([^)]{0,500}\)")
LONG_WORD = 4  # letters: a shorter word ("SA", "de") alone does not tell who is meant


def without_accents(text: str) -> str:
    """The text without combining marks."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def name_words(name: str | None) -> tuple[str, ...]:
    """Words of a name without case, accents, stop words and what stands in brackets."""
    if not name:
        return ()
    plain = BRACKETED.sub(" ", without_accents(name).casefold().replace("’", "'"))
    return tuple(word for word in re.findall(r"\w+", plain) if word not in STOP_WORDS)


def variants(name: str | None) -> list[tuple[str, ...]]:
    """Forms of a name: without what stands in brackets, and an acronym in brackets alone."""
    if not name:
        return []
    return [words for words in map(name_words, (name, *ACRONYM.findall(name))) if words]


def one_in_other(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True when the forms are equal, or the shorter is part of the longer and has a long word."""
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    return a == b or (set(shorter) <= set(longer) and any(len(word) >= LONG_WORD for word in shorter))


def names_match(a: str | None, b: str | None) -> bool:
    """True when some form of one name is, or is part of, a form of the other."""
    return any(one_in_other(x, y) for x, y in product(variants(a), variants(b)))


def unit(written: str | None) -> str:
    """A unit without case, accents, plural and spelling variants."""
    plain = without_accents((written or "").casefold().strip())
    plain = UNITS.get(plain, plain)
    return " ".join(UNITS.get(word) or singular(word) for word in re.split(r"\s+", plain))


def singular(word: str) -> str:
    """The word without a final s, when four letters or more."""
    return word[:-1] if word.endswith("s") and len(word) > 3 else word

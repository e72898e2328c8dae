"""Which articles are near-copies of each other, found by MinHash when they come in.

An article is the set of its pairs of words; a sketch of it (Broder 1997) keeps the least hash of each of
PERMUTATIONS permutations, and the share of equal places in two sketches estimates how much of both sets is common.
Sketches are cut into bands; only articles with a whole band in common are compared (Leskovec et al. 2020, ch. 3)."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator

from rensa import RMinHash
from sqlalchemy import Connection, delete, select

from selon.ledger import sqlite
from selon.ledger.rows import mark
from selon.ledger.schema import bands, copies, sketches
from selon.records import Document, Role

PERMUTATIONS = 128
SEED = 1
BAND = 4
BANDS = 32
NEAR = 0.5
"""The least estimate at which one article is held to be a near-copy of another."""
STRETCH = 2
"""Words of a stretch. Pairs bear small edits of short articles; two articles on one event share under a quarter."""
SHORTEST = 40
"""Pairs of words below which an article is too short to be told from others."""
MOST = 200
"""Articles with a band in common that are compared; more share a form, not a text."""
WRITTEN = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.SUBHEADING, Role.BODY})
"""What the writers of an article wrote; menus, credits and teasers are common to all pages of an outlet."""
WORD = re.compile(r"\w+")
MARK = re.compile("[\u0300-\u036f]+")
"""Accents, once they are apart from their letters."""


def sketch(document: Document) -> bytes | None:
    """The sketch of an article, PERMUTATIONS numbers of four bytes; None for one that is too short."""
    found = stretches(" ".join(_written(document)))
    if len(found) < SHORTEST:
        return None
    hashes = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    hashes.update(list(found))  # a sketch keeps the least of all hashes: their order does not matter
    return array("I", hashes.digest()).tobytes()


def _written(document: Document) -> Iterator[str]:
    """The paragraphs that count."""
    return (document.text[slice(*one.span)] for one in document.paragraphs if one.role in WRITTEN)


def stretches(text: str) -> set[str]:
    """The pairs of words of a text, without accents, capitals and punctuation."""
    apart = unicodedata.normalize("NFD", text.casefold())
    words = WORD.findall(apart if apart.isascii() else MARK.sub("", apart))
    return set(map(" ".join, zip(*(words[at:] for at in range(STRETCH)), strict=False)))


def likeness(one: bytes, other: bytes) -> float:
    """The share of pairs of words that two sketches are estimated to have in common, from 0 to 1."""
    equal = sum(a == b for a, b in zip(array("I", one), array("I", other), strict=True))
    return equal / PERMUTATIONS


def place(connection: Connection, made: bytes | None, id: str) -> None:
    """Keep the sketch of a new article, if it has one, and note of which articles it is a near-copy."""
    if made is None:
        return
    keys = _keys(made)
    found = [{"document": id, "other": other, "likeness": share} for other, share in near(connection, made, keys)]
    sqlite.put(connection, copies, found)
    number = sqlite.put_one(connection, sketches, {"document": id, "sketch": made})
    sqlite.put(connection, bands, [{"band": key, "number": number} for key in keys])


def near(connection: Connection, made: bytes, keys: list[int]) -> list[tuple[str, float]]:
    """The articles that are near-copies of a sketch with those bands, each with its likeness."""
    told = [(document, likeness(made, other)) for document, other in sqlite.banded(connection, keys, MOST)]
    return [(document, share) for document, share in told if share >= NEAR]


def forget(connection: Connection, document: str) -> None:
    """Take the sketch of an erased article out; of which it was a near-copy stays known."""
    numbers = select(sketches.c.number).where(sketches.c.document == document)
    connection.execute(delete(bands).where(bands.c.number.in_(numbers)))
    connection.execute(delete(sketches).where(sketches.c.document == document))


def _keys(made: bytes) -> list[int]:
    """The bands of a sketch as signed numbers of eight bytes, one for each band and what stands in it."""
    width = 4 * BAND
    parts = (bytes([at]) + made[at * width : (at + 1) * width] for at in range(BANDS))
    return [mark(part) for part in parts]

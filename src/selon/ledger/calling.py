"""What is called what: every name in the ledger with the names under which a document knows it, and why.

The table grows with the vocabulary and not with the articles, so that a name is found at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from sqlalchemy import Connection, delete, select

from selon.ledger.rows import Row
from selon.ledger.schema import called, claims, names, positions
from selon.records import Entity, Reading

WORD = re.compile(r"[^\W_]+")
NAME, ALIAS, POWER, SOURCE, ACTOR = "name", "alias", "power", "source", "actor"
"""Kinds of rows: a name itself, another name, whom a place stands for, who is a source, who is an actor."""


@lru_cache(maxsize=65_536)
def folded(name: str) -> str:
    """The name as it is compared: its words without accents, capitals and signs."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(WORD.findall(plain.casefold().replace("œ", "oe").replace("æ", "ae")))


def rows_of(reading: Reading) -> list[Row]:
    """The rows of a reading, each once."""
    found = {(row["folded"], row["name"], row["kind"]): row for row in _all(reading) if row["folded"]}
    return list(found.values())


def forget(connection: Connection) -> None:
    """Take the names out that stand in no row any more."""
    still = (select(names.c.name), select(claims.c.source), select(positions.c.actor))
    told = [called.c.name.not_in(one.where(one.selected_columns[0].is_not(None))) for one in still]
    connection.execute(delete(called).where(*told))


def _all(reading: Reading) -> Iterator[Row]:
    """Names with their other names, then sources and actors."""
    for entity in reading.entities:
        yield from _entity(entity)
    for source in {one.source_name for one in reading.attributions if one.source_name}:
        yield _row(source, source, SOURCE, "source")
    for actor in {one.actor for one in reading.positions if one.actor}:
        yield _row(actor, actor, ACTOR, "actor")


def _entity(entity: Entity) -> Iterator[Row]:
    """A name, its aliases, and the power that it stands for, with and without what stands in brackets."""
    yield _row(entity.name, entity.name, NAME, "name")
    for alias in entity.aliases:
        yield _row(entity.name, alias.name, ALIAS, alias.why)
    if entity.stands_for:
        power, _, line = entity.stands_for.rpartition(" (")
        why = f"stands for {power} ({line}" if power else f"stands for {entity.stands_for}"
        for other in {power or entity.stands_for, (power or entity.stands_for).split(" (")[0]}:
            yield _row(entity.name, other, POWER, why)


def _row(name: str, other: str, kind: str, why: str) -> Row:
    return {"folded": folded(other), "name": name, "kind": kind, "other": other, "why": why}

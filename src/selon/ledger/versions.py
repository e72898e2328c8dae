"""Which documents are versions of one article: found when they come in, by address, or by outlet, hour and headline.

A file that was written anew is a version of what stood there before only where it tells the same: the headline, or
most words. So is a page that gives itself the address of another one of its outlet: many give a wrong one. The same
bytes under other facts are no version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from sqlalchemy import Connection, Table, delete, select

from selon.ledger import sqlite
from selon.ledger.addresses import URL, canonical, given_of
from selon.ledger.calling import folded
from selon.ledger.rows import Entry, Row, digest
from selon.ledger.schema import documents, places, versions
from selon.ledger.several import given, in_turns

ALIKE = 60
"""How like the texts of a file and of what stood there before must be, in per cent of their words."""
HEAD = 3000
"""Characters of a text that are compared."""
ADDRESS = "same address"
SAME_PATH = "same file, written anew"
GIVEN = "same address by what the pages say"
STAMPED = "same outlet, hour of publication and headline"
FIRST = "first seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A document that the ledger has: its capture, its article where it has versions, its outlet, headline and text.

    `arrived` says as which of its article it came, from 1."""

    document: str
    capture: str
    article: str | None
    arrived: int
    outlet: str | None
    headline: str | None
    text: str


def keys(entry: Entry) -> Iterator[tuple[str, str]]:
    """By what a document is known to be a version of another, each with the reason."""
    document = entry.reading.document
    if (address := canonical(document.address)) is not None:
        yield address, ADDRESS if URL.match(document.address) else SAME_PATH
    yield from ((given, GIVEN) for given in given_of(document))
    published, headline = document.stated_published.value, _headline(entry)
    if document.outlet and headline and published and "T" in published:
        yield f"={digest(folded(document.outlet), published, folded(headline))}", STAMPED


def _headline(entry: Entry) -> str | None:
    document = entry.reading.document
    return next((document.text[slice(*p.span)] for p in document.paragraphs if p.role.value == "headline"), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated:
    """What is known of new documents as versions: the rows of both tables, and when later versions were reported.

    `later` has the instant and which of their dates it is, by document."""

    rows: Mapping[Table, list[Row]]
    later: Mapping[str, tuple[str, str]]

    def write(self, connection: Connection) -> None:
        """Put the rows in, once the documents are."""
        for table, made in self.rows.items():
            sqlite.put(connection, table, made)


def seated(connection: Connection, entries: Sequence[Entry], now: str) -> Seated:
    """Which of some new documents are versions of others, or of each other."""
    wanted = {key for entry in entries for key, _ in keys(entry)}
    known = _known(connection, wanted)
    rows: list[Row] = []
    found: list[Row] = []
    later: dict[str, tuple[str, str]] = {}
    for entry in entries:
        earlier = _earlier(entry, known)
        article, arrived = None, 1
        if earlier is not None:
            held, why = earlier
            article, arrived = held.article or held.document, held.arrived + 1
            if held.article is None:
                found.append(_row(held.document, (article, 1), FIRST, now))
            found.append(_row(entry.document, (article, arrived), why, now))
            later |= {entry.document: when} if (when := _reported(entry)) else {}
        rows += [{"key": key, "document": entry.document} for key, _ in keys(entry)]
        _meet(known, entry, article, arrived)
    return Seated(rows={places: rows, versions: found}, later=later)


def _row(document: str, place: tuple[str, int], why: str, now: str) -> Row:
    """The row of a version."""
    article, arrived = place
    return {"document": document, "article": article, "arrived": arrived, "why": why, "recorded": now}


def _reported(entry: Entry) -> tuple[str, str] | None:
    """When a later version appeared: its date of update, else when it was first seen; None for neither."""
    document = entry.reading.document
    published = document.stated_published.value or ""
    for name, stamp in (("updated", document.stated_updated), ("first seen", document.first_seen)):
        if stamp.value and stamp.value > published:
            return stamp.value, name
    return None


def _known(connection: Connection, wanted: Iterable[str]) -> dict[str, list[Held]]:
    """The documents that have one of some keys, in the order in which they came."""
    out: dict[str, list[Held]] = defaultdict(list)
    for some in in_turns(sorted(wanted)):
        for row in connection.execute(_HELD, some).mappings():
            held = Held(
                document=row["document"],
                capture=row["capture"],
                article=row["article"],
                arrived=row["arrived"] or 1,
                outlet=row["outlet"],
                headline=row["headline"],
                text=(row["text"] or "")[:HEAD],
            )
            out[row["key"]].append(held)
    return out


_HELD = (
    select(
        places.c.key,
        places.c.document,
        documents.c.capture,
        documents.c.outlet,
        documents.c.headline,
        documents.c.text,
        versions.c.article,
        versions.c.arrived,
    )
    .join(documents, documents.c.id == places.c.document)
    .outerjoin(versions, versions.c.document == places.c.document)
    .where(given(places.c.key))
    .order_by(documents.c.recorded, documents.c.id)
)


def _earlier(entry: Entry, known: dict[str, list[Held]]) -> tuple[Held, str] | None:
    """The newest document of which one is a version, with the reason."""
    for key, why in keys(entry):
        for held in reversed(known.get(key, [])):
            if held.capture != entry.capture.digest and _meant(held, entry, why):
                return held, why
    return None


def _meant(held: Held, entry: Entry, why: str) -> bool:
    """Whether what two documents have in common makes them one article.

    What another outlet has taken over, with the address that it was taken from, is an article of that outlet."""
    if why == GIVEN:
        outlets = {folded(name) for name in (held.outlet, entry.reading.document.outlet) if name}
        return len(outlets) < 2 and _alike(held, entry)
    return why != SAME_PATH or _alike(held, entry)


def _alike(held: Held, entry: Entry) -> bool:
    """Whether a file tells what the one before it told: by its headline, or by most of its words."""
    headline = _headline(entry)
    if headline and held.headline and folded(headline) == folded(held.headline):
        return True
    return fuzz.token_set_ratio(held.text, entry.reading.document.text[:HEAD]) >= ALIKE


def _meet(known: dict[str, list[Held]], entry: Entry, article: str | None, arrived: int) -> None:
    """Let the next documents meet one that is not yet in the ledger; the article of those before it is known too."""
    held = Held(
        document=entry.document,
        capture=entry.capture.digest,
        article=article,
        arrived=arrived,
        outlet=entry.reading.document.outlet,
        headline=_headline(entry),
        text=entry.reading.document.text[:HEAD],
    )
    for key, _ in keys(entry):
        known[key].append(held)


def forget(connection: Connection, document: str) -> None:
    """Take what an erased document is known by out; that it is a version stays."""
    connection.execute(delete(places).where(places.c.document == document))

"""The versions of articles: which documents are one article, in what order, and which of them a word names."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from selon.answers.finding import document_of, within
from selon.errors import NotFound
from selon.ledger import Ledger
from selon.ledger.addresses import GIVEN_KEY, article, canonical
from selon.ledger.schema import GONE, captures, documents, log, places
from selon.ledger.schema import versions as table
from selon.records import Capture

SAME_ARTICLE = "same-article"
"""The kind of a line of the log: somebody said that two documents are versions of one article."""
SAID = "a person said so"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A document as a version of its article: its number from 1, its id and name, its dates, and why it is one."""

    number: int
    document: str
    name: str
    outlet: str | None
    published: str | None
    updated: str | None
    reported: str
    recorded: str
    why: str


def articles(ledger: Ledger, wanted: Iterable[str]) -> dict[str, str]:
    """For each of some documents the one that stands for its article: itself where it has no other version."""
    some = set(wanted)
    found = {row["document"]: row["article"] for row in within(ledger, _ROWS, table.c.document, some)}
    root = _said(ledger)
    return {one: root.get(found.get(one, one), found.get(one, one)) for one in some}


_ROWS = select(table.c.document, table.c.article, table.c.arrived, table.c.why)


def _said(ledger: Ledger) -> dict[str, str]:
    """For each article that people said is another one, that other."""
    lines = ledger.rows(select(log.c.target, log.c.other).where(log.c.kind == SAME_ARTICLE).order_by(log.c.number))
    ids = {id for row in lines for id in (row["target"], row["other"])}
    of = {row["document"]: row["article"] for row in within(ledger, _ROWS, table.c.document, ids)}
    root: dict[str, str] = {}
    for row in lines:
        said: tuple[str, str] = row["target"], row["other"]
        one, other = (_end(root, of.get(word, word)) for word in said)
        if one != other:
            root[other] = one
    return {id: _end(root, id) for id in root}


def _end(root: Mapping[str, str], id: str) -> str:
    """Where a chain of articles ends."""
    while id in root:
        id = root[id]
    return id


def versions_of(ledger: Ledger, document: str) -> list[Version]:
    """All versions of the article of a document, the oldest first; those that were taken back are left out."""
    root = _said(ledger)
    article = articles(ledger, [document])[document]
    parts = {article, *(one for one, end in root.items() if end == article)}
    rows = within(ledger, _ROWS, table.c.article, parts)
    why = {row["document"]: row["why"] for row in rows}
    came = {row["document"]: row["arrived"] for row in rows}
    wanted = {document, *why, *_joined(ledger, parts)}
    gone = {row["target"] for row in within(ledger, _GONE, log.c.target, wanted)}
    found = within(ledger, _ABOUT, documents.c.id, wanted - gone)
    order = sorted(found, key=lambda row: (*_when(row), row["recorded"], came.get(row["id"], 0), row["id"]))
    return [
        Version(
            number=number,
            document=row["id"],
            why=why.get(row["id"], SAID if len(order) > 1 else ""),
            **{name: row[name] for name in ("name", "outlet", "published", "updated", "reported", "recorded")},
        )
        for number, row in enumerate(order, 1)
    ]


def _joined(ledger: Ledger, parts: Iterable[str]) -> set[str]:
    """Documents that people named as versions and that have no others."""
    some = set(parts)
    lines = ledger.rows(select(log.c.target, log.c.other).where(log.c.kind == SAME_ARTICLE))
    return {id for row in lines for id in (row["target"], row["other"]) if id in some}


def _when(row: Any) -> tuple[str, bool]:
    """When a version appeared; one that says it was updated then comes behind one that does not."""
    return str(row["updated"] or row["reported"]), row["updated"] is not None


_GONE = select(log.c.target).where(log.c.kind.in_(GONE))
_ABOUT = select(
    *(documents.c[name] for name in ("id", "name", "outlet", "published", "updated", "reported", "recorded"))
)


def version_of(ledger: Ledger, word: str) -> str:
    """The document that a word names: an id, the beginning of one, a name, or NAME@N for the Nth version.

    Raises NotFound with what is near, or with the versions there are."""
    name, at, number = word.rpartition("@")
    if not (at and number.isdigit() and name):
        return document_of(ledger, word)
    found = versions_of(ledger, any_of(ledger, name))
    for one in found:
        if one.number == int(number):
            return one.document
    raise NotFound(f"{word}: {name} has {len(found)} version{'' if len(found) == 1 else 's'}")


def any_of(ledger: Ledger, word: str) -> str:
    """A document of the article that a word names: several of one name will do where they are its versions.

    The address of an article names it too."""
    if (place := canonical(word)) is not None:
        for key in (place, f"{GIVEN_KEY}{article(word)}"):
            for row in ledger.rows(select(places.c.document).where(places.c.key == key).limit(1)):
                return str(row["document"])
    named = [row["id"] for row in ledger.rows(select(documents.c.id).where(documents.c.name == word))]
    if len(named) > 1 and len(set(articles(ledger, named).values())) == 1:
        return str(named[0])
    return document_of(ledger, word)


def captured(ledger: Ledger, document: str) -> tuple[Capture, Mapping[str, str | None]]:
    """The bytes of a document as they came in, and what was said of it: outlet, published, language.

    Raises NotFound for one that was erased."""
    columns = (documents.c.name, documents.c.address, documents.c.outlet, documents.c.published, documents.c.language)
    query = select(*columns, captures.c.id, captures.c.media_type, captures.c.charset, captures.c.data)
    query = query.join(captures, captures.c.id == documents.c.capture).where(documents.c.id == document)
    for row in ledger.rows(query):
        if row["data"] is not None:
            made = Capture(
                data=zlib.decompress(row["data"]),
                media_type=row["media_type"],
                address=row["address"],
                name=row["name"],
                digest=row["id"],
                charset=row["charset"],
            )
            return made, {name: row[name] for name in ("outlet", "published", "language")}
    raise NotFound(f"{document[:12]}: its bytes are not in this ledger: they were erased")


def superseded(ledger: Ledger, reported: Mapping[str, str]) -> set[str]:
    """Of some documents, given with when they were reported, those of which a later version is among them."""
    root = _said(ledger)
    article = {row["document"]: row["article"] for row in ledger.rows(_ROWS)}
    several: dict[str, list[str]] = defaultdict(list)
    for document in {*article, *root, *root.values()} & reported.keys():
        first = article.get(document, document)
        several[root.get(first, first)].append(document)
    last = {max(some, key=lambda one: (reported[one], one)) for some in several.values()}
    return {one for some in several.values() for one in some} - last

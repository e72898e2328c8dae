"""One article as the ledger has it: its text and parts, its dates, its claims and states, what was not understood."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from selon.answers import claims as shown
from selon.answers.finding import document_of
from selon.answers.standing import current
from selon.answers.stands import stands
from selon.answers.times import Times
from selon.answers.versions import versions_of
from selon.errors import NotFound
from selon.ledger import Ledger
from selon.ledger.schema import captures, claims, copies, documents, positions, readings
from selon.records import Answer


def article(ledger: Ledger, word: str, times: Times) -> Answer:
    """The article with that id, the beginning of one, or that name; of several the one that came in last.

    Raises NotFound for one that is not there, that this ledger did not know yet at the instant asked for, or that was
    taken back."""
    row = _row(ledger, _newest(ledger, word, times))
    whole = replace(times, as_of=None, on=None)  # an article is shown whole, whatever day is asked for
    reading = current(ledger, whole, {row["id"]}).get(row["id"])
    if reading is None:
        raise NotFound(f"{word}: the article was taken back, or was not yet known.")
    data = _about(row) | _read(ledger, row, reading, whole)
    data |= {"versions": _versions(ledger, row, whole), "copies": _copies(ledger, row["id"], whole)}
    return Answer(
        title=row["headline"] or row["name"],
        data=data,
        columns=shown.COLUMNS,
        rows=tuple(shown.row_of(one) for one in data["claims"]),
        notes=tuple(gap["reason"] for gap in data["gaps"]),
    )


def _newest(ledger: Ledger, word: str, times: Times) -> str:
    """The id of the document with that name that came in last by the instant asked for; else as `document_of` has it.

    An article that was captured twice has one name and several texts."""
    query = select(documents.c.id, documents.c.recorded).where(documents.c.name == word)
    found = [row for row in ledger.rows(query) if times.recorded(row["recorded"])]
    there = current(ledger, replace(times, as_of=None, on=None), {row["id"] for row in found})
    kept = [(row["recorded"], row["id"]) for row in found if row["id"] in there]
    return str(max(kept)[1]) if kept else document_of(ledger, word)


def _row(ledger: Ledger, id: str) -> Any:
    """The row of a document with what is known of its capture."""
    about = (captures.c.media_type, captures.c.recorded.label("captured"))
    query = select(documents, *about).join(captures, captures.c.id == documents.c.capture)
    return ledger.rows(query.where(documents.c.id == id))[0]


def _about(row: Any) -> dict[str, Any]:
    """What is known of an article without a look at what it says."""
    return {
        "id": row["id"],
        "document": row["name"],
        "address": row["address"],
        "language": row["language"],
        "outlet": row["outlet"],
        "headline": row["headline"],
        "byline": row["byline"],
        "credits": row["credits"],
        "reported_at": row["reported"],
        "reported_at_origin": row["reported_origin"],
        "media_type": row["media_type"],
        "captured_at": row["captured"],
        "digest": row["capture"],
        "text": row["text"],
        "stamps": [{"name": name, "value": value, "origin": origin} for name, value, origin in row["stamps"]],
        "paragraphs": [{"span": [start, end], "role": role} for start, end, role in row["paragraphs"]],
    }


def _read(ledger: Ledger, row: Any, reading: str, times: Times) -> dict[str, Any]:
    """What was read in an article."""
    (read,) = ledger.rows(select(readings).where(readings.c.id == reading))
    text = row["text"] or ""
    ids = {one["id"] for one in ledger.rows(select(positions.c.id).where(positions.c.reading == reading))}
    told = shown.fetched(ledger, shown.standing(ledger, [claims.c.document == row["id"]], times), times)
    return {
        "grammar": read["grammar"],
        "read_at": read["recorded"],
        "claims": sorted(told, key=lambda one: (one["span"], one["id"])),
        "positions": sorted(stands(ledger, ids, times), key=lambda one: (one["span"], one["id"])),
        "gaps": [
            {"span": [start, end], "quote": text[start:end], "reason": reason} for start, end, reason in read["gaps"]
        ],
    }


def _versions(ledger: Ledger, row: Any, times: Times) -> list[dict[str, Any]]:
    """All versions of the article that count, itself among them, the first one first."""
    found = [one for one in versions_of(ledger, row["id"]) if times.recorded(one.recorded)]
    there = current(ledger, times, {one.document for one in found})
    return [
        {
            "id": one.document,
            "number": one.number,
            "document": one.name,
            "reported_at": one.updated or one.reported,
            "captured_at": one.recorded,
            "why": one.why,
            "this": one.document == row["id"],
        }
        for one in found
        if one.document in there
    ]


def _copies(ledger: Ledger, id: str, times: Times) -> list[dict[str, Any]]:
    """The articles of which this one is a near-copy, and those that are one of it, with how much they share."""
    out = []
    for mine, its in ((copies.c.document, copies.c.other), (copies.c.other, copies.c.document)):
        query = select(its.label("id"), copies.c.likeness, documents.c.name, documents.c.outlet, documents.c.reported)
        found = ledger.rows(query.join(documents, documents.c.id == its).where(mine == id))
        out += [{**row} for row in found]
    there = current(ledger, times, {one["id"] for one in out})
    return sorted((one for one in out if one["id"] in there), key=lambda one: (one["reported"], one["id"]))

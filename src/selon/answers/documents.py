"""The documents of a ledger: the list of them, and one with its text and all that was read in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from selon.answers import claims as shown
from selon.answers.finding import document_of
from selon.answers.standing import NO_LIMIT, conditions, not_rejected
from selon.answers.stands import stands
from selon.answers.times import Times
from selon.errors import NotFound
from selon.ledger import Ledger
from selon.ledger.schema import captures, claims, documents, positions, readings
from selon.ledger.several import given, in_turns
from selon.records import Answer

Shown = dict[str, Any]
Place = tuple[str, str]
"""The report and the id of a document: where a list went on to."""
_COLUMNS = (
    *(documents.c[name] for name in ("id", "name", "outlet", "headline", "language", "published", "address")),
    *(documents.c[name] for name in ("reported", "reported_origin", "recorded")),
    documents.c.capture.label("digest"),
)


def listed(ledger: Ledger, times: Times, most: int = 100, after: Place | None = None) -> Answer:
    """The documents that count, the last report first; `after` is the place of the last one that was shown."""
    query = _counting(select(*_COLUMNS), times)
    if after is not None:
        reported, id = after
        same = and_(documents.c.reported == reported, documents.c.id > id)
        query = query.where(or_(documents.c.reported < reported, same))
    query = query.order_by(documents.c.reported.desc(), documents.c.id).limit(most or NO_LIMIT)
    found = [_shaped(row) for row in ledger.rows(query)]
    total = ledger.rows(_counting(select(func.count().label("count")).select_from(documents), times))[0]["count"]
    return Answer(
        title=f"{total:,} document{'' if total == 1 else 's'}",
        data={"documents": found, "total": total},
        columns=("id", "document", "outlet", "headline", "reported"),
        rows=tuple(_row(one) for one in found),
    )


def document(ledger: Ledger, word: str, times: Times) -> Answer:
    """One document, by its id, the beginning of it or its name; raises NotFound.

    `text` is as it was printed, None when it was erased; spans count its code points."""
    id = document_of(ledger, word)
    query = select(*_COLUMNS, documents.c.text, documents.c.credits, readings.c.grammar, readings.c.gaps)
    query = query.add_columns(readings.c.id.label("reading"), captures.c.media_type)
    found = ledger.rows(_counting(query, times).join(captures).where(documents.c.id == id))
    if not found:
        raise NotFound(f"{word}: the document counts in no answer of these times")
    row = found[0]
    text = row["text"]
    data = _shaped(row) | {"media_type": row["media_type"], "credits": row["credits"], "text": text}
    data |= {"grammar": row["grammar"], "gaps": [_gap(gap, text) for gap in row["gaps"]]}
    data |= {"claims": _claims(ledger, row["reading"], times), "positions": _positions(ledger, row["reading"], times)}
    return Answer(
        title=f"{row['name']}  {row['headline'] or ''}".strip(),
        data=data,
        columns=shown.COLUMNS,
        rows=tuple(shown.row_of(one) for one in data["claims"]),
        notes=tuple(f"not understood: {gap['reason']}" for gap in data["gaps"]),
    )


def described(ledger: Ledger, id: str) -> Shown:
    """What the list of documents says of one."""
    return _shaped(ledger.rows(select(*_COLUMNS).where(documents.c.id == id))[0])


def by_id(ledger: Ledger, ids: Iterable[str], times: Times) -> dict[str, Shown]:
    """Those of some documents that count, as the list of documents has them."""
    query = _counting(select(*_COLUMNS), times).where(given(documents.c.id))
    return {row["id"]: _shaped(row) for some in in_turns(ids) for row in ledger.rows(query, some)}


def _counting(query: Select[Any], times: Times) -> Select[Any]:
    """The query joined to the reading that counts of each document."""
    return query.join(readings, readings.c.document == documents.c.id).where(*conditions(times))


def _claims(ledger: Ledger, reading: str, times: Times) -> list[Shown]:
    """The claims of a reading in the order of the text."""
    found = shown.fetched(ledger, [claims.c.reading == reading, not_rejected(claims.c.id, times)], times)
    return sorted(found, key=lambda one: (one["span"], one["id"]))


def _positions(ledger: Ledger, reading: str, times: Times) -> list[Shown]:
    """The positions of a reading in the order of the text."""
    ids = [row["id"] for row in ledger.rows(select(positions.c.id).where(positions.c.reading == reading))]
    return sorted(stands(ledger, ids, times), key=lambda one: (one["span"], one["id"]))


def _gap(gap: list[Any], text: str | None) -> Shown:
    """What was not understood, with its words."""
    start, end, reason = gap
    return {"span": [start, end], "quote": None if text is None else text[start:end], "reason": reason}


def _shaped(row: Any) -> Shown:
    """A document as other answers name its parts."""
    return {
        "id": row["id"],
        "document": row["name"],
        "outlet": row["outlet"],
        "headline": row["headline"],
        "language": row["language"],
        "reported_at": row["reported"],
        "reported_at_origin": row["reported_origin"],
        "published": row["published"],
        "address": row["address"],
        "captured_at": row["recorded"],
        "digest": row["digest"],
    }


def _row(one: Shown) -> tuple[str, ...]:
    """A document as a line of a table."""
    return one["id"][:12], one["document"], one["outlet"] or "", one["headline"] or "", one["reported_at"][:10]

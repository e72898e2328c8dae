"""The list of claims that a person asks for, by outlet, source, name, date, firmness, state or issue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, exists, func, select

from selon.answers import claims as shown
from selon.answers.corrections import Corrections, corrections
from selon.answers.finding import Stems, issue_of, number
from selon.answers.mentions import about, mentions
from selon.answers.names import named, outlet_of
from selon.answers.standing import ABOUT_THE_DOCUMENT, among, between, counting, current, not_rejected
from selon.answers.times import Times
from selon.ledger import Ledger
from selon.ledger.schema import claims, conflicts, documents, positions, readings
from selon.records import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked of the claims; what is None leaves them all in.

    `source` and `entity` are names, `after` and `before` days of the report, `commitment` that of the last source of
    the chain, `state` and `issue` those of a position that the claim holds; `first` takes the best of several names
    or issues. `limit` claims are shown (0: all) from `offset` on."""

    outlet: str | None = None
    source: str | None = None
    entity: str | None = None
    after: str | None = None
    before: str | None = None
    commitment: str | None = None
    basis: str | None = None
    act: str | None = None
    state: str | None = None
    issue: str | None = None
    first: bool = False
    limit: int = 100
    offset: int = 0


def listed(ledger: Ledger, wanted: Wanted, stems: Stems, times: Times) -> Answer:
    """The claims asked for, the newest report first.

    Raises NotFound for an outlet, name or issue that is not there, with what is near, and Several."""
    # A wrong date is told before anything is looked up.
    Times(on=wanted.after, as_of=wanted.before)
    asked = [*_of_the_row(ledger, wanted, times), *_of_positions(ledger, wanted, stems, times)]
    every = not asked and times == Times(as_of=times.as_of)
    asked = shown.standing(ledger, asked, times)
    counted, whole = _counted(times).where(*asked), _COUNT.where(*shown.reported_by(times))
    total = number(ledger, whole, counted, claims.c.document) if every else int(ledger.rows(counted)[0]["count"])
    found = shown.fetched(ledger, asked, times, (wanted.limit, wanted.offset))
    return Answer(
        title=f"{total:,} claim{'' if total == 1 else 's'}",
        data={"claims": found, "total": total, "offset": wanted.offset},
        columns=shown.COLUMNS,
        rows=tuple(shown.row_of(one) for one in found),
        notes=tuple(_notes(len(found), total, wanted, times)),
    )


def _counted(times: Times) -> Select[Any]:
    """The number of claims that count."""
    return counting(_COUNT, *_PLACE, times).where(*shown.reported_by(times))


_COUNT = select(func.count().label("count")).select_from(claims)
_PLACE = (claims.c.document, claims.c.reading)


def _notes(found: int, total: int, wanted: Wanted, times: Times) -> Iterator[str]:
    """What was left out, and how to see it."""
    if wanted.offset + found < total:
        yield f"{found:,} of {total:,} shown; --offset {wanted.offset + found} goes on, --limit 0 shows all"
    if times.on is not None:
        yield "what holds no state has no time in the world, and is left out by --on"


def _of_the_row(ledger: Ledger, wanted: Wanted, times: Times) -> Iterator[ColumnElement[bool]]:
    """What is asked of the claim itself and of its document."""
    if wanted.outlet is not None:
        yield documents.c.outlet.in_(outlet_of(ledger, wanted.outlet))
    if wanted.source is not None:
        yield among(claims.c.source, named(ledger, wanted.source, times, first=wanted.first).names)
    if wanted.entity is not None:
        one = named(ledger, wanted.entity, times, first=wanted.first)
        yield among(claims.c.id, about(ledger, mentions(ledger, one, times), one.names)[0])
    if wanted.commitment is not None:
        # The pairs are written in the order of the chain: the last source's value stands at the end.
        yield cast(claims.c.commitment, String).like(f'%"{wanted.commitment}"]]')
    if wanted.basis is not None:
        yield claims.c.basis == wanted.basis
    if wanted.act is not None:
        yield claims.c.act == wanted.act
    yield from between(wanted.after, wanted.before)


def _of_positions(ledger: Ledger, wanted: Wanted, stems: Stems, times: Times) -> Iterator[ColumnElement[bool]]:
    """What is asked of the positions that the claim holds."""
    if wanted.state is None and wanted.issue is None:
        return
    held = exists().where(positions.c.reading == claims.c.reading, positions.c.claim == claims.c.id)
    held = held.where(not_rejected(positions.c.id, times))
    if wanted.state is not None:
        held = held.where(positions.c.state == wanted.state)
    if wanted.issue is not None:
        held = held.where(
            among(positions.c.id, issue_of(ledger, wanted.issue, stems, times, first=wanted.first).positions)
        )
    yield held


def rejected(ledger: Ledger, times: Times) -> Answer:
    """The claims and positions that people rejected, each with who is quoted, when and why."""
    said = corrections(ledger, times)
    found = [one for one in _rejected(ledger, said, times)]
    lost = sum(not one["current"] for one in found)
    note = f"{lost} of them are in no newest reading: their document was read anew, or taken back"
    return Answer(
        title=f"{len(found)} rejected",
        data={"rejected": found},
        columns=("id", "why", "quotation", "document", "rejected"),
        rows=tuple(
            (one["id"], one["why"] or "", one["quote"] or "(not kept)", one["document"] or "", one["rejected_at"][:10])
            for one in found
        ),
        notes=(note,) if lost else (),
    )


def _rejected(ledger: Ledger, said: Corrections, times: Times) -> Iterator[dict[str, Any]]:
    """Every rejection, the newest first, with what it is about."""
    about = {row["id"]: row for table in (claims, positions) for row in _any(ledger, table, said, times)}
    about |= {row["id"]: row for row in _conflicts(ledger, said, times)}
    current = {row["id"] for row in about.values() if row["counts"]}
    for id, line in sorted(said.rejected.items(), key=lambda pair: pair[1].recorded, reverse=True):
        row = about.get(id)
        yield {
            "id": id,
            "kind": KINDS.get(id[:1], "claim"),
            "why": line.why,
            "rejected_at": line.recorded,
            "current": id in current,
            "document": row["document_name"] if row else None,
            "span": [row["start"], row["end"]] if row and row["start"] is not None else None,
            "quote": row["quote"] if row else None,
        }


KINDS = {"c": "claim", "p": "position", "x": "conflict"}
"""What an id is that of, by its first letter."""


def _conflicts(ledger: Ledger, said: Corrections, times: Times) -> Iterator[dict[str, Any]]:
    """The rejected conflicts, those that count last; they stand in two articles, and are shown by their reason."""
    rows = ledger.rows(select(conflicts).where(among(conflicts.c.id, said.rejected)))
    reading = current(ledger, times, {row[side] for row in rows for side in ("a_document", "b_document")})
    told = [
        {
            "id": row["id"],
            "document_name": None,
            "start": None,
            "quote": row["reason"],
            "counts": all(reading.get(row[f"{side}_document"]) == row[f"{side}_reading"] for side in "ab"),
        }
        for row in rows
    ]
    yield from sorted(told, key=lambda one: bool(one["counts"]))


def _any(ledger: Ledger, table: Any, said: Corrections, times: Times) -> Iterator[dict[str, Any]]:
    """The rows of a table that were rejected, those that count last."""
    of = select(table.c.id, table.c.start, table.c.end, table.c.quote, *ABOUT_THE_DOCUMENT)
    of = of.where(among(table.c.id, said.rejected))
    every = of.join(documents, documents.c.id == table.c.document).join(readings, readings.c.id == table.c.reading)
    yield from ({**row, "counts": False} for row in ledger.rows(every))
    yield from ({**row, "counts": True} for row in ledger.rows(counting(of, table.c.document, table.c.reading, times)))

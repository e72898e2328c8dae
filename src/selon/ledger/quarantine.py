"""Inputs that could not be read: kept with bytes and reason, so that none is lost and each can be tried again.

Rows are only added. What became of one is read from the rest of the ledger: a document with the same bytes, or a line
of the log for each time that somebody tried it again."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from sqlalchemy import Connection, Select, case, func, insert, select, update

from selon.errors import InputError
from selon.ledger import sqlite
from selon.ledger.rows import QUICKLY, Row, short
from selon.ledger.schema import documents, log
from selon.ledger.schema_beside import quarantine
from selon.records import Capture, Told

RETRY = "retry"
"""The kind of the lines of the log that say what came of another try."""
COSTLY = ("timeout", "memory", "crash")
"""Reasons that cost seconds to find again: the same Selon does not try these bytes twice unless it is told to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An input that could not be read: its error, the version of Selon that failed, and what a person said of it."""

    error: InputError
    grammar: str
    said: Mapping[str, str | None] = field(default_factory=dict)


def put(connection: Connection, refused: Sequence[Refused], now: str) -> None:
    """Put rows in; one that is there already stays as it is, and the log says that a newer Selon failed too."""
    for one in refused:
        made = row(one, now)
        before = connection.execute(select(quarantine.c.grammar).where(quarantine.c.id == made["id"])).scalar()
        if before is not None:
            if before != one.grammar and not _failed(connection, made["id"], one.grammar):
                tried(connection, made["id"], now, other=one.grammar, outcome=one.error.reason)
            continue
        there = select(quarantine.c.id).where(quarantine.c.digest == made["digest"], quarantine.c.data.is_not(None))
        if made["data"] is not None and connection.execute(there.limit(1)).first():
            made["data"] = None  # the bytes are kept once
        sqlite.put(connection, quarantine, [made])


def row(refused: Refused, now: str) -> Row:
    """The row of an input that could not be read; its bytes are compressed."""
    error, capture = refused.error, refused.error.capture
    known = capture if isinstance(capture, Capture) else None
    address = _written(known.address if known else error.place)
    return {
        "id": row_id(error),
        "digest": known.digest if known else None,
        "address": address,
        "name": _written(known.name) if known else PurePath(address).stem,
        "media_type": known.media_type if known else "",
        "size": len(known.data) if known else None,
        "data": zlib.compress(known.data, QUICKLY) if known else None,
        "said": {**refused.said, **(_around(known) if known else {})},
        "reason": error.reason,
        "fact": _written(error.fact),
        "remedy": _written(error.remedy),
        "grammar": refused.grammar,
        "recorded": now,
    }


def row_id(error: InputError) -> str:
    """Id of the row of an error: the same bytes from the same place that fail for the same reason have one."""
    capture = error.capture
    digest, address = (capture.digest, capture.address) if isinstance(capture, Capture) else ("", error.place)
    return "q" + short(digest, _written(address), error.reason)


def _written(text: str) -> str:
    """A text that can be stored: a file may have a name in no encoding."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _around(capture: Capture) -> dict[str, Any]:
    """What stood around a capture, so that it can be made again."""
    told = {name: getattr(capture.told, name) for name in Told.__dataclass_fields__}
    return {
        "first_seen": capture.first_seen,
        "last_checked": capture.last_checked,
        "charset": capture.charset,
        "told": told,
    }


def found(connection: Connection, digest: str, grammar: str) -> dict[str, Any] | None:
    """The row of bytes that it would cost seconds to fail with again, for the same Selon; None where there is none."""
    wanted = select(quarantine.c.id, quarantine.c.reason, quarantine.c.fact, quarantine.c.remedy)
    query = wanted.add_columns(quarantine.c.grammar).where(quarantine.c.digest == digest)
    rows = connection.execute(query.where(quarantine.c.reason.in_(COSTLY))).mappings()
    same = (one for one in rows if one["grammar"] == grammar or _failed(connection, one["id"], grammar))
    return next(map(dict, same), None)


def _failed(connection: Connection, target: str, grammar: str) -> bool:
    """Whether the log says that a version of Selon has tried a row in vain."""
    lines = select(log.c.number).where(log.c.kind == RETRY, log.c.target == target, log.c.other == grammar)
    return connection.execute(lines.limit(1)).first() is not None


def listed() -> Select[Any]:
    """The query of all rows, the newest first: without bytes, with what became of each.

    `document` is the article that was read since, or None; `tries` counts how often it was tried again, `outcome` is
    what came of it the last time; `whole` says whether its bytes are kept."""
    article = select(func.min(documents.c.id))
    since = case(
        (quarantine.c.digest.is_(None), article.where(documents.c.address == quarantine.c.address).scalar_subquery()),
        else_=article.where(documents.c.capture == quarantine.c.digest).scalar_subquery(),
    )
    again = (log.c.kind == RETRY) & (log.c.target == quarantine.c.id)
    tries = select(func.count()).select_from(log).where(again).scalar_subquery()
    outcome = select(log.c.why).where(again).order_by(log.c.number.desc()).limit(1).scalar_subquery()
    other = quarantine.alias()
    kept = select(other.c.id).where(other.c.digest == quarantine.c.digest, other.c.data.is_not(None)).exists()
    columns = [column for column in quarantine.c if column.name != "data"]
    query = select(*columns, since.label("document"), tries.label("tries"), outcome.label("outcome"))
    return query.add_columns(kept.label("whole")).order_by(quarantine.c.recorded.desc(), quarantine.c.id)


def tried(connection: Connection, target: str, now: str, *, other: str, outcome: str) -> None:
    """Write into the log what came of another try: `read` and the document, or reason and version."""
    line = {"recorded": now, "kind": RETRY, "target": target, "other": other, "why": outcome}
    connection.execute(insert(log), [line])


def data_of(connection: Connection, digest: str) -> bytes | None:
    """The bytes of a digest; None where they were not kept, or erased."""
    kept = select(quarantine.c.data).where(quarantine.c.digest == digest, quarantine.c.data.is_not(None)).limit(1)
    found = connection.execute(kept).scalar()
    return None if found is None else zlib.decompress(found)


def forget(connection: Connection, capture: str) -> None:
    """Take the bytes of a capture out; the rows stay."""
    connection.execute(update(quarantine).where(quarantine.c.digest == capture).values(data=None))

"""What could not be read: the rows of the quarantine, and what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, TypeAlias

from selon.errors import NotFound
from selon.ledger import Ledger
from selon.ledger.quarantine import listed
from selon.ledger.schema_beside import quarantine
from selon.ledger.store import Found
from selon.records import Answer

Row: TypeAlias = Found
NEAR = 5
"""Ids that an error lists."""


def waiting(ledger: Ledger, ids: tuple[str, ...] = ()) -> list[Row]:
    """The rows that have not been read since, the oldest first; with ids those, whatever became of them.

    Raises NotFound for an id that is none."""
    if ids:
        return [one(ledger, each) for each in dict.fromkeys(ids)]
    return [row for row in ledger.rows(listed()) if row["document"] is None][::-1]


def one(ledger: Ledger, given: str) -> Row:
    """The row with an id or the beginning of one; raises NotFound, with what there is, for none or several."""
    found = ledger.rows(listed().where(quarantine.c.id.startswith(given, autoescape=True))) if given else []
    exact = [row for row in found if row["id"] == given] or found
    if len(exact) == 1:
        return exact[0]
    near = ", ".join(row["id"] for row in (found or ledger.rows(listed()))[:NEAR]) or "nothing is in quarantine"
    raise NotFound(f"{given}: {'several rows begin so' if found else 'no row has this id'}. There are: {near}")


def list_of(ledger: Ledger, *, every: bool = False, reason: str | None = None) -> Answer:
    """The rows, the newest first; those that were read since only where `every` row is wanted."""
    rows = [row for row in ledger.rows(listed()) if reason is None or row["reason"] == reason]
    shown = [row for row in rows if every or row["document"] is None]
    reasons = Counter(row["reason"] for row in shown)
    since = sum(row["document"] is not None for row in rows)
    hidden = f"{since} more {'has' if since == 1 else 'have'} been read since: --all lists them"
    return Answer(
        title=f"{len(shown)} in quarantine" + (f": {_counted(reasons)}" if reasons else ""),
        data={"quarantine": [_as_json(row) for row in shown], "reasons": dict(reasons), "read_since": since},
        columns=("id", "reason", "why", "address", "recorded", "since"),
        rows=tuple(_row(row) for row in shown),
        notes=(hidden,) if since and not every else (),
    )


def shown(ledger: Ledger, given: str) -> Answer:
    """One row with all that is known of it, each fact in a row of its own."""
    data = _as_json(one(ledger, given))
    said = [(f"said: {name}", value) for name, value in _said(data["said"])]
    facts = [(name, value) for name, value in data.items() if name != "said"]
    return Answer(
        title=f"{data['id']}: {data['fact']}",
        data=data,
        columns=("what", "words"),
        rows=tuple((name, str(value)) for name, value in (*facts, *said) if value not in (None, "")),
    )


def _as_json(row: Row) -> dict[str, Any]:
    """A row as JSON has it."""
    kept = ("id", "reason", "fact", "remedy", "address", "name", "media_type", "size", "digest", "said", "grammar")
    told = {name: row[name] for name in kept}
    return {
        **told,
        "recorded": row["recorded"],
        "bytes_kept": bool(row["whole"]),
        "tries": row["tries"],
        "outcome": row["outcome"],
        "document": row["document"],
    }


def _said(said: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """What a person, a feed or an archive said of the input."""
    told = said.get("told") or {}
    return [(name, value) for name, value in (*said.items(), *told.items()) if name != "told" and value]


def _row(row: Row) -> tuple[str, ...]:
    """A row for a table."""
    return (row["id"], row["reason"], row["fact"], row["address"], row["recorded"][:16].replace("T", " "), _since(row))


def _since(row: Row) -> str:
    """What became of an input."""
    if row["document"] is not None:
        return f"read: {row['document'][:12]}"
    if not row["tries"]:
        return ""
    return f"tried {row['tries']} time{'' if row['tries'] == 1 else 's'}, last: {row['outcome']}"


def _counted(reasons: Counter[str]) -> str:
    """Counts in words."""
    return ", ".join(f"{count} {reason}" for reason, count in reasons.most_common())

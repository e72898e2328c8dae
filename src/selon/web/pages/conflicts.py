"""The pages of conflicts: all of them or those of an issue, and one by its id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import and_, or_, select

from selon.answers.conflicts import conflicts
from selon.answers.finding import issue_of, within
from selon.claims.stems import stems
from selon.errors import NotFound
from selon.ledger import Ledger
from selon.ledger.schema import claims, statements
from selon.ledger.schema import conflicts as table
from selon.web.pages.asked import Asked
from selon.web.pages.cited import Cited, cited
from selon.web.pages.ranges import drawn
from selon.web.pages.sentences import sentence, texts

SHOWN = 40
"""Conflicts on a page."""
SIDES = ("a", "b")
_ROWS = select(table)


def found(ledger: Ledger, asked: Asked) -> Mapping[str, Any]:
    """The conflicts of the ledger or of an issue, of one kind or of all."""
    words, kind = asked.given("issue"), asked.given("kind")
    issue = issue_of(ledger, words, stems, asked.times) if words else None
    answer = conflicts(ledger, words, stems, asked.times, (0 if issue else 400, False))
    listed: Any = answer.data["conflicts"]
    counts = Counter(one["kind"] for one in listed)
    chosen = [one for one in listed if kind in (None, one["kind"])]
    start = _number(asked.given("from"))
    shown = _whole(ledger, chosen[start : start + SHOWN])
    after = start + SHOWN if start + SHOWN < len(chosen) else None
    return {
        "issue": issue,
        "kind": kind,
        "counts": counts,
        "total": len(chosen),
        "more": answer.data["more"],
        "shown": shown,
        "cited": _cited(ledger, shown, asked),
        "first": start + 1,
        "after": after,
    }


def one(ledger: Ledger, asked: Asked) -> Mapping[str, Any]:
    """One conflict by its id; raises NotFound."""
    id = asked.request.path_params["conflict"]
    topic = [row["topic"] for row in ledger.rows(select(table.c.topic).where(table.c.id == id))]
    if topic and topic[0]:
        answer = conflicts(ledger, topic[0], stems, asked.times, (0, False))
    else:
        answer = conflicts(ledger, None, stems, asked.times, (0, False))
    listed: Any = answer.data["conflicts"]
    kept = [one for one in listed if one["id"] == id]
    if not kept:
        raise NotFound(f"{id}: no conflict of that id counts here.")
    shown = _whole(ledger, kept)
    return {"shown": shown, "id": id, "cited": _cited(ledger, shown, asked)}


def _cited(ledger: Ledger, shown: Iterable[Mapping[str, Any]], asked: Asked) -> Cited:
    """The articles of some conflicts."""
    return cited(ledger, {side["document"] for one in shown for side in one["sides"]}, asked.times)


def _number(word: str | None) -> int:
    """A whole number that is not negative; nought for what is none."""
    return int(word) if word and word.isascii() and word.isdigit() and len(word) < 7 else 0


def _whole(ledger: Ledger, listed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Conflicts with what their pages show: sentences, chains with their kinds, and the drawing of numbers."""
    rows = {row["id"]: row for row in within(ledger, _ROWS, table.c.id, {one["id"] for one in listed})}
    about = texts(ledger, {row[f"{side}_document"] for row in rows.values() for side in SIDES})
    told = _statements(ledger, rows.values())
    return [_shown(one, rows[one["id"]], about, told) for one in listed]


def _shown(one: dict[str, Any], row: Any, about: Mapping[str, Any], told: Mapping[tuple[str, str], Any]) -> Any:
    """One conflict as its page shows it."""
    sides = []
    for side in SIDES:
        document, found = about[row[f"{side}_document"]], told.get((row[f"{side}_reading"], row[side]))
        data = (found["data"] if found else None) or {}
        sides.append(
            {
                **one[side],
                "article": row[f"{side}_document"],
                "outlet": document["outlet"],
                "sentence": sentence(document, one[side]["span"], one[side]["quote"]),
                "claim": found["claim"] if found else None,
                "anonymous": bool(found and found["source_kind"] == "anonymous"),
                "bounds": (data.get("low"), data.get("high")),
                "unit": _unit(data.get("unit")),
                "approx": data.get("approx", False),
            }
        )
    numeric = one["kind"] == "numeric"
    inside = row["a_document"] == row["b_document"]
    return {
        **one,
        "sides": sides,
        "inside": inside,
        "drawing": drawn([x["bounds"] for x in sides]) if numeric else None,
    }


def _unit(unit: str | None) -> str | None:
    """A unit that is written with a number; what is counted is compared by its sense, which is no word to show."""
    counted = unit is not None and len(unit) > 3 and unit.isalpha() and unit.islower()
    return None if counted else unit


def _statements(ledger: Ledger, rows: Iterable[Any]) -> dict[tuple[str, str], Any]:
    """The statements of conflicts with the claims that hold them, by reading and id."""
    pairs = [(row[f"{side}_reading"], row[side]) for row in rows for side in SIDES]
    out: dict[tuple[str, str], Any] = {}
    same = and_(claims.c.id == statements.c.claim, claims.c.reading == statements.c.reading)
    query = select(*(statements.c[name] for name in ("reading", "id", "claim", "data")), claims.c.source_kind)
    query = query.outerjoin_from(statements, claims, same)
    for start in range(0, len(pairs), 100):
        some = pairs[start : start + 100]
        wanted = or_(*(and_(statements.c.reading == reading, statements.c.id == id) for reading, id in some))
        out |= {(row["reading"], row["id"]): row for row in ledger.rows(query.where(wanted))}
    return out

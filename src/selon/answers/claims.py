"""Claims as every answer shows them: who, on whose word, how firmly, in which words, reported when."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, select

from selon.answers.standing import (
    ABOUT_THE_DOCUMENT,
    NO_LIMIT,
    among,
    counting,
    not_rejected,
    rows_of,
)
from selon.answers.times import Times, last_day
from selon.ledger import Ledger
from selon.ledger.schema import claims, positions
from selon.ledger.several import AT_ONCE, given

Claim = dict[str, Any]
Conditions = Iterable[ColumnElement[bool]]
COLUMNS = ("id", "who", "on whose word, how firmly", "quotation", "reported")


def fetched(ledger: Ledger, wanted: Conditions, times: Times, part: tuple[int, int] = (0, 0)) -> list[Claim]:
    """The claims that count and fit, the newest report first; `part` is how many (0 for all), and from which on."""
    limit, offset = part
    query = _counting(times).where(*wanted).limit(limit or NO_LIMIT).offset(offset)
    return [shaped(row) for row in ledger.rows(query)]


def _counting(times: Times) -> Select[Any]:
    """The claims that count, with what is said of their documents, the newest report first."""
    query = counting(select(claims, *ABOUT_THE_DOCUMENT), claims.c.document, claims.c.reading, times)
    query = query.where(*reported_by(times))
    return query.order_by(claims.c.reported.desc(), claims.c.document, claims.c.start, claims.c.id)


def reported_by(times: Times) -> list[ColumnElement[bool]]:
    """What a claim says itself of the day of reports asked for, so that an index ends where its document would."""
    return [] if times.as_of is None else [claims.c.reported < f"{last_day(times.as_of)}T99"]


def by_id(ledger: Ledger, ids: Collection[str], times: Times) -> dict[str, Claim]:
    """The claims of those ids that count."""
    return {one["id"]: one for one in of_ids(ledger, ids, times)}


def of_ids(ledger: Ledger, ids: Collection[str], times: Times, limit: int = 0) -> list[Claim]:
    """The claims of those ids that count, the newest report first; `limit` is how many (0 for all)."""
    if times.on is not None or len(ids) > AT_ONCE:
        return fetched(ledger, standing(ledger, [among(claims.c.id, ids)], times), times, (limit, 0))
    return [shaped(row) for row in rows_of(ledger, _of_ids(times), ids, most=limit or NO_LIMIT)]


@lru_cache(maxsize=64)
def _of_ids(times: Times) -> Select[Any]:
    """The query of `of_ids`."""
    return _counting(times).where(given(claims.c.id), not_rejected(claims.c.id, times)).limit(bindparam("most"))


def standing(ledger: Ledger, wanted: Conditions, times: Times) -> list[ColumnElement[bool]]:
    """The conditions with those that corrections and the day of --on add."""
    found = [*wanted, not_rejected(claims.c.id, times)]
    return [*found, among(claims.c.id, _holding(ledger, found, times))] if times.on is not None else found


def _holding(ledger: Ledger, wanted: Conditions, times: Times) -> frozenset[str]:
    """Ids of the claims that hold a state of the day asked for; what holds no state has no time in the world."""
    held = and_(positions.c.reading == claims.c.reading, positions.c.claim == claims.c.id)
    query = select(claims.c.id, positions.c.valid_from, positions.c.valid_to, claims.c.reported)
    query = query.select_from(claims).join(positions, held)
    rows = ledger.rows(counting(query, claims.c.document, claims.c.reading, times).where(*wanted))
    return frozenset(row["id"] for row in rows if times.holds(row["valid_from"], row["valid_to"], row["reported"]))


def shaped(row: Any) -> Claim:
    """A row of the ledger as the object of a claim: the fields of the annotation JSON, and where it stands."""
    return {
        "id": row["id"],
        "document": row["document_name"],
        "outlet": row["outlet"],
        "reported_at": row["reported"],
        "reported_at_origin": row["reported_origin"],
        "source_name": row["source"],
        "source_kind": row["source_kind"],
        "chain": row["chain"],
        "chain_links": [{"name": name, "kind": kind, "span": span} for name, kind, span in row["links"]],
        "commitment": [{"source": source, "value": value} for source, value in row["commitment"]],
        "basis": row["basis"],
        "firmness": firmness(row),
        "anonymous": is_anonymous(row["source_kind"], row["links"]),
        "hedged": row["hedged"],
        "negated": row["negated"],
        "speech_act": row["act"],
        "type": row["type"],
        "role": row["role"],
        "rule": row["rule"],
        "parent": row["parent"],
        "span": [row["start"], row["end"]],
        **row["spans"],
        "quote": row["quote"],
    }


def firmness(row: Any) -> str:
    """How firmly a claim is told: denied, conditional, hedged or plain; the first of them that fits."""
    if row["act"] == "deny":
        return "denied"
    if row["basis"] == "reportative":
        return "conditional"
    return "hedged" if row["hedged"] or row["basis"] == "inferred" else "plain"


def is_anonymous(kind: str, links: Iterable[Any]) -> bool:
    """Whether the source or somebody before it in the chain speaks without a name; a link is name, kind and span."""
    return kind == "anonymous" or any(link[1] == "anonymous" for link in links)


def row_of(one: Claim) -> tuple[str, ...]:
    """A claim as a line of a table."""
    return (one["id"], one["source_name"] or "nobody named", told_by(one), one["quote"] or "(erased)", when(one))


def told_by(one: Claim) -> str:
    """The chain and the firmness in words."""
    empty = "outlet not known", "not named"
    chain = " ← ".join(name or empty[place > 0] for place, name in enumerate(one["chain"]))
    return f"{chain} ({one['firmness']}{', anonymous' if one['anonymous'] else ''})"


def when(one: Claim) -> str:
    """The document and the day of its report."""
    return f"{one['document']} {str(one['reported_at'])[:10]}"

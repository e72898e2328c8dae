"""Which accounts disagree: both quotations with their chains, in what, and what would dissolve it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from selon.answers.corrections import corrections, one_name
from selon.answers.finding import Stems, issue_of, issues_of, roots, topics_of
from selon.answers.standing import among, current
from selon.answers.times import Times, first_day
from selon.ledger import Ledger
from selon.ledger.schema import claims, documents, positions, statements
from selon.ledger.schema import conflicts as table
from selon.records import Answer, ConflictKind

Found = dict[str, Any]


def conflicts(ledger: Ledger, words: str | None, stems: Stems, times: Times, *, first: bool = False) -> Answer:
    """The conflicts of a ledger or of one issue, those inside an article first, then the surest.

    Left out are those that rest on a claim that somebody rejected, on an article that was taken back, or on an older
    reading; with a day asked for, those of which one side does not speak of that day. Raises NotFound, or Several when
    words mean more than one issue."""
    wanted = None if words is None else issue_of(ledger, words, stems, times, first=first).id
    rows = _standing(ledger, wanted, times)
    names, sides = _issues(ledger, rows, times), _sides(ledger, rows)
    rows = sorted(rows, key=lambda row: _rank(row, sides))
    who = one_name(corrections(ledger, times).aliases)
    told: list[Found] = []
    for row in rows:
        a, b = sides[row["a_reading"], row["a"]], sides[row["b_reading"], row["b"]]
        one_speaker = row["kind"] == ConflictKind.ORIGIN and _speaker(a, who) == _speaker(b, who)
        if _counts(a, times) and _counts(b, times) and not one_speaker:
            _join(told, _told(row, a, b, names.get(row["topic"])))
    return Answer(
        title=f"{len(told)} conflict{'' if len(told) == 1 else 's'}",
        data={"conflicts": told},
        columns=("kind", "one account", "the other", "why", "dissolves if", "id"),
        rows=tuple(_line(one) for one in told),
    )


def _speaker(side: Found, who: Callable[[str], str]) -> str:
    """The one name of the last source of a side."""
    return who((side["chain"] or [None])[-1] or "")


def _counts(side: Found, times: Times) -> bool:
    """Whether a side was reported by the day asked for, and speaks of the day of --on.

    What the text calls past held until its report, what has no date from its report on."""
    data, reported = side["data"], str(side["reported"])
    if not times.reported(reported):
        return False
    if data.get("former") and times.on is not None:
        return first_day(times.on) <= reported[:10]
    return times.holds(data.get("first"), data.get("last"), reported)


def _issues(ledger: Ledger, rows: list[Any], times: Times) -> dict[str, str]:
    """The names of the issues of conflicts, by their topics."""
    ends = roots(ledger, {row["topic"] for row in rows if row["topic"]}, times)
    names = {one.id: one.name for one in issues_of(ledger, ends.values(), times)}
    return {topic: names[end] for topic, end in ends.items() if end in names}


def _join(told: list[Found], one: Found) -> None:
    """Add a conflict, or note under one that is listed that other articles have it too."""
    same = next((other for other in told if _said(other) == _said(one)), None)
    if same is None:
        told.append(one)
    else:
        same["also"].append([one["a"]["document"], one["b"]["document"]])


def _said(one: Found) -> tuple[str, ...]:
    """In what two accounts disagree, without what is said of whom."""
    return (one["kind"], str(one["issue"]), one["reason"].split(", said of")[0].split("; both of")[0])


def _standing(ledger: Ledger, issue: str | None, times: Times) -> list[Any]:
    """The rows of the conflicts that stand."""
    query = select(table)
    if issue is not None:
        query = query.where(among(table.c.topic, topics_of(ledger, [issue], times)))
    rows = [row for row in ledger.rows(query) if times.recorded(row["recorded"])]
    told = {row[side] for row in rows for side in ("a_document", "b_document")}
    reading, rejected = current(ledger, times, told), frozenset(corrections(ledger, times).rejected)
    standing = [
        row
        for row in rows
        if reading.get(row["a_document"]) == row["a_reading"]
        and reading.get(row["b_document"]) == row["b_reading"]
        and not {row["id"], row["a"], row["b"]} & rejected
    ]
    wrong = _resting_on(ledger, standing, rejected) if rejected else frozenset()
    return [row for row in standing if not {row["a"], row["b"]} & wrong]


def _rank(row: Any, sides: dict[tuple[str, str], Found]) -> tuple[object, ...]:
    """Those inside an article first, then the surest, then what was reported and what stands first."""
    a, b = sides[row["a_reading"], row["a"]], sides[row["b_reading"], row["b"]]
    places = ((str(one["reported"]), one["start"], one["id"]) for one in (a, b))
    return (row["a_document"] != row["b_document"], -row["sure"], *places)


def _resting_on(ledger: Ledger, rows: list[Any], rejected: frozenset[str]) -> frozenset[str]:
    """The statements of conflicts that stand in a rejected claim, or are a rejected position."""
    wanted = {row[side] for row in rows for side in ("a", "b")}
    places = {
        (row["reading"], row["start"], row["end"])
        for row in ledger.rows(select(positions).where(positions.c.id.in_(rejected)))
    }
    found = ledger.rows(select(statements).where(statements.c.id.in_(wanted)))
    return frozenset(
        str(row["id"])
        for row in found
        if row["claim"] in rejected or (row["reading"], row["start"], row["end"]) in places
    )


def _sides(ledger: Ledger, rows: list[Any]) -> dict[tuple[str, str], Found]:
    """The statements of conflicts with their article and chain, by reading and id."""
    wanted = {row[side] for row in rows for side in ("a", "b")}
    query = (
        select(statements, documents.c.name, documents.c.outlet, documents.c.reported, claims.c.chain, claims.c.hedged)
        .join(documents, documents.c.id == statements.c.document)
        .join(claims, (claims.c.id == statements.c.claim) & (claims.c.reading == statements.c.reading), isouter=True)
        .where(statements.c.id.in_(wanted))
    )
    return {(row["reading"], row["id"]): dict(row) for row in ledger.rows(query)}


def _told(row: Any, a: Found, b: Found, issue: str | None) -> Found:
    """One conflict."""
    return {
        "id": row["id"],
        "kind": row["kind"],
        "issue": issue,
        "a": _account(a),
        "b": _account(b),
        "reason": row["reason"],
        "dissolves_if": row["dissolves_if"],
        "also": [],
    }


def _account(side: Found) -> Found:
    """One side of a conflict: its words, where they stand and on whose word."""
    return {
        "document": side["name"],
        "span": [side["start"], side["end"]],
        "quote": side["quote"],
        "chain": side["chain"] or [side["outlet"]],
        "reported_at": side["reported"],
    }


def _line(one: Found) -> tuple[str, ...]:
    """A conflict as a line of a table."""
    return (
        str(one["kind"]),
        *(_shown(one[side]) for side in ("a", "b")),
        str(one["reason"]) + _also(len(one["also"])),
        str(one["dissolves_if"]),
        str(one["id"]),
    )


def _also(count: int) -> str:
    """How many other pairs of articles have a conflict, in words."""
    return f" (also in {count} other pair{'' if count == 1 else 's'} of articles)" if count else ""


def _shown(side: Found) -> str:
    """A side for a person: the quotation, then who says it and where."""
    chain = " ← ".join(name or "not named" for name in side["chain"])
    quote = " ".join((side["quote"] or "(erased)").split())
    return f"« {quote} »\n{chain} ({side['document']}, {str(side['reported_at'])[:10]})"

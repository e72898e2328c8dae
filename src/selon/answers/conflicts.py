"""Which accounts disagree: both quotations with their chains, in what, and what would dissolve it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select

from selon.answers.corrections import corrections
from selon.answers.finding import Issue, Stems, issue_of, issues_of, newest, roots, topics_of, within
from selon.answers.times import Times
from selon.ledger import Ledger
from selon.ledger.schema import SHOWN_FIRST, claims, documents, positions, statements
from selon.ledger.schema import conflicts as table
from selon.records import Answer

Found = dict[str, Any]
MOST = 100
"""Conflicts that are listed unless more are asked for."""
AT_ONCE = 200
"""Conflicts that are looked at first; then twice as many, until enough of them count."""


def conflicts(
    ledger: Ledger, words: str | None, stems: Stems, times: Times, part: tuple[int, bool] = (MOST, False)
) -> Answer:
    """The conflicts of a ledger or of one issue, those inside an article first, then the surest.

    `part` is how many are listed (0: all), and whether the best of several issues is taken. Left out are those that
    rest on a claim that somebody rejected, on an article that was taken back, or on an older reading. Raises
    NotFound, or Several when words mean more than one issue."""
    most, first = part
    issue = None if words is None else issue_of(ledger, words, stems, first=first)
    told: dict[tuple[str, ...], Found] = {}
    for row, sides in _standing(ledger, issue):
        if all(times.reported(one["reported"]) and times.recorded(row["recorded"]) for one in sides):
            _join(told, _told(row, *sides))
            if most and len(told) > most:
                break
    shown = list(told.values())[: most or None]
    _name(ledger, shown, issue)
    left = len(told) > len(shown)
    return Answer(
        title=f"{'more than ' if left else ''}{len(shown)} conflict{'' if len(shown) == 1 else 's'}",
        data={"conflicts": shown, "more": left},
        columns=("kind", "one account", "the other", "why", "dissolves if"),
        rows=tuple(_line(one) for one in shown),
        notes=("there are more: --most N lists so many, --most 0 all",) if left else (),
    )


def _join(told: dict[tuple[str, ...], Found], one: Found) -> None:
    """Add a conflict, or note under one that is listed that other articles have it too."""
    same = told.setdefault(_said(one), one)
    if same is not one:
        same["also"].append([one["a"]["document"], one["b"]["document"]])


def _said(one: Found) -> tuple[str, ...]:
    """In what two accounts disagree, without what is said of whom."""
    return (one["kind"], one["reason"].split(", said of")[0].split("; both of")[0])


def _standing(ledger: Ledger, issue: Issue | None) -> Iterator[tuple[Any, tuple[Found, Found]]]:
    """The rows of the conflicts that stand, each with its two sides, in the order in which they are shown."""
    rejected = frozenset(corrections(ledger).rejected)
    for rows in _in_order(ledger, issue):
        current = newest(ledger, {row[side] for row in rows for side in ("a_document", "b_document")})
        counted = [
            row
            for row in rows
            if current.get(row["a_document"]) == row["a_reading"]
            and current.get(row["b_document"]) == row["b_reading"]
            and not {row["id"], row["a"], row["b"]} & rejected
        ]
        wrong = _resting_on(ledger, counted, rejected) if rejected else frozenset()
        sides = _sides(ledger, counted)
        for row in counted:
            if not {row["a"], row["b"]} & wrong:
                yield row, (sides[row["a_reading"], row["a"]], sides[row["b_reading"], row["b"]])


def _in_order(ledger: Ledger, issue: Issue | None) -> Iterator[list[Any]]:
    """The rows of conflicts in the order in which they are shown, some at a time; those of an issue all at once."""
    if issue is not None:
        found = within(ledger, select(table), table.c.topic, topics_of(ledger, issue.id))
        yield sorted(found, key=lambda row: (row["a_document"] != row["b_document"], -row["sure"], row["id"]))
        return
    place, some = 0, AT_ONCE
    while rows := ledger.rows(select(table).order_by(*SHOWN_FIRST).limit(some).offset(place)):
        yield rows
        place, some = place + some, 2 * some


def _resting_on(ledger: Ledger, rows: list[Any], rejected: frozenset[str]) -> frozenset[str]:
    """The statements of conflicts that stand in a rejected claim, or are a rejected position."""
    wanted = {row[side] for row in rows for side in ("a", "b")}
    places = {
        (row["reading"], row["start"], row["end"])
        for row in within(ledger, select(positions), positions.c.id, rejected)
    }
    found = within(ledger, select(statements), statements.c.id, wanted)
    return frozenset(
        str(row["id"])
        for row in found
        if row["claim"] in rejected or (row["reading"], row["start"], row["end"]) in places
    )


def _sides(ledger: Ledger, rows: list[Any]) -> dict[tuple[str, str], Found]:
    """The statements of conflicts with their article and chain, by reading and id."""
    wanted = {row[side] for row in rows for side in ("a", "b")}
    return {(row["reading"], row["id"]): dict(row) for row in within(ledger, _SIDE, statements.c.id, wanted)}


_SIDE = (
    select(
        *(statements.c[name] for name in ("reading", "id", "start", "end", "quote")),
        *(documents.c[name] for name in ("name", "outlet", "reported")),
        claims.c.chain,
    )
    .join(documents, documents.c.id == statements.c.document)
    .join(claims, (claims.c.id == statements.c.claim) & (claims.c.reading == statements.c.reading), isouter=True)
)
"""A statement with its article and its chain."""


def _name(ledger: Ledger, told: Iterable[Found], issue: Issue | None) -> None:
    """Give conflicts the name of their issue in place of its topic."""
    topics = {one["issue"] for one in told if one["issue"]}
    root = dict.fromkeys(topics, issue.id) if issue else roots(ledger, topics)
    names = {one.id: one.name for one in ([issue] if issue else issues_of(ledger, root.values()))}
    for one in told:
        one["issue"] = names.get(root.get(one["issue"], ""))


def _told(row: Any, a: Found, b: Found) -> Found:
    """One conflict, with the topic of its issue."""
    return {
        "id": row["id"],
        "kind": row["kind"],
        "issue": row["topic"],
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
        str(one["reason"]) + (f" (also in {len(one['also'])} other pairs of articles)" if one["also"] else ""),
        str(one["dissolves_if"]),
    )


def _shown(side: Found) -> str:
    """A side for a person: the quotation, then who says it and where."""
    chain = " ← ".join(name or "not named" for name in side["chain"])
    return f"{side['quote'] or '(erased)'}\n{chain} ({side['document']}, {str(side['reported_at'])[:10]})"

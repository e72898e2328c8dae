"""Accounts: who tells a state or a claim in which article, through which chain, how firmly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from selon.answers.finding import Issue, newest
from selon.answers.namesakes import said
from selon.answers.times import Times
from selon.ledger import Ledger
from selon.ledger.schema import claims, documents, positions
from selon.records import Link, Span

ARTICLE = (
    documents.c.name.label("article"),
    documents.c.outlet,
    documents.c.reported,
    documents.c.headline,
    documents.c.recorded,
)
DECISIONS = frozenset({"authorise", "forbid", "restrict", "refuse", "suspend", "control"})
"""States that an actor sets by an act and not by a word: who decides is not who tells of it."""
ACTS = frozenset({"order", "other"})
"""Speech acts of cues that may set such a state themselves."""
HEADING = frozenset({"headline", "standfirst"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One article's telling of a state or a claim.

    `id` is that of the position or claim, `document` and `article` are the id and the name of the article; `state` is
    None for a claim that is no position. `links` are the places of the chain behind the article's own outlet, `basis`
    what it rests on, `heading` says that it stands in headline or standfirst."""

    id: str
    document: str
    article: str
    outlet: str | None
    reported: str
    state: str | None
    actor: str | None
    valid: tuple[str | None, str | None]
    quote: str
    span: tuple[int, int]
    links: tuple[Link, ...]
    hedged: bool
    basis: str
    heading: bool

    @property
    def publisher(self) -> str:
        """The outlet, or the name of the article where that is not known."""
        return self.outlet or self.article


def of_positions(ledger: Ledger, wanted: Iterable[str], times: Times) -> list[Account]:
    """The accounts that positions are, as the newest readings have them, in the order of their reports."""
    query = (
        select(positions, *ARTICLE)
        .join(documents, documents.c.id == positions.c.document)
        .where(positions.c.id.in_(list(wanted)))
    )
    rows = _counting(ledger, ledger.rows(query), times)
    rows = [row for row in rows if times.holds(row["valid_from"], row["valid_to"], row["reported"])]
    held = _held(ledger, {row["claim"] for row in rows})
    held |= _held(ledger, {one["parent"] for one in held.values()})
    return _sorted(_account(dict(row), _told(dict(row), held)) for row in rows)


def _held(ledger: Ledger, wanted: Iterable[str | None]) -> dict[tuple[str, str], Mapping[str, Any]]:
    """The claims of those ids, by their readings and ids."""
    ids = sorted(id for id in wanted if id)
    found = ledger.rows(select(claims).where(claims.c.id.in_(ids))) if ids else []
    return {(row["reading"], row["id"]): dict(row) for row in found}


def _told(row: Mapping[str, Any], held: Mapping[tuple[str, str], Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The claim by which a position is told: the one that holds it, but never the decision itself.

    "La préfète a interdit le bac" is no word of hers that an outlet had; who tells of it is who holds that claim."""
    claim = held.get((row["reading"], row["claim"] or ""))
    if claim is None or not _is_the_act(row, claim):
        return claim
    outer = held.get((row["reading"], claim["parent"] or ""))
    given = {name: outer[name] for name in ("links", "basis")} if outer else {"links": claim["links"][:1]}
    return {**claim, **given}


def of_claims(ledger: Ledger, wanted: Iterable[str], times: Times) -> list[Account]:
    """The accounts that claims are, as the newest readings have them, in the order of their reports."""
    query = (
        select(claims, *ARTICLE)
        .join(documents, documents.c.id == claims.c.document)
        .where(claims.c.id.in_(list(wanted)))
    )
    return _sorted(_account(dict(row), dict(row)) for row in _counting(ledger, ledger.rows(query), times))


def of_issue(ledger: Ledger, issue: Issue, times: Times) -> list[Account]:
    """The accounts of an issue."""
    return of_positions(ledger, issue.positions, times)


def _counting(ledger: Ledger, rows: Iterable[Any], times: Times) -> list[Any]:
    """The rows of newest readings, reported and recorded by the times asked for, that nobody rejected."""
    current, rejected = newest(ledger), {target for target, _ in said(ledger, "reject")}
    return [
        row
        for row in rows
        if current.get(row["document"]) == row["reading"]
        and rejected.isdisjoint((row["id"], row.get("claim")))
        and times.reported(row["reported"])
        and times.recorded(row["recorded"])
    ]


def _sorted(accounts: Iterable[Account]) -> list[Account]:
    return sorted(accounts, key=lambda one: (one.reported, one.article, one.span))


def _account(row: Mapping[str, Any], claim: Mapping[str, Any] | None) -> Account:
    """The account of a position and the claim that holds it; without a claim the article says it itself."""
    quote = row["quote"] or ""
    role = claim["role"] if claim else "body"
    return Account(
        id=row["id"],
        document=row["document"],
        article=row["article"],
        outlet=row["outlet"],
        reported=row["reported"],
        state=row.get("state"),
        actor=row.get("actor"),
        valid=(row.get("valid_from"), row.get("valid_to")),
        quote=quote,
        span=(row["start"], row["end"]),
        links=_links(claim["links"]) if claim else (),
        hedged=bool(claim and claim["hedged"]),
        basis=claim["basis"] if claim else "reported",
        heading=role in HEADING or bool(row["headline"] and quote and quote in row["headline"]),
    )


def _is_the_act(row: Mapping[str, Any], claim: Mapping[str, Any]) -> bool:
    """Whether a claim is the decision itself: its cue sets the state, and is no word such as "confirmer"."""
    within = any(row["start"] <= at < row["end"] for at, _ in claim["spans"]["cue"])
    return within and row["state"] in DECISIONS and claim["act"] in ACTS


def _links(stored: Iterable[Any]) -> tuple[Link, ...]:
    """The places of a chain behind the article's own outlet."""
    made = [Link(name=name, kind=kind, span=Span(*span) if span else None) for name, kind, span in stored]
    return tuple(made[1:])

"""Accounts: who tells a state or a claim in which article, through which chain, how firmly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from selon.answers.corrections import corrections
from selon.answers.finding import Issue, within
from selon.answers.standing import current
from selon.answers.times import Times
from selon.ledger import Ledger
from selon.ledger.schema import claims, documents, positions
from selon.records import Link, Span

ARTICLE = (
    documents.c.name.label("article"),
    documents.c.outlet,
    documents.c.reported,
    documents.c.headline,
)
_PLACE = ("reading", "id", "document", "start", "end", "quote")
_CLAIM = [
    claims.c[name] for name in (*_PLACE, "parent", "source_kind", "act", "basis", "hedged", "role", "links", "spans")
]
_STATE = [positions.c[name] for name in (*_PLACE, "claim", "actor", "state", "valid_from", "valid_to")]
"""What an account is made of; chains and commitments are not, and would take longer to read than all else."""
_CLAIMS = select(*_CLAIM)
_CLAIMS_WITH_ARTICLE = select(*_CLAIM, *ARTICLE).join(documents, documents.c.id == claims.c.document)
_STATES = select(*_STATE)
_STATES_WITH_ARTICLE = select(*_STATE, *ARTICLE).join(documents, documents.c.id == positions.c.document)
_TEXTS = select(documents.c.id, documents.c.text)
DECISIONS = frozenset({"authorise", "forbid", "restrict", "refuse", "suspend", "control"})
"""States that an actor sets by an act and not by a word: who decides is not who tells of it."""
ACTS = frozenset({"order", "other"})
"""Speech acts of cues that may set such a state themselves."""
TEASER = "teaser"
HEADING = frozenset({"headline", "standfirst"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One article's telling of a state or a claim.

    `id` is that of the position or claim, `document` and `article` are the id and the name of the article; `state` is
    None for a claim that is no position. `links` are the places of the chain behind the article's own outlet,
    `source_words` those of the text for its last source. `own` says that the outlet names itself as the source ("selon
    nos informations") or has seen it, `heading` that it stands in the headline or the standfirst. `behind` is what
    stands between the cue and the content behind it, to the end of the text where none is."""

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
    own: bool
    heading: bool
    source_words: str = ""
    behind: tuple[int, int | None] | None = None

    @property
    def publisher(self) -> str:
        """The outlet, or the name of the article where that is not known."""
        return self.outlet or self.article


def of_positions(ledger: Ledger, wanted: Iterable[str], where: Iterable[str], times: Times) -> list[Account]:
    """The accounts that positions are, of the articles `where`, as the newest readings have them, in their order."""
    ids, articles = set(wanted), set(where)
    stated = within(ledger, _STATES_WITH_ARTICLE, positions.c.document, articles)
    rows = _counting(ledger, (row for row in stated if row["id"] in ids), times)
    rows = [row for row in rows if times.holds(row["valid_from"], row["valid_to"], row["reported"])]
    told = within(ledger, _CLAIMS, claims.c.document, {row["document"] for row in rows})
    held = {(row["reading"], row["id"]): row for row in told}
    return _accounts(ledger, ((row, _told(row, held)) for row in rows))


def of_claims(ledger: Ledger, wanted: Iterable[str], where: Iterable[str], times: Times) -> list[Account]:
    """The accounts that claims are, of the articles `where`, as the newest readings have them, in their order."""
    ids, articles = set(wanted), set(where)
    said = within(ledger, _CLAIMS_WITH_ARTICLE, claims.c.document, articles) if ids else []
    rows = _counting(ledger, (row for row in said if row["id"] in ids), times)
    return _accounts(ledger, ((row, row) for row in rows))


def of_articles(ledger: Ledger, where: Iterable[str], times: Times) -> list[Account]:
    """Every claim of some articles as an account; teasers of others and claims inside claims are left out.

    A claim that is a decision itself is nobody's word: who decided is taken off its chain."""
    articles = set(where)
    found = _counting(ledger, within(ledger, _CLAIMS_WITH_ARTICLE, claims.c.document, articles), times)
    rows: dict[tuple[str, str], Mapping[str, Any]]
    rows = {(row["reading"], row["id"]): row for row in found if row["role"] != TEASER}
    for one in within(ledger, _STATES, positions.c.document, articles):
        key = one["reading"], one["claim"] or ""
        claim = rows.get(key)
        if claim is not None and _is_the_act(one, claim):
            rows[key] = {**claim, "links": claim["links"][:-1] or claim["links"]}
    outer = (row for row in rows.values() if (row["reading"], row["parent"]) not in rows)
    return _accounts(ledger, ((row, row) for row in outer))


def of_issue(ledger: Ledger, issue: Issue, times: Times) -> list[Account]:
    """The accounts of an issue."""
    return of_positions(ledger, issue.positions, issue.documents, times)


def _counting(ledger: Ledger, rows: Iterable[Any], times: Times) -> list[Any]:
    """The rows of the readings that count, reported by the day asked for, that nobody rejected."""
    told = list(rows)
    reading = current(ledger, times, {row["document"] for row in told})
    taken_out = corrections(ledger, times).rejected.keys()
    return [
        row
        for row in told
        if reading.get(row["document"]) == row["reading"]
        and taken_out.isdisjoint((row["id"], row.get("claim")))
        and times.reported(row["reported"])
    ]


def _told(row: Mapping[str, Any], held: Mapping[tuple[str, str], Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The claim by which a position is told: the one that holds it, but never the decision itself.

    "La préfète a interdit le bac" is no word of hers that an outlet had; who tells of it is who holds that claim."""
    claim = held.get((row["reading"], row["claim"] or ""))
    if claim is None or not _is_the_act(row, claim):
        return claim
    outer = held.get((row["reading"], claim["parent"] or ""))
    if outer is None:
        return {**claim, "links": claim["links"][:1], "source_kind": "unspecified"}
    return {**claim, **{name: outer[name] for name in ("links", "basis", "source_kind")}}


Pair = tuple[Mapping[str, Any], Mapping[str, Any] | None]
"""The row of a position or claim, and the claim by which it is told; without one the article says it itself."""


def _accounts(ledger: Ledger, pairs: Iterable[Pair]) -> list[Account]:
    """The accounts in the order of their reports, each with the words of its last source."""
    told = list(pairs)
    where = {row["document"] for row, claim in told if claim}
    texts = {row["id"]: row["text"] or "" for row in within(ledger, _TEXTS, documents.c.id, where)}
    made = [_account(row, claim, texts.get(row["document"], "")) for row, claim in told]
    return sorted(made, key=lambda one: (one.reported, one.article, one.span))


def _account(row: Mapping[str, Any], claim: Mapping[str, Any] | None, text: str) -> Account:
    """The account of a position or a claim."""
    quote = row["quote"] or ""
    role = claim["role"] if claim else "body"
    links = _links(claim["links"]) if claim else ()
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
        links=links,
        hedged=bool(claim and claim["hedged"]),
        own=bool(claim and (claim["basis"] == "witnessed" or claim["source_kind"] == "outlet")),
        heading=role in HEADING or bool(row["headline"] and quote and quote in row["headline"]),
        source_words=text[slice(*links[-1].span)] if links and links[-1].span else "",
        behind=_behind(claim["spans"]) if claim else None,
    )


def _behind(spans: Mapping[str, Any]) -> tuple[int, int | None] | None:
    """From the end of a cue to the content that stands behind it."""
    ends = [end for _, end in spans["cue"]]
    if not ends:
        return None
    return max(ends), min((start for start, _ in spans["content"] if start >= max(ends)), default=None)


def _is_the_act(row: Mapping[str, Any], claim: Mapping[str, Any]) -> bool:
    """Whether a claim is the decision itself: its cue sets the state, and is no word such as "confirmer"."""
    within = any(row["start"] <= at < row["end"] for at, _ in claim["spans"]["cue"])
    return within and row["state"] in DECISIONS and claim["act"] in ACTS


def _links(stored: Iterable[Any]) -> tuple[Link, ...]:
    """The places of a chain behind the article's own outlet."""
    made = [Link(name=name, kind=kind, span=Span(*span) if span else None) for name, kind, span in stored]
    return tuple(made[1:])

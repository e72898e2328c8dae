"""What a question is about: an issue or a claim, by its id or by words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from selon.answers.finding import Issue, Several, Stems, issue_of, issues_of, languages, largest, roots, within
from selon.answers.standing import current
from selon.answers.times import Times
from selon.answers.tracing import kin
from selon.errors import NotFound
from selon.ledger import Ledger
from selon.ledger.schema import claims, documents, names, positions

EVER = Times()
MOST_LISTED = 5
RANKED = 500
"""Claims, the best hits of a search, among which those that tell the same are looked for."""
ALIKE = ((1, 2, 0.5), (0, 4, 0.6))
"""When two claims tell the same: names and words that both have, and their share of the shorter one's words."""
LONG = 4
"""Letters from which on a stem is mostly not grammatical."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is asked about: its name, the ids of the positions and claims that tell it, those of their `documents`.

    `claim` says that it is one claim and no issue; `why` has, for claims that are held to tell the same, what they
    have in common."""

    name: str
    claim: bool = False
    positions: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    why: Mapping[str, str] = field(default_factory=dict)


def subject_of(ledger: Ledger, words: str, stems: Stems, times: Times = EVER, *, first: bool = False) -> Subject:
    """The issue or claim with that id, else the issue that words mean, else the claim that has them all.

    Raises NotFound with what is near, and Several unless `first` takes the best."""
    claim = _by_id(ledger, words, times)
    if claim is not None:
        return _of_claim(ledger, claim, stems, times)
    try:
        issue = issue_of(ledger, words, stems, times, first=first)
    except Several:
        raise
    except NotFound:
        return _of_claim(ledger, _by_words(ledger, words, stems, times, first=first), stems, times)
    return Subject(name=f"{issue.id}  {issue.name}", positions=issue.positions, documents=issue.documents)


def _by_id(ledger: Ledger, id: str, times: Times, document: str | None = None) -> Mapping[str, Any] | None:
    """The claim with that id, or that of the position with that id, as the reading that counts has it."""
    for table in (positions, claims):
        query = select(table).where(table.c.id == id)
        found = ledger.rows(query if document is None else query.where(table.c.document == document))
        reading = current(ledger, times, {row["document"] for row in found})
        for row in found:
            if reading.get(row["document"]) == row["reading"]:
                return dict(row)
    return None


def _by_words(ledger: Ledger, words: str, stems: Stems, times: Times, *, first: bool) -> Mapping[str, Any]:
    """The claim that has all the words; raises NotFound, and Several unless `first` takes the best."""
    hits = {row["id"]: row for code in languages(ledger) for row in ledger.search(stems(code, words), "claim")}
    found = [claim for id, row in hits.items() if (claim := _by_id(ledger, id, times, row["document"]))]
    if not found:
        near = ", ".join(f"{one.id} {one.name}" for one in largest(ledger, MOST_LISTED)[0]) or "the ledger has none"
        raise NotFound(f"{words}: no issue and no claim has these words. Issues: {near}")
    if len(found) > 1 and not first:
        listed = "; ".join(f"{one['id']} {' '.join(str(one['quote']).split())[:60]}" for one in found[:MOST_LISTED])
        raise Several(f"{words}: no issue, and several claims: {listed}. Give an id, or --first.")
    return found[0]


def _of_claim(ledger: Ledger, claim: Mapping[str, Any], stems: Stems, times: Times) -> Subject:
    """What tells the same as a claim: positions of its issue with a state that tells the same, and claims alike."""
    name = f"{claim['id']}  « {' '.join(str(claim['quote'] or '').split())[:90]} »"
    states = _states(ledger, claim)
    why, near = _alike(ledger, claim, stems, times)
    same: dict[str, str | None] = {}
    where = {claim["document"], *near}
    if states:
        own = issues_of(ledger, roots(ledger, {row["topic"] for row in states}, times).values(), times)
        where |= {document for issue in own for document in issue.documents}
        same = _same(ledger, own, {row["state"] for row in states})
    told = {*same.values(), claim["id"]} if same else set()
    return Subject(
        name=name,
        claim=True,
        positions=tuple(same),
        claims=tuple(id for id in dict.fromkeys([claim["id"], *why]) if id not in told),
        documents=tuple(sorted(where)),
        why={id: reason for id, reason in why.items() if id not in told and id != claim["id"]},
    )


def _states(ledger: Ledger, claim: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The positions that a claim holds, or the one that it is."""
    wanted = positions.c.id == claim["id"] if "state" in claim else positions.c.claim == claim["id"]
    query = select(positions.c.id, positions.c.state, positions.c.topic, positions.c.reading)
    found = ledger.rows(query.where(wanted, positions.c.document == claim["document"]))
    return [dict(row) for row in found if row["reading"] == claim["reading"]]


def _same(ledger: Ledger, own: list[Issue], states: set[str]) -> dict[str, str | None]:
    """The positions of issues that tell the same as one of those states, with the claims that hold them."""
    ids = {id for issue in own for id in issue.positions}
    query = select(positions.c.id, positions.c.state, positions.c.claim)
    rows = within(ledger, query, positions.c.document, {one for issue in own for one in issue.documents})
    return {
        row["id"]: row["claim"] for row in rows if row["id"] in ids and any(kin(row["state"], one) for one in states)
    }


def _alike(ledger: Ledger, claim: Mapping[str, Any], stems: Stems, times: Times) -> tuple[dict[str, str], set[str]]:
    """The claims that tell the same as another, with the names and words that both have; and their articles."""
    mine = _stems(claim, _languages(ledger, [claim]), stems)
    hits = ledger.search(" ".join(sorted(mine)), "claim", every=False)[:RANKED]
    ids, where = {row["id"] for row in hits}, {row["document"] for row in hits}
    found = [row for row in within(ledger, select(claims), claims.c.document, where) if row["id"] in ids]
    reading = current(ledger, times, {row["document"] for row in found})
    rows = [dict(row) for row in found if reading.get(row["document"]) == row["reading"]]
    named, codes = _named(ledger, [claim, *rows]), _languages(ledger, rows)
    out: dict[str, str] = {}
    articles = set()
    for row in rows:
        theirs = _stems(row, codes, stems)
        names, words = named[claim["id"]] & named[row["id"]], mine & theirs
        share = len(words) / (min(len(mine), len(theirs)) or 1)
        if any(len(names) >= a and len(words) >= b and share >= least for a, b, least in ALIKE):
            out[row["id"]] = "both have " + ", ".join([*sorted(names), *sorted(words)])
            articles.add(row["document"])
    return out, articles


def _languages(ledger: Ledger, rows: list[Any]) -> dict[str, str]:
    """The languages of the documents of rows."""
    wanted = documents.c.id.in_({row["document"] for row in rows})
    return {
        row["id"]: row["language"] for row in ledger.rows(select(documents.c.id, documents.c.language).where(wanted))
    }


def _stems(claim: Mapping[str, Any], codes: Mapping[str, str], stems: Stems) -> set[str]:
    """The stems of what a claim quotes, without those of its source and short ones; numbers count."""
    code = codes[claim["document"]]
    told = set(stems(code, claim["quote"] or "").split()) - set(stems(code, claim.get("source") or "").split())
    return {stem for stem in told if len(stem) >= LONG or stem.isdigit()}


def _named(ledger: Ledger, rows: list[Any]) -> dict[str, frozenset[str]]:
    """The names that stand in the quotations of claims."""
    wanted = {row["document"] for row in rows}
    query = select(names.c.document, names.c.reading, names.c.name, names.c.mentions)
    found = within(ledger, query, names.c.document, wanted)
    return {
        row["id"]: frozenset(
            one["name"].casefold()
            for one in found
            if one["reading"] == row["reading"]
            and any(row["start"] <= start and end <= row["end"] for start, end in one["mentions"])
        )
        for row in rows
    }

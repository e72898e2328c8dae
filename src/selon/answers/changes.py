"""What changed: the reports that brought a new position, another number, source or firmness, and no others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import select

from selon.answers import accounts
from selon.answers.conflicts import conflicts
from selon.answers.corrections import corrections, one_name
from selon.answers.finding import Issue, Stems, issues_of, roots, within
from selon.answers.positions import firmness, known
from selon.answers.standing import conditions
from selon.answers.times import Times
from selon.answers.traced import traced
from selon.ledger import Ledger
from selon.ledger.schema import documents, positions, readings
from selon.records import Answer, ConflictKind, State

Change = dict[str, Any]
MOST = 60
"""Changes that are listed unless more are asked for."""
ARTICLES = 40
"""The newest articles whose issues are looked at."""
ISSUES = 8
"""Issues that are looked at, those of the newest articles first."""
NUMBERS = 200
"""Conflicts, the surest, among which those of numbers are sought."""


def changes(ledger: Ledger, stems: Stems, times: Times, most: int = MOST) -> Answer:
    """The newest changes, the last reported first.

    An article that repeats what was known of a state, by the same source and as firmly, is no change. `conflict` is
    the surest one of the ledger, for whoever begins here."""
    return ledger.once(("changes", stems, times, most), lambda: _changes(ledger, stems, times, most))


def _changes(ledger: Ledger, stems: Stems, times: Times, most: int) -> Answer:
    """The newest changes, as the ledger has them."""
    newest = _newest(ledger, times)
    found = [change for issue in _issues(ledger, newest, times) for change in _of_issue(ledger, issue, times)]
    disagree: Any = conflicts(ledger, None, stems, times, (NUMBERS, False)).data["conflicts"]
    found += _numbers(disagree)
    listed = [one for one in found if one["document"] in newest]
    listed.sort(key=lambda one: (one["reported_at"], one["issue"] or "", one["document"], one["span"]), reverse=True)
    shown, surest = listed[: most or None], disagree[0] if disagree else None
    return Answer(
        title=f"{len(shown)} change{'' if len(shown) == 1 else 's'}",
        data={"changes": shown, "articles": len(newest), "more": len(listed) > len(shown), "conflict": surest},
        columns=("reported", "what changed", "issue", "state", "who", "origin", "quotation", "article"),
        rows=tuple(_row(one) for one in shown),
        notes=(f"of the {len(newest)} newest articles",),
    )


def _newest(ledger: Ledger, times: Times) -> dict[str, str]:
    """The newest articles that count: their ids by their names."""
    query = select(documents.c.id, documents.c.name, documents.c.reported)
    query = query.join(readings, readings.c.document == documents.c.id).where(*conditions(times))
    query = query.order_by(documents.c.reported.desc(), documents.c.id).limit(ARTICLES)
    return {row["name"]: row["id"] for row in ledger.rows(query)}


def _issues(ledger: Ledger, newest: dict[str, str], times: Times) -> list[Issue]:
    """The issues of which those articles tell."""
    query = select(positions.c.topic, positions.c.document)
    of = {row["topic"]: row["document"] for row in within(ledger, query, positions.c.document, newest.values())}
    place = {id: at for at, id in enumerate(newest.values())}
    root = roots(ledger, of, times)
    order = sorted(of, key=lambda topic: place[of[topic]])
    first = list(dict.fromkeys(root[topic] for topic in order))[:ISSUES]
    return issues_of(ledger, first, times)


def _of_issue(ledger: Ledger, issue: Issue, times: Times) -> Iterator[Change]:
    """What changed in one issue, in the order of the reports."""
    told = [one for one in known(ledger, issue, times)[0] if not one["heading"]]
    who = one_name(corrections(ledger, times).aliases)
    origin = _origins(ledger, issue, times)
    seen: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: {"source": set(), "firmness": set()})
    for one in sorted(told, key=lambda one: (one["reported_at"], one["span"])):
        before = seen[one["state"], who(one["actor"] or "")]
        now = {"source": who(one["chain"][-1] or ""), "firmness": firmness(one)}
        new = [part for part, value in now.items() if value not in before[part]]
        if new:
            kind = "position" if not before["source"] else new[0]
            yield _change(one, issue, kind, (origin.get(one["id"]), sorted(before["firmness"])))
        for part, value in now.items():
            before[part].add(value)


def _origins(ledger: Ledger, issue: Issue, times: Times) -> dict[str, str]:
    """The origin of the article of each state."""
    found = traced(ledger, accounts.of_issue(ledger, issue, times), times)
    return {
        one.id: found.outlets.get(origin.key, origin.key) for origin, told in found.by_article().items() for one in told
    }


def _change(one: dict[str, Any], issue: Issue, kind: str, known_: tuple[str | None, list[str]]) -> Change:
    """A change that a state is."""
    origin, before = known_
    return {
        "kind": kind,
        "id": one["id"],
        "issue_id": issue.id,
        "issue": issue.name,
        "state": one["state"],
        "actor": one["actor"],
        "firmness": firmness(one),
        "firmness_before": before if kind == "firmness" else [],
        "chain": one["chain"],
        "origin": origin or one["chain"][0] or one["document"],
        "quote": one["quote"],
        "document": one["document"],
        "span": one["span"],
        "reported_at": one["reported_at"],
        "valid_from": one["valid_from"],
        "valid_to": None if one["valid_to_inferred"] else one["valid_to"],
    }


def _numbers(disagree: Iterable[Mapping[str, Any]]) -> Iterator[Change]:
    """The numbers that a later article gives otherwise than an earlier one."""
    for one in disagree:
        first, later = sorted((one["a"], one["b"]), key=lambda side: (side["reported_at"], side["span"]))
        if one["kind"] == ConflictKind.NUMERIC and first["document"] != later["document"]:
            yield {
                "kind": "number",
                "id": one["id"],
                "issue_id": None,
                "issue": one["issue"],
                "state": None,
                "actor": None,
                "firmness": None,
                "firmness_before": [],
                "chain": later["chain"],
                "origin": later["chain"][0] or later["document"],
                "quote": later["quote"],
                "document": later["document"],
                "span": later["span"],
                "reported_at": later["reported_at"],
                "valid_from": None,
                "valid_to": None,
                "before": {name: first[name] for name in ("document", "span", "quote", "chain", "reported_at")},
                "reason": one["reason"],
            }


def _row(one: Change) -> tuple[str, ...]:
    """A change as a line of a table."""
    return (
        str(one["reported_at"])[:10],
        one["kind"],
        one["issue"] or "",
        State(one["state"]).word if one["state"] else "",
        one["actor"] or "",
        one["origin"],
        one["quote"] or "(erased)",
        one["document"],
    )

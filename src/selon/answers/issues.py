"""The issues that a ledger has: what positions speak of together, who is in it, how many states, since when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from selon.answers.finding import Issue, Stems, beyond, issues, issues_with, largest, within
from selon.answers.positions import known
from selon.answers.times import Times
from selon.answers.versions import articles
from selon.ledger import Ledger
from selon.ledger.schema import documents, keys, names, parts
from selon.records import Answer

MOST = 100
"""Issues that are listed unless more are asked for."""
NAMED = 6
"""Names that are listed of an issue, those that weigh most in its articles."""


def listed(ledger: Ledger, times: Times, *, asked: tuple[str, Stems] | None = None, most: int = MOST) -> Answer:
    """The issues, those with most states first; with words only those that have them.

    What was reported or recorded later than asked for, or did not hold on the day, is not counted."""
    shown, count = _found(ledger, times, asked, most)
    rows = _described(ledger, shown)
    left = count - len(shown)
    return Answer(
        title=f"{count} issue{'' if count == 1 else 's'}",
        data={"issues": rows},
        columns=("id", "states", "issue", "who and where", "articles", "reported"),
        rows=tuple(_row(row) for row in rows),
        notes=beyond(ledger, times) + ((f"{left} more with fewer states: --most {count} lists all",) if left else ()),
    )


def _found(ledger: Ledger, times: Times, asked: tuple[str, Stems] | None, most: int) -> tuple[list[Issue], int]:
    """The issues that are shown, and how many there are."""
    if asked is None and times == Times():
        return largest(ledger, most)
    found = issues_with(ledger, *asked, times) if asked else issues(ledger, times)
    if times != Times():
        found = _then(ledger, found, times)
    return found[:most], len(found)


def _then(ledger: Ledger, found: Iterable[Issue], times: Times) -> list[Issue]:
    """The issues as they were at the times asked for, those without a state left out."""
    out = []
    for one in found:
        told = known(ledger, one, times)[0]
        if told:
            of = dict(zip(one.positions, one.documents, strict=True))
            ids = tuple(state["id"] for state in told)
            out.append(
                Issue(
                    id=one.id,
                    name=one.name,
                    positions=ids,
                    topics=one.topics,
                    documents=tuple(map(of.__getitem__, ids)),
                )
            )
    return sorted(out, key=lambda one: (-len(one.positions), one.id))


def _described(ledger: Ledger, shown: list[Issue]) -> list[dict[str, Any]]:
    """The issues as JSON has them."""
    wanted = {document for one in shown for document in one.documents}
    query = select(documents.c.id, documents.c.reported)
    reported = {row["id"]: row["reported"] for row in within(ledger, query, documents.c.id, wanted)}
    who, article = _entities(ledger, shown, wanted), articles(ledger, wanted)
    return [_issue(one, reported, who[one.id], article) for one in shown]


def _issue(one: Issue, reported: Mapping[str, str], who: list[str], article: Mapping[str, str]) -> dict[str, Any]:
    """One issue as JSON has it; versions of one article count once."""
    days = sorted(reported[document][:10] for document in set(one.documents))
    return {
        "id": one.id,
        "name": one.name,
        "entities": who,
        "states": len(one.positions),
        "documents": len({article[document] for document in one.documents}),
        "first_reported": days[0],
        "last_reported": days[-1],
    }


def _entities(ledger: Ledger, shown: list[Issue], wanted: set[str]) -> dict[str, list[str]]:
    """For each issue the names by which its articles tell it, as most of them write them; the weightiest first."""
    of = {topic: one.id for one in shown for topic in one.topics}
    query = select(keys.c.key, parts.c.topic, keys.c.weight).join(parts, parts.c.number == keys.c.number)
    query = query.where(keys.c.key.like("e:%"))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in within(ledger, query, parts.c.document, wanted):
        if row["topic"] in of:
            counts[of[row["topic"]]][row["key"][2:]] += row["weight"]
    written = _written(ledger, wanted)
    return {
        one.id: [
            written[name]
            for name, _ in sorted(counts[one.id].items(), key=lambda pair: (-pair[1], pair[0]))
            if name in written
        ][:NAMED]
        for one in shown
    }


def _written(ledger: Ledger, wanted: set[str]) -> dict[str, str]:
    """The names in some documents by their lower case, each as it is written most often."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for row in within(ledger, select(names.c.name, names.c.stands_for), names.c.document, wanted):
        name = (row["stands_for"] or row["name"]).split(" (")[0]
        forms[name.casefold()][name] += 1
    return {name: min(found, key=lambda form: (-found[form], form)) for name, found in forms.items()}


def _row(one: Mapping[str, Any]) -> tuple[str, ...]:
    """An issue as a line of a table."""
    first, last = one["first_reported"], one["last_reported"]
    return (
        one["id"],
        str(one["states"]),
        one["name"],
        ", ".join(one["entities"]),
        str(one["documents"]),
        first if first == last else f"{first} – {last}",
    )

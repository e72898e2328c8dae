"""The pages that list claims: a search with facets, and the table of claims by what is known of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from selon.answers.claim_list import Wanted, listed
from selon.answers.search import search
from selon.claims.stems import stems
from selon.errors import NotFound
from selon.ledger import Ledger
from selon.web.pages.asked import Asked
from selon.web.pages.cited import cited

RANKED = 200
"""Hits, the best ones, that are counted and chosen from."""
SHOWN = 50
FACETS: dict[str, Callable[[dict[str, Any]], str]] = {
    "outlet": lambda one: one["document"] if one.get("outlet") is None else one["outlet"],
    "firmness": lambda one: one["firmness"],
    "kind": lambda one: one["kind"],
    "month": lambda one: str(one["reported_at"])[:7],
    "anonymous": lambda one: "anonymous" if one["anonymous"] else "named",
}
"""By what hits are counted and chosen."""
ROWS = 100
FIELDS = ("outlet", "source", "entity", "after", "before", "commitment", "basis", "act", "state", "issue")
"""What a table of claims can be asked for; the words are those of `selon claims`."""


def found(ledger: Ledger, asked: Asked) -> Mapping[str, Any]:
    """The claims and positions that have the words, with how many there are of each outlet, firmness, month.

    Behind them stand the articles in languages that are not read."""
    words = asked.given("q")
    chosen = {name: asked.given(name) for name in FACETS}
    told: dict[str, Any] = {
        "words": words,
        "chosen": chosen,
        "shown": [],
        "facets": {},
        "fact": None,
        "ranked": 0,
        "cited": [],
        "unread": [],
    }
    if words is None:
        return told
    try:
        data: Any = search(ledger, words, stems, asked.times, (RANKED, asked.given("any") is None)).data
    except NotFound as error:
        return {**told, "fact": str(error)}
    hits = [{**one, "outlet": one.get("outlet") or one["chain"][0]} for one in data["results"]]
    kept = [one for one in hits if all(value in (None, FACETS[name](one)) for name, value in chosen.items())]
    facets = {name: Counter(of(one) for one in hits).most_common(12) for name, of in FACETS.items()}
    shown = kept[:SHOWN]
    counts = {"ranked": data["ranked"], "counted": len(hits), "unread": data["unread"][:SHOWN]}
    named = cited(ledger, {one["document"] for one in shown}, asked.times)
    return {**told, "shown": shown, "facets": facets, "cited": named, **counts}


def table(ledger: Ledger, asked: Asked) -> Mapping[str, Any]:
    """The claims that fit what is asked for, a page of them; raises NotFound and Several."""
    given: dict[str, Any] = {name: asked.given(name) for name in FIELDS}
    word = asked.given("from") or "0"
    start = int(word) if word.isascii() and word.isdigit() and len(word) < 9 else 0
    answer = listed(ledger, Wanted(**given, limit=ROWS, offset=start), stems, asked.times)
    data: Any = answer.data
    after = start + ROWS if start + ROWS < data["total"] else None
    return {
        "claims": data["claims"],
        "total": data["total"],
        "given": given,
        "start": start,
        "after": after,
        "before": max(0, start - ROWS) if start else None,
        "notes": answer.notes,
        "cited": cited(ledger, {one["document"] for one in data["claims"]}, asked.times),
    }

"""How many independent origins: articles, outlets, whom they have it from, why, and what hardened on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from selon.answers import accounts
from selon.answers.accounts import Account
from selon.answers.asking import Subject
from selon.answers.edges import Edge, above, cut, edges_of
from selon.answers.hardening import Hardened
from selon.answers.times import Times
from selon.answers.traced import Traced, traced
from selon.answers.tracing import Origin
from selon.answers.versions import articles
from selon.ledger import Ledger
from selon.records import Answer

NOBODY = "its claims name nobody"
OWN = "it names nobody, and is taken for its outlet's own reporting"


def origins(ledger: Ledger, subject: Subject, times: Times) -> Answer:
    """The independent origins of an issue or a claim."""
    told = accounts.of_positions(ledger, subject.positions, subject.documents, times)
    told += accounts.of_claims(ledger, subject.claims, subject.documents, times)
    found = traced(ledger, told, times)
    edges = edges_of(found, whole=not subject.claim)
    article = articles(ledger, (one.document for one in found.accounts))
    data = _data(found, edges, subject) | _counts(article) | {"about": subject.name, "same": _same(found, subject)}
    rows = _rows(found, edges) if subject.claim else _article_rows(found, edges)
    return Answer(
        title=_title(data, found),
        data=data,
        columns=("origin", "article", "by way of", "reason", "told"),
        rows=tuple(rows),
        notes=tuple(_notes(data)),
    )


def _data(found: Traced, edges: list[Edge], subject: Subject) -> dict[str, Any]:
    """The object of the answer."""
    told = {one.document: one for one in found.accounts}
    present = {found.names.key(one.outlet) for one in found.accounts if one.outlet}
    named = {key: name for key, name in found.outlets.items() if key not in present}
    published = {one.article for one in found.accounts}
    ends = {edge["from"] for edge in edges}
    sources = [_source(found, origin, label) for origin, label in found.labels().items()]
    return {
        "articles": len(told),
        "versions": 0,
        "outlets": len({found.names.key(one.publisher) for one in told.values()}),
        "origins": sources if subject.claim else [_origin(found, *one) for one in found.by_article().items()],
        "sources": sources,
        "edges": edges,
        "hardened": [_hardening(one, found) for one in found.hardened],
        "not_covered": list(_not_covered(found, subject)),
        "not_in_ledger": sorted((set(named.values()) & ends) - published),
    }


def _counts(article: Mapping[str, str]) -> dict[str, int]:
    """How many articles documents are, and how many of the documents are further versions of one."""
    count = len(set(article.values()))
    return {"articles": count, "versions": len(article) - count}


def _not_covered(found: Traced, subject: Subject) -> Iterator[dict[str, Any]]:
    """The articles that do not say where they have it from."""
    covered = {one.document for one in found.accounts if one.id in found.origins}
    for document, one in {one.document: one for one in found.accounts}.items():
        silent = document not in covered if subject.claim else found.relaying.names_nobody(document)
        if silent:
            yield {"document": one.article, "outlet": one.outlet, "reason": NOBODY if subject.claim else OWN}


def _same(found: Traced, subject: Subject) -> list[dict[str, Any]]:
    """The claims that are held to tell the same as the one asked for, with the reason."""
    return [
        {"id": one.id, "document": one.article, "span": list(one.span), "quote": one.quote, "why": subject.why[one.id]}
        for one in found.accounts
        if one.id in subject.why
    ]


def _origin(found: Traced, origin: Origin, told: list[Account]) -> dict[str, Any]:
    """An origin of articles as the answer gives it: an outlet or agency, with those whom its articles name."""
    named = [link.name for one in told for link in one.links[-1:] if link.name and not found.outlet_of(link.name)]
    return {
        "name": found.outlets.get(origin.key, origin.key),
        "kind": found.kind(origin),
        "articles": list(dict.fromkeys(one.article for one in told)),
        "outlets": list(dict.fromkeys(one.publisher for one in told)),
        "states": list(dict.fromkeys(one.state for one in told if one.state)),
        "sources": list(dict.fromkeys(named)),
    }


def _source(found: Traced, origin: Origin, label: str) -> dict[str, Any]:
    """A source as the answer gives it: whose word the accounts are."""
    told = [one for one in found.accounts if found.origins.get(one.id) == origin]
    ends = [one for one in told if one.links and one.links[-1].name == label]
    also = dict.fromkeys(str(one.links[-1].name) for one in told if one.links and found.ends(one, origin))
    return {
        "name": label,
        "kind": ends[0].links[-1].kind if origin.kind != "outlet" and ends else origin.kind,
        "also": [name for name in also if name != label],
        "reported_by": found.outlets.get(origin.key, origin.key) if origin.kind == "anonymous" else None,
        "articles": list(dict.fromkeys(one.article for one in told)),
        "outlets": list(dict.fromkeys(one.publisher for one in told)),
        "states": list(dict.fromkeys(one.state for one in told if one.state)),
    }


def _hardening(one: Hardened, found: Traced) -> dict[str, Any]:
    """What hardened, with both quotations."""
    places = {
        side: {"document": told.article, "span": list(told.span), "quote": told.quote}
        for side, told in (("above", one.above), ("below", one.below))
    }
    return {"way": one.way, "from": above(one, found), "to": found.node(one.below.publisher), **places}


def _title(data: Mapping[str, Any], found: Traced) -> str:
    """The counts in one line."""
    more = f" and {_count(data['versions'], 'further version')}" if data["versions"] else ""
    counts = [f"{_count(data['articles'], 'article')}{more}", _count(data["outlets"], "outlet")]
    counts.append(_count(len(data["origins"]), "independent origin"))
    places = len({(one.below.document, one.way) for one in found.hardened})
    return f"{data['about']}: {', '.join(counts)}" + (f"; hardened at {_count(places, 'place')}" if places else "")


def _rows(found: Traced, edges: list[Edge]) -> Iterator[tuple[str, ...]]:
    """A line for every origin and article, with the edges that join them."""
    for origin, label in found.labels().items():
        told = [one for one in found.accounts if found.origins.get(one.id) == origin]
        for article in dict.fromkeys(one.article for one in told):
            here = [one for one in told if one.article == article]
            name = f"{label} (to {found.outlets.get(origin.key, origin.key)})" if origin.kind == "anonymous" else label
            yield (
                name,
                f"{article} ({here[0].outlet or 'outlet not known'}, {here[0].reported[:10]})",
                _way(here, label, found),
                "; ".join(_reasons(here, edges)),
                _told(here, found),
            )


def _article_rows(found: Traced, edges: list[Edge]) -> Iterator[tuple[str, ...]]:
    """A line for every origin of articles and article, with the edges that decide."""
    for origin, told in found.by_article().items():
        for article in dict.fromkeys(one.article for one in told):
            here = [one for one in told if one.article == article]
            main = [edge for edge in edges if edge["main"] and edge["document"] == article]
            reasons = dict.fromkeys(edge["reason"] for edge in main)
            yield (
                found.outlets.get(origin.key, origin.key),
                f"{article} ({here[0].outlet or 'outlet not known'}, {here[0].reported[:10]})",
                ", ".join(dict.fromkeys(edge["from"] for edge in main)) or "directly",
                "; ".join(reasons) or "its own reporting",
                _told(here, found),
            )


def _way(here: Iterable[Account], label: str, found: Traced) -> str:
    """The relays through which an article has it."""
    relays = (
        found.node(link.name)
        for one in here
        for link in one.links
        if link.name and (link is not one.links[-1] or found.names.key(link.name) in found.outlets)
    )
    relays = (name for name in relays if name != label)
    return ", ".join(dict.fromkeys(relays)) or "directly"


def _reasons(here: list[Account], edges: Iterable[Edge]) -> list[str]:
    """Why an article has that origin: the edges of its chains, its credits and its near-copies, each once."""
    shown = {(link.span or one.span) for one in here for link in one.links}
    reasons = (
        edge["reason"]
        for edge in edges
        if edge["document"] == here[0].article
        and (tuple(edge["span"]) in shown or not edge["reason"].startswith("named"))
    )
    return list(dict.fromkeys(reasons)) or ["its own reporting"]


def _told(here: list[Account], found: Traced) -> str:
    """How firmly an article tells it."""
    if any(one.below in here for one in found.hardened):
        return "hardened"
    hedged = {one.hedged for one in here}
    return "both" if len(hedged) > 1 else "with reserve" if True in hedged else "plain"


def _notes(data: Mapping[str, Any]) -> Iterator[str]:
    """What hardened, and what is not covered."""
    for one in data["hardened"]:
        upper, lower = one["above"], one["below"]
        yield (
            f"hardened ({one['way']}): {upper['document']} « {cut(upper['quote'])} » -> "
            f"{lower['document']} « {cut(lower['quote'])} »"
        )
    for one in data["same"]:
        yield f"held to be the same: {one['document']} « {cut(one['quote'])} »: {one['why']}"
    for one in data["not_covered"]:
        yield f"not covered: {one['document']}: {one['reason']}"
    if data["sources"] is not data["origins"] and data["sources"]:
        yield f"whose word it is: {'; '.join(map(_counted, data['sources']))}"
    if data["not_in_ledger"]:
        yield f"named or credited, without an article here: {', '.join(data['not_in_ledger'])}"


def _counted(source: Mapping[str, Any]) -> str:
    """A source with the number of its articles, anonymous ones with the outlet that they spoke to."""
    name = f"{source['name']} (to {source['reported_by']})" if source["reported_by"] else source["name"]
    return f"{name}: {_count(len(source['articles']), 'article')}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"

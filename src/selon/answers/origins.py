"""How many independent origins: articles, outlets, whom they have it from, why, and what hardened on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from selon.answers import accounts
from selon.answers.accounts import Account
from selon.answers.asking import Subject
from selon.answers.hardening import Hardened, hardened
from selon.answers.namesakes import Names, names_of
from selon.answers.ties import Ties, ties_of
from selon.answers.times import Times
from selon.answers.tracing import Origin, trace
from selon.ledger import Ledger
from selon.records import Answer

NOBODY = "its claims name nobody"
Edge = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """The accounts of a question with what was found of them: the origin of each by its id, ties, what hardened."""

    accounts: tuple[Account, ...]
    origins: Mapping[str, Origin]
    ties: Ties
    names: Names
    hardened: tuple[Hardened, ...]
    outlets: Mapping[str, str]

    def labels(self) -> dict[Origin, str]:
        """The name of every origin, the first told first: that under which it is told most, of equals the longest."""
        told: dict[Origin, Counter[str]] = {}
        for one in self.accounts:
            if (origin := self.origins.get(one.id)) is not None:
                names = told.setdefault(origin, Counter())
                names.update([str(one.links[-1].name)] if self._ends(one, origin) else [])
        return {origin: self._label(origin, names) for origin, names in told.items()}

    def _label(self, origin: Origin, told: Counter[str]) -> str:
        """The name of one origin, told so often under those names."""
        if origin.kind == "outlet":
            return self.outlets.get(origin.key, origin.key)
        return max(told, key=lambda name: (told[name], len(name), name), default=NOT_NAMED)

    def _ends(self, one: Account, origin: Origin) -> bool:
        """Whether the chain of an account goes to its origin itself, not only to an outlet that has it from there."""
        if not one.links or not one.links[-1].name:
            return False
        key = self.names.key(one.links[-1].name)
        return key == origin.key if origin.kind == "named" else key not in self.outlets

    def node(self, name: str | None) -> str:
        """The name under which a place of a chain stands among the edges: one for all spellings of an outlet."""
        return self.outlets.get(self.names.key(name), name) if name else NOT_NAMED


NOT_NAMED = "not named"
PUBLISHING = ("outlet", "agency")


def traced(ledger: Ledger, told: Iterable[Account]) -> Traced:
    """The accounts with their origins."""
    given = tuple(sorted(told, key=lambda one: (one.reported, one.article, one.span)))
    names = names_of(ledger, {one.document for one in given})
    ties = ties_of(ledger, given, names)
    origins = trace(given, ties, names)
    return Traced(
        accounts=given,
        origins=origins,
        ties=ties,
        names=names,
        hardened=hardened(given, origins, ties, names),
        outlets=_outlets(given, ties, names),
    )


def _outlets(told: tuple[Account, ...], ties: Ties, names: Names) -> dict[str, str]:
    """The names of all outlets by their key; an article whose outlet is not known stands for it."""
    given = [one.outlet for one in told if one.outlet]
    given += [link.name for one in told for link in one.links if link.name and link.kind in PUBLISHING]
    given += [one.name for one in ties.credits]
    given += [one.article for one in told if not one.outlet]
    return {names.key(name): name for name in reversed(given)}


def origins(ledger: Ledger, subject: Subject, times: Times) -> Answer:
    """The independent origins of an issue or a claim."""
    told = accounts.of_positions(ledger, subject.positions, times) + accounts.of_claims(ledger, subject.claims, times)
    found = traced(ledger, told)
    edges = list(_edges(found))
    data = _data(found, edges) | {"about": subject.name, "same": _same(found, subject)}
    return Answer(
        title=_title(data, found),
        data=data,
        columns=("origin", "article", "by way of", "reason", "told"),
        rows=tuple(_rows(found, edges)),
        notes=tuple(_notes(data)),
    )


def _data(found: Traced, edges: list[Edge]) -> dict[str, Any]:
    """The object of the answer."""
    articles = {one.document: one for one in found.accounts}
    covered = {one.document for one in found.accounts if one.id in found.origins}
    present = {found.names.key(one.outlet) for one in found.accounts if one.outlet}
    named = {key: name for key, name in found.outlets.items() if key not in present}
    published = {one.article for one in found.accounts}
    return {
        "articles": len(articles),
        "outlets": len({found.names.key(one.publisher) for one in articles.values()}),
        "origins": [_origin(found, origin, label) for origin, label in found.labels().items()],
        "edges": edges,
        "hardened": [_hardening(one, found) for one in found.hardened],
        "not_covered": [
            {"document": one.article, "outlet": one.outlet, "reason": NOBODY}
            for document, one in articles.items()
            if document not in covered
        ],
        "not_in_ledger": sorted(set(named.values()) - published),
    }


def _same(found: Traced, subject: Subject) -> list[dict[str, Any]]:
    """The claims that are held to tell the same as the one asked for, with the reason."""
    return [
        {"id": one.id, "document": one.article, "span": list(one.span), "quote": one.quote, "why": subject.why[one.id]}
        for one in found.accounts
        if one.id in subject.why
    ]


def _origin(found: Traced, origin: Origin, label: str) -> dict[str, Any]:
    """An origin as the answer gives it."""
    told = [one for one in found.accounts if found.origins.get(one.id) == origin]
    ends = [one for one in told if one.links and one.links[-1].name == label]
    return {
        "name": label,
        "kind": ends[0].links[-1].kind if origin.kind != "outlet" and ends else origin.kind,
        "reported_by": found.outlets.get(origin.key, origin.key) if origin.kind == "anonymous" else None,
        "articles": list(dict.fromkeys(one.article for one in told)),
        "outlets": list(dict.fromkeys(one.publisher for one in told)),
        "states": list(dict.fromkeys(one.state for one in told if one.state)),
    }


def _edges(found: Traced) -> Iterator[Edge]:
    """Every edge, from whom to whom: relays and sources that a text names, agencies credited, near-copies."""
    seen = set()
    firmer = {(one.below.document, _above(one, found)) for one in found.hardened}
    for edge, document in (*_named(found), *_credited(found), *_copied(found)):
        key = (edge["from"], edge["to"], edge["document"], edge["reason"])
        if key not in seen:
            seen.add(key)
            yield {**edge, "hardened": (document, edge["from"]) in firmer}


def _above(one: Hardened, found: Traced) -> str:
    """The node from which an edge that hardened comes."""
    return found.node(one.above.publisher) if one.way == "relay" else one.above.article


def _named(found: Traced) -> Iterator[tuple[Edge, str]]:
    """The edges of the chains, each with the words that show it."""
    for one in found.accounts:
        below = found.node(one.publisher)
        for place, link in enumerate(one.links):
            last = place == len(one.links) - 1
            relay = not last or link.kind in PUBLISHING or found.names.key(link.name or "") in found.outlets
            name = found.node(link.name)
            reason = f"{'named relay' if relay else 'named source'}: {_cut(name)}"
            span = list(link.span or one.span)
            yield {"from": name, "to": below, "reason": reason, "document": one.article, "span": span}, one.document
            below = name


def _credited(found: Traced) -> Iterator[tuple[Edge, str]]:
    """The edges from agencies to the articles that credit them."""
    articles = {one.document: one for one in found.accounts}
    for one in found.ties.credits:
        to = articles[one.document]
        edge = {"from": found.node(one.name), "to": found.node(to.publisher), "reason": "agency credit"}
        yield {**edge, "document": to.article, "span": list(one.span)}, one.document


def _copied(found: Traced) -> Iterator[tuple[Edge, str]]:
    """The edges from articles to their near-copies."""
    names = {one.document: one.article for one in found.accounts}
    for one in found.ties.copies:
        reason = f"near-copy of {names[one.other]}: {one.likeness:.0%} of the pairs of words in common (MinHash)"
        edge = {"from": names[one.other], "to": names[one.document], "reason": reason, "document": names[one.document]}
        yield {**edge, "span": [0, one.length]}, one.document


def _hardening(one: Hardened, found: Traced) -> dict[str, Any]:
    """What hardened, with both quotations."""
    places = {
        side: {"document": told.article, "span": list(told.span), "quote": told.quote}
        for side, told in (("above", one.above), ("below", one.below))
    }
    return {"way": one.way, "from": _above(one, found), "to": found.node(one.below.publisher), **places}


def _title(data: Mapping[str, Any], found: Traced) -> str:
    """The counts in one line."""
    counts = [_count(data["articles"], "article"), _count(data["outlets"], "outlet")]
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
        above, below = one["above"], one["below"]
        yield (
            f"hardened ({one['way']}): {above['document']} « {_cut(above['quote'])} » -> "
            f"{below['document']} « {_cut(below['quote'])} »"
        )
    for one in data["same"]:
        yield f"held to be the same: {one['document']} « {_cut(one['quote'])} »: {one['why']}"
    for one in data["not_covered"]:
        yield f"not covered: {one['document']}: {one['reason']}"
    if data["not_in_ledger"]:
        yield f"named or credited, without an article here: {', '.join(data['not_in_ledger'])}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _cut(words: str | None) -> str:
    """Words on one line, of a length for a line."""
    flat = " ".join((words or "").split())
    return flat if len(flat) <= 90 else f"{flat[:87].rstrip()}..."

"""The edges between sources, outlets and articles: from whom to whom, why, where, and which of them decides."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from selon.answers.accounts import Account
from selon.answers.hardening import Hardened
from selon.answers.press import OUTLETS, described
from selon.answers.traced import NOT_NAMED, Traced

Edge = dict[str, Any]
Found = tuple[Edge, str, str]
"""An edge, the document in which it stands, and the key or document from which it comes."""


def edges_of(found: Traced, *, whole: bool) -> list[Edge]:
    """Every edge: relays and sources that a text names, agencies credited, near-copies.

    With `whole` those of all claims of the articles that came through an outlet are among them, and `main` marks those
    through which an article has its main information."""
    told = chain(found.accounts, _relayed(found) if whole else ())
    firmer = {(one.below.document, above(one, found)) for one in found.hardened}
    out: dict[tuple[str, ...], Edge] = {}
    for edge, document, source in (*_named(found, told), *_credited(found), *_copied(found)):
        main = whole and found.relaying.main[document] == source
        made = {**edge, "hardened": (document, edge["from"]) in firmer, "main": main}
        out.setdefault((edge["from"], edge["to"], edge["document"], edge["reason"]), made)
    shown = {(edge["from"], edge["document"]) for edge in out.values()}
    for edge, document, source in _written(found) if whole else ():
        if (edge["from"], edge["document"]) not in shown:
            main = found.relaying.main[document] == source
            out[edge["from"], edge["document"]] = {**edge, "hardened": False, "main": main}
    return [edge for edge in out.values() if edge["from"] != edge["to"]]


def above(one: Hardened, found: Traced) -> str:
    """The node from which an edge that hardened comes."""
    return found.node(one.above.publisher) if one.way == "relay" else one.above.article


def _relayed(found: Traced) -> Iterator[Account]:
    """The claims of the articles that came through another outlet."""
    for one in found.told:
        outlets = [link for link in one.links if not described(link) and found.outlet_of(str(link.name))]
        if any(found.node(link.name) != found.node(one.publisher) for link in outlets):
            yield one


def _named(found: Traced, told: Iterator[Account]) -> Iterator[Found]:
    """The edges of chains, each with the words that show it."""
    for one in told:
        below = found.node(one.publisher)
        for place, link in enumerate(one.links):
            last = place == len(one.links) - 1
            relay = not last or link.kind in OUTLETS or bool(link.name and found.outlet_of(link.name))
            name = found.node(link.name)
            reason = f"{'named relay' if relay else 'named source'}: {cut(name)}"
            edge = {"from": name, "to": below, "reason": reason, "document": one.article}
            key = found.names.key(link.name) if link.name else NOT_NAMED
            yield {**edge, "span": list(link.span or one.span)}, one.document, key
            below = name


def _written(found: Traced) -> Iterator[Found]:
    """The edges from outlets that an article names in its lead, beside a cue or in brackets."""
    for one in {one.document: one for one in found.accounts}.values():
        for name, span in found.relaying.named(one.document):
            edge = {
                "from": found.node(name),
                "to": found.node(one.publisher),
                "reason": f"named in the text: {cut(name)}",
            }
            yield {**edge, "document": one.article, "span": list(span)}, one.document, found.names.key(name)


def _credited(found: Traced) -> Iterator[Found]:
    """The edges from agencies to the articles that credit them."""
    articles = {one.document: one for one in found.accounts}
    for one in found.ties.credits:
        to = articles[one.document]
        edge = {"from": found.node(one.name), "to": found.node(to.publisher), "reason": "agency credit"}
        yield {**edge, "document": to.article, "span": list(one.span)}, one.document, found.names.key(one.name)


def _copied(found: Traced) -> Iterator[Found]:
    """The edges from articles to their near-copies."""
    names = {one.document: one.article for one in found.accounts}
    for one in found.ties.copies:
        reason = f"near-copy of {names[one.other]}: {one.likeness:.0%} of the pairs of words in common (MinHash)"
        edge = {"from": names[one.other], "to": names[one.document], "reason": reason, "document": names[one.document]}
        source = found.ties.family(one.document)[0]
        yield {**edge, "span": [0, one.length]}, one.document, source


def cut(words: str | None) -> str:
    """Words on one line, of a length for a line."""
    flat = " ".join((words or "").split())
    return flat if len(flat) <= 90 else f"{flat[:87].rstrip()}..."

"""Where a conditional hardened into a fact: told with reserve upstream, plainly downstream, by no new source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selon.answers.accounts import Account
from selon.answers.namesakes import Names, tokens
from selon.answers.ties import Ties
from selon.answers.tracing import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Hardened:
    """An account told plainly (`below`) that was told with reserve where it comes from (`above`).

    `way` is `relay`, `near-copy`, or `heading` for a headline that is firmer than its own article."""

    above: Account
    below: Account
    way: str


def hardened(
    accounts: Iterable[Account], origins: Mapping[str, Origin], ties: Ties, names: Names
) -> tuple[Hardened, ...]:
    """Every account that hardened, each against the account above it that is nearest in words."""
    told = list(accounts)
    out = []
    for below in told:
        if below.hedged:
            continue
        for way, article in _above(below, told, ties, names):
            above = _nearest(below, [one for one in told if one.document == article], way)
            if above is not None and above.hedged and _same_source(above, below, origins, names):
                out.append(Hardened(above=above, below=below, way=way))
                break
    return tuple(one for one in out if not any(_holds(other, one) for other in out))


def _holds(outer: Hardened, inner: Hardened) -> bool:
    """Whether what hardened is told by a claim inside another one that hardened the same way; the outer one is told."""
    (start, end), (first, last) = outer.below.span, inner.below.span
    same = (outer.below.document, outer.way) == (inner.below.document, inner.way)
    return same and start <= first and last <= end and (end - start) > (last - first)


def _above(below: Account, told: list[Account], ties: Ties, names: Names) -> list[tuple[str, str]]:
    """The articles above an account, each with the way: those it copies, those of outlets its article names, itself."""
    relays = {
        names.key(link.name)
        for one in told
        if one.document == below.document
        for link in one.links
        if link.name and link.kind
    }
    copied = [("near-copy", one.other) for one in ties.copies if one.document == below.document]
    relayed = [
        ("relay", one.document)
        for one in told
        if one.document != below.document
        and one.reported <= below.reported
        and one.outlet
        and names.key(one.outlet) in relays
    ]
    own = [("heading", below.document)] if below.heading else []
    return list(dict.fromkeys([*copied, *relayed, *own]))


def _nearest(below: Account, candidates: list[Account], way: str) -> Account | None:
    """The account of the same state with most words in common; of equals the plain one, so that doubt hardens nothing.

    A heading is held against the body below it."""
    same = [one for one in candidates if one.state == below.state and one.id != below.id]
    if way == "heading":
        same = [one for one in same if not one.heading]
    words = set(tokens(below.quote))
    return max(same, key=lambda one: (_share(words, set(tokens(one.quote))), not one.hedged), default=None)


def _share(one: set[str], other: set[str]) -> float:
    """The share of words that two texts have in common."""
    return len(one & other) / (len(one | other) or 1)


def _same_source(above: Account, below: Account, origins: Mapping[str, Origin], names: Names) -> bool:
    """Whether the account below has no source that the one above has not."""
    origin, given = origins.get(below.id), origins.get(above.id)
    if origin is None or origin == given:
        return True
    return origin.kind == "outlet" and above.outlet is not None and names.key(above.outlet) == origin.key

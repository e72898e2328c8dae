"""Where a conditional hardened into a fact: told with reserve upstream, plainly downstream, by no new source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
    articles = _Articles(told, ties, names)
    found = [one for below in told if not below.hedged and (one := articles.above(below, origins, names))]
    spans: dict[tuple[str, str], list[Hardened]] = defaultdict(list)
    for one in found:
        spans[one.below.document, one.way].append(one)
    return tuple(one for one in found if not any(_holds(other, one) for other in spans[one.below.document, one.way]))


def _holds(outer: Hardened, inner: Hardened) -> bool:
    """Whether what hardened is told by a claim inside another one that hardened the same way; the outer one is told."""
    (start, end), (first, last) = outer.below.span, inner.below.span
    return start <= first and last <= end and (end - start) > (last - first)


class _Articles:
    """The accounts by their articles, and which articles stand above which."""

    def __init__(self, told: list[Account], ties: Ties, names: Names) -> None:
        self.accounts: dict[str, list[Account]] = defaultdict(list)
        self.relays: dict[str, set[str]] = defaultdict(set)
        self.of_outlet: dict[str, dict[str, str]] = defaultdict(dict)
        self.copied: dict[str, list[str]] = defaultdict(list)
        for one in told:
            self.accounts[one.document].append(one)
            self.relays[one.document] |= {names.key(link.name) for link in one.links if link.name}
            if one.outlet:
                self.of_outlet[names.key(one.outlet)][one.document] = one.reported
        for copy in ties.copies:
            self.copied[copy.document].append(copy.other)

    def above(self, below: Account, origins: Mapping[str, Origin], names: Names) -> Hardened | None:
        """The account with reserve from which a plain one hardened; None for none."""
        for way, article in self._articles(below):
            above = _nearest(below, self.accounts[article], way)
            if above is not None and above.hedged and _same_source(above, below, origins, names):
                return Hardened(above=above, below=below, way=way)
        return None

    def _articles(self, below: Account) -> Iterator[tuple[str, str]]:
        """The articles above an account, each with the way: those it copies, those of outlets it names, itself."""
        yield from (("near-copy", article) for article in self.copied[below.document])
        for outlet in sorted(self.relays[below.document]):
            for article, reported in self.of_outlet.get(outlet, {}).items():
                if article != below.document and reported <= below.reported:
                    yield "relay", article
        if below.heading:
            yield "heading", below.document


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
    """Whether the account below has no source that the one above has not.

    What an outlet says in its own article without a source rests on what it reported, so far as one can tell."""
    origin, given = origins.get(below.id), origins.get(above.id)
    if origin is None or origin == given:
        return True
    own = above.outlet is not None and names.key(above.outlet) == origin.key
    return own and (origin.kind == "outlet" or (origin.kind == "anonymous" and given is None))

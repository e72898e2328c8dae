"""Where articles have their main information from: their own reporting, or what another outlet or agency has told.

An article goes back to the outlet through which its lead tells what it tells; to the agency it credits as a whole; to
the article it copies; else to itself. Outlets named further down for a side fact are edges and no origin. Where an
article of the outlet is there, that one is followed in turn."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from selon.answers.accounts import Account
from selon.answers.press import Press, described
from selon.answers.ties import Ties
from selon.answers.tracing import Origin
from selon.ledger.copies import stretches

LEAD, BLOCK = 250, 80
"""Letters of a lead, over as many paragraphs as it takes; shorter paragraphs are no prose."""
HEAVY, LIGHT = 3, 1
"""What a claim weighs in the lead, and below it."""
MOST = 0.5
"""The share of the weight of an article's claims from which on one relay carries them."""
SEVERAL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A claim of an article: the key of the outlet that it came through, whether somebody is named, its weight."""

    start: int
    via: str | None
    sourced: bool
    lead: bool
    heading: bool

    @property
    def weight(self) -> int:
        """How much it counts for what the article is about."""
        return HEAVY if self.lead else LIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article of a question with its claims and its text."""

    document: str
    publisher: str
    reported: str
    text: str
    lead: tuple[int, int]
    claims: tuple[Account, ...]


def article(claims: Iterable[Account], text: str, headline: str | None) -> Article:
    """An article with its lead: headline, standfirst and the first paragraph below them."""
    told = tuple(sorted(claims, key=lambda one: one.span))
    start = text.find(headline) if headline else -1
    after = start + len(headline or "") if start >= 0 else 0
    return Article(
        document=told[0].document,
        publisher=told[0].publisher,
        reported=told[0].reported,
        text=text,
        lead=(max(start, 0), _end_of_lead(text, after)),
        claims=told,
    )


def _end_of_lead(text: str, start: int) -> int:
    """Where the lead ends: after the paragraphs of prose that make up LEAD letters."""
    size, end = 0, start
    for block in re.finditer(r"[^\n]+", text[start:]):
        if len(block[0]) >= BLOCK:
            size, end = size + len(block[0]), start + block.end()
        if size >= LEAD:
            break
    return end if size else len(text)


class Relaying:
    """The origin of each article of a question by its document."""

    def __init__(self, articles: Iterable[Article], ties: Ties, press: Press) -> None:
        self.articles = {one.document: one for one in articles}
        self.ties, self.press = ties, press
        self.places = {document: press.places(one.text) for document, one in self.articles.items()}
        self.pieces = {document: self._pieces(one) for document, one in self.articles.items()}
        self.by_outlet: dict[str, list[Article]] = defaultdict(list)
        for one in self.articles.values():
            self.by_outlet[press.names.key(one.publisher)].append(one)

    @cached_property
    def origins(self) -> Mapping[str, Origin]:
        """The origin of every article."""
        return {document: Origin(kind="outlet", key=self._back(document, frozenset())) for document in self.articles}

    @cached_property
    def main(self) -> Mapping[str, str | None]:
        """For every article the key of the outlet or the document of the article that its main information is from."""
        return {document: self._through(document) for document in self.articles}

    def names_nobody(self, document: str) -> bool:
        """Whether nothing in an article says where it has anything from."""
        return self.main[document] is None and not any(one.sourced for one in self.pieces[document])

    def _back(self, document: str, seen: frozenset[str]) -> str:
        """The key of the outlet to which an article goes back at last."""
        through, own = self.main[document], self.press.names.key(self.articles[document].publisher)
        if through is None or document in seen:
            return own
        if through in self.articles:
            return self._back(through, seen | {document})
        above = self._article_of(through, document, seen)
        return self._back(above, seen | {document}) if above else through

    def _article_of(self, outlet: str, document: str, seen: frozenset[str]) -> str | None:
        """The article of an outlet that another may have drawn on: of those before it the one most alike."""
        one = self.articles[document]
        there = [
            other
            for other in self.by_outlet.get(outlet, [])
            if other.reported[:10] <= one.reported[:10] and other.document not in {*seen, document}
        ]
        words = stretches(one.text)
        best = max(there, key=lambda other: (len(words & stretches(other.text)), other.reported), default=None)
        return best.document if best else None

    def _through(self, document: str) -> str | None:
        """What an article has its main information through; None for its own reporting."""
        relay = self._relay(document)
        if relay is not None:
            return relay
        own = self.press.names.key(self.articles[document].publisher)
        credit = self.ties.credit(document)
        if credit is not None and credit.whole:
            key = self.press.names.key(credit.name)
            return key if key != own else None
        if credit is not None and self._credit_carries(document, self.press.names.key(credit.name)):
            return self.press.names.key(credit.name)
        first = self.ties.family(document)[0]
        return first if first != document and first in self.articles else None

    def _credit_carries(self, document: str, key: str) -> bool:
        """Whether an agency credited beside an author is also who the lead names."""
        return any(one.via == key and one.lead for one in self.pieces[document])

    def _relay(self, document: str) -> str | None:
        """The outlet through which an article tells its main information; None where it is its own."""
        pieces = self.pieces[document]
        lead: dict[str, int] = defaultdict(int)
        whole: dict[str, int] = defaultdict(int)
        counts: dict[str, int] = defaultdict(int)
        for one in pieces:
            if one.via:
                counts[one.via] += 1
                whole[one.via] += one.weight
                lead[one.via] += one.weight if one.lead else 0
        own = sum(one.weight for one in pieces if one.lead and one.sourced and not one.via and not one.heading)
        total = sum(one.weight for one in pieces if one.via or one.sourced) or 1
        reported = any(self._is_own(claim) for claim in self.articles[document].claims)
        for key in sorted(lead, key=lambda key: -lead[key]):
            if lead[key] and lead[key] >= own and not (reported and whole[key] < MOST * total):
                return key
        most = max(whole, key=lambda key: whole[key], default=None)
        if most is not None and counts[most] >= SEVERAL and whole[most] >= MOST * total:
            return most
        return self.press.names.key(self.mentions[document][0]) if not own and document in self.mentions else None

    @cached_property
    def mentions(self) -> Mapping[str, tuple[str, tuple[int, int]]]:
        """For articles whose lead names another outlet: the first one's name, and where."""
        found: dict[str, tuple[str, tuple[int, int]]] = {}
        for document, one in self.articles.items():
            for at, name in self.places[document]:
                if one.lead[0] <= at < one.lead[1] and not self.press.own(name, one.publisher):
                    found.setdefault(document, (name, (at, at + len(name))))
        return found

    def _pieces(self, one: Article) -> tuple[Piece, ...]:
        """The claims of an article as pieces; an outlet that is only described is the last one named before."""
        named = [(at, self.press.names.key(name)) for at, name in self.places[one.document]]
        made = []
        for claim in one.claims:
            if claim.state is not None:
                continue  # a position is told by a claim, or by nobody
            via = self._via(claim, one.publisher)
            if via is None and any(described(link) and self.press.publishes(link) for link in claim.links):
                via = next((key for at, key in reversed(named) if at < claim.span[0]), None)
                via = None if via == self.press.names.key(one.publisher) else via
            made.append(
                Piece(
                    start=claim.span[0],
                    via=via,
                    sourced=any(link.name for link in claim.links) or claim.own,
                    lead=claim.heading or one.lead[0] <= claim.span[0] < one.lead[1],
                    heading=claim.heading,
                )
            )
        return tuple(made)

    def _via(self, claim: Account, publisher: str) -> str | None:
        """The key of the outlet nearest to the source of a claim, the article's own aside."""
        outlets = [
            str(link.name)
            for link in claim.links
            if self.press.publishes(link) and not described(link) and not self.press.own(str(link.name), publisher)
        ]
        return self.press.names.key(outlets[-1]) if outlets else None

    def _is_own(self, claim: Account) -> bool:
        """Whether an article says of a claim that it learned it itself: it names itself, or has seen it."""
        named = [str(link.name) for link in claim.links if link.name]
        return (claim.own and not named) or any(self.press.own(name, claim.publisher) for name in named)

"""Where articles have their main information from: their own reporting, or what another outlet or agency has told.

An article goes back to the outlet through which its lead tells what it tells; to the agency it credits as a whole; to
the article it copies; else to itself. Outlets named further down for a side fact are edges and no origin. Where an
article of the outlet is there, that one is followed in turn."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
SENTENCE_END = re.compile(r"[.!?…]\s|[\n;:«»\"“”]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A claim of an article: the key of the outlet that it came through, whether somebody is named.

    `block` is the paragraph of the lead in which it stands, headline and standfirst being 0; None below the lead."""

    start: int
    via: str | None
    sourced: bool
    block: int | None

    @property
    def weight(self) -> int:
        """How much it counts for what the article is about."""
        return LIGHT if self.block is None else HEAVY


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article of a question with its claims and its text."""

    document: str
    publisher: str
    reported: str
    text: str
    lead: tuple[tuple[int, int], ...]
    claims: tuple[Account, ...]

    def block(self, at: int) -> int | None:
        """The paragraph of the lead in which a place is; None below it."""
        return next((number for number, (start, end) in enumerate(self.lead) if start <= at < end), None)


def article(claims: Iterable[Account], text: str, headline: str | None) -> Article:
    """An article with its lead: the headline, and the paragraphs below it that make up LEAD letters."""
    told = tuple(sorted(claims, key=lambda one: one.span))
    start = text.find(headline) if headline else -1
    after = start + len(headline or "") if start >= 0 else 0
    return Article(
        document=told[0].document,
        publisher=told[0].publisher,
        reported=told[0].reported,
        text=text,
        lead=((max(start, 0), after), *_paragraphs(text, after)),
        claims=told,
    )


def _paragraphs(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of prose from a place on that make up LEAD letters; the whole text where none is prose."""
    size = 0
    for block in re.finditer(r"[^\n]+", text[start:]):
        if len(block[0]) >= BLOCK and size < LEAD:
            size += len(block[0])
            yield start + block.start(), start + block.end()
    if not size:
        yield start, len(text)


class Relaying:
    """The origin of each article of a question by its document."""

    def __init__(self, articles: Iterable[Article], ties: Ties, press: Press) -> None:
        self.articles = {one.document: one for one in articles}
        self.ties, self.press = ties, press
        credits = {(one.document, one.span[0]) for one in ties.credits}
        self.places = {
            document: [place for place in press.places(one.text) if (document, place[0]) not in credits]
            for document, one in self.articles.items()
        }
        self.pieces = {document: self._pieces(one) for document, one in self.articles.items()}
        self._stretches: dict[str, frozenset[str]] = {}
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
        if len(there) < SEVERAL:
            return there[0].document if there else None
        words = self._words(document)
        return max(there, key=lambda other: (len(words & self._words(other.document)), other.reported)).document

    def _words(self, document: str) -> frozenset[str]:
        """The pairs of words of an article, found once."""
        if document not in self._stretches:
            self._stretches[document] = frozenset(stretches(self.articles[document].text))
        return self._stretches[document]

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
        return any(one.via == key and one.block is not None for one in self.pieces[document])

    def _relay(self, document: str) -> str | None:
        """The outlet through which an article tells its main information; None where it is its own."""
        pieces = [one for one in self.pieces[document] if one.via or one.sourced]
        lead = [one for one in pieces if one.block]
        led = self._led(document)
        carried = sum(one.via == led for one in lead) > MOST * len(lead)
        if led is not None and (carried or not self._learned(document)):
            return led
        weights: Counter[str] = Counter()
        for one in pieces:
            weights.update({one.via: one.weight} if one.via else {})
        total = sum(one.weight for one in pieces)
        most, weight = weights.most_common(1)[0] if weights else ("", 0)
        several = sum(one.via == most for one in pieces) >= SEVERAL
        return most if several and weight > MOST * total else None

    def _led(self, document: str) -> str | None:
        """The outlet through which the lead tells what it tells: that of the first paragraph that says so, or of most.

        A headline that names nobody is short for what stands below it. An outlet that is only named is it where the
        lead names nobody else."""
        told = [one for one in self.pieces[document] if one.block is not None]
        lead = [one for one in told if one.via or (one.block and one.sourced)]
        if lead:
            first = [one for one in lead if one.block == lead[0].block]
            return _carrier(first, first[0].via) or _carrier(lead, None)
        blocks = range(1, len(self.articles[document].lead))
        only = next((self.mentions[document, at] for at in blocks if (document, at) in self.mentions), None)
        return self.press.names.key(only[0]) if only else None

    @cached_property
    def mentions(self) -> Mapping[tuple[str, int], tuple[str, tuple[int, int]]]:
        """For articles and paragraphs of their leads that name another outlet: the first one's name, and where."""
        found: dict[tuple[str, int], tuple[str, tuple[int, int]]] = {}
        for document, one in self.articles.items():
            for at, end, name in self.places[document]:
                block = one.block(at)
                if block is not None and not self.press.own(name, one.publisher):
                    found.setdefault((document, block), (name, (at, end)))
        return found

    def named(self, document: str) -> Iterator[tuple[str, tuple[int, int]]]:
        """The outlets that an article names in its lead, beside a cue or in brackets, each with its first place."""
        led = {self.press.names.key(name) for (where, _), (name, _) in self.mentions.items() if where == document}
        wanted = led | {one.via for one in self.pieces[document]}
        for at, end, name in self.places[document]:
            key = self.press.names.key(name)
            if key in wanted and not self.press.own(name, self.articles[document].publisher):
                wanted.remove(key)
                yield name, (at, end)

    def _pieces(self, one: Article) -> tuple[Piece, ...]:
        """The claims of an article as pieces."""
        made = []
        for claim in one.claims:
            if claim.state is not None or any(_holds(other, claim) for other in one.claims):
                continue  # a position is told by a claim, or by nobody
            via, sourced = self._via(claim, one.publisher), any(link.name for link in claim.links) or claim.own
            via = via or self._venue(claim, one)
            if via is None and any(described(link) and self.press.publishes(link) for link in claim.links):
                via, sourced = self._meant(claim, one), False
            block = 0 if claim.heading else one.block(claim.span[0])
            made.append(Piece(start=claim.span[0], via=via, sourced=sourced, block=block))
        made += [
            Piece(start=at, via=self.press.names.key(name), sourced=True, block=one.block(at))
            for at, end, name in self.places[one.document]
            if _bracketed(one.text, at, end) and not self.press.own(name, one.publisher)
        ]
        return tuple(sorted(made, key=lambda piece: (piece.block or 0, piece.start)))

    def _venue(self, claim: Account, one: Article) -> str | None:
        """The key of the outlet to which something was said: "ont confié à La Vigie que", "dit-elle dans La Vigie"."""
        if claim.behind is None:
            return None
        start, end = claim.behind
        last = SENTENCE_END.search(one.text, start, end if end is not None else len(one.text))
        end = last.start() if last else end
        for at, _, name in self.places[one.document]:
            if start <= at and (end is None or at < end) and not self.press.own(name, one.publisher):
                return self.press.names.key(name)
        return None

    def _meant(self, claim: Account, one: Article) -> str | None:
        """The key of the outlet that a description means: one in its words, else the last one named, else the next."""
        inside = [name for link in claim.links for _, _, name in self.press.places(link.name or "")]
        named = [(at, name) for at, _, name in self.places[one.document] if not self.press.own(name, one.publisher)]
        before = [name for at, name in named if at < claim.span[0]]
        after = [name for at, name in named if at >= claim.span[0] and one.block(at) is not None]
        meant = inside[-1:] or before[-1:] or after[:1]
        return self.press.names.key(meant[0]) if meant else None

    def _via(self, claim: Account, publisher: str) -> str | None:
        """The key of the outlet nearest to the source of a claim, the article's own aside."""
        outlets = [
            str(link.name)
            for link in claim.links
            if self.press.publishes(link) and not described(link) and not self.press.own(str(link.name), publisher)
        ]
        return self.press.names.key(outlets[-1]) if outlets else None

    def _learned(self, document: str) -> bool:
        """Whether the lead of an article says that it learned something itself, or credits its own outlet."""
        one = self.articles[document]
        credits = (credit.name for credit in self.ties.credits if credit.document == document)
        named = (name for at, _, name in self.places[document] if one.block(at))
        claims = (claim for claim in one.claims if one.block(claim.span[0]))
        return any(self.press.own(name, one.publisher) for name in (*credits, *named)) or any(map(self._is_own, claims))

    def _is_own(self, claim: Account) -> bool:
        """Whether an article says of a claim that it learned it itself: it names itself, or has seen it."""
        named = [str(link.name) for link in claim.links if link.name]
        return (claim.own and not named) or any(self.press.own(name, claim.publisher) for name in named)


def _bracketed(text: str, start: int, end: int) -> bool:
    """Whether a name stands alone in brackets, as a source does: "le pont serait fermé (Radio Lorne)"."""
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def _holds(outer: Account, inner: Account) -> bool:
    """Whether a claim stands inside another."""
    (start, end), (first, last) = outer.span, inner.span
    return outer.state is None and start <= first and last <= end and end - start > last - first


def _carrier(pieces: list[Piece], tie: str | None) -> str | None:
    """The outlet through which most of some claims came; where half of them did, it must be that of the `tie`."""
    through = Counter(one.via for one in pieces if one.via)
    most, count = through.most_common(1)[0] if through else (None, 0)
    own = len(pieces) - through.total()
    return most if count > own or (count == own and most == tie) else None

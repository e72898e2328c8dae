"""Story bundles: invented articles on one story, and what a careful reader draws from them. One bundle a line of JSON.

Evidence and quotations are exact words that stand once in their article; `quote_span` gives their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from evaluation.corpora import GOLD, GoldError
from selon.records import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article: headline, empty line, body; outlet and day as a person would state them."""

    document: str
    outlet: str
    published: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldState:
    """A state on the story's issue, with the words that say it; `chain` goes from the outlet to the last source."""

    state: str
    document: str
    evidence: str
    actor: str | None = None
    valid_from: str | None = None
    hedged: bool = False
    chain: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of an article."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two quotations that disagree, or that only seem to; the latter have no kind."""

    a: Quote
    b: Quote
    kind: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginGroup:
    """Where articles have their main information from, and which articles these are."""

    name: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One story; `issue` has the words by which a user would ask for it."""

    bundle: str
    issue: str
    articles: tuple[Article, ...]
    states: tuple[GoldState, ...] = ()
    conflicts: tuple[Pair, ...] = ()
    non_conflicts: tuple[Pair, ...] = ()
    origins: tuple[OriginGroup, ...] = ()
    subject: str = ""

    def texts(self) -> dict[str, str]:
        """The texts by the ids of the articles."""
        return {one.document: one.text for one in self.articles}

    def quotes(self) -> Iterator[tuple[str, Quote]]:
        """Every quotation, each with the number of the item that it belongs to."""
        for number, state in enumerate(self.states, 1):
            yield f"state {number}", Quote(document=state.document, quote=state.evidence)
        for name, pairs in (("conflict", self.conflicts), ("non-conflict", self.non_conflicts)):
            for number, pair in enumerate(pairs, 1):
                yield f"{name} {number}", pair.a
                yield f"{name} {number}", pair.b


def file_of(half: str, root: Path = GOLD, lang: str = "fr") -> Path:
    """The file of one half of the gold."""
    return root / lang / f"bundles-{half}.jsonl"


def load(file: Path) -> tuple[Bundle, ...]:
    """The bundles of a file; raises GoldError with file, line and fact, and never a word of an article."""
    found = []
    for number, line in enumerate(file.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            bundle = msgspec.json.decode(line, type=Bundle)
        except msgspec.MsgspecError as fact:
            raise GoldError(f"{file.name}:{number}: {fact}") from fact
        if facts := list(unsound(bundle)):
            raise GoldError(f"{file.name}:{number}: {'; '.join(facts)}")
        found.append(bundle)
    return tuple(found)


def unsound(bundle: Bundle) -> Iterator[str]:
    """What is wrong in a bundle: quotations that do not stand once, articles in no origin or in several."""
    texts = bundle.texts()
    for item, one in bundle.quotes():
        count = texts.get(one.document, "").count(one.quote)
        if count != 1:
            yield f"{item}: its words stand {count} times in its article"
    grouped = sorted(document for origin in bundle.origins for document in origin.articles)
    if grouped != sorted(texts):
        yield "origins: an article stands in no origin, in several, or is not there"


def quote_span(text: str, words: str) -> Span:
    """The place of words that stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))

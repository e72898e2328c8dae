"""A sentence: its words as a tree, and the names in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from selon.records.captures import Span


@lru_cache(maxsize=50_000)
def lowered(text: str) -> str:
    """The text in lower case with plain apostrophes; few words make up most of a text, and each is asked for often."""
    return text.casefold().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence in Universal Dependencies.

    `index` counts from 0 in the sentence; `text` is the word as printed, from `start` to `end` in the
    document's text; `lemma` and `upos` are as in UD. `head` is the index of the governor in the sentence, -1
    for the root; `feats` are the UD features as written in CoNLL-U (`Mood=Cnd|Number=Sing`), empty when there
    are none; `deprel` has the labels of the collapsed set; `lower` is the word in lower case with plain apostrophes, as
    tables have it."""

    index: int
    text: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    start: int
    end: int
    lower: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sets `lower`, which the rules ask for ten times a word."""
        object.__setattr__(self, "lower", lowered(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A named entity in a sentence; `span` is its place, `label` is PER, ORG, LOC, DATE, TIME, EVENT or PRODUCT."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A parsed sentence; `paragraph` is the index of its paragraph in the document.

    `span` is its place in the text, `words` are its tree, `mentions` the names in it."""

    span: Span
    paragraph: int
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...] = ()

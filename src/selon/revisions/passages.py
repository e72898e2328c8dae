"""The sentences of a version as they are compared: words without the signs that change no claim."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache

from selon.records import Attribution, Reading, Role, Sentence, Span, Word

READ = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.SUBHEADING, Role.BODY})
"""What the writers of an article wrote, and claim."""
CORRECTION = "page:correction"
"""The reason of a paragraph that tells of a correction of the article itself."""
GRAMMAR = frozenset({"ADP", "DET", "PRON", "AUX", "CCONJ", "SCONJ", "PART", "PUNCT", "SYM"})
"""Parts of speech that say little of what a sentence is about."""
LIGHT = 0.3
"""What such a word weighs beside one of the others."""
THOUSANDS = re.compile(r"(?<=\d)[\s.,\u00a0\u202f](?=\d{3}(?!\d))")
QUOTED = re.compile(r"«[^«»]{0,2000}»|“[^“”]{0,2000}”|\"[^\"\n]{0,2000}\"")
MARKS = str.maketrans("", "", "\u0300\u0301\u0302\u0303\u0308\u0327")


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """A word without capitals, accents and the blanks in a number, with plain apostrophes and hyphens."""
    plain = text.casefold().replace("’", "'").replace("‐", "-").replace("‑", "-")
    return THOUSANDS.sub("", unicodedata.normalize("NFD", plain).translate(MARKS))


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """A word of a passage: how it is compared, where it stands, its word in the parse and that word's governor."""

    form: str
    span: Span
    word: Word
    head: Word | None
    quoted: bool

    @property
    def weight(self) -> float:
        """How much the word says of what its sentence is about."""
        return LIGHT if self.word.upos in GRAMMAR else 1.0


@dataclass(frozen=True, eq=False)
class Passage:
    """A sentence of a version; `at` is its place among them, `role` that of its paragraph."""

    at: int
    span: Span
    role: Role
    tokens: tuple[Token, ...]
    sentence: Sentence

    @cached_property
    def key(self) -> tuple[str, ...]:
        """What two sentences have in common that differ in signs alone."""
        return tuple(token.form for token in self.tokens)


class Version:
    """A reading with its passages and what was found in each."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.document, self.text = reading, reading.document, reading.document.text
        self._quoted = sorted(found.span() for found in QUOTED.finditer(self.text))
        paragraphs = reading.document.paragraphs
        self.notes = tuple(one.span for one in paragraphs if one.reason == CORRECTION)
        read = [
            one
            for one in reading.sentences
            if paragraphs[one.paragraph].role in READ and paragraphs[one.paragraph].reason != CORRECTION
        ]
        self.passages = tuple(
            Passage(at, one.span, paragraphs[one.paragraph].role, self._tokens(one), one) for at, one in enumerate(read)
        )
        self._starts = [one.span.start for one in self.passages]

    def _tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The words of a sentence without its signs."""
        words = sentence.words
        return tuple(
            Token(
                folded(word.text),
                Span(word.start, word.end),
                word,
                words[word.head] if word.head >= 0 else None,
                self.quoted(word.start),
            )
            for word in words
            if any(letter.isalnum() or letter in "%€$£" for letter in word.text)
        )

    def quoted(self, at: int) -> bool:
        """Whether a place is inside quotation marks."""
        before = bisect_right(self._quoted, (at, len(self.text))) - 1
        return before >= 0 and self._quoted[before][0] < at < self._quoted[before][1]

    def quotations(self, span: Span) -> list[Span]:
        """What stands in quotation marks inside a stretch, without them."""
        return [Span(start + 1, end - 1) for start, end in self._quoted if span.start <= start and end <= span.end]

    def passage_at(self, place: int) -> Passage | None:
        """The passage that holds a place."""
        at = bisect_right(self._starts, place) - 1
        return self.passages[at] if at >= 0 and place < self.passages[at].span.end else None

    def within(self, span: Span) -> list[Passage]:
        """The passages that a stretch touches."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        touched = self.passages[first : bisect_left(self._starts, span.end)]
        return [one for one in touched if one.span.end > span.start]

    def attributions(self, passage: Passage) -> list[Attribution]:
        """The attributions of a passage: those whose cue stands in it; without a cue, whose content begins there."""
        return [
            one
            for one in self.reading.attributions
            if (anchor := (one.cue or one.content)) and passage.span.start <= anchor[0].start < passage.span.end
        ]

    def words(self, span: Span) -> str:
        """The words of a stretch."""
        return self.text[slice(*span)]

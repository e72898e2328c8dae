"""The words that differ between the two sides of a group: what was only moved, or mistyped, does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, cached_property

from rapidfuzz.distance import OSA

from selon import languages
from selon.records import Attribution, Span
from selon.revisions.pairing import Group
from selon.revisions.passages import Passage, Token, Version, folded

LONG, LONGER = 5, 8
"""Letters of a word from which on one letter, or two, may be a typing error."""
CONDITIONAL = "Mood=Cnd"


@dataclass(frozen=True, slots=True, eq=False)
class Island:
    """A run of words that was replaced by another; either may be empty."""

    old: tuple[Token, ...]
    new: tuple[Token, ...]


@dataclass(frozen=True, eq=False)
class Side:
    """One side of a group: its version, passages and words, and which of these the other side does not have."""

    version: Version
    passages: tuple[Passage, ...]
    tokens: tuple[Token, ...]
    changed: frozenset[Token]

    @property
    def span(self) -> Span:
        """From the beginning of the first passage to the end of the last."""
        return Span(self.passages[0].span.start, self.passages[-1].span.end)

    def holds(self, place: int) -> bool:
        """Whether a place is in one of the passages."""
        return any(one.span.start <= place < one.span.end for one in self.passages)

    def touched(self, span: Span) -> bool:
        """Whether a stretch has a word that the other side does not have."""
        return any(span.overlaps(one.span) for one in self.changed)

    def inside(self, span: Span) -> list[Token]:
        """The words of a stretch."""
        return [one for one in self.tokens if span.start <= one.span.start and one.span.end <= span.end]

    @cached_property
    def attributions(self) -> list[Attribution]:
        """The attributions whose cue stands here."""
        return [one for passage in self.passages for one in self.version.attributions(passage)]

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas and the first letters of the words, by which a word is known again in another form."""
        return frozenset(key for one in self.tokens for key in keys(one))


def keys(token: Token) -> tuple[str, ...]:
    """By what a word is known again in another form: its lemma, and its first letters where it is long."""
    lemma = folded(token.word.lemma)
    return (lemma, f"{token.form[:STEM]}-") if len(token.form) >= STEM else (lemma,)


STEM = 4


@dataclass(frozen=True, eq=False)
class Difference:
    """Both sides of a group with the words that differ."""

    old: Side
    new: Side
    islands: tuple[Island, ...]

    @property
    def language(self) -> str:
        """The code of the language of the newer version."""
        return self.new.version.document.language


def difference(group: Group, before: Version, after: Version) -> Difference:
    """The words of a group that differ."""
    old = tuple(token for one in group.before for token in one.tokens)
    new = tuple(token for one in group.after for token in one.tokens)
    matcher = SequenceMatcher(None, [one.form for one in old], [one.form for one in new], autojunk=False)
    islands = tuple(
        Island(old[first:last], new[start:end])
        for tag, first, last, start, end in matcher.get_opcodes()
        if tag != "equal"
    )
    gone, come = _left(islands, before.document.language)
    return Difference(Side(before, group.before, old, gone), Side(after, group.after, new, come), islands)


def _left(islands: Iterable[Island], language: str) -> tuple[frozenset[Token], frozenset[Token]]:
    """The words of islands that are neither elsewhere on the other side nor there with a typing error."""
    some = list(islands)
    old = [token for one in some for token in one.old]
    new = [token for one in some for token in one.new]
    gone, come = _without(old, new), _without(new, old)
    for token in list(gone):
        twin = next((other for other in come if mistyped(token, other, language)), None)
        if twin is not None:
            gone.remove(token)
            come.remove(twin)
    return frozenset(gone), frozenset(come)


def _without(some: Sequence[Token], others: Sequence[Token]) -> list[Token]:
    """The words that do not stand among others, as often as they stand there."""
    there = Counter(one.form for one in others)
    left = []
    for one in some:
        if there[one.form]:
            there[one.form] -= 1
        else:
            left.append(one)
    return left


def mistyped(one: Token, other: Token, language: str) -> bool:
    """Whether one word is the other with a typing error; never a number, a name of the calendar or another mood."""
    a, b = one.form, other.form
    shortest = min(len(a), len(b))
    if shortest < LONG or not (a.isalpha() and b.isalpha()) or {a, b} <= calendar(language):
        return False
    if sorted(a) == sorted(b) and OSA.distance(a, b) == 1:
        return True  # two letters were exchanged, which no ending of a verb does
    if (CONDITIONAL in one.word.feats) != (CONDITIONAL in other.word.feats):
        return False
    return OSA.distance(a, b) <= (1 if shortest < LONGER else 2)


@cache
def calendar(language: str) -> frozenset[str]:
    """The months and days of the week."""
    rows = languages.table(language, "calendar") if languages.has_table(language, "calendar") else ()
    return frozenset(
        folded(word) for row in rows if row["kind"] in ("month", "weekday") for word in row["words"].split()
    )


@cache
def words_of(language: str, table: str, kind: str, key: str = "kind") -> frozenset[str]:
    """The words of one kind in a table of a language, folded; none where it has no such table."""
    if not languages.has_table(language, table):
        return frozenset()
    return frozenset(map(folded, languages.grouped(language, table, key).get(kind, ())))

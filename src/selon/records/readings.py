"""A document read, and why one of its attributions was found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from selon.records.attributions import Attribution
from selon.records.captures import Gap, Span
from selon.records.claims import Entity, Position, Quantity, Timex
from selon.records.documents import Document
from selon.records.sentences import Sentence
from selon.records.statements import Statement
from selon.records.themes import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document with its sentences, the attributions found in them and the gaps left.

    `attributions`, `timexes`, `quantities`, `entities` (by first mention) and `positions` are in the order of the
    text; `gaps` hold the document's too. `statements` are what can be held against other accounts, `themes` the
    names and words by which the article meets others on its story, `senses` what its words are compared
    under, with their places."""

    document: Document
    sentences: tuple[Sentence, ...]
    attributions: tuple[Attribution, ...]
    gaps: tuple[Gap, ...]
    timexes: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    entities: tuple[Entity, ...] = ()
    positions: tuple[Position, ...] = ()
    statements: tuple[Statement, ...] = ()
    themes: tuple[Theme, ...] = ()
    senses: tuple[tuple[str, Span], ...] = ()

    @property
    def unread(self) -> bool:
        """Whether the document is in a language that is not read: it has a text, and at most a passage was read."""
        return any(gap.reason.startswith(f"{UNREAD}:") for gap in self.gaps)


UNREAD = "unread-language"
"""The name of the gap of a document that is wholly in a language which Selon does not read."""
Reported = TypeVar("Reported", Position, Statement)


def joined(first: Reading, second: Reading) -> Reading:
    """The readings of two parts of one document as one, each layer in the order of the text.

    The attributions of the second are numbered on from those of the first."""
    ids = {one.id: f"a{number}" for number, one in enumerate(second.attributions, len(first.attributions) + 1)}
    told = (replace(one, id=ids[one.id], parent=ids.get(one.parent or "")) for one in second.attributions)
    return replace(
        first,
        sentences=tuple(sorted((*first.sentences, *second.sentences), key=lambda one: one.span)),
        attributions=tuple(sorted((*first.attributions, *told), key=_begins)),
        gaps=tuple(sorted({*first.gaps, *second.gaps}, key=lambda gap: gap.span)),
        timexes=tuple(sorted((*first.timexes, *second.timexes), key=lambda one: one.span)),
        quantities=tuple(sorted((*first.quantities, *second.quantities), key=lambda one: one.span)),
        entities=(*first.entities, *second.entities),
        positions=(*first.positions, *_renamed(second.positions, ids)),
        statements=(*first.statements, *_renamed(second.statements, ids)),
        themes=(*first.themes, *second.themes),
        senses=tuple(sorted((*first.senses, *second.senses), key=lambda one: one[1])),
    )


def _begins(one: Attribution) -> int:
    """Where an attribution begins in the text."""
    return min(span.start for span in (*one.cue, *one.content))


def _renamed(found: tuple[Reported, ...], ids: dict[str, str]) -> list[Reported]:
    """What is reported by an attribution, with its new id."""
    return [replace(one, reported_by=ids.get(one.reported_by, one.reported_by)) for one in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why an attribution was found: its rule, what the rule says, and the words that fired it.

    `attribution` is the one asked for, `sentence` the one in which its cue stands, `rule` the id of its rule and
    `description` what that says. `evidence` names the lines of data behind it, as `fr/cues.tsv:12 affirmer VERB`.
    `conditionals` are the conditionals of cue and content with what each does: hearsay, hypothesis, ..."""

    attribution: Attribution
    sentence: Sentence
    rule: str
    description: str
    evidence: tuple[str, ...]
    conditionals: tuple[tuple[Span, str], ...] = ()

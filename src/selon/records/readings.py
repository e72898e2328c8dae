"""A document read, and why one of its attributions was found."""

from __future__ import annotations

from dataclasses import dataclass

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
    names and words by which the article meets others on its story."""

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

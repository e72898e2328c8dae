"""What changed from one version of an article to the next: claims, and the text around them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from selon.records.captures import Span
from selon.records.documents import Document


class ChangeKind(StrEnum):
    """What became of a claim from one version to the next; the value is its name in every format."""

    ADDED = "added"
    REMOVED = "removed"
    NUMBER = "number"
    DATE = "date"
    SOURCE_ADDED = "source_added"
    SOURCE_REMOVED = "source_removed"
    SOURCE_ANONYMISED = "source_anonymised"
    SOURCE_NAMED = "source_named"
    SOURCE_CHANGED = "source_changed"
    HEDGE_DROPPED = "hedge_dropped"
    HEDGE_ADDED = "hedge_added"
    POLARITY = "polarity"
    QUOTATION = "quotation"
    POSITION = "position"

    @property
    def effect(self) -> str:
        """What that does to the account, in a word: dropping a hedge hardens it."""
        return {"hedge_dropped": "hardened", "hedge_added": "softened"}.get(self.value, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A claim that is another one, new or gone; `kind` says what became of it.

    `before` and `after` are the words of the claim, mostly a sentence, in the older and the newer version; `old` and
    `new` those of them that differ. A side is None where the claim is not there. `source_before` and `source_after`
    are the last places of its chain, None for the outlet itself."""

    kind: ChangeKind
    before: Span | None
    after: Span | None
    old: Span | None = None
    new: Span | None = None
    source_before: str | None = None
    source_after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """The edits of a text: `total`, and those of them that are `without_effect` on claims.

    An edit is a run of words that were put in, taken out or replaced inside a sentence, a sentence or line that is new
    or gone, a sentence that stands elsewhere, or signs alone that changed in one. `sentences_changed`,
    `sentences_added`, `sentences_removed` and `sentences_moved` count them by sentence, `words_added` and
    `words_removed` by word."""

    total: int = 0
    without_effect: int = 0
    sentences_changed: int = 0
    sentences_added: int = 0
    sentences_removed: int = 0
    sentences_moved: int = 0
    words_added: int = 0
    words_removed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """An older and a newer version of one article, `before` and `after`, and what changed between them.

    `edits` count those of the text; `changes` are in the order of the newer text; `notes` are the paragraphs of the
    newer version that own up to a correction and were not in the older one: with them a change is announced, without
    it is silent."""

    before: Document
    after: Document
    changes: tuple[Change, ...]
    edits: Edits
    notes: tuple[Span, ...] = ()

    @property
    def announced(self) -> bool:
        """Whether the newer version says that it was corrected."""
        return bool(self.notes)

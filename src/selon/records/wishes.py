"""What a person asks of a reading."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a person says of a document: its `outlet`, and when it was `published` (ISO 8601)."""

    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to read: with another spaCy `pipeline` by name, the `wide` scope of cues, a `language` instead of the vote.

    `reader` names the reader of pages (`own`, `fast`, `trafilatura`).
    `statements` asks for what a ledger needs: what can be held against other accounts, what an article tells of, and
    documents in languages that are not read, with nothing but a gap."""

    pipeline: str | None = None
    wide: bool = False
    language: str | None = None
    reader: str = "own"
    statements: bool = False

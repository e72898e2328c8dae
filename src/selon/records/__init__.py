"""Every record, in the order of the data.

Capture -> Document (Paragraph, Entry, Stamp) -> Sentence (Word, Mention) -> Reading (Attribution, Gap) -> Answer.
Records are frozen. Spans are half-open, in code points of `Document.text`, which is never altered.

One file a stage: captures.py, documents.py, sentences.py, attributions.py, claims.py, statements.py, themes.py,
readings.py, revisions.py, answers.py, wishes.py."""

from __future__ import annotations

from selon.records.answers import Answer
from selon.records.attributions import (
    Attribution,
    Basis,
    Commitment,
    CommitmentValue,
    Link,
    SourceKind,
    SpeechAct,
    SpeechType,
)
from selon.records.captures import Capture, Gap, Member, Place, Sighting, Span, Told, Visit
from selon.records.claims import Alias, Entity, EntityKind, Position, Quantity, State, Timex, TimexType
from selon.records.documents import Document, Entry, Paragraph, Role, Stamp
from selon.records.readings import UNREAD, Explanation, Reading, joined
from selon.records.revisions import Change, ChangeKind, Edits, Revision
from selon.records.sentences import Mention, Sentence, Word
from selon.records.statements import MATTER, ConflictKind, Credit, Pole, Reserve, Statement, StatementKind
from selon.records.themes import Theme
from selon.records.wishes import Facts, Options

__all__ = [
    "MATTER",
    "UNREAD",
    "Alias",
    "Answer",
    "Attribution",
    "Basis",
    "Capture",
    "Change",
    "ChangeKind",
    "Commitment",
    "CommitmentValue",
    "ConflictKind",
    "Credit",
    "Document",
    "Edits",
    "Entity",
    "EntityKind",
    "Entry",
    "Explanation",
    "Facts",
    "Gap",
    "Link",
    "Member",
    "Mention",
    "Paragraph",
    "Options",
    "Place",
    "Pole",
    "Position",
    "Quantity",
    "Reading",
    "Reserve",
    "Revision",
    "Role",
    "Sentence",
    "Sighting",
    "SourceKind",
    "Span",
    "SpeechAct",
    "SpeechType",
    "Stamp",
    "State",
    "Statement",
    "StatementKind",
    "Theme",
    "Timex",
    "Told",
    "TimexType",
    "Visit",
    "Word",
    "joined",
]

"""An attribution: who said what, on whose word, how firmly."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from selon.records.captures import Span
from selon.records.documents import Role


class SpeechType(StrEnum):
    """How the content is given: all in quotation marks, none of it, or some of it."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SourceKind(StrEnum):
    """What the source is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    DOCUMENT = "document"
    GROUP = "group"
    ANONYMOUS = "anonymous"
    UNSPECIFIED = "unspecified"


class SpeechAct(StrEnum):
    """What the source does in saying it."""

    ASSERT = "assert"
    DENY = "deny"
    CONFIRM = "confirm"
    ESTIMATE = "estimate"
    PROMISE = "promise"
    ORDER = "order"
    ASK = "ask"
    ACCUSE = "accuse"
    PRAISE = "praise"
    OTHER = "other"


class Basis(StrEnum):
    """What the content rests on, as the words show it (evidential basis)."""

    QUOTED = "quoted"
    REPORTED = "reported"
    REPORTATIVE = "reportative"
    INFERRED = "inferred"
    WITNESSED = "witnessed"


class CommitmentValue(StrEnum):
    """FactBank values (Saurí and Pustejovsky 2009): certain, probable, possible; plus, minus, underspecified."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    CERTAIN_NOT = "CT-"
    PROBABLE_NOT = "PR-"
    POSSIBLE_NOT = "PS-"
    CERTAIN_UNKNOWN = "CTu"
    UNKNOWN = "Uu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """How far one source of the chain commits itself to the content.

    `source` is a name of the chain; None is the outlet of a document without a known outlet, or the
    unnamed source of the content; `value` is how far it goes."""

    source: str | None
    value: CommitmentValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One place of the chain with the words that show it.

    `name` is None when the text does not give it; `kind` is a source's kind, `agency`, or empty; `span` is
    None for the document's outlet."""

    name: str | None
    kind: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One source, one cue, one content: "X (source) affirme (cue) que Y (content)".

    The three terms are those of PARC 3.0 (Pareti 2016). `source` is empty when the text names nobody;
    `source_name` is the canonical name as the document allows, None when it does not say. `chain`
    goes from the document's outlet over the relays to the ultimate source. `parent` is the id of the
    attribution whose content holds this one. `rule` is the id of the rule that found it.

    `id` is unique in the reading (`a1`); `source`, `cue` and `content` are stretches of the text, several where
    other words stand between; `type` says how much of the content is quoted; `source_kind` what the source is;
    `chain_links` are the places of the chain with the words that show them. `hedged`: the wording presents the
    content as not established; `negated`: content or cue denies; `speech_act`: what the source does in saying
    it; `commitment`: how far each source of the chain goes; `basis`: what the content rests on; `role`: the
    part of the article in which it stands."""

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    type: SpeechType
    source_name: str | None
    source_kind: SourceKind
    parent: str | None
    chain: tuple[str | None, ...]
    chain_links: tuple[Link, ...]
    hedged: bool
    negated: bool
    speech_act: SpeechAct
    commitment: tuple[Commitment, ...]
    basis: Basis
    role: Role
    rule: str

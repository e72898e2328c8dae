"""Every record, in the order of the data.

Capture -> Document (Paragraph, Stamp) -> Sentence (Word, Mention) -> Reading (Attribution, Gap).
Records are frozen. Spans are half-open, in code points of `Document.text`, which is never altered.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch [start, end) of a document's text, in code points."""

    start: int
    end: int


# ---------------------------------------------------------------- intake


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes as they came from the outside world, with where and when.

    `data` are the bytes and `media_type` what they are (`text/plain`, `text/html`); `address` is the path
    or URL they came from, `name` the file stem or address under which the document is known; `first_seen`
    and `last_checked` are ISO 8601 instants or None; `digest` is the SHA-256 of `data`, in hexadecimal."""

    data: bytes
    media_type: str
    address: str
    name: str
    digest: str
    first_seen: str | None = None
    last_checked: str | None = None


# ---------------------------------------------------------------- documents


class Role(StrEnum):
    """What a paragraph is for in its article."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    SUBHEADING = "subheading"
    BYLINE = "byline"
    BODY = "body"
    CAPTION = "caption"
    TEASER = "teaser"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of the text between line breaks, with its role in the article.

    `span` is its place in the text; `reason` says what gave the role: a rule's name, such as
    `page:teaser-colon`."""

    span: Span
    role: Role
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date of the document and where it comes from.

    `value` is ISO 8601 (a date or an instant) or None; `origin` says where it stood, such as
    `page header`, `byline`, `meta article:published_time`, `option --published`, or `none`; `span` is its
    place in the text, None when it stands outside."""

    value: str | None = None
    origin: str = "none"
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article: its text as printed, cut into paragraphs, with its four date stamps.

    `name`, `address` and `digest` are the capture's; `language` is its ISO 639-1 code. `text` is what was
    decoded from the capture, never altered; `paragraphs` are in its order. `stated_published` and
    `stated_updated` are what the page says, `first_seen` and `last_checked` what Selon saw. `outlet` is None
    when neither the text nor a person named it; `outlet_origin` says which did. `byline` is the line that
    names the authors; `credits` are agencies and photographers credited, as written. `gaps` are stretches
    that could not be read, as found while reading the page."""

    name: str
    address: str
    digest: str
    language: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    stated_published: Stamp = Stamp()
    stated_updated: Stamp = Stamp()
    first_seen: Stamp = Stamp()
    last_checked: Stamp = Stamp()
    outlet: str | None = None
    outlet_origin: str = "none"
    byline: str | None = None
    credits: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()


# ---------------------------------------------------------------- sentences


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence in Universal Dependencies.

    `index` counts from 0 in the sentence; `text` is the word as printed, from `start` to `end` in the
    document's text; `lemma` and `upos` are as in UD. `head` is the index of the governor in the sentence, -1
    for the root; `feats` are the UD features as written in CoNLL-U (`Mood=Cnd|Number=Sing`), empty when there
    are none; `deprel` has the labels of the collapsed set."""

    index: int
    text: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case with plain apostrophes, as tables have it."""
        return self.text.casefold().replace("’", "'")


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


# ---------------------------------------------------------------- attributions


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A stretch that was read and not understood, or not read at all.

    `span` is its place, empty where the whole text is meant; `reason` is a short name, a colon and words."""

    span: Span
    reason: str


# ---------------------------------------------------------------- claims


class TimexType(StrEnum):
    """Kind of a time expression in TimeML (Pustejovsky et al. 2003)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression: its words, its value and the interval it names.

    `span` holds the words without preposition and article, `type` is the kind. `value` is that of TIMEX3 (ISO 8601
    with its extensions: `2024-11`, `2025-W34`, `P3M`, `PRESENT_REF`), resolved against the document's own date; what
    needs a date that the document does not give keeps a value with X in place of what is not known. `mod` is the
    TIMEX3 modifier (`START`, `END`, `APPROX`, ...) or None. `edtf` is the Extended Date/Time Format of ISO 8601-2
    (level 1, or an interval `a/b`), None where there is none. `earliest` and `latest` are the first and last day it
    can mean (ISO 8601), None without a bound or where it is not resolved. `line` names what line of data read it."""

    span: Span
    type: TimexType
    value: str
    mod: str | None = None
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity with its bounds: "plus de 300 kilomètres" has `low` 300 and no `high`.

    `span` holds the words, modifiers included. `low` and `high` are the least and greatest amount it names, None where
    it names no bound; both are the same for an exact amount. `approx` says that the words make it rough ("environ",
    "une trentaine"). `unit` is the normalised unit (`km`, `EUR`, `%`) or, for a count, the counted noun in the
    singular; None for a bare number. `of` is what is counted or measured, in the words of the text. `line` names the
    line of data or the rule that read it."""

    span: Span
    low: float | None
    high: float | None
    approx: bool = False
    unit: str | None = None
    of: str | None = None
    line: str = ""


class EntityKind(StrEnum):
    """What an entity is, by what its name refers to: a place name used for a government stays a place."""

    PERSON = "PER"
    ORGANISATION = "ORG"
    PLACE = "LOC"
    PRODUCT = "PRODUCT"
    OUTLET = "OUTLET"
    EVENT = "EVENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another name of an entity, and `why` the two `name`s are held to be one: "last name", "fr/outlets.tsv:6"."""

    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something named, with every place where it is.

    `name` is the fullest name, `kind` what it refers to, `mentions` its places in the order of the text, and `aliases`
    its other names, each with the reason. `stands_for` says whom a place name means where it speaks ("Moscou" is then
    the Russian government), with the line of data in brackets; None for all others."""

    name: str
    kind: EntityKind
    mentions: tuple[Span, ...]
    aliases: tuple[Alias, ...] = ()
    stands_for: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document with its sentences, the attributions found in them and the gaps left.

    `attributions`, `timexes`, `quantities` and `entities` (by first mention) are in the order of the text; `gaps` hold
    the document's too."""

    document: Document
    sentences: tuple[Sentence, ...]
    attributions: tuple[Attribution, ...]
    gaps: tuple[Gap, ...]
    timexes: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why an attribution was found: its rule, what the rule says, and the words that fired it.

    `attribution` is the one asked for, `sentence` the one in which its cue stands, `rule` the id of its rule and
    `description` what that says. `evidence` names the lines of data behind it, as `fr/cues.tsv:12 affirmer VERB`."""

    attribution: Attribution
    sentence: Sentence
    rule: str
    description: str
    evidence: tuple[str, ...]

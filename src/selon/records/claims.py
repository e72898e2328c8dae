"""What a content carries: times, quantities, names and positions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from selon.records.captures import Span


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
    it names no bound; both are the same for an exact amount; a share has four decimals. `approx` says that the words
    make it rough ("environ", "une trentaine"). `unit` is the normalised unit (`km`, `EUR`, `%`, `EUR/habitant`) or,
    for a count, the counted noun in the singular; None for a bare number. People are counted in one unit ("personne"),
    and `noun` keeps which people ("pompier"), else it is None. `of` is what is counted or measured, in the words of the
    text. `line` names the line of data or the rule that read it."""

    span: Span
    low: float | None
    high: float | None
    approx: bool = False
    unit: str | None = None
    of: str | None = None
    noun: str | None = None
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


class State(StrEnum):
    """What an actor makes of an issue, or where it stands on it."""

    AUTHORISE = "authorise"
    FORBID = "forbid"
    RESTRICT = "restrict"
    REFUSE = "refuse"
    SUSPEND = "suspend"
    PROMISE = "promise"
    SUPPORT = "support"
    OPPOSE = "oppose"
    ANNOUNCE = "announce"
    CONFIRM = "confirm"
    DENY = "deny"
    REQUEST = "request"
    ORDER = "order"
    RECOMMEND = "recommend"
    CONDEMN = "condemn"
    CONTROL = "control"
    ASSERT = "assert"
    NEUTRAL = "neutral"
    CONCERN = "concern"

    @property
    def word(self) -> str:
        """The state as screens call it: `BLOCKED` for what is forbidden."""
        return {"forbid": "BLOCKED", "restrict": "RESTRICTED"}.get(self.value, self.value.upper())


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where an actor stands on an issue: "Le préfet a interdit la baignade" sets the state `forbid`.

    `actor` is who decides or takes the stand, as the document names it, None where it names nobody; `issue` what it is
    about, in the words of the text; `state` what becomes of it, negations and verbs above it reckoned in. `valid_from`
    and `valid_to` are EDTF, None where the text gives no date. `reported_by` is the id of the innermost attribution
    that holds it, or `outlet` where the article says it itself. `evidence` holds the words that set the state with
    their issue, `issue_span` and `actor_span` the words for each, None where there are none. `lines` name the lines of
    data that fired, the outermost word first. `prominence` says from 0 to 1 how much the article makes of it:
    how likely a reader who lists who stands where would list it."""

    actor: str | None
    issue: str
    state: State
    valid_from: str | None
    valid_to: str | None
    reported_by: str
    evidence: tuple[Span, ...]
    issue_span: Span | None = None
    actor_span: Span | None = None
    lines: tuple[str, ...] = ()
    prominence: float = 1.0

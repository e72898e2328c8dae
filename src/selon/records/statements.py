"""What can be held against another: a clause, a position or a quantity, reduced to what decides whether two clash."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from selon.records.captures import Span


class StatementKind(StrEnum):
    """What was reduced to a statement."""

    CLAUSE = "clause"
    POSITION = "position"
    QUANTITY = "quantity"
    EVENT = "event"


class ConflictKind(StrEnum):
    """In what two accounts disagree."""

    NUMERIC = "numeric"
    POLARITY = "polarity"
    OUTCOME = "outcome"
    DATE = "date"
    ORIGIN = "origin"
    CHARACTERISATION = "characterisation"
    FIRMNESS = "firmness"


class Reserve(StrEnum):
    """With what reserve a clause is told; the empty one is none."""

    NONE = ""
    HEARSAY = "hearsay"
    POSSIBLE = "possible"
    PLANNED = "planned"


MATTER = "*"
"""What an end of a scale is said of where only the talk says of what: "c'est un accident"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pole:
    """One end of a scale that has two: "court" and "long", "abattu" and "a frappé".

    `axis` names the scale, `sign` is `+` or `-`, negations reckoned in, `of` holds the words that it is said of
    (`MATTER` where it is a pronoun or nothing), `word` the word itself, `kind` in what two opposite ends disagree;
    `denied` says that a negation turned it."""

    axis: str
    sign: str
    of: frozenset[str]
    word: str
    kind: ConflictKind
    denied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """That something is owed to somebody: who gave the alert, who revealed the letter.

    `axis` says what was done, `head` is the sense of the word for whom it is owed to, `to` are those of its phrase and
    `names` the names among them, `of` those for what is owed; `loose` says that they may be any thing: "une fuite",
    "l'affaire", or none at all; `stressed` that who it was is the point: "c'est une infirmière qui"."""

    axis: str
    head: str
    to: frozenset[str]
    names: frozenset[str]
    of: frozenset[str]
    loose: bool
    stressed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A clause, position, quantity or event as it is compared.

    `kind` says what it was, `span` holds its words, `reported_by` is the id of the innermost attribution around it,
    or `outlet`. `head` is the sense of its verb, of its issue or of what is measured; `words` are the senses of its
    words, `beside` those of its sentence, `about` those of what it is said of in a clause above it; `names` are who
    and what its sentence names, `around` the same with the sentences before it, `story` more names of the article.
    `negated` says whether it is negated, `told` whether it is said to be so at all (a hypothesis is not), `firm`
    that it is told as a fact and nothing softens it, `reserve` what does. `poles` are the ends of scales in it.
    `actor` is who decides; `first` and `last` (EDTF) are from and to when it is said to hold, None where nothing is
    said; `former` says that the text calls it past ("jusque-là"), `future` that it is yet to come. `low`, `high`,
    `strict` ("plus de"), `approx`, `unit` and `scope` ("travaux compris") belong to quantities. `quoted` holds the
    stems of what stands in quotation marks; `credit` says to whom something is owed. `core` holds the senses of
    what a negated clause says not to be, `none` the nouns among them that it says there is none of; `ever` says
    that it means every time or every one ("jamais", "aucun"). `rebuts` says that a clause denies what was said
    before it, in its own words (`claim`) or by the cue of an answer (`answer`). `done` says that it tells of what
    was done (`done`) or had been done before (`earlier`). `plain` are those of `words` that say much, `acts` the
    verbs among them; `often` are those of `beside` that its article has again and again; `counters` is how many
    words of its sentence answer another account ("pourtant", "bel et bien", "dément").

    Of a number, `actor` is who gives it in its own sentence, `sort` says whether it counts people or things or is
    money, a share or a measure, `roles` what a sum may be (cost, aid, fine), and those that an article sets against
    each other have one `measure`; `rivals` are how many more of its unit the article has. Of an event `head` is its
    kind, `sort` whether that is known, `hour` at what time of its day it was. Of both, `beside` has the words of the
    sentence before too, `days` are those both name; `scope` also says that it was another."""

    kind: StatementKind
    span: Span
    reported_by: str
    head: str
    words: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    story: frozenset[str] = frozenset()
    negated: bool = False
    told: bool = True
    firm: bool = True
    reserve: Reserve = Reserve.NONE
    poles: tuple[Pole, ...] = ()
    actor: str | None = None
    first: str | None = None
    last: str | None = None
    former: bool = False
    future: bool = False
    low: float | None = None
    high: float | None = None
    strict: bool = False
    approx: bool = False
    unit: str | None = None
    sort: str = ""
    measure: str = ""
    days: frozenset[str] = frozenset()
    scope: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    quoted: str = ""
    credit: Credit | None = None
    core: frozenset[str] = frozenset()
    none: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    ever: bool = False
    done: str = ""
    rebuts: str = ""
    rivals: int = 0
    hour: str = ""
    often: frozenset[str] = frozenset()
    counters: int = 0

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
class Statement:
    """A clause, position, quantity or event as it is compared.

    `kind` says what it was, `span` holds its words, `reported_by` is the id of the innermost attribution around it,
    or `outlet`. `head` is the sense of its verb, of its issue, of what is measured, or the kind of event; `words` are
    the senses of its words, `beside` those of its sentence (of a quantity or an event, of that before it too); `names`
    are who and what its sentence names, `around` the same with the sentences before it and the story. `negated` says
    whether it is negated, `told` whether it is said to be so at all (a hypothesis is not), `firm` that nothing softens
    it. `poles` are the ends of scales in it. `actor` is who decides, or who gives a number in its own sentence; `first`
    and `last` (EDTF) are from and to when it is said to hold, None where nothing is said; `former` says that the text
    calls it past ("jusque-là"), `future` that it is yet to come. `low`, `high`, `strict` ("plus de"), `approx` and
    `unit` belong to quantities, with `sort` (people, count, money, share, measure; of an event, whether its kind is
    known) and the `roles` that a sum may have (cost, aid, fine); those that an article sets against each other have one
    `measure`. `days` are those that its sentence and the one before it name. `scope` holds the words that say what a
    number takes in ("travaux compris"), or that an event was moved. `quoted` holds the stems of what stands in
    quotation marks. `core` holds the senses of what a negated clause says not to be, `none` the nouns
    among them that it says there is none of; `ever` says that it means every time or every one ("jamais", "aucun").
    `rebuts` says that a clause denies what was said before it, in its own words (`claim`) or by the cue of an answer
    (`answer`). `plain` are those of `words` that say much, `acts` the verbs among them."""

    kind: StatementKind
    span: Span
    reported_by: str
    head: str
    words: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    negated: bool = False
    told: bool = True
    firm: bool = True
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
    core: frozenset[str] = frozenset()
    none: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    ever: bool = False
    rebuts: str = ""

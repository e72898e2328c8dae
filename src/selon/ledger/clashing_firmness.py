"""What one account tells as a fact and another as hearsay, as possible or as planned."""

from __future__ import annotations

from selon.ledger.accounts import (
    SAME_NEWS,
    SAME_STORY,
    SAME_WEEK,
    Clash,
    Told,
    apart,
    both,
    days_between,
    one_origin,
    same_actor,
    same_document,
    same_name,
    same_object,
    same_span_of_time,
    shared,
)
from selon.ledger.clashing_numbers import digits
from selon.ledger.days import first_day, last_day
from selon.ledger.wording import marked
from selon.records import ConflictKind, Reserve, Statement, StatementKind

OVERLAP = 0.5
"""Part of the words of the shorter of two clauses of which the other must have more."""
MOST = 0.6
"""The same where the verb of only one is in the other."""
NEARLY_ALL = 0.75
"""The same where the verbs differ and one names the outlet of the other."""
HEADS = 2
"""The verbs of two clauses, where each is in the other."""
WORDS, PLAIN = 3, 2
"""Words that two clauses must have in common, and how many of them that are no names."""
ONE_OR_TWO = 2
"""Numbers up to which two may be equal by chance."""
EXACT = 3
"""Digits from which on a number is equal to another by no chance."""
TOP = 1500
"""Characters from which on a statement no longer stands near the top of an article."""
PROVEN = "proof"
"""The sense of words that say that something has been established since."""
TELLS = {Reserve.HEARSAY: "as hearsay", Reserve.POSSIBLE: "as possible", Reserve.PLANNED: "as planned"}


def hardened(a: Told, b: Told) -> Clash | None:
    """One account tells as a fact what another tells with reserve, and names no source of its own."""
    pair = firm_and_soft(a, b)
    if pair is None:
        return None
    firm, soft = pair
    passed_on = relayed(firm, soft)
    if not _one_matter(firm.statement, soft.statement, relayed=passed_on) or not hardens(firm, soft):
        return None
    told = TELLS[soft.statement.reserve]
    return Clash(
        kind=ConflictKind.FIRMNESS,
        reason=f"told as a fact in one, {told} in the other: {in_common(firm.statement, soft.statement)}",
        dissolves_if="the firmer account has a source of its own, or the thing has come about since",
        sure=2.0 + passed_on + _early(firm.statement),
    )


def _early(one: Statement) -> float:
    """How near the top of its article a statement stands: what is told several times is shown where it stands first."""
    return (1 - min(one.span.start, TOP) / TOP) / 4


def softened(a: Told, b: Told) -> Clash | None:
    """One account tells as certain the position that another of the same origin tells in the conditional."""
    one, other = a.statement, b.statement
    if not both(a, b, StatementKind.POSITION) or one.firm == other.firm:
        return None
    if one.poles[0].word != other.poles[0].word or not same_actor(one, other, known=False):
        return None
    if not one_origin(a, b) or not same_span_of_time(one, other):
        return None
    near = same_document(a, b) and same_actor(one, other, known=True) and len(one.names & other.names) >= 2
    if not (near or same_object(one, other)):
        return None
    origin = a.origin if a.origin in b.chain else b.origin
    return Clash(
        kind=ConflictKind.FIRMNESS,
        reason=f"{one.poles[0].word} told as certain in one, as hearsay in the other; both rest on {origin}",
        dissolves_if="the firmer account has a source of its own",
        sure=2.0 + same_document(a, b),
    )


def firm_and_soft(a: Told, b: Told) -> tuple[Told, Told] | None:
    """The account that is told as a fact and the one with reserve; None where there is not one of each.

    A clause is held against a clause, a number against a number; an author's own nuances inside one article are none,
    but for its headline."""
    one, other = a.statement, b.statement
    if one.kind is not other.kind or one.kind is StatementKind.POSITION or one.negated != other.negated:
        return None
    firm, soft = (a, b) if one.firm else (b, a)
    if not firm.statement.firm or not soft.statement.reserve:
        return None
    if soft.statement.negated and soft.statement.reserve is not Reserve.HEARSAY:
        return None
    if same_document(a, b):
        return None
    return firm, soft


def _one_matter(one: Statement, other: Statement, *, relayed: bool) -> bool:
    """Whether two clauses tell of one thing: the same verb and most words, or the same number of it.

    Where one names the outlet of the other less will do."""
    if not same_span_of_time(one, other):
        return False
    if one.kind is StatementKind.QUANTITY:
        return _same_number(one, other, relayed=relayed)
    mine, its = one.words | one.about, other.words | other.about
    common = mine & its
    share = len(common) / min(len(one.words), len(other.words))
    heads = (one.head in its) + (other.head in mine)
    if heads == 0:
        return relayed and len(common) > WORDS and share >= NEARLY_ALL
    if heads == 1 and share < MOST:
        return False
    names = one.names | other.names | one.around | other.around
    parts = tuple(part for name in names for part in name.split())
    # The words of a name are no words of what is told: "voies ferrées nationales".
    named = {word for word in common if word in names or any(part.startswith(word) for part in parts)}
    near = relayed or (heads == HEADS and bool(one.names & other.names))
    enough = len(common) >= WORDS - near and share > OVERLAP
    return enough and len(common - named) >= PLAIN and bool(relayed or named or (one.around & other.around))


def _same_number(one: Statement, other: Statement, *, relayed: bool) -> bool:
    """Whether two measures are one: the same number of the same thing, or a number that nothing else has by chance."""
    mine, its = {one.low, one.high} - {None}, {other.low, other.high} - {None}
    if one.unit != other.unit or one.unit in one.words | other.words:
        return False
    long = max((digits(x) for x in mine & its if x is not None and abs(x) > ONE_OR_TWO), default=0)
    alike = bool(set(one.head.split()) & set(other.head.split())) and bool(one.words & other.words)
    names = (one.names & other.names) or (one.around & other.around)
    near = relayed and (long > 1 or len(one.words & other.words) >= PLAIN)
    return bool(names) and (long >= EXACT or (long > 0 and (alike or near)))


def hardens(firm: Told, soft: Told) -> bool:
    """Whether the firm account has no source of its own, and nothing has come about since that would bear it out."""
    if _own_source(firm, soft):
        return False
    if relayed(firm, soft):
        return True
    days = days_between(firm.reported, soft.reported)
    if days is None:
        return False
    if (firm.reported or "")[:10] <= (soft.reported or "")[:10]:
        return days <= SAME_STORY
    return days <= _while_news(firm.statement, soft.statement) and not _since(firm, soft)


def _while_news(firm: Statement, soft: Statement) -> int:
    """Days after which a later account may tell as a fact what had only been said: what is planned comes about."""
    if soft.reserve is Reserve.HEARSAY:
        return SAME_STORY if soft.done or not firm.done else SAME_WEEK
    if soft.reserve is Reserve.POSSIBLE and not firm.done:
        return SAME_STORY
    return SAME_NEWS if firm.future else 1


def _since(firm: Told, soft: Told) -> bool:
    """Whether the firm account tells of a day after the soft one, or that something was established since."""
    when, told = firm.statement.first, (soft.reported or "")[:10]
    if PROVEN in firm.statement.beside | firm.statement.words:
        return True
    return when is not None and apart(when, told) and first_day(when) > last_day(told)


def relayed(firm: Told, soft: Told) -> bool:
    """Whether one account names the outlet of the other, or both name one outlet between them and their source."""
    mine, its = firm.chain[1:], soft.chain[1:]
    named = any(same_name(x, y) for x in firm.chain[:1] for y in its) or any(
        same_name(x, y) for x in mine for y in soft.chain[:1]
    )
    told = {(soft.chain[0] or "").casefold()} if soft.chain else set()
    named = named or bool(told & (firm.statement.names | firm.statement.around))
    return named or any(same_name(x, y) for x in mine[:-1] for y in its)


def _own_source(firm: Told, soft: Told) -> bool:
    """Whether the firm account rests on somebody whom the soft one has not: it is another's word, or new evidence."""
    return len(firm.chain) > 1 and not any(same_name(firm.origin, name) for name in soft.chain)


def in_common(one: Statement, other: Statement) -> str:
    """What two accounts tell of, for a person."""
    common = sorted((one.words | one.about) & (other.words | other.about))
    return marked(common[:4]) or shared(one, other)

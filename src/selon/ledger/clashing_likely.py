"""Clashes that no single mark shows, told by all that speaks for them together, with learnt weights."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from selon.ledger.accounts import (
    SAME_WEEK,
    Clash,
    Told,
    apart,
    both,
    same_aspect,
    same_document,
    same_span_of_time,
    same_voice,
    shared,
    told_within,
)
from selon.ledger.clashing_clauses import answerable, opposite
from selon.ledger.clashing_days import REACH
from selon.ledger.clashing_denials import in_time
from selon.ledger.clashing_firmness import TELLS, firm_and_soft, hardens, in_common, relayed
from selon.ledger.clashing_numbers import as_signs, countable, may_be_one, risen, same_speaker_later
from selon.ledger.evidence import (
    GENERAL,
    KNOWN,
    Evidence,
    of_clauses,
    of_days,
    of_denial,
    of_firmness,
    of_numbers,
    of_poles,
    told_of,
)
from selon.ledger.weights import chance
from selon.records import MATTER, ConflictKind, Pole, Statement, StatementKind

DAY = "2031-05-03"
"""A day; what is shorter is a month or a year."""
PLAIN = 2
"""Words besides names that a fact and what is told with reserve have in common."""
POLES, DENIAL, NUMBERS, DAYS, FIRMNESS, CLAUSES = "poles", "denial", "numbers", "days", "firmness", "clauses"
ENOUGH = {POLES: 0.5, DENIAL: 0.6, NUMBERS: 0.6, DAYS: 0.5, FIRMNESS: 0.7, CLAUSES: 0.5}
"""From what chance on a pair is listed, by rule."""


def at_odds(a: Told, b: Told) -> Clash | None:
    """Two ends of a scale that are likely said of one thing."""
    if not both(a, b, StatementKind.CLAUSE) or same_voice(a, b):
        return None
    found = [(chance(POLES, of_poles(a, b, *two)), two) for two in ends(a, b)]
    likely, two = max(found, key=lambda one: one[0], default=(0.0, None))
    if two is None or likely < ENOUGH[POLES]:
        return None
    mine, its = two
    return Clash(
        kind=mine.kind,
        reason=f"“{mine.word}” against “{its.word}”, said of {shared(a.statement, b.statement)}",
        dissolves_if="they are said of different things, parts or times",
        sure=likely,
    )


def ends(a: Told, b: Told) -> Iterator[tuple[Pole, Pole]]:
    """The words of two clauses of one time that stand at the two ends of one scale, and may answer each other."""
    one, other = a.statement, b.statement
    named = (one.names | one.around) & (other.names | other.around)
    if not same_aspect(one, other) or (one.names and other.names and not named):
        return
    for mine, its in product(one.poles, other.poles):
        general = mine.axis in GENERAL and not (mine.of & its.of) - {MATTER} - named
        if (
            opposite(mine, its)
            and answerable(a, b, mine.kind)
            and not general
            and not _of_others(one, other, mine, its)
        ):
            yield mine, its


def _of_others(one: Statement, other: Statement, mine: Pole, its: Pole) -> bool:
    """Whether two ends of a scale are said of two things that nothing joins."""
    if MATTER in mine.of | its.of or not mine.of or not its.of:
        return False
    return not (mine.of & its.of or mine.of & (other.words | other.beside) or its.of & (one.words | one.beside))


def unsaid(a: Told, b: Told) -> Clash | None:
    """A denial that is likely of what the other says."""
    if not both(a, b, StatementKind.CLAUSE) or same_voice(a, b):
        return None
    likely, core = max((_denied(no, yes) for no, yes in ((a, b), (b, a))), key=lambda one: one[0])
    if likely < ENOUGH[DENIAL]:
        return None
    return Clash(
        kind=ConflictKind.POLARITY,
        reason=f"one denies what the other says of {', '.join(sorted(core))}",
        dissolves_if="the denial means something else",
        sure=likely,
    )


def _denied(no: Told, yes: Told) -> tuple[float, frozenset[str]]:
    """How likely one denies what the other says, and of what."""
    core = denied_core(no, yes)
    return (chance(DENIAL, of_denial(no, yes)), core) if core else (0.0, core)


def denied_core(no: Told, yes: Told) -> frozenset[str]:
    """What one denies of the words of the other, which denies nothing."""
    denial, said = no.statement, yes.statement
    if said.negated or not same_aspect(denial, said) or not in_time(no, yes):
        return frozenset()
    core = (denial.core - said.core) & said.words
    rest = denial.plain - denial.core - denial.names - denial.around
    told = said.words | (said.beside - said.names - said.around)
    elsewhere = bool(core & said.acts) and bool(rest) and not rest & told and bool(said.plain - core - said.names)
    return frozenset() if elsewhere else core


def _likely(rule: str, evidence: Evidence | None) -> float | None:
    """The chance that a rule gives to what speaks for a pair; None where nothing does or it is not enough."""
    likely = chance(rule, evidence) if evidence else 0.0
    return likely if likely >= ENOUGH[rule] else None


def counted_apart(a: Told, b: Told) -> Clash | None:
    """Two numbers that leave no common value and are likely of one thing."""
    likely = _likely(NUMBERS, of_counts(a, b))
    if likely is None:
        return None
    one, other = a.statement, b.statement
    unit = "" if one.unit == other.unit and not (one.unit or "").isupper() else f" {one.unit}"
    return Clash(
        kind=ConflictKind.NUMERIC,
        reason=f"{as_signs(one)} against {as_signs(other)}{unit}: no value is in both; both of {shared(one, other)}",
        dissolves_if="they measure different things, at different times, or count differently",
        sure=likely,
    )


def of_counts(a: Told, b: Told) -> Evidence | None:
    """What speaks for two numbers being of one thing; None where they may both be so, or nothing joins them."""
    one, other = a.statement, b.statement
    if not both(a, b, StatementKind.QUANTITY) or same_voice(a, b) or not countable(one, other):
        return None
    if may_be_one(one, other) or (same_document(a, b) and one.beside == other.beside and one.measure != other.measure):
        return None
    found = of_numbers(a, b)
    met = found["own"] or found["crossed"] or found["head"] or found["beside"] or one.measure == other.measure
    return found | _kept_apart(a, b) if met else None


def _kept_apart(a: Told, b: Told) -> Evidence:
    """What speaks against two numbers being set against each other."""
    one, other = a.statement, b.statement
    return {
        "other scope": float(one.scope != other.scope),
        "one negated": float(one.negated != other.negated),
        "risen": float(risen(a, b)),
        "corrected": float(same_speaker_later(a, b)),
        "other way": float(_other_way(one, other)),
        "no name": float(not (one.names | one.around) & (other.names | other.around)),
        "other unit": float(one.unit != other.unit),
    }


def _other_way(one: Statement, other: Statement) -> bool:
    """Whether two numbers are of opposite things: classes that open, classes that close."""
    return any(mine.axis == its.axis and mine.sign != its.sign for mine, its in product(one.poles, other.poles))


def on_other_days(a: Told, b: Told) -> Clash | None:
    """One event, by all that speaks for it, on two days."""
    likely = _likely(DAYS, of_two_days(a, b))
    if likely is None:
        return None
    one, other = a.statement, b.statement
    mine, its = (f"{x.first} {x.hour}".strip() for x in (one, other))
    return Clash(
        kind=ConflictKind.DATE,
        reason=f"{one.head} on {mine} in one, on {its} in the other: {shared(one, other)}",
        dissolves_if="they are two events, or two stages of one",
        sure=likely,
    )


def of_two_days(a: Told, b: Told) -> Evidence | None:
    """What speaks for two dated events being one; None where their times may be one or nothing is common."""
    one, other = a.statement, b.statement
    if not both(a, b, StatementKind.EVENT) or one.first is None or other.first is None or same_voice(a, b):
        return None
    hours = bool(one.hour and other.hour) and one.hour != other.hour
    if not (hours or apart(one.first, other.first)) or not told_of(one) & told_of(other):
        return None
    return of_days(a, b) | {
        "hours": float(hours),
        "two known": float(one.sort == other.sort == KNOWN and one.head != other.head),
        "theme elsewhere": float(_other_themes(one, other)),
        "moved": float(bool(one.scope | other.scope)),
        "later plan": float(one.future and not told_within(a, b, SAME_WEEK)),
        "period": float(len(one.first) < len(DAY)) + float(len(other.first) < len(DAY)),
    }


def _other_themes(one: Statement, other: Statement) -> bool:
    """Whether two events are of two things that share at most a word: "le bail de la piscine", "le bail du gymnase"."""
    names = one.names | one.around | other.names | other.around
    mine, its = one.words - names, other.words - names
    if not mine & its:
        told = mine & other.acts or its & one.acts
        left_out = one.head != REACH and not (mine and its) and (mine & other.beside or its & one.beside)
        return not (told or left_out)
    return bool(mine - its and its - mine) and len(mine & its) == 1


def made_firm(a: Told, b: Told) -> Clash | None:
    """A fact that is likely what the other tells with reserve."""
    pair = firm_and_other(a, b)
    if pair is None:
        return None
    firm, soft = pair
    likely = chance(FIRMNESS, of_firmness(firm, soft, relayed=relayed(firm, soft)))
    if likely < ENOUGH[FIRMNESS]:
        return None
    return Clash(
        kind=ConflictKind.FIRMNESS,
        reason=f"told as a fact in one, {TELLS[soft.statement.reserve]} in the other: "
        + in_common(firm.statement, soft.statement),
        dissolves_if="the firmer account has a source of its own, or the thing has come about since",
        sure=likely,
    )


def firm_and_other(a: Told, b: Told) -> tuple[Told, Told] | None:
    """A fact, and what is told with reserve in words that are also its own; None where it may have come about since."""
    if not both(a, b, StatementKind.CLAUSE) or not same_span_of_time(a.statement, b.statement):
        return None
    pair = firm_and_soft(a, b)
    if pair is None or not hardens(*pair):
        return None
    one, other = pair[0].statement, pair[1].statement
    named = one.names | one.around | other.names | other.around
    mine, its = (one.words | one.about) - named, (other.words | other.about) - named
    # Each has words that the other has not: they may be of two, unless one has it from the other.
    apart_both = bool(mine - its and its - mine) and not relayed(*pair)
    return pair if len(mine & its) >= PLAIN and not apart_both else None


def of_two_clauses(a: Told, b: Told) -> Evidence | None:
    """What speaks for two clauses being two accounts of one thing; None where next to nothing joins them."""
    one, other = a.statement, b.statement
    if not both(a, b, StatementKind.CLAUSE) or same_voice(a, b):
        return None
    met = (one.beside & other.beside) - one.names - other.names - one.around - other.around
    if len(met) < 1 or not (met & (one.plain | other.plain)):
        return None
    return of_clauses(a, b)


def at_variance(a: Told, b: Told) -> Clash | None:
    """Two clauses that are likely two accounts of one thing which cannot both be right."""
    likely = _likely(CLAUSES, of_two_clauses(a, b))
    if likely is None:
        return None
    one, other = a.statement, b.statement
    return Clash(
        kind=_in_what(one, other),
        reason=f"told otherwise in the other: {shared(one, other)}",
        dissolves_if="they are said of different things, parts or times",
        sure=likely,
    )


def _in_what(one: Statement, other: Statement) -> ConflictKind:
    """In what two accounts of one thing likely disagree."""
    ends_ = [x.kind for x in one.poles for y in other.poles if x.axis == y.axis and x.sign != y.sign]
    if ends_:
        return ends_[0]
    if one.credit is not None and other.credit is not None:
        return ConflictKind.ORIGIN
    if one.negated == other.negated and bool(one.reserve) != bool(other.reserve):
        return ConflictKind.FIRMNESS
    return ConflictKind.POLARITY if one.negated != other.negated else ConflictKind.CHARACTERISATION

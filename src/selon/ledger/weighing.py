"""All that speaks for two statements being of one thing, and all that keeps them apart, for the learnt weights.

Each gives None where nothing joins the two, or where both may be so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from unicodedata import combining, normalize

from selon.ledger.accounts import (
    SAME_WEEK,
    Told,
    apart,
    both,
    days_between,
    same_aspect,
    same_document,
    same_span_of_time,
    same_voice,
    told_within,
)
from selon.ledger.clashing_clauses import answerable, opposite
from selon.ledger.clashing_days import ONCE, REACH
from selon.ledger.clashing_denials import in_time
from selon.ledger.clashing_firmness import firm_and_soft, hardens, relayed
from selon.ledger.clashing_numbers import alike, countable, may_be_one, risen, same_speaker_later
from selon.ledger.days import first_day
from selon.ledger.evidence import (
    GENERAL,
    KNOWN,
    Evidence,
    of_clauses,
    of_days,
    of_denial,
    of_firmness,
    of_heads,
    of_numbers,
    of_poles,
    told_of,
)
from selon.ledger.likeness import COUNTS, MEASURE, MONEY
from selon.records import MATTER, Pole, Statement, StatementKind

DAY, YEAR = "2031-05-03", "2031"
"""A day and a year; what is shorter than a day is a month or a year."""
PLAIN = 2
"""Words besides names that a fact and what is told with reserve have in common."""


def ends(a: Told, b: Told) -> Iterator[tuple[Pole, Pole]]:
    """The words of two clauses that stand at the two ends of one scale, and may answer each other."""
    one, other = a.statement, b.statement
    named = (one.names | one.around) & (other.names | other.around)
    for mine, its in product(one.poles, other.poles):
        general = mine.axis in GENERAL and not (mine.of & its.of) - {MATTER} - named
        if opposite(mine, its) and answerable(a, b, mine.kind) and not general:
            yield mine, its


def of_two_ends(a: Told, b: Told, mine: Pole, its: Pole) -> Evidence:
    """What speaks for two ends of a scale being said of one thing, and what keeps them apart."""
    one, other = a.statement, b.statement
    named = (one.names | one.around) & (other.names | other.around)
    return of_poles(a, b, mine, its) | {
        "other aspect": float(not same_aspect(one, other)),
        "of others": float(_of_others(one, other, mine, its)),
        "no common name": float(bool(one.names and other.names) and not named),
    }


def _of_others(one: Statement, other: Statement, mine: Pole, its: Pole) -> bool:
    """Whether two ends of a scale are said of two things that nothing joins."""
    if MATTER in mine.of | its.of or not mine.of or not its.of:
        return False
    return not (mine.of & its.of or mine.of & (other.words | other.beside) or its.of & (one.words | one.beside))


def of_a_denial(no: Told, yes: Told) -> Evidence | None:
    """What speaks for one denying what the other says, and against it; None where nothing it denies is in the other."""
    denial, said = no.statement, yes.statement
    core = denied_core(no, yes)
    if not core or not in_time(no, yes):
        return None
    rest = denial.plain - denial.core - denial.names - denial.around
    told = said.words | (said.beside - said.names - said.around)
    elsewhere = bool(core & said.acts) and bool(rest) and not rest & told and bool(said.plain - core - said.names)
    return of_denial(no, yes) | {
        "other aspect": float(not same_aspect(denial, said)),
        "of another": float(elsewhere),
        "both negated": float(said.negated),
    }


def denied_core(no: Told, yes: Told) -> frozenset[str]:
    """What one denies of the words of the other."""
    return (no.statement.core - yes.statement.core) & yes.statement.words


def of_counts(a: Told, b: Told) -> Evidence | None:
    """What speaks for two numbers being of one thing; None where they may both be so, or nothing joins them."""
    one, other = a.statement, b.statement
    if not both(a, b, StatementKind.QUANTITY) or same_voice(a, b) or not countable(one, other):
        return None
    if one.scope != other.scope or (one.sort == MEASURE and _of_other_things(one, other)) or risen(a, b):
        return None
    if same_speaker_later(a, b):
        return None
    if may_be_one(one, other) or (same_document(a, b) and one.beside == other.beside and one.measure != other.measure):
        return None
    found = of_numbers(a, b)
    met = found["own"] or found["crossed"] or found["head"] or found["beside"] or alike(one, other)
    return found | kept_apart(a, b) | {"unmet": float(not met)}


def kept_apart(a: Told, b: Told) -> Evidence:
    """What speaks against two numbers being set against each other."""
    one, other = a.statement, b.statement
    return {
        "one negated": float(one.negated != other.negated),
        "other way": float(_other_way(one, other)),
        "no name": float(not (one.names | one.around) & (other.names | other.around)),
        "other unit": float(one.unit != other.unit and not alike(one, other)),
        "other time": float(not same_span_of_time(one, other)),
        "of other things": float(_of_other_things(one, other)),
    }


def _of_other_things(one: Statement, other: Statement) -> bool:
    """Whether two sums or measures are said of two things, and are no rates of one."""
    found = of_heads(one, other)
    own = bool((one.words & other.words) - one.names - other.names - one.around - other.around)
    rate = own and (one.sort == MONEY or "/" in str(one.unit))
    return found and one.sort not in COUNTS and not rate


def _other_way(one: Statement, other: Statement) -> bool:
    """Whether two numbers are of opposite things: classes that open, classes that close."""
    return any(mine.axis == its.axis and mine.sign != its.sign for mine, its in product(one.poles, other.poles))


def of_two_days(a: Told, b: Told) -> Evidence | None:
    """What speaks for two dated events being one; None where their times may be one or nothing is common."""
    one, other = a.statement, b.statement
    if not both(a, b, StatementKind.EVENT) or one.first is None or other.first is None or same_voice(a, b):
        return None
    hours = bool(one.hour and other.hour) and one.hour != other.hour
    if not (hours or apart(one.first, other.first)) or not _of_one_event(one, other):
        return None
    gap = days_between(first_day(one.first), first_day(other.first)) or 0
    if gap > ONCE and max(len(one.first), len(other.first)) > len(YEAR):
        return None
    return of_days(a, b) | two_events(a, b) | {"unmet": float(not told_of(one) & told_of(other))}


def _of_one_event(one: Statement, other: Statement) -> bool:
    """Whether a word for one event, or for what it is of, stands in the sentence of the other."""
    named = one.names | one.around | other.names | other.around
    return bool(((told_of(one) & (told_of(other) | other.beside)) | (told_of(other) & one.beside)) - named)


def two_events(a: Told, b: Told) -> Evidence:
    """What speaks for two dated events being two, or for their times being of another fineness."""
    one, other = a.statement, b.statement
    return {
        "hours": float(bool(one.hour and other.hour) and one.hour != other.hour),
        "two known": float(one.sort == other.sort == KNOWN and one.head != other.head),
        "theme elsewhere": float(_other_themes(one, other)),
        "of nothing said": float(not one.words) + float(not other.words),
        "moved": float(bool(one.scope | other.scope)),
        "later plan": float(one.future and not told_within(a, b, SAME_WEEK)),
        "period": float(len(one.first or "") < len(DAY)) + float(len(other.first or "") < len(DAY)),
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


def firm_and_other(a: Told, b: Told) -> tuple[Told, Told] | None:
    """A fact, and what is told with reserve in words that are also its own."""
    if not both(a, b, StatementKind.CLAUSE):
        return None
    pair = firm_and_soft(a, b)
    if pair is None or not hardens(*pair):
        return None
    mine, its = _told(*pair)
    return pair if len(mine & its) >= PLAIN else None


def _told(firm: Told, soft: Told) -> tuple[frozenset[str], frozenset[str]]:
    """The words of two clauses and of what they are said of, names aside."""
    one, other = firm.statement, soft.statement
    named = one.names | one.around | other.names | other.around
    mine, its = (one.words | one.about) - named, (other.words | other.about) - named
    in_a_name = _in_a_name(mine & its, named)
    return mine - in_a_name, its - in_a_name


def _in_a_name(words: frozenset[str], names: frozenset[str]) -> frozenset[str]:
    """The words that stand in a name of several: "national" in "voies ferrées nationales"."""
    parts = normalize("NFD", "".join(f" {name}" for name in names if " " in name)) if words else ""
    plain = "".join(c for c in parts if not combining(c))
    return frozenset(word for word in words if f" {word}" in plain)


def of_hardening(firm: Told, soft: Told) -> Evidence:
    """What speaks for a fact being what the other tells with reserve, and for its having a ground of its own."""
    mine, its = _told(firm, soft)
    passed_on = relayed(firm, soft)
    return of_firmness(firm, soft, relayed=passed_on) | {
        "apart both": float(bool(mine - its and its - mine) and not passed_on),
        "other time": float(not same_span_of_time(firm.statement, soft.statement)),
    }


def of_two_clauses(a: Told, b: Told) -> Evidence | None:
    """What speaks for two clauses being two accounts of one thing; None where both may be so, or nothing joins them."""
    if not both(a, b, StatementKind.CLAUSE) or same_voice(a, b) or not meet(a.statement, b.statement):
        return None
    if not _differ(a.statement, b.statement):
        return None
    apart_ = _come_about(a, b) or _of_another_time(a, b) or _said_of_others(a.statement, b.statement)
    return None if apart_ else of_clauses(a, b)


def _differ(one: Statement, other: Statement) -> bool:
    """Whether anything shows that two clauses differ: what one article has from the other is mostly the same."""
    if one.negated != other.negated or bool(one.reserve) != bool(other.reserve) or bool(one.core) != bool(other.core):
        return True
    if any(opposite(mine, its) for mine, its in product(one.poles, other.poles)):
        return True
    return bool(one.credit and other.credit) or bool(one.counters) != bool(other.counters)


def _said_of_others(one: Statement, other: Statement) -> bool:
    """Whether all that stands at the two ends of a scale is said of two things, and neither clause denies."""
    two = [(mine, its) for mine, its in product(one.poles, other.poles) if opposite(mine, its)]
    return bool(two) and one.negated == other.negated and all(_of_others(one, other, *pair) for pair in two)


def _come_about(a: Told, b: Told) -> bool:
    """Whether what one tells as a fact may have come about since the other told it with reserve."""
    pair = firm_and_soft(a, b)
    return pair is not None and not hardens(*pair)


def _of_another_time(a: Told, b: Told) -> bool:
    """Whether a denial is of another time than what it would deny, or two outcomes are told weeks apart."""
    one, other = a.statement, b.statement
    if one.negated != other.negated:
        return not (in_time(a, b) if one.negated else in_time(b, a))
    two = (mine.kind for mine, its in product(one.poles, other.poles) if opposite(mine, its))
    return any(not answerable(a, b, kind) for kind in two)


def meet(one: Statement, other: Statement) -> bool:
    """Whether two clauses have a telling word in common with the sentence of the other, names aside."""
    common = one.beside & other.beside
    return bool(common) and bool(
        (common & (one.plain | other.plain)) - one.names - other.names - one.around - other.around
    )

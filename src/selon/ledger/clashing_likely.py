"""Clashes that no single mark shows, told by all that speaks for them together, with learnt weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from selon.ledger.clashing_numbers import alike, as_signs, countable, may_be_one, risen, same_speaker_later
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
from selon.ledger.weights import chance
from selon.records import MATTER, ConflictKind, Pole, Statement, StatementKind

APART = frozenset(
    "one negated|corrected|other way|no name|other unit|of other things|other time|"
    "hours|two known|theme elsewhere|moved|later plan|period".split("|")
)
"""Evidence that keeps two numbers or two days apart where nothing else is known of the pair."""
DAY = "2031-05-03"
"""A day; what is shorter is a month or a year."""
PLAIN = 2
"""Words besides names that a fact and what is told with reserve have in common."""
POLES, DENIAL, NUMBERS, DAYS, FIRMNESS, CLAUSES = "poles", "denial", "numbers", "days", "firmness", "clauses"
SURE: Mapping[str, float] = {POLES: 0.5, DENIAL: 0.6, NUMBERS: 0.6, DAYS: 0.5, FIRMNESS: 0.7}
"""From what chance on a pair is listed of which nothing is known but its words, by rule."""
ENOUGH: Mapping[str, float] = {
    POLES: 0.3,
    DENIAL: 0.25,
    NUMBERS: 0.25,
    DAYS: 0.15,
    FIRMNESS: 0.7,
    CLAUSES: 0.3,
}
"""The same for a pair of articles that tell one story: there, less must speak for two statements being of one thing."""


def at_odds(a: Told, b: Told, least: Mapping[str, float] = SURE) -> Clash | None:
    """Two ends of a scale that are likely said of one thing."""
    if not both(a, b, StatementKind.CLAUSE) or same_voice(a, b):
        return None
    found = [(chance(POLES, of_poles(a, b, *two)), two) for two in ends(a, b)]
    likely, two = max(found, key=lambda one: one[0], default=(0.0, None))
    if two is None or likely < least[POLES]:
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


def unsaid(a: Told, b: Told, least: Mapping[str, float] = SURE) -> Clash | None:
    """A denial that is likely of what the other says."""
    if not both(a, b, StatementKind.CLAUSE) or same_voice(a, b):
        return None
    likely, core = max((_denied(no, yes) for no, yes in ((a, b), (b, a))), key=lambda one: one[0])
    if likely < least[DENIAL]:
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


def _likely(rule: str, evidence: Evidence | None, least: Mapping[str, float]) -> float | None:
    """The chance that a rule gives to what speaks for a pair; None where nothing does or it is not enough.

    Where nothing is known but the words of a pair, what keeps it apart decides alone."""
    if not evidence or (least is SURE and any(evidence.get(name) for name in APART)):
        return None
    likely = chance(rule, evidence)
    return likely if likely >= least[rule] else None


def counted_apart(a: Told, b: Told, least: Mapping[str, float] = SURE) -> Clash | None:
    """Two numbers that leave no common value and are likely of one thing."""
    likely = _likely(NUMBERS, of_counts(a, b), least)
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
    if one.scope != other.scope or (one.sort == MEASURE and _of_other_things(one, other)):
        return None
    if may_be_one(one, other) or (same_document(a, b) and one.beside == other.beside and one.measure != other.measure):
        return None
    if risen(a, b):
        return None  # a toll that is told anew after days has risen, whoever tells it
    found = of_numbers(a, b)
    met = found["own"] or found["crossed"] or found["head"] or found["beside"] or alike(one, other)
    return found | kept_apart(a, b) if met else None


def kept_apart(a: Told, b: Told) -> Evidence:
    """What speaks against two numbers being set against each other."""
    one, other = a.statement, b.statement
    return {
        "one negated": float(one.negated != other.negated),
        "corrected": float(same_speaker_later(a, b)),
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


def on_other_days(a: Told, b: Told, least: Mapping[str, float] = SURE) -> Clash | None:
    """One event, by all that speaks for it, on two days."""
    likely = _likely(DAYS, of_two_days(a, b), least)
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
    return of_days(a, b) | two_events(a, b)


def two_events(a: Told, b: Told) -> Evidence:
    """What speaks for two dated events being two, or for their times being of another fineness."""
    one, other = a.statement, b.statement
    return {
        "hours": float(bool(one.hour and other.hour) and one.hour != other.hour),
        "two known": float(one.sort == other.sort == KNOWN and one.head != other.head),
        "theme elsewhere": float(_other_themes(one, other)),
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


def made_firm(a: Told, b: Told, least: Mapping[str, float] = SURE) -> Clash | None:
    """A fact that is likely what the other tells with reserve."""
    pair = firm_and_other(a, b)
    if pair is None:
        return None
    firm, soft = pair
    likely = chance(FIRMNESS, of_firmness(firm, soft, relayed=relayed(firm, soft)))
    if likely < least[FIRMNESS]:
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


def at_variance(a: Told, b: Told, least: Mapping[str, float] = ENOUGH) -> Clash | None:
    """Two clauses that are likely two accounts of one thing which cannot both be right."""
    likely = _likely(CLAUSES, of_two_clauses(a, b), least)
    if likely is None:
        return None
    one, other = a.statement, b.statement
    kind = _in_what(one, other)
    if kind is ConflictKind.FIRMNESS:
        return None  # that one is a firmer account of the other takes more than a story in common
    return Clash(
        kind=kind,
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

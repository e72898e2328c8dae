"""Clashes that no single mark shows, told by all that speaks for them together, with learnt weights."""

from __future__ import annotations

from collections.abc import Mapping

from selon.ledger.accounts import Clash, Told, both, same_voice, shared
from selon.ledger.clashing_firmness import TELLS, in_common
from selon.ledger.clashing_numbers import as_signs
from selon.ledger.evidence import Evidence
from selon.ledger.weighing import (
    denied_core,
    ends,
    firm_and_other,
    of_a_denial,
    of_counts,
    of_hardening,
    of_two_clauses,
    of_two_days,
    of_two_ends,
)
from selon.ledger.weights import chance
from selon.ledger.wording import marked
from selon.records import ConflictKind, Statement, StatementKind

APART = frozenset(
    "one negated|other way|no name|other unit|of other things|other time|unmet|"
    "other aspect|of others|no common name|of another|both negated|"
    "apart both|hours|two known|theme elsewhere|moved|later plan|period".split("|")
)
"""Evidence that keeps two statements apart where nothing else is known of the pair."""
POLES, DENIAL, NUMBERS, DAYS, FIRMNESS, CLAUSES = "poles", "denial", "numbers", "days", "firmness", "clauses"
SURE: Mapping[str, float] = {POLES: 0.5, DENIAL: 0.6, NUMBERS: 0.6, DAYS: 0.5, FIRMNESS: 0.7}
"""From what chance on a pair is listed of which nothing is known but its words, by rule."""
ENOUGH: Mapping[str, float] = {
    POLES: 0.3,
    DENIAL: 0.25,
    NUMBERS: 0.2,
    DAYS: 0.15,
    FIRMNESS: 0.45,
    CLAUSES: 0.3,
}
"""The same for a pair of articles that tell one story: there, less must speak for two statements being of one thing."""


def at_odds(a: Told, b: Told, least: Mapping[str, float] = SURE) -> Clash | None:
    """Two ends of a scale that are likely said of one thing."""
    if not both(a, b, StatementKind.CLAUSE) or same_voice(a, b):
        return None
    found = [(_likely(POLES, of_two_ends(a, b, *two), least) or 0.0, two) for two in ends(a, b)]
    likely, two = max(found, key=lambda one: one[0], default=(0.0, None))
    if two is None or not likely:
        return None
    mine, its = two
    return Clash(
        kind=mine.kind,
        reason=f"“{mine.word}” against “{its.word}”, said of {shared(a.statement, b.statement)}",
        dissolves_if="they are said of different things, parts or times",
        sure=likely,
    )


def unsaid(a: Told, b: Told, least: Mapping[str, float] = SURE) -> Clash | None:
    """A denial that is likely of what the other says."""
    if not both(a, b, StatementKind.CLAUSE) or same_voice(a, b):
        return None
    either = ((a, b), (b, a))
    found = [(_likely(DENIAL, of_a_denial(*two), least) or 0.0, denied_core(*two)) for two in either]
    likely, core = max(found, key=lambda one: one[0])
    if not likely:
        return None
    return Clash(
        kind=ConflictKind.POLARITY,
        reason=f"one denies what the other says of {marked(sorted(core))}",
        dissolves_if="the denial means something else",
        sure=likely,
    )


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


def on_other_days(a: Told, b: Told, least: Mapping[str, float] = SURE) -> Clash | None:
    """One event, by all that speaks for it, on two days."""
    likely = _likely(DAYS, of_two_days(a, b), least)
    if likely is None:
        return None
    one, other = a.statement, b.statement
    mine, its = (f"{x.first} {x.hour}".strip() for x in (one, other))
    return Clash(
        kind=ConflictKind.DATE,
        reason=f"{marked([one.head])} on {mine} in one, on {its} in the other: {shared(one, other)}",
        dissolves_if="they are two events, or two stages of one",
        sure=likely,
    )


def made_firm(a: Told, b: Told, least: Mapping[str, float] = SURE) -> Clash | None:
    """A fact that is likely what the other tells with reserve."""
    pair = firm_and_other(a, b)
    if pair is None:
        return None
    firm, soft = pair
    likely = _likely(FIRMNESS, of_hardening(firm, soft), least)
    if likely is None:
        return None
    return Clash(
        kind=ConflictKind.FIRMNESS,
        reason=f"told as a fact in one, {TELLS[soft.statement.reserve]} in the other: "
        + in_common(firm.statement, soft.statement),
        dissolves_if="the firmer account has a source of its own, or the thing has come about since",
        sure=likely,
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

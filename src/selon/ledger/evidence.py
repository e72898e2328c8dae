"""What speaks for two statements being of one thing, in numbers that a learnt weight can stand before."""

from __future__ import annotations

from math import log, log1p

from selon.ledger.accounts import (
    SAME_WEEK,
    Told,
    apart,
    days_between,
    same_document,
)
from selon.ledger.days import first_day
from selon.ledger.likeness import MEASURE, MONEY, PEOPLE, TOLLS, closeness
from selon.records import MATTER, ConflictKind, Pole, Reserve, Statement

Evidence = dict[str, float]
"""Numbers by the names that `weights.tsv` has."""
GENERAL = frozenset({"value", "allow"})
"""Scales that nearly anything stands on."""
MOST = 4
"""Up to how many words or names are reckoned."""
CLOSE_BY = 300
"""Characters between two statements of one article that answer each other."""
SAME_START = 6
"""Letters at the start of two words that make them one."""
WIDEST = 4.0
"""Up to what the ratio of two numbers, as a logarithm, is reckoned."""
HEADING = 120
"""Characters in which a headline stands."""
KNOWN = "known"
FEW = 4
"""A count up to this tells of some, seldom of all."""


def of_two(a: Told, b: Told) -> Evidence:
    """What any two statements have in common: words, names, days, voices."""
    one, other = a.statement, b.statement
    named = _named(one, other)
    mine, its = ((x.plain or x.words) - named for x in (one, other))
    common = mine & its
    crossed = ((mine & other.beside) | (its & one.beside)) - common
    return {
        "common": _up_to(len(common), MOST),
        "share": len(common) / max(1, min(len(mine), len(its))),
        "cross": _up_to(len(crossed), 3),
        "beside": _up_to(len((one.beside & other.beside) - named - common), 5),
        "names": _up_to(len(one.names & other.names), 2),
        "elsewhere": float(bool(one.names and other.names) and not one.names & other.names),
        "attributed": float(len(a.chain) > 1) + float(len(b.chain) > 1),
    } | _times(a, b)


def _times(a: Told, b: Told) -> Evidence:
    """What the days and tenses of two statements say."""
    one, other = a.statement, b.statement
    days = days_between(a.reported, b.reported) or 0
    dated = one.first is not None and other.first is not None
    differ = one.first is not None and other.first is not None and apart(one.first, other.first)
    return {
        "days": log1p(days),
        "week": float(days <= SAME_WEEK),
        "near": float(same_document(a, b) and abs(one.span.start - other.span.start) < CLOSE_BY),
        "same day": float(dated and not differ),
        "apart": float(differ),
        "one future": float(one.future != other.future),
        "one former": float(one.former != other.former),
        "voices": float(a.origin != b.origin),
    }


def of_poles(a: Told, b: Told, mine: Pole, its: Pole) -> Evidence:
    """What speaks for two ends of a scale being said of one thing."""
    one, other = a.statement, b.statement
    named = _named(one, other)
    common = (mine.of & its.of) - {MATTER}
    crossed = (mine.of & (other.words | other.beside)) | (its.of & (one.words | one.beside))
    return of_two(a, b) | {
        "of": _up_to(len(common - named), 2),
        "of names": _up_to(len(common & named), 2),
        "of crossed": _up_to(len(crossed - named - common - {MATTER}), 2),
        "of around": _up_to(len((mine.of & other.around) | (its.of & one.around)), 2),
        "matter": float(MATTER in mine.of) + float(MATTER in its.of),
        "general": float(mine.axis in GENERAL),
        "characterisation": float(mine.kind is ConflictKind.CHARACTERISATION),
        "one denied": float(mine.denied != its.denied),
        "one word": float(mine.word.casefold()[:SAME_START] == its.word.casefold()[:SAME_START]),
    }


def of_denial(no: Told, yes: Told) -> Evidence:
    """What speaks for a denial being of what the other says."""
    denial, said = no.statement, yes.statement
    core = denial.core & said.words
    rest = denial.plain - _named(denial, said) - denial.core
    return of_two(no, yes) | {
        "core": _up_to(len(core), 2),
        "cover": len(core) / max(1, len(denial.core)),
        "none": float(bool(denial.none & core)),
        "ever": float(denial.ever),
        "rest": _up_to(len(rest & said.words), 3),
        "rest alone": float(bool(rest) and not rest & (said.words | (said.beside - said.names - said.around))),
        "rest missed": _up_to(len(rest - said.words - said.beside), 5),
        "act": float(bool(said.acts & denial.core)),
        "head": float(denial.head == said.head),
        "reserve": float(said.reserve is not Reserve.NONE),
    }


def of_firmness(firm: Told, soft: Told, *, relayed: bool) -> Evidence:
    """What speaks for a fact being what the other tells with reserve."""
    one, other = firm.statement, soft.statement
    mine, its = one.words | one.about, other.words | other.about
    return of_two(firm, soft) | {
        "heads": float(one.head in its) + float(other.head in mine),
        "relayed": float(relayed),
        "of the soft": len((its - _named(one, other)) & mine) / max(1, len(its - _named(one, other))),
        "hearsay": float(other.reserve is Reserve.HEARSAY),
        "later": float((firm.reported or "") > (soft.reported or "")),
        "about": float(bool(one.around & other.around)),
    }


def of_numbers(a: Told, b: Told) -> Evidence:
    """What speaks for two numbers of one unit being of one thing."""
    one, other = a.statement, b.statement
    told = frozenset(word for x in (one, other) for word in (x.actor or "").split())
    named = _named(one, other) | {str(one.unit), str(other.unit)} | told | one.roles | other.roles
    own = (one.words & other.words) - named
    crossed = ((one.words & other.beside) | (other.words & one.beside)) - named - own
    heads = [set(x.head.split()) - named for x in (one, other)]
    toll = float(one.unit in TOLLS)
    days = log1p(days_between(a.reported, b.reported) or 0)
    return of_two(a, b) | {
        "own": _up_to(len(own), 3),
        "crossed": _up_to(len(crossed), 3),
        "one unit": float(one.unit == other.unit),
        "head": float(bool(heads[0] & heads[1])),
        "other head": float(bool(heads[0] and heads[1]) and not heads[0] & heads[1]),
        "close": closeness(one, other),
        "ratio": min(WIDEST, abs(log(max(_size(one), 1e-6) / max(_size(other), 1e-6)))),
        "roles": float(bool(one.roles & other.roles)),
        "other roles": float(bool(one.roles and other.roles) and not one.roles & other.roles),
        "few": float(min(_size(one), _size(other)) <= FEW),
        "rivals": _up_to(one.rivals, MOST) + _up_to(other.rivals, MOST),
        "actors": float(bool(one.actor and other.actor) and one.actor != other.actor),
        "people": float(one.sort == PEOPLE),
        "money": float(one.sort == MONEY),
        "measure": float(one.sort == MEASURE),
        "toll": toll,
        "toll days": toll * days,
        "people days": float(one.sort == PEOPLE) * days,
        "set against": float(one.measure == other.measure),
        "rough": float(one.approx) + float(other.approx),
    }


def of_heads(one: Statement, other: Statement) -> bool:
    """Whether what two numbers measure is said, and by two words."""
    named = _named(one, other) | {str(one.unit), str(other.unit)} | one.roles | other.roles
    mine, its = (set(x.head.split()) - named for x in (one, other))
    return bool(mine and its) and not mine & its


def of_days(a: Told, b: Told) -> Evidence:
    """What speaks for two dated events being one."""
    one, other = a.statement, b.statement
    named = _named(one, other)
    mine, its = one.words - named, other.words - named
    gap = days_between(first_day(one.first or ""), first_day(other.first or "")) or 0
    both_known = one.head == other.head and one.sort == other.sort == KNOWN
    return of_two(a, b) | {
        "event": float(one.head == other.head),
        "known event": float(both_known),
        "acts": _up_to(len(one.acts & other.acts), 2),
        "theme": _up_to(len(mine & its), 3),
        "theme crossed": _up_to(len((mine & other.acts) | (its & one.acts)), 2),
        "other theme": float(bool(mine and its) and not mine & its),
        "gap": log1p(gap),
        "both days": float(bool(one.days & _days_of(other) or other.days & _days_of(one))),
        "themes differ": float(bool(mine - its and its - mine)),
        "rivals": _up_to(one.rivals, MOST) + _up_to(other.rivals, MOST),
        "to come": float(one.future and other.future),
    }


def of_clauses(a: Told, b: Told) -> Evidence:
    """What speaks for two clauses being two accounts of one thing that differ."""
    one, other = a.statement, b.statement
    named = _named(one, other)
    near = (one.beside & other.beside) - named
    telling = near - one.often - other.often
    mine, its = one.plain - named, other.plain - named
    negated = float(one.negated != other.negated or bool(one.core) != bool(other.core))
    denied = bool((one.core & other.words) | (other.core & one.words))
    share = len(near) / max(1, min(len(one.beside - named), len(other.beside - named)))
    together = float(same_document(a, b))
    found = of_two(a, b)
    return (
        found
        | _of_ends(one, other)
        | {
            "telling": _up_to(len(telling), MOST),
            "told share": share,
            "own telling": _up_to(len((mine & its) - one.often - other.often), 3),
            "acts": _up_to(len(one.acts & other.acts), 2),
            "head": float(one.head == other.head),
            "one negated": negated,
            "negated share": negated * share,
            "denied": float(denied),
            "none": float(bool((one.none & other.words) | (other.none & one.words))),
            "ever": float(one.ever != other.ever) * float(bool(mine & its)),
            "one reserved": float(bool(one.reserve) != bool(other.reserve)),
            "reserved share": float(bool(one.reserve) != bool(other.reserve)) * share * (1 - together),
            "together": together,
            "near voices": found["near"] * found["attributed"],
            "rebuts": float(bool(one.rebuts) + bool(other.rebuts)),
            "counters": _up_to(one.counters, 2) + _up_to(other.counters, 2),
            "countered share": _up_to(one.counters + other.counters, 2) * share,
            "quoted": float(bool(one.quoted)) + float(bool(other.quoted)),
            "owed": float(one.credit is not None and other.credit is not None),
            "short": 1 / (1 + min(len(one.beside), len(other.beside))),
            "one first": float(one.span.start < HEADING) + float(other.span.start < HEADING),
        }
    )


def _of_ends(one: Statement, other: Statement) -> Evidence:
    """What the scales say on which two clauses stand."""
    two = [(x, y) for x in one.poles for y in other.poles if x.axis == y.axis and x.axis not in GENERAL]
    apart_ = [(x, y) for x, y in two if x.sign != y.sign]
    return {
        "ends": float(bool(apart_)),
        "ends of one": float(any((x.of & y.of) - {MATTER} for x, y in apart_)),
        "ends of the matter": float(any(MATTER in x.of | y.of for x, y in apart_)),
        "ends described": float(any(x.kind is ConflictKind.CHARACTERISATION for x, _ in apart_)),
        "one end": float(len(two) > len(apart_)),
    }


def told_of(one: Statement) -> frozenset[str]:
    """The words for an event and for what it is one of, names aside."""
    return (one.acts | one.words | {one.head}) - one.names - one.around


def _days_of(one: Statement) -> frozenset[str]:
    """The days of an event."""
    return frozenset((one.first or "").split("/"))


def _named(one: Statement, other: Statement) -> frozenset[str]:
    """The names in and around two statements, which say little of the thing."""
    return one.names | one.around | other.names | other.around


def _up_to(count: int, most: int) -> float:
    """A count, but for what goes beyond a limit."""
    return float(min(count, most))


def _size(one: Statement) -> float:
    """The size of a number."""
    return abs(one.low if one.low is not None else one.high or 0.0)

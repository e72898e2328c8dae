"""Whether two statements clash, in what, why, and what would dissolve it. Precision comes before recall.

Two statements clash when they speak of the same thing, of times that meet, and cannot both be so. What is merely
different (another time, another thing, a number rounded, ranges that meet) is no conflict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from selon.ledger.days import first_day, last_day
from selon.records import ConflictKind, Pole, Statement, StatementKind

SAME_NEWS = 3
"""Days between two reports within which both tell of the same state of things."""
SAME_STORY = 30
"""Days between two reports within which two dates are those of one act."""
NEAR = 700
"""Characters between two statements of one article that may mean one thing by different words."""
ROUGH = 0.1
"""Part of a number by which a rough one may miss."""
ROUNDED = 0.05
"""Part of a number by which a round one may miss the exact one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement with its article, the day of the report and the chain from the outlet to its last source."""

    statement: Statement
    document: str
    reported: str | None = None
    chain: tuple[str | None, ...] = ()

    @property
    def origin(self) -> str | None:
        """The last source of the chain."""
        return self.chain[-1] if self.chain else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """In what two statements disagree, why, and what would dissolve it; `sure` orders them, the surest highest."""

    kind: ConflictKind
    reason: str
    dissolves_if: str
    sure: float


def clash(a: Told, b: Told) -> Clash | None:
    """The clash of two statements, None where both may be so."""
    if not (a.statement.told and b.statement.told):
        return None
    return next((found for rule in RULES if (found := rule(a, b)) is not None), None)


# ---------------------------------------------------------------- positions


def _opposed(a: Told, b: Told) -> Clash | None:
    """Somebody lets what somebody stops, at times that meet."""
    one, other = a.statement, b.statement
    if not _both(a, b, StatementKind.POSITION) or not _same_object(one, other):
        return None
    mine, its = one.poles[0], other.poles[0]
    crossed = mine.axis != its.axis
    if mine.sign == its.sign or {mine.axis, its.axis} - {"allow", "stand"} and crossed:
        return None
    if not _same_actor(one, other, known=crossed) or not _meet(a, b):
        return None
    when = _when(a, b)
    return Clash(
        kind=ConflictKind.POLARITY,
        reason=f"one says {mine.word}, the other {its.word}, of {_shared(one, other)}{when}",
        dissolves_if="one of them ended before the other began, or they mean different things by it",
        sure=3.0 + (one.former or other.former) + _same_document(a, b),
    )


def _softened(a: Told, b: Told) -> Clash | None:
    """One account tells as certain what another of the same origin tells in the conditional."""
    one, other = a.statement, b.statement
    if not _both(a, b, StatementKind.POSITION) or one.firm == other.firm:
        return None
    if one.poles[0].word != other.poles[0].word or not _same_actor(one, other, known=False):
        return None
    if not _one_origin(a, b) or not _same_span_of_time(one, other):
        return None
    near = _same_document(a, b) and _same_actor(one, other, known=True) and len(one.names & other.names) >= 2
    if not (near or _same_object(one, other)):
        return None
    return Clash(
        kind=ConflictKind.FIRMNESS,
        reason=f"{one.poles[0].word} told as certain in one, as hearsay in the other; both rest on {a.origin if a.origin in b.chain else b.origin}",
        dissolves_if="the firmer account has a source of its own",
        sure=2.0 + _same_document(a, b),
    )


def _dated(a: Told, b: Told) -> Clash | None:
    """Two accounts let one state begin on different days."""
    one, other = a.statement, b.statement
    if not _both(a, b, StatementKind.POSITION) or one.poles[0].word != other.poles[0].word:
        return None
    if one.first is None or other.first is None or not _apart(one.first, other.first):
        return None
    if not _same_object(one, other) or one.head != other.head or not _same_actor(one, other, known=False):
        return None
    days = _days_between(a.reported, b.reported)
    if days is None or days > SAME_STORY or _same_voice(a, b):
        return None
    return Clash(
        kind=ConflictKind.DATE,
        reason=f"{one.poles[0].word} from {one.first} in one, from {other.first} in the other, of {_shared(one, other)}",
        dissolves_if="they are two acts, or one is the date of a decision and the other of its effect",
        sure=2.0,
    )


# ---------------------------------------------------------------- numbers


def _counted(a: Told, b: Told) -> Clash | None:
    """Two numbers of one thing that leave no common value."""
    one, other = a.statement, b.statement
    if not _both(a, b, StatementKind.QUANTITY) or one.unit != other.unit or one.negated != other.negated:
        return None
    beside = _same_document(a, b) and one.span.start < other.span.end and other.span.start < one.span.end
    if beside or one.scope != other.scope or not _same_measure(one, other) or not _same_span_of_time(one, other):
        return None
    if _may_be_one(one, other) or _same_speaker_later(a, b):
        return None
    return Clash(
        kind=ConflictKind.NUMERIC,
        reason=f"{_range(one)} against {_range(other)} {one.unit}: no value is in both; both of {_shared(one, other)}",
        dissolves_if="they measure different things, at different times, or count differently",
        sure=2.5 + _same_document(a, b),
    )


def _same_measure(one: Statement, other: Statement) -> bool:
    """Whether two numbers measure the same thing: what is measured and who or what it belongs to meet."""
    common = one.words & other.words
    names = one.names | one.around | other.names | other.around
    mine, its = set(one.head.split()) - names, set(other.head.split()) - names
    named = (one.names & other.names) or (one.around & other.around)
    if common & {one.unit}:
        return len(common) >= 3 and bool(named)
    if mine & its:
        return bool(named) and bool(common - names)
    # "peut atteindre des cibles à 300 km" and "la portée est de 300 km": the one says in its verb what the other names.
    return bool((mine | its) & common) and bool(common & names)


def _may_be_one(one: Statement, other: Statement) -> bool:
    """Whether some number fits both, roundings and rough figures allowed for."""
    low, high = _bounds(one)
    least, most = _bounds(other)
    if max(low, least) < min(high, most):
        return True
    if max(low, least) == min(high, most):
        edge = max(low, least)
        return not any(x.strict and edge in (x.low, x.high) for x in (one, other))
    exact = [x.low for x in (one, other) if x.low is not None and x.low == x.high]
    if len(exact) < 2:
        return False
    near = abs(exact[0] - exact[1]) <= ROUNDED * max(map(abs, exact))
    return near and _digits(exact[0]) != _digits(exact[1])


def _bounds(one: Statement) -> tuple[float, float]:
    """Least and greatest value; a single rough number is widened."""
    low = float("-inf") if one.low is None else one.low
    high = float("inf") if one.high is None else one.high
    if one.approx and low == high:
        return low - ROUGH * abs(low), high + ROUGH * abs(high)
    return low, high


def _digits(number: float) -> int:
    """How many digits of a number count."""
    return len(f"{number:.6f}".rstrip("0").replace(".", "").strip("0"))


def _range(one: Statement) -> str:
    """A quantity in signs."""
    low, high = (None if x is None else f"{x:,.10g}" for x in (one.low, one.high))
    if low == high:
        return f"{'~' if one.approx else ''}{low}"
    if high is None:
        return f"{'>' if one.strict else '≥'} {low}"
    return f"{'<' if one.strict else '≤'} {high}" if low is None else f"{low}–{high}"


def _same_speaker_later(a: Told, b: Told) -> bool:
    """Whether one source gave two figures at different times: the later corrects the earlier."""
    days = _days_between(a.reported, b.reported)
    one = any(x.origin and (x.origin == y.origin or x.origin.casefold() in y.statement.names) for x, y in ((a, b), (b, a)))
    return one and days is not None and days > SAME_NEWS


# ---------------------------------------------------------------- clauses


def _at_opposite_ends(a: Told, b: Told) -> Clash | None:
    """Words at the two ends of a scale, said of the same thing."""
    one, other = a.statement, b.statement
    if not _both(a, b, StatementKind.CLAUSE) or not _same_aspect(one, other):
        return None
    if _same_voice(a, b):
        return None
    for mine in one.poles:
        for its in other.poles:
            if _opposite(mine, its) and _said_of_the_same(a, b, mine, its):
                return Clash(
                    kind=mine.kind,
                    reason=f"“{mine.word}” against “{its.word}”, said of {_shared(one, other)}",
                    dissolves_if="they are said of different things, parts or times",
                    sure=1.5 + _same_document(a, b),
                )
    return None


def _opposite(mine: Pole, its: Pole) -> bool:
    """Whether two words stand at the two ends of a scale; what is let and stopped clashes only where one is denied."""
    if mine.axis != its.axis or mine.sign == its.sign:
        return False
    return mine.kind is not ConflictKind.POLARITY or mine.denied != its.denied


def _said_of_the_same(a: Told, b: Told, mine: Pole, its: Pole) -> bool:
    """Whether two ends of a scale are said of one thing."""
    one, other = a.statement, b.statement
    named = (one.names | one.around) & (other.names | other.around)
    if mine.of & its.of:
        return bool(named) or len(one.words & other.words) >= 2
    if not _same_document(a, b) or abs(one.span.start - other.span.start) > NEAR:
        return False
    return bool(mine.of & other.around or its.of & one.around) or (a.origin != b.origin and bool(named))


def _denied(a: Told, b: Told) -> Clash | None:
    """One account denies what the other says."""
    one, other = a.statement, b.statement
    if not _both(a, b, StatementKind.CLAUSE) or one.negated == other.negated:
        return None
    if not _same_aspect(one, other) or _same_voice(a, b):
        return None
    denial, said = (one, other) if one.negated else (other, one)
    common = denial.words & said.beside
    if len(common) < WORDS or len(common) < OVERLAP * len(denial.words) or len(denial.words & said.words) < OWN:
        return None
    if len(common - one.names - other.names - one.around - other.around) < PLAIN:
        return None
    return Clash(
        kind=ConflictKind.POLARITY,
        reason=f"one denies what the other says of {', '.join(sorted(common)[:4])}",
        dissolves_if="the denial means something else",
        sure=0.5 + len(common) / len(denial.words) + _same_document(a, b),
    )


WORDS, OWN, PLAIN = 3, 2, 1
"""Words that a denial has in common with the sentence of what it denies, with its clause, and besides names."""
OVERLAP = 0.5
"""Part of the words of a denial that it has in common with the sentence of what it denies."""


def _signed(a: Told, b: Told) -> Clash | None:
    """One quotation with two speakers."""
    one, other = a.statement, b.statement
    if not one.quoted or one.quoted != other.quoted or not a.origin or not b.origin or a.origin == b.origin:
        return None
    return Clash(
        kind=ConflictKind.ORIGIN,
        reason=f"the same words are those of {a.origin} in one, of {b.origin} in the other",
        dissolves_if="one of them repeated what the other had said",
        sure=2.0,
    )


RULES: tuple[Callable[[Told, Told], Clash | None], ...] = (
    _opposed,
    _softened,
    _dated,
    _counted,
    _signed,
    _at_opposite_ends,
    _denied,
)


# ---------------------------------------------------------------- the same thing, the same time


def _both(a: Told, b: Told, kind: StatementKind) -> bool:
    """Whether both statements are of a kind."""
    return a.statement.kind is kind and b.statement.kind is kind


def _one_origin(a: Told, b: Told) -> bool:
    """Whether two accounts rest on one source: the last of one is in the chain of the other."""
    return (a.origin is not None and a.origin in b.chain) or (b.origin is not None and b.origin in a.chain)


def _same_document(a: Told, b: Told) -> bool:
    """Whether both stand in one article."""
    return a.document == b.document


def _same_voice(a: Told, b: Told) -> bool:
    """Whether two statements of one article are those of one source: it sets them side by side itself."""
    return _same_document(a, b) and a.origin == b.origin


def _same_object(one: Statement, other: Statement) -> bool:
    """Whether two positions are about one thing: a word of the issue and a name near it are common."""
    return bool(one.words & other.words) and bool((one.names | one.around) & (other.names | other.around))


def _same_actor(one: Statement, other: Statement, *, known: bool) -> bool:
    """Whether one actor may be meant; `known` wants both named."""
    if one.actor is None or other.actor is None:
        return not known
    return one.actor == other.actor


def _meet(a: Told, b: Told) -> bool:
    """Whether two positions hold at a common time; a later one on its own replaces the earlier."""
    one, other = a.statement, b.statement
    if one.former and other.former:
        return False
    if one.former or other.former:
        past, now = (a, b) if one.former else (b, a)
        end = past.statement.last or past.reported
        begun = now.statement.first
        return end is not None and begun is not None and last_day(begun) < first_day(end)
    if one.first and other.first:
        return not _apart(one.first, other.first)
    if one.first or other.first or one.actor is None or other.actor is None:
        return False
    days = _days_between(a.reported, b.reported)
    return days is not None and days <= SAME_NEWS and a.origin != b.origin


def _when(a: Told, b: Told) -> str:
    """The times of two positions in words."""
    out = []
    for told in (a, b):
        one = told.statement
        if one.former:
            out.append(f"until {one.last or (told.reported or '')[:10]}")
        elif one.first:
            out.append(f"from {one.first}")
    return f" ({', '.join(out)})" if out else ""


def _same_span_of_time(one: Statement, other: Statement) -> bool:
    """Whether the dates of two statements meet; one without a date may mean any."""
    return one.first is None or other.first is None or not _apart(one.first, other.first)


def _same_aspect(one: Statement, other: Statement) -> bool:
    """Whether two clauses speak of one time: both of what was, is, or is to come, on dates that meet."""
    same = (one.former, one.future) == (other.former, other.future)
    return same and _same_span_of_time(one, other)


def _apart(one: str, other: str) -> bool:
    """Whether two dates have no day in common."""
    return last_day(one) < first_day(other) or last_day(other) < first_day(one)


def _days_between(one: str | None, other: str | None) -> int | None:
    """Days between two reports, None where one has no date."""
    try:
        return abs((date.fromisoformat((one or "")[:10]) - date.fromisoformat((other or "")[:10])).days)
    except ValueError:
        return None


def _shared(one: Statement, other: Statement) -> str:
    """What two statements have in common, for a person."""
    names = (one.names | one.around) & (other.names | other.around)
    common = sorted(names) or sorted(one.words & other.words)
    return ", ".join(common[:3])

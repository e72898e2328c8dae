"""An account: a statement as one article tells it; whether two are of the same thing, of the same time, by the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from selon.ledger.days import first_day, last_day
from selon.ledger.wording import marked
from selon.records import ConflictKind, Statement, StatementKind

SAME_WEEK = 7
"""Days between two reports within which two tolls, or two ways in which a thing came out, are of one moment."""
SAME_STORY = 30
"""Days between two reports within which two dates are those of one act, and a denial answers."""
SAME_NEWS = 3
"""Days between two reports within which both tell of the same state of things."""


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


def both(a: Told, b: Told, kind: StatementKind) -> bool:
    """Whether both statements are of a kind."""
    return a.statement.kind is kind and b.statement.kind is kind


def one_origin(a: Told, b: Told) -> bool:
    """Whether two accounts rest on one source: the last of one is in the chain of the other."""
    return (a.origin is not None and a.origin in b.chain) or (b.origin is not None and b.origin in a.chain)


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names of sources may be one: all words of the one are in the other ("Littera", "agence Littera")."""
    mine, its = (set((name or "").casefold().split()) for name in (one, other))
    return bool(mine and its) and (mine <= its or its <= mine)


def same_document(a: Told, b: Told) -> bool:
    """Whether both stand in one article."""
    return a.document == b.document


def same_voice(a: Told, b: Told) -> bool:
    """Whether two statements of one article are those of one source: it sets them side by side itself."""
    return same_document(a, b) and a.origin == b.origin


def same_object(one: Statement, other: Statement) -> bool:
    """Whether two positions are about one thing: a word of the issue and a name near it are common."""
    return bool(one.words & other.words) and bool((one.names | one.around) & (other.names | other.around))


def same_actor(one: Statement, other: Statement, *, known: bool) -> bool:
    """Whether one actor may be meant; `known` wants both named."""
    if one.actor is None or other.actor is None:
        return not known
    return one.actor == other.actor


def same_span_of_time(one: Statement, other: Statement) -> bool:
    """Whether the dates of two statements meet; one without a date may mean any."""
    return one.first is None or other.first is None or not apart(one.first, other.first)


def same_aspect(one: Statement, other: Statement) -> bool:
    """Whether two clauses speak of one time: both of what was, is, or is to come, on dates that meet."""
    same = (one.former, one.future) == (other.former, other.future)
    return same and same_span_of_time(one, other)


def apart(one: str, other: str) -> bool:
    """Whether two dates have no day in common."""
    return last_day(one) < first_day(other) or last_day(other) < first_day(one)


def told_within(a: Told, b: Told, most: int) -> bool:
    """Whether two reports lie at most so many days apart; one without a date may be of any day."""
    days = days_between(a.reported, b.reported)
    return days is None or days <= most


def of_one_moment(a: Told, b: Told) -> bool:
    """Whether a date that one gives is that of the other, or of the days before the other was told."""
    one, other = a.statement.first, b.statement.first
    if one is not None and other is not None:
        return not apart(one, other)
    dated, told = (one, b.reported) if one is not None else (other, a.reported)
    days = None if dated is None else days_between(last_day(dated), told)
    return days is not None and days <= SAME_NEWS


def had_been(a: Told, b: Told) -> bool:
    """Whether what was told later is of what had been done before."""
    later = a if (a.reported or "") > (b.reported or "") else b
    return later.statement.done == "earlier"


def looks_back(a: Told, b: Told) -> bool:
    """Whether what was told later is of the time of the other: of what was done until then, or had been done before."""
    if a.reported is None or b.reported is None:
        return False
    earlier, later = (a, b) if a.reported <= b.reported else (b, a)
    if had_been(a, b):
        return True
    return later.statement.done == "done" and later.statement.negated and earlier.statement.done != ""


def days_between(one: str | None, other: str | None) -> int | None:
    """Days between two reports, None where one has no date."""
    try:
        return abs((date.fromisoformat((one or "")[:10]) - date.fromisoformat((other or "")[:10])).days)
    except ValueError:
        return None


def shared(one: Statement, other: Statement) -> str:
    """What two statements have in common, for a person: names of both, of one, around them, else words.

    A word of a name that is told as a whole ("nuits" beside "nuits d'ouest") is not told again."""
    both_near = (one.names | one.around) & (other.names | other.around)
    ranks = (one.names & other.names, (one.names | other.names) & both_near, both_near, one.words & other.words)
    found = next((names for names in ranks if names), frozenset())
    whole = [name for name in found if not any(f" {name} " in f" {longer} " for longer in found - {name})]
    return marked(sorted(whole)[:3])

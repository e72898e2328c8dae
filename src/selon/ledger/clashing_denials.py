"""A denial and what it denies: the same said to be so, what stood just before it, or somebody who knew earlier."""

from __future__ import annotations

from selon.ledger.accounts import (
    SAME_STORY,
    Clash,
    Told,
    both,
    same_document,
    same_voice,
    told_within,
)
from selon.ledger.days import first_day
from selon.records import ConflictKind, Statement, StatementKind

BEFORE = 900
"""Characters before a denial in which what it denies may stand."""
SHORT = 3
"""Words of a denial up to which its core alone is enough."""
KNOWS = "know"
"""The scale of who knew and who did not."""


def contradicted(a: Told, b: Told) -> Clash | None:
    """One account denies, of all times or in so many words, what the other says."""
    one, other = a.statement, b.statement
    if not both(a, b, StatementKind.CLAUSE) or one.negated == other.negated or same_voice(a, b):
        return None
    no, yes = (a, b) if one.negated else (b, a)
    denial, said = no.statement, yes.statement
    core = denial.core & said.words
    if not core or said.future or not _in_time(no, yes):
        return None
    named = (denial.names | denial.around) & (said.names | said.around)
    common = (denial.plain & said.beside) - core - named
    own = denial.names & said.names
    if not named or not _enough(denial, said, len(core) + len(common), own):
        return None
    words = sorted(core) + sorted(common)
    return Clash(
        kind=ConflictKind.POLARITY,
        reason=f"one denies what the other says of {', '.join(words[:4])}",
        dissolves_if="the denial means something else",
        sure=0.5 + 0.5 * len(core) + 0.25 * len(common) + 0.25 * len(own) + same_document(a, b),
    )


def _in_time(no: Told, yes: Told) -> bool:
    """Whether a denial is of the time of what was said: told in one story, or of all the time until then."""
    if told_within(no, yes, SAME_STORY):
        return True
    first, reported = yes.statement.first, no.reported
    if not no.statement.ever or first is None or reported is None:
        return False
    return first_day(first) <= reported[:10]


def _enough(denial: Statement, said: Statement, common: int, named: frozenset[str]) -> bool:
    """Whether enough of a denial is in what the other says."""
    if common >= 2:
        return True
    return denial.ever and len(denial.plain) <= SHORT and denial.head == said.head and bool(named)


def rebutted(a: Told, b: Told) -> Clash | None:
    """Somebody denies, in one article, what another has said just before."""
    one, other = a.statement, b.statement
    if not both(a, b, StatementKind.CLAUSE) or not same_document(a, b) or same_voice(a, b):
        return None
    claim, answer = (a, b) if one.span.start < other.span.start else (b, a)
    said, reply = claim.statement, answer.statement
    gap = reply.span.start - said.span.end
    if not reply.rebuts or said.rebuts or not 0 <= gap <= BEFORE or not _claims(claim):
        return None
    if reply.rebuts == "answer" and not _answers(said, reply):
        return None
    return Clash(
        kind=ConflictKind.POLARITY,
        reason=f"denied by {answer.origin or 'somebody not named'} in the same article",
        dissolves_if="the denial is of something else",
        sure=2.0 + (not said.firm) - gap / BEFORE,
    )


def _claims(told: Told) -> bool:
    """Whether something is told on the word of another than the author, or in the conditional."""
    return not told.statement.firm or len(told.chain) > 1


def _answers(said: Statement, reply: Statement) -> bool:
    """Whether an answer is to what was said: one of them is negated and both speak of one thing."""
    return said.negated != reply.negated and bool(said.plain & reply.plain)


def knew(a: Told, b: Told) -> Clash | None:
    """Somebody says that he did not know what another says he knew."""
    one, other = a.statement, b.statement
    if not both(a, b, StatementKind.CLAUSE) or same_voice(a, b):
        return None
    for mine in one.poles:
        for its in other.poles:
            if mine.axis == its.axis == KNOWS and mine.sign != its.sign:
                named = (one.names | one.around) & (other.names | other.around)
                if named:
                    return Clash(
                        kind=ConflictKind.POLARITY,
                        reason=f"“{mine.word}” against “{its.word}”: who knew, and since when",
                        dissolves_if="they speak of two persons, or of two things to know",
                        sure=1.5 + bool(mine.of & its.of) + same_document(a, b),
                    )
    return None

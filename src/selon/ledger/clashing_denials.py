"""A denial and what it denies: the same said to be so, what stood just before it, or somebody who knew earlier."""

from __future__ import annotations

from selon.ledger.accounts import (
    SAME_STORY,
    Clash,
    Told,
    apart,
    both,
    looks_back,
    same_document,
    same_voice,
    told_within,
)
from selon.ledger.days import first_day
from selon.ledger.wording import marked
from selon.records import MATTER, ConflictKind, Pole, Statement, StatementKind

BEFORE = 900
"""Characters before a denial in which what it denies may stand."""
ANSWERED = 2
"""Words of a claim that its denial takes up, reckoned in how sure it is that this is denied."""
SAME_YEAR = 400
"""Days between a denial and what it denies."""
KNOWS = "know"
"""The scale of who knew and who did not."""


def contradicted(a: Told, b: Told) -> Clash | None:
    """One account denies, of all times or in so many words, what the other says."""
    if not both(a, b, StatementKind.CLAUSE) or same_voice(a, b):
        return None
    return _contradicts(a, b) or _contradicts(b, a)


def _contradicts(no: Told, yes: Told) -> Clash | None:
    """The clash of a denial with what it denies."""
    denial, said = no.statement, yes.statement
    if denial.future or said.negated or said.none & denial.core:
        return None
    core = denial.core & said.words
    if not core or not _same_deed(denial, said) or said.future or not in_time(no, yes):
        return None
    named = (denial.names | denial.around | denial.story) & (said.names | said.around | said.story)
    common = (denial.plain & said.beside) - core - named
    own = denial.names & said.names
    if not named or not _enough(denial, said, len(core) + len(common) + bool(own and core & denial.none)):
        return None
    words = sorted(core) + sorted(common)
    return Clash(
        kind=ConflictKind.POLARITY,
        reason=f"one denies what the other says of {marked(words[:4])}",
        dissolves_if="the denial means something else",
        sure=0.5 + 0.5 * len(core) + 0.25 * len(common) + 0.25 * len(own) + same_document(no, yes),
    )


def _same_deed(denial: Statement, said: Statement) -> bool:
    """Whether the other tells of the deed that is denied: a claim about proposals is none that one was refused."""
    deed = denial.core - denial.none
    return not deed or bool(deed & said.beside) or bool(denial.none & said.acts)


def in_time(no: Told, yes: Told) -> bool:
    """Whether a denial is of the time of what was said: told in one story, or of all the time until then."""
    if not told_within(no, yes, SAME_YEAR):
        return False
    first, reported = yes.statement.first, no.reported
    if first is not None and no.statement.first is not None and not apart(first, no.statement.first):
        return True
    if first is not None and reported is not None:
        before = first_day(first) <= reported[:10]
        return before and (bool(no.statement.done) or told_within(no, yes, SAME_STORY))
    return told_within(no, yes, SAME_STORY) or (bool(no.statement.done) and looks_back(no, yes))


def _enough(denial: Statement, said: Statement, common: int) -> bool:
    """Whether enough of a denial is in what the other says: two words, or the deed of which there was never any."""
    if common >= 2:
        return True
    dated = bool(said.done) or said.first is not None
    return denial.ever and dated and bool((denial.none or denial.core) & said.acts)


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
    answered = (reply.beside & said.plain) - said.names - said.around if reply.rebuts == "claim" else frozenset()
    if reply.rebuts == "answer" and not _answers(said, reply):
        return None
    return Clash(
        kind=ConflictKind.POLARITY,
        reason=f"denied by {answer.origin or 'somebody not named'} in the same article",
        dissolves_if="the denial is of something else",
        sure=2.0 + (not said.firm) - gap / BEFORE + min(len(answered), ANSWERED) / 2,
    )


def _claims(told: Told) -> bool:
    """Whether something is told on the word of another than the author, or in the conditional."""
    return not told.statement.firm or len(told.chain) > 1


def _answers(said: Statement, reply: Statement) -> bool:
    """Whether an answer is to what was said: one of them is negated and both speak of one thing."""
    return said.negated != reply.negated and bool((said.plain & reply.plain) - said.names - reply.names - said.around)


def knew(a: Told, b: Told) -> Clash | None:
    """Somebody says that he did not know what another says he knew."""
    one, other = a.statement, b.statement
    if not both(a, b, StatementKind.CLAUSE) or same_voice(a, b) or one.future or other.future:
        return None
    for mine in one.poles:
        for its in other.poles:
            if mine.axis == its.axis == KNOWS and mine.sign != its.sign:
                named = (one.names | one.around) & (other.names | other.around)
                if named and _one_knower(mine, its):
                    return Clash(
                        kind=ConflictKind.POLARITY,
                        reason=f"“{mine.word}” against “{its.word}”: who knew, and since when",
                        dissolves_if="they speak of two persons, or of two things to know",
                        sure=1.5 + bool(mine.of & its.of) + same_document(a, b),
                    )
    return None


def _one_knower(mine: Pole, its: Pole) -> bool:
    """Whether one person may be meant by two: a word of both, or one who speaks of himself as not knowing."""
    silent = mine if mine.sign == "-" else its
    return bool((mine.of & its.of) - {MATTER}) or MATTER in silent.of

"""Clauses that cannot both be so: words at the two ends of a scale, a denial."""

from __future__ import annotations

from selon.ledger.accounts import (
    SAME_STORY,
    SAME_WEEK,
    Clash,
    Told,
    both,
    had_been,
    of_one_moment,
    same_aspect,
    same_document,
    same_voice,
    shared,
    told_within,
)
from selon.ledger.wording import marked
from selon.records import MATTER, ConflictKind, Pole, StatementKind

LETTING = "allow"
"""The scale of what is let and stopped: one law lets one thing and stops another."""
GOOD = "value"
"""The scale of good and bad, which says nothing of two things."""
NEAR = 700
"""Characters between two statements of one article that may mean one thing by different words."""
WORDS, OWN, PLAIN = 3, 2, 1
"""Words that a denial has in common with the sentence of what it denies, with its clause, and besides names."""
OVERLAP = 0.5
"""Part of the words of a denial that it has in common with the sentence of what it denies."""


def at_opposite_ends(a: Told, b: Told) -> Clash | None:
    """Words at the two ends of a scale, said of the same thing."""
    one, other = a.statement, b.statement
    if not both(a, b, StatementKind.CLAUSE) or not same_aspect(one, other):
        return None
    if same_voice(a, b):
        return None
    for mine in one.poles:
        for its in other.poles:
            if opposite(mine, its) and _said_of_the_same(a, b, mine, its) and answerable(a, b, mine.kind):
                return Clash(
                    kind=mine.kind,
                    reason=f"“{mine.word}” against “{its.word}”, said of {shared(one, other)}",
                    dissolves_if="they are said of different things, parts or times",
                    sure=1.5 + same_document(a, b) + 0.25 * bool(one.first and other.first),
                )
    return None


def opposite(mine: Pole, its: Pole) -> bool:
    """Whether two words stand at the two ends of a scale; what is let and stopped clashes only where one is denied."""
    if mine.axis != its.axis or mine.sign == its.sign:
        return False
    return mine.axis != LETTING or mine.denied != its.denied


def answerable(a: Told, b: Told, kind: ConflictKind) -> bool:
    """Whether two words answer each other: in two articles of one week, or of two others than an article's author.

    An author tells of a rise and of a fall; what is open in May may be closed in June."""
    if kind is ConflictKind.CHARACTERISATION:
        return True
    if not same_document(a, b):
        return told_within(a, b, SAME_WEEK) or of_one_moment(a, b) or had_been(a, b)
    return len(a.chain) > 1 and len(b.chain) > 1


def _said_of_the_same(a: Told, b: Told, mine: Pole, its: Pole) -> bool:
    """Whether two ends of a scale are said of one thing."""
    one, other = a.statement, b.statement
    named = (one.names | one.around) & (other.names | other.around)
    if mine.axis == GOOD and not (mine.of & its.of) - {MATTER} - named:
        return False
    if (mine.of & its.of) - {MATTER}:
        elsewhere = bool(one.names and other.names)
        return bool(named) or (len(one.words & other.words) >= 2 and not elsewhere)
    matter = MATTER in mine.of | its.of or mine.denied != its.denied
    if mine.kind is ConflictKind.OUTCOME and one.names & other.names and of_one_moment(a, b):
        return True
    if not same_document(a, b) and (MATTER in mine.of) != (MATTER in its.of):
        return _answers_the_matter(a, b) if MATTER in mine.of else _answers_the_matter(b, a)
    if not same_document(a, b) or abs(one.span.start - other.span.start) > NEAR:
        return False
    return bool(mine.of & other.around or its.of & one.around) or (a.origin != b.origin and bool(named) and matter)


def _answers_the_matter(a: Told, b: Told) -> bool:
    """Whether somebody says of the matter of a story what another article says of a thing that it names."""
    said = bool(b.statement.names & (a.statement.names | a.statement.around))
    near = told_within(a, b, SAME_STORY) or of_one_moment(a, b)
    return said and max(len(a.chain), len(b.chain)) > 1 and a.origin != b.origin and near


def denied(a: Told, b: Told) -> Clash | None:
    """One account denies what the other says."""
    one, other = a.statement, b.statement
    if not both(a, b, StatementKind.CLAUSE) or one.negated == other.negated:
        return None
    if not same_aspect(one, other) or same_voice(a, b):
        return None
    if not told_within(a, b, SAME_STORY):
        return None
    denial, said = (one, other) if one.negated else (other, one)
    common = denial.words & said.beside
    if len(common) < WORDS or len(common) < OVERLAP * len(denial.words) or len(denial.words & said.words) < OWN:
        return None
    if len(common - one.names - other.names - one.around - other.around) < PLAIN:
        return None
    return Clash(
        kind=ConflictKind.POLARITY,
        reason=f"one denies what the other says of {marked(sorted(common)[:4])}",
        dissolves_if="the denial means something else",
        sure=0.5 + len(common) / len(denial.words) + same_document(a, b),
    )

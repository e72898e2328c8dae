"""One thing that two accounts owe to two: one quotation with two speakers, one alert or revelation of two."""

from __future__ import annotations

from selon.ledger.accounts import Clash, Told, both, same_document
from selon.records import ConflictKind, Credit, Statement, StatementKind

LEAKS = frozenset({"reveal", "consult"})
"""Axes of what comes out; who has seen a document before another is said to have revealed it is held against that."""
ALIKE = 2
"""Words that two things must have in common where no document says which they are."""


def signed(a: Told, b: Told) -> Clash | None:
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


def credited(a: Told, b: Told) -> Clash | None:
    """One alert, revelation or find that is owed to two."""
    one, other = a.statement.credit, b.statement.credit
    if one is None or other is None or same_document(a, b) or not both(a, b, StatementKind.CLAUSE):
        return None
    if a.statement.negated or b.statement.negated or not _comparable(a, b):
        return None
    if not _apart(one, other) or not _one_story(a.statement, b.statement) or not _one_thing(one, other):
        return None
    return Clash(
        kind=ConflictKind.ORIGIN,
        reason=f"owed to {_named(one)} in one, to {_named(other)} in the other",
        dissolves_if="they did it together or one after the other, or it is not the same thing",
        sure=1.5 + (one.axis == other.axis),
    )


def _comparable(a: Told, b: Told) -> bool:
    """Whether two credits are of one kind; who saw a document is held only against who later credits another."""
    one, other = a.statement.credit, b.statement.credit
    if one is None or other is None:
        return False
    if one.axis == other.axis:
        return one.axis != "consult"
    if {one.axis, other.axis} != LEAKS:
        return False
    seen, told = (a, b) if one.axis == "consult" else (b, a)
    said = told.statement.credit
    before = (seen.reported or "")[:10] < (told.reported or "")[:10]
    return said is not None and bool(said.of) and before and _own(seen)


def _own(seen: Told) -> bool:
    """Whether it is the outlet itself that saw the document."""
    outlet = set((seen.chain[0] or "").casefold().split()) if seen.chain else set()
    given = seen.statement.credit
    return given is not None and bool(given.names & outlet)


def _apart(one: Credit, other: Credit) -> bool:
    """Whether something is owed to two that cannot be one."""
    if one.names and other.names:
        return not one.names & other.names
    return not one.to & other.to


def _one_story(one: Statement, other: Statement) -> bool:
    """Whether two clauses stand in articles on one story: a name in or around both that is not the credited one."""
    owed = (one.credit.names if one.credit else frozenset()) | (other.credit.names if other.credit else frozenset())
    mine, its = one.names | one.around, other.names | other.around
    return bool(((mine & (its | other.beside)) | (its & one.beside)) - owed)


def _one_thing(one: Credit, other: Credit) -> bool:
    """Whether two credits may be for one thing; what is not said, or said by a word for any document, may be any."""
    if one.axis == "alert" or one.of & other.of and one.axis in LEAKS:
        return True
    if one.axis in LEAKS and (one.loose or other.loose):
        return True
    return len(one.of & other.of) >= min(ALIKE, len(one.of), len(other.of)) > 0


def _named(one: Credit) -> str:
    """To whom something is owed, for a person."""
    return " ".join(sorted(one.names or one.to))

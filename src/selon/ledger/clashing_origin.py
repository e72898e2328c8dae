"""One thing that two accounts owe to two: one quotation with two speakers, one alert or revelation of two."""

from __future__ import annotations

from selon.ledger.accounts import Clash, Told, both, same_document
from selon.ledger.wording import marked
from selon.records import ConflictKind, Credit, Statement, StatementKind

LEAKS = frozenset({"reveal", "consult"})
"""Axes of what comes out; who has seen a document before another is said to have revealed it is held against that."""
ALARMS = frozenset({"alert", "call"})
"""Axes of who first told."""
LONG = 3
"""Words from which on a thing is told in a clause: most of them must be common."""
WEAK = frozenset({"call", "find"})
"""Axes on which two may both be right, unless one account makes a point of who it was."""
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
        reason=f"owed to {marked([_named(one)])} in one, to {marked([_named(other)])} in the other",
        dissolves_if="they did it together or one after the other, or it is not the same thing",
        sure=1.5 + (one.axis == other.axis),
    )


def _comparable(a: Told, b: Told) -> bool:
    """Whether two credits are of one kind; who saw a document is held only against who later credits another."""
    one, other = a.statement.credit, b.statement.credit
    if one is None or other is None:
        return False
    stressed = one.stressed or other.stressed
    if one.axis == other.axis or {one.axis, other.axis} == ALARMS:
        return one.axis != "consult" and (stressed or not {one.axis, other.axis} & WEAK)
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
    """Whether something is owed to two that cannot be one: two names, or two words that neither phrase shares."""
    if one.axis in LEAKS:
        return not one.names & other.names
    return one.head not in other.to and other.head not in one.to


def _one_story(one: Statement, other: Statement) -> bool:
    """Whether two clauses stand in articles on one story: a name in or around both that is not the credited one."""
    owed = frozenset(n for x in (one.credit, other.credit) if x and x.axis in LEAKS for n in x.names)
    mine, its = one.names | one.around, other.names | other.around
    return bool(((mine & (its | other.beside)) | (its & one.beside)) - owed)


def _one_thing(one: Credit, other: Credit) -> bool:
    """Whether two credits may be for one thing; what is not said, or said by a word for any document, may be any."""
    if "alert" in (one.axis, other.axis):
        return True
    common, least = len(one.of & other.of), min(len(one.of), len(other.of))
    if least > LONG:
        return common >= LONG and common > least / 2
    if one.axis in LEAKS:
        return bool(common) or one.loose or other.loose
    return common >= min(ALIKE, least) > 0


def _named(one: Credit) -> str:
    """To whom something is owed, for a person."""
    return " ".join(sorted(one.names if one.axis in LEAKS else one.to))

"""Whether two statements clash, in what, why, and what would dissolve it. Precision comes before recall.

Two statements clash when they speak of the same thing, of times that meet, and cannot both be so. What is merely
different (another time, another thing, a number rounded, ranges that meet) is no conflict."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from selon.ledger.accounts import Clash, Told
from selon.ledger.clashing_clauses import at_opposite_ends, denied
from selon.ledger.clashing_days import happened
from selon.ledger.clashing_denials import contradicted, knew, rebutted
from selon.ledger.clashing_firmness import hardened, softened
from selon.ledger.clashing_likely import (
    ENOUGH,
    at_odds,
    at_variance,
    counted_apart,
    made_firm,
    on_other_days,
    unsaid,
)
from selon.ledger.clashing_numbers import countable, counted, may_be_one, set_against
from selon.ledger.clashing_origin import credited, signed
from selon.ledger.clashing_positions import dated, opposed
from selon.ledger.evidence import told_of
from selon.ledger.weighing import meet
from selon.records import Statement, StatementKind

__all__ = ["Clash", "Told", "clash", "comparable"]

Rule = Callable[[Told, Told], Clash | None]
Likely = Callable[[Told, Told, Mapping[str, float]], Clash | None]
RULES: dict[StatementKind, tuple[Rule, ...]] = {
    StatementKind.POSITION: (opposed, softened, dated, signed),
    StatementKind.QUANTITY: (set_against, counted, hardened, signed, counted_apart),
    StatementKind.EVENT: (happened, on_other_days),
    StatementKind.CLAUSE: (
        hardened,
        signed,
        credited,
        at_opposite_ends,
        denied,
        knew,
        contradicted,
        rebutted,
        made_firm,
        at_odds,
        unsaid,
    ),
}
"""The rules for two statements of one kind, in their order; of two kinds only the words in quotation marks clash."""


OF_A_STORY: dict[StatementKind, tuple[Likely, ...]] = {
    StatementKind.POSITION: (),
    StatementKind.QUANTITY: (counted_apart,),
    StatementKind.EVENT: (on_other_days,),
    StatementKind.CLAUSE: (made_firm, at_odds, unsaid, at_variance),
}
"""The rules that are asked again of articles that tell one story, where less will do."""


def clash(a: Told, b: Told, *, one_story: bool = False) -> Clash | None:
    """The clash of two statements, None where both may be so; `one_story` says that their articles tell one story."""
    one, other = a.statement, b.statement
    if not (one.told and other.told):
        return None
    rules = RULES[one.kind] if one.kind is other.kind else (signed,)
    sure = next((found for rule in rules if (found := rule(a, b)) is not None), None)
    if sure is not None or not one_story or one.kind is not other.kind:
        return sure
    return next((found for rule in OF_A_STORY[one.kind] if (found := rule(a, b, ENOUGH)) is not None), None)


def comparable(one: Statement, other: Statement, *, one_story: bool = False) -> bool:
    """Whether two statements are such that a rule may find them to clash; most are not, and this is quickly told."""
    if not (one.told and other.told):
        return False
    if one.quoted and one.quoted == other.quoted:
        return True
    if one.kind is not other.kind:
        return False
    if one.kind is StatementKind.CLAUSE:
        return _clauses(one, other) or (one_story and meet(one, other))
    if one.kind is StatementKind.QUANTITY:
        same = one.measure == other.measure or countable(one, other)
        return same and (bool(one.reserve or other.reserve) or not may_be_one(one, other))
    if one.kind is StatementKind.EVENT:
        return one.head == other.head or bool(told_of(one) & told_of(other))
    if one.firm != other.firm or one.poles[0].sign != other.poles[0].sign:
        return True
    return one.first is not None and other.first is not None and one.first != other.first


def _clauses(one: Statement, other: Statement) -> bool:
    """Whether a rule for clauses may hold: each wants something that most clauses have not, or a word in common."""
    if one.negated != other.negated or one.reserve or other.reserve:
        return True
    if one.core or other.core or one.rebuts or other.rebuts:
        return True
    return bool(one.poles and other.poles) or (one.credit is not None and other.credit is not None)

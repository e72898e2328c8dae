"""What a correction is about: the claim, names or issues meant, before a line goes into the log."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from selon.answers.corrections import ALIAS, Corrections, corrections
from selon.answers.finding import Several, Stems
from selon.answers.names import named
from selon.answers.search import search
from selon.answers.times import Times
from selon.errors import NotFound
from selon.ledger import Ledger
from selon.ledger.calling import folded
from selon.ledger.schema import claims, conflicts, positions

LISTED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """A claim, a position or a conflict: its id, and its words or the reason for it."""

    id: str
    quote: str


def rejectable(ledger: Ledger, words: str, stems: Stems) -> Meant:
    """The claim, position or conflict of that id, the beginning of one, or the claim or position with those words.

    Raises NotFound, and Several when more than one is meant."""
    found = _by_id(ledger, words) or _by_words(ledger, words, stems)
    if len(found) > 1:
        listed = "; ".join(f"{one.id} {one.quote}" for one in found[:LISTED])
        raise Several(f"{words}: several claims and positions: {listed}. Give an id.")
    if found[0].id in corrections(ledger).rejected:
        raise NotFound(f"{found[0].id}: it is rejected already; --undo takes that back.")
    return found[0]


def _by_id(ledger: Ledger, id: str) -> list[Meant]:
    """What has an id that begins so."""
    if id[:1] not in ("c", "p", "x") or not all(digit in "0123456789abcdef" for digit in id[1:]):
        return []
    told = (claims, claims.c.quote), (positions, positions.c.quote), (conflicts, conflicts.c.reason)
    found = {
        row["id"]: Meant(id=row["id"], quote=row["words"] or "(erased)")
        for table, words in told
        for row in ledger.rows(
            select(table.c.id, words.label("words")).where(table.c.id.between(id, id + "g")).limit(LISTED + 1)
        )
    }
    return list(found.values())


def _by_words(ledger: Ledger, words: str, stems: Stems) -> list[Meant]:
    """What has all the words."""
    results = search(ledger, words, stems, Times(), (LISTED + 1, True)).data["results"]
    assert isinstance(results, list)
    if not results:
        raise NotFound(f"{words}: no claim or position that counts has this id or these words.")
    return [Meant(id=one["id"], quote=one["quote"] or "(erased)") for one in results]


def standing_rejection(ledger: Ledger, id: str) -> Meant:
    """The rejected claim or position of that id; raises NotFound with those there are."""
    standing = corrections(ledger).rejected
    found = [one for one in standing if one.startswith(id)]
    if len(found) != 1:
        raise NotFound(f"{id}: {len(found) or 'no'} rejected claims. Rejected: {', '.join(standing) or 'none'}")
    return next(iter(_by_id(ledger, found[0])), Meant(id=found[0], quote="(not in the ledger)"))


def known_name(ledger: Ledger, words: str) -> str:
    """The name as the ledger has it; raises NotFound with the names that are near, and Several."""
    return named(ledger, words, Times()).name


def standing_pair(ledger: Ledger, kind: str, asked: tuple[str, str]) -> tuple[str, str]:
    """The pair of names or issues that somebody joined, in that order; raises NotFound with the pairs there are."""
    said = _pairs(corrections(ledger), kind)
    wanted = {folded(word) for word in asked}
    for one, other in said:
        if {folded(one), folded(other)} == wanted:
            return one, other
    there = ", ".join(f"{one} = {other}" for one, other in said) or "none"
    raise NotFound(f"{asked[0]} and {asked[1]}: nobody joined them. Joined: {there}")


def _pairs(found: Corrections, kind: str) -> list[tuple[str, str]]:
    lines = found.aliases if kind == ALIAS else found.same_issue
    return [(line.target, line.other or line.target) for line in lines]

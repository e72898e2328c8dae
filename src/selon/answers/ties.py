"""What ties articles together besides the sources they name: near-copies, and agencies they credit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from selon.answers.accounts import Account
from selon.answers.namesakes import Names
from selon.ledger import Ledger
from selon.ledger.schema import copies, credited, documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article (`document`) that is a near-copy of one reported before it (`other`); `length` of its text."""

    document: str
    other: str
    likeness: float
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An agency that an article credits for its text, with the place."""

    document: str
    name: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """The near-copies and credits among some articles; `order` is that of their reports."""

    order: Mapping[str, int]
    copies: tuple[Copy, ...]
    credits: tuple[Credit, ...]
    families: Mapping[str, tuple[str, ...]]

    def family(self, document: str) -> tuple[str, ...]:
        """The article with all that are near-copies of it or of one another, the first reported first."""
        return self.families.get(document, (document,))

    def credit(self, document: str) -> Credit | None:
        """The first credit of an article or of its near-copies."""
        credits = {one.document: one for one in reversed(self.credits)}
        return next((credits[one] for one in (document, *self.family(document)) if one in credits), None)


def ties_of(ledger: Ledger, accounts: Iterable[Account], names: Names) -> Ties:
    """The ties among the articles of some accounts."""
    told = list(accounts)
    order = {one: at for at, one in enumerate(dict.fromkeys(account.document for account in told))}
    wanted = list(order)
    near = ledger.rows(select(copies).where(copies.c.document.in_(wanted), copies.c.other.in_(wanted)))
    given = ledger.rows(select(credited).where(credited.c.document.in_(wanted)))
    texts = ledger.rows(select(documents.c.id, documents.c.text).where(documents.c.id.in_(wanted)))
    lengths = {row["id"]: len(row["text"] or "") for row in texts}
    made = [
        Credit(document=row["document"], name=row["name"], span=(row["start"], row["end"]))
        for row in sorted(given, key=lambda row: (order[row["document"]], row["start"]))
    ]
    found = _copies([(row["document"], row["other"], row["likeness"]) for row in near], order, lengths)
    return Ties(
        order=order, copies=found, credits=tuple(_agencies(made, told, names)), families=_families(found, order)
    )


def _families(copies: Iterable[Copy], order: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """For every article with near-copies all that hang together with it, in the order of their reports."""
    joint: dict[str, set[str]] = {}
    for one in copies:
        both = joint.get(one.document, {one.document}) | joint.get(one.other, {one.other})
        joint |= dict.fromkeys(both, both)
    return {document: tuple(sorted(all_of, key=lambda one: order[one])) for document, all_of in joint.items()}


def _copies(
    rows: Iterable[tuple[str, str, float]], order: Mapping[str, int], lengths: Mapping[str, int]
) -> tuple[Copy, ...]:
    """The near-copies, each from the article reported later to the earlier one, whichever came in first."""
    out = []
    for one, other, likeness in rows:
        later, earlier = sorted((one, other), key=lambda document: -order[document])
        out.append(Copy(document=later, other=earlier, likeness=likeness, length=lengths[later]))
    return tuple(sorted(out, key=lambda one: (order[one.document], order[one.other])))


def _agencies(credits: Iterable[Credit], accounts: Iterable[Account], names: Names) -> list[Credit]:
    """The credits that are agencies: in capitals, named as an outlet, or credited by several outlets.

    A colleague behind "avec" is credited by one outlet alone."""
    told, given = list(accounts), list(credits)
    publishers = {one.document: one.publisher for one in told}
    outlets = {names.key(link.name) for one in told for link in one.links if link.name and link.kind in OUTLETS}
    by: dict[str, set[str]] = defaultdict(set)
    for one in given:
        by[names.key(one.name)].add(publishers[one.document])
    return [
        one for one in given if one.name.isupper() or names.key(one.name) in outlets or len(by[names.key(one.name)]) > 1
    ]


OUTLETS = frozenset({"outlet", "agency"})
"""Kinds of sources that publish."""

"""What ties articles together besides the sources they name: near-copies, and agencies they credit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from selon.answers.accounts import Account
from selon.answers.names import Names
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

    def family(self, document: str) -> list[str]:
        """The article with all that are near-copies of it or of one another, the first reported first."""
        found, waiting = {document}, [document]
        while waiting:
            at = waiting.pop()
            near = {one.other if one.document == at else one.document for one in self.copies if self._of(one, at)}
            waiting += near - found
            found |= near
        return sorted(found, key=lambda one: self.order[one])

    def credit(self, document: str) -> Credit | None:
        """The first credit of an article or of its near-copies."""
        credits = {one.document: one for one in reversed(self.credits)}
        return next((credits[one] for one in [document, *self.family(document)] if one in credits), None)

    @staticmethod
    def _of(one: Copy, document: str) -> bool:
        return document in (one.document, one.other)


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
    return Ties(
        order=order,
        copies=_copies([(row["document"], row["other"], row["likeness"]) for row in near], order, lengths),
        credits=tuple(_agencies(made, told, names)),
    )


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
        one
        for one in given
        if one.name.isupper() or names.key(one.name) in outlets or len(by[names.key(one.name)]) > 1
    ]


OUTLETS = frozenset({"outlet", "agency"})
"""Kinds of sources that publish."""

"""What ties articles together besides the sources they name: near-copies, and agencies they credit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from selon.answers.accounts import Account
from selon.answers.finding import within
from selon.answers.namesakes import tokens
from selon.answers.press import Press
from selon.ledger import Ledger
from selon.ledger.credits import DATELINE
from selon.ledger.schema import copies, credited, documents

PROSE = 80
"""Letters from which on a line is prose and no byline."""
AUTHOR = 2
"""Words with a capital that name an author: a line such as "Par la rédaction" has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article (`document`) that is a near-copy of one reported before it (`other`); `length` of its text."""

    document: str
    other: str
    likeness: float
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An agency that an article credits, with the place; `whole` where it credits it for the whole text.

    That is a dateline, brackets at the beginning or end, or a byline in which nobody is named beside it. `place` is
    `dateline`, `town` for one that has no day and no region, so that its brackets may hold a region, else `other`."""

    document: str
    name: str
    span: tuple[int, int]
    whole: bool
    place: str


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
        """The first credit of an article or of its near-copies, one for the whole text before others."""
        credits = {one.document: one for one in sorted(reversed(self.credits), key=lambda one: one.whole)}
        return next((credits[one] for one in (document, *self.family(document)) if one in credits), None)


def ties_of(ledger: Ledger, accounts: Iterable[Account], press: Press) -> Ties:
    """The ties among the articles of some accounts."""
    told = list(accounts)
    order = {one: at for at, one in enumerate(dict.fromkeys(account.document for account in told))}
    wanted = list(order)
    near = [row for row in within(ledger, _COPIES, copies.c.document, wanted) if row["other"] in order]
    given = within(ledger, _CREDITED, credited.c.document, wanted)
    stored = within(ledger, _TEXTS, documents.c.id, wanted)
    texts = {row["id"]: row["text"] or "" for row in stored}
    lengths = {document: len(text) for document, text in texts.items()}
    publishers = {one.document: one.publisher for one in told}
    made = [
        _credit(row["document"], row["name"], (row["start"], row["end"]), texts, publishers)
        for row in sorted(given, key=lambda row: (order[row["document"]], row["start"]))
    ]
    found = _copies([(row["document"], row["other"], row["likeness"]) for row in near], order, lengths)
    return Ties(
        order=order, copies=found, credits=tuple(_agencies(made, told, press)), families=_families(found, order)
    )


_COPIES, _CREDITED, _TEXTS = select(copies), select(credited), select(documents.c.id, documents.c.text)


def _credit(
    document: str, name: str, span: tuple[int, int], texts: Mapping[str, str], publishers: Mapping[str, str]
) -> Credit:
    """A credit, with whether it is one for the whole text."""
    text = texts[document]
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text) if found[0].strip()]
    start, end = next((line for line in lines if line[0] <= span[0] < line[1]), span)
    sent = DATELINE.match(text, start, end)
    if sent is not None and sent.span("name") == span:
        place = "dateline" if sent["region"] or sent["day"] else "town"
        return Credit(document=document, name=name, span=span, whole=True, place=place)
    if end - start >= PROSE:
        prose = [line for line in lines if line[1] - line[0] >= PROSE]
        return Credit(
            document=document, name=name, span=span, whole=(start, end) in (prose[0], prose[-1]), place="other"
        )
    beside = {*tokens(name), *tokens(publishers[document])}
    others = [word for word in re.findall(r"\w+", text[start:end]) if word[0].isupper()]
    named = [word for word in others if not beside & set(tokens(word))]
    bracketed = text[: span[0]].endswith(("(", "["))
    return Credit(document=document, name=name, span=span, whole=bracketed or len(named) < AUTHOR, place="other")


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


def _agencies(credits: Iterable[Credit], accounts: Iterable[Account], press: Press) -> list[Credit]:
    """The credits that are agencies: in capitals, an outlet that is named or has an article, credited by several.

    A colleague behind "avec" is credited by one outlet alone; a region in a dateline is no outlet."""
    given = list(credits)
    publishers = {one.document: one.publisher for one in accounts}
    press.meet(one.name for one in given)
    by: dict[str, set[str]] = defaultdict(set)
    for one in given:
        by[press.names.key(one.name)].add(publishers[one.document])
    return [
        one
        for one in given
        if one.place == "dateline"
        or one.name.isupper()
        or press.names.key(one.name) in press.known
        or (one.place != "town" and len(by[press.names.key(one.name)]) > 1)
    ]

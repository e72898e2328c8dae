"""What an article that came in changes of what the ledger knew: a state, a number, an origin, a firmness, or nothing.

A later version of an article is held against the one before it, and a near-copy of another article against that; only
what else is new is asked of its issues. A mere copy changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import and_, or_, select

from selon.answers import accounts
from selon.answers.finding import Issue, Stems, issues_of, roots, within
from selon.answers.positions import states
from selon.answers.repeats import within as once_an_article
from selon.answers.repeats import without_headlines
from selon.answers.revisions import NAMES, as_object
from selon.answers.revisions import told as in_words
from selon.answers.times import Times
from selon.answers.traced import Traced, traced
from selon.answers.tracing import kin
from selon.answers.versions import versions_of
from selon.ledger import Ledger
from selon.ledger.calling import folded
from selon.ledger.rows import short
from selon.ledger.schema import claims, conflicts, copies, documents, positions, statements
from selon.records import Change, ChangeKind, Revision, State

POSITION, NUMBER, SOURCE, FIRMNESS = KINDS = ("position", "number", "source", "firmness")
"""The kinds of change that can be watched for."""
OF_CHANGE = {
    ChangeKind.NUMBER: NUMBER,
    ChangeKind.DATE: NUMBER,
    ChangeKind.HEDGE_ADDED: FIRMNESS,
    ChangeKind.HEDGE_DROPPED: FIRMNESS,
    ChangeKind.POLARITY: POSITION,
    ChangeKind.POSITION: POSITION,
} | {kind: SOURCE for kind in ChangeKind if kind.value.startswith("source_")}
"""What a change between versions is watched as; claims that are new or gone are judged by what they hold."""
OF_CONFLICT = {"numeric": NUMBER, "date": NUMBER, "firmness": FIRMNESS}
COPY = 0.7
"""The least likeness at which an article is read as a copy of another, and not for itself."""
NOW = Times()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A change that matters: its kind, one line, what stands behind it, its document and the other it is against."""

    kind: str
    text: str
    document: str
    other: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The same for the same change, however often it is found."""
        return "w" + short(self.document, self.kind, self.text)


def basis(ledger: Ledger, document: str, waiting: Collection[str]) -> tuple[str, bool] | None:
    """The document that one is to be held against, and whether it is a version of the same article; None for none.

    `waiting` are documents that were not looked at yet: they are not known."""
    listed = [one.document for one in versions_of(ledger, document)]
    before = [one for one in listed[: listed.index(document)] if one not in waiting] if document in listed else []
    if before:
        return before[-1], True
    query = select(copies).where(or_(copies.c.document == document, copies.c.other == document))
    near = [
        (row["likeness"], other)
        for row in ledger.rows(query)
        for other in {row["document"], row["other"]} - {document, *waiting}
        if row["likeness"] >= COPY
    ]
    return (max(near)[1], False) if near else None


def of_revision(found: Revision, document: str, other: str, *, version: bool) -> list[Notice]:
    """The changes that matter between two versions, or between an article and its near-copy.

    Of a copy only what it tells otherwise counts: what it leaves out, and whom it credits, is a matter of space."""
    out = []
    shown = as_object(found)["changes"]
    for change, data in zip(found.changes, shown, strict=True):
        kind = OF_CHANGE.get(change.kind) or (_held(change, found) if version else None)
        if kind is None or (kind == SOURCE and not version):
            continue
        out.append(
            Notice(
                kind=kind,
                text=in_words(change, found) + ("" if found.announced or not version else ", not announced"),
                document=document,
                other=other,
                data={**data, "name": NAMES[change.kind]},
            )
        )
    return out


def _held(change: Change, found: Revision) -> str | None:
    """What a claim that is new or gone is watched as: a source of which the other version has no word; else nothing."""
    source = change.source_after or change.source_before
    other = found.before if change.after else found.after
    return SOURCE if source and folded(source) not in folded(other.text) else None


def of_article(ledger: Ledger, document: str, waiting: Collection[str], stems: Stems) -> list[Notice]:
    """What an article changes that is neither a version nor a copy of one that is known."""
    out = list(_of_conflicts(ledger, document, waiting))
    for issue in _issues(ledger, document):
        out += _of_issue(ledger, issue, document, (waiting, stems))
    unique = {one.id: one for one in out}
    return sorted(unique.values(), key=lambda one: KINDS.index(one.kind))


def _issues(ledger: Ledger, document: str) -> list[Issue]:
    """The issues that an article has states of."""
    topics = {row["topic"] for row in ledger.rows(select(positions.c.topic).where(positions.c.document == document))}
    return issues_of(ledger, roots(ledger, topics).values())


def _of_issue(ledger: Ledger, issue: Issue, document: str, known: tuple[Collection[str], Stems]) -> Iterator[Notice]:
    """The states that are new on an issue, then the origin that is."""
    waiting, stems = known
    of = dict(zip(issue.positions, issue.documents, strict=True))
    told = [one for one in states(ledger, issue, NOW) if of[one["id"]] not in waiting or of[one["id"]] == document]
    before = [one for one in told if of[one["id"]] != document]
    other = _of_teasers(ledger, document)
    own = [one for one in told if of[one["id"]] == document and one["actor"] and one["id"] not in other]
    own = once_an_article(own, stems)
    new = [one for one in without_headlines(own)[0] if not any(_known(one, other) for other in before)]
    for one in new if before else new[:1]:
        yield Notice(
            kind=POSITION,
            text=f"{'' if before else 'new issue: '}{_state(one)} ({issue.name})",
            document=document,
            data={"issue": issue.id, "name": issue.name, "state": one},
        )
    if before:
        yield from _of_origin(ledger, issue, document, waiting)


def _of_teasers(ledger: Ledger, document: str) -> set[str]:
    """The positions of a document that its teasers of other articles tell."""
    query = select(positions.c.id).join(
        claims, and_(claims.c.reading == positions.c.reading, claims.c.id == positions.c.claim)
    )
    return {row["id"] for row in ledger.rows(query.where(positions.c.document == document, claims.c.role == "teaser"))}


def _state(one: Mapping[str, Any]) -> str:
    """A state in a line: who, what, in which words, on whose word."""
    chain = " <- ".join(name or "not named" for name in one["chain"])
    return f"{State(one['state']).word}, {one['actor']}: « {one['quote']} », {chain}"


def _known(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether a state was told before: of the same actor, or of one who may be the same, and of the same kind."""
    if not kin(one["state"], other["state"]):
        return False
    mine, its = set(folded(one["actor"] or "").split()), set(folded(other["actor"] or "").split())
    return not its or mine <= its or its <= mine


def _of_origin(ledger: Ledger, issue: Issue, document: str, waiting: Collection[str]) -> Iterator[Notice]:
    """The origin that an article brings to an issue, where no other article has it."""
    where = {one for one in issue.documents if one not in waiting} | {document}
    found = traced(ledger, accounts.of_positions(ledger, issue.positions, where, NOW), NOW)
    origins = found.relaying.origins
    mine = origins.get(document)
    if mine is None or any(origins[one] == mine for one in where - {document} if one in origins):
        return
    name = found.outlets.get(mine.key, mine.key)
    whose = _whose(found, document)
    text = f"new origin: {name}{f', on the word of {whose}' if whose else ''} ({issue.name})"
    yield Notice(
        kind=SOURCE, text=text, document=document, data={"issue": issue.id, "name": issue.name, "origin": name}
    )


def _whose(found: Traced, document: str) -> str:
    """Whose word an article gives, the first three."""
    named = [one.links[-1].name for one in found.accounts if one.document == document and one.links]
    return ", ".join(list(dict.fromkeys(name for name in named if name))[:3])


def _of_conflicts(ledger: Ledger, document: str, waiting: Collection[str]) -> Iterator[Notice]:
    """Numbers and dates of the same thing that differ, and what is told more or less firmly, against what is known.

    Of each kind the surest against each article, and one for each statement: a line says where to look."""
    query = select(conflicts).where(
        or_(conflicts.c.a_document == document, conflicts.c.b_document == document),
        conflicts.c.a_document != conflicts.c.b_document,
        conflicts.c.kind.in_(tuple(OF_CONFLICT)),
    )
    told: set[tuple[str, str]] = set()
    for row in sorted(ledger.rows(query), key=lambda row: -row["sure"]):
        mine, its = ("a", "b") if row["a_document"] == document else ("b", "a")
        keys = {(row["kind"], row[mine]), (row["kind"], row[f"{its}_document"])}
        if row[f"{its}_document"] in waiting or keys & told:
            continue
        told |= keys
        sides = {side: _quoted(ledger, row[side], row[f"{side}_reading"]) for side in (mine, its)}
        where = _names(ledger, {row[f"{its}_document"]})
        yield Notice(
            kind=OF_CONFLICT[row["kind"]],
            text=f"{row['reason'].partition(':')[0]}: « {sides[mine]} », against « {sides[its]} » in {where}",
            document=document,
            other=row[f"{its}_document"],
            data={"conflict": row["id"], "reason": row["reason"], "quote": sides[mine], "against": sides[its]},
        )


def _quoted(ledger: Ledger, id: str, reading: str) -> str:
    """The words of a statement on one line."""
    query = select(statements.c.quote).where(statements.c.reading == reading, statements.c.id == id)
    return " ".join(" ".join(str(row["quote"] or "(erased)").split()) for row in ledger.rows(query))


def _names(ledger: Ledger, wanted: Iterable[str]) -> str:
    """The names of some documents."""
    query = select(documents.c.id, documents.c.name)
    return ", ".join(sorted(row["name"] for row in within(ledger, query, documents.c.id, wanted)))

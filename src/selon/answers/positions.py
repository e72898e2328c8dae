"""Where an issue stands: its states in their order, who tells each, how firmly, and what was not known yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import and_, select

from selon.answers.corrections import corrections, one_name
from selon.answers.finding import Issue, Stems, beyond, issue_of, within
from selon.answers.repeats import across, without_headlines
from selon.answers.repeats import within as within_articles
from selon.answers.standing import current
from selon.answers.times import Times, first_day
from selon.ledger import Ledger
from selon.ledger.calling import folded
from selon.ledger.schema import claims, documents, positions
from selon.records import Answer, State

OPPOSITE = {
    "authorise": {"forbid", "restrict", "refuse", "suspend"},
    "forbid": {"authorise"},
    "restrict": {"authorise"},
    "refuse": {"authorise"},
    "suspend": {"authorise"},
    "support": {"oppose", "condemn"},
    "oppose": {"support"},
    "confirm": {"deny"},
    "deny": {"confirm"},
}
"""States that end another of the same actor."""
HELD = frozenset({"announce", "concern", "condemn", "confirm", "control", "oppose", "order", "recommend", "request"})
"""States that are nothing without somebody who takes them."""
DECIDED = frozenset({"authorise", "suspend"})
"""Decisions that tell without anybody and no more than a year only how things are ("la pêche y est autorisée")."""
LISTED = 0.33
"""Prominence from which on a state is listed; what is told in passing is named apart."""
Told = dict[str, Any]


def position(ledger: Ledger, words: str, stems: Stems, times: Times, *, first: bool = False) -> Answer:
    """The timeline of an issue; raises NotFound, or Several when words mean more than one."""
    issue = issue_of(ledger, words, stems, times, first=first)
    every, later = known(ledger, issue, times)
    told, summed = without_headlines(within_articles([one for one in every if not is_nobodys(one)], stems))
    aside = [one for one in told if one["prominence"] < LISTED]
    held = across([one for one in told if one["prominence"] >= LISTED], stems)
    asked = {"issue": issue.name, "as_of": times.as_of, "known_by": times.known_by}
    unheld = [one for one in every if is_nobodys(one)]
    apart = {"of_nobody": unheld, "headlines": summed, "aside": aside}
    data = {**asked, "states": held, **apart, "not_yet_known": later}
    return Answer(
        title=f"{issue.id}  {issue.name}",
        data=data,
        columns=("state", "who", "holds", "on whose word, how firmly", "quotation", "reported"),
        rows=tuple(_row(one) for one in held),
        notes=beyond(ledger, times)
        + tuple(f"of nobody named: {one['state']}, {one['quote']} ({one['document']})" for one in unheld)
        + tuple(f"told by a headline alone: {one['state']}, {one['quote']} ({one['document']})" for one in summed)
        + tuple(f"told in passing: {one['state']}, {one['quote']} ({one['document']})" for one in aside)
        + tuple(
            f"not yet known on {times.as_of}: {one['state']}, {one['actor'] or 'nobody named'} "
            f"({one['document']}, {one['reported_at'][:10]})"
            for one in later
        ),
    )


def is_nobodys(one: Told) -> bool:
    """Whether a state is told of nobody, though it is only somebody's."""
    alone = one["actor"] is None
    dated = len(one["valid_from"] or "") > len("2031")
    return alone and (one["state"] in HELD or (one["state"] in DECIDED and not dated))


def brief(answer: Answer, most: int = 0) -> Answer:
    """The same timeline with one row for each state and who takes it, and how many articles tell it.

    Of several accounts the one is shown that has a date and the longest chain. With `most` only so many rows are kept,
    those that most articles tell."""
    states = answer.data["states"]
    assert isinstance(states, list)
    told: dict[tuple[str, str], list[Told]] = {}
    for one in states:
        told.setdefault((one["state"], folded(one["actor"] or "")), []).append(one)
    groups = sorted(told.values(), key=lambda some: (-_articles(some), all(one["valid_from"] is None for one in some)))
    kept = groups[: most or None]
    shown = [min(some, key=lambda one: (one["valid_from"] is None, -len(one["chain"]))) for some in kept]
    rows = [(states.index(one), _row(one), _articles(some) - 1) for one, some in zip(shown, kept, strict=True)]
    more = len(groups) - len(kept)
    left = (f"{more} more state{'' if more == 1 else 's'}, told by fewer articles",) if more else ()
    return replace(
        answer,
        rows=tuple((*row[:-1], f"{row[-1]}{_others(beside)}") for _, row, beside in sorted(rows)),
        notes=answer.notes + left,
    )


def _articles(told: list[Told]) -> int:
    """How many articles tell some states."""
    return len({place["document"] for one in told for place in (one, *one["retold"])})


def _others(count: int) -> str:
    """How many other articles tell the same, in words."""
    return f" and {count} other{'' if count == 1 else 's'}" if count else ""


def known(ledger: Ledger, issue: Issue, times: Times) -> tuple[list[Told], list[Told]]:
    """The states that count at the times asked for, in their order, and those that were reported later."""
    told = sorted(states(ledger, issue, times), key=lambda one: (_when(one), one["reported_at"], one["span"]))
    held = [one for one in told if times.reported(one["reported_at"])]
    later = [one for one in told if not times.reported(one["reported_at"])]
    _end(held, one_name(corrections(ledger, times).aliases))
    return [one for one in held if times.holds(one["valid_from"], one["valid_to"], one["reported_at"])], later


def states(ledger: Ledger, issue: Issue, times: Times) -> list[Told]:
    """The states of an issue as the reading that counts of each document has them."""
    reading = current(ledger, times, set(issue.documents))
    told = within(ledger, _TOLD, positions.c.topic, issue.topics)
    wanted = set(issue.positions)
    return [_state(row) for row in told if row["id"] in wanted and reading.get(row["document"]) == row["reading"]]


_TOLD = (
    select(
        *(positions.c[name] for name in ("id", "reading", "document", "start", "end", "quote", "issue")),
        *(positions.c[name] for name in ("actor", "state", "valid_from", "valid_to", "prominence")),
        *(documents.c[name] for name in ("name", "outlet", "headline", "reported", "reported_origin")),
        *(claims.c[name] for name in ("commitment", "basis", "chain", "hedged")),
    )
    .join(documents, documents.c.id == positions.c.document)
    .outerjoin(claims, and_(claims.c.reading == positions.c.reading, claims.c.id == positions.c.claim))
)
"""Positions with their articles, and with the claims that hold them."""


def _state(row: Any) -> Told:
    """One state with its chain: that of the claim that holds it, else the outlet alone."""
    outlet, claim = row["outlet"], row["basis"] is not None
    return {
        "state": row["state"],
        "actor": row["actor"],
        "valid_from": row["valid_from"],
        "valid_to": row["valid_to"],
        "valid_to_inferred": False,
        "commitment": row["commitment"] if claim else [[outlet, "CT+"]],
        "basis": row["basis"] if claim else "reported",
        "chain": row["chain"] if claim else [outlet],
        "hedged": bool(row["hedged"]),
        "document": row["name"],
        "span": [row["start"], row["end"]],
        "quote": row["quote"],
        "issue": row["issue"],
        "prominence": row["prominence"],
        "heading": bool(row["headline"] and row["quote"] and row["quote"] in row["headline"]),
        "reported_at": row["reported"],
        "reported_at_origin": row["reported_origin"],
        "id": row["id"],
    }


def _when(one: Told) -> str:
    """The day from which a state counts: its beginning, else its report."""
    return first_day(one["valid_from"]) if one["valid_from"] else str(one["reported_at"])[:10]


def _end(told: list[Told], who: Callable[[str], str]) -> None:
    """Give a state without an end the beginning of the next one of its actor that cannot hold beside it.

    `who` gives the one name of an actor who has several."""
    following: dict[tuple[str, str], tuple[int, str]] = {}  # the next beginning of each state of each actor
    for place, one in reversed(list(enumerate(told))):
        if one["actor"] is None:
            continue
        actor, begun = who(one["actor"]), one["valid_from"]
        if one["valid_to"] is None:
            after = [following[actor, state] for state in OPPOSITE.get(one["state"], ()) if (actor, state) in following]
            if after:
                one["valid_to"], one["valid_to_inferred"] = min(after)[1], True
        if begun is not None:
            following[actor, one["state"]] = place, begun


def _row(one: Told) -> tuple[str, ...]:
    """A state as a line of a table."""
    until = f"{one['valid_to']}{' (inferred)' if one['valid_to_inferred'] else ''}" if one["valid_to"] else ""
    held = f"{one['valid_from'] or ''} – {until}".strip(" –") if one["valid_from"] or until else "no date"
    return (
        State(one["state"]).word,
        one["actor"] or "nobody named",
        f"{held} –" if one["valid_from"] and not until else held,
        f"{' ← '.join(name or 'not named' for name in one['chain'])} ({firmness(one)})",
        _quoted(one),
        "; ".join([f"{one['document']} {str(one['reported_at'])[:10]}", *_again(one)]),
    )


def _quoted(one: Told) -> str:
    """The words of a state, and those by which its article tells more of it."""
    more = [place["quote"] or "(erased)" for place in one["retold"] if place["document"] == one["document"]]
    return " / ".join([one["quote"] or "(erased)", *more])


def _again(one: Told) -> list[str]:
    """The other articles that tell a state and bring nothing new."""
    later = dict.fromkeys(
        f"{place['document']} {str(place['reported_at'])[:10]}"
        for place in one["retold"]
        if place["document"] != one["document"]
    )
    return [f"again {name}" for name in later]


def firmness(one: Told) -> str:
    """How firmly it is told, in a word or two."""
    if one["basis"] == "reportative":
        return "conditional"
    return "hedged" if one["hedged"] else "plain"

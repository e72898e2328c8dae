"""Where an issue stands: its states in their order, who tells each, how firmly, and what was not known yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import select

from selon.answers.corrections import corrections, one_name
from selon.answers.finding import Issue, Stems, issue_of, newest
from selon.answers.times import Times, first_day
from selon.ledger import Ledger
from selon.ledger.schema import claims, documents, positions
from selon.records import Answer

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
State = dict[str, Any]


def position(ledger: Ledger, words: str, stems: Stems, times: Times, *, first: bool = False) -> Answer:
    """The timeline of an issue; raises NotFound, or Several when words mean more than one."""
    issue = issue_of(ledger, words, stems, times, first=first)
    told = sorted(states(ledger, issue, times), key=lambda one: (_when(one), one["reported_at"], one["span"]))
    known = [one for one in told if times.reported(one["reported_at"])]
    later = [one for one in told if not times.reported(one["reported_at"])]
    _end(known, one_name(corrections(ledger, times).aliases))
    known = [one for one in known if times.holds(one["valid_from"], one["valid_to"], one["reported_at"])]
    asked = {"issue": issue.name, "as_of": times.as_of, "known_by": times.known_by}
    data = {**asked, "states": known, "not_yet_known": later}
    return Answer(
        title=f"{issue.id}  {issue.name}",
        data=data,
        columns=("state", "who", "holds", "on whose word, how firmly", "quotation", "reported"),
        rows=tuple(_row(one) for one in known),
        notes=tuple(
            f"not yet known on {times.as_of}: {one['state']}, {one['actor'] or 'nobody named'} "
            f"({one['document']}, {one['reported_at'][:10]})"
            for one in later
        ),
    )


def states(ledger: Ledger, issue: Issue, times: Times) -> list[State]:
    """The states of an issue as the newest reading of each document has them."""
    current = newest(ledger)
    query = (
        select(positions, documents.c.name, documents.c.outlet, documents.c.reported, documents.c.reported_origin)
        .join(documents, documents.c.id == positions.c.document)
        .where(positions.c.id.in_(issue.positions))
    )
    rows = [row for row in ledger.rows(query) if current.get(row["document"]) == row["reading"]]
    wanted = [row["claim"] for row in rows if row["claim"]]
    found = ledger.rows(select(claims).where(claims.c.id.in_(wanted))) if wanted else []
    held = {(row["reading"], row["id"]): row for row in found}
    recorded = ledger.rows(select(documents.c.id, documents.c.recorded)) if times.known_by else []
    late = {row["id"] for row in recorded if not times.recorded(row["recorded"])}
    return [_state(row, held.get((row["reading"], row["claim"]))) for row in rows if row["document"] not in late]


def _state(row: Any, claim: Any) -> State:
    """One state with its chain: that of the claim that holds it, else the outlet alone."""
    outlet = row["outlet"]
    return {
        "state": row["state"],
        "actor": row["actor"],
        "valid_from": row["valid_from"],
        "valid_to": row["valid_to"],
        "valid_to_inferred": False,
        "commitment": claim["commitment"] if claim else [[outlet, "CT+"]],
        "basis": claim["basis"] if claim else "reported",
        "chain": claim["chain"] if claim else [outlet],
        "hedged": bool(claim and claim["hedged"]),
        "document": row["name"],
        "span": [row["start"], row["end"]],
        "quote": row["quote"],
        "reported_at": row["reported"],
        "reported_at_origin": row["reported_origin"],
        "id": row["id"],
    }


def _when(one: State) -> str:
    """The day from which a state counts: its beginning, else its report."""
    return first_day(one["valid_from"]) if one["valid_from"] else str(one["reported_at"])[:10]


def _end(told: list[State], who: Callable[[str], str]) -> None:
    """Give a state without an end the beginning of the next one of its actor that cannot hold beside it.

    `who` gives the one name of an actor who has several."""
    for place, one in enumerate(told):
        if one["valid_to"] is not None or one["actor"] is None:
            continue
        after = (
            other
            for other in told[place + 1 :]
            if other["actor"] is not None
            and (who(other["actor"]), other["valid_from"] is None) == (who(one["actor"]), False)
            and other["state"] in OPPOSITE.get(one["state"], ())
        )
        ending = next(after, None)
        if ending is not None:
            one["valid_to"], one["valid_to_inferred"] = ending["valid_from"], True


def _row(one: State) -> tuple[str, ...]:
    """A state as a line of a table."""
    until = f"{one['valid_to']}{' (inferred)' if one['valid_to_inferred'] else ''}" if one["valid_to"] else ""
    held = f"{one['valid_from'] or ''} – {until}".strip(" –") if one["valid_from"] or until else "no date"
    return (
        str(one["state"]).upper(),
        one["actor"] or "nobody named",
        f"{held} –" if one["valid_from"] and not until else held,
        f"{' ← '.join(name or 'not named' for name in one['chain'])} ({firmness(one)})",
        one["quote"] or "(erased)",
        f"{one['document']} {str(one['reported_at'])[:10]}",
    )


def firmness(one: State) -> str:
    """How firmly it is told, in a word or two."""
    if one["basis"] == "reportative":
        return "conditional"
    return "hedged" if one["hedged"] else "plain"


def listed(found: Iterable[Issue]) -> Answer:
    """The issues of a ledger."""
    issues = list(found)
    return Answer(
        title=f"{len(issues)} issue{'' if len(issues) == 1 else 's'}",
        data={"issues": [{"id": one.id, "name": one.name, "states": len(one.positions)} for one in issues]},
        columns=("id", "states", "issue"),
        rows=tuple((one.id, str(len(one.positions)), one.name) for one in issues),
    )

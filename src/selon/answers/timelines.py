"""The states of an issue over the time in which they hold, one lane for each origin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from selon.answers import accounts
from selon.answers.finding import Issue
from selon.answers.positions import known, position
from selon.answers.repeats import within
from selon.answers.times import Times, first_day, last_day
from selon.answers.traced import Traced, traced
from selon.ledger import Ledger
from selon.records import Answer

State = dict[str, Any]
Lane = dict[str, Any]


def timeline(ledger: Ledger, issue: Issue, times: Times) -> Answer:
    """The lanes of an issue, in the order in which their origins are first told of."""
    answered = position(ledger, issue.id, lambda _, words: words, times)
    lanes = lanes_of(ledger, issue, times)
    asked = {name: answered.data[name] for name in ("issue", "as_of", "known_by")}
    return Answer(
        title=answered.title,
        data=asked | {"lanes": lanes},
        columns=("origin", "state", "who", "holds", "told", "articles"),
        rows=tuple(_row(lane, state) for lane in lanes for state in lane["states"]),
        notes=answered.notes,
    )


def lanes_of(ledger: Ledger, issue: Issue, times: Times) -> list[Lane]:
    """The lanes alone, for who has the position of the issue already."""
    told = {one["id"]: one for one in within(known(ledger, issue, times)[0], lambda _, words: words)}
    found = traced(ledger, accounts.of_issue(ledger, issue, times), times)
    return list(_lanes(found, told))


def _lanes(found: Traced, told: dict[str, State]) -> Iterable[Lane]:
    """A lane for each origin that tells a state which is shown."""
    for origin, given in found.by_article().items():
        states = [told[one.id] for one in given if one.id in told]
        if states:
            yield {
                "origin": found.outlets.get(origin.key, origin.key),
                "kind": found.kind(origin),
                "states": _joined(states),
            }


def _joined(states: list[State]) -> list[State]:
    """The states of a lane in the order of their time; the same told by several articles is one."""
    out: dict[tuple[Any, ...], State] = {}
    for one in states:
        key = (one["state"], one["actor"], one["valid_from"], one["valid_to"])
        begins = first_day(one["valid_from"]) if one["valid_from"] else None
        made = {
            "state": one["state"],
            "actor": one["actor"],
            "valid_from": one["valid_from"],
            "valid_to": one["valid_to"],
            "valid_to_inferred": one["valid_to_inferred"],
            "first_day": begins,
            "last_day": last_day(one["valid_to"]) if one["valid_to"] else None,
            "reported_at": one["reported_at"],
            "hedged": one["hedged"],
            "articles": [],
            "ids": [],
        }
        kept = out.setdefault(key, made)
        kept["hedged"] = kept["hedged"] and one["hedged"]
        kept["reported_at"] = min(kept["reported_at"], one["reported_at"])
        kept["articles"] = list(dict.fromkeys([*kept["articles"], one["document"]]))
        kept["ids"].append(one["id"])
    return sorted(out.values(), key=lambda one: (one["first_day"] or one["reported_at"][:10], one["state"]))


def _row(lane: Lane, one: State) -> tuple[str, ...]:
    """A state as a line of a table."""
    return (
        lane["origin"],
        str(one["state"]).upper(),
        one["actor"] or "nobody named",
        held(one),
        "with reserve" if one["hedged"] else "plain",
        ", ".join(one["articles"]),
    )


def held(one: State) -> str:
    """The time in which a state holds, in words."""
    until = f"{one['valid_to']}{' (inferred)' if one['valid_to_inferred'] else ''}" if one["valid_to"] else ""
    if not one["valid_from"] and not until:
        return f"no date; told {one['reported_at'][:10]}"
    return f"{one['valid_from'] or ''} – {until}".strip()

"""The pages of issues: all of them, and one with its states in their lanes, as of a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from selon.answers.finding import Issue, issue_of
from selon.answers.issues import listed
from selon.answers.positions import known, position
from selon.answers.timelines import lanes_of
from selon.claims.stems import stems
from selon.ledger import Ledger
from selon.web.pages.asked import Asked
from selon.web.pages.cited import cited
from selon.web.pages.lanes import drawn
from selon.web.pages.names import STATES

LISTED = 200
PARTS = ("states", "headlines", "of_nobody", "aside", "not_yet_known")
"""The lists of states in an answer on an issue."""


def every(ledger: Ledger, asked: Asked) -> Mapping[str, Any]:
    """The issues, or those that have the words asked for."""
    words = asked.given("q")
    answer = listed(ledger, asked.times, asked=(words, stems) if words else None, most=LISTED)
    return {"issues": answer.data["issues"], "title": answer.title, "words": words or "", "notes": answer.notes}


def found(ledger: Ledger, asked: Asked) -> Mapping[str, Any]:
    """An issue with its states and its drawing; raises NotFound and Several."""
    whole = replace(asked.times, as_of=None, on=None)
    issue = issue_of(ledger, asked.request.path_params["issue"], stems, whole)
    lanes = _lanes(ledger, issue, asked, whole)
    states = known(ledger, issue, whole)[0]
    days = sorted({str(one["reported_at"])[:10] for one in states})
    told: Any = position(ledger, issue.id, stems, asked.times).data if states else {}
    every = {one["id"]: one for one in states}
    return {
        "issue": issue,
        "told": {**{part: [] for part in PARTS}, **told},
        "days": days,
        "lanes": lanes,
        "drawing": drawn(lanes, asked.as_of, _labels(lanes, asked)) if lanes else None,
        "every": every,
        "anchors": _anchors(told, every),
        "documents": len({one["document"] for one in states}),
        "cited": cited(ledger, {one["document"] for one in states}, asked.times),
    }


def _lanes(ledger: Ledger, issue: Issue, asked: Asked, whole: Any) -> list[dict[str, Any]]:
    """The lanes as they were on the day asked for, with what was not yet known then, which is marked as later."""
    every = lanes_of(ledger, issue, whole)
    if asked.times == whole:
        return [{**lane, "states": [{**one, "later": False} for one in lane["states"]]} for lane in every]
    then = lanes_of(ledger, issue, asked.times)
    known_then = {lane["origin"]: lane["states"] for lane in then}
    seen = {id for states in known_then.values() for one in states for id in one["ids"]}
    out = []
    for lane in every:
        before = [{**one, "later": False} for one in known_then.pop(lane["origin"], [])]
        after = [{**one, "later": True} for one in lane["states"] if seen.isdisjoint(one["ids"])]
        out.append({**lane, "states": before + after})
    out += [
        {"origin": lane["origin"], "kind": lane["kind"], "states": [{**one, "later": False} for one in lane["states"]]}
        for lane in then
        if lane["origin"] in known_then
    ]
    return [lane for lane in out if lane["states"]]


def _labels(lanes: Iterable[Mapping[str, Any]], asked: Asked) -> dict[str, str]:
    """The words beside the bars: the state and whose it is."""
    say = asked.tongue.say
    return {
        one["ids"][
            0
        ]: f"{say(STATES.get(one['state'], one['state'])).upper()} · {_short(one['actor']) or say('nobody named')}"
        for lane in lanes
        for one in lane["states"]
    }


def _short(name: str | None) -> str:
    """A name that fits beside a bar."""
    return f"{name[:45].rstrip()}…" if name and len(name) > 46 else name or ""


def _anchors(told: Mapping[str, Any], every: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """For each state the id under which it, or the one that it repeats, stands in the lists of the page."""
    out = {one["id"]: one["id"] for part in PARTS for one in told.get(part, ())}
    again = {(at["document"], at["quote"]): one["id"] for one in told.get("states", ()) for at in one["retold"]}
    for id, one in every.items():
        place = (one["document"], one["quote"])
        if id not in out and place in again:
            out[id] = again[place]
    return out

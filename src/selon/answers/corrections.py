"""What people corrected: lines of the log, read when a question is asked, so that no answer is without them.

Each line names ids that are digests of words, or names; a document that is read again keeps them. The last line of
a kind about the same thing counts: `undo-reject` takes a `reject` back, and both stay in the log."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

from sqlalchemy import select

from selon.answers.times import Times
from selon.ledger import Ledger
from selon.ledger.calling import folded
from selon.ledger.schema import log

REJECT, ALIAS, SAME_ISSUE = "reject", "alias", "same-issue"
UNDO = "undo-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A line of the log: what somebody said of `target` (and `other`), when, and why."""

    target: str
    other: str | None
    recorded: str
    why: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """All that counts: claims and positions that are `rejected`, by their ids; pairs of names; pairs of issues."""

    rejected: Mapping[str, Said] = field(default_factory=dict)
    aliases: tuple[Said, ...] = ()
    same_issue: tuple[Said, ...] = ()


def corrections(ledger: Ledger, times: Times | None = None) -> Corrections:
    """The corrections that this ledger had by the time asked for; read once, until something is written."""
    state, by = ledger.state(), None if times is None else times.known_by
    kept = _KEPT.get(ledger)
    if kept is None or kept[0] != state:
        kept = _KEPT[ledger] = state, {}
    if by not in kept[1]:
        kept[1][by] = _read(ledger, times)
    return kept[1][by]


_KEPT: WeakKeyDictionary[Ledger, tuple[object, dict[str | None, Corrections]]] = WeakKeyDictionary()
"""The corrections of each open ledger as they were when they were last read, by the instant asked for."""


def _read(ledger: Ledger, times: Times | None) -> Corrections:
    """The corrections as the log has them."""
    standing: dict[tuple[str, str, str | None], Said] = {}
    kinds = [REJECT, ALIAS, SAME_ISSUE]
    query = select(log).where(log.c.kind.in_(kinds + [UNDO + kind for kind in kinds])).order_by(log.c.number)
    for row in ledger.rows(query):
        if times is not None and not times.recorded(row["recorded"]):
            continue
        key = (row["kind"].removeprefix(UNDO), row["target"], row["other"])
        standing.pop(key, None)
        if not row["kind"].startswith(UNDO):
            standing[key] = Said(target=row["target"], other=row["other"], recorded=row["recorded"], why=row["why"])
    return Corrections(
        rejected={target: said for (kind, target, _), said in standing.items() if kind == REJECT},
        aliases=tuple(said for (kind, _, _), said in standing.items() if kind == ALIAS),
        same_issue=tuple(said for (kind, _, _), said in standing.items() if kind == SAME_ISSUE),
    )


def one_name(aliases: Iterable[Said]) -> Callable[[str], str]:
    """A function from a name to the one that stands for all names which people joined to it."""
    roots = merged({}, (replace(one, target=folded(one.target), other=folded(one.other or "")) for one in aliases))
    return lambda name: roots.get(folded(name), folded(name))


def merged(roots: Mapping[str, str], pairs: Iterable[Said]) -> dict[str, str]:
    """For every topic that is another one, that other: what the ledger joined, and then what people did."""
    out = dict(roots)
    for said in pairs:
        one, into = (_end(out, out.get(topic, topic)) for topic in (said.target, said.other or said.target))
        if one != into:
            out[one] = into
    return {topic: _end(out, topic) for topic in out}


def _end(pairs: Mapping[str, str], topic: str) -> str:
    """The last of a row of joins."""
    seen: set[str] = set()
    while topic in pairs and topic not in seen:
        seen.add(topic)
        topic = pairs[topic]
    return topic

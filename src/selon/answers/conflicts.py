"""Which accounts disagree: both quotations with their chains, in what, and what would dissolve it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Select, and_, or_, select, text

from selon.answers.corrections import corrections, one_name
from selon.answers.finding import Issue, Stems, issue_of, issues_of, roots, topics_of, within
from selon.answers.standing import current
from selon.answers.times import Times, first_day
from selon.ledger import Ledger
from selon.ledger.schema import SHOWN_FIRST, claims, documents, positions, statements
from selon.ledger.schema import conflicts as table
from selon.records import Answer, ConflictKind

Found = dict[str, Any]
_OTHER = {"a": "b", "b": "a"}
ALIKE = 0.5
"""Part of the words of two sides that they share where both tell one answer."""
MOST = 100
"""Conflicts that are listed unless more are asked for."""
AT_ONCE = 400
"""Conflicts that are looked at first; then twice as many, until enough of them count."""


def conflicts(
    ledger: Ledger, words: str | None, stems: Stems, times: Times, part: tuple[int, bool] = (MOST, False)
) -> Answer:
    """The conflicts of a ledger or of one issue, those inside an article first, then the surest.

    `part` is how many are listed (0: all), and whether the best of several issues is taken. Left out are those that
    rest on a claim that somebody rejected, on an article that was taken back, or on an older reading; with a day asked
    for, those of which one side does not speak of that day. Raises NotFound, or Several when words mean more than one
    issue."""
    most, first = part
    issue = None if words is None else issue_of(ledger, words, stems, times, first=first)
    told: dict[tuple[str, ...], Found] = {}
    for rows in _in_order(ledger, issue, times, whole=not most):
        for one in _shown_of(ledger, rows, issue, times):
            _join(told, one)
        if most and len(told) > most:
            break
    shown = list(told.values())[: most or None]
    left = len(told) > len(shown)
    return Answer(
        title=f"{'more than ' if left else ''}{len(shown)} conflict{'' if len(shown) == 1 else 's'}",
        data={"conflicts": shown, "more": left},
        columns=("kind", "one account", "the other", "why", "dissolves if", "id"),
        rows=tuple(_line(one) for one in shown),
        notes=("there are more: --most N lists so many, --most 0 all",) if left else (),
    )


def of_reading(ledger: Ledger, reading: str, claim: str, times: Times) -> list[Found]:
    """The conflicts of one claim of a reading, those inside its article first, then the surest."""
    own = statements.c.reading == reading, statements.c.claim == claim
    sides = ((table.c[f"{x}_reading"] == reading) & table.c[x].in_(select(statements.c.id).where(*own)) for x in _OTHER)
    return list(_shown_of(ledger, ledger.rows(select(table).where(or_(*sides))), None, times))


def _in_order(ledger: Ledger, issue: Issue | None, times: Times, *, whole: bool) -> Iterator[list[Any]]:
    """The rows of conflicts, the surest first, some at a time; those of an issue, or the `whole` list, at once."""
    if issue is not None:
        yield within(ledger, _EVERY, table.c.topic, topics_of(ledger, [issue.id], times))
    elif whole:
        yield ledger.rows(_EVERY)
    else:
        place, some, query = 0, AT_ONCE, select(table).order_by(*SHOWN_FIRST, text("rowid"))
        while rows := ledger.rows(query.limit(some).offset(place)):
            yield rows
            place, some = place + some, 2 * some


def _shown_of(ledger: Ledger, rows: list[Any], issue: Issue | None, times: Times) -> Iterator[Found]:
    """Those of some conflicts that count at the times asked for, in the order in which they are shown."""
    rows = _standing(ledger, [row for row in rows if times.recorded(row["recorded"])], times)
    names, sides = _issues(ledger, rows, issue, times), _sides(ledger, rows, times)
    who = one_name(corrections(ledger, times).aliases)
    for row in sorted(rows, key=lambda row: _rank(row, sides)):
        a, b = sides[row["a_reading"], row["a"]], sides[row["b_reading"], row["b"]]
        one_speaker = row["kind"] == ConflictKind.ORIGIN and _speaker(a, who) == _speaker(b, who)
        if _counts(a, times) and _counts(b, times) and not one_speaker:
            yield _told(row, a, b, names.get(row["topic"]))


def _speaker(side: Found, who: Callable[[str], str]) -> str:
    """The one name of the last source of a side."""
    return who((side["chain"] or [None])[-1] or "")


def _counts(side: Found, times: Times) -> bool:
    """Whether a side was reported by the day asked for, and speaks of the day of --on.

    What the text calls past held until its report, what has no date from its report on."""
    reported = str(side["reported"])
    if times.on is None or not times.reported(reported):
        return times.reported(reported)
    data = side["data"]
    if data.get("former"):
        return first_day(times.on) <= reported[:10]
    return times.holds(data.get("first"), data.get("last"), reported)


def _issues(ledger: Ledger, rows: list[Any], issue: Issue | None, times: Times) -> dict[str, str]:
    """The names of the issues of conflicts, by their topics; of the one issue that was asked for, its name."""
    topics = {row["topic"] for row in rows if row["topic"]}
    if issue is not None and times.known_by is None:
        return dict.fromkeys(topics, issue.name)
    ends = roots(ledger, topics, times)
    names = {one.id: one.name for one in issues_of(ledger, ends.values(), times)}
    return {topic: names[end] for topic, end in ends.items() if end in names}


def _join(told: dict[tuple[str, ...], Found], one: Found) -> None:
    """Add a conflict, or note under one that is listed that other articles have it too."""
    key = _said(one)
    same = told.get(key) or next((other for other in told.values() if _repeats(one, other)), None)
    if same is None:
        told[key] = one
    else:
        same["also"].append([one["a"]["document"], one["b"]["document"]])


def _repeats(one: Found, other: Found) -> bool:
    """Whether a conflict is one listed already: the same answer of one source to what another passes on again."""
    if (one["kind"], one["issue"]) != (other["kind"], other["issue"]):
        return False
    crossed = ((x, y) for x in ("a", "b") for y in ("a", "b") if _one_answer(one[x], other[y]))
    return any(
        set(one[_OTHER[x]]["chain"]) & set(other[_OTHER[y]]["chain"]) - {None, *one[x]["chain"]} for x, y in crossed
    )


def _one_answer(one: Found, other: Found) -> bool:
    """Whether two sides are the words of one source, told alike."""
    mine, its = (set((side["quote"] or "").casefold().split()) for side in (one, other))
    return one["chain"][-1] == other["chain"][-1] and len(mine & its) >= ALIKE * len(mine | its) > 0


def _said(one: Found) -> tuple[str, ...]:
    """In what two accounts disagree, without what is said of whom."""
    return (one["kind"], str(one["issue"]), one["reason"].split(", said of")[0].split("; both of")[0])


def _standing(ledger: Ledger, rows: list[Any], times: Times) -> list[Any]:
    """Those of some conflicts that stand."""
    told = {row[side] for row in rows for side in ("a_document", "b_document")}
    reading, rejected = current(ledger, times, told), frozenset(corrections(ledger, times).rejected)
    standing = [
        row
        for row in rows
        if reading.get(row["a_document"]) == row["a_reading"]
        and reading.get(row["b_document"]) == row["b_reading"]
        and not {row["id"], row["a"], row["b"]} & rejected
    ]
    wrong = _resting_on(ledger, standing, rejected) if rejected else frozenset()
    return [row for row in standing if not {row["a"], row["b"]} & wrong]


def _rank(row: Any, sides: dict[tuple[str, str], Found]) -> tuple[object, ...]:
    """Those inside an article first, then the surest, then what was reported and what stands first."""
    a, b = sides[row["a_reading"], row["a"]], sides[row["b_reading"], row["b"]]
    places = ((str(one["reported"]), one["start"], one["id"]) for one in (a, b))
    return (row["a_document"] != row["b_document"], -row["sure"], *places)


def _resting_on(ledger: Ledger, rows: list[Any], rejected: frozenset[str]) -> frozenset[str]:
    """The statements of conflicts that stand in a rejected claim, or hold the words of a rejected position."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in within(ledger, select(positions), positions.c.id, rejected):
        places[row["reading"]].append((row["start"], row["end"]))
    found = _of_both_sides(ledger, rows, _WHOLE)
    return frozenset(
        str(row["id"])
        for row in found
        if row["claim"] in rejected
        or any(row["start"] <= start and end <= row["end"] for start, end in places[row["reading"]])
    )


def _sides(ledger: Ledger, rows: list[Any], times: Times) -> dict[tuple[str, str], Found]:
    """The statements of conflicts with their article and chain, by reading and id."""
    found = _of_both_sides(ledger, rows, _SIDES if times.on is None else _SIDES_WITH_DATA)
    return {(row["reading"], row["id"]): dict(row) for row in found}


def _of_both_sides(ledger: Ledger, rows: list[Any], queries: tuple[Select[Any], ...]) -> list[Any]:
    """The rows of queries of the one and of the other statement of some conflicts."""
    ids = {row["id"] for row in rows}
    return [row for query in queries for row in within(ledger, query, table.c.id, ids)]


def _both(query: Select[Any]) -> tuple[Select[Any], ...]:
    """A query of statements for those that are the one side of conflicts, and for those that are the other."""
    sides = (and_(statements.c.reading == table.c[f"{x}_reading"], statements.c.id == table.c[x]) for x in _OTHER)
    return tuple(query.join(table, side) for side in sides)


_EVERY = select(table)
_SIDE = (
    select(
        *(statements.c[name] for name in ("reading", "id", "start", "end", "quote")),
        *(documents.c[name] for name in ("name", "outlet", "reported")),
        claims.c.chain,
    )
    .join(documents, documents.c.id == statements.c.document)
    .join(claims, (claims.c.id == statements.c.claim) & (claims.c.reading == statements.c.reading), isouter=True)
)
"""A statement with its article and its chain."""
_SIDES, _SIDES_WITH_DATA, _WHOLE = map(_both, (_SIDE, _SIDE.add_columns(statements.c.data), select(statements)))


def _told(row: Any, a: Found, b: Found, issue: str | None) -> Found:
    """One conflict."""
    return {
        "id": row["id"],
        "kind": row["kind"],
        "issue": issue,
        "a": _account(a),
        "b": _account(b),
        "reason": row["reason"],
        "dissolves_if": row["dissolves_if"],
        "also": [],
    }


def _account(side: Found) -> Found:
    """One side of a conflict: its words, where they stand and on whose word."""
    return {
        "document": side["name"],
        "span": [side["start"], side["end"]],
        "quote": side["quote"],
        "chain": side["chain"] or [side["outlet"]],
        "reported_at": side["reported"],
    }


def _line(one: Found) -> tuple[str, ...]:
    """A conflict as a line of a table."""
    return (
        str(one["kind"]),
        *(_shown(one[side]) for side in ("a", "b")),
        str(one["reason"]) + _also(len(one["also"])),
        str(one["dissolves_if"]),
        str(one["id"]),
    )


def _also(count: int) -> str:
    """How many other pairs of articles have a conflict, in words."""
    return f" (also in {count} other pair{'' if count == 1 else 's'} of articles)" if count else ""


def _shown(side: Found) -> str:
    """A side for a person: the quotation, then who says it and where."""
    chain = " ← ".join(name or "not named" for name in side["chain"])
    quote = " ".join((side["quote"] or "(erased)").split())
    return f"« {quote} »\n{chain} ({side['document']}, {str(side['reported_at'])[:10]})"

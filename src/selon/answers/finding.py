"""Which issue, claim or name somebody means by an id or by words.

Only what the words hit is looked up: words to topics, topics to positions; the rest of the ledger is not read."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import nsmallest
from math import sqrt
from typing import Any

from rapidfuzz import process, utils
from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.sql.elements import KeyedColumnElement

from selon.answers.corrections import corrections, merged
from selon.answers.naming import name_of
from selon.answers.standing import current, rows_of
from selon.answers.times import Times, first_day
from selon.errors import NotFound
from selon.ledger import Ledger
from selon.ledger.schema import GONE, claims, documents, log, positions, readings
from selon.ledger.schema import words as worded
from selon.ledger.several import given

Stems = Callable[[str, str], str]
WORD = re.compile(r"[^\W_]+")
RANKED = 40
"""Issues, those with most hits, that are held against each other."""
CLOSE, INSIDE = 0.6, 0.3
"""How well, of the best, words must fit an issue for it to be listed too; what a position counts beside a title."""
BEGINNING = 4
"""Letters from which on a stem may be the beginning of one."""
KINDS = ("position", "title")
NEAR = 5
"""Issues or names that an error lists."""
LOOKED_THROUGH = 20_000
"""Positions, the newest, among which an error looks for names that are near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue: its id, its name, the ids of its positions with the document of each, the topics that are it."""

    id: str
    name: str
    positions: tuple[str, ...]
    documents: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class Several(NotFound):
    """The words name several issues; the message lists them."""


def within(ledger: Ledger, query: Select[Any], column: Any, wanted: Iterable[str]) -> list[Any]:
    """The rows of a query whose column has one of some values, however many these are."""
    return rows_of(ledger, _within(query, column), wanted)


@lru_cache(maxsize=256)
def _within(query: Select[Any], column: Any) -> Select[Any]:
    """The query for those values that it is given; made once for a query that is made once."""
    return query.where(given(column))


def document_of(ledger: Ledger, word: str) -> str:
    """The document with that id, the beginning of one, or that name; raises NotFound with the names near it."""
    ids = documents.c.id >= word, documents.c.id < word + "g"  # digits of an id end at f
    begun = ledger.rows(select(documents.c.id).where(*ids).limit(2)) if word else []
    hits = {row["id"] for row in [*begun, *ledger.rows(select(documents.c.id).where(documents.c.name == word))]}
    if len(hits) == 1:
        return str(hits.pop())
    names = {row["name"] for row in ledger.rows(select(documents.c.name))}
    near = ", ".join(name for name, *_ in process.extract(word, sorted(names), limit=3))
    raise NotFound(f"{word}: {len(hits) or 'no'} documents. Near: {near or 'none'}")


def issues(ledger: Ledger, times: Times | None = None) -> list[Issue]:
    """All issues, those with most positions first, with the corrections of the time asked for."""
    return _made(ledger, ledger.rows(_PLACES), times)


_PLACES = select(
    *(positions.c[name] for name in ("id", "claim", "topic", "issue", "reading", "document")),
)


def _made(ledger: Ledger, found: list[Any], times: Times | None) -> list[Issue]:
    """The issues of some positions, those with most first; what was rejected or taken back does not count."""
    wanted = {row["document"] for row in found} if len(found) < LOOKED_THROUGH else None
    reading = current(ledger, times or Times(), wanted)
    gone = corrections(ledger, times).rejected.keys()
    counted = [
        row for row in found if reading.get(row["document"]) == row["reading"] and not {row["id"], row["claim"]} & gone
    ]
    root = roots(ledger, {row["topic"] for row in counted}, times)
    grouped: dict[str, list[Any]] = defaultdict(list)
    for row in counted:
        grouped[root[row["topic"]]].append(row)
    heads = _headlines(ledger, {row["document"] for row in counted})
    made = [
        Issue(
            id=topic,
            name=name_of(told, heads),
            positions=tuple(row["id"] for row in told),
            documents=tuple(row["document"] for row in told),
            topics=tuple(sorted({row["topic"] for row in told})),
        )
        for topic, told in grouped.items()
    ]
    return sorted(made, key=lambda one: (-len(one.positions), one.id))


def largest(ledger: Ledger, most: int) -> tuple[list[Issue], int]:
    """The issues with most positions, at most so many, and how many issues there are.

    All positions are counted by the index of their topics; only those of documents of which some may not count, and
    those of the issues that come out, are read."""
    told, ends = _same_by_people(ledger), ledger.topics()
    query = select(positions.c.topic, func.count().label("count")).group_by(positions.c.topic)
    counts: Counter[str] = Counter()
    for row in ledger.rows(query):
        topic: str = row["topic"]
        end = ends.get(topic, topic)
        counts[told.get(end, end)] += row["count"]
    unsure = select(positions.c.topic).distinct()
    doubtful = {row["topic"] for row in within(ledger, unsure, positions.c.document, with_gone_rows(ledger))}
    wanted = set(roots(ledger, doubtful).values())
    for id in wanted:
        del counts[id]
    counts.update({one.id: len(one.positions) for one in issues_of(ledger, wanted)})
    first = nsmallest(most, counts, key=lambda id: (-counts[id], id))
    return issues_of(ledger, first), len(counts)


def number(ledger: Ledger, whole: Select[Any], counted: Select[Any], document: KeyedColumnElement[str]) -> int:
    """How many rows count: a `whole` number from an index, corrected by those that are `counted` one by one.

    These are of the documents of which not every row may count, which are few."""
    doubtful = with_gone_rows(ledger)
    some, rest = (
        sum(int(row["count"]) for row in within(ledger, query, document, doubtful)) for query in (whole, counted)
    )
    return int(ledger.rows(whole)[0]["count"]) - some + rest


def with_gone_rows(ledger: Ledger) -> set[str]:
    """The documents of which not every row may count: taken back, read more than once, or with something rejected."""
    twice = select(readings.c.document).group_by(readings.c.document).having(func.count() > 1)
    gone = corrections(ledger).rejected
    rejected = [
        row for table in (claims, positions) for row in within(ledger, select(table.c.document), table.c.id, gone)
    ]
    back = ledger.rows(select(log.c.target.label("document")).where(log.c.kind.in_(GONE)))
    return {row["document"] for row in [*back, *ledger.rows(twice), *rejected]}


def roots(ledger: Ledger, topics: Iterable[str], times: Times | None = None) -> dict[str, str]:
    """For each of some topics the id of its issue: where it ends, and what a person said is the same."""
    told = _same_by_people(ledger, times)
    return {topic: told.get(end, end) for topic, end in ledger.ends(topics).items()}


def _same_by_people(ledger: Ledger, times: Times | None = None) -> dict[str, str]:
    """For each issue that a person said is another one, that one."""
    said = corrections(ledger, times).same_issue
    ends = ledger.ends({topic for one in said for topic in (one.target, one.other) if topic})
    return merged(
        {}, (replace(one, target=ends.get(one.target, one.target), other=_end(ends, one.other)) for one in said)
    )


def _end(ends: Mapping[str, str], topic: str | None) -> str | None:
    """Where a topic ends."""
    return None if topic is None else ends.get(topic, topic)


def issues_of(ledger: Ledger, wanted: Iterable[str], times: Times | None = None) -> list[Issue]:
    """The issues with some ids, those with most positions first; ids that are none are left out."""
    asked = set(wanted)
    found = within(ledger, _PLACES, positions.c.topic, topics_of(ledger, asked, times))
    return [one for one in _made(ledger, found, times) if one.id in asked]


def topics_of(ledger: Ledger, wanted: Iterable[str], times: Times | None = None) -> set[str]:
    """All topics that are some issues, by what the ledger joined and by what people did."""
    asked = set(wanted)
    told = _same_by_people(ledger, times)
    return set(ledger.members(asked | {target for target, other in told.items() if other in asked}))


def _headlines(ledger: Ledger, wanted: Iterable[str]) -> dict[str, str]:
    """The headlines of some documents; those without one are left out."""
    some = set(wanted)
    found = ledger.rows(_HEADS) if len(some) > LOOKED_THROUGH else within(ledger, _HEADS, documents.c.id, some)
    return {row["id"]: row["headline"] for row in found}


_HEADS = select(documents.c.id, documents.c.headline).where(documents.c.headline.is_not(None))


def issue_of(ledger: Ledger, words: str, stems: Stems, times: Times | None = None, *, first: bool = False) -> Issue:
    """The issue with that id, or the one that words mean: of those whose positions have them all, the largest.

    An issue that this ledger did not know yet at the instant asked for is found all the same: nothing of it counts.
    Raises NotFound with what is near, and Several unless `first` takes the best."""
    by_id = issues_of(ledger, roots(ledger, [words], times).values(), times)
    if by_id:
        return by_id[0]
    best = best_issues(ledger, words, stems, times)
    if not best and times is not None and times.known_by is not None:
        return issue_of(ledger, words, stems, first=first)
    if not best:
        raise NotFound(f"{words}: no issue has these words. Issues: {_listed(_near(ledger, words)) or 'there is none'}")
    if len(best) > 1 and not first:
        listed = "; ".join(f"{one.id} {one.name}" for one in best[:NEAR])
        raise Several(f"{words}: several issues: {listed}. Give an id, or --first.")
    return best[0]


def best_issues(ledger: Ledger, words: str, stems: Stems, times: Times | None = None) -> list[Issue]:
    """The issues that have most of the words, the best first: one, or several that have them about as well.

    Words at the head of an issue's articles say most; of two that have them alike the larger is the better."""
    hits = _hits(ledger, words, stems, times)
    for most in sorted({len(found) for found in hits.values()}, reverse=True):
        near = {topic: found for topic, found in hits.items() if len(found) == most}
        order = sorted(near, key=lambda topic: (-sum(map(sum, near[topic].values())), topic))[:RANKED]
        found = {one: _fit(one, near[one.id]) for one in issues_of(ledger, order, times)}
        if found:
            best = max(found.values())
            close = [one for one, fit in found.items() if fit >= CLOSE * best]
            return sorted(close, key=lambda one: (-found[one], -len(one.positions), one.id))
    return []


def _fit(issue: Issue, found: Mapping[str, tuple[int, int]]) -> float:
    """How well words fit an issue: in what share of its titles and of its positions they are, times its size."""
    articles, states = len(set(issue.documents)), len(issue.positions)
    return sqrt(articles) * sum(
        min(1.0, titles / articles) + INSIDE * min(1.0, told / states) for told, titles in found.values()
    )


def issues_with(ledger: Ledger, words: str, stems: Stems, times: Times | None = None) -> list[Issue]:
    """The issues that have all the words, those with most positions first."""
    asked = [set(stems(language, _telling(words)).split()) for language in languages(ledger)]
    hits = _hits(ledger, words, stems, times)
    wanted = [topic for topic, found in hits.items() if any(some <= found.keys() for some in asked)]
    return issues_of(ledger, wanted, times)


def _hits(ledger: Ledger, words: str, stems: Stems, times: Times | None) -> dict[str, dict[str, tuple[int, int]]]:
    """Issues by id, with the stems of words that they have: in how many positions, and in how many titles.

    A stem that nothing has is taken as the beginning of one."""
    asked = {stem for language in languages(ledger) for stem in stems(language, _telling(words)).split()}
    out: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for stem in sorted(asked):
        told, titles = (ledger.topics_with(stem, kind) for kind in KINDS)
        if not told and not titles and len(stem) >= BEGINNING:
            told, titles = (ledger.topics_with(stem, kind, begun=True) for kind in KINDS)
        root = roots(ledger, {*told, *titles}, times)
        for topic in {*told, *titles}:
            states, heads = out[root[topic]].get(stem, (0, 0))
            out[root[topic]][stem] = states + told.get(topic, 0), heads + titles.get(topic, 0)
    return out


def _telling(words: str) -> str:
    """The words without those of one or two small letters, which stand everywhere; all when there are no others."""
    return " ".join(word for word in WORD.findall(words) if len(word) > 2 or not word.islower()) or words


def beyond(ledger: Ledger, times: Times) -> tuple[str, ...]:
    """A note when a question is asked as of a day after the last report there is: what came since is not in here."""
    if times.as_of is None:
        return ()
    (row,) = ledger.rows(select(func.max(documents.c.reported).label("last")))
    last = str(row["last"] or "")[:10]
    if not last or first_day(times.as_of) <= last:
        return ()
    return (f"the last report in this ledger is of {last}; what was reported from then to {times.as_of} is not in it",)


def languages(ledger: Ledger) -> list[str]:
    """The languages of the documents in a ledger, each found by one step in the index."""
    out: list[str] = []
    while (found := ledger.rows(_NEXT, {"last": out[-1] if out else ""})[0]["next"]) is not None:
        out.append(found)
    return out


_NEXT = select(func.min(documents.c.language).label("next")).where(documents.c.language > bindparam("last"))


def _near(ledger: Ledger, words: str) -> list[Issue]:
    """The issues whose words are most like some."""
    same = (positions.c.reading == worded.c.reading) & (positions.c.id == worded.c.id)
    query = select(positions.c.issue, positions.c.topic).join(worded, same).where(worded.c.kind == "position")
    told = {
        row["issue"]: row["topic"] for row in ledger.rows(query.order_by(worded.c.number.desc()).limit(LOOKED_THROUGH))
    }
    near = process.extract(words, list(told), processor=utils.default_process, limit=NEAR)
    root = roots(ledger, [told[issue] for issue, *_ in near])
    order = list(dict.fromkeys(root[told[issue]] for issue, *_ in near))
    return sorted(issues_of(ledger, order), key=lambda one: order.index(one.id))


def _listed(found: list[Issue]) -> str:
    return ", ".join(f"{one.id} {one.name}" for one in found)

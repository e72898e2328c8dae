"""What is said to have happened, or to happen, on a day: the event, of what it is one, and the day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from selon.claims.clauses import asserted, clauses, negated
from selon.claims.contrasts import Contrasts
from selon.claims.places import Place, extent, holder, is_day
from selon.claims.reserve import manner
from selon.records import Statement, StatementKind, Timex, Word
from selon.trees import Tree

DAY = len("2031-05-03")
NIGHT = timedelta(days=1)
PERIOD = re.compile(r"\d{4}(-\d{2})?")
CLOCK = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}[^/]{0,9}")
BEFORE = 2
"""Words before a date among which a preposition stands that makes it a bound."""
THINGS = frozenset({"NOUN", "PROPN", "ADJ"})
TOLD_OF = ("nsubj", "nsubj:pass", "obj")
PREDICATES = frozenset({"VERB", "NOUN"})


def of_events(place: Place) -> Iterator[Statement]:
    """The events of a sentence that have a day; each with the date nearest to it."""
    nearest: dict[int, tuple[int, Timex]] = {}
    for found in _days(place):
        at = _anchor(place.tree, found)
        event = None if at is None else _event(place, at)
        if at is None or event is None:
            continue
        if event not in nearest or abs(at - event) < nearest[event][0]:
            nearest[event] = (abs(at - event), found)
    for event, (_, found) in sorted(nearest.items()):
        if (one := _statement(place, event, found)) is not None:
            yield one


def _days(place: Place) -> list[Timex]:
    """The time expressions of a sentence that are one day, one night, a month or a year."""
    span = place.tree.sentence.span
    return [
        one
        for one in place.reading.timexes
        if span.start <= one.span.start < span.end and one.edtf and _when(one.edtf) is not None
    ]


def _when(edtf: str) -> str | None:
    """A date by which events are compared: a day, both days of a night, a month or year; None for any other stretch."""
    if "/" in edtf:
        days = [one[:DAY] for one in edtf.split("/")]
        night = all(map(is_day, days)) and date.fromisoformat(days[1]) - date.fromisoformat(days[0]) <= NIGHT
        return "/".join(days) if night else None
    return edtf[:DAY] if is_day(edtf[:DAY]) or PERIOD.fullmatch(edtf) else None


def _hour(edtf: str) -> str:
    """The hour and minute of a time, nothing where it has none."""
    return edtf[DAY + 1 : DAY + 6] if CLOCK.fullmatch(edtf) else ""


def _anchor(tree: Tree, found: Timex) -> int | None:
    """The word of a date that hangs from a word outside it."""
    inside = [w for w in tree.words if found.span.start <= w.start < found.span.end]
    own = {w.index for w in inside}
    return next((w.index for w in inside if w.head not in own), None)


def _event(place: Place, at: int) -> int | None:
    """The word for the event that a date belongs to: the verb or noun right above it.

    Where that is a verb that tells of none, the noun for an event that is its subject or object: "la signature remonte
    au 3 mai", "porte une signature et une date, le 3 mai"."""
    tree, tables = place.tree, place.tables
    clause = tree.clause_of(at)
    above = [k for k in tree.ancestors(at) if tree.clause_of(k) == clause]
    tops = [k for k in above if _predicates(tree, k) and not _in_a_date(place, k)]
    # A date behind an object hangs from it: "a vendu le pont le 3 mai".
    top = next(
        (k for k in tops if tree.words[k].upos != "NOUN" or _is(tree, k) or kind_of(tree.words[k], tables)), None
    )
    top = _in_its_quotation(place, at, top)
    if top is None or kind_of(tree.words[top], tables):
        return top
    below = [k for k in tree.children(top, *TOLD_OF) if kind_of(tree.words[k], tables) and not _in_a_date(place, k)]
    if below:
        return below[0]
    word = tree.words[top]
    return None if tables.lemma(word) in tables.sayings or not tables.counts(word) else top


def _predicates(tree: Tree, index: int) -> bool:
    """Whether a word may tell of an event: a verb, a noun, an adjective that something is said to be."""
    return tree.words[index].upos in PREDICATES or _is(tree, index)


def _is(tree: Tree, index: int) -> bool:
    """Whether something is said to be what a word means: "le préavis était sur le bureau"."""
    return tree.child(index, "cop") is not None


def _in_its_quotation(place: Place, at: int, top: int | None) -> int | None:
    """The word above a date; where it lies outside the words of somebody that hold the date, the last verb in them."""
    words = place.tree.words
    held = [c for one in place.reading.attributions for c in one.content if c.start <= words[at].start < c.end]
    inner = min(held, key=lambda c: c.end - c.start, default=None)
    if top is None or inner is None or any(c.start <= words[top].start < c.end for c in held):
        return top
    return next((w.index for w in reversed(words[:at]) if w.upos == "VERB" and w.start >= inner.start), None)


def _in_a_date(place: Place, index: int) -> bool:
    """Whether a word belongs to a time expression: "en fin d'après-midi"."""
    start = place.tree.words[index].start
    return any(one.span.start <= start < one.span.end for one in place.reading.timexes)


def kind_of(word: Word, tables: Contrasts) -> str | None:
    """The kind of event that a word tells of, by its lemma or its form; None for a word that the table has not."""
    return tables.events.get(tables.lemma(word)) or tables.events.get(word.lower)


def _statement(place: Place, event: int, found: Timex) -> Statement | None:
    """An event as a statement; None where its day is a bound, or it is denied."""
    tables, tree = place.tables, place.tree
    word = tree.words[event]
    head = tree.clause_of(event)
    clause = next(c for c in clauses(tree) if c.head == head)
    denied = negated(clause, tables)
    bound = _bounded(tree, found, tables)
    if denied != bound:
        return None
    since = frozenset(w.lower for w in _before(tree, found) if w.lower in tables.marks["since"])
    sense = kind_of(word, tables)
    theme = _theme(place, event)
    how = manner(clause, place.reading, tables)
    moved = frozenset(m for w in tree.words for m in (w.lower, tables.lemma(w)) if m in tables.marks["moved"])
    return Statement(
        kind=StatementKind.EVENT,
        span=extent(clause.words),
        reported_by=holder(place.reading, found.span),
        head=sense or tables.sense(word),
        words=frozenset(map(tables.sense, theme)),
        beside=place.beside() | place.title,
        names=place.names,
        around=place.around | place.headline,
        told=asserted(clause, tables),
        firm=how.fact,
        reserve=how.reserve,
        plain=frozenset(tables.sense(w) for w in clause.words if tables.counts(w) and not tables.light(w)),
        acts=frozenset({tables.sense(word), tables.sense(tree.words[head])}),
        days=frozenset(one.edtf[:DAY] for one in place.reading.timexes if one.edtf and is_day(one.edtf[:DAY])),
        first=_when(found.edtf or ""),
        hour=_hour(found.edtf or ""),
        future=any("Tense=Fut" in w.feats or tables.lemma(w) in tables.marks["timed"] for w in clause.words),
        scope=moved | _again(tree, event, theme, tables),
        sort="since" if since else "known" if sense else "",
    )


def _bounded(tree: Tree, found: Timex, tables: Contrasts) -> bool:
    """Whether a preposition makes a day the end or the beginning of a stretch: "avant le 3 mai"."""
    return any(w.lower in tables.marks["bound"] for w in _before(tree, found))


def _before(tree: Tree, found: Timex) -> list[Word]:
    """The words right before a date."""
    return [w for w in tree.words if w.end <= found.span.start][-BEFORE:]


def _theme(place: Place, event: int) -> list[Word]:
    """The words for what an event is one of: below a noun; subject and object of a verb, the noun of a participle."""
    tree = place.tree
    if tree.words[event].upos == "NOUN" and not _is(tree, event):
        tops = tree.children(event, "nmod", "amod")
    else:
        subject = tree.subject(event)
        first = event
        while tree.words[first].deprel == "conj" and tree.words[first].head >= 0:
            first = tree.words[first].head  # "présentée en mai et notifiée le 3"
        noun = tree.words[first].deprel.startswith(("acl", "amod")) and tree.words[first].head
        tops = [k for k in {subject, noun or None, *tree.children(event, *TOLD_OF)} if k is not None]
    found = [tree.words[k] for top in sorted(tops) for k in sorted(tree.subtree(top, {event}))]
    none = place.tables.grammar["negation"]
    void = {top for top in tops if {tree.words[k].lower for k in (top, *tree.children(top, "det"))} & none}
    return [w for w in found if w.index not in void and w.upos in THINGS and place.tables.counts(w)]


def _again(tree: Tree, event: int, theme: Sequence[Word], tables: Contrasts) -> frozenset[str]:
    """The words that make an event, or what it is of, another than one before: "une nouvelle réunion"."""
    heads = {event, *(word.index for word in theme)}
    return frozenset(w.lower for w in tree.words if w.head in heads and w.lower in tables.marks["again"])

"""Clauses, positions and quantities of a reading, reduced to what decides whether two of them clash."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from selon.claims.clauses import Clause, clauses, done, negated, poles, told, turned_by_verb
from selon.claims.contrasts import Contrasts, contrasts
from selon.claims.credits import credit
from selon.claims.denials import acts, core, ever, none_of, rebuts
from selon.claims.reserve import manner
from selon.claims.stems import stem, stems
from selon.records import (
    ConflictKind,
    Entity,
    EntityKind,
    Pole,
    Position,
    Quantity,
    Reading,
    Reserve,
    Role,
    Span,
    State,
    Statement,
    StatementKind,
    Timex,
    TimexType,
    Word,
)
from selon.trees import Tree

SILENT = frozenset({Role.BOILERPLATE, Role.BYLINE, Role.TEASER})
OUTLET = "outlet"
BEFORE = 2
"""Sentences before one whose names it may mean by "ces missiles"."""
LETS = {
    State.AUTHORISE: ("allow", "+"),
    State.FORBID: ("allow", "-"),
    State.RESTRICT: ("allow", "-"),
    State.REFUSE: ("allow", "-"),
    State.SUSPEND: ("allow", "-"),
    State.SUPPORT: ("stand", "+"),
    State.OPPOSE: ("stand", "-"),
    State.CONDEMN: ("stand", "-"),
    State.CONFIRM: ("word", "+"),
    State.DENY: ("word", "-"),
}
"""The scale on which a state stands, and its end."""
QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]{12,300}?)\s*[»”\"]")
STORY, WIDE = 3, 6
"""Names that stand for the story of an article, and for what a denial may be about."""
JOINTS = frozenset({"PUNCT", "CCONJ", "SCONJ"})
MARKS = 3
"""Characters that a quotation mark and its blank take."""
LONG_QUOTE = 4
"""Words from which on a quotation is one that nobody else says by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A sentence with what is named in it and before it."""

    reading: Reading
    tree: Tree
    names: frozenset[str]
    around: frozenset[str]
    story: frozenset[str]
    tables: Contrasts


def statements(reading: Reading) -> tuple[Statement, ...]:
    """The statements of a reading in the order of the text; needs its claims. None in a language without tables."""
    tables = contrasts(reading.document.language)
    if tables is None:
        return ()
    out: list[Statement] = []
    for place in _places(reading, tables):
        out += _of_clauses(place)
        out += _of_positions(place)
        out += _of_quantities(place)
    return tuple(sorted(out, key=lambda one: (one.span, one.kind)))


def _places(reading: Reading, tables: Contrasts) -> Iterator[_Place]:
    """The sentences that count, each with its names."""
    named = sorted((m, name) for e in reading.entities for m in e.mentions for name in _names(e))
    before: list[frozenset[str]] = []
    story, wide = _story(reading, STORY), _story(reading, WIDE)
    for sentence in reading.sentences:
        if reading.document.paragraphs[sentence.paragraph].role in SILENT:
            continue
        inside = frozenset(name for m, name in named if sentence.span.start <= m.start < sentence.span.end)
        capital = {w.lower for w in sentence.words if w.text[:1].isupper() and w.upos in ("PROPN", "NOUN") and w.index}
        around = inside.union(capital, story, *before[-BEFORE:])
        before.append(inside | capital)
        yield _Place(reading=reading, tree=Tree(sentence), names=inside, around=around, story=wide, tables=tables)


def _story(reading: Reading, most: int) -> frozenset[str]:
    """The names that an article has most, persons by their surnames too: its sentences speak of them unnamed."""
    chief = sorted(reading.entities, key=lambda one: (-len(one.mentions), one.mentions))[:most]
    persons = [name.split()[-1] for one in chief if one.kind is EntityKind.PERSON for name in _names(one)]
    return frozenset({name for one in chief for name in _names(one)}.union(persons))


def _names(entity: Entity) -> set[str]:
    """The names under which an entity is compared: its own, its aliases, the power that it stands for."""
    told = {_known_as(name) for name in (entity.name, *(alias.name for alias in entity.aliases))}
    return told | ({_known_as(entity.stands_for)} if entity.stands_for else set())


def _known_as(name: str) -> str:
    """The name under which somebody is compared: a seat or capital stands for its power."""
    return name.split(" (")[0].casefold()


def _of_clauses(place: _Place) -> Iterator[Statement]:
    """The clauses of a sentence that say something."""
    every = clauses(place.tree)
    for clause in every:
        counted = [word for word in clause.words if place.tables.counts(word)]
        plain = negated(clause, place.tables)
        turned = plain != turned_by_verb(clause, place.tables)
        ends = poles(clause, place.tables, flipped=plain)
        bare = rebuts(clause, place.tables) and not _denies_beside(place, clause)
        none = none_of(clause, place.tables)
        if len(counted) < 2 and not (ends or bare or (turned and counted)):
            continue
        span = _extent(clause.words if len(counted) > 1 else _above(clause, every))
        how = manner(clause, place.reading, place.tables)
        about = [word for word in how.about if place.tables.counts(word)]
        holder = _holder(place.reading, span, place.tree.words[how.core])
        yield Statement(
            kind=StatementKind.CLAUSE,
            span=span,
            reported_by=holder,
            head=place.tables.sense(place.tree.words[how.core]),
            words=frozenset(place.tables.sense(word) for word in counted),
            about=frozenset(place.tables.sense(word) for word in about),
            beside=_senses(place.tree, place.tables),
            names=place.names,
            around=place.around,
            story=place.story,
            negated=turned and not how.open,
            told=how.open or told(clause, place.tables),
            firm=how.fact,
            reserve=how.reserve,
            poles=ends,
            quoted=_quoted(place.reading, span),
            former=_former(clause.words, place.tables),
            future=any("Tense=Fut" in word.feats for word in clause.words),
            first=_dated(place, clause.words),
            credit=credit(clause, place.reading, place.tables),
            core=core(clause, place.tables) if turned else none,
            plain=frozenset(place.tables.sense(word) for word in counted if not place.tables.light(word)),
            done=done(clause),
            acts=acts(clause, place.tables),
            none=none,
            ever=turned and ever(clause, place.tables),
            rebuts="claim" if bare else _answer(place, holder),
        )


def _above(clause: Clause, every: Sequence[Clause]) -> tuple[Word, ...]:
    """The words of a clause with those of the clause above it, which a single word needs to be understood."""
    head = clause.tree.words[clause.head].head
    around = next((one.words for one in every if any(word.index == head for word in one.words)), ())
    return tuple(sorted({*clause.words, *around}, key=lambda word: word.index))


def _denies_beside(place: _Place, clause: Clause) -> bool:
    """Whether what a verb of denial denies stands in its own sentence, beside its clause."""
    head, whole = place.tree.words[clause.head], place.tree.sentence.span
    own = {word.start for word in clause.words}
    for one in place.reading.attributions:
        if any(cue.start <= head.start < cue.end for cue in one.cue):
            spans = [c for c in one.content if c.start < whole.end and whole.start < c.end]
            inside = [w for w in place.tree.words if any(c.start <= w.start < c.end for c in spans)]
            if any(place.tables.counts(w) and w.start not in own for w in inside):
                return True
    return False


def _answer(place: _Place, holder: str) -> str:
    """`answer` where the cue by which a clause is told contradicts: "rétorque-t-on"."""
    cues = [span for one in place.reading.attributions if one.id == holder for span in one.cue]
    said = {place.tables.lemma(w) for w in place.tree.words for cue in cues if cue.start <= w.start < cue.end}
    return "answer" if said & place.tables.marks["answers"] else ""


def _senses(tree: Tree, tables: Contrasts) -> frozenset[str]:
    """The senses of the words of a sentence."""
    return frozenset(tables.sense(word) for word in tree.words if tables.counts(word))


def _extent(words: tuple[Word, ...]) -> Span:
    """The stretch of a clause without the joints and marks at its ends."""
    low, high = 0, len(words)
    while low < high - 1 and words[low].upos in JOINTS:
        low += 1
    while high > low + 1 and words[high - 1].upos in JOINTS:
        high -= 1
    return Span(words[low].start, words[high - 1].end)


def _quoted(reading: Reading, span: Span) -> str:
    """The stems of the first quotation of some length in a stretch."""
    text = reading.document.text[max(0, span.start - MARKS) : span.end + MARKS]
    for found in QUOTED.finditer(text):
        said = stems(reading.document.language, found.group(1))
        if len(said.split()) >= LONG_QUOTE:
            return said
    return ""


def _of_positions(place: _Place) -> Iterator[Statement]:
    """The positions of a sentence that stand on a scale with two ends."""
    span = place.tree.sentence.span
    for one in place.reading.positions:
        if span.start <= one.evidence[0].start < span.end and one.state in LETS:
            yield _position(place, one)


def _position(place: _Place, one: Position) -> Statement:
    """A position as a statement: its issue, its end of the scale, from when to when."""
    tables, words = place.tables, place.tree.words
    shown = one.evidence[0]
    issue = one.issue_span or shown
    inside = [w for w in words if issue.start <= w.start < issue.end and tables.counts(w)]
    axis, sign = LETS[one.state]
    about = frozenset(tables.sense(w) for w in inside)
    pole = Pole(axis=axis, sign=sign, of=about, word=one.state.value, kind=ConflictKind.POLARITY)
    around = [w for w in words if shown.start <= w.start < shown.end]
    clause = place.tree.clause_of(around[0].index) if around else 0
    own = tuple(w for w in words if place.tree.clause_of(w.index) == clause) + tuple(around)
    former = _former(own, tables)
    holder = one.reported_by
    return Statement(
        kind=StatementKind.POSITION,
        span=shown,
        reported_by=holder,
        head=tables.sense(inside[0]) if inside else "",
        words=about,
        names=place.names | _actors(place.reading, one.actor),
        around=place.around,
        firm=not any("Mood=Cnd" in w.feats for w in own) and not _hedged(place.reading, holder),
        poles=(pole,),
        actor=next(iter(_actors(place.reading, one.actor)), None),
        first=one.valid_from,
        last=one.valid_to or (_ends_by(place, one) if former else None),
        former=former,
        quoted="",
    )


def _actors(reading: Reading, actor: str | None) -> frozenset[str]:
    """The name under which an actor is compared; an entity whose name it ends with, or the words themselves."""
    if actor is None:
        return frozenset()
    for entity in reading.entities:
        if actor in (entity.name, *(alias.name for alias in entity.aliases)):
            return frozenset({_known_as(entity.stands_for or entity.name)})
    return frozenset({actor.casefold()})


def _hedged(reading: Reading, holder: str) -> bool:
    """Whether the attribution around a statement is hedged."""
    return any(one.id == holder and one.hedged for one in reading.attributions)


def _former(words: tuple[Word, ...], tables: Contrasts) -> bool:
    """Whether a word says that something was so until then."""
    said = f" {' '.join(word.lower for word in words)} "
    return any(f" {mark} " in said for mark in tables.marks["former"])


def _ends_by(place: _Place, one: Position) -> str | None:
    """By when a former state had ended: the date of its sentence that is not its own and opens no stretch."""
    span = place.tree.sentence.span
    for found in place.reading.timexes:
        inside = span.start <= found.span.start < span.end and found.type in (TimexType.DATE, TimexType.TIME)
        if inside and found.edtf and "/" not in found.edtf and not _opens(place, found):
            return found.edtf
    return None


def _opens(place: _Place, found: Timex) -> bool:
    """Whether a preposition makes a date the beginning of a stretch."""
    near = [w for w in place.tree.words if w.end <= found.span.start][-2:]
    return bool({w.lemma.casefold() for w in near} & place.tables.grammar["since"])


def _of_quantities(place: _Place) -> Iterator[Statement]:
    """The quantities of a sentence that measure or count something."""
    span = place.tree.sentence.span
    for one in place.reading.quantities:
        if span.start <= one.span.start < span.end and one.unit and (one.low is not None or one.high is not None):
            yield _quantity(place, one)


def _quantity(place: _Place, one: Quantity) -> Statement:
    """A quantity as a statement: what it measures, between which bounds."""
    tables, tree = place.tables, place.tree
    text = place.reading.document.text
    inside = [w for w in tree.words if one.span.start <= w.start < one.span.end]
    head = tree.clause_of(inside[0].index) if inside else 0
    clause = next((c for c in clauses(tree) if c.head == head), None)
    own = clause.words if clause else tuple(inside)
    counted = [w for w in own if tables.counts(w) and w not in inside]
    unit = _unit_sense(tables, one)
    how = manner(clause, place.reading, place.tables) if clause else None
    said = text[one.span.start : one.span.end].casefold()
    before = text[max(0, one.span.start - 24) : one.span.end].casefold()
    return Statement(
        kind=StatementKind.QUANTITY,
        span=_extent(own) if clause else one.span,
        reported_by=_holder(place.reading, one.span),
        head=_measured(place, one),
        words=frozenset(tables.sense(w) for w in counted) | ({unit} & {tables.sense(w) for w in inside}),
        names=place.names,
        around=place.around,
        negated=clause is not None and negated(clause, tables),
        told=clause is None or told(clause, tables),
        firm=how is not None and how.fact,
        reserve=how.reserve if how else Reserve.NONE,
        low=one.low,
        high=one.high,
        strict=any(mark in said or (mark in before and " " not in mark) for mark in tables.marks["strict"]),
        approx=one.approx,
        unit=unit,
        scope=frozenset(w.lower for w in own if w.lower in tables.marks["scope"]),
        first=_dated(place, own),
    )


def _measured(place: _Place, one: Quantity) -> str:
    """The senses of the words for what is measured, separated by blanks."""
    said = (one.of or one.unit or "").casefold()
    found = [w for w in place.tree.words if place.tables.counts(w) and w.lower in said]
    return " ".join(sorted({place.tables.sense(w) for w in found}))


def _unit_sense(tables: Contrasts, one: Quantity) -> str:
    """The sense of what is counted, or the unit."""
    unit = one.noun or one.unit or ""
    return tables.senses.get(unit.casefold()) or (unit if unit.isupper() or len(unit) < 4 else stem(tables.code, unit))


def _dated(place: _Place, words: tuple[Word, ...]) -> str | None:
    """The first date that stands in a clause."""
    starts = {word.start for word in words}
    dates = [t for t in place.reading.timexes if t.span.start in starts and t.edtf and t.type is TimexType.DATE]
    return dates[0].edtf if dates else None


def _holder(reading: Reading, span: Span, core: Word | None = None) -> str:
    """The id of the innermost attribution that holds a stretch or its core, else of one in it, else the outlet."""
    held = [(c.end - c.start, one.id, c) for one in reading.attributions for c in one.content]
    told = [found for found in held if core and found[2].start <= core.start and core.end <= found[2].end]
    if told:
        return min(told)[1]
    around = [found for found in held if found[2].start <= span.start and span.end <= found[2].end]
    inside = [found for found in held if found[2].start < span.end and span.start < found[2].end]
    return min(around or inside)[1] if around or inside else OUTLET


def with_statements(reading: Reading) -> Reading:
    """The reading with its statements."""
    return replace(reading, statements=statements(reading))

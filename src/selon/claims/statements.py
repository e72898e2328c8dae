"""Clauses, positions and quantities of a reading, reduced to what decides whether two of them clash."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from selon.claims.clauses import Clause, clauses, done, negated, poles, told, turned_by_verb
from selon.claims.contrasts import Contrasts, contrasts
from selon.claims.credits import credit
from selon.claims.denials import acts, core, ever, none_of, rebuts
from selon.claims.places import Place, dated, extent, holder
from selon.claims.reserve import manner
from selon.claims.statement_events import of_events
from selon.claims.statement_numbers import of_quantities
from selon.claims.stems import stems
from selon.records import (
    ConflictKind,
    Entity,
    EntityKind,
    Pole,
    Position,
    Reading,
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
QUOTED = re.compile(r"[«“\"]\s{0,9}([^«»“”\"]{12,300}?)\s{0,9}[»”\"]")
STORY, WIDE = 3, 6
"""Names that stand for the story of an article, and for what a denial may be about."""
OFTEN = 3
"""Sentences from which on a word says little of which thing one of them tells."""
MARKS = 3
"""Characters that a quotation mark and its blank take."""
OPENING_QUOTES = frozenset('«“"')
LONG_QUOTE = 4
"""Words from which on a quotation is one that nobody else says by chance."""


def statements(reading: Reading) -> tuple[Statement, ...]:
    """The statements of a reading in the order of the text; needs its claims. None in a language without tables."""
    tables = contrasts(reading.document.language)
    if tables is None:
        return ()
    out: list[Statement] = []
    for place in _places(reading, tables):
        out += _of_clauses(place)
        out += _of_positions(place)
        out += of_quantities(place)
        out += of_events(place)
    return tuple(sorted(_with_rivals(out), key=lambda one: (one.span, one.kind)))


def _with_rivals(found: Sequence[Statement]) -> list[Statement]:
    """Statements, numbers with how many more of their unit there are, events with how many more of their kind."""
    counts = Counter((one.kind, _rival(one)) for one in found)
    return [replace(one, rivals=counts[one.kind, _rival(one)] - 1) if _rival(one) else one for one in found]


def _rival(one: Statement) -> str | None:
    """What a number or an event shares with others that might be meant instead."""
    if one.kind is StatementKind.EVENT:
        return one.head
    return one.unit if one.kind is StatementKind.QUANTITY else None


def _places(reading: Reading, tables: Contrasts) -> Iterator[Place]:
    """The sentences that count, each with its names."""
    named = sorted((m, name) for e in reading.entities for m in e.mentions for name in _names(e))
    before: list[frozenset[str]] = []
    last: Tree | None = None
    story, wide = _story(reading, STORY), _story(reading, WIDE)
    headline, title, often = _headline(reading), _title(reading, tables), _often(reading, tables)
    for sentence in reading.sentences:
        if reading.document.paragraphs[sentence.paragraph].role in SILENT:
            continue
        inside = frozenset(name for m, name in named if sentence.span.start <= m.start < sentence.span.end)
        capital = {w.lower for w in sentence.words if w.text[:1].isupper() and w.upos in ("PROPN", "NOUN") and w.index}
        around = inside.union(capital, story, *before[-BEFORE:])
        before.append(inside | capital)
        tree = Tree(sentence)
        prior = last if last is not None and last.sentence.paragraph == sentence.paragraph else None
        yield Place(
            reading=reading,
            tree=tree,
            names=inside,
            around=around,
            story=wide,
            tables=tables,
            headline=headline,
            title=title,
            often=often,
            prior=prior,
        )
        last = tree


def _story(reading: Reading, most: int) -> frozenset[str]:
    """The names that an article has most, persons by their surnames too: its sentences speak of them unnamed."""
    chief = sorted(reading.entities, key=lambda one: (-len(one.mentions), one.mentions))[:most]
    persons = [name.split()[-1] for one in chief if one.kind is EntityKind.PERSON for name in _names(one)]
    return frozenset({name for one in chief for name in _names(one)}.union(persons))


def _often(reading: Reading, tables: Contrasts) -> frozenset[str]:
    """The senses that many sentences of an article have: they say little of which thing one of them tells."""
    told = Counter(sense for one in reading.sentences for sense in _senses(Tree(one), tables))
    return frozenset(sense for sense, count in told.items() if count >= OFTEN)


def _headline(reading: Reading) -> frozenset[str]:
    """The names in the headline."""
    heads = [one.span for one in reading.document.paragraphs if one.role is Role.HEADLINE]
    named = [one for one in reading.entities if any(h.start <= m.start < h.end for h in heads for m in one.mentions)]
    return frozenset(name for one in named for name in _names(one))


def _title(reading: Reading, tables: Contrasts) -> frozenset[str]:
    """The senses of the words of the headline."""
    roles = [one.role for one in reading.document.paragraphs]
    heads = [one for one in reading.sentences if roles[one.paragraph] is Role.HEADLINE]
    return frozenset(tables.sense(w) for one in heads for w in one.words if tables.counts(w))


def _names(entity: Entity) -> set[str]:
    """The names under which an entity is compared: its own, its aliases, the power that it stands for."""
    told = {_known_as(name) for name in (entity.name, *(alias.name for alias in entity.aliases))}
    return told | ({_known_as(entity.stands_for)} if entity.stands_for else set())


def _known_as(name: str) -> str:
    """The name under which somebody is compared: a seat or capital stands for its power."""
    return name.split(" (")[0].casefold()


def _of_clauses(place: Place) -> Iterator[Statement]:
    """The clauses of a sentence that say something."""
    every = clauses(place.tree)
    counters = _counters(place.tree, place.tables)
    for clause in every:
        counted = [word for word in clause.words if place.tables.counts(word)]
        plain = negated(clause, place.tables)
        turned = plain != turned_by_verb(clause, place.tables)
        ends = poles(clause, place.tables, flipped=plain)
        bare = rebuts(clause, place.tables) and not _denies_beside(place, clause)
        none = none_of(clause, place.tables)
        if len(counted) < 2 and not (ends or bare or (turned and counted)):
            continue
        span = extent(clause.words if len(counted) > 1 else _above(clause, every))
        how = manner(clause, place.reading, place.tables)
        about = [word for word in how.about if place.tables.counts(word)]
        teller = holder(place.reading, span, place.tree.words[how.core])
        said = _quotation_behind(place) if bare else None
        beside = frozenset[str]().union(*(_senses(one, place.tables) for one in (place.tree, said) if one))
        yield Statement(
            kind=StatementKind.CLAUSE,
            span=span if said is None else Span(span.start, said.sentence.span.end),
            reported_by=teller,
            head=place.tables.sense(place.tree.words[how.core]),
            words=frozenset(place.tables.sense(word) for word in counted),
            about=frozenset(place.tables.sense(word) for word in about),
            beside=beside,
            often=place.often & beside,
            counters=counters,
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
            first=dated(place, clause.words),
            credit=credit(clause, place.reading, place.tables),
            core=core(clause, place.tables) if turned else none,
            plain=frozenset(place.tables.sense(word) for word in counted if not place.tables.light(word)),
            done=done(clause),
            acts=acts(clause, place.tables),
            none=none,
            ever=turned and ever(clause, place.tables),
            rebuts="claim" if bare else _answer(place, teller),
        )


def _counters(tree: Tree, tables: Contrasts) -> int:
    """How many words of a sentence answer another account."""
    said = f" {' '.join(word.lower for word in tree.words)} ".replace("’", "'")
    lemmas = {tables.lemma(word) for word in tree.words if word.upos == "VERB"}
    marked = sum(f" {mark} " in said for mark in tables.marks["counter"] | tables.marks["ever"])
    return marked + len(lemmas & (tables.marks["denial"] | tables.marks["answers"]))


def _above(clause: Clause, every: Sequence[Clause]) -> tuple[Word, ...]:
    """The words of a clause with those of the clause above it, which a single word needs to be understood."""
    head = clause.tree.words[clause.head].head
    around = next((one.words for one in every if any(word.index == head for word in one.words)), ())
    return tuple(sorted({*clause.words, *around}, key=lambda word: word.index))


def _quotation_behind(place: Place) -> Tree | None:
    """The sentence behind a bare denial in which its speaker says what: "a démenti. « Jamais »"."""
    whole = place.tree.sentence
    after = (one for one in place.reading.sentences if one.span.start >= whole.span.end)
    follows = next((one for one in after if one.paragraph == whole.paragraph), None)
    return Tree(follows) if follows is not None and follows.words[0].text in OPENING_QUOTES else None


def _denies_beside(place: Place, clause: Clause) -> bool:
    """Whether what a verb of denial denies stands in its own sentence, beside its clause."""
    head, whole = place.tree.words[clause.head], place.tree.sentence.span
    own = {word.start for word in clause.words}
    for one in place.reading.attributions:
        if any(cue.start <= head.start < cue.end for cue in one.cue):
            spans = [c for c in one.content if c.overlaps(whole)]
            inside = [w for w in place.tree.words if any(c.start <= w.start < c.end for c in spans)]
            if any(place.tables.counts(w) and w.start not in own for w in inside):
                return True
    return False


def _answer(place: Place, teller: str) -> str:
    """`answer` where the cue by which a clause is told contradicts: "rétorque-t-on"."""
    cues = [span for one in place.reading.attributions if one.id == teller for span in one.cue]
    said = {place.tables.lemma(w) for w in place.tree.words for cue in cues if cue.start <= w.start < cue.end}
    return "answer" if said & place.tables.marks["answers"] else ""


def _senses(tree: Tree, tables: Contrasts) -> frozenset[str]:
    """The senses of the words of a sentence."""
    return frozenset(tables.sense(word) for word in tree.words if tables.counts(word))


def _quoted(reading: Reading, span: Span) -> str:
    """The stems of the first quotation of some length in a stretch."""
    text = reading.document.text[max(0, span.start - MARKS) : span.end + MARKS]
    for found in QUOTED.finditer(text):
        said = stems(reading.document.language, found.group(1))
        if len(said.split()) >= LONG_QUOTE:
            return said
    return ""


def _of_positions(place: Place) -> Iterator[Statement]:
    """The positions of a sentence that stand on a scale with two ends."""
    span = place.tree.sentence.span
    for one in place.reading.positions:
        if span.start <= one.evidence[0].start < span.end and one.state in LETS:
            yield _position(place, one)


def _position(place: Place, one: Position) -> Statement:
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
    teller = one.reported_by
    return Statement(
        kind=StatementKind.POSITION,
        span=shown,
        reported_by=teller,
        head=tables.sense(inside[0]) if inside else "",
        words=about,
        names=place.names | _actors(place.reading, one.actor),
        around=place.around,
        firm=not any("Mood=Cnd" in w.feats for w in own) and not _hedged(place.reading, teller),
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


def _ends_by(place: Place, one: Position) -> str | None:
    """By when a former state had ended: the date of its sentence that is not its own and opens no stretch."""
    span = place.tree.sentence.span
    for found in place.reading.timexes:
        inside = span.start <= found.span.start < span.end and found.type in (TimexType.DATE, TimexType.TIME)
        if inside and found.edtf and "/" not in found.edtf and not _opens(place, found):
            return found.edtf
    return None


def _opens(place: Place, found: Timex) -> bool:
    """Whether a preposition makes a date the beginning of a stretch."""
    near = [w for w in place.tree.words if w.end <= found.span.start][-2:]
    return bool({w.lemma.casefold() for w in near} & place.tables.grammar["since"])


def with_statements(reading: Reading) -> Reading:
    """The reading with its statements."""
    return replace(reading, statements=statements(reading))

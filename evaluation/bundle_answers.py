"""What a user of a ledger is told of a story: a fresh ledger with its articles, asked as the commands ask it.

Two askers: one gives the words of the story and takes the best issue (`selon position WORDS --first` and so on); the
other goes through all of `selon issues`, since one story may be kept as several."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from evaluation.bundle_gold import Bundle
from selon import pipeline
from selon.answers.asking import Subject, subject_of
from selon.answers.conflicts import conflicts
from selon.answers.finding import issues
from selon.answers.origins import origins
from selon.answers.positions import position
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.errors import InputError, NotFound
from selon.intake.files import capture
from selon.ledger import Entry, Ledger
from selon.records import Answer, Span

NOW = "2100-01-01T00:00:00.000000Z"
"""When the ledger records; no clock is asked."""
EVER = Times()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedState:
    """A state as `selon position` lists it."""

    state: str
    document: str
    span: Span
    actor: str | None = None
    valid_from: str | None = None
    hedged: bool = False
    chain: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a listed conflict."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedConflict:
    """A conflict as `selon conflicts` lists it; `also` has other pairs of articles in which it stands too."""

    kind: str
    a: Side
    b: Side
    reason: str = ""
    also: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedOrigin:
    """An origin as `selon origins` lists it."""

    name: str | None
    kind: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that one asker is told."""

    states: tuple[ListedState, ...] = ()
    conflicts: tuple[ListedConflict, ...] = ()
    origins: tuple[ListedOrigin, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A bundle with what both askers are told, the sentences of its articles, and those that could not be read."""

    bundle: Bundle
    asked: Told
    whole: Told
    issues: int
    sentences: Mapping[str, tuple[Span, ...]]
    refused: tuple[str, ...] = ()

    def sentence(self, document: str, span: Span) -> Span:
        """The sentences that a stretch of an article touches, as one stretch; the stretch itself where there are none.

        Sentences are those of Selon's reading."""
        touched = [one for one in self.sentences.get(document, ()) if one.start < span.end and span.start < one.end]
        places = [span, *touched]
        return Span(min(one.start for one in places), max(one.end for one in places))


def outcome(bundle: Bundle) -> Outcome:
    """A bundle, read into a ledger of its own and asked."""
    ready, refused = entries(bundle)
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "story.db", create=True) as ledger:
        ledger.add(ready, stems, NOW)
        return Outcome(
            bundle=bundle,
            asked=_asked(ledger, bundle.issue),
            whole=_whole(ledger),
            issues=len(issues(ledger)),
            sentences={
                one.reading.document.name: tuple(sentence.span for sentence in one.reading.sentences) for one in ready
            },
            refused=tuple(refused),
        )


def entries(bundle: Bundle) -> tuple[list[Entry], list[str]]:
    """The articles ready for a ledger, and the ids of those that were refused; facts as a table of sources has them."""
    raw = [
        capture(one.text.encode(), address=f"{one.document}.txt", name=one.document, now=None)
        for one in bundle.articles
    ]
    facts = {one.document: pipeline.Facts(outlet=one.outlet, published=one.published) for one in bundle.articles}
    ready, refused = [], []
    found = pipeline.read(raw, facts=facts, options=pipeline.Options(statements=True))
    for one, reading in zip(raw, found, strict=True):
        if isinstance(reading, InputError):
            refused.append(one.name)
        else:
            ready.append(Entry(capture=one, reading=reading, grammar=pipeline.grammar()))
    return ready, refused


def _asked(ledger: Ledger, words: str) -> Told:
    """What the words of the story bring."""

    def about() -> Answer:
        return origins(ledger, subject_of(ledger, words, stems, EVER, first=True), EVER)

    return Told(
        states=_states([_data(lambda: position(ledger, words, stems, EVER, first=True))]),
        conflicts=_conflicts(_data(lambda: conflicts(ledger, words, stems, EVER, (0, True)))),
        origins=_origins(_data(about)),
    )


def _whole(ledger: Ledger) -> Told:
    """What all issues bring together."""
    every = issues(ledger)
    subject = Subject(
        name="all issues",
        positions=tuple(id for one in every for id in one.positions),
        documents=tuple(sorted({document for one in every for document in one.documents})),
    )
    return Told(
        states=_states(position(ledger, one.id, stems, EVER).data for one in every),
        conflicts=_conflicts(conflicts(ledger, None, stems, EVER, (0, False)).data),
        origins=_origins(origins(ledger, subject, EVER).data),
    )


def _data(answer: Callable[[], Answer]) -> Mapping[str, object]:
    """The object of an answer, empty where nothing has the words."""
    try:
        return answer().data
    except NotFound:
        return {}


def _states(found: Iterable[Mapping[str, Any]]) -> tuple[ListedState, ...]:
    """The states in the objects of `position`, none twice."""
    rows = {row["id"]: row for data in found for row in data.get("states", ())}
    return msgspec.convert(tuple(rows.values()), type=tuple[ListedState, ...])


def _conflicts(data: Mapping[str, object]) -> tuple[ListedConflict, ...]:
    """The conflicts in the object of `conflicts`."""
    return msgspec.convert(data.get("conflicts", ()), type=tuple[ListedConflict, ...])


def _origins(data: Mapping[str, object]) -> tuple[ListedOrigin, ...]:
    """The origins in the object of `origins`."""
    return msgspec.convert(data.get("origins", ()), type=tuple[ListedOrigin, ...])

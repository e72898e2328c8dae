"""Invented readings, ready to go into a ledger: as many as one wants, without a parser, the same for the same number.

Some fifteen articles in a row tell one matter: a person decides on a thing in a town. Words are drawn as often as
ranks of words are in a language (Zipf), one name stands in half of all articles, and others in one matter only.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import accumulate, islice, product

from benchmarks.articles import SYLLABLES
from selon.ledger import Entry
from selon.records import (
    Attribution,
    Basis,
    Capture,
    Commitment,
    CommitmentValue,
    ConflictKind,
    Document,
    Entity,
    EntityKind,
    Link,
    Paragraph,
    Pole,
    Position,
    Quantity,
    Reading,
    Role,
    Sentence,
    SourceKind,
    Span,
    SpeechAct,
    SpeechType,
    Stamp,
    State,
    Statement,
    StatementKind,
    Theme,
    Word,
)

CLAIMS, POSITIONS, QUANTITIES = 20, 5, 4
"""What an article has of each; and as many sentences as claims."""
TOLD = 15
"""Articles about one matter."""
STATES = {
    "autorise": State.AUTHORISE,
    "interdit": State.FORBID,
    "suspend": State.SUSPEND,
    "soutient": State.SUPPORT,
    "condamne": State.CONDEMN,
}
MEASURES = ("bac", "m", "t", "km")
"""Of what the numbers of an article are, one after the other."""
OUTLETS = ("La Vigie", "La Gazette", "Le Phare", "Le Courrier", "Rivages", "Le Fanal", "L'Amarre")
COUNTRY = "Armance"
GRAMMAR = "invented"
VOCABULARY = 30_000
MATTERS = 30
"""Words that an article tells of beside its own."""


def entries(count: int, first: int = 0, *, statements: bool = True) -> Iterator[Entry]:
    """So many readings, from the one of a number on; without `statements` they have claims and no conflicts."""
    made = (entry(number) for number in range(first, first + count))
    return made if statements else map(_without_statements, made)


def _without_statements(made: Entry) -> Entry:
    return replace(made, reading=replace(made.reading, statements=()))


def matter(number: int) -> tuple[str, str, str, str]:
    """The matter that an article tells: a thing of two words, a town and a person."""
    chance = random.Random(f"matter {number // TOLD}")
    thing = f"{_word(chance, 3)} {_word(chance, 3)}"
    return thing, f"{_word(chance, 4)}{number // TOLD % 97}".capitalize(), *_person(chance)


def entry(number: int) -> Entry:
    """The reading of a number."""
    chance = random.Random(number)
    made = _Article(number, chance)
    text = " ".join(made.sentences)
    data = text.encode("utf-8")
    name, digest = f"article-{number:06d}", hashlib.sha256(data).hexdigest()
    capture = Capture(data=data, media_type="text/plain", address=f"{name}.txt", name=name, digest=digest)
    day = f"{2031 + number // TOLD % 4}-{1 + number % 12:02d}-{1 + number % 28:02d}"
    document = Document(
        name=name,
        address=capture.address,
        digest=digest,
        language="fr",
        text=text,
        paragraphs=(Paragraph(span=Span(0, len(text)), role=Role.BODY),),
        stated_published=Stamp(value=day, origin="option --published"),
        outlet=made.outlet,
    )
    reading = Reading(
        document=document,
        sentences=tuple(made.trees),
        attributions=tuple(made.claims),
        gaps=(),
        quantities=tuple(made.quantities),
        entities=tuple(made.entities()),
        positions=tuple(made.positions),
        themes=tuple(made.themes()),
        statements=tuple(made.statements),
    )
    return Entry(capture=capture, reading=reading, grammar=GRAMMAR)


class _Article:
    """An article as it is written, sentence by sentence."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.thing, self.town, self.actor, self.source = matter(number)
        self.outlet = OUTLETS[number % len(OUTLETS)]
        self.chance = chance
        self.place = 0
        self.sentences: list[str] = []
        self.trees: list[Sentence] = []
        self.claims: list[Attribution] = []
        self.positions: list[Position] = []
        self.quantities: list[Quantity] = []
        self.statements: list[Statement] = []
        self.named: dict[str, list[Span]] = {}
        for index in range(CLAIMS):
            self._write(index)

    def entities(self) -> Iterator[Entity]:
        """Who and what is named."""
        kinds = {self.town: EntityKind.PLACE, COUNTRY: EntityKind.PLACE}
        for name, mentions in self.named.items():
            yield Entity(name=name, kind=kinds.get(name, EntityKind.PERSON), mentions=tuple(mentions))

    def themes(self) -> Iterator[Theme]:
        """What it tells of: its names, the words of its thing, and some others."""
        for name, spans in self.named.items():
            telling = 0.3 if name == COUNTRY else 1.0
            forms = tuple(dict.fromkeys((name.casefold(), name.split()[-1].casefold())))
            yield Theme(forms=forms, named=True, telling=telling, places=tuple(span.start for span in spans))
        told = [*self.thing.split(), *self.chance.choices(_vocabulary(), cum_weights=_weights(), k=MATTERS)]
        for word in dict.fromkeys(told):
            yield Theme(forms=(word,), named=False, telling=1.0, places=(0, self.place))

    def _write(self, index: int) -> None:
        """One sentence with a claim; the first ones tell a position, some a number."""
        verb = self.chance.choice(list(STATES))
        amount = self.chance.randrange(2, 900)
        filler = " ".join(self.chance.choices(_vocabulary(), cum_weights=_weights(), k=14))
        of = f" en {COUNTRY}" if index % 2 == 0 else ""
        told = f"{self.actor} {verb} le {self.thing} de {self.town}{of}"
        content = told if index < POSITIONS else f"{filler} {amount} {self.thing.split()[0]}"
        text = f"Selon {self.source}, {content}, {filler}."
        start = self.place
        self.sentences.append(text)
        self.place += len(text) + 1
        held = Span(start + 8 + len(self.source), start + 8 + len(self.source) + len(content))
        self.claims.append(self._claim(index, start, held))
        self._name(self.source, start + 6)
        if index < POSITIONS:
            self._position(index, verb, held, told)
        elif len(self.quantities) < QUANTITIES:
            at = held.start + len(filler) + 1
            span = Span(at, at + len(str(amount)))
            self.quantities.append(Quantity(span=span, low=amount, high=amount, unit="bac", of=self.thing))
            self._count(len(self.quantities) - 1, span, f"a{index + 1}")
        self._say(held, filler.split(), f"a{index + 1}")
        self.trees.append(
            self._tree(Span(start, start + len(text)), text if index < POSITIONS else "", len(self.trees))
        )

    def _claim(self, index: int, start: int, held: Span) -> Attribution:
        """Who says it, with its chain."""
        source = Span(start + 6, start + 6 + len(self.source))
        hedged = index % 4 == 0
        value = CommitmentValue.POSSIBLE if hedged else CommitmentValue.CERTAIN
        return Attribution(
            id=f"a{index + 1}",
            source=(source,),
            cue=(Span(start, start + 5),),
            content=(held,),
            type=SpeechType.INDIRECT,
            source_name=self.source,
            source_kind=SourceKind.PERSON,
            parent=None,
            chain=(self.outlet, self.source),
            chain_links=(
                Link(name=self.outlet, kind="outlet"),
                Link(name=self.source, kind="person", span=source),
            ),
            hedged=hedged,
            negated=False,
            speech_act=SpeechAct.ASSERT,
            commitment=(
                Commitment(source=self.source, value=value),
                Commitment(source=self.outlet, value=CommitmentValue.UNKNOWN),
            ),
            basis=Basis.REPORTATIVE if hedged else Basis.REPORTED,
            role=Role.BODY,
            rule="selon",
        )

    def _position(self, index: int, verb: str, held: Span, told: str) -> None:
        """What becomes of the thing."""
        self._name(self.actor, held.start)
        self._name(self.town, held.start + told.index(self.town))
        if told.endswith(COUNTRY):
            self._name(COUNTRY, held.end - len(COUNTRY))
        self.positions.append(
            Position(
                actor=self.actor,
                issue=f"{self.thing} de {self.town}",
                state=STATES[verb],
                valid_from=f"{2031 + index}-{1 + index:02d}",
                valid_to=None,
                reported_by=f"a{index + 1}",
                evidence=(held,),
                lines=(f"fr/decisions.tsv:{index}",),
            )
        )
        self._decide(index, held)

    def _say(self, held: Span, filler: list[str], holder: str) -> None:
        """The clause of a sentence as it is compared: one that nobody denies."""
        about = frozenset({*filler[:4], *self.thing.split()})
        self.statements.append(
            Statement(
                kind=StatementKind.CLAUSE,
                span=held,
                reported_by=holder,
                head=filler[0],
                words=about,
                beside=about | frozenset(filler),
                names=frozenset({self.source.casefold()}),
                around=frozenset({self.source.casefold(), self.town.casefold(), self.actor.casefold()}),
            )
        )

    def _count(self, place: int, span: Span, holder: str) -> None:
        """A number as it is compared: all articles about a matter give the same ones."""
        low = float(50 + 30 * place)
        self.statements.append(
            Statement(
                kind=StatementKind.QUANTITY,
                span=span,
                reported_by=holder,
                head=self.thing,
                words=frozenset({*self.thing.split(), MEASURES[place]}),
                names=frozenset({self.town.casefold()}),
                around=frozenset({self.town.casefold(), COUNTRY.casefold()}),
                low=low,
                high=low,
                unit=MEASURES[place],
            )
        )

    def _decide(self, index: int, held: Span) -> None:
        """A position as it is compared: all articles let the thing be, from days on that differ."""
        about = frozenset(self.thing.split())
        self.statements.append(
            Statement(
                kind=StatementKind.POSITION,
                span=held,
                reported_by=f"a{index + 1}",
                head=self.thing.split()[0],
                words=about,
                names=frozenset({self.town.casefold(), self.actor.casefold()}),
                around=frozenset({self.town.casefold(), self.actor.casefold(), COUNTRY.casefold()}),
                poles=(Pole(axis="allow", sign="+", of=about, word="authorise", kind=ConflictKind.POLARITY),),
                actor=self.actor.casefold(),
                first=f"{2031 + index}-{1 + index:02d}",
            )
        )

    def _name(self, name: str, start: int) -> None:
        """Note where somebody is named."""
        self.named.setdefault(name, []).append(Span(start, start + len(name)))

    def _tree(self, span: Span, text: str, paragraph: int) -> Sentence:
        """The sentence; its words only where a position needs them."""
        words, place = [], span.start
        for index, word in enumerate(text.split(" ") if text else ()):
            bare = word.strip(",.")
            words.append(Word(index, bare, bare, "NOUN", "", 0, "dep", place, place + len(bare)))
            place += len(word) + 1
        return Sentence(span=span, paragraph=0, words=tuple(words))


def _person(chance: random.Random) -> tuple[str, str]:
    """Two people."""
    names = [f"{_word(chance, 2).capitalize()} {_word(chance, 4).capitalize()}" for _ in range(2)]
    return names[0], names[1]


def _word(chance: random.Random, syllables: int) -> str:
    """A word of so many syllables."""
    return "".join(chance.choices(SYLLABLES, k=syllables))


@cache
def _vocabulary() -> tuple[str, ...]:
    """The words of which articles are made, most used first."""
    short = ["".join(parts) for parts in product(SYLLABLES, repeat=2)]
    return tuple(islice((*short, *("".join(parts) for parts in product(SYLLABLES, repeat=4))), VOCABULARY))


@cache
def _weights() -> tuple[float, ...]:
    """How often the words are used, summed up."""
    return tuple(accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))

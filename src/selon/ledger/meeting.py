"""Where parts of articles meet: each gets its topic from the parts before it that tell the same story.

Looked at are, for every name and word, the NEWEST parts that have it: a name that stands in thousands of articles costs
no more than one that stands in hundreds, and the outcome depends on the order of the articles alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from math import log, sqrt
from sys import intern

from sqlalchemy import Connection

from selon.ledger import sqlite
from selon.ledger.parts import AGAIN, Key, Part
from selon.ledger.rows import Row
from selon.ledger.schema import joined, keys, parts
from selon.ledger.topics import ends

NEWEST = 400
"""Parts with a key that a new one can meet through it."""
MOST_KEPT = 300_000
"""Parts kept in memory, over all keys, while articles come in: some 100 MB; those of keys that nothing has asked for
longest are let go. To let all go at once would have them read again with every few articles of a large ledger."""
STORIES = 1000
"""Stories that the rarity of a key is reckoned with where a ledger has fewer."""
EVERYWHERE = 60
"""Stories with a key from which on no other is looked for by it."""
TRIED, TRIED_OF_ONE = 12, 8
"""Stories that a part is held against, and parts of each that share a key, the newest."""
LIKELY = 0.5
"""What the names must count at most that a part shares with a story, for it to be held against that one."""
CROWD = 4
"""Parts of a story from which on one alone does not speak for it."""
TOGETHER = 4
"""Parts of a story, those with most in common, that are held together against one that none of them is like alone."""
SPECIFIC = 0.45
"""How telling, its rarity reckoned in, a name or word is that says which story it is."""
NEAR, FAR, LATE = 3, 400, 0.7
"""Days within which two articles are of one moment; days beyond which what they have in common counts less, and how."""
ALONE, SHOWN = 1.5, 0.6
"""What words must count beside one name alone, and one of them where the two are not of one moment."""
MANY = 4
"""Names of its own from which on two parts may be one story without a word of their own."""
TITLED = 0.95
"""The weight in both of what stands in the titles of both."""
NEEDED = (
    (4, ((1.5, 0.0), (1.1, 0.3))),
    (3, ((1.0, 0.1), (0.7, 0.4))),
    (2, ((1.2, 0.3), (0.65, 0.8))),
)
"""By the names of its own that two parts share: what names and words must count for one story."""
JOINED = "a person joined it"


@dataclass(slots=True)
class Held:
    """Who has a key: the parts by their numbers, in the order in which they came, with the weight it has in each.

    `topics` says how many of them were given each topic, once that was asked for."""

    parts: dict[int, float] = field(default_factory=dict)
    topics: Counter[str] | None = None


class Seats:
    """The parts that some key has: the topic that each was given, and its day; all parts that were given a topic."""

    def __init__(self) -> None:
        self.of: dict[int, tuple[str, int | None]] = {}
        self._given: dict[str, list[int]] = {}

    def __len__(self) -> int:
        return len(self.of)

    def load(self, connection: Connection, wanted: set[int]) -> set[str]:
        """Look up the parts of some numbers; give the topics of those that were not known."""
        new = set[str]()
        for number, topic, day in sqlite.parts_of(connection, wanted - self.of.keys()):
            self.put(number, intern(topic), day)
            new.add(topic)
        return new

    def put(self, number: int, topic: str, day: int | None) -> None:
        """Note what a part was given."""
        self.of[number] = topic, day
        self._given.setdefault(topic, []).append(number)

    def drop(self, number: int) -> None:
        """Forget a part that the ledger has no more; keys may still name it."""
        if number in self.of:
            topic, _ = self.of.pop(number)
            self._given[topic].remove(number)

    def topics(self, held: Held) -> Counter[str]:
        """The topics that the parts with a key were given, each with how many were."""
        if held.topics is None:
            held.topics = Counter([self.of[number][0] for number in held.parts if number in self.of])
        return held.topics

    def keep(self, held: Held, number: int, weight: float) -> int:
        """Note that a part has a key, and say how many more have it now; of too many the oldest is let go."""
        self.topics(held)[self.of[number][0]] += 1
        held.parts[number] = weight
        if len(held.parts) <= NEWEST:
            return 1
        gone = next(iter(held.parts))
        del held.parts[gone]
        if gone in self.of:
            topic, _ = self.of[gone]
            self._one_less(self.topics(held), topic)
        return 0

    @staticmethod
    def _one_less(counts: Counter[str], topic: str) -> None:
        """Take one away; what has none is counted no more."""
        counts[topic] -= 1
        if not counts[topic]:
            del counts[topic]

    def newest(self, topic: str, held: Held) -> list[int]:
        """The newest parts of a topic that have a key, TRIED_OF_ONE at most, the newest first."""
        given = self._given.get(topic, [])
        if len(given) <= len(held.parts):
            found = [number for number in given if number in held.parts]
        else:
            found = [number for number in held.parts if self.of.get(number, ("",))[0] == topic]
        return nlargest(TRIED_OF_ONE, found)


@dataclass(slots=True)
class Match:
    """What two parts have in common: by the form that met, what each name and each word counts.

    `telling` are those forms that say which story it is, `titled` those that stand in the titles of both; `days` lie
    between the two, None where a day is not known."""

    names: dict[str, float] = field(default_factory=dict)
    words: dict[str, float] = field(default_factory=dict)
    telling: set[str] = field(default_factory=set)
    titled: set[str] = field(default_factory=set)
    days: int | None = None

    @property
    def score(self) -> float:
        """All that is in common."""
        return sum(self.names.values()) + sum(self.words.values())

    def note(self, key: Key, form: str, count: float, weight: float) -> None:
        """Take in a key that both have: what it counts, and the weight it has in both."""
        (self.names if key.named else self.words)[form] = count * weight * (LATE if (self.days or 0) > FAR else 1)
        if count >= SPECIFIC:
            self.telling.add(form)
        if weight >= TITLED:
            self.titled.add(form)

    def add(self, other: Match) -> None:
        """Take in what the part has in common with another one of the same topic."""
        for mine, theirs in ((self.names, other.names), (self.words, other.words)):
            for form, count in theirs.items():
                mine[form] = max(count, mine.get(form, 0.0))
        self.telling |= other.telling
        self.titled |= other.titled
        self.days = min((days for days in (self.days, other.days) if days is not None), default=None)

    def same(self) -> bool:
        """Whether it makes them one story: the fewer of its own names they share, the more of its words they must."""
        names, words = sum(self.names.values()), sum(self.words.values())
        # "Norvent" says nothing beside "université de Norvent".
        inner = {one for one in self.names for other in self.names if other != one and other.endswith(f" {one[2:]}")}
        names -= sum(self.names[one] for one in inner)
        own, own_words = (self.telling & self.names.keys()) - inner, self.telling & self.words.keys()
        if len(own) == 1:
            near = self.days is not None and self.days <= NEAR
            shown = near or any(self.words[word] >= SHOWN for word in own_words)
            return own <= self.titled and words >= ALONE and bool(own_words) and shown
        if len(own) < MANY and not own_words:
            return False
        needed = next((rules for most, rules in NEEDED if len(own) >= most), ())
        return any(names >= some and words >= others for some, others in needed)

    def reason(self) -> str:
        """What is in common, in words."""
        return "both tell of " + ", ".join(key[2:] for key in (*sorted(self.names), *sorted(self.words)))


class Meeting:
    """The parts that new ones can meet, for as long as one process adds articles.

    `_held` has the keys that were asked for last, and these have `_kept` parts; `_seats` has what these were given,
    `_ends` the topic in which one ends, `_from` all topics that end in one."""

    def __init__(self) -> None:
        self._begin_anew(-1)
        self._new: tuple[list[Row], list[Row], list[Row]] = ([], [], [])

    def _begin_anew(self, last: int) -> None:
        """Forget all that is kept of a ledger whose last part has that number."""
        self._held: dict[str, Held] = {}
        self._seats = Seats()
        self._ends: dict[str, str] = {}
        self._from: dict[str, set[str]] = {}
        self._number, self._kept = last, 0

    def begin(self, connection: Connection, found: Iterable[Part]) -> None:
        """Look up what the keys of some parts need; what another process added meanwhile is seen."""
        last = sqlite.last_part(connection)
        if last != self._number or len(self._seats) > MOST_KEPT:
            self._begin_anew(last)
        forms = {form for part in found for key in part.keys for form in key.forms}
        numbers = set[int]()
        for form in sorted(forms):
            held = self._held.pop(form, None)
            if held is None:
                held = Held(parts=dict(sqlite.newest_with(connection, form, NEWEST)))
                numbers.update(held.parts)
                self._kept += len(held.parts)
            self._held[form] = held
        self._let_go(forms)
        topics = self._seats.load(connection, numbers)
        for topic, end in ends(connection, topics - self._ends.keys()).items():
            self._join(topic, end)

    def forget(self, numbers: Iterable[int]) -> None:
        """Meet no more the parts of articles that are read again: what stood there is found anew."""
        for number in numbers:
            self._seats.drop(number)
        for held in self._held.values():
            held.topics = None

    def _let_go(self, wanted: set[str]) -> None:
        """Of too many parts let those go whose keys were not asked for longest, and never those that are wanted."""
        while self._kept > MOST_KEPT and (oldest := next(iter(self._held))) not in wanted:
            self._kept -= len(self._held.pop(oldest).parts)

    def seat(self, part: Part, main: str | None, before: Iterable[str] = ()) -> str:
        """The topic of a part, with the topics joined that it brings together; `main` is that of its article.

        What stands beside a story, and meets no other one, belongs to it. `before` are the topics that it had when the
        article was read before, where a person said something of them."""
        met = self._met(part)
        if part.beside and main is not None and not before:
            return next((topic for topic, _ in met if topic != self.end(main)), main)
        best = met[0][1] if met else Match()
        together = {self.end(topic): JOINED for topic in before}
        together |= {topic: one.reason() for topic, one in met if one is best or one.names.keys() & best.names.keys()}
        topics = sorted(together)
        for other in topics[1:]:
            self._join(other, topics[0])
            self._new[2].append({"topic": other, "into": topics[0], "reason": together[other]})
        return topics[0] if topics else "i" + part.id[1:]

    def keep(self, part: Part, topic: str, document: str) -> None:
        """Let later articles meet a part."""
        if not part.keys:
            return
        self._number += 1
        seat = {"part": part.id, "topic": topic, "document": document, "day": part.day}
        self._new[0].append({"number": self._number, **seat})
        self._seats.put(self._number, topic, part.day)
        made: dict[str, float] = {}
        for key in part.keys:
            for form in key.forms:
                made[form] = max(key.weight, made.get(form, 0.0))
        for form, weight in made.items():
            self._kept += self._seats.keep(self._held[form], self._number, weight)
            self._new[1].append({"key": form, "number": self._number, "weight": weight})

    def write(self, connection: Connection) -> None:
        """Write what was kept and joined."""
        for table, made in zip((parts, keys, joined), self._new, strict=True):
            sqlite.put(connection, table, made)
        self._new = ([], [], [])

    def _join(self, topic: str, into: str) -> None:
        """Note that a topic ends in another one, or in itself."""
        self._ends[topic] = into
        if topic != into:
            self._from[into] = {*self._from.get(into, ()), topic, *self._from.pop(topic, ())}

    def end(self, topic: str) -> str:
        """The topic in which one ends; the way there is made short."""
        way = []
        while (after := self._ends.get(topic, topic)) != topic:
            way.append(topic)
            topic = after
        for passed in way:
            self._ends[passed] = topic
        return topic

    def _met(self, part: Part) -> list[tuple[str, Match]]:
        """The topics of which parts tell the same story, the one that has most in common first."""
        counts = self._counts(part.keys)
        near: dict[str, float] = defaultdict(float)
        for key, count in counts:
            if key.named:
                topics = set[str]().union(*[self._seats.topics(self._held[form]) for form in key.forms])
                if len(topics) <= EVERYWHERE:
                    for topic in set(map(self.end, topics)):
                        near[topic] += count * sqrt(key.weight)
        likely = [topic for topic, most in near.items() if most >= LIKELY]
        tried = sorted(likely, key=lambda topic: (-near[topic], topic))[:TRIED]
        if not tried:
            return []
        matched: dict[str, list[Match]] = {topic: [] for topic in tried}
        wanted = {topic: end for end in tried for topic in (end, *self._from.get(end, ()))}
        for topic, match in self._matches(part, counts, wanted):
            matched[topic].append(match)
        out = [(topic, best) for topic, found in matched.items() if (best := _spoken(found)) is not None]
        return sorted(out, key=lambda pair: (-pair[1].score, pair[0]))

    def _counts(self, given: Iterable[Key]) -> list[tuple[Key, float]]:
        """What each key counts: how telling it is, times how rare among the stories."""
        every = log(max(STORIES, self._number + 1))
        most = [(key, max([1.0, *[self._stories(self._held[form]) for form in key.forms]])) for key in given]
        return [(key, key.telling * max(0.0, 1 - log(stories) / every)) for key, stories in most]

    def _stories(self, held: Held) -> float:
        """In how many stories a key stands, those reckoned in of which no part is held any more."""
        counted = len(self._seats.topics(held))
        if len(held.parts) < NEWEST:
            return counted
        return counted * (self._number + 1) / max(1, self._number + 1 - next(iter(held.parts)))

    def _matches(
        self, part: Part, counts: Sequence[tuple[Key, float]], wanted: Mapping[str, str]
    ) -> Iterator[tuple[str, Match]]:
        """What a part has in common with the parts of some topics, each given with the one in which it ends."""
        found: dict[int, Match] = {}
        of: dict[int, str] = {}
        for key, count in counts:
            for other, (weight, day, form, topic) in self._with(key, wanted).items():
                of[other] = topic
                if other not in found:
                    found[other] = Match(days=_between(part.day, day))
                if key.named or max(key.weight, weight) >= AGAIN:
                    found[other].note(key, form, count, sqrt(key.weight * weight))
        return ((of[other], match) for other, match in found.items())

    def _with(self, key: Key, wanted: Mapping[str, str]) -> dict[int, tuple[float, int | None, str, str]]:
        """The parts of some topics that have a key: its weight there, the day, the form that met, where it ends."""
        out: dict[int, tuple[float, int | None, str, str]] = {}
        for form in key.forms:
            held = self._held[form]
            for topic, end in wanted.items():
                for part in self._seats.newest(topic, held):
                    weight = held.parts[part]
                    if part not in out or weight > out[part][0]:
                        out[part] = (weight, self._seats.of[part][1], form, end)
        return out


def _between(one: int | None, other: int | None) -> int | None:
    """The days between two days, None where one of them is not known."""
    return None if one is None or other is None else abs(one - other)


def _spoken(found: Sequence[Match]) -> Match | None:
    """What a part has most in common with a topic, if that makes them one story; of a crowd, two must say so.

    Some parts together may say what none says alone."""
    ranked = sorted(found, key=lambda match: -match.score)
    same = [match for match in ranked if match.same()]
    if same and (len(found) < CROWD or len(same) > 1):
        return same[0]
    together = Match()
    for match in ranked[:TOGETHER]:
        together.add(match)
    return together if len(ranked) > 1 and together.same() else None

"""The parts of an article that tell one story each, with the names and words by which they meet those of others.

Mostly an article is one part. A teaser tells of another article and is a part of its own; so is each item of a round of
short news, and, on trial, a passage that shares nothing with the rest."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from selon.ledger.rows import Entry, short
from selon.records import Reading, Role, Theme

TITLES = frozenset({Role.HEADLINE, Role.STANDFIRST})
OUTSIDE = frozenset({Role.TEASER, Role.BOILERPLATE, Role.BYLINE, Role.CAPTION})
"""Roles of paragraphs that do not say what their article is about."""
TITLE, LEAD, LEAD_ONLY, AGAIN, ONCE = 1.0, 0.8, 0.6, 0.5, 0.25
"""How much weight a name or word has that stands in a title, where the article begins and further down, only where it
begins, in several paragraphs, or in one."""
MOST_NAMES, MOST_WORDS = 20, 40
"""Names and words that a part is known by: those with most weight."""
LINKS = 0.5
"""How telling a name or word is that holds the sections of an article together."""
WORD = re.compile(r"[^\W_]+")
ITEMS = 3
"""Passages without anything in common from which on an article is a round of short news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A name or word of a part: its forms, whether it is a name, how telling it is, and its weight in this part."""

    forms: tuple[str, ...]
    named: bool
    telling: float
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of an article: the offsets of its paragraphs, its keys, and the names and words at its head.

    `day` is that of publication, counted as `date.toordinal` does, None where the page gives none. `beside` says that
    it belongs to the story of its article unless it meets another one."""

    id: str
    starts: frozenset[int]
    keys: tuple[Key, ...]
    title: str = ""
    day: int | None = None
    beside: bool = False


def parts(entry: Entry) -> list[Part]:
    """The parts of an article, the main one first."""
    return _Cut(entry).parts()


def part_of(found: Sequence[Part], reading: Reading, place: int) -> Part:
    """The part in which a place stands; the main one, which has all of the article, where no other has it."""
    if len(found) == 1:
        return found[0]
    starts = [one.span.start for one in reading.document.paragraphs]
    start = starts[max(bisect_right(starts, place) - 1, 0)] if starts else 0
    return next((one for one in found[1:] if start in one.starts), found[0])


class _Cut:
    """Cuts one article into parts."""

    def __init__(self, entry: Entry) -> None:
        self._document, self._themes = entry.document, entry.reading.themes
        self._text = entry.reading.document.text
        self._paragraphs = entry.reading.document.paragraphs
        self._starts = [one.span.start for one in self._paragraphs]
        self._day = _day(entry.reading.document.stated_published.value)
        self._roles = [one.role for one in self._paragraphs]
        self._lead = next((n for n, role in enumerate(self._roles) if role is Role.BODY), 0)
        self._titles = {n for n, role in enumerate(self._roles) if role in TITLES}
        self._heads = self._titles | {n for n, role in enumerate(self._roles) if role is Role.TEASER}
        self._places = [self._paragraphs_at(theme.places) for theme in self._themes]
        self._at = [sorted(found) for found in self._places]

    def parts(self) -> list[Part]:
        """The parts, the main one first."""
        main, *others = self._passages()
        teasers = [[n] for n, role in enumerate(self._roles) if role is Role.TEASER]
        digest = len(others) >= ITEMS and len(main) <= 2
        return [
            self._part(main if digest else sorted(n for passage in (main, *others) for n in passage)),
            *(self._part(passage, beside=not digest) for passage in others),
            *(self._part(one) for one in teasers),
        ]

    def _part(self, passage: Sequence[int], *, beside: bool = False) -> Part:
        """Some paragraphs as a part."""
        inside = set(passage)
        stand = ([n for n in at if n in inside] for at in self._at)
        first = None if self._lead in inside or not passage else passage[0]
        keys = (self._key(theme, at, first) for theme, at in zip(self._themes, stand, strict=True))
        found = sorted((one for one in keys if one is not None), key=lambda one: (-one.weight * one.telling, one.forms))
        names, words = [one for one in found if one.named], [one for one in found if not one.named]
        return Part(
            id="t" + short(self._document, *passage),
            starts=frozenset(self._starts[n] for n in passage),
            keys=(*names[:MOST_NAMES], *words[:MOST_WORDS]),
            title=self._title(passage),
            day=self._day,
            beside=beside,
        )

    def _title(self, passage: Sequence[int]) -> str:
        """The names and words in the titles and the first paragraph; in the first one of what is not the main part."""
        top = {n for n in passage if n <= self._lead and self._roles[n] not in OUTSIDE} or set(passage[:1])
        out: dict[str, None] = {}
        for theme, paragraphs in zip(self._themes, self._places, strict=True):
            places = [place for place, n in zip(theme.places, paragraphs, strict=True) if n in top]
            if theme.named:
                out |= dict.fromkeys(theme.forms if places else ())
            else:
                out |= dict.fromkeys(found[0] for place in places if (found := WORD.match(self._text, place)))
        return " ".join(out)

    def _key(self, theme: Theme, at: list[int], first: int | None) -> Key | None:
        """A theme as a key of the paragraphs in which it stands, if any; `first` begins a part but the main one."""
        if not at:
            return None
        weight = LEAD if at[0] == first else self._weight(at)
        sign = "e:" if theme.named else "w:"
        forms = tuple([sign + form for form in theme.forms])
        return Key(forms=forms, named=theme.named, telling=theme.telling, weight=weight)

    def _weight(self, at: list[int]) -> float:
        """The weight of what stands in some paragraphs."""
        if not self._heads.isdisjoint(at):
            return TITLE
        if self._lead in at:
            return TITLE if not self._titles else LEAD if at[0] != at[-1] else LEAD_ONLY
        return AGAIN if at[0] != at[-1] else ONCE

    def _passages(self) -> list[list[int]]:
        """The paragraphs by what holds them together, those with the beginning of the article first.

        A word is enough for that, save between the sections of an article that has several."""
        inside = [n for n, role in enumerate(self._roles) if role not in OUTSIDE]
        group = {n: n for n in inside}
        sections = sum(self._roles[n] is Role.SUBHEADING for n in inside) >= ITEMS
        held: dict[str, set[int]] = {}
        for theme, at in zip(self._themes, self._at, strict=True):
            if theme.telling >= LINKS or not sections:
                for form in theme.forms:
                    held.setdefault(form, set()).update(n for n in at if n in group)
        for found in (*held.values(), [n for n in inside if n <= self._lead]):
            _unite(group, found)
        named = {n for theme, at in zip(self._themes, self._at, strict=True) if theme.named for n in at}
        for before, after in zip(inside, inside[1:], strict=False):
            same = sections and self._roles[after] is not Role.SUBHEADING and before > self._lead
            if after not in named or self._roles[before] is Role.SUBHEADING or same:
                _unite(group, [before, after])
        out: dict[int, list[int]] = {}
        for n in inside:
            out.setdefault(group[n], []).append(n)
        return list(out.values()) or [[]]

    def _paragraphs_at(self, places: Iterable[int]) -> list[int]:
        """The numbers of the paragraphs in which some places stand; what stands before the first is in it."""
        return [bisect_right(self._starts, place, 1) - 1 for place in places]


def _day(stamp: str | None) -> int | None:
    """The day of a stamp as a number; None where it gives no day."""
    try:
        return date.fromisoformat((stamp or "")[:10]).toordinal()
    except ValueError:
        return None


def _unite(group: dict[int, int], members: Iterable[int]) -> None:
    """Let some paragraphs, and all that hold to them, be one passage."""
    old = {group[n] for n in members}
    if len(old) > 1:
        least = min(old)
        for n, of in group.items():
            if of in old:
                group[n] = least

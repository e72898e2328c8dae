"""How many edits a text has, and how many of them change no claim."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from rapidfuzz import process

from selon.records import Change, Edits, Role, Span
from selon.revisions.pairing import Group
from selon.revisions.passages import CORRECTION, READ, Passage, Token, Version

Versions = tuple[Version, Version]
Edit = tuple[Span | None, Span | None]
"""The stretch of an edit in the older and the newer version; None where it has none."""
SAME_LINE = 60
"""How like two lines of a page must be to be one that was altered, in per cent."""


def count(found: Sequence[Group], versions: Versions, changes: Iterable[Change]) -> Edits:
    """The edits between two versions, counted by sentence and word."""
    both = [one for one in found if one.before and one.after]
    altered = [one for one in both if not one.same]
    added = [one for one in found if not one.before]
    removed = [one for one in found if not one.after]
    moved = _moved(both)
    edits = [edit for one in altered for edit in _of_words(one)]
    edits += [(one.before[0].span, one.after[0].span) for one in both if one.same and _signs(one, versions)]
    edits += [(None, one.after[0].span) for one in added] + [(one.before[0].span, None) for one in removed]
    edits += [(one.before[0].span, one.after[0].span) for one in moved]
    edits += _lines(versions)
    told = list(changes)
    idle = sum(not any(_bears(one, edit) for one in told) for edit in edits)
    put, taken = _words(altered, added, removed)
    return Edits(
        total=len(edits),
        without_effect=idle,
        sentences_changed=len(altered),
        sentences_added=len(added),
        sentences_removed=len(removed),
        sentences_moved=len(moved),
        words_added=put,
        words_removed=taken,
    )


def _bears(change: Change, edit: Edit) -> bool:
    """Whether a change rests on an edit."""
    old, new = edit
    return _meet(change.old or change.before, old) or _meet(change.new or change.after, new)


def _meet(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.overlaps(other)


def _signs(group: Group, versions: Versions) -> bool:
    """Whether a sentence differs in signs alone."""
    old, new = versions
    return old.words(group.before[0].span).split() != new.words(group.after[0].span).split()


def _of_words(group: Group) -> list[Edit]:
    """The runs of words of a group that were put in, taken out or replaced."""
    old = [token for one in group.before for token in one.tokens]
    new = [token for one in group.after for token in one.tokens]
    matcher = SequenceMatcher(None, [one.word.text for one in old], [one.word.text for one in new], autojunk=False)
    return [
        (_span(old[first:last]), _span(new[start:end]))
        for tag, first, last, start, end in matcher.get_opcodes()
        if tag != "equal"
    ]


def _span(tokens: Sequence[Token]) -> Span | None:
    """From the first to the last of some words."""
    return Span(tokens[0].span.start, tokens[-1].span.end) if tokens else None


def _moved(both: Sequence[Group]) -> list[Group]:
    """The groups that stand in another order: all but a longest run that keeps its order."""
    places = [one.before[0].at for one in both]
    tails: list[int] = []
    last: list[int] = []
    back: list[int] = []
    for at, place in enumerate(places):
        where = bisect_left(tails, place)
        tails[where:] = [place]
        back.append(last[where - 1] if where else -1)
        last[where:] = [at]
    kept, at = set(), last[-1] if last else -1
    while at >= 0:
        kept.add(at)
        at = back[at]
    return [one for number, one in enumerate(both) if number not in kept]


def _lines(versions: Versions) -> list[Edit]:
    """The edits of the lines around the article: menus, bylines, dates, captions, teasers, notes of corrections."""
    old, new = (_around(one) for one in versions)
    gone = [one for one in old if one not in new]
    come = [one for one in new if one not in old]
    edits: list[Edit] = []
    for line in gone:
        choices = {at: one.text for at, one in enumerate(come)}
        best = process.extractOne(line.text, choices, score_cutoff=SAME_LINE)
        place = best[2] if best else next((at for at, one in enumerate(come) if one.role is line.role), None)
        edits.append((line.span, None if place is None else come.pop(place).span))
    return [*edits, *((None, one.span) for one in come)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page that is none of the article's sentences; two are one where role and text are."""

    role: Role
    text: str
    span: Span = field(compare=False)


def _around(version: Version) -> list[Line]:
    """The lines of a version that are none of its sentences."""
    return [
        Line(role=one.role, text=version.words(one.span), span=one.span)
        for one in version.document.paragraphs
        if one.role not in READ or one.reason == CORRECTION
    ]


def _words(altered: Sequence[Group], added: Sequence[Group], removed: Sequence[Group]) -> tuple[int, int]:
    """How many words were put in and taken out."""
    put, taken = _sum(one.after for one in added), _sum(one.before for one in removed)
    for group in altered:
        old = [token.word.text for one in group.before for token in one.tokens]
        new = [token.word.text for one in group.after for token in one.tokens]
        equal = sum(size for *_, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks())
        put, taken = put + len(new) - equal, taken + len(old) - equal
    return put, taken


def _sum(sides: Iterable[tuple[Passage, ...]]) -> int:
    return sum(len(one.tokens) for side in sides for one in side)

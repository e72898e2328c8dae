"""The tests of all kinds of change, over the groups of sentences of two versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selon.records import Attribution, Change, ChangeKind, Reading, Revision, Role, Span
from selon.revisions import edits, numbers, quoting, sources, standing, wording
from selon.revisions.differing import Difference, Side, difference
from selon.revisions.pairing import Group, groups
from selon.revisions.passages import Passage, Version, folded

STATED = 3
"""Words from which on a sentence of the outlet itself may state something."""
TOLD = 0.7
"""The share of its words by which a sentence that is gone is told elsewhere."""
FINITE = ("Mood=Ind", "Mood=Cnd")
ENDS = frozenset('.!?…»”"')
Raw = tuple[ChangeKind, Span | None, Span | None]


def compare(before: Reading, after: Reading) -> Revision:
    """What changed from an older reading of an article to a newer one; needs their claims, not their statements."""
    old, new = Version(before), Version(after)
    found = groups(old.passages, new.passages)
    changes: list[Change] = []
    for group in found:
        if group.before and group.after:
            changes += _within(group, old, new)
        else:
            changes += _alone(group, old, new)
    unique = _once(changes)
    notes = _new_notes(old, new)
    counted = edits.count(found, (old, new), unique)
    return Revision(before=before.document, after=after.document, changes=unique, edits=counted, notes=notes)


def _once(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes in the order of the newer text, each told once."""
    kept: dict[tuple[object, ...], Change] = {}
    for one in changes:
        kept.setdefault((one.kind, one.before, one.after, one.old, one.new), one)
    return tuple(sorted(kept.values(), key=lambda one: one.after or one.before or Span(0, 0)))


def _new_notes(old: Version, new: Version) -> tuple[Span, ...]:
    """The notes on corrections of the newer version that the older one has not."""
    known = {folded(old.words(span)) for span in old.notes}
    return tuple(span for span in new.notes if folded(new.words(span)) not in known)


def _within(group: Group, old: Version, new: Version) -> Iterator[Change]:
    """The changes of sentences that both versions have."""
    if group.same:
        return
    found = difference(group, old, new)
    if not found.old.changed and not found.new.changed:
        return
    for kind, before, after in _raw(found):
        yield _change(kind, (before, after), found)


def _raw(found: Difference) -> Iterator[Raw]:
    """All changes of a group, with the words that differ."""
    paired = sources.pairs(found)
    figures = list(numbers.changed(found))
    yield from figures
    yield from quoting.changed(found, [(one, other) for _, one, other in figures], paired)
    turned = list(wording.polarity(found, paired))
    yield from turned
    if not turned:
        yield from standing.changed(found)
    yield from wording.hedges(found)
    named = list(sources.changed(found, paired))
    yield from named
    if not named:
        yield from sources.withheld(found, new_text(found), found.old.version.text)


def new_text(found: Difference) -> str:
    """The text of the newer version."""
    return found.new.version.text


def _change(kind: ChangeKind, words: tuple[Span | None, Span | None], found: Difference) -> Change:
    """A change with the sentences in which its words stand, and whose words these are."""
    before, after = words
    old = None if kind is ChangeKind.ADDED else _sentence(before, found.old)
    new = None if kind is ChangeKind.REMOVED else _sentence(after, found.new)
    return Change(
        kind=kind,
        before=old,
        after=new,
        old=before,
        new=after,
        source_before=_teller(before, found.old.version) if old else None,
        source_after=_teller(after, found.new.version) if new else None,
    )


def _sentence(words: Span | None, side: Side) -> Span:
    """The sentence of some words; of none the first of the side."""
    place = side.version.passage_at(words.start) if words else None
    return (place or side.passages[0]).span


def _teller(words: Span | None, version: Version) -> str | None:
    """Whose words they are: the source of the innermost attribution around."""
    if words is None:
        return None
    held = [
        (span.end - span.start, one.source_name)
        for one in version.reading.attributions
        for span in (*one.content, *one.cue, *one.source)
        if span.start <= words.start and words.end <= span.end
    ]
    return min(held, key=lambda it: it[0])[1] if held else None


def _alone(group: Group, old: Version, new: Version) -> Iterator[Change]:
    """The claims of a sentence that only one version has."""
    added = bool(group.after)
    passage = (group.after or group.before)[0]
    mine, other = (new, old) if added else (old, new)
    if not _states(passage, mine) or _told_elsewhere(passage, mine, other):
        return
    kind = ChangeKind.ADDED if added else ChangeKind.REMOVED
    for span, source in _claims(passage, mine):
        yield Change(
            kind=kind,
            before=None if added else span,
            after=span if added else None,
            source_before=None if added else source,
            source_after=source if added else None,
        )


def _claims(passage: Passage, version: Version) -> list[tuple[Span, str | None]]:
    """The claims of a sentence, at least the sentence itself: one for every source that says something of its own."""
    outer = [one for one in version.attributions(passage) if one.parent is None and one.content]
    told: list[Attribution] = []
    for one in outer:
        if not any(_meet(one.content, other.content) for other in told):
            told.append(one)
    if len(told) < 2:
        return [(passage.span, told[0].source_name if told else None)]
    return [(_hull(one), one.source_name) for one in told]


def _meet(some: Iterable[Span], others: Iterable[Span]) -> bool:
    theirs = list(others)
    return any(one.overlaps(other) for one in some for other in theirs)


def _hull(one: Attribution) -> Span:
    spans = [*one.source, *one.cue, *one.content]
    return Span(min(spans)[0], max(end for _, end in spans))


def _states(passage: Passage, version: Version) -> bool:
    """Whether a sentence states something: a headline does so again, and an imperative or a line of a menu does not."""
    if passage.role is not Role.BODY and passage.role is not Role.STANDFIRST:
        return False
    if version.attributions(passage):
        return True
    finite = any(mark in token.word.feats for token in passage.tokens for mark in FINITE)
    return finite and len(passage.tokens) >= STATED and version.words(passage.span).rstrip()[-1:] in ENDS


def _told_elsewhere(passage: Passage, mine: Version, other: Version) -> bool:
    """Whether nearly all words of a sentence stand in two neighbours of the other version, or it stands anywhere there.

    Its paragraph may have been taken for a caption or a teaser in one of the two."""
    if folded(mine.words(passage.span)).strip() in folded(other.text):
        return True
    heavy = {token.form for token in passage.tokens if token.weight == 1}
    if not heavy:
        return False
    keys = [set(one.key) for one in other.passages]
    return any(len(heavy & (one | two)) / len(heavy) >= TOLD for one, two in zip(keys, [*keys[1:], set()], strict=True))

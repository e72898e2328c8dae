"""Who says it now, and said it before: attributions of two versions, paired by contents, and their sources compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from selon.records import Attribution, ChangeKind, EntityKind, SourceKind, Span, SpeechAct
from selon.revisions.differing import Difference, Side
from selon.revisions.pairing import assigned
from selon.revisions.passages import Token, folded

Pair = tuple[Attribution, Attribution]
Found = Iterator[tuple[ChangeKind, Span | None, Span | None]]
CONTENT, SOURCE, CUE = 0.7, 0.2, 0.1
"""What contents, sources and cues in common are worth when two attributions are paired."""
ALIKE = 0.3
KEPT = 0.7
"""The share of the words of a content from which on it is told on the other side too."""
GONE = 0.45
"""The share below which it is not."""
FEWEST = 2
"""Words that a content must have for its loss to be told."""
SHORT = 2
"""Letters of the words of a name that its acronym leaves out: "de", "du", "la"."""
SAME_NAME = 80
"""How like two names must be to be one."""


def pairs(found: Difference) -> list[Pair]:
    """The attributions of both sides, paired."""
    old, new = found.old.attributions, found.new.attributions
    scores = [[_score(one, other, found) for other in new] for one in old]
    return [(old[i], new[j]) for i, j in assigned(scores)]


def _score(one: Attribution, other: Attribution, found: Difference) -> float:
    """How much two attributions are one."""
    contents = _share(_forms(one.content, found.old), _forms(other.content, found.new))
    sources = _share(_forms(one.source, found.old), _forms(other.source, found.new))
    cues = _share(_forms(one.cue, found.old), _forms(other.cue, found.new))
    score = CONTENT * contents + SOURCE * sources + CUE * cues
    return score if score >= ALIKE else 0.0


def _forms(spans: Iterable[Span], side: Side) -> Counter[str]:
    """The words of stretches, as they are compared."""
    return Counter(token.form for span in spans for token in _tokens(span, side))


def _tokens(span: Span, side: Side) -> list[Token]:
    """The words of a stretch, those of neighbouring passages too."""
    return [
        token
        for passage in side.version.within(span)
        for token in passage.tokens
        if span.start <= token.span.start and token.span.end <= span.end
    ]


def _share(one: Counter[str], other: Counter[str]) -> float:
    """The share of words in common (Dice)."""
    whole = sum(one.values()) + sum(other.values())
    return 2 * sum((one & other).values()) / whole if whole else 0.0


def changed(found: Difference, paired: Sequence[Pair]) -> Found:
    """Sources that are others, gone, new, without a name or with one."""
    for one, other in paired:
        kind = _kind(one, other, found)
        if kind is not None:
            yield kind, _source(one), _source(other)
    mine, its = [one for one, _ in paired], [other for _, other in paired]
    for one in _apart(one for one in found.old.attributions if one not in mine):
        if (lost := _lost(one, found.old, found.new)) is not None:
            yield (lost[0], _source(one) if lost[0] is ChangeKind.SOURCE_REMOVED else _hull(one), None)
    for one in _apart(one for one in found.new.attributions if one not in its):
        if (lost := _lost(one, found.new, found.old)) is not None:
            yield (lost[1], None, _source(one) if lost[1] is ChangeKind.SOURCE_ADDED else _hull(one))


def _apart(some: Iterable[Attribution]) -> list[Attribution]:
    """Attributions of which no two have the same words for content: an outlet that has it from somebody counts once."""
    kept: list[Attribution] = []
    for one in some:
        if not any(one.content == other.content for other in kept):
            kept.append(one)
    return kept


def _source(one: Attribution) -> Span | None:
    """The words for the source; those of the cue where there are none."""
    spans = one.source or one.cue
    return spans[0] if spans else None


def _hull(one: Attribution) -> Span:
    """From the first to the last word of an attribution."""
    spans = [*one.source, *one.cue, *one.content]
    return Span(min(spans)[0], max(end for _, end in spans))


def _lost(one: Attribution, side: Side, other: Side) -> tuple[ChangeKind, ChangeKind] | None:
    """What it is that an attribution of one side has no counterpart: its source is gone, or all of it."""
    if not any(side.touched(span) for span in one.source) or _is_day(one, side):
        return None
    content = _forms(one.content, side)
    whole = sum(content.values())
    kept = sum((content & Counter(token.form for token in other.tokens)).values()) / whole if whole else 0.0
    denied = one.speech_act is SpeechAct.DENY and all(map(side.touched, one.cue))
    if whole and kept >= KEPT and not denied:
        return ChangeKind.SOURCE_REMOVED, ChangeKind.SOURCE_ADDED
    if denied or (whole >= FEWEST and kept < GONE and one.parent is None and not _elsewhere(one, side, other)):
        return ChangeKind.REMOVED, ChangeKind.ADDED
    return None


def _elsewhere(one: Attribution, side: Side, other: Side) -> bool:
    """Whether other sentences of the other version have the content: half of its pairs of words stand there."""
    words = [token.form for span in one.content for token in _tokens(span, side)]
    mine = set(zip(words, words[1:], strict=False))
    every = [token.form for passage in other.version.passages for token in passage.tokens]
    return bool(mine) and len(mine & set(zip(every, every[1:], strict=False))) >= len(mine) / 2


def _kind(one: Attribution, other: Attribution, found: Difference) -> ChangeKind | None:
    """What became of the source of two attributions that are one; None where it is the same."""
    old, new = _words(one, found.old), _words(other, found.new)
    if not any(map(found.old.touched, one.source)) and not any(map(found.new.touched, other.source)):
        return None
    if not old or not new:
        return _given(one, other, found)
    if _is_pronoun(old) or _is_pronoun(new):
        return None
    named, was = is_named(other, found.new), is_named(one, found.old)
    if was and not named:
        return ChangeKind.SOURCE_ANONYMISED
    if named and not was:
        return None if _same(one, other) else ChangeKind.SOURCE_NAMED
    if _same(one, other):
        return None
    if was and named:
        return ChangeKind.SOURCE_CHANGED
    hidden = one.source_kind is SourceKind.ANONYMOUS, other.source_kind is SourceKind.ANONYMOUS
    if hidden == (False, True):
        return ChangeKind.SOURCE_ANONYMISED
    return ChangeKind.SOURCE_NAMED if hidden == (True, False) else _other_words(old, new)


def _given(one: Attribution, other: Attribution, found: Difference) -> ChangeKind | None:
    """What became of a source that only one of two attributions has, the other telling hearsay without one."""
    if one.source and not _named_at_all(other) and any(map(found.old.touched, one.source)):
        return ChangeKind.SOURCE_REMOVED
    if other.source and not _named_at_all(one) and any(map(found.new.touched, other.source)):
        return ChangeKind.SOURCE_ADDED
    return None


def _named_at_all(one: Attribution) -> bool:
    """Whether an attribution has a source, in its own sentence or before it."""
    return bool(one.source or one.source_name)


def _other_words(old: list[Token], new: list[Token]) -> ChangeKind | None:
    """A change of sources that are only described: by words of which none is the same."""
    mine, its = ({one.form for one in side if one.word.upos in ("NOUN", "PROPN")} for side in (old, new))
    return ChangeKind.SOURCE_CHANGED if mine and its and not mine & its else None


def _words(one: Attribution, side: Side) -> list[Token]:
    return [token for span in one.source for token in _tokens(span, side)]


def _is_day(one: Attribution, side: Side) -> bool:
    """Whether a source is a day that was taken for one: "a report by Friday"."""
    days = side.version.reading.timexes
    return any(day.span.start <= span.start < day.span.end for day in days for span in one.source)


def _is_pronoun(words: list[Token]) -> bool:
    """Whether a source is given by a pronoun alone."""
    return all(one.word.upos in ("PRON", "DET", "ADP", "AUX") for one in words)


def _same(one: Attribution, other: Attribution) -> bool:
    """Whether two sources bear one name."""
    a, b = folded(one.source_name or ""), folded(other.source_name or "")
    short = _initials(one.source_name or ""), _initials(other.source_name or "")
    if short[0] == b or short[1] == a:
        return True
    return bool(a and b) and (a == b or fuzz.token_set_ratio(a, b) >= SAME_NAME)


def _initials(name: str) -> str:
    """The first letters of the long words of a name, as an acronym has them; empty for a short name."""
    words = [word for word in folded(name).replace("'", " ").split() if len(word) > SHORT]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def is_named(one: Attribution, side: Side) -> bool:
    """Whether a source has a name of its own: a person, or a body or outlet with a capital, never "un élu de Lorne"."""
    if one.source_kind in (SourceKind.ANONYMOUS, SourceKind.UNSPECIFIED, SourceKind.GROUP):
        return False
    name = one.source_name or ""
    if name[:1].islower() or not name:
        return False
    people = {entity.name for entity in side.version.reading.entities if entity.kind is EntityKind.PERSON}
    return name in people or any(
        token.word.upos == "PROPN" and token.word.text in name.split() for token in _words(one, side)
    )


def withheld(found: Difference, whole: str, past: str) -> Found:
    """Persons named in a sentence that stays, and nowhere in the other version: the name was taken out, or put in.

    `whole` and `past` are the texts of the newer and the older version."""
    for span in _people(found.old, found.new, whole, gone=True):
        yield ChangeKind.SOURCE_ANONYMISED, span, None
    for span in _people(found.new, found.old, past):
        yield ChangeKind.SOURCE_NAMED, None, span


def _people(side: Side, other: Side, whole: str, *, gone: bool = False) -> Iterator[Span]:
    """Where persons are named on a side of whom the other text has no word.

    A name that is new must stand beside a description that was there before."""
    text = folded(whole)
    forms = {token.form for token in other.tokens}
    for entity in side.version.reading.entities:
        if entity.kind is not EntityKind.PERSON:
            continue
        for span in entity.mentions:
            words = [one for one in side.inside(span) if one.word.upos == "PROPN"]
            if not words or words[0].word.deprel != "appos" or any(one.form in text for one in words):
                continue
            known = gone or (words[0].head is not None and folded(words[0].head.text) in forms)
            if known and all(one in side.changed for one in words):
                yield span

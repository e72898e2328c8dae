"""Hedges that were dropped or added, and what is denied now and was not before, by the words that differ.

What stands in quotation marks is left to the quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from selon.records import Attribution, ChangeKind, Span, SpeechAct
from selon.revisions.differing import CONDITIONAL, Difference, Side, keys, words_of
from selon.revisions.passages import Token, folded

NEGATIVE = "Polarity=Neg"
Found = Iterator[tuple[ChangeKind, Span, Span]]


def hedges(found: Difference) -> Found:
    """A hedge on one side of a group that the other has no longer, or not yet."""
    old, new = _hedges(found.old, found.new), _hedges(found.new, found.old)
    if old and not new and not _still_hedged(found, found.old, old[0]):
        yield ChangeKind.HEDGE_DROPPED, old[0].span, _across(found, old[0], found.new)
    elif new and not old and not _still_hedged(found, found.new, new[0]):
        yield ChangeKind.HEDGE_ADDED, _across(found, new[0], found.old), new[0].span


def _across(found: Difference, token: Token, other: Side) -> Span:
    """The words of the other side that stand where a word stands on its own, or all of that side."""
    for island in found.islands:
        mine, its = (island.old, island.new) if other is found.new else (island.new, island.old)
        if token in mine and its:
            return Span(its[0].span.start, its[-1].span.end)
    twin = next((one for one in other.tokens if token.head is not None and set(keys(one)) & _head_keys(token)), None)
    return twin.span if twin is not None else other.span


def _head_keys(token: Token) -> set[str]:
    """By what the governor of a word is known again."""
    if token.head is None:
        return set()
    lemma, form = folded(token.head.lemma), folded(token.head.text)
    return {lemma, f"{form[:4]}-"} if len(form) >= 4 else {lemma}


def _hedges(side: Side, other: Side) -> list[Token]:
    """The words of a side that differ, hedge, and belong to a clause that the other side has too."""
    language = side.version.document.language
    marked = [one for one in side.changed if not one.quoted and _is_hedge(one, side, language)]
    return sorted((one for one in marked if _anchored(one, side, other)), key=lambda one: one.span)


def _is_hedge(token: Token, side: Side, language: str) -> bool:
    """Whether a word hedges: a conditional, an adverb or a modal of the table, a word of a fixed phrase."""
    if CONDITIONAL in token.word.feats:
        return True
    lemma = folded(token.word.lemma)
    adverbs = words_of(language, "hedges", "adverb")
    if token.form in adverbs or {token.form, lemma} & words_of(language, "hedges", "modal"):
        return True
    if token.word.upos in ("ADJ", "VERB") and {token.form, lemma} & words_of(language, "hedges", "adjective"):
        return True
    if lemma in words_of(language, "hedges", "semi"):
        return True
    text = side.version.text[max(0, token.span.start - 30) : token.span.end + 30]
    return any(token.form in phrase.split() and phrase in _plain(text) for phrase in _phrases(language))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", folded(text))


@cache
def _phrases(language: str) -> frozenset[str]:
    """Hedges of several words."""
    kinds = ("adverb", "fixed")
    return frozenset(one for kind in kinds for one in words_of(language, "hedges", kind) if " " in one)


def _anchored(token: Token, side: Side, other: Side) -> bool:
    """Whether the other side has the clause of a word: the word itself in another form, its governor or its verb."""
    own = set(keys(token)) if token.word.upos in ("VERB", "AUX") else set()
    below = [one for one in side.tokens if one.head is token.word and one.word.upos in ("VERB", "ADJ", "NOUN")]
    around = own | _head_keys(token) | {key for one in below for key in keys(one)}
    return bool(around & other.lemmas)


def _still_hedged(found: Difference, side: Side, token: Token) -> bool:
    """Whether a conditional is a mere tense: its clause is a content that its reading takes as told plainly."""
    if CONDITIONAL not in token.word.feats:
        return False
    held = [one for one in side.version.reading.attributions if _inside(token.span, one.content)]
    return bool(held) and not any(one.hedged for one in held)


def _inside(span: Span, spans: Iterable[Span]) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in spans)


def polarity(found: Difference, pairs: Iterable[tuple[Attribution, Attribution]]) -> Found:
    """What one side denies and the other affirms: by a negation of a clause that both have, or by the cue."""
    old, new = _negations(found.old, found.new), _negations(found.new, found.old)
    if len(old) % 2 != len(new) % 2:
        token, one, other = (old[0], found.old, found.new) if old else (new[0], found.new, found.old)
        here, there = _clause(token, one), _across(found, token, other)
        yield ChangeKind.POLARITY, *((here, there) if old else (there, here))
        return
    for mine, its in pairs:
        if _denies(mine) != _denies(its) and _touches(found.old, mine.cue) and _touches(found.new, its.cue):
            yield ChangeKind.POLARITY, mine.cue[0], its.cue[0]
            return


def _touches(side: Side, spans: Iterable[Span]) -> bool:
    return any(side.touched(span) for span in spans)


def _denies(one: Attribution) -> bool:
    return one.speech_act is SpeechAct.DENY


def _clause(token: Token, side: Side) -> Span:
    """A negation with its verb."""
    if token.head is None:
        return token.span
    return Span(min(token.span.start, token.head.start), max(token.span.end, token.head.end))


def _negations(side: Side, other: Side) -> list[Token]:
    """The negations of a side that differ and belong to a clause that the other side has too."""
    language = side.version.document.language
    clitics = words_of(language, "function", "negative-clitic")
    found = [
        one
        for one in side.changed
        if not one.quoted and (one.form in clitics if clitics else NEGATIVE in one.word.feats)
    ]
    return sorted((one for one in found if _anchored(one, side, other)), key=lambda one: one.span)

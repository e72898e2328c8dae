"""Whether a time expression looks back or ahead, by the verb that governs it."""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum
from functools import cache

from selon import languages
from selon.records import Sentence, Word


class Lean(Enum):
    """Where the words look from the day of the document."""

    PAST = "past"
    SAID = "present of a verb of saying"
    ASKED = "present of a verb of asking or promising"
    NONE = "none"
    PRESENT = "present"
    FUTURE = "future"


VERBS = frozenset({"VERB", "AUX"})
FAR = 12
"""Governors asked at most: a parse that goes on longer is broken."""


@cache
def _lemmas(code: str, name: str) -> frozenset[str]:
    """Lemmas, or forms, of a class of the `times` table."""
    rows = (row for row in languages.table(code, "times") if row["class"] == name)
    return frozenset(word.strip() for row in rows for word in row["words"].split("|"))


@cache
def _saying(code: str) -> dict[str, Lean]:
    """Verbs that report speech: what they say in the present was said before, what they promise or ask is to come.

    Verbs that only stand beside a quotation have another sense of their own: "the concert begins on Friday"."""
    ahead = ("promise", "ask", "order")
    rows = (row for row in languages.table(code, "cues") if row["upos"] == "VERB" and row["frames"] != "quote")
    return {row["lemma"]: Lean.ASKED if row["act"] in ahead else Lean.SAID for row in rows}


def lean(sentence: Sentence, start: int, end: int, code: str) -> Lean:
    """Where an expression between two places of a text looks, by its governor, else by the nearest finite verb."""
    words = sentence.words
    place = word_at(words, start)
    if place is None:
        return Lean.NONE
    # Days that are told together look the same way: "closes on Saturday and Sunday".
    for _ in range(FAR):
        head = words[place].head
        if words[place].deprel != "conj" or not 0 <= head < place or words[head].upos in VERBS:
            break
        place = head
    chain: list[int] = []
    here = words[place].head
    for _ in range(FAR):
        if not 0 <= here < len(words) or here in chain:
            break
        if not start <= words[here].start < end:
            chain.append(here)
        here = words[here].head
    for governor in chain:
        found = _of_word(words, governor, code)
        if found is not None and found is not Lean.FUTURE and _charged(words, governor, start, code):
            return Lean.PAST
        if found is Lean.PAST and _asked_for(words, chain[: chain.index(governor)], governor, code):
            return Lean.FUTURE
        if found is not None:
            # A noun between them names what has happened: "comes after the revelations, on Thursday, of".
            return Lean.NONE if found is Lean.PRESENT and governor != chain[0] else found
    return _nearest(words, place, code)


def _asked_for(words: tuple[Word, ...], between: list[int], governor: int, code: str) -> bool:
    """Whether an expression stands with a thing, no deed, that was asked for: "called for a strike on Friday"."""
    asked = _saying(code).get(words[governor].lemma) is Lean.ASKED
    return asked and bool(between) and all(words[k].upos not in VERBS for k in between)


def _charged(words: tuple[Word, ...], governor: int, start: int, code: str) -> bool:
    """Whether a verb says before the expression what somebody is charged with, which was done before: "tried for the
    theft, on 21 June"."""
    if words[governor].lemma not in _lemmas(code, "charge-verb"):
        return False
    signs = _lemmas(code, "charge-sign")
    named = (w for w in words if w.lower in signs and w.deprel == "case" and governor < w.index < w.head < len(words))
    return any(words[w.head].end <= start and words[w.head].upos == "NOUN" for w in named)


def word_at(words: tuple[Word, ...], start: int) -> int | None:
    """Index of the word that holds a place of the text, or None."""
    place = bisect_right(words, start, key=lambda word: word.start) - 1
    return place if place >= 0 and start < words[place].end else None


def _nearest(words: tuple[Word, ...], place: int, code: str) -> Lean:
    """Where the nearest finite verb looks, the one after winning a tie."""
    finite = [word.index for word in words if "VerbForm=Fin" in word.feats]
    for index in sorted(finite, key=lambda at: (abs(at - place), -at)):
        head = words[index].head
        main = head if words[index].deprel.startswith("aux") and 0 <= head < len(words) else index
        found = _of_word(words, main, code)
        if found is not None:
            return found if found in (Lean.PAST, Lean.FUTURE) else Lean.NONE
    return Lean.NONE


def _of_word(words: tuple[Word, ...], index: int, code: str) -> Lean | None:
    """Where a word looks when it is a verb or has a copula; None for other words."""
    word = words[index]
    helpers = [w for w in words if w.head == index and w.deprel.split(":")[0] in ("aux", "cop")]
    if word.upos not in VERBS and not helpers:
        return None
    if "VerbForm=Inf" in word.feats and not any(h.lemma in _lemmas(code, "future-auxiliary") for h in helpers):
        return _of_infinitive(words, index, helpers, code)
    finite = next((h for h in helpers if "VerbForm=Fin" in h.feats), None)
    if finite is None and "VerbForm=Fin" not in word.feats:
        return _of_participle(words, word, helpers, code)
    passive = all(h.deprel in ("aux:pass", "cop") for h in helpers)
    found = _of_finite(finite or word, code, perfect=finite is not None and not passive)
    if found is Lean.PRESENT and helpers and "Tense=Pres" in word.feats and "VerbForm=Part" in word.feats:
        return Lean.PRESENT  # "is speaking on Tuesday"
    if found is Lean.PRESENT:
        return (
            _of_passive(word.lemma, code)
            if helpers and "VerbForm=Part" in word.feats
            else _of_present(word.lemma, code)
        )
    return found


def _of_finite(word: Word, code: str, *, perfect: bool) -> Lean:
    """Where a finite verb looks by tense and mood; `perfect` when it is the auxiliary of a compound tense."""
    feats = word.feats
    if word.lemma in _lemmas(code, "future-auxiliary"):
        return Lean.PAST if word.lower != word.lemma and "Tense=Past" in feats else Lean.FUTURE
    if "Tense=Fut" in feats or ("Tense=Pres" in feats and _looks_future(word, code)):
        return Lean.FUTURE
    if "Mood=Cnd" in feats or "Mood=Sub" in feats:
        return Lean.PAST if perfect else Lean.FUTURE
    if "Mood=Imp" in feats:
        return Lean.FUTURE
    if "Tense=Past" in feats or "Tense=Imp" in feats or perfect:
        return Lean.PAST
    return Lean.PRESENT


def _of_passive(lemma: str, code: str) -> Lean:
    """Where "is" and a participle look: ahead for what is planned, else back, as "is dead" does.

    It is the perfect of verbs such as "fall": "the snow is fallen"."""
    if lemma in _lemmas(code, "arrived-verb"):
        return Lean.PAST
    return Lean.FUTURE if lemma in _lemmas(code, "planned-verb") | _lemmas(code, "announced-verb") else Lean.SAID


def _looks_future(word: Word, code: str) -> bool:
    """Whether the form is the infinitive with an ending of the future, which taggers take for a present at times."""
    return any(word.lower == word.lemma + ending for ending in _lemmas(code, "future-ending"))


def _of_present(lemma: str, code: str) -> Lean:
    """Where a verb in the present looks: plans ahead, speech back."""
    if lemma in _lemmas(code, "event-verb"):
        return Lean.SAID
    return Lean.FUTURE if lemma in _lemmas(code, "planned-verb") else _saying(code).get(lemma, Lean.PRESENT)


def _of_participle(words: tuple[Word, ...], word: Word, helpers: list[Word], code: str) -> Lean | None:
    """Where a participle looks: what is planned lies ahead, what is done behind; None for a mere attribute."""
    if word.deprel == "xcomp":
        return None
    if word.lemma in _lemmas(code, "planned-verb"):
        return Lean.FUTURE
    if "Tense=Pres" in word.feats and not helpers:
        return None
    if word.deprel == "root" and not helpers and word.lower in _lemmas(code, "notice"):
        return Lean.PRESENT  # "Open from May to September"
    return Lean.PAST


def _of_infinitive(words: tuple[Word, ...], index: int, helpers: list[Word], code: str) -> Lean | None:
    """Where an infinitive looks: back when it is perfect or just done, ahead when a verb of intent governs it."""
    if any(h.deprel != "aux:pass" and h.deprel != "cop" for h in helpers):
        return Lean.PAST
    word = words[index]
    if not 0 <= word.head < len(words):
        return Lean.FUTURE
    governor = words[word.head]
    if governor.lemma in _lemmas(code, "just-done-verb"):
        return Lean.PAST
    if governor.lemma in _lemmas(code, "ahead-verb") or governor.upos not in VERBS:
        return Lean.FUTURE
    return None if governor.lemma in _lemmas(code, "doing-verb") else Lean.FUTURE

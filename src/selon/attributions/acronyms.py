"""Acronyms that a text introduces in brackets behind the whole name: "la Fédération des transports (FOT)"."""

from __future__ import annotations

from collections.abc import Iterator

from selon.attributions.descriptions import clean
from selon.attributions.scene import Scene
from selon.records import Span, Word

LONGEST = 9
"""Letters of an acronym."""
REACH = 10
"""Words before the bracket among which the whole name begins."""


def introduced_acronyms(scene: Scene) -> Iterator[tuple[str, int, str]]:
    """Each acronym with the place and the text of its whole name."""
    for tree in scene.trees:
        words = tree.words
        for place in range(2, len(words) - 1):
            if _is_acronym(words, place):
                low = _first_of_name(words, place)
                if words[low].text[:1].isupper():
                    name = clean(scene.text(Span(words[low].start, words[place - 2].end)))
                    yield words[place].text, words[low].start, name


def _is_acronym(words: tuple[Word, ...], place: int) -> bool:
    """Whether a word in capitals stands alone in brackets."""
    text = words[place].text
    bracketed = words[place - 1].text in ("(", "[") and words[place + 1].text in (")", "]")
    return bracketed and text.isupper() and 2 <= len(text) <= LONGEST


def _first_of_name(words: tuple[Word, ...], place: int) -> int:
    """First word of the whole name: the first near with the initial of the acronym, else of a run of capitals."""
    initials = [i for i in range(max(0, place - REACH), place - 1) if words[i].text[:1] == words[place].text[0]]
    if initials:
        return initials[0]
    low = place - 2
    while low > 0 and not words[low].text[:1].isupper() and place - low < REACH:
        low -= 1
    while low > 0 and words[low - 1].text[:1].isupper() and words[low - 1].upos in ("NOUN", "PROPN", "ADJ"):
        low -= 1
    return low

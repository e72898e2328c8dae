"""Named entities told by their words: institutions and first names."""

from __future__ import annotations

import pytest

from selon.records import Mention, Span
from selon.sentences.mentions import settle_mentions
from selon.sentences.naming import name_by_words
from tests.sentences.trees import tagged

CASES = {
    "a word of institutions ends a name": (
        "the/DET Orvel/PROPN Ports/PROPN Agency/PROPN shut/VERB",
        [("Orvel Ports Agency", "ORG")],
    ),
    "a name goes on behind of": (
        "the/DET University/PROPN of/ADP Lorne/PROPN opened/VERB",
        [("University of Lorne", "ORG")],
    ),
    "the word alone names nobody": ("the/DET Agency/NOUN shut/VERB", []),
    "a first name opens a person's": ("the/DET coach/NOUN Anna/PROPN Vale/PROPN left/VERB", [("Anna Vale", "PER")]),
    "a person's name holds no institution": (
        "the/DET Anna/PROPN Vale/PROPN School/PROPN",
        [("Anna Vale School", "ORG")],
    ),
    "words written small are no names": ("the/DET ports/NOUN agency/NOUN shut/VERB", []),
}


@pytest.mark.parametrize(("words", "named"), [pytest.param(*case, id=name) for name, case in CASES.items()])
def test_words_tell_who_is_named(words: str, named: list[tuple[str, str]]) -> None:
    """Each mention with its label."""
    rows = tagged(words)
    name_by_words(rows, "en")
    text = " ".join(rows.texts)
    assert [(text[slice(*one.span)], one.label) for one in rows.mentions] == named


def test_what_words_tell_stands_in_place_of_a_part() -> None:
    """The recogniser saw a place in the name of a school; a longer mention that it saw is kept."""
    rows = tagged("the/DET Orvel/PROPN School/PROPN opened/VERB")
    rows.mentions = [Mention(span=Span(4, 9), label="LOC")]
    name_by_words(rows, "en")
    assert [(one.span, one.label) for one in rows.mentions] == [(Span(4, 16), "ORG")]
    rows.mentions = [Mention(span=Span(0, 16), label="LOC")]
    name_by_words(rows, "en")
    assert [one.label for one in rows.mentions] == ["LOC"]


def test_a_language_without_such_words_is_left_alone() -> None:
    """French names are those of the recogniser."""
    rows = tagged("la/DET Banque/PROPN Anna/PROPN Vale/PROPN")
    name_by_words(rows, "fr")
    assert rows.mentions == []


def test_the_first_part_of_a_name_is_a_name() -> None:
    """The tagger took it for an adjective; the tree hangs the rest of the name on it."""
    rows = tagged("Edna/ADJ Vale/PROPN left/VERB")
    rows.heads, rows.deprels = [2, 0, -1], ["nsubj", "flat", "root"]
    settle_mentions(rows, "en")
    assert rows.upos[0] == "PROPN"

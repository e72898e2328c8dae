"""What is a name once in a document is one throughout."""

from __future__ import annotations

import pytest

from selon.records import Mention, Sentence, Span, Word
from selon.sentences.repeated import with_repeated


def sentences(*texts: str, labelled: dict[str, str]) -> tuple[Sentence, ...]:
    """Sentences of words that blanks separate; the first place of each labelled name is a mention."""
    out, offset, left = [], 0, dict(labelled)
    for text in texts:
        words, start = [], offset
        for index, form in enumerate(text.split()):
            words.append(Word(index, form, form, "X", "", -1, "dep", start, start + len(form)))
            start += len(form) + 1
        found = [name for name in left if name in text]
        places = {name: offset + text.index(name) for name in found}
        mentions = tuple(
            Mention(span=Span(places[name], places[name] + len(name)), label=left.pop(name)) for name in found
        )
        out.append(Sentence(span=Span(offset, start - 1), paragraph=0, words=tuple(words), mentions=mentions))
        offset = start
    return tuple(out)


@pytest.mark.parametrize(
    ("first", "again", "labelled", "label"),
    [
        ("Ils visent Orvel .", "Le pont d' Orvel rouvre .", ("Orvel", "LOC"), "LOC"),
        ("Maud Ferrec parle .", "Hier Ferrec a ri .", ("Maud Ferrec", "PER"), "PER"),
    ],
    ids=["a place", "a last name"],
)
def test_a_name_is_seen_again(first: str, again: str, labelled: tuple[str, str], label: str) -> None:
    """Where no label stood, there is a mention with the label that the name has elsewhere."""
    _, found = with_repeated(sentences(first, again, labelled=dict([labelled])))
    assert [m.label for m in found.mentions] == [label]


@pytest.mark.parametrize(
    ("again", "why"),
    [("Le maire est content .", "written small elsewhere"), ("Le Maire de Ret parle .", "also a common word")],
)
def test_a_common_word_is_no_name(again: str, why: str) -> None:
    """A name that the document also writes small says nothing about where else it stands."""
    first, found = with_repeated(sentences("Bruno Maire et un maire parlent .", again, labelled={"Bruno Maire": "PER"}))
    assert len(first.mentions) == 1 and found.mentions == (), why


def test_a_mention_that_stands_is_left() -> None:
    """What touches a mention stays as the labels have it."""
    given = sentences("Orvel dort .", "Le Port d' Orvel dort .", labelled={"Orvel": "LOC", "Port d' Orvel": "ORG"})
    assert [m.label for m in with_repeated(given)[1].mentions] == ["ORG"]

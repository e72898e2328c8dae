"""Other pipelines' trees read as ours: conformance on trees made by hand, in both schemes."""

from __future__ import annotations

import pytest

from selon.records import Mention, Span
from selon.sentences.schemes import adapt, named
from tests.sentences.trees import blocks, rows, tagged

SUBTYPES = blocks("subtypes.conllu")
CLEAR = blocks("clear.conllu")


def title(block: str) -> str:
    """The sentence of a block."""
    return block.split("# text = ", 1)[1].split("\n", 1)[0]


@pytest.mark.parametrize("block", SUBTYPES, ids=title)
def test_subtypes_that_the_grammar_does_not_read_are_dropped(block: str) -> None:
    """Governors stay; a label is as it was, or as its row says in `Ours=`."""
    cells = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
    notes = [dict(pair.split("=") for pair in row[9].split("|") if "=" in pair) for row in cells]
    wanted = [note.get("Ours", row[7]) for note, row in zip(notes, cells, strict=True)]
    read = rows(block)
    heads = list(read.heads)
    adapt(read, named("ud", "fr"))
    assert read.deprels == wanted
    assert read.heads == heads


@pytest.mark.parametrize(("theirs", "ours"), [*zip(CLEAR[::2], CLEAR[1::2], strict=True)], ids=map(title, CLEAR[::2]))
def test_prepositions_and_copulas_are_turned_round(theirs: str, ours: str) -> None:
    """A tree with ClearNLP labels becomes the tree of Universal Dependencies beside it."""
    read, wanted = rows(theirs), rows(ours)
    adapt(read, named("clear", "en"))
    assert [*zip(read.texts, read.heads, read.deprels, strict=True)] == [
        *zip(wanted.texts, wanted.heads, wanted.deprels, strict=True)
    ]


def test_entities_have_our_names() -> None:
    """PERSON is PER, GPE is LOC; what is no entity here is dropped."""
    read = tagged("Ann/PROPN")
    theirs = ("PERSON", "GPE", "ORG", "DATE", "NORP", "MISC")
    read.mentions = [Mention(span=Span(0, 3), label=label) for label in theirs]
    adapt(read, named("clear", "en"))
    assert [mention.label for mention in read.mentions] == ["PER", "LOC", "ORG", "DATE"]

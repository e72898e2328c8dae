"""CoNLL-U in and out."""

from __future__ import annotations

import pytest

from selon.sentences import conllu
from tests.sentences.trees import blocks

TWO = """# text = Elle dit non.
1 Elle lui PRON _ Person=3 2 nsubj _ _
2 dit dire VERB _ _ 0 root _ _
3 non non INTJ _ _ 2 obj _ SpaceAfter=No
4 . . PUNCT _ _ 2 punct _ _

1-2 Du _ _ _ _ _ _ _ _
1 Fini finir VERB _ _ 0 root _ SpaceAfter=No
1.1 rien rien PRON _ _ _ _ _ _
2 ! ! PUNCT _ _ 1 punct _ _
"""


def test_offsets_count_in_the_text_of_all_sentences() -> None:
    """Sentences follow one another with a space, and every word's span is its text."""
    sentences = conllu.read(TWO)
    text = conllu.text_of(sentences)
    assert text == "Elle dit non. Fini!"
    assert all(text[word.start : word.end] == word.text for sentence in sentences for word in sentence.words)


def test_heads_count_from_zero_and_the_root_has_none() -> None:
    """A root's head is -1; other heads are indices in the sentence."""
    first, _ = conllu.read(TWO)
    assert [word.head for word in first.words] == [1, -1, 1, 1]
    assert first.words[0].feats == "Person=3"


def test_what_is_written_reads_back() -> None:
    """Writing and reading give the same sentences."""
    sentences = conllu.read("\n\n".join(blocks("subtypes.conllu")))
    assert conllu.read(conllu.write(sentences)) == sentences


def test_a_row_that_is_no_conllu_is_named_by_its_line() -> None:
    """A row with a column missing raises an error with its line number."""
    with pytest.raises(ValueError, match="line 2: 4 columns"):
        conllu.read("# text = Non\n1 Non non INTJ\n")

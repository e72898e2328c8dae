"""Scores count what CoNLL 2018 counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selon.records import Sentence
from selon.sentences import conllu
from training.evaluate import MEASURES, Tally, count, gold_words
from training.trees import Token, Tree

TREE: Tree = (
    Token("L'", "le", "DET", "", 1, "det", False),
    Token("eau", "eau", "NOUN", "Number=Sing", 2, "nsubj:pass", True),
    Token("monterait", "monter", "VERB", "Mood=Cnd", -1, "root", False),
    Token(".", ".", "PUNCT", "", 2, "punct", True),
)
BLOCK = """1 L' le DET _ _ 2 det _ SpaceAfter=No
2 eau eau NOUN _ Number=Sing 3 nsubj:pass _ _
3 monterait monter VERB _ Mood=Cnd 0 root _ SpaceAfter=No
4 . . PUNCT _ _ 3 punct _ _
"""


def tally(block: str) -> Tally:
    """The tally of one sentence found, against the gold tree."""
    _, words, bounds = gold_words([TREE])
    made = Tally()
    count(made, words, bounds, conllu.read(block))
    return made


def test_the_raw_text_is_as_printed() -> None:
    """Sentences follow one another with a space, and spans quote their words."""
    text, words, bounds = gold_words([TREE, TREE])
    assert text == "L'eau monterait. L'eau monterait."
    assert [text[slice(*word.span)] for word in words[:4]] == ["L'", "eau", "monterait", "."]
    assert [text[slice(*bound)] for bound in bounds] == ["L'eau monterait."] * 2


def test_a_perfect_parse_has_a_hundred_of_each() -> None:
    """Every measure is 100 %."""
    assert [tally(BLOCK).f1(measure) for measure in MEASURES] == [100.0] * len(MEASURES)


def test_a_subtype_counts_in_the_last_measure_alone() -> None:
    """nsubj in place of nsubj:pass is right for LAS, wrong for LAS with subtypes."""
    found = tally(BLOCK.replace("nsubj:pass", "nsubj"))
    assert (found.f1("LAS"), found.f1("LAS with subtypes")) == (100.0, 75.0)


def test_a_wrong_governor_spoils_both_attachment_scores() -> None:
    """The full stop under the noun is wrong for UAS and LAS."""
    found = tally(BLOCK.replace("4 . . PUNCT _ _ 3", "4 . . PUNCT _ _ 2"))
    assert (found.f1("UAS"), found.f1("LAS"), found.f1("UPOS")) == (75.0, 75.0, 100.0)


def test_a_word_cut_otherwise_is_wrong_for_all() -> None:
    """Words are aligned by their span: three right of four gold and three found."""
    merged = """1 L'eau eau NOUN _ _ 2 nsubj:pass _ _
2 monterait monter VERB _ Mood=Cnd 0 root _ SpaceAfter=No
3 . . PUNCT _ _ 2 punct _ _
"""
    found = tally(merged)
    assert found.f1("words") == pytest.approx(200 * 2 / (4 + 3))
    assert found.f1("UAS") == pytest.approx(200 * 2 / (4 + 3))


def test_the_conditional_is_counted_by_word() -> None:
    """A conditional that is not found counts as gold, not as right."""
    found = tally(BLOCK.replace("Mood=Cnd", "Mood=Ind"))
    assert [found.right[f"Cnd {kind}"] for kind in ("gold", "found", "right")] == [1, 0, 0]


def test_a_sentence_is_right_when_both_ends_are() -> None:
    """One boundary too many spoils the sentence."""
    (sentence,) = conllu.read(BLOCK)
    halves: list[Sentence] = [
        replace(sentence, words=sentence.words[:2], span=sentence.span._replace(end=sentence.words[1].end)),
        replace(sentence, words=sentence.words[2:], span=sentence.span._replace(start=sentence.words[2].start)),
    ]
    _, words, bounds = gold_words([TREE])
    made = Tally()
    made_heads = [replace(half, words=tuple(replace(word, head=-1) for word in half.words)) for half in halves]
    count(made, words, bounds, made_heads)
    assert made.f1("sentences") == 0

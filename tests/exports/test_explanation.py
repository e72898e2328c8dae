"""Why an attribution was found, and the tree of its sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selon.exports import Look
from selon.exports.deptree import drawn_tree
from selon.exports.explanation import render
from selon.records import Word
from tests.exports import invented


def tree(*heads: int, **how: bool) -> list[str]:
    """The tree drawn for words with those heads."""
    return list(
        drawn_tree([Word(n, str(n), "", "X", "", head, "dep", n, n + 1) for n, head in enumerate(heads)], **how)
    )


def test_words_stay_in_order_and_governors_stand_left():
    """A determiner, its noun, a verb, its object."""
    assert tree(1, 2, -1, 2) == [
        "   ╭─",
        " ╭─┴─",
        "─┼───",
        " ╰───",
    ]


def test_a_branch_may_cross_another():
    """Word 0 hangs from word 2, across the branch of word 1."""
    assert tree(2, -1, 1) == [
        "   ╭─",
        "─┬─┼─",
        " ╰─┴─",
    ]


def test_a_single_word_is_a_tree():
    """The root alone."""
    assert tree(-1) == ["─"]


def test_no_words_are_no_tree():
    """An empty sentence draws nothing."""
    assert tree() == []


def test_a_cycle_ends():
    """Words that no root reaches are left without a branch."""
    assert tree(1, 0, -1)[:2] == [" ", " "]


def test_a_tree_can_be_drawn_in_ascii():
    """For screens without line drawing."""
    assert tree(1, -1, ascii=True) == [" +-", "-+-"]


def test_all_lines_have_one_length():
    """So that the words after them stand in a column."""
    lines = drawn_tree(invented.sentence().words)
    assert len({len(line) for line in lines}) == 1


def test_an_explanation_names_rule_data_and_parts():
    """What fired, the line of data, and which word is source, cue or content."""
    shown = render(invented.reading(), invented.explanation(), Look())
    assert "A verb of saying governs a clause with que" in shown
    assert "fr/cues.tsv:12 affirmer VERB" in shown
    rows = [line.split() for line in shown.splitlines()]
    assert ["affirment", "cue", "root", "VERB", "affirmer", "Mood=Ind|Number=Plur"] in [row[1:] for row in rows]
    assert any("responsables" in row and "source" in row for row in rows)


def test_an_explanation_says_commitment_and_basis():
    """The values of the JSON, by source."""
    shown = render(invented.reading(), invented.explanation(), Look())
    assert "basis reported; commitment deux responsables du port PS+" in shown


def test_an_explanation_says_what_a_conditional_does():
    """The form and its use; none is named where there is none."""
    form = invented.span("pourrait")
    shown = render(invented.reading(), replace(invented.explanation(), conditionals=((form, "attenuation"),)), Look())
    assert "pourrait: attenuation conditional" in shown
    assert "conditional" not in render(invented.reading(), invented.explanation(), Look()).replace("┊ conditional", "")


def test_an_explanation_says_what_read_each_time_and_number():
    """Value, words and line of data of what stands in the content; what stands elsewhere is not named."""
    shown = render(invented.reading(**invented.layers()), invented.explanation(), Look())
    assert "2031-SU (l'été)" in shown and "fr/times.tsv:3" in shown
    assert "deux responsables)" not in shown


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_a_narrow_screen_loses_columns_from_the_right(width):
    """The tree and its words stay whole; features, lemma and class give way."""
    lines = render(invented.reading(), invented.explanation(), Look(width=width)).splitlines()
    assert max(map(len, lines)) <= width
    assert any(line.startswith(" ╭─┴─── responsables  source") for line in lines)

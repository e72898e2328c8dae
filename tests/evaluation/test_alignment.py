"""Gold and system attributions matched, and what is asked of a pair."""

from dataclasses import replace

import pytest

from evaluation.alignment import align, chain_agrees, cue_agrees, name_agrees, parent_agrees, source_agrees
from evaluation.annotation import Item
from evaluation.tokens import tokens
from tests.evaluation.invented import ANNOUNCED, FINISHED, GOLD, NESTED, REPORTED, TEXT, annotated, place

TOKENS = tokens(TEXT)


def pairs(*system: Item) -> list[tuple[str | None, str | None]]:
    """Ids of the pairs of the gold with these."""
    return sorted((g.id, s.id) for g, s in align(annotated(*GOLD), annotated(*system), TOKENS).pairs)


def test_what_is_the_same_is_paired() -> None:
    """The gold as its own system leaves nobody alone."""
    assert pairs(*GOLD) == [(x.id, x.id) for x in GOLD]


def test_half_of_the_content_is_enough() -> None:
    """Intersection over union of the words is one half or more."""
    half = replace(FINISHED, content=place("serait terminé"))
    quarter = replace(FINISHED, content=place("terminé"))
    assert pairs(half) == [("a2", "a2")]
    assert pairs(quarter) == []


def test_the_cue_breaks_a_tie() -> None:
    """Of two system items on one content, the one with the gold's cue is the partner."""
    other = replace(FINISHED, id="x", cue=())
    assert pairs(other, FINISHED) == pairs(FINISHED, other) == [("a2", "a2")]


def test_nobody_has_two_partners() -> None:
    """A second item on the same content is a false alarm."""
    found = align(annotated(FINISHED), annotated(FINISHED, replace(FINISHED, id="x")), TOKENS)
    assert len(found.pairs) == 1 and [item.id for item in found.spurious()] == ["x"]


def test_what_has_no_partner_is_missed() -> None:
    """Gold without a system item."""
    found = align(annotated(*GOLD), annotated(ANNOUNCED), TOKENS)
    assert [item.id for item in found.missed()] == ["a2", "a3", "a4"]


@pytest.mark.parametrize(
    ("source", "name", "right"),
    [
        ("Odile Ferrand", None, True),
        ("la maire", None, True),
        ("la préfecture", "Odile Ferrand", True),
        ("la préfecture", "préfecture", False),
        ("", "Ferrand", True),
        ("", None, False),
    ],
)
def test_a_source_is_right_by_a_telling_word_or_by_name(source: str, name: str | None, right: bool) -> None:
    """A shared word that is no stop word, or the resolved name."""
    assert source_agrees(ANNOUNCED, replace(ANNOUNCED, source=place(source), source_name=name), TOKENS) is right


def test_no_source_on_either_side_is_right() -> None:
    """Both leave it open; a name found for an open one is not held against the system."""
    empty = replace(ANNOUNCED, source=(), source_name=None)
    assert source_agrees(empty, empty, TOKENS)
    assert source_agrees(empty, replace(empty, source_name="Odile Ferrand"), TOKENS)
    assert not source_agrees(empty, ANNOUNCED, TOKENS)


@pytest.mark.parametrize(("cue", "right"), [("a annoncé", True), ("annoncé", True), (", a", False), ("", False)])
def test_a_cue_is_right_by_half_its_words_or_the_longest(cue: str, right: bool) -> None:
    """The participle alone will do, the auxiliary alone will not."""
    wanted = replace(ANNOUNCED, cue=place("a annoncé la"))
    assert cue_agrees(wanted, replace(ANNOUNCED, cue=place(cue)), TOKENS) is right


def test_no_cue_on_either_side_is_right() -> None:
    """A quotation that goes on has no cue of its own."""
    assert cue_agrees(replace(ANNOUNCED, cue=()), replace(ANNOUNCED, cue=()), TOKENS)


def test_a_name_left_open_agrees_with_none() -> None:
    """Two names agree when they match, or when there are none."""
    assert name_agrees(ANNOUNCED, replace(ANNOUNCED, source_name="Ferrand"))
    assert not name_agrees(ANNOUNCED, replace(ANNOUNCED, source_name=None))
    assert name_agrees(replace(ANNOUNCED, source_name=None), replace(ANNOUNCED, source_name=None))


def test_chains_agree_in_names_and_order() -> None:
    """The head is compared or not; the length always is."""
    other_head = replace(NESTED, chain=("Le Fanal", *NESTED.chain[1:]))
    assert chain_agrees(NESTED, other_head, headless=True)
    assert not chain_agrees(NESTED, other_head, headless=False)
    assert not chain_agrees(NESTED, replace(NESTED, chain=NESTED.chain[::2]), headless=True)


def test_the_head_is_left_out_where_the_text_does_not_name_it() -> None:
    """The outlet is compared only where a reader of the text could know it, and the system gave one."""
    named = "La Gazette du Val"
    kept = replace(REPORTED, chain=(named, "x"))
    open_head = replace(REPORTED, chain=(None, "x"))
    assert align(annotated(REPORTED), annotated(REPORTED), TOKENS).headless
    assert not align(annotated(kept, outlet=named), annotated(kept), TOKENS).headless
    assert align(annotated(kept, outlet=named), annotated(open_head), TOKENS).headless


def test_a_parent_is_right_when_it_is_the_partner() -> None:
    """Ids differ between gold and system; what counts is whom they stand for."""
    given = replace(NESTED, parent="s9")
    assert parent_agrees(NESTED, given, {"a3": "s9"})
    assert not parent_agrees(NESTED, given, {"a3": "s1"})
    assert not parent_agrees(NESTED, replace(NESTED, parent=None), {"a3": "s9"})
    assert parent_agrees(ANNOUNCED, ANNOUNCED, {})

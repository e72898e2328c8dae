"""Figures on attributions."""

from dataclasses import replace

import pytest

from evaluation.annotation import Item
from evaluation.score import compare
from evaluation.tally import Figures, Share, Tally
from tests.evaluation.invented import ANNOUNCED, FINISHED, GOLD, NESTED, REPORTED, TEXT, annotated, place


def scored(*system: Item) -> Figures:
    """The gold against these."""
    return compare(annotated(*GOLD), annotated(*system), TEXT)


def changed(item: Item, **what: object) -> Figures:
    """The gold against itself with one attribution changed."""
    return scored(*(replace(x, **what) if x is item else x for x in GOLD))  # type: ignore[arg-type]


def test_the_gold_against_itself_is_all_right() -> None:
    """Every measure that has something to count is 1."""
    figures = scored(*GOLD)
    assert {x.f1 for x in figures.tallies.values() if x.gold} == {1.0}
    assert {x.value for x in (*figures.shares.values(), *figures.recalls.values()) if x.n} == {1.0}


def test_an_empty_output_finds_nothing() -> None:
    """Recall 0 and F1 0, over the same gold counts."""
    figures = scored()
    assert figures.tallies["attribution detection"] == Tally(0, 4, 0)
    assert {x.f1 for x in figures.tallies.values() if x.gold} == {0.0}


def test_a_false_alarm_counts_against_its_type() -> None:
    """An item without a valid type counts against all three."""
    alarm = replace(FINISHED, id="x", content=place("la maire de Valbrune"), type="mixed")
    figures = scored(*GOLD, alarm)
    assert figures.tallies["attribution detection"] == Tally(4, 4, 5)
    assert figures.tallies["detection mixed"] == Tally(0, 0, 1)
    assert figures.tallies["detection direct"] == Tally(1, 1, 1)
    untyped = scored(*GOLD, replace(alarm, type=None))
    assert [untyped.tallies[f"detection {t}"].system for t in ("direct", "indirect", "mixed")] == [2, 4, 1]


def test_a_pair_counts_to_the_type_of_the_gold() -> None:
    """A direct quotation read as mixed is found, with a wrong type."""
    figures = changed(ANNOUNCED, type="mixed")
    assert figures.tallies["detection direct"] == Tally(1, 1, 1)
    assert figures.shares["type"] == Share(3, 4)


@pytest.mark.parametrize(
    ("what", "hurt"),
    [
        ({"source": (), "source_name": None}, {"+source", "all (det+src+cue)"}),
        ({"cue": ()}, {"+cue", "all (det+src+cue)"}),
        ({"content": place("le chantier serait terminé.")}, {"+exact content"}),
        ({"content": place("le chantier serait")}, {"+exact content", "+exact~ content"}),
        ({"hedged": False}, {"hedged F1+"}),
        ({"chain": ("L'Écho", "Le Fanal", "préfecture")}, {"chain edges", "chain edges (head kept)", "relay chains"}),
    ],
)
def test_each_measure_sees_its_own_error(what: dict[str, object], hurt: set[str]) -> None:
    """What is wrong in one term leaves the others right."""
    figures = changed(FINISHED, **what)
    assert {k for k, x in figures.tallies.items() if x.gold and x.f1 < 1 and "overlap" not in k} == hurt


def test_negation_and_nesting_count_the_true_class() -> None:
    """One miss and one false alarm: no hit, one gold, one system."""
    figures = scored(ANNOUNCED, replace(FINISHED, negated=True), REPORTED, replace(NESTED, negated=False, parent="a2"))
    assert figures.tallies["negated F1+"] == Tally(0, 1, 1)
    assert figures.tallies["nested F1+"] == Tally(0, 1, 1)
    assert figures.shares["parent"] == Share(3, 4)


def test_a_relay_chain_must_be_whole() -> None:
    """Three places on both sides, and the same names."""
    assert changed(NESTED).tallies["relay chains"] == Tally(1, 1, 1)
    assert changed(NESTED, chain=("L'Écho", "Le Fanal", "deux ouvriers")).tallies["relay chains"] == Tally(0, 1, 1)
    assert changed(NESTED, chain=("L'Écho", "deux ouvriers")).tallies["relay chains"] == Tally(0, 1, 0)


def test_recall_by_type_is_over_the_gold_of_that_type() -> None:
    """Three indirect items, two found, one of them with another source."""
    figures = scored(ANNOUNCED, FINISHED, replace(REPORTED, source=(), source_name=None))
    assert figures.recalls["indirect detection"] == Share(2, 3)
    assert figures.recalls["indirect +source"] == Share(1, 3)
    assert figures.recalls["direct all"] == Share(1, 1)


def test_the_loose_measure_forgives_long_spans() -> None:
    """A content five times too long is found loosely and not by detection."""
    figures = scored(replace(FINISHED, content=place(TEXT)))
    assert figures.tallies["attribution detection"].hit == 0
    assert figures.tallies["overlap 0.8 all"].hit == 1
    assert figures.tallies["overlap 0.8 direct+mixed"] == Tally(1, 1, 1)
    assert figures.shares["speaker 0.8 direct+mixed"] == Share(0, 1)

"""Errors with their class."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from evaluation.alignment import align
from evaluation.annotation import Item
from evaluation.findings import Passage, findings
from evaluation.tokens import tokens
from tests.evaluation.invented import ANNOUNCED, FINISHED, GOLD, NESTED, REPORTED, TEXT, annotated, place, word

WORDS = (word("annoncé", "VERB", -1), word("rapporte", "VERB", -1), word("affirment", "VERB", TEXT.index("rapporte")))


def labels(system: Sequence[Item], gold: Sequence[Item] = GOLD) -> list[str]:
    """Classes of the errors of a system."""
    g, s = annotated(*gold), annotated(*system)
    passage = Passage(gold=g, found=align(g, s, tokens(TEXT)), words=WORDS)
    return sorted(finding.label for finding in findings(passage))


def test_no_error_is_found_in_the_gold() -> None:
    """What is right has no class."""
    assert labels(GOLD) == []


def test_misses_and_false_alarms_have_the_class_of_their_wording() -> None:
    """A missed "selon", a verb where there is none."""
    assert labels([ANNOUNCED, REPORTED, NESTED]) == ["missed: selon"]
    assert labels(GOLD, [ANNOUNCED, FINISHED, REPORTED]) == ["false alarm: verb + que"]


@pytest.mark.parametrize(
    ("content", "how"),
    [("Odile", "elsewhere"), ("terminé", "too short"), (TEXT[TEXT.index("Selon") : -1], "too long")],
)
def test_one_cue_with_another_content_is_one_error(content: str, how: str) -> None:
    """Not a miss and a false alarm."""
    wrong = replace(FINISHED, content=place(content))
    assert labels([ANNOUNCED, wrong, REPORTED, NESTED]) == [f"content {how}: selon"]


@pytest.mark.parametrize(
    ("what", "label"),
    [
        ({"source": (), "source_name": None}, "wrong source: none found: verb + quotation"),
        ({"source": place("préfecture"), "source_name": "préfecture"}, "wrong source: another: verb + quotation"),
        ({"cue": ()}, "wrong cue: none found: verb + quotation"),
        ({"cue": place("maire")}, "wrong cue: another: verb + quotation"),
        ({"type": "mixed"}, "wrong type: direct read as mixed"),
        ({"source_name": None}, "wrong name: none found"),
        ({"source_kind": "group"}, "wrong kind: person read as group"),
        ({"hedged": True}, "hedge invented: verb + quotation"),
        ({"negated": True}, "negation invented: verb + quotation"),
        ({"parent": "a2"}, "wrong parent: one invented"),
        ({"chain": ("L'Écho", "Le Fanal", "Odile Ferrand")}, "wrong chain: relay invented"),
        ({"chain": ("L'Écho", "Morel")}, "wrong chain: another source"),
    ],
)
def test_each_wrong_field_has_its_class(what: dict[str, object], label: str) -> None:
    """In a matched pair, one class for each thing that is wrong."""
    wrong = replace(ANNOUNCED, **what)  # type: ignore[arg-type]
    assert label in labels([wrong, FINISHED, REPORTED, NESTED])


def test_a_missed_relay_has_its_class() -> None:
    """The chain is too short, or names another relay."""
    assert labels([*GOLD[:3], replace(NESTED, chain=("L'Écho", "deux ouvriers"))]) == ["wrong chain: relay missed"]
    other = replace(NESTED, chain=("L'Écho", "Le Fanal", "deux ouvriers"))
    assert labels([*GOLD[:3], other]) == ["wrong chain: another relay"]

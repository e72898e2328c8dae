"""The regex floor."""

from dataclasses import replace

import pytest

from evaluation import floor_peer
from evaluation.annotation import Annotation
from tests.evaluation.invented import TEXT


def found(text: str) -> list[tuple[str, str, str, str | None]]:
    """Source, cue, content and type of what the floor finds."""
    items = floor_peer.attributions(replace(Annotation(), text=text)).attributions
    return [
        ("".join(text[s:e] for s, e in x.source), text[slice(*x.cue[0])], text[slice(*x.content[0])], x.type)
        for x in items
    ]


def test_a_quotation_has_the_nearest_saying_verb() -> None:
    """And the words after a verb that follows it as its source."""
    assert found(TEXT)[0] == ("la maire de Valbrune", "a annoncé", "« Le pont rouvrira lundi »", "direct")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Odile Ferrand a précisé : « Tout est prêt »",
            ("Odile Ferrand", "a précisé", "« Tout est prêt »", "direct"),
        ),
        ("Selon la mairie, tout est prêt.", ("la mairie", "Selon", "tout est prêt", "indirect")),
        ("Tout est prêt, d'après la mairie.", ("la mairie", "d'après", "Tout est prêt", "indirect")),
    ],
)
def test_verbs_before_and_prepositions_are_found(text: str, row: tuple[str, str, str, str]) -> None:
    """The source stands before a verb that precedes the quotation, and after "selon"."""
    assert found(text) == [row]


def test_a_quotation_without_a_verb_near_is_left() -> None:
    """The verb of another sentence says nothing of it."""
    assert found("Une pièce, « Le Grand Départ ». Elle a indiqué le chemin.") == []

"""Qualities in quotation marks, and quoted words beside a cue, with the shipped model."""

from __future__ import annotations

import pytest

from selon.records import SpeechType
from tests.attributions.test_texts import read

CASES = [
    ("Une hypothèse jugée « fantaisiste » par la mairie.", "la mairie", "Une hypothèse | « fantaisiste »"),
    ("L'amende, qualifiée d'« absurde » par le maire, reste due.", "le maire", "L'amende | « absurde »"),
    (
        "Le texte, dénoncé par la gauche comme une « provocation », a été voté.",
        "la gauche",
        "Le texte | une « provocation »",
    ),
    ("Le vaccin est jugé « sûr et efficace » par l'agence.", "l'agence", "Le vaccin | « sûr et efficace »"),
    (
        "Le candidat, présenté comme « favori » par les sondages, a perdu.",
        "les sondages",
        "Le candidat | « favori »",
    ),
    (
        "La direction a nié « formellement » avoir licencié dix salariés.",
        "La direction",
        "« formellement » avoir licencié dix salariés",
    ),
]
SILENT = [
    "L'homme, jugé en 2019 par la cour, a fait appel.",
    "Jugée par le tribunal pour « escroquerie », la femme a été relaxée.",
    "Le film, porté par « une énergie folle », sort mercredi.",
]


@pytest.mark.parametrize(("text", "source", "content"), CASES)
def test_a_quoted_quality_is_told_by_its_agent(text: str, source: str, content: str) -> None:
    """A participle or passive with an agent gives a thing a quality in the agent's words."""
    (found,) = read(text).attributions
    assert " | ".join(text[a:b] for a, b in found.source) == source
    assert " | ".join(text[a:b] for a, b in found.content) == content
    assert found.type is SpeechType.MIXED


def test_an_adjective_is_a_quality_too() -> None:
    """Without marks the quality is the adjective behind the participle."""
    text = "Le plan, jugé insuffisant par les syndicats, sera revu."
    (found,) = read(text).attributions
    assert [text[a:b] for a, b in found.source] == ["les syndicats"]
    assert [text[a:b] for a, b in found.content] == ["Le plan", "insuffisant"]


@pytest.mark.parametrize("text", SILENT)
def test_a_trial_or_a_charge_is_no_quality(text: str) -> None:
    """Who is tried by a court, and what for, is nobody's word."""
    assert not read(text).attributions

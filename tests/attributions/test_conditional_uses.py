"""What a conditional does, on sentences that the shipped model parses."""

from __future__ import annotations

import pytest

from selon import pipeline
from selon.attributions import Use, conditional_uses
from selon.intake.files import capture
from selon.records import Reading

SENTENCES = {
    Use.REPORTATIVE: (
        "Le directeur de la piscine aurait démissionné lundi.",
        "Selon les pompiers, l'incendie de la halle serait d'origine criminelle.",
        "Le voleur, qui aurait agi seul, a été arrêté.",
        "Le ministère précise que l'accident serait dû à une fuite.",
        "Des astronomes ont découvert que cette étoile serait entourée de poussière.",
        "Le port compterait trois cents bateaux.",
    ),
    Use.HYPOTHETICAL: (
        "Si la pluie cessait, le match reprendrait.",
        "En cas de crue, la rue serait noyée.",
        "La digue est fragile, ce qui ruinerait les éleveurs.",
        "Une telle taxe ruinerait les éleveurs.",
        "Le maire aurait dû prévenir les riverains.",
        "La commune doit curer le canal, faute de quoi la rue serait noyée.",
        "Cela coûterait trois millions d'euros à la région.",
    ),
    Use.FUTURE_IN_PAST: (
        "Le maire a annoncé que la piscine ouvrirait en mai.",
        "La présidente espérait que la fanfare viendrait.",
        "La région avait promis que le train serait réparé.",
    ),
    Use.ATTENUATION: (
        "La ligne devrait rouvrir lundi.",
        "Cette panne pourrait retarder le vote.",
        "Je voudrais remercier les bénévoles.",
        "La candidate souhaiterait un tunnel.",
        "Il faudrait attendre l'été.",
        "Le conseil estime que la réforme devrait passer.",
    ),
    Use.OTHER: ("Ces mesures ne sauraient suffire.",),
}


def uses(text: str) -> list[Use]:
    """Uses of the conditionals of a text, in their order."""
    raw = capture(text.encode(), address="t", name="t", now=None)
    reading = next(iter(pipeline.read([raw], options=pipeline.Options(language="fr"))))
    assert isinstance(reading, Reading)
    return list(conditional_uses(reading).values())


@pytest.mark.parametrize(("use", "text"), [(use, text) for use, texts in SENTENCES.items() for text in texts])
def test_the_use_of_a_conditional(use: Use, text: str) -> None:
    """One form a sentence, one use."""
    assert uses(text) == [use]


def test_a_condition_holds_for_what_hangs_on_it_only() -> None:
    """What stands inside the clause of "si" with a verb of opinion is not conditioned by it."""
    assert uses("S'il estime qu'une interdiction aurait eu lieu, il se tait.") == [Use.REPORTATIVE]


def test_an_indicative_has_no_use() -> None:
    """Only conditionals are classed."""
    assert uses("Le maire a annoncé la fermeture de la piscine.") == []

"""French time expressions in whole sentences, as the shipped model parses them, beside what looks like them."""

from __future__ import annotations

import pytest

from selon import pipeline
from selon.intake.files import capture


def parsed(text: str) -> list[str]:
    """Values of an article of Thursday 15 May 2031."""
    facts = {"a": pipeline.Facts(outlet=None, published="2031-05-15")}
    raw = capture(text.encode(), address="a", name="a", now=None)
    (reading,) = pipeline.read([raw], facts=facts, options=pipeline.Options(language="fr"))
    assert not isinstance(reading, Exception)
    return [timex.value for timex in reading.timexes]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L'alerte est maintenue jusqu'à samedi 6 heures.", ["2031-05-17T06:00"]),
        ("Le bac a roulé 3 heures dimanche.", ["PT3H", "2031-05-11"]),
        ("Le 14 mai, 6 heures de travail ont été perdues.", ["2031-05-14", "PT6H"]),
        ("La peine a été ramenée de douze à neuf ans.", ["P12Y/P9Y"]),
        ("L'âge de départ est passé de 62 à 64 ans.", []),
        ("Nous étions une quinzaine dans la salle.", []),
        ("Le bac est parti pour une quinzaine.", ["P15D"]),
        ("Elle a couru le tour en 4 min 02 s 35.", ["PT4M2.35S"]),
        ('Elle a réalisé 10"87, puis 1\'52"30.', ["PT10.87S", "PT1M52.3S"]),
        ("Le canton a versé 12'000 francs.", []),
        ("L'attente va de 45 minutes à deux heures.", ["PT45M/PT2H"]),
        ("La peine encourue est de cinq ans.", ["P5Y"]),
        ("L'âge moyen est de 45 ans.", []),
        ("La phase sera suivie d'une seconde.", []),
        ("Elle était l'invitée du 20 Heures.", []),
        ("L'avis est tombé à 14h00 GMT mardi.", ["2031-05-13T14:00Z"]),
        ("Le conseil siégera vendredi le 23 mai.", ["2031-05-23"]),
        ("Le décret 2030-45 est abrogé.", []),
        ("Les années 2029 et 2030 ont été sèches.", ["2029", "2030"]),
        ("La ligne sera coupée les 24-25 mai et 31 mai-1er juin.", ["2031-05-24/2031-05-25", "2031-05-31/2031-06-01"]),
    ],
)
def test_an_hour_a_term_and_a_lap(text: str, found: list[str]) -> None:
    """Beside each what looks like it: an hour and a length of time, years of a sentence and of an age."""
    assert parsed(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le vote aura lieu mercredi ou jeudi.", ["2031-05-21", "2031-05-22"]),
        ("Le vote aura lieu jeudi.", ["2031-05-15"]),
        ("Il a été élu le 3 mars 2031. Le lundi suivant, il partait.", ["2031-03-03", "2031-03-10"]),
        ("Le marché aura lieu mercredi au lieu de jeudi.", ["2031-05-21", "2031-05-22"]),
        ("La fête du 24 mai débutera samedi à 21 h.", ["2031-05-24", "2031-05-24T21:00"]),
        ("Le feu a pris mercredi à 23 h. Il était éteint vers 2 h.", ["2031-05-14T23:00", "2031-05-15T02:00"]),
        ("Hier matin, vers 7 h 30, un marin a chuté.", ["2031-05-14TMO", "2031-05-14T07:30"]),
        ("Le maire recevra le premier samedi du mois.", ["P1M"]),
        ("Demain, retour de la pluie. Samedi, éclaircies.", ["2031-05-16", "2031-05-17"]),
        ("La rue a été privée de courant hier.", ["2031-05-14"]),
        ("Ouvert de mai à septembre.", ["2031-05/2031-09"]),
        ("Passé le 30 juin, la halle ne sera plus ouverte.", ["2031-06-30"]),
    ],
)
def test_a_day_is_on_the_side_that_its_neighbours_show(text: str, found: list[str]) -> None:
    """A day told behind a later one, a weekday after a date, a notice without a subject, a term that runs out."""
    assert parsed(text) == found

"""French quantities in whole sentences: what a number counts where no noun stands behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selon import attributions, documents, sentences
from selon.claims import quantities
from selon.intake.files import capture

CASES = {
    "Ils sont 12 000 à avoir signé le texte.": [(12000, "personne")],
    "Elles étaient entre 300 et 350 selon la mairie.": [(300, "personne")],
    "Les signataires sont passés de 300 à 1 200.": [(300, "personne"), (1200, "personne")],
    "Les tarifs passent de 12 à 15.": [(12, None), (15, None)],
    "Seize élus ont voté pour, 12 contre.": [(16, "personne"), (12, "personne")],
    "La clinique a fermé 24 lits sur 180 faute de bras.": [(24, "lit"), (180, "lit")],
    "La route sera fermée sur 12 km entre les sorties 14 et 17.": [(12, "km")],
    "Le marin a écopé de 18 mois, dont 12 ferme.": [],
    "Deux trains sur trois circuleront.": [(0.6667, "fraction")],
    "L'âge moyen est de 45 ans.": [(45, "an")],
    "Le club, 12, rue des Lilas, 29000 Corvans, compte 35 membres.": [(35, "personne")],
    "La salle 12, ouverte 7 j/7, a 45 places.": [(45, "place")],
    "Les numéros 3, 7 et 12 ont été remplacés.": [],
    "Il fera 3 degrés à Corvans.": [(3, "°C")],
    "Le toit de la halle penche de 30 degrés.": [(30, "degré")],
}


@pytest.mark.parametrize("text", CASES)
def test_a_number_without_its_noun_counts_what_the_sentence_says(text: str) -> None:
    """The lower bound and the unit of each quantity; months of prison and numbers of exits are none."""
    raw = capture(text.encode(), address="e", name="e", now=None)
    read = [replace(documents.document(raw, outlet=None, published=None), language="fr")]
    ((document, parsed),) = sentences.parse(read, sentences.load("fr"), attributions.verb_forms("fr"))
    found, _ = quantities(document, parsed)
    assert [(one.low, one.unit) for one in found] == CASES[text]

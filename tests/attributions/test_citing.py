"""On whom an outlet leans, in whole texts with the shipped model: who is cited, and what "the same source" takes up."""

from __future__ import annotations

import pytest

from tests.attributions.test_texts import read

CASES = [
    (
        "Un médecin joint par Le Soir évoque « au moins cinq admissions ».",
        "cinq admissions",
        "Le Soir > médecin",
    ),
    (
        "Selon Mediapart, le port est vide. Interrogé par le site d'information, le directeur, Luc Monin, a reconnu un "
        "retard.",
        "un retard",
        "Mediapart > Luc Monin",
    ),
    (
        "D'après la chaîne publique CRT, le quai a cédé. « J'ai eu peur », a confié un pompier à la chaîne.",
        "eu peur",
        "CRT > pompier",
    ),
    ("Le quai fermera en mai, lit-on dans La Gazette d'Orvel.", "Le quai fermera", "La Gazette d'Orvel"),
    ("Le bac a coulé lundi, a-t-on appris auprès du parquet de Morlac.", "Le bac", "parquet de Morlac"),
    ("Le bac a coulé lundi, a-t-on appris de sources concordantes.", "Le bac", "sources concordantes"),
    (
        "Selon une source portuaire, dont fait état La Gazette d'Orvel, le quai est vendu.",
        "le quai",
        "La Gazette d'Orvel > source portuaire",
    ),
    (
        "« On coule », a dit à Radio Lorne le capitaine. Son second ajoute que le bac est vieux.",
        "le bac",
        "Radio Lorne > second du capitaine",
    ),
    (
        "« Le quai est vide », confie dans un podcast de Radio Lorne l'éleveur Luc Monin.",
        "quai est vide",
        "Radio Lorne > Luc Monin",
    ),
    (
        "Des courriels obtenus par La Gazette d'Orvel montrent que le quai est vieux.",
        "le quai",
        "La Gazette d'Orvel > courriels",
    ),
    (
        "L'agence Norva annonce la vente du quai. Selon un communiqué du port repris par l'agence, le bac est vieux.",
        "le bac",
        "Norva > port",
    ),
    (
        "Le bac est vieux, a déclaré mercredi à l'agence Norva le délégué du port, Luc Monin.",
        "Le bac",
        "Norva > Luc Monin",
    ),
    (
        "Selon La Gazette d'Orvel, le pont sera vendu. Le journal cite un élu : « Tout est signé. »",
        "Tout est signé",
        "La Gazette d'Orvel > élu",
    ),
    (
        "Selon La Gazette d'Orvel, le pont sera vendu. Le journal s'appuie sur un audit confidentiel.",
        "le pont",
        "La Gazette d'Orvel > audit confidentiel",
    ),
    (
        "L'agence Norva annonce la vente du quai. Citant une source portuaire, elle ajoute que le bac est vieux.",
        "le bac",
        "Norva > source portuaire",
    ),
    (
        "Selon l'agence Norva citant la police, trois suspects sont en fuite. L'un d'eux aurait reconnu les faits, "
        "poursuit la même source.",
        "reconnu les faits",
        "Norva > police",
    ),
    (
        "Selon La Dernière Heure, l'accusé est triste. D'après le journal, il a écrit à sa mère : « Je paie. »",
        "Je paie",
        "La Dernière Heure > accusé",
    ),
]


@pytest.mark.parametrize(("text", "said", "chain"), CASES)
def test_whom_an_outlet_cites(text: str, said: str, chain: str) -> None:
    """One of the chains of what is said goes over the outlet to the source on which it leans."""
    at = text.index(said)
    found = [
        " > ".join(name or "?" for name in attribution.chain[1:])
        for attribution in read(text, "Le Quai").attributions
        if any(s.start <= at < s.end for s in attribution.content)
    ]
    assert chain in found

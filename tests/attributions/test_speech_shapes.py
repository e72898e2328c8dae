"""Quotations as the press prints them: who speaks, in every place beside, before and behind the quoted words."""

from __future__ import annotations

import pytest

from tests.attributions.test_cue_places import sources_of

BESIDE = {
    "an aside before the speaker": (
        "« Le bois est trop humide », raconte, encore essoufflée, Odile Fervac, qui tient la scierie depuis 1987.",
        "Le bois est trop humide",
        "Odile Fervac",
    ),
    "a place before the speaker": (
        "« Nous avons parlé à un mur », a déploré à la sortie Abel Turquin, secrétaire de l'union des bateliers.",
        "Nous avons parlé à un mur",
        "Abel Turquin, secrétaire de l'union des bateliers",
    ),
    "an adverbial between auxiliary and participle": (
        "« Nous voterons contre », a d'ores et déjà annoncé Odile Fervac, oratrice du groupe rural.",
        "Nous voterons contre",
        "Odile Fervac",
    ),
    "a verb of gesture inside": (
        "« C'est dur à avaler, grimace le demi de mêlée, mais on ne va pas pleurer. »",
        "C'est dur à avaler",
        "le demi de mêlée",
    ),
    "one adjective between commas": (
        "« Le compte n'y est pas », tranche, laconique, le communiqué des trois syndicats.",
        "Le compte n'y est pas",
        "le communiqué des trois syndicats",
    ),
    "an aside behind the verb": (
        "Odile, l'une des habituées, enchaîne, un brin moqueuse : « Il vient surtout pour le café. »",
        "Il vient surtout pour le café.",
        "Odile, l'une des habituées",
    ),
    "a verb taken for an adjective": (
        "Un proche du dossier soupire : « On tourne en rond. »",
        "On tourne en rond.",
        "Un proche du dossier",
    ),
    "a clause before the one that leads to it": (
        "Interrogé sur son avenir, le gardien botte en touche : « On verra en juin. »",
        "On verra en juin.",
        "le gardien",
    ),
    "an infinitive that goes on": (
        "« Tout est à refaire », constate le directeur. Avant de lancer, bravache : « Et on le refera. »",
        "Et on le refera.",
        "le directeur",
    ),
    "a manner that goes on": (
        "« Je ne vous pardonnerai jamais », tranche la mère. Puis, plus bas : « Mais je ne vous hais pas. »",
        "Mais je ne vous hais pas.",
        "la mère",
    ),
    "another": (
        "Un élu soupire : « On tourne en rond. » Un autre : « Ils se détestent. »",
        "Ils se détestent.",
        "Un autre",
    ),
    "age and trade before a colon": (
        "Sophie, 34 ans, deux enfants, caissière : « Le 15 du mois, je n'ai plus rien. »",
        "Le 15 du mois, je n'ai plus rien.",
        "Sophie, 34 ans, deux enfants",
    ),
    "a body without a verb": (
        "Du côté de la direction, même son de cloche : « Nous faisons avec les moyens du bord. »",
        "Nous faisons avec les moyens du bord.",
        "la direction",
    ),
    "a noun of fixed words": (
        "« C'est quoi ce cirque ? » : le coup de gueule d'un boulanger devient viral",
        "C'est quoi ce cirque ?",
        "un boulanger",
    ),
}


@pytest.mark.parametrize(("text", "said", "source"), [pytest.param(*case, id=name) for name, case in BESIDE.items()])
def test_who_speaks(text: str, said: str, source: str) -> None:
    """The words have one source, by its span."""
    assert sources_of(text, said) == [source]

"""Quotations as the press prints them: who speaks, in every place beside, before and behind the quoted words."""

from __future__ import annotations

import pytest

from tests.attributions.test_cue_places import sources_of
from tests.attributions.test_texts import read

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
    "a short cry": (
        "La présidente se lève. « Vous mentez ! » Le prévenu se rassied.",
        "Vous mentez !",
        "",
    ),
    "a chant over two sentences": (
        "Des manifestants ont scandé « Démission ! Démission ! » sous les fenêtres de la mairie.",
        "Démission ! Démission !",
        "Des manifestants",
    ),
    "who is named first behind a paragraph's opening": (
        "Le port rouvre mardi. La criée reprend ses horaires.\n\n« On a eu peur de tout perdre. » Odile Fervac range.",
        "On a eu peur de tout perdre.",
        "Odile Fervac",
    ),
    "words in somebody's words": (
        "L'ancien greffier se souvient : « Le juge m'a dit : “Rangez ce dossier.” J'ai rangé. »",
        "“Rangez ce dossier.”",
        ["L'ancien greffier", "Le juge"],
    ),
    "the verb of the sentence behind": (
        "« Ah, la vache ! » Le boulanger s'étrangle en découvrant la facture.",
        "Ah, la vache !",
        "Le boulanger",
    ),
    "a question and its answer": (
        "Le douanier approche. « Rien à déclarer ? » « Rien », répond le chauffeur.",
        "Rien à déclarer ?",
        "",
    ),
    "a courtesy title behind a preposition": (
        "Pour Me Ferrec, avocate des parties civiles, « c'est la fin d'un long tunnel ».",
        "c'est la fin d'un long tunnel",
        "Me Ferrec, avocate des parties civiles",
    ),
    "a second quotation behind the speaker": (
        "« Restez groupés », ordonne le guide, « et ne touchez à rien ».",
        "« et ne touchez à rien »",
        "le guide",
    ),
    "behind a semicolon": (
        "« C'est une folie », juge la préfète ; « un pari risqué », corrige le ministre.",
        "un pari risqué",
        "le ministre",
    ),
    "a reflexive infinitive": (
        "Et Odile Ferrec de s'interroger : « Qui entretiendra les chemins ? »",
        "Qui entretiendra les chemins ?",
        "Odile Ferrec",
    ),
    "an account": ("@PrefetOrvel : « Évitez le secteur de la gare. »", "Évitez le secteur de la gare.", "@PrefetOrvel"),
    "a noun of fixed words": (
        "« C'est quoi ce cirque ? » : le coup de gueule d'un boulanger devient viral",
        "C'est quoi ce cirque ?",
        "un boulanger",
    ),
}


@pytest.mark.parametrize(("text", "said", "source"), [pytest.param(*case, id=name) for name, case in BESIDE.items()])
def test_who_speaks(text: str, said: str, source: str | list[str]) -> None:
    """The words have these sources, by their spans, the outer one first."""
    assert sources_of(text, said) == ([source] if isinstance(source, str) else source)


MIXED = {
    "two verbs with one auxiliary": (
        'L\'opposition a dénoncé "un passage en force" et promis de "saisir les juges".',
        ['L\'opposition: "un passage en force"', 'L\'opposition: de "saisir les juges"'],
    ),
    "what is done afterwards": (
        "L'homme a crié « vous allez tous mourir » avant de prendre la fuite.",
        ["L'homme: « vous allez tous mourir »"],
    ),
    "a quality between commas": (
        "Le lavoir, « délaissé » selon ses voisins, attend un maçon.",
        ["ses voisins: « délaissé »"],
    ),
    "a clitic that looks like an article": (
        "Ses rivales la décrivent comme « une stratège sans pitié ».",
        ["Ses rivales: la | comme « une stratège sans pitié »"],
    ),
    "an excuse": (
        "La comédienne s'est excusée pour ses propos « maladroits ».",
        ["La comédienne: ses propos « maladroits »"],
    ),
    "a preposition before the marks": (
        "Le syndicat s'inquiète d'« un recul sans précédent » et redoute « un effet domino ».",
        ["Le syndicat: « un recul sans précédent »", "Le syndicat: « un effet domino »"],
    ),
    "a form of many taken for a noun": ("D'autres parlent de « naufrage ».", ["D'autres: « naufrage »"]),
    "an adjective taken for a verb": (
        "Les experts qualifient le virus de « peu virulent ».",
        ["Les experts: le virus | « peu virulent »"],
    ),
    "a relative behind the quotation": (
        "Le « droit à la paresse » que revendiquent ces ouvriers est un vieux rêve.",
        ["ces ouvriers: « droit à la paresse »"],
    ),
    "no verb before a parenthetical": (
        "Une réforme « juste et nécessaire », martèle le ministre.",
        ["le ministre: Une réforme « juste et nécessaire »"],
    ),
    "no verb before a preposition": (
        "Un « gâchis », selon Odile Ferrec, qui a connu l'usine à son apogée.",
        ["Odile Ferrec: Un « gâchis »"],
    ),
    "an aside before the marks": (
        "La préfète évoque, en privé, « une guerre des ego ».",
        ["La préfète: « une guerre des ego »"],
    ),
    "an infinitive behind an addressee": (
        "Il reproche à son rival d'avoir « bradé » le port.",
        ["Il: d'avoir « bradé » le port"],
    ),
    "what somebody calls their own": (
        "Les enseignants disent leur « ras-le-bol ».",
        ["Les enseignants: leur « ras-le-bol »"],
    ),
    "a verb taken for an adjective": (
        "Le gouvernement récuse toute « chasse aux sorcières ».",
        ["Le gouvernement: toute « chasse aux sorcières »"],
    ),
    "an indirect question": (
        "La présidente lui a demandé s'il « regrettait ».",
        ["La présidente: s'il « regrettait »"],
    ),
    "a body whose verb is taken for an adjective": (
        "L'association Terres libres pointe « l'inaction coupable » des élus.",
        ["L'association Terres libres: « l'inaction coupable » des élus"],
    ),
    "a name that somebody gives": ("Un amendement dit « balai » a été adopté.", []),
}


@pytest.mark.parametrize(("text", "told"), [pytest.param(*case, id=name) for name, case in MIXED.items()])
def test_who_says_what_in_part_quoted(text: str, told: list[str]) -> None:
    """Sources and contents, in the order of the text."""
    found = read(text).attributions
    assert [": ".join(" | ".join(text[a:b] for a, b in part) for part in (f.source, f.content)) for f in found] == told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mme Fervac ne décolère pas. « Trois courriers, zéro réponse ! »", "Fervac"),
        ("Le patron ouvre la porte. « On verra bien demain. »", "patron"),
        ("La rue est vide. « On verra bien demain. »", None),
    ],
)
def test_who_is_seen_right_before_a_quotation_speaks_it(text: str, name: str | None) -> None:
    """Where nobody spoke before, the one person whom the sentence before shows; never a thing."""
    assert read(text).attributions[-1].source_name == name


def test_two_quoted_words_before_a_colon_and_people() -> None:
    """ "« Un enfer » : des étudiants racontent" is their word, "« Star d'été » : la série revient" a title."""
    assert sources_of("« Un enfer » : des étudiants racontent leur été", "Un enfer") == ["des étudiants"]
    assert not read("« Star d'été » : la série revient en juin").attributions

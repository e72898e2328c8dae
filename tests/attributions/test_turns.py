"""Who speaks in texts as the press writes them: a speaker behind whatever stands before the name, answers, lists."""

from __future__ import annotations

import pytest

from tests.attributions.test_cue_places import sources_of
from tests.attributions.test_texts import read

SAID = "Le quai est vide"
SPEAKERS = {
    "behind an outlet": ("a confié à l'AFP Odile Fervac, éleveuse à Morlac", "Odile Fervac"),
    "with a first name alone": ("raconte à l'AFP Marie, 23 ans, qui vit au port", "Marie"),
    "behind a station": ("a prévenu dimanche sur Franceinfo Odile Fervac, la présidente du port", "Odile Fervac"),
    "behind a station of no list": ("a témoigné au micro de Radio Lorne Samira Oudry, une voisine", "Samira Oudry"),
    "behind a message": ("s'est félicité dans un tweet Paul Nogaret, chef de file des bateliers", "Paul Nogaret"),
    "behind a date and a place": (
        "a promis vendredi 8 mars lors d'un déplacement à Morlac Abel Turquin, ministre des Ports",
        "Abel Turquin",
    ),
    "behind an adverb that governs": ("a estimé auprès de l'AFP Tomasz Lorvel, géographe", "Tomasz Lorvel"),
    "behind an aside and an outlet": ("a soufflé, en larmes, à Franceinfo Patrick, un voisin", "Patrick"),
    "with a title of courtesy": ("a réagi Me Solveg, l'avocat de la famille", "Me Solveg"),
}


@pytest.mark.parametrize("behind", SPEAKERS)
def test_the_speaker_behind_venues_and_dates(behind: str) -> None:
    """A person named behind phrases of venue, time and place is the speaker, and no part of an outlet's name."""
    cue, speaker = SPEAKERS[behind]
    assert [found.partition(",")[0] for found in sources_of(f"« {SAID} », {cue}.", SAID)] == [speaker]


def test_a_title_before_the_name_is_no_speaker() -> None:
    """The name of whom something is told, with a title before it, leaves the speaker behind it."""
    text = f"« {SAID} », a déclaré au ministre Abel Turquin le préfet de Morlac."
    assert sources_of(text, SAID) == ["le préfet de Morlac"]


CHAINS = {
    "an outlet and a person": (f"« {SAID} », a confié à l'AFP Odile Fervac.", SAID, "AFP > Odile Fervac"),
    "a relative that reached": (
        "Le quai rouvrira, selon la maire de Tarvey, que Le Phare de Morlac a pu joindre.",
        "quai rouvrira",
        "Le Phare de Morlac > maire de Tarvey",
    ),
    "a letter that an outlet could read": (
        "Dans un courrier que La Gazette d'Orvel a pu lire, les riverains réclament « un moratoire ».",
        "un moratoire",
        "La Gazette d'Orvel > riverains",
    ),
    "a relative that quotes": (
        "La nouvelle vient de l'agence Norva, qui cite le ministère des Ports : « L'opération est terminée. »",
        "opération est terminée",
        "Norva > ministère des Ports",
    ),
    "where nobody named speaks": ("« Le pont est sûr », assure-t-on à la préfecture.", "pont est sûr", "préfecture"),
    "a seat that speaks": ("Pour Moscou, il s'agit d'une « provocation ».", "provocation", "Russie (gouvernement)"),
    "behind the apposition of a source": (
        "Pour Odile Fervac, autrice d'un essai, cette colère n'est pas nouvelle.",
        "colère",
        "Odile Fervac",
    ),
    "a denial that leads to a quotation": (
        "Le maire s'est défendu d'avoir menti : « J'ai dit ce que je savais. »",
        "ce que je savais",
        "maire",
    ),
    "a note before a colon": ("Le communiqué est bref : « Le bal du port est annulé. »", "bal du port", "communiqué"),
    "a headline of a name": ("Odile Fervac, maire de Tarvey : « La digue tiendra »", "digue tiendra", "Odile Fervac"),
    "a short answer": ("Le juge : « Vous étiez où ? » Le prévenu : « Chez moi. »", "Chez moi", "prévenu"),
}


@pytest.mark.parametrize("case", CHAINS)
def test_chains_in_wordings_of_the_press(case: str) -> None:
    """Relays and sources, in the order of the chain."""
    text, said, chain = CHAINS[case]
    found = [
        " > ".join(name or "" for name in a.chain[1:])
        for a in read(text, outlet="Le Courrier de Tarvey").attributions
        if any(said in text[s.start : s.end] for s in a.content) and a.rule != "relay-participle"
    ]
    assert found == [chain]


CONTENTS = {
    "verbs that share an auxiliary": (
        "Le ministre a dénoncé « une manœuvre », réclamé des excuses et promis une enquête « indépendante ».",
        ["« une manœuvre »", "des excuses", "une enquête « indépendante »"],
    ),
    "an infinitive behind whom it is asked of": (
        "Elle demande donc au conseil de la modifier avant 2018.",
        ["de la modifier avant 2018"],
    ),
    "a participle behind a clitic": (
        "Le port a rejeté ces griefs, les qualifiant d'« infondés ».",
        ["ces griefs", "les … « infondés »"],
    ),
    "quotations listed": (
        "L'expert a décrit une digue « rongée », un entretien « minimal » et des alertes « ignorées ».",
        ["une digue « rongée », un entretien « minimal » et des alertes « ignorées »"],
    ),
    "an attribute that goes on": ("Elle s'est dite « soulagée » par le vote.", ["« soulagée » par le vote"]),
    "an adverb before the marks": ("Ils dénoncent aussi « le mépris » des élus.", ["« le mépris » des élus"]),
    "a phrase hung inside the marks": (
        "L'homme aurait crié « Tu vas le regretter » à la passante, selon l'acte d'accusation.",
        ["« Tu vas le regretter »", "L'homme aurait crié « Tu vas le regretter » à la passante"],
    ),
    "a fragment around its cue": (
        "Pas question, martèle la présidente, de « brader le port ».",
        ["Pas question … de « brader le port »"],
    ),
    "a verb taken for a noun": (
        "Dans une vidéo, le groupe revendique l'attaque et menace de frapper le port.",
        ["l'attaque", "de frapper le port"],
    ),
    "two verbs in the tense of what was said": (
        "Le ministre a annoncé que le conseil condamnait la vente et demandait une enquête.",
        ["que le conseil condamnait la vente et demandait une enquête", "la vente", "une enquête"],
    ),
    "a clause behind a name taken for a verb": (
        "Le gardien a assuré à la chaîne Al Jazeera que « le quai tient ».",
        ["que « le quai tient »"],
    ),
    "a clause behind a gerund": (
        "Le journal La Gazette d'Orvel affirme, en citant un audit, que le quai tient.",
        ["que le quai tient", "que le quai tient"],
    ),
    "a semicolon": (
        "Selon le syndicat, la direction « joue la montre » ; les trains roulent.",
        ["la direction « joue la montre »"],
    ),
    "a noun of will": ("Sa décision de « fermer le port » a surpris.", ["de « fermer le port »"]),
    "a noun of will without marks": ("Sa décision de fermer le port a surpris.", []),
    "where somebody lives": ("Josiane Perrel, 71 ans, vit rue des Saules.", []),
    "what somebody feels without marks": ("La chorale exprime sa joie.", []),
}


@pytest.mark.parametrize("case", CONTENTS)
def test_contents_in_wordings_of_the_press(case: str) -> None:
    """What is said, in the order of the text, discontinuous contents with an ellipsis."""
    text, wanted = CONTENTS[case]
    found = [" … ".join(text[s.start : s.end] for s in a.content) for a in read(text).attributions]
    assert sorted(found) == sorted(wanted)


ASKED = (
    "Entretien avec Olga Perrel, cheffe\n\nComment êtes-vous venue au métier ?\n\nPar la faim. J'ai appris à tout "
    "garder.\n\nVous avez fermé en 2020. Pourquoi ?\n\nLe bail était fini.\n\nQue conseillez-vous aux jeunes ?\n\n"
    "De partir. Et de revenir."
)


def test_answers_without_a_label() -> None:
    """Paragraphs behind questions that speak to somebody are the words of whom the article names first."""
    found = [(ASKED[a.content[0].start : a.content[0].end], a.source_name) for a in read(ASKED).attributions]
    assert found == [
        ("Par la faim. J'ai appris à tout garder", "Olga Perrel"),
        ("Le bail était fini", "Olga Perrel"),
        ("De partir. Et de revenir", "Olga Perrel"),
    ]


def test_questions_to_nobody_have_no_answers() -> None:
    """What an article asks and explains itself is nobody's answer."""
    text = (
        "Qui paie l'eau ?\n\nLes usagers.\n\nPourquoi ?\n\nLes tuyaux sont vieux.\n\nQue faire ?\n\nAppeler la régie."
    )
    assert read(text).attributions == ()


def test_a_speaker_goes_on_in_his_paragraph() -> None:
    """A second quotation without a cue has the speaker of the first, in one paragraph."""
    text = "Léonie pose son sac. « J'arrête. » Trente ans d'usine. « Ils trouveront bien quelqu'un. »"
    assert [a.source_name for a in read(text).attributions] == ["Léonie", "Léonie"]


def test_who_asks_does_not_answer() -> None:
    """Answers are of whom a name before a colon shows, and never of who wrote them down."""
    text = (
        "Le loup revient, dit la garde\n\nPropos recueillis par Odile Fervac\n\nLe Quai : Faut-il avoir peur ?\n"
        "Ida Orsel : Non. Je le suis de loin.\n\nVous l'avez vu. Où était-il ?\nSur la crête.\n\n"
        "Que dites-vous aux bergers ?\nJe leur dis de garder leurs chiens."
    )
    found = [(text[a.content[0].start : a.content[0].end], a.source_name) for a in read(text).attributions]
    assert found[1:4] == [
        ("Non. Je le suis de loin", "Ida Orsel"),
        ("Sur la crête", "Ida Orsel"),
        ("Je leur dis de garder leurs chiens", "Ida Orsel"),
    ]

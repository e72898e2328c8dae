"""Reports over several short quotations in one sentence, and turns of a transcript without quotation marks."""

from __future__ import annotations

import pytest

from tests.attributions.test_texts import read

STRUNG = {
    "a participle and an infinitive": (
        "Le conducteur a dit avoir « paniqué » et n'avoir « jamais voulu » renverser le cycliste.",
        [("Le conducteur", "avoir « paniqué » et n'avoir « jamais voulu »")],
    ),
    "three qualities": (
        "Le maire de Varzelles s'est dit « inquiet », « déçu » et surtout « très seul ».",
        [("Le maire de Varzelles", "« inquiet », « déçu » et surtout « très seul »")],
    ),
    "nouns with their articles": (
        "Il dénonce une « dérive », un « mépris » et une « lâcheté » sans nom.",
        [("Il", "une « dérive », un « mépris » et une « lâcheté »")],
    ),
    "a preposition": (
        "Le maire promet une réunion « avant l'été », sans « tabou ni préalable ».",
        [("Le maire", "une réunion « avant l'été », sans « tabou ni préalable »")],
    ),
    "the verb left out": (
        "L'opposition y voit « un cadeau », la majorité, « un devoir ».",
        [("L'opposition", "« un cadeau »"), ("la majorité", "« un devoir »")],
    ),
    "the verb left out, no comma": (
        "Le critique salue « une œuvre majeure », le public « un spectacle long ».",
        [("Le critique", "« une œuvre majeure »"), ("le public", "« un spectacle long »")],
    ),
    "a verb taken for a noun": (
        "Le rapport parle de « négligences », pointe des « retards » et conclut à « une faute collective ».",
        [
            ("Le rapport", "« négligences »"),
            ("Le rapport", "des « retards »"),
            ("Le rapport", "« une faute collective »"),
        ],
    ),
    "the verb left out twice": (
        "Un voisin évoque « un bruit sourd », une passante « une explosion », un gardien « un coup de tonnerre ».",
        [
            ("Un voisin", "« un bruit sourd »"),
            ("une passante", "« une explosion »"),
            ("un gardien", "« un coup de tonnerre »"),
        ],
    ),
    "the next verb of a clause": (
        "La Cour estime que l'État a « failli » et doit « réparer ».",
        [("La Cour", "que l'État a « failli » et doit « réparer »")],
    ),
    "a thing is no speaker": (
        "L'opposition y voit « un cadeau », le pont « tient » encore.",
        [("L'opposition", "« un cadeau »")],
    ),
    "another report": (
        "Selon la maire, c'est « un ajustement », mais le préfet dénonce « une purge ».",
        [("la maire", "c'est « un ajustement »"), ("le préfet", "« une purge »")],
    ),
}
TURNS = {
    "roles": (
        "Le préfet : Bonjour à tous.\n\nLe prévenu : Je n'ai rien fait.\n\nLe préfet : Environ trois cents ce matin.",
        [
            ("Le préfet", "Bonjour à tous"),
            ("Le prévenu", "Je n'ai rien fait"),
            ("Le préfet", "Environ trois cents ce matin"),
        ],
    ),
    "a direction in brackets": (
        "La présidente (s'adressant au prévenu) : Levez-vous.\n\nL'avocat général : Les images disent le contraire.",
        [("La présidente", "Levez-vous"), ("L'avocat général", "Les images disent le contraire")],
    ),
    "a question stands as a subheading": (
        "Le préfet : Bonjour à tous, merci d'être venus.\n\nUn journaliste : Combien de foyers restent sans eau ?\n\n"
        "Le préfet : Environ trois cents ce matin.",
        [
            ("Le préfet", "Bonjour à tous, merci d'être venus"),
            ("Un journaliste", "Combien de foyers restent sans eau ?"),
            ("Le préfet", "Environ trois cents ce matin"),
        ],
    ),
    "one role is a topic": ("Le préfet : un homme pressé.\n\nLa ville a voté hier.", []),
    "letters with points": (
        "Q. Pourquoi ce livre ?\n\nR. Parce que mon père ne parlait jamais de la guerre.",
        [("", "Parce que mon père ne parlait jamais de la guerre")],
    ),
    "a letter of a name": ("R. Vautrin a vendu la ferme.\n\nLe prix reste secret.", []),
}
SIGNED = {
    "a body in brackets": (
        "« Un vaccin sûr. » (Ministère de la Santé)",
        [("Ministère de la Santé", "« Un vaccin sûr. »")],
    ),
    "a person in brackets": (
        "« Il faut taxer l'eau » (Hervé Lantin, hydrologue)\n\nHervé Lantin publie un essai.",
        [("Hervé Lantin, hydrologue", "« Il faut taxer l'eau »")],
    ),
    "a dash in the line": (
        "« Le loup n'est pas le problème » — Fédération des éleveurs de la Drome",
        [("Fédération des éleveurs de la Drome", "« Le loup n'est pas le problème »")],
    ),
    "a name, an age and a trade": (
        "Léa, 19 ans, étudiante : « Je saute des repas. »",
        [("Léa, 19 ans, étudiante", "« Je saute des repas. »")],
    ),
    "an article before the marks": (
        "Une « provocation », a réagi l'ambassade.",
        [("l'ambassade", "Une « provocation »")],
    ),
}
APART = {
    "manner and addressee": (
        "« Tenez bon », lance, la voix nouée, à l'adresse des grévistes, le directeur du site.",
        [("le directeur du site", "« Tenez bon »")],
    ),
    "a time with its number": (
        "« Rien n'a changé », constate, trois ans après les faits et malgré les promesses, la mère de la victime.",
        [("la mère de la victime", "« Rien n'a changé »")],
    ),
    "a day and two places": (
        "« Vous serez aidés », a promis, mardi matin, au pied de la digue, devant cent sinistrés, la préfète du Lac.",
        [("la préfète du Lac", "« Vous serez aidés »")],
    ),
    "what is held": (
        "« Rendez-nous l'eau ! », scandent, pancartes à la main, les habitants du haut de la ville.",
        [("les habitants du haut de la ville", "« Rendez-nous l'eau ! »")],
    ),
    "an apposition is no aside": (
        "« Tenez bon », lance le directeur, la voix nouée, aux grévistes.",
        [("le directeur", "« Tenez bon »")],
    ),
}


@pytest.mark.parametrize(
    ("text", "told"), [pytest.param(*case, id=name) for name, case in (STRUNG | TURNS | SIGNED | APART).items()]
)
def test_who_says_what(text: str, told: list[tuple[str, str]]) -> None:
    """The reports of a text are these, by their sources and contents."""
    found = [
        (" ".join(text[s.start : s.end] for s in a.source), " ".join(text[s.start : s.end] for s in a.content))
        for a in read(text).attributions
    ]
    assert found == told

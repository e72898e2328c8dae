"""Whole sentences with the shipped model: who says what, with which words, and what is quoted of it."""

from __future__ import annotations

import pytest

from selon import pipeline
from selon.intake.files import capture
from selon.records import Reading

# A text, and its attributions in order: source, cue and content (stretches joined by "…"), and the type.
CASES = [
    (
        "Selon la directrice du musée, Anne Kerven, la toile « n'a jamais quitté la réserve ».",
        ["la directrice du musée, Anne Kerven | Selon | la toile « n'a jamais quitté la réserve » | mixed"],
    ),
    (
        "Pour Lucie Vasseur, membre du comité nommé par la région : « Ce vaccin est sûr. »",
        ["Lucie Vasseur, membre du comité nommé par la région | Pour | « Ce vaccin est sûr. » | direct"],
    ),
    (
        "Selon lui, le maire, les adjoints et le préfet ont menti.",
        ["lui | Selon | le maire, les adjoints et le préfet ont menti | indirect"],
    ),
    (
        "Le conseil aurait été alerté dès 2021, selon une élue qui y siégeait alors.",
        ["une élue qui y siégeait alors | selon | Le conseil aurait été alerté dès 2021 | indirect"],
    ),
    (
        "Le pilote se serait endormi, selon un rapport qui évoque une « fatigue manifeste ».",
        [
            "un rapport qui évoque une « fatigue manifeste » | selon | Le pilote se serait endormi | indirect",
            "qui | évoque | une « fatigue manifeste » | mixed",
        ],
    ),
    (
        "Les secours ont mis six heures, un délai « inadmissible » aux yeux des familles.",
        ["familles | aux yeux des | un délai « inadmissible » | mixed"],
    ),
    (
        "L'ambassadeur a quitté le pays, une décision « infondée » pour Moscou.",
        ["Moscou | pour | une décision « infondée » | mixed"],
    ),
    (
        "Le ministère se dit « préoccupé » par la situation et exhorte les compagnies à « faire preuve de retenue ».",
        [
            "Le ministère | se dit | « préoccupé » par la situation | mixed",
            "Le ministère | exhorte | à « faire preuve de retenue » | mixed",
        ],
    ),
    (
        "Elle se dit soulagée par le verdict et salue le travail des enquêteurs.",
        [
            "Elle | se dit | soulagée par le verdict | indirect",
            "Elle | salue | le travail des enquêteurs | indirect",
        ],
    ),
    (
        "Le juge a considéré que le contrat était nul et l'a annulé.",
        ["Le juge | a considéré | que le contrat était nul | indirect"],
    ),
    (
        "« Il n'y a pas eu de faute », a-t-il martelé, avant d'ajouter que l'enquête « le prouvera ».",
        [
            "il | martelé | « Il n'y a pas eu de faute » | direct",
            "il | ajouter | que l'enquête « le prouvera » | mixed",
        ],
    ),
    (
        "L'avocat, Me Rivoire, a plaidé l'acquittement, invoquant « un dossier vide ».",
        [
            "L'avocat, Me Rivoire | a plaidé | l'acquittement | indirect",
            "L'avocat, Me Rivoire | invoquant | « un dossier vide » | mixed",
        ],
    ),
    (
        "Il leur a promis « une réforme juste », sans donner de calendrier.",
        ["Il | a promis | « une réforme juste » | mixed"],
    ),
    (
        "Elle a tenu à remercier « tous ceux qui l'ont soutenue ».",
        ["Elle | a tenu à remercier | « tous ceux qui l'ont soutenue » | mixed"],
    ),
    (
        "La mairie a tenu à préciser que le pont « tient ».",
        ["La mairie | a tenu à préciser | que le pont « tient » | mixed"],
    ),
    (
        "Jugée « trop vague » par l'opposition, la motion a été retirée.",
        ["l'opposition | Jugée | « trop vague »…la motion | mixed"],
    ),
    (
        "« Je n'ai rien à me reprocher », s'est défendu l'ancien président du club devant le tribunal.",
        ["l'ancien président du club | s'est défendu | « Je n'ai rien à me reprocher » | direct"],
    ),
    (
        "Un témoin a raconté à un journaliste de l'AFP avoir vu « des flammes ».",
        ["Un témoin | a raconté | avoir vu « des flammes » | mixed"],
    ),
    (
        "Le maire, Gaspard Ollin, n'a ni confirmé ni infirmé cette version, mais demande d'« éviter le secteur ».",
        [
            "Le maire, Gaspard Ollin | n'a ni confirmé ni infirmé | cette version | indirect",
            "Le maire, Gaspard Ollin | demande | d'« éviter le secteur » | mixed",
        ],
    ),
    (
        "Dans une déclaration, l'avocate « conteste fermement » ces accusations.",
        ["l'avocate | conteste | ces accusations | indirect"],
    ),
    (
        "« Nous n'enterrons personne, nuance la chimiste, Estelle Guivard, dans un entretien au Phare. C'est dit. »",
        ["la chimiste, Estelle Guivard | nuance | « Nous n'enterrons personne…C'est dit. » | direct"],
    ),
    (
        "« Nous partirons, dit-il, dans trois jours. C'est décidé. »",
        ["il | dit | « Nous partirons…dans trois jours. C'est décidé. » | direct"],
    ),
    (
        "Ses fidèles se contentent d'évoquer « une réflexion ».",
        ["Ses fidèles | se contentent d'évoquer | « une réflexion » | mixed"],
    ),
    (
        "La Lettre des ports, d'après laquelle un accord « est signé », ne dit pas quand.",
        ["laquelle | d'après | un accord « est signé » | mixed"],
    ),
    (
        "« On a frôlé la catastrophe. » Le capitaine du remorqueur ne cache pas son soulagement.",
        ["Le capitaine du remorqueur |  | « On a frôlé la catastrophe. » | direct"],
    ),
    (
        "Il montre la fissure du doigt. « Elle n'était pas là en mai. »",
        [" |  | « Elle n'était pas là en mai. » | direct"],
    ),
    (
        "« On ne lâchera rien » : à Orvel, les dockers campent\n\nLes dockers ont planté leurs tentes mardi.",
        [" |  | « On ne lâchera rien » | direct"],
    ),
    (
        "La direction évoque, elle, un marché « en chute libre » et rappelle que les ventes reculent.",
        [
            "La direction | évoque | un marché « en chute libre » | mixed",
            "La direction | rappelle | que les ventes reculent | indirect",
        ],
    ),
    ("Le ministre dénonce, lui, un oubli.", ["Le ministre | dénonce | un oubli | indirect"]),
    (
        "La préfecture, elle, recommande de rester chez soi.",
        ["La préfecture | recommande | de rester chez soi | indirect"],
    ),
    (
        "Le préfet parle d'un « miracle » : « Il aurait pu y avoir des morts. »",
        ["Le préfet | parle | un « miracle »…« Il aurait pu y avoir des morts. » | mixed"],
    ),
    (
        "Une conseillère lui aurait suggéré de « revenir plus tard ».",
        ["Une conseillère | aurait suggéré | de « revenir plus tard » | mixed"],
    ),
    (
        "Le club serait en « cessation de paiements ».",
        [" | serait | Le club serait en « cessation de paiements » | mixed"],
    ),
    (
        "Le pont est, selon la mairie, fermé depuis lundi.",
        ["la mairie | selon | Le pont est…fermé depuis lundi | indirect"],
    ),
    (
        "La ministre a nié avoir été informée, tout en admettant des « ratés ».",
        ["La ministre | a nié | avoir été informée | indirect", "La ministre | admettant | « ratés » | mixed"],
    ),
    (
        "Pour sa défense, l'accusé soutient que le coffre était « déjà vide ».",
        ["l'accusé | soutient | que le coffre était « déjà vide » | mixed"],
    ),
    (
        "Les deux pays se sont dits « déterminés » à signer un accord.",
        ["Les deux pays | se sont dits | « déterminés » à signer un accord | mixed"],
    ),
    (
        "Si l'on en croit la gérante, les draps sont lavés ici.",
        ["la gérante | Si l'on en croit | les draps sont lavés ici | indirect"],
    ),
    (
        "Les discussions sont « bien avancées », selon la mairie.",
        ["la mairie | selon | Les discussions sont « bien avancées » | mixed"],
    ),
    (
        "Le pont est sûr. Le préfet l'a dit lundi.",
        ["Le préfet | a dit | l' | indirect"],
    ),
    (
        "La direction le conteste fermement.",
        ["La direction | conteste | le | indirect"],
    ),
    (
        "Il a assuré ne rien savoir de la vente.",
        ["Il | a assuré | ne rien savoir de la vente | indirect"],
    ),
]
# What reports nobody's words.
SILENT = [
    "Une fois le toit posé, l'atelier rouvre et la commune respire.",
    "Le prix varie selon la saison et selon le lieu qui est choisi.",
    "La rivière, sortie de son lit par endroits, a emporté deux passerelles et une barque.",
    "Repeinte par les élèves en juin, la salle accueille un club d'échecs et une chorale.",
    "Selon toute vraisemblance, le bac a heurté la digue.",
    "Le boulanger l'a vu lundi devant la gare.",
    "Le guide montre la fissure aux visiteurs.",
    "« La Mer d'abord » : un festival pour les familles\n\nLe festival ouvre samedi.",
    "Le chalutier est rentré au port après l'orage, sans avarie et sans poisson.",
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_who_says_what_in_which_words(text: str, told: list[str]) -> None:
    """Source, cue, content and type of every attribution of a sentence are those that a reader gives."""
    reading = read(text)
    cut = reading.document.text
    found = []
    for a in reading.attributions:
        terms = ("…".join(cut[s.start : s.end] for s in spans) for spans in (a.source, a.cue, a.content))
        found.append(" | ".join((*terms, a.type.value)))
    assert found == told


@pytest.mark.parametrize("text", SILENT)
def test_what_reports_nobody(text: str) -> None:
    """Plain narrative has no attribution."""
    assert not read(text).attributions


def read(text: str) -> Reading:
    """Reading of a text."""
    (reading,) = pipeline.read(
        [capture(text.encode(), address="t", name="t", now=None)], options=pipeline.Options(language="fr")
    )
    assert isinstance(reading, Reading)
    return reading

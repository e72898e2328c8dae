"""Whole texts with the shipped model: who says what, in wordings that a parser of this size reads badly."""

from __future__ import annotations

import pytest

from selon import pipeline
from selon.intake.files import capture
from selon.records import Reading

CASES = [
    (
        "La taxe devait rapporter 500 millions d'euros selon la ville et « à peine 120 millions » d'après la cour.",
        "la ville",
        "La taxe devait rapporter 500 millions d'euros",
    ),
    (
        "La taxe devait rapporter 500 millions d'euros selon la ville et « à peine 120 millions » d'après la cour.",
        "la cour",
        "« à peine 120 millions »",
    ),
    (
        "Le Phare avait rapporté mardi que l'actionnaire, le fonds Orvel, avait réclamé la tête du dirigeant.",
        "Le Phare",
        "que l'actionnaire, le fonds Orvel, avait réclamé la tête du dirigeant",
    ),
    (
        "La majorité estime que la mesure, dont le coût est élevé, n'est pas financée.",
        "La majorité",
        "que la mesure, dont le coût est élevé, n'est pas financée",
    ),
    ("Faux, lui a répondu la ministre : une taxe était prévue.", "la ministre", "une taxe était prévue"),
    ("Germain, boucher : « Les clients ne viennent plus. »", "Germain, boucher", "« Les clients ne viennent plus. »"),
    ("La maire, elle, assume : « Nous avons fait un choix. »", "La maire", "« Nous avons fait un choix. »"),
    ("Sur Facebook, le maire ironise : « Merci pour la leçon. »", "le maire", "« Merci pour la leçon. »"),
    ("Elle en est sûre : « Le loup reviendra. »", "Elle", "« Le loup reviendra. »"),
    ("Son constat : « On manque de bras. »", "Son", "« On manque de bras. »"),
    (
        "Même son de cloche chez les commerçants : « On perd de l'argent tous les jours. »",
        "les commerçants",
        "« On perd de l'argent tous les jours. »",
    ),
    ("« Le dossier est vide », tranche Me Vasseline.", "Me Vasseline", "« Le dossier est vide »"),
    ("« L'eau est potable, rien à craindre », veut rassurer la préfecture.", "la préfecture", "« L'eau est potable"),
    ("« Pas question », répond sèchement le président de la Ligue.", "le président de la Ligue", "« Pas question »"),
    ("Trois agents, affirme la direction, ont été suspendus.", "la direction", "Trois agents | ont été suspendus"),
    ("L'usine pourrait fermer, a laissé entendre le ministre.", "le ministre", "L'usine pourrait fermer"),
    (
        "Selon le rapport, que nous avons pu consulter, la société a « minimisé les risques ».",
        "le rapport",
        "la société a « minimisé les risques »",
    ),
    ("Ils étaient 1 200 selon la préfecture, 4 000 selon les organisateurs.", "les organisateurs", "4 000"),
    (
        "Un « accord historique » selon le ministre, un « marché de dupes » pour l'opposition.",
        "l'opposition",
        "un « marché de dupes »",
    ),
    (
        "Le conseil a voté mardi la motion, jugée « inacceptable » par l'opposition.",
        "l'opposition",
        "la motion | « inacceptable »",
    ),
    (
        "« Le pont est vieux. Ces fissures nous inquiètent tous », selon les ingénieurs.",
        "les ingénieurs",
        "« Le pont est vieux. Ces fissures nous inquiètent tous »",
    ),
    (
        "« Ce nom est un symbole » selon le président de la région, Luc Monin, qui se félicite d'avoir « tenu ».",
        "le président de la région, Luc Monin",
        "« Ce nom est un symbole »",
    ),
    (
        "Odile Fervac a parlé. Pour Fervac, le pont est victime d'un oubli.",
        "Fervac",
        "le pont est victime d'un oubli",
    ),
    (
        "« L'eau monte », a confié Odile Fervac. « Ça va devenir compliqué », selon elle.",
        "elle",
        "« Ça va devenir compliqué »",
    ),
    (
        "Selon la présidente, l'autorité a fait part « des risques de conflit ».",
        "l'autorité",
        "« des risques de conflit »",
    ),
    (
        "Le maire a dit en conférence de presse « certains d'entre vous ne savent rien de la ville » et il est parti.",
        "Le maire",
        "« certains d'entre vous ne savent rien de la ville »",
    ),
    (
        "Le maire a réagi, poursuivant par « On dit que la ville ne paie pas ».",
        "Le maire",
        "« On dit que la ville ne paie pas »",
    ),
    (
        "La foule scandait « Le peuple veut la chute du maire » devant la mairie.",
        "La foule",
        "« Le peuple veut la chute du maire »",
    ),
    (
        "« Cette liste traduit une évidence que ne peuvent effacer les mots », fustige encore Urval.",
        "Urval",
        "« Cette liste traduit une évidence que ne peuvent effacer les mots »",
    ),
    (
        "Le chef de la garde en déplacement à Morlac a dit au maire « Il y en a qui feraient mieux de partir ».",
        "Le chef de la garde",
        "« Il y en a qui feraient mieux de partir »",
    ),
    ("Il y voit « une victoire pour tous ».", "Il", "« une victoire pour tous »"),
    (
        "Le feu a pris au bar.\n\n« On a vu les flammes, tout a été très vite »\n\n— Odile, serveuse",
        "Odile",
        "« On a vu les flammes, tout a été très vite »",
    ),
    ("Accusé par la presse d'avoir triché, l'ancien maire se tait.", "la presse", "d'avoir triché"),
    ("« On n'a plus le choix », le cri d'alarme des apiculteurs", "apiculteurs", "« On n'a plus le choix »"),
    ("Dans sa lettre, le maire écrit n'avoir « jamais touché un sou ».", "le maire", "n'avoir « jamais touché"),
    ("« Le pont tiendra », élude le maire.", "le maire", "« Le pont tiendra »"),
    ("« Pas question », rétorque sèchement l'avocat.", "l'avocat", "« Pas question »"),
    ("« C'est une honte », fulmine de son côté la présidente du club.", "la présidente du club", "« C'est une honte »"),
    ("« Le gel passera », veut croire le maraîcher.", "le maraîcher", "« Le gel passera »"),
    ("« Il n'y a pas de plan B », a coupé court la ministre.", "la ministre", "« Il n'y a pas de plan B »"),
    ("« Ma porte est ouverte », a dit et redit le préfet.", "le préfet", "« Ma porte est ouverte »"),
    ("« Je pense, a-t-il poursuivi, que nous avons raison. »", "il", "« Je pense | que nous avons raison. »"),
    ("Devant les élus, il a eu ces mots : « Je vous ai compris. »", "il", "« Je vous ai compris. »"),
    ("Le maire : « Nous paierons. »", "Le maire", "« Nous paierons. »"),
    ("« Le roi est nu. » (Le Courrier d'Orvel).", "Le Courrier d'Orvel", "« Le roi est nu. »"),
    (
        "« On a entendu un grand bruit », raconte à l'agence Orbis Jean Fervac, un voisin.",
        "Jean Fervac, un voisin",
        "« On a entendu",
    ),
]


def read(text: str, outlet: str | None = None) -> Reading:
    """Reading of a text in French."""
    raw = capture(text.encode(), address="t", name="t", now=None)
    options = pipeline.Options(language="fr")
    reading = next(iter(pipeline.read([raw], every=pipeline.Facts(outlet=outlet), options=options)))
    assert not isinstance(reading, Exception)
    return reading


def test_an_outlet_beside_unnamed_sources_keeps_its_name() -> None:
    """ "Cités anonymement" hides those who are cited, not the paper, nor the inquiry in the paragraph before."""
    text = (
        "Le pont restera fermé, affirme une enquête de La Boussole.\n\n"
        "Des ingénieurs de la ville, cités anonymement par le quotidien, affirment que deux piles ont bougé."
    )
    chains = [a.chain for a in read(text, "La Vigie").attributions]
    assert ("La Vigie", "La Boussole", "ingénieurs de la ville") in chains, chains


@pytest.mark.parametrize(("text", "source", "content"), CASES)
def test_source_and_content(text: str, source: str, content: str) -> None:
    """Somebody in the text has this source and a content that begins so."""
    reading = read(text)
    body = reading.document.text
    found = [
        ("".join(body[s:e] for s, e in a.source), " | ".join(body[s:e] for s, e in a.content))
        for a in reading.attributions
    ]
    assert any(who == source and what.startswith(content) for who, what in found), found


def test_a_headline_that_is_somebodys_words_is_a_quotation() -> None:
    """Of the only person who is quoted below it; a title without a verb is none."""
    text = "« On a mangé notre pain blanc »\n\nL'atelier de Port-Luz ferme.\n\n« C'est fini », dit Corentin Ferrec."
    first = read(text).attributions[0]
    assert (first.content[0].start, first.type.value, first.source_name) == (0, "direct", "Corentin Ferrec")
    told = read(text.replace("On a mangé notre pain blanc", "Le grand pain blanc du nord")).attributions
    assert [a.content[0].start for a in told][0] > 0


def test_of_an_interview_with_dashes_the_answers_are_somebodys_words() -> None:
    """The questions are the paper's own; a dialogue without turns by turns keeps its question."""
    text = (
        "Rencontre avec Odile Ferrec, potière\n\n— Comment choisissez-vous la terre ?\n— Je la touche longtemps.\n"
        "— Vendez-vous encore des jarres ?\n— Presque plus. Les musées préfèrent louer."
    )
    found = [(text[a.content[0].start : a.content[-1].end], a.source_name) for a in read(text).attributions]
    assert found == [
        ("Je la touche longtemps.", "Odile Ferrec"),
        ("Presque plus. Les musées préfèrent louer.", "Odile Ferrec"),
    ]
    dialogue = (
        "Lundi, au marché.\n— Vous avez vu le prix ?\n— Huit euros, c'est donné.\n— Donné à qui ?\nLe marchand rit."
    )
    assert [dialogue[a.content[0].start :].split("\n")[0] for a in read(dialogue).attributions][-1] == "Donné à qui ?"


def test_a_quotation_that_opens_the_article_is_that_of_the_person_named_behind() -> None:
    """The first name of the body stands in the sentence behind it; with somebody named before, nobody is taken."""
    text = "« J'ai tout vendu, même la barque. » Odile Ferrec n'a plus de port, mais elle garde ses filets."
    first = read(text).attributions[0]
    assert (text[slice(*first.source[0])], first.source_name) == ("Odile Ferrec", "Odile Ferrec")
    later = "Abel Turquin quitte le port.\n\n" + text
    assert read(later).attributions[0].source == ()


def test_initials_before_an_answer_are_those_of_the_person_named_before() -> None:
    """ "O. F. :" is Odile Ferrec, where one person has these initials."""
    text = "Trois questions à Odile Ferrec, potière\n\nOdile Ferrec : La terre est rare.\nO. F. : Le four est vieux."
    assert [a.source_name for a in read(text).attributions] == ["Odile Ferrec", "Odile Ferrec"]


def test_a_gesture_leads_to_a_sentence_without_a_verb() -> None:
    """ "Il n'a qu'un mot : « Enfin. »": a capital and a full stop make it a sentence."""
    found = read("Le boulanger hausse les épaules : « Enfin. »").attributions
    assert [(a.rule, a.source_name) for a in found] == [("quote-gesture", "boulanger")]
    assert not read("Le boulanger vend un pain : « Enfin »").attributions


def test_a_pronoun_in_a_wording_of_sources_is_its_source() -> None:
    """ "À l'en croire" has one source and no second cue; "l'ex-maire" is a person."""
    text = "Odile Ferrec, la présidente, a tout expliqué. À l'en croire, « la règle a été suivie »."
    assert [a.source_name for a in read(text).attributions if "règle" in text[slice(*a.content[0])]] == ["Odile Ferrec"]
    told = read("« Je reste », dit l'ex-maire de Joncy.").attributions[0]
    assert told.source_kind.value == "person"


def test_who_passes_a_document_on_reports_what_it_says() -> None:
    """ "Dans un communiqué relayé par X": X is the parent; "dans un livre publié par X" is a place alone."""
    text = "« L'eau est trouble », écrit la régie des eaux dans un communiqué relayé par Radio Lorne."
    found = {a.rule: a for a in read(text).attributions}
    assert found["relay-participle"].source_name == "Radio Lorne"
    assert found["quote-cue-after"].parent == found["relay-participle"].id
    assert "relay-participle" not in {a.rule for a in read(text.replace("relayé", "publié")).attributions}


def test_two_quotations_in_a_row_are_direct() -> None:
    """Quotations alone, parted by a comma, are nobody's words but the speaker's."""
    text = "« C'est un scandale ! », « Démission ! », scandaient les manifestants."
    (found,) = read(text).attributions
    assert (found.type.value, found.source_name) == ("direct", "manifestants")

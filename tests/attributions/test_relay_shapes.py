"""Who belongs to whom and who passed on what, in sentences of many shapes, with the shipped model."""

from __future__ import annotations

import pytest

from tests.attributions.test_learnt import told
from tests.attributions.test_texts import read

OWNERS = [
    ("« Je pars », a dit Luc Orsel. Son avocate affirme que rien n'est signé.", "rien n'est", "avocate de Luc Orsel"),
    ("« Je pars », a dit Odile Fervac. Son frère affirme que rien n'est signé.", "rien n'est", "frère d'Odile Fervac"),
    ("« Mon voisin affirme que la digue fuit », raconte Odile Fervac.", "la digue", "voisin d'Odile Fervac"),
    ("La patronne du port se tait. Son avocat affirme que rien n'est signé.", "rien n'est", "avocat de la patronne"),
    (
        "Le maire, Luc Orsel, se tait. Un conseiller du maire parle d'un malentendu.",
        "malentendu",
        "conseiller de Luc Orsel",
    ),
    ("Deux banquiers se taisent. L'un des banquiers évoque une vente rapide.", "une vente", "banquier anonymous"),
    ("Le Quai se tait. Notre avocat affirme que rien n'est signé.", "rien n'est", "avocat person"),
]
RELAYS = [
    (
        "La préfète a reconnu auprès du Phare de Norvent que la digue fuit.",
        "la digue fuit",
        "Phare de Norvent outlet > préfète person",
    ),
    (
        "Dans un entretien au Phare de Norvent publié lundi, la préfète affirme que la digue fuit.",
        "la digue fuit",
        "Phare de Norvent outlet > préfète person",
    ),
    (
        "Un éclusier cité par Le Phare de Norvent évoque une vanne rouillée.",
        "une vanne rouillée",
        "Le Phare de Norvent outlet > éclusier anonymous",
    ),
    ("Le Phare de Norvent révèle que la digue fuit.", "la digue fuit", "Le Phare de Norvent outlet"),
    ("Selon nos confrères de La Gazette d'Orvel, la digue fuit.", "la digue fuit", "La Gazette d'Orvel outlet"),
    (
        "Selon un audit que La Gazette d'Orvel s'est procuré, la digue fuit.",
        "la digue fuit",
        "La Gazette d'Orvel outlet > audit document",
    ),
    (
        "Dans un courrier dont l'agence Norva a eu copie, la préfète affirme que la digue fuit.",
        "la digue fuit",
        "Norva outlet > préfète person",
    ),
    (
        "La digue fuit, selon une source portuaire à La Gazette d'Orvel.",
        "La digue fuit",
        "La Gazette d'Orvel outlet > source portuaire anonymous",
    ),
    (
        "« La digue fuit », affirme un éclusier que La Gazette d'Orvel a rencontré.",
        "La digue fuit",
        "La Gazette d'Orvel outlet > éclusier anonymous",
    ),
    (
        "La digue va céder, selon une information de la radio Vox 1, confirmée à l'agence Norva par la préfecture.",
        "La digue va céder",
        "Norva outlet > préfecture organisation",
    ),
    (
        "Joint par 20 Minutes, l'éclusier évoque « une fuite ».",
        "une fuite",
        "20 Minutes outlet > éclusier person",
    ),
    (
        "Un éclusier a raconté à un journaliste de l'agence Norva avoir vu la fuite.",
        "avoir vu la fuite",
        "Norva outlet > éclusier anonymous",
    ),
    (
        "La digue va céder, a annoncé la chaîne d'État Canal 1, citant le ministère.",
        "La digue va céder",
        "Canal 1 outlet > ministère organisation",
    ),
    (
        "Selon une enquête de La Gazette d'Orvel, la digue va céder. Le journal s'appuie sur un courriel interne.",
        "la digue va céder",
        "La Gazette d'Orvel outlet > courriel interne document",
    ),
    ("D'après La Lettre des armateurs, la digue fuit.", "la digue fuit", "La Lettre des armateurs outlet"),
    ("D'après l'hebdomadaire Nord & Sud, la digue fuit.", "la digue fuit", "Nord & Sud outlet"),
    ("Selon le mensuel Toit et Vent, la digue fuit.", "la digue fuit", "Toit et Vent outlet"),
    ("La radio locale Vox 1 affirme que la digue fuit.", "la digue fuit", "Vox 1 outlet"),
    (
        "Dans L'Éveil maritime, la préfète affirme que la digue fuit.",
        "la digue",
        "L'Éveil maritime outlet > préfète person",
    ),
    (
        "Le journal Aldan Norvent se tait. « La digue fuit », affirme la préfète, jointe par Aldan Norvent.",
        "La digue fuit",
        "Aldan Norvent outlet > préfète person",
    ),
    (
        "La digue fuit, affirme le journal Aldan Norvent, qui se réfère à la chaîne TV Nord. Celle-ci dit tenir "
        "l'information d'un conseiller de la préfète.",
        "La digue",
        "Aldan Norvent outlet > TV Nord outlet > conseiller de la préfète anonymous",
    ),
    (
        "L'agence Norvent a révélé la vente. Selon Norvent, qui s'appuie sur deux sources, la digue fuit.",
        "la digue",
        "Norvent outlet > sources anonymous",
    ),
    (
        "Le quai ferme, révèle La Gazette d'Orvel, d'après laquelle la digue fuit.",
        "la digue",
        "La Gazette d'Orvel outlet",
    ),
    ("Au ministère des Ports, on affirme que la digue tient.", "la digue", "ministère des Ports organisation"),
    ("La digue fuit, a-t-on appris jeudi auprès de la préfecture.", "La digue", "préfecture organisation"),
]
CONTENTS = [
    ("« Ce n'est pas », a martelé le préfet, « une digue comme les autres ».", "« une digue comme les autres »"),
    ("Pour la mairie, la digue est sûre ; pour le syndicat, elle est « pourrie ».", "elle est « pourrie »"),
    ("La mairie a annoncé la vente du bac, une information que le port a relayée.", "la vente du bac"),
]
NESTED = [
    ("« La ville m'a promis une pompe », dit Odile Fervac.", "a promis", "une pompe"),
    ("« On me demande de vider la cave », écrit Odile Fervac.", "demande", "de vider la cave"),
    ("“Mon père me répétait : ‘Une digue, ça s’écoute’”, sourit Odile Fervac.", "répétait", "‘Une digue, ça s’écoute’"),
]
SOURCES = [
    ("Les éclusiers, que le préfet accuse de paresse, appellent à la grève.", "la grève", "Les éclusiers"),
    ("Le port, dont le patron promettait « zéro départ », ferme deux quais.", "« zéro départ »", "le patron"),
]
SILENT = [
    ("La maire s'est dite « très inquiète » pour l'hôpital.", "hôpital"),
    ("La mairie évoque six départs quand le port n'en reconnaît que 12.", "Selon"),
]


@pytest.mark.parametrize(("text", "said", "name"), OWNERS)
def test_somebody_is_named_with_whom_he_belongs_to(text: str, said: str, name: str) -> None:
    """A possessive brings the name of its owner; that of the outlet itself brings none."""
    assert any(chain.split(" > ")[-1].startswith(name) for chain in told(read(text, "Le Quai"), said))


@pytest.mark.parametrize(("text", "said", "chain"), RELAYS)
def test_through_whom_it_came(text: str, said: str, chain: str) -> None:
    """The chain with the kinds of its links."""
    assert chain in told(read(text, "Le Fanal"), said)


def test_a_company_named_later_is_no_newspaper() -> None:
    """ "Le journal" of which nobody named the title is no company that speaks behind it."""
    text = "Un marin a dit au journal que la digue fuit. La compagnie Norvent Nord affirme que la digue tient."
    assert not any("Norvent Nord outlet" in chain for chain in told(read(text, None), "la digue fuit"))


@pytest.mark.parametrize(("text", "content"), CONTENTS)
def test_what_is_said(text: str, content: str) -> None:
    """A content as the sentence has it, up to what another one says."""
    reading = read(text, "Le Fanal")
    assert content in [text[s.start : s.end] for a in reading.attributions for s in a.content]


@pytest.mark.parametrize(("text", "cue", "content"), NESTED)
def test_what_somebody_was_told(text: str, cue: str, content: str) -> None:
    """Who quotes another one to himself: "m'" is no reflexive there, and no part of the cue."""
    inner = [a for a in read(text, "Le Fanal").attributions if a.parent is not None]
    assert [(text[slice(*a.cue[0])], text[slice(*a.content[0])]) for a in inner] == [(cue, content)]


@pytest.mark.parametrize(("text", "said", "source"), SOURCES)
def test_who_says_it(text: str, said: str, source: str) -> None:
    """The subject, not the one of the relative between it and its verb; the relative is no part of it."""
    found = [
        text[s.start : s.end]
        for a in read(text, "Le Fanal").attributions
        for s in a.source
        if any(text[c.start : c.end] == said for c in a.content)
    ]
    assert found == [source]


@pytest.mark.parametrize(("text", "nobody"), SILENT)
def test_what_nobody_says(text: str, nobody: str) -> None:
    """ "Pour X" behind an adjective names no judge, and a number behind "que" is no clause."""
    reading = read(text, "Le Fanal")
    assert not any(nobody in text[s.start : s.end] for a in reading.attributions for s in a.source)
    assert not any(a.rule == "verb-que" for a in reading.attributions)

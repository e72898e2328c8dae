"""Where an article has its main information from: itself, or what another outlet or agency has told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.answers.relayed import Told, asked

BAN = "Le maire de Corvielle, Octave Rimbert, a interdit la baignade dans l'étang des Mottes"
DISPATCH: Told = (
    "depeche",
    "Agence Norva",
    "2031-07-02",
    f"Corvielle : l'étang des Mottes fermé aux baigneurs\n\nCORVIELLE (Lorne), 2 juil 2031 (Norva) - {BAN}, a annoncé "
    "mercredi la mairie. Des algues bleues ont été trouvées lundi par le laboratoire du département.\n\n"
    "« Nous rouvrirons quand l'eau sera claire », a déclaré à Norva l'adjointe Claire Andrault. Le camping voisin "
    "demande une indemnité de 20 000 euros.\n\nab/cd",
)
OWN: Told = (
    "vigie",
    "La Vigie",
    "2031-07-03",
    "Étang des Mottes : « On nous prive de l'été »\n\n"
    f"Sur la plage, les parasols sont restés pliés. {BAN} mercredi. « On nous prive de l'été », soupire Maud Quérin, "
    "qui tient la buvette depuis douze ans et compte ses glaces invendues.\n\n"
    "Le camping des Saules a perdu trente réservations, assure son gérant, Paul Astier. « Je n'ai appris la nouvelle "
    "que par une affiche », raconte-t-il devant la barrière.\n\nJeanne Morvan",
)


def brief(name: str, outlet: str, words: str, rest: str = "") -> Told:
    """A short article that begins with those words."""
    return name, outlet, "2031-07-04", f"L'étang des Mottes interdit aux baigneurs\n\n{words}\n\n{rest}".strip()


def joined(path: Path, *articles: Told) -> dict[str, list[str]]:
    """The origins of a story with their articles."""
    return {one["name"]: one["articles"] for one in asked(path, articles)["origins"]}


@pytest.mark.parametrize(
    "lead",
    [
        f"{BAN}, annonce l'agence Norva. Des algues y ont été trouvées.",
        f"{BAN}, rapporte Norva. Des algues y ont été trouvées.",
        f"Selon l'Agence Norva, le maire a tranché. {BAN} mercredi, et la plage restera vide jusqu'à nouvel ordre.",
    ],
)
def test_who_relays_an_agency_in_the_lead_has_its_origin(tmp_path: Path, lead: str) -> None:
    """Under any of its names; the people further down are those of the dispatch."""
    rest = "Le camping voisin demande une indemnité. « C'est dur », dit Paul Astier."
    found = joined(tmp_path, DISPATCH, brief("flash", "Flash Lorne", lead, rest), OWN)
    assert found == {"Agence Norva": ["depeche", "flash"], "La Vigie": ["vigie"]}


def test_two_outlets_with_the_dispatch_of_one_agency_are_one_origin(tmp_path: Path) -> None:
    """Neither names the other; one has the dateline, the other a byline of the desk. The agency has no article here."""
    first = brief("a", "Flash Lorne", f"CORVIELLE (Lorne), 2 juillet 2031 (Norva) - {BAN}, a annoncé la mairie.")
    second = brief(
        "b", "Le Fil d'Orvel", f"{BAN}, a indiqué mercredi la mairie de Corvielle.", "La rédaction, avec Norva"
    )
    found = asked(tmp_path, (first, second))
    assert [(one["name"], one["kind"], one["articles"]) for one in found["origins"]] == [
        ("Norva", "agency", ["a", "b"])
    ]
    assert found["not_in_ledger"] == ["Norva"]
    assert {(edge["reason"], edge["main"]) for edge in found["edges"] if edge["from"] == "Norva"} == {
        ("agency credit", True)
    }


def test_an_agency_beside_an_author_is_a_side_edge(tmp_path: Path) -> None:
    """The article is the reporter's own."""
    name, outlet, day, text = OWN
    signed = text.replace("Jeanne Morvan", "Par Jeanne Morvan, avec Norva")
    found = asked(tmp_path, (DISPATCH, (name, outlet, day, signed)))
    assert [one["articles"] for one in found["origins"]] == [["depeche"], ["vigie"]]
    assert [edge["main"] for edge in found["edges"] if edge["document"] == "vigie" and "credit" in edge["reason"]] == [
        False
    ]


def test_a_relay_of_a_relay_goes_back_to_the_first(tmp_path: Path) -> None:
    """Through the article between them, and through an outlet that only the words name."""
    second = brief("b", "Radio Lorne", f"{BAN}, révèle La Vigie dans son édition de jeudi.")
    third = (*brief("c", "Le Fil d'Orvel", f"{BAN}, rapporte Radio Lorne ce samedi matin.")[:2], "2031-07-05")
    text = brief("c", "", f"{BAN}, rapporte Radio Lorne ce samedi matin.")[3]
    assert joined(tmp_path, OWN, second, (*third, text)) == {"La Vigie": ["vigie", "b", "c"]}


def test_a_relay_for_a_side_fact_is_no_origin(tmp_path: Path) -> None:
    """The edge is there, and says that it does not decide."""
    name, outlet, day, text = OWN
    aside = text.replace(
        "\n\nJeanne", " L'eau de l'étang avait été analysée dès mai, comme l'a révélé Radio Lorne.\n\nJeanne"
    )
    found = asked(tmp_path, (DISPATCH, (name, outlet, day, aside)))
    assert [one["name"] for one in found["origins"]] == ["Agence Norva", "La Vigie"]
    (edge,) = [edge for edge in found["edges"] if edge["from"] == "Radio Lorne"]
    assert edge["document"] == "vigie" and edge["main"] is False


def test_two_outlets_on_one_ruling_are_two_origins(tmp_path: Path) -> None:
    """Each has read it itself, so that neither repeats an error of the other; whose word it is stands beside them."""
    first = brief("a", "La Vigie", f"{BAN}, a annoncé mercredi la mairie de Corvielle dans un communiqué.")
    second = brief("b", "Radio Lorne", f"{BAN}, indique la mairie de Corvielle sur son site.")
    found = asked(tmp_path, (first, second))
    assert [one["name"] for one in found["origins"]] == ["La Vigie", "Radio Lorne"]
    assert [one["articles"] for one in found["sources"]] == [["a", "b"]]


def test_an_outlet_that_is_only_described_is_the_last_one_named(tmp_path: Path) -> None:
    """Also where the lead names it without a word of it."""
    lead = f"La note que s'est procurée le quotidien Le Phare de Corvielle tient en deux pages. {BAN} à cause d'elle."
    rest = (
        "Selon le quotidien, des algues ont été trouvées lundi. D'après le journal, le camping demande 20 000 euros. "
        "Selon le quotidien, la plage ne rouvrira pas en août."
    )
    found = asked(tmp_path, (OWN, brief("b", "Radio Lorne", lead, rest)))
    assert [(one["name"], one["articles"]) for one in found["origins"]] == [
        ("La Vigie", ["vigie"]),
        ("Le Phare de Corvielle", ["b"]),
    ]


def test_a_region_in_the_dateline_is_no_agency(tmp_path: Path) -> None:
    """Unless it has articles or is named as an outlet, as an agency is."""
    first = brief("a", "La Vigie", f"CORVIELLE (Lorne) - {BAN}, a annoncé mercredi la mairie.")
    second = brief("b", "Radio Misaine", f"CORVIELLE (Lorne) - {BAN}, a indiqué mercredi l'adjointe Claire Andrault.")
    assert list(joined(tmp_path, first, second)) == ["La Vigie", "Radio Misaine"]
    third = brief("c", "Flash Info", f"CORVIELLE (Norva) - {BAN}, a indiqué mercredi l'adjointe Claire Andrault.")
    (tmp_path / "c").mkdir()
    assert joined(tmp_path / "c", DISPATCH, third) == {"Agence Norva": ["depeche", "c"]}


@pytest.mark.parametrize(
    ("lead", "origin"),
    [
        (f"{BAN}, révélait jeudi La Vigie.", "La Vigie"),
        (f"{BAN} (La Vigie). Des algues y auraient été trouvées.", "La Vigie"),
        (f"{BAN}. L'étang est fermé, croit savoir La Vigie.", "La Vigie"),
        (f"Deux adjoints ont confié à La Vigie que l'eau est mauvaise. {BAN}.", "La Vigie"),
        (f"Selon nos confrères de La Vigie, l'étang est fermé. {BAN} mercredi.", "La Vigie"),
        (f"{BAN}, selon une note que La Vigie a révélée et que Radio Lorne a pu consulter.", "Radio Lorne"),
        (f"{BAN}. « Nous n'avons pas le choix », explique-t-il dans un entretien à La Vigie paru jeudi.", "La Vigie"),
        (f"Le maire, mis en cause jeudi par La Vigie, a promis de répondre. {BAN} mercredi.", "Radio Lorne"),
        (f"« L'eau pue », a lancé jeudi Claire Andrault, adjointe. {BAN}, ce que La Vigie annonçait.", "Radio Lorne"),
        (f"{BAN}, note La Vigie. Deux adjoints ont confirmé à Radio Lorne cette décision.", "Radio Lorne"),
    ],
)
def test_the_first_paragraph_that_names_somebody_decides(tmp_path: Path, lead: str, origin: str) -> None:
    """Those who speak below it do not, were the paragraph never so short; what it learned itself is its own."""
    rest = "Paul Astier dénonce « un gâchis ». La députée, Inès Calvet, a demandé un rendez-vous au préfet de Lorne."
    told = joined(tmp_path, OWN, brief("b", "Radio Lorne", lead, rest))
    assert [name for name, articles in told.items() if "b" in articles] == [origin]


def test_a_standfirst_is_short_for_what_stands_below(tmp_path: Path) -> None:
    """The body says where it is from; that a dispatch has it from a paper is followed through its credit too."""
    text = (
        "Baignade interdite à Corvielle\n\nLe maire Octave Rimbert promet de rouvrir l'étang des Mottes avant la fin "
        "de l'été.\n\nPar Luc Arnal\nPublié le 4 juillet 2031 à 6 h 10\n\n"
        f"{BAN}, rapporte La Vigie. Selon le journal, des "
        "algues bleues y ont été trouvées lundi, et le camping demande une indemnité de 20 000 euros à la commune."
    )
    sent = brief("c", "Le Fil d'Orvel", f"CORVIELLE (Lorne), 4 juil 2031 (Norva) - {BAN}, a rapporté La Vigie.")
    assert joined(tmp_path, OWN, ("b", "Radio Lorne", "2031-07-04", text), sent) == {"La Vigie": ["vigie", "b", "c"]}

"""Denials, outcomes and descriptions that cannot both be so, and what only looks like them."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from selon.claims.stems import stems
from selon.ledger import Ledger
from selon.ledger.schema import conflicts
from tests.ledger.articles import NOW, entry

HEAD = "Orvel : la bibliothèque Brunet en débat\n\n"
Dated = tuple[str, str]
CLASHING: dict[str, tuple[str, list[Dated]]] = {
    "a letter that nobody has received": (
        "polarity",
        [
            (
                HEAD + "« Aucune plainte n'est parvenue à la mairie », jure Odile Brunet, la maire d'Orvel.",
                "2031-05-03",
            ),
            (HEAD + "Le registre porte, au 2 mai, la réception d'une plainte par la mairie d'Orvel.", "2031-05-06"),
        ],
    ),
    "somebody never met": (
        "polarity",
        [
            (HEAD + "« Je n'ai jamais rencontré Paul Sarran », affirme la maire d'Orvel, Odile Brunet.", "2031-05-03"),
            (HEAD + "Odile Brunet a rencontré Paul Sarran en mars 2031 à Orvel, raconte un adjoint.", "2031-09-06"),
        ],
    ),
    "refused to do what was done": (
        "outcome",
        [
            (HEAD + "La cour d'Orvel a annulé jeudi la vente de la bibliothèque.", "2031-05-09"),
            (HEAD + "La cour d'Orvel a refusé en mai d'annuler la vente de la bibliothèque.", "2031-09-06"),
        ],
    ),
    "knew and did not": (
        "polarity",
        [
            (
                HEAD
                + "« J'ai appris cette fuite lundi, et pas une heure plus tôt », a dit le maire d'Orvel, Luc Brunet.",
                "2031-05-03",
            ),
            (HEAD + "La mairie d'Orvel était avertie de la fuite depuis le mois de février 2031.", "2031-06-20"),
        ],
    ),
    "denied without a word more": (
        "polarity",
        [
            (
                HEAD + "Selon deux employés, Paul Sarran aurait emporté les clés de la bibliothèque d'Orvel. "
                "Joint hier, Paul Sarran a démenti en bloc.",
                "2031-05-03",
            ),
        ],
    ),
    "with and without an agreement": (
        "outcome",
        [
            (HEAD + "La réunion d'Orvel s'est terminée mardi sur un accord, selon le syndicat.", "2031-05-07"),
            (HEAD + "La réunion du 6 mai à Orvel s'est achevée sans accord, selon la direction.", "2031-09-06"),
        ],
    ),
    "annulled or put off": (
        "outcome",
        [
            (HEAD + "Le préfet a annulé mardi le festival d'Orvel.", "2031-05-07"),
            (HEAD + "Le préfet a reporté mardi le festival d'Orvel.", "2031-05-08"),
        ],
    ),
    "rare or frequent": (
        "characterisation",
        [
            (
                HEAD + "Les parents décrivent des pannes fréquentes à la bibliothèque d'Orvel. "
                "« C'est une panne exceptionnelle », assure Odile Brunet, la maire d'Orvel.",
                "2031-05-03",
            ),
        ],
    ),
    "left or sent away": (
        "characterisation",
        [
            (
                HEAD + "La mairie d'Orvel parle d'un départ volontaire de Paul Sarran. "
                "« Il a été limogé », réplique Odile Brunet, la déléguée du personnel d'Orvel.",
                "2031-05-03",
            ),
        ],
    ),
}
QUIET: dict[str, list[Dated]] = {
    "an event after the denial": [
        (HEAD + "Aucune plainte n'a été déposée contre la mairie d'Orvel.", "2031-05-03"),
        (HEAD + "Une plainte a été déposée le 20 juin contre la mairie d'Orvel.", "2031-06-21"),
    ],
    "a denial of something else": [
        (HEAD + "Selon un employé, Paul Sarran aurait emporté les clés de la bibliothèque d'Orvel.", "2031-05-03"),
        (HEAD + "« Je n'ai jamais vendu la bibliothèque d'Orvel », dit Paul Sarran.", "2031-05-04"),
    ],
    "two opinions on two questions": [
        (HEAD + "Le syndicat d'Orvel soutient la fermeture de la cantine.", "2031-05-03"),
        (HEAD + "La région est opposée à la vente du stade d'Orvel.", "2031-05-04"),
    ],
    "a later decision": [
        (HEAD + "La mairie a suspendu le chantier de la bibliothèque d'Orvel.", "2031-05-03"),
        (HEAD + "La mairie a annulé le chantier de la bibliothèque d'Orvel.", "2031-07-03"),
    ],
    "described alike in another place": [
        (HEAD + "La marche est restée pacifique à Orvel, selon la police.", "2031-05-03"),
        ("Lorne : la marche du port\n\nLa marche a été violente à Lorne, selon la police.", "2031-05-03"),
    ],
}


def found(folder: Path, articles: list[Dated]) -> list[str]:
    """The kinds of the conflicts of some articles of outlets of their own."""
    with Ledger(folder / "l.db", create=True) as ledger:
        entries = [entry(f"a{n}", text, f"Gazette {n}", day) for n, (text, day) in enumerate(articles)]
        ledger.add(entries, stems, NOW)
        return [row["kind"] for row in ledger.rows(select(conflicts))]


@pytest.mark.parametrize("name", CLASHING)
def test_what_cannot_both_be_so_is_found(name: str, tmp_path: Path) -> None:
    """Once, and of that kind."""
    kind, articles = CLASHING[name]
    assert found(tmp_path, articles) == [kind]


@pytest.mark.parametrize("name", QUIET)
def test_what_may_both_be_so_is_left_alone(name: str, tmp_path: Path) -> None:
    """Nothing is found."""
    assert found(tmp_path, QUIET[name]) == []

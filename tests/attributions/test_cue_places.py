"""Where a cue can stand beside a quotation: every inversion and opening that the press uses, in every kind of marks."""

from __future__ import annotations

import pytest

from tests.attributions.test_texts import read

SAID = "Nous ne voulons plus de ce chantier"
MAYOR = "la maire de Tarvey"
INVERTED = [
    "a déclaré la maire de Tarvey",
    "a indiqué mardi la maire de Tarvey",
    "a ainsi expliqué la maire de Tarvey, Jeanne Orlan",
    "nous a confié la maire de Tarvey",
    "s'est emportée la maire de Tarvey",
    "lance, agacée, la maire de Tarvey",
    "a tenu à préciser la maire de Tarvey",
    "avait pour sa part estimé dès lundi la maire de Tarvey",
    "fait remarquer la maire de Tarvey",
    "a lâché la maire de Tarvey devant la presse",
    "a prévenu, mercredi soir, la maire de Tarvey",
    "s'est justifiée la maire de Tarvey sur Radio Lorne",
    "ne cesse de répéter la maire de Tarvey",
    "a cru bon d'ajouter la maire de Tarvey",
]
PRONOUN = [
    "a-t-elle déclaré mardi",
    "s'est-elle défendue",
    "poursuit-elle, avant d'ajouter que le coût a doublé",
    "a-t-elle tenu à préciser",
    "avait-elle alors prévenu",
    "nous a-t-elle confié",
    "n'a-t-elle cessé de répéter",
]
OPENING = [
    "La maire de Tarvey l'assure :",
    "La maire de Tarvey a réagi mardi sur Facebook :",
    "Réaction de la maire de Tarvey :",
    "Et la maire de Tarvey d'ajouter :",
    "La maire de Tarvey a eu ces mots :",
    "Dans une lettre aux habitants, la maire de Tarvey prévient :",
]


def sources_of(text: str, said: str) -> list[str]:
    """Sources of the attributions whose content holds the words."""
    at = text.index(said)
    return [
        " ".join(text[s.start : s.end] for s in found.source)
        for found in read(text).attributions
        if any(s.start <= at and at + len(said) <= s.end for s in found.content)
    ]


@pytest.mark.parametrize("marks", [("« ", " »"), ("“", "”"), ('"', '"')], ids=["guillemets", "curly", "straight"])
@pytest.mark.parametrize("cue", INVERTED)
def test_the_speaker_behind_a_quotation(cue: str, marks: tuple[str, str]) -> None:
    """The subject stands behind the cue, with adverbs, dates and addressees around it."""
    text = f"{marks[0]}{SAID}{marks[1]}, {cue}."
    assert any(source.startswith(MAYOR) for source in sources_of(text, SAID))


@pytest.mark.parametrize("inside", [False, True], ids=["behind", "inside"])
@pytest.mark.parametrize("cue", PRONOUN)
def test_the_pronoun_behind_a_quotation(cue: str, inside: bool) -> None:
    """A clitic subject, also in a cue that stands inside the marks, and with a verb that carries the cue."""
    quoted = f"« {SAID}, {cue}. Il est trop cher. »" if inside else f"« {SAID} », {cue}."
    text = f"La maire de Tarvey est en colère. {quoted}"
    found = sources_of(text, SAID)
    if inside and ("tenu" in cue or "cessé" in cue):
        pytest.xfail("a cue that another verb carries, inside the marks, is not found yet")
    assert "elle" in found


@pytest.mark.parametrize("end", [" ».", ". »"], ids=["outside", "inside"])
@pytest.mark.parametrize("opening", OPENING)
def test_the_speaker_before_a_colon(opening: str, end: str) -> None:
    """The quotation stands behind a colon, whatever the words before it are."""
    text = f"{opening} « {SAID}{end}"
    assert any(source.casefold().endswith("maire de tarvey") for source in sources_of(text, SAID))


@pytest.mark.parametrize("said", ["Le pont sera fermé", "La police a fermé le pont", "L'agent « a été blessé »"])
def test_a_clause_before_a_compound_cue(said: str) -> None:
    """ "..., a-t-elle précisé": the auxiliary before the clitic belongs to the cue's group, not to the content."""
    assert sources_of(f"{said}, a-t-elle précisé.", said) == ["elle"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "La direction du port conteste ces chiffres, « sortis de leur contexte ».",
            "ces chiffres, « sortis de leur contexte »",
        ),
        (
            "Sa présidente a indiqué que le vote se poursuivait et appelé les élus à « attendre le bulletin ».",
            "que le vote se poursuivait",
        ),
    ],
    ids=["a quotation behind a comma goes on", "the speaker's next verb does not"],
)
def test_where_a_content_ends(text: str, content: str) -> None:
    """A quality in quotation marks belongs to what it is said of; a second cue begins a report of its own."""
    assert sources_of(text, content)

"""How much an article makes of what it tells: the main clause before what is said on the side."""

from __future__ import annotations

from functools import cache

import pytest

from selon.claims.prominence import FILE, prominence, weights
from selon.claims.stance import weighed
from selon.intake.files import capture
from selon.pipeline import Facts, Options, read
from selon.records import Reading, State


@cache
def told(text: str) -> dict[State, tuple[float, frozenset[str]]]:
    """Each state of a text with its prominence, and what speaks for or against it."""
    raw = capture(f"Le bac de Norvent\n\nLe quai est gris.\n\n{text}".encode(), address="a", name="a", now=None)
    found = next(iter(read([raw], options=Options(language="fr"))))
    assert isinstance(found, Reading)
    return {
        made.state: (made.prominence, frozenset(name for name, value in evidence.items() if value))
        for made, (_, evidence) in zip(found.positions, weighed(found), strict=True)
    }


def test_a_main_clause_says_more_than_a_relative_one() -> None:
    """What somebody does is told, what he had done is told of him."""
    found = told("La préfète, qui avait interdit le bac de nuit, demande une étude de la digue.")
    assert found[State.REQUEST][0] > found[State.FORBID][0]
    assert "in a relative clause" in found[State.FORBID][1]


@pytest.mark.parametrize(
    ("text", "state", "evidence"),
    [
        ("« Le bac est autorisé par des élus. On rit », dit un passeur.", State.AUTHORISE, "in a quotation"),
        ("Le maire Luc Orsel refuse de vendre le bac.", State.REFUSE, "of a name"),
        ("Plusieurs passeurs demandent une étude.", State.REQUEST, "of somebody"),
        ("Elle demande une étude.", State.REQUEST, "of a pronoun"),
        ("Le maire a interdit le bac lundi 3 mars 2031.", State.FORBID, "dated"),
        ("Le maire a interdit le bac lundi 3 mars 2031.", State.FORBID, "in a main clause"),
        ("Le maire n'autorise plus le bac.", State.FORBID, "denied"),
        ("Le maire a donné son feu vert au bac.", State.AUTHORISE, "by a phrase"),
        ("Le maire a accepté le bac.", State.AUTHORISE, "by a word of many senses"),
        ("La mairie a fermé le bac.", State.ANNOUNCE, "announced by the outlet"),
    ],
)
def test_the_evidence_is_what_stands_there(text: str, state: State, evidence: str) -> None:
    """Each piece by its name."""
    assert evidence in told(text)[state][1]


def test_the_weights_are_a_file_that_speaks_for_itself() -> None:
    """Every line has a weight; a request of a name outweighs what stands in a quotation."""
    assert len(weights()) > 20 and FILE.is_file()
    assert prominence({"is request": 1.0, "of a name": 1.0}) > 0.5 > prominence({"in a quotation": 1.0, "first": 1.0})


def test_what_began_in_the_days_before_is_new() -> None:
    """A decision of the year before is not."""
    text = "Le bac\n\nLe maire a interdit le bac le 3 mars 2031. La région avait interdit les vélos le 4 mai 2029."
    raw = capture(
        text.encode(),
        address="a",
        name="a",
        now=None,
    )
    found = next(iter(read([raw], every=Facts(published="2031-03-05"), options=Options(language="fr"))))
    assert isinstance(found, Reading)
    assert [evidence["just now"] for _, evidence in weighed(found)] == [1.0, 0.0]

"""Who is told to decide where the parse, a pronoun or a role would mislead, on invented sentences."""

from __future__ import annotations

import pytest

from selon.intake.files import capture
from selon.pipeline import Facts, Options, read
from selon.records import Position, Reading

ACTORS = {
    "a subject hung on an auxiliary": ("Le ministre a, lui, fermé la porte à la vente du moulin.", "ministre"),
    "an aside behind the subject": (
        "La fleuriste rit. Le département, compétent pour les cars, refuse de modifier les horaires.",
        "département",
    ),
    "a pronoun taken for one without a meaning": (
        "L'inspecteur Luc Orsel a lu le plan. Il ne s'opposera pas à la vente du moulin.",
        "Luc Orsel",
    ),
    "a noun that bears a name": (
        "Le groupement Auvel Rail réclame deux ans de sursis.",
        "Auvel Rail",
    ),
    "nobody is no somebody": (
        "Paul Serra est venu. Personne n'a ri. « Je n'ai jamais signé ce bail », a-t-il affirmé.",
        "Paul Serra",
    ),
}


def positions(text: str) -> tuple[Position, ...]:
    """The positions of an article."""
    raw = capture(f"Le moulin de Norvent\n\n{text}".encode(), address="a", name="a", now=None)
    found = next(iter(read([raw], every=Facts(published="2031-09-17"), options=Options(language="fr"))))
    assert isinstance(found, Reading)
    return found.positions


@pytest.mark.parametrize("name", ACTORS)
def test_who_decides(name: str) -> None:
    """Each is found by its own rule."""
    text, actor = ACTORS[name]
    assert actor in [found.actor for found in positions(text)]


def test_a_role_is_of_something() -> None:
    """The minister of health is not the minister of energy who is named, and "la ministre" is not a man."""
    text = "Paul Serra, ministre de l'Énergie, est arrivé. Le ministre de la Santé refuse la vente du moulin."
    assert [found.actor for found in positions(text)] == ["ministre de la Santé"]


def test_what_a_relative_clause_is_about() -> None:
    """The pronoun "que" stands for it, whatever the parse took it for."""
    (found,) = positions("Le syndicat attend une vente du moulin, que la Ligue a toujours refusée.")
    assert (found.actor, found.state.value, found.issue) == ("Ligue", "refuse", "vente du moulin")


def test_a_day_from_which_on_is_no_infinitive() -> None:
    """ "Interdira à partir de lundi la circulation"."""
    (found,) = positions("Le département interdira à partir de lundi la circulation des camions.")
    assert found.issue == "circulation des camions"

"""Names and units in comparable form."""

import pytest

from evaluation.names import name_words, names_match, unit


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Odile Ferrand", "la maire Odile Ferrand"),
        ("Ferrand", "Odile Ferrand"),
        ("Agence des ponts (AGP)", "AGP"),
        ("l'Écho du Val", "ECHO du val"),
    ],
)
def test_forms_of_one_name_match(a: str, b: str) -> None:
    """Case, accents, titles, articles and an acronym in brackets make no other name."""
    assert names_match(a, b) and names_match(b, a)


@pytest.mark.parametrize(("a", "b"), [("Odile Ferrand", "Odile Morel"), ("Val SA", "SA"), (None, "Val"), (None, None)])
def test_other_names_do_not_match(a: str | None, b: str | None) -> None:
    """A first name, a short word, or no name is not enough."""
    assert not names_match(a, b)


def test_a_name_without_words_is_empty() -> None:
    """Articles alone name nobody."""
    assert name_words("la (rien)") == ()


@pytest.mark.parametrize(("a", "b"), [("kilomètres", "km"), ("euros", "EUR"), ("pour cent", "%"), ("wagons", "wagon")])
def test_spellings_of_a_unit_are_one(a: str, b: str) -> None:
    """Plural, accents and the usual abbreviations make no other unit."""
    assert unit(a) == unit(b)


def test_other_units_differ() -> None:
    """Three letters keep their s: a bus is not a bu."""
    assert unit("bus") != unit("bu")
    assert unit("wagon") != unit(None)

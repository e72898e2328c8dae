"""Who and what an article names, under one name each, with the reason for every other name."""

from __future__ import annotations

import pytest

from selon import pipeline
from selon.intake.files import capture
from selon.records import Entity, EntityKind


def named(text: str) -> dict[str, Entity]:
    """The entities of a text by name."""
    raw = capture(text.encode(), address="t", name="t", now=None)
    reading = next(iter(pipeline.read([raw], options=pipeline.Options(language="fr"))))
    assert not isinstance(reading, Exception)
    for entity in reading.entities:
        for span in entity.mentions:
            assert reading.document.text[span.start : span.end].strip()
    return {entity.name: entity for entity in reading.entities}


def aliases(entity: Entity) -> dict[str, str]:
    """The other names with their reasons."""
    return {alias.name: alias.why for alias in entity.aliases}


def test_a_person_is_one_under_the_last_name() -> None:
    """ "Hélène Darrigand" and "Darrigand" are one, "Malo Ferrandier" is another."""
    found = named(
        "Hélène Darrigand a rencontré Malo Ferrandier. Le pont, dit Hélène Darrigand, tient. Darrigand a signé."
    )
    person = found["Hélène Darrigand"]
    assert person.kind is EntityKind.PERSON
    assert aliases(person).get("Darrigand") == "last name"
    assert "Malo Ferrandier" in found


def test_two_people_of_one_last_name_are_kept_apart() -> None:
    """Nothing says which of the two a bare last name means."""
    found = named("Paul Lavigne a écrit à Claire Lavigne. Claire Lavigne a répondu à Paul Lavigne.")
    assert {"Paul Lavigne", "Claire Lavigne"} <= found.keys()
    assert not found["Paul Lavigne"].aliases and not found["Claire Lavigne"].aliases


def test_an_acronym_in_brackets_joins_its_full_name() -> None:
    """Wherever the acronym stands, the full name is meant."""
    text = "La Fédération des bateliers (FDB) proteste. La FDB a saisi le tribunal de Morlac."
    found = named(text)
    assert aliases(found["Fédération des bateliers"]) == {"FDB": "acronym in brackets"}
    assert len(found["Fédération des bateliers"].mentions) == 3


def test_an_alias_of_the_gazetteer_shows_its_line() -> None:
    """The line of data stands beside the alias."""
    text = "L'Organisation mondiale de la santé a écrit à l'OMS de Morlac. L'OMS a répondu."
    organisation = named(text)["Organisation mondiale de la santé"]
    assert organisation.kind is EntityKind.ORGANISATION
    assert aliases(organisation)["OMS"].startswith("fr/organisations.tsv:")


@pytest.mark.parametrize(
    ("text", "name"), [("Selon Reuters, le pont tient.", "Reuters"), ("D'après Le Monde, il pleut.", "Le Monde")]
)
def test_an_outlet_is_one_by_the_gazetteer(text: str, name: str) -> None:
    """The gazetteer goes before the label."""
    assert named(text)[name].kind is EntityKind.OUTLET


def test_a_capital_stays_a_place_and_says_whom_it_stands_for() -> None:
    """The kind is what the name refers to; the reading as a government is beside it, with its line."""
    place = named("Moscou demande un délai. Le train de Moscou est parti.")["Moscou"]
    assert place.kind is EntityKind.PLACE
    assert place.stands_for is not None and place.stands_for.endswith(")") and "fr/metonyms.tsv:" in place.stands_for


def test_a_text_without_names_has_no_entities() -> None:
    """Nothing is invented."""
    assert named("Le pont est fermé depuis lundi, il pleut et le bac ne passe plus.") == {}

"""News items in JSON become documents with their dates, byline, outlet and sources."""

from __future__ import annotations

import json
from typing import Any

import pytest

from selon.documents import document
from selon.errors import InputError, NoArticle
from selon.intake import files
from selon.records import Document, Role

BODY = (
    "<p>Le bac reprendra mardi, a annoncé lundi la maire de Valbrune, Odile Ferrand.</p><p>« Enfin », a-t-elle dit.</p>"
)
ITEM: dict[str, Any] = {
    "standard": {"name": "ninjs", "version": "3.1"},
    "uri": "https://agence.example/texte/17",
    "type": "text",
    "pubStatus": "usable",
    "language": "fr-FR",
    "located": "Valbrune",
    "firstCreated": "2031-05-20T08:00:00+02:00",
    "versionCreated": "2031-05-20T10:30:00+02:00",
    "by": "Jeanne Corvel",
    "headlines": [{"role": "short", "value": "Bac"}, {"role": "main", "value": "Le bac <b>reprendra</b> mardi"}],
    "infoSources": [{"name": "Agence du Littoral", "role": "originator"}, {"name": "Radio Valbrune"}],
    "copyrightHolder": "Agence du Littoral",
    "bodies": [{"role": "main", "contentType": "text/html", "value": BODY}],
}


def read(**changed: object) -> Document:
    """The document of the item with other properties."""
    item = {name: value for name, value in {**ITEM, **changed}.items() if value is not None}
    data = json.dumps(item).encode()
    return document(files.capture(data, address="a.json", name="a", media_type=files.NINJS))


def said(found: Document, role: Role) -> list[str]:
    """The paragraphs of a role."""
    return [found.text[slice(*p.span)] for p in found.paragraphs if p.role is role]


def test_an_item_is_a_document() -> None:
    """With what its properties say, each from its own place."""
    found = read()
    assert said(found, Role.HEADLINE) == ["Le bac reprendra mardi"]
    assert said(found, Role.BYLINE) == ["Jeanne Corvel"] and len(said(found, Role.BODY)) == 2
    assert found.stated_published.value == "2031-05-20T08:00:00+02:00"
    assert found.stated_published.origin == "ninjs firstcreated"
    assert found.stated_updated.value == "2031-05-20T10:30:00+02:00"
    assert (found.outlet, found.outlet_origin) == ("Agence du Littoral", "ninjs")
    assert found.credits == ("Agence du Littoral", "Radio Valbrune")
    assert found.authors == ("Jeanne Corvel",)


def test_plain_text_and_the_names_of_old() -> None:
    """Version 1 had other properties."""
    found = read(
        bodies=None,
        headlines=None,
        firstCreated=None,
        versionCreated=None,
        versioncreated="2031-05-20T10:30:00Z",
        headline="Le bac reprendra",
        body_text="Le bac reprendra mardi, selon la maire.\n\nLa compagnie confirme la date.",
    )
    assert len(said(found, Role.BODY)) == 2 and found.stated_published.value == "2031-05-20T10:30:00Z"
    assert found.stated_updated.value is None


def test_of_several_bodies_the_main_one_is_read() -> None:
    """In HTML where it has that."""
    plain = {"role": "main", "contentType": "text/plain", "value": "Le bac reprendra."}
    short = {"role": "caption", "contentType": "text/plain", "value": "Le bac."}
    found = read(bodies=[short, plain, *ITEM["bodies"]])
    assert "Odile Ferrand" in found.text and "Le bac.\n" not in found.text


@pytest.mark.parametrize(
    ("changed", "fact"),
    [
        ({"bodies": []}, "no body"),
        ({"bodies": [{"value": "  "}]}, "no body"),
        ({"bodies": "text"}, "no body"),
        ({"pubStatus": "canceled"}, "withdrawn"),
    ],
)
def test_an_item_without_text_is_refused(changed: dict[str, object], fact: str) -> None:
    """Or one that its provider has taken back."""
    with pytest.raises(NoArticle, match=fact):
        read(**changed)


@pytest.mark.parametrize("odd", [17, [], {}, None, "\ud800", [None], {"name": 3}])
@pytest.mark.parametrize("name", ["headlines", "by", "infoSources", "located", "versionCreated", "bodies", "language"])
def test_odd_properties_do_no_harm(name: str, odd: object) -> None:
    """Of another type than they should have."""
    try:
        assert read(**{name: odd}).text
    except InputError as error:
        assert error.fact

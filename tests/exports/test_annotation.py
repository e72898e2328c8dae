"""The annotation JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from selon.exports import Look
from selon.exports.annotation import annotation, dumps, render
from selon.records import Role, Span, Stamp
from tests.exports import invented

KEYS = ["doc", "lang", "published", "outlet", "attributions", "gaps", "timexes", "quantities", "entities", "positions"]
FIELDS = (
    "id source cue content type source_name source_kind parent chain hedged negated speech_act commitment basis "
    "chain_links role rule"
).split()


def with_first(**changes):
    """The annotation of the invented reading with its first attribution changed."""
    first, *rest = invented.attributions()
    return annotation(invented.reading(attributions=(replace(first, **changes), *rest)))


def test_has_every_field_in_the_order_of_the_format():
    """The keys of the document and of an attribution."""
    found = annotation(invented.reading())
    assert list(found) == KEYS
    assert all(list(item) == FIELDS for item in found["attributions"])


def test_layers_without_anything_are_empty_lists():
    """A reader of the format finds them and finds nothing in them."""
    found = annotation(invented.reading())
    assert [found[key] for key in KEYS[6:]] == [[], [], [], []]


def test_times_numbers_and_names_have_their_values():
    """Bounds that are whole numbers are written as such; an open one is null; an alias has its reason."""
    found = annotation(invented.reading(**invented.layers()))
    (time,), (number,), (name,) = found["timexes"], found["quantities"], found["entities"]
    assert (time["type"], time["value"], time["edtf"]) == ("DATE", "2031-SU", "2031-22")
    assert (number["min"], number["max"], number["unit"], number["approx"]) == (2, None, "responsable", False)
    assert name["aliases"] == [{"name": "Kerbastard", "why": "last name"}]
    (start, end) = time["span"]
    assert invented.TEXT[start:end] == "l'été"


def test_every_span_quotes_the_text():
    """The words of cue and content are found again at their offsets."""
    third = annotation(invented.reading())["attributions"][2]
    (start, end) = third["cue"][0]
    assert invented.TEXT[start:end] == "affirment"


def test_commitment_and_links_are_named():
    """Each source of the chain with its value and the words that show it."""
    third = annotation(invented.reading())["attributions"][2]
    assert third["commitment"] == [{"source": "deux responsables du port", "value": "PS+"}]
    assert third["chain_links"][0] == {"name": "La Vigie", "kind": "outlet", "span": None}
    assert third["chain_links"][1]["span"] == list(invented.span("Le Phare d'Armance"))


def test_a_document_without_date_and_outlet_has_nulls():
    """Neither is made up."""
    found = annotation(invented.reading(document=invented.document(outlet=None, stated_published=Stamp())))
    assert (found["published"], found["outlet"]) == (None, None)


def test_spans_are_trimmed_sorted_and_apart():
    """What a grammar left untidy is tidied: blanks at the ends, order, overlap, empty spans."""
    at = invented.span("Le bac de Tréguennec serait vendu").start
    untidy = (Span(at + 7, at + 20), Span(at, at + 3), Span(at + 10, at + 15), Span(at + 6, at + 7))
    assert with_first(content=untidy)["attributions"][0]["content"] == [[at, at + 2], [at + 7, at + 20]]


@pytest.mark.parametrize(
    ("role", "exported"),
    [(Role.SUBHEADING, "body"), (Role.BYLINE, "body"), (Role.BOILERPLATE, "body"), (Role.CAPTION, "caption")],
)
def test_a_role_outside_the_format_is_body(role, exported):
    """The format knows five places."""
    assert with_first(role=role)["attributions"][0]["role"] == exported


def test_text_is_json_that_compares_line_by_line():
    """One line per attribution and per gap, letters as themselves, a line break at the end."""
    text = dumps(invented.reading())
    assert json.loads(text) == annotation(invented.reading())
    assert "Kerbastard" in text and "é" in text and text.endswith("}\n")
    assert sum(line.startswith('  {"id"') for line in text.splitlines()) == 5


def test_an_article_without_attributions_is_json():
    """Empty lists, not missing keys."""
    assert json.loads(dumps(invented.reading(attributions=(), gaps=())))["attributions"] == []


def test_one_line_holds_the_same_object():
    """The form of `selon read --format json`."""
    line = render(invented.reading(), Look())
    assert line.count("\n") == 1
    assert json.loads(line) == json.loads(dumps(invented.reading()))


def test_a_name_that_is_no_unicode_can_still_be_written():
    """A file name in another encoding leaves as an escape."""
    text = dumps(invented.reading(document=invented.document(name="caf\udce9")))
    assert json.loads(text.encode("utf-8"))["doc"] == "caf\udce9"

"""The table of formats."""

from __future__ import annotations

import pytest

from selon.exports import FORMATS, Look, export
from tests.exports import invented


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_renders_an_ordinary_reading(name):
    """Text that ends with a line break, the same each time."""
    out = export(name)
    text = out.render(invented.reading(), Look())
    assert text.endswith("\n") and "Kerbastard" in text
    assert text == out.render(invented.reading(), Look())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_renders_an_empty_reading(name):
    """An article without attributions, gaps, outlet or date is still an article."""
    bare = invented.document(outlet=None, outlet_origin="none", text="", paragraphs=())
    assert export(name).render(invented.reading(document=bare, attributions=(), gaps=()), Look()).strip()


def test_a_format_that_is_not_in_the_table_is_a_key_error():
    """The command line offers only those that are."""
    with pytest.raises(KeyError):
        export("sgml")

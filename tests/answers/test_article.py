"""An article as a whole: text, parts, dates with their origin, claims, states, gaps, and all its texts."""

from __future__ import annotations

from typing import Any

import pytest

from selon.answers.article import article
from selon.answers.times import Times
from selon.errors import NotFound
from selon.ledger import Ledger


def data(port: Ledger, word: str, **times: str) -> dict[str, Any]:
    """The object of the answer."""
    return dict(article(port, word, Times(**times)).data)


def test_every_part_is_in_the_text(port: Ledger) -> None:
    """Paragraphs, claims and gaps quote it to the letter."""
    found = data(port, "septembre")
    text = found["text"]
    assert [one["role"] for one in found["paragraphs"]] and found["claims"]
    assert "\n".join(text[slice(*one["span"])] for one in found["paragraphs"]).split() == text.split()
    for one in found["claims"]:
        assert text[slice(*one["span"])] == one["quote"]


def test_four_dates_have_their_origin(port: Ledger) -> None:
    """A date that nobody gives is none."""
    stamps = {one["name"]: (one["value"], one["origin"]) for one in data(port, "mars")["stamps"]}
    assert list(stamps) == ["stated_published", "stated_updated", "first_seen", "last_checked"]
    assert stamps["stated_published"][0] == "2031-03-12"
    assert stamps["stated_updated"] == (None, "none")


def test_the_day_of_the_question_hides_nothing_of_an_article(port: Ledger) -> None:
    """It is shown whole; only what the ledger did not know yet is not there."""
    assert data(port, "octobre", as_of="2031-03")["claims"] == data(port, "octobre")["claims"]
    with pytest.raises(NotFound):
        data(port, "octobre", known_by="2001-01-01")


def test_an_article_that_was_taken_back_is_not_shown(port: Ledger) -> None:
    """But it is, as the ledger was before."""
    id = data(port, "mars")["id"]
    port.note("withdraw", id, "2032-01-01T00:00:00.000000Z", why="wrong file")
    with pytest.raises(NotFound):
        data(port, id[:16])
    assert data(port, id[:16], known_by="2031-12-31")["id"] == id


def test_what_was_erased_has_no_text(port: Ledger) -> None:
    """Neither text nor byline, and it counts in no answer."""
    id = data(port, "mars")["id"]
    port.erase(id, "2032-01-01T00:00:00.000000Z", "asked for")
    with pytest.raises(NotFound):
        data(port, id)

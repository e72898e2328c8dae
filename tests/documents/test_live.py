"""Live blogs keep the time of each entry."""

from __future__ import annotations

import pytest

from selon.records import Document
from tests.documents.pages import outline, read

LIVE = (
    '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "x", '
    '"datePublished": "2031-05-20T08:00:00+02:00", "dateModified": "%s"}</script>'
)
LINES = "<p>La crue atteint le quai nord, selon la mairie du val.</p><p>Deux rues sont fermées, dit la préfète.</p>"


def page(entries: str, record: str = LIVE % "2031-05-20T19:00:00+02:00", name: str = "feed") -> Document:
    """A live blog with these entries."""
    top = "<h1>En direct : la crue de Valmont</h1><p>Suivez la journée.</p>"
    body = f"<main>{top}<div class='{name}'>{entries}</div></main>"
    return read(f"<html lang='fr'><head>{record}</head><body>{body}</body></html>", media_type="text/html")


def timed(form: str) -> str:
    """Four entries, each headed by its time in some markup."""
    return "".join(form.format(hour=18 - n, lines=LINES) for n in range(4))


@pytest.mark.parametrize(
    ("form", "origin"),
    [
        ("<article><time datetime='2031-05-20T{hour}:05:00+02:00'>{hour}h05</time>{lines}</article>", "time element"),
        ("<li><span>{hour}:05</span><div>{lines}</div></li>", "time of day"),
        ("<div><h3>{hour}h05</h3>{lines}</div>", "time of day"),
    ],
)
def test_each_entry_has_its_time(form: str, origin: str) -> None:
    """By its <time>, or by its time of day and the day on which the page was published and changed."""
    found = page(timed(form))
    values = [(entry.stamp.value or "")[:16] for entry in found.entries]
    assert values == [f"2031-05-20T{hour}:05" for hour in (18, 17, 16, 15)]
    assert {entry.stamp.origin for entry in found.entries} == {origin}
    for entry in found.entries:
        words = found.text[slice(*entry.span)]
        assert words.count("quai nord") == 1 and words.endswith("dit la préfète.")


def test_a_time_of_day_over_two_days_is_not_guessed() -> None:
    """A page that was changed the day after does not say of which day 18h05 is."""
    found = page(timed("<div><h3>{hour}h05</h3>{lines}</div>"), LIVE % "2031-05-21T07:00:00+02:00")
    assert [entry.stamp.value for entry in found.entries] == [None] * 4
    assert all(entry.stamp.span for entry in found.entries)


def test_a_live_blog_is_known_by_its_class_names_too() -> None:
    """Without a record, entries in an element that is called live."""
    form = "<section><time datetime='2031-05-20T{hour}:05:00+02:00'>{hour}h05</time>{lines}</section>"
    assert len(page(timed(form), "", "live__feed").entries) == 4
    assert not page(timed(form), "", "feed").entries


def test_the_entries_do_not_date_the_page() -> None:
    """A page without a record has no date of its own, though its entries have."""
    form = "<article><time datetime='2031-05-20T{hour}:05:00+02:00'>{hour}h05</time>{lines}</article>"
    assert page(timed(form), "", "live").stated_published.value is None


def test_times_of_day_are_no_text() -> None:
    """The line that holds nothing but the time of its entry is furniture."""
    roles = dict((words, role) for role, words in outline(page(timed("<div><h3>{hour}h05</h3>{lines}</div>"))))
    assert roles["18h05"] == "boilerplate"

"""Every line of page.tsv and calendar.tsv does what its example shows."""

from __future__ import annotations

from datetime import date

import pytest

from selon import languages
from selon.documents.dates import first_date
from selon.documents.furniture import furniture

PAGE = languages.table("fr", "page")
KINDS = (
    "boilerplate comments policy related teaser published updated byline credit correction agency with join job "
    "paywall outlet verb back"
).split()


@pytest.mark.parametrize("row", PAGE, ids=lambda row: f"{row['line']}-{row['kind']}")
def test_every_line_of_furniture_fits_its_example(row: dict[str, str]) -> None:
    """The phrase is found in the example, at the place that the column `how` says."""
    page, kind, example = furniture("fr"), row["kind"], row["example"]
    found = {
        "line": page.is_whole(kind, example),
        "start": page.opens(kind, example) is not None,
        "part": page.within(kind, example) is not None,
        "word": page.within(kind, example) is not None,
    }
    assert kind in KINDS
    assert found[row["how"]]


@pytest.mark.parametrize("row", languages.table("fr", "calendar"), ids=lambda row: f"{row['line']}-{row['words']}")
def test_every_line_of_the_calendar_fits_its_example(row: dict[str, str]) -> None:
    """Each example holds a date whose month or weekday is the number of the line."""
    found = first_date(row["example"], "fr")
    assert found is not None
    day = date.fromisoformat(found.value)
    assert {"month": day.month, "weekday": day.isoweekday(), "ordinal": day.day}[row["kind"]] == int(row["number"])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Publié le 3/4/2031 à 14h05", "2031-04-03T14:05"),
        ("le 1er mai 2031", "2031-05-01"),
        ("le 1 er mai 2031", "2031-05-01"),
        ("mardi 6 mai 2031, 9 h 30", "2031-05-06T09:30"),
        ("21.05.31", "2031-05-21"),
        ("2031-05-20T08:00:00+02:00", "2031-05-20T08:00:00+02:00"),
        ("le 30 février 2031, puis le 2 mars 2031", "2031-03-02"),
    ],
)
def test_dates_are_read_as_bylines_write_them(text: str, value: str) -> None:
    """Digits, names of months, times and zones; a day that does not exist is passed over."""
    found = first_date(text, "fr")
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "text", ["le 20 mai à 14 h", "Publié le - Mis à jour le", "en mai 2031", "99/99/2031", "v1.2.3.4"]
)
def test_what_is_no_full_date_gives_none(text: str) -> None:
    """A date without its year is not completed by guessing."""
    assert first_date(text, "fr") is None


def test_a_language_without_a_table_of_its_own_uses_the_french_one() -> None:
    """A text in another language still has its menus recognised, before it is refused."""
    assert furniture("pt").is_whole("boilerplate", "Accueil")

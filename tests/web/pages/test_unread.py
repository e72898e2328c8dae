"""An article in a language that is not read has its pages all the same: found by its words, shown with its gap."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.web.pages.conftest import app_over, filled

GERMAN = """Die Brücke von Talheim bleibt geschlossen

Die Bürgermeisterin Odile Ferrand hat am Montag erklärt, dass die Brücke bis zum Herbst geschlossen bleibt. „Die
Arbeiten sind nicht fertig“, sagte sie vor dem Rat der Stadt, der seit dem Winter auf einen Bericht wartet.
"""


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The pages over a ledger that has nothing else."""
    folder: Path = tmp_path_factory.mktemp("presse")
    (folder / "bruecke.txt").write_text(GERMAN, encoding="utf-8")
    app = app_over(filled(tmp_path_factory.mktemp("ledger") / "l.db", folder))
    yield TestClient(app)
    app.state.desk.close()


@pytest.mark.parametrize(("tongue", "title"), [("en", "Articles in languages"), ("fr", "Articles dans des langues")])
def test_a_search_finds_it(german: TestClient, tongue: str, title: str) -> None:
    """Under a title of its own, in its language."""
    page = german.get("/search", params={"q": "Herbst"}, headers={"Accept-Language": tongue}).text
    assert title in page and '<span lang="de">Die Brücke von Talheim bleibt geschlossen</span>' in page


def test_its_page_and_the_page_of_gaps_say_why_nothing_was_read(german: TestClient) -> None:
    """The text stands there."""
    page = german.get("/article/bruecke", headers={"Accept-Language": "en"})
    assert page.status_code == 200 and "Arbeiten sind nicht fertig" in page.text
    gaps = german.get("/gaps", headers={"Accept-Language": "en"})
    assert gaps.status_code == 200 and "a language that is not read" in gaps.text


def test_the_other_pages_stand(german: TestClient) -> None:
    """With nothing to tell."""
    for path in ("/", "/issues", "/conflicts", "/claims", "/search?q=Brücke", "/methods"):
        assert german.get(path).status_code == 200, path

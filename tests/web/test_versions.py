"""What changed between versions, over HTTP: as `selon diff` and `selon revisions` say, by the process that reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from selon.cli import main
from selon.ledger import Ledger
from selon.web.app import create_app
from selon.web.pages.revisions import _parts
from selon.web.settings import Settings
from tests.web.conftest import HOME, NOW

FIRST = """Le bac d'Orvel repart

La Vigie d'Orvel, le 3 mars 2031

Quatre bacs auraient été retenus au port, selon la préfète Odile Fervac.

Le quai est calme ce matin, et les pêcheurs attendent la marée.
"""
SECOND = FIRST.replace("Quatre bacs auraient été", "Six bacs ont été").replace("calme", "tranquille")


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with two versions of one article, of which the later one changed a number and dropped a reserve."""
    folder = tmp_path_factory.mktemp("versions")
    article, path = folder / "bac.txt", folder / "l.db"
    for text in (FIRST, SECOND):
        article.write_text(text, encoding="utf-8")
        done = CliRunner().invoke(main, ["--ledger", str(path), "add", str(article), "--outlet", "La Vigie d'Orvel"])
        assert done.exit_code == 0, done.output
    return path


@pytest.fixture(scope="module")
def asked(versions: Path) -> Iterator[TestClient]:
    """A client of the app over it."""
    with TestClient(create_app(versions, Settings(rate=0, seconds=30, page=30)), base_url=HOME) as made:
        yield made


def told(path: Path, *words: str) -> object:
    """The JSON of a command."""
    done = CliRunner().invoke(main, ["--ledger", str(path), *words, "--format", "json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_the_json_is_that_of_the_commands(asked, versions):
    """Both of them; asked again, nothing is read anew."""
    history = asked.get("/api/revisions?article=bac")
    assert history.status_code == 200 and history.json() == told(versions, "revisions", "bac")
    assert [one["kind"] for one in history.json()["revisions"][0]["changes"]] == ["number", "hedge_dropped"]
    two = asked.get("/api/diff", params={"before": "bac@1", "after": "bac@2"})
    assert two.status_code == 200 and two.json() == told(versions, "diff", "bac@1", "bac@2")
    again = asked.get("/api/diff?before=bac@1&after=bac@2", headers={"If-None-Match": two.headers["etag"]})
    assert again.status_code in (200, 304)
    assert asked.get("/api/diff?before=bac@1&after=bac@2&format=csv").text.startswith("change,before,after,source")


def told_id(client: TestClient) -> str:
    """The id of the later version."""
    return str(client.get("/api/revisions?article=bac").json()["versions"][1]["document"])


@pytest.mark.parametrize("address", ["/api/revisions?article=nessuno", "/api/diff?before=bac@1&after=bac@7"])
def test_what_is_not_there_is_said(asked, address):
    """Before anything is read."""
    assert asked.get(address).status_code == 404


def test_the_page_shows_both_quotations(asked):
    """With the words that differ marked, what kind of change it is, and that nobody said so."""
    page = asked.get("/revisions/bac", headers={"Accept-Language": "fr"})
    assert page.status_code == 200 and "as-of=" in str(page.url)
    for words in (
        "<mark>Quatre bacs</mark>",
        "<mark>Six bacs</mark>",
        "réserve levée",
        "sans le dire",
        "2</b> versions",
    ):
        assert words in page.text
    later = told_id(asked)
    assert f"/revisions/{later[:16]}" in asked.get(f"/article/{later}").text
    assert asked.get("/revisions/nessuno").status_code == 404


def test_a_page_of_an_earlier_day_knows_the_earlier_version_only(asked, versions):
    """The permalink shows tomorrow what it shows today."""
    with Ledger(versions) as ledger:
        recorded = [one["recorded"] for one in told(versions, "revisions", "bac")["versions"]]
        assert ledger.stats()["documents"] == 2
    page = asked.get("/revisions/bac", params={"as-of": "2039-01-01", "known-by": recorded[0]})
    assert page.status_code == 200 and "Six bacs" not in page.text


def test_an_erased_version_is_told_no_more(versions, tmp_path):
    """Not even from what was compared before it was erased."""
    with Ledger(versions) as ledger:
        ledger.backup(tmp_path / "own.db")
    with TestClient(create_app(tmp_path / "own.db", Settings(rate=0)), base_url=HOME) as client:
        before = client.get("/api/diff?before=bac@1&after=bac@2")
        first, second = (one["document"] for one in told(versions, "revisions", "bac")["versions"])
        with Ledger(tmp_path / "own.db") as ledger:
            ledger.erase(first, NOW, "asked for")
        after = client.get("/api/diff", params={"before": first, "after": second})
        history = client.get("/api/revisions", params={"article": second})
    assert before.status_code == 200 and after.status_code == 404
    assert "Quatre" not in history.text and history.json()["revisions"] == []


def test_words_that_differ_are_cut_out_of_their_quotation():
    """What stands before and behind them stays, and nothing is lost."""
    side = {"quote": "Six bacs ont tenu", "span": [10, 27], "words": {"span": [10, 18], "quote": "Six bacs"}}
    parts = _parts(side)
    assert (parts["head"], parts["words"], parts["tail"]) == ("", "Six bacs", " ont tenu")
    whole = _parts({**side, "words": {"span": None, "quote": None}})
    assert whole["head"] + whole["words"] + whole["tail"] == "Six bacs ont tenu" and _parts(None) is None

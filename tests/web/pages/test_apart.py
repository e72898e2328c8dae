"""What could not be read stands on its page with its reason; an address at which there is nothing says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from selon.cli import main
from selon.web.app import create_app
from selon.web.settings import Settings

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": "en"}
DEEP = "<html><body>" + "<div>" * 400 + "<script>alert(1)</script><p>Le maire a fermé le pont.</p>"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A ledger with one article, filled by `selon add`."""
    add(tmp_path / "own.db", tmp_path, "plain.txt", "Le pont ferme\n\nLe pont ferme lundi, a annoncé le maire.\n")
    return tmp_path / "own.db"


@pytest.fixture
def client(own: Path) -> Iterator[TestClient]:
    """A client of the whole app over it."""
    with TestClient(create_app(own, Settings(rate=0)), base_url="http://localhost") as made:
        yield made


def add(ledger: Path, folder: Path, name: str, text: str) -> None:
    """Add a file by `selon add`, whatever comes of it."""
    (folder / name).write_text(text, encoding="utf-8")
    CliRunner().invoke(main, ["--ledger", str(ledger), "add", str(folder / name)])


def test_a_page_that_could_not_be_read_is_listed(own: Path, client: TestClient, tmp_path: Path) -> None:
    """At once, though the page of gaps was looked at before; reason, fact and remedy beside it, as text."""
    assert "None." in client.get("/gaps", headers=BROWSER).text.partition("Set apart")[2]
    add(own, tmp_path, "<img src=x>.html", DEEP)
    english = client.get("/gaps", headers=BROWSER).text.partition("Set apart")[2]
    assert "&lt;img src=x&gt;.html" in english and "<img" not in english
    assert "its tags are nested too deeply" in english and "plain text" in english
    french = client.get("/gaps", headers={"Accept-Language": "fr"}).text.partition("Mis à part")[2]
    assert "ses balises sont trop imbriquées" in french


def test_an_older_version_of_the_ledger_lists_what_it_had(own: Path, client: TestClient, tmp_path: Path) -> None:
    """A permalink made before shows the same."""
    before = str(client.get("/gaps").url)
    add(own, tmp_path, "deep.html", DEEP)
    assert "deep.html" in client.get("/gaps").text and "deep.html" not in client.get(before).text


@pytest.mark.parametrize("address", ["/nothing-here", "/issues/2", "/<script>alert(1)</script>"])
def test_an_unknown_address_is_a_page_in_a_browser(client: TestClient, address: str) -> None:
    """In the language of the reader, with ways on; programs have a problem."""
    page = client.get(address, headers=BROWSER)
    assert page.status_code == 404 and page.headers["content-type"] == "text/html; charset=utf-8"
    assert "There is nothing at this address." in page.text and 'href="/issues?' in page.text
    assert "<script>alert" not in page.text and "default-src 'none'" in page.headers["content-security-policy"]
    assert "Il n’y a rien à cette adresse." in client.get(address, headers={**BROWSER, "Accept-Language": "fr"}).text
    told = client.get(address)
    assert told.status_code == 404 and told.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("address", ["/api/nothing-here", "/feeds/nothing.atom", "/static/nothing.js"])
def test_where_programs_ask_it_stays_a_problem(client: TestClient, address: str) -> None:
    """Also when a browser asks."""
    assert client.get(address, headers=BROWSER).headers["content-type"] == "application/problem+json"

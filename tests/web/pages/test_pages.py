"""Every page opens, says as of when it is, holds nothing that runs, and is read without a script."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from tests.web.pages.conftest import SCRIPT

QUESTIONS = ("/", "/issues", "/conflicts", "/dossiers", "/search?q=train", "/claims", "/gaps", "/methods", "/marks")
OUTSIDE = re.compile(r"^(?:[a-z]+:)?//", re.IGNORECASE)
ADDRESSED = ("href", "src", "action", "formaction", "poster", "data", "srcset", "xlink:href")


class Read(HTMLParser):
    """What a page is made of: its elements with their attributes, its links, its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Note its text."""
        self.text += data

    @property
    def links(self) -> list[str]:
        """The addresses of its links."""
        return [found["href"] for tag, found in self.elements if tag == "a" and "href" in found]


def linked(client: TestClient) -> dict[str, str]:
    """One address of every kind to which the first pages lead, by its first part."""
    found: dict[str, str] = {}
    for start in QUESTIONS:
        for link in Read(client.get(start).text).links:
            part = link.split("?")[0].split("/")[1] if link.startswith("/") else ""
            if part and part not in ("settings", "feeds") and "." not in link.split("?")[0]:
                found.setdefault(part, link)
    return found


@pytest.fixture(scope="session")
def kinds(pages: TestClient) -> dict[str, str]:
    """One address of every kind over the demo."""
    found = linked(pages)
    issue = found["issue"].split("?")[0].split("/")[2]
    return {**found, "origins": f"/origins/{issue}"}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_opens(pages: TestClient, kinds: dict[str, str], language: str) -> None:
    """Every kind of page that a link leads to, in both languages."""
    assert {"issue", "conflict", "article", "claim", "dossier", "origins", "search"} <= kinds.keys() | {"search"}
    for address in (*QUESTIONS, *kinds.values()):
        answer = pages.get(address, headers={"Accept-Language": language})
        assert answer.status_code == 200, address
        assert f'<html lang="{language}"' in answer.text


def test_every_address_says_as_of_when_it_is(pages: TestClient) -> None:
    """An address without the two times leads to the one that has them, which stays the same page."""
    answer = pages.get("/issues", follow_redirects=False)
    place = answer.headers["location"]
    assert answer.status_code == 302
    assert place == "/issues?as-of=2031-06-13&known-by=2031-09-20T08:00:00.000000Z"
    assert pages.get(place, follow_redirects=False).status_code == 200
    links = [link for link in Read(pages.get(place).text).links if link.startswith("/") and "settings" not in link]
    assert links and all("as-of=" in link and "known-by=" in link for link in links)


def test_what_was_not_yet_known_is_grey(pages: TestClient, kinds: dict[str, str]) -> None:
    """As of a day before the last reports the later states stand in their lanes, marked, and apart in the list."""
    address = kinds["issue"].split("?")[0]
    now, then = (pages.get(f"{address}?as-of={day}&lang=en").text for day in ("2031-06-13", "2031-04-30"))
    assert 'class="bar' in now and " later" not in now
    assert re.search(r'class="bar [^"]* later"', then)
    assert "Not yet known on 30 April 2031" in then
    assert "See it as it is now" in then


def test_an_earlier_version_of_the_ledger_knows_nothing_of_what_came_later(pages: TestClient) -> None:
    """Known by a day before all records, there is nothing; and the page says that it is the past."""
    text = pages.get("/?as-of=2031-06-13&known-by=2031-09-19&lang=en").text
    assert "Nothing was reported up to that day." in text
    assert "You see the ledger as it stood then." in text


def inside(text: str) -> Iterator[str]:
    """What a page must not hold: styles and scripts in it, addresses outside, handlers."""
    for tag, found in Read(text).elements:
        yield from (f"<{tag} {name}>" for name in found if name.startswith("on") or name == "style")
        yield from (f"<{tag}>" for _ in (0,) if tag in ("style", "iframe", "object", "embed", "base", "img"))
        yield from (f"<{tag}> without a file" for _ in (0,) if tag == "script" and "src" not in found)
        for name in ADDRESSED:
            value = found.get(name, "")
            if OUTSIDE.match(value) or value.strip().lower().startswith(("javascript:", "data:", "http")):
                yield f"{name}={value}"


def test_nothing_is_inline_and_nothing_leads_outside(pages: TestClient, kinds: dict[str, str]) -> None:
    """No style, script or handler stands in a page, and every address is one of this server or a letter."""
    for address in (*QUESTIONS, *kinds.values()):
        assert not list(inside(pages.get(address).text)), address


def test_articles_that_mean_harm_stay_text(harm: TestClient) -> None:
    """Scripts in title, author, text, outlet and file name are shown as they are written, on every page."""
    found = linked(harm)
    assert {"issue", "article", "claim", "dossier"} <= found.keys()
    issue = found["issue"].split("?")[0].split("/")[2]
    shown = ""
    for address in (*QUESTIONS, *found.values(), f"/origins/{issue}", "/search?q=%3Cscript%3Ealert(5)%3C/script%3E"):
        answer = harm.get(address)
        assert answer.status_code == 200, address
        assert not list(inside(answer.text)), address
        shown += Read(answer.text).text
    assert SCRIPT in shown
    assert "{{ 7 * 7 }}" in shown


@pytest.mark.parametrize(
    "address", ["/article/nothing", "/issue/nothing", "/dossier/Nobody", "/claim/c0", "/conflict/x0"]
)
def test_what_is_not_there_is_said(pages: TestClient, address: str) -> None:
    """An id or a name that nothing has is told with 404, on a page like the others."""
    answer = pages.get(address)
    assert answer.status_code == 404
    assert "<nav" in answer.text


def test_a_wrong_day_is_said(pages: TestClient) -> None:
    """What is no day is told, and is no error of the server."""
    assert pages.get("/issues?as-of=yesterday&known-by=2031").status_code == 404


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("back=/issues%3Fq%3Dtrain", "/issues?q=train"),
        ("back=//elsewhere.example", "/"),
        ("back=/%5Celsewhere.example", "/"),
        ("back=https://elsewhere.example", "/"),
        ("back=/%0d%0aSet-Cookie:x", "/"),
    ],
)
def test_a_choice_leads_back_and_never_elsewhere(pages: TestClient, asked: str, place: str) -> None:
    """The language and the light are kept by the browser, and the way back is one of this server."""
    answer = pages.get(f"/settings?lang=en&light=dark&{asked}", follow_redirects=False)
    assert answer.headers["location"] == place
    cookies = answer.headers.get_list("set-cookie")
    assert any(one.startswith("selon-lang=en") and "samesite=strict" in one.lower() for one in cookies)
    assert any(one.startswith("selon-light=dark") for one in cookies)
    pages.cookies.clear()


def test_the_language_that_was_chosen_goes_before_that_of_the_browser(pages: TestClient) -> None:
    """The address before the cookie, the cookie before the browser."""
    french = {"Accept-Language": "de, fr;q=0.8"}
    assert '<html lang="fr"' in pages.get("/marks", headers=french).text
    pages.cookies.set("selon-lang", "en")
    assert '<html lang="en"' in pages.get("/marks", headers=french).text
    assert '<html lang="fr"' in pages.get("/marks?lang=fr").text
    pages.cookies.clear()


def test_a_table_has_no_formula(harm: TestClient) -> None:
    """Cells that a spreadsheet would compute begin with an apostrophe; the rest is as it was."""
    rows = list(csv.reader(io.StringIO(harm.get("/claims.csv").text)))
    assert rows[0] == ["id", "who", "on whose word, how firmly", "quotation", "reported"]
    assert len(rows) > 3
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in "=+-@" and cell.strip()]


@pytest.mark.parametrize("name", ["changes", "claims", "issues", "conflicts"])
def test_every_list_is_a_table(pages: TestClient, name: str) -> None:
    """The lists of the pages are given as CSV to be saved."""
    answer = pages.get(f"/{name}.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
    assert len(answer.text.splitlines()) > 1


def test_a_claim_is_cited_and_sent(pages: TestClient, kinds: dict[str, str]) -> None:
    """Its page has the citation in four forms, and a letter with the permalink in it."""
    text = pages.get(kinds["claim"]).text
    assert "@online{selon-" in text and "&#34;type&#34;: &#34;article-newspaper&#34;" in text
    letter = next(link for link in Read(text).links if link.startswith("mailto:?subject="))
    assert "%2Fclaim%2F" in letter or "/claim/" in letter
    assert "known-by" in letter


def test_the_article_is_shown_whole(pages: TestClient) -> None:
    """Every letter of the text stands on its page in its order, numbers of claims apart."""
    from selon.answers.article import article
    from selon.answers.times import Times

    with pages.app.state.open() as ledger:  # type: ignore[attr-defined]
        data = article(ledger, "04-gazette-doute-v1", Times()).data
    page = re.sub(r"<sup.*?</sup>", "", pages.get("/article/04-gazette-doute-v1?lang=fr").text, flags=re.DOTALL)
    body = Read(page[page.index('<article class="text"') : page.index("</article>")]).text
    assert "".join(str(data["text"]).split()) == re.sub(
        "autourdel’article|renvoiàunautrearticle|légende", "", "".join(body.split())
    )


def test_a_page_that_was_made_is_made_anew_when_the_ledger_changed(demo, tmp_path) -> None:  # type: ignore[no-untyped-def]
    """A correction shows at once."""
    from selon.ledger import Ledger
    from tests.web.pages.conftest import app_over

    with Ledger(demo) as ledger:
        ledger.backup(tmp_path / "own.db")
    client = TestClient(app_over(tmp_path / "own.db"))
    before = client.get("/claims?lang=en").text
    id = re.search(r"/claim/(c[0-9a-f]+)", before)[1]  # type: ignore[index]
    with Ledger(tmp_path / "own.db") as ledger:
        ledger.note("reject", id, "2031-09-21T08:00:00.000000Z", why="wrong")
    assert f"/claim/{id}" in before
    assert f"/claim/{id}" not in client.get("/claims?lang=en").text
    assert f"/claim/{id}" in client.get("/claims?lang=en&known-by=2031-09-20T09:00:00Z").text


def test_pages_are_made_without_a_parser() -> None:
    """To show a ledger no parser is loaded."""
    code = "import sys, selon.web.pages; sys.exit('spacy' in sys.modules or 'thinc' in sys.modules)"
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], env=paths).returncode == 0

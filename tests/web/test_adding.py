"""Documents that are sent: who may, what is taken, and that nothing of them is ever markup."""

from __future__ import annotations

import json
import time
from threading import Thread
from xml.etree import ElementTree

import pytest

from selon.web.reading import Done
from tests.web.conftest import bearer

ARTICLE = (
    "La préfète de Norvent a autorisé le bac de nuit, selon Le Phare d'Armance.\n\n"
    "« Nous l'attendions », a déclaré Aude Kermeur, la maire.\n"
)
SCRIPT = "<script>alert(1)</script>"
PICTURE = '"><img src=x onerror=alert(1)>'
ATOM = "{http://www.w3.org/2005/Atom}"


class Desk:
    """A stand-in that reads nothing, and says so."""

    def __init__(self, done: Done) -> None:
        self.done, self.orders = done, []

    async def read(self, order):
        self.orders.append(order)
        return self.done

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def desk(own, served, token):
    """A client with a token over an app whose articles go to the stand-in."""
    app = served(own)
    app.headers.update(bearer(token(own, "add")))
    app.desk = app.app.state.desk = Desk(Done(document="d" * 64, added="new", attributions=2, gaps=1))
    return app


def test_what_is_sent_is_handed_in(desk):
    """As JSON, as text, as a page; with what is known of it."""
    known = {"outlet": "La Vigie", "published": "2031-03-04", "address": "https://vigie.example/a/bac-de-nuit?x=1"}
    as_json = desk.post("/api/documents", json={"text": "Du texte.", **known})
    desk.post("/api/documents", params=known, content="Du texte.", headers={"Content-Type": "text/plain"})
    desk.post("/api/documents", params=known, content="<p>Du texte.", headers={"Content-Type": "text/html"})
    assert as_json.status_code == 201 and as_json.headers["location"] == f"/api/documents/{'d' * 64}"
    one, two, page = desk.desk.orders
    assert one.data == two.data == b"Du texte." and page.media_type == "text/html"
    assert {one.name, two.name, page.name} == {"bac-de-nuit"} and one.published == "2031-03-04"


def test_a_known_one_is_no_new_one(desk):
    """200 says that nothing was added."""
    desk.desk.done = Done(document="d" * 64, added="known")
    assert desk.post("/api/documents", json={"text": "Du texte."}).status_code == 200


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{", 400),
        ("application/json", b"{}", 422),
        ("application/json", b'{"text": "a", "html": "b"}', 422),
        ("application/json", b'{"text": 3}', 422),
        ("application/json", b'{"text": " "}', 422),
        ("application/json", b'{"text": "a", "published": "2031-02-30"}', 422),
        ("application/json", b'{"text": "a", "language": "xx"}', 422),
        ("application/json", b'{"text": "a", "colour": "red"}', 422),
        ("text/plain", b"\xff\xfe", 422),
        ("text/plain; charset=utf-16", b"x", 415),
        ("application/pdf", b"%PDF-", 415),
        ("multipart/form-data", b"x", 415),
    ],
)
def test_what_cannot_be_read_is_refused(desk, kind, body, status):
    """Before anything reads it."""
    answer = desk.post("/api/documents", content=body, headers={"Content-Type": kind})
    assert answer.status_code == status and answer.headers["content-type"] == "application/problem+json"
    assert not desk.desk.orders


def test_why_it_cannot_be_read_is_told(desk):
    """With what to do."""
    desk.desk.done = Done(fact="it is in German", remedy="Give French")
    answer = desk.post("/api/documents", json={"text": "Ein Text."})
    assert answer.status_code == 422 and "it is in German. Give French" in answer.json()["detail"]


def test_hostile_names_stay_text(own, served, token):
    """An article with markup in its title, author, text, address, outlet and name is read, and comes back as text."""
    app = served(own)
    headers = bearer(token(own, "add"))
    hostile = {
        "text": f"{SCRIPT} La préfète répond\n\nPar {PICTURE}\n\n{ARTICLE}\n« {SCRIPT} », a déclaré Aude Kermeur.\n",
        "outlet": f"La Vigie {SCRIPT}",
        "address": f"javascript:alert(1)//{PICTURE}",
        "name": SCRIPT,
        "published": "2039-03-04",
        "language": "fr",
    }
    made = app.post("/api/documents", headers=headers, json=hostile)
    assert made.status_code == 201, made.text
    told = made.json()
    assert told["added"] == "new" and told["attributions"] >= 2 and "<" not in told["name"]
    again = app.post("/api/documents", headers=headers, json=hostile)
    assert again.status_code == 200 and again.json()["added"] == "known"

    document = app.get(made.headers["location"])
    assert document.headers["content-type"] == "application/json"
    assert document.json()["text"] == hostile["text"] and document.json()["outlet"] == hostile["outlet"]
    for address in ("/api/claims", "/api/documents", "/api/today", "/api/search?words=Kermeur"):
        answer = app.get(address)
        assert answer.status_code == 200 and answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"

    atom = app.get("/feeds/today.atom")
    tree = ElementTree.fromstring(atom.content)
    assert SCRIPT not in atom.text and {one.tag.removeprefix(ATOM) for one in tree.iter()} <= {
        *("feed", "id", "title", "updated", "link", "entry", "author", "name", "category", "content")
    }
    assert {one.get("type") for one in tree.iter(f"{ATOM}content")} == {"text"}
    assert all(one.get("href", "").startswith("http://localhost/") for one in tree.iter(f"{ATOM}link"))
    feed = app.get("/feeds/today.json")
    items = feed.json()["items"]
    assert feed.headers["content-type"].startswith("application/feed+json")
    assert not any("content_html" in one for one in items) and any(SCRIPT in json.dumps(one) for one in items)


def test_what_cannot_be_read_is_in_quarantine(own, served, token):
    """With the reason, under the id that the list shows."""
    app = served(own)
    answer = app.post("/api/documents", headers=bearer(token(own, "add")), json={"text": "…  — ;"})
    assert answer.status_code == 422
    listed = app.get("/api/quarantine").json()
    assert len(listed["quarantine"]) == 1 and listed["quarantine"][0]["reason"] in answer.json()["detail"]
    assert app.get(f"/api/quarantine/{listed['quarantine'][0]['id']}").status_code == 200


def test_the_server_answers_while_an_article_is_read(own, served, token):
    """Reading is the work of another process: questions do not wait for it."""
    app, headers = served(own), bearer(token(own, "add"))
    sent: list[int] = []
    article = ARTICLE * 40
    reading = Thread(
        target=lambda: sent.append(app.post("/api/documents", headers=headers, json={"text": article}).status_code)
    )
    reading.start()
    time.sleep(0.2)
    start = time.monotonic()
    assert app.get("/api/stats").status_code == 200
    waited, still = time.monotonic() - start, reading.is_alive()
    reading.join()
    assert sent == [201] and still and waited < 1.5


def test_an_article_that_takes_too_long_is_given_up(own, served, token):
    """The process that reads it is ended, and the next article has another one."""
    app, headers = served(own, reading=0.05), bearer(token(own, "add"))
    answer = app.post("/api/documents", headers=headers, json={"text": ARTICLE})
    assert answer.status_code == 422 and "too long" in answer.json()["detail"]
    app.app.state.desk._seconds = 60.0
    assert app.post("/api/documents", headers=headers, json={"text": ARTICLE}).status_code == 201


def test_too_many_cannot_wait(own, served, token):
    """Who comes too late is told when to come again."""
    answer = served(own, waiting=0).post("/api/documents", headers=bearer(token(own, "add")), json={"text": ARTICLE})
    assert answer.status_code == 503 and answer.headers["retry-after"]

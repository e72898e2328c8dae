"""Every question of the command line, over HTTP: the same JSON, by pages, kept until the ledger changes."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner

from benchmarks.readings import entries, matter
from selon.claims.stems import stems
from selon.cli import main
from selon.ledger import Ledger
from tests.web.conftest import NOW, bearer

THING, TOWN, ACTOR, SOURCE = matter(0)
ISSUE = f"{THING} {TOWN}"
SAME = {
    "/api/issues": ("issues",),
    f"/api/issues?words={THING}": ("issues", THING),
    "/api/conflicts": ("conflicts",),
    f"/api/conflicts?issue={ISSUE}&first=true": ("conflicts", "--issue", ISSUE, "--first"),
    f"/api/position?issue={ISSUE}&first=true&as_of=2032": ("position", ISSUE, "--first", "--as-of", "2032"),
    f"/api/timeline?issue={ISSUE}&first=true": ("timeline", ISSUE, "--first"),
    f"/api/origins?about={ISSUE}&first=true": ("origins", ISSUE, "--first"),
    f"/api/search?words={THING}": ("search", THING),
    "/api/claims?limit=7&act=other": ("claims", "--limit", "7", "--act", "other"),
    f"/api/claims?source={SOURCE}&first=true": ("claims", "--source", SOURCE, "--first"),
    f"/api/dossier?name={ACTOR}": ("dossier", ACTOR),
    "/api/firmness?by=outlet,year": ("firmness", "--by", "outlet,year"),
    "/api/rejected": ("claims", "--rejected"),
    "/api/quarantine?all=true": ("quarantine", "--all"),
}
"""Addresses and the commands that answer the same."""


@pytest.mark.parametrize("address", SAME)
def test_the_json_is_that_of_the_command(client, filled, address):
    """Address and command give one object."""
    said = CliRunner().invoke(main, ["--ledger", str(filled), *SAME[address], "--format", "json"])
    assert said.exit_code == 0, said.output
    answer = client.get(address)
    assert answer.status_code == 200 and answer.json() == json.loads(said.output)


def test_an_article_is_shown_with_all_that_was_read_in_it(client):
    """Its spans are those of its text."""
    one = client.get("/api/documents/article-000003").json()
    assert one["claims"] and one["positions"]
    for claim in one["claims"]:
        assert one["text"][slice(*claim["span"])] == claim["quote"]
    assert client.get(f"/api/documents/{one['id'][:12]}").json() == one


def test_a_claim_is_shown_with_what_hangs_on_it(client):
    """By its own id, or by that of a position that it holds."""
    claims = client.get("/api/documents/article-000003").json()["claims"]
    shown = [client.get(f"/api/claims/{one['id']}").json() for one in claims]
    held = next(one for one in shown if one["positions"])
    assert held["article"]["document"] == "article-000003"
    by_position = client.get(f"/api/claims/{held['positions'][0]['id']}").json()
    assert by_position == held
    assert any(one["conflicts"] for one in shown) or any(one["quantities"] for one in shown)


def test_what_changed_is_listed(client):
    """Each change says of what kind it is."""
    found = client.get("/api/today").json()["changes"]
    assert found and {one["kind"] for one in found} <= {"position", "number", "source", "firmness"}


@pytest.mark.parametrize(
    ("address", "member"),
    [
        ("/api/claims?limit=150", "claims"),
        ("/api/documents?limit=13", "documents"),
        ("/api/issues?limit=2", "issues"),
        ("/api/conflicts?limit=9", "conflicts"),
        (f"/api/search?words={ACTOR}&any=true&limit=11", "results"),
    ],
)
def test_pages_join_to_the_whole_list(client, address, member):
    """The cursor leads through all rows, none twice and none left out."""
    page = client.get(address)
    rows = page.json()[member]
    while "next" in page.links:
        page = client.get(page.links["next"]["url"])
        assert page.status_code == 200
        rows += page.json()[member]
    whole = client.get(f"{address.partition('limit=')[0]}limit=1000").json()[member]
    assert rows[:1000] == whole and len(rows) == client.get(address).json().get("total", len(whole))
    assert len({one["id"] for one in rows}) == len(rows)


def test_a_list_that_goes_on_is_of_the_ledger_as_it_was(own, served):
    """Claims go on as they were; what is ordered anew by every article begins again."""
    app = served(own)
    first = {name: app.get(f"/api/{name}?limit=2") for name in ("claims", "issues", "documents")}
    with Ledger(own) as ledger:
        ledger.add(entries(10, 60), stems, "2031-09-21T08:00:00.000000Z")
    after = {name: app.get(page.links["next"]["url"]) for name, page in first.items()}
    assert after["claims"].json()["total"] == first["claims"].json()["total"]
    assert after["issues"].status_code == 410
    assert after["documents"].status_code == 200


@pytest.mark.parametrize("cursor", ["x", "W10", "WyJ4Il0", "%00", "WyIwMDAwMDAwMDAwMDAiLCIiLDFd"])
def test_what_is_no_cursor_is_refused(client, cursor):
    """With 400 and where to get one."""
    answer = client.get(f"/api/claims?cursor={cursor}")
    assert answer.status_code == 400 and answer.json()["type"] == "urn:selon:problem:cursor"


def test_an_answer_is_not_sent_again(own, served, token):
    """Who has it is told so, until something is written."""
    app = served(own)
    first = app.get("/api/stats")
    tag = {"If-None-Match": first.headers["etag"]}
    again = app.get("/api/stats", headers=tag)
    assert again.status_code == 304 and not again.content and again.headers["etag"] == first.headers["etag"]
    assert app.get("/api/issues", headers=tag).status_code == 200
    with Ledger(own) as ledger:
        ledger.add(entries(1, 90), stems, NOW)
    changed = app.get("/api/stats", headers=tag)
    assert changed.status_code == 200 and changed.json()["documents"] == 61


def test_all_who_serve_a_ledger_call_its_answers_the_same(own, served):
    """An ETag and a cursor of one server hold at another one, and after a new start, until something is written."""
    one, other = served(own), served(own)
    first = one.get("/api/issues?limit=2")
    tag = {"If-None-Match": first.headers["etag"]}
    assert other.get("/api/issues?limit=2", headers=tag).status_code == 304
    assert other.get(first.links["next"]["url"]).status_code == 200
    with Ledger(own) as ledger:
        ledger.note("reject", "c0", NOW)
    for app in (one, other, served(own)):
        assert app.get("/api/issues?limit=2", headers=tag).status_code == 200
        assert app.get(first.links["next"]["url"]).status_code == 410


@pytest.mark.parametrize("address", ["/api/stats", "/feeds/today.atom", "/api/nothing"])
def test_the_headers_come_alone(client, address):
    """HEAD has what GET has, without the body."""
    head, whole = client.head(address), client.get(address)
    assert head.status_code == whole.status_code and not head.content
    assert head.headers["content-length"] == str(len(whole.content))
    assert head.headers.get("etag") == whole.headers.get("etag")


def test_csv_is_whole_and_holds_no_formula(client):
    """All rows come, and a cell that begins like a formula has a sign before it."""
    rows = list(csv.reader(io.StringIO(client.get("/api/claims?format=csv").text)))
    assert len(rows) == 1 + client.get("/api/claims?limit=1").json()["total"]
    answer = client.get("/api/documents?format=csv&limit=3")
    assert answer.headers["content-type"].startswith("text/csv") and "next" in answer.links
    assert client.get("/api/issues?format=markdown").text.startswith("## ")


def test_a_list_too_long_for_csv_is_refused(filled, served, monkeypatch):
    """It is never cut without a word."""
    monkeypatch.setattr("selon.web.api.lists.WHOLE", 50)
    answer = served(filled).get("/api/claims?format=csv")
    assert answer.status_code == 400 and answer.json()["type"] == "urn:selon:problem:too-much"


def test_the_feeds_tell_the_changes(client):
    """The same entries in both, with ids that stay."""
    atom, feed = client.get("/feeds/today.atom"), client.get("/feeds/today.json").json()
    assert atom.headers["content-type"].startswith("application/atom+xml")
    ids = [one["id"] for one in feed["items"]]
    assert ids and len(set(ids)) == len(ids)
    assert all(f"<id>{one}</id>" in atom.text for one in ids)


def test_a_revoked_token_counts_no_more(own, served, token):
    """From the next question on."""
    app, text = served(own, host="192.0.2.7"), token(own, "read")
    assert app.get("/api/stats", headers=bearer(text)).status_code == 200
    done = CliRunner().invoke(main, ["--ledger", str(own), "token", "revoke", text.split("_")[1]])
    assert done.exit_code == 0
    assert app.get("/api/stats", headers=bearer(text)).status_code == 401

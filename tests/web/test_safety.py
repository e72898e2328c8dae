"""Who is let in, what every answer says to browsers, and what is refused."""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import time

import pytest

from selon.web.app import create_app
from selon.web.rates import Rates
from selon.web.settings import Settings, is_loopback
from tests.web.conftest import bearer

ELSEWHERE = "192.0.2.7"
ADDRESSES = (
    "/api/stats",
    "/api/nothing",
    "/nothing",
    "/feeds/today.atom",
    "/api/position",
    "/api/openapi.json",
    "/api/position?issue=zzz",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_tells_browsers_what_not_to_do(client, address):
    """Errors among them: nothing inline, in nobody's frame, no guess at types, no address told to others."""
    headers = client.get(address).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'" and policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'" and policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff" and headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin" and "camera=()" in headers["permissions-policy"]
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers and "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/api/nothing", 404),
        ("GET", "/nothing", 404),
        ("DELETE", "/api/stats", 405),
        ("GET", "/api/position", 422),
        ("GET", "/api/position?issue=zzz", 404),
        ("GET", "/api/position?issue=zzz&colour=red", 422),
        ("GET", "/api/issues?as_of=tomorrow", 422),
        ("GET", "/api/issues?as_of=2031-02-30", 400),
        ("GET", "/api/claims?after=2031-13-01", 400),
        ("GET", "/api/claims?limit=1001", 422),
        ("GET", "/api/firmness?by=colour", 400),
        ("GET", "/api/documents/zzz", 404),
        ("GET", "/api/claims/zzz", 404),
        ("POST", "/api/documents", 401),
    ],
)
def test_what_goes_wrong_is_a_problem(client, method, address, status):
    """Problem details (RFC 9457), whatever it is."""
    answer = client.request(method, address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status and told["type"].startswith("urn:selon:problem:") and told["detail"]


def test_several_meanings_are_told(client):
    """With what they are, and how to take the best."""
    answer = client.get("/api/conflicts?issue=Armance")
    assert answer.status_code in (200, 404, 409)
    if answer.status_code == 409:
        assert "first=true" in answer.json()["detail"]


def test_a_fault_inside_tells_nothing_of_the_inside(client, monkeypatch):
    """Neither the words of the error nor where it happened."""

    def broken(*_: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr("selon.web.api.routes.claim_list.rejected", broken)
    answer = client.get("/api/rejected?on=2031")
    assert answer.status_code == 500 and answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text and "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:8765", 200),
        ("127.0.0.1:1", 200),
        ("[::1]:80", 200),
        ("LOCALHOST", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example:80", 421),
        ("", 421),
    ],
)
def test_only_its_own_names_are_answered(client, host, status):
    """Another name that points here is another site's (DNS rebinding)."""
    assert client.get("/api/stats", headers={"Host": host}).status_code == status


def test_a_name_may_be_added(filled, served):
    """Behind a proxy the server has the name of that; and what a proxy hands on is not asked by this machine."""
    app = served(filled, names=("press.example",))
    assert app.get("/api/stats", headers={"Host": "press.example"}).status_code == 401
    assert app.get("/api/stats").status_code == 401
    app = served(filled, names=("press.example",), public=True)
    assert app.get("/api/stats", headers={"Host": "press.example"}).status_code == 200


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("127.9.9.9", True), ("0.0.0.0", False), ("x", False)],
)
def test_loopback_is_told_from_other_addresses(host, local):
    """Only what this machine alone reaches is read without a token."""
    assert is_loopback(host) is local and Settings(host=host).open is local


READ, WRITE = ("GET", "/api/stats"), ("POST", "/api/documents")
MATRIX = [
    # bound to, public, token, what is asked, status
    ("127.0.0.1", False, None, READ, 200),
    ("127.0.0.1", False, "wrong", READ, 200),
    ("127.0.0.1", False, None, WRITE, 401),
    ("127.0.0.1", False, "wrong", WRITE, 401),
    ("127.0.0.1", False, "read", WRITE, 403),
    ("127.0.0.1", False, "add", WRITE, 415),
    (ELSEWHERE, False, None, READ, 401),
    (ELSEWHERE, False, "wrong", READ, 401),
    (ELSEWHERE, False, "read", READ, 200),
    (ELSEWHERE, False, "add", READ, 200),
    (ELSEWHERE, False, None, WRITE, 401),
    (ELSEWHERE, False, "read", WRITE, 403),
    (ELSEWHERE, False, "add", WRITE, 415),
    (ELSEWHERE, True, None, READ, 200),
    (ELSEWHERE, True, None, WRITE, 401),
    (ELSEWHERE, True, "read", WRITE, 403),
]


@pytest.mark.parametrize("case", MATRIX)
def test_who_may_do_what(own, served, token, case):
    """Loopback reads without a token, all else wants one; adding always does. 415 is past the door: no body."""
    host, public, may, asked, status = case
    text = None if may is None else "selon_00000000_wrong" if may == "wrong" else token(own, may)
    app = served(own, host=host, public=public)
    answer = app.request(*asked, headers=bearer(text) if text else {})
    assert answer.status_code == status
    assert (status == 401) == ("www-authenticate" in answer.headers)


@pytest.mark.parametrize("address", ["/", "/feeds/today.json", "/api/openapi.json", "/nothing", "/static/selon.css"])
def test_without_a_token_nothing_is_told(own, served, address):
    """Not even what there is."""
    assert served(own, host=ELSEWHERE).get(address).status_code == 401


def test_a_browser_brings_the_token_as_a_password(own, served, token):
    """For reading; for adding it does not count, since browsers send it with forms of other sites too."""
    app, text = served(own, host=ELSEWHERE), token(own, "add")
    basic = {"Authorization": f"Basic {base64.b64encode(f'me:{text}'.encode()).decode()}"}
    assert app.get("/api/stats", headers=basic).status_code == 200
    assert app.post("/api/documents", headers=basic).status_code == 401
    assert app.get("/api/stats", headers={"Authorization": "Basic %%%"}).status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://localhost:1"},
    ],
)
def test_another_site_cannot_write(own, served, token, headers):
    """Whatever it brings with it."""
    answer = served(own).post("/api/documents", headers={**headers, **bearer(token(own, "add"))})
    assert answer.status_code == 403 and answer.json()["type"] == "urn:selon:problem:origin"


def test_who_asks_too_often_must_wait(filled, served):
    """And is told for how long."""
    app = served(filled, rate=1.0, burst=3)
    statuses = [app.get("/api/stats").status_code for _ in range(5)]
    assert statuses[:3] == [200, 200, 200] and 429 in statuses[3:]
    assert int(app.get("/api/stats").headers["retry-after"]) >= 1


def test_a_bucket_fills_again():
    """At its rate, up to its brim; a household of IPv6 is one client, and another one is not."""
    rates = Rates(2.0, 2)
    assert [bool(rates.wait("2001:db8::1", 0.0)) for _ in range(3)] == [False, False, True]
    assert rates.wait("2001:db8::2", 0.0) == 0.5 and not rates.wait("2001:db9::1", 0.0)
    assert not rates.wait("2001:db8::1", 0.5) and rates.wait("2001:db8::1", 0.5)


def test_too_large_a_body_is_refused(own, served, token):
    """By its length, and where it tells none, by what comes."""
    app, headers = served(own, body=1000), bearer(token(own, "add")) | {"Content-Type": "text/plain"}
    assert app.post("/api/documents", headers=headers, content=b"x" * 1001).status_code == 413
    parts = (b"x" * 100 for _ in range(20))
    assert app.post("/api/documents", headers=headers, content=parts).status_code == 413


def test_too_slow_a_body_is_refused(own, token):
    """Who sends a letter a minute does not keep the server waiting."""
    app = create_app(own, Settings(rate=0, upload=0.05))
    text, sent = token(own, "add"), []
    given = {"host": "localhost", "authorization": f"Bearer {text}", "content-type": "text/plain"}
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/documents",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
        "scheme": "http",
    }

    async def receive():
        await asyncio.sleep(0.03)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    assert sent[0]["status"] == 408


def test_too_deep_a_body_is_refused(own, served, token):
    """A parser that goes down a step for each bracket must not fall."""
    app, headers = served(own), bearer(token(own, "add")) | {"Content-Type": "application/json"}
    for body in (b"[" * 500_000, b'{"text":' + b"[" * 500_000, b'{"a":' * 100_000 + b"1" + b"}" * 100_000):
        assert app.post("/api/documents", headers=headers, content=body).status_code in (400, 422)


def test_a_question_that_takes_too_long_ends(filled, served):
    """After the time that it may take, with a problem and no answer cut short."""
    app = served(filled, seconds=0.0)
    start = time.monotonic()
    answer = app.get("/api/firmness")
    assert answer.status_code == 400 and answer.json()["type"] == "urn:selon:problem:too-slow"
    assert time.monotonic() - start < 1


def test_an_answer_has_a_size(filled, served):
    """Behind it the question is refused."""
    answer = served(filled, answer=1000).get("/api/claims")
    assert answer.status_code == 400 and answer.json()["type"] == "urn:selon:problem:too-much"


def test_no_secret_is_logged(own, served, token, caplog):
    """Neither a token that counts nor one that does not."""
    caplog.set_level(logging.DEBUG)
    text = token(own, "read")
    app = served(own, host=ELSEWHERE)
    for one in (text, "selon_00000000_wrong"):
        app.get("/api/stats", headers=bearer(one))
        app.post("/api/documents", headers=bearer(one))
    assert text not in caplog.text and "wrong" not in caplog.text


def test_the_description_is_openapi(client):
    """3.1, with every address, and every way to fail."""
    told = client.get("/api/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert "/api/position" in told["paths"] and "/api/documents" in told["paths"]
    for path in told["paths"].values():
        for operation in path.values():
            assert {"401", "421", "429", "503"} <= operation["responses"].keys()
    assert json.dumps(told).count("HTTPValidationError") == 0

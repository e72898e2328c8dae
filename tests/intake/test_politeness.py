"""A site is asked as it wants: by its rules, not too often, and not while it is busy."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler

import httpx
import pytest

from selon.errors import InputError, NotFetched
from selon.intake.fetching import Access, Fetcher, retry_after
from tests.intake.served import HERE, NOW, QUICK, Answer, Site, connections, redirect, site

PAGE = "<p>Le pont de Valmy est fermé, selon la mairie.</p>".encode()


@pytest.fixture
def here() -> Iterator[Site]:
    """A site on this machine."""
    with site() as made:
        yield made


def refused(here: Site, path: str = "/", access: Access | None = None) -> InputError:
    """The error of an address of the site."""
    with Fetcher(access or here.access()) as fetcher, pytest.raises(InputError) as refusal:
        fetcher.fetch(here.url(path), NOW)
    assert refusal.value.place == here.url(path) and refusal.value.fact and refusal.value.remedy
    return refusal.value


def test_robots_txt_is_asked_once_and_kept_to(here: Site) -> None:
    """One request for the rules of a host, none for what they forbid."""
    here.answers["/robots.txt"] = Answer(body=b"User-agent: *\nDisallow: /archives", kind="text/plain")
    here.answers["/a"] = here.answers["/b"] = Answer(body=PAGE)
    with Fetcher(here.access()) as fetcher:
        fetcher.fetch(here.url("/a"), NOW)
        fetcher.fetch(here.url("/b"), NOW)
        with pytest.raises(NotFetched, match="robots.txt of the site") as refusal:
            fetcher.fetch(here.url("/archives/a"), NOW)
    assert [path for _, path, _ in here.asked] == ["/robots.txt", "/a", "/b"]
    assert not refusal.value.passing


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (410, True), (500, False), (429, False)])
def test_without_rules_all_is_allowed_and_while_they_fail_nothing_is(here: Site, status: int, allowed: bool) -> None:
    """As RFC 9309 says."""
    here.answers |= {"/robots.txt": Answer(status=status), "/": Answer(body=PAGE)}
    if allowed:
        with Fetcher(here.access()) as fetcher:
            assert fetcher.fetch(here.url("/"), NOW).data == PAGE
    else:
        assert "robots.txt" in refused(here).fact


def test_rules_that_moved_are_followed_and_those_of_each_host_are_its_own(here: Site) -> None:
    """A redirect of robots.txt; and the rules of the host that a page is sent to."""
    here.answers |= {
        "/robots.txt": redirect("/rules"),
        "/rules": Answer(body=b"User-agent: selon\nDisallow: /b"),
        "/a": redirect(here.url("/b", "other.test")),
    }
    with Fetcher(here.access("other.test")) as fetcher, pytest.raises(NotFetched, match="robots.txt of the site"):
        fetcher.fetch(here.url("/a"), NOW)
    hosts = [host for host, path, _ in here.asked if path == "/robots.txt"]
    assert hosts == [f"{HERE}:{here.port}", f"other.test:{here.port}"]


def clocked(here: Site, **given: object) -> tuple[Access, list[float]]:
    """Access whose clock goes on only when it sleeps, and how long it slept each time."""
    slept: list[float] = []
    began = time.monotonic()
    access = here.access(
        clock=lambda: time.monotonic() - began + sum(slept),
        sleep=slept.append,
        now=lambda: datetime(2031, 5, 20, 8, tzinfo=UTC),
        **given,
    )
    return access, slept


def test_a_host_is_asked_once_a_second_or_as_seldom_as_it_wants(here: Site) -> None:
    """The rate of the limits, or the longer one of robots.txt."""
    here.answers["/"] = Answer(body=PAGE)
    for rules, least, most in ((b"", 0.7, 1.0), (b"User-agent: *\nCrawl-delay: 20", 19.0, 20.0)):
        here.answers["/robots.txt"] = Answer(body=rules)
        access, slept = clocked(here, limits=replace(QUICK, pace=1.0))
        with Fetcher(access) as fetcher:
            for _ in range(3):
                fetcher.fetch(here.url("/"), NOW)
        assert len(slept) == 2 and all(least <= one <= most for one in slept)


def test_a_busy_server_is_waited_for_as_long_as_it_says(here: Site) -> None:
    """429 with Retry-After: once, when that is soon."""
    answers = iter([Answer(status=429, lines={"Retry-After": "3"}), Answer(body=PAGE)])

    def busy(handler: BaseHTTPRequestHandler) -> None:
        answer = next(answers)
        handler.send_response(answer.status)
        for name, value in answer.lines.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(answer.body)

    here.answers["/"] = busy
    access, slept = clocked(here)
    with Fetcher(access) as fetcher:
        assert fetcher.fetch(here.url("/"), NOW).data == PAGE
    assert slept == [3.0]


@pytest.mark.parametrize(
    ("lines", "until"),
    [
        ({"Retry-After": "3600"}, "2031-05-20T09:00:00+00:00"),
        ({"Retry-After": "Tue, 20 May 2031 10:00:00 GMT"}, "2031-05-20T10:00:00+00:00"),
        ({}, "2031-05-20T08:01:00+00:00"),
        ({"Retry-After": "soon"}, "2031-05-20T08:01:00+00:00"),
        ({"Retry-After": "99999999999999999999"}, "2031-05-21T08:00:00+00:00"),
    ],
)
def test_a_server_that_is_busy_for_long_is_left_alone(here: Site, lines: dict[str, str], until: str) -> None:
    """Whatever else of it is wanted, until the time that it named; that time is told."""
    here.answers |= {"/": Answer(status=429, lines=lines), "/b": Answer(body=PAGE)}
    access, slept = clocked(here)
    with Fetcher(access) as fetcher:
        for path in ("/", "/b"):
            with pytest.raises(NotFetched, match="fewer requests") as refusal:
                fetcher.fetch(here.url(path), NOW)
            assert refusal.value.until == until and until in refusal.value.remedy
    assert here.paths() == ["/"] and slept == []


def test_what_a_server_asks_to_wait() -> None:
    """Never less than nothing, never more than a day."""
    now = datetime(2031, 5, 20, 8, tzinfo=UTC)
    said = {"-1": None, "": None, "1.5": None, "0": 0.0, "Tue, 20 May 2031 07:00:00 GMT": 0.0, "Thu, 99 May": None}
    assert {line: retry_after(httpx.Headers({"Retry-After": line}), now) for line in said} == said


def test_nothing_is_connected_to_but_the_site(here: Site) -> None:
    """One fetch, one machine, one port."""
    here.answers["/"] = Answer(body=PAGE)
    with connections() as tried, Fetcher(here.access()) as fetcher:
        fetcher.fetch(here.url("/"), NOW)
    assert {told for event, told in tried if event == "socket.connect"} == {(HERE, here.port)}  # type: ignore[misc]

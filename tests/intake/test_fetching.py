"""Asking the network: what comes back, how long and how much of it, and what is told when nothing does."""

from __future__ import annotations

import gzip
import ssl
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

import pytest

from selon.errors import InputError, NotFetched, TooLarge
from selon.intake.fetching import Access, Fetcher, user_agent
from tests.intake.served import HERE, NOW, QUICK, TLS, Answer, Site, dribble, free_port, redirect, site

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


# ---------------------------------------------------------------- what comes back


def test_a_page_comes_with_what_its_server_says_of_it(here: Site) -> None:
    """Bytes, media type, encoding, where it was at last, and what to ask by the next time."""
    here.answers["/a"] = redirect("/b")
    lines = {"ETag": '"v1"', "Last-Modified": "Tue, 20 May 2031 07:00:00 GMT"}
    here.answers["/b"] = Answer(body=PAGE, kind="text/html; charset=ISO-8859-1", lines=lines)
    with Fetcher(here.access()) as fetcher:
        fetched = fetcher.fetch(here.url("/a"), NOW)
    assert (fetched.data, fetched.media_type, fetched.charset) == (PAGE, "text/html", "iso-8859-1")
    visit = fetched.visit
    assert (visit.url, visit.address, visit.moved) == (here.url("/a"), here.url("/b"), None)
    assert (visit.etag, visit.last_modified, visit.checked) == ('"v1"', "Tue, 20 May 2031 07:00:00 GMT", NOW)


def test_an_unchanged_page_is_not_sent_again(here: Site) -> None:
    """The second time the server answers 304, and no byte comes."""
    here.answers["/"] = Answer(body=PAGE, lines={"ETag": '"v1"'})
    with Fetcher(here.access()) as fetcher:
        first = fetcher.fetch(here.url("/"), NOW)
        second = fetcher.fetch(here.url("/"), NOW, first.visit)
        here.answers["/"] = Answer(body=PAGE + b"!", lines={"ETag": '"v2"'})
        third = fetcher.fetch(here.url("/"), NOW, first.visit)
    assert second.data is None and second.visit.digest == first.visit.digest
    assert third.data == PAGE + b"!" and third.visit.etag == '"v2"'


def test_validators_go_only_to_the_address_that_gave_them(here: Site) -> None:
    """Behind a redirect, not before it: the first server has nothing to do with them."""
    here.answers |= {"/a": redirect("/b"), "/b": Answer(body=PAGE, lines={"ETag": '"v1"'})}
    with Fetcher(here.access()) as fetcher:
        first = fetcher.fetch(here.url("/a"), NOW)
        here.asked.clear()
        assert fetcher.fetch(here.url("/a"), NOW, first.visit).data is None
    assert ["If-None-Match" in lines for _, _, lines in here.asked] == [False, True]


def test_it_says_who_asks_and_keeps_no_cookie(here: Site) -> None:
    """An honest name, and nothing of one page told to another."""
    here.answers["/"] = Answer(body=PAGE, lines={"Set-Cookie": "who=me"})
    with Fetcher(here.access()) as fetcher:
        fetcher.fetch(here.url("/"), NOW)
        fetcher.fetch(here.url("/"), NOW)
    assert {lines["User-Agent"] for _, _, lines in here.asked} == {user_agent()}
    assert "Selon" in user_agent() and "Mozilla" not in user_agent()
    assert not any("Cookie" in lines for _, _, lines in here.asked)


def test_a_site_that_sets_a_cookie_and_sends_to_itself_is_read(here: Site) -> None:
    """A cookie lives as long as one address with its redirects."""

    def gate(handler: BaseHTTPRequestHandler) -> None:
        known = "who=me" in handler.headers.get("Cookie", "")
        handler.send_response(200 if known else 302)
        handler.send_header("Set-Cookie", "who=me")
        handler.send_header("Location", "/")
        handler.end_headers()
        handler.wfile.write(PAGE if known else b"")

    here.answers["/"] = gate
    with Fetcher(here.access()) as fetcher:
        assert fetcher.fetch(here.url("/"), NOW).data == PAGE


# ---------------------------------------------------------------- where it goes


@pytest.mark.parametrize("status", [301, 308])
def test_a_page_that_moved_for_good_says_where_to(here: Site, status: int) -> None:
    """As far as the redirects are permanent."""
    here.answers |= {"/a": redirect("/b", status), "/b": redirect("/c"), "/c": Answer(body=PAGE)}
    with Fetcher(here.access()) as fetcher:
        visit = fetcher.fetch(here.url("/a"), NOW).visit
    assert (visit.moved, visit.address) == (here.url("/b"), here.url("/c"))


@pytest.mark.parametrize("to", ["/", "/a"])
def test_redirects_without_end_are_left(here: Site, to: str) -> None:
    """After five of them, whether they go in a circle or on and on."""
    here.answers |= {"/": redirect(to), "/a": redirect("/")}
    assert "from address to address" in refused(here).fact
    assert len(here.paths()) == QUICK.redirects + 1


def test_a_redirect_to_nowhere_is_told(here: Site) -> None:
    """Without a Location, or with one that is no address."""
    here.answers |= {"/": Answer(status=302), "/a": redirect("http://[::1")}
    assert "does not say where" in refused(here).fact
    assert "cannot be followed" in refused(here, "/a").fact


def test_https_is_never_left_for_http_and_http_goes_to_https() -> None:
    """A redirect to https is followed with the certificate checked against the name; one back is refused."""
    trusting = ssl.create_default_context(cafile=TLS / "certificate.pem")
    with site() as plain, site(tls=True) as safe:
        allowed = frozenset({("journal.test", plain.port), ("journal.test", safe.port)})
        access = replace(plain.access(tls=trusting), allowed=allowed)
        plain.answers["/"] = redirect(safe.url("/", "journal.test", "https"), 301)
        safe.answers |= {"/": Answer(body=PAGE), "/back": redirect(plain.url("/", "journal.test"))}
        with Fetcher(access) as fetcher:
            fetched = fetcher.fetch(plain.url("/", "journal.test"), NOW)
            with pytest.raises(NotFetched, match="from https to http"):
                fetcher.fetch(safe.url("/back", "journal.test", "https"), NOW)
    assert fetched.data == PAGE
    assert fetched.visit.moved == safe.url("/", "journal.test", "https")
    assert set(safe.names) == {"journal.test"}  # the name in the handshake
    assert {host for host, _, _ in safe.asked} == {f"journal.test:{safe.port}"}  # and in the request


@pytest.mark.parametrize("host", ["journal.test", "other.test", HERE])
def test_a_bad_certificate_ends_it(host: str) -> None:
    """Signed by nobody, or for another name: an error, and no second try without the check."""
    trusting = ssl.create_default_context(cafile=TLS / "certificate.pem") if host != "journal.test" else None
    with site(tls=True) as safe:
        safe.answers["/"] = Answer(body=PAGE)
        with Fetcher(safe.access("journal.test", "other.test", tls=trusting)) as fetcher:
            with pytest.raises(NotFetched, match="certificate"):
                fetcher.fetch(safe.url("/", host, "https"), NOW)
    assert safe.asked == []


def test_a_server_without_tls_is_told(here: Site) -> None:
    """https to a port that speaks http."""
    with Fetcher(here.access()) as fetcher, pytest.raises(NotFetched, match="no safe connection"):
        fetcher.fetch(here.url("/", scheme="https"), NOW)


# ---------------------------------------------------------------- how long, how much


def test_a_server_that_sends_a_byte_now_and_then_ends(here: Site) -> None:
    """No single wait is long, all of them are: the time for one answer is over."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    here.answers |= {
        "/body": lambda handler: dribble(handler, head + b"Content-Length: 100000\r\n\r\n", 0.1),
        "/head": lambda handler: dribble(handler, head + b"X-Long: ", 0.1),
        "/chunks": lambda handler: dribble(handler, head + b"Transfer-Encoding: chunked\r\n\r\n", 0.1, b"1\r\nx\r\n"),
        "/silent": lambda handler: dribble(handler, b"", 3.0, b""),
    }
    access = here.access(limits=replace(QUICK, read=0.5, answer=0.8))
    for path in ("/body", "/head", "/chunks", "/silent"):
        begun = time.monotonic()
        assert "too slow" in refused(here, path, access).fact
        assert time.monotonic() - begun < 3


def test_a_name_server_that_does_not_answer_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's resolver has no limit of its own."""
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: time.sleep(5) or [])
    begun = time.monotonic()
    with (
        Fetcher(Access(limits=replace(QUICK, connect=0.2))) as fetcher,
        pytest.raises(NotFetched, match="no such host"),
    ):
        fetcher.fetch("http://journal.example/", NOW)
    assert time.monotonic() - begun < 3


def test_a_page_of_200_megabytes_is_refused_before_it_has_come(here: Site) -> None:
    """By what is announced at once, else as soon as the limit is reached."""

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        try:
            for _ in range(3200):
                handler.wfile.write(b"x" * 65536)
        except OSError:
            return

    def announced(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 200000000\r\n\r\nx")

    here.answers |= {"/endless": endless, "/announced": announced}
    access = here.access(limits=replace(QUICK, bytes=1_000_000))
    for path in ("/endless", "/announced"):
        with Fetcher(access) as fetcher, pytest.raises(TooLarge, match="1 MB"):
            fetcher.fetch(here.url(path), NOW)


def raw(data: bytes) -> bytes:
    """Deflated without the head that the standard wants."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE)),
        ("gzip", gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])),
        ("gzip", gzip.compress(PAGE) + b"\0\0\0"),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", raw(PAGE)),
        ("identity", PAGE),
        ("GZIP ", gzip.compress(PAGE)),
    ],
)
def test_what_was_packed_for_the_way_is_unpacked(here: Site, encoding: str, body: bytes) -> None:
    """gzip in one or several members, deflate with its head or without."""
    here.answers["/"] = Answer(body=body, lines={"Content-Encoding": encoding})
    with Fetcher(here.access()) as fetcher:
        assert fetcher.fetch(here.url("/"), NOW).data == PAGE


@pytest.mark.parametrize(
    ("encoding", "body", "fact"),
    [
        ("gzip", gzip.compress(PAGE)[:-12], "ends before its end"),
        ("gzip", b"\x1f\x8b\x08\x00" + b"\xff" * 40, "does not unpack"),
        ("gzip", PAGE, "does not unpack"),
        ("br", b"\x8b\x02\x80", "not asked for"),
        ("gzip, gzip", gzip.compress(gzip.compress(PAGE)), "not asked for"),
        ("gzip", gzip.compress(b" " * 30_000_000), "200 times"),
        ("deflate", zlib.compress(b" " * 30_000_000), "200 times"),
        ("gzip", gzip.compress(bytes(range(256)) * 120_000, 1), "more than 20 MB"),
    ],
)
def test_what_does_not_unpack_or_never_ends_is_refused(here: Site, encoding: str, body: bytes, fact: str) -> None:
    """Torn, false, packed twice or in another way, and what a few bytes blow up to."""
    here.answers["/"] = Answer(body=body, lines={"Content-Encoding": encoding})
    assert fact in refused(here).fact


def test_an_answer_that_is_cut_is_no_answer(here: Site) -> None:
    """Fewer bytes than were announced."""

    def cut(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + PAGE)

    here.answers["/"] = cut
    assert "broke off" in refused(here).fact


def test_what_is_no_http_is_told(here: Site) -> None:
    """Noise, a head without end."""
    here.answers |= {
        "/": lambda handler: handler.wfile.write(b"\0\1\2 no http\r\n\r\n") and None,
        "/long": lambda handler: handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 1_000_000) and None,
    }
    assert "broke off" in refused(here).fact
    assert "broke off" in refused(here, "/long").fact


@pytest.mark.parametrize("status", [204, 206, 304, 400, 401, 403, 404, 410, 451, 500, 502])
def test_a_status_that_brings_no_page_is_told(here: Site, status: int) -> None:
    """Each with what to do."""
    here.answers["/"] = Answer(status=status)
    assert str(status) in refused(here).fact


def test_a_server_that_is_not_there_is_told() -> None:
    """Nobody listens."""
    port = free_port()
    with Fetcher(Access(allowed=frozenset({(HERE, port)}), limits=QUICK)) as fetcher:
        with pytest.raises(NotFetched, match="does not answer") as refusal:
            fetcher.fetch(f"http://{HERE}:{port}/", NOW)
    assert refusal.value.passing

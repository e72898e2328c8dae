"""Only public addresses of the web are asked, however another one is spelled, and whatever a name leads to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpcore
import httpx
import pytest

from selon.errors import NotFetched
from selon.intake.addresses import forbidden, target, vetted
from selon.intake.fetching import Access, Fetcher
from tests.intake.served import HERE, NOW, QUICK, Answer, Site, connections, redirect, site

SPELLINGS = """
http://127.0.0.1/ http://127.1/ http://127.0.1/ http://0.0.0.0/ http://0/ http://2130706433/ http://0x7f000001/
http://0x7f.0.0.1/ http://0x7f.1/ http://0177.0.0.1/ http://0177.1/ http://017700000001/ http://127.0.0.1./
http://127.0.0.01/ http://127.000.000.001/ http://127.0.0.1.:80/ http://[::1]/ http://[::]/ http://[0:0:0:0:0:0:0:1]/
http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/ http://[::127.0.0.1]/ http://[64:ff9b::127.0.0.1]/
http://[64:ff9b::7f00:1]/ http://[64:ff9b:1::7f00:1]/ http://[2002:7f00:1::]/ http://[2002:a00:1::1]/
http://[2001:0:7f00:1::]/ http://[fe80::1]/ http://[fe80::1%25eth0]/ http://[fc00::1]/ http://[fd00:ec2::254]/
http://[fec0::1]/ http://[ff02::1]/ http://[2001:db8::1]/ http://[100::1]/ http://[4000::1]/ http://10.0.0.1/
http://172.16.0.1/ http://172.31.255.255/ http://192.168.0.1/ http://169.254.169.254/latest/meta-data/
http://169.254.169.254.:80/ http://2852039166/ http://0xa9fea9fe/ http://0251.0376.0251.0376/ http://100.64.0.1/
http://100.100.100.200/ http://168.63.129.16/ http://192.0.0.192/ http://192.0.2.1/ http://198.18.0.1/
http://198.51.100.1/ http://203.0.113.1/ http://224.0.0.1/ http://239.255.255.255/ http://240.0.0.1/
http://255.255.255.255/ http://192.88.99.1/ http://①②⑦.0.0.1/ http://127。0。0。1/ http://１２７.0.0.1/
http://localhost%00.example/ http://local%68ost/ http://journal.example@127.0.0.1/ http://127.0.0.1@journal.example/
http://journal.example:80@127.0.0.1/ http://@journal.example/ http://journal.example\\@127.0.0.1/ http://journal.example\\.127.0.0.1/
http://journal.example:22/ http://journal.example:8080/ http://journal.example:6379/ https://journal.example:0/
ftp://journal.example/ file:///etc/passwd gopher://journal.example/ dict://journal.example/ data:text/html,x
javascript:alert(1) http:/// http:journal http://.example/ http://journal..example/ http://jour_nal-.example./
http://journal.example:99999/ http://[::1 http://1.2.3.4.5/ http://256.256.256.256/ http://1.1.1.0x1/ http://xn--/
""".split()


@pytest.fixture
def here() -> Iterator[Site]:
    """A site on this machine."""
    with site() as made:
        yield made


def test_there_are_enough_spellings() -> None:
    """Sixty at least, all different."""
    assert len(set(SPELLINGS)) == len(SPELLINGS) >= 60


@pytest.mark.parametrize(
    "address", [*SPELLINGS, "http://journal.example/\tx", "http://jour\nnal.example/", "http://a b/"]
)
def test_a_forbidden_address_is_refused_before_anything_is_connected(address: str) -> None:
    """Neither a connection nor a question to the name server; place, fact and remedy are told."""
    with connections() as tried, Fetcher(Access(limits=QUICK)) as fetcher, pytest.raises(NotFetched) as refusal:
        fetcher.fetch(address, NOW)
    assert tried == []
    assert refusal.value.place.startswith(address[:20]) and refusal.value.fact and refusal.value.remedy


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("http://journal.example", "http://journal.example"),
        ("HTTPS://Journal.Example./a?b=c#d", "https://journal.example/a?b=c"),
        ("http://bücher.example/é", "http://xn--bcher-kva.example/%C3%A9"),
        ("https://journal.example:443/", "https://journal.example/"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
        ("http://journal.example/a@b", "http://journal.example/a@b"),
    ],
)
def test_a_public_address_is_asked_in_one_spelling(address: str, asked: str) -> None:
    """Host in ASCII without the last dot, no fragment."""
    assert str(target(address)) == asked


@pytest.mark.parametrize(
    "ip",
    ["10.1.2.3", "127.8.8.8", "169.254.169.254", "100.64.1.1", "0.1.2.3", "224.0.0.1", "::1", "::ffff:8.8.8.8"]
    + ["64:ff9b::a00:1", "2002:808:808::", "fe80::1", "fe80::1%eth0", "2001::1", "3fff::1", "5f00::1", "no address"],
)
def test_an_ip_address_that_is_not_public_is_forbidden(ip: str) -> None:
    """Each by what it is called."""
    assert forbidden(ip)


@pytest.mark.parametrize(
    "ip", ["8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::808:808"]
)
def test_a_public_ip_address_is_not_forbidden(ip: str) -> None:
    """Those beside the special ones, and a public one behind NAT64."""
    assert forbidden(ip) is None


def test_one_forbidden_address_among_good_ones_spoils_all() -> None:
    """A name that leads to a public and to a private address is not asked at all."""
    with pytest.raises(NotFetched, match="private"):
        vetted("journal.example", 80, ["8.8.8.8", "10.0.0.1"], frozenset())
    assert vetted("journal.example", 80, ["8.8.8.8"], frozenset()) == ["8.8.8.8"]
    assert vetted("desk.example", 80, ["10.0.0.1"], frozenset({("desk.example", 80)})) == ["10.0.0.1"]
    with pytest.raises(NotFetched):
        vetted("desk.example", 443, ["10.0.0.1"], frozenset({("desk.example", 80)}))


@pytest.fixture
def public(here: Site, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The IP addresses that connections go to; behind each of them stands the site on this machine."""
    gone_to: list[str] = []
    real = httpcore.SyncBackend.connect_tcp

    def connect(net: httpcore.SyncBackend, ip: str, port: int, *rest: Any) -> httpcore.NetworkStream:
        gone_to.append(ip)
        return real(net, HERE, here.port, *rest)

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    return gone_to


def test_a_connection_goes_to_the_address_that_was_checked(here: Site, public: list[str]) -> None:
    """Not to the name, which would be resolved once more; the name still stands in the request."""
    here.answers["/"] = Answer(body=b"<p>ici</p>")
    access = Access(limits=QUICK, resolve=lambda host, port, patience: ["8.8.8.8"])
    with Fetcher(access) as fetcher:
        assert fetcher.fetch("http://journal.example/", NOW).data == b"<p>ici</p>"
    assert set(public) == {"8.8.8.8"}
    assert {host for host, _, _ in here.asked} == {"journal.example"}


def test_a_name_that_changes_its_mind_is_refused(here: Site, public: list[str]) -> None:
    """DNS rebinding: public while it is checked, private when it is asked again; only what was checked is used."""
    here.answers["/"] = Answer(body=b"<p>ici</p>", lines={"Connection": "close"})
    here.answers["/robots.txt"] = Answer(lines={"Connection": "close"})
    answers = iter([["8.8.8.8"], [HERE], ["169.254.169.254"]])
    access = Access(limits=QUICK, resolve=lambda host, port, patience: next(answers))
    with Fetcher(access) as fetcher, pytest.raises(NotFetched, match="this machine"):
        fetcher.fetch("http://journal.example/", NOW)
    assert public == ["8.8.8.8"]


def test_a_name_that_leads_to_this_machine_is_not_asked(here: Site) -> None:
    """Whatever the name server says of a public name."""
    access = Access(limits=QUICK, resolve=lambda host, port, patience: [HERE])
    with connections() as tried, Fetcher(access) as fetcher, pytest.raises(NotFetched, match="this machine"):
        fetcher.fetch("http://journal.example/", NOW)
    assert tried == []


CHAINS = {
    "at once": ["http://169.254.169.254/latest/"],
    "behind a good one": ["/further", "http://10.0.0.1/"],
    "in another spelling": ["/further", "http://2130706433/"],
    "to another port": ["/further", "http://127.0.0.1:1/"],
    "to a file": ["/further", "/more", "file:///etc/passwd"],
    "without a scheme": ["/further", "//[::ffff:127.0.0.1]/"],
    "to a name that leads inside": ["/further", "http://inside.example/"],
}


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS)
def test_every_redirect_is_checked(here: Site, chain: list[str]) -> None:
    """A page that sends inside is refused at that step; the steps before it were asked, nothing else was."""
    path = "/"
    for step in chain:
        here.answers[path] = redirect(step)
        path = step
    with connections() as tried, Fetcher(here.access()) as fetcher, pytest.raises(NotFetched) as refusal:
        fetcher.fetch(here.url("/"), NOW)
    assert {told for event, told in tried if event == "socket.connect"} == {(HERE, here.port)}  # type: ignore[misc]
    assert refusal.value.place == here.url("/")
    assert here.paths() == ["/", *chain[:-1]]


def test_a_proxy_of_the_environment_is_not_used(here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind a proxy no address could be checked."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, f"http://{HERE}:1")
    here.answers["/"] = redirect("/", 404)
    with connections() as tried, Fetcher(here.access()) as fetcher, pytest.raises(NotFetched, match="404"):
        fetcher.fetch(here.url("/"), NOW)
    assert {told for event, told in tried if event == "socket.connect"} == {(HERE, here.port)}  # type: ignore[misc]


def test_no_variable_of_the_environment_allows_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is allowed is said by a person, on the command line or in code."""
    for name in ("SELON_ALLOW", "NO_PROXY", "SELON_ALLOWED"):
        monkeypatch.setenv(name, "127.0.0.1:80")
    assert Access().allowed == frozenset()
    with pytest.raises(NotFetched):
        target("http://127.0.0.1/", Access().allowed)


def test_the_parsed_address_is_the_one_connected_to() -> None:
    """No second parser reads it: what comes back is httpx's own."""
    assert isinstance(target("http://journal.example/"), httpx.URL)

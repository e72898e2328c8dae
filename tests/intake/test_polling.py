"""What is new at addresses of the network: pages and entries of feeds; the second time, nothing."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import replace

import pytest

from selon.errors import InputError, NotFetched, NotText
from selon.records import Capture
from tests.intake.polled import ENTRIES, TEXT, Round, error, page, read, rss
from tests.intake.served import HERE, NOW, Answer, Site, connections, redirect, site


@pytest.fixture
def here() -> Iterator[Site]:
    """A site with a feed of five entries."""
    with site() as made:
        made.answers |= {f"/{n}": page(n) for n in ENTRIES}
        made.answers["/feed.xml"] = rss(ENTRIES, ETag='"f1"')
        yield made


@pytest.fixture
def poll(here: Site) -> Round:
    """Polls of that site."""
    return Round(here)


# ---------------------------------------------------------------- pages


def test_a_page_is_a_capture_with_where_and_when(here: Site, poll: Round) -> None:
    """Its address is the one that answered; its name fits a file; the second time it is unchanged."""
    here.answers["/old"] = redirect("/1")
    (only,) = read(poll(here.url("/old")))
    assert (only.address, only.media_type, only.charset) == (here.url("/1"), "text/html", "utf-8")
    assert (only.first_seen, only.last_checked, only.name) == (NOW, NOW, f"{HERE}-1")
    assert only.told.origin == "none"
    assert poll(here.url("/old")) == [] and poll.said == [f"{here.url('/old')}: unchanged"]
    here.answers["/1"] = page(1, "Le pont rouvre")
    (changed,) = read(poll(here.url("/old")))
    assert changed.digest != only.digest


def test_a_page_without_validators_is_compared_by_its_bytes(here: Site, poll: Round) -> None:
    """It is sent again, and still adds nothing."""
    here.answers["/1"] = Answer(body=b"<p>Le pont ferme.</p>")
    assert len(read(poll(here.url("/1")))) == 1 and poll(here.url("/1")) == []


def test_a_page_that_was_not_stored_is_asked_for_again(here: Site, poll: Round) -> None:
    """What came in and was refused by a later stage is told each time a person asks for it."""
    poll(here.url("/1"), keep=False)
    assert len(read(poll(here.url("/1")))) == 1


def test_an_address_given_twice_is_asked_once(here: Site, poll: Round) -> None:
    """In one run."""
    assert len(read(poll(here.url("/1"), here.url("/1")))) == 1


def test_what_is_no_page_is_refused(here: Site, poll: Round) -> None:
    """A picture, nothing at all; the others go on, what is local before what is asked for."""
    here.answers |= {"/p.png": Answer(body=b"\x89PNG\r\n" + bytes(99), kind="image/png"), "/e": Answer()}
    found = poll(here.url("/p.png"), here.url("/e"), "a.txt", here.url("/1"), "b.txt", "c.txt")
    kinds = [type(item).__name__ for item in found]
    assert kinds == ["InputError", "InputError", "InputError", "NotText", "EmptyInput", "Capture"]
    assert [item.place for item in found if isinstance(item, InputError)][:3] == ["a.txt", "b.txt", "c.txt"]
    assert found[3].capture.data.startswith(b"\x89PNG")  # type: ignore[union-attr]


# ---------------------------------------------------------------- feeds


def test_a_feed_gives_the_pages_of_its_entries(here: Site, poll: Round) -> None:
    """With what the feed tells of them."""
    found = read(poll(here.url("/feed.xml")))
    assert [item.address for item in found] == [here.url(f"/{n}") for n in ENTRIES]
    told = found[1].told
    assert (told.title, told.outlet, told.origin) == ("Le pont ferme 2", "Le Courrier", "feed")
    assert (told.published, told.authors) == ("2031-05-02T08:00:00+02:00", ("Anne Vasseur",))
    assert poll.said == [f"{here.url('/feed.xml')}: 5 entries, 5 new"]


@pytest.mark.parametrize("validators", [True, False])
def test_the_second_poll_of_a_feed_adds_nothing(here: Site, poll: Round, validators: bool) -> None:
    """One request, whether the server knows that nothing changed or not."""
    if not validators:
        here.answers["/feed.xml"] = rss(ENTRIES)
    poll(here.url("/feed.xml"))
    assert poll(here.url("/feed.xml")) == []
    assert here.paths() == ["/feed.xml"]


def test_only_new_and_changed_entries_are_asked_for(here: Site, poll: Round) -> None:
    """Another title is a change; the page of a changed entry that did not change adds nothing."""
    poll(here.url("/feed.xml"))
    here.answers |= {"/6": page(6), "/2": page(2, "Le pont rouvre")}
    changed = rss([2, 3], "Nouveau")
    both = changed.body.replace(b"</channel></rss>", b"") + rss([1, 4, 5, 6]).body.partition(b"</title>")[2]
    here.answers["/feed.xml"] = replace(changed, body=both)
    found = read(poll(here.url("/feed.xml")))
    assert [item.address for item in found] == [here.url("/2"), here.url("/6")]
    assert here.paths() == ["/feed.xml", "/2", "/3", "/6"]
    assert poll(here.url("/feed.xml")) == [] and here.paths() == ["/feed.xml"]


def test_what_could_not_be_had_is_asked_for_the_next_time(here: Site, poll: Round) -> None:
    """Though the feed did not change: it is not known by its validators until all its entries are."""
    here.answers["/3"] = Answer(status=500)
    found = poll(here.url("/feed.xml"))
    assert [type(item).__name__ for item in found].count("NotFetched") == 1
    assert "1 could not be had now" in poll.said[-1]
    here.answers["/3"] = page(3)
    assert [item.address for item in read(poll(here.url("/feed.xml")))] == [here.url("/3")]
    assert poll(here.url("/feed.xml")) == [] and here.paths() == ["/feed.xml"]


def test_what_is_gone_for_good_is_told_once(here: Site, poll: Round) -> None:
    """410, or robots.txt: the next poll does not ask again."""
    here.answers["/3"] = Answer(status=410)
    here.answers["/robots.txt"] = Answer(body=b"User-agent: *\nDisallow: /4")
    found = poll(here.url("/feed.xml"))
    assert [item.place for item in found if isinstance(item, NotFetched)] == [here.url("/3"), here.url("/4")]
    assert poll(here.url("/feed.xml")) == [] and here.paths() == ["/feed.xml"]


def test_a_run_that_is_broken_off_keeps_what_is_safe(here: Site, poll: Round) -> None:
    """Nothing was stored: all comes again. The ledger has it: nothing does, but the feed itself is read once more."""
    poll(here.url("/feed.xml"), whole=False, keep=False)
    assert len(read(poll(here.url("/feed.xml"), whole=False))) == 5
    assert poll(here.url("/feed.xml")) == []


def test_entries_with_their_whole_text_are_captures_by_themselves(here: Site, poll: Round) -> None:
    """No page is asked for; markup of the title is none."""
    item = (
        "<item><title>Pont &amp;lt;b&amp;gt;fermé</title><link>/1</link><guid>x</guid>"
        f"<content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item>"
        "<item><title>Sans lien</title><guid isPermaLink='false'>y</guid><description>Court.</description></item>"
        "<item><title>Sans rien</title></item>"
    )
    space = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    text = f"<rss version='2.0' {space}><channel><language>fr</language><title>C</title>{item}</channel></rss>"
    here.answers["/feed.xml"] = Answer(body=text.encode())
    first, second, third = poll(here.url("/feed.xml"))
    assert isinstance(first, Capture) and isinstance(second, Capture) and isinstance(third, InputError)
    assert here.paths() == ["/feed.xml"]
    assert (first.address, second.address) == (here.url("/1"), here.url("/feed.xml") + "#y")
    assert (
        b'<html lang="fr">' in first.data
        and TEXT.encode() in first.data
        and b"<h1>Pont ferm\xc3\xa9</h1>" in first.data
    )
    assert "neither a link" in third.fact
    assert poll(here.url("/feed.xml")) == []


def test_a_gzipped_feed_is_read(here: Site, poll: Round) -> None:
    """Packed for the way, or a packed file."""
    packed = gzip.compress(rss(ENTRIES).body)
    here.answers |= {"/a": Answer(body=packed, lines={"Content-Encoding": "gzip"}), "/f.xml.gz": Answer(body=packed)}
    assert len(read(poll(here.url("/a")))) == 5 and len(poll(here.url("/f.xml.gz"))) == 0 and len(here.paths()) == 6
    twice = gzip.compress(gzip.compress(rss(ENTRIES).body))
    here.answers["/b"] = Answer(body=twice)
    assert isinstance(error(poll(here.url("/b"))), NotText)


def test_a_feed_that_moved_for_good_is_asked_where_it_is(here: Site, poll: Round) -> None:
    """301: told once, and from then on the old address is not asked, unless the new one fails."""
    here.answers |= {"/old.xml": redirect("/feed.xml", 301)}
    assert len(read(poll(here.url("/old.xml")))) == 5
    assert "has moved for good to" in poll.said[0]
    assert poll(here.url("/old.xml")) == [] and here.paths() == ["/feed.xml"] and "moved" not in poll.said[0]
    here.answers |= {"/feed.xml": Answer(status=404), "/old.xml": rss([*ENTRIES, 6]), "/6": page(6)}
    assert [item.address for item in read(poll(here.url("/old.xml")))] == [here.url("/6")]


def test_entries_on_a_host_that_moved_are_followed(here: Site) -> None:
    """Five redirects to another host, each host with its own robots.txt."""
    poll = Round(here, "old.test", "new.test")
    here.answers["/feed.xml"] = rss(ENTRIES, host=here.url("/old", "old.test"))
    for n in ENTRIES:
        here.answers[f"/old/{n}"] = redirect(here.url(f"/{n}", "new.test"), 301)
    found = read(poll(here.url("/feed.xml")))
    assert [item.address for item in found] == [here.url(f"/{n}", "new.test") for n in ENTRIES]
    assert sorted({host.partition(":")[0] for host, path, _ in here.asked if path == "/robots.txt"}) == [
        HERE,
        "new.test",
        "old.test",
    ]


def test_a_busy_server_is_left_alone_until_it_said(here: Site, poll: Round) -> None:
    """Also by the next poll, before that time; after it, all is well."""
    here.answers["/feed.xml"] = Answer(status=429, lines={"Retry-After": "3600"})
    poll.access = replace(poll.access, now=lambda: __import__("datetime").datetime.fromisoformat(NOW))
    refused = error(poll(here.url("/feed.xml")))
    assert isinstance(refused, NotFetched) and refused.until == "2031-05-20T09:00:00+00:00"
    here.answers["/feed.xml"] = rss(ENTRIES)
    assert "no further request yet" in error(poll(here.url("/feed.xml"))).fact and here.asked == []
    poll.now = "2031-05-20T09:00:01+00:00"
    assert len(read(poll(here.url("/feed.xml")))) == 5


def test_the_entries_of_a_busy_host_wait(here: Site, poll: Round) -> None:
    """After the first refusal, told once, no other entry of that host is asked for; none is lost."""
    here.answers["/2"] = Answer(status=429, lines={"Retry-After": "3600"})
    found = poll(here.url("/feed.xml"))
    assert [isinstance(item, Capture) for item in found] == [True, False]
    assert "4 could not be had now and will be asked for again" in poll.said[-1]
    assert here.paths() == ["/feed.xml", "/1", "/2"]
    here.answers["/2"] = page(2)
    poll.now = "2099-01-01T00:00:00+00:00"
    assert len(read(poll(here.url("/feed.xml")))) == 4


@pytest.mark.parametrize("link", ["http://169.254.169.254/latest/", "http://inside.test/", "http://127.0.0.1:1/"])
def test_an_entry_that_leads_inside_is_refused(here: Site, poll: Round, link: str) -> None:
    """A feed is a stranger's: its links are checked as all addresses are."""
    body = rss([1, 2]).body.replace(b"<link>/1</link>", f"<link>{link}</link>".encode())
    here.answers["/feed.xml"] = Answer(body=body)
    with connections() as tried:
        first, second = poll(here.url("/feed.xml"))
    assert isinstance(first, NotFetched) and not isinstance(second, InputError)
    assert {told for event, told in tried if event == "socket.connect"} == {(HERE, here.port)}  # type: ignore[misc]

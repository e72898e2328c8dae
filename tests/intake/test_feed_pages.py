"""Feeds in several pages: followed as long as there is something new, within a bound."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from selon.errors import InputError
from selon.intake.feeds import feed
from selon.records import Capture
from tests.intake.polled import Round, page, read, rss
from tests.intake.served import Answer, Site, site

ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>Le Courrier</title>{links}"
    "<entry><id>e</id><title>t</title></entry></feed>"
)


@pytest.fixture
def here() -> Iterator[Site]:
    """A site with the pages of twelve entries."""
    with site() as made:
        made.answers |= {f"/{number}": page(number) for number in range(1, 13)}
        yield made


@pytest.fixture
def poll(here: Site) -> Round:
    """Polls of it."""
    return Round(here)


def paged(here: Site, *pages: range, relation: str = "next", build: int = 0) -> str:
    """The address of a feed with some entries on each page, the newest first."""
    for number, entries in enumerate(pages):
        made = rss(entries)
        link = f"<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='{relation}' href='/feed-{number + 1}.xml'/>"
        more = link if number + 1 < len(pages) else ""
        body = made.body.replace(b"</title>", f"</title>{more}<generator>{build}</generator>".encode(), 1)
        here.answers[f"/feed-{number}.xml"] = replace(made, body=body)
    return here.url("/feed-0.xml")


def feeds(here: Site) -> list[str]:
    """The pages of the feed that were asked for."""
    return [path for path in here.paths() if path.startswith("/feed")]


@pytest.mark.parametrize("relation", ["next", "prev-archive"])
def test_all_pages_are_followed(here: Site, poll: Round, relation: str) -> None:
    """Each once, with the entries of each; the summary says how many."""
    address = paged(here, range(9, 13), range(5, 9), range(1, 5), relation=relation)
    assert len(read(poll(address))) == 12
    assert feeds(here) == ["/feed-0.xml", "/feed-1.xml", "/feed-2.xml"]
    assert poll.said[-1].endswith("12 entries on 3 pages, 12 new")


def test_the_second_poll_asks_for_no_further_page(here: Site, poll: Round) -> None:
    """Not even of a feed whose bytes have changed; of one with a new entry, until nothing is new."""
    poll(paged(here, range(9, 12), range(5, 9), range(1, 5)))
    assert not read(poll(paged(here, range(9, 12), range(5, 9), range(1, 5), build=1)))
    assert feeds(here) == ["/feed-0.xml"]
    assert len(read(poll(paged(here, range(9, 13), range(5, 9), range(1, 5), build=2)))) == 1
    assert feeds(here) == ["/feed-0.xml", "/feed-1.xml"]


@pytest.mark.parametrize(("most", "entries"), [(1, 4), (2, 8)])
def test_the_bound_is_kept_and_told(here: Site, poll: Round, most: int, entries: int) -> None:
    """What stands behind it can be asked for."""
    poll.access = replace(poll.access, limits=replace(poll.access.limits, pages=most))
    assert len(read(poll(paged(here, range(9, 13), range(5, 9), range(1, 5))))) == entries
    assert len(feeds(here)) == most and "--feed-pages" in poll.said[-1]


def test_a_feed_that_leads_in_a_circle_ends(here: Site, poll: Round) -> None:
    """Each page is asked for once."""
    address = paged(here, range(9, 13), range(5, 9), range(1, 1))
    here.answers["/feed-2.xml"] = here.answers["/feed-0.xml"]
    assert len(read(poll(address))) == 8 and len(feeds(here)) == 3


def test_an_endless_feed_ends(here: Site, poll: Round) -> None:
    """At the bound."""
    address = paged(here, range(9, 13), range(5, 9))
    one = here.answers["/feed-0.xml"]
    assert isinstance(one, Answer)
    for number in range(1, 50):
        body = one.body.replace(b"feed-1.xml", f"feed-{number + 1}.xml".encode())
        here.answers[f"/feed-{number}.xml"] = replace(one, body=body.replace(b"g9", f"n{number}".encode()))
    poll(address)
    assert len(feeds(here)) == poll.access.limits.pages


def test_a_page_that_is_not_there_now_is_asked_for_again(here: Site, poll: Round) -> None:
    """Though the first page has nothing new by then."""
    address = paged(here, range(9, 13), range(5, 9))
    kept = here.answers.pop("/feed-1.xml")
    found = poll(address)
    assert len([one for one in found if isinstance(one, Capture)]) == 4
    assert [one.place for one in found if isinstance(one, InputError)] == [here.url("/feed-1.xml")]
    here.answers["/feed-1.xml"] = kept
    assert len(read(poll(address))) == 4
    assert not read(poll(address))


def test_a_run_that_was_broken_off_on_the_first_page_goes_on(here: Site, poll: Round) -> None:
    """The first page has been seen, the feed has not been followed to its end."""
    address = paged(here, range(9, 13), range(5, 9))
    kept = here.answers.pop("/feed-1.xml")
    poll(address, whole=False)
    poll.memory.visits.clear()
    here.answers["/feed-1.xml"] = kept
    assert len(read(poll(address))) == 4


@pytest.mark.parametrize("there", ["page", "private", "gone"])
def test_what_is_no_further_page_is_told(here: Site, poll: Round, there: str) -> None:
    """A page, an address inside, one that was taken away: the entries of the first page are there."""
    address = paged(here, range(9, 13), range(5, 9))
    if there == "private":
        first = here.answers["/feed-0.xml"]
        assert isinstance(first, Answer)
        here.answers["/feed-0.xml"] = replace(first, body=first.body.replace(b"/feed-1.xml", b"http://10.0.0.1/x"))
    else:
        here.answers["/feed-1.xml"] = page(1) if there == "page" else Answer(status=410)
    found = poll(address)
    assert len([one for one in found if isinstance(one, Capture)]) == 4
    assert len([one for one in found if isinstance(one, InputError)]) == 1
    assert not poll(address)


def capture(text: str, kind: str) -> Capture:
    """A feed as bytes."""
    address = "https://journal.example/a/flux"
    return Capture(data=text.encode(), media_type=kind, address=address, name="feed", digest="0")


@pytest.mark.parametrize(
    ("links", "further"),
    [
        ("<link rel='next' href='?page=2'/>", "https://journal.example/a/flux?page=2"),
        (
            "<link rel='prev-archive' href='/b'/><link rel='next' href='https://x.example/2'/>",
            "https://x.example/2",
        ),
        ("<link rel='prev-archive' href='../2031-04'/>", "https://journal.example/2031-04"),
        ("<link rel='self' href='/a/flux'/><link rel='previous' href='/a/0'/>", None),
        ("<link rel='next' href='ftp://journal.example/2'/>", None),
        ("<link rel='next' href='http://['/>", None),
    ],
)
def test_where_older_entries_are(links: str, further: str | None) -> None:
    """The next page, else the archive before; what leads nowhere leads nowhere."""
    assert feed(capture(ATOM.format(links=links), "application/atom+xml")).further == further


def test_a_json_feed_names_its_next_page() -> None:
    """`next_url`."""
    made = {"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [], "next_url": "/flux?p=2"}
    assert feed(capture(json.dumps(made), "application/json")).further == "https://journal.example/flux?p=2"
    assert feed(capture(json.dumps(made | {"next_url": 7}), "application/json")).further is not None

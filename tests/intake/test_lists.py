"""Lists of feeds, feeds that are files, and the folder into which pages are fetched."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from selon.errors import InputError
from selon.intake.fetching import Access, Fetcher
from selon.intake.folder import Folder
from selon.intake.found import name_of
from selon.intake.polling import Poll
from selon.records import Capture
from tests.intake.polled import ENTRIES, TEXT, Round, error, page, read, rss
from tests.intake.served import HERE, NOW, QUICK, Answer, Site, connections, site


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


# ---------------------------------------------------------------- lists


def opml(*names: str, includes: Iterable[str] = ()) -> Answer:
    """A list of feeds and of other lists."""
    feeds = "".join(f"<outline text='Liste' xmlUrl='{name}'/>" for name in names)
    lists = "".join(f"<outline type='include' url='{name}'/>" for name in includes)
    return Answer(body=f"<opml version='2.0'><body>{feeds}<outline>{lists}</outline></body></opml>".encode())


def test_a_list_gives_the_entries_of_all_its_feeds(here: Site, poll: Round) -> None:
    """Feeds that fail do not stop the others; a page among them names its feeds."""
    here.answers |= {
        "/list": opml("/feed.xml", "/none.xml", "/home", "/json"),
        "/home": Answer(body=b"<html><link rel='alternate' type='application/rss+xml' href='/feed.xml'></html>"),
        "/json": Answer(
            body=json.dumps(
                {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "/j"}]}
            ).encode()
        ),
        "/j": page(9),
    }
    found = poll(here.url("/list"))
    assert [item.address for item in found if isinstance(item, Capture)][-1] == here.url("/j")
    none, home = (item for item in found if isinstance(item, InputError))
    assert "404" in none.fact and here.url("/feed.xml") in home.remedy
    assert found[-1].told.outlet == "Liste"  # type: ignore[union-attr]
    assert [type(item).__name__ for item in poll(here.url("/list"))] == ["NotFetched", "InputError"]


def test_lists_that_include_one_another_end(here: Site, poll: Round) -> None:
    """In a circle each is read once; too deep ones are told."""
    here.answers |= {"/a": opml("/feed.xml", includes=["/b", "/a"]), "/b": opml("/feed.xml", includes=["/a"])}
    assert len(read(poll(here.url("/a")))) == 5
    here.answers |= {f"/deep{n}": opml(includes=[f"/deep{n + 1}"]) for n in range(9)}
    assert "include one another" in error(poll(here.url("/deep0"))).fact


def test_a_list_of_the_network_names_no_file(here: Site, poll: Round) -> None:
    """Neither by a path nor by a scheme."""
    here.answers["/list"] = opml("file:///etc/passwd", "ftp://a.example/f")
    assert all("no address" in item.fact for item in poll(here.url("/list")) if isinstance(item, InputError))
    assert len(here.paths()) == 1


# ---------------------------------------------------------------- files


def test_a_feed_that_is_a_file_is_a_source(here: Site, poll: Round, tmp_path: Path) -> None:
    """Entries with their text by themselves, others fetched; the second time, nothing."""
    file = tmp_path / "feed.xml"
    file.write_bytes(rss([1, 2], host=here.url("")).body)
    assert len(read(poll(str(file)))) == 2 and poll(str(file)) == []
    packed = tmp_path / "other.xml.gz"
    packed.write_bytes(gzip.compress(rss([3], host=here.url("")).body))
    assert len(read(poll(str(packed)))) == 1


def test_a_list_that_is_a_file_names_feeds_beside_it_and_no_other_files(
    here: Site, poll: Round, tmp_path: Path
) -> None:
    """In its folder or below, never above; a circle ends."""
    (tmp_path / "sous").mkdir()
    (tmp_path / "sous/feed.xml").write_bytes(rss([1], host=here.url("")).body)
    (tmp_path / "above.xml").write_bytes(rss([2], host=here.url("")).body)
    names = ("feed.xml", "../above.xml", str(tmp_path / "above.xml"), here.url("/feed.xml"))
    (tmp_path / "sous/list.opml").write_bytes(opml(*names, includes=["list.opml"]).body)
    found = poll(str(tmp_path / "sous/list.opml"))
    assert [item.address for item in found if isinstance(item, Capture)] == [here.url(f"/{n}") for n in ENTRIES]
    assert sum(isinstance(item, InputError) for item in found) == 2


def test_without_the_network_only_what_a_feed_holds_is_given(tmp_path: Path) -> None:
    """Reading a feed file asks nobody."""
    file = tmp_path / "feed.xml"
    text = f"<item><title>A</title><guid>a</guid><content:encoded>{TEXT}</content:encoded></item>"
    text = (
        rss([1])
        .body.decode()
        .replace("<item>", f"{text}<item>", 1)
        .replace("version='2.0'", "version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'")
    )
    file.write_text(text.replace("<link>/1", "<link>https://journal.example/1"))
    with connections() as tried:
        first, second = Poll(None, lambda: NOW).captures([str(file)], lambda _: [])
    assert isinstance(first, Capture) and isinstance(second, InputError) and tried == []
    assert "selon fetch https://journal.example/1" in second.remedy


# ---------------------------------------------------------------- names, folders


def test_names_fit_a_file_and_are_never_the_same() -> None:
    """Host and end of the path; a digest where that is taken or something follows."""
    taken: set[str] = set()
    assert name_of("https://www.journal.example/2031/05/Le%20pont.html", taken) == "journal.example-le-pont"
    assert name_of("https://www.journal.example/2032/05/Le%20pont.html", taken).startswith("journal.example-le-pont-")
    odd = ["https://a.example/../../etc/passwd", "https://a.example/%2e%2e%2f%00", "https://a.example/" + "é" * 999]
    odd += ["https://a.example/?id=1", "https://a.example/?id=2", "feed.xml#../x", "https://a.example/con\\nul"]
    names = [name_of(address, taken) for address in odd]
    assert len(set(names)) == len(names)
    assert not any(set(name) & set("/\\\0%:?*\n") or name.startswith(".") or len(name) > 100 for name in names)


def test_a_folder_keeps_pages_and_what_was_seen(here: Site, tmp_path: Path) -> None:
    """A file each, a table of where from; another version beside the first; the second poll asks for nothing."""
    for expected in (5, 0):
        folder = Folder(tmp_path / "in")
        with Fetcher(here.access()) as fetcher:
            poll = Poll(fetcher, lambda: NOW, memory=folder)
            items = list(poll.captures([here.url("/feed.xml")], lambda _: []))
            assert len([folder.write(item) for item in read(items)]) == expected
        folder.keep(*poll.learned.safe(folder.stored, whole=True))
    table = (tmp_path / "in/sources.tsv").read_text("utf-8").splitlines()
    assert table[0].split("\t")[:3] == ["id", "outlet", "published"] and len(table) == 6
    assert table[1].split("\t")[:3] == [f"{HERE}-1", "Le Courrier", "2031-05-01T08:00:00+02:00"]
    assert (tmp_path / f"in/{HERE}-1.html").read_bytes() == here.answers["/1"].body  # type: ignore[union-attr]
    (first,) = [item for item in read(items_of(here, "/1"))]
    assert Folder(tmp_path / "in").write(first) is None
    other = replace(first, data=b"<p>autre</p>", digest="0" * 64)
    assert Folder(tmp_path / "in").write(other) == tmp_path / f"in/{HERE}-1-00000000.html"


def items_of(here: Site, path: str) -> list[Capture | InputError]:
    """What one page gives."""
    with Fetcher(here.access()) as fetcher:
        return list(Poll(fetcher, lambda: NOW).captures([here.url(path)], lambda _: []))


@pytest.mark.parametrize("text", ["{", "[]", '{"visits": [{}]}', '{"visits": [{"url": "x", "y": 1}]}'])
def test_a_damaged_memory_is_told(tmp_path: Path, text: str) -> None:
    """With the file to delete."""
    (tmp_path / ".visits.json").write_text(text)
    with pytest.raises(InputError, match="damaged"):
        Folder(tmp_path)


def test_limits_for_people_are_polite() -> None:
    """One request a second to a host; tests are quicker."""
    assert Access().limits.pace >= 1 > QUICK.pace

"""Journey 9 over the network: a list of feeds is watched, and a page that changed is told in a line for each change."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from selon.cli import main
from tests.intake.served import Answer, Site, connections, site

EXAMPLES = Path(__file__).parents[2] / "examples"


def page(name: str) -> Answer:
    """An example article as a page."""
    title, *parts = (EXAMPLES / name).read_text(encoding="utf-8").split("\n\n")
    inside = f"<h1>{escape(title.strip())}</h1>" + "".join(f"<p>{escape(part.strip())}</p>" for part in parts)
    text = f"<!DOCTYPE html><html lang='fr'><head><meta charset='utf-8'></head><body><article>{inside}</article></body>"
    return Answer(body=f"{text}</html>".encode(), lines={"ETag": f'"{name}"'})


def feed(updated: str) -> Answer:
    """A feed of one entry, which was last changed then."""
    entry = f"<id>e1</id><title>Le doute</title><link href='/doute'/><updated>{updated}</updated>"
    text = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>La Gazette</title><entry>{entry}</entry></feed>"
    return Answer(body=text.encode(), lines={"ETag": f'"{updated}"'})


@pytest.fixture
def here() -> Iterator[Site]:
    """A site with a feed and the article of its entry."""
    with site() as made:
        made.answers |= {"/feed.xml": feed("2031-05-02T08:00:00Z"), "/doute": page("04-gazette-doute-v1.txt")}
        yield made


def look(here: Site, folder: Path, *words: str) -> Result:
    """Look once at the feeds of a list."""
    here.asked.clear()
    (folder / "feeds.opml").write_text(f"<opml><body><outline xmlUrl='{here.url('/feed.xml')}'/></body></opml>")
    given = ["--ledger", str(folder / "l.db"), "watch", str(folder / "feeds.opml"), "--once", *words]
    result = CliRunner().invoke(main, given, obj=here.access())
    assert result.exit_code == 0, result.output
    return result


def test_a_page_of_a_feed_that_changed_is_told_once(here: Site, tmp_path: Path) -> None:
    """The first look takes what is there as known; a look at what did not change is one request and no line."""
    assert look(here, tmp_path).stdout == "" and here.paths() == ["/feed.xml", "/doute"]
    assert look(here, tmp_path).stdout == "" and here.paths() == ["/feed.xml"]
    here.answers |= {"/feed.xml": feed("2031-05-02T11:00:00Z"), "/doute": page("05-gazette-doute-v2.txt")}
    told = look(here, tmp_path).stdout.splitlines()
    assert any("Quatre trains -> Six trains" in line for line in told), told
    assert look(here, tmp_path).stdout == "" and here.paths() == ["/feed.xml"]


def test_what_cannot_be_had_is_said_and_comes_at_a_later_look(here: Site, tmp_path: Path) -> None:
    """A server that fails loses no article."""
    look(here, tmp_path)
    changed = page("05-gazette-doute-v2.txt")
    here.answers |= {"/feed.xml": feed("2031-05-02T11:00:00Z"), "/doute": Answer(status=500)}
    failed = look(here, tmp_path)
    assert failed.stdout == "" and "its server fails (500)" in failed.stderr
    here.answers["/doute"] = changed
    assert "Six trains" in look(here, tmp_path).stdout


def test_a_watch_and_add_see_the_same_feed_each_for_itself(here: Site, tmp_path: Path) -> None:
    """What was added is still told by the watch."""
    look(here, tmp_path)
    here.answers |= {"/feed.xml": feed("2031-05-02T11:00:00Z"), "/doute": page("05-gazette-doute-v2.txt")}
    words = ["--ledger", str(tmp_path / "l.db"), "add", here.url("/feed.xml")]
    assert CliRunner().invoke(main, words, obj=here.access()).exit_code == 0
    assert "Six trains" in look(here, tmp_path).stdout


def test_a_watch_asks_nothing_that_is_not_allowed(here: Site, tmp_path: Path) -> None:
    """This machine is not asked without the permission of a test, or of a person."""
    words = ["--ledger", str(tmp_path / "l.db"), "watch", here.url("/feed.xml"), "--once"]
    with connections() as tried:
        result = CliRunner().invoke(main, words)
    assert tried == [] and "neither 80 nor 443" in result.stderr

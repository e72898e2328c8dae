"""`selon add URL` and `selon fetch`, over a site that the test allows; nothing else asks the network."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from selon.cli import main
from selon.ledger import Ledger
from selon.ledger.schema import documents
from tests.intake.served import HERE, Answer, Site, connections, redirect, site
from tests.ledger.articles import ALLOWED, BLOCKED

Run = Callable[..., Result]
HEAD = "<!DOCTYPE html><html lang='fr'><head><meta charset='utf-8'><title>x</title></head><body><article><h1>{}</h1>{}"


def html(title: str, text: str) -> Answer:
    """An article as a page."""
    body = HEAD.format(title, "".join(f"<p>{part}</p>" for part in text.split("\n\n")))
    return Answer(body=f"{body}</article></body></html>".encode(), lines={"ETag": f'"{hash(text)}"'})


def feed(*links: str) -> Answer:
    """A feed of some links."""
    items = "".join(f"<item><title>T</title><link>{link}</link><guid>{link}</guid></item>" for link in links)
    return Answer(body=f"<rss version='2.0'><channel><title>La Vigie</title>{items}</channel></rss>".encode())


@pytest.fixture
def here() -> Iterator[Site]:
    """A site with two articles and a feed of them."""
    with site() as made:
        made.answers |= {"/mars": html("Le bac de nuit", ALLOWED), "/septembre": html("Le bac arrêté", BLOCKED)}
        made.answers["/feed.xml"] = feed("/mars", "/septembre")
        yield made


@pytest.fixture
def run(tmp_path: Path, here: Site) -> Run:
    """The command line over a ledger of its own; the site is allowed by the caller, which no person can be."""
    db = tmp_path / "l.db"
    return lambda *words: CliRunner().invoke(main, ["--ledger", str(db), *map(str, words)], obj=here.access())


def addresses(folder: Path) -> list[str]:
    """The addresses of the documents in the ledger."""
    with Ledger(folder / "l.db") as ledger:
        return sorted(row["address"] for row in ledger.rows(select(documents.c.address)))


def test_adding_a_feed_twice_adds_its_entries_once(run: Run, here: Site, tmp_path: Path) -> None:
    """The second time one request is made and nothing is read."""
    first = run("add", here.url("/feed.xml"))
    assert first.exit_code == 0 and "2 new" in first.stdout, first.output
    assert f"{here.url('/feed.xml')}: 2 entries, 2 new" in first.stderr
    here.asked.clear()
    second = run("add", here.url("/feed.xml"))
    assert second.exit_code == 0 and "nothing" in second.stdout and "unchanged" in second.stderr
    assert here.paths() == ["/feed.xml"]
    here.answers |= {"/feed.xml": feed("/mars", "/septembre", "/mai"), "/mai": html("Le bac de mai", ALLOWED * 2)}
    assert "1 new" in run("add", here.url("/feed.xml")).stdout
    assert addresses(tmp_path) == [here.url(path) for path in ("/mai", "/mars", "/septembre")]


def test_pages_feeds_and_files_are_added_together(run: Run, here: Site, tmp_path: Path) -> None:
    """What is refused is told with its reason, and the others go on."""
    (tmp_path / "a.txt").write_text(BLOCKED, encoding="utf-8")
    (tmp_path / "list.opml").write_text(f"<opml><body><outline xmlUrl='{here.url('/feed.xml')}'/></body></opml>")
    here.answers["/robots.txt"] = Answer(body=b"User-agent: *\nDisallow: /septembre")
    result = run("add", tmp_path / "a.txt", here.url("/none"), tmp_path / "list.opml", "http://10.0.0.1/x")
    assert result.exit_code == 3 and "2 read, 3 refused" in result.stdout
    assert f"{here.url('/none')}: there is no such page (404)" in result.stderr
    assert f"{here.url('/septembre')}: the robots.txt of the site" in result.stderr
    assert "http://10.0.0.1/x: it leads to 10.0.0.1, which is private" in result.stderr


def test_only_what_is_refused_for_good_goes_into_quarantine(run: Run, here: Site) -> None:
    """What may be had in an hour is asked for by the next poll; the bytes of what is no text are kept."""
    here.answers |= {"/mars": Answer(status=410), "/septembre": Answer(status=500)}
    here.answers["/p"] = Answer(body=b"\x89PNG" + bytes(99))
    result = run("add", here.url("/feed.xml"), here.url("/p"))
    assert "2 in quarantine: 1 not_fetched, 1 not_text" in result.stdout, result.output
    listed = json.loads(run("quarantine", "--format", "json").stdout)
    assert here.url("/mars") in str(listed) and here.url("/septembre") not in str(listed)


def test_a_page_that_is_no_article_is_refused_each_time(run: Run, here: Site) -> None:
    """Its visit is not kept, so that it is not passed over in silence."""
    here.answers["/"] = Answer(body=b"<html><body></body></html>", lines={"ETag": '"1"'})
    for _ in range(2):
        result = run("add", here.url("/"))
        assert result.exit_code == 1 and here.url("/") in result.stderr


def test_a_run_that_is_broken_off_loses_nothing(run: Run, here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Interrupted before anything was stored; the next run adds all."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "add", interrupted)
        assert run("add", here.url("/feed.xml")).exit_code == 130
    assert "2 new" in run("add", here.url("/feed.xml")).stdout


def test_a_person_allows_a_host_by_name_and_port(here: Site, tmp_path: Path) -> None:
    """Without that, this machine is not asked; a port alone is no permission."""
    words = ["--ledger", str(tmp_path / "l.db"), "add", here.url("/mars")]
    refused = CliRunner().invoke(main, words)
    assert refused.exit_code == 1 and f"--allow {HERE}:{here.port}" in refused.stderr and here.asked == []
    allowed = CliRunner().invoke(main, [*words, "--allow", f"{HERE}:{here.port}"])
    assert allowed.exit_code == 0 and "1 new" in allowed.stdout
    for wrong in ("8080", "x:", ":80", "x:0", "x:99999", "x:http"):
        assert CliRunner().invoke(main, [*words, "--allow", wrong]).exit_code == 2


def test_pages_are_fetched_into_a_folder_and_read_from_there(run: Run, here: Site, tmp_path: Path) -> None:
    """As they came, with a table that `--sources` takes; the second time nothing is fetched."""
    here.answers["/old"] = redirect("/mars", 301)
    folder = tmp_path / "in"
    first = run("fetch", here.url("/feed.xml"), here.url("/old"), "--out", folder)
    assert first.exit_code == 0 and "2 fetched, 0 refused" in first.stdout, first.output
    names = sorted(path.name for path in folder.glob("*.html"))
    assert names == [f"{HERE}-mars.html", f"{HERE}-septembre.html"]
    assert (folder / names[0]).read_bytes() == here.answers["/mars"].body  # type: ignore[union-attr]
    assert "0 fetched" in run("fetch", here.url("/feed.xml"), "--out", folder).stdout
    with connections() as tried:
        added = run("add", folder, "--sources", folder / "sources.tsv")
    assert added.exit_code == 0 and "2 new" in added.stdout and tried == []


@pytest.mark.parametrize("source", ["journal.example", "nowhere.txt", "ftp://journal.example/"])
def test_what_is_no_address_is_not_fetched(run: Run, source: str, tmp_path: Path) -> None:
    """With what to do."""
    result = run("fetch", source, "--out", tmp_path / "in")
    assert result.exit_code == 1 and "neither an address" in result.stderr


def test_a_folder_that_cannot_be_written_is_told(run: Run, here: Site, tmp_path: Path) -> None:
    """Before anything is asked."""
    (tmp_path / "file").write_text("x")
    result = run("fetch", here.url("/mars"), "--out", tmp_path / "file" / "in")
    assert result.exit_code == 1 and "nothing can be kept there" in result.stderr and here.asked == []


# ---------------------------------------------------------------- nothing else asks the network


def test_reading_and_asking_a_ledger_open_no_socket(run: Run, tmp_path: Path) -> None:
    """House rule: the network is asked by `add URL`, `fetch` and `watch` alone. Names are not looked up either."""
    article = tmp_path / "a.html"
    article.write_text(
        "<html lang='fr'><head><base href='http://journal.example/'><link rel=stylesheet href='http://journal.example/a'>"
        f"</head><body><img src='http://journal.example/b'><h1>Le bac</h1><p>{BLOCKED}</p></body></html>"
    )
    with connections() as tried:
        results = [
            run("read", article),
            run("annotate", article, "--out", tmp_path / "out"),
            run("add", article, "--published", "2031-09-10"),
            run("position", "bac"),
            run("claims"),
            run("search", "bac"),
            run("conflicts"),
            run("ledger", "verify"),
        ]
    assert [result.exit_code for result in results[:4]] == [0, 0, 0, 0], [result.output for result in results]
    assert tried == []


def test_reading_an_address_asks_nobody(run: Run) -> None:
    """`read` and `annotate` know no network."""
    with connections() as tried:
        result = run("read", "https://journal.example/a")
    assert result.exit_code == 1 and tried == []


def test_the_hook_that_watches_sockets_sees_them(here: Site, tmp_path: Path, run: Run) -> None:
    """Else the tests above would prove nothing."""
    with connections() as tried:
        run("fetch", here.url("/mars"), "--out", tmp_path / "in")
    assert ("socket.connect", (HERE, here.port)) in tried


def test_nothing_of_the_memory_is_in_the_table_of_sources(run: Run, here: Site, tmp_path: Path) -> None:
    """What was seen stands in a file of its own, which is JSON."""
    run("fetch", here.url("/feed.xml"), "--out", tmp_path / "in")
    known = json.loads((tmp_path / "in/.visits.json").read_text("utf-8"))
    assert set(known) == {"visits", "seen"} and len(known["visits"]) == 3

"""One door: files, folders, archives in archives, standard input, each by what its bytes say that it is."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import zipfile
from pathlib import Path

import pytest

from selon.errors import Damaged, EmptyInput, InputError, NothingThere, NotText, TooLarge
from selon.intake import Progress, captures
from selon.intake.door import OPENERS
from selon.records import Capture, Place
from tests.documents import pdfs
from tests.intake import archives

PAGE = archives.page("Le bac reprendra mardi")
THREE = archives.three()
ITEM = {
    "uri": "urn:agence:1",
    "type": "text",
    "headlines": [{"value": "Le bac"}],
    "bodies": [{"value": "Il reprendra."}],
}


def taken(*sources: object, progress: Progress | None = None) -> tuple[list[Capture], list[InputError]]:
    """What comes of some sources."""
    items = list(captures([str(one) for one in sources], progress=progress))
    errors = [item for item in items if isinstance(item, InputError)]
    return [item for item in items if isinstance(item, Capture)], errors


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Standard input that cannot be wound back."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation("seek")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Pipe(data))))  # type: ignore[arg-type]


def test_a_folder_of_everything(tmp_path: Path) -> None:
    """Each kind gives its captures, at any depth, sorted; what is of another kind is counted."""
    (tmp_path / "sous").mkdir()
    made = {
        "a.txt": b"Le pont est clos, selon la mairie.",
        "b.html.gz": gzip.compress(PAGE),
        "c.pdf": pdfs.release(),
        "d.json": json.dumps(ITEM).encode(),
        "sous/e.warc.gz": archives.packed(THREE),
        "sous/f.wacz": archives.wacz({"archive/x.warc": THREE[0]}),
        "g.jpg": b"\xff\xd8\xff",
    }
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    progress = Progress()
    good, bad = taken(tmp_path, progress=progress)
    kinds = [capture.media_type.rpartition("/")[2] for capture in good]
    assert kinds == ["plain", "html", "pdf", "vnd.iptc.ninjs+json", "html", "html", "html", "html"] and not bad
    assert progress.passed == {"other files": 1}
    assert progress.done == progress.total == sum(len(data) for name, data in made.items() if name != "g.jpg")
    assert [capture.name for capture in good[:4]] == ["a", "b", "c", "d"]


def test_a_packed_page_is_the_page(tmp_path: Path) -> None:
    """The same bytes as beside it, so that the ledger knows it again."""
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(PAGE))
    one, two = taken(tmp_path)[0]
    assert one.digest == two.digest and one.media_type == two.media_type == "text/html"
    assert one.name != two.name


@pytest.mark.parametrize(
    ("data", "kind", "fact"),
    [
        (gzip.compress(PAGE)[:-30], Damaged, "truncated at offset"),
        (gzip.compress(PAGE)[:30] + b"\xff" * 40, Damaged, "broken at offset"),
        (gzip.compress(gzip.compress(PAGE)), NotText, "more than once"),
        (gzip.compress(archives.wacz({"a.warc": THREE[0]})), NotText, "more than once"),
        (gzip.compress(bytes(60_000_000)), TooLarge, "far more than a page"),
    ],
)
def test_a_packed_page_that_cannot_be_had(tmp_path: Path, data: bytes, kind: type[InputError], fact: str) -> None:
    """Torn, packed twice, a bomb."""
    (tmp_path / "a.html.gz").write_bytes(data)
    good, (bad,) = taken(tmp_path / "a.html.gz")
    assert not good and isinstance(bad, kind) and fact in bad.fact


@pytest.mark.parametrize("data", [archives.packed(THREE), archives.in_one(THREE), b"".join(THREE)])
def test_an_archive_comes_by_a_pipe(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """It cannot be wound back, and has no place to go on from."""
    piped(monkeypatch, data)
    progress = Progress()
    good, bad = taken("-", progress=progress)
    assert len(good) == 3 and not bad and good[0].member is None and progress.total is None


def test_a_wacz_comes_by_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """By way of the disk: what is in it stands at its end."""
    piped(monkeypatch, archives.wacz({"archive/a.warc.gz": archives.packed(THREE)}))
    assert len(taken("-")[0]) == 3


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_wacz_has_several_archives(tmp_path: Path, method: int) -> None:
    """Packed or not; no name in it is ever a path of ours."""
    parts = {"archive/a.warc.gz": archives.packed(THREE[:2]), "../../b.warc": THREE[2], "indexes/index.cdx.gz": b"x"}
    (tmp_path / "a.wacz").write_bytes(archives.wacz(parts, method=method))
    before = sorted(tmp_path.rglob("*"))
    good, bad = taken(tmp_path / "a.wacz")
    assert len(good) == 3 and not bad and sorted(tmp_path.rglob("*")) == before
    members = [capture.member for capture in good]
    assert [one.part for one in members if one] == ["../../b.warc", "archive/a.warc.gz", "archive/a.warc.gz"]


def test_a_wacz_that_was_cut_gives_what_is_whole(tmp_path: Path) -> None:
    """Its list of contents stands at the end, and is lost first."""
    data = archives.wacz({"archive/a.warc.gz": archives.packed(THREE)})
    (tmp_path / "a.wacz").write_bytes(data[: data.rindex(b"PK\x01\x02") + 30])
    good, bad = taken(tmp_path / "a.wacz")
    assert len(good) == 3 and "truncated at offset" in bad[0].fact


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_wacz_that_was_cut_anywhere_is_told(tmp_path: Path, method: int) -> None:
    """At offsets all over it: an error, and never more than there is."""
    data = archives.wacz({"archive/a.warc.gz": archives.packed(THREE)}, method=method)
    for cut in range(1, len(data), 23):
        (tmp_path / "a.wacz").write_bytes(data[:cut])
        good, bad = taken(tmp_path / "a.wacz")
        assert bad and len(good) <= 3, cut


def test_a_part_that_is_broken_does_not_stop_the_others(tmp_path: Path) -> None:
    """Its checksum tells."""
    parts = {"archive/a.warc": THREE[0] * 2, "archive/b.warc": THREE[1]}
    data = archives.wacz(parts).replace(b"pont 0", b"pont 7", 1)
    (tmp_path / "a.wacz").write_bytes(data)
    good, bad = taken(tmp_path / "a.wacz")
    assert bad and any("pont 1" in capture.data.decode() for capture in good)


def test_a_part_that_is_a_bomb_is_left_alone(tmp_path: Path) -> None:
    """By what the archive says of its lengths."""
    bomb = archives.wacz({"archive/a.warc": bytes(30_000_000)}, method=zipfile.ZIP_DEFLATED)
    (tmp_path / "a.wacz").write_bytes(bomb)
    good, (bad,) = taken(tmp_path / "a.wacz")
    assert not good and isinstance(bad, TooLarge)


def test_another_zip_archive_is_refused(tmp_path: Path) -> None:
    """An office document is one."""
    (tmp_path / "a.docx").write_bytes(archives.wacz({"word/document.xml": b"<a/>"}))
    good, (bad,) = taken(tmp_path / "a.docx")
    assert not good and isinstance(bad, NotText)


def test_links_that_loop_are_passed_over(tmp_path: Path) -> None:
    """A folder inside itself ends, and so does a link to itself; both are told."""
    (tmp_path / "a.txt").write_text("Le pont est clos.")
    (tmp_path / "b").mkdir()
    os.symlink(tmp_path, tmp_path / "b" / "encore")
    os.symlink(tmp_path / "c.txt", tmp_path / "c.txt")
    progress = Progress()
    good, (bad,) = taken(tmp_path, progress=progress)
    assert [capture.name for capture in good] == ["a"] and progress.passed["links to folders"] == 1
    assert bad.place.endswith("c.txt")


def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    """Reading it would wait for ever."""
    (tmp_path / "a.txt").write_text("Le pont est clos.")
    os.mkfifo(tmp_path / "b.txt")
    progress = Progress()
    assert len(taken(tmp_path, progress=progress)[0]) == 1 and progress.passed["pipes and devices"] == 1


def test_odd_names_are_shown_safely(tmp_path: Path) -> None:
    """Line breaks are none in the name of a document, and bytes of no encoding are spelled out."""
    (tmp_path / "a\nb.txt").write_text("Le pont est clos.")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("Le pont est clos.")
    good, bad = taken(tmp_path)
    assert [capture.name for capture in good] == ["a_b", "caf\\udce9"] and not bad
    assert all(capture.address.encode() for capture in good)


@pytest.mark.parametrize("source", ["https://journal.example/a.html", "HTTP://journal.example"])
def test_an_address_of_the_network_is_opened_by_its_own_opener(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here asks the network, and nothing looks for a file of that name."""
    monkeypatch.setitem(OPENERS, "url", lambda source: iter([NothingThere(source.address, "asked", "")]))
    (bad,) = taken(source)[1]
    assert (bad.place, bad.fact) == (source, "asked")


@pytest.mark.parametrize(
    "data",
    [
        b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>",
        b"<feed xmlns='http://www.w3.org/2005/Atom'/>",
        b"<?xml version='1.0'?>\n<!-- fil -->\n<rss><channel><title><![CDATA[<p>Le pont</p>]]></title></channel></rss>",
        b'{"version": "https://jsonfeed.org/version/1.1", "items": []}',
        b"<opml version='2.0'><body/></opml>",
    ],
)
def test_a_feed_is_known_by_its_bytes(tmp_path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it is called."""
    (tmp_path / "a.txt").write_bytes(data)
    monkeypatch.setitem(OPENERS, "feed", lambda source: iter([NothingThere(source.address, "opened", "")]))
    assert taken(tmp_path / "a.txt")[1][0].fact == "opened"


@pytest.mark.parametrize("text", ["[Photo] Le pont est clos.", "{ le pont } est clos.", "« Le pont » est clos."])
def test_text_in_brackets_is_no_json(tmp_path: Path, text: str) -> None:
    """It takes more than a bracket."""
    (tmp_path / "a.txt").write_text(text)
    assert taken(tmp_path / "a.txt")[0][0].media_type == "text/plain"


@pytest.mark.parametrize("form", ["a.warc", "a.warc.gz", "one.warc.gz", "a.wacz"])
def test_a_run_goes_on_behind_the_last_record(tmp_path: Path, form: str) -> None:
    """From the place of every record, in every form: what comes is what comes behind it."""
    data = {
        "a.warc": b"".join(THREE),
        "a.warc.gz": archives.packed(THREE),
        "one.warc.gz": archives.in_one(THREE),
        "a.wacz": archives.wacz({"archive/a.warc.gz": archives.packed(THREE)}),
    }[form]
    path = tmp_path / form
    path.write_bytes(data)
    first, _ = taken(path)
    for n, capture in enumerate(first):
        assert capture.member is not None
        place: Place = capture.member.end
        progress = Progress(reached=lambda *_, place=place: place)
        rest, bad = taken(path, progress=progress)
        assert [one.digest for one in rest] == [one.digest for one in first[n + 1 :]] and not bad
        assert progress.resumed


def test_what_the_ledger_has_is_left_out(tmp_path: Path) -> None:
    """Of files as of records."""
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.warc").write_bytes(b"".join(THREE))
    progress = Progress(is_known=lambda digest: True)
    assert taken(tmp_path, progress=progress) == ([], []) and progress.known == 4


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.wacz", "a.pdf", "a.json", "a.html.gz"])
def test_an_empty_file_of_any_kind_says_so(tmp_path: Path, name: str) -> None:
    """None is passed over without a word."""
    (tmp_path / name).write_bytes(b"")
    good, (bad,) = taken(tmp_path / name)
    assert not good and isinstance(bad, EmptyInput)

"""Files, folders and standard input become captures, or errors that name place, fact and remedy."""

from __future__ import annotations

import builtins
import hashlib
import io
import os
import sys
from pathlib import Path

import pytest

from selon.errors import EmptyInput, InputError, NothingThere, NotText, TooLarge
from selon.intake import captures, files
from selon.records import Capture

ARTICLE = "Le pont de Valmy est fermé, selon la mairie.\n"


def _one(path: object) -> Capture | InputError:
    (only,) = captures([str(path)])
    return only


def _read(*paths: object) -> list[Capture]:
    return [item for item in captures([str(p) for p in paths]) if isinstance(item, Capture)]


def test_a_file_gives_its_bytes_its_stem_and_its_digest(tmp_path: Path) -> None:
    """The digest is the SHA-256 of the bytes; no clock is read unless the caller gives one."""
    (tmp_path / "pont.txt").write_text(ARTICLE, encoding="utf-8")
    capture = _one(tmp_path / "pont.txt")
    assert isinstance(capture, Capture)
    assert capture.data == ARTICLE.encode()
    assert (capture.name, capture.media_type) == ("pont", "text/plain")
    assert capture.digest == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert (capture.first_seen, capture.last_checked) == (None, None)


def test_the_callers_clock_dates_the_capture(tmp_path: Path) -> None:
    """First seen and last checked are the instant that the caller gave."""
    (tmp_path / "pont.txt").write_text(ARTICLE, encoding="utf-8")
    (only,) = captures([tmp_path / "pont.txt"], now="2031-05-20T08:00:00+02:00")
    assert isinstance(only, Capture)
    assert only.first_seen == only.last_checked == "2031-05-20T08:00:00+02:00"


def test_a_folder_stands_for_its_articles_at_any_depth_sorted(tmp_path: Path) -> None:
    """Text and HTML files are taken, hidden and other files are passed over."""
    for name in ("b.txt", "a.html", "sous/c.HTM", ".cache/d.txt", ".e.txt", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    assert [capture.name for capture in _read(tmp_path)] == ["a", "b", "c"]


def test_a_pattern_that_the_shell_left_alone_is_expanded(tmp_path: Path) -> None:
    """`*.txt` in quotes names the files that match it."""
    for name in ("b.txt", "a.txt", "c.html"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    assert [capture.name for capture in _read(tmp_path / "*.txt")] == ["a", "b"]
    assert isinstance(_one(tmp_path / "*.doc"), NothingThere)


def test_standard_input_is_a_file_called_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads the bytes that are piped in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    capture = _one("-")
    assert isinstance(capture, Capture)
    assert (capture.name, capture.data) == ("stdin", ARTICLE.encode())


def test_equal_stems_get_different_names(tmp_path: Path) -> None:
    """Folders, then the suffix, tell files with one stem apart."""
    for name in ("lundi/pont.txt", "mardi/pont.txt", "mardi/pont.html", "seul.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    assert [c.name for c in _read(tmp_path)] == ["seul", "lundi-pont", "mardi-pont-html", "mardi-pont-txt"]


def test_folders_joined_by_hyphens_never_make_two_names_one(tmp_path: Path) -> None:
    """a/b/x.txt and a-b/x.txt stay two names."""
    for name in ("a/b/x.txt", "a-b/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    assert len({capture.name for capture in _read(tmp_path)}) == 2


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    """A file given by itself and again through its folder gives one capture."""
    (tmp_path / "pont.txt").write_text(ARTICLE, encoding="utf-8")
    assert len(_read(tmp_path / "pont.txt", tmp_path)) == 1


def test_an_unreadable_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """Errors take their place in the stream; what follows is still read."""
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(ARTICLE, encoding="utf-8")
    first, missing, last = captures([tmp_path / "a.txt", tmp_path / "nulle-part.txt", tmp_path / "b.txt"])
    assert isinstance(first, EmptyInput)
    assert isinstance(missing, NothingThere)
    assert isinstance(last, Capture)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n"])
def test_an_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    """Neither no bytes nor blanks alone are an article."""
    (tmp_path / "vide.txt").write_bytes(data)
    assert isinstance(_one(tmp_path / "vide.txt"), EmptyInput)


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    """The message names the suffixes that were looked for."""
    (tmp_path / "notes.md").write_text("rien")
    error = _one(tmp_path)
    assert isinstance(error, NothingThere)
    assert ".txt" in str(error)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 puis du texte",
        b"PK\x03\x04" + bytes(200),
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        bytes(range(1, 256)) * 40,
        b"du texte" + b"\x00" * 400 + b"encore",
        b"\x00" * 500,
        b"\x00\x00\x00\x18ftypmp42" + bytes(range(200)),
        b"<?xml version='1.0'?><rss><channel/></rss>",
    ],
)
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, data: bytes) -> None:
    """Magic numbers, control characters and NUL runs tell binaries from text, whatever the suffix says."""
    (tmp_path / "faux.txt").write_bytes(data)
    assert isinstance(_one(tmp_path / "faux.txt"), NotText)


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE.encode("utf-16"),
        ARTICLE.encode("utf-16-le"),
        ARTICLE.encode("utf-16-be"),
        ARTICLE.encode("cp1252"),
        (ARTICLE * 5).encode() + b"\x00" * 3,
        ARTICLE.encode() + b"\x00" * 4000,
        b"MZ est le sigle de la Maison des zones. " * 3,
    ],
)
def test_text_in_other_encodings_is_no_binary(tmp_path: Path, data: bytes) -> None:
    """UTF-16, cp1252 and a torn tail of NUL bytes are still text."""
    (tmp_path / "pont.txt").write_bytes(data)
    assert isinstance(_one(tmp_path / "pont.txt"), Capture)


def test_more_than_a_page_may_have_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is counted in bytes, and never more than one byte beyond it is read."""
    monkeypatch.setattr(files, "MAX_BYTES", 100)
    (tmp_path / "long.txt").write_bytes(b"a" * 101)
    (tmp_path / "juste.txt").write_bytes(b"a" * 100)
    assert isinstance(_one(tmp_path / "long.txt"), TooLarge)
    assert isinstance(_one(tmp_path / "juste.txt"), Capture)
    assert isinstance(_one("/dev/zero"), TooLarge)


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permission is named as the reason; the place and a remedy are in the message."""
    (tmp_path / "clos.txt").write_text(ARTICLE, encoding="utf-8")

    def refuse(path: object, *rest: object) -> io.BytesIO:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(builtins, "open", refuse)
    error = _one(tmp_path / "clos.txt")
    assert isinstance(error, InputError)
    assert "permission" in error.fact and error.remedy and "clos.txt" in str(error)


def test_a_link_that_points_nowhere_is_named(tmp_path: Path) -> None:
    """A dangling link is there and its file is not."""
    os.symlink(tmp_path / "absent.txt", tmp_path / "lien.txt")
    assert isinstance(_one(tmp_path / "lien.txt"), NothingThere)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("page.txt", b"\n <!DOCTYPE html><html><p>Bonjour</p>", "text/html"),
        ("page.txt", b"\xef\xbb\xbf<html lang=fr>", "text/html"),
        ("page.htm", b"Le pont est clos.", "text/html"),
        ("page.txt", b"<?xml version='1.0'?>\n<html xmlns='x'>", "text/html"),
        ("page.txt", "<html><p>Bonjour".encode("utf-16"), "text/html"),
        ("texte.txt", b"<< Nous partons >>, dit-elle.", "text/plain"),
        ("texte", b"Le pont est clos.", "text/plain"),
    ],
)
def test_the_media_type_comes_from_the_bytes_and_then_from_the_suffix(
    tmp_path: Path, name: str, data: bytes, expected: str
) -> None:
    """A page saved under .txt is a page; a suffix alone makes a page of plain bytes."""
    (tmp_path / name).write_bytes(data)
    capture = _one(tmp_path / name)
    assert isinstance(capture, Capture)
    assert capture.media_type == expected


def test_a_long_file_comes_whole(tmp_path: Path) -> None:
    """Looking at the first bytes takes none of those behind them away."""
    data = (ARTICLE * 2000).encode()
    (tmp_path / "long.txt").write_bytes(data)
    (only,) = _read(tmp_path / "long.txt")
    assert only.data == data

"""Which records are pages, and what is known of them."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path

import brotli
import pytest
from fastwarc.stream_io import ZstdWriter

from selon.intake import unpacking
from selon.intake.responses import Answer, Refused, Skipped, answer
from selon.intake.stretches import Stretches
from selon.intake.warc import Record, records
from tests.intake import archives
from tests.intake.archives import HTML, Made
from tests.intake.test_warc import taken

PAGE = archives.page("Le bac reprendra mardi")
URL = "https://www.journal.example/2031/05/le-bac.html?de=une"


def _zstd(data: bytes) -> bytes:
    """The bytes as servers pack them since of late."""

    class Kept(io.BytesIO):
        def close(self) -> None:
            pass

    out = Kept()
    with ZstdWriter(out) as writer:
        writer.write(data)
    return out.getvalue()


def _answer(data: bytes) -> Answer | Skipped | Refused:
    (only,) = records(Stretches(io.BytesIO(data)))
    assert isinstance(only, Record)
    return answer(only)


def test_a_page_has_its_address_instant_and_charset(tmp_path: Path) -> None:
    """As the archive and the server say; the name is made of the address, and the place in the file is kept."""
    data = archives.response(URL, PAGE, header="content-type: text/html; Charset=ISO-8859-1\r\n")
    (capture,), _, _ = taken(tmp_path / "a.warc", data)
    assert (capture.address, capture.name, capture.data) == (URL, "journal.example-2031-05-le-bac", PAGE)
    assert capture.first_seen == "2031-05-20T08:00:00Z" and capture.charset == "ISO-8859-1"
    assert capture.member is not None and capture.member.end == (0, len(data))
    assert capture.member.archive == str(tmp_path / "a.warc")


def test_two_captures_of_an_address_have_two_names(tmp_path: Path) -> None:
    """And so has a third address that would be called like the second."""
    made = [archives.response(f"https://j.example/{name}", PAGE) for name in ("a-2", "a", "a")]
    good, _, _ = taken(tmp_path / "a.warc", b"".join(made))
    assert len({capture.name for capture in good}) == 3


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (Made(kind="revisit"), "revisit"),
        (Made(kind="request"), "request"),
        (Made(kind="warcinfo"), "warcinfo"),
        (Made(kind="resource", address="urn:pageinfo:https://j.example", body=PAGE), "address of another kind"),
        (Made(address="dns:journal.example", kind="resource", type_="text/dns"), "address of another kind"),
        (Made(head="HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n", body=PAGE), "status 404"),
        (Made(head="HTTP/1.1 206 Partial\r\nContent-Type: text/html\r\n\r\n", body=PAGE), "status 206"),
        (Made(head="HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n", body=b"\x89PNG"), "image/png"),
        (Made(head="HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", body=b" \r\n"), "empty answer"),
        (Made(head="no answer at all"), "response without a status"),
        (
            Made(head="HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", body=b"a", address="http://j.example/robots.txt"),
            "robots.txt",
        ),
    ],
)  # fmt: skip
def test_what_is_no_page_is_counted_with_its_reason(tmp_path: Path, made: Made, reason: str) -> None:
    """Skipped, and not refused."""
    good, bad, progress = taken(tmp_path / "a.warc", archives.record(made))
    assert not good and not bad
    assert [name.startswith(reason) for name in progress.skipped] == [True]


def test_a_resource_is_a_page_without_a_server(tmp_path: Path) -> None:
    """As tools write them that pack a folder of pages."""
    data = archives.record(Made(kind="resource", address=URL, body=PAGE, type_=HTML))
    (capture,), _, _ = taken(tmp_path / "a.warc", data)
    assert capture.data == PAGE


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("br", brotli.compress(PAGE)),
        ("zstd", _zstd(PAGE)),
        ("zstd", PAGE),
        ("gzip", PAGE),
        ("br", PAGE),
        ("deflate", PAGE),
        ("identity", PAGE),
        ("unheard-of", PAGE),
    ],
)
def test_a_coding_is_taken_away(coding: str, body: bytes) -> None:
    """And where a page stands unpacked under the header of old, it is taken as it is."""
    data = archives.response(URL, body, header=f"Content-Type: {HTML}\r\nContent-Encoding: {coding}\r\n")
    found = _answer(data)
    assert isinstance(found, Answer) and found.data == PAGE


@pytest.mark.parametrize(
    "line", [b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), PAGE, b"10;x=1\r\n" + PAGE[:16] + b"\r\n0\r\n"]
)
def test_chunks_are_joined(line: bytes) -> None:
    """Where the body has chunks after all."""
    found = _answer(archives.response(URL, line, header=f"Content-Type: {HTML}\r\nTransfer-Encoding: chunked\r\n"))
    assert isinstance(found, Answer) and PAGE.startswith(found.data) and len(found.data) >= 16


@pytest.mark.parametrize(
    ("header", "body", "fact"),
    [
        ("Content-Encoding: gzip, gzip\r\n", gzip.compress(gzip.compress(PAGE)), "packed more than once"),
        ("Content-Encoding: gzip\r\n", gzip.compress(bytes(90_000_000)), "far more than a page"),
        ("Content-Encoding: br\r\n", brotli.compress(bytes(90_000_000)), "far more than a page"),
        ("Content-Encoding: deflate\r\n", zlib.compress(bytes(90_000_000)), "far more than a page"),
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGE)[:-20], "cannot be unpacked"),
        ("Content-Encoding: br\r\n", b"\x13\x37\xff" * 40, "cannot be unpacked"),
    ],
)
def test_a_body_that_cannot_be_had_is_refused(header: str, body: bytes, fact: str) -> None:
    """Bombs, two layers, torn ones."""
    found = _answer(archives.response(URL, body, header=f"Content-Type: {HTML}\r\n{header}"))
    assert isinstance(found, Refused) and fact in found.fact


def test_a_page_that_the_crawler_cut_is_refused() -> None:
    """It says so itself."""
    found = _answer(archives.response(URL, PAGE, extra="WARC-Truncated: length"))
    assert isinstance(found, Refused) and "WARC-Truncated" in found.fact


def test_a_picture_that_calls_itself_a_page_is_refused(tmp_path: Path) -> None:
    """With the bytes, for the quarantine."""
    good, (bad,), _ = taken(tmp_path / "a.warc", archives.response(URL, b"\x89PNG\r\n\x1a\n" + bytes(range(256))))
    assert not good and bad.capture is not None


def test_nothing_unpacks_to_more_than_its_limit() -> None:
    """Twenty-five megabytes, or two hundred times its length."""
    with pytest.raises(unpacking.Swollen):
        unpacking.decoded(gzip.compress(bytes(2_000_000)), "gzip")

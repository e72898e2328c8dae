"""WARC files made by hand: invented pages in records of every kind, packed in every way."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import zipfile
from dataclasses import dataclass

OK = "HTTP/1.1 200 OK\r\n"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, kw_only=True)
class Made:
    """A record on its way into a file."""

    address: str = "https://journal.example/une/pont.html"
    kind: str = "response"
    body: bytes = b""
    head: str = ""
    extra: str = ""
    length: object = None
    type_: str = "application/http; msgtype=response"


def page(words: str, title: str = "Le pont rouvre") -> bytes:
    """An invented page."""
    text = f"<p>{words}, a dit la maire de Valbrune, qui attend la suite des travaux.</p>"
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1>{text}</body></html>".encode()
    )


def record(made: Made) -> bytes:
    """The bytes of a record, with the closing line breaks."""
    block = made.head.encode("latin-1") + made.body
    length = len(block) if made.length is None else made.length
    sha = base64.b32encode(hashlib.sha1(block).digest()).decode()
    lines = [
        "WARC/1.0",
        f"WARC-Type: {made.kind}",
        f"WARC-Target-URI: {made.address}",
        "WARC-Date: 2031-05-20T08:00:00Z",
        f"WARC-Block-Digest: sha1:{sha}",
        f"Content-Type: {made.type_}",
        *([made.extra] if made.extra else []),
        f"Content-Length: {length}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def response(address: str, body: bytes, header: str = f"Content-Type: {HTML}\r\n", **other: object) -> bytes:
    """A record of a page that a server gave."""
    return record(Made(address=address, body=body, head=f"{OK}{header}\r\n", **other))  # type: ignore[arg-type]


def three() -> list[bytes]:
    """Three records with pages."""
    return [response(f"https://journal.example/{n}.html", page(f"Le pont {n} rouvre lundi")) for n in range(3)]


def packed(records: list[bytes]) -> bytes:
    """One gzip member a record, as crawlers write them."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def in_one(records: list[bytes]) -> bytes:
    """One gzip member for all."""
    return gzip.compress(b"".join(records), mtime=0)


def wacz(parts: dict[str, bytes], *, method: int = zipfile.ZIP_STORED) -> bytes:
    """A WACZ with these files beside its description."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("datapackage.json", '{"profile": "data-package"}')
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()

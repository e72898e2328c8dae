"""A record of a web archive -> the page in it, or why there is none."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from selon.intake import sniff
from selon.intake.unpacking import Broken, Swollen, decoded, joined
from selon.intake.warc import Record, fields

PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
LONGEST_HEAD = 1 << 16
BLANK_LINE = re.compile(rb"\r?\n\r?\n")
STATUS = re.compile(r"HTTP/\d(?:\.\d)?[ \t]{1,9}(\d{3})\b")
CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
SCHEMES = ("http://", "https://")
LONGEST_ADDRESS = 4096
DIGESTS = {"sha1": hashlib.sha1, "sha-1": hashlib.sha1, "sha256": hashlib.sha256, "sha-256": hashlib.sha256}
DIGESTS |= {"sha512": hashlib.sha512, "md5": hashlib.md5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A page as a server gave it: its bytes, address, media type and charset as named, and the instant."""

    data: bytes
    address: str
    media_type: str
    charset: str | None
    instant: str | None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that holds no page: the reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that holds a page that cannot be had: the fact."""

    fact: str


def answer(record: Record) -> Answer | Skipped | Refused:
    """The page of a response or a resource with an address of the web; 2xx only, and only what may be an article."""
    kind = record.headers.get("warc-type", "").lower()
    if kind not in ("response", "resource"):
        return Skipped(kind or "record without a type")
    address = record.headers.get("warc-target-uri", "").strip("<>")
    if not address.lower().startswith(SCHEMES):
        return Skipped(f"address of another kind ({address.partition(':')[0][:20] or 'none'})")
    if kind == "resource":
        named = record.headers.get("content-type", "")
        return _page(record, record.content, {"content-type": named})
    found = BLANK_LINE.search(record.head[:LONGEST_HEAD])
    block = record.head[: found.end() if found else LONGEST_HEAD]
    status = STATUS.match(block[:40].decode("latin-1"))
    if status is None:
        return Skipped("response without a status")
    if not status[1].startswith("2") or status[1] == "206":
        return Skipped(f"status {status[1]}")
    body = None if record.content is None else record.content[len(block) :]
    return _page(record, body, fields(block))


def _page(record: Record, body: bytes | None, header: dict[str, str]) -> Answer | Skipped | Refused:
    """The page of a body with the header of its answer."""
    named = header.get("content-type", "")
    media = named.partition(";")[0].strip().lower()
    if media and media not in PAGES:
        return Skipped(media[:60])
    address = record.headers["warc-target-uri"].strip("<>")[:LONGEST_ADDRESS]
    if address.partition("?")[0].endswith("/robots.txt"):
        return Skipped("robots.txt")
    if body is None:
        return Refused("it is longer than a page may be")
    if (fault := _fault(record)) is not None:
        return Refused(fault)
    unpacked = _unpacked(body, header)
    if isinstance(unpacked, Refused):
        return unpacked
    if not unpacked.strip():
        return Skipped("empty answer")
    if not media and sniff.kind(unpacked[:8192], "") not in ("html", "pdf"):
        return Skipped("answer without a media type")
    charset = CHARSET.search(named)
    instant = _instant(record.headers.get("warc-date", ""))
    return Answer(
        data=unpacked, address=address, media_type=media, charset=charset[1] if charset else None, instant=instant
    )


def _fault(record: Record) -> str | None:
    """Why the bytes of a record are not those that were captured; None where they are."""
    if cut := record.headers.get("warc-truncated"):
        return f"the crawler cut it off (WARC-Truncated: {cut[:40]})"
    method, _, wanted = record.headers.get("warc-block-digest", "").partition(":")
    if record.content is None or method.lower() not in DIGESTS or not wanted:
        return None
    made = DIGESTS[method.lower()](record.content)
    spelt = (made.hexdigest().lower(), base64.b32encode(made.digest()).decode().lower())
    return None if wanted.strip().lower() in spelt else "its bytes do not have the digest that its record names"


def _unpacked(body: bytes, header: dict[str, str]) -> bytes | Refused:
    """The body without chunks and without the one coding that it may have."""
    if "chunked" in header.get("transfer-encoding", "").lower():
        body = joined(body)
    codings = [name.strip() for name in header.get("content-encoding", "").lower().split(",")]
    codings = [name for name in codings if name and name != "identity"]
    if len(codings) > 1:
        return Refused(f"it is packed more than once ({', '.join(codings)[:40]})")
    try:
        return decoded(body, codings[0]) if codings else body
    except Swollen:
        return Refused("it unpacks to far more than a page has")
    except Broken:
        return Refused(f"it cannot be unpacked ({codings[0]})")


def _instant(written: str) -> str | None:
    """The instant of a record; None where it is none of the calendar."""
    try:
        return written if "T" in written and datetime.fromisoformat(written) else None
    except ValueError:
        return None

"""What came in, the stretches of a text, and those that were not understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch [start, end) of a document's text, in code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What stood around a capture and not in it: in the feed, the archive or the answer of the server that gave it.

    `title`, `outlet` and `authors` are as written there, `published` and `updated` ISO 8601 dates or instants;
    `origin` names what said so (`feed`, `warc`, `http`). It counts where the page itself is silent."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    origin: str = "none"


class Place(NamedTuple):
    """A place in an archive: `member` is the byte of the file at which a gzip member begins, `offset` the byte in what
    it unpacks to. An archive that is not packed has one member, at 0."""

    member: int
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Which record of an archive a capture is.

    `archive` is the path of the file and `size` its length in bytes, `part` the name of the archive inside it that
    holds the record (WACZ), empty where there is none; the record begins at `start`, the next one at `end`."""

    archive: str
    size: int
    part: str = ""
    start: Place
    end: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes as they came from the outside world, with where and when.

    `data` are the bytes and `media_type` what they are (`text/plain`, `text/html`); `address` is the path
    or URL they came from, `name` the file stem or address under which the document is known; `first_seen`
    and `last_checked` are ISO 8601 instants or None; `digest` is the SHA-256 of `data`, in hexadecimal;
    `charset` is the encoding that the server or archive names, `told` what was said of it there; `member` is its record
    in an archive that is a file, None where it came otherwise."""

    data: bytes
    media_type: str
    address: str
    name: str
    digest: str
    first_seen: str | None = None
    last_checked: str | None = None
    charset: str | None = None
    told: Told = Told()
    member: Member | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What came of asking an address of the network, so that the next time only what is new is sent and read.

    `url` is the address as given, `address` the one that answered, `moved` the one it has moved to for good;
    `etag` and `last_modified` are what the server told it by, `digest` the SHA-256 of the bytes. `checked` is the
    ISO 8601 instant of asking, `not_before` the one before which the server wants no further request."""

    url: str
    address: str
    moved: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    checked: str
    not_before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """An entry that was seen in a feed.

    `feed` is the address of the feed, `entry` what tells the entry from its others, `mark` what changes when the
    entry does, and `capture` the digest of what it led to, None where it led to nothing."""

    feed: str
    entry: str
    mark: str
    capture: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A stretch that was read and not understood, or not read at all.

    `span` is its place, empty where the whole text is meant; `reason` is a short name, a colon and words."""

    span: Span
    reason: str

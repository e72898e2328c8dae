"""Where a list goes on: an opaque word that belongs to one question, and says what the ledger was then."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from hashlib import blake2s
from urllib.parse import urlencode

from fastapi import Request
from msgspec import DecodeError, Struct, ValidationError
from msgspec.json import decode, encode

from selon.web.problems import Problem

FARTHEST = 100_000
"""Rows of a list that may be passed over."""


class Cursor(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A place in the list of one `question`: so many rows in, as of a `pin`; or behind a `row`.

    The pin is the version of the ledger, or the instant of which the list is."""

    question: str
    pin: str = ""
    offset: int = 0
    row: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is shown of a list: so many rows from a place on. `whole` says that the list is wanted and no page of it."""

    limit: int
    at: Cursor
    whole: bool = False

    @property
    def last(self) -> int:
        """The number of the last row of the page."""
        return self.at.offset + self.limit


def question(request: Request) -> str:
    """A question in short: its address with its parameters, wherever the list goes on."""
    return blake2s(f"{request.url.path}?{_query(request)}".encode("utf-8", "replace"), digest_size=6).hexdigest()


def _query(request: Request) -> str:
    pairs = request.query_params.multi_items()
    return urlencode(sorted(pair for pair in pairs if pair[0] != "cursor"), errors="replace")


def place(request: Request, cursor: str | None) -> Cursor:
    """The place that a cursor names, the beginning without one; raises Problem for one that is none of this list."""
    own = question(request)
    if cursor is None:
        return Cursor(question=own)
    try:
        found = decode(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)), type=Cursor)
    except (DecodeError, ValidationError, binascii.Error, ValueError) as error:
        raise Problem(400, "cursor", "This is no cursor. Take it from the Link header of the page before.") from error
    if found.question != own or not 0 <= found.offset <= FARTHEST:
        raise Problem(400, "cursor", "The cursor belongs to another list. Ask with the parameters of the page before.")
    return found


def unchanged(at: Cursor, version: str) -> None:
    """Raises Problem when a list goes on that was begun before something was written."""
    if at.pin and at.pin != version:
        raise Problem(410, "changed", "The ledger has changed since the page before. Begin again without the cursor.")


def link(request: Request, following: Cursor) -> str:
    """The Link header that leads to the next page."""
    word = base64.urlsafe_b64encode(encode(following)).decode("ascii").rstrip("=")
    query = _query(request)
    return f'<{request.url.path}?{query}{"&" if query else ""}cursor={word}>; rel="next"'

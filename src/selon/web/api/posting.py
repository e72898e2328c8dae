"""Documents that are sent: as JSON, as text or as a page, by whoever has a token that lets him add."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from msgspec import Meta, Struct, ValidationError
from msgspec.json import decode, encode
from pydantic import BaseModel, ConfigDict, Field

from selon import languages
from selon.ledger.tokens import May
from selon.web.api.shapes import COUNT, TEXT, thing
from selon.web.problems import Problem, documented
from selon.web.reading import Order
from selon.web.safety import allowed

router = APIRouter(prefix="/api")
TYPES = {"text/plain": "text/plain", "text/html": "text/html", "application/json": ""}
"""What is taken, and what it is read as; of JSON its members say that."""
DAY = r"^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?$"
NAME = re.compile(r"[\w.-]+")
Line = Annotated[str, Meta(max_length=2000)]


class Sent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A document as JSON: `text` or `html`, and what is known of it."""

    text: str | None = None
    html: str | None = None
    outlet: Line | None = None
    published: Annotated[str, Meta(pattern=DAY)] | None = None
    language: Line | None = None
    address: Line | None = None
    name: Line | None = None


class Known(BaseModel):
    """What is known of a document that is sent as it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    outlet: str | None = Field(None, max_length=2000, description="The outlet that published it.")
    published: str | None = Field(None, pattern=DAY, description="The day of publication, as 2031-03-04.")
    language: str | None = Field(None, max_length=40, description="Read as this language, whatever it seems to be.")
    address: str | None = Field(None, max_length=2000, description="Where it comes from.")
    name: str | None = Field(None, max_length=2000, description="The name under which it is known.")


DOCUMENT: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "oneOf": [{"required": ["text"]}, {"required": ["html"]}],
    "properties": {
        **{name: {"type": "string"} for name in ("text", "html")},
        **{name: {"type": ["string", "null"], "maxLength": 2000} for name in ("outlet", "language", "address", "name")},
        "published": {"type": ["string", "null"], "pattern": DAY},
    },
}
BODY = {
    "application/json": {"schema": DOCUMENT},
    "text/plain": {"schema": {"type": "string"}},
    "text/html": {"schema": {"type": "string"}},
}
RESULT = thing(document=TEXT, name=TEXT, added=TEXT, attributions=COUNT, gaps=COUNT)
MADE = {"application/json": {"schema": RESULT}}


@router.post(
    "/documents",
    summary="Add a document",
    operation_id="add",
    status_code=201,
    response_class=Response,
    openapi_extra={"requestBody": {"required": True, "content": BODY}, "security": [{"token": []}]},
    responses={
        201: {"description": "It was read, and is in the ledger now", "content": MADE},
        200: {"description": "The ledger has it already, or it was withdrawn before", "content": MADE},
        **documented(400, 401, 403, 408, 413, 415, 421, 422, 429, 503),
    },
)
async def add(request: Request, known: Annotated[Known, Query()]) -> Response:
    """Read a document into the ledger; answered when it is read. Wants a token that lets its holder add."""
    state = request.app.state
    allowed(state.ledgers, request.headers, May.ADD)
    kind = _type(request)
    body = await request.body()
    sent = _of_json(body) if not TYPES[kind] else Sent(**known.model_dump(), **_of_text(kind, body))
    order = _order(sent)
    done = await state.desk.read(order)
    if not done.document:
        why = f" ({done.reason}, in quarantine)" if done.reason else ""
        raise Problem(422, "unreadable", f"{done.fact}{why}. {done.remedy}".strip())
    told = {"document": done.document, "name": order.name, "added": done.added}
    new = done.added in ("new", "again")
    return Response(
        encode({**told, "attributions": done.attributions, "gaps": done.gaps}) + b"\n",
        status_code=201 if new else 200,
        media_type="application/json",
        headers={"Location": f"/api/documents/{done.document}"},
    )


def _type(request: Request) -> str:
    """What the body says it is; raises Problem for what is not read."""
    kind, *more = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    charsets = [one.removeprefix("charset=").strip('"') for one in more if one.startswith("charset=")]
    if kind not in TYPES or any(one not in ("utf-8", "utf8", "us-ascii") for one in charsets):
        raise Problem(415, "type", f"Send {', '.join(TYPES)}, in UTF-8.")
    return kind


def _day(value: str | None) -> str | None:
    """A day or an instant as given; raises Problem for one that no calendar has."""
    try:
        if value is not None:
            datetime.fromisoformat(value)
        return value
    except ValueError as error:
        raise Problem(422, "invalid", "published: no date of the calendar. Write it as 2031-03-04.") from error


def _of_text(kind: str, body: bytes) -> dict[str, str]:
    """The text or the page that a body is."""
    try:
        return {"html" if kind == "text/html" else "text": body.decode("utf-8")}
    except UnicodeDecodeError as error:
        raise Problem(422, "invalid", "The body is no UTF-8.") from error


def _of_json(body: bytes) -> Sent:
    """What a body of JSON says; raises Problem for one that is no JSON, too deep, or of another shape."""
    try:
        sent = decode(body, type=Sent)
    except ValidationError as error:
        raise Problem(422, "invalid", str(error)) from error
    except (ValueError, RecursionError) as error:
        raise Problem(400, "json", "The body is no JSON that can be read.") from error
    if (sent.text is None) == (sent.html is None):
        raise Problem(422, "invalid", "Give text or html, and not both.")
    return sent


def _order(sent: Sent) -> Order:
    """The order to read a document; raises Problem for an empty one, or a language that is not read."""
    if sent.language is not None and sent.language not in languages.codes():
        raise Problem(422, "invalid", f"language: one of {', '.join(languages.codes())}.")
    data = (sent.html or sent.text or "").encode("utf-8", "replace")
    if not data.strip():
        raise Problem(422, "invalid", "The document is empty.")
    digest = sha256(data).hexdigest()
    return Order(
        data=data,
        media_type="text/plain" if sent.html is None else "text/html",
        address=sent.address or f"posted:{digest}",
        name=_name(sent) or f"posted-{digest[:12]}",
        now=datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        outlet=sent.outlet,
        published=_day(sent.published),
        language=sent.language,
    )


def _name(sent: Sent) -> str:
    """The name of a document: as given, else the last part of its address; only letters, digits, dots and dashes."""
    given = sent.name or (sent.address or "").rstrip("/").rpartition("/")[2].partition("?")[0]
    return "-".join(NAME.findall(given))[:100]

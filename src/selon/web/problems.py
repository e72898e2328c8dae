"""Errors as the network has them: problem details (RFC 9457), in JSON, for whatever goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from msgspec.json import encode
from starlette.exceptions import HTTPException
from starlette.responses import Response

from selon.answers.finding import Several
from selon.errors import InputError, LedgerError, NotFound, SelonError, TooSlow

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: "The question cannot be answered as it is asked",
    401: "A token is needed",
    403: "The token does not let its holder do this",
    404: "Nothing has this name",
    405: "This address does not take this method",
    408: "The body came too slowly",
    409: "The words mean several things",
    410: "The ledger has changed since",
    413: "The body is too large",
    415: "The body is of a kind that is not read",
    421: "This server does not answer to this name",
    422: "The question is not well formed",
    429: "Too many questions",
    500: "Something went wrong inside",
    503: "The server cannot do it now",
}
log = logging.getLogger("selon.web")


class Problem(Exception):
    """What went wrong, as it is told: status, a short kind, words for a person, and more headers."""

    def __init__(self, status: int, kind: str, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.kind, self.detail, self.headers = status, kind, detail, dict(headers or {})


def told(problem: Problem, **more: object) -> Response:
    """A problem as an answer; `more` are further members."""
    body = {
        "type": f"urn:selon:problem:{problem.kind}",
        "title": TITLES.get(problem.status, "The question was refused"),
        "status": problem.status,
        "detail": problem.detail,
        **more,
    }
    headers = {"Cache-Control": "no-store", **problem.headers}
    return Response(encode(body), status_code=problem.status, media_type=MEDIA_TYPE, headers=headers)


def of(error: SelonError) -> Problem:
    """The problem that an error of Selon is."""
    if isinstance(error, Several):
        return Problem(409, "several", str(error).replace("--first", "first=true"))
    if isinstance(error, NotFound):
        return Problem(404, "not-found", str(error))
    if isinstance(error, TooSlow):
        return Problem(400, "too-slow", "The question takes too long. Ask for less: an issue, a name, a shorter time.")
    if isinstance(error, InputError):
        return Problem(422, "unreadable", f"{error.fact}. {error.remedy}")
    if isinstance(error, LedgerError):
        # Where the file stands is nobody's business on the network.
        log.error("%s", error)
        return Problem(503, "ledger", "The ledger cannot be read at the moment.", {"Retry-After": "10"})
    return Problem(400, "refused", str(error))


def install(app: FastAPI) -> None:
    """Let every error of an app leave it as a problem."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(SelonError, _selon)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _inside)


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return told(error)


async def _selon(request: Request, error: Exception) -> Response:
    assert isinstance(error, SelonError)
    return told(of(error))


async def http(request: Request, error: Exception) -> Response:
    """What is told of an address that is none, or that takes no such method."""
    assert isinstance(error, HTTPException)
    kind = {404: "not-found", 405: "method"}.get(error.status_code, "refused")
    detail = {404: "There is nothing at this address.", 405: f"{request.method} does nothing here."}
    words = detail.get(error.status_code, str(error.detail))
    return told(Problem(error.status_code, kind, words, error.headers))


async def _inside(request: Request, error: Exception) -> Response:
    """What is told of a fault of Selon's own; the error itself goes to the log of the server."""
    return told(Problem(500, "inside", "Something went wrong inside; the log of the server says what."))


async def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = [_wrong(one) for one in error.errors()]
    detail = "; ".join(f"{one['parameter']}: {one['fact']}" for one in wrong)
    return told(Problem(422, "invalid", detail), wrong=wrong)


def _wrong(one: Mapping[str, Any]) -> dict[str, str]:
    """One thing that is wrong with a question; what was sent is not echoed."""
    place = [str(part) for part in one["loc"]]
    return {"parameter": ".".join(place[1:]) or place[0], "fact": str(one["msg"])}


RESPONSE: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "wrong": {"type": "array", "items": {"type": "object"}},
    },
}
"""The schema of a problem."""


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What the description of an address says of its errors."""
    return {
        status: {"description": TITLES[status], "content": {MEDIA_TYPE: {"schema": RESPONSE}}} for status in statuses
    }

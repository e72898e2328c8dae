"""Lists by pages: what is cut off an answer that has one row more than was asked for, and where the next page begins.

A list wanted as CSV comes whole, up to a limit behind which it is refused: it is never cut without a word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from fastapi import Request

from selon.answers.times import Times
from selon.errors import NotFound
from selon.ledger.reader import Reader
from selon.records import Answer
from selon.web.answered import Sent, Work
from selon.web.api.asked import Listed
from selon.web.api.cursors import Cursor, Page, link, place, unchanged
from selon.web.api.tables import MEDIA, rendered
from selon.web.problems import Problem

WHOLE = 10_000
"""Rows of a list that is sent as a whole."""


def page_of(request: Request, asked: Listed, *, instant: bool = False) -> Page:
    """What is wanted of a list; raises Problem for a cursor that does not fit.

    The list is pinned to the version of the ledger; with `instant` to its last record when the list was begun."""
    at = place(request, asked.cursor)
    version = request.app.state.ledgers.version()
    if instant:
        at = at if at.pin else _pinned(at, asked.known_by or request.app.state.ledgers.last_record())
    else:
        if at.row is None:
            unchanged(at, version)
        at = _pinned(at, version)
    whole = asked.format == "csv" and asked.cursor is None and "limit" not in asked.model_fields_set
    return Page(limit=WHOLE if whole else min(asked.limit, request.app.state.settings.rows), at=at, whole=whole)


def _pinned(at: Cursor, pin: str) -> Cursor:
    return Cursor(question=at.question, pin=pin, offset=at.offset, row=at.row)


def pinned(times: Times, at: Cursor) -> Times:
    """The times of a list that goes on: the ledger as it was when the list was begun."""
    try:
        return replace(times, known_by=at.pin)
    except NotFound as error:
        raise Problem(400, "cursor", "This is no cursor of this list.") from error


def shown(
    request: Request, page: Page, form: str, asked: tuple[str, Callable[[Reader], Answer]], *, cut: bool = False
) -> Work:
    """The work that gives a page of an answer, whose rows are those of a member of its object.

    `cut` says that the answer begins where the page does; else with the first row of all."""
    member, work = asked

    def sent(ledger: Reader) -> Sent:
        answer = work(ledger)
        first = 0 if cut else page.at.offset
        rows: Any = answer.data[member]
        kept = rows[first : first + page.limit]
        more = len(rows) > first + page.limit
        if more and page.whole:
            fact = f"The list has more than {WHOLE:,} rows. Ask for less, or by pages: limit and the Link header."
            raise Problem(400, "too-much", fact)
        data = {**answer.data, member: kept} | ({"more": more} if "more" in answer.data else {})
        told = replace(answer, data=data, rows=answer.rows[first : first + page.limit])
        headers = {"Link": link(request, _following(page, member, kept))} if more else {}
        return Sent(body=rendered(told, form), media_type=MEDIA[form], headers=headers)

    return sent


def _following(page: Page, member: str, kept: Any) -> Cursor:
    """Where the next page begins: behind the last document, else so many rows on."""
    at = page.at
    row = (kept[-1]["reported_at"], kept[-1]["id"]) if member == "documents" else None
    return Cursor(question=at.question, pin=at.pin, offset=0 if row else page.last, row=row)

"""What changed from version to version: the parser reads both anew, in the process that reads articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from selon.ledger.reader import Reader
from selon.web import versions
from selon.web.answered import Sent, held
from selon.web.api import asked as ask
from selon.web.api.shapes import described
from selon.web.api.tables import MEDIA, rendered
from selon.web.reading import History, Pair

router = APIRouter(prefix="/api")


@router.get("/revisions", summary="What each version of an article changed", **described("revisions", 404))
async def revisions(request: Request, asked: Annotated[ask.Article, Query()]) -> Response:
    """The versions of an article, why each is one, and the claims that it has otherwise than the one before it."""
    return await _compared(request, lambda ledger: versions.of_article(ledger, asked.article), asked.format)


@router.get("/diff", summary="What changed between two versions", **described("diff", 404))
async def diff(request: Request, asked: Annotated[ask.Two, Query()]) -> Response:
    """The claims that are other ones, new or gone, with both quotations; the edits that change no claim are counted."""
    return await _compared(request, lambda ledger: versions.of_two(ledger, asked.before, asked.after), asked.format)


async def _compared(request: Request, find: Callable[[Reader], Pair | History], form: str) -> Response:
    """What comes of comparing those versions that a question means."""

    def found() -> Pair | History:
        with request.app.state.open() as ledger:
            return find(ledger)

    async def made() -> Sent:
        order = await run_in_threadpool(found)
        return Sent(body=rendered(await request.app.state.desk.compare(order), form), media_type=MEDIA[form])

    return await held(request, made)

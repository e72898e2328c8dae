"""The page of the versions of an article: what each changed in its claims, both quotations side by side.

The parser reads the versions anew, in the process that reads articles; the page waits for it, and others do not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from selon.errors import NotFound
from selon.ledger import Ledger
from selon.web import versions
from selon.web.pages.asked import Asked, version
from selon.web.pages.sheet import page
from selon.web.problems import Problem
from selon.web.reading import History

Side = Mapping[str, Any]


async def endpoint(request: Request) -> Response:
    """The page, once its versions are compared; an address that is not pinned is led on before."""
    failed = ""
    order = await run_in_threadpool(_order, request)
    if order is not None:
        try:
            await request.app.state.desk.compare(order)
        except Problem as problem:
            failed = problem.detail

    def found(ledger: Ledger, asked: Asked) -> Mapping[str, Any]:
        """The versions with what each changed; raises NotFound."""
        return _found(ledger, asked, failed)

    return await run_in_threadpool(page("revisions.html", found), request)


def _order(request: Request) -> History | None:
    """The versions to compare; None for a name or a time that the page will say is none."""
    with request.app.state.open() as ledger:
        asked = Asked(request, version(ledger))
        try:
            return _named(ledger, asked) if asked.pinned else None
        except NotFound:
            return None


def _named(ledger: Ledger, asked: Asked) -> History:
    return versions.of_article(ledger, asked.request.path_params["article"], asked.times)


def _found(ledger: Ledger, asked: Asked, failed: str) -> Mapping[str, Any]:
    """What the template shows."""
    order = _named(ledger, asked)
    answer = asked.request.app.state.desk.known(order)
    if answer is None:
        raise NotFound(failed)
    data: Any = answer.data
    listed = data["versions"]
    steps = [
        {
            **one,
            "from": before,
            "to": after,
            "count": len(one["changes"]),
            "changes": [{**change, **{side: _parts(change[side]) for side in SIDES}} for change in one["changes"]],
        }
        for one, before, after in zip(data["revisions"], listed, listed[1:], strict=False)
    ]
    return {"name": data["article"], "versions": listed, "steps": steps}


SIDES = ("before", "after")


def _parts(side: Side | None) -> dict[str, Any] | None:
    """A quotation with the words of it that differ, and what stands around these."""
    if side is None:
        return None
    quote, start = side["quote"], side["span"][0]
    first, last = (place - start for place in side["words"]["span"] or (start, start))
    return {**side, "head": quote[:first], "words": quote[first:last], "tail": quote[last:]}

"""The page of an address at which there is nothing, for people; programs are told of it as a problem."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from selon.web.pages.asked import Asked, version
from selon.web.pages.sheet import render

PROGRAMS = ("/api", "/feeds", "/static")
"""Under which addresses programs ask, even where a browser does it for them."""


def wanted(request: Request) -> bool:
    """Whether a browser wants a page: it says so, by name, and asks for nothing that programs are for."""
    page = "text/html" in request.headers.get("accept", "") and request.method in ("GET", "HEAD")
    return page and not request.url.path.startswith(PROGRAMS)


def unknown(request: Request) -> Response:
    """The page that says that there is nothing, with ways to what there is; raises LedgerError."""
    with request.app.state.open() as ledger:
        asked = Asked(request, version(ledger))
    told = render("missing.html", asked, {"fact": "", "several": False})
    headers = {"Cache-Control": "no-store", "Vary": "Accept, Cookie, Accept-Language"}
    return HTMLResponse(told, status_code=404, headers=headers)

"""The files that pages need: style, script, letters and the mark of the tab; all of them come with Selon."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from selon.web.pages.asked import LIGHTS
from selon.web.pages.sheet import STATIC
from selon.web.pages.tongue import LANGUAGES

FILES = {
    "selon.css": "text/css",
    "selon.js": "text/javascript",
    "selon.svg": "image/svg+xml",
    "fonts/selon-serif-regular.woff2": "font/woff2",
    "fonts/selon-serif-italic.woff2": "font/woff2",
    "fonts/selon-serif-semibold.woff2": "font/woff2",
}
"""What is given out, and what it is; nothing else of the folder is."""
A_YEAR = 31_536_000


def static(request: Request) -> Response:
    """A file by its name; kept for a year, since its address changes with it."""
    name = request.path_params["name"]
    if name not in FILES:
        raise HTTPException(404)
    kept = f"public, max-age={A_YEAR}, immutable" if request.url.query else "no-cache"
    return FileResponse(STATIC / name, media_type=FILES[name], headers={"Cache-Control": kept})


def icon(request: Request) -> Response:
    """The mark of the tab, for browsers that ask for it by its old name."""
    return RedirectResponse("/static/selon.svg", status_code=301)


def settings(request: Request) -> Response:
    """Back to the page from which somebody chose a language or a light, which the browser keeps from now on."""
    back = request.query_params.get("back", "/")
    # Only a path of this server: `//elsewhere` and `/\elsewhere` are other ones.
    safe = back.startswith("/") and back[1:2] not in ("/", "\\") and back.isprintable()
    answer = RedirectResponse(back if safe else "/", status_code=303, headers={"Cache-Control": "no-store"})
    for name, allowed in (("lang", LANGUAGES), ("light", LIGHTS)):
        value = request.query_params.get(name)
        if value is not None and value in allowed:
            answer.set_cookie(f"selon-{name}", value, max_age=A_YEAR, samesite="strict", httponly=True)
    return answer

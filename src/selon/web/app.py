"""The app: the API, the feeds and the pages over one ledger, behind the checks of `safety`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Thread
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Request
from fastapi.openapi.utils import get_openapi
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp

from selon.errors import SelonError
from selon.web import feeds, pages, problems
from selon.web.answered import Kept
from selon.web.api import routers
from selon.web.ledgers import KEPT, Ledgers
from selon.web.pages import unknown
from selon.web.reading import Desk
from selon.web.safety import Guarded
from selon.web.settings import Settings

ABOUT = "Who said what, on whose word, how firmly: the answers of a ledger of attributed claims."


class App(FastAPI):
    """FastAPI behind the checks, which stand around all else, so that errors pass them too."""

    def build_middleware_stack(self) -> ASGIApp:
        """The whole stack, the checks outermost."""
        return Guarded(super().build_middleware_stack(), self.state.settings, self.state.ledgers)

    def openapi(self) -> dict[str, Any]:
        """The description of the API (OpenAPI 3.1), made once; only what stands under /api and the feeds is in it."""
        if not self.openapi_schema:
            self.openapi_schema = get_openapi(
                title=self.title, version=self.version, description=self.description, routes=self.routes
            )
        return self.openapi_schema


def create_app(path: Path, settings: Settings | None = None) -> FastAPI:
    """The app over a ledger that is there; raises LedgerError where there is none.

    `app.state.open()` gives an open ledger for one question, that can only be read."""
    settings = settings or Settings()
    ledgers = Ledgers(path, settings.page, KEPT if settings.cache else 0)
    app = App(
        title="Selon",
        version=_version(),
        description=ABOUT,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_running,
    )
    app.state.settings, app.state.ledgers = settings, ledgers
    app.state.desk = Desk(path, settings.reading, settings.waiting)
    app.state.open, app.state.kept = ledgers.open, Kept(settings.cache)
    problems.install(app)
    app.add_exception_handler(HTTPException, _told)
    for router in (*routers, feeds.router, pages.router):
        app.include_router(router)
    return app


@asynccontextmanager
async def _running(app: FastAPI) -> AsyncIterator[None]:
    """The time during which the app answers."""
    # More threads would only wait for each other: Python runs one at a time.
    current_default_thread_limiter().total_tokens = app.state.settings.threads
    Thread(target=pages.compile_all, daemon=True).start()  # nobody waits for it, the first page least of all
    yield
    app.state.desk.close()
    app.state.ledgers.close()


async def _told(request: Request, error: Exception) -> Response:
    """What is told of an address that is none: a page in a browser, a problem otherwise."""
    assert isinstance(error, HTTPException)
    if error.status_code != 404 or not unknown.wanted(request):
        return await problems.http(request, error)
    try:
        return await run_in_threadpool(unknown.unknown, request)
    except SelonError as failed:
        return problems.told(problems.of(failed))


def _version() -> str:
    """The version of the installed package."""
    try:
        return version("selon")
    except PackageNotFoundError:
        return "sources"

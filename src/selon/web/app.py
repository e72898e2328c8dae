"""The app: the API, the feeds and the pages over one ledger, behind the checks of `safety`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.types import ASGIApp

from selon.web import feeds, problems
from selon.web.answered import Kept
from selon.web.api import routers
from selon.web.ledgers import Ledgers
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
    ledgers = Ledgers(path, settings.page)
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
    for router in (*routers, feeds.router):
        app.include_router(router)
    if find_spec("selon.web.pages") is not None:
        pages = import_module("selon.web.pages")
        app.include_router(pages.router)
        app.state.problem_page = getattr(pages, "problem_page", None)
    return app


@asynccontextmanager
async def _running(app: FastAPI) -> AsyncIterator[None]:
    """The time during which the app answers."""
    # More threads would only wait for each other: Python runs one at a time.
    current_default_thread_limiter().total_tokens = app.state.settings.threads
    yield
    app.state.desk.close()
    app.state.ledgers.close()


def _version() -> str:
    """The version of the installed package."""
    try:
        return version("selon")
    except PackageNotFoundError:
        return "sources"

"""The pages over the ledger of the demo, and over one of articles that mean harm."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.testclient import TestClient

from selon.claims.stems import stems
from selon.cli.options import Tally, Wish, kept
from selon.ledger import Entry, Ledger
from selon.web.pages import router
from selon.web.reading import Desk

EXAMPLES = Path(__file__).parents[3] / "examples"
NOW = "2031-09-20T08:00:00.000000Z"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SCRIPT = "<script>alert(1)</script>"
HOSTILE = f"""{SCRIPT} Le port ferme, selon la mairie

Par {SCRIPT} Ada Ormelle, le 3 mars 2031

La préfète Odile Fervac <img src=x onerror=alert(2)> a interdit la baignade depuis le 1er mars, a annoncé "{SCRIPT}"
le maire, Jean Tréval, javascript:alert(3). « =HYPERLINK("http://ailleurs.example") est une formule », a-t-il ajouté.
Selon le préfet {{{{ 7 * 7 }}}} {{% raise %}}, 300 personnes et 40 millions d'euros sont en jeu.
"""


def filled(path: Path, folder: Path, **wish: str) -> Path:
    """A ledger of the articles of a folder."""
    from selon.pipeline import grammar

    entries = kept((str(folder),), Wish(**wish), Tally(say=lambda _: None), statements=True)
    with Ledger(path, create=True) as ledger:
        ledger.add((Entry(capture=one, reading=it, grammar=grammar()) for one, it in entries), stems, NOW)
    return path


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the demo."""
    return filled(tmp_path_factory.mktemp("demo") / "l.db", EXAMPLES, sources=str(EXAMPLES / "sources.tsv"))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of articles with scripts in title, author, text and file name."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / '"><img src=x onerror=alert(4)>.txt').write_text(HOSTILE, encoding="utf-8")
    (folder / "plain.txt").write_text(HOSTILE.replace("interdit", "autorisé"), encoding="utf-8")
    return filled(
        tmp_path_factory.mktemp("ledger") / "l.db", folder, outlet=f"Le {SCRIPT} Phare", published="2031-03-03"
    )


def app_over(path: Path) -> FastAPI:
    """An app with the pages and nothing else, under the policy that they must bear."""
    app = FastAPI(docs_url=None, openapi_url=None)
    ledger = Ledger(path)

    @contextmanager
    def opened() -> Iterator[Ledger]:
        yield ledger

    app.state.open, app.state.desk = opened, Desk(path, 60, 4)
    app.include_router(router)

    @app.middleware("http")
    async def guarded(request: Request, call_next: Callable[[Request], object]) -> Response:
        answer: Response = await call_next(request)  # type: ignore[misc]
        answer.headers["Content-Security-Policy"] = POLICY
        return answer

    return app


@pytest.fixture(scope="session")
def pages(demo: Path) -> Iterator[TestClient]:
    """A client of the pages over the demo."""
    app = app_over(demo)
    yield TestClient(app)
    app.state.desk.close()


@pytest.fixture(scope="session")
def harm(hostile: Path) -> Iterator[TestClient]:
    """A client of the pages over the articles that mean harm."""
    app = app_over(hostile)
    yield TestClient(app)
    app.state.desk.close()


@pytest.fixture(scope="session")
def served(demo: Path) -> Iterator[str]:
    """The address at which the pages over the demo are served."""
    app = app_over(demo)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=5)
    app.state.desk.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        found = started.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        yield found
        found.close()


@pytest.fixture
def watched(browser: Any, served: str) -> Iterator[Any]:
    """Opens a page on a screen of some width, in some light; what fails, or is asked elsewhere, fails the test."""
    wrong: list[str] = []
    contexts: list[Any] = []

    def opened(address: str, width: int = 1280, **how: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, **{"locale": "fr-FR", **how})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda told: wrong.append(told.text) if told.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda one: None if one.url.startswith(served) else wrong.append(one.url))
        page.goto(served + address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong

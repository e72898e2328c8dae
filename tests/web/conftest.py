"""A ledger of invented readings, made without a parser, and the app over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from benchmarks.readings import entries
from selon.claims.stems import stems
from selon.ledger import Ledger, tokens
from selon.web.app import create_app
from selon.web.settings import Settings

NOW = "2031-09-20T08:00:00.000000Z"
HOME = "http://localhost"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with sixty articles about four matters."""
    path = tmp_path_factory.mktemp("web") / "l.db"
    with Ledger(path, create=True) as ledger:
        ledger.add(entries(60), stems, NOW)
    return path


@pytest.fixture
def own(filled: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may write to."""
    with Ledger(filled) as ledger:
        ledger.backup(tmp_path / "own.db")
    return tmp_path / "own.db"


@pytest.fixture(scope="session")
def client(filled: Path) -> Iterator[TestClient]:
    """A client of the app over the ledger that is only read."""
    with TestClient(
        create_app(filled, Settings(rate=0, seconds=30, page=30)), base_url=HOME, raise_server_exceptions=False
    ) as made:
        yield made


@pytest.fixture
def served() -> Iterator[Callable[..., TestClient]]:
    """Makes clients of an app over a ledger, with settings."""
    made: list[TestClient] = []

    def serve(path: Path, *, client: tuple[str, int] = ("testclient", 50000), **settings: object) -> TestClient:
        app = create_app(path, Settings(**{"rate": 0, "seconds": 30, "page": 30, **settings}))  # type: ignore[arg-type]
        made.append(TestClient(app, base_url=HOME, raise_server_exceptions=False, client=client))
        made[-1].__enter__()
        return made[-1]

    yield serve
    for one in made:
        one.__exit__(None, None, None)


@pytest.fixture
def token() -> Callable[[Path, str], str]:
    """Makes tokens in a ledger."""

    def make(path: Path, may: str) -> str:
        with Ledger(path) as ledger:
            return tokens.new(ledger, "a test", tokens.May(may), NOW)

    return make


def bearer(text: str) -> dict[str, str]:
    """The header that brings a token."""
    return {"Authorization": f"Bearer {text}"}

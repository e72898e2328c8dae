"""The stores: every test that asks for `store` runs over each of them, so that a second one passes the same suite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from selon.claims.stems import stems
from selon.ledger import Ledger
from tests.ledger.articles import NOW, two


@dataclass
class Store:
    """A place for a ledger that is empty at first; `open` opens it, as often as one likes."""

    place: Path
    opened: list[Ledger] = field(default_factory=list)

    def open(self, *, create: bool = True) -> Ledger:
        """The ledger at that place; closed at the end of the test."""
        self.opened.append(Ledger(self.place, create=create))
        return self.opened[-1]

    def filled(self) -> Ledger:
        """The ledger with the two articles."""
        ledger = self.open()
        ledger.add(two(), stems, NOW)
        return ledger


# One line a store; its place is what `Ledger` takes.
STORES = {"sqlite": lambda folder: folder / "l.db"}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store of each kind, empty."""
    made = Store(STORES[request.param](tmp_path))
    yield made
    for ledger in made.opened:
        ledger.close()

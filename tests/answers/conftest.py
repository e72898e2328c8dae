"""The ledger of the harbour, one for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from selon.ledger import Ledger
from tests.answers.harbour import moored


@pytest.fixture
def port(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with three articles of two outlets."""
    with moored(tmp_path) as found:
        yield found

"""Every hostile input, at a small size: it ends soon, with the right outcome, and the articles around it are read.

`python -m tests.hostile --all` reads them at the sizes at which libraries hung or lost text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.hostile.__main__ import rows
from tests.hostile.table import CASES, outcome

SECONDS = 10
"""Of the processor, in this process; the guard counts those of its child."""


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_input_ends_with_the_right_outcome(name: str, tmp_path: Path) -> None:
    """Read, with a gap, or in quarantine; nothing is lost silently, and the batch goes on."""
    case = CASES[name]
    begun = time.process_time()
    found = outcome(case, tmp_path, case.quick)
    assert not found.wrong, found
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("parts", [1, 2, 7, 100])
def test_the_parts_of_the_table_have_every_row_once(parts: int) -> None:
    """However many there are."""
    assert [name for part in range(1, parts + 1) for name in rows(list(CASES), part, parts)] == list(CASES)

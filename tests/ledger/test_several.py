"""Questions about several ids: few different numbers of them, and none left out."""

from __future__ import annotations

import pytest

from selon.ledger.several import AT_ONCE, IDS, SIZES, in_turns


@pytest.mark.parametrize("count", [0, 1, 2, 5, 64, 65, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE])
def test_every_id_is_asked_for_once_in_few_sizes(count: int) -> None:
    """The last one fills up what is left, which asks for nothing else."""
    ids = [f"c{number:04d}" for number in range(count)]
    turns = [list(some[IDS]) for some in in_turns(ids)]  # type: ignore[call-overload]
    assert all(len(some) in SIZES for some in turns)
    assert [id for some in turns for id in dict.fromkeys(some)] == ids

"""How far a run has come, what it passed over and why, and where one that was interrupted goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from selon.records import Place


def _nothing(archive: str, part: str, size: int) -> Place | None:
    """No archive was read before."""
    return None


def _unknown(digest: str) -> bool:
    """Nothing is known."""
    return False


@dataclass(slots=True, kw_only=True)
class Progress:
    """The counts of one run, kept up to date while its captures are taken.

    `total` are the bytes of all files, None where an input does not say how long it is; `done` are those that were
    read. `records` of archives are as many as `captures` of them, `skipped` ones (each with its reason) and `damaged`
    ones. `passed` counts files and folders that were passed over, by reason. `resumed` are archives that were read
    before, each with the byte of the file at which it goes on, `known` how many captures were left out because the
    ledger has them.

    `reached` is asked where the first record of an archive begins that was not read before (path, part, size),
    `is_known` whether a digest is in the ledger: who wants to go on where another run stopped sets both."""

    total: int | None = 0
    done: int = 0
    records: int = 0
    captures: int = 0
    damaged: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)
    resumed: dict[str, int] = field(default_factory=dict)
    known: int = 0
    reached: Callable[[str, str, int], Place | None] = _nothing
    is_known: Callable[[str], bool] = _unknown
    _names: set[int] = field(default_factory=set)  # digests of the names: a long run has a million of them

    def named(self, wanted: str) -> str:
        """The name, with a number where another document of this run has it."""
        name, number = wanted, 1
        while hash(name) in self._names:
            number += 1
            name = f"{wanted}-{number}"
        self._names.add(hash(name))
        return name

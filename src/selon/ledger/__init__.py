"""The ledger: claims, positions, numbers and names of many articles, with when they hold, appeared and came in.

`Ledger(path)` opens one; `add` puts readings in, `rows` and `search` give back what is there."""

from __future__ import annotations

from selon.ledger.incoming import Added
from selon.ledger.quarantine import Refused
from selon.ledger.rows import Entry
from selon.ledger.store import Ledger

__all__ = ["Added", "Entry", "Ledger", "Refused"]

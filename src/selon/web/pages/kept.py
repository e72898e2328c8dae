"""Pages that were made, kept for whoever asks for the same: an address says as of when it is, so that none ages."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

MOST, LARGEST = 128, 600_000
"""Pages that are kept, and letters that one may have."""
Key = tuple[str, ...]


class Kept:
    """The pages asked for last."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Key, tuple[int, str]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> tuple[int, str] | None:
        """The status and the text of a page; None for one that is not kept."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: Key, status: int, text: str) -> None:
        """Keep a page in place of the one that was asked for least lately."""
        if len(text) > LARGEST:
            return
        with self._lock:
            self._pages[key] = status, text
            while len(self._pages) > MOST:
                self._pages.popitem(last=False)

"""How often each client may ask: a bucket that fills by the second (Turner 1986)."""

from __future__ import annotations

import ipaddress
from time import monotonic

MOST = 10_000
"""Clients that are remembered; whoever asked longest ago is forgotten first."""


class Rates:
    """How often clients asked of late."""

    def __init__(self, rate: float, burst: int) -> None:
        self._rate, self._burst = rate, burst
        self._left: dict[str, tuple[float, float]] = {}

    def wait(self, client: str, now: float | None = None) -> float:
        """Seconds that a client must wait before it may ask, 0 when it may now; this time is counted then."""
        if not self._rate:
            return 0.0
        at, key = monotonic() if now is None else now, _network(client)
        left, last = self._left.pop(key, (float(self._burst), at))
        left = min(self._burst, left + (at - last) * self._rate)
        self._left[key] = (left - 1, at) if left >= 1 else (left, at)
        if len(self._left) > MOST:
            del self._left[next(iter(self._left))]
        return 0.0 if left >= 1 else (1 - left) / self._rate


def _network(client: str) -> str:
    """Who counts as one client: an IPv4 address, or the /64 of IPv6 that one household has."""
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return client
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else client

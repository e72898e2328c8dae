"""How the server is set: whom it lets in, how long, how much and how often it answers."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""Names and addresses by which only this machine reaches itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the server lets happen.

    `host` is the address that it is bound to, `names` more names by which browsers may call it. `public` lets
    everybody read who reaches it; else only loopback is read without a token. `seconds` is how long a question may
    take, `page` how long a page or a feed, which is several; `rows` how many rows a list may have, `body` how many
    bytes may be sent, `answer` how many bytes an answer may have, `upload` how many seconds sending may take. A client
    may ask `rate` times a second (0: always), and `burst` times at once. `threads` questions are answered at a time,
    `reading` seconds an article may take to be read, `waiting` articles may wait for it; `cache` bytes of answers are
    kept."""

    host: str = "127.0.0.1"
    names: tuple[str, ...] = ()
    public: bool = False
    seconds: float = 1.0
    page: float = 5.0
    rows: int = 1000
    body: int = 2 * 1024 * 1024
    answer: int = 16 * 1024 * 1024
    upload: float = 10.0
    rate: float = 100.0
    burst: int = 400
    threads: int = 4
    reading: float = 60.0
    waiting: int = 16
    cache: int = 32 * 1024 * 1024

    @property
    def open(self) -> bool:
        """Whether reading needs no token: only this machine reaches it, and no proxy hands on what others ask."""
        return self.public or (is_loopback(self.host) and not self.names)

    def answers_to(self, host: str) -> bool:
        """Whether a Host header names this server: an unknown name is another site's, that points here."""
        name = bare(host)
        return name in LOOPBACK or name == bare(self.host) or name in self.names


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    name = bare(host)
    try:
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def bare(host: str) -> str:
    """A host without its port and without the brackets of IPv6, in lower case."""
    name = host.strip().lower()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.partition(":")[0] if name.count(":") == 1 else name

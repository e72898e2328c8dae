"""Where the server listens: a socket that is bound and takes callers from then on."""

from __future__ import annotations

import socket

from selon.errors import InputError

WAITING = 512
"""Callers that wait to be taken."""


def listening(host: str, port: int) -> socket.socket:
    """The socket at an address; port 0 takes a free one. Raises InputError for one that cannot be had.

    Made with its protocol named: asyncio sends at once only on sockets that say they are TCP, and an answer in two
    parts would else wait forty milliseconds for the other side to say that it has the first."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(WAITING)
    except OSError as error:
        made.close()
        fact = f"it cannot be listened at ({error.strerror or error})"
        raise InputError(f"{host}:{port}", fact, "Give another --port (0 takes a free one) or --host.") from error
    return made

"""Connections to checked IP addresses only, and with an end: what httpx asks through.

The name of a host is resolved here, every address is checked, and the connection goes to one of those, so that a
second answer of the name server (DNS rebinding) is never used. The name itself still stands in the Host line and in
the handshake of TLS, whose certificate is checked against it. Proxies are not used."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

import httpcore
import httpx

from selon.intake.addresses import Allowed, Resolver, vetted

MOST_ADDRESSES = 4
SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


@dataclass(slots=True)
class Deadline:
    """The instant at which the answer being read must be whole, by the clock of `clock`, in seconds."""

    clock: Callable[[], float]
    until: float = float("inf")

    def left(self, timeout: float | None) -> float:
        """Seconds that one step may take: its own limit, or what is left of all; raises ReadTimeout after the end."""
        left = self.until - self.clock()
        if left <= 0:
            raise httpcore.ReadTimeout("the answer takes too long")
        return left if timeout is None else min(timeout, left)


class TimedStream(httpcore.NetworkStream):
    """A stream of which no read or write goes past the deadline, however little comes at a time."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Bytes as they come."""
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Let go of the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The stream inside TLS."""
        inside = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return TimedStream(inside, self._deadline)

    def get_extra_info(self, info: str) -> object:
        """What the stream knows of itself."""
        return self._stream.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to hosts whose every IP address may be asked, and to those addresses only."""

    def __init__(self, allowed: Allowed, resolve: Resolver, deadline: Deadline) -> None:
        self._allowed = allowed
        self._resolve = resolve
        self._deadline = deadline
        self._net = httpcore.SyncBackend()

    def connect_tcp(  # five parameters besides itself, as httpcore has them
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address that answers; raises NotFetched for a host that may not be asked."""
        ips = vetted(host, port, self._resolve(host, port, self._deadline.left(timeout)), self._allowed)
        failed: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for ip in ips[:MOST_ADDRESSES]:
            try:
                stream = self._net.connect_tcp(ip, port, self._deadline.left(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return TimedStream(stream, self._deadline)
        raise failed or httpcore.ConnectError("no address")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[SocketOption] | None = None
    ) -> httpcore.NetworkStream:
        """Never a connection: a socket of this machine is no address of the network."""
        raise httpcore.ConnectError("sockets of this machine are not asked")


class Body(httpx.SyncByteStream):
    """The bytes of an answer as they come over the network."""

    def __init__(self, stream: Iterable[bytes], close: Callable[[], None]) -> None:
        self._stream = stream
        self._close = close

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        """Let go of the connection."""
        self._close()


class CheckedTransport(httpx.BaseTransport):
    """What httpx sends requests through; errors are those of httpcore, and NotFetched."""

    def __init__(self, backend: CheckedBackend, tls: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=tls, network_backend=backend, keepalive_expiry=5.0)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, its body still to be read."""
        url = request.url
        asked = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            extensions=request.extensions,
        )
        answer = self._pool.handle_request(asked)
        assert isinstance(answer.stream, Iterable)
        return httpx.Response(answer.status, headers=answer.headers, stream=Body(answer.stream, answer.close))

    def close(self) -> None:
        """Let go of all connections."""
        with closing(self._pool):
            pass

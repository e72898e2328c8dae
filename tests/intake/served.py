"""A site on this machine for the tests of asking the network: what it answers at each path, and what it was asked."""

from __future__ import annotations

import socket
import ssl
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from selon.intake.fetching import Access, Limits

HERE = "127.0.0.1"
TLS = Path(__file__).parent / "tls"
NOW = "2031-05-20T08:00:00+00:00"
QUICK = Limits(connect=2, read=2, answer=4, pace=0.0, patience=5, rest=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the site answers: a status, lines, bytes; `told` are lines by which it may answer 304."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    lines: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Site:
    """A site: its port, what it answers by path, and each request as (host, path, lines)."""

    port: int
    answers: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[tuple[str, str, Mapping[str, str]]] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)

    def url(self, path: str, host: str = HERE, scheme: str = "http") -> str:
        """The address of a path."""
        return f"{scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The paths that were asked for, robots.txt left out."""
        return [path for _, path, _ in self.asked if path != "/robots.txt"]

    def access(self, *hosts: str, **given: object) -> Access:
        """What a test may ask: this site by some names, which lead to this machine."""
        names = (HERE, *hosts)
        made: dict[str, object] = {"limits": QUICK, "resolve": lambda host, port, patience: [HERE]}
        return Access(allowed=frozenset((name, self.port) for name in names), **made | given)  # type: ignore[arg-type]


def redirect(to: str, status: int = 302) -> Answer:
    """An answer that sends elsewhere."""
    return Answer(status=status, lines={"Location": to})


@contextmanager
def site(*, tls: bool = False) -> Iterator[Site]:
    """A site that answers 404 to what it has no answer for."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one packet: else each answer waits for an acknowledgement

        def do_GET(self) -> None:
            made.asked.append((self.headers.get("Host", ""), self.path, dict(self.headers)))
            answer = made.answers.get(self.path) or Answer(status=404)
            if not isinstance(answer, Answer):
                self.close_connection = True
                answer(self)
                return
            known = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
            same = any(answer.lines.get(a) and answer.lines[a] == self.headers.get(b) for a, b in known.items())
            self.send_response(304 if same else answer.status)
            for name, value in {"Content-Type": answer.kind, **answer.lines}.items():
                self.send_header(name, value)
            if not same:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if not same:
                self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Nothing: a test is quiet."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Nothing: a client that goes away is what some tests are about."""

    server = Server((HERE, 0), Handler)
    made = Site(port=server.server_address[1])
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(TLS / "certificate.pem", TLS / "key.pem")
        context.sni_callback = lambda _, name, __: made.names.append(name)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()


_connected: list[object] | None = None


def _hook(event: str, told: tuple[object, ...]) -> None:
    if _connected is not None and event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        _connected.append((event, told[1] if event == "socket.connect" else told[0]))


sys.addaudithook(_hook)  # stays for the life of the process, and costs nothing outside `connections`


@contextmanager
def connections() -> Iterator[list[object]]:
    """Every connection that is tried, and every name that the system is asked for, while it lasts."""
    global _connected
    _connected = made = []
    try:
        yield made
    finally:
        _connected = None


def dribble(handler: BaseHTTPRequestHandler, head: bytes, every: float, byte: bytes = b"x") -> None:
    """Send a head, then a byte every so often, until the other side has had enough."""
    try:
        handler.wfile.write(head)
        while True:
            handler.wfile.write(byte)
            handler.wfile.flush()
            threading.Event().wait(every)
    except OSError:
        return


def free_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as one:
        one.bind((HERE, 0))
        port: int = one.getsockname()[1]
        return port

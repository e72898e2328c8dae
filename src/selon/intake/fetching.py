"""Asking the network, politely and with an end: address -> what its server answers.

The only place from which Selon asks. Every host and every redirect is checked (`addresses.py`), robots.txt is kept to,
one host is asked once a second at most, and what was asked before is sent again only when it changed."""

from __future__ import annotations

import hashlib
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version

import httpcore
import httpx

from selon.errors import NotFetched, TooLarge
from selon.intake import robots
from selon.intake.addresses import Allowed, Resolver, resolved, target
from selon.intake.connections import CheckedBackend, CheckedTransport, Deadline
from selon.intake.inflating import AS_ASKED, MOST_BYTES, too_large, unpacked
from selon.intake.robots import Robots
from selon.records import Visit

PERMANENT = frozenset({301, 308})
REDIRECTS = PERMANENT | {302, 303, 307}
BUSY = frozenset({429, 503})
PASSING = frozenset({304, 404, 408, 425})
"""Below 500, what may be otherwise in an hour: a page may be announced before it is there."""
MEANING = {
    401: ("it wants a name and a password (401)", "Save the page with a browser and give that file."),
    403: ("the server refuses it (403)", "Save the page with a browser and give that file."),
    404: ("there is no such page (404)", "Check the address."),
    410: ("the page was taken away (410)", "Take the address off your list."),
    451: ("the page is withheld for legal reasons (451)", "Take the address off your list."),
}
TLS_REMEDY = "Selon never goes on without a good certificate. Try again later, or ask the site."
AGAIN = "Try again later."
LONGEST_LINE = 500
DAY = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long and how much: seconds to connect, between two bytes, for one answer; bytes; redirects.

    `pace` are seconds between two requests to one host, `patience` those for which a busy server is waited for,
    `rest` those for which one that does not say how long it is busy is left alone; `pages` is how many of one feed are
    asked for."""

    connect: float = 10.0
    read: float = 15.0
    answer: float = 45.0
    bytes: int = MOST_BYTES
    redirects: int = 5
    pace: float = 1.0
    patience: float = 30.0
    rest: float = 300.0
    pages: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What may be asked, and how: hosts allowed by name, limits; resolver, certificates, clocks for tests."""

    allowed: Allowed = frozenset()
    limits: Limits = Limits()
    resolve: Resolver = resolved
    tls: ssl.SSLContext | None = None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server answered: `data` as it was before it was packed, None where nothing changed since the last visit.

    `visit` is what to remember; its `address` is the one that answered, after redirects."""

    data: bytes | None
    media_type: str
    charset: str | None
    visit: Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """One answer of a server: its status, its lines, its body."""

    status: int
    headers: httpx.Headers
    data: bytes


@dataclass(slots=True, kw_only=True)
class _Host:
    """What is known of a host: its rules, when it may be asked next, until when it wants no request."""

    robots: dict[str, Robots] = field(default_factory=dict)
    next: float = 0.0
    closed: float = 0.0
    until: str | None = None


def user_agent() -> str:
    """The name under which Selon asks: what it is and its version, and no browser's."""
    try:
        return f"Selon/{version('selon')} (reads news for a person; robots.txt: {robots.TOKEN})"
    except PackageNotFoundError:
        return f"Selon (reads news for a person; robots.txt: {robots.TOKEN})"


class Fetcher:
    """Asks addresses one after the other; a context manager that lets go of its connections.

    Not for several threads at a time."""

    def __init__(self, access: Access = Access()) -> None:
        self._access = access
        self._limits = self.limits = access.limits
        self._deadline = Deadline(access.clock)
        self._hosts: dict[str, _Host] = {}

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        if "_client" in self.__dict__:
            self._client.close()

    @cached_property
    def _client(self) -> httpx.Client:
        """What sends the requests; made when the first one is, since it reads all certificates there are."""
        access, limits = self._access, self._limits
        backend = CheckedBackend(access.allowed, access.resolve, self._deadline)
        return httpx.Client(
            transport=CheckedTransport(backend, access.tls or httpx.create_ssl_context(trust_env=False)),
            trust_env=False,  # neither proxies nor passwords of the environment
            follow_redirects=False,
            headers={"User-Agent": user_agent(), "Accept-Encoding": AS_ASKED, "Accept": "*/*"},
            timeout=httpx.Timeout(limits.read, connect=limits.connect),
        )

    def fetch(self, address: str, now: str, before: Visit | None = None) -> Fetched:
        """What the server of an address answers; `before` is the last visit, `now` this instant in ISO 8601.

        Raises NotFetched or TooLarge, with the address as given as its place."""
        self._client.cookies.clear()  # a cookie lives as long as one address with its redirects
        with _placed(address):
            url, moved, answer = self._followed(address, before)
            return _fetched(str(url), moved, answer, (address, now, before))

    def _followed(self, address: str, before: Visit | None) -> tuple[httpx.URL, str | None, _Answer]:
        """The last address of the redirects, the one it has moved to for good, and the answer."""
        url = target(address, self._access.allowed)
        moved, for_good = None, True
        for _ in range(self._limits.redirects + 1):
            answer = self._politely(url, before)
            if answer.status not in REDIRECTS:
                return url, moved, answer
            further = _redirected(url, answer, self._access.allowed)
            for_good = for_good and answer.status in PERMANENT
            moved = str(further) if for_good else moved
            url = further
        fact = f"it sends from address to address, more than {self._limits.redirects} times"
        raise NotFetched(address, fact, "Open it in a browser and give the address where it ends.")

    def _politely(self, url: httpx.URL, before: Visit | None) -> _Answer:
        """The answer of one address, asked if and when its site lets it; a busy server is asked once more."""
        rules = self._rules(url)
        if rules is robots.NOTHING:
            raise NotFetched(str(url), "its robots.txt cannot be had, so nothing is asked", AGAIN, passing=True)
        if not rules.allows(url.raw_path.decode("ascii")):
            fact = "the robots.txt of the site asks programs not to read it"
            raise NotFetched(str(url), fact, "Save the page with a browser and give that file.")
        asked = _conditions(url, before)
        answer = self._paced(url, asked, rules.delay)
        if answer.status in BUSY:
            wait = retry_after(answer.headers, self._access.now())
            if wait is not None and wait <= self._limits.patience:
                self._access.sleep(wait)
                answer = self._paced(url, asked, rules.delay)
        if answer.status in BUSY:
            raise self._closed(url, answer)
        return answer

    def _closed(self, url: httpx.URL, answer: _Answer) -> NotFetched:
        """The error for a host that is busy; it is left alone until it may be asked again."""
        wait = retry_after(answer.headers, self._access.now())
        host = self._hosts[url.host]
        rest = self._limits.rest if wait is None else wait
        host.closed = self._access.clock() + rest
        host.until = (self._access.now() + timedelta(seconds=rest)).isoformat(timespec="seconds")
        return _busy(url, host.until, answer.status)

    def _paced(self, url: httpx.URL, headers: dict[str, str], delay: float | None) -> _Answer:
        """The answer of one address, when the host has had its rest since the last request."""
        host = self._hosts.setdefault(url.host, _Host())
        clock = self._access.clock()
        if clock < host.closed:
            raise _busy(url, host.until, None)
        if clock < host.next:
            self._access.sleep(host.next - clock)
        host.next = self._access.clock() + max(self._limits.pace, delay or 0.0)
        return self._asked(url, headers)

    def _rules(self, url: httpx.URL) -> Robots:
        """The rules of a site, asked for once."""
        host = self._hosts.setdefault(url.host, _Host())
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if site not in host.robots:
            host.robots[site] = self._asked_rules(httpx.URL(f"{site}/robots.txt"))
        return host.robots[site]

    def _asked_rules(self, url: httpx.URL) -> Robots:
        """The rules of a site; without any, all is allowed, and while its server fails or floods, nothing is."""
        for _ in range(self._limits.redirects + 1):
            try:
                answer = self._asked(url, {})
            except TooLarge:
                return robots.NOTHING
            if answer.status in REDIRECTS:
                url = _redirected(url, answer, self._access.allowed)
                continue
            if answer.status == 200:
                return robots.robots(answer.data)
            return robots.NOTHING if answer.status >= 500 or answer.status in BUSY else robots.ALL
        return robots.ALL

    def _asked(self, url: httpx.URL, headers: dict[str, str]) -> _Answer:
        """One request and its whole answer, within the limits of time and bytes."""
        most = self._limits.bytes
        self._deadline.until = self._access.clock() + self._limits.answer
        with _told(str(url)), self._client.stream("GET", url, headers=headers) as answer:
            if answer.status_code != 200:
                return _Answer(status=answer.status_code, headers=answer.headers, data=b"")
            announced = answer.headers.get("content-length", "")
            if announced.isascii() and announced.isdigit() and int(announced[:20]) > most:
                raise too_large(str(url), most)
            data = unpacked(str(url), answer.iter_raw(), answer.headers.get("content-encoding", ""), most)
            return _Answer(status=answer.status_code, headers=answer.headers, data=data)


@contextmanager
def _placed(address: str) -> Iterator[None]:
    """What an error on the way says, under the address that was given."""
    try:
        yield
    except NotFetched as error:
        if error.place == address:
            raise
        origin = "/".join(address.split("/", 3)[:3])
        where = "" if error.place in address or error.place.startswith(origin) else f" (asked for {error.place})"
        raise NotFetched(
            address, f"{error.fact}{where}", error.remedy, until=error.until, passing=error.passing
        ) from error


@contextmanager
def _told(place: str) -> Iterator[None]:
    """What goes wrong on the network, as an error with place, fact and remedy."""
    try:
        yield
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError) as error:
        raise NotFetched(place, *_trouble(error), passing=True) from error


def _trouble(error: Exception) -> tuple[str, str]:
    """What an error of the network means, and what to do."""
    cause = error.__cause__ or (error.args[0] if error.args else None)  # httpcore's pool takes the cause off
    if isinstance(error, httpcore.TimeoutException):
        return "its server is too slow: the answer took too long", AGAIN
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not good ({cause.verify_message})", TLS_REMEDY
    if isinstance(cause, ssl.SSLError):
        return f"no safe connection comes about ({cause.reason})", TLS_REMEDY
    if isinstance(error, httpcore.ConnectError):
        fact = getattr(cause, "strerror", None) or error
        return f"its server does not answer ({fact})", "Check the address, or try again later."
    if isinstance(error, httpx.HTTPError):
        return f"its answer cannot be followed ({error})", AGAIN
    return f"the connection broke off ({error})", AGAIN


def _redirected(url: httpx.URL, answer: _Answer, allowed: Allowed) -> httpx.URL:
    """Where an answer sends to; raises NotFetched when that may not be asked."""
    place, written = str(url), answer.headers.get("location", "")
    if not written:
        raise NotFetched(place, f"it sends elsewhere ({answer.status}) and does not say where", AGAIN)
    try:
        further = target(str(url.join(written)), allowed)
    except (httpx.InvalidURL, ValueError) as error:
        raise NotFetched(place, f"it sends to what is no address ({error})", AGAIN) from error
    if url.scheme == "https" and further.scheme == "http":
        fact = f"it sends from https to http ({further})"
        raise NotFetched(place, fact, "Give that address yourself, if you trust the way there.")
    return further


def _conditions(url: httpx.URL, before: Visit | None) -> dict[str, str]:
    """The lines that ask for an answer only if it is a new one; they go to the address that gave them, no other."""
    if before is None or str(url) != before.address:
        return {}
    given = {"If-None-Match": before.etag, "If-Modified-Since": before.last_modified}
    return {name: value for name, value in given.items() if value}


def _fetched(url: str, moved: str | None, answer: _Answer, asked: tuple[str, str, Visit | None]) -> Fetched:
    """What came of an answer; raises NotFetched when it is none."""
    given, now, before = asked
    if answer.status == 304 and before is not None:
        visit = replace(before, moved=moved or before.moved, checked=now, not_before=None)
        return Fetched(data=None, media_type="", charset=None, visit=visit)
    if answer.status != 200:
        raise NotFetched(given, *_meaning(answer.status), passing=answer.status in PASSING or answer.status >= 500)
    line = Message()
    line["Content-Type"] = answer.headers.get("content-type", "application/octet-stream")[:200]
    visit = Visit(
        url=given,
        address=url,
        moved=moved,
        etag=_line(answer.headers, "etag"),
        last_modified=_line(answer.headers, "last-modified"),
        digest=hashlib.sha256(answer.data).hexdigest(),
        checked=now,
    )
    return Fetched(
        data=answer.data, media_type=line.get_content_type(), charset=line.get_content_charset(), visit=visit
    )


def _meaning(status: int) -> tuple[str, str]:
    """What a status that brings no page means, and what to do."""
    if status >= 500:
        return f"its server fails ({status})", AGAIN
    return MEANING.get(status, (f"it gives no page (status {status})", "Open it in a browser to see why."))


def _line(headers: httpx.Headers, name: str) -> str | None:
    """A line of an answer that can be sent back as it is."""
    value = headers.get(name, "")
    return value if value and value.isascii() and value.isprintable() and len(value) <= LONGEST_LINE else None


def _busy(url: httpx.URL, until: str | None, status: int | None) -> NotFetched:
    """The error for a host that wants no further request for a while."""
    told = f" ({status})" if status else ""
    return NotFetched(str(url), f"{url.host} asks for fewer requests{told}", f"Try again after {until}.", until=until)


def retry_after(headers: httpx.Headers, now: datetime) -> float | None:
    """The seconds that a server asks to wait, a day at most; None where it does not say."""
    written = headers.get("retry-after", "").strip()
    if written.isascii() and written.isdigit():
        return min(float(written[:9]), DAY)
    try:
        then = parsedate_to_datetime(written)
    except ValueError:
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return min(max(0.0, (then - now).total_seconds()), DAY)

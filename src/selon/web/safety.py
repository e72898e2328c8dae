"""What stands before every page and address: who may ask, how often, how much, and what browsers are told.

One layer around the whole app, so that no answer leaves without its headers, errors among them."""

from __future__ import annotations

import asyncio
import base64
import binascii
from collections.abc import Mapping
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from selon.errors import SelonError
from selon.ledger.tokens import May, Token, holder
from selon.web.ledgers import Ledgers
from selon.web.problems import Problem, of, told
from selon.web.rates import Rates
from selon.web.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page may load and do: nothing inline, nothing from elsewhere, in nobody's frame."""
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # The own site still learns where a form was sent from: without it browsers send no origin with forms.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
ASK = {"WWW-Authenticate": 'Bearer realm="selon", Basic realm="selon", charset="UTF-8"'}
_RAW = [(name.lower().encode("ascii"), value.encode("ascii")) for name, value in HEADERS.items()]


class Guarded:
    """An app behind the checks."""

    def __init__(self, app: ASGIApp, settings: Settings, ledgers: Ledgers) -> None:
        self._app, self._settings, self._ledgers = app, settings, ledgers
        self._rates = Rates(settings.rate, settings.burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        head = scope["method"] == "HEAD"
        given = _with_headers(send, empty=head)
        try:
            self._check(scope, Headers(scope=scope))
        except Problem as problem:
            await told(problem)(scope, receive, given)
        except SelonError as error:
            await told(of(error))(scope, receive, given)
        else:
            asked = {**scope, "method": "GET"} if head else scope
            await self._app(asked, _Body(receive, self._settings), given)

    def _check(self, scope: Scope, headers: Headers) -> None:
        """Raises Problem for a request that is refused whatever it asks for."""
        if not self._settings.answers_to(headers.get("host", "")):
            raise Problem(421, "host", "This server has another name. Call it by the address that it printed.")
        wait = self._rates.wait(_client(scope))
        if wait:
            raise Problem(429, "rate", "Ask more slowly.", {"Retry-After": str(int(wait) + 1)})
        if scope["method"] not in SAFE and _from_elsewhere(headers):
            raise Problem(403, "origin", "Another site sent this. Only pages of this server may.")
        length = headers.get("content-length", "0")
        if length.isdigit() and int(length) > self._settings.body:
            raise too_large(self._settings.body)
        if not self._settings.open:
            allowed(self._ledgers, headers, May.READ)


class _Body:
    """What a client sends, which may be neither too much nor too slow; called as ASGI calls it."""

    def __init__(self, receive: Receive, settings: Settings) -> None:
        self._receive, self._most, self._end = receive, settings.body, monotonic() + settings.upload
        self._sent, self._whole = 0, False

    async def __call__(self) -> Message:
        """The next part; raises Problem when it is too much or too late."""
        if self._whole:
            return await self._receive()
        try:
            message = await asyncio.wait_for(self._receive(), max(self._end - monotonic(), 0))
        except TimeoutError:
            raise Problem(408, "slow", "The body did not come in time.", {"Connection": "close"}) from None
        self._sent += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self._sent > self._most:
            raise too_large(self._most)
        return message


def too_large(most: int) -> Problem:
    """The problem of a body that is too large."""
    return Problem(413, "too-large", f"At most {most:,} bytes are taken.", {"Connection": "close"})


def allowed(ledgers: Ledgers, headers: Headers, may: May) -> Token:
    """The token that a request brings; raises Problem when it brings none that counts, or one that lets less.

    What adds takes no password of the browser's: a browser would send it with forms of other sites too."""
    text = _presented(headers, basic=may is May.READ)
    found = holder(ledgers.tokens(), text) if text else None
    if found is None:
        raise Problem(401, "token", "Give a token that counts; `selon token new` makes one.", ASK)
    if not found.lets(may):
        raise Problem(403, "token", f"This token lets its holder {found.may}, and not {may}.")
    return found


def _presented(headers: Headers, *, basic: bool) -> str:
    """The token that a request brings: as a bearer's, or as the password that a browser asked for."""
    kind, _, text = headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return text.strip()
    if kind.lower() == "basic" and basic:
        try:
            return base64.b64decode(text, validate=True).decode("utf-8").partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return ""


def _from_elsewhere(headers: Headers) -> bool:
    """Whether a browser says that another site sent it; whoever is no browser says nothing."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()


def _client(scope: Scope) -> str:
    """The address of who asks."""
    client: Any = scope.get("client")
    return client[0] if client else ""


def _with_headers(send: Send, *, empty: bool) -> Send:
    """A `send` that adds the headers which every answer has, and leaves the body out where only they are asked for."""

    async def sent(message: Message) -> None:
        if empty and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), *_RAW]}
        await send(message)

    return sent

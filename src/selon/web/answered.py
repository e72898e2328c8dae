"""A question to the ledger as an answer of HTTP: asked in a thread, kept until the ledger changes, with its ETag."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2s

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from selon.ledger.reader import Reader
from selon.web.problems import Problem

FRESH = "private, no-cache"
"""A browser may keep an answer, and asks each time whether it still holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """An answer ready to be sent."""

    body: bytes
    media_type: str
    headers: Mapping[str, str] = field(default_factory=dict)


Work = Callable[[Reader], Sent]


class Kept:
    """Answers that were sent of late, the one that was asked for longest ago forgotten first."""

    def __init__(self, most: int) -> None:
        self._most, self._size = most, 0
        self._sent: OrderedDict[str, Sent] = OrderedDict()

    def get(self, tag: str) -> Sent | None:
        """The answer with that tag."""
        found = self._sent.get(tag)
        if found is not None:
            self._sent.move_to_end(tag)
        return found

    def put(self, tag: str, sent: Sent) -> None:
        """Keep an answer, as long as there is room for it."""
        if tag in self._sent or len(sent.body) > self._most // 8:
            return
        self._sent[tag] = sent
        self._size += len(sent.body)
        while self._size > self._most:
            self._size -= len(self._sent.popitem(last=False)[1].body)


async def answered(request: Request, work: Work, *, page: bool = False) -> Response:
    """What the work gives for this question and this state of the ledger; 304 when the client has it.

    What is several questions in one has the time of a `page`."""
    return await held(request, lambda: run_in_threadpool(_asked, request, work, page))


async def held(request: Request, made: Callable[[], Awaitable[Sent]]) -> Response:
    """The answer that is `made`, or was made before for this question and this state of the ledger."""
    state = request.app.state
    tag = tag_of(request, state.ledgers.version())
    headers = {"ETag": tag, "Cache-Control": FRESH}
    if _has(request, tag):
        return Response(status_code=304, headers=headers)
    sent = state.kept.get(tag)
    if sent is None:
        sent = await made()
        state.kept.put(tag, sent)
    return Response(sent.body, media_type=sent.media_type, headers=headers | dict(sent.headers))


def tag_of(request: Request, version: str) -> str:
    """The ETag of an address in a state of the ledger: what is asked and what there is decide the answer."""
    url = request.url
    asked = f"{version}\n{url.scheme}://{url.netloc}{url.path}?{url.query}"
    return f'"{blake2s(asked.encode("utf-8", "replace"), digest_size=12).hexdigest()}"'


def _has(request: Request, tag: str) -> bool:
    """Whether the client says that it has the answer."""
    named = request.headers.get("if-none-match", "")
    return any(one.strip().removeprefix("W/") in (tag, "*") for one in named.split(","))


def _asked(request: Request, work: Work, page: bool) -> Sent:
    """What the work gives; raises Problem when that is too much to be sent."""
    settings = request.app.state.settings
    with request.app.state.open(settings.page if page else settings.seconds) as ledger:
        sent = work(ledger)
    most = settings.answer
    if len(sent.body) > most:
        raise Problem(400, "too-much", f"The answer has more than {most:,} bytes. Ask for less.")
    return sent

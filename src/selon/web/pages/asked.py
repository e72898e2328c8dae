"""What a page is asked: as of when, in which language, in which light; and the permalink that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from urllib.parse import quote, urlencode

from sqlalchemy import func, select, text
from starlette.requests import Request

from selon.answers.times import Times
from selon.errors import NotFound
from selon.ledger import Ledger
from selon.ledger.schema import documents, log, readings
from selon.ledger.schema_beside import quarantine
from selon.web.pages.tongue import Tongue, chosen, tongue

AS_OF, KNOWN_BY, ON = "as-of", "known-by", "on"
PINNED = (AS_OF, KNOWN_BY)
"""What every permalink says: reports up to which day, in which version of the ledger."""
LIGHTS = ("auto", "light", "dark")
EMPTY = "0001-01-01"
"""The day and the version of a ledger with nothing in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """Where a ledger stands: the day of its last report, and the instant of its last record."""

    reported: str
    recorded: str


def version(ledger: Ledger) -> Version:
    """Where a ledger stands now; rows are only ever added, so that the last one of a table is its newest."""
    reported = ledger.rows(select(func.max(documents.c.reported).label("last")))[0]["last"]
    last = [
        row["recorded"]
        for table in (documents, readings, log, quarantine)
        for row in ledger.rows(select(table.c.recorded).select_from(table).order_by(text("rowid DESC")).limit(1))
    ]
    return Version(reported=str(reported or EMPTY)[:10], recorded=max(last, default=EMPTY))


@dataclass(frozen=True, eq=False)
class Asked:
    """A request for a page, and where the ledger stands."""

    request: Request
    now: Version

    @cached_property
    def tongue(self) -> Tongue:
        """The language of the page: the one of the address, of the cookie, of the browser."""
        given = self.request.query_params.get("lang"), self.request.cookies.get("selon-lang")
        return tongue(chosen(given, self.request.headers.get("accept-language", "")))

    @cached_property
    def light(self) -> str:
        """Whether the page is light or dark, or as the browser has it."""
        found = self.request.cookies.get("selon-light", "auto")
        return found if found in LIGHTS else "auto"

    @property
    def key(self) -> tuple[str, ...]:
        """All that a page hangs on: its address, where the ledger stands, language and light."""
        place = str(self.request.base_url), self.request.scope["path"], str(self.request.query_params)
        return (*place, self.now.reported, self.now.recorded, self.tongue.code, self.light)

    def given(self, name: str) -> str | None:
        """A word of the address; None where it is not there or empty."""
        return self.request.query_params.get(name, "").strip() or None

    @cached_property
    def as_of(self) -> str:
        """The day up to which reports count."""
        return (self.given(AS_OF) if self.sound else None) or self.now.reported

    @cached_property
    def known_by(self) -> str:
        """The version of the ledger."""
        return (self.given(KNOWN_BY) if self.sound else None) or self.now.recorded

    @cached_property
    def sound(self) -> bool:
        """Whether the times of the address are dates; the page that says that they are none shows those of now."""
        try:
            return bool(self.times)
        except NotFound:
            return False

    @cached_property
    def times(self) -> Times:
        """The three times of the question; what asks for all that there is, is asked without a time, which is faster.

        Raises NotFound for what is no date."""
        asked = Times(on=self.given(ON), as_of=self.given(AS_OF), known_by=self.given(KNOWN_BY))
        if asked.as_of is not None and asked.reported(self.now.reported):
            asked = replace(asked, as_of=None)
        if asked.known_by is not None and asked.recorded(self.now.recorded):
            asked = replace(asked, known_by=None)
        return asked

    @property
    def past(self) -> bool:
        """Whether the page shows less than the ledger has now."""
        return self.sound and (self.times.as_of is not None or self.times.known_by is not None)

    @property
    def pinned(self) -> bool:
        """Whether the address says as of when it is meant."""
        return all(self.given(name) for name in PINNED)

    def link(self, *parts: str, **query: str | None) -> str:
        """The address of another page at the same times; a part of the path is written so that it stays one.

        `anchor` is a place on it, all else words of its query."""
        given = {name.replace("_", "-"): value for name, value in query.items() if value}
        anchor = given.pop("anchor", None)
        whole = {**given, **{name: value for name, value in self._kept if name not in given}} if given else None
        path = "/".join(_part(part) for part in parts)
        return f"/{path}{_query(whole) if whole else self._tail}{f'#{quote(anchor)}' if anchor else ''}"

    @cached_property
    def _kept(self) -> tuple[tuple[str, str], ...]:
        """The words of the query that every link has."""
        on = self.given(ON) if self.sound else None
        kept = {AS_OF: self.as_of, KNOWN_BY: self.known_by, ON: on, "lang": self.given("lang")}
        return tuple((name, value) for name, value in kept.items() if value)

    @cached_property
    def _tail(self) -> str:
        """The query of a link that has no other words; most have none."""
        return _query(dict(self._kept))

    def here(self, **changed: str | None) -> str:
        """The address of this page with some words of its query changed; None takes one out."""
        words = {**dict(self.request.query_params), **{AS_OF: self.as_of, KNOWN_BY: self.known_by}}
        words |= {name.replace("_", "-"): value or "" for name, value in changed.items()}
        return quote(self.request.scope["path"]) + _query({name: value for name, value in words.items() if value})

    def today(self) -> str:
        """The address of this page at the newest version of the ledger."""
        words = {name: value for name, value in self.request.query_params.items() if name not in (*PINNED, ON)}
        return quote(self.request.scope["path"]) + _query(words)


@lru_cache(maxsize=4096)
def _part(part: str) -> str:
    """A part of a path."""
    return quote(part, safe="")


def _query(words: Mapping[str, str]) -> str:
    """A query in a fixed order: the words of the page first, its times at the end."""
    last = {name: words[name] for name in (ON, AS_OF, KNOWN_BY, "lang") if name in words}
    whole = {**{name: value for name, value in words.items() if name not in last}, **last}
    return f"?{urlencode(whole, safe=':')}" if whole else ""

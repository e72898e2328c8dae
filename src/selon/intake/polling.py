"""Addresses of the network -> Captures of what is new there: a page, the entries of a feed, the feeds of a list.

What was asked before stands in a memory, which a ledger keeps: pages and feeds that did not change are not sent again,
entries that were seen are not asked for. A poll notes what it learns (`Learned`); whoever runs it hands the notes to
the memory once the captures are safe."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from selon.errors import InputError, NotFetched
from selon.intake import feeds, files, found, opml
from selon.intake.entries import Entry, Feed, is_full
from selon.intake.fetching import Fetched, Fetcher
from selon.intake.guard import Guard, Limits
from selon.intake.inflating import GZIP, GZIP_WINDOW, MOST_BYTES, gunzipped, too_large
from selon.records import Capture, Sighting, Told, Visit

GUARDED: Guard[Feed] = Guard(feeds.feed, Limits(seconds=20.0))
"""What makes a feed of bytes, in a process of its own: its child starts with the first feed."""
DEEPEST_LIST = 3
"""How many lists of feeds may include one another, one inside the other."""
MANY = 60
"""New entries of a feed from which on it is told before they are asked for: it takes minutes."""
HEAD = 20_000
Item = Capture | InputError
Parse = Callable[[Capture], Feed]
"""What makes a feed of bytes: `feeds.feed`, or the same in a process of its own."""


class Memory(Protocol):
    """What is kept of earlier polls."""

    def visit(self, url: str) -> Visit | None:
        """The last visit of an address, None where there was none."""

    def seen(self, feed: str, entries: Iterable[str]) -> dict[str, str]:
        """The marks of those entries of a feed that were seen, by entry."""


class Nothing:
    """The memory of one who polls for the first time."""

    def visit(self, url: str) -> Visit | None:
        """None."""
        return None

    def seen(self, feed: str, entries: Iterable[str]) -> dict[str, str]:
        """No entry."""
        return {}


@dataclass(slots=True, kw_only=True)
class Learned:
    """What a poll learned: visits of pages by the digest of what they gave, other visits with what must be safe first.

    `sightings` are the entries that were seen."""

    pages: list[tuple[str, Visit]] = field(default_factory=list)
    others: list[tuple[tuple[str, ...], Visit]] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)

    def captures(self) -> set[str]:
        """The digests of all captures on which something rests."""
        needed = {digest for digests, _ in self.others for digest in digests}
        return needed | {digest for digest, _ in self.pages} | {one.capture for one in self.sightings if one.capture}

    def safe(self, stored: set[str], *, whole: bool) -> tuple[list[Visit], list[Sighting]]:
        """What may be kept when those captures are stored; `whole` says that the poll went to its end.

        Then what was refused is settled too: it was told. A page that was refused is asked for again when a person
        gives its address again."""
        visits = [visit for digest, visit in self.pages if digest in stored]
        visits += [visit for digests, visit in self.others if whole or stored.issuperset(digests)]
        return visits, [one for one in self.sightings if whole or one.capture in stored]


@dataclass(slots=True, kw_only=True)
class _Course:
    """What came of a feed so far: how many pages and entries, and of these how many new, missed, twice, left out.

    `more` says that it has more pages than are asked for; `safe` are the digests of what its entries led to, `closed`
    the hosts that want no request."""

    pages: int = 0
    entries: int = 0
    new: int = 0
    missed: int = 0
    repeated: int = 0
    left_out: int = 0
    more: bool = False
    safe: list[str] = field(default_factory=list)
    closed: set[str | None] = field(default_factory=set)

    def note(self, page: Feed, new: int) -> None:
        """Count a page."""
        self.pages += 1
        self.entries += len(page.entries)
        self.new += new
        self.repeated += page.repeated
        self.left_out += page.left_out

    def words(self) -> str:
        """What came of the feed, in words."""
        pages = f" on {self.pages} pages" if self.pages > 1 else ""
        facts = [f"{self.entries} {'entry' if self.entries == 1 else 'entries'}{pages}, {self.new} new"]
        facts += [f"{self.missed} could not be had now and will be asked for again"] if self.missed else []
        facts += [f"{self.repeated} twice in it"] if self.repeated else []
        facts += [f"{self.left_out} over the limit left out"] if self.left_out else []
        facts += ["older ones on further pages (--feed-pages)"] if self.more else []
        return ", ".join(facts)


class Poll:
    """One round of asking. Captures come one by one; `say` is told, in words, what came of every feed.

    Without a fetcher nothing is asked: only what local feeds hold in full is given."""

    def __init__(
        self,
        fetcher: Fetcher | None,
        now: Callable[[], str],
        *,
        memory: Memory | None = None,
        parse: Parse = GUARDED,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._fetcher = fetcher
        self._now = now
        self._memory = memory or Nothing()
        self._parse = parse
        self._say = say
        self._names: set[str] = set()
        self._asked: set[str] = set()
        self._linked: dict[str, str | None] = {}
        self.learned = Learned()

    def captures(self, sources: Iterable[str], local: Callable[[list[str]], Iterable[Item]]) -> Iterator[Item]:
        """Captures of sources: what goes to `local` at once, then addresses and local feeds, which are polled."""
        listed = [(source, files.is_url(source) or is_feed_file(source)) for source in sources]
        if others := [source for source, polled in listed if not polled]:
            yield from local(others)
        for source in (source for source, polled in listed if polled):
            yield from self.address(source) if files.is_url(source) else self.file(source)

    def address(self, url: str, title: str = "", depth: int = 0, *, page: bool = True) -> Iterator[Item]:
        """Captures of what is new at an address; `title` is what a list calls it, `depth` how deep in lists it stands.

        With `page` a page is an article, else it is no feed and refused."""
        if url in self._asked:
            return
        self._asked.add(url)
        try:
            fetched, before = self._fetch(url)
            data = gunzipped(url, fetched.data or b"")
            kind = feeds.kind(data)
            if fetched.data is None or (before and before.digest == fetched.visit.digest):
                self._say(f"{url}: unchanged")
                self.learned.others.append(((), fetched.visit))
            elif kind == "opml":
                yield from self._list(data, fetched.visit.address, depth)
            elif kind == "feed" or not page:
                feed = self._parsed(data, fetched.visit.address, fetched.charset)
                yield from self._feed(feed, fetched.visit, title)
            else:
                yield self._page(fetched, Told())
        except InputError as error:
            yield error

    def file(self, path: str, depth: int = 0) -> Iterator[Item]:
        """Captures of what is new in a feed, or in the feeds of a list, that is a file."""
        place = str(Path(path).resolve())
        if place in self._asked:
            return
        self._asked.add(place)
        try:
            data = gunzipped(path, _bytes(path))
            if feeds.kind(data) == "opml":
                yield from self._list(data, path, depth)
            else:
                visit = Visit(url=place, address=path, checked=self._now())
                yield from self._feed(self._parsed(data, path, None), visit, "")
        except InputError as error:
            yield error

    def _fetch(self, url: str, *, anew: bool = False) -> tuple[Fetched, Visit | None]:
        """What an address answers, and its last visit; one that has moved for good is asked where it is now.

        With `anew` it answers also where nothing has changed."""
        before, now = self._memory.visit(url), self._now()
        if self._fetcher is None:
            fact = "it stands on the network, which is not asked here"
            raise InputError(url, fact, f"Fetch it first: selon fetch {url}")
        if before and before.not_before and datetime.fromisoformat(before.not_before) > datetime.fromisoformat(now):
            fact = "its server asked for no further request yet"
            raise NotFetched(url, fact, f"Try again after {before.not_before}.", until=before.not_before)
        try:
            known = before and (replace(before, etag=None, last_modified=None) if anew else before)
            fetched = self._where_it_is(self._fetcher, url, known)
        except NotFetched as error:
            if error.until:
                old = before or Visit(url=url, address=url, checked=now)
                self.learned.others.append(((), replace(old, checked=now, not_before=error.until)))
            raise
        place = before.moved if before else None
        moved = fetched.visit.moved or place
        if moved and moved != place:
            self._say(f"{url}: has moved for good to {moved}, which is asked from now on")
        return replace(fetched, visit=replace(fetched.visit, url=url, moved=moved)), before

    def _where_it_is(self, fetcher: Fetcher, url: str, before: Visit | None) -> Fetched:
        """The answer of an address where it has moved to, or of itself when there is none there."""
        if before and before.moved:
            try:
                return fetcher.fetch(before.moved, self._now(), before)
            except NotFetched as error:
                if error.until:
                    raise
        return fetcher.fetch(url, self._now(), before)

    def _page(self, fetched: Fetched, told: Told) -> Capture:
        """The capture of a page; raises InputError where it cannot be one."""
        made = found.page(fetched, found.name_of(fetched.visit.address, self._names), told)
        self.learned.pages.append((made.digest, fetched.visit))
        return made

    def _list(self, data: bytes, place: str, depth: int) -> Iterator[Item]:
        """Captures of what is new in the feeds of a list, and of the lists that it includes."""
        listed = opml.opml(data, place)
        if listed.left_out:
            self._say(f"{place}: {listed.left_out} feeds over the limit of {opml.MOST_FEEDS} are left out")
        for written, title in listed.feeds:
            yield from self._named(written, place, title, depth)
        if listed.lists and depth >= DEEPEST_LIST:
            yield InputError(place, f"lists include one another over {DEEPEST_LIST} deep", "Give them one by one.")
            return
        for written, title in listed.lists:
            yield from self._named(written, place, title, depth + 1)

    def _named(self, written: str, place: str, title: str, depth: int) -> Iterator[Item]:
        """Captures of what a list names: an address, or beside a local list a file in the same folder or below."""
        address = urljoin(place, written) if files.is_url(place) else written
        if files.is_url(address):
            yield from self.address(address, title, depth, page=False)
            return
        folder = Path(place).resolve().parent
        path = folder / written
        if files.is_url(place) or not path.resolve().is_relative_to(folder):
            yield InputError(place, f"it names {written[:200]!r}, which is no address", "Correct the list.")
        else:
            yield from self.file(str(path), depth)

    def _parsed(self, data: bytes, address: str, charset: str | None) -> Feed:
        """The feed that bytes are; they go to the parser as a capture, and it may sit in another process."""
        digest, kind = sha256(data).hexdigest(), "application/xml"
        made = Capture(data=data, media_type=kind, address=address, name="feed", digest=digest, charset=charset)
        return self._parse(made)

    def _feed(self, feed: Feed, visit: Visit, title: str) -> Iterator[Item]:
        """Captures of the entries of a feed that were not seen, or have changed since, over its pages.

        A page behind one on which nothing is new is asked for only when the feed was never followed to its end."""
        came, before = _Course(), self._memory.visit(visit.url)
        followed = before is not None and (before.digest is not None or not files.is_url(visit.url))
        page: Feed | None = feed
        while page is not None:
            seen = self._memory.seen(visit.url, [entry.key for entry in page.entries])
            new = [entry for entry in page.entries if seen.get(entry.key) != entry.mark]
            came.note(page, len(new))
            if len(new) >= MANY:
                self._say(f"{visit.url}: {len(new)} new entries, of one host one a second")
            yield from self._entries(new, page, visit, title, came)
            further, page = page.further if new or not followed else None, None
            try:
                page = self._further(further, came) if further else None
            except InputError as error:
                came.missed += isinstance(error, NotFetched) and error.passing
                yield error
        if came.missed:  # nor is the feed known: had it not changed by the next poll, those entries would never come
            visit = replace(visit, etag=None, last_modified=None, digest=None)
        self.learned.others.append((tuple(came.safe), visit))
        self._say(f"{visit.url}: {came.words()}")

    def _further(self, url: str, came: _Course) -> Feed | None:
        """Another page of a feed, with its older entries; None where it was asked for, or enough were."""
        if self._fetcher is None or url in self._asked:
            return None
        if came.pages >= self._fetcher.limits.pages:
            came.more = True
            return None
        self._asked.add(url)
        fetched, _ = self._fetch(url, anew=True)
        return self._parsed(gunzipped(url, fetched.data or b""), fetched.visit.address, fetched.charset)

    def _entries(self, new: list[Entry], feed: Feed, visit: Visit, title: str, came: _Course) -> Iterator[Item]:
        """Captures of new entries, in the order of the feed."""
        for entry in new:
            item, digest = self._entry(entry, feed, visit, title)
            if isinstance(item, NotFetched) and item.passing:
                came.missed += 1  # not seen: the next poll asks again
            else:
                self.learned.sightings.append(
                    Sighting(feed=visit.url, entry=entry.key, mark=entry.mark, capture=digest)
                )
                came.safe += [digest] if digest else []
            if isinstance(item, NotFetched) and item.until:
                host = urlsplit(item.place).hostname
                if host in came.closed:  # told once of a host; the summary counts what waits for it
                    continue
                came.closed.add(host)
            if item is not None:
                yield item

    def _entry(self, entry: Entry, feed: Feed, visit: Visit, title: str) -> tuple[Item | None, str | None]:
        """What an entry leads to with its digest: its capture, why there is none, or nothing where it is known."""
        told = found.told_of(entry, feed.title or title)
        place = entry.link or f"{visit.address}#{entry.key}"
        try:
            if entry.link is None or is_full(entry.content):
                if not (entry.content or entry.summary):
                    fact = "the entry has neither a link to a page nor a text"
                    raise InputError(place, fact, "Look for its article on the site.")
                name = found.name_of(place, self._names)
                made = found.whole(entry, feed, told, (place, name, visit.checked))
                return made, made.digest
            if entry.link in self._linked:  # two feeds have it
                return None, self._linked[entry.link]
            fetched, before = self._fetch(entry.link)
            self._linked[entry.link] = fetched.visit.digest
            if fetched.data is None or (before and before.digest == fetched.visit.digest):
                self.learned.others.append(((), fetched.visit))
                return None, fetched.visit.digest
            made = self._page(fetched, told)
            return made, made.digest
        except InputError as error:
            return error, None


def no_feed(paths: Iterable[str]) -> Iterator[InputError]:
    """For each path that is neither an address nor a feed, the error that says so."""
    for path in paths:
        fact = "it is neither an address (http:// or https://) nor a file of a feed"
        yield InputError(path, fact, "Give the whole address; what is a file already need not be fetched.")


def is_feed_file(path: str) -> bool:
    """Whether a path is a file, packed with gzip or not, that begins as a feed or a list of feeds does."""
    try:
        if not Path(path).is_file():
            return False
        with open(path, "rb") as file:
            head = file.read(HEAD)
        if head.startswith(GZIP):
            head = zlib.decompressobj(GZIP_WINDOW).decompress(head, HEAD)
    except (OSError, ValueError, zlib.error):
        return False
    return feeds.kind(head) in ("feed", "opml")


def _bytes(path: str) -> bytes:
    """The bytes of a file; raises InputError where it cannot be read or has too many."""
    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(path, f"it cannot be read ({error.strerror or error})", "Check the path.") from error
    if len(data) > MOST_BYTES:
        raise too_large(path, MOST_BYTES)
    return data

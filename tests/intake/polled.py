"""Polls of a site on this machine, with a memory that keeps what they learn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from selon.errors import InputError
from selon.intake.fetching import Fetcher
from selon.intake.polling import Poll
from selon.records import Capture, Sighting, Visit
from tests.intake.served import NOW, Answer, Site

TEXT = "Le conseil de Valmy a fermé le pont, selon la mairie. " * 20
ENTRIES = (1, 2, 3, 4, 5)


def page(number: int, words: str = "Le pont ferme") -> Answer:
    """A page of an article."""
    lines = {"ETag": f'"{number}-{words}"'}
    return Answer(body=f"<html><body><h1>{words} {number}</h1><p>{TEXT}</p></body></html>".encode(), lines=lines)


def rss(numbers: Iterable[int], words: str = "Le pont ferme", host: str = "", **lines: str) -> Answer:
    """A feed whose entries have their pages at /1, /2 ..."""
    items = "".join(
        f"<item><title>{words} {n}</title><link>{host}/{n}</link><guid isPermaLink='false'>g{n}</guid>"
        f"<pubDate>Tue, {n:02} May 2031 08:00:00 +0200</pubDate>"
        "<author>a@journal.example (Anne Vasseur)</author></item>"
        for n in numbers
    )
    text = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Le Courrier</title>{items}</channel></rss>"
    return Answer(body=text.encode(), kind="application/rss+xml", lines=lines)


@dataclass
class Kept:
    """A memory that keeps everything, as a ledger does whose run went to its end."""

    visits: dict[str, Visit] = field(default_factory=dict)
    sightings: dict[tuple[str, str], Sighting] = field(default_factory=dict)

    def visit(self, url: str) -> Visit | None:
        return self.visits.get(url)

    def seen(self, feed: str, entries: Iterable[str]) -> dict[str, str]:
        return {e: self.sightings[feed, e].mark for e in entries if (feed, e) in self.sightings}


class Round:
    """Polls of one site with one memory, one after the other."""

    def __init__(self, here: Site, *hosts: str) -> None:
        self.here, self.memory, self.access = here, Kept(), here.access(*hosts)
        self.said: list[str] = []
        self.now = NOW

    def __call__(self, *sources: str, whole: bool = True, keep: bool = True) -> list[Capture | InputError]:
        self.here.asked.clear()
        self.said.clear()
        with Fetcher(self.access) as fetcher:
            poll = Poll(fetcher, lambda: self.now, memory=self.memory, say=self.said.append)
            found = list(poll.captures(sources, lambda paths: [InputError(path, "local", "") for path in paths]))
        stored = {item.digest for item in found if isinstance(item, Capture)} if keep else set()
        visits, sightings = poll.learned.safe(stored, whole=whole)
        self.memory.visits |= {visit.url: visit for visit in visits}
        self.memory.sightings |= {(one.feed, one.entry): one for one in sightings}
        return found


def read(items: Iterable[Capture | InputError]) -> list[Capture]:
    """The captures; an error among them fails the test."""
    found = list(items)
    assert all(isinstance(item, Capture) for item in found), found
    return [item for item in found if isinstance(item, Capture)]


def error(items: Iterable[Capture | InputError]) -> InputError:
    """The only item, which is an error."""
    (only,) = items
    assert isinstance(only, InputError)
    return only

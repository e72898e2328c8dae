"""A feed polled twice: `python -m benchmarks.feeds [--entries 2000]`.

A site on this machine has a feed of 2,000 entries and their pages. The first poll gives all of them; a ledger keeps
what was learned. Then the feed is polled again in three ways, three times each, of which the middle one is shown: its
server knows that nothing changed (304), it sends the same bytes, it sends other bytes with the same entries. Told apart
are what was added, seconds of waiting for the network, seconds besides, and seconds of the processor, among them those
of the site, and of the process in which a feed is parsed from its start on. Last, the same as a command, from its start
to its end. Exit status 1 where a second poll adds something, or takes 2 seconds of the processor, the whole command
included: those of the clock are as many more as others use the machine."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import perf_counter

from benchmarks.machine import described
from selon.intake import feeds
from selon.intake.entries import Feed
from selon.intake.fetching import Access, Fetched, Fetcher, Limits
from selon.intake.guard import Guard
from selon.intake.polling import Poll
from selon.ledger import Ledger
from selon.ledger.visits import Visits
from selon.records import Capture, Visit

CALL = "from selon.cli import main; main()"
HERE = "127.0.0.1"
NOW = "2031-05-20T08:00:00.000000Z"
MOST = 2.0
"""Seconds of the processor that a second poll may take."""
SUMMARY = "Le conseil de Valmy a fermé le pont, selon la mairie ; la préfecture ne confirme pas. "


ROUNDS = 3
WAYS = {"not changed (304)": 0, "the same bytes": 0, "other bytes, the same entries": 1}
"""The ways in which a feed is found when it is polled again, and whether its bytes change."""


@dataclass(slots=True)
class Site:
    """What the site serves: a feed of so many entries, of which each build has other bytes; or 304."""

    entries: int
    build: int = 0
    validators: bool = True
    port: int = 0

    def feed(self) -> bytes:
        """The feed."""
        items = "".join(
            f"<item><title>Le pont, jour {n}</title><link>/{n}</link><guid isPermaLink='false'>g{n}</guid>"
            f"<pubDate>Tue, 20 May 2031 08:{n % 60:02}:00 +0200</pubDate>"
            f"<description>{SUMMARY * 4}</description></item>"
            for n in range(self.entries)
        )
        head = f"<title>Le Courrier</title><generator>{self.build}</generator>"
        return f"<?xml version='1.0'?><rss version='2.0'><channel>{head}{items}</channel></rss>".encode()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        tag = f'"{self.build}"'
        is_feed = handler.path == "/feed.xml"
        known = is_feed and self.validators and handler.headers.get("If-None-Match") == tag
        found = is_feed or handler.path[1:].isdigit()
        body = b"" if known or not found else self.feed() if is_feed else f"<p>{handler.path} {SUMMARY}</p>".encode()
        handler.send_response(304 if known else 200 if found else 404)
        if is_feed and self.validators:
            handler.send_header("ETag", tag)
        if not known:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)


@contextmanager
def served(site: Site) -> Iterator[str]:
    """The address of the feed while the site is there."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one packet, else each request waits for the other side's acknowledgement

        def do_GET(self) -> None:
            site.answer(self)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer((HERE, 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{HERE}:{site.port}/feed.xml"
    finally:
        server.shutdown()
        server.server_close()


class Timed(Fetcher):
    """A fetcher that tells how long it waited for the network."""

    waited = 0.0

    def fetch(self, address: str, now: str, before: Visit | None = None) -> Fetched:
        """What an address answers."""
        begun = perf_counter()
        try:
            return super().fetch(address, now, before)
        finally:
            self.waited += perf_counter() - begun


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one poll gave and cost: captures, seconds of the network, seconds besides, seconds of the processor."""

    what: str
    added: int
    network: float
    besides: float
    processor: float

    def line(self) -> str:
        """The cost as a line."""
        return f"{self.what:<38}{self.added:>7,}{self.network:>11.2f}{self.besides:>11.2f}{self.processor:>11.2f}"


def polled(what: str, address: str, ledger: Ledger, port: int) -> Cost:
    """The cost of one poll."""
    access = Access(allowed=frozenset({(HERE, port)}), limits=replace(Limits(), pace=0.0))
    visits, begun, worked = Visits(ledger), perf_counter(), processor()
    guard: Guard[Feed] = Guard(feeds.feed)
    with Timed(access) as fetcher:
        poll = Poll(fetcher, lambda: NOW, memory=visits, parse=guard)
        found = [item for item in poll.captures([address], lambda _: []) if isinstance(item, Capture)]
        # Reading the captures is another benchmark: here they count as stored.
        visits.keep(*poll.learned.safe({item.digest for item in found}, whole=True), NOW)
        network = fetcher.waited
    took = perf_counter() - begun
    guard.close()  # the seconds of a child count when it has ended
    return Cost(what=what, added=len(found), network=network, besides=took - network, processor=processor() - worked)


def processor() -> float:
    """Seconds of the processor that this process and its children have used."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def middle(costs: list[Cost]) -> Cost:
    """The cost of the middle round, and all that any round added."""
    found = sorted(costs, key=lambda cost: cost.besides)[len(costs) // 2]
    return replace(found, added=sum(cost.added for cost in costs))


def command(address: str, ledger: Path, port: int) -> tuple[float, float, str]:
    """Seconds that the command takes from its start to its end, those of the processor, and its last line."""
    words = [sys.executable, "-c", CALL, "--ledger", str(ledger), "add", address, "--allow", f"{HERE}:{port}"]
    begun, before = perf_counter(), os.times()
    done = subprocess.run(words, capture_output=True, text=True)
    took, after = perf_counter() - begun, os.times()
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    said = (done.stdout if done.returncode == 0 else done.stderr).strip()
    return took, worked, said.splitlines()[-1].partition(" -> ")[0]


def main(words: list[str] | None = None) -> int:
    """Print the table; 1 where a second poll adds something or takes too long."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.feeds", description=__doc__.partition("\n")[0])
    parser.add_argument("--entries", type=int, default=2000, help="entries of the feed (2000)")
    parser.add_argument("--no-command", action="store_true", help="leave the command out")
    given = parser.parse_args(words)
    site, worked = Site(given.entries), 0.0
    with tempfile.TemporaryDirectory() as folder, served(site) as address:
        path = Path(folder) / "l.db"
        with Ledger(path, create=True) as ledger:
            costs = [polled("first poll", address, ledger, site.port)]
            for what, changes in WAYS.items():
                site.validators = what == next(iter(WAYS))
                again = []
                for _ in range(ROUNDS):
                    site.build += changes
                    again.append(polled(what, address, ledger, site.port))
                costs.append(middle(again))
        print(described())
        print(f"a feed of {given.entries:,} entries, {len(site.feed()) / 1e6:.1f} MB\n")
        print(f"{'':<38}{'added':>7}{'network s':>11}{'besides s':>11}{'processor':>11}")
        print("\n".join(cost.line() for cost in costs))
        if not given.no_command:
            site.build += 1
            took, worked, last = command(address, path, site.port)
            print("\n`selon add URL`, other bytes, the same entries, from start to end:")
            print(f"{took:.2f} s of the clock, {worked:.2f} s of the processor; {last}")
    late = [cost for cost in costs[1:] if cost.added or cost.processor >= MOST]
    verdict = "FAILED" if late or worked >= MOST else "met"
    print(f"\nbar: a second poll adds nothing and takes under {MOST:g} s of the processor: {verdict}")
    return int(verdict != "met" or costs[0].added != given.entries)


if __name__ == "__main__":
    raise SystemExit(main())

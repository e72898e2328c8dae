"""What the commands that ask the network have in common: what may be asked, and what a ledger keeps of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from selon.cli.ledgers import now

if TYPE_CHECKING:
    from selon.intake.addresses import Allowed
    from selon.intake.fetching import Access
    from selon.intake.polling import Poll
    from selon.ledger import Ledger

MOST_PORT = 65_535
MOST_PAGES = 1000


def _hosts(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> Allowed:
    """The hosts and ports of --allow; raises BadParameter for what is neither."""
    found = set()
    for one in given:
        host, _, port = one.rpartition(":")
        if not host or not (port.isascii() and port.isdigit() and 0 < int(port[:6]) <= MOST_PORT):
            raise click.BadParameter(f"{one!r} is no host and port. Write it as intranet.example:8080.", ctx, param)
        found.add((host.strip("[]").lower(), int(port)))
    return frozenset(found)


allow = click.option(
    "--allow",
    multiple=True,
    metavar="HOST:PORT",
    callback=_hosts,
    help="Ask this host at this port although it is private or the port unusual. May be given several times.",
)


feed_pages = click.option(
    "--feed-pages",
    type=click.IntRange(1, MOST_PAGES),
    default=5,
    show_default=True,
    metavar="N",
    help="Follow a feed that is in several pages over so many, as long as they have something new.",
)


def access_of(ctx: click.Context, allowed: Allowed, pages: int) -> Access:
    """What may be asked: what a person allowed; `ctx.obj` is the access of a caller in Python, such as a test."""
    from dataclasses import replace

    from selon.intake.fetching import Access

    given = ctx.find_object(Access) or Access()
    limits = replace(given.limits, pages=pages)
    return replace(given, allowed=given.allowed | allowed, limits=limits)


@contextmanager
def polling(ledger: Ledger, access: Access) -> Iterator[Poll]:
    """A poll with the memory of a ledger, which learns at the end what is safe, also when the run is broken off."""
    from selon.cli import say
    from selon.intake.fetching import Fetcher
    from selon.intake.polling import Poll
    from selon.ledger.visits import Visits

    visits, whole = Visits(ledger), False
    with Fetcher(access) as fetcher:
        poll = Poll(fetcher, now, memory=visits, say=say)
        try:
            yield poll
            whole = True
        finally:
            learned = poll.learned
            visits.keep(*learned.safe(visits.stored(learned.captures()), whole=whole), now())

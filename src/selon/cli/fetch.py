"""`selon fetch`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from selon.cli.ledgers import now
from selon.cli.network import access_of, allow, feed_pages
from selon.cli.options import Tally

if TYPE_CHECKING:
    from selon.intake.addresses import Allowed


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default="fetched",
    show_default=True,
    metavar="DIR",
    help="Folder for the pages; made when it is not there.",
)
@allow
@feed_pages
@click.pass_context
def fetch(ctx: click.Context, sources: tuple[str, ...], out: Path, allow: Allowed, feed_pages: int) -> None:
    """Fetch pages into a folder, to read them later without the network.

    SOURCE is the address of a page, a feed (RSS, Atom, JSON Feed: the pages of its new entries) or a list of feeds
    (OPML), or a file of a feed or a list. Each page becomes a file, as it came; sources.tsv beside them says where
    from, when, and what the feed told. What the folder has already is not fetched again.

    Exit status: 0 when everything was fetched, 1 when nothing was, 3 when some was.
    """
    from selon.cli import say
    from selon.errors import InputError
    from selon.intake.fetching import Fetcher
    from selon.intake.folder import Folder
    from selon.intake.polling import Poll, no_feed

    folder, tally, whole = Folder(out), Tally(), False
    with Fetcher(access_of(ctx, allow, feed_pages)) as fetcher:
        poll = Poll(fetcher, now, memory=folder, say=say)
        try:
            for item in poll.captures(sources, no_feed):
                if isinstance(item, InputError):
                    tally.refused += 1
                    say(item)
                elif path := folder.write(item):
                    tally.read += 1
                    click.echo(f"{path}  {item.address}")
            whole = True
        finally:
            folder.keep(*poll.learned.safe(folder.stored, whole=whole))
    click.echo(f"{tally.read} fetched, {tally.refused} refused -> {out}")
    ctx.exit(tally.status())

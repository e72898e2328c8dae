"""`selon add`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from selon.cli.ledgers import now, opened, path_of
from selon.cli.network import allow, polling
from selon.cli.options import Tally, Wish, reading_options

if TYPE_CHECKING:
    from selon.intake.addresses import Allowed


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="SOURCE...")
@allow
@reading_options
@click.pass_context
def add(ctx: click.Context, /, paths: tuple[str, ...], allow: Allowed, **wish: str | None) -> None:
    """Read articles into the ledger.

    SOURCE is a text or HTML file, a folder of them, - for standard input, or the address of a page, a feed (RSS,
    Atom, JSON Feed: its new entries) or a list of feeds (OPML), which may be files too. What an address gave the last
    time is not read again. The same article read again by the same Selon adds nothing; read by a newer one it adds a
    new reading beside the old one. Articles go in whole or not at all, some at a time: after a stop, add the same
    paths again.

    Exit status: 0 when every input was read, 1 when none was, 3 when some were.
    """
    from selon.claims.stems import stems
    from selon.cli.options import kept
    from selon.cli.screen import progress
    from selon.intake.files import captures
    from selon.ledger import Entry
    from selon.pipeline import grammar

    tally, version = Tally(), grammar()

    def entries() -> Iterator[Entry]:
        found = poll.captures(paths, captures)
        for capture, reading in kept(found, Wish(**wish), tally, statements=True):
            yield Entry(capture=capture, reading=reading, grammar=version)

    with opened(ctx, create=True) as ledger, polling(ctx, ledger, allow) as poll, progress(paths, tally):
        added = ledger.add(entries(), stems, now())
    told = {"new": added.new, "read again": added.again, "known": added.known, "withdrawn before": added.withdrawn}
    counts = ", ".join(f"{count} {name}" for name, count in told.items() if count) or "nothing"
    click.echo(f"{tally.words()} -> {path_of(ctx)}: {counts}")
    ctx.exit(tally.status())

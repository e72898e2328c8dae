"""`selon add`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from selon.cli.ledgers import now, opened, path_of
from selon.cli.network import allow, polling
from selon.cli.options import Tally, Wish, reading_options
from selon.errors import InputError, NotFetched, NothingThere, Stopped

if TYPE_CHECKING:
    from selon.intake.addresses import Allowed
    from selon.intake.polling import Poll
    from selon.ledger import Ledger
    from selon.pipeline import Facts
    from selon.records import Capture


NEVER_KEPT = frozenset({NothingThere.reason, NotFetched.NOT_NOW})
"""Reasons of inputs that are not put into quarantine."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--resume", is_flag=True, help="Go on where a run over the same paths was stopped.")
@allow
@reading_options
@click.pass_context
def add(ctx: click.Context, /, paths: tuple[str, ...], resume: bool, allow: Allowed, **wish: str | None) -> None:
    """Read articles into the ledger.

    SOURCE is a text, HTML or PDF file, news items in JSON (ninjs), a web archive (WARC, WACZ), each packed with gzip
    or not, a folder of them, or - for standard input; or the address of a page, a feed (RSS, Atom, JSON Feed: its new
    entries) or a list of feeds (OPML), which may be files too. What an address gave the last time is not read again.

    The same article read again by the same Selon adds nothing; read by a newer one it adds a new reading beside the
    old one. Articles go in whole or not at all, some at a time: after a stop, add the same paths again with --resume,
    which does not read again what is in the ledger.

    What cannot be read is kept in quarantine with its bytes and the reason: `selon quarantine` lists it and tries it
    again. An address that could not be had just now is not: its feed asks for it again.

    Exit status: 0 when every input was read, 1 when none was, 3 when some were.
    """
    from selon.claims.stems import stems
    from selon.cli.course import course, told_of
    from selon.cli.options import kept
    from selon.cli.screen import progress
    from selon.intake import captures
    from selon.ledger import Entry
    from selon.pipeline import grammar

    tally, version, asked = Tally(), grammar(), Wish(**wish)

    def entries(ledger: Ledger, poll: Poll) -> Iterator[Entry]:
        before = known_to_fail(ledger, version)
        found = poll.captures(paths, lambda local: captures(local, progress=tally.progress))
        for capture, reading in kept(found, asked, tally, statements=True, before=before):
            yield Entry(capture=capture, reading=reading, grammar=version)

    with opened(ctx, create=True) as ledger, polling(ctx, ledger, allow) as poll, progress(paths, tally):
        tally.progress = course(ledger, version, resume=resume)
        tally.keep = Keeping(ledger, version, asked.language)
        added = ledger.add(entries(ledger, poll), stems, now())
    told = {"new": added.new, "read again": added.again, "known": added.known, "withdrawn before": added.withdrawn}
    counts = ", ".join(f"{count} {name}" for name, count in told.items() if count) or "nothing"
    click.echo(f"{tally.words()} -> {path_of(ctx)}: {counts}")
    for line in told_of(tally.progress):
        click.echo(line)
    if kept_back := quarantined(tally.reasons):
        click.echo(kept_back)
    ctx.exit(tally.status())


class Keeping:
    """Puts what could not be read into quarantine, at once, so that it is there also after a stop."""

    def __init__(self, ledger: Ledger, version: str, language: str | None) -> None:
        self._ledger, self._version, self._language = ledger, version, language

    def __call__(self, error: InputError, said: Facts) -> None:
        """Keep an input; a path at which there is nothing is none, nor is an address that is asked for again."""
        from selon.ledger import Refused

        if error.reason not in NEVER_KEPT:
            told = {"outlet": said.outlet, "published": said.published, "language": self._language}
            self._ledger.quarantine([Refused(error=error, grammar=self._version, said=told)], now())


def known_to_fail(ledger: Ledger, version: str) -> Callable[[Capture], InputError | None]:
    """A look for the error of bytes on which the same Selon has spent seconds before, to no end."""

    def error_of(capture: Capture) -> InputError | None:
        row = ledger.quarantined(capture.digest, version)
        if row is None:
            return None
        remedy = f"It is in quarantine: `selon quarantine retry {row['id']}` tries it again."
        error = Stopped(capture.address, row["fact"], remedy, reason=row["reason"])
        error.capture = capture
        return error

    return error_of


def quarantined(reasons: Counter[str]) -> str:
    """How many inputs were put into quarantine, by reason; empty where none was."""
    kept = {reason: count for reason, count in reasons.most_common() if reason not in NEVER_KEPT}
    if not kept:
        return ""
    counts = ", ".join(f"{count} {reason}" for reason, count in kept.items())
    return f"{sum(kept.values())} in quarantine: {counts}. `selon quarantine` lists what is there."

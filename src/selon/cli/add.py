"""`selon add`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from selon.cli.ledgers import now, opened, path_of
from selon.cli.network import access_of, allow, feed_pages, polling
from selon.cli.options import Nothing, Tally, Wish, reading_options
from selon.errors import InputError, NotFetched, NothingThere, Stopped

if TYPE_CHECKING:
    from selon.intake.addresses import Allowed
    from selon.intake.polling import Poll
    from selon.ledger import Ledger
    from selon.records import Capture, Facts, Options


NEVER_KEPT = frozenset({NothingThere.reason, NotFetched.NOT_NOW})
"""Reasons of inputs that are not put into quarantine."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--resume", is_flag=True, help="Go on where a run over the same paths was stopped.")
@allow
@feed_pages
@reading_options
@click.pass_context
def add(
    ctx: click.Context, /, paths: tuple[str, ...], resume: bool, allow: Allowed, feed_pages: int, **wish: str | None
) -> None:
    """Read articles into the ledger.

    SOURCE is a text, HTML or PDF file, news items in JSON (ninjs), a web archive (WARC, WACZ), each packed with gzip
    or not, a folder of them, or - for standard input; or the address of a page, a feed (RSS, Atom, JSON Feed: its new
    entries) or a list of feeds (OPML), which may be files too. What an address gave the last time is not read again.

    The same article read again by the same Selon adds nothing; read by a newer one it adds a new reading beside the
    old one. Articles go in whole or not at all, some at a time: after a stop, add the same paths again with --resume,
    which does not read again what is in the ledger.

    An article in a language that Selon does not read is kept with its text, which `selon search` finds; added again
    once that language is there, it is read.

    What cannot be read is kept in quarantine with its bytes and the reason: `selon quarantine` lists it and tries it
    again. An address that could not be had just now is not: its feed asks for it again.

    Exit status: 0 when every input was read, 1 when none was, 3 when some were.
    """
    from selon.cli.course import course, told_of
    from selon.cli.options import kept
    from selon.cli.screen import progress
    from selon.intake import captures
    from selon.ledger import Entry
    from selon.version import grammar

    tally, version, asked = Tally(), grammar(), Wish(**wish)

    def entries(poll: Poll) -> Iterator[Entry]:
        found = poll.captures(paths, lambda local: captures(local, progress=tally.progress))
        for capture, reading in kept(found, asked, tally, statements=True, before=before):
            yield Entry(capture=capture, reading=reading, grammar=version, input=before.inputs.pop(capture.name))

    access = access_of(ctx, allow, feed_pages)
    with opened(ctx, create=True) as ledger, polling(ledger, access) as poll, progress(paths, tally):
        tally.progress = course(ledger, version, resume=resume)
        tally.keep = Keeping(ledger, version, asked.language)
        before = Before(ledger, version)
        added = ledger.add(entries(poll), stems, now())
    added.known += before.known
    added.withdrawn += before.withdrawn
    told = {"new": added.new, "read again": added.again, "known": added.known, "withdrawn before": added.withdrawn}
    counts = ", ".join(f"{count} {name}" for name, count in told.items() if count) or "nothing"
    click.echo(f"{tally.words()} -> {path_of(ctx)}: {counts}")
    if tally.unread:
        click.echo(f"{sum(tally.unread.values())} kept unread, for their language: {_counts(tally.unread)}")
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


class Before(Nothing):
    """What a ledger knows of captures before they are read; `inputs` has, by name, what decides the reading of others.

    `known` counts those that were read, `withdrawn` those of them that were taken back."""

    def __init__(self, ledger: Ledger, version: str) -> None:
        self._ledger, self._version = ledger, version
        self.inputs: dict[str, str] = {}
        self.known = self.withdrawn = 0

    def is_read(self, capture: Capture, said: Facts, options: Options) -> bool:
        """Whether the same Selon has read the same, told the same of it and asked in the same way."""
        from selon.ledger.inputs import input_of

        asked = input_of(capture, said, options, self._version)
        before = self._ledger.read_as(asked)
        if before is None:
            self.inputs[capture.name] = asked
            return False
        _, gone = before
        self.withdrawn += gone
        self.known += not gone
        return True

    def error(self, capture: Capture) -> InputError | None:
        """The error of bytes on which the same Selon has spent seconds before, to no end."""
        row = self._ledger.quarantined(capture.digest, self._version)
        if row is None:
            return None
        remedy = f"It is in quarantine: `selon quarantine retry {row['id']}` tries it again."
        error = Stopped(capture.address, row["fact"], remedy, reason=row["reason"])
        error.capture = capture
        return error


def stems(language: str, text: str) -> str:
    """The stems of a text; what stems is loaded with the first of them."""
    from selon.claims import stems

    return stems.stems(language, text)


def quarantined(reasons: Counter[str]) -> str:
    """How many inputs were put into quarantine, by reason; empty where none was."""
    kept = {reason: count for reason, count in reasons.most_common() if reason not in NEVER_KEPT}
    if not kept:
        return ""
    return f"{sum(kept.values())} in quarantine: {_counts(kept)}. `selon quarantine` lists what is there."


def _counts(counted: Mapping[str, int]) -> str:
    """Reasons or languages with their counts."""
    return ", ".join(f"{count} {name}" for name, count in counted.items())

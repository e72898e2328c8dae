"""One look of a watch: what is new at its sources goes into the ledger, and what that changes is told.

Three steps, each whole or not at all: an article goes in; what it changes is noted, together with that it was looked
at; what is noted is told, and that it was. Whoever is killed between two of them goes on where the last one ended."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import click
from sqlalchemy import select

from selon.answers import watching as found
from selon.answers.versions import captured
from selon.cli import say
from selon.cli.add import Keeping, stems
from selon.cli.ledgers import now
from selon.errors import InputError
from selon.exports.files import write_whole
from selon.exports.notices import FEEDS, as_line, as_object
from selon.intake import captures
from selon.intake.fetching import Access, Fetcher
from selon.intake.polling import Poll
from selon.ledger import Entry, Ledger, watching
from selon.ledger.schema import documents
from selon.ledger.schema_beside import looked, notices, told, watches
from selon.ledger.several import given, in_turns
from selon.ledger.visits import Visits
from selon.records import Capture, Facts, Options, Reading
from selon.version import grammar

TOGETHER = 100
"""Articles that are read before the first of them is looked at: they are taken in the order of their reports."""
NEWEST = 100
"""Changes that a feed has."""
TAIL = 200_000
"""Bytes at the end of a file of lines in which one that was written before a kill is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a watch is for: its sources, the kinds of change, and how they are told.

    `facts` are what a person says of single articles, `every` of all; `all_` asks for what is there at the first look
    too; `to` is a file, `run` a command; `access` says what of the network may be asked."""

    sources: tuple[str, ...]
    kinds: frozenset[str]
    output: str = "lines"
    to: Path | None = None
    run: str | None = None
    all_: bool = False
    facts: Any = None
    every: Facts = Facts()
    access: Access = Access()

    @property
    def watch(self) -> str:
        """The name of the watch: the same sources are the same watch, whatever is asked of it."""
        places = sorted(one if "://" in one else os.path.abspath(one) for one in self.sources)
        return sha256("\n".join(places).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def look(ledger: Ledger, wanted: Wanted) -> int:
    """How many articles were new; what they change is told, with what was not told at an earlier look."""
    tell(ledger, wanted)
    visits = Visits(ledger, wanted.watch)
    with Fetcher(wanted.access) as fetcher:
        poll = Poll(fetcher, now, memory=visits)
        new = list(_new(ledger, wanted, poll))
    _taken(ledger, wanted, new)
    # Only now: what is lost in a kill before this comes again.
    visits.keep(*poll.learned.safe(visits.stored(poll.learned.captures()), whole=True), now())
    return len(new)


def _taken(ledger: Ledger, wanted: Wanted, new: Sequence[Capture]) -> None:
    """Take in what is new, and tell what it changes."""
    begun = bool(ledger.rows(watching.begun(wanted.watch)))
    if not begun and not wanted.all_:
        _first(ledger, wanted, new)
        say(f"{len(new)} articles are there already; what changes from now on is told (--all tells of them too)")
        return
    if not begun:
        ledger.put({watches: [{"watch": wanted.watch, "begun": now()}]})
    waiting = _waiting(ledger, new)
    for entry in _in_order(_entries(ledger, wanted, new)) if new else ():
        _article(ledger, wanted, entry, waiting)
        tell(ledger, wanted)


def _new(ledger: Ledger, wanted: Wanted, poll: Poll) -> Iterator[Capture]:
    """What the sources have that was not looked at; what cannot be read is said once."""
    seen = {row["capture"] for row in ledger.rows(watching.looked_at(wanted.watch))}
    for item in poll.captures(wanted.sources, lambda paths: captures(paths, now=now())):
        key = _key(item)
        if key in seen:
            continue
        seen.add(key)
        if isinstance(item, Capture):
            yield item
        else:
            _refused(ledger, wanted, key, item)


def _key(item: Capture | InputError) -> str:
    """By what it is known that something was looked at: its bytes, else the words of the error."""
    capture = item if isinstance(item, Capture) else item.capture
    return capture.digest if isinstance(capture, Capture) else f"!{sha256(str(item).encode()).hexdigest()[:16]}"


def _refused(ledger: Ledger, wanted: Wanted, key: str, error: InputError) -> None:
    """Say what could not be read, put it into quarantine, and keep that it was said."""
    say(error)
    Keeping(ledger, grammar(), None)(error, wanted.every)
    ledger.put({looked: [_looked(wanted, key)]})


def _looked(wanted: Wanted, capture: str) -> dict[str, Any]:
    return {"watch": wanted.watch, "capture": capture, "recorded": now()}


def _first(ledger: Ledger, wanted: Wanted, new: Sequence[Capture]) -> None:
    """Take in what is there at the first look, of which nothing is told; only then has the watch begun."""
    ledger.add(_entries(ledger, wanted, new), stems, now())
    rows = [_looked(wanted, one.digest) for one in new]
    ledger.put({looked: rows, watches: [{"watch": wanted.watch, "begun": now()}]})


def _entries(ledger: Ledger, wanted: Wanted, new: Sequence[Capture]) -> Iterator[Entry]:
    """The readings of captures; what cannot be read is said, and not looked at again."""
    from selon.pipeline import read

    options = Options(statements=True)
    of = {one.name: one for one in new}
    for item in read(new, facts=wanted.facts, every=wanted.every, options=options):
        if isinstance(item, Reading):
            yield Entry(capture=of[item.document.name], reading=item, grammar=grammar())
        else:
            _refused(ledger, wanted, _key(item), item)


def _in_order(entries: Iterator[Entry]) -> Iterator[Entry]:
    """The entries, so many at a time, in the order in which they were reported."""
    while some := list(islice(entries, TOGETHER)):
        yield from sorted(some, key=lambda one: (_when(one), one.capture.name))


def _when(entry: Entry) -> str:
    """When a version was reported; what has no date comes last."""
    document = entry.reading.document
    stamps = (document.stated_updated, document.stated_published, document.first_seen)
    return next((stamp.value for stamp in stamps if stamp.value), "9999")


def _waiting(ledger: Ledger, new: Sequence[Capture]) -> set[str]:
    """The documents of captures that are in the ledger and were not looked at: nothing is held against them yet."""
    query = select(documents.c.id).where(given(documents.c.capture))
    return {row["id"] for some in in_turns(one.digest for one in new) for row in ledger.rows(query, some)}


def _article(ledger: Ledger, wanted: Wanted, entry: Entry, waiting: set[str]) -> None:
    """Take an article in and note what it changes."""
    added = ledger.add([entry], stems, now())
    changes: Iterable[found.Notice] = ()
    if not added.withdrawn and not entry.reading.unread:
        changes = _changes(ledger, entry.document, waiting - {entry.document})
    rows = [
        {
            "watch": wanted.watch,
            "id": one.id,
            "kind": one.kind,
            "text": one.text,
            "document": one.document,
            "other": one.other,
            "data": one.data,
            "recorded": now(),
        }
        for one in changes
    ]
    ledger.put({notices: rows, looked: [_looked(wanted, entry.capture.digest)]})
    waiting.discard(entry.document)


def _changes(ledger: Ledger, document: str, waiting: set[str]) -> list[found.Notice]:
    """What a document changes: against its earlier version or a near-copy, else by itself."""
    from selon.pipeline import compare

    before = found.basis(ledger, document, waiting)
    if before is None:
        return found.of_article(ledger, document, waiting, stems)
    other, version = before
    revision = compare(_side(ledger, other), _side(ledger, document))
    return found.of_revision(revision, document, other, version=version)


def _side(ledger: Ledger, document: str) -> tuple[Capture, Facts]:
    """A document as it came in."""
    capture, said = captured(ledger, document)
    return capture, Facts(outlet=said["outlet"], published=said["published"])


def tell(ledger: Ledger, wanted: Wanted) -> None:
    """Tell what was found and not told yet; what is not asked for is only noted as told."""
    waiting = ledger.rows(watching.untold(wanted.watch))
    asked = [row for row in waiting if row["kind"] in wanted.kinds]
    ledger.put({told: [watching.told_row(row["number"], now()) for row in waiting if row["kind"] not in wanted.kinds]})
    if wanted.output in FEEDS:
        _feed(ledger, wanted, asked)
        return
    written = _written(wanted.to) if asked and wanted.to else ""
    for row in asked:
        if f"[{row['id']}]" not in written:
            _one(wanted)(row)
        ledger.put({told: [watching.told_row(row["number"], now())]})


def _one(wanted: Wanted) -> Callable[[Any], None]:
    """How one change is told."""
    if wanted.run is not None:
        command = shlex.split(wanted.run)
        return partial(_run, command)
    if wanted.to is not None:
        return partial(_append, wanted.to)
    return _print


def _print(row: Any) -> None:
    """Write a change to standard output; click empties the stream behind every line."""
    click.echo(as_line(row).encode("utf-8") + b"\n", nl=False)


def _append(place: Path, row: Any) -> None:
    """Write a change to the end of a file, on the disk before it counts as told; a line torn by a kill ends first."""
    with place.open("a+b") as file:
        file.seek(0, os.SEEK_END)
        size = file.tell()
        file.seek(max(0, size - 1))
        torn = size > 0 and file.read(1) != b"\n"
        file.write((b"\n" if torn else b"") + as_line(row).encode("utf-8") + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _written(place: Path | None) -> str:
    """The end of a file of lines; whole lines only."""
    if place is None or not place.exists():
        return ""
    with place.open("rb") as file:
        file.seek(max(0, place.stat().st_size - TAIL))
        return file.read().decode("utf-8", "replace").rpartition("\n")[0]


def _run(command: Sequence[str], row: Any) -> None:
    """Give a change to a command, as JSON on its standard input; raises InputError when it fails."""
    done = subprocess.run(command, input=json.dumps(as_object(row), ensure_ascii=False) + "\n", encoding="utf-8")
    if done.returncode:
        fact = f"it ended with {done.returncode} for {row['id']}, which will be given to it again"
        raise InputError(shlex.join(command), fact, "Look at what it says.")


def _feed(ledger: Ledger, wanted: Wanted, asked: Sequence[Any]) -> None:
    """Write the feed anew where there is something to tell, or no feed yet."""
    if wanted.to is not None and (asked or not wanted.to.exists()):
        write_whole(wanted.to, feed(ledger, wanted))
    if wanted.to is not None:
        ledger.put({told: [watching.told_row(row["number"], now()) for row in asked]})


def feed(ledger: Ledger, wanted: Wanted) -> str:
    """The newest changes of a watch as a feed."""
    rows = ledger.rows(watching.newest(wanted.watch, wanted.kinds, NEWEST))
    return FEEDS[wanted.output]([dict(row) for row in rows], wanted.watch)

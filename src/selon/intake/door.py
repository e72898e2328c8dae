"""The one door: every source -> its captures, by what its first bytes say that it is."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from selon.errors import Damaged, InputError, NotText, TooLarge
from selon.intake import archives, files, ninjs, sniff
from selon.intake.opened import Input, Source, size_of
from selon.intake.progress import Progress
from selon.intake.unpacking import Broken, Swollen, gunzipped
from selon.records import Capture

Opener = Callable[[Source], Iterator[Capture | InputError]]


def captures(
    sources: Iterable[str | Path], *, now: str | None = None, progress: Progress | None = None
) -> Iterator[Capture | InputError]:
    """The captures of all sources in the order given, and an InputError for each that failed.

    A source is a file of any kind in OPENERS, a folder of such files at any depth, sorted, a pattern with `*` that
    the shell left alone, `-` for standard input, or an address of the network. Errors are yielded, not raised, so
    that the others are still read. `now` is an ISO 8601 instant, recorded as first seen and last checked where the
    source has none; `progress` is kept up to date."""
    progress = progress or Progress()
    found = [item for source in sources for item in files.listed(str(source), progress.passed)]
    names = files.names_of([item for item in found if isinstance(item, Path)])
    progress.total = _total(names)
    done: set[str] = set()
    for item in found:
        if isinstance(item, InputError):
            yield item
        elif isinstance(item, str) or (place := os.path.abspath(item)) not in done:
            done.add(place if isinstance(item, Path) else item)
            yield from _unknown(_of(item, names, now, progress), progress)


def _unknown(found: Iterable[Capture | InputError], progress: Progress) -> Iterator[Capture | InputError]:
    """What is not in the ledger already, for who asked that it be left out."""
    for item in found:
        if isinstance(item, Capture) and progress.is_known(item.digest):
            progress.known += 1
        else:
            yield item


def _of(
    item: Path | str, names: Mapping[Path, str], now: str | None, progress: Progress
) -> Iterator[Capture | InputError]:
    """The captures of a file or of an address of the network."""
    if isinstance(item, Path):
        return _of_file(item, progress.named(names[item]), now, progress)
    source = Source(address=item, name=item, input=Input(io.BytesIO()), now=now, progress=progress)
    return OPENERS["url"](source)


def _total(paths: Iterable[Path]) -> int | None:
    """The bytes of all files; None where one does not say how many it has."""
    try:
        return sum(path.stat().st_size for path in paths if path.exists() or str(path) == files.STANDARD_INPUT)
    except OSError:
        return None


def _of_file(path: Path, name: str, now: str | None, progress: Progress) -> Iterator[Capture | InputError]:
    """The captures of one file, or the error that stands for it."""
    before = progress.done
    try:
        with _opened(path) as file:
            piped = str(path) == files.STANDARD_INPUT
            size = 0 if piped else size_of(file)
            known = None if piped or not size else files.shown(os.path.abspath(path))
            source = Source(
                address=files.shown(str(path)),
                name=name,
                input=Input(file),
                path=known,
                size=size,
                now=now,
                progress=progress,
            )
            yield from opened(source)
    except OSError as error:
        yield files.unreadable(error, str(path))
        return
    progress.done = before + size


def _opened(path: Path) -> AbstractContextManager[BinaryIO]:
    """The file, or standard input, which stays open."""
    return nullcontext(sys.stdin.buffer) if str(path) == files.STANDARD_INPUT else open(path, "rb")


def opened(source: Source) -> Iterator[Capture | InputError]:
    """The captures of a source that is open, by what its first bytes say that it is."""
    return OPENERS[sniff.kind(source.input.head(), source.address)](source)


def _page(source: Source) -> Iterator[Capture | InputError]:
    """The capture of a text, a page or a PDF; one byte more than a page may have is read, so that a device ends."""
    named = "text/html" if sniff.kind(source.input.head(), _unpacked(source.address)) == "html" else None
    data = source.input.read(files.MAX_BYTES + 1)
    try:
        yield files.capture(data, address=source.address, name=source.name, now=source.now, media_type=named)
    except InputError as error:
        yield files.refused(error, data, source.address, source.name, source.now)


def _gzip(source: Source) -> Iterator[Capture | InputError]:
    """The captures of what one layer of gzip holds."""
    if source.packed:
        yield NotText(source.address, "it is packed more than once", "Unpack it yourself.")
        return
    try:
        data = gunzipped(source.input)
    except Swollen:
        yield TooLarge(source.address, "it unpacks to far more than a page has", "Unpack it by hand, if you trust it.")
    except Broken as error:
        fact = f"truncated at offset {error.offset}" if error.cut else f"it is broken at offset {error.offset}"
        yield Damaged(source.address, fact, "Fetch the file again.", offset=error.offset)
    else:
        inside = replace(source, input=Input(io.BytesIO(data)), packed=True)
        kind = sniff.kind(inside.input.head(), _unpacked(source.address))
        yield from OPENERS["gzip" if kind in ARCHIVES else kind](inside)


def _unpacked(address: str) -> str:
    """What a file is called that came out of a packed one."""
    return address[:-3] if address.lower().endswith(".gz") else address


def _feed(source: Source) -> Iterator[Capture | InputError]:
    """No capture: what to do with a feed."""
    remedy = "`selon add` takes its entries when it is given by itself; or give the article's page, or its text."
    yield NotText(source.address, "it is XML or JSON of a feed, not a page", remedy)


def _url(source: Source) -> Iterator[Capture | InputError]:
    """No capture: what to do with an address of the network."""
    fact = "it is an address of the network, from which nothing is fetched here"
    yield InputError(source.address, fact, f"Fetch it first: selon fetch {source.address}")


ARCHIVES = ("warc", "gzip", "zip")
OPENERS: dict[str, Opener] = {
    "text": _page,
    "html": _page,
    "pdf": _page,
    "json": ninjs.items,
    "gzip": _gzip,
    "warc": archives.warc,
    "zip": archives.wacz,
    "feed": _feed,
    "url": _url,
}
"""How each kind of source is opened. `sniff.kind` says what a file is; `url` is what begins like one."""

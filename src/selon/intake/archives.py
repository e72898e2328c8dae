"""WARC and WACZ files -> Captures: one for every page, with its address, instant and charset."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO
from urllib.parse import urlsplit

from selon.errors import Damaged, EmptyInput, InputError, NotText, TooLarge
from selon.intake import files
from selon.intake.opened import HEAD, Readable, Source
from selon.intake.progress import Progress
from selon.intake.responses import Answer, Refused, answer
from selon.intake.stretches import BEGINNING, GZIP, UNREADABLE, Stretches, Unpacked
from selon.intake.warc import Broken, Record, records
from selon.records import Capture, Member, Place

PARTS = (".warc", ".warc.gz")
RATIO = 200
LONGEST_NAME = 100
SUFFIX = re.compile(r"\.(?:html?|php|aspx?|pdf)/?$", re.IGNORECASE)
UNFIT = re.compile(r"[^\w.]+")
KEPT = "What is whole in it was read; fetch the archive again for the rest."
ENCRYPTED = 1


@dataclass(slots=True, kw_only=True)
class _Archive:
    """One WARC file: how it is called and where it lies."""

    address: str
    path: str | None
    part: str = ""
    size: int = 0
    progress: Progress


def warc(source: Source) -> Iterator[Capture | InputError]:
    """The captures of a WARC file, packed or not, and an error for every record that is broken."""
    archive = _Archive(address=source.address, path=source.path, size=source.size, progress=source.progress)
    packed = _is_packed(source.input.head(), source.address)
    start = _start(archive)
    file: Readable = source.input
    if start != Place(0, 0):
        moved = source.input.seekable()
        moved.seek(start.member or (0 if packed else start.offset))
        file = moved
    before = archive.progress.records
    told = False
    for found in _captures(Unpacked(file, start) if packed else Stretches(file, start), archive):
        told = True
        yield found
    if not told and before == archive.progress.records and start == Place(0, 0):
        yield EmptyInput(source.address, "it holds no record", "Fetch the archive again.")


def wacz(source: Source) -> Iterator[Capture | InputError]:
    """The captures of all WARC files in a WACZ; another zip archive is refused."""
    file = source.input.seekable()
    try:
        with zipfile.ZipFile(file) as archive:
            parts = sorted(info.filename for info in archive.infolist() if info.filename.lower().endswith(PARTS))
            if not parts:
                fact = "it is a zip archive (or an office document, which is one) without a WARC file"
                yield NotText(source.address, fact, "Give the articles themselves, as text, HTML or PDF.")
            for part in parts:
                yield from _part(archive, archive.getinfo(part), source)
    except (zipfile.BadZipFile, *UNREADABLE) as error:
        yield from _headless(file, source, error)


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source) -> Iterator[Capture | InputError]:
    """The captures of one WARC file of a WACZ."""
    shown = f"{source.address}/{info.filename}"
    if info.flag_bits & ENCRYPTED:
        yield InputError(shown, "it is locked with a password", "Unpack the archive, and give its files.")
        return
    if info.file_size > RATIO * max(info.compress_size, 1):
        yield TooLarge(
            shown, f"it unpacks to more than {RATIO} times its length", "Unpack it by hand, if you trust it."
        )
        return
    inner = _Archive(address=shown, path=source.path, part=info.filename, size=source.size, progress=source.progress)
    start, before = _start(inner), source.progress.done
    try:
        with archive.open(info) as file:
            packed = _is_packed(file.read(HEAD), shown)
            file.seek(start.member or (0 if packed else start.offset))
            yield from _captures(Unpacked(file, start) if packed else Stretches(file, start), inner)
    except (zipfile.BadZipFile, NotImplementedError, *UNREADABLE) as error:
        yield Damaged(shown, f"it cannot be unpacked ({error})", KEPT, offset=info.header_offset)
    source.progress.done = before + info.compress_size


def _is_packed(head: bytes, address: str) -> bool:
    """Whether a WARC file is made of gzip members, the first of which may be broken."""
    return not head.startswith(BEGINNING) and (GZIP in head or address.lower().endswith(".gz"))


def _headless(file: BinaryIO, source: Source, error: Exception) -> Iterator[Capture | InputError]:
    """What can be had of a zip archive that has lost its list of contents, which stands at the end."""
    size = file.seek(0, 2)
    file.seek(0)
    if not source.address.lower().endswith(".wacz"):
        yield NotText(source.address, f"it is a zip archive that cannot be opened ({error})", "Unpack it yourself.")
        return
    fact = f"truncated at offset {size}: the list of what is in it is missing"
    yield Damaged(source.address, fact, KEPT, offset=size)
    archive = _Archive(address=source.address, path=None, progress=source.progress)
    yield from (found for found in _captures(Unpacked(file), archive) if not isinstance(found, Damaged))


def _start(archive: _Archive) -> Place:
    """Where an archive is read from: its beginning, or behind what was read of it before."""
    if archive.path is None:
        return Place(0, 0)
    reached = archive.progress.reached(archive.path, archive.part, archive.size)
    if reached is None:
        return Place(0, 0)
    archive.progress.resumed[archive.address] = reached.member or reached.offset
    return reached


def _captures(stretches: Stretches, archive: _Archive) -> Iterator[Capture | InputError]:
    """What each record gives; those without a page are counted."""
    progress, before = archive.progress, archive.progress.done
    for found in records(stretches):
        progress.done = before + stretches.read
        if isinstance(found, Broken):
            progress.records += found.record
            progress.damaged += found.record
            yield Damaged(archive.address, found.fact, KEPT, offset=found.offset)
            continue
        progress.records += 1
        page = answer(found)
        if isinstance(page, Answer):
            yield from _captured(page, found, archive)
        elif isinstance(page, Refused):
            progress.damaged += 1
            place = f"{archive.address} at offset {found.offset}"
            address = found.headers["warc-target-uri"].strip("<>")[:200]
            yield InputError(place, f"{address}: {page.fact}", "Capture the page again.")
        else:
            progress.skipped[page.reason] += 1
    progress.done = before + stretches.read


def _captured(page: Answer, record: Record, archive: _Archive) -> Iterator[Capture | InputError]:
    """The capture of a page, or the error that says why it is none; nothing where it is known."""
    progress = archive.progress
    kind = "application/pdf" if page.media_type == "application/pdf" else None
    kind = "text/html" if page.media_type in ("text/html", "application/xhtml+xml") else kind
    name = _name(page.address, progress)
    try:
        capture = files.capture(page.data, address=page.address, name=name, now=page.instant, media_type=kind)
    except EmptyInput:
        progress.skipped["empty answer"] += 1
        return
    except InputError as error:
        progress.damaged += 1
        yield files.refused(error, page.data, page.address, name, page.instant)
        return
    progress.captures += 1
    if progress.is_known(capture.digest):
        progress.known += 1
        return
    yield replace(capture, charset=page.charset, member=_member(record, archive))


def _member(record: Record, archive: _Archive) -> Member | None:
    """Which record of a file it was; None where the archive was not one."""
    if archive.path is None:
        return None
    return Member(archive=archive.path, size=archive.size, part=archive.part, start=record.start, end=record.end)


def _name(address: str, progress: Progress) -> str:
    """A name for the page of an address: host and path, with a number where the run has it more than once."""
    try:
        split = urlsplit(address)
        whole = f"{split.netloc.removeprefix('www.')}{split.path}"
    except ValueError:
        whole = address
    stem = SUFFIX.sub("", whole)
    name = UNFIT.sub("-", stem).strip("-.")[:LONGEST_NAME] or "page"
    return progress.named(name)

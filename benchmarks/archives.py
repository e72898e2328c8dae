"""A long web archive of invented pages, read: `python -m benchmarks.archives [--pages 10000] [--documents] [--add]`.

Prints, in one run, how fast FastWARC goes over the records alone, how fast Selon makes captures of the same file, and
with --documents how fast these become documents, with the memory of this process on the way and that of the child in
which pages are parsed. With --add the whole of `selon add` runs over the archive instead, in steps of --seconds, and
its rate and memory are told at each quarter (`benchmarks.adding`). Seconds are those of the processor, and of the clock
where the child works as well. The file is written page by page and never held as a whole.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from math import inf
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator

from benchmarks import adding
from benchmarks.articles import articles
from benchmarks.machine import described, one_core, resident
from benchmarks.memory import FLAT, growth
from selon.intake import Progress, captures
from selon.pipeline import GUARDED
from selon.records import Capture

SHOWN_EVERY = 500
KILOBYTES = 1024
MENU = "".join(f'<li><a href="/rubrique-{n}">Rubrique {n}</a></li>' for n in range(40))
SCRIPT = "<script>" + "window.mesure = window.mesure || [];" * 400 + "</script>"


def page(text: str, number: int) -> bytes:
    """The text as a page of an invented outlet: records, menu, scripts, teasers around it, some 25 kB."""
    title, *lines = [line for line in text.splitlines() if line.strip()]
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    more = "".join(f'<a href="/{number}-{n}">Une autre nouvelle, numéro {n}</a>' for n in range(30))
    head = f'<title>{escape(title)}</title><meta property="article:published_time" content="2031-05-20T08:00:00+02:00">'
    article = f"<article><h1>{escape(title)}</h1>{body}</article><aside>{more}</aside>"
    body = f"<body><nav>{MENU}</nav>{article}</body>"
    return f"<!doctype html><html lang=fr><head>{head}{SCRIPT}</head>{body}</html>".encode()


def records(count: int) -> Iterator[bytes]:
    """So many pages as records, each with its request and every tenth with a picture."""
    for number, text in enumerate(articles(count)):
        address = f"https://journal.example/2031/05/{number}.html"
        yield record("request", address, b"GET / HTTP/1.1\r\nHost: journal.example\r\n\r\n")
        yield record("response", address, _answer("text/html; charset=utf-8", page(text, number)))
        if number % 10 == 0:
            yield record("response", f"{address}.jpg", _answer("image/jpeg", bytes(5000)))


def _answer(kind: str, body: bytes) -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body


def record(kind: str, address: str, block: bytes) -> bytes:
    """The bytes of a record."""
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2031-05-20T08:00:00Z\r\n"
    kind = f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    return f"{head}{kind}".encode() + block + b"\r\n\r\n"


def write(file: BinaryIO, made: Iterable[bytes]) -> None:
    """Writes records as gzip members, as crawlers do."""
    for one in made:
        file.write(gzip.compress(one, 6, mtime=0))


def fastwarc(path: Path) -> int:
    """How many records FastWARC finds."""
    with open(path, "rb") as file:
        return sum(1 for _ in ArchiveIterator(file, parse_http=False))


def taken(path: Path, *, documents: bool) -> tuple[Progress, list[tuple[int, float]]]:
    """What Selon takes in, and the resident MB after every five hundredth page."""
    progress, points, count = Progress(), [], 0
    for capture in captures([path], progress=progress):
        if not isinstance(capture, Capture):
            raise SystemExit(f"the archive should be sound: {capture}")
        if documents:
            GUARDED(capture, outlet=None, published=None)
        count += 1
        if count % SHOWN_EVERY == 0:
            points.append((count, resident()))
    return progress, points


def main(given: Sequence[str] | None = None) -> int:
    """Exit status; prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--documents", action="store_true", help="read the pages as well, in the guarded child")
    parser.add_argument("--add", action="store_true", help="add the pages to a ledger, and nothing else")
    parser.add_argument("--ledger", type=Path, help="with --add: the ledger to go on with, instead of a temporary one")
    parser.add_argument("--seconds", type=float, default=inf, help="with --add: seconds of the processor of one step")
    parser.add_argument("--keep", type=Path, help="where the archive is written, and left, instead of a temporary file")
    asked = parser.parse_args(given)
    if not asked.add:
        one_core()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.keep or Path(folder) / "invented.warc.gz"
        if not path.exists():
            with open(path, "wb") as file:
                write(file, records(asked.pages))
        if asked.add:
            print(described())
            return int(not adding.report(path, asked.ledger or Path(folder) / "l.db", asked.pages, asked.seconds))
        report(path, documents=asked.documents)
    return 0


def report(path: Path, *, documents: bool) -> None:
    """Prints the rates one below the other, and the memory."""
    print(described())
    print(f"{path.stat().st_size / 1e6:.1f} MB packed")
    begun = time.process_time()
    count = fastwarc(path)
    alone = count / (time.process_time() - begun)
    print(f"{'FastWARC, records alone':32}{alone:10.0f} records/s")
    for what, wanted in (("Selon, captures", False), ("Selon, documents", True)):
        if wanted and not documents:
            continue
        clock = time.perf_counter if wanted else time.process_time
        begun = clock()
        progress, points = taken(path, documents=wanted)
        seconds = clock() - begun
        rates = f"{progress.records / seconds:10.0f} records/s{progress.captures / seconds:10.1f} pages/s"
        print(f"{what:32}{rates}, {progress.records / seconds / alone:.2f} of FastWARC")
        said = f"{progress.records} records: {progress.captures} pages, {sum(progress.skipped.values())} skipped"
        print(f"{'':32}{said}, {progress.damaged} damaged")
        _memory(points)
    if documents:
        GUARDED.close()
        child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / KILOBYTES
        print(f"{'child that parses pages, peak':32}{child:10.0f} MB")


def _memory(points: list[tuple[int, float]]) -> None:
    """Prints the peak, and whether memory stood still."""
    if len(points) < 2:
        return
    grown = growth(points)
    verdict = "flat" if grown <= FLAT else "not flat"
    peak = max(memory for _, memory in points)
    print(f"{'':32}peak {peak:.0f} MB; {100 * grown:+.1f} % after the first fifth: {verdict}")


if __name__ == "__main__":
    sys.exit(main())

"""A folder that keeps what was fetched: a file for each page, a table of where they came from, and what was seen."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from selon.errors import InputError
from selon.records import Capture, Sighting, Visit

SUFFIXES = {"text/html": ".html", "text/plain": ".txt", "application/pdf": ".pdf"}
TABLE = "sources.tsv"
COLUMNS = ("id", "outlet", "published", "updated", "address", "fetched", "charset", "digest")
SEEN = ".visits.json"
FORMULAS = "=+-@"
"""What a spreadsheet would take the beginning of a formula for."""


class Folder:
    """A folder of fetched pages; it is the memory of its polls. Raises InputError where it cannot be written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            path.mkdir(parents=True, exist_ok=True)
            known = json.loads((path / SEEN).read_text("utf-8")) if (path / SEEN).exists() else {}
            self._visits = {one["url"]: Visit(**one) for one in known.get("visits", ())}
        except OSError as error:
            fact = f"nothing can be kept there ({error.strerror or error})"
            raise InputError(str(path), fact, "Give another folder with --out.") from error
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            raise InputError(str(path / SEEN), "it is damaged", "Delete it: everything is fetched anew.") from error
        self._seen: dict[str, dict[str, str]] = known.get("seen", {})
        self.stored: set[str] = set()
        self._had = set(_digests(path / TABLE))

    def visit(self, url: str) -> Visit | None:
        """The last visit of an address, None where there was none."""
        return self._visits.get(url)

    def seen(self, feed: str, entries: Iterable[str]) -> dict[str, str]:
        """The marks of those entries of a feed that were seen, by entry."""
        known = self._seen.get(feed, {})
        return {entry: known[entry] for entry in entries if entry in known}

    def write(self, capture: Capture) -> Path | None:
        """The file into which a page was written, None where the folder has its bytes already.

        Another version of a page stands beside the first."""
        self.stored.add(capture.digest)
        if capture.digest in self._had:
            return None
        self._had.add(capture.digest)
        suffix = SUFFIXES.get(capture.media_type, ".bin")
        for name in (capture.name, f"{capture.name}-{capture.digest[:8]}"):
            path = self._path / f"{name}{suffix}"
            if not path.exists():
                _written(path, capture.data)
                self._listed(name, capture)
                return path
        return None

    def keep(self, visits: Sequence[Visit], sightings: Sequence[Sighting]) -> None:
        """Keep what a poll learned."""
        self._visits |= {visit.url: visit for visit in visits}
        for one in sightings:
            self._seen.setdefault(one.feed, {})[one.entry] = one.mark
        known: dict[str, Any] = {"visits": [asdict(visit) for visit in self._visits.values()], "seen": self._seen}
        _written(self._path / SEEN, json.dumps(known, ensure_ascii=False, indent=1).encode())

    def _listed(self, name: str, capture: Capture) -> None:
        """Add the line of a page to the table."""
        told = capture.told
        dates = (told.published, told.updated)
        cells = (name, told.outlet, *dates, capture.address, capture.first_seen, capture.charset, capture.digest)
        line = "\t".join(" ".join((cell or "").split()).lstrip(FORMULAS) for cell in cells)
        table = self._path / TABLE
        head = "" if table.exists() else "\t".join(COLUMNS) + "\n"
        with open(table, "a", encoding="utf-8", newline="\n") as file:
            file.write(f"{head}{line}\n")


def _digests(table: Path) -> list[str]:
    """The digests of the pages that a table lists."""
    lines = table.read_text("utf-8", "replace").splitlines() if table.is_file() else []
    return [line.rpartition("\t")[2] for line in lines[1:]]


def _written(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)

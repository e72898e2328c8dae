"""Files, folders and standard input -> Capture."""

from __future__ import annotations

import glob
import hashlib
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from selon.errors import EmptyInput, InputError, NothingThere, TooLarge
from selon.intake.sniff import media_type
from selon.records import Capture

SUFFIXES = (".txt", ".html", ".htm")
STANDARD_INPUT = "-"
UNKNOWN = "application/octet-stream"
"""The media type of bytes that are no text."""
# A page of news has 0.3 MB on average; 25 MB leaves room for pages with pictures inside them.
MAX_BYTES = 25_000_000


def captures(paths: Iterable[str | Path], *, now: str | None = None) -> Iterator[Capture | InputError]:
    """A Capture for each article file under the paths, in the order given, and an InputError for each that failed.

    A folder stands for its .txt, .html and .htm files at any depth, sorted; `-` is standard input; a
    pattern with `*` that the shell left alone is expanded. Errors are yielded, not raised, so that the
    other files are still read. `now` is an ISO 8601 instant, recorded as first seen and last checked."""
    found = [item for path in paths for item in _listed(str(path))]
    names = _names([item for item in found if isinstance(item, Path)])
    done: set[str] = set()
    for item in found:
        if isinstance(item, InputError):
            yield item
        elif (place := os.path.abspath(item)) not in done:
            done.add(place)
            yield _captured(item, names[item], now)


def _captured(path: Path, name: str, now: str | None) -> Capture | InputError:
    """The Capture of one file, or the error that stands for it, with the bytes where all of them came in."""
    data = b""
    try:
        data = _bytes(path)
        return capture(data, address=str(path), name=name, now=now)
    except InputError as error:
        if data and len(data) <= MAX_BYTES:
            error.capture = _made(data, UNKNOWN, str(path), name, now)
        return error


def capture(data: bytes, *, address: str, name: str, now: str | None = None) -> Capture:
    """The Capture of bytes that somebody has read.

    Raises EmptyInput, TooLarge or NotText."""
    if not data.strip():
        fact = "it is empty" if not data else "it holds only blanks"
        raise EmptyInput(address, fact, "Give a file that holds the text of an article.")
    if len(data) > MAX_BYTES:
        fact = f"it has more than {MAX_BYTES // 1_000_000} MB, more than a page may have"
        raise TooLarge(address, fact, "Give one article per file.")
    return _made(data, media_type(data, address), address, name, now)


def _made(data: bytes, kind: str, address: str, name: str, now: str | None) -> Capture:
    """The Capture of bytes of a known kind; a name that is written in no encoding is spelled out."""
    address, name = (text.encode("utf-8", "backslashreplace").decode("utf-8") for text in (address, name))
    return Capture(
        data=data,
        media_type=kind,
        address=address,
        name=name,
        digest=hashlib.sha256(data).hexdigest(),
        first_seen=now,
        last_checked=now,
    )


def _listed(path: str) -> list[Path | InputError]:
    """The files that one argument stands for, or the error that says why there is none."""
    if path == STANDARD_INPUT:
        return [Path(path)]
    if os.path.isdir(path):
        return _folder(path)
    if os.path.lexists(path):
        return [Path(path)]
    if glob.has_magic(path) and (matches := sorted(glob.glob(path, recursive=True))):
        return [item for match in matches for item in _listed(match)]
    return [NothingThere(path, "no such file or folder", "Check the spelling, or give another path.")]


def _folder(path: str) -> list[Path | InputError]:
    """The article files of a folder at any depth, sorted; hidden files and folders are passed over."""
    found: list[Path | InputError] = []
    refused: list[OSError] = []
    for folder, below, files in os.walk(path, onerror=refused.append):
        below[:] = sorted(name for name in below if not name.startswith("."))
        articles = [name for name in sorted(files) if name.lower().endswith(SUFFIXES) and not name.startswith(".")]
        found.extend(Path(folder, name) for name in articles)
    found.extend(_unreadable(error, error.filename or path) for error in refused)
    if not found:
        fact = f"the folder holds no {', '.join(SUFFIXES)} file"
        return [NothingThere(path, fact, "Give a folder with articles, or name the files themselves.")]
    return found


def _bytes(path: Path) -> bytes:
    """The bytes of a file, one more than the limit at most, so that an endless device ends."""
    if str(path) == STANDARD_INPUT:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        with open(path, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(error, str(path)) from error


def _unreadable(error: OSError, place: str) -> InputError:
    """The error for a file that the system does not hand over."""
    if isinstance(error, FileNotFoundError):
        return NothingThere(place, "no such file (a link that points nowhere?)", "Check the path.")
    if isinstance(error, PermissionError):
        return InputError(place, "you may not read it (permission denied)", "Change its permissions, or copy it.")
    return InputError(place, f"it cannot be read ({error.strerror or error})", "Copy it elsewhere and try again.")


def _names(paths: list[Path]) -> dict[Path, str]:
    """A different name for every file: its stem, with folders before it and its suffix after it where stems clash."""
    unique = list(dict.fromkeys(paths))
    names = {path: _name(path, 0) for path in unique}
    deepest = max((len(path.parts) for path in unique), default=0)
    for depth in range(1, deepest + 2):
        clashing = _clashing(names)
        if not clashing:
            return names
        names.update((path, _name(path, depth)) for path in clashing)
    return names | {path: f"{names[path]}-{number}" for number, path in enumerate(_clashing(names), 1)}


def _clashing(names: dict[Path, str]) -> list[Path]:
    """The files whose name another file has too."""
    count = Counter(names.values())
    return [path for path, name in names.items() if count[name] > 1]


def _name(path: Path, depth: int) -> str:
    """The stem of a file; one folder before it at depth 1; its suffix as well from depth 2 on, and more folders."""
    if str(path) == STANDARD_INPUT:
        return "stdin"
    wanted = max(depth - 1, 1) if depth else 0
    folders = [part for part in path.absolute().parts[1:-1] if part != ".."]
    suffix = [path.suffix.removeprefix(".")] if depth > 1 and path.suffix else []
    return "-".join([*folders[len(folders) - min(wanted, len(folders)) :], path.stem, *suffix])

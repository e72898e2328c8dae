"""Paths, folders and patterns -> the files to read, each with its name; bytes -> Capture."""

from __future__ import annotations

import glob
import hashlib
import os
import stat
from collections import Counter
from pathlib import Path

from selon.errors import EmptyInput, InputError, NothingThere, NotText, TooLarge
from selon.intake.sniff import media_type as media_type_of
from selon.records import Capture

SUFFIXES = (".txt", ".html", ".htm", ".xhtml", ".pdf", ".json", ".jsonl", ".ndjson", ".warc", ".wacz")
"""What a file of a folder is called that is read; each may be packed (.gz)."""
PDF = "application/pdf"
NINJS = "application/vnd.iptc.ninjs+json"
CONTROLS = dict.fromkeys([*range(32), 127], "_")
STANDARD_INPUT = "-"
UNKNOWN = "application/octet-stream"
"""The media type of bytes that are no text."""
# A page of news has 0.3 MB on average; 25 MB leaves room for pages with pictures inside them.
MAX_BYTES = 25_000_000


def capture(data: bytes, *, address: str, name: str, now: str | None = None, media_type: str | None = None) -> Capture:
    """The Capture of bytes that somebody has read; `media_type` is that of a server or an archive that named one.

    Raises EmptyInput, TooLarge or NotText."""
    if not data.strip():
        fact = "it is empty" if not data else "it holds only blanks"
        raise EmptyInput(address, fact, "Give a file that holds the text of an article.")
    if len(data) > MAX_BYTES:
        fact = f"it has more than {MAX_BYTES // 1_000_000} MB, more than a page may have"
        raise TooLarge(address, fact, "Give one article per file.")
    return made(data, _media_type(data, address, media_type), address, name, now)


def made(data: bytes, kind: str, address: str, name: str, now: str | None) -> Capture:
    """The Capture of bytes of a known kind, whatever they are."""
    return Capture(
        data=data,
        media_type=kind,
        address=shown(address),
        name=shown(name),
        digest=hashlib.sha256(data).hexdigest(),
        first_seen=now,
        last_checked=now,
    )


def refused(error: InputError, data: bytes, address: str, name: str, now: str | None) -> InputError:
    """The error with the bytes that it is about, where all of them came in."""
    if data and len(data) <= MAX_BYTES and error.capture is None:
        error.capture = made(data, UNKNOWN, address, name, now)
    return error


def _media_type(data: bytes, address: str, named: str | None) -> str:
    """What the bytes are; what somebody named them counts where they can be that."""
    if data.startswith(b"%PDF-") and named in (None, PDF):
        if b"obj" not in data:
            raise NotText(address, "it begins like a PDF and holds nothing of one", "Fetch it again.")
        return PDF
    if named == PDF:
        raise NotText(address, "it is called a PDF and is none", "Fetch it again.")
    if named == NINJS:
        return NINJS
    found = media_type_of(data, address)
    return named if named == "text/html" else found


def shown(address: str) -> str:
    """An address that every store can keep: what is written in no encoding is spelled out (`\\udce9`)."""
    return address.encode("utf-8", "backslashreplace").decode("utf-8")


def is_url(source: str) -> bool:
    """Whether a source is an address of the network and not a path."""
    return source.lower().startswith(("http://", "https://"))


def listed(source: str, passed: Counter[str]) -> list[Path | str | InputError]:
    """What one argument stands for: files, an address of the network as it is, or the error that says why nothing.

    What is passed over in folders is counted in `passed`, by reason."""
    if is_url(source):
        return [source]
    if source == STANDARD_INPUT:
        return [Path(source)]
    if os.path.isdir(source):
        return _folder(source, passed)
    if os.path.lexists(source):
        return [Path(source)]
    if glob.has_magic(source) and (matches := sorted(glob.glob(source, recursive=True))):
        return [item for match in matches for item in listed(match, passed)]
    return [NothingThere(shown(source), "no such file or folder", "Check the spelling, or give another path.")]


def _folder(path: str, passed: Counter[str]) -> list[Path | str | InputError]:
    """The files of a folder at any depth, sorted; hidden ones are passed over, and links to folders, which may loop."""
    found: list[Path | str | InputError] = []
    refused: list[OSError] = []
    for folder, below, names in os.walk(path, onerror=refused.append):
        below[:] = sorted(name for name in below if not name.startswith("."))
        if links := sum(os.path.islink(os.path.join(folder, name)) for name in below):
            passed["links to folders"] += links
        for name in sorted(names):
            if reason := _unwanted(folder, name):
                passed[reason] += 1
            elif not name.startswith("."):
                found.append(Path(folder, name))
    found.extend(unreadable(error, error.filename or path) for error in refused)
    if not found:
        fact = f"the folder holds no {', '.join(SUFFIXES)} file"
        return [NothingThere(shown(path), fact, "Give a folder with articles, or name the files themselves.")]
    return found


def _unwanted(folder: str, name: str) -> str | None:
    """Why a file of a folder is passed over; None for one that may be an article, and for hidden ones."""
    if name.startswith("."):
        return None
    if not name.lower().removesuffix(".gz").endswith(SUFFIXES):
        return "other files"
    try:
        mode = os.stat(os.path.join(folder, name)).st_mode
    except OSError:
        return None  # the error is told when it is opened
    return None if stat.S_ISREG(mode) else "pipes and devices"


def unreadable(error: OSError, place: str) -> InputError:
    """The error for a file that the system does not hand over."""
    place = shown(place)
    if isinstance(error, FileNotFoundError):
        return NothingThere(place, "no such file (a link that points nowhere?)", "Check the path.")
    if isinstance(error, PermissionError):
        return InputError(place, "you may not read it (permission denied)", "Change its permissions, or copy it.")
    return InputError(place, f"it cannot be read ({error.strerror or error})", "Copy it elsewhere and try again.")


def names_of(paths: list[Path]) -> dict[Path, str]:
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
    stem, suffix = _parted(path)
    return "-".join(
        [*folders[len(folders) - min(wanted, len(folders)) :], stem, *([suffix] if depth > 1 and suffix else [])]
    )


def _parted(path: Path) -> tuple[str, str]:
    """The stem of a file and its suffix, `html.gz` being one; control characters of a name stand as `_`."""
    name = path.name.translate(CONTROLS)
    inner = name[:-3] if name.lower().endswith(".gz") else name
    stem = Path(inner).stem
    return stem, name[len(stem) :].removeprefix(".")

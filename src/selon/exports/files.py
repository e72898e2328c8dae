"""Files written whole or not at all."""

from __future__ import annotations

import os
import re
from pathlib import Path

# What some file system refuses in a name, and the separators of an address.
REFUSED = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
LONGEST = 200  # bytes; the common limit is 255, and the suffix and the mark of a part come on top


def file_name(name: str, suffix: str) -> str:
    """A file name for a document: its name, with what a file system refuses replaced by `_`."""
    stem = REFUSED.sub("_", name).lstrip(".") or "_"
    return stem.encode("utf-8", "surrogateescape")[:LONGEST].decode("utf-8", "ignore") + suffix


def write_whole(path: Path, text: str) -> None:
    """Write UTF-8 text so that a reader sees the old file or the new one, never a part.

    Raises OSError, and then leaves nothing behind."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)

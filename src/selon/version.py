"""Which Selon this is: what decides how a text is read."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


@cache
def grammar() -> str:
    """The version of Selon with a digest of its rules and tables; nothing of these is loaded."""
    here = Path(__file__).parent
    files = sorted([*here.rglob("*.py"), *here.rglob("*.tsv"), *here.rglob("meta.json")])
    digest = sha256(b"".join(sha256(file.read_bytes()).digest() for file in files)).hexdigest()[:12]
    return f"{_version()}+{digest}"


def _version() -> str:
    """The version of the installed package, `sources` where it is run without being installed."""
    try:
        return version("selon")
    except PackageNotFoundError:
        return "sources"

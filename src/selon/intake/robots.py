"""What a site lets programs ask for: its robots.txt, read as RFC 9309 says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

TOKEN = "selon"
"""The name by which robots.txt may speak of this program."""
MOST_BYTES = 512_000
"""How much of a robots.txt is read; the standard wants 500 KiB at least."""
MOST_RULES = 5_000
LONGEST_RULE = 2_000
LONGEST_DELAY = 60.0
"""Seconds between two requests that a site may ask for; one that asks for more is asked once a minute."""
FIELD = re.compile(r"\s{0,99}([A-Za-z-]{1,30})\s{0,99}:([^#]{0,2100})")
KEPT = "/*$%:@!&'()+,;=~?-._"


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The rules for this program: whether each pattern allows, and the seconds between two requests, if any."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float | None = None

    def allows(self, path: str) -> bool:
        """Whether a path with its query may be asked for: the longest pattern that fits decides."""
        asked = _written(path or "/")
        fitting = [(len(pattern), allow) for allow, pattern in self.rules if _fits(pattern, asked)]
        return max(fitting)[1] if fitting else True


ALL = Robots()
NOTHING = Robots(rules=((False, "/"),))


def robots(data: bytes) -> Robots:
    """The rules of a robots.txt for this program: of the groups that name it, else of those for `*`."""
    ours, all_others, named = _Group(), _Group(), False
    meant: list[_Group] = []
    heading = False
    for name, value in _fields(data[:MOST_BYTES]):
        if name == "user-agent":
            meant = meant if heading else []
            heading = True
            if _token(value) == TOKEN:
                meant, named = [*meant, ours], True
            elif value == "*":
                meant = [*meant, all_others]
            continue
        heading = False
        for group in meant:
            group.take(name, value)
    return (ours if named else all_others).read()


class _Group:
    """The rules of a group as they are gathered."""

    def __init__(self) -> None:
        self.rules: list[tuple[bool, str]] = []
        self.delay: float | None = None

    def take(self, name: str, value: str) -> None:
        """Keep one line of the group; an empty rule says nothing."""
        if name in ("allow", "disallow") and value and len(self.rules) < MOST_RULES:
            self.rules.append((name == "allow", _written(value[:LONGEST_RULE])))
        elif name == "crawl-delay" and re.fullmatch(r"\d{1,9}(?:\.\d{0,9})?", value):
            self.delay = min(float(value), LONGEST_DELAY)

    def read(self) -> Robots:
        """The group as a record."""
        return Robots(rules=tuple(self.rules), delay=self.delay)


def _fields(data: bytes) -> list[tuple[str, str]]:
    """Names and values of the lines, without their comments."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    found = (FIELD.match(line) for line in re.split(r"[\r\n]", text))
    return [(field[1].lower(), field[2].strip()) for field in found if field]


def _token(value: str) -> str:
    """The name of a program, without its version."""
    return re.split(r"[^A-Za-z_-]", value, maxsplit=1)[0].lower()


def _written(path: str) -> str:
    """A path in one spelling: what may stand as it is stands so, all else as %XX."""
    pieces = re.split(r"(%(?:2[Ff5Aa]|24|3[Ff]))", path)  # / % * $ ? mean something else when they are written so
    return "".join(
        piece.upper() if at % 2 else quote(unquote(piece, errors="surrogateescape"), KEPT, errors="surrogateescape")
        for at, piece in enumerate(pieces)
    )


def _fits(pattern: str, path: str) -> bool:
    """Whether a path begins as a pattern says; `*` is anything, `$` at its end is the end of the path.

    Each piece is looked for behind the one before it, never before it, so that time grows with the lengths."""
    ends = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not rest:
        return not ends or at == len(path)
    *middle, last = rest
    for piece in middle:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if ends:
        return path.endswith(last) and len(path) - len(last) >= at
    return path.find(last, at) >= 0

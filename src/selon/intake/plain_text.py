"""Words without their markup, on one line: what titles, names and summaries of strangers are kept as."""

from __future__ import annotations

import html
import re

TAG = re.compile(r"<(?:/?[A-Za-z]|[!?])[^<>]{0,2000}>")
HIDDEN = re.compile(r"<(?:script|style)[^<>]{0,500}>[^<]{0,20000}</(?:script|style)\s{0,9}>", re.IGNORECASE)
CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], " ")
ROUNDS = 3
"""How often markup may be wrapped in markup; what still looks like a tag then loses its `<`."""


def plain(markup: str, most: int) -> str:
    """The text of a piece of HTML, blanks and lines as single blanks, `most` characters at most."""
    text = html.unescape(_bare(markup[: most * 8]))
    for _ in range(ROUNDS):
        stripped = _bare(text)
        if stripped == text:
            break
        text = stripped
    if TAG.search(text):
        text = text.replace("<", "")
    return " ".join(text.translate(CONTROLS).split())[:most]


def paragraphs(text: str) -> str:
    """Plain text as HTML: what blank lines part becomes paragraphs."""
    return "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n") if part.strip())


def _bare(markup: str) -> str:
    """The markup without tags, comments and what scripts and styles hold."""
    return TAG.sub(" ", HIDDEN.sub(" ", markup)) if "<" in markup else markup

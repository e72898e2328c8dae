"""Text of an article made safe and honest on a screen."""

from __future__ import annotations

import unicodedata

SPACES = {"\t": " ", "\n": " ", "\r": " "}
# Control, format (bidirectional marks, zero-width characters), lone surrogate, private use, unassigned,
# line and paragraph separators: all that a terminal may obey or hide.
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class _Shown(dict[int, str]):
    """A table for `str.translate`, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        shown = SPACES.get(char, char)
        if unicodedata.category(shown) in HIDDEN:
            shown = f"<U+{code:04X}>"
        self[code] = shown
        return shown


_SHOWN = _Shown()


def visible(text: str) -> str:
    """The text with every control and invisible character written as `<U+202E>`, and line breaks as spaces.

    No article can thus move the cursor, colour the screen or turn the order of the letters round."""
    return text if text.isascii() and text.isprintable() else text.translate(_SHOWN)


def shortened(text: str, length: int) -> str:
    """The text on one line of at most `length` characters, cut at a word, with `…` where it was cut."""
    line = " ".join(visible(text).split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > length // 2 else cut).rstrip(" ,;:") + "…"

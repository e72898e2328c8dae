"""Text of an article made safe and honest on a screen."""

from __future__ import annotations

import re
import unicodedata

SPACES = {"\t": " ", "\n": " ", "\r": " "}
# Control, format (bidirectional marks, zero-width characters), lone surrogate, private use, unassigned,
# line and paragraph separators: all that a terminal may obey or hide.
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Where French typography wants no line break. rich breaks at any white space, so these stand-ins take its
# place until the view is drawn; they are of private use, and `visible` has written out those of the text.
UNBREAKABLE = re.compile("[\u00a0\u202f]|(?<=«) | (?=[»:;!?])")
STAND_INS = {"\u00a0": "\ue000", "\u202f": "\ue001", " ": "\ue002"}
BREAKABLE = {ord(stand_in): space for space, stand_in in STAND_INS.items()}


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


def unbroken(text: str) -> str:
    """Visible text whose no-break spaces, and the spaces inside guillemets, end no line until it is drawn."""
    return UNBREAKABLE.sub(lambda space: STAND_INS[space[0]], visible(text))


def shortened(text: str, length: int) -> str:
    """The text on one line of at most `length` characters, cut at a word, with `…` where it was cut."""
    line = " ".join(visible(text).split())
    if len(line) > length:
        cut = line[: length - 1]
        head, space, _ = cut.rpartition(" ")
        line = (head if space and len(head) > length // 2 else cut).rstrip(" ,;:") + "…"
    return UNBREAKABLE.sub(lambda space: STAND_INS[space[0]], line)

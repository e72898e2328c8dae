"""Words, figures and marks of a stretch of text, with the numbers and word classes that time expressions use."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from selon import languages

# An apostrophe before a single s is that of a possessive and stands for itself: "Tuesday's".
# Figures are those of ASCII: a text may hold others, and none of the tables speaks of them.
PIECES = re.compile(r"[0-9]+|(?:[^\W\d_]|[\u0300-\u036f])+(?:['’](?=\w)(?!s\b))?|\S")
LONGEST_FIGURE = 6
"""Digits of the longest number that counts anything here; longer ones are identifiers."""
LONGEST_WORDS = 16
"""Pieces of the longest number in words."""

Forms = dict[str, tuple[tuple[tuple[str, ...], str], ...]]
"""Ways of writing, by their first piece: the pieces, and what they stand for."""


class Token(NamedTuple):
    """A piece of text in lower case with plain apostrophes, and its place in the document's text."""

    text: str
    start: int
    end: int

    @property
    def is_figure(self) -> bool:
        """Whether it is made of digits."""
        return "0" <= self.text[0] <= "9"


def tokens(text: str, start: int = 0, end: int | None = None, code: str = "") -> tuple[Token, ...]:
    """Pieces of a text between two places; blanks are left out. A language gives capitals their accents back."""
    found = PIECES.finditer(text, start, len(text) if end is None else end)
    accented = _accented(code) if code else {}
    return tuple(Token(accented.get(match[0]) or _plain(match[0]), *match.span()) for match in found)


@cache
def _accented(code: str) -> dict[str, str]:
    """Words by what newspapers print whose capitals bear no accent; small letters are left as they are."""
    rows = (row for row in languages.table(code, "times") if row["class"] == "unaccented")
    return {word.strip(): row["value"] for row in rows for word in row["words"].split("|")}


@lru_cache(maxsize=50_000)
def _plain(piece: str) -> str:
    """The piece as the tables have it."""
    return unicodedata.normalize("NFC", piece).casefold().replace("’", "'")


@cache
def pieces(words: str) -> tuple[str, ...]:
    """Pieces of the words of a table; an apostrophe at the end belongs to its word, as before a noun."""
    cut = tuple(token.text for token in tokens(f"{words}n" if words.endswith("'") else words))
    return cut[:-1] if words.endswith("'") else cut


def forms(pairs: list[tuple[str, str]]) -> Forms:
    """Ways of writing by their first piece, the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, value in pairs:
        cut = pieces(words)
        out.setdefault(cut[0], []).append((cut, value))
    return {first: tuple(sorted(rest, key=lambda pair: -len(pair[0]))) for first, rest in out.items()}


@cache
def classes(code: str) -> dict[str, Forms]:
    """Word classes of a language's `times` table, with its months and weekdays.

    `month` and `weekday` hold every form, `month-name` and `weekday-name` the full names only."""
    pairs: dict[str, list[tuple[str, str]]] = {}
    for row in languages.table(code, "times"):
        pairs.setdefault(row["class"], []).extend((words.strip(), row["value"]) for words in row["words"].split("|"))
    for row in languages.table(code, "calendar"):
        written = row["words"].split()
        kind, number = row["kind"], row["number"]
        # The first form is the name, the others are abbreviations, with a full stop or without.
        pairs.setdefault(f"{kind}-name", []).append((written[0], number))
        pairs.setdefault(kind, []).extend((form, number) for form in written)
        pairs[kind].extend((f"{form}.", number) for form in written[1:])
    for row in languages.table(code, "numbers"):
        pairs.setdefault(row["kind"], []).extend((words.strip(), row["value"]) for words in row["words"].split("|"))
    return {name: forms(rows) for name, rows in pairs.items()}


def at(written: Forms, line: tuple[Token, ...], place: int) -> list[tuple[int, str]]:
    """Forms that stand at a place: where each ends, and what it stands for."""
    if place >= len(line):
        return []
    out = []
    for cut, value in written.get(line[place].text, ()):
        end = place + len(cut)
        if end <= len(line) and all(line[place + k].text == piece for k, piece in enumerate(cut)):
            out.append((end, value))
    return out


def number(code: str, line: tuple[Token, ...], place: int) -> tuple[int, float] | None:
    """Where a number ends and its amount, in figures or in words; None when none stands there."""
    if place >= len(line):
        return None
    if line[place].is_figure:
        return _figures(line, place)
    inside = place > 1 and line[place - 1].text == "-" and line[place - 1].end == line[place].start
    return None if inside else _words(code, line, place)


def _figures(line: tuple[Token, ...], place: int) -> tuple[int, float] | None:
    """A number in figures: thousands in groups of three, a comma or point before decimals."""
    text, end = line[place].text, place + 1
    while end < len(line) and line[end].is_figure and len(line[end].text) == 3 and len(line[place].text) <= 3:
        if line[end].start - line[end - 1].end != 1 or len(text) > LONGEST_FIGURE:
            break
        text, end = text + line[end].text, end + 1
    if len(text) > LONGEST_FIGURE:
        return None
    if end + 1 < len(line) and line[end].text in (",", ".") and line[end + 1].is_figure:
        close = line[end].start == line[end - 1].end and line[end + 1].start == line[end].end
        if close and len(line[end + 1].text) <= 3:
            return end + 2, float(f"{text}.{line[end + 1].text}")
    return end, float(text)


def _words(code: str, line: tuple[Token, ...], place: int) -> tuple[int, float] | None:
    """A number in words: units and tens add up, a hundred or thousand multiplies what stands before it."""
    table = classes(code)
    total = part = 0.0
    end, read = place, False
    while end < min(len(line), place + LONGEST_WORDS):
        step = next(iter(at(table["number"], line, end)), None)
        scale = next(iter(at(table["scale"], line, end)), None)
        if step is not None and read and part == 1:
            break  # "a two-year freeze" is one of two years
        if step is not None:
            part += float(step[1])
            end, read = step[0], True
        elif scale is not None:
            amount = float(scale[1])
            part = (part or 1) * amount
            if amount >= 1000:
                total, part = total + part, 0.0
            end, read = scale[0], True
        else:
            joined = next((stop for stop, _ in at(table["joint"], line, end)), None)
            if (
                not read
                or part % 10
                or joined is None
                or not at(table["number"], line, joined) + at(table["scale"], line, joined)
            ):
                break
            end = joined
    return (end, total + part) if read else None

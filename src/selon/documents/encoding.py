"""Bytes -> text, once, with what had to be guessed noted as gaps."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from selon.errors import UnknownEncoding
from selon.records import Gap, Span

# BOMs in the order of the Encoding Standard; UTF-32 first, because its mark begins like that of UTF-16.
BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The Encoding Standard looks for the declaration in the first 1,024 bytes; pages that put it later are common.
PRESCAN = 4096
CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^<>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.I
)
# Labels that the Encoding Standard reads as windows-1252, and those that it reads as UTF-8 when found in a page.
AS_CP1252 = {
    "ascii",
    "us-ascii",
    "iso-8859-1",
    "iso8859-1",
    "latin1",
    "latin-1",
    "l1",
    "windows-1252",
    "x-user-defined",
}
AS_UTF8 = {"utf8", "utf-16", "utf-16le", "utf-16be", "unicode"}
SINGLE_BYTE = ("cp1252", "iso8859-15")
# Of the characters above ASCII in French prose, nearly all are letters between letters or typography.
TYPOGRAPHY = frozenset("«»“”‘’‹›„…–—•·°€£§©®™²³½\u00a0\u00ad×ªº¡¿†‰¹¼¾±¶´¨")
PLAUSIBLE_SHARE = 0.95
# Above this share of accented among all letters, single-byte text is Greek or Cyrillic in disguise.
ACCENT_SHARE = 0.5
SAMPLE = 1_000_000
# Fewer NUL bytes say nothing about every second byte.
FEWEST_NULS = 4
MAX_GAPS = 50
BAD_BYTES = "selon-bad-bytes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a capture, the encoding that gave it, and the stretches that are in doubt.

    Offsets count from after the byte order mark; line breaks stay as they were. A gap with an empty
    span is about the whole text."""

    text: str
    encoding: str
    gaps: tuple[Gap, ...] = ()


def decode(data: bytes, *, media_type: str = "text/plain", place: str = "text", charset: str | None = None) -> Decoded:
    """The text of the bytes: by byte order mark, as UTF-8, as the server says (`charset`), as the page declares, as
    windows-1252. This is the order of the Encoding Standard, save that sound UTF-8 is believed before any word of it.

    Raises UnknownEncoding where none of them explains the bytes."""
    text, encoding, notes = _decoded(data, _labels(data, media_type, charset), place)
    gaps = [Gap(span=Span(0, 0), reason=note) for note in notes]
    if "\x00" in text:
        gaps += _runs(text, re.compile("\x00+"), "nul-bytes: NUL bytes, read as a blank")
    if "\ufffd" in text:
        gaps += _runs(text, re.compile("\ufffd+"), "lost-character: a character that was lost (U+FFFD)")
    return Decoded(text=text, encoding=encoding, gaps=tuple(gaps))


def _labels(data: bytes, media_type: str, charset: str | None) -> list[str]:
    """The encodings that are declared, the server's before the page's."""
    given = [_known(charset) if charset else None, _declared(data) if media_type == "text/html" else None]
    return list(dict.fromkeys(label for label in given if label))


def _decoded(data: bytes, declared: list[str], place: str) -> tuple[str, str, list[str]]:
    """Text, encoding and notes about what the bytes said of themselves and did not keep."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace"), encoding, []
    if order := _order_without_bom(data):
        return data.decode(order, errors="replace"), order, []
    text = _strictly(data, "utf-8")
    if text is not None:
        wrong = declared and declared[0] != "utf-8" and not data.isascii()
        return text, "utf-8", [f"wrong-declaration: declared {declared[0]}, is utf-8"] if wrong else []
    for at, label in enumerate(label for label in declared if label != "utf-8"):
        if (text := _strictly(data, label)) is not None and (at == 0 or _looks_like_letters(text[:SAMPLE])):
            return text, label, []
    return _undeclared(data, declared[0] if declared else None, place)


def _undeclared(data: bytes, declared: str | None, place: str) -> tuple[str, str, list[str]]:
    """Text of bytes that are neither sound UTF-8 nor what they declare."""
    mended = data.decode("utf-8", errors=BAD_BYTES)
    if _mostly_utf8(data):
        return mended, "utf-8", ["mixed-encoding: some bytes are not utf-8; they are read as windows-1252"]
    for encoding in SINGLE_BYTE:
        text = _strictly(data, encoding)
        if text is not None and _looks_like_letters(text[:SAMPLE]):
            return text, encoding, [f"wrong-declaration: declared {declared}, is {encoding}"] if declared else []
    fact = "no encoding explains its bytes" + (f" (it declares {declared})" if declared else "")
    raise UnknownEncoding(place, fact, "Save it as UTF-8 and give that file.")


def _declared(data: bytes) -> str | None:
    """The encoding that a page declares, under its Python name; None when it declares none that is known."""
    found = CHARSET.search(data[:PRESCAN])
    if not found:
        return None
    return _known(found[1].decode("ascii", errors="ignore"))


def _known(label: str) -> str | None:
    """The Python name of an encoding by its label, as the Encoding Standard reads it; None for an unknown one."""
    label = label.strip().strip("\"'").lower()
    if label in AS_CP1252:
        return "cp1252"
    if label in AS_UTF8:
        return "utf-8"
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return name if name not in ("utf-7", "punycode", "idna") else None


def _strictly(data: bytes, encoding: str) -> str | None:
    """The text when every byte fits the encoding, else None."""
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _order_without_bom(data: bytes) -> str | None:
    """The byte order of UTF-16 in Latin script, where every second byte is NUL; else None."""
    sample = data[:PRESCAN]
    if sample.count(0) < FEWEST_NULS:
        return None
    half = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if max(even, odd) < 0.6 or min(even, odd) > 0.05:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _mostly_utf8(data: bytes) -> bool:
    """Whether sound UTF-8 sequences outnumber the bytes that break the rule (a torn or patched file)."""
    sample = data[:SAMPLE]
    broken = sample.decode("utf-8", errors="replace").count("\ufffd")
    sound = sum(1 for char in sample.decode("utf-8", errors="ignore") if char > "\x7f")
    return sound > 2 * broken


def _looks_like_letters(text: str) -> bool:
    """Whether what stands above ASCII reads as letters inside words and as typography."""
    high = [found.start() for found in re.finditer(r"[^\x00-\x7f]", text)]
    good = sum(1 for at in high if text[at] in TYPOGRAPHY and not _within_word(text, at) or _is_letter(text, at))
    letters = sum(1 for char in text[:10_000] if char.isalpha())
    accented = sum(1 for char in text[:10_000] if char > "\x7f" and char.isalpha())
    return good >= PLAUSIBLE_SHARE * len(high) and accented <= ACCENT_SHARE * letters


def _is_letter(text: str, at: int) -> bool:
    """Whether a letter stands here whose case fits its neighbours (`Žt` inside `dŽtail` does not)."""
    if not text[at].isalpha():
        return False
    before = text[at - 1] if at else " "
    return not (text[at].isupper() and before.islower())


def _within_word(text: str, at: int) -> bool:
    """Whether a mark that is no apostrophe stands between two small letters, as no typography does."""
    if text[at] in "’‘´\u00ad·" or at == 0 or at + 1 >= len(text):
        return False
    return text[at - 1].islower() and text[at + 1].islower() and text[at] not in "–—…"


def _runs(text: str, pattern: re.Pattern[str], reason: str) -> Iterator[Gap]:
    """A gap for each run; from the fiftieth on one gap for all that are left, so that reports stay short."""
    spans = [Span(*found.span()) for found in pattern.finditer(text)]
    for span in spans[:MAX_GAPS]:
        yield Gap(span=span, reason=reason)
    if left := spans[MAX_GAPS:]:
        yield Gap(span=Span(left[0].start, left[-1].end), reason=f"{reason} ({len(left)} more places)")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """The bytes that broke UTF-8, each read as windows-1252 or, where that has no character, as U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error(BAD_BYTES, _as_cp1252)

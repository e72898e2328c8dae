"""What kind of bytes these are: text, a page, an archive, a feed, or something that Selon does not read."""

from __future__ import annotations

import re
import zlib

from selon.errors import NotText

# Magic numbers with what they are called for a person and what to do about it. Only those that no text begins with.
SAVE_AS_TEXT = "Save it as plain text or HTML and give that file."
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"%!PS-", "a PostScript file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"PK\x03\x04", "a zip archive (or an office document, which is one)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x04\x22\x4d\x18", "an lz4 archive"),
    (b"filedesc://", "an ARC file, the older form of WARC"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\x00asm", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"OggS\x00", "a sound file"),
    (b"ID3\x02", "a sound file"),
    (b"ID3\x03", "a sound file"),
    (b"ID3\x04", "a sound file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
HTML_HEAD = re.compile(rb"<(?:!doctype\s{1,9}html|html|head|body|article|main|meta|title|h1|p|div)[\s>]", re.IGNORECASE)
FEED = re.compile(
    rb"(?:<\?[^<>]{0,300}>|<!--[^<>]{0,300}-->|<![^<>]{0,300}>|\s){0,20}<(?:rss|feed|rdf:RDF|opml)[\s>]", re.I
)
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
# How files begin that an opener of its own reads; each with its kind.
OPENED: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"WARC/", "warc"),
)
JSON_FEED = b"//jsonfeed.org/version/"
JSON = re.compile(rb"(?:\[\s{0,99}){0,2}\{\s{0,999}(?:\"|\})|\[\s{0,99}\]")
WARC_SUFFIXES = (".warc", ".warc.gz")
JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")
BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
HEAD = 4096
SAMPLE = 65536
# Text has line breaks and tabs, form feeds in old wires and escapes in terminal copies; above one byte in
# fifty of the others, a file is a program or a picture.
CONTROLS = bytes(set(range(1, 32)) - {9, 10, 11, 12, 13, 27})
CONTROL_SHARE = 0.02
# A torn download holds runs of NUL; beyond one byte in ten, what is left is no longer an article.
NUL_SHARE = 0.10


def kind(head: bytes, address: str) -> str:
    """The kind of a source by its first bytes and then by its name: a key of the table of openers.

    `warc`, `gzip`, `zip`, `pdf`, `json`, `feed`, `html`, or `text` for all else, which may turn out to be none."""
    if address.lower().endswith(WARC_SUFFIXES) or head.startswith(b"\x1f\x8b") and _holds_records(head):
        return "warc"
    if head and address.lower().endswith(".wacz"):
        return "zip"
    for magic, what in OPENED:
        if head.startswith(magic):
            return what
    start = _bare(head)
    if start.startswith(b"<"):
        return "feed" if FEED.match(start) else "html" if HTML_HEAD.search(start) else "text"
    if JSON.match(start) or address.lower().endswith(JSON_SUFFIXES):
        return "feed" if JSON_FEED in start[:HEAD].replace(b"\\/", b"/") else "json"
    return "html" if address.lower().endswith(HTML_SUFFIXES) else "text"


def _holds_records(head: bytes) -> bool:
    """Whether a gzip file is a WARC, by what it unpacks to."""
    try:
        return zlib.decompressobj(31).decompress(head, 5) == b"WARC/"
    except zlib.error:
        return False


def _bare(data: bytes) -> bytes:
    """The first bytes without a byte order mark, NUL and blanks before them."""
    head = data[:HEAD].replace(b"\x00", b"")
    for bom in BOMS:
        head = head.removeprefix(bom)
    return head.lstrip()


def media_type(data: bytes, address: str) -> str:
    """`text/html` or `text/plain`, from the first bytes and then from the suffix of the address.

    Raises NotText for pictures, archives, programs and other files that are not text."""
    refuse_binary(data, address)
    head = _bare(data)
    if head.startswith(b"<") and HTML_HEAD.search(head):
        return "text/html"
    if head.startswith(b"<?xml"):
        raise NotText(address, "it is XML, not a page", "Give the article's page, or its text.")
    return "text/html" if address.lower().endswith(HTML_SUFFIXES) else "text/plain"


def refuse_binary(data: bytes, address: str) -> None:
    """Nothing; raises NotText where the bytes cannot be text."""
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise NotText(address, f"it is {what}", SAVE_AS_TEXT)
    if data[4:8] == b"ftyp":
        raise NotText(address, "it is a film", SAVE_AS_TEXT)
    if data.startswith(BOMS):
        return
    sample = data.rstrip(b"\x00")[:SAMPLE]
    if not sample:
        raise NotText(address, "it holds only NUL bytes", "Fetch the article again: the file was cut off.")
    nuls = sample.count(b"\x00")
    if nuls > NUL_SHARE * len(sample) and utf16_order(sample) is None:
        raise NotText(address, "it is full of NUL bytes, as programs and databases are", SAVE_AS_TEXT)
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    if controls > CONTROL_SHARE * len(sample) and utf16_order(sample) is None:
        raise NotText(address, "it is full of control characters, as programs and pictures are", SAVE_AS_TEXT)


def utf16_order(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` when every second byte is NUL as in Latin text, else None."""
    sample = data[:HEAD]
    half = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.6 and even < 0.05:
        return "utf-16-le"
    if even > 0.6 and odd < 0.05:
        return "utf-16-be"
    return None

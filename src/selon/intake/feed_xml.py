"""The XML of feeds and OPML, made safe before anything parses it: one encoding, no DOCTYPE, no depths."""

from __future__ import annotations

import codecs
import re
from xml.parsers import expat

from selon.errors import InputError, TooLarge

DEEPEST = 100
"""How deep elements may be nested; feeds have 5 to 10."""
MOST_TAGS = 1_000_000
DOCTYPE = "<!DOCTYPE"
DECLARED = re.compile(rb"""^\s{0,99}<\?xml[^>]{0,200}encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9._-]{1,40})["']""")
BLANKS = re.compile(r"\s*")
DECLARATION = re.compile(r"\s{0,999}<\?xml[^>]{0,500}\?>")
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Encodings in which the signs of XML are those of ASCII: no other reading of the same bytes hides a DOCTYPE in them.
TAG = re.compile(rb"<(/?)[A-Za-z_][^<>]{0,2000}?(/?)>")
FORGIVEN = 20
PLAIN = re.compile(r"utf-?8|us-ascii|ascii|iso-?8859-?\d{1,2}|latin-?1|(?:windows|cp)-?125\d|koi8-[ru]|euc-(?:jp|kr)")
NO_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], " ")


def decoded(data: bytes, charset: str | None) -> str:
    """The text of XML or JSON: by its mark, by what the server or the text names, else UTF-8, else windows-1252."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    declared = DECLARED.match(data[:400])
    named = [charset or "", declared[1].decode("ascii") if declared else ""]
    for name in [*(name.lower() for name in named if PLAIN.fullmatch(name.lower())), "utf-8"]:
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def first_tag(text: str) -> str:
    """What stands behind the declaration, comments and instructions at the head of XML; empty when they do not end."""
    at = 0
    while True:
        at = BLANKS.match(text, at).end()  # type: ignore[union-attr]
        for opening, closing in (("<?", "?>"), ("<!--", "-->")):
            if text.startswith(opening, at):
                end = text.find(closing, at)
                if end < 0:
                    return ""
                at = end + len(closing)
                break
        else:
            return text[at:]


def checked(text: str, place: str) -> bytes:
    """XML in UTF-8 that is safe to parse; signs that XML has not become blanks.

    Raises InputError for a DOCTYPE or elements nested past reason, TooLarge for too many tags."""
    if first_tag(text)[: len(DOCTYPE)].upper() == DOCTYPE:
        raise _doctype(place)
    if text.count("<") > MOST_TAGS:
        raise TooLarge(place, f"it has over {MOST_TAGS:,} tags", "Leave it out: no feed has so many.")
    data = DECLARATION.sub("", text, count=1).translate(NO_XML).lstrip().encode("utf-8", "replace")
    _walk(data, place)
    return data


def _walk(data: bytes, place: str) -> None:
    """Nothing; raises InputError for a DOCTYPE anywhere or elements nested past reason.

    Expat stops at the first fault of the XML; a tag behind it still counts as one step down."""
    depth = 0

    def down(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise _too_deep(place)

    def up(*_: object) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: object) -> None:
        raise _doctype(place)

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler, parser.EndElementHandler, parser.StartDoctypeDeclHandler = down, up, doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        if _deep(data[parser.ErrorByteIndex :], depth):
            raise _too_deep(place) from None


def _deep(rest: bytes, depth: int) -> bool:
    """Whether tags behind a fault are nested past reason; tags of pages inside, that nothing closes, are forgiven."""
    for found in TAG.finditer(rest):
        depth += -1 if found[1] else 0 if found[2] else 1
        if depth > DEEPEST * FORGIVEN:
            return True
    return False


def _doctype(place: str) -> InputError:
    return InputError(place, "it has a DOCTYPE, by which XML can reach for files", "Ask the site for a feed without.")


def _too_deep(place: str) -> InputError:
    return InputError(place, f"its elements are nested over {DEEPEST} deep", "Leave it out: no feed is so.")

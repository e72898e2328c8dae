"""PDF files made by hand: lines of text at their places, in the order in which a program might draw them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

HEIGHT = 842


class Set(NamedTuple):
    """A line of type: place of its left end from the left and from below, its text, its size."""

    x: float
    y: float
    text: str
    size: float = 11


def pdf(pages: Sequence[Iterable[Set]], *, info: str = "", packed: bool = True) -> bytes:
    """A PDF in Helvetica with these lines on its pages; `info` are the entries of its records."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects.append(font)
    kids = []
    for lines in pages:
        drawn = "\n".join(f"BT /F1 {one.size} Tf {one.x} {one.y} Td ({_escaped(one.text)}) Tj ET" for one in lines)
        data = drawn.encode("cp1252")
        data, how = (zlib.compress(data), b"/Filter /FlateDecode ") if packed else (data, b"")
        objects.append(b"<< %s/Length %d >>\nstream\n%s\nendstream" % (how, len(data), data))
        kids.append(len(objects) + 1)
        place = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 {HEIGHT}] /Contents {len(objects)} 0 R "
        objects.append(f"{place}/Resources << /Font << /F1 3 0 R >> >> >>".encode())
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    objects.append(f"<< {info} >>".encode("cp1252"))
    return _written(objects)


def _written(objects: list[bytes]) -> bytes:
    """The objects with their table."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def column(lines: Iterable[str], *, x: float, top: float, step: float = 14) -> list[Set]:
    """Lines one below the other; an empty one leaves its place free."""
    return [Set(x, top - n * step, line) for n, line in enumerate(lines) if line]


TITLE = Set(56, 760, "Le port de Valbrune rouvre son quai nord", 20)
LEFT = (
    "La Compagnie du port de Valbrune rouvrira son",
    "quai nord le 3 juin, a annoncé lundi sa direc-",
    "trice, Odile Ferrand. « Nous avons tenu les dé-",
    "lais », a-t-elle déclaré devant les pêcheurs.",
    "",
    "Les travaux auraient coûté 4,2 millions d'euros,",
    "selon la chambre de commerce. « C'est cher », dit-",
    "il sans s'y attarder. Le trafic reprendra avant",
)
RIGHT = (
    "l'été, assure le maire, Paul Lormel, et les pertes",
    "de l'hiver seront indemnisées.",
    "",
    "La porte-parole du syndicat, Anne Mellier, a",
    "indiqué que douze emplois seraient créés. Une",
    "association conteste le calendrier, que la porte-",
    "parole défend. La préfecture dément tout retard",
    "dans un communiqué transmis mardi.",
)


def release(*, across: bool = False) -> bytes:
    """A press release in two columns; drawn column by column, or line by line across both."""
    left, right = column(LEFT, x=56, top=700), column(RIGHT, x=312, top=700)
    body = sorted([*left, *right], key=lambda one: (-one.y, one.x)) if across else [*left, *right]
    info = "/Title (Communiqué) /Author (Compagnie du port de Valbrune) /CreationDate (D:20310520083000+02'00')"
    return pdf([[TITLE, Set(56, 730, "Valbrune, le 20 mai 2031"), *body, Set(290, 30, "1")]], info=info)

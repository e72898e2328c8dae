"""A quotation in its sentence: the words before it and behind it, as the article has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from selon.answers.dossier import SENTENCE_ENDS
from selon.answers.finding import within
from selon.ledger import Ledger
from selon.ledger.schema import documents

LONGEST = 320
"""Letters that are shown on each side of a quotation at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A quotation with the words of its sentence on both sides, and the language of its article."""

    before: str
    quote: str
    after: str
    language: str


def texts(ledger: Ledger, ids: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """The texts of some documents by their ids, with language, name, address, capture and dates."""
    return {row["id"]: row for row in within(ledger, _TEXTS, documents.c.id, set(ids))}


_TEXTS = select(
    *(documents.c[name] for name in ("id", "name", "text", "language", "address", "capture", "recorded", "outlet")),
    *(documents.c[name] for name in ("headline", "reported", "reported_origin")),
)


def sentence(row: Mapping[str, Any], span: Iterable[int], quote: str | None) -> Sentence:
    """A quotation in its sentence; alone where the text was erased."""
    text, (start, end) = row["text"] or "", span
    if not text:
        return Sentence(before="", quote=quote or "", after="", language=row["language"])
    return Sentence(
        before=_before(text, start), quote=text[start:end], after=_after(text, end), language=row["language"]
    )


def _before(text: str, start: int) -> str:
    """The words of a sentence before a place."""
    left = max(0, start - LONGEST)
    ends = [found.end() for found in SENTENCE_ENDS.finditer(text, left, start)]
    begun = ends[-1] if ends else left
    if not ends and left:
        cut = text.find(" ", left, start)
        return "… " + text[cut + 1 : start].lstrip() if cut >= 0 else ""
    return text[begun:start].lstrip()


def _after(text: str, end: int) -> str:
    """The words of a sentence behind a place."""
    # A quotation that ends its sentence with its own full stop has nothing behind it.
    if SENTENCE_ENDS.search(text, max(0, end - 3), min(len(text), end + 2)):
        closing = text[end : end + 2].rstrip()
        return closing if closing and not closing[0].isalnum() else ""
    found = SENTENCE_ENDS.search(text, end, min(len(text), end + LONGEST))
    if found:
        return text[end : found.end()].rstrip()
    rest = text[end : end + LONGEST]
    return rest.rsplit(" ", 1)[0] + " …" if len(rest) == LONGEST else rest.rstrip()

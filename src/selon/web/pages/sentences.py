"""A quotation in its sentence: the words before it and behind it, as the article has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from selon.answers.finding import within
from selon.ledger import Ledger
from selon.ledger.schema import documents

ENDS = re.compile(r"(?<=\w\w)[.!?…]{1,6}(?:[ \u00a0\u202f]?[»”\"')\]]){0,3}(?=\s|$)|\n")
"""Where a sentence ends, marks that close behind its full stop taken in."""
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
    ends = [found.end() for found in ENDS.finditer(text, left, start)]
    if not ends and left:
        return f"… {text[left:start].partition(' ')[2]}"
    return text[ends[-1] if ends else left : start].lstrip()


def _after(text: str, end: int) -> str:
    """The words of a sentence behind a place."""
    right = min(len(text), end + LONGEST)
    # The place may stand behind the full stop of its sentence, or before it.
    found = next((one for one in ENDS.finditer(text, max(0, end - 3), right) if one.end() >= end), None)
    if found is None and right < len(text):
        return f"{text[end:right].rpartition(' ')[0]} …"
    return text[end : found.end() if found else right].rstrip()

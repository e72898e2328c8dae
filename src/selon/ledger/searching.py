"""Rows found by their words, the best first: a full-text index that holds stems."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz, process
from sqlalchemy import column, select, table, text

from selon.ledger.store import MOST, Found, Ledger

WORDS = table("words", column("id"), column("kind"), column("reading"), column("document"), column("rowid"))

OFFERED = 5
NEAR = 70
"""Likeness, of 100, from which on a word is offered for another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """What has the words: `rows` (id, kind, reading, document, rank) the best first; `more` when MOST were too few.

    With `more`, the newest MOST rows that have the words were ranked, and no others."""

    rows: tuple[Found, ...]
    more: bool


def ranked(ledger: Ledger, stems: str, *, every: bool = True) -> Ranked:
    """The claims and positions that have the stems, or with `every` false one of them."""
    words = [f'"{stem}"' for stem in stems.split()]
    if not words:
        return Ranked(rows=(), more=False)
    matching = text("words MATCH :words").bindparams(words=f"stems: {(' AND ' if every else ' OR ').join(words)}")
    newest_first = select(WORDS.c.rowid).where(matching).order_by(WORDS.c.rowid.desc())
    # One row past the last that is ranked says whether there are more.
    last = ledger.rows(newest_first.limit(2).offset(MOST - 1))
    query = select(WORDS.c.id, WORDS.c.kind, WORDS.c.reading, WORDS.c.document, column("rank")).where(matching)
    if last:
        query = query.where(WORDS.c.rowid >= last[0]["rowid"])
    return Ranked(rows=tuple(ledger.rows(query.order_by(text("rank")))), more=len(last) > 1)


def nearest_stems(ledger: Ledger, stem: str) -> list[str]:
    """Of the stems that are there, those that look most like one."""
    terms = table("vocabulary", column("term"))
    known = [str(row["term"]) for row in ledger.rows(select(terms.c.term))]
    return [term for term, *_ in process.extract(stem, known, scorer=fuzz.ratio, limit=OFFERED, score_cutoff=NEAR)]

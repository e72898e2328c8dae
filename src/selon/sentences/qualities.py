"""Adjectives right behind a noun that a preposition follows, hung on the noun: "sources close to the mayor"."""

from __future__ import annotations

from functools import cache

from selon.languages import grouped, has_table
from selon.sentences.rows import Rows


def hang_qualities(rows: Rows, code: str) -> None:
    """Hang the words of the table on the noun before them, and what their preposition governs on them, where the
    parser took them for verbs or adverbs."""
    for at in range(1, len(rows.texts) - 2):
        behind = rows.texts[at].lower() in _words(code) and at not in rows.openings
        if not behind or rows.upos[at - 1] != "NOUN" or rows.upos[at + 1] != "ADP" or rows.heads[at] == at - 1:
            continue
        thing = rows.heads[at + 1]
        if rows.heads[at - 1] == at and rows.heads[at] > thing > at + 1:
            rows.heads[at - 1], rows.deprels[at - 1] = rows.heads[at], "nsubj"  # "Sources close to him told us"
        if thing <= at + 1 or _rules(rows, at, at - 1):
            continue
        rows.upos[at], rows.feats[at] = "ADJ", ""
        rows.heads[at], rows.deprels[at] = at - 1, "amod"
        rows.heads[thing], rows.deprels[thing] = at, "obl"


@cache
def _words(code: str) -> frozenset[str]:
    """Adjectives that stand behind their noun with a preposition; none in most languages."""
    known = grouped(code, "function") if has_table(code, "function") else {}
    return known.get("quality-behind", frozenset())


def _rules(rows: Rows, above: int, below: int) -> bool:
    """Whether a word governs another, near or far."""
    here, steps = below, 0
    while here >= 0 and steps < len(rows.heads):
        if here == above:
            return True
        here, steps = rows.heads[here], steps + 1
    return False

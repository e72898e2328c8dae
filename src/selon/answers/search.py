"""What is found by words: claims and positions, the best first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from selon.answers import claims as shown
from selon.answers.documents import by_id
from selon.answers.finding import Stems, languages
from selon.answers.stands import row_of, stands
from selon.answers.times import Times
from selon.errors import NotFound
from selon.ledger import Ledger
from selon.ledger.searching import Ranked, nearest_stems, ranked
from selon.ledger.store import MOST
from selon.records import Answer

Hit = dict[str, Any]
AT_ONCE = 250
"""Ranked rows that are looked up at once at most, until enough of them count."""


def search(ledger: Ledger, words: str, stems: Stems, times: Times, part: tuple[int, bool] = (20, True)) -> Answer:
    """Claims and positions that have the words in any form; `part` is how many, and whether they must have all.

    Documents in languages that are not read stand behind them (`unread`). The words of a claim are those of its
    sentence with its source. At most MOST are ranked, and a note says so.
    Raises NotFound with stems that are near when nothing has the words."""
    limit, every = part
    asked = {language: stems(language, words) for language in languages(ledger)}
    found = {language: ranked(ledger, told, every=every) for language, told in asked.items()}
    unread = _unread(ledger, asked, times, part)
    if not unread and not any(one.rows for one in found.values()):
        raise NotFound(_nothing(ledger, words, asked, every))
    more = any(one.more for one in found.values())
    counted = sum(len(one.rows) for one in found.values())
    results = list(islice(_hits(ledger, found, times, limit), limit or None))
    return Answer(
        title=f"{words}: {'more than ' if more else ''}{counted:,} claims and positions have the words{_and(unread)}",
        data={"words": words, "results": results, "ranked": counted, "more_than_ranked": more, "unread": unread},
        columns=shown.COLUMNS,
        rows=(*map(_row, results), *map(_unread_row, unread)),
        notes=tuple(_notes(len(results), limit, more)),
    )


def _unread(ledger: Ledger, asked: dict[str, str], times: Times, part: tuple[int, bool]) -> list[Hit]:
    """The documents in languages that are not read which have the words, the best first."""
    limit, every = part
    rows = (row for told in asked.values() for row in ledger.search(told, "unread", every=every))
    ids = dict.fromkeys(row["document"] for row in sorted(rows, key=lambda row: (row["rank"], row["document"])))
    found = by_id(ledger, ids, times)
    return [found[id] for id in ids if id in found][: limit or None]


def _and(unread: list[Hit]) -> str:
    """How many documents that are not read have the words, behind the count of the others; empty for none."""
    count = f"{len(unread)} article{'' if len(unread) == 1 else 's'}"
    return f", and {count} in languages that are not read" if unread else ""


def _unread_row(one: Hit) -> tuple[str, ...]:
    """A document that was not read as a line of a table."""
    said = f"not read: its language is {one['language']}"
    return one["id"][:12], one["outlet"] or one["document"], said, one["headline"] or "", one["reported_at"][:10]


def _nothing(ledger: Ledger, words: str, asked: dict[str, str], every: bool) -> str:
    """What to say when nothing has the words: the words that nothing has, with those near them."""
    unknown = sorted({stem for told in asked.values() for stem in told.split() if not ranked(ledger, stem).rows})
    if not unknown and every:
        return f"{words}: no claim or position has all these words; --any finds those that have one of them."
    near = sorted({other for stem in unknown for other in nearest_stems(ledger, stem)})
    return f"{words}: no claim or position has {' or '.join(unknown) or 'a word'}. Near: {', '.join(near) or 'none'}"


def _notes(shown_: int, limit: int, more: bool) -> Iterator[str]:
    """What was not looked at, or not shown."""
    if more:
        yield f"more than {MOST:,} claims and positions have the words: the newest {MOST:,} were ranked"
    if limit and shown_ == limit:
        yield f"the best {limit} are shown; --limit N shows more, --limit 0 all"


def _hits(ledger: Ledger, found: dict[str, Ranked], times: Times, most: int) -> Iterator[Hit]:
    """What counts of what was ranked, the best first; a position inside a claim that was found too is left to it.

    About as many are looked up at once as are wanted."""
    ordered = sorted((row for one in found.values() for row in one.rows), key=lambda row: (row["rank"], row["id"]))
    claimed = {row["id"] for row in ordered if row["kind"] == "claim"}
    kinds = {row["id"]: row["kind"] for row in ordered if row["claim"] not in claimed}
    ids, step = list(kinds), min(most or AT_ONCE, AT_ONCE)
    for start in range(0, len(ids), step):
        some = ids[start : start + step]
        told: dict[str, Hit] = {}
        if asked := [id for id in some if kinds[id] == "claim"]:
            told |= {id: {"kind": "claim", **one} for id, one in shown.by_id(ledger, asked, times).items()}
        if asked := [id for id in some if kinds[id] == "position"]:
            held = stands(ledger, asked, times)
            told |= {one["id"]: {"kind": "position", **one} for one in held if one["claim"] not in claimed}
        yield from (told[id] for id in some if id in told)


def _row(hit: Hit) -> tuple[str, ...]:
    """A hit as a line of a table."""
    return shown.row_of(hit) if hit["kind"] == "claim" else row_of(hit)

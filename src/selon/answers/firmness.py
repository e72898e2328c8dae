"""How firmly outlets tell what others say: shares of each cell with their intervals, and the claims behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import sqrt
from typing import Any

from sqlalchemy import ColumnElement, String, cast, func, select

from selon.answers import claims as shown
from selon.answers.standing import ABOUT_THE_DOCUMENT, conditions
from selon.answers.times import Times
from selon.answers.versions import superseded
from selon.ledger import Ledger
from selon.ledger.schema import claims, documents, readings
from selon.records import Answer

Z = 1.959963984540054
"""The quantile of the normal distribution for intervals of 95 %."""
FIRMNESS = ("plain", "hedged", "conditional", "denied")
"""Of these every claim has one; the other two go beside them."""
MEASURES = (*FIRMNESS, "anonymous", "unsourced")
KEYS: dict[str, Callable[[Any], str]] = {
    "outlet": lambda row: row["outlet"] or "not known",
    "month": lambda row: row["reported"][:7],
    "year": lambda row: row["reported"][:4],
    "source": lambda row: row["source"] or "nobody named",
    "kind": lambda row: row["source_kind"],
    "act": lambda row: row["act"],
    "role": lambda row: row["role"],
}
"""What claims can be sorted by."""


def firmness(ledger: Ledger, by: Sequence[str], times: Times) -> Answer:
    """The table of shares, one line for every outlet and month there is, or whatever `by` names of KEYS.

    Teasers are left out: they tell of another article; and so are versions of an article that has a later one."""
    cells: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    rows = list(_claims(ledger, times))
    for row in rows:
        cells[tuple(KEYS[key](row) for key in by)].append(row)
    told = [_cell(dict(zip(by, place, strict=True)), cells[place]) for place in sorted(cells)]
    grammars = sorted({row["grammar"] for row in rows})
    return Answer(
        title=f"How firmly {len(rows):,} claims are told, by {' and '.join(by)}",
        data={"by": list(by), "interval": "Wilson, 95 %", "cells": told, "grammars": grammars},
        columns=(*by, "claims", *MEASURES),
        rows=tuple(_row(cell, by) for cell in told),
        notes=(
            "shares of the claims of a line with the interval of Wilson (95 %)",
            "teasers of other articles do not count, nor do versions of an article that has a later one",
            "a claim is plain, hedged, conditional or denied; anonymous and unsourced ones are among these",
            f"read by {', '.join(grammars) or 'nothing'}; how often each is read rightly: docs/evaluation.md",
        ),
    )


def _claims(ledger: Ledger, times: Times) -> Iterator[dict[str, Any]]:
    """Every claim that counts with what is said of its document; documents are looked up once, not for every claim."""
    about = select(readings.c.id, readings.c.grammar, *ABOUT_THE_DOCUMENT).select_from(readings)
    about = about.join(documents, documents.c.id == readings.c.document).where(*conditions(times))
    read = {row["id"]: dict(row) for row in ledger.rows(about)}
    names = ("reading", "document", "source", "source_kind", "act", "basis", "hedged", "role", "reported")
    # The kind stands second of the three things that make a link: no name can be taken for it.
    links = func.replace(cast(claims.c.links, String), ', "', ',"')  # written with blanks or without
    hidden = links.like('%,"anonymous",%').label("anonymous")
    query = select(claims.c.id, *(claims.c[name] for name in names), hidden)
    found = [row for row in ledger.rows(query.where(*_wanted(ledger, times))) if row["reading"] in read]
    old = superseded(ledger, {row["document"]: row["reported"] for row in found})
    for row in found:
        if row["document"] not in old:
            yield {**read[row["reading"]], **row}


def _wanted(ledger: Ledger, times: Times) -> list[ColumnElement[bool]]:
    """What a claim must be to count, beside its document."""
    return shown.standing(ledger, [claims.c.role != "teaser"], times)


def _cell(place: dict[str, str], rows: Iterable[Any]) -> dict[str, Any]:
    """One line of the table: for each measure the share, its interval, and the ids of its claims."""
    ids: dict[str, list[str]] = {measure: [] for measure in MEASURES}
    count = 0
    for row in rows:
        count += 1
        for measure in _measures(row):
            ids[measure].append(row["id"])
    shares = {measure: _share(sorted(found), count) for measure, found in ids.items()}
    return {**place, "claims": count, **shares}


def _measures(row: Any) -> Iterable[str]:
    """What a claim counts for."""
    yield shown.firmness(row)
    if row["source_kind"] == "anonymous" or row["anonymous"]:
        yield "anonymous"
    if row["source_kind"] == "unspecified":
        yield "unsourced"


def _share(ids: list[str], of: int) -> dict[str, Any]:
    """A share with its interval."""
    low, high = wilson(len(ids), of)
    share = round(len(ids) / of, 4) if of else None
    return {"count": len(ids), "share": share, "low": round(low, 4), "high": round(high, 4), "ids": ids}


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The interval of a share (Wilson 1927); all that can be where nothing was counted."""
    if not of:
        return 0.0, 1.0
    share, square = hits / of, Z * Z
    middle = share + square / (2 * of)
    reach = Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    below, above = (middle - reach) / (1 + square / of), (middle + reach) / (1 + square / of)
    # At the ends the formula gives 0 and 1 but for rounding.
    return (0.0 if not hits else below), (1.0 if hits == of else above)


def _row(cell: dict[str, Any], by: Sequence[str]) -> tuple[str, ...]:
    """A cell as a line: shares in per cent with their intervals."""
    shares = (cell[measure] for measure in MEASURES)
    told = (f"{100 * one['share']:.0f} % ({100 * one['low']:.0f}–{100 * one['high']:.0f})" for one in shares)
    return (*(cell[key] for key in by), str(cell["claims"]), *told)

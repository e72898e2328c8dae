"""All about somebody or something: said by, said about, positions, amounts, other names, what was not understood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, func, select

from selon.answers import amounts
from selon.answers import claims as shown
from selon.answers.finding import Stems
from selon.answers.mentions import Mentions, about, mentions
from selon.answers.names import Named, named
from selon.answers.standing import (
    ABOUT_THE_DOCUMENT,
    counting,
    newest,
    newest_of_one,
    not_rejected,
    rows_of,
)
from selon.answers.stands import stands
from selon.answers.times import Times
from selon.ledger import Ledger
from selon.ledger.schema import captures, claims, documents, names, positions, quantities, readings
from selon.ledger.several import given
from selon.records import Answer

DOCUMENTS = 50
"""The newest documents that name it which are looked at, unless all are asked for."""
MOST_COUNTED = 500
"""How far claims and documents are counted: a name that all articles have would take long."""
SENTENCE_ENDS = re.compile(r"(?<=\w\w)[.!?…]+[»”\"')\]]*\s|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question for a dossier: the ledger, the `name` meant, where it stands, and the times."""

    ledger: Ledger
    name: Named
    found: Mentions
    times: Times
    limit: int


def dossier(ledger: Ledger, words: str, stems: Stems, times: Times, part: tuple[int, bool] = (50, False)) -> Answer:
    """The dossier of a name; `part` is how many claims of a kind (0: all), and whether the best of several is taken.

    Raises NotFound with the names that are near, and Several."""
    limit, first = part
    name = named(ledger, words, times, first=first)
    found = mentions(ledger, name, times, DOCUMENTS if limit else 0)
    one = Asked(ledger=ledger, name=name, found=found, times=times, limit=limit)
    data: dict[str, Any] = {"name": name.name, "aliases": _aliases(one), **_claims(one)}
    texts = _texts(one)
    data |= {"positions": _positions(one), "quantities": _quantities(one, stems, texts)}
    data |= {"gaps": _gaps(one, texts), "totals": _totals(one)}
    data |= {"documents": _documents(one, data), **_asked(one)}
    return Answer(
        title=name.name,
        data=data,
        columns=("id", "part", "on whose word, how firmly", "quotation", "reported"),
        rows=tuple(_rows(data)),
        notes=tuple(_notes(data)),
    )


def _claims(one: Asked) -> dict[str, list[shown.Claim]]:
    """What it says, what others say of it, and what others say by way of it; the newest report first."""
    told, passed = about(one.ledger, one.found, one.name.names)
    parts = {"said_by": one.found.own, "said_about": told, "relayed": passed}
    return {part: shown.of_ids(one.ledger, ids, one.times, one.limit) for part, ids in parts.items()}


def _positions(one: Asked) -> list[dict[str, Any]]:
    """Where it stands, and where others stand on what names it."""
    found = stands(one.ledger, one.found.own | _inside(one), one.times, one.limit)
    return [{"as": "actor" if row["actor"] in one.name.names else "object", **row} for row in found]


def _inside(one: Asked) -> set[str]:
    """Ids of the positions whose words name it."""
    rows = rows_of(one.ledger, _POSITIONS, one.found.places)
    return {
        row["id"] for row in rows if any(row["start"] <= at < row["end"] for at in one.found.places[row["reading"]])
    }


def _quantities(one: Asked, stems: Stems, texts: dict[str, str]) -> list[dict[str, Any]]:
    """The amounts that it gives, and those in a sentence with it, in groups of one unit."""
    rows = rows_of(one.ledger, _amounts(one.times), one.found.places)
    near = [
        row
        for row in rows
        if row["claim"] in one.found.own or _together(texts[row["document"]], row, one.found.places[row["reading"]])
    ]
    held = shown.by_id(one.ledger, {row["claim"] for row in near if row["claim"]}, one.times)
    told = [amounts.shaped(row, held.get(row["claim"])) for row in near]
    if one.times.on is not None:
        told = [amount for amount in told if amount["claim"] in held]
    languages = sorted({str(row["language"]) for row in near}) or ["fr"]
    return amounts.side_by_side(told, lambda words: stems(languages[0], words))


@lru_cache(maxsize=64)
def _amounts(times: Times) -> Select[Any]:
    """The amounts of some readings that count, with what is said of their documents."""
    told = select(quantities, documents.c.language, documents.c.reported, *ABOUT_THE_DOCUMENT)
    query = counting(told, quantities.c.document, quantities.c.reading, times)
    return query.where(given(quantities.c.reading), not_rejected(quantities.c.claim, times))


def _texts(one: Asked) -> dict[str, str]:
    """The texts of the documents that name it."""
    wanted = {row["document"] for row in one.found.documents.values()}
    rows = rows_of(one.ledger, _TEXTS, wanted)
    return {row["id"]: row["text"] or "" for row in rows}


def _together(text: str, row: Any, places: Iterable[int]) -> bool:
    """Whether a quantity stands in one sentence with one of the places."""
    # Of the places before it, and of those behind, the nearest one is in its sentence if any is.
    before = max((at for at in places if at <= row["end"]), default=None)
    behind = min((at for at in places if at > row["end"]), default=None)
    spans = [(min(row["start"], at), max(row["end"], at)) for at in (before, behind) if at is not None]
    return bool(text) and any(not SENTENCE_ENDS.search(text, start, end) for start, end in spans)


def _aliases(one: Asked) -> list[dict[str, Any]]:
    """The other names, each with the reason and with the outlets that use it."""
    out: dict[str, dict[str, Any]] = {
        other: {"name": other, "why": why, "outlets": set()} for other, why in one.name.why.items()
    }
    for row in one.found.rows:
        for other, why in [(row["name"], "name"), *row["aliases"]]:
            if other != one.name.name:
                out.setdefault(other, {"name": other, "why": why, "outlets": set()})
                out[other]["outlets"].add(row["outlet"] or row["document_name"])
    return [{**alias, "outlets": sorted(alias["outlets"])} for alias in out.values()]


def _gaps(one: Asked, texts: dict[str, str]) -> list[dict[str, Any]]:
    """What was not understood in a paragraph that names it, and articles without a day."""
    gaps = {row["id"]: row["gaps"] for row in rows_of(one.ledger, _GAPS, one.found.places)}
    out = []
    for row in one.found.documents.values():
        text, about_it = texts[row["document"]], {"document": row["document_name"]}
        for start, end, reason in gaps[row["reading"]]:
            if any("\n" not in text[min(start, at) : max(end, at)] for at in one.found.places[row["reading"]]):
                out.append({**about_it, "span": [start, end], "quote": text[start:end], "reason": reason})
        if row["reported_origin"] != "published":
            reason = f"the article gives no day: {row['reported_origin']} {row['reported'][:10]} stands for it"
            out.append({**about_it, "span": None, "quote": None, "reason": reason})
    return out


def _totals(one: Asked) -> dict[str, int]:
    """How many claims it makes and how many documents name it, counted up to MOST_COUNTED, and how many were read."""
    said, named_in = (
        newest(one.ledger, newest_of_one(column, one.times, MOST_COUNTED, ()), one.name.names, MOST_COUNTED)
        for column in (claims.c.source, names.c.name)
    )
    return {
        "said_by": len(said),
        "documents": len({row["document"] for row in named_in}),
        "counted_up_to": MOST_COUNTED,
        "documents_looked_at": len({row["document"] for row in one.found.rows}),
    }


def _documents(one: Asked, data: dict[str, Any]) -> list[dict[str, Any]]:
    """The articles that the dossier cites, the oldest first, each with the bytes that were captured, and when."""
    amounts_ = [amount for group in data["quantities"] for amount in group["values"]]
    parts = [*data["said_by"], *data["said_about"], *data["relayed"], *data["positions"], *amounts_, *data["gaps"]]
    cited = {part["document"] for part in parts}
    found = sorted(rows_of(one.ledger, _CITED, cited), key=lambda row: (row["reported"], row["name"]))
    return [
        {
            "document": row["name"],
            "outlet": row["outlet"],
            "reported_at": row["reported"],
            "reported_at_origin": row["reported_origin"],
            "address": row["address"],
            "captured_at": row["recorded"],
            "digest": row["digest"],
        }
        for row in found
    ]


_POSITIONS = select(*(positions.c[name] for name in ("id", "reading", "start", "end"))).where(
    given(positions.c.reading)
)
_TEXTS = select(documents.c.id, documents.c.text).where(given(documents.c.id))
_GAPS = select(readings.c.id, readings.c.gaps).where(given(readings.c.id))
_CITED = (
    select(
        *(documents.c[name] for name in ("id", "name", "outlet", "reported", "reported_origin")),
        *(captures.c.address, captures.c.recorded, captures.c.id.label("digest")),
    )
    .join(captures, captures.c.id == documents.c.capture)
    .where(given(documents.c.name))
    .order_by(documents.c.id)
)


def _asked(one: Asked) -> dict[str, str | None]:
    """The times of the question, and up to when the ledger has reports and records."""
    last = {name: one.ledger.rows(query)[0]["last"] for name, query in _LAST.items()}
    return {"on": one.times.on, "as_of": one.times.as_of, "known_by": one.times.known_by, **last}


_LAST = {
    f"last_{column.name}": select(func.max(column).label("last"))  # one by one: an index gives the last of each
    for column in (documents.c.reported, documents.c.recorded)
}


def _rows(data: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """The dossier as lines of a table."""
    for part, name in (("said_by", "said by"), ("said_about", "said about"), ("relayed", "passed on")):
        for claim in data[part]:
            yield claim["id"], name, shown.told_by(claim), claim["quote"] or "(erased)", shown.when(claim)
    for stand in data["positions"]:
        held = " – ".join(stand[end] or "" for end in ("valid_from", "valid_to")).strip(" –")
        what = f"{stand['state'].upper()}, {stand['actor'] or 'nobody named'}{', from ' if held else ''}{held}"
        yield stand["id"], what, shown.told_by(stand), stand["quote"] or "(erased)", shown.when(stand)
    yield from (row for group in data["quantities"] for row in amounts.rows_of(group))
    yield from (("gap", gap["reason"], "", gap["quote"] or "", gap["document"]) for gap in data["gaps"])


def _notes(data: dict[str, Any]) -> Iterator[str]:
    """The other names with their reasons, and what was not looked at."""
    for alias in data["aliases"]:
        where = f" in {', '.join(alias['outlets'])}" if alias["outlets"] else ""
        yield f"also {alias['name']}{where}: {alias['why']}"
    if any(group["disagree"] or group["differ"] for group in data["quantities"]):
        yield "amounts that disagree are of one thing, where a later one may replace an earlier one"
        yield "amounts that differ are of things in other words"
    totals = data["totals"]
    if totals["said_by"] > len(data["said_by"]) or totals["documents"] > totals["documents_looked_at"]:
        looked = f"{totals['documents_looked_at']} of {totals['documents']:,} documents that name it"
        yield f"{len(data['said_by'])} of {totals['said_by']:,} claims said by; the newest {looked}; --limit 0 for all"

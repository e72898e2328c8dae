"""All about somebody or something: said by, said about, positions, amounts, other names, what was not understood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, func, not_, or_, select

from selon.answers import amounts
from selon.answers import claims as shown
from selon.answers.corrections import rejected
from selon.answers.finding import Stems
from selon.answers.mentions import Mentions, about, mentions, relayed
from selon.answers.names import Named, named
from selon.answers.standing import ABOUT_THE_DOCUMENT, among, counting
from selon.answers.stands import stands
from selon.answers.times import Times
from selon.ledger import Ledger
from selon.ledger.schema import claims, documents, names, positions, quantities, readings
from selon.records import Answer

DOCUMENTS = 200
"""The newest documents that name it which are looked at, unless all are asked for."""
SENTENCE_ENDS = re.compile(r"(?<=\w\w)[.!?…]+[»”\"')\]]*\s|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question for a dossier: the ledger, the `name` meant, where it stands, and the times."""

    ledger: Ledger
    name: Named
    found: Mentions
    times: Times
    limit: int


def dossier(ledger: Ledger, words: str, stems: Stems, times: Times, part: tuple[int, bool] = (100, False)) -> Answer:
    """The dossier of a name; `part` is how many claims of a kind (0: all), and whether the best of several is taken.

    Raises NotFound with the names that are near, and Several."""
    limit, first = part
    name = named(ledger, words, times, first=first)
    found = mentions(ledger, name, times, DOCUMENTS if limit else 0)
    one = Asked(ledger=ledger, name=name, found=found, times=times, limit=limit)
    data: dict[str, Any] = {"name": name.name, "aliases": _aliases(one), **_claims(one)}
    data |= {"positions": _positions(one), "quantities": _quantities(one, stems)}
    data |= {"gaps": _gaps(one), "totals": _totals(one)}
    return Answer(
        title=name.name,
        data=data,
        columns=("id", "part", "on whose word, how firmly", "quotation", "reported"),
        rows=tuple(_rows(data)),
        notes=tuple(_notes(data)),
    )


def _claims(one: Asked) -> dict[str, list[shown.Claim]]:
    """What it says, what others say of it, and what others say by way of it; the newest report first."""
    own = among(claims.c.source, one.name.names)
    of_it, through = about(one.ledger, one.found), relayed(one.ledger, one.found, one.name.names)
    wanted = {
        "said_by": own,
        "said_about": and_(among(claims.c.id, of_it), not_(func.coalesce(own, False))),
        "relayed": among(claims.c.id, through),
    }
    return {part: _fetched(one, condition) for part, condition in wanted.items()}


def _fetched(one: Asked, condition: ColumnElement[bool]) -> list[shown.Claim]:
    """The claims that count and fit, as many as are asked for."""
    return shown.fetched(one.ledger, shown.standing(one.ledger, [condition], one.times), one.times, (one.limit, 0))


def _positions(one: Asked) -> list[dict[str, Any]]:
    """Where it stands, and where others stand on what names it."""
    inside = _inside(one, positions)
    wanted = or_(among(positions.c.actor, one.name.names), among(positions.c.id, inside))
    found = stands(one.ledger, [wanted], one.times, one.limit)
    return [{"as": "actor" if row["actor"] in one.name.names else "object", **row} for row in found]


def _inside(one: Asked, table: Table) -> set[str]:
    """Ids of the rows of a table whose words name it."""
    query = select(table.c.id, table.c.reading, table.c.start, table.c.end)
    rows = one.ledger.rows(query.where(among(table.c.reading, one.found.places)))
    return {
        row["id"] for row in rows if any(row["start"] <= at < row["end"] for at in one.found.places[row["reading"]])
    }


def _quantities(one: Asked, stems: Stems) -> list[dict[str, Any]]:
    """The amounts that it gives, and those in a sentence with it, in groups of one unit."""
    gone = rejected(one.ledger, one.times)
    query = counting(
        select(quantities, documents.c.language, *ABOUT_THE_DOCUMENT),
        quantities.c.document,
        quantities.c.reading,
        one.times,
    )
    rows = one.ledger.rows(query.where(among(quantities.c.reading, one.found.places)))
    texts, given = _texts(one), _own(one)
    near = [
        row
        for row in rows
        if row["claim"] not in gone
        and (row["claim"] in given or _together(texts[row["document"]], row, one.found.places[row["reading"]]))
    ]
    held = shown.by_id(one.ledger, {row["claim"] for row in near if row["claim"]}, one.times)
    told = [amounts.shaped(row, held.get(row["claim"])) for row in near]
    if one.times.on is not None:
        told = [amount for amount in told if amount["claim"] in held]
    languages = sorted({str(row["language"]) for row in near}) or ["fr"]
    return amounts.side_by_side(told, lambda words: stems(languages[0], words))


def _own(one: Asked) -> set[str]:
    """Ids of what it says itself in the documents that name it."""
    query = select(claims.c.id).where(among(claims.c.reading, one.found.places))
    return {row["id"] for row in one.ledger.rows(query.where(among(claims.c.source, one.name.names)))}


def _texts(one: Asked) -> dict[str, str]:
    """The texts of the documents that name it."""
    wanted = {row["document"] for row in one.found.documents.values()}
    rows = one.ledger.rows(select(documents.c.id, documents.c.text).where(among(documents.c.id, wanted)))
    return {row["id"]: row["text"] or "" for row in rows}


def _together(text: str, row: Any, places: Iterable[int]) -> bool:
    """Whether a quantity stands in one sentence with one of the places."""
    spans = ((min(row["start"], at), max(row["end"], at)) for at in places)
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


def _gaps(one: Asked) -> list[dict[str, Any]]:
    """What was not understood in a paragraph that names it, and articles without a day."""
    query = select(readings.c.id, readings.c.gaps).where(among(readings.c.id, one.found.places))
    gaps, texts = {row["id"]: row["gaps"] for row in one.ledger.rows(query)}, _texts(one)
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
    """How many claims it makes, and how many documents name it, whatever is shown."""
    ledger, times = one.ledger, one.times
    own = shown.standing(ledger, [among(claims.c.source, one.name.names)], times)
    said = select(func.count().label("count")).select_from(claims)
    named_in = select(func.count(names.c.document.distinct()).label("count")).select_from(names)
    said = counting(said, claims.c.document, claims.c.reading, times).where(*own)
    named_in = counting(named_in, names.c.document, names.c.reading, times).where(among(names.c.name, one.name.names))
    return {
        "said_by": int(ledger.rows(said)[0]["count"]),
        "documents": int(ledger.rows(named_in)[0]["count"]),
        "documents_looked_at": len({row["document"] for row in one.found.rows}),
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

"""The page of one claim: its words in their sentence, chain, firmness, rule, states, numbers, and its citation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import or_, select

from selon.answers.article import article
from selon.answers.standing import current
from selon.answers.times import Times
from selon.errors import NotFound
from selon.ledger import Ledger
from selon.ledger.schema import claims, conflicts, positions, quantities, statements
from selon.web.pages.asked import Asked
from selon.web.pages.citing import citations, letter
from selon.web.pages.sentences import sentence


def found(ledger: Ledger, asked: Asked) -> Mapping[str, Any]:
    """A claim, or a state that an article tells by itself; raises NotFound."""
    id = asked.request.path_params["claim"]
    document = _document(ledger, id, asked.times)
    data: Any = article(ledger, document, asked.times).data
    claim = next((one for one in data["claims"] if one["id"] == id), None)
    stand = next((one for one in data["positions"] if one["id"] == id), None)
    if stand is not None and claim is None:
        claim = next((one for one in data["claims"] if one["id"] == stand["claim"]), None)
    shown = stand or claim
    if shown is None:
        raise NotFound(f"{id}: no claim of that id counts here.")
    cited = {**(claim or {}), **shown, "firmness": shown["firmness"]}
    cited.setdefault("source_name", shown["chain"][-1])
    place = f"{str(asked.request.base_url).rstrip('/')}{asked.link('claim', id, lang=None)}"
    return {
        "id": id,
        "claim": claim,
        "stand": stand,
        "shown": cited,
        "article": data,
        "number": next((at for at, one in enumerate(data["claims"], 1) if one is claim), None),
        "sentence": sentence(data, shown["span"], shown["quote"]),
        "words": lambda spans: " […] ".join((data["text"] or "")[start:end] for start, end in spans),
        "parent": next((one for one in data["claims"] if claim and one["id"] == claim["parent"]), None),
        "inner": [one for one in data["claims"] if claim and one["parent"] == claim["id"]],
        "states": [one for one in data["positions"] if claim and one["claim"] == claim["id"] and one["id"] != id],
        "quantities": _quantities(ledger, claim["id"]) if claim else [],
        "conflicts": _conflicts(ledger, claim["id"], asked.times) if claim else [],
        "citations": citations(cited, data, asked.tongue, place),
        "letter": letter(cited, data, asked.tongue, place),
        "place": place,
    }


def _document(ledger: Ledger, id: str, times: Times) -> str:
    """The document of a claim or state, as the reading that counts has it."""
    table = positions if id.startswith("p") else claims
    rows = ledger.rows(select(table.c.document, table.c.reading).where(table.c.id == id))
    reading = current(ledger, Times(known_by=times.known_by), {row["document"] for row in rows})
    for row in rows:
        if reading.get(row["document"]) == row["reading"]:
            return str(row["document"])
    raise NotFound(f"{id}: no claim of that id counts here.")


def _quantities(ledger: Ledger, claim: str) -> list[Any]:
    """The amounts in a claim, each once."""
    document = select(claims.c.document).where(claims.c.id == claim)
    query = select(quantities).where(quantities.c.document.in_(document), quantities.c.claim == claim)
    return list({row["id"]: row for row in ledger.rows(query)}.values())


def _conflicts(ledger: Ledger, claim: str, times: Times) -> list[Any]:
    """The conflicts of which a claim is one side, by their ids, kinds and reasons."""
    document = select(claims.c.document).where(claims.c.id == claim)
    mine = select(statements.c.id).where(statements.c.document.in_(document), statements.c.claim == claim)
    columns = (conflicts.c.id, conflicts.c.kind, conflicts.c.reason, conflicts.c.recorded)
    one = conflicts.c.a_document.in_(document) & conflicts.c.a.in_(mine)
    other = conflicts.c.b_document.in_(document) & conflicts.c.b.in_(mine)
    rows = ledger.rows(select(*columns).where(or_(one, other)).order_by(conflicts.c.sure.desc()).limit(20))
    return list({row["id"]: row for row in rows if times.recorded(row["recorded"])}.values())

"""The page of origins: how many articles go back to how many of them, and by which way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from selon.answers.asking import subject_of
from selon.answers.finding import within
from selon.answers.origins import origins
from selon.claims.stems import stems
from selon.ledger import Ledger
from selon.ledger.schema import documents
from selon.web.pages.asked import Asked
from selon.web.pages.cited import cited
from selon.web.pages.graph import drawn


def found(ledger: Ledger, asked: Asked) -> Mapping[str, Any]:
    """The origins of an issue or a claim, by its id or by words; raises NotFound and Several."""
    subject = subject_of(ledger, asked.request.path_params["about"], stems, asked.times)
    answer = origins(ledger, subject, asked.times)
    data: Any = answer.data
    names = {name for origin in (*data["origins"], *data["sources"]) for name in origin["articles"]}
    names |= {edge["document"] for edge in data["edges"]}
    articles = _articles(ledger, names, subject.documents)
    return {
        "data": data,
        "title": subject.name.partition("  ")[2],
        "subject": subject,
        "about": asked.request.path_params["about"],
        "articles": articles,
        "rows": answer.rows,
        "drawing": drawn(data, articles) if data["origins"] and not subject.claim else None,
        "main": [edge for edge in data["edges"] if edge["main"]],
        "side": [edge for edge in data["edges"] if not edge["main"]],
        "cited": cited(ledger, articles, asked.times),
        "places": len({(one["below"]["document"], one["way"]) for one in data["hardened"]}),
    }


def _articles(ledger: Ledger, names: set[str], among: tuple[str, ...]) -> dict[str, Mapping[str, Any]]:
    """What is known of some articles by their names; of several with one name the one that is asked about."""
    rows = within(ledger, _ARTICLES, documents.c.name, names)
    order = sorted(rows, key=lambda row: (row["id"] in among, str(row["reported"])))
    return {row["name"]: dict(row) for row in order}


_ARTICLES = select(*(documents.c[name] for name in ("id", "name", "outlet", "reported", "headline", "address")))

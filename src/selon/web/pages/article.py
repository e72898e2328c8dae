"""The page of an article: its text as printed with every claim marked, why, what was not understood, its dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from selon.answers.article import article
from selon.answers.times import last_day
from selon.ledger import Ledger
from selon.web.pages.asked import Asked
from selon.web.pages.marking import blocks, runs
from selon.web.pages.versions import changed


def found(ledger: Ledger, asked: Asked) -> Mapping[str, Any]:
    """An article with its claims; raises NotFound."""
    data: Any = article(ledger, asked.request.path_params["document"], asked.times).data
    number = {one["id"]: place for place, one in enumerate(data["claims"], 1)}
    return {
        "article": data,
        "runs": list(runs(blocks(data))),
        "number": number,
        "inner": _inner(data["claims"]),
        "held": _held(data),
        "early": asked.times.as_of is not None and str(data["reported_at"])[:10] > last_day(asked.times.as_of),
        "words": lambda spans: " […] ".join((data["text"] or "")[start:end] for start, end in spans),
        "counts": _counts(data["claims"]),
        "changed": changed(ledger, data, asked.times),
    }


def _inner(claims: list[dict[str, Any]]) -> dict[str, list[str]]:
    """For each claim the ids of those that stand in its content."""
    out: dict[str, list[str]] = {}
    for one in claims:
        if one["parent"]:
            out.setdefault(one["parent"], []).append(one["id"])
    return out


def _held(data: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """For each claim the states that it tells; those that the article tells itself stand under its own id."""
    out: dict[str, list[dict[str, Any]]] = {}
    for one in data["positions"]:
        out.setdefault(one["claim"] or "", []).append(one)
    return out


def _counts(claims: list[dict[str, Any]]) -> dict[str, int]:
    """How many claims are told how firmly, and how many by somebody without a name."""
    out = {
        name: sum(one["firmness"] == name for one in claims) for name in ("plain", "hedged", "conditional", "denied")
    }
    return out | {"anonymous": sum(one["anonymous"] for one in claims)}

"""The page of methods: what read the articles, how well it does so, by measure, and what it cannot do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from selon.ledger import Ledger
from selon.ledger.schema import VERSION, readings
from selon.web.pages.asked import Asked

PACKAGE = Path(__file__).parents[2]
CARD = "MODEL_CARD.md"


def found(ledger: Ledger, asked: Asked) -> Mapping[str, Any]:
    """The versions behind a ledger, its counts, the cards of the models and the figures that must not fall."""
    counted = func.count().label("count")
    grammars = ledger.rows(select(readings.c.grammar, counted).group_by(readings.c.grammar))
    return {
        "selon": _installed(),
        "schema": VERSION,
        "grammars": grammars,
        "stats": ledger.stats(),
        "cards": cards(),
        "figures": figures(),
    }


def _installed() -> str:
    """The version of the installed package."""
    try:
        return installed("selon")
    except PackageNotFoundError:
        return ""


@cache
def cards() -> dict[str, list[dict[str, Any]]]:
    """The cards of the models that come with Selon, by their languages, in blocks."""
    return {
        path.parents[1].name: _blocks(path.read_text(encoding="utf-8"))
        for path in sorted((PACKAGE / "languages").glob(f"*/model/{CARD}"))
    }


@cache
def figures() -> dict[str, list[dict[str, Any]]]:
    """The measured figures that must not fall, by part; empty where Selon was installed without its evaluation."""
    for folder in (PACKAGE / "evaluation", PACKAGE.parents[1] / "evaluation"):
        if (folder / "floors.json").is_file():
            return _listed(json.loads((folder / "floors.json").read_text(encoding="utf-8")))
    return {}


def _listed(floors: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The figures by part, French before the others, and those on which nobody tunes before the rest."""
    parts = sorted(
        floors.get("figures", {}).items(), key=lambda pair: (pair[0][:2] != "fr", "check" not in pair[0], pair[0])
    )
    return {
        part: [{"measure": name, "value": value} for name, value in told.items() if isinstance(value, float)]
        for part, told in parts
    }


def _blocks(text: str) -> list[dict[str, Any]]:
    """The blocks of a text in Markdown: headings, tables, lists, paragraphs; all else stays as it is written."""
    out: list[dict[str, Any]] = []
    for block in text.split("\n\n"):
        lines = [line for line in block.strip("\n").split("\n") if line.strip()]
        if not lines:
            continue
        if lines[0].startswith("#"):
            out.append({"kind": "heading", "lines": [lines[0].lstrip("# ")]})
            lines = lines[1:]
        if lines and lines[0].startswith("|"):
            rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
            out.append({"kind": "table", "lines": [row for row in rows if set("".join(row)) - set("-:")]})
        elif lines:
            items = " ".join(line.strip() for line in lines).split(" - ") if lines[0].startswith("- ") else None
            kind = "list" if items else "paragraph"
            out.append({"kind": kind, "lines": [one.removeprefix("- ") for one in items or [" ".join(lines)]]})
    return out

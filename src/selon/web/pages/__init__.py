"""The pages: one line for each address, its template and what it shows; and the tables to take away.

Every page is read without a script, and its address says as of which day and which version of the ledger it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, PlainTextResponse

from selon.ledger import Ledger
from selon.web.pages import (
    article,
    claim,
    conflicts,
    dossier,
    files,
    gaps,
    issue,
    methods,
    origins,
    revisions,
    search,
    sheet,
    sheets,
)
from selon.web.pages import today as first
from selon.web.pages.asked import Asked
from selon.web.pages.sheet import Found, page


def _nothing(_: Ledger, __: Asked) -> Mapping[str, Any]:
    """Nothing: a page that says the same whatever the ledger."""
    return {}


PAGES: Mapping[str, tuple[str, Found]] = {
    "/": ("today.html", first.found),
    "/issues": ("issues.html", issue.every),
    "/issue/{issue:path}": ("issue.html", issue.found),
    "/conflicts": ("conflicts.html", conflicts.found),
    "/conflict/{conflict}": ("conflict.html", conflicts.one),
    "/origins/{about:path}": ("origins.html", origins.found),
    "/dossiers": ("dossiers.html", dossier.every),
    "/dossier/{name:path}": ("dossier.html", dossier.found),
    "/search": ("search.html", search.found),
    "/claims": ("claims.html", search.table),
    "/claim/{claim}": ("claim.html", claim.found),
    "/article/{document:path}": ("article.html", article.found),
    "/gaps": ("gaps.html", gaps.found),
    "/methods": ("methods.html", methods.found),
    "/marks": ("marks.html", _nothing),
}
"""Addresses with their templates and what these are filled with."""
SHEETS: Mapping[str, Callable[..., Any]] = {
    "/changes.csv": sheets.of_changes,
    "/claims.csv": sheets.of_claims,
    "/search.csv": sheets.of_search,
    "/issues.csv": sheets.of_issues,
    "/conflicts.csv": sheets.of_conflicts,
    "/issue/{issue}/states.csv": sheets.of_issue,
    "/origins/{about}/origins.csv": sheets.of_origins,
    "/dossier/{name}/dossier.csv": sheets.of_dossier,
}
"""Addresses of tables with the questions that they answer."""


def compile_all() -> None:
    """Have all templates ready, in the order in which pages stand above."""
    sheet.compile_all(template for template, _ in PAGES.values())


router = APIRouter(include_in_schema=False)
for _address, _answered in SHEETS.items():
    router.add_api_route(_address, sheets.sheet(_answered), methods=["GET"], response_class=PlainTextResponse)
for _address, (_template, _found) in PAGES.items():
    router.add_api_route(_address, page(_template, _found), methods=["GET", "HEAD"], response_class=HTMLResponse)
router.add_api_route(
    "/revisions/{article:path}", revisions.endpoint, methods=["GET", "HEAD"], response_class=HTMLResponse
)
router.add_api_route("/static/{name:path}", files.static, methods=["GET", "HEAD"])
router.add_api_route("/favicon.ico", files.icon, methods=["GET"])
router.add_api_route("/settings", files.settings, methods=["GET"])

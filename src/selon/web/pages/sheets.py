"""Tables to take away: any list of a page as CSV, in which no cell is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from selon.answers.asking import subject_of
from selon.answers.changes import changes
from selon.answers.claim_list import Wanted, listed
from selon.answers.conflicts import conflicts
from selon.answers.dossier import dossier
from selon.answers.issues import listed as issues
from selon.answers.origins import origins
from selon.answers.positions import position
from selon.answers.search import search
from selon.claims.stems import stems
from selon.errors import NotFound
from selon.ledger import Ledger
from selon.records import Answer
from selon.web.pages.asked import Asked, version
from selon.web.pages.search import FIELDS

MOST = 5000
"""Rows of a table."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")
"""What a spreadsheet takes a cell that begins so for."""


def sheet(answered: Callable[[Ledger, Asked], Answer]) -> Callable[[Request], Response]:
    """The answer to requests for a table."""

    def endpoint(request: Request) -> Response:
        with request.app.state.open() as ledger:
            try:
                answer = answered(ledger, Asked(request, version(ledger)))
            except NotFound as error:
                return PlainTextResponse(str(error), status_code=404)
        name = request.url.path.rsplit("/", 1)[-1]
        kept = "".join(sign if sign.isascii() and (sign.isalnum() or sign in ".-_") else "_" for sign in name)
        headers = {"Content-Disposition": f'attachment; filename="{kept}"', "Cache-Control": "private, no-cache"}
        return Response(written(answer.columns, answer.rows), media_type="text/csv; charset=utf-8", headers=headers)

    return endpoint


def written(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Rows as CSV (RFC 4180); a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    csv.writer(out).writerows([list(columns), *([harmless(cell) for cell in row] for row in rows)])
    return out.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet computes."""
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) or cell.startswith(FORMULA) else cell


def of_claims(ledger: Ledger, asked: Asked) -> Answer:
    """The claims of the table page."""
    given: dict[str, Any] = {name: asked.given(name) for name in FIELDS}
    return listed(ledger, Wanted(**given, limit=MOST), stems, asked.times)


def of_search(ledger: Ledger, asked: Asked) -> Answer:
    """The hits of a search."""
    return search(ledger, asked.given("q") or "", stems, asked.times, (MOST, asked.given("any") is None))


def of_issues(ledger: Ledger, asked: Asked) -> Answer:
    """The issues."""
    words = asked.given("q")
    return issues(ledger, asked.times, asked=(words, stems) if words else None, most=MOST)


def of_issue(ledger: Ledger, asked: Asked) -> Answer:
    """The states of an issue."""
    return position(ledger, asked.request.path_params["issue"], stems, asked.times)


def of_conflicts(ledger: Ledger, asked: Asked) -> Answer:
    """The conflicts."""
    return conflicts(ledger, asked.given("issue"), stems, asked.times, (MOST, False))


def of_origins(ledger: Ledger, asked: Asked) -> Answer:
    """The origins of an issue or a claim."""
    subject = subject_of(ledger, asked.request.path_params["about"], stems, asked.times)
    return origins(ledger, subject, asked.times)


def of_dossier(ledger: Ledger, asked: Asked) -> Answer:
    """The dossier of a name."""
    return dossier(ledger, asked.request.path_params["name"], stems, asked.times, (500, False))


def of_changes(ledger: Ledger, asked: Asked) -> Answer:
    """The changes of the first page."""
    return changes(ledger, stems, asked.times)

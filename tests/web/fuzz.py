"""Questions made from the description of the API: `python -m tests.web.fuzz [--cases 5000] [--seed N]`.

Schemathesis draws them, well formed and not, and sends them to the app in this process. No answer may be a fault (5xx)
or of a status, type or shape that the description does not have. Adding is asked with a token that counts, and with a
reader that reads nothing, so that the parser is not what is tried."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from math import ceil
from pathlib import Path
from time import perf_counter
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import booleans, one_of
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from benchmarks.readings import entries, matter
from selon.claims.stems import stems
from selon.ledger import Ledger, tokens
from selon.records import Answer
from selon.web.app import create_app
from selon.web.reading import Done, History, Order, Pair
from selon.web.settings import Settings

NOW = "2031-09-20T08:00:00.000000Z"
CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
A_FEW = 5
"""Cases for an address that takes no parameters."""
DOCUMENT = "0" * 64
THING, TOWN, ACTOR, SOURCE = matter(0)
REAL = {"issue": THING, "about": TOWN, "words": THING, "name": ACTOR, "entity": ACTOR, "source": SOURCE}
REAL |= {"id": "article-000001", "article": "article-000001", "before": "article-000001", "after": "article-000002"}
"""What the articles tell, by the name of the parameter that asks for it."""
SIDE = {"document": "article-000001", "outlet": None, "digest": DOCUMENT, "published": None, "updated": None}
STEP = {"before": SIDE, "after": SIDE, "announced": False, "notes": [], "changes": [], "summary": "nothing"}
STEP |= {"edits": {"total": 0, "without_effect": 0}}
"""What a comparison that found nothing says."""
CALLED = "testserver"
"""What schemathesis calls an app in its own process."""


class Desk:
    """A stand-in that says of every article that it was read, and of all versions that they say the same."""

    async def read(self, _: Order) -> Done:
        """What comes of any article."""
        return Done(document=DOCUMENT, added="new")

    async def compare(self, order: Pair | History) -> Answer:
        """What comes of comparing any versions."""
        data = STEP if isinstance(order, Pair) else {"article": order.name, "versions": [], "revisions": [STEP]}
        return Answer(title="", data=data, columns=("change",), rows=(("none",),))

    def close(self) -> None:
        """Nothing is open."""


def app_over(path: Path) -> tuple[Any, str]:
    """The app over a new ledger with a few articles, and a token that lets its holder add."""
    with Ledger(path, create=True) as ledger:
        ledger.add(entries(30), stems, NOW)
        token = tokens.new(ledger, "fuzz", tokens.May.ADD, NOW)
    app = create_app(path, Settings(rate=0, seconds=30, page=30, names=(CALLED,), public=True))
    app.state.desk = Desk()
    return app, token


def tried(app: Any, token: str, cases: int, first: int = 0) -> Counter[str]:
    """How often each status came back, over so many cases for all addresses together; raises what a check finds."""
    statuses: Counter[str] = Counter()
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    operations = [one.ok() for one in schema.get_all_operations()]
    headers = {"Authorization": f"Bearer {token}"}
    asked = [one for one in operations if one.query or one.path_parameters]
    for number, operation in enumerate(operations):
        most = ceil(cases / len(asked)) if operation in asked else A_FEW

        @seed(first + number)
        @settings(
            max_examples=max(most, 1),
            deadline=None,
            database=None,
            derandomize=False,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=one_of(*(operation.as_strategy(mode) for mode in GenerationMode)), real=booleans())
        def one(case: Any, real: bool) -> None:
            if real:
                _with_what_there_is(case)
            answer = case.call(headers=headers)
            statuses[f"{answer.status_code}"] += 1
            case.validate_response(answer, checks=list(CHECKS), headers=headers)

        one()
    return statuses


def _with_what_there_is(case: Any) -> None:
    """Let a question be about something that the ledger has: words that are drawn mostly find nothing."""
    for place in (case.query, case.path_parameters):
        for name in set(place or ()) & REAL.keys():
            place[name] = REAL[name]


def main(given_: Sequence[str] | None = None) -> int:
    """Exit status; prints how often each status came back."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0)
    wish = parser.parse_args(given_)
    start = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        statuses = tried(*app_over(Path(folder) / "l.db"), wish.cases, wish.seed)
    print(f"{sum(statuses.values()):,} cases in {perf_counter() - start:.0f} s, nothing undocumented")
    print(", ".join(f"{status}: {count:,}" for status, count in sorted(statuses.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main())

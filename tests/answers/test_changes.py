"""What changed: a report that repeats what was known is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from selon.answers.changes import changes
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.ledger import Ledger
from tests.answers.relayed import NINE, Told, filled
from tests.ledger import articles


def told(ledger: Ledger, **times: str) -> list[dict[str, Any]]:
    """The changes, the first reported first."""
    found: Any = changes(ledger, stems, Times(**times)).data["changes"]
    return list(reversed(found))


def test_a_permission_and_a_ban_are_two_positions(tmp_path: Path) -> None:
    """Each stands once; as of a day between them there is one."""
    both: tuple[Told, ...] = (
        ("mars", "La Vigie", "2031-03-12", articles.ALLOWED),
        ("septembre", "La Gazette", "2031-09-10", articles.BLOCKED),
    )
    with filled(tmp_path, both) as ledger:
        assert [(one["kind"], one["state"], one["chain"][0]) for one in told(ledger)] == [
            ("position", "authorise", "La Vigie"),
            ("position", "forbid", "La Gazette"),
        ]
        assert [one["state"] for one in told(ledger, as_of="2031-06")] == ["authorise"]


def test_what_an_article_repeats_is_no_change(tmp_path: Path) -> None:
    """Nine articles tell one ban: the first is a position, others only with a new source or firmness."""
    with filled(tmp_path, NINE) as ledger:
        found = told(ledger)
    assert found[0]["kind"] == "position"
    assert len(found) < 9
    assert {one["kind"] for one in found[1:]} <= {"source", "firmness", "position"}
    places = [(one["state"], one["actor"], one["chain"][-1], one["firmness"]) for one in found]
    assert len(set(places)) == len(places)


def test_a_later_number_stands_beside_the_earlier_one(port: Ledger) -> None:
    """300 passengers in March, 450 in October: both quotations, and the conflict that they are."""
    numbers = [one for one in told(port) if one["kind"] == "number"]
    for one in numbers:
        assert one["before"]["reported_at"] <= one["reported_at"]
        assert one["id"].startswith("x") and one["reason"]

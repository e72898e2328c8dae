"""States over the time in which they hold, one lane for each origin."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from selon.answers.finding import issues
from selon.answers.timelines import timeline
from selon.answers.times import Times
from tests.answers.relayed import NINE, TWO, Told, asked, filled
from tests.ledger import articles


def lanes(path: Path, told: tuple[Told, ...], times: Times | None = None) -> list[dict[str, Any]]:
    """The lanes of the first issue of some articles."""
    with filled(path, told) as ledger:
        return list(timeline(ledger, issues(ledger)[0], times or Times()).data["lanes"])  # type: ignore[call-overload]


def test_lanes_are_the_origins_of_the_articles(tmp_path: Path) -> None:
    """One for each, in the same order; a state that several articles tell is one, with all of them."""
    told = lanes(tmp_path, TWO)
    (tmp_path / "again").mkdir()
    assert [one["origin"] for one in told] == [one["name"] for one in asked(tmp_path / "again", TWO)["origins"]]
    assert [one["articles"] for one in told[0]["states"]] == [["vigie", "echo"]]


def test_a_state_is_told_with_reserve_only_where_all_do(tmp_path: Path) -> None:
    """The first paper dates it and keeps the reserve; of those without a date some are plain."""
    (lane,) = lanes(tmp_path, NINE)
    assert {(one["first_day"], one["hedged"]) for one in lane["states"]} == {("2031-09-03", True), (None, False)}
    assert (lane["origin"], lane["kind"]) == ("Le Phare d'Armance", "outlet")


def test_ends_are_those_of_the_position(tmp_path: Path) -> None:
    """A permission ends where the same prefect forbids; as of an earlier day there is neither ban nor end."""
    told = (
        ("mars", "La Vigie", "2031-03-12", articles.ALLOWED),
        ("septembre", "La Gazette", "2031-09-10", articles.BLOCKED),
    )
    allowed = {one["state"]: one for lane in lanes(tmp_path, told) for one in lane["states"]}["authorise"]
    assert (allowed["first_day"], allowed["last_day"], allowed["valid_to_inferred"]) == (
        "2031-03-01",
        "2031-09-03",
        True,
    )
    (tmp_path / "l.db").unlink()
    (before,) = [one for lane in lanes(tmp_path, told, Times(as_of="2031-06")) for one in lane["states"]]
    assert (before["state"], before["last_day"]) == ("authorise", None)

"""What is told again is listed once, and stays to be seen."""

from __future__ import annotations

from typing import Any

import pytest

from selon.answers.finding import Stems
from selon.answers.repeats import across, within, without_headlines
from selon.claims.stems import stems


def once(found: list[dict[str, Any]], by: Stems) -> list[dict[str, Any]]:
    """The states without repeats, of one article and of several."""
    return across(within(found, by), by)


def told(document: str, **other: Any) -> dict[str, Any]:
    """A state of an article; the mayor bans lanterns."""
    return {
        "document": document,
        "state": "forbid",
        "actor": "Ane Solberg",
        "issue": "vente de lampions",
        "valid_from": None,
        "hedged": False,
        "heading": False,
        "prominence": 1.0,
        "basis": "reported",
        "chain": ["La Vigie"],
        "span": [200, 240],
        "quote": "a interdit la vente de lampions",
        "reported_at": "2031-10-02",
        **other,
    }


LATER = {"reported_at": "2031-10-04", "chain": ["Le Phare"]}


def test_another_article_that_adds_nothing_is_listed_under_the_first() -> None:
    """Also where it has it from the first or from who acts; the first stays, wherever it stands in the list."""
    for chain in (["Le Phare"], ["Le Phare", "La Vigie"], ["Le Phare", "Ane Solberg"]):
        (one,) = once([told("b", **{**LATER, "chain": chain}), told("a")], stems)
        assert (one["document"], [place["document"] for place in one["retold"]]) == ("a", ["b"])


@pytest.mark.parametrize(
    "other",
    [
        {"valid_from": "2031-10-03"},
        {"hedged": True},
        {"basis": "reportative"},
        {"chain": ["Le Phare", "Luc Orsel"]},
        {"chain": ["Le Phare", None]},
        {"actor": "Luc Orsel"},
        {"actor": None},
        {"issue": "feux de camp"},
        {"state": "suspend"},
    ],
)
def test_what_another_article_adds_is_listed(other: dict[str, Any]) -> None:
    """Another date, hedge, basis, source, actor, matter or state."""
    first = told("a", valid_from="2031-10-01")
    assert len(once([first, told("b", **{**LATER, **other})], stems)) == 2


def test_one_act_of_one_actor_in_one_article_is_one_state() -> None:
    """Whatever its issue is called there; the other words are kept. Without a name the issues must meet."""
    other = told("a", span=[400, 420], issue="mesure", quote="interdit la mesure")
    (one,) = once([told("a"), other], stems)
    assert one["also"] == [[400, 420]] and one["retold"][0]["quote"] == "interdit la mesure"
    assert len(once([told("a"), {**other, "actor": None}], stems)) == 2
    assert len(once([told("a"), {**other, "hedged": True}], stems)) == 2


def test_what_only_a_headline_tells_is_kept_apart() -> None:
    """Where the article below tells states, which say it in full; else the headline counts."""
    title = told("a", heading=True, actor=None, issue="fête", quote="la fête interdite", span=[0, 17])
    below, other = told("a", state="order"), told("b")
    assert without_headlines(within([title, below, other], stems))[1][0]["quote"] == "la fête interdite"
    assert without_headlines(within([title, other], stems))[1] == []
    assert without_headlines(within([{**title, "issue": "lampions"}, told("a")], stems))[1] == []

"""The demo in a ledger: what examples/expected.md says that a careful reader finds, of all eight articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from selon.answers.asking import subject_of
from selon.answers.conflicts import conflicts
from selon.answers.finding import Issue, issues
from selon.answers.origins import origins
from selon.answers.positions import position
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.cli import main
from selon.cli.demo import examples
from selon.ledger import Ledger

EVER = Times()
INQUIRY = ["02-comptes-enquete", "03-rivages-blocage", "04-gazette-doute-v1", "05-gazette-doute-v2"]
STATES = {
    # state, actor, beginning: the articles that tell it, one at least of those of the table
    ("authorise", "Autorité de sûreté du rail", "2031-03-12"): {"01-courrier-feu-vert", INQUIRY[0], *INQUIRY[2:]},
    ("forbid", None, "2031-04"): {*INQUIRY[2:]},
    ("refuse", None, "2031-04-03"): {INQUIRY[0]},
    ("refuse", None, "2031-04"): {*INQUIRY[1:]},
    ("deny", "VFN", None): {*INQUIRY[1:], "08-courrier-visa-leve"},
    ("request", "Hélène Darrigand", None): {*INQUIRY[1:], "06-mercury-sleeper"},
    ("suspend", "tribunal administratif de Valmorange", "2031-06-06"): {"08-courrier-visa-leve"},
    ("authorise", "VFN", "2031-06-09"): {"08-courrier-visa-leve"},
    ("confirm", "Bertrand Quélennec", None): {"08-courrier-visa-leve"},
}
"""Of the table "Positions on the running of the Sterne"; those without a date have none in their clause."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The ledger of the demo."""
    path: Path = tmp_path_factory.mktemp("demo") / "l.db"
    folder = examples()
    CliRunner().invoke(main, ["--ledger", str(path), "add", str(folder), "--sources", str(folder / "sources.tsv")])
    with Ledger(path) as ledger:
        yield ledger


@pytest.fixture(scope="module")
def story(demo: Ledger) -> Issue:
    """The issue of the night train."""
    return issues(demo)[0]


def test_one_story_is_one_issue(demo: Ledger, story: Issue) -> None:
    """Five states of six, of all eight articles, under a name that says what it is about; a teaser is not in it."""
    others = issues(demo)[1:]
    assert story.name == "train de nuit" and len(set(story.documents)) == 8
    assert len(story.positions) >= 5 * sum(len(one.positions) for one in others)
    assert "bruit des wagons" in {one.name for one in others}


def test_the_states_of_the_table_are_there(demo: Ledger, story: Issue) -> None:
    """Each with its actor and its beginning, told by those who tell it."""
    told: dict[tuple[Any, ...], set[str]] = {}
    for one in position(demo, story.id, stems, EVER).data["states"]:  # type: ignore[attr-defined]
        places = {place["document"] for place in (one, *one["retold"])}
        told.setdefault((one["state"], one["actor"], one["valid_from"]), set()).update(places)
    assert {state: told.get(state) for state in STATES} == STATES


def test_the_blockage_goes_back_to_one_origin(demo: Ledger, story: Issue) -> None:
    """Officials of the network who spoke to one paper, for four articles; it hardened at two."""
    states: Any = position(demo, story.id, stems, EVER).data["states"]
    blocked = next(one["id"] for one in states if one["state"] == "forbid" and len(one["chain"]) == 3)
    found: Any = origins(demo, subject_of(demo, blocked, stems), EVER).data
    (inquiry,) = (one for one in found["origins"] if one["reported_by"] == "Les Comptes de l'Ouest")
    assert inquiry["articles"] == INQUIRY
    assert {one["below"]["document"] for one in found["hardened"]} == {INQUIRY[1], INQUIRY[3]}
    assert "Les Comptes de l'Ouest" not in found["not_in_ledger"] and "Balise Presse" in found["not_in_ledger"]


def test_the_articles_go_back_to_their_origins(demo: Ledger, story: Issue) -> None:
    """The region's paper for the permission, the inquiry and who relays it, a radio that has no article here, and two
    papers abroad."""
    found: Any = origins(demo, subject_of(demo, story.id, stems), EVER).data
    assert {one["name"]: one["articles"] for one in found["origins"]} == {
        "Le Courrier de Valmorange": ["01-courrier-feu-vert"],
        "Les Comptes de l'Ouest": INQUIRY,
        "Radio Misaine": ["08-courrier-visa-leve"],
        "The Harwick Mercury": ["06-mercury-sleeper"],
        "Tidewire": ["07-tidewire-permit"],
    }
    assert found["not_covered"] == [] and {"Balise Presse", "Radio Misaine"} <= set(found["not_in_ledger"])


def test_its_conflicts_are_those_of_the_table(demo: Ledger, story: Issue) -> None:
    """Blocked or not, four refused or six or none, the cost, a formality or a lock, hearsay and fact."""
    found: Any = conflicts(demo, story.id, stems, EVER).data["conflicts"]
    kinds = [one["kind"] for one in found]
    assert {"polarity", "numeric", "outcome", "characterisation", "firmness"} <= set(kinds) and len(found) <= 25
    pairs = ((one, pair) for one in found for pair in ([one["a"]["document"], one["b"]["document"]], *one["also"]))
    places = {(one["kind"], *pair) for one, pair in pairs}
    assert ("numeric", "01-courrier-feu-vert", "01-courrier-feu-vert") in places
    assert ("firmness", INQUIRY[0], INQUIRY[1]) in places and ("numeric", INQUIRY[2], INQUIRY[3]) in places

"""Journeys over one ledger: all about a name, how firmly outlets tell, and what to do where the tool is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from selon.cli import main

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
Ask = Callable[..., Any]


def asking(ledger: Path) -> Ask:
    """A function that asks the ledger and gives the object of the answer, or the words of a command without one."""

    def ask(*words: str) -> Any:
        result = CliRunner().invoke(main, ["--ledger", str(ledger), *words])
        assert result.exit_code in (0, 3), result.stderr
        return json.loads(result.stdout) if "json" in words else result.stdout

    return ask


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """The articles that come with Selon, in a ledger."""
    ask = asking(tmp_path_factory.mktemp("demo") / "l.db")
    ask("add", str(EXAMPLES), "--sources", str(EXAMPLES / "sources.tsv"))
    return ask


@pytest.fixture(scope="module")
def founding(prepared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """The founding articles in a ledger."""
    ask = asking(tmp_path_factory.mktemp("founding") / "l.db")
    ask("add", str(prepared_data / "seeds"))
    return ask


def test_the_editor_finds_all_about_the_network(demo: Ask) -> None:
    """Its denials on their chain, who speaks of it, its two names, and how it is called where."""
    found = demo("dossier", "VFN", "--format", "json")
    denials = [one for one in found["said_by"] if one["firmness"] == "denied"]
    assert ("Balise Presse", "Voies ferrées nationales") in {tuple(one["chain"][1:]) for one in denials}
    assert any(one["name"] == "Voies ferrées nationales" and len(one["outlets"]) >= 3 for one in found["aliases"])
    assert {"deny", "request"} <= {one["state"] for one in found["positions"]} and found["said_about"]


def test_the_editor_sees_what_the_region_said_that_it_costs(demo: Ask) -> None:
    """Amounts of one thing side by side, the ranges that disagree marked."""
    (cost,) = (
        one for one in demo("dossier", "conseil régional", "--format", "json")["quantities"] if one["unit"] == "EUR"
    )
    told = [(one["low"], one["high"], one["document"][:2]) for one in cost["values"]]
    assert told == [(None, 42e6, "03"), (38e6, 42e6, "01"), (44e6, 46e6, "08")] and len(cost["disagree"]) == 2
    early = demo("dossier", "conseil régional", "--as-of", "2031-05-01", "--format", "json")
    assert [len(group["disagree"]) for group in early["quantities"] if group["unit"] == "EUR"] == [0]


def test_the_researcher_counts_conditionals(demo: Ask) -> None:
    """A version that hardened has fewer; every claim behind a share can be listed."""
    cells = {(c["outlet"], c["month"]): c for c in demo("firmness", "--format", "json")["cells"]}
    comptes, rivages = cells["Les Comptes de l'Ouest", "2031-04"], cells["Rivages 24", "2031-04"]
    assert comptes["conditional"]["share"] > rivages["conditional"]["share"]
    assert comptes["conditional"]["low"] < comptes["conditional"]["share"] < comptes["conditional"]["high"]
    wanted = ("claims", "--outlet", "Les Comptes de l'Ouest", "--basis", "reportative", "--format", "json")
    assert set(comptes["conditional"]["ids"]) <= {one["id"] for one in demo(*wanted)["claims"]}


def test_a_wrong_claim_is_rejected_and_stays_so(tmp_path: Path) -> None:
    """Read again by a newer grammar, it is still rejected; two names of one paper are one."""
    ask = asking(tmp_path / "l.db")
    ask("add", str(EXAMPLES), "--sources", str(EXAMPLES / "sources.tsv"))
    claims = ask("claims", "--outlet", "Rivages 24", "--state", "forbid", "--format", "json")["claims"]
    ask("reject", claims[0]["id"], "--why", "the headline says more than the body")
    ask("alias", "Comptes de l'Ouest", "Les Comptes de l'Ouest", "--why", "one paper")
    ask("add", str(EXAMPLES), "--sources", str(EXAMPLES / "sources.tsv"), "--scope", "wide")
    left = ask("claims", "--outlet", "Rivages 24", "--state", "forbid", "--format", "json")["claims"]
    assert {one["id"] for one in left} == {one["id"] for one in claims[1:]}
    (line,) = ask("claims", "--rejected", "--format", "json")["rejected"]
    assert line["why"].startswith("the headline") and line["current"]
    paper = ask("dossier", "Comptes de l'Ouest", "--format", "json")
    assert any(one["why"].endswith("one paper") for one in paper["aliases"]) and paper["relayed"]


def test_the_dossier_of_a_weapon_has_both_its_names_and_its_ranges(founding: Ask) -> None:
    """The acronym of one article is the full name in the other; two ranges stand side by side."""
    found = founding("dossier", "ATACMS", "--format", "json")
    assert len({outlet for alias in found["aliases"] for outlet in alias["outlets"]}) >= 2
    (group,) = (one for one in found["quantities"] if one["unit"] == "km")
    assert len(group["values"]) == 2 and (group["disagree"] or group["differ"])
    assert {"authorise", "control", "confirm"} <= {one["state"] for one in found["positions"]}


def test_the_dossier_of_a_minister_says_who_is_said_to_decide(founding: Ask) -> None:
    """By his last name alone; in the conditional, on nobody's word."""
    found = founding("dossier", "Hegseth", "--format", "json")
    assert found["name"] == "Pete Hegseth"
    (one,) = found["positions"]
    assert (one["state"], one["firmness"]) == ("control", "conditional")


def test_the_two_outlets_differ_in_their_conditionals(founding: Ask) -> None:
    """The one that passes on a paper's report uses more of them."""
    cells = founding("firmness", "--by", "outlet", "--format", "json")["cells"]
    shares = {cell["outlet"]: cell["conditional"]["share"] for cell in cells}
    assert shares["CNEWS"] > shares["Enderi"]

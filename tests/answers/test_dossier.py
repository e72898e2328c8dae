"""All about a name, under all its names."""

from __future__ import annotations

from typing import Any

import pytest

from selon.answers.amounts import side_by_side
from selon.answers.dossier import dossier
from selon.answers.finding import Several
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.errors import NotFound
from selon.ledger import Ledger
from tests.ledger.articles import NOW, entry

EVER = Times()


def about(ledger: Ledger, name: str, times: Times = EVER, part: tuple[int, bool] = (100, False)) -> Any:
    """The object of a dossier."""
    return dossier(ledger, name, stems, times, part).data


def test_a_dossier_has_what_is_said_by_and_about(port: Ledger) -> None:
    """What she says is hers; what others say of her is not; where she stands is told by its article."""
    found = about(port, "Maëlle Tourneval")
    assert {one["quote"] for one in found["said_by"] if one["document"] == "mars"} == {
        "« Le bac de nuit est sûr », a déclaré Maëlle Tourneval"
    }
    assert {one["source_name"] for one in found["said_about"]} == {"sources proches du port", "syndicat des marins"}
    stands = [(one["state"], one["as"], one["valid_from"]) for one in found["positions"]]
    assert ("authorise", "actor", "2031-03-04") in stands and ("forbid", "actor", "2031-09-03") in stands


def test_a_name_is_found_under_its_other_names(port: Ledger) -> None:
    """The acronym of one article is the name of another; the reason and the outlets stand beside it."""
    found = about(port, "cba")
    assert found["name"] == "CBA"
    (alias,) = (one for one in found["aliases"] if one["name"] == "Compagnie des bacs d'Armance")
    assert alias["why"] and alias["outlets"] == ["La Vigie"]
    assert {one["source_name"] for one in found["said_by"]} == {"CBA", "Compagnie des bacs d'Armance"}
    assert about(port, "Compagnie des bacs d’Armance")["said_by"] == found["said_by"]


def test_amounts_stand_side_by_side_and_disagree(port: Ledger) -> None:
    """The company counts 300 passengers, another 450."""
    (group,) = about(port, "CBA")["quantities"]
    assert [(one["low"], one["chain"][-1]) for one in group["values"]] == [
        (300, "Compagnie des bacs d'Armance"),
        (450, "Léon Ferrec"),
    ]
    assert (group["unit"], group["disagree"], group["differ"]) == ("personne", [[0, 1]], [])
    assert "disagrees with 1" in str(dossier(port, "CBA", stems, EVER).rows)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((300, 300, False), (310, 310, False), True),
        ((300, 300, True), (310, 310, False), False),
        ((300, None, False), (270, 300, True), True),
        ((300, None, False), (300, 300, False), False),
        ((None, 42, False), (38, 40, False), False),
    ],
    ids=str,
)
def test_ranges_disagree_when_no_amount_fits_both(one: Any, other: Any, apart: bool) -> None:
    """A rough amount reaches a tenth to either side; what only touches is apart."""
    amounts = [
        {"id": str(i), "low": low, "high": high, "approx": rough, "unit": "km", "of": "portée", "reported_at": "2031"}
        for i, (low, high, rough) in enumerate((one, other))
    ]
    (group,) = side_by_side(amounts, lambda words: stems("fr", words))
    assert bool(group["disagree"]) is apart


def test_a_part_of_a_name_will_do_and_an_unknown_one_names_what_is_near(port: Ledger) -> None:
    """One name with the word is taken, several are listed, near ones are offered or taken."""
    assert about(port, "Ferrec")["name"] == "Léon Ferrec"
    with pytest.raises(Several, match="syndicat des marins"):
        about(port, "des")
    with pytest.raises(NotFound, match="Near: Léon Ferrec"):
        about(port, "Leon Ferek")
    assert about(port, "Leon Ferek", part=(100, True))["name"] == "Léon Ferrec"
    with pytest.raises(NotFound, match="Near: none"):
        about(port, "Zzyzx")


def test_a_last_name_of_two_people_joins_neither(port: Ledger) -> None:
    """Who is meant by it alone has to be said."""
    text = "Le pilote Gaspard Ferrec est parti. « Je rentre », a dit Ferrec. La mer montait."
    text += " Selon Léon Ferrec, le port est fermé. « Il ferme », a dit Ferrec."
    for name, words in (("a", text.split(" Selon")[0]), ("b", "Selon" + text.split(" Selon")[1])):
        port.add([entry(name, words, "Le Phare", "2031-10-03")], stems, NOW)
    with pytest.raises(Several, match="Gaspard Ferrec"):
        about(port, "Ferrec")
    assert {one["source_name"] for one in about(port, "Gaspard Ferrec")["said_by"]} == {"Gaspard Ferrec"}


def test_a_capital_is_found_with_its_government(port: Ledger) -> None:
    """What "Moscou" says is said by the Russian government; both names lead to it, with the line of data."""
    text = "Moscou dénonce une escalade. « Nous répondrons », a déclaré Moscou."
    port.add([entry("moscou", text, "Le Phare", "2031-10-03")], stems, NOW)
    found = about(port, "Moscou")
    assert found["said_by"] and any("metonyms.tsv" in one["why"] for one in found["aliases"])
    assert about(port, "Russie")["said_by"] == found["said_by"]


def test_a_dossier_keeps_to_the_three_times(port: Ledger) -> None:
    """As of June nothing of autumn counts; before the ledger had it, nothing at all; on a day, states of that day."""
    early = about(port, "CBA", Times(as_of="2031-06"))
    assert [one["low"] for one in early["quantities"][0]["values"]] == [300]
    assert {one["document"] for one in early["said_by"]} == {"mars"}
    nothing = about(port, "CBA", Times(known_by="2031-09-19"))
    assert not nothing["said_by"] and not nothing["quantities"] and nothing["totals"]["documents"] == 0
    on = about(port, "Maëlle Tourneval", Times(on="2031-06-01"))
    assert [one["state"] for one in on["positions"]] == ["authorise"]


def test_what_is_missing_is_told(port: Ledger) -> None:
    """An article without a day, and a quotation that nobody signs."""
    text = "La préfète Maëlle Tourneval est venue. « Personne ne passera par ici demain matin, croyez-moi. »"
    port.add([entry("sans", text, "Le Phare", None)], stems, NOW)
    reasons = {gap["reason"].split(":")[0] for gap in about(port, "Maëlle Tourneval")["gaps"]}
    assert "the article gives no day" in reasons


def test_a_long_dossier_is_cut_and_says_so(port: Ledger) -> None:
    """The totals stay."""
    answer = dossier(port, "Maëlle Tourneval", stems, EVER, (1, False))
    assert len(answer.data["said_by"]) == 1 and answer.data["totals"]["said_by"] == 2  # type: ignore[arg-type, index, call-overload]
    assert "--limit 0" in answer.notes[-1]

"""Claims are listed by every filter, alone and together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from benchmarks.readings import entries
from selon.answers.claim_list import Wanted, listed
from selon.answers.documents import listed as documents_of
from selon.answers.finding import Several
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.errors import NotFound
from selon.ledger import Ledger
from selon.ledger.schema import documents
from tests.answers.harbour import harbour

EVER = Times()
NOW, LATER = "2031-09-20T08:00:00.000000Z", "2031-09-21T08:00:00.000000Z"


def claims(ledger: Ledger, times: Times = EVER, **wanted: Any) -> list[dict[str, Any]]:
    """The claims that are listed."""
    return list(listed(ledger, Wanted(**wanted), stems, times).data["claims"])  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("wanted", "sources"),
    [
        ({"outlet": "la gazette"}, {"sources proches du port", "CBA", "Maëlle Tourneval"}),
        ({"source": "CBA"}, {"CBA", "Compagnie des bacs d'Armance"}),
        ({"source": "Compagnie des bacs d'Armance"}, {"CBA", "Compagnie des bacs d'Armance"}),
        ({"entity": "Maëlle Tourneval"}, {"sources proches du port", "syndicat des marins"}),
        ({"entity": "CBA", "after": "2031-09-11"}, {"Léon Ferrec"}),
        ({"before": "2031-03"}, {"Maëlle Tourneval", "Compagnie des bacs d'Armance"}),
        ({"act": "deny"}, {"CBA"}),
        ({"basis": "reportative", "state": "forbid"}, {"Maëlle Tourneval"}),
        ({"issue": "bac de nuit"}, {"Maëlle Tourneval", "CBA"}),
        ({"commitment": "PS+"}, {"syndicat des marins"}),
    ],
    ids=str,
)
def test_a_filter_leaves_what_fits(port: Ledger, wanted: dict[str, str], sources: set[str]) -> None:
    """By outlet, source under any name, what is spoken of, date, act, basis, state, issue, commitment."""
    assert {one["source_name"] for one in claims(port, **wanted)} == sources


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        ({"outlet": "La Gazete"}, "La Gazette"),
        ({"source": "Leon Ferek"}, "Léon Ferrec"),
        ({"entity": "Mael Tournevale"}, "Maëlle Tourneval"),
        ({"issue": "girafe"}, "bac"),
        ({"after": "hier"}, "no date"),
    ],
    ids=str,
)
def test_a_filter_by_what_is_not_there_names_what_is_near(port: Ledger, wanted: dict[str, str], near: str) -> None:
    """Outlets, names and issues; a wrong date is told too."""
    with pytest.raises(NotFound, match=near):
        claims(port, **wanted)


def test_words_of_several_names_are_listed(port: Ledger) -> None:
    """Unless the best is asked for."""
    with pytest.raises(Several, match="several names"):
        claims(port, source="des")
    assert claims(port, source="des", first=True)


def test_claims_keep_to_the_three_times(port: Ledger) -> None:
    """Reports of the day asked for, what the ledger had, and states that held."""
    assert len(claims(port, Times(as_of="2031-06"))) == len(claims(port, before="2031-06"))
    assert claims(port, Times(known_by="2031-09-19")) == []
    assert {one["document"] for one in claims(port, Times(on="2031-09-05"))} == {"septembre"}


def test_a_long_list_is_cut_and_goes_on(port: Ledger) -> None:
    """Every claim is on one page, the newest report first."""
    every = claims(port, limit=0)
    pages = [listed(port, Wanted(limit=2, offset=at), stems, EVER) for at in range(0, len(every), 2)]
    assert [one for page in pages for one in page.data["claims"]] == every  # type: ignore[attr-defined]
    assert "--offset 2" in pages[0].notes[0] and not pages[-1].notes
    assert every[0]["document"] == "octobre" and every[-1]["document"] == "mars"


def test_a_claim_has_the_fields_of_the_annotation(port: Ledger) -> None:
    """The same words and values as in the reading, and where it stands."""
    (one,) = claims(port, source="Léon Ferrec")
    read = next(a for a in harbour()[2].reading.attributions if a.source_name == "Léon Ferrec")
    assert one["content"] == [list(span) for span in read.content] and one["chain"] == list(read.chain)
    assert one["commitment"][-1] == {"source": "Léon Ferrec", "value": "CT+"}
    assert (one["basis"], one["speech_act"], one["firmness"]) == ("reported", read.speech_act.value, "plain")
    assert one["reported_at_origin"] == "published" and "450 passagers" in one["quote"]


def test_a_claim_read_again_is_listed_once(port: Ledger) -> None:
    """The newest reading counts, and the one before for a question about an earlier day."""
    before = claims(port, limit=0)
    port.add(harbour("g2"), stems, "2031-11-01T08:00:00Z")
    assert claims(port, limit=0) == before
    assert claims(port, Times(known_by="2031-10"), limit=0) == before


@pytest.mark.parametrize("times", [EVER, Times(as_of="2033-06-01")])
def test_all_are_counted_that_are_listed(tmp_path: Path, times: Times) -> None:
    """Whatever was taken back, erased, rejected or read anew."""
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add(entries(40), stems, NOW)
        ledger.add((replace(one, grammar="newer") for one in entries(3)), stems, LATER)
        one, two = (row["id"] for row in ledger.rows(select(documents.c.id).limit(2)))
        ledger.note("withdraw", one, LATER)
        ledger.erase(two, LATER, None)
        ledger.note("reject", claims(ledger)[0]["id"], LATER)
        found = listed(ledger, Wanted(limit=0), stems, times).data
        assert found["total"] == len(found["claims"]) > 0  # type: ignore[arg-type]
        told = documents_of(ledger, times, 0).data
        assert told["total"] == len(told["documents"]) > 0  # type: ignore[arg-type]

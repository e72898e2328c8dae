"""What people correct counts in every answer, stays in the log, and is kept when a document is read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from selon.answers.claim_list import Wanted, listed, rejected
from selon.answers.correcting import known_name, rejectable, standing_pair, standing_rejection
from selon.answers.corrections import ALIAS, REJECT, SAME_ISSUE, UNDO, corrections
from selon.answers.dossier import dossier
from selon.answers.finding import Several, issue_of, issues
from selon.answers.firmness import firmness
from selon.answers.positions import position
from selon.answers.search import search
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.errors import NotFound
from selon.ledger import Ledger
from tests.answers.harbour import harbour
from tests.ledger.articles import NOW, entry, filled

EVER = Times()
LATER = "2031-11-05T08:00:00Z"


def ban(ledger: Ledger) -> str:
    """The id of the position that forbids."""
    return next(
        str(one["id"]) for one in position(ledger, "bac", stems, EVER).data["states"] if one["state"] == "forbid"
    )  # type: ignore[attr-defined]


def test_a_rejected_position_counts_no_more(port: Ledger) -> None:
    """Neither in the timeline nor in the dossier; what it had ended goes on."""
    id = ban(port)
    port.note(REJECT, id, LATER, why="misread")
    state, _ = position(port, "bac", stems, EVER).data["states"]  # type: ignore[misc]
    assert (state["state"], state["valid_to"]) == ("authorise", None)
    told = dossier(port, "Maëlle Tourneval", stems, EVER).data["positions"]
    assert [one["state"] for one in told] == ["authorise"]  # type: ignore[attr-defined]
    assert all(one["id"] != id for one in search(port, "interdit", stems, EVER).data["results"])  # type: ignore[attr-defined]


def test_a_rejected_claim_takes_along_what_it_holds(port: Ledger) -> None:
    """Its position and its amount are told by nobody any more."""
    (claim,) = listed(port, Wanted(source="Léon Ferrec"), stems, EVER).data["claims"]  # type: ignore[misc]
    total = firmness(port, ["year"], EVER).data["cells"][0]["claims"]  # type: ignore[index]
    port.note(REJECT, claim["id"], LATER, why="no such man")
    assert listed(port, Wanted(source="Léon Ferrec"), stems, EVER).data["total"] == 0
    assert firmness(port, ["year"], EVER).data["cells"][0]["claims"] == total - 1  # type: ignore[index]
    (group,) = dossier(port, "CBA", stems, EVER).data["quantities"]  # type: ignore[misc]
    assert [one["low"] for one in group["values"]] == [300]
    held = next(one for one in listed(port, Wanted(state="forbid"), stems, EVER).data["claims"])  # type: ignore[attr-defined]
    port.note(REJECT, held["id"], LATER, why="x")
    assert [one["state"] for one in position(port, "bac", stems, EVER).data["states"]] == ["authorise", "deny"]  # type: ignore[attr-defined]


def test_what_is_rejected_is_still_listed(port: Ledger) -> None:
    """With its words, the day and the reason."""
    port.note(REJECT, ban(port), LATER, why="misread")
    (one,) = rejected(port, EVER).data["rejected"]  # type: ignore[misc]
    assert (one["kind"], one["why"], one["current"], one["document"]) == ("position", "misread", True, "septembre")
    assert "interdit" in one["quote"]


def test_a_correction_counts_from_the_instant_on_at_which_it_was_made(port: Ledger) -> None:
    """What this ledger had said before can still be asked for."""
    port.note(REJECT, ban(port), LATER, why="misread")
    assert len(position(port, "bac", stems, Times(known_by="2031-11-04")).data["states"]) == 3  # type: ignore[arg-type]
    assert len(position(port, "bac", stems, Times(known_by="2031-11-05")).data["states"]) == 2  # type: ignore[arg-type]


def test_a_correction_can_be_taken_back(port: Ledger) -> None:
    """Both lines stay in the log; the last one counts."""
    id = ban(port)
    port.note(REJECT, id, LATER, why="misread")
    assert standing_rejection(port, id[:6]).id == id
    port.note(UNDO + REJECT, id, LATER, why="it was right")
    assert ban(port) == id and port.stats()["log"] == 2
    with pytest.raises(NotFound, match="no rejected claims"):
        standing_rejection(port, id)


def test_corrections_are_kept_when_a_document_is_read_again(port: Ledger) -> None:
    """Ids are digests of words, so that a newer grammar finds the same ones."""
    port.note(REJECT, ban(port), LATER, why="misread")
    port.note(ALIAS, "CBA", LATER, other="Léon Ferrec", why="a test")
    before = [listed(port, Wanted(limit=0), stems, EVER).data, dossier(port, "CBA", stems, EVER).data]
    port.add(harbour("g2"), stems, "2031-12-01T08:00:00Z")
    assert [listed(port, Wanted(limit=0), stems, EVER).data, dossier(port, "CBA", stems, EVER).data] == before
    assert [one["state"] for one in position(port, "bac", stems, EVER).data["states"]] == ["authorise", "deny"]  # type: ignore[attr-defined]
    (one,) = rejected(port, EVER).data["rejected"]  # type: ignore[misc]
    assert one["current"]


def test_what_no_reading_has_any_more_is_told(port: Ledger) -> None:
    """A rejection whose document was taken back needs nobody, and is listed as such."""
    from selon.answers.finding import document_of

    port.note(REJECT, ban(port), LATER, why="misread")
    port.note("withdraw", document_of(port, "septembre"), LATER, why="twice")
    answer = rejected(port, EVER)
    assert not answer.data["rejected"][0]["current"] and "1 of them" in answer.notes[0]  # type: ignore[index]


def test_two_names_that_are_one_have_one_dossier(port: Ledger) -> None:
    """From either name, with the reason that the person gave; and in the filters of claims."""
    port.note(ALIAS, "syndicat des marins", LATER, other="Léon Ferrec", why="he speaks for it")
    for name in ("Léon Ferrec", "syndicat des marins"):
        found = dossier(port, name, stems, EVER).data
        assert {one["source_name"] for one in found["said_by"]} == {"Léon Ferrec", "syndicat des marins"}  # type: ignore[attr-defined]
        assert any("he speaks for it" in one["why"] for one in found["aliases"])  # type: ignore[attr-defined]
    assert listed(port, Wanted(source="Léon Ferrec"), stems, EVER).data["total"] == 3
    assert len(dossier(port, "Léon Ferrec", stems, Times(known_by="2031-11-04")).data["said_by"]) == 1  # type: ignore[arg-type]


def test_one_actor_under_two_names_ends_his_own_state(port: Ledger) -> None:
    """The state of the one name is ended by the opposite one of the other."""
    text = "Ana Brisset a interdit le bac de nuit de Norvent à Maëlle Tourneval le 1er mai 2031."
    port.add([entry("mai", text, "Le Phare", "2031-05-02")], stems, NOW)
    first = position(port, "bac", stems, EVER, first=True).data["states"][0]  # type: ignore[index]
    assert (first["state"], first["valid_to"]) == ("authorise", "2031-09-03")
    port.note(ALIAS, "Ana Brisset", LATER, other="Maëlle Tourneval", why="a test")
    first = position(port, "bac", stems, EVER, first=True).data["states"][0]  # type: ignore[index]
    assert (first["valid_to"], first["valid_to_inferred"]) == ("2031-05-01", True)


def test_two_issues_that_are_one_have_one_timeline(port: Ledger) -> None:
    """Under the id of either, and two again when that is taken back."""
    text = "Le maire de Brumelle, Ugo Sarrel, a interdit le marché aux fleurs le 2 avril 2031."
    port.add([entry("fleurs", text, "Le Phare", "2031-04-03")], stems, NOW)
    one, other = (issue_of(port, words, stems).id for words in ("marché aux fleurs", "bac de nuit"))
    count = len(issues(port))
    port.note(SAME_ISSUE, one, LATER, other=other)
    assert len(issues(port)) == count - 1
    assert issue_of(port, one, stems) == issue_of(port, other, stems)
    assert len(issue_of(port, one, stems).positions) == 4
    assert standing_pair(port, SAME_ISSUE, (other, one)) == (one, other)
    port.note(UNDO + SAME_ISSUE, one, LATER, other=other)
    assert len(issues(port)) == count and not corrections(port).same_issue


def test_a_claim_is_meant_by_its_id_its_beginning_or_its_words(port: Ledger) -> None:
    """Several are listed, none is told, and what is rejected is not rejected twice."""
    found = rejectable(port, "450", stems)
    assert rejectable(port, found.id, stems) == rejectable(port, found.id[:8], stems) == found
    with pytest.raises(Several, match="Give an id"):
        rejectable(port, "bac", stems)
    with pytest.raises(NotFound, match="girafe"):
        rejectable(port, "girafe", stems)
    port.note(REJECT, found.id, LATER, why="x")
    with pytest.raises(NotFound, match="already"):
        rejectable(port, found.id, stems)


def test_only_names_that_are_there_are_joined(port: Ledger) -> None:
    """A name is taken as the ledger has it; one that is not there names those near it."""
    assert known_name(port, "ferrec") == "Léon Ferrec"
    with pytest.raises(NotFound, match="Léon Ferrec"):
        known_name(port, "Leon Ferek")
    with pytest.raises(NotFound, match="Joined: none"):
        standing_pair(port, ALIAS, ("CBA", "Léon Ferrec"))


def test_corrections_are_read_once_until_something_is_written(tmp_path: Path) -> None:
    """By this process or by another, through this connection or through another."""
    with filled(tmp_path) as ledger, Ledger(tmp_path / "l.db") as other:
        first = corrections(ledger)
        assert corrections(ledger) is first and corrections(ledger, Times()) is first
        other.note("reject", "c0", NOW, why="misread")
        assert corrections(ledger).rejected.keys() == {"c0"}
        ledger.note("reject", "c1", NOW, why="misread")
        assert corrections(ledger).rejected.keys() == {"c0", "c1"}
        assert not corrections(ledger, Times(known_by="2030")).rejected
        ledger.close()
        other.note("undo-reject", "c0", NOW)
        assert corrections(ledger).rejected.keys() == {"c1"} == corrections(other).rejected.keys()

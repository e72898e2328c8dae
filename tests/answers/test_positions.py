"""Where an issue stands, as of when, on whose word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from selon.answers.finding import Several, issue_of, issues
from selon.answers.positions import LISTED, brief, position
from selon.answers.times import Times, first_day, last_day
from selon.claims.stems import stems
from selon.errors import NotFound
from selon.ledger import Ledger
from tests.ledger.articles import NOW, entry, filled


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with a permission in March and its end in September."""
    with filled(tmp_path) as found:
        yield found


def test_two_articles_tell_one_issue(ledger: Ledger) -> None:
    """They share the prefect, the town and the ferry."""
    (issue,) = issues(ledger)
    assert len(issue.positions) == 2 and "bac" in issue.name


def test_the_states_stand_in_their_order_each_on_its_chain(ledger: Ledger) -> None:
    """Allowed in March, then forbidden, by hearsay of officials through another paper."""
    answer = position(ledger, "bac de nuit", stems, Times())
    allowed, blocked = answer.data["states"]  # type: ignore[misc]
    assert (allowed["state"], allowed["valid_from"], allowed["basis"]) == ("authorise", "2031-03", "reported")
    assert (blocked["state"], blocked["valid_from"], blocked["basis"]) == ("forbid", "2031-09-03", "reportative")
    assert blocked["chain"][:3] == ["La Gazette", "Le Phare d'Armance", "responsables du port"]
    assert (allowed["valid_to"], allowed["valid_to_inferred"]) == ("2031-09-03", True)


def test_what_was_reported_later_is_not_yet_known(ledger: Ledger) -> None:
    """As of a day between the two, the second is named and not counted."""
    answer = position(ledger, "bac", stems, Times(as_of="2031-06"))
    assert [one["state"] for one in answer.data["states"]] == ["authorise"]  # type: ignore[attr-defined]
    assert [one["state"] for one in answer.data["not_yet_known"]] == ["forbid"]  # type: ignore[attr-defined]
    assert answer.data["states"][0]["valid_to"] is None  # type: ignore[index]


def test_what_held_on_a_day(ledger: Ledger) -> None:
    """On a day of May the permission held, on one of September the ban."""
    for day, state in (("2031-05-02", "authorise"), ("2031-09-15", "forbid")):
        answer = position(ledger, "bac", stems, Times(on=day))
        assert [one["state"] for one in answer.data["states"]] == [state]  # type: ignore[attr-defined]


def test_what_this_ledger_did_not_know_yet_is_left_out(ledger: Ledger) -> None:
    """Before the articles came in there is nothing."""
    assert position(ledger, "bac", stems, Times(known_by="2031-09-19")).data["states"] == []


def test_unknown_words_name_what_is_near(ledger: Ledger) -> None:
    """The issues there are stand in the error."""
    with pytest.raises(NotFound, match="bac"):
        issue_of(ledger, "girafe", stems)
    with pytest.raises(NotFound, match="--as-of hier: it is no date"):
        Times(as_of="hier")
    assert issubclass(Several, NotFound)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("2031-23", "2031-09-01", "2031-11-30"),
        ("2031-05~", "2031-05-01", "2031-05-31"),
        ("2031-09-03", "2031-09-03", "2031-09-03"),
    ],
)
def test_a_date_has_a_first_and_a_last_day(edtf: str, first: str, last: str) -> None:
    """Months, years, seasons and rough dates are stretches of days."""
    assert (first_day(edtf), last_day(edtf)) == (first, last)


def test_a_brief_timeline_has_one_row_for_each_state_and_actor(ledger: Ledger) -> None:
    """With how many articles tell it; the account with a date and the longest chain is shown.

    What one article tells twice is one state, with the place of the other."""
    again = "La préfète de Norvent a interdit le bac de nuit. La préfète de Norvent a interdit le bac de nuit du port."
    ledger.add([entry("octobre", again, "La Vigie", "2031-10-02")], stems, NOW)
    whole = position(ledger, "bac", stems, Times())
    short = brief(whole)
    assert short.data == whole.data and len(whole.rows) == 3
    assert [len(one["also"]) for one in whole.data["states"]] == [0, 0, 1]  # type: ignore[attr-defined]
    (allowed, blocked) = short.rows
    assert allowed[0] == "AUTHORISE" and allowed[-1] == "mars 2031-03-12"
    assert (blocked[0], blocked[2]) == ("BLOCKED", "2031-09-03 –") and blocked[-1] == "septembre 2031-09-10 and 1 other"
    one = brief(whole, 1)
    assert [row[0] for row in one.rows] == ["BLOCKED"] and one.notes[-1] == "1 more state, told by fewer articles"


def test_a_stand_that_nobody_takes_is_named_apart(tmp_path: Path) -> None:
    """A request of nobody is no state, nor is a permission or a suspension of nobody and no day; a ban of nobody is."""
    text = (
        "Le maire Luc Orsel a interdit le bac de nuit. Une reprise du bac a été demandée. Le bac de jour est autorisé. "
        "Le bac du soir est suspendu. La pêche a été suspendue le 2 mars 2031."
    )
    with Ledger(tmp_path / "nobody.db", create=True) as found:
        found.add([entry("mars", text, "La Vigie", "2031-03-02")], stems, NOW)
        answer = position(found, "bac", stems, Times())
    assert {one["state"] for one in answer.data["states"]} == {"forbid", "suspend"}  # type: ignore[attr-defined]
    assert {one["state"] for one in answer.data["of_nobody"]} >= {"authorise", "suspend"}  # type: ignore[attr-defined]
    assert any(note.startswith("of nobody named: authorise") for note in answer.notes)


def test_what_is_told_in_passing_is_named_apart(tmp_path: Path) -> None:
    """A state of small prominence is in the answer, but not among the states; one told twice has the greater."""
    text = (
        "Le bac de Norvent\n\n« Le bac que des gamins annoncent est autorisé par des élus. On rit », dit Lise.\n\n"
        "Le maire Luc Orsel a interdit le bac de nuit."
    )
    with Ledger(tmp_path / "aside.db", create=True) as found:
        found.add([entry("mars", text, "La Vigie", "2031-03-02")], stems, NOW)
        answer = position(found, "bac", stems, Times())
    held, aside = answer.data["states"], answer.data["aside"]
    assert [one["state"] for one in held] == ["forbid"]  # type: ignore[attr-defined]
    assert aside and all(one["prominence"] < LISTED for one in aside)  # type: ignore[attr-defined]
    assert any(note.startswith("told in passing: ") for note in answer.notes)

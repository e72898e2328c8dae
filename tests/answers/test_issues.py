"""The list of issues: what each is, who is in it, how many states, since when."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from selon.answers.finding import Issue, issue_of, issues, largest
from selon.answers.issues import listed
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.ledger import Ledger
from tests.ledger.articles import ALLOWED, NOW, entry, filled

OTHER = "Le maire de Corlay soutient la digue de pierre."


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with two states of a ferry, and one of a dyke."""
    with filled(tmp_path) as found:
        found.add([entry("digue", OTHER, "La Vigie", "2031-05-02")], stems, NOW)
        yield found


def test_an_issue_is_listed_with_who_how_many_and_since_when(ledger: Ledger) -> None:
    """The fields that are promised, and no others; the largest issue first."""
    ferry, dyke = listed(ledger, Times()).data["issues"]  # type: ignore[misc]
    assert set(ferry) == {"id", "name", "entities", "states", "documents", "first_reported", "last_reported"}
    assert (ferry["states"], ferry["documents"]) == (2, 2)
    assert (ferry["first_reported"], ferry["last_reported"]) == ("2031-03-12", "2031-09-10")
    assert "Norvent" in ferry["entities"] and "Corlay" not in ferry["entities"]
    assert (dyke["states"], dyke["first_reported"]) == (1, "2031-05-02")
    assert issue_of(ledger, ferry["id"], stems).name == ferry["name"]


def test_words_choose_issues(ledger: Ledger) -> None:
    """All of the words must be there."""
    found = {words: len(listed(ledger, Times(), asked=(words, stems)).rows) for words in ("bac", "digue bac", "girafe")}
    assert found == {"bac": 1, "digue bac": 0, "girafe": 0}


@pytest.mark.parametrize(
    ("times", "states"),
    [(Times(as_of="2031-06"), [1, 1]), (Times(as_of="2031-04"), [1]), (Times(known_by="2031-01-01"), [])],
)
def test_issues_are_listed_as_of_a_day(ledger: Ledger, times: Times, states: list[int]) -> None:
    """What was reported or recorded later is not counted."""
    assert [one["states"] for one in listed(ledger, times).data["issues"]] == states  # type: ignore[attr-defined]


def test_a_list_that_was_cut_says_so(ledger: Ledger) -> None:
    """With what to type for the rest."""
    answer = listed(ledger, Times(), most=1)
    assert len(answer.rows) == 1 and "--most 2" in answer.notes[0]


def test_the_largest_issues_are_those_of_the_whole_list_whatever_was_corrected(ledger: Ledger) -> None:
    """Read twice, rejected, taken back, joined by a person: counted as when every position is read."""

    def same() -> list[int]:
        every = told(issues(ledger))
        for most in (1, 9):
            some, count = largest(ledger, most)
            assert (told(some), count) == (every[:most], len(every))
        return [len(places) for _, _, places in every]

    def told(found: list[Issue]) -> list[tuple[str, str, list[str]]]:
        return [(one.id, one.name, sorted(one.positions)) for one in found]

    assert same() == [2, 1]
    ledger.add([entry("mars", ALLOWED, "La Vigie", "2031-03-12", "g2")], stems, NOW)
    assert same() == [2, 1]
    ferry, dyke = issues(ledger)
    ledger.note("same-issue", dyke.id, NOW, other=ferry.id)
    assert same() == [3]
    ledger.note("reject", ferry.positions[0], NOW, why="misread")
    assert same() == [2]
    ledger.note("withdraw", dyke.documents[0], NOW, why="wrong file")
    assert same() == [1]


def test_an_issue_is_called_by_words_that_most_of_its_articles_use(tmp_path: Path) -> None:
    """Their headlines count too: what one article after another refuses is not what they are about."""
    told = {
        "un": "Navette de nuit : feu vert\n\nMaëlle Tourneval a autorisé à Norvent la navette de nuit.",
        "deux": "Navette de nuit : le refus\n\nMaëlle Tourneval a refusé à Norvent deux essais de la navette.",
        "trois": "Navette de nuit : le doute\n\nMaëlle Tourneval a refusé à Norvent trois essais de la navette.",
    }
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add([entry(name, text, "La Vigie", "2031-05-02") for name, text in told.items()], stems, NOW)
        (issue,) = listed(ledger, Times()).data["issues"]  # type: ignore[misc]
        assert issue["name"] == "navette de nuit"

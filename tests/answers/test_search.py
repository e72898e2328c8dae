"""Claims and positions are found by words in any form, and what was not ranked is told."""

from __future__ import annotations

import pytest

from selon.answers import search as searching
from selon.answers.search import search
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.errors import NotFound
from selon.ledger import Ledger, store
from selon.ledger import searching as index
from tests.ledger.articles import NOW

EVER = Times()


def quotes(ledger: Ledger, words: str, times: Times = EVER, part: tuple[int, bool] = (20, True)) -> list[str]:
    """The words of what is found."""
    return [one["quote"] for one in search(ledger, words, stems, times, part).data["results"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize("words", ["démentir", "DÉMENTI", "retards demente", "démenti armance"])
def test_every_form_of_a_word_finds_the_claim(port: Ledger, words: str) -> None:
    """All words must be there; a claim is found by those of its sentence."""
    if words.endswith("armance"):
        with pytest.raises(NotFound, match="--any"):
            quotes(port, words)
        assert len(quotes(port, words, part=(20, False))) > 1
    else:
        assert any("a démenti tout retard" in quote for quote in quotes(port, words))


def test_a_position_inside_a_claim_that_was_found_is_left_to_it(port: Ledger) -> None:
    """The permission stands in no claim, and is found as a position; the ban is found once, as a claim."""
    (found,) = search(port, "autorisé", stems, EVER).data["results"]  # type: ignore[misc]
    assert (found["kind"], found["state"], found["actor"]) == ("position", "authorise", "Maëlle Tourneval")
    assert {one["kind"] for one in search(port, "interdit", stems, EVER).data["results"]} == {"claim"}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("times", "there"),
    [
        (Times(as_of="2031-06"), False),
        (Times(as_of="2031-09-10"), True),
        (Times(known_by="2031-09-19"), False),
        (Times(on="2031-06-01"), False),
        (Times(on="2031-09-15"), True),
    ],
    ids=str,
)
def test_a_search_keeps_to_the_three_times(port: Ledger, times: Times, there: bool) -> None:
    """Reports of September count from then on, and nothing before the ledger had it."""
    found = [quote for quote in quotes(port, "interdit", times) if "aurait interdit" in quote]
    assert bool(found) is there


def test_unknown_words_name_what_is_near(port: Ledger) -> None:
    """By the stems that are there."""
    with pytest.raises(NotFound, match="Near: .*passager"):
        search(port, "passagerz", stems, EVER)
    with pytest.raises(NotFound, match="Near: none"):
        search(port, "xxxxxxxx", stems, EVER)


def test_a_search_says_when_there_is_more_than_it_ranks(port: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many candidates the newest are ranked, and a note says so."""
    full = search(port, "bac", stems, EVER, (0, True))
    assert not full.data["more_than_ranked"] and not full.notes
    for module in (store, index, searching):
        monkeypatch.setattr(module, "MOST", 2)
    capped = search(port, "bac", stems, EVER, (0, True))
    assert capped.data["more_than_ranked"] and 2 <= capped.data["ranked"] < full.data["ranked"]
    assert "the newest 2 were ranked" in capped.notes[0]


def test_what_is_shown_is_no_more_than_asked_for(port: Ledger) -> None:
    """The best ones, with a note on how to see the others."""
    answer = search(port, "bac", stems, EVER, (1, True))
    assert len(answer.rows) == 1 and "--limit" in answer.notes[0]


def test_what_was_taken_back_is_not_found(port: Ledger) -> None:
    """Though the index still has its words."""
    from selon.answers.finding import document_of

    port.note("withdraw", document_of(port, "septembre"), NOW, why="twice")
    assert quotes(port, "interdit") == []

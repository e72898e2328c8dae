"""The founding articles, as they are and told again: other names, places and things, dates moved by 400 days."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from selon.intake.files import capture
from selon.pipeline import Options, read
from selon.records import Attribution, Reading
from tests.stories.replacing import DAYS, Replacing, moved

TURNS = 8
Pair = tuple[Reading, Reading]


def readings(texts: Iterable[str]) -> list[Reading]:
    """The texts read as French articles."""
    raws = [capture(text.encode(), address=f"a{n}", name=f"a{n}", now=None) for n, text in enumerate(texts)]
    found = list(read(raws, options=Options(language="fr")))
    return [one for one in found if isinstance(one, Reading)]


def shape(found: Attribution) -> tuple[object, ...]:
    """What of an attribution no name decides."""
    kinds = tuple(link.kind for link in found.chain_links)
    return found.source_kind, kinds, found.type, found.hedged, found.negated, found.basis


@pytest.fixture(scope="module")
def pairs(prepared_data: Path) -> list[Pair]:
    """Each article with itself told again, with other names at each turn."""
    files = sorted((prepared_data / "seeds").glob("*.txt"))
    told = readings(file.read_bytes().decode() for file in files)
    assert len(told) == len(files) > 0
    return [
        (one, again) for one in told for again in readings(Replacing(one, turn=turn).text(one) for turn in range(TURNS))
    ]


def test_they_set_the_states_that_a_reader_finds(pairs: list[Pair]) -> None:
    """Let, then stopped and refused, who decides now, who was against before; then let, limited, lifted again."""
    states = [[found.state.value for found in told.positions] for told, _ in pairs[::TURNS]]
    assert {"authorise", "forbid", "refuse", "control", "oppose", "condemn"} <= set(states[0])
    assert {"authorise", "forbid", "restrict", "confirm", "condemn"} <= set(states[1])


def test_a_refusal_told_in_the_conditional_is_hearsay(pairs: list[Pair]) -> None:
    """The one who reports it does not vouch for it, and the chain says on whose word it is."""
    told, _ = pairs[0]
    refused = next(found for found in told.positions if found.state.value == "refuse")
    (holder,) = [found for found in told.attributions if found.id == refused.reported_by]
    assert holder.hedged and holder.basis.value == "reportative" and len(holder.chain) == 3


def test_the_states_do_not_hang_on_the_names(pairs: list[Pair]) -> None:
    """The same states in the same order, with an actor where there was one."""
    for told, again in pairs:
        assert [(p.state, p.actor is None) for p in again.positions] == [
            (p.state, p.actor is None) for p in told.positions
        ]


def test_the_intervals_move_with_the_dates(pairs: list[Pair]) -> None:
    """Time expressions and positions lie 400 days later, months by their middle, seasons and years by one year."""
    assert DAYS == 400
    for told, again in pairs:
        assert [moved(t.value) for t in told.timexes] == [t.value for t in again.timexes]
        assert [moved(t.edtf) for t in told.timexes] == [t.edtf for t in again.timexes]
        assert [(moved(p.valid_from), moved(p.valid_to)) for p in told.positions] == [
            (p.valid_from, p.valid_to) for p in again.positions
        ]


def test_who_says_what_on_whose_word_does_not_hang_on_the_names(pairs: list[Pair]) -> None:
    """The same attributions in the same order: kinds of sources and of the chain's links, firmness, denial, basis."""
    for told, again in pairs:
        assert [shape(found) for found in again.attributions] == [shape(found) for found in told.attributions]


def test_nothing_is_left_of_the_old_names(pairs: list[Pair]) -> None:
    """The replacing replaces: no name of the article stands in what is told again."""
    for told, again in pairs:
        known = Replacing(told).names
        assert len(known) > 15
        words = set(again.document.text.replace("’", " ").replace("'", " ").split())
        assert not words & set(known)

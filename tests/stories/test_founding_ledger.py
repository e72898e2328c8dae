"""The founding articles in one ledger, as they are and told again: the same answers, renamed and moved by 400 days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from selon.records import Reading
from tests.stories.replacing import Replacing, moved
from tests.stories.test_dossiers import Ask, asking
from tests.stories.test_founding import readings

WORDS = ("ATACMS", "Russie")
"""What a reader asks the ledger for, in the names of the articles."""
AS_OF = "2025-09-01"
TURNS = 8
MISREAD = {5: "the parser takes the name of a thing for an adjective's noun, and a conflict inside the article is lost"}
"""Turns whose names lead the parser astray in the second article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A ledger that can be asked, the words to ask it for, and how its dates compare with those of the articles."""

    ask: Ask
    words: tuple[str, ...]
    date: Callable[[str | None], str | None]

    def position(self, *options: str) -> Any:
        """The states of the issue."""
        return self.ask("position", " ".join(self.words), "--first", *options, "--format", "json")

    def conflicts(self) -> Any:
        """The conflicts, in their order."""
        return self.ask("conflicts", "--format", "json")["conflicts"]


def ledger(folder: Path, texts: list[str], told: Callable[[Ask], Told]) -> Told:
    """A ledger of texts."""
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"article-{number}.txt").write_text(text, encoding="utf-8")
    ask = asking(folder / "ledger.db")
    ask("add", *(str(folder / f"article-{number}.txt") for number in range(len(texts))))
    return told(ask)


@pytest.fixture(scope="module")
def articles(prepared_data: Path) -> list[Reading]:
    """The founding articles, read."""
    return readings(file.read_bytes().decode() for file in sorted((prepared_data / "seeds").glob("*.txt")))


@pytest.fixture(scope="module")
def first(articles: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The articles as they are."""
    texts = [one.document.text for one in articles]
    return ledger(tmp_path_factory.mktemp("told") / "first", texts, lambda ask: Told(ask=ask, words=WORDS, date=moved))


@pytest.fixture(scope="module", params=range(TURNS))
def again(request: pytest.FixtureRequest, articles: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The articles told again, the same names for the same in both."""
    replacing = Replacing(*articles, turn=request.param)
    words = tuple(replacing.names[word] for word in WORDS)
    texts = [replacing.text(one) for one in articles]
    return ledger(
        tmp_path_factory.mktemp("told") / "again", texts, lambda ask: Told(ask=ask, words=words, date=lambda day: day)
    )


def states(told: Told, found: list[dict[str, Any]]) -> list[tuple[object, ...]]:
    """What of states no name decides."""
    return sorted(
        (
            one["state"],
            one["actor"] is None,
            str(told.date(one["valid_from"])),
            str(told.date(one["valid_to"])),
            one["basis"],
            len(one["chain"]),
            one["document"],
            str(told.date(one["reported_at"])),
        )
        for one in found
    )


def test_the_states_are_the_same(first: Told, again: Told) -> None:
    """Every state with its interval, its chain and its article, whoever is named."""
    before, after = first.position()["states"], again.position()["states"]
    assert len(before) >= 11
    assert states(again, after) == states(first, before)


def test_what_was_not_yet_known_is_the_same(first: Told, again: Told) -> None:
    """Of a day between the two articles, the states of the second are named as not yet known, and none is a state."""
    before, after = first.position("--as-of", AS_OF), again.position("--as-of", str(moved(AS_OF)))
    assert before["states"] and before["not_yet_known"]
    assert {one["document"] for one in before["states"]}.isdisjoint(one["document"] for one in before["not_yet_known"])
    assert states(again, after["states"]) == states(first, before["states"])
    assert states(again, after["not_yet_known"]) == states(first, before["not_yet_known"])


def clash(one: dict[str, Any]) -> tuple[object, ...]:
    """What of a conflict no name decides."""
    sides = sorted((side["document"], len(side["chain"])) for side in (one["a"], one["b"]))
    return one["kind"], *sides


def between(one: dict[str, Any]) -> tuple[str, ...]:
    """The kind of a conflict and its articles."""
    return one["kind"], *sorted((one["a"]["document"], one["b"]["document"]))


def test_the_conflicts_are_the_same(first: Told, again: Told, request: pytest.FixtureRequest) -> None:
    """The same kinds between the same articles; the one inside the second article comes first, on chains as long."""
    if (turn := request.node.callspec.params["again"]) in MISREAD:
        request.applymarker(pytest.mark.xfail(reason=MISREAD[turn], strict=False))
    before, after = first.conflicts(), again.conflicts()
    assert len(before) >= 8
    assert before[0]["a"]["document"] == before[0]["b"]["document"] == "article-1"
    assert clash(after[0]) == clash(before[0])
    # Which of several sentences that say the same is quoted may turn on a parse; the articles and the kind do not.
    assert sorted(map(between, after)) == sorted(map(between, before))

"""Corrections from end to end: made on the command line, seen by every question, kept when an article is read anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from selon.claims.stems import stems
from selon.cli import main
from selon.ledger import Entry, Ledger
from selon.records import Span
from tests.ledger.articles import entry

ARTICLES = {
    "vigie": (
        "Selon Le Phare d'Armance, la préfète de Norvent aurait interdit le bac de nuit.",
        "La Vigie",
        "2031-05-03",
    ),
    "gazette": (
        "La préfète de Norvent a interdit le bac de nuit, selon Le Phare d'Armance.",
        "La Gazette",
        "2031-05-04",
    ),
    "courrier": ("Le maire de Corlay soutient la digue de pierre, selon lui.", "Le Courrier", "2031-05-05"),
    "echo": ("Maëlle Tourneval a autorisé à Corlay le bac de nuit le 2 octobre 2031.", "L'Écho", "2031-10-03"),
    "orvel": (
        "« Le bac de nuit partira sans moi dès lundi », a déclaré la préfète de Norvent.",
        "L'Orvel",
        "2031-05-06",
    ),
    "lorne": ("« Le bac de nuit partira sans moi dès lundi », a déclaré Maëlle Tourneval.", "Le Lorne", "2031-05-06"),
}
CAME_IN, LATER = "2020-09-20T08:00:00Z", "2021-12-01T08:00:00Z"  # corrections are made now
Shell = Callable[..., Any]


def read(grammar: str = "g1") -> list[Entry]:
    """The articles as a version of the grammar reads them."""
    return [entry(name, *article, grammar) for name, article in ARTICLES.items()]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A ledger with the articles."""
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add(read(), stems, CAME_IN)
    return tmp_path / "l.db"


@pytest.fixture
def ask(db: Path) -> Shell:
    """A function from a question to its object."""

    def asked(*words: str) -> Any:
        result = CliRunner().invoke(main, ["--ledger", str(db), *words, "--format", "json"])
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    return asked


@pytest.fixture
def say(db: Path) -> Callable[..., None]:
    """A function that makes a correction."""

    def said(*words: str) -> None:
        result = CliRunner().invoke(main, ["--ledger", str(db), *words])
        assert result.exit_code == 0, result.stderr

    return said


QUESTIONS = {
    "position": ("position", "bac", "--first"),
    "timeline": ("timeline", "bac", "--first"),
    "origins": ("origins", "bac", "--first"),
    "conflicts": ("conflicts",),
    "dossier": ("dossier", "préfète de Norvent"),
    "claims": ("claims",),
    "state": ("claims", "--state", "forbid"),
    "search": ("search", "interdit"),
    "issues": ("issues",),
    "firmness": ("firmness",),
}


def everything(ask: Shell) -> dict[str, Any]:
    """The answers to all questions."""
    return {name: _without_grammars(ask(*words)) for name, words in QUESTIONS.items()}


def _without_grammars(answer: Any) -> Any:
    return {name: value for name, value in answer.items() if name not in ("grammars", "last_recorded")}


def tells(answer: Any, name: str) -> bool:
    """Whether an answer tells of an article."""
    told = json.dumps(answer, ensure_ascii=False)
    return f'"{name}"' in told or ARTICLES[name][1] in told or ARTICLES[name][2] in told


def of(answer: Any, name: str) -> str:
    """The id of the state that an article tells."""
    return next(str(one["id"]) for one in answer["states"] if one["document"] == name)


def test_a_rejected_position_is_in_no_answer(ask: Shell, say: Callable[..., None]) -> None:
    """The claim that held it stays; the conflict that rested on it is none."""
    say("reject", of(ask(*QUESTIONS["position"]), "gazette"), "--why", "misread")
    after = everything(ask)
    gone = {name for name, answer in after.items() if not tells(answer, "gazette")}
    assert gone == {"position", "timeline", "origins", "conflicts", "state", "issues"} - _elsewhere(after)
    assert all(one["kind"] != "firmness" for one in after["conflicts"]["conflicts"])
    assert not [one for one in after["dossier"]["positions"] if one["document"] == "gazette"]


def _elsewhere(after: dict[str, Any]) -> set[str]:
    """Questions that tell of the article by another of its claims."""
    return {name for name in ("issues",) if tells(after[name], "gazette")}


def test_a_rejected_claim_takes_along_all_that_rests_on_it(ask: Shell, say: Callable[..., None]) -> None:
    """Its position, its conflict, and itself, in every answer."""
    claims = ask("claims", "--outlet", "La Gazette")["claims"]
    for one in claims:
        say("reject", one["id"], "--why", "nobody said so")
    after = everything(ask)
    assert {name for name, answer in after.items() if tells(answer, "gazette")} <= {"dossier"}
    assert not [one for part in ("said_by", "said_about", "positions") for one in after["dossier"][part]
                if one["document"] == "gazette"]  # fmt: skip
    found = ask("claims", "--rejected")["rejected"]
    assert {one["id"] for one in found} == {one["id"] for one in claims} and all(one["current"] for one in found)


def test_a_rejected_conflict_is_none(ask: Shell, say: Callable[..., None]) -> None:
    """What both accounts say stays; the conflict is listed as rejected, with its reason."""
    before = everything(ask)
    one = before["conflicts"]["conflicts"][0]
    say("reject", one["id"][:9], "--why", "two bans")
    after = everything(ask)
    assert one not in after["conflicts"]["conflicts"]
    assert _apart(before, after).keys() == {"conflicts"}
    (told,) = ask("claims", "--rejected")["rejected"]
    assert (told["kind"], told["quote"], told["current"]) == ("conflict", one["reason"], True)


def test_two_names_of_one_are_one_in_every_answer(ask: Shell, say: Callable[..., None]) -> None:
    """Her permission ends her ban, her words are hers under both names, and nobody else's."""
    before = everything(ask)
    assert [one["kind"] for one in before["conflicts"]["conflicts"] if one["kind"] == "origin"] == ["origin"]
    say("alias", "préfète de Norvent", "Maëlle Tourneval", "--why", "so says the prefecture")
    say("same-issue", before_id(ask, "echo"), before_id(ask, "vigie"))
    after = everything(ask)
    bans = [one for one in after["position"]["states"] if one["state"] == "forbid"]
    assert {(one["valid_to"], one["valid_to_inferred"]) for one in bans} == {("2031-10-02", True)}
    assert {one["document"] for one in after["dossier"]["said_by"]} >= {"orvel", "lorne"}
    assert tells(after["dossier"]["positions"], "echo")
    assert [one for one in after["conflicts"]["conflicts"] if one["kind"] == "origin"] == []
    both = {one["document"] for one in ask("claims", "--source", "Maëlle Tourneval")["claims"]}
    assert both == {one["document"] for one in ask("claims", "--source", "préfète de Norvent")["claims"]} >= {"orvel"}
    assert len(ask("origins", "sans moi", "--first")["origins"]) == 1


def before_id(ask: Shell, name: str) -> str:
    """The id of the issue of which an article tells."""
    day = ARTICLES[name][2]
    return next(
        str(one["id"]) for one in ask("issues")["issues"] if day in (one["first_reported"], one["last_reported"])
    )


def test_two_issues_that_are_one_are_one_in_every_answer(ask: Shell, say: Callable[..., None]) -> None:
    """From the words of either."""
    one, other = before_id(ask, "courrier"), before_id(ask, "vigie")
    count = len(ask("issues")["issues"])
    assert ask("conflicts", "--issue", one)["conflicts"] == []
    say("same-issue", one, other)
    assert len(ask("issues")["issues"]) == count - 1
    for question in ("position", "timeline", "origins"):
        assert tells(ask(question, "digue"), "vigie") and tells(ask(question, other), "courrier")
    (found,) = ask("conflicts", "--issue", "digue")["conflicts"]
    assert found["kind"] == "firmness" and found["issue"]
    assert ask("conflicts", "--issue", other)["conflicts"] == [found]
    assert {one["document"] for one in ask("claims", "--issue", "digue")["claims"]} >= {"vigie", "gazette"}


CORRECTIONS: dict[str, Callable[[Shell], tuple[str, ...]]] = {
    "reject a position": lambda ask: ("reject", of(ask(*QUESTIONS["position"]), "gazette"), "--why", "misread"),
    "reject a claim": lambda ask: ("reject", ask("claims", "--outlet", "La Gazette")["claims"][0]["id"], "--why", "x"),
    "reject a conflict": lambda ask: ("reject", ask("conflicts")["conflicts"][0]["id"], "--why", "two bans"),
    "alias": lambda ask: ("alias", "préfète de Norvent", "Maëlle Tourneval"),
    "same issue": lambda ask: ("same-issue", before_id(ask, "courrier"), before_id(ask, "vigie")),
}


@pytest.mark.parametrize("name", CORRECTIONS)
def test_a_correction_is_kept_when_the_articles_are_read_again(
    ask: Shell, say: Callable[..., None], db: Path, name: str
) -> None:
    """All answers are the same after a newer grammar read them all; and without it, when it is taken back."""
    untouched = everything(ask)
    words = CORRECTIONS[name](ask)
    say(*words)
    corrected = everything(ask)
    assert corrected != untouched
    with Ledger(db) as ledger:
        assert ledger.add(read("g2"), stems, LATER).again == len(ARTICLES)
    assert _apart(everything(ask), corrected) == {}
    say(*words, "--undo")
    assert _apart(everything(ask), untouched) == {}


def _apart(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The questions that have two answers."""
    return {name: (one[name], other[name]) for name in one if one[name] != other[name]}


@pytest.mark.parametrize("name", CORRECTIONS)
def test_what_was_said_before_a_correction_can_still_be_asked_for(
    ask: Shell, say: Callable[..., None], name: str
) -> None:
    """By --known-by, in every question; corrections are made now, the articles came in before."""
    then = {question: (*words, "--known-by", "2021") for question, words in QUESTIONS.items()}
    before = {question: ask(*words) for question, words in then.items()}
    say(*CORRECTIONS[name](ask))
    assert {question: ask(*words) for question, words in then.items()} == before


def test_one_issue_stays_one_when_a_grammar_finds_other_words(ask: Shell, say: Callable[..., None], db: Path) -> None:
    """The state has another id, since its evidence is one word shorter; it stands where the other one stood."""
    say("same-issue", before_id(ask, "courrier"), before_id(ask, "vigie"))
    (old,) = (one for one in read() if one.reading.document.name == "courrier")
    (state,) = old.reading.positions
    start, end = state.evidence[0]
    shorter = replace(state, evidence=(Span(start, end - 7),))
    with Ledger(db) as ledger:
        newer = Entry(capture=old.capture, reading=replace(old.reading, positions=(shorter,)), grammar="g2")
        assert ledger.add([newer], stems, LATER).again == 1
    (told,) = (one for one in ask("position", "bac", "--first")["states"] if one["document"] == "courrier")
    assert told["span"] == [start, end - 7]

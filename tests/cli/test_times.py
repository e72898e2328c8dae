"""The three times, for every question: what held on a day, was reported by a day, was known to the ledger by then."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from selon.answers.finding import document_of
from selon.claims.stems import stems
from selon.cli import main
from selon.ledger import Ledger
from tests.ledger.articles import ALLOWED, BLOCKED, entry

ARTICLES = {
    # name: words, outlet, day of the report, instant at which the ledger got it
    "mars": (ALLOWED, "La Vigie", "2031-03-12", "2031-03-13T08:00:00Z"),
    "crue": ("La crue de Norvent a fait dix-huit morts, selon les pompiers.", "L'Écho", "2031-05-03", "2031-05-04T08Z"),
    "bilan": (
        "La crue de Norvent a fait douze morts, selon la préfecture.",
        "Le Courrier",
        "2031-05-05",
        "2031-09-20T08Z",
    ),
    "septembre": (BLOCKED, "La Gazette", "2031-09-10", "2031-09-20T09Z"),
}
ASKED_BACK = frozenset({"as_of", "known_by", "on", "last_reported", "last_recorded", "not_yet_known"})
"""Fields that say what was asked, and what was not answered."""
Answered = Callable[..., set[str]]
FERRY = {"mars", "septembre"}
FLOOD = {"crue", "bilan"}

# question: all that it tells, then with --on a day of May and one of October, with --as-of and with --known-by June
QUESTIONS: dict[tuple[str, ...], tuple[set[str], set[str], set[str], set[str], set[str]]] = {
    ("position", "bac"): (FERRY, {"mars"}, {"septembre"}, {"mars"}, {"mars"}),
    ("position", "bac", "--brief"): (FERRY, {"mars"}, {"septembre"}, {"mars"}, {"mars"}),
    ("timeline", "bac"): (FERRY, {"mars"}, {"septembre"}, {"mars"}, {"mars"}),
    ("origins", "bac"): (FERRY, {"mars"}, FERRY, {"mars"}, {"mars"}),
    ("issues",): (FERRY, {"mars"}, {"septembre"}, {"mars"}, {"mars"}),
    ("conflicts",): (FLOOD, FLOOD, FLOOD, FLOOD, set()),
    ("search", "Norvent"): ({*FERRY, *FLOOD}, {"mars"}, FERRY, {"mars", *FLOOD}, {"mars", "crue"}),
    ("claims",): ({*FERRY, *FLOOD}, {"mars"}, FERRY, {"mars", *FLOOD}, {"mars", "crue"}),
    ("dossier", "préfète de Norvent"): (FERRY, {"mars"}, FERRY, {"mars"}, {"mars"}),
    ("firmness", "--by", "outlet"): ({*FERRY, *FLOOD}, {"mars"}, FERRY, {"mars", *FLOOD}, {"mars", "crue"}),
}
TIMES = ((), ("--on", "2031-05-20"), ("--on", "2031-10-20"), ("--as-of", "2031-06-30"), ("--known-by", "2031-06-30"))
CASES = [(question, time, told) for question, row in QUESTIONS.items() for time, told in zip(TIMES, row, strict=True)]


def filled(path: Path) -> Ledger:
    """A ledger with the articles."""
    ledger = Ledger(path, create=True)
    for name, (text, outlet, day, now) in ARTICLES.items():
        ledger.add([entry(name, text, outlet, day)], stems, now)
    return ledger


@pytest.fixture
def answered(tmp_path: Path) -> Answered:
    """A function from the words of a command to the articles that its answer tells of, by outlet or day."""
    filled(tmp_path / "l.db").close()
    return lambda *words: articles_of(tmp_path / "l.db", *words)


def articles_of(db: Path, *words: str) -> set[str]:
    """The articles that the answer to a question tells of."""
    result = CliRunner().invoke(main, ["--ledger", str(db), *words, "--format", "json"])
    assert result.exit_code == 0, result.stderr
    told = json.dumps(_plain(json.loads(result.stdout)), ensure_ascii=False)
    return {name for name, (_, outlet, day, _) in ARTICLES.items() if f'"{outlet}"' in told or day in told}


def _plain(data: Any) -> Any:
    """The answer without what only repeats the question."""
    return {name: value for name, value in data.items() if name not in ASKED_BACK}


@pytest.mark.parametrize(("question", "time", "told"), CASES, ids=lambda value: " ".join(sorted(value)) or "ever")
def test_a_question_is_answered_as_of_a_time(
    answered: Answered, question: tuple[str, ...], time: tuple[str, ...], told: set[str]
) -> None:
    """Each of the three options is taken by each question, and leaves out what is beyond it."""
    assert answered(*question, *time) == told


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_all_three_times_go_together(answered: Answered, question: tuple[str, ...]) -> None:
    """What held on the day, had been reported and was known."""
    every = {"--on": "2031-05-20", "--as-of": "2031-06-30", "--known-by": "2031-06-30"}
    told = answered(*question, *(word for pair in every.items() for word in pair))
    assert told == QUESTIONS[question][1] & QUESTIONS[question][3] & QUESTIONS[question][4]


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_what_was_known_stays_known(tmp_path: Path, question: tuple[str, ...]) -> None:
    """A withdrawal made in December hides an article from December on, and from no answer of before."""
    db = tmp_path / "l.db"
    gone = "crue" if question == ("conflicts",) else "mars"
    with filled(db) as ledger:
        ledger.note("withdraw", document_of(ledger, gone), "2031-12-01T08:00:00Z", why="wrong file")
    whole = QUESTIONS[question][0]
    assert articles_of(db, *question, "--known-by", "2031-11-30") == whole
    left = set() if question == ("conflicts",) else whole - {"mars"}
    assert articles_of(db, *question) == articles_of(db, *question, "--known-by", "2031-12-02") == left


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_what_is_erased_is_gone_from_every_answer(tmp_path: Path, question: tuple[str, ...]) -> None:
    """Also from those about a day before it was erased: its words are nowhere any more."""
    db = tmp_path / "l.db"
    with filled(db) as ledger:
        for name in ("mars", "crue"):
            ledger.erase(document_of(ledger, name), "2031-12-01T08:00:00Z", "asked for")
    told = articles_of(db, *question, "--known-by", "2031-11-30")
    assert told == (set() if question == ("conflicts",) else QUESTIONS[question][0] - {"mars", "crue"})


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_a_newer_reading_counts_from_its_day_on(tmp_path: Path, question: tuple[str, ...]) -> None:
    """Read again in December, by a grammar that finds the same: all answers stay what they were, before and after."""
    db = tmp_path / "l.db"
    with filled(db) as ledger:
        before = [articles_of(db, *question, *time) for time in TIMES]
        again = [entry(name, text, outlet, day, "g2") for name, (text, outlet, day, _) in ARTICLES.items()]
        ledger.add(again, stems, "2031-12-01T08:00:00Z")
    if question[0] != "search":  # words are searched as they were read last
        assert [articles_of(db, *question, *time) for time in TIMES] == before
    assert articles_of(db, *question) == QUESTIONS[question][0]

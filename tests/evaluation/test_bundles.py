"""The scores of whole stories, on an invented one of two articles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from evaluation import bundles
from evaluation.bundle_answers import ListedConflict, ListedOrigin, ListedState, Outcome, Side, Told, outcome
from evaluation.bundle_gold import Bundle, Quote, file_of, load, quote_span
from evaluation.bundle_scores import scores
from evaluation.corpora import GoldError
from evaluation.tally import Share
from selon.records import Span
from tests.evaluation.bundle import ALLOWED, BUNDLE, CREW, FORBIDDEN, KEPT, SOLD

TEXTS = BUNDLE.texts()


@pytest.fixture(scope="module")
def read() -> Outcome:
    """The story, read into a ledger and asked."""
    return outcome(BUNDLE)


def told(found: Outcome, **listed: object) -> dict[str, Share]:
    """The figures of an asker who is told just that."""
    return scores(found, replace(Told(), **listed))  # type: ignore[arg-type]


def listed(document: str, words: str, *, state: str = "forbid", actor: str | None = "Maëlle Tourneval") -> ListedState:
    """A listed state that stands on some words."""
    return ListedState(state=state, document=document, span=quote_span(TEXTS[document], words), actor=actor)


def side(document: str, words: str) -> Side:
    """A side of a conflict that stands on some words."""
    return Side(document=document, span=quote_span(TEXTS[document], words))


def test_the_story_is_asked_by_its_words_and_issue_by_issue(read: Outcome) -> None:
    """The ban and the permission are of the issue that the words take; the sale that is denied is listed."""
    assert not read.refused and read.issues >= 1
    asked, whole = scores(read, read.asked), scores(read, read.whole)
    assert {one.state for one in read.asked.states} >= {"forbid", "authorise"}
    assert whole["states recall"].right >= asked["states recall"].right >= 2
    assert asked["  actor"].value == 1 and asked["conflicts recall"] == Share(1, 1)
    assert asked["  kind"] == Share(0, 1), "it is listed as polarity"
    assert asked["tempting listed"] == Share(0, 1)


def test_words_that_nothing_has_bring_nothing() -> None:
    """No answer is no error: the shares of the gold are zero, those of what is listed are of nothing."""
    found = outcome(replace(BUNDLE, issue="piscine Orvel"))
    assert found.asked == Told() and found.whole.states
    assert scores(found, found.asked)["states recall"] == Share(0, 3)


def test_a_state_is_found_in_its_sentence_under_its_own_name(read: Outcome) -> None:
    """Another word of the sentence will do; another state, sentence or article will not."""
    assert told(read, states=(listed("bac-1", "3 septembre"),))["states recall"] == Share(1, 3)
    assert told(read, states=(listed("bac-1", "3 septembre", state="refuse"),))["states recall"] == Share(0, 3)
    assert told(read, states=(listed("bac-1", SOLD),))["states recall"] == Share(0, 3)
    assert told(read, states=(listed("bac-2", "préfète"),))["states recall"] == Share(0, 3)


def test_actor_and_date_are_told_apart_from_the_state(read: Outcome) -> None:
    """The date may be in doubt; the actor's name may be longer."""
    right = replace(listed("bac-1", FORBIDDEN, actor="la préfète Maëlle Tourneval"), valid_from="2031-09-03~")
    found = told(read, states=(right,))
    assert (found["  actor"], found["  date"], found["  chain"]) == (Share(1, 1), Share(1, 1), Share(0, 1))
    found = told(read, states=(listed("bac-1", FORBIDDEN, actor="Léon Ferrec"),))
    assert (found["  actor"], found["  date"]) == (Share(0, 1), Share(0, 1))


def test_a_name_in_brackets_is_another_name_of_the_actor(read: Outcome) -> None:
    """The office or its holder, and nobody else."""
    gold = replace(BUNDLE.states[0], actor="préfecture d'Armance (Maëlle Tourneval)")
    found = replace(read, bundle=replace(BUNDLE, states=(gold,)))
    for name, right in (("Maëlle Tourneval", 1), ("la préfecture d'Armance", 1), ("Léon Ferrec", 0)):
        assert told(found, states=(listed("bac-1", FORBIDDEN, actor=name),))["  actor"] == Share(right, 1)


def test_what_is_listed_again_is_told_apart_from_false_alarms(read: Outcome) -> None:
    """The same state of the same actor elsewhere is a repeat; of somebody else it is false."""
    here, again = listed("bac-1", FORBIDDEN), listed("bac-2", CREW)
    found = told(read, states=(here, again, replace(again, actor="Léon Ferrec")))
    assert found["states precision"] == Share(1, 3) and found["  repeats aside"] == Share(1, 2)


def test_a_conflict_has_both_sentences_in_either_order(read: Outcome) -> None:
    """One side in another sentence is a false alarm, and no conflict of the gold."""
    right = ListedConflict(kind="outcome", a=side("bac-1", "vendu"), b=side("bac-2", KEPT))
    wrong = ListedConflict(kind="outcome", a=side("bac-1", FORBIDDEN), b=side("bac-2", ALLOWED))
    for one in (right, replace(right, a=right.b, b=right.a)):
        found = told(read, conflicts=(one, wrong))
        assert found["conflicts recall"] == Share(1, 1) and found["conflicts precision"] == Share(1, 2)
        assert found["  kind"] == Share(1, 1)
    assert told(read, conflicts=(wrong,))["conflicts recall"] == Share(0, 1)


def test_articles_named_under_another_conflict_are_counted_apart(read: Outcome) -> None:
    """Where an answer shows no words, the articles and the kind decide."""
    other = ListedConflict(
        kind="outcome", a=side("bac-1", FORBIDDEN), b=side("bac-2", ALLOWED), also=(("bac-2", "bac-1"),)
    )
    found = told(read, conflicts=(other,))
    assert (found["conflicts recall"], found["  with also"]) == (Share(0, 1), Share(1, 1))


def test_a_tempting_pair_that_is_listed_is_a_false_alarm(read: Outcome) -> None:
    """It counts among those of the gold that are no conflict."""
    one = ListedConflict(kind="numeric", a=side("bac-2", CREW), b=side("bac-1", SOLD))
    found = told(read, conflicts=(one,))
    assert found["tempting listed"] == Share(1, 1) and found["conflicts precision"] == Share(0, 1)


def test_origins_are_counted_and_articles_joined(read: Outcome) -> None:
    """One for both articles; two apart are too many and join nothing."""
    one = ListedOrigin(name="La Vigie", kind="outlet", articles=("bac-2", "bac-1"))
    found = told(read, origins=(one,))
    assert (found["origins count right"], found["same origin F1"]) == (Share(1, 1), Share(2, 2))
    apart = (replace(one, articles=("bac-1",)), replace(one, name="La Gazette", articles=("bac-2",)))
    found = told(read, origins=apart)
    assert (found["origins count right"], found["  listed / gold"]) == (Share(0, 1), Share(2, 1))
    assert (found["same origin recall"], found["same origin F1"]) == (Share(0, 1), Share(0, 1))


def test_a_stretch_grows_to_the_sentences_it_touches(read: Outcome) -> None:
    """Without sentences, as of an article that was refused, it stays as it is."""
    start, end = read.sentence("bac-1", quote_span(TEXTS["bac-1"], "vendu"))
    assert TEXTS["bac-1"][start:end] == f"{SOLD}."
    assert read.sentence("bac-9", Span(3, 5)) == Span(3, 5)


def written(file: Path, *found: Bundle) -> Path:
    """A file of bundles."""
    file.write_bytes(b"\n".join(map(msgspec.json.encode, found)))
    return file


def test_a_bundle_that_is_not_sound_is_refused_without_its_words(tmp_path: Path) -> None:
    """A quotation that stands nowhere, and an article in no origin; the line is named, the text is not shown."""
    pair = replace(BUNDLE.conflicts[0], a=Quote(document="bac-2", quote=SOLD))
    file = written(tmp_path / "x.jsonl", BUNDLE, replace(BUNDLE, conflicts=(pair,), origins=()))
    assert load(written(tmp_path / "y.jsonl", BUNDLE)) == (BUNDLE,)
    with pytest.raises(GoldError, match="x.jsonl:2: conflict 1: its words stand 0 times .*; origins") as error:
        load(file)
    assert SOLD not in str(error.value)


def test_tables_and_errors_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table for each asker with a column for each story; errors by class with their words."""
    file = written(tmp_path / "bundles-read.jsonl", BUNDLE)
    assert bundles.main(["--file", str(file)]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("== bundles-read: 1 stories, 2 articles, 0 could not be read")
    assert shown.count("states recall") == 2 and "100.0 (1/1)" in shown and "bac" in shown.splitlines()[1]
    assert bundles.main(["--file", str(file), "--errors"]) == 0
    shown = capsys.readouterr().out
    assert "## conflict: outcome listed as polarity" in shown and f"« {KEPT} »" in shown


@pytest.mark.parametrize("words", [["--half", "check"], ["--file", "x/bundles-check.jsonl"]])
def test_the_errors_of_a_check_half_are_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Before a line of it is read."""
    with pytest.raises(SystemExit, match="2"):
        bundles.main([*words, "--errors"])
    assert "scored, never read" in capsys.readouterr().err


def test_a_check_half_does_not_name_its_stories(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are numbered."""
    bundles.main(["--file", str(written(tmp_path / "bundles-check.jsonl", BUNDLE))])
    shown = capsys.readouterr().out
    assert "story 1" in shown and "bac" not in shown


def test_the_halves_are_sound_and_share_no_story() -> None:
    """Stories of five articles each; every quotation stands once, every article has an origin."""
    halves = [load(file_of(half)) for half in ("read", "check")]
    for found in halves:
        assert len(found) >= 4 and all(len(one.articles) == 5 and one.states and one.conflicts for one in found)
    first, second = ({name for one in found for name in (one.bundle, *one.texts())} for found in halves)
    assert first.isdisjoint(second)

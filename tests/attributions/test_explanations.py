"""Every rule can be told in words, and an explanation names the lines of data that fired."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import selon.attributions
from selon.attributions import attribute, explanation, lexicon
from selon.attributions.explanations import RULES, described
from selon.languages import table
from selon.records import Attribution, Explanation, Reading
from tests.attributions.trees import Case, cases

SOURCES = sorted(Path(selon.attributions.__file__).parent.glob("*.py"))
FAMILIES = ("verb", "passive", "participle", "noun", "adjective")
# Marks, and moods of any verb: what fires these rules stands in no line of the cue table.
WITHOUT_LINE = (
    "quote-colon",
    "quote-gesture",
    "quote-floating",
    "quote-signed",
    "label",
    "conditional",
    "relay-asking",
    "relay-participle",
    "relay-quoted",
    "verb-ellipsis",
)
NOT_YET: dict[str, str] = {}


@cache
def modules() -> tuple[ast.Module, ...]:
    """The code of the grammar, parsed."""
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES)


def nodes() -> Iterator[ast.AST]:
    """Everything in the code of the grammar."""
    for module in modules():
        yield from ast.walk(module)


def places_of(parameter: str) -> dict[str, int]:
    """For each function with that parameter, where it stands among the positional ones."""
    found: dict[str, int] = {}
    for node in nodes():
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args]
            if parameter in names:
                found[node.name] = names.index(parameter)
    return found


def given(name: str) -> Iterator[ast.expr]:
    """Every value that the code gives to a name: as a keyword, as an argument of that name, or assigned to it."""
    places = places_of(name)
    for node in nodes():
        if isinstance(node, ast.Call):
            yield from (keyword.value for keyword in node.keywords if keyword.arg == name)
            called = node.func.id if isinstance(node.func, ast.Name) else ""
            if called in places and len(node.args) > places[called]:
                yield node.args[places[called]]
        elif isinstance(node, ast.Assign):
            targets = [t for target in node.targets for t in ast.walk(target) if isinstance(t, ast.Name)]
            if name in [target.id for target in targets]:
                yield node.value


def strings(name: str) -> set[str]:
    """Plain strings among the values of a name; a string with a blank for a frame ends in a hyphen."""
    found: set[str] = set()
    for value in given(name):
        for node in ast.walk(value):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                found.add(str(node.values[0].value))
        inner = {id(c) for n in ast.walk(value) if isinstance(n, ast.JoinedStr) for c in ast.walk(n)}
        constants = [n for n in ast.walk(value) if isinstance(n, ast.Constant) and id(n) not in inner]
        found |= {node.value for node in constants if isinstance(node.value, str) and node.value}
    return found


def frames() -> set[str]:
    """Every frame under which a content can be found: those of the code and those of the cue table."""
    told = {frame for code in ("fr", "en") for row in table(code, "cues") for frame in row["frames"].split(",")}
    return strings("frame") | {frame for frame in told if not frame.startswith("!")}


def rules() -> set[str]:
    """Every rule id that the code can give."""
    fixed = {rule for rule in strings("rule") if not rule.endswith("-")}
    open_ended = {rule for rule in strings("rule") if rule.endswith("-")}
    return fixed | {family + frame for family in open_ended for frame in frames() if not frame.endswith("-")}


def test_the_rules_are_read_from_the_code() -> None:
    """The collector sees plain ids, ids with a frame, and those handed on as arguments."""
    assert {
        "preposition",
        "label",
        "quote-floating",
        "quote-cue-after",
        "verb-as",
        "verb-que",
        "noun-de-inf",
    } <= rules()
    assert len(rules()) > 40


@pytest.mark.parametrize("rule", sorted(rules()))
def test_every_rule_has_a_description(rule: str) -> None:
    """By its own line or by that of its family, which then names the frame."""
    family, _, frame = rule.partition("-")
    if rule in RULES:
        assert described(rule) == RULES[rule]
    else:
        assert family in FAMILIES
        assert described(rule) == f"{RULES[family]} Frame: {frame}."


def test_every_description_is_that_of_a_rule() -> None:
    """No line is left over from a rule that is gone."""
    assert {name for name in RULES if name not in rules() and name not in FAMILIES} == set()


def test_every_description_is_a_sentence() -> None:
    """It begins with a capital and ends with a full stop."""
    for name, words in RULES.items():
        assert words[0].isupper() and words.endswith(".") and len(words.split()) > 5, name


def test_every_rule_has_a_tree() -> None:
    """The trees show each described rule at least once, each family with three frames or more."""
    told = [line for code in ("fr", "en") for case in cases(code) for line in case.expected]
    shown = {line.split(" | rule = ")[1].split(" | ")[0] for line in told}
    # Answers are told from their questions over several paragraphs: test_turns.py reads them.
    assert {name for name in RULES if name not in FAMILIES} - {"answer"} <= shown
    for family in FAMILIES:
        assert len({rule for rule in shown if rule.startswith(family + "-")}) >= 3


def explained(case: Case) -> Iterator[tuple[Reading, Attribution, Explanation]]:
    """The attributions of a tree with their explanations."""
    reading = attribute(case.document, case.sentences, lexicon("fr"))
    for attribution in reading.attributions:
        yield reading, attribution, explanation(reading, attribution)


def param(case: Case) -> object:
    """A case as a parameter; what is not yet told is expected to fail."""
    marks = [pytest.mark.xfail(strict=True, reason=NOT_YET[case.id])] if case.id in NOT_YET else []
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", [param(case) for case in cases() if case.expected])
def test_an_explanation_names_its_line_of_data(case: Case) -> None:
    """File, line, lemma and part of speech of each cue that a table holds, as the table has them."""
    lines = {row["line"]: row for row in table("fr", "cues")}
    for _, attribution, why in explained(case):
        assert why.evidence or attribution.rule in WITHOUT_LINE
        for told in why.evidence:
            place, *words, upos = told.split(" ")
            row = lines[place.removeprefix("fr/cues.tsv:")]
            assert upos == row["upos"]
            assert " ".join(words).replace("' ", "'") == row["lemma"].removeprefix("se ").removeprefix("s'")


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in cases() if case.expected])
def test_an_explanation_has_the_sentence_and_the_rule(case: Case) -> None:
    """The sentence is that of the cue, the rule that of the attribution."""
    for _, attribution, why in explained(case):
        anchor = (attribution.cue or attribution.content)[0]
        assert why.sentence.span.start <= anchor.start and anchor.end <= case.document.paragraphs[-1].span.end
        assert anchor.start < why.sentence.span.end
        assert (why.attribution, why.rule) == (attribution, attribution.rule)
        assert why.description == described(attribution.rule)

"""Every line of the tables by which statements are compared does what its example shows."""

from __future__ import annotations

from functools import cache

import pytest

from selon.claims.contrasts import VALUE
from selon.intake.files import capture
from selon.languages import table
from selon.pipeline import Facts, Options, read
from selon.records import MATTER, Reading, Reserve, StatementKind

OPPOSITES = table("fr", "opposites")
SENSES = table("fr", "senses")
CREDITS = table("fr", "credits")


@cache
def readings(code: str = "fr") -> dict[str, Reading]:
    """The examples of a language, each read as an article."""
    rows = (*OPPOSITES, *SENSES, *CREDITS) if code == "fr" else (*table(code, "opposites"), *table(code, "senses"))
    texts = sorted({row["example"] for row in rows})
    raw = [capture(text.encode(), address="x.txt", name=f"x{n}", now=None) for n, text in enumerate(texts)]
    every = Facts(outlet="La Vigie", published="2031-05-03")
    found = list(read(raw, every=every, options=Options(language=code, statements=True)))
    return {text: one for text, one in zip(texts, found, strict=True) if isinstance(one, Reading)}


@pytest.mark.parametrize("row", OPPOSITES, ids=lambda row: f"{row['line']} {row['lemma']}")
def test_a_word_stands_at_its_end_of_its_scale(row: dict[str, str]) -> None:
    """Its example has a statement with that end."""
    found = [pole for one in readings()[row["example"]].statements for pole in one.poles]
    assert (row["axis"], row["sign"], row["kind"]) in [(p.axis, p.sign, p.kind.value) for p in found]


@pytest.mark.parametrize("row", table("en", "opposites"), ids=lambda row: f"{row['line']} {row['lemma']}")
def test_an_english_word_stands_at_its_end_of_its_scale(row: dict[str, str]) -> None:
    """Its example has a statement with that end."""
    found = [pole for one in readings("en")[row["example"]].statements for pole in one.poles]
    assert (row["axis"], row["sign"], row["kind"]) in [(p.axis, p.sign, p.kind.value) for p in found]


@pytest.mark.parametrize(
    "row",
    [row for row in table("en", "senses") if row["kind"] == "sense"],
    ids=lambda row: f"{row['line']} {row['word']}",
)
def test_an_english_word_is_compared_under_its_sense(row: dict[str, str]) -> None:
    """Its example has a statement with that sense."""
    found = [one.words | one.beside for one in readings("en")[row["example"]].statements]
    assert any(row["sense"] in words for words in found)


@pytest.mark.parametrize(
    "row", [row for row in SENSES if row["kind"] == "sense"], ids=lambda row: f"{row['line']} {row['word']}"
)
def test_a_word_is_compared_under_its_sense(row: dict[str, str]) -> None:
    """Its example has a statement with that sense."""
    found = [one.words | one.beside for one in readings()[row["example"]].statements]
    assert any(row["sense"] in words for words in found)


@pytest.mark.parametrize(
    "row", [row for row in SENSES if row["kind"] != "sense"], ids=lambda row: f"{row['line']} {row['word']}"
)
def test_a_mark_marks(row: dict[str, str]) -> None:
    """What the marked statement of its example has that it would not have without the word."""
    statements = readings()[row["example"]].statements
    clauses = [one for one in statements if one.kind is StatementKind.CLAUSE]
    numbers = [one for one in statements if one.kind is StatementKind.QUANTITY]
    events = [one for one in statements if one.kind is StatementKind.EVENT]
    against = len({one.measure for one in numbers}) < len(numbers)
    holds = {
        "former": any(one.former for one in statements),
        "scope": any(row["word"] in one.scope for one in numbers),
        "strict": any(one.strict for one in numbers),
        "denial": any(one.negated for one in clauses),
        "ended": any(pole.sign == "+" and not pole.denied for one in clauses for pole in one.poles),
        "only": any(pole.sign == "+" and not one.negated for one in clauses for pole in one.poles),
        "loose": any(one.credit is not None and one.credit.loose for one in clauses),
        "planned": any(one.reserve is Reserve.PLANNED for one in clauses),
        "planning": any(one.reserve is Reserve.PLANNED and one.head == "sale" for one in clauses),
        "unruled": any(one.reserve is Reserve.PLANNED and not one.negated for one in clauses),
        "settled": any(one.firm and one.head == "sale" for one in clauses),
        "agree": any(one.poles for one in clauses),
        "light": any(one.words - one.plain for one in clauses),
        "ever": any(one.ever or one.none for one in clauses),
        "fails": any(one.negated and one.core for one in clauses),
        "rebuts": any(one.rebuts == "claim" for one in clauses),
        "hollow": any(one.rebuts == "claim" for one in clauses),
        "answers": any(one.rebuts == "answer" for one in clauses),
        "partitive": any(one.none for one in clauses),
        "value": any(pole.axis == VALUE for one in clauses for pole in one.poles),
        "without": any(pole.denied for one in clauses for pole in one.poles),
        "instead": any(one.none for one in clauses),
        "thing": any(MATTER in pole.of for one in clauses for pole in one.poles),
        "since": any(one.sort == "since" for one in events),
        "this": any(MATTER in pole.of for one in clauses for pole in one.poles),
        "counted": any(row["sense"] == one.unit for one in numbers),
        "role": any(row["sense"] in one.roles for one in numbers),
        "count": against,
        "alike": against,
        "them": against,
        "versus": against,
        "weak": not against,
        "wish": any(row["word"] in one.scope for one in numbers),
        "later": any(row["word"] in one.scope for one in numbers),
        "event": any(row["sense"] == one.head for one in events),
        "timed": any(one.future for one in events),
        "moved": any(row["word"] in one.scope for one in events),
        "again": any(row["word"] in one.scope for one in events),
        "bound": not events,
        "aims": not any(pole.axis == "open" for one in clauses for pole in one.poles),
        "counter": any(one.counters for one in clauses),
        "empty": all(row["word"] not in one.words for one in clauses),
    }
    assert holds[row["kind"]]


@pytest.mark.parametrize("row", CREDITS, ids=lambda row: f"{row['line']} {row['lemma']}")
def test_a_wording_credits_somebody(row: dict[str, str]) -> None:
    """Its example has a statement that owes something of that kind to who stands there."""
    found = [one.credit for one in readings()[row["example"]].statements if one.credit is not None]
    owed = {word for one in found if one.axis == row["axis"] for word in one.to}
    assert owed & {"pecheur", "gazette", "vigie", "promeneur", "greffi"}

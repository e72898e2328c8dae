"""Every line of the tables of time expressions is read in its example, by the shipped model of its language."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module

import pytest

from selon import attributions, documents, sentences
from selon.intake.files import capture
from selon.languages import codes, has_table, table
from selon.records import Stamp, Timex

room = import_module("selon.claims.timex")
NAMES = ("times", "time_patterns", "numbers")
CODES = [code for code in codes() if has_table(code, "time_patterns")]
ROWS = [(code, name, row) for code in CODES for name in NAMES for row in table(code, name)]
MARKED = re.compile(r"\[([^\[\]]*)\]")
PUBLISHED = Stamp(value="2031-05-15", origin="option --published")


@pytest.fixture(scope="module")
def found() -> list[dict[str, Timex]]:
    """Time expressions of each example by their words."""
    plain = [row["example"].replace("[", "").replace("]", "") for *_, row in ROWS]
    raws = (capture(text.encode(), address=str(n), name=f"e{n}", now=None) for n, text in enumerate(plain))
    read = [documents.document(raw, outlet=None, published=None) for raw in raws]
    dated = [
        replace(document, language=code, stated_published=PUBLISHED)
        for document, (code, *_) in zip(read, ROWS, strict=True)
    ]
    out = []
    for code in CODES:
        ours = [document for document in dated if document.language == code]
        for document, trees in sentences.parse(ours, sentences.load(code), attributions.verb_forms(code)):
            timexes, _ = room.timexes(document, trees)
            out.append({document.text[slice(*timex.span)]: timex for timex in timexes})
    return out


@pytest.mark.parametrize("number", range(len(ROWS)), ids=[f"{code}-{name}-{row['line']}" for code, name, row in ROWS])
def test_the_example_is_read(found: list[dict[str, Timex]], number: int) -> None:
    """The marked words have the value on the line; an example without a mark holds no time expression."""
    *_, row = ROWS[number]
    wanted = MARKED.findall(row["example"])
    if not wanted:
        assert not found[number]
        return
    values = [found[number][words].value for words in wanted if words in found[number]]
    assert values == row["means"].split(" ")


def test_every_pattern_that_stands_alone_reads_its_example(found: list[dict[str, Timex]]) -> None:
    """A pattern that another always wins over would be a dead line."""
    used = {timex.line for timexes in found for timex in timexes.values()}
    whole = {"date", "time", "clock", "duration", "set", "range"}
    lines = {
        f"{code}/{name}.tsv:{row['line']} {row['rule']}"
        for code, name, row in ROWS
        if name == "time_patterns" and row["gives"] in whole
    }
    assert not lines - used

"""Every line of the tables of decision frames reads its own example."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from selon import attributions, claims, documents, sentences
from selon.claims.decision_lines import lines
from selon.intake.files import capture
from selon.languages import codes, has_table, table
from selon.records import Reading

CODES = [code for code in sorted(codes()) if has_table(code, "decisions")]
ROWS = {code: table(code, "decisions") for code in CODES}
LINES = [(code, number) for code in CODES for number in range(len(ROWS[code]))]


@cache
def readings(code: str) -> list[Reading]:
    """The example of each line, read as the article of one sentence that it is."""
    rows = enumerate(ROWS[code])
    raws = (capture(r["example"].encode(), address=str(n), name=f"e{n}", now=None) for n, r in rows)
    given = [replace(documents.document(raw, outlet=None, published=None), language=code) for raw in raws]
    verbs = claims.decision_forms(code) | attributions.verb_forms(code)
    parsed = sentences.parse(given, sentences.load(code), verbs)
    words = attributions.lexicon(code)
    return [claims.complete(attributions.attribute(document, trees, words)) for document, trees in parsed]


def named(line: tuple[str, int]) -> str:
    """The language, line and lemma, by which a test is known."""
    row = ROWS[line[0]][line[1]]
    return f"{line[0]}-{row['line']}-{row['lemma']}"


@pytest.mark.parametrize(("code", "number"), LINES, ids=map(named, LINES))
def test_the_example_shows_its_state(code: str, number: int) -> None:
    """One position comes from the line, in the state that the row tells, with an issue in the words of the example."""
    row, reading = ROWS[code][number], readings(code)[number]
    own = f"{code}/decisions.tsv:{row['line']} "
    fired = [found for found in reading.positions if any(line.startswith(own) for line in found.lines)]
    assert [found.state.value for found in fired] == [row["shows"]], row["example"]
    assert fired[0].issue in row["example"]


@pytest.mark.parametrize("code", CODES)
def test_no_line_stands_twice(code: str) -> None:
    """A frame is one line for each place of its issue and its actor."""
    seen = [(row["lemma"], row["upos"], row["issue"], row["actor"]) for row in ROWS[code]]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("code", CODES)
def test_every_verb_has_its_forms(code: str) -> None:
    """The conjugation table knows the infinitive of every verb of the table, and gives its participle."""
    known = lines(code)
    heads = {lemma for upos, lemma in known.heads if upos == "VERB"}
    assert heads <= set(known.forms.values())

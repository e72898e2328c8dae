"""Every line of the French table of decision frames reads its own example."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selon import attributions, claims, documents, sentences
from selon.claims.decision_lines import lines
from selon.intake.files import capture
from selon.languages import table
from selon.records import Reading

ROWS = table("fr", "decisions")


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """The example of each line, read as the article of one sentence that it is."""
    raws = (capture(r["example"].encode(), address=str(n), name=f"e{n}", now=None) for n, r in enumerate(ROWS))
    given = [replace(documents.document(raw, outlet=None, published=None), language="fr") for raw in raws]
    parsed = sentences.parse(given, sentences.load("fr"), claims.decision_forms("fr") | attributions.verb_forms("fr"))
    words = attributions.lexicon("fr")
    return [claims.complete(attributions.attribute(document, trees, words)) for document, trees in parsed]


@pytest.mark.parametrize("number", range(len(ROWS)), ids=[f"{row['line']}-{row['lemma']}" for row in ROWS])
def test_the_example_shows_its_state(readings: list[Reading], number: int) -> None:
    """One position comes from the line, in the state that the row tells, with an issue in the words of the example."""
    row, reading = ROWS[number], readings[number]
    own = f"fr/decisions.tsv:{row['line']} "
    fired = [found for found in reading.positions if any(line.startswith(own) for line in found.lines)]
    assert [found.state.value for found in fired] == [row["shows"]], row["example"]
    assert fired[0].issue in row["example"]


def test_no_line_stands_twice() -> None:
    """A frame is one line for each place of its issue and its actor."""
    seen = [(row["lemma"], row["upos"], row["issue"], row["actor"]) for row in ROWS]
    assert len(seen) == len(set(seen))


def test_every_verb_has_its_forms() -> None:
    """The conjugation table knows the infinitive of every verb of the table, and gives its participle."""
    known = lines("fr")
    heads = {lemma for upos, lemma in known.heads if upos == "VERB"}
    assert heads <= set(known.forms.values())

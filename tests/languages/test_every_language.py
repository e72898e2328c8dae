"""Every language's folder has the tables of the others, with their columns and kinds; its examples show their lines."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from selon import languages, pipeline
from selon.attributions.explanations import explanation
from selon.intake.files import capture
from selon.languages import HERE, conjugated, has_table, table

CODES = sorted(path.parent.name for path in HERE.glob("*/cues.tsv"))
MODELLED = [code for code in CODES if code in languages.codes()]
OPTIONAL = set("conditional credits decisions demonyms opposites senses".split())
"""Tables without which a language reads less: no conditional by its form, no positions, fewer conflicts."""

KEYS = {"heads": "noun", "outlets": "name", "organisations": "name", "metonyms": "word", "first_names": "name"}
CLOSED = [
    ("cues", "act"),
    ("cues", "class"),
    ("cues", "upos"),
    ("heads", "kind"),
    ("outlets", "kind"),
    ("metonyms", "why"),
    ("hedges", "kind"),
    ("anonymity", "kind"),
    ("relays", "upos"),
    ("page", "kind"),
    ("page", "how"),
    ("units", "kind"),
]
SHOWN = ["cues", "heads", "hedges", "anonymity", "outlets", "organisations", "metonyms", "first_names", "relays"]
READ = 0.85
"""Share of the examples of cues that are read by their line, at least; French has a test of its own for every line."""


def tables(code: str) -> set[str]:
    """Names of a language's tables."""
    return {path.stem for path in (HERE / code).glob("*.tsv")}


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return re.findall(r"\w+", text.casefold())


@pytest.mark.parametrize("code", CODES)
def test_the_tables_are_those_of_every_language(code: str) -> None:
    """None has a name of its own, and only what no reading needs is left out."""
    assert tables(code) <= tables("fr")
    assert tables("fr") - tables(code) <= OPTIONAL


@pytest.mark.parametrize("code", CODES)
def test_columns_are_those_of_every_language(code: str) -> None:
    """Who has read one language's table has read them all; what a line does not have is written `-`."""
    for name in tables(code):
        assert list(table(code, name)[0]) == list(table("fr", name)[0]), name
        empty = [row for row in table(code, name) if not all(row.values())]
        assert [row for row in empty if row.get("ending") != ""] == [], name


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("place", CLOSED, ids=lambda place: "-".join(place))
def test_closed_columns_have_the_values_of_every_language(code: str, place: tuple[str, str]) -> None:
    """Kinds, acts and classes are those that the code knows, which French shows all."""
    name, column = place
    assert {row[column] for row in table(code, name)} <= {row[column] for row in table("fr", name)}


@pytest.mark.parametrize("code", CODES)
def test_a_kind_of_grammatical_word_is_known(code: str) -> None:
    """A kind that no code asks for would be read by nothing; French tells hearsay, what will be and what may be by
    forms of its verbs, marks its infinitives by their ending, opens no quotation with a comma and no clause without a
    conjunction, its bodies are labelled well enough, and what is somebody's stands before "de"."""
    own = {"hearsay", "future", "modal", "infinitive-word", "quotation-opening", "clausal"}
    own |= {"body-name", "aged", "owner-mark", "institution", "quality-behind", "thing-ending", "name-particle"}
    own |= {"told-directly", "withheld", "anybody", "allowed"}
    known = {row["kind"] for row in table("fr", "function")} | own
    assert {row["kind"] for row in table(code, "function")} <= known


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("name", "key"), KEYS.items())
def test_no_key_stands_twice(code: str, name: str, key: str) -> None:
    """A word has one line in its table."""
    counts = Counter(row[key].casefold() for row in table(code, name))
    assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("code", CODES)
def test_no_frame_of_a_cue_stands_on_two_lines(code: str) -> None:
    """Two lines of one lemma differ in every frame that they take."""
    found = Counter((row["lemma"], row["upos"], f) for row in table(code, "cues") for f in row["frames"].split(","))
    assert [key for key, count in found.items() if count > 1 and not key[2].startswith("!")] == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", SHOWN)
def test_an_example_is_a_sentence(code: str, name: str) -> None:
    """It ends as sentences do."""
    assert [row["example"] for row in table(code, name) if row["example"][-1] not in '.?!»"'] == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", SHOWN)
def test_an_example_shows_a_word_of_its_line(code: str, name: str) -> None:
    """A form of one of its words begins as the word does; a verb shows one of its forms."""
    for row in table(code, name):
        key = next(row[column] for column in ("lemma", "noun", "name", "word", "words") if column in row)
        forms = {form for word in words(key) for form in (word, *conjugated(code, word))}
        text = words(row["example"])
        near = any(word[:2] == form[:2] for form in forms for word in text)
        assert near, row


@pytest.mark.parametrize("code", MODELLED)
def test_most_examples_are_read_by_their_line(code: str) -> None:
    """The attribution found in an example says that it rests on the line; no text is read with an error."""
    rows = table(code, "cues")
    raws = [capture(row["example"].encode(), address=str(n), name=f"e{n}", now=None) for n, row in enumerate(rows)]
    read = 0
    for row, reading in zip(rows, pipeline.read(raws, options=pipeline.Options(wide=True, language=code)), strict=True):
        assert not isinstance(reading, Exception)
        given = (line for one in reading.attributions for line in explanation(reading, one).evidence)
        read += f"{code}/cues.tsv:{row['line']}" in {line.split(" ")[0] for line in given}
    assert read / len(rows) >= READ, f"{read} of {len(rows)}"


@pytest.mark.parametrize("code", CODES)
def test_a_language_is_read_when_it_has_a_model(code: str) -> None:
    """Tables without a model are not offered; the optional ones may be missing."""
    assert (code in languages.codes()) == (HERE / code / "model").is_dir()
    assert not has_table(code, "none")

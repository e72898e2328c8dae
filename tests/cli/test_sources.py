"""`--sources FILE.tsv`: what a person states of many articles."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def described(selon, article, tmp_path):
    """The object that `selon read` gives for the article, with a table of sources and further options."""

    def run(table: str | bytes, *options: str):
        path = tmp_path / "sources.tsv"
        path.write_bytes(table if isinstance(table, bytes) else table.encode("utf-8"))
        result = selon("read", article, "--format", "json", "--sources", path, *options)
        return json.loads(result.stdout) if result.exit_code == 0 else result

    return run


def test_states_outlet_and_day_by_file_stem(described):
    """Columns are found by name and in any order; others are passed over."""
    found = described("note\tpublished\tid\toutlet\nx\t2031-05-06\tbac\tLa Vigie\n")
    assert (found["outlet"], found["published"]) == ("La Vigie", "2031-05-06")


def test_goes_before_the_options(described):
    """What is said of one article is more exact than what is said of all."""
    found = described("id\toutlet\tpublished\nbac\tLa Vigie\t\n", "--outlet", "Autre", "--published", "2031-01-02")
    assert (found["outlet"], found["published"]) == ("La Vigie", "2031-01-02")


def test_leaves_the_options_for_articles_that_it_does_not_name(described):
    """A table need not name every article."""
    assert described("id\toutlet\nautre\tLa Vigie\n", "--outlet", "Autre")["outlet"] == "Autre"


def test_comes_from_a_spreadsheet(described):
    """A byte order mark, Windows line ends and a short last row are no errors."""
    assert described(b"\xef\xbb\xbfid\toutlet\tpublished\r\nbac\tLa Vigie\r\n\r\n")["outlet"] == "La Vigie"


@pytest.mark.parametrize(
    ("table", "place", "fact"),
    [
        ("", "sources.tsv: ", "empty"),
        ("name\toutlet\n", "sources.tsv:1: ", "no column is called id"),
        ("id\tpublished\nbac\thier\n", "sources.tsv:2: ", "hier is not a date"),
        ("id\toutlet\n\n\tLa Vigie\n", "sources.tsv:3: ", "the id is missing"),
        ("id\toutlet\nbac\tA\tB\n", "sources.tsv:2: ", "3 cells under 2 columns"),
        ("id\toutlet\nbac\tA\nbac\tB\n", "sources.tsv:3: ", "bac is already described"),
        (b"id\toutlet\nbac\tL'\xc9cho\n", "sources.tsv: ", "not UTF-8"),
    ],
)
def test_a_wrong_table_is_named_with_its_line(described, table, place, fact):
    """File, line, fact and remedy on one line; nothing is read."""
    result = described(table)
    assert result.exit_code == 1
    assert place in result.stderr and fact in result.stderr
    assert result.stderr.startswith("selon: ") and result.stderr.count("\n") == 1


def test_a_missing_table_is_named(selon, article, tmp_path):
    """The path of the table that is not there stands in the message."""
    result = selon("read", article, "--sources", tmp_path / "nul.tsv")
    assert result.exit_code == 1
    assert f"selon: {tmp_path / 'nul.tsv'}: it cannot be read" in result.stderr

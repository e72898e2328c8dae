"""`selon explain`."""

from __future__ import annotations

import pytest

from tests.exports.invented import TEXT


@pytest.mark.parametrize("id", ["a3", "3"])
def test_says_rule_words_tree_and_data(selon, article, id):
    """The raised number of the article is enough of an id."""
    result = selon("explain", article, id)
    assert result.exit_code == 0
    for words in ("verb-que", "governs a clause", "fr/cues.tsv:12", "pourrait", "ccomp", "¶3, 109-118"):
        assert words in result.stdout


def test_an_id_that_is_not_there_is_answered_with_those_that_are(selon, article):
    """The message names the first and the last id."""
    result = selon("explain", article, "a9")
    assert (result.exit_code, result.stderr) == (1, f"selon: {article}: no attribution a9. It has a1 to a5.\n")


def test_a_file_that_cannot_be_read_is_named(selon, tmp_path):
    """The refusal, and exit status 1."""
    result = selon("explain", tmp_path / "absent.txt", "a1")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1


def test_wants_one_article(selon, article, tmp_path):
    """A folder with two articles does not say which is meant."""
    (tmp_path / "autre.txt").write_text(TEXT, encoding="utf-8")
    result = selon("explain", tmp_path, "a1")
    assert result.exit_code == 2
    assert "2 articles" in result.stderr

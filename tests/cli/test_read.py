"""`selon read`."""

from __future__ import annotations

import json

import pytest

from tests.exports.invented import TEXT


def test_shows_article_attributions_gaps_and_dates(selon, article):
    """One article, whole: text, table, gap, and where outlet and date come from."""
    result = selon("read", article, "--outlet", "La Vigie", "--published", "2031-03-04")
    assert result.exit_code == 0
    for words in (
        "Le bac de Tréguennec",
        "on whose word",
        "quotation mark left open",
        "published 2031-03-04 (option --published)",
    ):
        assert words in result.stdout


def test_writes_no_escape_sequence_to_a_file(selon, article):
    """Without a terminal there is no colour."""
    assert "\x1b" not in selon("read", article).stdout


def test_leaves_out_the_article_when_asked(selon, article):
    """--no-article keeps the attributions and drops the text."""
    shown = selon("read", article, "--no-article").stdout
    assert "Maëlle Corvellec" not in shown
    assert "affirment" in shown


@pytest.mark.parametrize("width", [40, 72, 100, 200])
def test_keeps_to_the_width(selon, article, width):
    """No line is longer than the columns asked for."""
    shown = selon("read", article, "--width", width).stdout
    assert max(map(len, shown.splitlines())) <= width


def test_takes_the_width_from_the_environment(selon, article):
    """COLUMNS is the width where there is no terminal; 100 where it is not set either."""
    narrow = selon("read", article, env={"COLUMNS": "70"}).stdout
    usual = selon("read", article, env={"COLUMNS": ""}).stdout
    assert max(map(len, narrow.splitlines())) <= 70 < max(map(len, usual.splitlines())) <= 100


def test_json_is_one_line_per_article(selon, article, tmp_path):
    """Several articles make JSON lines, in the order given."""
    other = tmp_path / "autre.txt"
    other.write_text(TEXT, encoding="utf-8")
    lines = selon("read", other, article, "--format", "json").stdout.splitlines()
    assert [json.loads(line)["doc"] for line in lines] == ["autre", "bac"]


def test_the_other_files_are_still_read(selon, article, tmp_path):
    """A missing file is named on standard error, the other is shown, and the exit status is 3."""
    missing = tmp_path / "absent.txt"
    result = selon("read", missing, article)
    assert result.exit_code == 3
    assert result.stderr.startswith(f"selon: {missing}: ")
    assert result.stderr.count("\n") == 1
    assert "Tréguennec" in result.stdout
    assert "1 read, 1 refused" in result.stdout


def test_nothing_read_is_exit_status_1(selon, tmp_path):
    """Standard output stays empty when the only file is refused."""
    result = selon("read", tmp_path / "absent.txt")
    assert (result.exit_code, result.stdout) == (1, "")


def test_json_stays_json_when_a_file_is_refused(selon, article, tmp_path):
    """Neither counts nor errors run into the JSON."""
    result = selon("read", tmp_path / "absent.txt", article, "--format", "json")
    assert json.loads(result.stdout)["doc"] == "bac"


def test_a_name_of_a_file_cannot_write_to_the_terminal(selon, tmp_path):
    """Control characters in a path are shown, not obeyed, and the message stays one line."""
    result = selon("read", tmp_path / "a\x1b[31m\nb.txt")
    assert "\x1b" not in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("day", ["hier", "2031-02-30", "20310304", "04/03/2031", "2031-03-04T", "2031-W10-2"])
def test_a_wrong_date_is_refused_with_the_form_wanted(selon, article, day):
    """Only dates of the calendar in ISO form are taken."""
    result = selon("read", article, "--published", day)
    assert result.exit_code == 2
    assert "2031-03-04" in result.stderr


def test_an_instant_is_a_date(selon, article):
    """The JSON keeps the day of an instant."""
    result = selon("read", article, "--format", "json", "--published", "2031-03-04T18:40:00+01:00")
    assert json.loads(result.stdout)["published"] == "2031-03-04"


def test_scope_and_pipeline_reach_the_reading(selon, pipeline, article):
    """The options are handed on as they are."""
    selon("read", article, "--scope", "wide", "--pipeline", "fr_core_news_sm")
    assert pipeline.options[0].wide is True
    assert pipeline.options[0].pipeline == "fr_core_news_sm"


def test_the_default_scope_is_not_wide(selon, pipeline, article):
    """Stances and intentions are listed only when asked for."""
    selon("read", article)
    assert pipeline.options[0].wide is False


def test_needs_a_path(selon):
    """Without a path the command line is wrong."""
    assert selon("read").exit_code == 2

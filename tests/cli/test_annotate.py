"""`selon annotate`."""

from __future__ import annotations

import json

from tests.exports.invented import TEXT


def test_writes_one_file_per_article(selon, article, tmp_path):
    """DIR is made, and holds <stem>.json for each article."""
    out = tmp_path / "new" / "out"
    result = selon("annotate", article, "--out", out, "--outlet", "La Vigie")
    assert result.exit_code == 0
    assert [path.name for path in out.iterdir()] == ["bac.json"]
    assert json.loads((out / "bac.json").read_text(encoding="utf-8"))["outlet"] == "La Vigie"


def test_says_how_many_were_read_refused_and_left_open(selon, article, tmp_path):
    """One line of summary on standard output; the refusal on standard error."""
    (tmp_path / "vide.txt").touch()
    result = selon("annotate", article, tmp_path / "vide.txt", "--out", tmp_path / "out")
    assert result.exit_code == 3
    assert result.stdout == f"1 read, 1 refused: 5 attributions, 1 gap -> {tmp_path / 'out'}\n"
    assert "vide.txt" in result.stderr


def test_writes_the_same_bytes_again(selon, article, tmp_path):
    """The same article and options give the same file."""
    for out in ("one", "two"):
        selon("annotate", article, "--out", tmp_path / out)
    assert (tmp_path / "one/bac.json").read_bytes() == (tmp_path / "two/bac.json").read_bytes()


def test_articles_of_the_same_stem_do_not_overwrite_each_other(selon, article, tmp_path):
    """Two folders may both hold an article of that name."""
    other = tmp_path / "copie" / "bac.txt"
    other.parent.mkdir()
    other.write_text(TEXT, encoding="utf-8")
    selon("annotate", article, other, "--out", tmp_path / "out")
    names = {json.loads(path.read_text(encoding="utf-8"))["doc"] for path in (tmp_path / "out").iterdir()}
    assert len(names) == 2
    assert names == {path.stem for path in (tmp_path / "out").iterdir()}


def test_needs_a_folder(selon, article):
    """--out may not be a file, and may not be left out."""
    assert selon("annotate", article).exit_code == 2
    assert selon("annotate", article, "--out", article).exit_code == 2


def test_a_folder_that_cannot_be_made_is_one_line(selon, article):
    """The place and the reason, no traceback."""
    result = selon("annotate", article, "--out", article / "below")
    assert result.exit_code in (1, 2)
    assert "Traceback" not in result.stderr and "bac.txt" in result.stderr

"""Files written whole or not at all."""

from __future__ import annotations

import pytest

from selon.exports.files import file_name, write_whole


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bac", "bac.json"),
        ("été à l'île", "été à l'île.json"),
        ("https://vigie.example/a?b", "https_vigie.example_a_b.json"),
        ("../../etc/passwd", "_.._etc_passwd.json"),
        ("", "_.json"),
        ("é" * 300, "é" * 100 + ".json"),
    ],
)
def test_a_document_gets_a_file_name_that_every_system_takes(name, expected):
    """Separators, wild cards and leading dots are replaced; long names are cut between letters."""
    assert file_name(name, ".json") == expected


def test_replaces_the_old_file(tmp_path):
    """The new text stands alone in the folder."""
    path = tmp_path / "a.json"
    for text in ("old", "new\n"):
        write_whole(path, text)
    assert path.read_bytes() == b"new\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_file_and_no_part(tmp_path):
    """What cannot be encoded is not half written."""
    path = tmp_path / "a.json"
    write_whole(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "long enough " * 10_000 + "\ud800")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]

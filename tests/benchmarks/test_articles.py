"""Articles to measure on."""

from pathlib import Path

import pytest

from benchmarks.articles import articles, captures, renamed, texts, words

TEXT = "À Valbrune, la maire Odile Ferrand rouvre le pont. Ferrand l'a dit."


def test_a_repeated_article_has_other_names() -> None:
    """The same at all their places; the other words stay."""
    made = renamed(TEXT, 1)
    assert "Ferrand" not in made and made != renamed(TEXT, 2)
    assert made.split()[5] == made.split(". ")[1].split()[0]
    assert made.endswith(" l'a dit.") and words(made) == words(TEXT)


def test_the_first_round_is_as_written_and_the_next_is_not(tmp_path: Path) -> None:
    """And every run makes the same articles."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    first, second, third = articles(3, tmp_path)
    assert first == TEXT and len({first, second, third}) == 3
    assert list(articles(3, tmp_path)) == [first, second, third]


def test_the_demo_bundle_is_there() -> None:
    """Five French plain texts."""
    assert len(texts(None)) == 5


def test_a_folder_without_texts_is_said(tmp_path: Path) -> None:
    """The folder, and what it must have."""
    with pytest.raises(SystemExit, match="no .txt files"):
        texts(tmp_path)


def test_captures_carry_the_text() -> None:
    """As bytes, under names of their own."""
    one, two = captures([TEXT, TEXT])
    assert one.data.decode("utf-8") == TEXT and one.name != two.name and one.digest == two.digest

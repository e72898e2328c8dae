"""Files of named entities are read with the place of every entity in the text."""

from __future__ import annotations

import lzma
from pathlib import Path

from training import entity_files
from training.entity_files import Article


def shown(article: Article) -> list[tuple[str, str]]:
    """Words and label of every entity."""
    return [(article.text[each.start : each.end], each.label) for each in article.entities]


def test_words_in_columns_become_a_text(tmp_path: Path) -> None:
    """Marks stand where print has them, neighbours with B- stay apart, and classes that we do not have are left out."""
    rows = "Anne B-PER|Vial I-PER|( O|Orval B-LOC|) O|won O|the O|Cup B-MISC|, O|Nordia I-ORG|'s O|boss O"
    path = tmp_path / "words.xz"
    with lzma.open(path, "wt", encoding="utf-8") as handle:
        handle.write("\n".join(rows.split("|")) + "\n\n")
    (article,) = entity_files.columns(path)
    assert article.text == "Anne Vial (Orval) won the Cup, Nordia's boss\n"
    assert shown(article) == [("Anne Vial", "PER"), ("Orval", "LOC"), ("Nordia", "ORG")]


GUM = """# newdoc id = a
1 Mayor mayor PROPN _ Number=Sing 2 nmod:desc _ Entity=(1-person-new
2 Anne Anne PROPN _ Number=Sing 9 nsubj _ _
3 Vial Vial PROPN _ Number=Sing 2 flat _ _
4 of of ADP _ _ 7 case _ _
5 the the DET _ _ 7 det _ Entity=(2-place-new
6 Port port PROPN _ Number=Sing 7 compound _ _
7 Orval Orval PROPN _ Number=Sing 2 nmod _ Entity=2)1)
8 also also ADV _ _ 9 advmod _ _
9 met meet VERB _ _ 0 root _ _
10 a a DET _ _ 11 det _ Entity=(3-person-new
11 sailor sailor NOUN _ Number=Sing 9 obj _ Entity=3)|SpaceAfter=No
12 . . PUNCT _ _ 9 punct _ _
"""


def test_of_a_mention_the_proper_name_counts(tmp_path: Path) -> None:
    """Titles, articles and what is said of the person are no part of the name; a common noun is none."""
    path = tmp_path / "gum.xz"
    with lzma.open(path, "wt", encoding="utf-8") as handle:
        for line in GUM.splitlines():
            handle.write((line if line.startswith("#") else "\t".join(line.split(" "))) + "\n")
    (article,) = entity_files.mentions(path)
    assert article.text.strip() == "Mayor Anne Vial of the Port Orval also met a sailor."
    assert shown(article)[0][1] == "PER" and shown(article)[0][0].startswith("Anne Vial")
    assert all("sailor" not in words for words, _ in shown(article))

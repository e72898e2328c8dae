"""Treebanks become trees of surface tokens."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from training.trees import Token, Tree, harmonise, read, text_of, with_guillemets

BLOCK = """# text = Elle parle du pont, auquel on tient.
1\tElle\tlui\tPRON\t_\tPerson=3\t2\tnsubj\t_\t_
2\tparle\tparler\tVERB\t_\tMood=Ind|NumType=Card\t0\troot\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_
5\tpont\tpont\tNOUN\t_\t_\t2\tobl:arg\t_\tSpaceAfter=No
6\t,\t,\tPUNCT\t_\t_\t9\tpunct\t_\t_
7-8\tauquel\t_\t_\t_\t_\t_\t_\t_\t_
7\tà\tà\tADP\t_\t_\t8\tcase\t_\t_
8\tlequel\tlequel\tPRON\t_\t_\t10\tobl:arg\t_\t_
8.1\tvide\t_\t_\t_\t_\t_\t_\t_\t_
9\ton\ton\tPRON\t_\t_\t10\tnsubj\t_\t_
10\ttient\ttenir\tVERB\t_\t_\t5\tacl:relcl\t_\tSpaceAfter=No
11\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_
"""


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """The block, read from a compressed file."""
    path = tmp_path / "a.conllu.xz"
    with lzma.open(path, "wt", encoding="utf-8") as handle:
        handle.write(BLOCK)
    (found,) = read(path)
    return found


def test_multiword_tokens_are_one(tree: Tree) -> None:
    """The word whose head lies outside wins; of two such words the first."""
    by_form = {token.form: token for token in tree}
    assert (by_form["du"].lemma, by_form["du"].deprel) == ("de", "case")
    assert (by_form["auquel"].lemma, by_form["auquel"].deprel) == ("lequel", "obl")


def test_heads_are_renumbered(tree: Tree) -> None:
    """Every head leads to the same word as before."""
    heads = {token.form: tree[token.head].form for token in tree if token.head >= 0}
    assert (heads["pont"], heads["auquel"], heads["tient"]) == ("parle", "tient", "pont")


def test_labels_are_collapsed_and_features_harmonised(tree: Tree) -> None:
    """obl:arg is obl, acl:relcl stays; features that treebanks annotate differently are dropped."""
    assert [token.deprel for token in tree if token.form in ("pont", "tient")] == ["obl", "acl:relcl"]
    assert tree[1].feats == "Mood=Ind"
    assert harmonise("PROPN", "Gender=Masc|Number=Sing") == ""


def test_the_text_is_as_printed(tree: Tree) -> None:
    """Spaces are those of the treebank."""
    assert text_of(tree) == "Elle parle du pont, auquel on tient."


def test_paired_typewriter_marks_become_guillemets() -> None:
    """Pairs only: a single mark stays."""
    mark, word = Token('"', '"', "PUNCT", "", 1, "punct", False), Token("Non", "non", "INTJ", "", -1, "root", False)
    assert text_of(with_guillemets((mark, word, mark))) == "« Non »"
    assert text_of(with_guillemets((mark, word))) == '"Non'


def test_a_token_that_is_nothing_but_its_words_is_cut(tmp_path: Path) -> None:
    """ "don't" is do and n't, side by side; "du" is not de and le, and stays one."""
    rows = ["1-2 don't _ _ _ _ _ _ _ SpaceAfter=No", "1 do do AUX _ _ 0 root _ _", "2 n't not PART _ _ 1 advmod _ _"]
    path = tmp_path / "b.conllu"
    path.write_text("\n".join(row.replace(" ", "\t") for row in [*rows, "3 . . PUNCT _ _ 1 punct _ _"]) + "\n", "utf-8")
    (found,) = read(path)
    assert [(token.form, token.head, token.space) for token in found] == [
        ("do", -1, False),
        ("n't", 0, False),
        (".", 0, True),
    ]

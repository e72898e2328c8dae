"""Patterns of template sentences become whole trees with the marks of print."""

from __future__ import annotations

import random

import pytest

from training import patterns, phrases, reported
from training.phrases import Lexicon
from training.templates import Stock
from training.trees import Token, Tree, text_of


def gold(text: str) -> Tree:
    """A tree of `form/POS/head/label` words; an underscore before a word stands for no space."""
    tokens = []
    for word in text.split():
        form, upos, head, deprel = word.split("/")
        feats = {"NOUN": "Number=Sing", "VERB": "Mood=Ind|Person=3|VerbForm=Fin"}.get(upos, "")
        tokens.append(Token(form, form.lower(), upos, feats, int(head) - 1, deprel, True))
    return tuple(tokens)


GOLD = [
    gold(
        "The/DET/2/det union/NOUN/3/nsubj wants/VERB/0/root "
        "a/DET/6/det long/ADJ/6/amod break/NOUN/3/obj now/ADV/3/advmod ./PUNCT/3/punct"
    ),
    gold(
        "Anne/PROPN/3/nsubj Vial/PROPN/1/flat lives/VERB/0/root "
        "in/ADP/5/case Orval/PROPN/3/obl today/NOUN/3/obl ./PUNCT/3/punct"
    ),
]


@pytest.fixture
def stock() -> Stock:
    """What English sentences are made of."""
    return Stock(
        lexicon=Lexicon(GOLD),
        names=phrases.names(GOLD, "en"),
        clauses=phrases.clauses(GOLD),
        subjects=phrases.subjects(GOLD),
        patterns=[{"number": "Plur", "gender": "-", "words": "two/M harbour/c officials/N"}],
        settings=["on/P Tuesday/X"],
        objects=phrases.objects(GOLD),
        infinitives=[],
        roles=[{"gender": "-", "words": "the/D council+'s/g president/N"}],
        verbs=[row for row in phrases.rows("en", "verbs") if row["lemma"] == "warn"],
        tenses=phrases.rows("en", "tenses"),
        listeners=["reporters/N"],
        chance=random.Random(1),
    )


def relations(tree: Tree) -> dict[str, tuple[str, str]]:
    """Form of each word -> form of its head and its relation."""
    return {token.form: (tree[token.head].form if token.head >= 0 else "", token.deprel) for token in tree}


def test_a_subject_after_the_verb_of_saying_is_its_subject(stock: Stock) -> None:
    """The quotation is its clause; the comma stands inside the marks and the verb agrees."""
    for _ in range(20):
        tree = patterns.sentence(stock, '">c c=^CLAUSE>v/ccomp ,>c ">c v=VERB:quote:simple n=SOURCE>v/nsubj .>v')
        text, found = text_of(tree), relations(tree)
        assert '," warn' in text and text.endswith(".") and text.startswith('"')
        subject = next(token for token in tree if token.deprel == "nsubj" and tree[token.head].lemma == "warn")
        plural = subject.form == "officials"
        assert found[subject.form][0] in (("warned", "warn") if plural else ("warned", "warns"))
        assert found["lives" if "lives" in found else "wants"][1] == "ccomp"


def test_a_phrase_may_stand_inside_a_clause(stock: Stock) -> None:
    """What follows `@` is let into the clause where no branch is crossed; its rest follows."""
    pattern = "c=CLAUSE @c ,>v n=SOURCE>v/nsubj v=VERB:quote>c/parataxis ,>v ) .>c"
    for _ in range(20):
        tree = patterns.sentence(stock, pattern)
        verb = next(at for at, token in enumerate(tree) if token.lemma == "warn")
        assert tree[verb].deprel == "parataxis" and tree[tree[verb].head].deprel == "root"
        assert [token.form for token in tree if tree[token.head].lemma == "warn" and token.upos == "PUNCT"] == [
            ",",
            ",",
        ]
        assert tree[-1].form == "." and tree[-2].upos != "PUNCT"


def test_a_genitive_stands_before_its_noun(stock: Stock) -> None:
    """ "the council's president": the mark hangs on the owner, without a space before it."""
    made = [patterns.sentence(stock, "r=ROLE") for _ in range(20)]  # now and then a role is a name
    tree = next(tree for tree in made if len(tree) > 2)
    assert text_of(tree) == "The council's president"
    assert relations(tree) == {
        "The": ("council", "det"),
        "council": ("president", "nmod"),
        "'s": ("council", "case"),
        "president": ("", "root"),
    }


def test_what_stands_in_brackets_is_drawn_by_lot() -> None:
    """Never at 0, always at 1."""
    assert patterns.chosen("a [0 b c] d", random.Random(1)) == ["a", "d"]
    assert patterns.chosen("a [1 b c] d", random.Random(1)) == ["a", "b", "c", "d"]


def test_an_item_that_is_none_is_an_error(stock: Stock) -> None:
    """A pattern with a slip is no sentence."""
    with pytest.raises(ValueError, match="no item"):
        patterns.sentence(stock, "c=CLAUSE>>")


def test_every_language_has_its_sentences() -> None:
    """Every line of every table names a kind or is a pattern."""
    for code in phrases.languages():
        for row in phrases.rows(code, "kinds"):
            assert row["pattern"] in reported.KINDS or "=" in row["pattern"]


def test_every_english_pattern_is_one_tree(stock: Stock) -> None:
    """One root, and every word leads to it."""
    for row in phrases.rows("en", "kinds"):
        for _ in range(5):
            tree = patterns.sentence(stock, row["pattern"])
            assert [token.deprel for token in tree if token.head < 0] == ["root"], text_of(tree)
            for at in range(len(tree)):
                steps = 0
                while tree[at].head >= 0 and steps <= len(tree):
                    at, steps = tree[at].head, steps + 1
                assert steps <= len(tree), text_of(tree)

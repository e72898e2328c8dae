"""Template sentences are whole trees, the same every time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from training import reported
from training.templates import Stock
from training.trees import Token, Tree, text_of


def gold(text: str) -> Tree:
    """A tree of `form/POS/head/label` words."""
    tokens = []
    for word in text.split():
        form, upos, head, deprel = word.split("/")
        feats = {"NOUN": "Gender=Masc|Number=Sing", "VERB": "Mood=Ind|Person=3|VerbForm=Fin"}.get(upos, "")
        tokens.append(Token(form, form.lower(), upos, feats, int(head) - 1, deprel, True))
    return tuple(tokens)


GOLD = [
    gold(
        "Le/DET/2/det syndicat/NOUN/3/nsubj demande/VERB/0/root "
        "une/DET/5/det pause/NOUN/3/obj longue/ADJ/5/amod ./PUNCT/3/punct"
    ),
    gold(
        "Anne/PROPN/3/nsubj Vial/PROPN/1/flat:name vit/VERB/0/root "
        "à/ADP/5/case Orval/PROPN/3/obl hier/ADV/3/advmod ./PUNCT/3/punct"
    ),
    gold(
        "Avant/ADV/4/advmod Paul/PROPN/4/nsubj Orsel/PROPN/2/flat:name allait/VERB/0/root "
        "à/ADP/6/case Corde/PROPN/4/obl ./PUNCT/4/punct"
    ),
    gold(
        "Le/DET/2/det préfet/NOUN/4/nsubj a/AUX/4/aux:tense signé/VERB/0/root "
        "un/DET/6/det accord/NOUN/4/obj ./PUNCT/4/punct"
    ),
]


@pytest.fixture(scope="session")
def made() -> list[Tree]:
    """All sentences on three gold trees."""
    return reported.sentences(GOLD, "fr", 1)


def test_every_sentence_is_one_tree(made: list[Tree]) -> None:
    """One root, and every word leads to it."""
    for tree in made:
        assert [token.deprel for token in tree if token.head < 0] == ["root"], text_of(tree)
        for at in range(len(tree)):
            seen: set[int] = set()
            while tree[at].head >= 0 and at not in seen:
                seen.add(at)
                at = tree[at].head
            assert tree[at].head < 0, text_of(tree)


def test_they_are_the_same_every_time(made: list[Tree]) -> None:
    """The same trees and seed give the same sentences; another seed gives others."""
    assert reported.sentences(GOLD, "fr", 1) == made
    assert reported.sentences(GOLD, "fr", 2) != made


def test_an_inverted_verb_has_its_subject_after_it_and_hangs_on_the_quotation(made: list[Tree]) -> None:
    """Some hundreds of verbs of saying are parataxis of a clause and have a noun after them as nsubj."""
    inverted = [
        token
        for tree in made
        for token in tree
        if token.deprel == "nsubj" and token.upos in ("NOUN", "PROPN") and tree[token.head].deprel == "parataxis"
    ]
    assert len(inverted) > 800


@pytest.mark.parametrize(
    ("kind", "words"), [(reported.passive, "Il a été"), (reported.as_said, "omme l"), (reported.having, "avoir signé")]
)
def test_each_kind_has_its_words(kind: Callable[[Stock], Tree], words: str, made: list[Tree]) -> None:
    """The kinds are told apart by what they are made with."""
    assert any(words in text_of(tree) for tree in made), kind.__name__


def test_print_has_no_space_before_a_comma_or_after_an_elision(made: list[Tree]) -> None:
    """Sentences look as they are printed."""
    for text in map(text_of, made):
        assert " ," not in text and "' " not in text and " ." not in text, text

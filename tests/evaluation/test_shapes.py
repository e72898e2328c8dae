"""Classes of wording, by cue and complement."""

from dataclasses import replace

import pytest

from evaluation.annotation import Item
from evaluation.shapes import head_word, lemma, shape
from selon.records import Word
from tests.evaluation.invented import ANNOUNCED, FINISHED, NESTED, REPORTED, TEXT, place, word

AUXILIARY = word("a annoncé", "AUX", TEXT.index("annoncé"))
WORDS = (
    replace(AUXILIARY, text="a", lemma="avoir", end=AUXILIARY.start + 1),
    word("annoncé", "VERB", -1),
    word("serait", "AUX", TEXT.index("terminé"), feats="Mood=Cnd|Number=Sing"),
    word("terminé", "VERB", -1),
    word("rapporte", "VERB", -1),
    word("affirment", "VERB", TEXT.index("rapporte")),
    word("Gazette", "NOUN", -1),
)
CONDITIONAL = replace(FINISHED, source=(), cue=place("serait terminé"), content=place("le chantier serait terminé"))


@pytest.mark.parametrize(
    ("item", "name"),
    [
        (ANNOUNCED, "verb + quotation"),
        (FINISHED, "selon"),
        (REPORTED, "verb + que"),
        (replace(REPORTED, source=()), "sourceless verb + que"),
        (replace(REPORTED, type="mixed"), "verb + mixed content"),
        (replace(NESTED, content=place("les câbles")), "verb + object"),
        (replace(NESTED, content=place("La Gazette du Val")), "verb + content before it"),
        (CONDITIONAL, "conditional without source"),
        (replace(REPORTED, cue=place("Gazette")), "noun"),
        (replace(REPORTED, cue=place(".")), "cue that was not parsed"),
        (replace(REPORTED, cue=()), "no cue"),
        (replace(ANNOUNCED, cue=()), "quotation without cue"),
    ],
)
def test_a_wording_has_a_class(item: Item, name: str) -> None:
    """By the cue's words, the class of its head, and how the content begins."""
    assert shape(item, WORDS, TEXT) == name


def test_a_cue_that_is_a_colon_has_its_own_class() -> None:
    """Headlines: "Valbrune : le pont rouvre"."""
    text = "Valbrune : le pont rouvre"
    assert shape(replace(REPORTED, cue=place(":", text), content=place("le pont rouvre", text)), (), text) == "colon"


def test_the_full_verb_heads_its_group() -> None:
    """The auxiliary stands before it and does not name the cue."""
    head = head_word(ANNOUNCED.cue, WORDS)
    assert isinstance(head, Word) and head.text == "annoncé"
    assert lemma(ANNOUNCED, WORDS, TEXT) == "annoncé"
    assert lemma(REPORTED, (), TEXT) == "rapporte"

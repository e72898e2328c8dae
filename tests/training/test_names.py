"""Named entities are learned from articles that score nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.vocab import Vocab

from selon.sentences.tokeniser import Tokeniser
from training import names, phrases
from training.entity_files import Article, Entity, outermost


@pytest.fixture(scope="session")
def found(prepared_data: Path) -> list[Article]:
    """All articles of a language that may be trained on or scored."""
    return names.articles(prepared_data, "brat", "ner/winer-fr.tar.xz")


def test_no_article_of_the_gold_is_trained_on(found: list[Article], prepared_data: Path) -> None:
    """Neither by its path nor by its text, whatever its spacing; and the gold is there to be compared with."""
    paths, digests = names.gold(prepared_data)
    assert len(paths) > 30 and len(digests) > 30
    assert not paths & {article.path for article in found}
    assert not digests & {names.digest(article.text) for article in found}
    assert not digests & {names.digest(names.respaced(article).text) for article in found}


@pytest.mark.parametrize("code", phrases.languages())
def test_no_language_trains_on_the_gold_or_on_a_test(prepared_data: Path, code: str) -> None:
    """Train, dev and tests share no text, and none is one of the gold."""
    parts = names.parts(prepared_data, code)
    train = {names.digest(article.text) for article in (*parts.train, *parts.dev)}
    tests = {names.digest(article.text) for _, articles in parts.tests for article in articles}
    _, digests = names.gold(prepared_data)
    assert len(train) > 500 and len(tests) > 100
    assert not train & digests and not tests & digests
    assert len(train & tests) < 5  # one-line reviews that two people wrote ("Great service!")


def test_the_split_is_by_document(found: list[Article]) -> None:
    """The three parts share no article, and a tenth is held out."""
    train, dev, held_out = ({article.path for article in part} for part in names.split(found))
    assert len(train | dev | held_out) == len(train) + len(dev) + len(held_out) == len(found)
    assert len(held_out) == len(found) // 10


def test_the_split_is_the_same_every_time() -> None:
    """It hangs on the seed and the order of the paths alone."""
    many = [Article(str(number), "", ()) for number in range(50)]
    assert names.split(many) == names.split(many)
    assert [article.path for article in names.split(many)[2]] == ["24", "3", "11", "48", "27"]


def test_extra_spaces_go_and_entities_move_along() -> None:
    """ "l' Orne ," becomes "l'Orne,"; every entity still quotes its words."""
    text = "Sur l' Orne , à Orval ( nord ) ."
    places = [Entity(text.index(word), text.index(word) + len(word), "LOC") for word in ("Orne", "Orval")]
    article = names.respaced(Article("a", text, tuple(places)))
    assert article.text == "Sur l'Orne, à Orval (nord)."
    assert [article.text[each.start : each.end] for each in article.entities] == ["Orne", "Orval"]


def test_of_nested_entities_the_outermost_is_kept() -> None:
    """The city in the name of its club is no entity of its own."""
    club, city = Entity(0, 12, "ORG"), Entity(7, 12, "LOC")
    assert outermost([city, club]) == (club,)


def test_an_entity_covers_whole_words() -> None:
    """An annotation that ends within a word is widened to it."""
    doc = names.document("Le Port-Vial dort", [Entity(3, 7, "LOC")], Tokeniser(Vocab(), "fr"))
    assert [(span.text, span.label_) for span in doc.ents] == [("Port-Vial", "LOC")]

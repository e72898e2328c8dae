"""The tokeniser cuts as Universal Dependencies does, in linear time, and loses no place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from selon.sentences.tokeniser import LONGEST_WORD, Tokeniser, cut

CUTS = {
    "elision": ("L'écluse d'Orval", "L' écluse d' Orval"),
    "typographic apostrophe": ("l’écluse qu’on voit", "l' écluse qu' on voit"),
    "whole words": ("aujourd'hui, quelqu’un", "aujourd'hui , quelqu'un"),
    "inverted pronoun": ("a-t-il dit", "a -t-il dit"),
    "pronoun without t": ("disait-elle, est-ce", "disait -elle , est -ce"),
    "two pronouns": ("dites-le-moi", "dites -le -moi"),
    "compound": ("porte-parole, Aix-en-Pré", "porte-parole , Aix-en-Pré"),
    "noun like a pronoun": ("un rendez-vous", "un rendez-vous"),
    "contraction": ("du maire au port", "du maire au port"),
    "title": ("M. Orsel et Mme. Vial", "M. Orsel et Mme. Vial"),
    "initials": ("J.-P. Vial", "J.-P. Vial"),
    "full stop": ("Il part. Elle reste.", "Il part . Elle reste ."),
    "thousands": ("12 500 habitants", "12_500 habitants"),
    "no-break space": ("12 500 €", "12_500 €"),
    "decimal comma": ("3,5 %", "3,5 %"),
    "hour": ("à 20h30", "à 20 h 30"),
    "ordinal": ("le 1er mai", "le 1er mai"),
    "guillemets": ("« Oui »", "« Oui »"),
    "guillemets without space": ("«Oui», dit-on", "« Oui » , dit -on"),
    "ellipsis": ("Non...", "Non ..."),
    "address": ("voir https://example.org/a,b.", "voir https://example.org/a,b ."),
    "mail": ("à presse@example.org.", "à presse@example.org ."),
    "hashtag": ("#pont @mairie", "#pont @mairie"),
    "brackets": ("(la mairie)", "( la mairie )"),
    "agreement in brackets": ("les élu(e)s", "les élu(e) s"),
}


@pytest.mark.parametrize(("text", "words"), [pytest.param(*pair, id=name) for name, pair in CUTS.items()])
def test_words_are_those_of_the_treebanks(text: str, words: str) -> None:
    """Each kind of token is cut as the French treebanks cut it (an underscore stands for a space in a word)."""
    assert [word.replace(" ", "_") for word in cut(text, "fr").words] == words.split()


ENGLISH_CUTS = {
    "negation": ("She didn't, won't and can't.", "She did n't , wo n't and ca n't ."),
    "typographic apostrophe": ("They’re the mayor’s", "They 're the mayor 's"),
    "genitive of a plural": ("the workers' rights", "the workers ' rights"),
    "word that is two": ("It cannot, Gonna", "It can not , Gon na"),
    "name with an apostrophe": ("Mr. O'Dell", "Mr. O'Dell"),
    "hyphens cut": ("a well-known U.S.-based firm", "a well - known U.S. - based firm"),
    "prefix": ("a non-profit co-founder", "a non-profit co-founder"),
    "range": ("15-20 boats", "15 - 20 boats"),
    "telephone": ("call 555-010-2233", "call 555-010-2233"),
    "thousands": ("12,500 boats", "12,500 boats"),
    "no group of blanks": ("in 2005 300 boats", "in 2005 300 boats"),
    "money": ("$5.2bn (€4m)", "$ 5.2 bn ( € 4 m )"),
    "hour": ("at 10am or 5 p.m.", "at 10 am or 5 p.m."),
    "a word that ends a sentence": ("She was ill. He left.", "She was ill . He left ."),
}


@pytest.mark.parametrize(("text", "words"), [pytest.param(*pair, id=name) for name, pair in ENGLISH_CUTS.items()])
def test_english_words_are_those_of_its_treebanks(text: str, words: str) -> None:
    """The same code cuts English by the lines of its own table."""
    assert cut(text, "en").words == words.split()


@given(st.text(alphabet="aéL'’-.,« »\u00a0\n\t1 qu\"t@#/€", max_size=80))
def test_words_lead_back_to_the_text(text: str) -> None:
    """Words are in order, do not overlap, hold no white space at their ends and leave out nothing but white space."""
    found = cut(text, "fr")
    covered = "".join(text[start:end] for start, end in zip(found.starts, found.ends, strict=True))
    assert [ord(c) for c in covered if not c.isspace()] == [ord(c) for c in text if not c.isspace()]
    assert all(text[start:end] == text[start:end].strip() for start, end in zip(found.starts, found.ends, strict=True))
    assert found.starts == sorted(found.starts)


def test_a_doc_has_one_space_for_any_white_space() -> None:
    """A run of white space is one space in the doc; the places in the text as given stand beside it."""
    doc = Tokeniser(Vocab(), "fr")("Le  pont\n\n est\u00a0ouvert ")
    assert doc.text == "Le pont est ouvert "
    assert doc.user_data["starts"] == [0, 4, 11, 15]


def test_a_run_without_space_is_cut() -> None:
    """No token is longer than the longest word."""
    assert max(map(len, cut("a" * 5 * LONGEST_WORD, "fr").words)) <= LONGEST_WORD


@pytest.mark.parametrize(
    "unit", ["«", "a-", "l'", "a.b", "a@", "1 000 ", "-il", "(e)", "1.", "www.", "é/", "t-", "=", "n't"]
)
@pytest.mark.parametrize("code", ["fr", "en"])
def test_time_grows_with_the_text_alone(unit: str, code: str) -> None:
    """Twice the text takes about twice the time, whatever is repeated in it."""
    text = unit * 10_000
    cut(text, code)
    once, twice = (min(_seconds(text * times, code) for _ in range(3)) for times in (1, 2))
    assert twice < 4 * once + 0.05


def _seconds(text: str, code: str) -> float:
    started = time.process_time()
    cut(text, code)
    return time.process_time() - started

"""The stems by which texts are found."""

from __future__ import annotations

from importlib import import_module, util

import pytest

from selon.claims import stems as stemming
from selon.claims.stems import stem, stems

WORDS = """autorisée autorisés autoriser qu'elles mangeraient journaux généreusement æsthétique Œuvre cœurs ambiguë
ambiguïté élèves élevâmes payer paie haïr Noël çà 12e 2031 H2O états-unis Fréjus yeux créée créées amnésique évidemment
finissions finîtes logique cultivateurs puissamment quelconque iodée éïë gréco"""


def test_forms_of_a_word_have_one_stem_and_the_order_stays() -> None:
    """Accents go after stemming, ligatures before."""
    assert stems("fr", "Autorisée, autorisés; autoriser") == "autoris autoris autoris"
    assert stems("fr", "L'œuvre des préfets") == f"l {stem('fr', 'oeuvre')} de prefet"
    assert stems("de", "Große Häuser") == "grosse hauser"


def test_a_word_beyond_those_that_are_kept_is_stemmed_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words kept are bounded, the answer is not."""
    monkeypatch.setattr(stemming, "MOST_KNOWN", 0)
    stemming._known.cache_clear()
    assert stems("fr", "autorisée autorisée") == "autoris autoris" and not stemming._known("fr")
    stemming._known.cache_clear()


@pytest.mark.skipif(util.find_spec("Stemmer") is None, reason="PyStemmer is not installed")
@pytest.mark.parametrize("language", ["french", "english"])
def test_the_stems_in_c_are_those_of_the_stemmer_in_python(language: str) -> None:
    """A ledger that was filled with the one is searched with the other."""
    quick = import_module("Stemmer").Stemmer(language)
    slow = getattr(import_module(f"snowballstemmer.{language}_stemmer"), f"{language.title()}Stemmer")()
    words = [word.casefold() for word in WORDS.split()]
    assert [quick.stemWord(word) for word in words] == [slow.stemWord(word) for word in words]

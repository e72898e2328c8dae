"""Sentences begin only where print lets them."""

from __future__ import annotations

import pytest
from spacy.vocab import Vocab

from selon.sentences.boundaries import bar_boundaries
from selon.sentences.tokeniser import Tokeniser

# A bar stands before each word that may begin a sentence.
TEXTS = {
    "after a full stop": "Le pont est ouvert. | Tout va bien.",
    "not after a comma": "Odile Vial, Maire de Corde, part.",
    "not with a small letter": "« Quoi ? » demande la préfète.",
    "with a small letter after a full stop": "Voici le pont. | le voilà.",
    "not with a closing mark": "« Rien. | Rien du tout. » | Elle part.",
    "not after an abbreviation": "Le maire, M. Orsel, part.",
    "not with a typewriter mark that closes": 'Il dit " Non. " | Elle part.',
    "a typewriter mark that touches a word opens": 'rien. " | "Tout va bien.',
    "a typewriter mark after a word closes": 'rien." | Tout va bien.',
    "not inside a number": "Il en coûte 1 234.56 euros. | 12 élus votent.",
    "not a quotation after its colon": "Elle prévient : « Le pont ferme. »",
    "after the colon of a list": "À retenir : | Le pont ferme.",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_sentence_begins_behind_an_end(text: str) -> None:
    """Every word but those behind the bars is barred, and the first."""
    allowed = [0]
    plain = ""
    for part in text.split("| "):
        if plain:
            allowed.append(len(plain))
        plain += part
    doc = bar_boundaries(Tokeniser(Vocab(), "fr")(plain))
    assert [doc.user_data["starts"][token.i] for token in doc if token.sent_start != -1] == allowed


def test_an_empty_text_has_no_boundary() -> None:
    """Nothing to bar."""
    assert len(bar_boundaries(Tokeniser(Vocab(), "fr")(""))) == 0

"""Names of outlets where a sentence prints them: every line of the gazetteer, as the grammar of French bends it."""

from __future__ import annotations

import pytest

from selon.attributions.lexicons import lexicon
from selon.attributions.outlets import outlets_in
from selon.languages import table
from selon.records import Mention, Sentence, Span, Word
from selon.sentences.tokeniser import cut
from selon.trees import Tree

FRENCH = lexicon("fr")
NAMES = [row["name"] for row in table("fr", "outlets")]


def printed(text: str, labelled: str = "") -> list[str]:
    """Names of the outlets in a sentence, by its words alone and the organisation that is labelled in it."""
    words = []
    end = 0
    for at, form in enumerate(cut(text, "fr").words):
        start = text.index(form, end)
        end = start + len(form)
        words.append(
            Word(index=at, text=form, lemma=form, upos="PROPN", feats="", head=-1, deprel="", start=start, end=end)
        )
    begin = text.find(labelled)
    mentions = (Mention(span=Span(begin, begin + len(labelled)), label="ORG"),) if labelled else ()
    tree = Tree(Sentence(span=Span(0, len(text)), paragraph=0, words=tuple(words), mentions=mentions))
    return list(dict.fromkeys(outlet.name for outlet in outlets_in(FRENCH, tree, text).values()))


CONTRACTED = {"Le ": ("au ", "du "), "Les ": ("aux ", "des ")}


@pytest.mark.parametrize("name", [n for n in NAMES if n.startswith(tuple(CONTRACTED))])
def test_an_article_melts_into_the_preposition(name: str) -> None:
    """ "au Quai" and "du Quai" print Le Quai."""
    article = name.split()[0] + " "
    for joint in CONTRACTED[article]:
        found = printed(f"Elle l'a dit dans un entretien {joint}{name[len(article) :]} mardi.")
        assert any(entry.endswith(name[len(article) :].replace("’", "'")) for entry in found)


def test_a_name_in_no_list_is_known_by_its_words() -> None:
    """Radio, gazette and the like begin names of outlets; a place after a paper's name belongs to it."""
    assert printed("Selon Radio Lorne, il pleut.") == ["Radio Lorne"]
    assert printed("Selon La Gazette du Nord, il pleut.") == ["La Gazette du Nord"]
    assert printed("Selon la radio, il pleut à Lorne.") == []


def test_a_name_goes_on_over_small_words_as_far_as_its_label() -> None:
    """ "Radio nationale" is a name, "Radio" alone is none."""
    assert printed("Elle l'a dit à Radio nationale mardi.", "Radio nationale") == ["Radio nationale"]
    assert printed("Elle l'a dit à Radio nationale mardi.") == []


@pytest.mark.parametrize("name", NAMES)
def test_every_outlet_is_found_as_printed(name: str) -> None:
    """The name behind a preposition is the name that comes out."""
    assert name.replace("’", "'") in printed(f"Selon {name}, la digue tient.")

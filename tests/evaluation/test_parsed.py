"""A spaCy document made from a reading."""

import spacy

from evaluation.parsed import doc
from selon.records import Document, Reading, Sentence, Span, Word

TEXT = "Le pont rouvre,\n\ndit-elle.  Enfin\nMenu"


def sentence(*rows: tuple[str, str, int, str]) -> Sentence:
    """Words at their first place in the text, with class, head and label."""
    words = [
        Word(i, text, text.casefold(), upos, "", head, deprel, TEXT.index(text), TEXT.index(text) + len(text))
        for i, (text, upos, head, deprel) in enumerate(rows)
    ]
    return Sentence(span=Span(words[0].start, words[-1].end), paragraph=0, words=tuple(words))


READING = Reading(
    document=Document(name="x", address="x", digest="", language="fr", text=TEXT, paragraphs=()),
    sentences=(
        sentence(
            ("Le", "DET", 1, "det"),
            ("pont", "NOUN", 2, "nsubj"),
            ("rouvre", "VERB", 4, "ccomp"),
            (",", "PUNCT", 4, "punct"),
            ("dit", "VERB", -1, "root"),
            ("-elle", "PRON", 4, "nsubj"),
            (".", "PUNCT", 4, "punct"),
        ),
        sentence(("Enfin", "ADV", -1, "root")),
    ),
    attributions=(),
    gaps=(),
)


def test_the_text_is_kept_character_by_character() -> None:
    """Line breaks, double spaces and what was not parsed are tokens of their own."""
    made = doc(READING, spacy.blank("fr").vocab)
    assert made.text == TEXT
    assert [token.text for token in made if token.pos_ == "SPACE"] == ["\n\n", "  ", "\nMenu"]


def test_words_have_the_trees_that_selon_had() -> None:
    """Class, lemma, label and head, over the line break in the sentence."""
    made = doc(READING, spacy.blank("fr").vocab)
    words = [token for token in made if token.pos_ != "SPACE"]
    assert [(w.text, w.pos_, w.dep_, w.head.text) for w in words[1:3]] == [
        ("pont", "NOUN", "nsubj", "rouvre"),
        ("rouvre", "VERB", "ccomp", "dit"),
    ]
    assert words[-1].text == "Enfin" and words[-1].head is not None and words[-1].head == words[-1]
    assert words[4].lemma_ == "dit" and [s.root.text for s in made.sents if s.root.pos_ != "SPACE"] == ["dit", "Enfin"]

"""textacy on Selon's own parse."""

from dataclasses import replace

import pytest

from evaluation.annotation import Annotation
from selon.records import Document, Paragraph, Reading, Role, Sentence, Span, Word

pytest.importorskip("textacy", reason="for want of textacy (make eval installs it)")

from evaluation import textacy_peer  # noqa: E402

QUOTED = "« Le vieux pont rouvre demain », affirme Odile."
ROWS = (
    ("«", "PUNCT", 4), ("Le", "DET", 3), ("vieux", "ADJ", 3), ("pont", "NOUN", 4), ("rouvre", "VERB", 8),
    ("demain", "ADV", 4), ("»", "PUNCT", 4), (",", "PUNCT", 8), ("affirme", "VERB", -1), ("Odile", "PROPN", 8),
    (".", "PUNCT", 8),
)  # fmt: skip
LABELS = {"Odile": "nsubj", "affirme": "root"}
LEMMAS = {"affirme": "affirmer"}


def reading(text: str, *places: int, subject: str = "nsubj") -> Reading:
    """The quoted sentence at these places of a text."""
    sentences = []
    for place in places:
        words, at = [], 0
        for i, (form, upos, head) in enumerate(ROWS):
            at = QUOTED.index(form, at)
            label = subject if form == "Odile" else LABELS.get(form, "dep")
            lemma = LEMMAS.get(form, form.casefold())
            words.append(Word(i, form, lemma, upos, "", head, label, place + at, place + at + len(form)))
            at += len(form)
        sentences.append(Sentence(span=Span(place, place + len(QUOTED)), paragraph=0, words=tuple(words)))
    paragraph = Paragraph(span=Span(0, len(text)), role=Role.BODY)
    document = Document(name="x", address="x", digest="", language="fr", text=text, paragraphs=(paragraph,))
    return Reading(document=document, sentences=tuple(sentences), attributions=(), gaps=())


def words(text: str, found: Annotation) -> list[tuple[str, str, str]]:
    """Source, cue and content of what was found."""
    return [
        tuple("".join(text[s:e] for s, e in term) for term in (x.source, x.cue, x.content))  # type: ignore[misc]
        for x in found.attributions
    ]


def test_a_quotation_is_found_in_place() -> None:
    """Speaker, verb and quotation, as spans of the text."""
    found = textacy_peer.as_it_comes(Annotation(lang="fr", text=QUOTED), reading(QUOTED, 0))
    assert words(QUOTED, found) == [("Odile", "affirme", "« Le vieux pont rouvre demain »")]


def test_an_open_quotation_mark_costs_the_document_unless_it_is_helped() -> None:
    """Paragraph by paragraph, only the paragraph with the odd mark is lost; spans are those of the whole text."""
    text = f"Une marque « ouverte\n{QUOTED}"
    passage, given = Annotation(lang="fr", text=text), reading(text, 21)
    start = replace(given.sentences[0].words[0], index=0, text="«", head=-1, start=11, end=12)
    odd = replace(given, sentences=(Sentence(span=Span(11, 12), paragraph=0, words=(start,)), *given.sentences))
    assert words(text, textacy_peer.as_it_comes(passage, odd)) == []
    assert words(text, textacy_peer.favoured(passage, odd)) == [("Odile", "affirme", "« Le vieux pont rouvre demain »")]


def test_a_clitic_subject_is_a_subject_when_it_is_helped() -> None:
    """A label that textacy does not know."""
    passage, given = Annotation(lang="fr", text=QUOTED), reading(QUOTED, 0, subject="expl:subj")
    assert words(QUOTED, textacy_peer.as_it_comes(passage, given)) == []
    assert len(textacy_peer.favoured(passage, given).attributions) == 1

"""textacy's `direct_quotations` on the same text and the same parse.

As it comes, it refuses a document with an odd number of quotation marks. In its favour: such a document
is given paragraph by paragraph, and clitic subjects (`expl:subj`), a label it does not know, are subjects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from textacy.extract.triples import DQTriple, direct_quotations

from evaluation.annotation import Annotation, Item
from evaluation.parsed import doc
from selon.records import Reading, Span


@cache
def blank(lang: str) -> Language:
    """spaCy's own vocabulary of a language: textacy asks it for quotation marks and stop words."""
    return spacy.blank(lang)


def as_it_comes(gold: Annotation, reading: Reading) -> Annotation:
    """What textacy finds; nothing where it refuses the document."""
    parsed = doc(reading, blank(gold.lang or "fr").vocab)
    try:
        return annotation(gold, direct_quotations(parsed), 0)
    except ValueError:
        return replace(gold, attributions=())


def favoured(gold: Annotation, reading: Reading) -> Annotation:
    """What textacy finds when it is helped."""
    clitic = replace_clitics(reading)
    parsed = doc(clitic, blank(gold.lang or "fr").vocab)
    try:
        return annotation(gold, direct_quotations(parsed), 0)
    except ValueError:
        items = [item for part in paragraphs(parsed) for item in by_paragraph(gold, part)]
        return replace(gold, attributions=tuple(replace(item, id=f"t{i}") for i, item in enumerate(items)))


def replace_clitics(reading: Reading) -> Reading:
    """The reading with clitic subjects labelled as subjects."""
    sentences = (
        replace(s, words=tuple(replace(w, deprel="nsubj") if w.deprel == "expl:subj" else w for w in s.words))
        for s in reading.sentences
    )
    return replace(reading, sentences=tuple(sentences))


def paragraphs(parsed: Doc) -> Iterator[Doc]:
    """The document cut at line breaks; every piece keeps its place in `user_data["start"]`."""
    breaks = [token.i for token in parsed if "\n" in token.text]
    for start, end in zip([0, *(i + 1 for i in breaks)], [*breaks, len(parsed)], strict=True):
        if start < end:
            piece = parsed[start:end].as_doc()
            piece.user_data["start"] = parsed[start].idx
            yield piece


def by_paragraph(gold: Annotation, piece: Doc) -> tuple[Item, ...]:
    """What textacy finds in one paragraph; nothing where it refuses it."""
    try:
        return annotation(gold, direct_quotations(piece), piece.user_data["start"]).attributions
    except ValueError:
        return ()


def annotation(gold: Annotation, triples: Iterable[DQTriple], shift: int) -> Annotation:
    """Triples in the form that is scored; what textacy does not say has the neutral value."""
    items = [
        Item(
            id=f"t{i}",
            source=spans(triple.speaker, shift),
            cue=spans(triple.cue, shift),
            content=(Span(triple.content.start_char + shift, triple.content.end_char + shift),),
            type="direct",
            chain=(gold.outlet,),
            speech_act="assert",
        )
        for i, triple in enumerate(triples)
    ]
    return Annotation(doc=gold.doc, outlet=gold.outlet, attributions=tuple(items))


def spans(words: Iterable[Token], shift: int) -> tuple[Span, ...]:
    """The places of the words in the text."""
    return tuple(Span(word.idx + shift, word.idx + len(word) + shift) for word in words)

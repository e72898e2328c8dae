"""Names of people whom the model labels as things, told by their thinking."""

from __future__ import annotations

from dataclasses import replace

from selon.attributions.lexicons import Lexicon
from selon.records import Mention, Sentence

THING = "PRODUCT"
PERSON = "PER"


def with_people(lexicon: Lexicon, sentences: tuple[Sentence, ...], text: str) -> tuple[Sentence, ...]:
    """The sentences, a name of two or three words in capitals labelled as a product a person's, where the document
    has it think ("Duarte Lorvel estime que"): products say things, but think none."""
    things = [(s, m) for s in sentences for m in s.mentions if m.label == THING and _is_full(text[slice(*m.span)])]
    people = {text[slice(*m.span)] for s, m in things if _thinks(lexicon, s, m)} - lexicon.names.keys()
    if not people:
        return sentences

    def mended(mention: Mention) -> Mention:
        thing = mention.label == THING and text[slice(*mention.span)] in people
        return replace(mention, label=PERSON) if thing else mention

    return tuple(replace(s, mentions=tuple(mended(m) for m in s.mentions)) for s in sentences)


def _is_full(name: str) -> bool:
    """Whether a name has two or three words, each written like a name and no acronym."""
    parts = name.split()
    return 2 <= len(parts) <= 3 and all(part[:1].isupper() and part[1:].islower() for part in parts)


def _thinks(lexicon: Lexicon, sentence: Sentence, mention: Mention) -> bool:
    """Whether a name is the subject of a verb of thinking."""
    for word in sentence.words:
        if word.deprel == "nsubj" and mention.span.start <= word.start < mention.span.end:
            cues = lexicon.verbs.get(sentence.words[word.head].lemma.casefold(), ())
            if any(cue.group == "thought" for cue in cues):
                return True
    return False

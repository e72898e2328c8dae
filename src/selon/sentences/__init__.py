"""Document -> Sentence: words, lemmas, Universal Dependencies and named entities, with exact offsets."""

from selon.sentences.parse import parse
from selon.sentences.parser import load
from selon.sentences.spacy_pipeline import load as load_spacy

__all__ = ["load", "load_spacy", "parse"]

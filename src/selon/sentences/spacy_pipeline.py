"""Any other spaCy pipeline in place of the parser that ships with Selon (`--pipeline NAME`)."""

from __future__ import annotations

import spacy
from spacy.language import Language

from selon.errors import PipelineError
from selon.sentences import tokeniser  # noqa: F401  (a folder of our own training can be named, too)
from selon.sentences.schemes import scheme_of


def load(name: str) -> Language:
    """The installed pipeline `name`, or the one in the folder `name`.

    Raises PipelineError when there is none, or when it has no parser."""
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        raise PipelineError(
            f"{name}: no such spaCy pipeline is installed ({error}). Install it, or give a folder."
        ) from error
    scheme_of(nlp)
    return nlp

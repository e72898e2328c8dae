"""Another pipeline can be named."""

from __future__ import annotations

from pathlib import Path

import pytest

from selon.errors import PipelineError
from selon.languages import folder
from selon.sentences import spacy_pipeline
from selon.sentences.tokeniser import Selon


def test_a_pipeline_that_is_not_installed_is_said_so() -> None:
    """The error has the name and the remedy."""
    with pytest.raises(PipelineError, match="fr_no_such_thing: no such spaCy pipeline is installed"):
        spacy_pipeline.load("fr_no_such_thing")


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    """The grammar reads trees."""
    settings = {"nlp": {"tokenizer": {"@tokenizers": "selon.Tokeniser.v1", "code": "fr"}}}
    Selon.from_config(settings).to_disk(tmp_path / "bare")
    with pytest.raises(PipelineError, match="no parser"):
        spacy_pipeline.load(str(tmp_path / "bare"))


def test_the_folder_of_a_pipeline_can_be_named() -> None:
    """A folder is as good as a name."""
    assert "parser" in spacy_pipeline.load(str(folder("fr") / "model")).pipe_names

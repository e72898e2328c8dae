"""Gold passages read by Selon, in the form in which they are scored."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import pytest

from evaluation import reader
from evaluation.annotation import NOTHING
from evaluation.corpora import Part
from selon import pipeline
from selon.errors import InputError, NoArticle
from selon.records import Capture, Document, Reading
from tests.evaluation.invented import GOLD, TEXT, annotated

PASSAGES = tuple(replace(annotated(*GOLD, doc=name), text=TEXT, published="2031-03-10") for name in ("p1", "p2"))
PART = Part(title="own read", readable=True, passages=PASSAGES)


def test_every_passage_has_an_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with outlet and date as given; a refusal is an empty annotation with its reason."""
    given: dict[str, pipeline.Facts] = {}

    def read(
        captures: Iterable[Capture], *, facts: Mapping[str, pipeline.Facts], options: pipeline.Options
    ) -> Iterator[Reading | InputError]:
        given.update(facts)
        first, second = captures
        assert first.digest == hashlib.sha256(first.data).hexdigest() and first.data.decode() == TEXT
        document = Document(
            name="p1", address="p1.txt", digest=first.digest, language="fr", text=TEXT, paragraphs=(), outlet="L'Écho"
        )
        yield Reading(document=document, sentences=(), attributions=(), gaps=())
        yield NoArticle(second.address, "no article", "Give one.")

    monkeypatch.setattr(pipeline, "read", read)
    one, two = reader.outcomes(PART)
    assert given["p1"] == pipeline.Facts(outlet="L'Écho", published="2031-03-10")
    assert one.system.outlet == "L'Écho" and not one.failure and one.words == ()
    assert two.system == NOTHING and two.failure == "p2.txt: no article. Give one."
    assert two.figures().tallies["attribution detection"].gold == 4

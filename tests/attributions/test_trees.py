"""Who said what, on whose word and how firmly, on trees made by hand (<code>.conllu)."""

from __future__ import annotations

import pytest

from selon.attributions import attribute, lexicon
from tests.attributions.trees import Case, cases, shown

ALL = [case for code in ("fr", "en") for case in cases(code)]


def param(case: Case) -> object:
    """A case as a parameter; what the grammar does not yet read as it should is expected to fail."""
    marks = [pytest.mark.xfail(strict=True, reason=case.xfail)] if case.xfail else []
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", [param(case) for case in ALL])
def test_the_attributions_of_a_tree_are_those_told(case: Case) -> None:
    """Source, cue, content, type, rule, name, kind, act, parent, chain, hedge and negation, as the comments say."""
    reading = attribute(case.document, case.sentences, lexicon(case.document.language))
    assert sorted(shown(reading)) == sorted(case.expected)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in ALL])
def test_a_tree_is_well_formed(case: Case) -> None:
    """Each sentence has one root, every word hangs on it, and its comment gives the text as printed."""
    printed = case.document.text.replace("\n", " ")
    assert printed == " ".join(case.texts)
    for sentence in case.sentences:
        assert [word.deprel for word in sentence.words if word.head < 0] == ["root"]
        for word in sentence.words:
            steps = [word]
            while steps[-1].head >= 0 and len(steps) <= len(sentence.words):
                steps.append(sentence.words[steps[-1].head])
            assert steps[-1].head < 0, f"{word.text} hangs on a circle"


def test_each_document_has_a_name_of_its_own() -> None:
    """A failing test names one document."""
    names = [case.id for case in ALL]
    assert len(names) == len(set(names)) >= 60

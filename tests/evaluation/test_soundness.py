"""Gold that is sound, and every way in which it is not."""

from dataclasses import replace

import pytest

from evaluation import corpora, soundness
from evaluation.annotation import Annotation, Item, Quantity, Timex
from evaluation.corpora import Part
from selon.records import Span
from tests.evaluation.invented import ANNOUNCED, GOLD, NESTED, REPORTED, TEXT, annotated

PASSAGE = annotated(*GOLD)
BEYOND = Span(len(TEXT) - 1, len(TEXT) + 1)
BLANK = Span(TEXT.index(" "), TEXT.index(" ") + 2)


def told(passage: Annotation) -> tuple[str, ...]:
    """The faults of a part with this passage alone."""
    return soundness.faults([Part(title="own check", readable=False, passages=(passage,))])


def test_sound_gold_has_no_fault() -> None:
    """Nested attributions, times and quantities in order."""
    spans = Span(0, 1), Span(2, 3)
    timexes = tuple(Timex(span=x) for x in spans)
    quantities = tuple(Quantity(span=x) for x in spans)
    assert told(replace(PASSAGE, timexes=timexes, quantities=quantities)) == ()


@pytest.mark.parametrize(
    "item",
    [
        replace(ANNOUNCED, content=()),
        replace(ANNOUNCED, cue=(BEYOND,)),
        replace(ANNOUNCED, source=(BLANK,)),
        replace(ANNOUNCED, source=(Span(3, 3),)),
        replace(ANNOUNCED, content=(Span(4, 9), Span(0, 2))),
        replace(ANNOUNCED, parent="a9"),
        replace(ANNOUNCED, parent="a1"),
    ],
)
def test_an_attribution_that_is_not_sound_is_told(item: Item) -> None:
    """By passage and layer: no content; spans beyond the text, blank, empty, in disorder; no such parent."""
    assert told(annotated(item)) == ("own check: p1: attributions",)


def test_two_attributions_of_one_name_are_told() -> None:
    """A parent would be either of them."""
    assert told(annotated(REPORTED, NESTED, replace(ANNOUNCED, id="a4"))) == ("own check: p1: attributions",)


@pytest.mark.parametrize("spans", [(BEYOND,), (BLANK,), (Span(0, 3), Span(2, 4)), (Span(5, 6), Span(0, 1))])
def test_times_and_quantities_that_are_not_sound_are_told(spans: tuple[Span, ...]) -> None:
    """Beyond the text, blank at an end, one over the other, in disorder."""
    timexes = tuple(Timex(span=x) for x in spans)
    quantities = tuple(Quantity(span=x) for x in spans)
    assert told(replace(PASSAGE, timexes=timexes)) == ("own check: p1: time expressions",)
    assert told(replace(PASSAGE, quantities=quantities)) == ("own check: p1: quantities",)


@pytest.mark.parametrize("lang", corpora.annotated())
def test_the_gold_of_every_language_is_sound(lang: str) -> None:
    """Closed halves too, of which a fault prints no word."""
    assert soundness.language_faults(lang) == ()


def test_a_passage_of_another_language_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """French among the English would be scored with the wrong grammar."""
    part = Part(title="own read", readable=True, passages=(PASSAGE,))
    monkeypatch.setattr(corpora, "own", lambda lang: (part,))
    monkeypatch.setattr(corpora, "layered", lambda lang: ())
    assert soundness.language_faults("en") == ("en own read: p1: not in this language",)

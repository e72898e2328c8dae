"""Named entities are set right by the tags of their words."""

from __future__ import annotations

import pytest

from selon.records import Mention, Span
from selon.sentences.mentions import settle_mentions
from tests.sentences.trees import tagged

CASES = {
    "a verb ends a name": (
        "la/DET Cour/NOUN des/ADP comptes/NOUN révèle/VERB",
        "Cour des comptes révèle",
        "ORG",
        "Cour des comptes",
    ),
    "a noun does not": ("la/DET Cour/NOUN des/ADP comptes/NOUN", "Cour des comptes", "ORG", "Cour des comptes"),
    "a capital verb may be a name": (
        "le/DET journal/NOUN Vivre/VERB Mieux/PROPN",
        "journal Vivre Mieux",
        "ORG",
        "journal Vivre Mieux",
    ),
}


@pytest.mark.parametrize(
    ("words", "labelled", "label", "kept"), [pytest.param(*case, id=name) for name, case in CASES.items()]
)
def test_a_name_ends_where_its_words_say(words: str, labelled: str, label: str, kept: str) -> None:
    """The mention keeps its start and label; a verb written small ends it."""
    rows = tagged(words)
    text = " ".join(rows.texts)
    start = text.index(labelled)
    rows.mentions = [Mention(span=Span(start, start + len(labelled)), label=label)]
    settle_mentions(rows, "fr")
    (mention,) = rows.mentions
    assert (text[mention.span.start : mention.span.end], mention.label) == (kept, label)


def test_the_name_of_a_person_goes_on_over_its_last_part() -> None:
    """The label ends too early, the tree says that the next proper noun belongs to the name."""
    rows = tagged("Tanguy/PROPN Le/PROPN Floch/PROPN reste/VERB")
    rows.deprels[1:3] = ["flat:name", "flat:name"]
    rows.mentions = [Mention(span=Span(0, 9), label="PER")]
    settle_mentions(rows, "fr")
    assert rows.mentions[0].span == Span(0, 15)


def test_where_somebody_is_from_belongs_to_no_name() -> None:
    """A first name behind the first word makes it a person's name, whatever the label was."""
    rows = tagged("le/DET Valmorin/PROPN Lucas/PROPN Brisse/PROPN parle/VERB")
    rows.mentions = [Mention(span=Span(3, 24), label="ORG")]
    settle_mentions(rows, "fr")
    (mention,) = rows.mentions
    assert (" ".join(rows.texts)[mention.span.start : mention.span.end], mention.label) == ("Lucas Brisse", "PER")

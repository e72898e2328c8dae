"""Outlets that no list knows, in whole texts with the shipped model: by title, by what they pass on, by interviews."""

from __future__ import annotations

import pytest

from selon.attributions.lexicons import lexicon
from selon.attributions.thinking import with_people
from selon.languages import table
from selon.records import Mention, Reading, Sentence, Span, Word
from tests.attributions.test_texts import read

KINDS = ("foreign-article", "press-title", "passing-on", "interview", "granted", "asked", "appearing")
EXAMPLES = [row["example"] for row in table("fr", "function") if row["kind"] in KINDS]
CASES = [
    ("La digue fuit, affirme une enquête du Norvent Street Journal.", "La digue fuit", "Norvent Street Journal outlet"),
    (
        "Le pont est fermé, rapporte le Lorne Herald. Selon le Lorne Herald, il rouvrira.",
        "il rouvrira",
        "Lorne Herald outlet",
    ),
    ("Le lac déborde, rappelle The Norvent Independent.", "Le lac", "The Norvent Independent outlet"),
    ("Ce choix est un tournant, comme le souligne The Clairon.", "Ce choix", "The Clairon outlet"),
    (
        "Selon la mairie, le pont est fermé, rapporte Norvent. La mairie indique que la rue est sûre.",
        "la rue est sûre",
        "Norvent outlet > mairie organisation",
    ),
    (
        "L'adjoint a dit que la maire était partie, rapporte Norvent.",
        "la maire était partie",
        "Norvent outlet > adjoint person",
    ),
    (
        "Dans une interview accordée mardi au Norvent, Odile Fervac a critiqué la digue.",
        "la digue",
        "Norvent outlet > Odile Fervac person",
    ),
    (
        "Odile Fervac a quitté Lorne. Selon la mairie, le pont est fermé, rapporte Fervac.",
        "le pont est fermé",
        "Odile Fervac person > mairie organisation",
    ),
    (
        "La fédération Norvent a changé de nom. Selon la mairie, le pont est fermé, rapporte Norvent.",
        "le pont est fermé",
        "Norvent organisation > mairie organisation",
    ),
    (
        "Dans un entretien accordé à Odile Fervac, le maire critique la digue.",
        "la digue",
        "maire person",
    ),
    (
        "Interrogé par Lornia, le maire a dit que le bac rouvrira.",
        "le bac rouvrira",
        "Lornia outlet > maire person",
    ),
    (
        "« Tout est prêt », avait confié M. Orsel en octobre au Dernaval, ajoutant que le bac rouvrirait.",
        "Tout est prêt",
        "Dernaval outlet > Orsel person",
    ),
    ("Selon The Lorne Project, la digue fuit.", "la digue fuit", "The Lorne Project organisation"),
]


def told(reading: Reading, said: str) -> list[str]:
    """Names and kinds of the chains, behind the document's outlet, of what is said."""
    at = reading.document.text.index(said)
    return [
        " > ".join(f"{link.name} {link.kind}" for link in attribution.chain_links[1:])
        for attribution in reading.attributions
        if any(s.start <= at < s.end for s in attribution.content)
    ]


@pytest.mark.parametrize(("text", "said", "chain"), CASES)
def test_who_is_an_outlet(text: str, said: str, chain: str) -> None:
    """The chain with the kinds of its links, as the words of the text show them."""
    assert chain in told(read(text, "Le Quai"), said)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_line_shows_an_outlet(example: str) -> None:
    """The example of a line of the table has an outlet in a chain that no list knows."""
    links = [link for found in read(example, "Le Quai").attributions for link in found.chain_links[1:]]
    named = [link.name for link in links if link.kind == "outlet"]
    assert named and not any(name in lexicon("fr").names for name in named)


def sentence(verb: str) -> Sentence:
    """ "Duarte Lorvel <verb>", the name labelled as a product."""
    heads = (("Duarte", "PROPN", 2, "nsubj"), ("Lorvel", "PROPN", 0, "flat:name"), (verb, "VERB", -1, "root"))
    words, start = [], 0
    for at, (form, upos, head, deprel) in enumerate(heads):
        end = start + len(form)
        words.append(
            Word(index=at, text=form, lemma=form, upos=upos, feats="", head=head, deprel=deprel, start=start, end=end)
        )
        start = end + 1
    return Sentence(
        span=Span(0, end), paragraph=0, words=tuple(words), mentions=(Mention(span=Span(0, 13), label="PRODUCT"),)
    )


@pytest.mark.parametrize(("verb", "label"), [("estimer", "PER"), ("indiquer", "PRODUCT")])
def test_who_thinks_is_no_thing(verb: str, label: str) -> None:
    """A name of two words labelled as a product is a person's where it thinks, and stays one where it only says."""
    (mended,) = with_people(lexicon("fr"), (sentence(verb),), f"Duarte Lorvel {verb}")
    assert mended.mentions[0].label == label

"""What English news does around its quotations and reports, read by the shipped model."""

from __future__ import annotations

from functools import cache

import pytest

from selon.intake.files import capture
from selon.pipeline import Options, read
from selon.records import Attribution, Reading

Told = tuple[str, str, str]
"""Source, cue and content as printed."""

CASES: dict[str, list[Told]] = {
    "The coach returned the praise, telling the Orvel Gazette, “We have trained together for years.”": [
        ("The coach", "telling", "“We have trained together for years.”"),
    ],
    "Anna Vale told the Orvel Gazette, “The roof leaks.”": [("Anna Vale", "told", "“The roof leaks.”")],
    "The mayor has called for calm, saying the bridge “is safe”.": [
        ("The mayor", "has called", "calm"),
        ("The mayor", "saying", "the bridge “is safe”"),
    ],
    "The Orvel Gazette reported on Monday, citing a police source, that the director had fled.": [
        ("The Orvel Gazette", "reported", "that the director had fled"),
        ("a police source", "citing", "that the director had fled"),
    ],
    "The director had fled, the Orvel Gazette reported, citing a police source.": [
        ("the Orvel Gazette", "reported", "The director had fled"),
        ("a police source", "citing", "The director had fled"),
    ],
    "“This is a big day for me,” she confessed.": [("she", "confessed", "“This is a big day for me,”")],
    "The mayor referred to the baker as “a patient man”.": [("The mayor", "referred", "“a patient man”")],
    "The mayor opened the gate, and “the old mill” stood there.": [],
    "“The roof leaks,” Mr. Vale said. “But the bells are safe.”": [
        ("Mr. Vale", "said", "“The roof leaks,” “But the bells are safe.”"),
    ],
    "“The roof leaks,” Mr. Vale said at a dinner in Orvel, where Mrs. Tarn also spoke. “The bells are safe.”": [
        ("Mr. Vale", "said", "“The roof leaks,” “The bells are safe.”"),
    ],
    "“How often must we mend it?” Vale said. “The roof leaks. The bells are safe.”": [
        ("Vale", "said", "“How often must we mend it?” “The roof leaks. The bells are safe.”"),
    ],
    "“The roof leaks. So why did Tom Lorne not come?” a voice in the film said.": [
        ("a voice in the film", "said", "“The roof leaks. So why did Tom Lorne not come?”"),
    ],
    "“Letters are not optional,” panel Chairman Rep. Jason Vale (R-Utah) said after a hearing.": [
        ("panel Chairman Rep. Jason Vale (R-Utah)", "said", "“Letters are not optional,”"),
    ],
    "Many voters say Mrs. Vale's lead in the count obscures concerns about turnout.": [
        ("Many voters", "say", "Mrs. Vale's lead in the count obscures concerns about turnout"),
    ],
    "Vale said the demands that come with harbour work sometimes erase the gains of the crews.": [
        ("Vale", "said", "the demands that come with harbour work sometimes erase the gains of the crews"),
    ],
    "Owners in the council say the plan, run by the Ministry of Ports, has brought millions to Orvel.": [
        ("Owners in the council", "say", "the plan, run by the Ministry of Ports, has brought millions to Orvel"),
    ],
    "Vale said the words “lump” the good crews with the bad.": [
        ("Vale", "said", "the words “lump” the good crews with the bad"),
    ],
    "The coach explained how important it is to mend the roof.": [
        ("The coach", "explained", "how important it is to mend the roof"),
    ],
    "Mayor Vale called for reducing the port fee.": [("Mayor Vale", "called", "for reducing the port fee")],
    "The coach appeared to suggest that the roof leaks.": [("The coach", "suggest", "that the roof leaks")],
    "Vale told a friend he had sold the boat.": [("Vale", "told", "he had sold the boat")],
    "She denied taking the van.": [("She", "denied", "taking the van")],
    "The mayor rejected suggestions that the council had sold the pier.": [
        ("The mayor", "rejected", "suggestions that the council had sold the pier"),
        ("", "suggestions", "that the council had sold the pier"),
    ],
    "The coach said a few words to the choir.": [],
    "The gate was shut. “Where is the key?” The mayor told reporters that the roof leaks.": [
        ("", "", "“Where is the key?”"),
        ("The mayor", "told", "that the roof leaks"),
    ],
}


@cache
def readings() -> dict[str, Reading]:
    """Each sentence as an article."""
    raw = [capture(text.encode(), address="x.txt", name=f"x{n}", now=None) for n, text in enumerate(CASES)]
    found = list(read(raw, options=Options(language="en")))
    return {text: one for text, one in zip(CASES, found, strict=True) if isinstance(one, Reading)}


def told(reading: Reading, one: Attribution) -> Told:
    """An attribution in the words of its sentence."""
    text = reading.document.text
    source, cue, content = (" ".join(text[slice(*s)] for s in spans) for spans in (one.source, one.cue, one.content))
    return source, cue, content


@pytest.mark.parametrize("text", CASES)
def test_who_says_what(text: str) -> None:
    """Nothing less and nothing more."""
    reading = readings()[text]
    assert sorted(told(reading, one) for one in reading.attributions) == sorted(CASES[text])

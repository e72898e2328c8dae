"""Who an English source is and through whom its words came, read by the shipped model."""

from __future__ import annotations

from functools import cache

import pytest

from selon.intake.files import capture
from selon.pipeline import Options, read
from selon.records import Reading

CHAINS: dict[str, list[str]] = {
    "The Lorne Gazette reported on Tuesday, citing people familiar with the talks, that the ferry will close.": [
        "Lorne Gazette",
        "Lorne Gazette > people familiar with the talks",
    ],
    "The ferry will close, Summit News reported on Monday, quoting a person briefed on the talks.": [
        "Summit News",
        "Summit News > person",
    ],
    "A clerk who spoke to the Lorne Gazette on condition of anonymity said the roof leaks.": ["Lorne Gazette > clerk"],
    "Anna Vale was quoted by the Lorne Gazette as saying that the roof leaks.": [
        "Lorne Gazette",
        "Lorne Gazette > Anna Vale",
    ],
    "The Lorne Gazette quoted a council source as saying the roof leaks.": [
        "Lorne Gazette",
        "Lorne Gazette > council source",
    ],
    "“The roof leaks,” Anna Vale was quoted as saying by the Lorne Gazette.": [
        "Lorne Gazette",
        "Lorne Gazette > Anna Vale",
    ],
    "Anna Vale was quoted as saying that the roof leaks.": ["Anna Vale"],
    "The coach, known as a baker, said the roof leaks.": ["coach"],
    "The director has resigned, as first reported by the Lorne Gazette.": ["Lorne Gazette"],
    "As announced by the club, the pool will close.": ["club"],
    "As the mayor said, the roof leaks.": ["mayor"],
    "The minister told state television that the roof leaks.": ["state television > minister"],
    "A spokesman for the port told the podcast Second Tide that the roof leaks.": [
        "Second Tide > spokesman for the port"
    ],
    "She told the weekly The Lorne Mirror that the roof leaks.": ["The Lorne Mirror"],
    "The roof leaks, according to a report by the Lorne Gazette.": ["Lorne Gazette"],
    "The water leaks. The regulator, Postwatch, said the firms must keep records.": ["Postwatch"],
    "Network operator NorthLine says a cable was cut.": ["NorthLine"],
    "State Emergency Service controller Bec Tranter said the roof leaks.": ["Bec Tranter"],
    "Shares in Ostrow Tiles fell on Tuesday after the company warned that the roof leaks.": ["Ostrow Tiles"],
    "Shares in Ostrow Tiles Inc. fell on Tuesday. The company said the roof leaks.": ["Ostrow Tiles Inc."],
    "The Orvel Wildlife Trust closed its gate. The charity said the roof leaks.": ["Orvel Wildlife Trust"],
    "The Ports Agency shut the pier. The agency said the roof leaks.": ["Ports Agency"],
    "The choir met on Tuesday. The company said the roof leaks.": ["company"],
    "Anna Vale left in May. Her tour manager said the truck is late.": ["Anna Vale's tour manager"],
    "The mayor resigned. Her lawyer said the claims are false.": ["mayor's lawyer"],
    "Anna Vale left in May. Her doctor, Tom Tarn, said the knee is healed.": ["Tom Tarn"],
    "Jonas Adeyemi left. The 29-year-old told reporters that the roof leaks.": ["Jonas Adeyemi"],
}


@cache
def readings() -> dict[str, Reading]:
    """Each text as an article without an outlet."""
    raw = [capture(text.encode(), address="x.txt", name=f"x{n}", now=None) for n, text in enumerate(CHAINS)]
    found = list(read(raw, options=Options(language="en")))
    return {text: one for text, one in zip(CHAINS, found, strict=True) if isinstance(one, Reading)}


@pytest.mark.parametrize("text", CHAINS)
def test_through_whom_it_came(text: str) -> None:
    """Every relay, and the source by its own name; nobody more."""
    chains = [" > ".join(name or "?" for name in one.chain[1:]) for one in readings()[text].attributions]
    assert sorted(chains) == sorted(CHAINS[text])

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
        "Summit News > person briefed on the talks",
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
    "Sources close to the mayor told the Lorne Gazette that the roof leaks.": [
        "Lorne Gazette > Sources close to the mayor"
    ],
    "The plan is late, three people familiar with the matter said. It may come soon, one of them said.": [
        "people familiar with the matter",
        "people familiar with the matter",
    ],
    "The ferry will close, state news agency MNA reported on Tuesday.": ["MNA"],
    "Vale Foods sued the port. The transport ministry said the roof leaks.": ["transport ministry"],
    "Vale Foods sued the port. The ministry said the roof leaks.": ["ministry"],
    "Town manager Del Osei smiled. Osei confirmed that the roof leaks.": ["Del Osei"],
    "Board chief Philippa Gantry said the roof leaks.": ["Philippa Gantry"],
    "The deputy, Grant Osei, said the roof leaks. Osei said it would rain.": ["Grant Osei", "Grant Osei"],
    "The plan is by engineer Noor van Tarn, 41. Van Tarn said the roof leaks.": ["Noor van Tarn"],
    "Cllr Dermot Tarn spoke. Cllr Tarn claimed that the roof leaks.": ["Dermot Tarn"],
    "The Rev Piers Lumb arrived. Mr Lumb said the roof leaks.": ["Piers Lumb"],
    "Analysts at Vale & Holm wrote that the roof leaks.": ["Analysts at Vale & Holm"],
    "The Western Skippers' League said the roof leaks.": ["Western Skippers' League"],
    "Tarnholm Ferries will cut routes. Tarnholm said the roof leaks.": ["Tarnholm Ferries"],
    "Rory Quint left. Rory's agent said the roof leaks.": ["Rory Quint's agent"],
    "“My doctor says I should walk,” Bram Tarn said.": ["Bram Tarn", "Bram Tarn > Bram Tarn's doctor"],
    "A government adviser resigned. The adviser said the roof leaks.": ["government adviser"],
    "The academy trust runs a school. The trust said the roof leaks.": ["academy trust"],
    "Summit Radio reported, quoting an unnamed ministry official, that the roof leaks.": [
        "Summit Radio",
        "Summit Radio > ministry official",
    ],
    "A person who asked not to be named said the roof leaks.": ["person"],
    "A person who read the letter said the roof leaks.": ["person who read the letter"],
    "Two people familiar with the lease said it ends. One of the people said the roof leaks.": [
        "people familiar with the lease",
        "people familiar with the lease",
    ],
    "Two bankers told Meridian Press the roof leaks.": ["Meridian Press > bankers"],
    "The auditor told The Ledgerton Star that the roof leaks.": ["The Ledgerton Star > auditor"],
    "The nurse told The Lantern that the roof leaks.": ["The Lantern > nurse"],
    "The nurse told Streetwise that the roof leaks.": ["Streetwise > nurse"],
    "The nurse told Tarnholm that the roof leaks. Tarnholm mended it.": ["nurse"],
    "The nurse told Tarnholm to mend the roof.": ["nurse"],
    "Orvel University Press said the roof leaks.": ["Orvel University Press"],
    "The school will close, the Prairie Ledger reported. According to the Ledger, the roof leaks.": [
        "Prairie Ledger",
        "Prairie Ledger",
    ],
    "The firm will close, the newspaper Landbladet said, citing a report on Radio Tarn.": [
        "Landbladet",
        "Landbladet > Radio Tarn",
    ],
    "The magazine Van & Driver reported that the roof leaks.": ["Van & Driver"],
    "A nurse left.\n\nAnna Vale laughed. Her side won, and she said the roof leaks.": ["Anna Vale"],
    "“No,” said a porter.\n\nWren Tarn was calm. Her side won, and she said the roof leaks.": ["Wren Tarn", "porter"],
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

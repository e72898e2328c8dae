"""All stories that there are in one ledger: each is one issue, none spans two, and its words find it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from evaluation.bundle_answers import entries as of_bundle
from evaluation.bundle_gold import file_of, load
from selon.answers.finding import issue_of
from selon.claims.stems import stems
from selon.intake.files import capture
from selon.ledger import Entry, Ledger
from selon.ledger.schema import documents, positions
from selon.pipeline import Options, read
from selon.records import Reading

NOW = "2100-01-01T00:00:00.000000Z"
EXAMPLES = Path(__file__).parents[2] / "examples"
KEPT_APART = "wc"
"""How the names of articles begin that are scored, and never looked at."""


def entries(files: Iterator[Path]) -> list[Entry]:
    """The French articles among some files, read."""
    raw = [capture(file.read_bytes(), address=file.name, name=file.stem, now=None) for file in sorted(files)]
    found = read(raw, options=Options(statements=True))
    return [
        Entry(capture=one, reading=reading, grammar="g1")
        for one, reading in zip(raw, found, strict=True)
        if isinstance(reading, Reading)
    ]


@pytest.fixture(scope="module")
def stories(prepared_data: Path) -> dict[str, list[Entry]]:
    """Stories by name: the open bundles, the demo, the founding articles, and articles that stand alone."""
    alone = entries(
        one for one in (prepared_data / "gold-dev/text").glob("*.txt") if not one.name.startswith(KEPT_APART)
    )
    return {
        **{one.bundle: of_bundle(one)[0] for one in load(file_of("read"))},
        "demo": entries(one for one in EXAMPLES.iterdir() if one.suffix in (".txt", ".html")),
        "founding": entries((prepared_data / "seeds").glob("*.txt")),
        **{one.reading.document.name: [one] for one in alone},
    }


NOT_YET_ONE = {"cd-feu", "ne-barrage", "ne-fuite", "ne-panne"}
"""Stories whose articles have too few names in common: they come out as several issues, in one order or the other."""


@pytest.mark.parametrize("turned", [False, True], ids=["in order", "the last first"])
def test_every_story_is_one_issue_and_none_spans_two(
    stories: dict[str, list[Entry]], tmp_path: Path, turned: bool
) -> None:
    """But for what a teaser tells; whichever comes in first."""
    of = {one.document: name for name, some in stories.items() for one in some}
    every = [one for some in stories.values() for one in some][:: -1 if turned else 1]
    with Ledger(tmp_path / "all.db", create=True) as ledger:
        ledger.add(every, stems, NOW)
        query = select(documents.c.id, positions.c.topic).join(positions, positions.c.document == documents.c.id)
        rows = [(row["id"], row["topic"]) for row in ledger.rows(query)]
        ends = ledger.ends(topic for _, topic in rows)
        told: dict[str, list[str]] = defaultdict(list)
        for document, topic in rows:
            told[ends[topic]].append(of[document])
        assert all(len(set(names)) == 1 for names in told.values())
        split = set()
        for name in stories:
            sizes = sorted((len(names) for names in told.values() if name in names), reverse=True)
            split |= {name} if sum(sizes[1:]) > sum(sizes) / 10 else set()
        assert split <= NOT_YET_ONE
        for one in load(file_of("read")):
            if one.bundle not in NOT_YET_ONE:
                assert of[issue_of(ledger, one.issue, stems).documents[0]] == one.bundle

"""How well contradictions are told from other pairs of sentences: `python -m evaluation.contradictions --data DIR`.

The pairs are those of DACCORD kept for development (Skandalis, Moot, Robillard 2023), 200 of 1,034. Each sentence is
read as an article of its own; a pair contradicts itself where a statement of one clashes with one of the other."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from selon.intake.files import capture
from selon.ledger.clashes import Clash, Told, clash
from selon.pipeline import Options, read
from selon.records import Reading

FILE = "daccord/daccord-dev.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sentences, and whether they contradict each other."""

    id: str
    texts: tuple[str, str]
    contradicts: bool


def pairs(folder: Path) -> list[Pair]:
    """The pairs of a folder of prepared data."""
    with (folder / FILE).open(encoding="utf-8", newline="") as file:
        return [
            Pair(id=row["id"], texts=(row["premise"], row["hypothesis"]), contradicts=row["label"] == "1")
            for row in csv.DictReader(file, delimiter="\t")
        ]


def readings(found: Sequence[Pair]) -> list[tuple[Reading, Reading]]:
    """Both sentences of each pair, read."""
    raw = [
        capture(text.encode(), address=f"{pair.id}-{side}.txt", name=f"{pair.id}-{side}", now=None)
        for pair in found
        for side, text in enumerate(pair.texts)
    ]
    read_ = list(read(raw, options=Options(language="fr", statements=True)))
    whole = [one for one in read_ if isinstance(one, Reading)]
    assert len(whole) == len(raw)
    return list(zip(whole[::2], whole[1::2], strict=True))


def decided(one: Reading, other: Reading) -> Clash | None:
    """The surest clash of two readings, None where they have none."""
    found = [
        hit
        for a in one.statements
        for b in other.statements
        if (hit := clash(Told(statement=a, document="a"), Told(statement=b, document="b"))) is not None
    ]
    return max(found, key=lambda hit: hit.sure, default=None)


def report(found: Sequence[Pair], hits: Sequence[Clash | None]) -> str:
    """Precision, recall and accuracy as a table, with their counts."""
    said = [hit is not None for hit in hits]
    right = sum(s and pair.contradicts for s, pair in zip(said, found, strict=True))
    spoken, gold = sum(said), sum(pair.contradicts for pair in found)
    same = sum(s == pair.contradicts for s, pair in zip(said, found, strict=True))
    lines = [
        f"pairs {len(found)}, contradictions {gold}",
        f"precision {100 * right / max(spoken, 1):.1f} ({right} of {spoken})",
        f"recall    {100 * right / max(gold, 1):.1f} ({right} of {gold})",
        f"accuracy  {100 * same / max(len(found), 1):.1f}",
    ]
    return "\n".join(lines)


def main() -> None:
    """Read the pairs and print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="the folder of prepared data")
    found = pairs(options.parse_args().data)
    print(report(found, [decided(*both) for both in readings(found)]))


if __name__ == "__main__":
    main()

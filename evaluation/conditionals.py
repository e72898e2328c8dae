"""Uses of conditionals on news that is not part of Selon: `python -m evaluation.conditionals --data DIR`.

Gold: `gold/fr/conditionals-read.tsv` (open) and `conditionals-check.tsv` (closed), a form a line: document of
DIR/treebanks/ner/winer-fr.tar.xz, place of the form in code points, use. The texts are not copied.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from evaluation.corpora import GOLD, HALVES, GoldError
from evaluation.tally import Tally
from selon import attributions, pipeline
from selon.attributions import Use
from selon.errors import InputError
from selon.records import Capture

ARCHIVE = Path("treebanks/ner/winer-fr.tar.xz")
Places = Mapping[int, Use]
"""Uses by the place where the form begins."""
Counts = Counter[tuple[Use, Use | None]]
"""How often a use of the gold was given which use."""


def gold(half: str, root: Path = GOLD, lang: str = "fr") -> dict[str, dict[int, Use]]:
    """The annotated places of each document of one half."""
    found: dict[str, dict[int, Use]] = {}
    with (root / lang / f"conditionals-{half}.tsv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            found.setdefault(row["document"], {})[int(row["start"])] = Use(row["use"])
    return found


def captures(archive: Path, names: Sequence[str]) -> Iterator[Capture]:
    """The documents of an archive by name; raises GoldError for one that is not there."""
    if not archive.is_file():
        raise GoldError(f"{archive}: no such file. --data takes the folder that holds treebanks/ner")
    with tarfile.open(archive) as tar:
        members = {member.name.removeprefix("./"): member for member in tar.getmembers()}
        for name in names:
            stream = tar.extractfile(members[name]) if name in members else None
            if stream is None:
                raise GoldError(f"{archive.name}: no document {name}")
            data = stream.read()
            digest = hashlib.sha256(data).hexdigest()
            yield Capture(data=data, media_type="text/plain", address=name, name=name, digest=digest)


def measured(data: Path, half: str) -> Counts:
    """What Selon says of every annotated form of one half; None for one that it does not take for a conditional."""
    places = gold(half)
    readings = pipeline.read(captures(data / ARCHIVE, tuple(places)), options=pipeline.Options(language="fr"))
    counts: Counts = Counter()
    for name, reading in zip(places, readings, strict=True):
        said = {} if isinstance(reading, InputError) else attributions.conditional_uses(reading)
        counts += Counter((use, said.get(start)) for start, use in places[name].items())
    return counts


def tally(counts: Counts, use: Use) -> Tally:
    """Hits, gold and system of one use."""
    gold = sum(n for (right, _), n in counts.items() if right is use)
    given = sum(n for (_, said), n in counts.items() if said is use)
    return Tally(counts[use, use], gold, given)


def table(counts: Counts) -> str:
    """Precision, recall and F1 of each use, and the share of forms that have the right one."""
    lines = [f"{'use':18}{'P':>8}{'R':>8}{'F1':>8}{'gold':>7}{'sys':>7}{'hit':>7}"]
    for use in Use:
        x = tally(counts, use)
        lines.append(
            f"{use.value:18}{100 * x.precision:8.1f}{100 * x.recall:8.1f}{100 * x.f1:8.1f}"
            f"{x.gold:7d}{x.system:7d}{x.hit:7d}"
        )
    right = sum(n for (use, said), n in counts.items() if use is said)
    return "\n".join([*lines, f"right: {right} of {counts.total()}"])


def main(words: Sequence[str] | None = None) -> int:
    """Exit status; prints a table for each half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds treebanks/ner")
    asked = parser.parse_args(words)
    for half in HALVES:
        print(f"== conditionals {half}", table(measured(asked.data, half)), "", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

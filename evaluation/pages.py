"""Dates and authors of pages against gold of ours: `python -m evaluation.pages [--wrong]`.

Gold: 30 invented pages in the shapes of real outlets (`gold/pages/*.html`, `gold.json`): JSON-LD graph, microdata,
meta only, <time> only, text only, six each, French and English. Three things are asked of each page: when it was
published and when updated, as instants with the zone where the page gives one, and who signed, agencies among them.
All or nothing each: a date that is missing, one too many, a zone or an author lost is wrong.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from selon import documents
from selon.records import Capture, Document

GOLD = Path(__file__).parent / "gold" / "pages"
ASKED = ("published", "updated", "authors")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One question about one page: what is right and what was found."""

    page: str
    asked: str
    wanted: str
    found: str

    @property
    def right(self) -> bool:
        """Whether the answer is the gold's."""
        return self.wanted == self.found

    @property
    def shape(self) -> str:
        """The shape of the page, such as `microdata`."""
        return self.page.partition("-")[0]


def outcomes(folder: Path = GOLD) -> list[Outcome]:
    """Every question about every page, in the order of the gold."""
    found: list[Outcome] = []
    for row in json.loads((folder / "gold.json").read_text(encoding="utf-8")):
        read = document(folder / f"{row['page']}.html")
        given = {
            "published": read.stated_published.value,
            "updated": read.stated_updated.value,
            "authors": read.authors,
        }
        found += [Outcome(page=row["page"], asked=x, wanted=plain(row[x]), found=plain(given[x])) for x in ASKED]
    return found


def document(file: Path) -> Document:
    """The document of a page."""
    data = file.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    return documents.document(
        Capture(data=data, media_type="text/html", address=file.name, name=file.stem, digest=digest)
    )


def plain(value: str | Sequence[str] | None) -> str:
    """A value so that equal ones are the same: instants in one spelling, names in one order."""
    if value is None:
        return "none"
    if isinstance(value, str):
        return value if len(value) == len("2031-05-20") else datetime.fromisoformat(value).isoformat()
    return ", ".join(sorted(value))


def table(found: Sequence[Outcome]) -> str:
    """Right answers by shape and question, and over all."""
    lines = [f"{'shape':12}" + "".join(f"{asked:>12}" for asked in ASKED) + f"{'all':>12}"]
    for shape in (*dict.fromkeys(one.shape for one in found), ""):
        rows = [one for one in found if not shape or one.shape == shape]
        cells = [[one for one in rows if one.asked == asked] for asked in ASKED] + [rows]
        counts = (f"{sum(one.right for one in cell)}/{len(cell)}" for cell in cells)
        lines.append(f"{shape or 'all':12}" + "".join(f"{count:>12}" for count in counts))
    return "\n".join([*lines, f"right: {100 * share(found):.1f} %"])


def share(found: Sequence[Outcome]) -> float:
    """The share of right answers."""
    return sum(one.right for one in found) / len(found)


def main(given: Sequence[str] | None = None) -> int:
    """Exit status; prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="list the wrong answers")
    asked = parser.parse_args(given)
    found = outcomes()
    print(table(found))
    for one in found if asked.wrong else ():
        if not one.right:
            print(f"{one.page}: {one.asked} is {one.wanted}, found {one.found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

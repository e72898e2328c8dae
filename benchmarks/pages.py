"""Main text and pages a second of Selon's readers beside trafilatura's: `python -m benchmarks.pages [--rounds N]`.

Selon's own reader is the default, for single pages and for archives; the lines below it give the same document over
the text that trafilatura and resiliparse take for the article, by the same contract (`documents.Reader`).
All read the same 200 pages (benchmarks/layouts) from bytes, on one core, in one run, in turn. The figure of Selon is
of the whole document (text, roles, dates, byline, outlet, language); that of trafilatura of
`extract(html, with_metadata=True)`. F1 is over the words of the main text, a page at a time, as trafilatura's own
evaluation compares them; headline, byline, captions and stamps count for nobody and against nobody. Seconds are CPU
time, the median of the rounds.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from statistics import mean, median
from time import process_time

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

from benchmarks.layouts import Made, made
from benchmarks.machine import described, one_core
from selon import documents
from selon.errors import InputError
from selon.records import Capture, Role

MAIN = frozenset({Role.STANDFIRST, Role.SUBHEADING, Role.BODY})
HEADER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
WORD = re.compile(r"\w+")
Work = Callable[[Made], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision, recall and F1 of one page."""

    precision: float
    recall: float
    f1: float


def capture(page: Made) -> Capture:
    """The page as a file that was read from a disk."""
    digest = sha256(page.data).hexdigest()
    return Capture(data=page.data, media_type="text/html", address=page.name, name=page.name, digest=digest)


def selon_reader(reader: str) -> Work:
    """The main text that a reader of Selon gives, by the roles of its paragraphs."""

    def work(page: Made) -> str:
        try:
            found = documents.document(capture(page), reader=reader)
        except InputError:
            return ""
        return "\n".join(found.text[p.span.start : p.span.end] for p in found.paragraphs if p.role in MAIN)

    return work


def by_trafilatura(page: Made) -> str:
    """The main text by trafilatura as it comes, its header of metadata left out."""
    return HEADER.sub("", trafilatura.extract(page.data, with_metadata=True) or "")


def by_resiliparse(page: Made) -> str:
    """The main text by resiliparse as it comes, without metadata."""
    text: str = extract_plain_text(page.data.decode("utf-8", errors="replace"), main_content=True)
    return text


WORKS: dict[str, Work] = {
    "trafilatura.extract(with_metadata)": by_trafilatura,
    "resiliparse, text only": by_resiliparse,
    "Selon, its own reader": selon_reader("own"),
    "Selon over trafilatura's text": selon_reader("trafilatura"),
    "Selon over resiliparse's text": selon_reader("fast"),
}


def score(text: str, page: Made) -> Score:
    """How well a text is the main text of a page; what it may take or leave is left out of the account."""
    wanted, given = bag(page.main), bag((text,))
    hits = (wanted & given).total()
    forgiven = ((given - wanted) & bag(page.aside)).total()
    precision = hits / max(1, given.total() - forgiven)
    recall = hits / max(1, wanted.total())
    return Score(precision=precision, recall=recall, f1=2 * precision * recall / max(1e-9, precision + recall))


def bag(texts: Sequence[str]) -> Counter[str]:
    """The words of texts with their counts."""
    return Counter(word for text in texts for word in WORD.findall(text.lower()))


def timed(work: Work, pages: Sequence[Made]) -> float:
    """CPU seconds of one round over all pages."""
    start = process_time()
    for page in pages:
        work(page)
    return process_time() - start


def table(scores: dict[str, list[Score]], seconds: dict[str, list[float]], count: int) -> str:
    """Pages a second, ratio to the first, precision, recall and F1 of each."""
    first = median(next(iter(seconds.values())))
    lines = [f"{described()}, one of them used; {count} pages"]
    lines.append(f"{'':36}{'pages/s':>9}{'ratio':>7}{'precision':>11}{'recall':>8}{'F1':>7}")
    for number, (name, found) in enumerate(scores.items(), 1):
        took = median(seconds[name])
        figures = [100 * mean(getattr(x, key) for x in found) for key in ("precision", "recall", "f1")]
        line = f"{number} {name:34}{count / took:9.1f}{first / took:7.1f}"
        lines.append(line + f"{figures[0]:11.2f}{figures[1]:8.2f}{figures[2]:7.2f}")
    return "\n".join(lines)


def by_layout(scores: dict[str, list[Score]], pages: Sequence[Made]) -> str:
    """F1 of each reader by layout, the readers in the order of the table above."""
    lines = ["", f"{'F1 by layout':14}" + "".join(f"{number:>8}" for number in range(1, len(scores) + 1))]
    for layout in dict.fromkeys(page.layout for page in pages):
        places = [at for at, page in enumerate(pages) if page.layout == layout]
        means = (100 * mean(found[at].f1 for at in places) for found in scores.values())
        lines.append(f"{layout:14}" + "".join(f"{figure:8.1f}" for figure in means))
    return "\n".join(lines)


def main(given: Sequence[str] | None = None) -> int:
    """Exit status; prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--each", type=int, default=10, help="pages of each layout")
    asked = parser.parse_args(given)
    one_core()
    pages = list(made(asked.each))
    scores = {name: [score(work(page), page) for page in pages] for name, work in WORKS.items()}
    seconds: dict[str, list[float]] = {name: [] for name in WORKS}
    for _ in range(asked.rounds):
        for name, work in WORKS.items():
            seconds[name].append(timed(work, pages))
    print(table(scores, seconds, len(pages)))
    print(by_layout(scores, pages))
    return 0


if __name__ == "__main__":
    sys.exit(main())

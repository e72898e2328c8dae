"""Time expressions on the French TimeBank, under two conventions: `python -m evaluation.timebank --data DIR`.

DIR/timebank-fr holds the `.tml` files of the corpus (Bittar, Amsili, Denis, Danlos, ACL 2011), which is not part of
Selon. What an expression is differs between its guidelines and ours (evaluation/gold/README.md), so every measure is
printed twice:

  house    what Selon gives: a range of days or years is one expression with the value a/b, a day with its hour is one,
           "par an" has its preposition
  theirs   the same output, rewritten as TimeBank writes it: both ends of a range, the day and the hour, "an". Nothing
           is read anew, and the gold is not looked at. `theirs` says how.

strict: the same span, a leading definite article left out on both sides, which TimeBank keeps; relaxed: spans overlap;
+value: and the same TIMEX3 value in one spelling (`spelling`).
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from evaluation import reader, timeml
from evaluation.annotation import Timex
from evaluation.corpora import Part
from evaluation.tally import Tally, merged
from selon.languages import table as rows
from selon.records import Span

Convention = Callable[[Timex, str], tuple[Timex, ...]]
"""What an expression of ours, in its text, is called by."""

FOLDER = "timebank-fr"
LANG, OUTLET = "fr", "L'Est républicain"
MEASURES = ("strict", "relaxed", "relaxed+value")
HEIDELTIME = (
    ("HeidelTime 2.2.1, documents of 1999", "230", (84.7, 89.1, 74.1)),
    ("HeidelTime, whole corpus, as published", "-", (85.99, 90.97, 73.63)),
)
"""F1 of the peer: the first by the same rules on the 56 documents of 1999, without a tagger; the second by its authors,
on all 108 documents and by their own scorer."""

# What stands round the ends of a range, and between a day and its hour.
OPENING = re.compile(r"(?:(?:entre|du|de|d['’])\s*)?(?:les|le|la|l['’])?\s*", re.I)
BETWEEN = (
    re.compile(r"\s+(?:et|au|à|jusqu['’](?:au|en|à))\s+(?:(?:les|le|la)\s+|l['’])?", re.I),
    re.compile(r"\s?[-–—/]\s?"),
    re.compile(r"\s*,\s*"),
)
HOURS = (re.compile(r",?\s+à\s+(?=\S)", re.I), re.compile(r",?\s+(?=[0-9]{1,2}\s?[h:])", re.I))
PER = re.compile(r"par\s+", re.I)
PARTS = ("short-part", "long-part", "part")

SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI", "AU": "FA", "HI": "WI"}
SEASONS |= {"33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4", "40": "H1", "41": "H2"}
"""Parts of a year by EDTF and by TimeBank, in the letters of TIMEX3."""


# ---------------------------------------------------------------- their convention


def theirs(timex: Timex, text: str) -> tuple[Timex, ...]:
    """An expression of ours as TimeBank writes it: one or two expressions, each with its part of span and value.

    A range gives its ends without the words around them, a day with its hour the day (or its evening, when it says so)
    and the hour, "par an" the unit. Whatever shows no such seam stays as it is."""
    if "/" in (timex.value or ""):
        return _ends(timex, text)
    if timex.type == "TIME" and re.search(r"T[0-9]", timex.value or ""):
        return _day_and_hour(timex, text)
    per = PER.match(text, *timex.span) if timex.type == "SET" else None
    return (_cut(timex, per.end(), timex.span.end, timex.value),) if per else (timex,)


def _ends(timex: Timex, text: str) -> tuple[Timex, ...]:
    """Both ends of a range, of days that are listed the first and the last."""
    start, stop = timex.span
    opening = OPENING.match(text, start, stop)
    first = opening.end() if opening else start
    seam = next((found for pattern in BETWEEN if (found := pattern.search(text, first + 1, stop))), None)
    if seam is None or seam.end() >= stop:
        return (timex,)
    left, _, right = (timex.value or "").partition("/")
    listed = BETWEEN[-1].search(text, first, seam.start())
    end = listed.start() if listed else seam.start()
    return _cut(timex, first, end, left), _cut(timex, seam.end(), stop, right)


def _day_and_hour(timex: Timex, text: str) -> tuple[Timex, ...]:
    """The day, or the part of it that is named, and the hour."""
    start, stop = timex.span
    seam = next((found for pattern in HOURS if (found := pattern.search(text, start, stop))), None)
    if seam is None:
        return (timex,)
    words = re.findall(r"\w+(?:-\w+)*", text[start : seam.start()].casefold())
    part = next((f"T{_parts()[word]}" for word in words if word in _parts()), "")
    day = (timex.value or "").partition("T")[0]
    whole = Timex(span=Span(start, seam.start()), type="TIME" if part else "DATE", value=day + part)
    return whole, _cut(timex, seam.end(), stop, timex.value)


@cache
def _parts() -> Mapping[str, str]:
    """Parts of the day as TIMEX3 names them, by their words."""
    found = (row for row in rows(LANG, "times") if row["class"] in PARTS and len(row["value"]) == len("MO"))
    return {word: row["value"] for row in found for word in row["words"].split("|")}


def _cut(timex: Timex, start: int, stop: int, value: str | None) -> Timex:
    """A stretch of an expression with a value of its own."""
    return Timex(span=Span(start, stop), type=timex.type, value=value)


# ---------------------------------------------------------------- scores


def spelling(value: str | None) -> str:
    """A TIMEX3 value in one spelling; nothing is converted: PT24H is not P1D.

    Without a final Z or seconds of nought, decades by three figures, centuries by two, parts of a year by letters,
    durations without leading noughts."""
    text = re.sub(r"(T[0-9]{2}:[0-9]{2}):00$", r"\1", (value or "").strip().removesuffix("Z"))
    if re.fullmatch(r"[0-9]{3}X|[0-9]{2}XX", text):
        return text.rstrip("X")
    year, _, part = text.partition("-")
    if len(year) == len("2031") and part in SEASONS:
        return f"{year}-{SEASONS[part]}"
    return re.sub(r"(?<![0-9.])0+(?=[0-9])", "", text) if text.startswith("P") else text


@cache
def _article() -> re.Pattern[str]:
    """The definite article at the beginning of an expression."""
    words = [row["words"] for row in rows(LANG, "function") if row["kind"] == "article"]
    forms = (word.replace("'", "['’]") + (r"\s*" if word.endswith("'") else r"\s+") for word in words)
    return re.compile("|".join(forms), re.I)


def bare(span: Span, text: str) -> Span:
    """A span without the definite article that it begins with."""
    article = _article().match(text, *span)
    return Span(article.end(), span.end) if article and article.end() < span.end else span


def compare(gold: Sequence[Timex], system: Sequence[Timex], text: str) -> dict[str, Tally]:
    """The measures of one document; each expression of the gold, in order, takes the one that it shares most with."""
    free = [(bare(timex.span, text), timex) for timex in system]
    sizes, hits = (len(gold), len(system)), dict.fromkeys(MEASURES, 0)
    for right in gold:
        span = bare(right.span, text)
        best = max(free, key=lambda pair: _shared(pair[0], span), default=None)
        if best is None or _shared(best[0], span) <= 0:
            continue
        free.remove(best)
        hits["strict"] += best[0] == span
        hits["relaxed"] += 1
        hits["relaxed+value"] += spelling(best[1].value) == spelling(right.value)
    return {name: Tally(hit, *sizes) for name, hit in hits.items()}


def _shared(a: Span, b: Span) -> int:
    """Code points that two spans share; nought or less when they share none."""
    return min(a.end, b.end) - max(a.start, b.start)


def measured(outcomes: Sequence[reader.Outcome], convention: Convention) -> dict[str, Tally]:
    """The measures of all documents, the system's expressions written by a convention."""
    total: dict[str, Tally] = {}
    for outcome in outcomes:
        text = outcome.gold.text
        system = [part for timex in outcome.system.timexes for part in convention(timex, text)]
        total = merged(total, compare(outcome.gold.timexes, sorted(system, key=lambda timex: timex.span), text))
    return total


CONVENTIONS: Mapping[str, Convention] = {"house": lambda timex, text: (timex,), "theirs": theirs}


def table(outcomes: Sequence[reader.Outcome]) -> str:
    """Precision, recall and F1 of each measure under both conventions with their counts, and the peer's F1."""
    failed = sum(bool(outcome.failure) for outcome in outcomes)
    lines = [f"{len(outcomes)} documents, {failed} could not be read"]
    lines.append(f"{'':24}{'P':>8}{'R':>8}{'F1':>8}{'gold':>7}{'sys':>7}{'hit':>7}")
    for name, convention in CONVENTIONS.items():
        for measure, x in measured(outcomes, convention).items():
            figures = "".join(f"{100 * figure:8.1f}" for figure in (x.precision, x.recall, x.f1))
            lines.append(f"{f'{name}, {measure}':24}{figures}{x.gold:7}{x.system:7}{x.hit:7}")
    lines += ["", f"{'F1 of the peer':40}" + "".join(f"{measure:>15}" for measure in MEASURES) + f"{'gold':>7}"]
    for peer, n, reference in HEIDELTIME:
        lines.append(f"{peer:40}" + "".join(f"{figure:15.1f}" for figure in reference) + f"{n:>7}")
    return "\n".join(lines)


def main(words: Sequence[str] | None = None) -> int:
    """Exit status; prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help=f"folder that holds {FOLDER}")
    asked = parser.parse_args(words)
    passages = timeml.documents(asked.data / FOLDER, lang=LANG, outlet=OUTLET)
    print(table(reader.outcomes(Part(title="French TimeBank", readable=True, passages=passages))))
    return 0


if __name__ == "__main__":
    sys.exit(main())

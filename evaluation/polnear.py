"""Attributions on PolNeAR's development articles, by its own scorer: `python -m evaluation.polnear --data DIR`.

DIR/polnear holds the corpus (Newell, Margolin, Ruths, LREC 2018), which states no licence: it is scored, and neither
trained on nor quoted. Its scorer stands in DIR/polnear/tools. Like PARC, PolNeAR annotates nothing inside what it has
annotated, so that every figure is printed twice:

  house    what Selon gives: what is said to have been said in a quotation or report is an attribution of its own
  theirs   the same output without attributions that stand in the content of another; nothing is read anew

P: content and source right; E: source, cue and content right; speech: recall where a word of speech is the cue.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation import reader
from evaluation.annotation import Annotation
from selon import pipeline
from selon.records import Attribution, Reading

FOLDER = "polnear"
LANG = "en"
SPLIT = "dev"
KINDS = ("all", "direct", "mixed", "indirect")

Convention = Callable[[Attribution], bool]
"""Whether an attribution is one."""

CONVENTIONS: Mapping[str, Convention] = {"house": lambda one: True, "theirs": lambda one: one.parent is None}
Spans = dict[str, list[tuple[int, int]]]


def predictions(readings: Sequence[Reading], convention: Convention) -> dict[str, list[Spans]]:
    """The attributions that a convention keeps, by document, as the scorer takes them."""
    return {
        reading.document.name: [spans(one) for one in reading.attributions if convention(one)] for reading in readings
    }


def spans(one: Attribution) -> Spans:
    """Source, cue and content of an attribution as plain pairs."""
    parts = {"source": one.source, "cue": one.cue, "content": one.content}
    return {name: [(span.start, span.end) for span in part] for name, part in parts.items()}


def readings_of(documents: Sequence[dict[str, Any]], *, wide: bool) -> tuple[Reading, ...]:
    """The articles, read; those that are refused are left out, as an answer without attributions."""
    passages = [Annotation(doc=one["id"], lang=LANG, text=one["text"]) for one in documents]
    options = pipeline.Options(language=LANG, wide=wide)
    found = pipeline.read(reader.captures(passages), options=options)
    return tuple(reading for reading in found if isinstance(reading, Reading))


def line(name: str, counts: Mapping[tuple[Any, ...], int]) -> str:
    """One row of the table: F1 of P and E over all, of P by type, recall of P on the cues of speech."""
    figures = [_f1(counts, "P", "all"), _f1(counts, "E", "all"), *(_f1(counts, "P", kind) for kind in KINDS[1:])]
    figures.append(100 * counts["P", "speech", "tph"] / max(counts["P", "speech", "gh"], 1))
    return f"{name:20}" + "".join(f"{figure:10.1f}" for figure in figures)


def _f1(counts: Mapping[tuple[Any, ...], int], key: str, kind: str) -> float:
    """F1 in percent; of a type, precision is over what the system calls so, recall over what the gold does."""
    hits = ("tp", "tp") if kind == "all" else ("tpp", "tpg")
    precision = counts[key, kind, hits[0]] / max(counts[key, kind, "p"], 1)
    recall = counts[key, kind, hits[1]] / max(counts[key, kind, "g"], 1)
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


def main(words: Sequence[str] | None = None) -> int:
    """Exit status; prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help=f"folder that holds {FOLDER}")
    asked = parser.parse_args(words)
    sys.path.insert(0, str(asked.data / FOLDER / "tools"))
    documents = list(importlib.import_module("polnear").load(SPLIT))
    scorer = importlib.import_module("score")
    print(f"{'scope, convention':20}" + "".join(f"{name:>10}" for name in ("P", "E", *KINDS[1:], "speech")))
    for scope in ("wide", "default"):
        readings = readings_of(documents, wide=scope == "wide")
        for name, convention in CONVENTIONS.items():
            print(line(f"{scope}, {name}", scorer.score(documents, predictions(readings, convention))))
    return 0


if __name__ == "__main__":
    sys.exit(main())

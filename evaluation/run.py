"""Reads the gold with Selon and prints the tables: `python -m evaluation.run [--data DIR] [--lang fr] [--json OUT]`.

Parts: our own passages (read half, check half); with --data also gold-dev (part for reading, check part).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation import corpora, reader
from evaluation.corpora import Part
from evaluation.headline import MEASURES, Estimate, estimates
from evaluation.reader import Outcome
from evaluation.score import as_dict, table
from evaluation.tally import Figures, total


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A part with its reading and its figures."""

    part: Part
    outcomes: tuple[Outcome, ...]
    figures: Figures
    estimates: Mapping[str, Estimate]


def scored(part: Part) -> Scored:
    """A part, read and scored."""
    outcomes = reader.outcomes(part)
    figures = [outcome.figures() for outcome in outcomes]
    return Scored(part=part, outcomes=outcomes, figures=total(figures), estimates=estimates(figures, part.layer))


def summary(parts: Sequence[Scored]) -> str:
    """The headline figures of all parts side by side, each with its 95 % interval and its gold count."""
    whole = [x for x in parts if not x.part.layer]
    lines = [f"{'':16}" + "".join(f"{x.part.title:>26}" for x in whole)]
    for name in MEASURES:
        lines.append(f"{name:16}" + "".join(f"{shown(x.estimates[name]):>26}" for x in whole))
    for x in parts:
        lines += [f"{x.part.title}, {name}: {shown(e)}" for name, e in x.estimates.items() if x.part.layer]
    lines.append(
        "F1 in % (of detection, where a line says so, the recall) [95 % bootstrap over passages] n = gold items"
    )
    return "\n".join(lines)


def shown(estimate: Estimate) -> str:
    """Figure, interval and n of one measure."""
    value, low, high = (100 * x for x in (estimate.ratio.value, estimate.low, estimate.high))
    return f"{value:.1f} [{low:.0f}-{high:.0f}] n={estimate.ratio.n}"


def phenomena(outcomes: Sequence[Outcome]) -> list[str]:
    """Passages, gold items, found and fully right ones by phenomenon, the least found first."""
    grouped: dict[str, list[Figures]] = defaultdict(list)
    for outcome in outcomes:
        for name in outcome.gold.phenomena:
            grouped[name].append(outcome.figures())
    rows = []
    for name, figures in grouped.items():
        tallies = total(figures).tallies
        found, full = tallies["attribution detection"], tallies["all (det+src+cue)"]
        line = f"{name:26}{len(figures):9d}{found.gold:6d}{found.hit:7d}{full.hit:5d}{found.system - found.hit:8d}"
        rows.append((found.recall, name, line))
    head = f"{'phenomenon in passage':26}{'passages':>9}{'gold':>6}{'found':>7}{'all':>5}{'false':>8}"
    return [head, *(line for _, _, line in sorted(rows))] if rows else []


def details(x: Scored) -> str:
    """The full table of one part, what could not be read, and the phenomena of a part that may be read."""
    failed = [outcome for outcome in x.outcomes if outcome.failure]
    lines = [f"== {x.part.title}: {len(x.outcomes)} passages, {len(failed)} could not be read", table(x.figures)]
    if x.part.readable:
        lines += [f"   {outcome.gold.doc}: {outcome.failure}" for outcome in failed]
        lines += ["", *phenomena(x.outcomes)]
    return "\n".join(lines)


def for_json(x: Scored) -> dict[str, object]:
    """One part for JSON: all figures, and the intervals of the headline ones."""
    intervals = {
        name: {"value": e.ratio.value, "low": e.low, "high": e.high, "n": e.ratio.n} for name, e in x.estimates.items()
    }
    return {**as_dict(x.figures), "headline": intervals}


def main(words: Sequence[str] | None = None) -> int:
    """Exit status; prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder that holds gold-dev")
    parser.add_argument("--lang", default="fr")
    parser.add_argument("--json", type=Path, metavar="OUT")
    asked = parser.parse_args(words)
    parts = [scored(part) for part in (*corpora.parts(asked.lang, asked.data), *corpora.layered(asked.lang))]
    print("\n\n".join([*map(details, parts), summary(parts)]))
    if asked.json:
        value = {x.part.title: for_json(x) for x in parts}
        asked.json.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Other tools beside Selon, on the same text and the same parse, in one run: `python -m evaluation.peers [--data DIR]`.

textacy needs the evaluation group (`make eval`); without it the run says so and goes on.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from evaluation import corpora, floor_peer, reader
from evaluation.annotation import NOTHING, Annotation
from evaluation.corpora import Part
from evaluation.headline import Estimate, estimates
from evaluation.reader import Outcome
from evaluation.score import compare

System = Callable[[Outcome], Annotation]
SHOWN = ("detection", "+source", "+cue", "+exact~", "all", "recall direct", "recall indirect", "recall mixed")


def systems() -> dict[str, System]:
    """Every system by the name of its line; textacy's lines are there when it is installed."""
    found: dict[str, System] = {"Selon": lambda outcome: outcome.system}
    if find_spec("textacy"):
        from evaluation import textacy_peer

        found["textacy, as it comes"] = lambda x: textacy_peer.as_it_comes(x.gold, x.reading) if x.reading else NOTHING
        found["textacy, helped"] = lambda x: textacy_peer.favoured(x.gold, x.reading) if x.reading else NOTHING
    found["regex floor"] = lambda outcome: floor_peer.attributions(outcome.gold)
    return found


def measured(system: System, outcomes: Sequence[Outcome]) -> dict[str, Estimate]:
    """The figures of one system on one part."""
    return estimates([compare(x.gold, system(x), x.gold.text) for x in outcomes])


def table(part: Part) -> str:
    """One line a system; figures in %, the 95 % interval of detection and of all, and n above."""
    outcomes = reader.outcomes(part)
    n = sum(len(x.gold.attributions) for x in outcomes)
    lines = [f"== {part.title}: {len(outcomes)} passages, n={n}", f"{'':22}" + "".join(f"{name:>18}" for name in SHOWN)]
    for name, system in systems().items():
        row = measured(system, outcomes)
        lines.append(f"{name:22}" + "".join(f"{shown(row[measure]):>18}" for measure in SHOWN))
    counts = ", ".join(f"{kind} {row[f'recall {kind}'].ratio.n}" for kind in ("direct", "indirect", "mixed"))
    return "\n".join([*lines, f"n by type: {counts}"])


def shown(estimate: Estimate) -> str:
    """Figure and interval."""
    return f"{100 * estimate.ratio.value:.1f} [{100 * estimate.low:.0f}-{100 * estimate.high:.0f}]"


def main(words: Sequence[str] | None = None) -> int:
    """Exit status; prints one table a part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder that holds gold-dev")
    parser.add_argument("--lang", default="fr")
    asked = parser.parse_args(words)
    print(*(table(part) for part in corpora.parts(asked.lang, asked.data)), sep="\n\n")
    print("\nF1 in % (recall of detection by type on the right) [95 % bootstrap over passages]")
    if not find_spec("textacy"):
        print("textacy is not installed here, so it has no line: make eval")
    return 0


if __name__ == "__main__":
    sys.exit(main())

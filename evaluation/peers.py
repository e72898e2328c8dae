"""Other tools beside Selon, on the same text, in one run: `python -m evaluation.peers [--data DIR]`.

Attributions beside textacy, on the same parse; time expressions beside dateparser, Recognizers-Text, timexy and, with
`--heideltime FOLDER`, HeidelTime; quantities beside Recognizers-Text and quantulum3. The tools are those of the
evaluation group (`make eval`); without it the run says so and goes on.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from evaluation import corpora, floor_peer, layers, quantity_peers, reader, time_peers
from evaluation.annotation import NOTHING, Annotation
from evaluation.corpora import Part
from evaluation.headline import Estimate, estimates
from evaluation.reader import Outcome
from evaluation.score import compare
from evaluation.tally import Tally

System = Callable[[Outcome], Annotation]
PEERS = ("textacy", "dateparser", "recognizers_date_time", "recognizers_number_with_unit", "timexy", "quantulum3")
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


def time_table(part: Part, lang: str, heideltime: Path | None) -> str:
    """F1 of spans, and of spans with their value, of each tool on the passages of one part."""
    outcomes = reader.outcomes(part)
    gold = [x.gold for x in outcomes]
    systems = {"Selon": [x.system for x in outcomes]}
    for name, finder in time_peers.finders(lang).items():
        systems[name] = [time_peers.annotated(one, finder, lang) for one in gold]
    if heideltime is not None:
        systems["HeidelTime, no tagger"] = time_peers.heideltime(gold, heideltime, lang)
    rows = {
        name: [layers.timexes(g.timexes, s.timexes)[0] for g, s in zip(gold, found, strict=True)]
        for name, found in systems.items()
    }
    return layer_table(part, rows, ("timex strict", "timex relaxed", "timex relaxed+value"))


def quantity_table(part: Part, lang: str) -> str:
    """F1 of spans, with the same bounds, and with the same unit too, of each tool on the passages of one part."""
    outcomes = reader.outcomes(part)
    gold = [x.gold for x in outcomes]
    systems = {"Selon": [x.system for x in outcomes]}
    for name, finder in quantity_peers.finders(lang).items():
        systems[name] = [quantity_peers.annotated(one, finder, lang) for one in gold]
    rows = {
        name: [layers.quantities(g.quantities, s.quantities)[0] for g, s in zip(gold, found, strict=True)]
        for name, found in systems.items()
    }
    return layer_table(part, rows, ("quantity span", "quantity value", "quantity full"))


def layer_table(part: Part, rows: dict[str, list[dict[str, Tally]]], measures: Sequence[str]) -> str:
    """One line a system, F1 in %; the counts of all passages are added up."""
    lines = [
        f"== {part.title}: {len(part.passages)} passages",
        f"{'':22}" + "".join(f"{name:>22}" for name in measures),
    ]
    for name, found in rows.items():
        sums = [sum((one[measure] for one in found), Tally()) for measure in measures]
        lines.append(f"{name:22}" + "".join(f"{100 * one.f1:>22.1f}" for one in sums))
    return "\n".join(lines)


def shown(estimate: Estimate) -> str:
    """Figure and interval."""
    return f"{100 * estimate.ratio.value:.1f} [{100 * estimate.low:.0f}-{100 * estimate.high:.0f}]"


def main(words: Sequence[str] | None = None) -> int:
    """Exit status; prints one table a part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder that holds gold-dev")
    parser.add_argument("--lang", default="fr")
    parser.add_argument("--heideltime", type=Path, help="folder that holds HeidelTime's jar and its config.props")
    asked = parser.parse_args(words)
    print(*(table(part) for part in corpora.parts(asked.lang, asked.data)), sep="\n\n")
    print("\nF1 in % (recall of detection by type on the right) [95 % bootstrap over passages]\n")
    for part in corpora.layered(asked.lang):
        if part.layer == "times":
            print(time_table(part, asked.lang, asked.heideltime), end="\n\n")
        elif part.layer == "quantities":
            print(quantity_table(part, asked.lang), end="\n\n")
    print("F1 in % of spans, and with the value; the other tools' values are read in their favour")
    for name in (name for name in PEERS if not find_spec(name)):
        print(f"{name} is not installed here, so it has no line: make eval")
    return 0


if __name__ == "__main__":
    sys.exit(main())

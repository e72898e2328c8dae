"""Scores system annotations against gold: `python -m evaluation.score GOLD TEXTS SYSTEM [--lang fr] [--json OUT]`.

GOLD and SYSTEM hold <document>.json, TEXTS <document>.txt; a document without output counts as empty output.

  detection    content word tokens, intersection over union >= 0.5, one to one, best assignment (ties: cue, then source)
  +source      detection and (source spans share a word that is no stop word, or names match, or both have neither)
  +cue         detection and (half of the cue words shared, or the longest gold cue word covered, or both empty)
  +exact       detection and the same content characters; exact~ leaves out quotation marks, punctuation, leading que/de
  all          detection, source and cue
  detection T  a matched pair counts to the gold's type; unmatched system items of type T are its false alarms
  F1+          the true class over all gold and system items; nested: the parents are partners
  chain edges  a name and the next one of its chain. The head (the document's outlet) is left out where the gold outlet
               is not named in the text, or the system leaves a head open; `(head kept)` always compares it
  relay chains attributions whose chain has three or more places, and the whole chain is equal (same rule for the head)
  overlap t    share of the gold's content characters above t, greedy; it forgives long spans: read it beside detection
  timex        strict: the same span; relaxed: spans overlap; +value: and the same TIMEX3 value
  quantity     span: spans overlap; value: and the same bounds; full: and the same unit
  position     evidence overlaps and the state is equal
Every line prints its counts. Accuracies are on matched pairs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation import annotation, loose, speech
from evaluation.alignment import align
from evaluation.annotation import NOTHING, TYPES, Annotation
from evaluation.layers import layers
from evaluation.tally import Figures, total
from evaluation.tokens import tokens

ORDER = (
    "attribution detection", "detection direct", "detection indirect", "detection mixed",
    "+source", "+cue", "+exact content", "+exact~ content", "all (det+src+cue)",
    "hedged F1+", "negated F1+", "nested F1+", "chain edges", "chain edges (head kept)", "relay chains",
)  # fmt: skip
RECALLED = ("detection", "+source", "all")


def compare(gold: Annotation, system: Annotation, text: str) -> Figures:
    """All figures of one document."""
    found = align(gold, system, tokens(text))
    loose_tallies, loose_shares = loose.loose(found)
    layer_tallies, layer_shares = layers(gold, system)
    attribution_tallies = speech.tallies(found)
    return Figures(
        tallies={**{name: attribution_tallies[name] for name in ORDER}, **loose_tallies, **layer_tallies},
        shares={**speech.shares(found), **layer_shares, **loose_shares},
        recalls=speech.recalls(found),
        documents=1,
        headless=int(found.headless),
    )


def table(figures: Figures) -> str:
    """The figures as lines of text, each with its counts."""
    lines = [f"{'layer':24}{'P':>8}{'R':>8}{'F1':>8}{'gold':>7}{'sys':>7}{'hit':>7}"]
    for name, x in figures.tallies.items():
        if x.gold or not name.startswith("entity"):
            ratios = f"{x.precision:8.3f}{x.recall:8.3f}{x.f1:8.3f}"
            lines.append(f"{name:24}{ratios}{x.gold:7d}{x.system:7d}{x.hit:7d}")
    lines.append(f"\n{'accuracy on matched':24}{'acc':>8}{'n':>8}")
    lines += [f"{name:24}{share.value:8.3f}{share.n:8d}" for name, share in figures.shares.items()]
    lines.append(f"\n{'recall by gold type':24}{'det':>8}{'+src':>8}{'all':>8}{'n':>8}")
    for kind in TYPES if figures.recalls else ():
        values = "".join(f"{figures.recalls[f'{kind} {name}'].value:8.3f}" for name in RECALLED)
        lines.append(f"{kind:24}{values}{figures.recalls[f'{kind} all'].n:8d}")
    lines.append(f"\ndocuments {figures.documents}; docs without head {figures.headless}")
    return "\n".join(lines)


def as_dict(figures: Figures) -> dict[str, object]:
    """The figures for JSON, by measure, with their counts."""
    return {
        "prf": {
            name: {"p": x.precision, "r": x.recall, "f1": x.f1, "gold": x.gold, "sys": x.system, "hit": x.hit}
            for name, x in figures.tallies.items()
        },
        "accuracy": {name: {"acc": x.value, "n": x.n} for name, x in figures.shares.items()},
        "recall_by_type": {kind: recall(figures, kind) for kind in TYPES},
        "documents": figures.documents,
        "documents_without_head": figures.headless,
    }


def recall(figures: Figures, kind: str) -> dict[str, float]:
    """Recall of one type by what must be right, with its n."""
    found = {name: figures.recalls[f"{kind} {name}"] for name in RECALLED}
    return {**{name: share.value for name, share in found.items()}, "n": found["all"].n}


def per_document(scored: dict[str, Figures]) -> str:
    """One line a document."""
    head = f"{'doc':34}{'det F1':>8}{'n':>5}{'+src':>8}{'+cue':>8}{'timex':>8}{'n':>5}{'quant':>8}{'n':>5}"
    lines = [head]
    for name, figures in scored.items():
        t = figures.tallies
        detection, time, amount = t["attribution detection"], t["timex relaxed"], t["quantity full"]
        speech_part = f"{detection.f1:8.3f}{detection.gold:5d}{t['+source'].f1:8.3f}{t['+cue'].f1:8.3f}"
        lines.append(f"{name:34}{speech_part}{time.f1:8.3f}{time.gold:5d}{amount.f1:8.3f}{amount.gold:5d}")
    return "\n".join(lines)


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    """The command line, read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("gold", "texts", "system"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--lang")
    parser.add_argument("--doc", nargs="*")
    parser.add_argument("--per-doc", action="store_true")
    parser.add_argument("--json", type=Path)
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Exit status; prints the table."""
    asked = arguments(words)
    system = annotation.folder(asked.system)
    scored = {}
    for name, gold in annotation.folder(asked.gold).items():
        if (asked.lang and gold.lang != asked.lang) or (asked.doc and name not in asked.doc):
            continue
        text = (asked.texts / f"{name}.txt").read_bytes().decode("utf-8")
        scored[name] = compare(gold, system.get(name, NOTHING), text)
    figures = total(scored.values())
    print(*([per_document(scored), ""] if asked.per_doc else []), table(figures), sep="\n")
    if asked.json:
        asked.json.write_text(json.dumps(as_dict(figures), ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

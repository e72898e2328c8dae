"""Errors by class, largest class first: `python -m evaluation.errors [--data DIR] [--only WORDS] [--counts]`.

Prints the text of every error of the parts for reading. Of the check parts, and of every document named
`wc*` or standing in a check file, it prints counts only: what is read is no longer a check.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from evaluation import corpora, reader
from evaluation.alignment import align
from evaluation.annotation import Item, Spans
from evaluation.corpora import Part
from evaluation.findings import Finding, Passage, findings
from evaluation.reader import Outcome
from evaluation.tokens import tokens

COMMONEST = 6  # lemmas named beside a class
AROUND = 60  # characters of text shown on either side of an error
Classes = Mapping[str, Sequence[Finding]]


def errors(outcome: Outcome) -> list[Finding]:
    """All errors of one passage."""
    found = align(outcome.gold, outcome.system, tokens(outcome.gold.text))
    return list(findings(Passage(gold=outcome.gold, found=found, words=outcome.words)))


def classes(found: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Errors by class, the largest class first."""
    grouped: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        grouped[finding.label].append(finding)
    return dict(sorted(grouped.items(), key=lambda entry: (-len(entry[1]), entry[0])))


def counts(grouped: Classes, *, lemmas: bool) -> list[str]:
    """One line a class: how many, its name, and where wanted its commonest cues."""
    lines = []
    for label, members in grouped.items():
        named = Counter(member.cue for member in members if member.cue).most_common(COMMONEST)
        shown = ", ".join(f"{cue} {n}" for cue, n in named) if lemmas else ""
        lines.append(f"{len(members):5d}  {label:58}{shown}".rstrip())
    return lines


def kinds(grouped: Classes) -> str:
    """How many errors of each kind, whatever their wording."""
    totals: Counter[str] = Counter()
    for label, members in grouped.items():
        totals[label.partition(":")[0]] += len(members)
    return ", ".join(f"{kind} {n}" for kind, n in totals.most_common())


def listing(grouped: Classes) -> list[str]:
    """The text of every error, by class."""
    lines = []
    for label, members in grouped.items():
        lines += ["", f"## {label} ({len(members)})"]
        for member in members:
            lines += shown(member)
    return lines


def shown(finding: Finding) -> list[str]:
    """One error: the passage's name, both sides, and the text around."""
    text = finding.passage.text
    lines = [f"{finding.passage.doc}  …{context(finding, text)}…"]
    for side, item in (("gold", finding.gold), ("selon", finding.system)):
        if item:
            lines.append(f"    {side:6}{terms(item, text)}")
    return lines


def context(finding: Finding, text: str) -> str:
    """The words around the error, on one line."""
    items = [item for item in (finding.gold, finding.system) if item]
    spans = [span for item in items for span in (*item.source, *item.cue, *item.content)]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return " ".join(text[max(0, start - AROUND) : end + AROUND].split())


def terms(item: Item, text: str) -> str:
    """The three terms of an attribution with its attributes, on one line."""
    flags = [name for name, true in (("hedged", item.hedged), ("negated", item.negated)) if true]
    chain = " <- ".join(name or "?" for name in item.chain)
    facts = ", ".join([*filter(None, (item.type, item.source_kind, chain, item.parent, item.rule)), *flags])
    return f"S[{quoted(item.source, text)}] C[{quoted(item.cue, text)}] X[{quoted(item.content, text)}]  ({facts})"


def quoted(spans: Spans, text: str) -> str:
    """The words of the spans, on one line."""
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def report(part: Part, outcomes: Sequence[Outcome], hidden: frozenset[str], asked: argparse.Namespace) -> str:
    """Counts of a part by kind and class, and the texts of the errors that may be read."""
    every = classes(finding for outcome in outcomes for finding in errors(outcome))
    grouped = {label: members for label, members in every.items() if asked.only in label}
    title = f"# {part.title}: {sum(map(len, grouped.values()))} errors in {len(part.passages)} passages"
    head = [title, kinds(grouped), "", *counts(grouped, lemmas=part.readable)]
    open_ones = {label: [m for m in members if m.passage.doc not in hidden] for label, members in grouped.items()}
    if not part.readable or not any(open_ones.values()):
        return "\n".join([*head, "(a check part is scored, never read: its items are not shown)"])
    texts = {} if asked.counts else {label: members for label, members in open_ones.items() if members}
    return "\n".join([*head, *listing(texts)])


def hidden_names(lang: str, parts: Sequence[Part]) -> frozenset[str]:
    """Documents whose items are never shown, wherever they turn up."""
    checks = [part for part in (*corpora.own(lang), *corpora.layered(lang), *parts) if not part.readable]
    named = {passage.doc for part in checks for passage in part.passages}
    return frozenset(named | {x.doc for part in parts for x in part.passages if not corpora.readable(x.doc)})


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    """The command line, read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, help="one file of passages instead of our own gold")
    parser.add_argument("--data", type=Path, help="folder that holds gold-dev")
    parser.add_argument("--lang", default="fr")
    parser.add_argument("--only", default="", metavar="WORDS", help="classes whose name has these words")
    parser.add_argument("--counts", action="store_true", help="the counts alone, of every part")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Exit status; prints the errors of every part."""
    asked = arguments(words)
    parts = (corpora.jsonl(asked.gold),) if asked.gold else corpora.parts(asked.lang, asked.data)
    hidden = hidden_names(asked.lang, parts)
    print("\n\n".join(report(part, reader.outcomes(part), hidden, asked) for part in parts))
    return 0


if __name__ == "__main__":
    sys.exit(main())

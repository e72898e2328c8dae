"""How well changes of claims between two versions are told: `python -m evaluation.revisions`.

Of each half: precision, recall and F1 over all changes, and by kind; alarms on the pairs without effect on claims; how
often it is right that a correction is announced. A change that is told is right where a change of the gold has its kind
and some of its words, one to one. `--errors` lists those of the read half; the check half is scored, never read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.corpora import GOLD, HALVES
from evaluation.headline import Estimate, Ratio
from evaluation.matching import assign, overlap
from evaluation.revision_gold import LANGUAGES, GoldChange, Pair, file_of, load
from evaluation.tally import Share, Tally
from selon.intake.files import capture
from selon.pipeline import Facts, Options, read
from selon.records import Change, Reading, Revision, Span
from selon.revisions import compare

WORDS, SENTENCE = 2.0, 1.0
"""What it weighs that the words of a change meet those of the gold, and that its sentence does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A pair with what is told of it, and which changes of both are one."""

    pair: Pair
    told: Revision
    matched: tuple[tuple[int, int], ...]

    @property
    def tally(self) -> Tally:
        """Changes found right, in the gold, and told."""
        return Tally(len(self.matched), len(self.pair.changes), len(self.told.changes))

    def of_kind(self, kind: str) -> Tally:
        """The same of one kind."""
        gold, told = self.pair.changes, self.told.changes
        return Tally(
            sum(gold[i].kind == kind for i, _ in self.matched),
            sum(one.kind == kind for one in gold),
            sum(one.kind == kind for one in told),
        )


def readings(pair: Pair) -> tuple[Reading, Reading]:
    """Both versions, read."""
    raw = [
        capture(text.encode(), address=f"{pair.pair}-{side}.txt", name=f"{pair.pair}-{side}", now=None)
        for side, text in enumerate((pair.before, pair.after), 1)
    ]
    facts = Facts(outlet=pair.outlet, published=pair.published)
    found = list(read(raw, every=facts, options=Options(language=pair.lang)))
    before, after = (one for one in found if isinstance(one, Reading))
    return before, after


def outcome(pair: Pair) -> Outcome:
    """A pair, read, compared and held against its gold."""
    told = compare(*readings(pair))
    weights = [[weight(one, other) for other in told.changes] for one in pair.changes]
    return Outcome(pair=pair, told=told, matched=tuple(assign(weights)))


def weight(gold: GoldChange, told: Change) -> float:
    """How much a change that is told is one of the gold; 0 for not at all."""
    if gold.kind != told.kind.value:
        return 0.0
    words = meet(gold.before, told.old) or meet(gold.after, told.new)
    return WORDS * words + SENTENCE * (meet(gold.before, told.before) or meet(gold.after, told.after))


def meet(one: Span | None, other: Span | None) -> bool:
    """Whether two stretches share a character."""
    return one is not None and other is not None and overlap(one, other)


def outcomes(half: str, root: Path = GOLD) -> list[Outcome]:
    """The pairs of a half, all languages."""
    return [outcome(pair) for lang in LANGUAGES for pair in load(file_of(lang, half, root))]


def measured(root: Path = GOLD) -> dict[str, dict[str, Estimate]]:
    """The figures of both halves, for the floors; none where there is no gold."""
    return {
        f"revisions {half}": figures(outcomes(half, root))
        for half in HALVES
        if all(file_of(lang, half, root).exists() for lang in LANGUAGES)
    }


def figures(found: Sequence[Outcome]) -> dict[str, Estimate]:
    """F1 of all changes, and the share of pairs without effect on claims that raise no alarm."""
    whole, quiet, told = total(found), silent(found), announced(found)
    changes = Ratio(2 * whole.hit, whole.gold + whole.system, whole.gold, 2)
    return {
        "claim changes": exact(changes),
        "no alarm": exact(Ratio(quiet.right, quiet.n, quiet.n, 0)),
        "announced": exact(Ratio(told.right, told.n, told.n, 1)),
    }


def exact(ratio: Ratio) -> Estimate:
    """A figure without an interval of its own."""
    return Estimate(ratio=ratio, low=ratio.value, high=ratio.value)


def total(found: Iterable[Outcome]) -> Tally:
    """The changes of all pairs."""
    return sum((one.tally for one in found), Tally())


def silent(found: Iterable[Outcome]) -> Share:
    """The pairs without effect on claims of which no change is told."""
    idle = [one for one in found if not one.pair.changes]
    return Share(sum(not one.told.changes for one in idle), len(idle))


def announced(found: Iterable[Outcome]) -> Share:
    """The pairs of which it is right whether they announce a correction."""
    some = list(found)
    return Share(sum(one.told.announced == one.pair.announced for one in some), len(some))


def report(half: str, found: Sequence[Outcome]) -> str:
    """The table of a half."""
    whole, quiet, notes = total(found), silent(found), announced(found)
    kinds = sorted({one.kind for pair in found for one in pair.pair.changes} | _told_kinds(found))
    rows = [(kind, sum((one.of_kind(kind) for one in found), Tally())) for kind in kinds]
    lines = [f"== {half}: {len(found)} pairs, {whole.gold} changes, {quiet.n} pairs without any"]
    lines.append(f"{'kind':20}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'gold':>6}{'told':>6}")
    lines += [_row(name, tally) for name, tally in [("all", whole), *rows]]
    lines.append(f"alarms on pairs without effect on claims: {quiet.n - quiet.right} of {quiet.n}")
    lines.append(f"announced or silent, right: {notes.right} of {notes.n}")
    return "\n".join(lines)


def _told_kinds(found: Iterable[Outcome]) -> set[str]:
    return {change.kind.value for one in found for change in one.told.changes}


def _row(name: str, tally: Tally) -> str:
    shares = "".join(f"{100 * share:7.1f}" for share in (tally.precision, tally.recall, tally.f1))
    return f"{name:20}{shares}{tally.hit:7d}{tally.gold:6d}{tally.system:6d}"


def errors(found: Iterable[Outcome]) -> str:
    """What was missed and what was told too much, pair by pair."""
    lines = []
    for one in found:
        right, told = {i for i, _ in one.matched}, {j for _, j in one.matched}
        pair = one.pair
        for at, gold in enumerate(pair.changes):
            if at not in right:
                words = _words(pair, gold.before, gold.after)
                lines.append(f"{pair.pair:14} missed {gold.kind:18} {words}")
        for at, change in enumerate(one.told.changes):
            if at not in told:
                words = _words(pair, change.old or change.before, change.new or change.after)
                lines.append(f"{pair.pair:14} wrong  {change.kind:18} {words}")
        if one.told.announced != pair.announced:
            lines.append(f"{pair.pair:14} announced: {one.told.announced}")
    return "\n".join(lines)


def _words(pair: Pair, before: Span | None, after: Span | None) -> str:
    sides = ((pair.before, before), (pair.after, after))
    return " -> ".join(" ".join(text[slice(*span)].split()) if span else "-" for text, span in sides)


def main(words: Sequence[str] | None = None) -> int:
    """Exit status; prints the tables of both halves, or the errors of the read half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=HALVES, help="one half only")
    parser.add_argument("--errors", action="store_true", help="list the errors of the read half instead")
    asked = parser.parse_args(words)
    if asked.errors and asked.half == "check":
        parser.error("the check half is scored, never read: its items are not listed")
    if asked.errors:
        print(errors(outcomes("read")))
        return 0
    print("\n\n".join(report(half, outcomes(half)) for half in ((asked.half,) if asked.half else HALVES)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

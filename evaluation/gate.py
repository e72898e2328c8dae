"""Holds the figures of our own gold above their floors: `python -m evaluation.gate`; part of `make test`.

Exit status 1 when a figure is under its floor or a gold file is not the pinned one. `--pin` raises the
floors to the figures of today; `--lower --why "..."` lowers them, or accepts changed gold, and writes the
reason into CHANGELOG.md. With `--data DIR` the figures of gold-dev are printed too; no floor holds them.
Gold of a language that Selon cannot read yet is validated like the rest and not scored.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation import corpora, floors, reader, revisions, soundness
from evaluation.corpora import Part
from evaluation.floors import Floors, Measured
from evaluation.headline import Estimate, estimates
from selon import languages

CHANGELOG = Path(__file__).parent.parent / "CHANGELOG.md"


def measure() -> dict[str, dict[str, Estimate]]:
    """Every measure of every part of our own gold, by `fr own read`, `fr own check`, ..., `revisions read`."""
    attributed = {
        f"{lang} {part.title}": figures(part)
        for lang in languages.codes()
        for part in (*corpora.own(lang), *corpora.layered(lang))
        if part.passages
    }
    return attributed | revisions.measured()


def measure_press(data: Path | None) -> dict[str, dict[str, Estimate]]:
    """The same of the parts of gold-dev, where a data folder is given."""
    found = ((lang, part) for lang in languages.codes() for part in corpora.press(data, lang)) if data else ()
    return {f"{lang} {part.title}": figures(part) for lang, part in found if part.passages}


def unscored() -> tuple[str, ...]:
    """Languages that have gold of ours and cannot be read."""
    return tuple(lang for lang in corpora.annotated() if lang not in languages.codes())


def unsound() -> list[str]:
    """What is wrong with the gold of all languages, those that are not scored among them."""
    return [fault for lang in corpora.annotated() for fault in soundness.language_faults(lang)]


def figures(part: Part) -> dict[str, Estimate]:
    """Every measure of one part."""
    return estimates([outcome.figures() for outcome in reader.outcomes(part)], part.layer)


def report(pinned: Floors, measured: Measured) -> str:
    """Figure, 95 % interval, gold count and floor of every measure."""
    lines = [f"{'part':26}{'measure':18}{'figure':>8}{'95 %':>14}{'n':>6}{'floor':>8}"]
    for part, row in measured.items():
        for name, x in row.items():
            floor = pinned.figures.get(part, {}).get(name)
            shown = f"{100 * floor:8.1f}" if floor is not None else f"{'-':>8}"
            noise = f"{100 * x.low:.1f}-{100 * x.high:.1f}"
            lines.append(f"{part:26}{name:18}{100 * x.ratio.value:8.1f}{noise:>14}{x.ratio.n:6d}{shown}")
    lines.append(
        "95 %: bootstrap over passages, 1,000 draws; n: gold items. A floor is the pinned figure less one hit."
    )
    return "\n".join(lines)


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    """The command line, read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true", help="raise the floors to the figures of today")
    parser.add_argument(
        "--lower", action="store_true", help="lower floors that figures fell under, take the gold as it is"
    )
    parser.add_argument("--why", help="the reason, for the changelog; --lower asks for it")
    parser.add_argument("--data", type=Path, help="folder that holds gold-dev: reported, not held")
    asked = parser.parse_args(words)
    if asked.lower and not (asked.why or "").strip():
        parser.error("--lower needs --why: the reason goes into CHANGELOG.md")
    if asked.why and not asked.lower:
        parser.error("--why goes with --lower")
    return asked


def repin(asked: argparse.Namespace, pinned: Floors, measured: Measured) -> Floors:
    """The floors after --pin or --lower, written; the changelog too where they were lowered.

    Changed gold is not pinned by --pin: its figures do not compare with those before."""
    digests = corpora.digests()
    if asked.lower:
        new = floors.reset(pinned, digests, measured)
        CHANGELOG.write_text(floors.with_reason(CHANGELOG.read_text(encoding="utf-8"), asked.why), encoding="utf-8")
    elif floors.differing(pinned, digests):
        return pinned
    else:
        new = floors.raised(pinned, digests, measured)
    floors.save(new, floors.FLOORS)
    return new


def main(words: Sequence[str] | None = None) -> int:
    """Exit status: 0 when every figure stands on or above its floor."""
    asked = arguments(words)
    pinned, measured = floors.load(floors.FLOORS), measure()
    if asked.pin or asked.lower:
        pinned = repin(asked, pinned, measured)
    print(report(pinned, {**measured, **measure_press(asked.data)}))
    for lang in unscored():
        print(f"{lang}: its gold is validated and not scored; Selon cannot read the language yet")
    wrong = unsound() + floors.complaints(pinned, corpora.digests(), measured)
    if not (pinned.figures and measured):
        wrong.append("nothing is pinned or nothing was measured: python -m evaluation.gate --pin")
    print(*(wrong or ["gate: every figure stands on or above its floor"]), sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

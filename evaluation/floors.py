"""Floors under the figures of our own gold, pinned in floors.json with the digests of the gold files.

A floor is the figure as measured with one hit fewer: another processor's arithmetic may turn one item, a
worse grammar turns more. Floors rise with `--pin`; they fall, and changed gold is accepted, only with
`--lower --why`, which goes into the changelog.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.headline import Estimate

FLOORS = Path(__file__).parent / "floors.json"
SCALE = 10_000  # a floor has four digits, cut and not rounded: it is never above its figure
SECTION = "### Quality floors"
Measured = Mapping[str, Mapping[str, Estimate]]  # by part, then by measure
Table = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """What is pinned: the digest of every gold file, and a floor for every measure of every part."""

    digests: Mapping[str, str] = field(default_factory=dict)
    figures: Table = field(default_factory=dict)


def load(file: Path) -> Floors:
    """The pinned floors; none where the file does not exist yet."""
    if not file.exists():
        return Floors()
    found = json.loads(file.read_text(encoding="utf-8"))
    return Floors(digests=found["digests"], figures=found["figures"])


def save(floors: Floors, file: Path) -> None:
    """Writes the floors, in a form whose differences can be read."""
    value = {"digests": dict(floors.digests), "figures": {part: dict(row) for part, row in floors.figures.items()}}
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def floor(estimate: Estimate) -> float:
    """The floor that a figure pins: one hit fewer, cut to four digits."""
    return int(estimate.ratio.less_one * SCALE) / SCALE


def complaints(floors: Floors, digests: Mapping[str, str], measured: Measured) -> list[str]:
    """What is wrong, one line each: changed or missing gold, figures under their floor, nothing pinned."""
    return changed_gold(floors, digests) + fallen(floors, measured)


def changed_gold(floors: Floors, digests: Mapping[str, str]) -> list[str]:
    """Gold files whose bytes differ from the pinned ones, are gone, or were never pinned."""
    new = sorted(set(digests) - set(floors.digests))
    return differing(floors, digests) + [f"gold/{name} is not pinned: python -m evaluation.gate --pin" for name in new]


def differing(floors: Floors, digests: Mapping[str, str]) -> list[str]:
    """Pinned gold files that are gone or have other bytes."""
    lines = []
    for name, pinned in sorted(floors.digests.items()):
        if name not in digests:
            lines.append(f"gold/{name} is pinned and not there")
        elif pinned != digests[name]:
            remedy = "only --lower --why accepts it"
            lines.append(f"gold/{name} has changed: its digest is {digests[name][:12]}, not {pinned[:12]}; {remedy}")
    return lines


def fallen(floors: Floors, measured: Measured) -> list[str]:
    """Figures under their floor, and floors whose figure was not measured."""
    lines = []
    for part, row in floors.figures.items():
        for measure, pinned in row.items():
            estimate = measured.get(part, {}).get(measure)
            if estimate is None:
                lines.append(f"{part}: {measure} has a floor and was not measured")
            elif estimate.ratio.value < pinned:
                value, n = 100 * estimate.ratio.value, estimate.ratio.n
                lines.append(f"{part}: {measure} is {value:.1f} (n={n}), under its floor {100 * pinned:.1f}")
    return lines


def raised(floors: Floors, digests: Mapping[str, str], measured: Measured) -> Floors:
    """The floors after `--pin`: none is lower than before; files not pinned yet are."""
    figures = {
        part: {name: max(floor(x), floors.figures.get(part, {}).get(name, 0.0)) for name, x in row.items()}
        for part, row in measured.items()
    }
    return Floors(digests={**digests, **floors.digests}, figures=figures)


def reset(floors: Floors, digests: Mapping[str, str], measured: Measured) -> Floors:
    """The floors after `--lower`, on the gold as it is: those that figures fell under are lower, no others."""

    def kept(part: str, name: str, estimate: Estimate) -> float:
        before = floors.figures.get(part, {}).get(name, 0.0)
        return max(floor(estimate), before if before <= estimate.ratio.value else 0.0)

    figures = {part: {name: kept(part, name, x) for name, x in row.items()} for part, row in measured.items()}
    return Floors(digests=dict(digests), figures=figures)


def with_reason(changelog: str, why: str) -> str:
    """The changelog with the reason on top of its first section."""
    line = f"- Floors lowered or gold changed: {why}"
    head, mark, rest = changelog.partition("\n## ")
    title, _, body = rest.partition("\n")
    if not mark:
        return f"{changelog.rstrip()}\n\n## Unreleased\n\n{SECTION}\n\n{line}\n"
    section, following = split_section(body)
    if SECTION in section:
        section = section.replace(f"{SECTION}\n\n", f"{SECTION}\n\n{line}\n", 1)
    else:
        section = f"{section.rstrip()}\n\n{SECTION}\n\n{line}\n"
    return f"{head}{mark}{title}\n{section}{following}"


def split_section(body: str) -> tuple[str, str]:
    """The text up to the next release heading, and the rest from it."""
    section, mark, following = body.partition("\n## ")
    return section, mark + following

"""How far a run over archives and folders has come: from where it goes on, and what is told of it at the end."""

from __future__ import annotations

from collections import Counter

from selon.intake import Progress
from selon.ledger import Ledger

MOST = 6
"""Reasons that are named; what is left is counted as one."""


def course(ledger: Ledger, grammar: str, *, resume: bool) -> Progress:
    """The progress of a run; one that resumes asks the ledger what it has."""
    if not resume:
        return Progress()
    return Progress(
        reached=lambda archive, part, size: ledger.reached(archive, part, size, grammar),
        is_known=lambda digest: ledger.has(digest, grammar),
    )


def told_of(progress: Progress) -> list[str]:
    """Lines for a person: where archives were gone on with, what their records were, what was passed over."""
    lines = [f"{archive}: went on at byte {at:,}" for archive, at in progress.resumed.items()]
    if progress.known:
        lines.append(f"{progress.known:,} left out: the ledger has them")
    if progress.records:
        counts = {"pages": progress.captures, "skipped": sum(progress.skipped.values()), "damaged": progress.damaged}
        told = ", ".join(f"{count:,} {name}" for name, count in counts.items() if count)
        lines.append(f"{progress.records:,} records in archives: {told}")
    if progress.skipped:
        lines.append(f"skipped: {_reasons(progress.skipped)}")
    if passed := +progress.passed:
        lines.append(f"passed over: {_reasons(passed)}")
    return lines


def _reasons(counted: Counter[str]) -> str:
    """Reasons with their counts, the most frequent first."""
    named = [f"{count:,} {reason}" for reason, count in counted.most_common(MOST)]
    left = sum(counted.values()) - sum(count for _, count in counted.most_common(MOST))
    return ", ".join([*named, *([f"{left:,} others"] if left else [])])

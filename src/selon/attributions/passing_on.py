"""Reports that an outlet named at the end of the sentence passes on: "« ... », a dit X, selon l'agence"."""

from __future__ import annotations

from dataclasses import replace

from selon.attributions.passives import is_medium
from selon.attributions.scene import Finding, Scene
from selon.attributions.subjects import antecedent
from selon.records import Span


def passed_on(scene: Scene, findings: list[Finding]) -> list[Finding]:
    """The findings, those of an outlet behind somebody's report with that report as their content.

    "Le maire a dit que le pont tient, selon l'agence": the agency says that the mayor said so, and his words end
    before it is named."""
    out = list(findings)
    for place, outlet in enumerate(findings):
        if not _names_outlet_last(scene, outlet):
            continue
        inner = _report_before(scene, outlet, findings)
        if inner is None:
            continue
        report = findings[inner]
        end = _end_before(scene, outlet)
        kept = tuple(Span(s.start, min(s.end, end)) for s in report.content if s.start < end)
        low = min(s.start for s in (*report.source, *report.cue, *kept))
        out[place] = replace(out[place], content=(Span(low, end),))
        out[inner] = replace(out[inner], content=kept, type=report.type if kept == report.content else None)
    return out


def vouched(scene: Scene, findings: list[Finding]) -> list[Finding]:
    """The findings, those of who confirmed, denied or told what a preposition names as the source with its report as
    their content: "Le pont fermera, selon une information du Phare, confirmée par la mairie"."""
    told = {(f.sentence, at): f for f in findings if f.rule.startswith("preposition") for at in _nouns(scene, f)}
    out: list[Finding] = []
    for finding in findings:
        at = finding.content_at if finding.rule == "participle-noun" else None
        host = None if at is None else told.get((finding.sentence, at))
        out.append(finding if host is None else replace(finding, content=host.content, content_at=None))
    return out


def _nouns(scene: Scene, finding: Finding) -> list[int]:
    """The noun behind a preposition, and that whose words its source has told ("selon une information de X")."""
    tree = scene.trees[finding.sentence]
    if finding.source_at is None or finding.source_sentence is not None:
        return []
    above = tree.words[finding.source_at].head
    return [finding.source_at, above] if finding.rule == "preposition-told" else [finding.source_at]


def _names_outlet_last(scene: Scene, finding: Finding) -> bool:
    """Whether an outlet is the source, named behind a comma or verb at the end of its sentence."""
    named = finding.rule.startswith("preposition") or finding.rule == "verb-parenthetical"
    if not named or finding.source_at is None or not finding.cue:
        return False
    tree = scene.trees[finding.sentence]
    if not is_medium(scene, tree, antecedent(tree, finding.source_at)):
        return False
    last = max(finding.source[-1].end, finding.cue[-1].end)
    behind = [w for w in tree.words if w.start >= last and w.upos != "PUNCT"]
    return not behind or behind[0].upos == "ADV" and len(behind) == 1


def _report_before(scene: Scene, outlet: Finding, findings: list[Finding]) -> int | None:
    """Place of the last report in the sentence whose cue and source stand before the outlet is named, or None."""
    best: int | None = None
    at = _first(outlet)
    for place, other in enumerate(findings):
        if other is outlet or other.sentence != outlet.sentence or not other.cue or not other.source:
            continue
        if not other.rule.startswith(("quote", "verb-que", "verb-parenthetical")) or other.outer is not None:
            continue
        if max(other.cue[-1].end, other.source[-1].end) > at or _is_inside(other, findings):
            continue
        if best is None or findings[best].cue[0] < other.cue[0]:
            best = place
    return best


def _is_inside(finding: Finding, findings: list[Finding]) -> bool:
    """Whether a report stands in the content of another report by a verb."""
    return any(
        f is not finding and f.rule.startswith(("quote", "verb")) and s.start <= finding.cue[0].start < s.end
        for f in findings
        for s in f.content
        if f.cue and f.cue[-1].end <= finding.cue[0].start
    )


def _first(outlet: Finding) -> int:
    """Where the words that name the outlet begin: the cue or the source."""
    return min(outlet.cue[0].start, outlet.source[0].start)


def _end_before(scene: Scene, outlet: Finding) -> int:
    """End of the last word before the outlet is named."""
    words = scene.trees[outlet.sentence].words
    return max((w.end for w in words if w.end <= _first(outlet) and w.text != ","), default=_first(outlet))

"""What a quotation says of its speaker as he speaks: "I think the dam holds" is his word, and no report of it."""

from __future__ import annotations

from selon.attributions.scene import Finding, Scene


def only_said(scene: Scene, finding: Finding) -> bool:
    """Whether a finding is what a speaker thinks or asks by saying so ("I suspect", "we call on"), not what he tells of
    his own speech ("I told him"): first person, in quotation marks, and in no past tense."""
    if finding.source_at is None or finding.cue_at is None or finding.source_sentence is not None or not finding.cue:
        return False
    tree = scene.trees[finding.sentence]
    source = tree.words[finding.source_at]
    if source.lower not in scene.lexicon.function["first"] or not finding.rule.startswith("verb"):
        return False
    around = scene.quotation_around(source.start, finding.cue[0].end)
    if around is None or around.span.start >= finding.content[0].start:
        return False
    group = [w for w in tree.words if any(s.start <= w.start < s.end for s in finding.cue)]
    return not any("Tense=Past" in w.feats or "Tense=Imp" in w.feats for w in group)

"""What a quotation says of its speaker as he speaks: "I think the dam holds" is his word, and no report of it."""

from __future__ import annotations

from selon.attributions.scene import Finding, Scene
from selon.records import Word

THOUGHT = "thought"


def only_said(scene: Scene, finding: Finding) -> bool:
    """Whether a finding is what a speaker thinks as he speaks ("I suspect"), not what he tells of his own speech ("I
    told him", "I deny it") or says for several ("we think"): first person singular, in quotation marks, a verb of
    thought in no past tense."""
    if finding.source_at is None or finding.cue_at is None or finding.source_sentence is not None or not finding.cue:
        return False
    tree = scene.trees[finding.sentence]
    source = tree.words[finding.source_at]
    alone = source.lower in scene.lexicon.function["first"] and "Number=Plur" not in source.feats
    thought = finding.entry is not None and finding.entry.group == THOUGHT
    if not alone or not thought or not finding.rule.startswith("verb"):
        return False
    around = scene.quotation_around(source.start, finding.cue[0].end)
    if around is None or around.span.start >= finding.content[0].start:
        return False
    group = [w for w in tree.words if any(s.start <= w.start < s.end for s in finding.cue)]
    return not any(_is_past(word) for word in group)


def _is_past(word: Word) -> bool:
    """Whether a word of a verb group tells of the past: a past tense, or the participle of a perfect."""
    perfect = "VerbForm=Part" in word.feats and "Tense=Pres" not in word.feats
    return perfect or "Tense=Past" in word.feats or "Tense=Imp" in word.feats

"""Sources told beside a report by somebody else: "a-t-on précisé de source policière", "a appris l'agence auprès du
parquet"."""

from __future__ import annotations

from dataclasses import replace

from selon.attributions.extents import preposition
from selon.attributions.passives import is_medium
from selon.attributions.phrases import noun_phrase
from selon.attributions.scene import Finding, Scene
from selon.attributions.subjects import antecedent
from selon.records import SourceKind, Span
from selon.trees import Tree


def told_beside(scene: Scene, findings: list[Finding]) -> list[Finding]:
    """The findings, those of "on" with the unnamed source that stands behind the cue, and those of whom an outlet
    asked beside its own report."""
    out = [_from_whom(scene, finding) for finding in findings]
    changed = {(f.sentence, f.source_at) for f, before in zip(out, findings, strict=True) if f is not before}
    out = [f for f in out if not (f.rule.startswith("preposition") and (f.sentence, f.source_at) in changed)]
    return out + [asked for f in out if (asked := _asked(scene, f)) is not None]


def _from_whom(scene: Scene, finding: Finding) -> Finding:
    """The finding; where its source is "on", that of whom the words behind the cue say that it came."""
    if finding.cue_at is None or not finding.source or finding.rule.startswith("preposition"):
        return finding
    if scene.text(finding.source[0]).casefold().lstrip("-t").lstrip("-") not in scene.lexicon.function["indefinite"]:
        return finding
    tree = scene.trees[finding.sentence]
    for kid in tree.children(finding.cue_at, "obl", "obl:arg", "obl:mod", "obj", "xcomp"):
        case = tree.child(kid, "case")
        if case is None or case < finding.cue_at or tree.child(kid, "det") is not None:
            continue
        from_them = preposition(tree, case, scene.lexicon) in scene.lexicon.function["genitive"]
        if from_them and scene.lexicon.heads.get(tree.words[kid].lemma.casefold()) is SourceKind.ANONYMOUS:
            return replace(finding, source=(_phrase(tree, kid),), source_at=kid, source_sentence=None)
    learnt = _learnt_from(scene, tree, finding)
    if learnt is None:
        return finding
    return replace(finding, source=(_phrase(tree, learnt),), source_at=learnt, source_sentence=None)


def _learnt_from(scene: Scene, tree: Tree, finding: Finding) -> int | None:
    """From whom "on" has it, right behind the cue, whatever the parse says: "a-t-on appris de sources portuaires",
    "apprend-on auprès du parquet", "lit-on dans Le Phare"; or None."""
    function = scene.lexicon.function
    end = finding.cue[-1].end
    time = function["time"]
    behind = (w for w in tree.words if w.start >= end and not w.text.startswith("-"))
    place = next((w.index for w in behind if w.lemma.casefold() not in time and w.upos != "NUM"), None)
    if place is None or place + 1 >= len(tree.words):
        return None
    word = tree.words[place]
    noun = _governed(tree, place)
    if noun is None or any(s.start <= word.start < s.end for s in finding.content):
        return None
    printed = scene.outlet_at(tree, noun) or scene.outlet_at(tree, place + 1)
    if word.lower in function["in"]:
        return noun if printed is not None and printed.name != scene.document.outlet else None
    if word.lower in function["asked-of"]:
        return noun
    anonymous = scene.lexicon.heads.get(tree.words[noun].lemma.casefold()) is SourceKind.ANONYMOUS
    return noun if word.lower in function["genitive"] and anonymous else None


def _asked(scene: Scene, finding: Finding) -> Finding | None:
    """Finding of who told an outlet what it reports: "a appris l'agence auprès du parquet", or None."""
    verb = finding.cue_at
    if verb is None or finding.source_at is None or finding.source_sentence is not None:
        return None
    tree = scene.trees[finding.sentence]
    if not finding.rule.startswith("verb") or not is_medium(scene, tree, antecedent(tree, finding.source_at)):
        return None
    for word in tree.words[verb + 1 :]:
        at_whom = word.upos in ("ADV", "ADP") and word.lower in scene.lexicon.function["asked-of"]
        noun = _governed(tree, word.index) if at_whom else None
        inside = any(s.start <= word.start < s.end for s in finding.content)
        if noun is None or inside or is_medium(scene, tree, noun):
            continue
        return Finding(
            rule="relay-asking",
            sentence=finding.sentence,
            cue=(Span(word.start, word.end),),
            cue_at=word.index,
            content=finding.content,
            source=(_phrase(tree, noun),),
            source_at=noun,
            outer=finding.cue[0],
        )
    return None


def _governed(tree: Tree, index: int) -> int | None:
    """Noun that a preposition of two words governs: the first one behind it."""
    for word in tree.words[index + 1 : index + 6]:
        if word.upos in ("NOUN", "PROPN"):
            return word.index
        if word.upos not in ("DET", "ADP", "ADJ", "NUM"):
            return None
    return None


def _phrase(tree: Tree, head: int) -> Span:
    """Span of the noun phrase of a head."""
    indices = noun_phrase(tree, head)
    return Span(tree.words[min(indices)].start, tree.words[max(indices)].end)

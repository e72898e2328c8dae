"""Relays told by a participle or a gerund: "des élus, interrogés par le journal, affirment", "citant une source"."""

from __future__ import annotations

from selon.attributions.lexicons import plain
from selon.attributions.phrases import source_spans
from selon.attributions.scene import Finding, Scene
from selon.attributions.tree import Tree
from selon.records import SourceKind, Span

def relayed(scene: Scene, findings: list[Finding]) -> list[Finding]:
    """Findings that show through whom another one came: the paper is the parent of what its sources say."""
    out: list[Finding] = []
    for finding in findings:
        if finding.source_at is None or not finding.source or not finding.cue:
            continue
        tree = scene.trees[finding.sentence]
        for kid in tree.children(finding.source_at, "acl", "amod", "acl:relcl", "advcl"):
            found = _by_participle(scene, tree, finding, kid)
            if found is not None:
                out.append(found)
    return out


def _by_participle(scene: Scene, tree: Tree, finding: Finding, participle: int) -> Finding | None:
    """Finding of the relay named by "cités par X", "interrogés par X" at a source."""
    word = tree.words[participle]
    if plain(word.text) not in scene.lexicon.relays:
        return None
    agent = tree.child(participle, "obl:agent") or tree.child(participle, "obl")
    if agent is None or not _medium(scene, tree, agent):
        return None
    start = min(s.start for s in finding.source)
    return Finding(
        rule="relay-participle", sentence=finding.sentence, cue=(Span(word.start, word.end),), cue_at=participle,
        content=_whole(finding, start, tree, participle), source=source_spans(tree, agent), source_at=agent, relay=True,
    )


def _medium(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether a word names an outlet: a noun for one, or a name of the gazetteer."""
    word = tree.words[index]
    if scene.lexicon.heads.get(word.lemma.casefold()) is SourceKind.OUTLET:
        return True
    name = scene.lexicon.names.get(word.lower)
    return name is not None and name.kind in ("outlet", "agency")


def _whole(finding: Finding, start: int, tree: Tree, participle: int) -> tuple[Span, ...]:
    """What the relay passes on: source, cue and content, without the participle's own phrase."""
    inner = tree.subtree(participle)
    low, high = tree.words[min(inner)].start, tree.words[max(inner)].end
    spans = [Span(start, low), Span(high, finding.end)] if start < low else [Span(start, finding.end)]
    return tuple(s for s in spans if s.end > s.start)

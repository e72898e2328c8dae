"""A verbal finding put together: the verb group as cue, the content, the source outside it."""

from __future__ import annotations

from selon.attributions.extents import Content
from selon.attributions.lexicons import Cue
from selon.attributions.phrases import verb_group
from selon.attributions.scene import Finding, Scene
from selon.attributions.speakers import pronoun_or_phrase
from selon.records import Span
from selon.trees import Tree


def made(scene: Scene, at: tuple[int, int, Cue], content: Content, source_at: int | None, rule: str) -> Finding | None:
    """Finding with the verb group as its cue; None when nothing is left of the content."""
    number, verb, cue = at
    tree = scene.trees[number]
    if not content.spans:
        return None
    first, last = verb_group(tree, verb, cue, scene.lexicon)
    first = _carrier(scene, tree, verb, first)
    if source_at is not None and first <= source_at <= verb:
        first = verb
    source: tuple[Span, ...] = ()
    if source_at is not None:
        source = pronoun_or_phrase(scene, number, source_at, verb)
    source = _outside(source, content.spans)
    return Finding(
        rule=rule,
        sentence=number,
        cue=(Span(tree.words[first].start, tree.words[last].end),),
        cue_at=verb,
        content=content.spans,
        source=source,
        source_at=source_at,
        entry=cue,
        content_at=content.head,
    )


def _carrier(scene: Scene, tree: Tree, verb: int, first: int) -> int:
    """First word of the verb that carries an infinitive right behind it ("a tenu à préciser"), else that of its own."""
    word = tree.words[verb]
    above = word.head if "VerbForm=Inf" in word.feats and word.deprel in ("xcomp", "ccomp", "obj", "obl") else -1
    verbal = 0 <= above < first and tree.words[above].upos in ("VERB", "AUX")
    carries = verbal and tree.words[above].lemma.casefold() in scene.lexicon.function["tenir"]
    near = all(w.upos in ("ADP", "PRON", "ADV") for w in tree.words[above + 1 : first]) if carries else False
    return verb_group(tree, above, None, scene.lexicon)[0] if near else first


def _outside(source: tuple[Span, ...], content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Source spans cut where the content begins."""
    out = []
    for span in source:
        end = min([span.end, *(c.start for c in content if span.start < c.start < span.end)])
        if not any(c.start <= span.start < c.end for c in content):
            out.append(Span(span.start, end))
    return tuple(out)

"""Who is quoted as saying something: "The Gazette quoted the mayor as saying that ...", "was quoted as saying by X"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from selon.attributions.phrases import source_spans, verb_group
from selon.attributions.scene import Finding, Scene
from selon.attributions.sentence_cues import is_passive
from selon.records import Span, SpeechType
from selon.trees import Tree

REACH = 12
"""Words between a verb of citing and the one of saying."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoting:
    """A verb of citing, the one of saying behind it, who is cited and by whom, as indices of a sentence."""

    sentence: int
    citing: int
    saying: int
    who: int
    by: int | None


def quoted_as(scene: Scene, findings: list[Finding]) -> list[Finding]:
    """The findings, those of saying behind "quoted X as" given to X, under the report of the outlet that quotes."""
    out = list(findings)
    for number, tree in enumerate(scene.trees):
        for word in tree.words[1:]:
            found = _quoting(scene, number, tree, word.index)
            said = None if found is None else _said(scene, tree, found, out)
            if found is None or said is None:
                continue
            taken = (found.citing, found.saying)
            out = [f for f in out if f.sentence != number or f.cue_at not in taken]
            out = [f for f in out if f.rule != "quote-floating" or f.content != said.content]
            relay = _relay(scene, tree, found, said)
            out += [said] if relay is None else [relay, replace(said, outer=relay.cue[0])]
    return out


def _quoting(scene: Scene, number: int, tree: Tree, saying: int) -> Quoting | None:
    """Who quotes whom at a gerund behind "as", or None."""
    function, words = scene.lexicon.function, tree.words
    if words[saying - 1].lower not in function["as"] or words[saying].lemma.casefold() not in scene.lexicon.verbs:
        return None
    if words[saying].upos != "VERB" or "VerbForm=Fin" in words[saying].feats:
        return None
    cites = function["citing"] & function["quoting"]
    near = range(saying - 2, max(saying - REACH, -1), -1)
    citing = next((i for i in near if words[i].upos == "VERB" and words[i].lemma.casefold() in cites), None)
    if citing is None:
        return None
    passive = is_passive(scene, tree, citing)
    things = [k for k in tree.children(citing, "obj") if citing < k < saying]
    who = tree.subject(citing) if passive else next(iter(things), None)
    agents = (*tree.children(citing, "obl:agent"), *tree.children(saying, "obl:agent"))
    by = next(iter(agents), None) if passive else tree.subject(citing)
    return None if who is None else Quoting(sentence=number, citing=citing, saying=saying, who=who, by=by)


def _said(scene: Scene, tree: Tree, at: Quoting, findings: list[Finding]) -> Finding | None:
    """The finding of what was said, by whom is quoted: that of the verb, or a quotation right before the clause."""
    source = source_spans(tree, at.who)
    here = (f for f in findings if f.sentence == at.sentence)
    own = next((f for f in here if f.cue_at == at.saying), None)
    if own is not None:
        return replace(own, source=source, source_at=at.who, source_sentence=None)
    start = min(tree.words[i].start for i in (at.who, at.citing, *tree.subtree(at.who), *tree.subtree(at.by or at.who)))
    before = [q for q in scene.outer_quotations(max(start - 4, 0), start) if q.span.end <= start]
    if not before or scene.document.text[before[-1].span.end : start].strip(" ,"):
        return None
    word = tree.words[at.saying]
    return Finding(
        rule="quote-cue-after",
        sentence=at.sentence,
        content=(before[-1].span,),
        cue=(Span(word.start, word.end),),
        cue_at=at.saying,
        source=source,
        source_at=at.who,
        entry=scene.lexicon.verbs[word.lemma.casefold()][0],
        type=SpeechType.DIRECT,
    )


def _relay(scene: Scene, tree: Tree, at: Quoting, said: Finding) -> Finding | None:
    """The report of the outlet that quotes, other than the document's own; None where nobody is said to quote."""
    printed = None if at.by is None else scene.outlet_at(tree, at.by)
    if at.by is None or (printed is not None and printed.name == scene.document.outlet):
        return None
    first, last = verb_group(tree, at.citing, None, scene.lexicon)
    source = source_spans(tree, at.by)
    content = sorted((*said.source, *said.cue, *said.content))
    return Finding(
        rule="relay-quoted",
        sentence=at.sentence,
        cue=(Span(tree.words[first].start, tree.words[last].end),),
        cue_at=at.citing,
        content=_joined(content),
        source=source,
        source_at=at.by,
    )


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """The spans, those that touch or stand side by side made one."""
    out: list[Span] = []
    for span in spans:
        if out and span.start <= out[-1].end + 1:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)

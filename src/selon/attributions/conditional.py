"""Hearsay without any source: the journalistic conditional ("Le directeur aurait démissionné") and its adverbs
("The train was reportedly held").

Only a reportative conditional is one (conditional_uses.py)."""

from __future__ import annotations

from selon.attributions.conditional_uses import Use, conditionals, predicate, use_of
from selon.attributions.phrases import trailing_asides, verb_group
from selon.attributions.scene import Finding, Scene
from selon.records import Role, Span, SpeechType
from selon.trees import Tree, spans


def reported_without_source(scene: Scene, taken: list[Finding]) -> list[Finding]:
    """Findings of conditionals that no finding of `taken` covers or has as its cue, in the order of the text."""
    covered = sorted((span.start, span.end) for f in taken if f.cue for span in f.content)
    told = {(f.sentence, f.cue_at) for f in taken if f.source}
    out: list[Finding] = []
    for number, tree in enumerate(scene.trees):
        if scene.role(number) is Role.BYLINE:
            continue
        for verb in conditionals(tree):
            found = _finding(scene, number, verb, covered)
            if found is not None and (number, found.content_at) not in told:
                out.append(found)
        found_by_word = (_hearsay(scene, number, word.index, covered) for word in tree.words)
        out += [found for found in found_by_word if found is not None]
    return out


def is_reportative(scene: Scene, tree: Tree, verb: int) -> bool:
    """Whether a verb in the conditional reports hearsay, as far as its sentence shows.

    `verb` is the word that carries the mood: the auxiliary or the verb itself."""
    return use_of(scene.lexicon, tree, verb) is Use.REPORTATIVE


def _finding(scene: Scene, number: int, verb: int, covered: list[tuple[int, int]]) -> Finding | None:
    """Finding of one conditional that stands in nobody's content and in no quotation."""
    tree = scene.trees[number]
    word = tree.words[verb]
    if any(start <= word.start < end for start, end in covered):
        return None
    if scene.quotation_around(word.start, word.end) is not None:
        return None
    if not is_reportative(scene, tree, verb) or tree.words[-1].text == "?":
        return None
    head = predicate(tree, verb)
    content = _clause(scene, tree, head)
    if not content:
        return None
    first, last = _group(scene, tree, verb, head)
    return Finding(
        rule="conditional",
        sentence=number,
        cue=(Span(tree.words[first].start, tree.words[last].end),),
        cue_at=verb,
        content=content,
        content_at=head,
    )


def _hearsay(scene: Scene, number: int, adverb: int, covered: list[tuple[int, int]]) -> Finding | None:
    """Finding of an adverb of hearsay on a finite verb that stands in nobody's content and in no quotation."""
    tree = scene.trees[number]
    word = tree.words[adverb]
    if word.lower not in scene.lexicon.function["hearsay"] or word.head < 0 or not tree.is_finite(word.head):
        return None
    held = any(start <= word.start < end for start, end in covered)
    if held or scene.quotation_around(word.start, word.end) is not None:
        return None
    told = _clause(scene, tree, word.head)
    chosen = [w.index for w in tree.words if w.index != adverb and any(s.start <= w.start < s.end for s in told)]
    return Finding(
        rule="hearsay",
        sentence=number,
        cue=(Span(word.start, word.end),),
        cue_at=adverb,
        content=spans(tree.words, chosen),
        type=SpeechType.INDIRECT,
        content_at=word.head,
    )


def _group(scene: Scene, tree: Tree, verb: int, head: int) -> tuple[int, int]:
    """Verb group in the conditional: the participle belongs to it, an attribute does not."""
    if tree.words[verb].deprel.startswith("aux"):
        first, last = verb_group(tree, head, None, scene.lexicon)
        return min(first, verb), max(last, head)
    first, last = verb_group(tree, verb, None, scene.lexicon)
    return first, max(last, verb)


def _before_comment(tree: Tree, head: int, chosen: set[int]) -> set[int]:
    """The clause without what a comma adds at its end: a participle, a relative, "ce qui ..."."""
    words = tree.words
    for place in range(head + 1, len(words) - 2):
        if words[place].text != ",":
            continue
        following = place + 1
        while following < len(words) - 1 and words[following].upos == "ADV":
            following += 1
        word = words[following]
        relative = "PronType=Rel" in word.feats or "PronType=Rel" in words[following + 1].feats
        if "VerbForm=Part" in word.feats or relative:
            return {i for i in chosen if i < place}
    return chosen


def _clause(scene: Scene, tree: Tree, head: int) -> tuple[Span, ...]:
    """The clause of the conditional with its subject, which coordination may have left further back."""
    words = tree.words
    drop = trailing_asides(tree, head, scene.lexicon)
    for kid in tree.kids[head]:
        if words[kid].deprel in ("mark", "cc", "parataxis", "discourse") and kid < head:
            drop.add(kid)
        elif words[kid].deprel == "advcl" and kid > head and words[min(tree.subtree(kid)) - 1].text == ",":
            drop.add(kid)
        elif words[kid].deprel == "conj" and kid > head and tree.is_finite(kid):
            drop.add(kid)
    chosen = _before_comment(tree, head, tree.subtree(head, without=drop))
    if tree.child(head, "nsubj", "expl:subj") is None:
        subject = tree.subject(head)
        if subject is not None:
            chosen |= tree.subtree(subject)
    return spans(words, chosen)

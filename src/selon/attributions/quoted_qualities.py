"""Qualities in quotation marks that a participle gives a thing on somebody's word: "jugée « absurde » par le maire",
"dénoncé par la gauche comme une « provocation »". Read by place: parses break at the marks."""

from __future__ import annotations

from collections.abc import Iterator

from selon.attributions.extents import Content
from selon.attributions.finds import made
from selon.attributions.lexicons import Cue
from selon.attributions.passives import described
from selon.attributions.phrases import noun_phrase
from selon.attributions.quotations import Quotation
from selon.attributions.scene import Finding, Scene
from selon.attributions.subjects import is_nobody
from selon.records import Span
from selon.trees import Tree, spans

FARTHEST = 14
"""Words behind the participle among which the quotation and the agent begin."""
LONGEST = 12
"""Words of a quality."""
NAMING = frozenset({"NOUN", "PROPN", "PRON"})
STOPS = frozenset({",", ";", ":", "(", "–", "—"})
FRAMES = frozenset({"attr", "comme", "de", "quote"})


def quoted_quality(scene: Scene, number: int, verb: int, cue: Cue) -> Finding | None:
    """Finding of a participle with an agent and a quality in quotation marks, or None."""
    tree = scene.trees[number]
    if not cue.frames & FRAMES:
        return None
    quote = next(_quotations(scene, tree, verb), None)
    by = _by(scene, tree, verb)
    if quote is None or by is None:
        return None
    quoted = [w.index for w in tree.words if quote.span.start <= w.start < quote.span.end]
    low = _joint(scene, tree, quoted[0])
    early = by < low
    if verb + 1 != (by if early else low) or by + 1 == quoted[0] or not early and by != quoted[-1] + 1:
        return None
    if early and low == quoted[0] and tree.words[low - 1].upos == "ADP":
        return None  # "jugé par la cour pour « vol »"
    source = range(by + 1, low) if early else None
    low += low < quoted[0]  # the joint itself is no part of the quality
    who = next((k for k in source or range(by + 1, len(tree.words)) if tree.words[k].upos in NAMING), None)
    if who is None or is_nobody(scene, tree, who):
        return None
    found = made(scene, (number, verb, cue), _content(tree, verb, {*range(low, quoted[-1] + 1)}), who, "quoted-quality")
    if found is not None and source:
        found.source = (Span(tree.words[source[0]].start, tree.words[source[-1]].end),)
    return found


def _content(tree: Tree, verb: int, quality: set[int]) -> Content:
    """The noun that the participle modifies, or the subject of the passive or of the sentence that it opens, and the
    quality."""
    head = tree.subject(verb) if tree.auxiliaries(verb) else described(tree, verb)
    named = head is not None and tree.words[head].upos in NAMING
    thing = noun_phrase(tree, head, stop=[verb]) if named and head is not None else set[int]()
    kept = {k for k in thing if (k < verb) == (head is not None and head < verb)}
    return Content(spans=spans(tree.words, kept | quality), frame="attr", head=min(quality))


def _quotations(scene: Scene, tree: Tree, verb: int) -> Iterator[Quotation]:
    """Short quotations of the sentence that begin soon behind a word, no comma or verb outside them between."""
    words = tree.words
    for place in range(verb + 1, min(verb + FARTHEST, len(words))):
        found = scene.outer_quotations(words[place].start, words[place].end)
        if found:
            inside = [w for w in words if found[0].span.start <= w.start < found[0].span.end]
            if found[0].span.start >= words[verb].end and found[0].span.end <= tree.sentence.span.end:
                if 0 < len(inside) - 2 <= LONGEST and inside[0].index == place:
                    yield found[0]
            return
        if words[place].text in STOPS or words[place].upos in ("VERB", "AUX", "SCONJ"):
            if words[place].lower not in scene.lexicon.function["as"]:
                return


def _by(scene: Scene, tree: Tree, verb: int) -> int | None:
    """The preposition of the agent behind a word: directly, or behind a quotation."""
    by = scene.lexicon.function["by"]
    for word in tree.words[verb + 1 : verb + FARTHEST + LONGEST]:
        if scene.quotation_around(word.start, word.end) is not None:
            continue
        if word.text in STOPS or word.upos in ("VERB", "AUX"):
            return None
        if word.lower in by and word.upos == "ADP":
            return word.index
    return None


def _joint(scene: Scene, tree: Tree, first: int) -> int:
    """First of the words that lead to a quotation: "comme une « farce »", "d'« absurde »"."""
    lexicon = scene.lexicon
    joints = lexicon.function["as"] | lexicon.function["genitive"]
    for low in range(first - 1, max(first - 4, 0), -1):
        word = tree.words[low]
        if lexicon.contractions.get(word.lower, word.lower) in joints:
            return low
        if word.upos != "DET":
            break
    return first

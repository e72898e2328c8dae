"""When and where something was said is no part of what is said, nor of who says it.

"s'est dit « confiant » lundi soir sur Radio Lorne" has « confiant » as its content; "un proche du joueur dans les
colonnes du Phare" has the friend as its source."""

from __future__ import annotations

from dataclasses import replace

from selon.attributions.outlets import Outlet
from selon.attributions.scene import Finding, Scene
from selon.records import SourceKind, Span
from selon.trees import Tree

CLOSING = frozenset({"»", "”", '"'})
SMALL = frozenset({"ADP", "DET", "NUM", "ADV", "PUNCT"})


def without_circumstances(scene: Scene, findings: list[Finding]) -> list[Finding]:
    """The findings with sources and contents that end before the words of time and venue."""
    out = []
    for finding in findings:
        tree = scene.trees[finding.sentence]
        source = tuple(_beside_time(scene, tree, _before_venue(scene, tree, span)) for span in finding.source)
        source = tuple(_before_occasion(scene, tree, finding, span) for span in source)
        content = (*finding.content[:-1], _after_marks(scene, tree, finding.content[-1]))
        if finding.rule == "verb-obj":
            content = (*content[:-1], _before_hearer(scene, tree, _before_last_venue(scene, tree, content[-1])))
        out.append(replace(finding, source=source, content=content))
    return out


def venue_start(scene: Scene, tree: Tree, outlet: Outlet) -> int | None:
    """First word of the preposition that makes an outlet a venue ("au micro de", "sur"), or None."""
    known = scene.lexicon.contractions
    before = [known.get(w.lower, w.lower) for w in tree.words[: outlet.first]]
    if before and before[-1] in scene.lexicon.function["article"]:
        before.pop()
    fitting = [len(v) for v in scene.lexicon.venues if tuple(before[-len(v) :]) == v]
    return len(before) - max(fitting) if fitting else None


def _before_occasion(scene: Scene, tree: Tree, finding: Finding, span: Span) -> Span:
    """The span of a source behind its cue up to the words that tell before whom or at what it spoke: "se défend
    l'ancien trésorier devant le tribunal"."""
    if finding.source_sentence is not None or not finding.cue or finding.cue[0].start > span.start:
        return span
    head = -1 if finding.source_at is None else finding.source_at
    for word in tree.words[head + 1 :]:
        if word.start >= span.end:
            break
        if word.upos == "ADP" and word.lower in scene.lexicon.function["occasion"] and word.start > span.start:
            return Span(span.start, tree.words[word.index - 1].end)
    return span


def _before_venue(scene: Scene, tree: Tree, span: Span) -> Span:
    """The span up to a venue in it, where something stands before the venue; the end of an outlet's name at its
    start is left out ("sur Europe 1 le colonel")."""
    span = _before_document(scene, tree, span)
    for word in tree.words:
        if word.start == span.start:
            outlet = scene.outlet_at(tree, word.index)
            if outlet is not None and outlet.first < word.index and outlet.span.end < span.end:
                return Span(tree.words[outlet.last + 1].start, span.end)
        if not span.start < word.start < span.end:
            continue
        outlet = scene.outlet_at(tree, word.index)
        if outlet is None or outlet.first != word.index:
            continue
        start = venue_start(scene, tree, outlet)
        if start is not None and tree.words[start].start > span.start:
            return Span(span.start, tree.words[start - 1].end)
    return span


def _beside_time(scene: Scene, tree: Tree, span: Span) -> Span:
    """The span without the day that stands before a name or behind it: "mercredi Odile Fervac", "M. Orsel en mai"."""
    inside = [w for w in tree.words if span.start <= w.start < span.end]
    time, joint = scene.lexicon.function["time"], scene.lexicon.function["genitive"]
    if len(inside) > 2 and inside[-2].text == "," and inside[-1].lower in scene.lexicon.function["pronoun"]:
        inside = inside[:-2]  # "la préfecture, elle, recommande"
    while len(inside) > 1 and inside[0].lemma.casefold() in time and inside[1].text[:1].isupper():
        inside = inside[1:]
    timed = len(inside) > 2 and inside[-1].lemma.casefold() in time and inside[-3].text[:1].isupper()
    if timed and inside[-2].upos == "ADP" and inside[-2].lower not in joint | scene.lexicon.contractions.keys():
        inside = inside[:-2]
    return Span(inside[0].start, inside[-1].end) if inside else span


def _before_last_venue(scene: Scene, tree: Tree, span: Span) -> Span:
    """The span of an object without a broadcaster at its end: "réclame la dissolution sur Radio Lorne"."""
    inside = [w for w in tree.words if span.start < w.start < span.end]
    outlet = scene.outlet_at(tree, inside[-1].index) if inside else None
    start = venue_start(scene, tree, outlet) if outlet is not None else None
    if outlet is None or start is None or tree.words[start].start <= span.start:
        return span
    aired = tree.words[start].lower in scene.lexicon.function["on-air"]
    return Span(span.start, tree.words[start - 1].end) if aired else span


def _before_hearer(scene: Scene, tree: Tree, span: Span) -> Span:
    """The span of an object up to the outlet before which it was said: "a démenti la vente auprès du journal"."""
    function = scene.lexicon.function
    for word in tree.words:
        beside = word.lower in function["addressed"] and word.lower not in function["dative"]
        if not span.start < word.start < span.end or not beside:
            continue
        near = range(word.index + 1, min(word.index + 5, len(tree.words)))
        kinds = [scene.lexicon.heads.get(tree.words[k].lemma.casefold()) for k in near]
        if SourceKind.OUTLET in kinds or any(scene.outlet_at(tree, k) is not None for k in near):
            return Span(span.start, tree.words[word.index - 1].end)
    return span


def _before_document(scene: Scene, tree: Tree, span: Span) -> Span:
    """The span up to the document in which the source speaks: "trois responsables dans une enquête parue mardi"."""
    for word in tree.words:
        if not span.start < word.start < span.end or word.lower not in scene.lexicon.function["in"]:
            continue
        kinds = [scene.lexicon.heads.get(w.lemma.casefold()) for w in tree.words[word.index + 1 : word.index + 4]]
        if SourceKind.DOCUMENT in kinds or SourceKind.OUTLET in kinds:
            return Span(span.start, tree.words[word.index - 1].end)
    return span


def _after_marks(scene: Scene, tree: Tree, span: Span) -> Span:
    """The span up to its last closing mark, where nothing but time and venue stands behind it."""
    inside = [w for w in tree.words if span.start <= w.start < span.end]
    marks = [place for place, word in enumerate(inside) if word.text in CLOSING]
    if not marks or marks[-1] == len(inside) - 1:
        return span
    rest = inside[marks[-1] + 1 :]
    time = scene.lexicon.function["time"]
    told = [w for w in rest if w.lemma.casefold() in time or scene.outlet_at(tree, w.index) is not None]
    opening = rest[0].lemma.casefold() in time
    if not told or not (opening or all(w in told or w.upos in SMALL for w in rest)):
        return span
    return Span(span.start, inside[marks[-1]].end)

"""The body where "on" speaks: "assure-t-on à la mairie", "dit-on dans l'entourage du maire", "À la mairie, on dit"."""

from __future__ import annotations

from selon.attributions.extents import preposition
from selon.attributions.scene import Scene
from selon.records import SourceKind, Word
from selon.trees import Tree

BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.GROUP})


def seat_of(scene: Scene, tree: Tree, index: int) -> int | None:
    """Head of the phrase that says where "on" speaks, behind an inverted one or opening the sentence, or None; an
    outlet is whom it speaks to."""
    function = scene.lexicon.function
    verb = tree.words[index].head
    if tree.words[index].lower.rpartition("-")[2] not in function["indefinite"] or verb < 0:
        return None
    for kid in tree.children(verb, "obl", "obl:mod"):
        case = tree.child(kid, "case")
        if case is None or (kid < index) != (index < verb):
            continue
        if preposition(tree, case, scene.lexicon) not in function["seat"] or (kid < index and case > 0):
            continue
        kind = scene.lexicon.heads.get(tree.words[kid].lemma.casefold())
        body = kind in BODIES or tree.label_at(tree.words[kid].start) == "ORG"
        if body and scene.outlet_at(tree, kid) is None:
            return kid
    return None


def who_speaks(scene: Scene, tree: Tree, word: Word) -> Word:
    """The word that shows the gender of a source: the body where "on" speaks, else the word itself."""
    seat = seat_of(scene, tree, word.index) if word.upos == "PRON" else None
    return word if seat is None else tree.words[seat]

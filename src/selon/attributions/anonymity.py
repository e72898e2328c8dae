"""Whether the text means somebody whom it has named, leaves unnamed, or whose name it withholds."""

from __future__ import annotations

from selon.attributions.lexicons import plain
from selon.attributions.scene import Scene
from selon.trees import Tree

BEFORE, BEHIND = 80, 160
"""Code points around a source in which the words may stand."""


def is_withheld(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether the words around a source say that its name is withheld."""
    low = tree.words[index].start
    near = scene.document.text[max(low - BEFORE, tree.words[0].start) : low + BEHIND].casefold().replace("’", "'")
    end = min((place for place in (near.find(". "), near.find("\n")) if place >= 0), default=len(near))
    near = plain(near[:end])
    return any(words in near for words in scene.lexicon.anonymity)


def is_indefinite(tree: Tree, index: int) -> bool:
    """Whether a noun has an indefinite article, so that somebody is meant whom the text does not name."""
    return any("Definite=Ind" in tree.words[k].feats for k in tree.children(index, "det"))


def is_definite(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether a noun has a definite or pointing article, or one that its preposition holds ("la réplique du maire")."""
    articles = (tree.words[k].feats for k in tree.children(index, "det"))
    if any("Definite=Def" in feats or "PronType=Dem" in feats for feats in articles):
        return True
    held = (tree.words[k].lower for k in tree.children(index, "case"))
    return any(word in scene.lexicon.contractions and not word.endswith("'") for word in held)


def gender_of(feats: str) -> str:
    """Gender in the features, or the empty string."""
    for feature in feats.split("|"):
        if feature.startswith("Gender="):
            return feature[7:]
    return ""

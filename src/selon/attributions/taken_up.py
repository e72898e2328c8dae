"""The document that a noun for any takes up: "Le rapport de X est sévère. Le texte ...", "dans un communiqué. Le texte
..."."""

from __future__ import annotations

from selon.attributions.anaphora import Anaphora
from selon.attributions.anonymity import is_indefinite
from selon.attributions.scene import Scene
from selon.records import SourceKind
from selon.trees import Tree


def document_before(scene: Scene, anaphora: Anaphora, number: int, index: int) -> str | int | None:
    """Who says something in the document of the sentence before ("dans un communiqué"), by name, or the noun of that
    document there, whose author it has; None where the noun at `index` takes up nothing."""
    lemma, function = scene.trees[number].words[index].lemma.casefold(), scene.lexicon.function
    same = number > 0 and scene.sentences[number].paragraph == scene.sentences[number - 1].paragraph
    same = same and not is_indefinite(scene.trees[number], index)
    if lemma not in function["any-document"] or not same:
        return None
    tree = scene.trees[number - 1]
    for word in reversed(tree.words):
        if word.upos != "NOUN" or scene.lexicon.heads.get(word.lemma.casefold()) is not SourceKind.DOCUMENT:
            continue
        case = tree.child(word.index, "case")
        said = [k for k in anaphora.known if tree.sentence.span.start <= k.place and not k.relay]
        inside = case is not None and tree.words[case].lower in function["in"]
        return said[-1].name if inside and said else word.index
    return None


def is_apart(tree: Tree, document: int, index: int) -> bool:
    """Whether a comma and no preposition part a noun from the document on which it hangs: "un rapport, dont le Phare a
    eu copie"."""
    noun = tree.words[index].deprel == "nmod" and tree.child(index, "case") is None
    return noun and any(w.text == "," for w in tree.words[document:index])

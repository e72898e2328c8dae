"""Somebody unnamed out of several: "un de ses proches", "l'un d'eux", "un autre"."""

from __future__ import annotations

from selon.attributions.anaphora import Anaphora
from selon.attributions.anonymity import gender_of, is_indefinite
from selon.attributions.descriptions import describe
from selon.attributions.scene import Scene
from selon.records import Span
from selon.trees import Tree

Spans = tuple[Span, ...]


def singled_out(scene: Scene, anaphora: Anaphora, at: tuple[Tree, int], within: Spans, skip: Spans) -> str | None:
    """Description of somebody out of several, or None; `at` is the tree and the word, `within` the spans of the source,
    `skip` what those who are meant do not stand in."""
    tree, index = at
    function, word = scene.lexicon.function, tree.words[index]
    if word.lower in function["another"] and not any(tree.words[k].upos == "NOUN" for k in tree.kids[index]):
        opened = is_indefinite(tree, index)
        alone = (opened and word.upos != "NOUN" and "Number=Plur" not in word.feats) or _is_elided(scene, tree, index)
        return _of_them(scene, anaphora, tree, index, skip) if alone else None
    if index > 1 and word.upos == "NOUN" and tree.words[index - 2].lower in function["one"]:
        of = scene.lexicon.contractions.get(tree.words[index - 1].lower, tree.words[index - 1].lower)
        return _one(scene, describe(scene, tree, index, within=within)) if of in function["genitive"] else None
    counted = word.upos == "NUM" and "DET" not in {tree.words[k].upos for k in tree.kids[index]}
    if (word.lower not in function["one"] | function["indefinite"] and not counted) or word.upos == "DET":
        return None
    if word.lower in function["one"] and _is_elided(scene, tree, index) and not tree.children(index, "nmod"):
        return _of_them(scene, anaphora, tree, index, skip)
    for kid in tree.children(index, "nmod"):
        if kid > index and scene.lexicon.heads.get(tree.words[kid].lemma.casefold()) is not None:
            told = describe(scene, tree, kid, within=within)
            several = counted and word.lower not in function["one"]  # "trois de ses responsables"
            return _of_those(anaphora, tree, kid) or (told if several else _one(scene, told))
        if kid > index and tree.words[kid].lower in function["them"]:
            return _of_them(scene, anaphora, tree, kid, skip)
    return None


def _is_elided(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether the elided article stands before a word: "a prédit l'un", "L'autre assure que"."""
    elided = {article for article in scene.lexicon.function["article"] if article.endswith("'")}
    return index > 0 and tree.words[index - 1].lower in elided


def _of_those(anaphora: Anaphora, tree: Tree, index: int) -> str | None:
    """Description that several had before, of whom a definite noun alone singles somebody out: "one of the people"."""
    word = tree.words[index]
    if any(tree.words[k].upos in ("ADJ", "NOUN", "PROPN", "VERB") for k in tree.kids[index]):
        return None
    if not any("Definite=Def" in tree.words[k].feats for k in tree.kids[index]):
        return None
    before = (k for k in reversed(anaphora.known) if k.place < word.start and k.plural and k.name)
    return next((k.name for k in before if k.lemma == word.lemma.casefold()), None)


def _of_them(scene: Scene, anaphora: Anaphora, tree: Tree, index: int, skip: Spans) -> str | None:
    """Description in the singular of those who spoke last, or were last spoken of, as several."""
    place = tree.words[index].start
    told = next((k.name for k in reversed(anaphora.known) if k.plural and k.name and k.place < place), None)
    if told is None:
        gender = gender_of(tree.words[index].feats)
        several = anaphora.names.before(place, gender=gender, plural=True, skip=skip)
        told = several.name if several is not None else None
    return None if told is None else _one(scene, told)


def _one(scene: Scene, several: str) -> str:
    """A description of several in the singular: "banquier" of "banquiers"."""
    first, _, rest = several.partition(" ")
    one = first[:-1] if first[-1:] in ("s", "x") and scene.lexicon.heads.get(first[:-1].casefold()) else first
    return f"{one} {rest}".strip()

"""Nouns that mean an organisation which the document names: by apposition, or because its name begins with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from selon.attributions.descriptions import clean, describe, without_kind
from selon.attributions.scene import Scene
from selon.records import SourceKind, Span, Word
from selon.trees import Tree

SHORT = 2
"""A name of so few letters is no name of its own ("le club FC ...")."""


def told_of_bodies(scene: Scene) -> dict[str, list[tuple[int, str]]]:
    """Names with their places, by the noun told of them: "Entrelac, l'association qui ...", "le syndicat Sud-Bac"."""
    told: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for tree, word in _nouns(scene):
        if word.upos == "NOUN" and word.lemma.casefold() not in scene.lexicon.function["press"]:
            found = (without_kind(scene.lexicon, name) for name in _beside(scene, tree, word))
            names = (name for name in found if len(name) > SHORT)
            told[word.lemma.casefold()] += [(word.start, name) for name in names]
    return told


def bodies_of_people(scene: Scene) -> list[tuple[int, str]]:
    """Names without a label, with their places, that somebody's role is told with: "porte-parole d'Eaux vives"."""
    told: list[tuple[int, str]] = []
    for tree in scene.trees:
        for word in tree.words:
            if word.upos != "NOUN" or scene.lexicon.heads.get(word.lemma.casefold()) is not SourceKind.PERSON:
                continue
            for kid in tree.children(word.index, "nmod"):
                if _is_unlabelled_name(scene, tree, kid):
                    told.append((tree.words[kid].start, describe(scene, tree, kid)))
    return told


def _is_unlabelled_name(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether a word with a capital stands behind "de" alone, and no label holds it."""
    word, case = tree.words[index], tree.child(index, "case")
    if case is None or not word.text[:1].isupper() or tree.child(index, "det") is not None:
        return False
    of = scene.lexicon.contractions.get(tree.words[case].lower, tree.words[case].lower)
    return of in scene.lexicon.function["genitive"] and tree.mention_at(word.start) is None


def opening_bodies(scene: Scene) -> dict[str, set[str]]:
    """Names by the noun that they begin with: "l'Agence de sûreté des ponts", which is "l'agence" elsewhere."""
    named: dict[str, set[str]] = defaultdict(set)
    for tree, word in _nouns(scene):
        before = tree.words[word.index - 1] if word.index else None
        capital = word.text[:1].isupper() and before is not None and before.upos in ("DET", "ADP")
        if capital and tree.child(word.index, "nmod", "amod") is not None:
            named[word.lemma.casefold()].add(describe(scene, tree, word.index))
    return named


def whole_bodies(scene: Scene) -> dict[str, str]:
    """The one longer name by its first word, which stands for it elsewhere: "Solvang" for "Solvang Ferries", "Kofi" for
    "Kofi Lartey"."""
    found: dict[str, set[str]] = defaultdict(set)
    for tree in scene.trees:
        for mention in tree.sentence.mentions:
            first, _, rest = clean(scene.text(mention.span)).partition(" ")
            body = mention.label == "ORG" and first not in scene.lexicon.first_names
            if (
                rest[:1].isupper()
                and (body or mention.label == "PER")
                and first.casefold() not in scene.lexicon.metonyms
            ):
                found[first].add(f"{first} {rest}")
    return {first: min(names) for first, names in found.items() if len(names) == 1 and len(first) > SHORT}


def _nouns(scene: Scene) -> Iterator[tuple[Tree, Word]]:
    """The nouns for an organisation, with their trees."""
    for tree in scene.trees:
        for word in tree.words:
            if scene.lexicon.heads.get(word.lemma.casefold()) is SourceKind.ORGANISATION:
                yield tree, word


def _beside(scene: Scene, tree: Tree, word: Word) -> Iterator[str]:
    """Names right behind a noun or in apposition to it, those of people and places left out."""
    beside = [k for k in tree.children(word.index, "appos", "flat") if tree.words[k].upos == "PROPN"]
    if word.deprel == "appos" and word.head >= 0 and tree.words[word.head].upos == "PROPN":
        beside.append(word.head)
    following = tree.words[word.index + 1] if word.index + 1 < len(tree.words) else None
    direct = following is not None and following.upos == "PROPN" and following.text[:1].isupper()
    if following is not None and direct and following.index not in beside:
        mention = tree.mention_at(following.start)
        run = next((w for w in tree.words[following.index :] if not w.text[:1].isupper()), following)
        last = tree.words[max(run.index - 1, following.index)]
        yield clean(scene.text(mention.span if mention is not None else Span(following.start, last.end)))
    for place in beside:
        mention = tree.mention_at(tree.words[place].start)
        close = place == word.index + 1 and mention is not None and " " not in scene.text(mention.span)
        if mention is None or close or mention.label not in ("PER", "LOC"):
            yield clean(scene.text(mention.span)) if mention is not None else tree.words[place].text

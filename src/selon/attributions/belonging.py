"""To whom somebody belongs: "son avocat" is the "avocat de Luc Orsel" where Luc Orsel was spoken of before."""

from __future__ import annotations

from selon.attributions.anaphora import Anaphora
from selon.attributions.names import Names
from selon.attributions.scene import Finding, Scene
from selon.records import SourceKind, Span
from selon.trees import Tree

SHORTEST = 3
BACK = 2


def with_owner(scene: Scene, anaphora: Anaphora, at: tuple[Tree, int], text: str, skip: tuple[Span, ...]) -> str:
    """The description with whom its possessive means: "mari" of "son mari" is "mari de Jeanine Portal", "her doctor"
    is "Anna Vale's doctor"; as it is where nobody is meant, or an outlet. Nobody who is named in `skip` is."""
    tree, index = at
    text = _of_whole_name(scene, anaphora.names, text)
    owner = next((k for k in tree.kids[index] if k < index and "Poss=Yes" in tree.words[k].feats), None)
    if owner is None or tree.words[owner].lower in scene.lexicon.function["own"]:
        return text
    mark = next(iter(scene.lexicon.function["owner-mark"]), None)
    mine = tree.words[owner].lower in scene.lexicon.function["my"]
    if mark is not None and not mine and "Person=3" not in tree.words[owner].feats:
        return text
    if mine:
        speaker = anaphora.told.get(anaphora.outer) if anaphora.outer is not None else None
        name, kind = (speaker.name, speaker.kind) if speaker is not None else (None, SourceKind.UNSPECIFIED)
    elif (written := _written_by(scene, tree, index)) is not None:
        name, kind = written, SourceKind.DOCUMENT
    else:
        name, kind = anaphora.pronoun(tree, owner, skip)
    if name is None or kind is SourceKind.OUTLET or name.casefold() in text.casefold():
        return text
    if mark is not None:
        printed = tree.words[owner].text
        return f"{name}{mark}{text.removeprefix(printed)}" if text.startswith(f"{printed} ") else text
    joint = joint_of(scene, name, tree.words[index].start)
    return f"{text} {joint}{name}" if joint is not None else text


def _written_by(scene: Scene, tree: Tree, index: int) -> str | None:
    """The noun of the last document spoken of at most so many sentences before its authors ("ses autrices")."""
    lemma = tree.words[index].lemma.casefold()
    if lemma not in scene.lexicon.function["author"]:
        return None
    place = scene.trees.index(tree)
    for before in reversed(scene.trees[max(place - BACK, 0) : place]):
        for word in reversed(before.words):
            if word.upos == "NOUN" and scene.lexicon.heads.get(word.lemma.casefold()) is SourceKind.DOCUMENT:
                return word.text
    return None


def _of_whole_name(scene: Scene, names: Names, text: str) -> str:
    """The description with the whole name of whose it is: "Rory's agent" is "Rory Quint's agent"."""
    for mark in scene.lexicon.function["owner-mark"]:
        owner, found, rest = text.partition(f"{mark} ")
        if found and is_full(owner):
            whole = names.canonical(owner)
            return f"{names.whole_bodies.get(whole, whole)}{mark} {rest}"
    return text


def is_full(name: str) -> bool:
    """Whether a name can stand for what a noun means: more than the first letters of one ("FC")."""
    return name[:1].isupper() and len(name) > SHORTEST


def is_mine(scene: Scene, finding: Finding) -> bool:
    """Whether a source is somebody of who speaks: "mon voisin"; the text may name the speaker only behind it."""
    if finding.source_at is None or finding.source_sentence is not None:
        return False
    tree = scene.trees[finding.sentence]
    owners = (k for k in tree.kids[finding.source_at] if "Poss=Yes" in tree.words[k].feats)
    return any(tree.words[k].lower in scene.lexicon.function["my"] for k in owners)


def joint_of(scene: Scene, name: str, place: int) -> str | None:
    """What joins a name behind a noun, with its blank: "de ", "d'", or for a description by the article that it had
    last before a place "du ", "de la ", "de l'", "des "; None where it had none."""
    function = scene.lexicon.function
    genitive = min(function["genitive"])
    opens = name[:1].casefold() in "".join(function["elided-before"])
    if name[:1].isupper():
        elided = (form for form, whole in scene.lexicon.contractions.items() if whole == genitive and "'" in form)
        return next(elided, f"{genitive} ") if opens else f"{genitive} "
    before = scene.document.text[:place].replace("’", "'")
    words = before[: max(before.rfind(name), 0)].split()
    last = words[-1].casefold() if words else ""
    if last in function["plural-article"]:
        return next((f"{word} " for word in function["of-plural"]), None)
    if opens and last in function["article"] | function["masculine-article"] | function["feminine-article"]:
        return next(iter(function["of-elided"]), None)
    kind = "of-masculine" if last in function["masculine-article"] else "of-feminine"
    known = last in function["masculine-article"] | function["feminine-article"]
    return next((f"{word} " for word in function[kind]), None) if known else None

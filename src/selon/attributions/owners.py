"""Sources that the text tells by whose they are: "her doctor" is "Anna Vale's doctor"."""

from __future__ import annotations

from selon.attributions.anaphora import Anaphora
from selon.records import Span
from selon.trees import Tree


def owned(anaphora: Anaphora, at: tuple[Tree, int], text: str, skip: tuple[Span, ...]) -> str:
    """The description of a noun with the name of whom its possessive pronoun means, in languages that join the two by
    a mark; else as it is."""
    (tree, index), function = at, anaphora.scene.lexicon.function
    mark = next(iter(function["owner-mark"]), None)
    owners = (k for k in tree.kids[index] if k < index and tree.words[k].upos == "PRON")
    owner = next((k for k in owners if "Poss=Yes" in tree.words[k].feats), None)
    if (
        mark is None
        or owner is None
        or tree.words[owner].lower in function["own"]
        or "Person=3" not in (tree.words[owner].feats)
    ):
        return text
    name = anaphora.pronoun(tree, owner, skip)[0]
    printed = tree.words[owner].text
    return text if name is None or not text.startswith(f"{printed} ") else f"{name}{mark}{text.removeprefix(printed)}"

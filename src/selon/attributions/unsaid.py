"""Acts of speech that have not happened: foretold in what somebody says, or asked for."""

from __future__ import annotations

from selon.attributions.scene import Scene
from selon.records import SpeechAct
from selon.trees import Tree


def told_ahead(scene: Scene, tree: Tree, verb: int) -> bool:
    """Whether a conditional is a future seen from the past, in what somebody says ("a dit qu'il confirmerait")."""
    that = scene.lexicon.function["that"]
    seen = verb
    while tree.words[seen].deprel == "conj" and not any(
        tree.words[k].lower in that for k in tree.children(seen, "mark")
    ):
        seen = tree.words[seen].head
    head = tree.words[seen].head
    told_of = tree.words[seen].deprel in ("ccomp", "conj") and head >= 0
    if not told_of or tree.words[head].lemma.casefold() not in scene.lexicon.verbs:
        return False
    told = (head, *tree.auxiliaries(head))
    if "VerbForm=Part" in tree.words[head].feats and "Tense=Pres" in tree.words[head].feats:
        return True  # "ajoutant qu'il demanderait"
    return any("Tense=Imp" in tree.words[k].feats or "Tense=Past" in tree.words[k].feats for k in told)


def asked_for(scene: Scene, tree: Tree, verb: int) -> bool:
    """Whether the verb heads what somebody asks or orders ("exige que la mairie annonce une date")."""
    word = tree.words[verb]
    if word.deprel != "ccomp" or word.head < 0 or word.head > verb or "Tense=Past" in word.feats:
        return False
    lines = scene.lexicon.verbs.get(tree.words[word.head].lemma.casefold(), ())
    plain_lines = [line for line in lines if not line.words and "que" in line.frames]
    return bool(plain_lines) and all(line.act in (SpeechAct.ASK, SpeechAct.ORDER) for line in plain_lines)

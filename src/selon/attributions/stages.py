"""Who is on air without a report ("Sur Radio Lorne, la ministre a évoqué sa ville. Elle a promis ..."), and whose
words an outlet passes on ("Le Phare publie le témoignage d'un policier. Selon lui, ...")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selon.attributions.extents import preposition
from selon.attributions.outlets import Outlet
from selon.attributions.phrases import noun_phrase
from selon.attributions.scene import Finding, Scene
from selon.attributions.sources import Sources
from selon.records import SourceKind
from selon.trees import Tree

# So many words at most lead from an interview to the outlet that has it.
REACH = 9
SPEAKING = (SourceKind.PERSON, SourceKind.ANONYMOUS, SourceKind.GROUP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Somebody on air: the sentence that shows it, the name of who speaks and the outlet."""

    sentence: int
    speaker: str
    outlet: Outlet


def stages(scene: Scene, findings: Iterable[Finding], sources: Sources) -> list[Stage]:
    """Sentences that show a person on air, whose main verb reports nothing, in the order of the text."""
    told = {(f.sentence, f.cue_at) for f in findings}
    out = []
    for number, tree in enumerate(scene.trees):
        root = next((w.index for w in tree.words if w.head < 0), None)
        if root is None or (number, root) in told or tree.words[root].upos not in ("VERB", "NOUN"):
            continue
        found = _stage(scene, number, root, sources)
        if found is not None:
            out.append(found)
    return out


def _on_air(scene: Scene, tree: Tree) -> Outlet | None:
    """Outlet behind a preposition of those on air ("sur Radio Lorne"), or None."""
    air = scene.lexicon.function["on-air"]
    found = (scene.outlet_at(tree, w.index + 1) for w in tree.words if w.lower in air)
    aired = next((outlet for outlet in found if outlet is not None), None)
    return aired or _interviewed(scene, tree)


def _interviewed(scene: Scene, tree: Tree) -> Outlet | None:
    """Outlet of the interview that a sentence speaks of ("dans une interview diffusée par X"), or None."""
    for word in tree.words:
        if word.lemma.casefold() in scene.lexicon.function["interview"]:
            behind = range(word.index + 1, min(word.index + 1 + REACH, len(tree.words)))
            outlet = next((o for i in behind if (o := scene.outlet_at(tree, i)) is not None), None)
            if outlet is not None and outlet.name != scene.document.outlet:
                return outlet
    return None


def _stage(scene: Scene, number: int, root: int, sources: Sources) -> Stage | None:
    """The stage of one sentence, when a person is its subject."""
    tree = scene.trees[number]
    subject = tree.subject(root)
    outlet = _on_air(scene, tree)
    if subject is None or outlet is None or not tree.is_finite(root):
        return None
    name, kind = sources.name_at(number, subject)
    if name is None or kind is not SourceKind.PERSON:
        return None
    return Stage(sentence=number, speaker=name, outlet=outlet)


def passed_words(scene: Scene) -> dict[int, Outlet]:
    """Sentences in which an outlet passes on somebody's words, as the object of its verb, with the outlet."""
    out: dict[int, Outlet] = {}
    for number, tree in enumerate(scene.trees):
        for word in tree.words:
            if word.deprel == "obj" and _is_wording(scene, tree, word.index):
                subject = tree.subject(word.head)
                indices = sorted(noun_phrase(tree, subject)) if subject is not None else []
                outlet = next((o for o in (scene.outlet_at(tree, i) for i in indices) if o is not None), None)
                if outlet is not None:
                    out[number] = outlet
    return out


def _is_wording(scene: Scene, tree: Tree, noun: int) -> bool:
    """Whether a noun is that of somebody's words ("les accusations d'une élue")."""
    lemma = tree.words[noun].lemma.casefold()
    if lemma not in scene.lexicon.nouns and lemma not in scene.lexicon.function["wording"]:
        return False
    for kid in tree.children(noun, "nmod"):
        case = tree.child(kid, "case")
        genitive = case is not None and preposition(tree, case, scene.lexicon) in scene.lexicon.function["genitive"]
        living = scene.lexicon.heads.get(tree.words[kid].lemma.casefold()) in SPEAKING
        if genitive and (living or tree.label_at(tree.words[kid].start) == "PER"):
            return True
    return False

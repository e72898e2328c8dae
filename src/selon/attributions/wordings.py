"""What somebody told, as a source: "selon ce que X a confié à Y", "selon des renseignements donnés par X", "selon les
propos de X". The source is who told it; the word by which it is told shows the outlet it was told to."""

from __future__ import annotations

from dataclasses import dataclass

from selon.attributions.extents import preposition
from selon.attributions.scene import Scene
from selon.attributions.sentence_cues import verbal_cue
from selon.attributions.speakers import speaker
from selon.trees import Tree

# The verb of a relative stands at most so many words behind what it tells of.
FAR = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Head of who told something, the word by which it is told, and the last word of the phrase."""

    speaker: int
    at: int
    end: int


def told_by(scene: Scene, number: int, head: int) -> Told | None:
    """Who told what a noun or "ce" behind a preposition stands for, or None where nobody is said to have."""
    tree = scene.trees[number]
    word = tree.words[head]
    neuter = word.lower in scene.lexicon.function["cleft"]
    if not neuter and word.lemma.casefold() not in scene.lexicon.function["wording"]:
        return None
    found = _in_relative(scene, number, head, saying=neuter)
    return found or (None if neuter else _by_agent(tree, head) or _of_speaker(scene, tree, head))


def _in_relative(scene: Scene, number: int, head: int, *, saying: bool) -> Told | None:
    """Subject of a relative clause: "les détails que X a donnés"; with `saying` only of a verb of saying: "ce qu'a
    confié X"."""
    tree = scene.trees[number]
    words = tree.words
    if head + 2 >= len(words) or words[head + 1].lower not in scene.lexicon.function["that"]:
        return None
    for place in range(head + 2, min(head + FAR, len(words))):
        if words[place].text in (",", "«", ":", ";"):
            return None
        if words[place].upos != "VERB" or (saying and verbal_cue(scene, tree, place) is None):
            continue
        if any(words[k].lower in scene.lexicon.function["negative-clitic"] for k in range(head + 2, place)):
            return None
        who = tree.child(place, "nsubj")
        who = speaker(scene, number, place, ()) if who is None or who <= head + 1 else who
        if who is None or who <= head + 1:
            return None
        return Told(speaker=who, at=place, end=_phrase_end(tree, max(place, who)))
    return None


def _by_agent(tree: Tree, head: int) -> Told | None:
    """Agent of a participle: "les renseignements confiés par X à Y"; behind a comma it tells what became of them."""
    for verb in tree.children(head, "acl"):
        agent = tree.child(verb, "obl:agent")
        apart = any(w.text == "," for w in tree.words[head:verb])
        if verb > head and agent is not None and agent > verb and not apart:
            return Told(speaker=agent, at=verb, end=_phrase_end(tree, agent))
    return None


def _of_speaker(scene: Scene, tree: Tree, head: int) -> Told | None:
    """Whose words they are: "les propos du maire à la radio"."""
    for kid in tree.children(head, "nmod"):
        case = tree.child(kid, "case")
        if kid > head and case is not None:
            if preposition(tree, case, scene.lexicon) in scene.lexicon.function["genitive"]:
                return Told(speaker=kid, at=head, end=_phrase_end(tree, kid))
    return None


def _phrase_end(tree: Tree, start: int) -> int:
    """Last word before the mark that ends the phrase."""
    words = tree.words
    marks = (",", "«", "»", "“", ":", ";", ".", "(")
    return next((i - 1 for i in range(start + 1, len(words)) if words[i].text in marks), len(words) - 1)

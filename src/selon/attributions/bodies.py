"""Organisations that the text names without a label: "Ostrow Tiles", whom "the company" takes up, and "the Ports
Agency", whom "the agency" does. Only languages whose table says which words end such names are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.attributions.descriptions import clean
from selon.attributions.outlets import is_name
from selon.attributions.scene import Scene
from selon.records import SourceKind, Span
from selon.trees import Tree

FARTHEST = 1500
"""Code points before a noun among which the body is named that it takes up."""
ASIDE = ("obl", "obl:tmod", "obl:npmod", "vocative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A run of capitalised words that can name an organisation: where it stands, its words in lower case, and whether
    a label or a word of such names says that it is one."""

    place: int
    name: str
    words: frozenset[str]
    sure: bool


def body_before(scene: Scene, noun: str, place: int) -> str | None:
    """Name of the organisation that a definite noun takes up: the last that holds the noun itself, else for a general
    noun ("the company") the last that can be one, sure ones first; or None."""
    function = scene.lexicon.function
    if not function["body-name"]:
        return None
    near = [body for body in bodies(scene) if place - FARTHEST <= body.place < place]
    own = [body.name for body in near if noun in body.words]
    if own or noun not in function["body"]:
        return own[-1] if own else None
    heads = scene.lexicon.heads
    other = {word for word, kind in heads.items() if kind is SourceKind.ORGANISATION} - function["body-name"]
    free = [body for body in near if not body.words & other]
    sure = [body.name for body in free if body.sure]
    names = sure or [body.name for body in free]
    return names[-1] if names else None


def bodies(scene: Scene) -> list[Body]:
    """Runs that can name an organisation, in the order of the text; people, places, outlets and days are none."""
    return [body for tree in scene.trees for low, high in _runs(scene, tree) if (body := _body(scene, tree, low, high))]


def _runs(scene: Scene, tree: Tree) -> Iterator[tuple[int, int]]:
    """First and last word of each run of capitalised words, over "of", "and" and the like between them."""
    words, place = tree.words, 0
    joints = scene.lexicon.function["name-joint"]
    while place < len(words):
        if not is_name(words[place]) or words[place].upos == "DET":
            place += 1
            continue
        last = place
        while last + 1 < len(words):
            step = 1 + (words[last + 1].lower in joints or words[last + 1].upos == "PART")
            if last + step >= len(words) or not is_name(words[last + step]):
                break
            last += step
        yield place, last
        place = last + 1


def _body(scene: Scene, tree: Tree, low: int, high: int) -> Body | None:
    """The organisation that a run can name, or None."""
    words = tree.words[low : high + 1]
    function = scene.lexicon.function
    labels = {tree.label_at(word.start) for word in words}
    names = [word for word in words if word.upos != "PUNCT"]
    lower = frozenset(word.lower.rstrip(".") for word in names)
    sure = "ORG" in labels or bool(lower & function["body-name"])
    if labels & {"PER", "LOC"} and not lower & function["body-name"]:
        return None
    opening = low == 0 and (words[0].upos != "PROPN" or (len(words) == 1 and not labels & {"ORG"}))
    person = not sure and (words[0].text in scene.lexicon.first_names or words[-1].text in scene.last_names)
    role = any(scene.lexicon.heads.get(word.lower) is SourceKind.PERSON for word in names)
    if opening or person or role or lower & (function["time"] | function["courtesy"]):
        return None
    if not sure and any(word.deprel in ASIDE for word in names):
        return None
    if any(scene.outlet_at(tree, word.index) is not None for word in words):
        return None
    return Body(
        place=words[0].start, name=clean(scene.text(Span(words[0].start, words[-1].end))), words=lower, sure=sure
    )

"""What the verbs of a sentence are known to say: the attributions found it, also where the tree has it elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from selon.records import Attribution
from selon.trees import Tree


def contents(attributions: Iterable[Attribution], tree: Tree) -> dict[int, int]:
    """The head of the content of every verb of a sentence that is the cue of one; questions are none."""
    out: dict[int, int] = {}
    place = tree.sentence.span
    for one in attributions:
        verbs = [w.index for w in tree.words if w.upos == "VERB" and any(_in(w.start, cue) for cue in one.cue)]
        inside = {w.index for w in tree.words if any(_in(w.start, told) for told in one.content)}
        if not verbs or not inside or one.content[0].start < place.start or one.content[-1].end > place.end:
            continue
        asked = any(tree.words[k].text == "?" for k in inside)
        head = next((k for k in sorted(inside) if tree.words[k].head not in inside), None)
        if head is not None and not asked:
            out.setdefault(verbs[-1], head)
    return out


def _in(start: int, span: tuple[int, int]) -> bool:
    """Whether a word begins in a stretch."""
    return span[0] <= start < span[1]

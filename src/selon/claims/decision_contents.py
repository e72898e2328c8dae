"""What is said in a sentence, and by which of its verbs: what the attributions found, wherever the tree has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from selon.records import Attribution
from selon.trees import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said in a sentence: `heads` are those of the content of verbs that are cues, `tops` those of all
    contents, `inside` every word that stands in one."""

    heads: Mapping[int, int] = field(default_factory=dict)
    tops: frozenset[int] = frozenset()
    inside: frozenset[int] = frozenset()


NOTHING = Said()


def said(attributions: Iterable[Attribution], tree: Tree) -> Said:
    """What is said in a sentence; of a content that goes on over others, what stands here; a question is no content."""
    heads: dict[int, int] = {}
    tops: set[int] = set()
    every: set[int] = set()
    for one in attributions:
        if not any(told.overlaps(tree.sentence.span) for told in one.content):
            continue  # most stand in other sentences
        inside = {w.index for w in tree.words if any(_in(w.start, told) for told in one.content)}
        if not inside or any(tree.words[k].text == "?" for k in inside):
            continue
        every |= inside
        above = (k for k in sorted(inside) if tree.words[k].head not in inside)
        head = next((k for k in above if tree.words[k].upos != "PUNCT"), None)
        verbs = [w.index for w in tree.words if w.upos == "VERB" and any(_in(w.start, cue) for cue in one.cue)]
        if head is not None:
            tops.add(head)
            if (
                verbs
                and _in(one.content[0].start, tree.sentence.span)
                and one.content[-1].end <= tree.sentence.span.end
            ):
                heads.setdefault(verbs[-1], head)
    return Said(heads=heads, tops=frozenset(tops), inside=frozenset(every))


def _in(start: int, span: tuple[int, int]) -> bool:
    """Whether a word begins in a stretch."""
    return span[0] <= start < span[1]

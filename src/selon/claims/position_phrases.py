"""The words of an issue, of an actor, and the evidence of a position."""

from __future__ import annotations

from collections.abc import Collection

from selon.records import Span
from selon.trees import EDGE, Tree

ADDED = frozenset({"acl:relcl", "parataxis", "advcl", "nsubj", "expl:subj", "cop", "orphan"})
"""What a name does without."""
MARKS = EDGE - {"«", "»"}
LONGEST = 160
"""Characters of a phrase; what is longer is cut behind a whole word."""


def phrase(tree: Tree, head: int) -> Span:
    """The words of a noun phrase without article, relative clauses, appositions; of a verb, with all that it holds."""
    if tree.words[head].upos in ("VERB", "AUX"):
        inside = tree.subtree(head, [k for k in tree.kids[head] if tree.words[k].deprel in ("parataxis", "advcl")])
        ahead = [k for k in range(min(inside), head) if tree.words[k].deprel not in ("mark", "punct", "case", "cc")]
    else:
        marks = [k for k in tree.kids[head] if tree.words[k].deprel == "punct"]
        inside = tree.subtree(head, [*marks, *(k for k in tree.subtree(head) - {head} if _is_added(tree, k))])
        ahead = [k for k in range(min(inside), head) if tree.words[k].upos not in ("DET", "ADP", "PUNCT")]
    return _cut(tree, next((k for k in ahead if k in inside), head), _end(inside, head))


def name_of(tree: Tree, head: int, people: Collection[str]) -> Span:
    """The words that name an actor: the person in the phrase, else the phrase up to the first comma or participle.

    `people` are the nouns that a person's name goes with ("la ministre Ane Solberg", but "le cabinet Solberg")."""
    word = tree.words[head]
    added = [k for k in tree.children(head, "appos", "flat", "nmod") if not tree.children(k, "case")]
    for place in (head, *(added if word.lemma.casefold() in people else [])):
        mention = tree.mention_at(tree.words[place].start)
        if mention is not None and mention.label == "PER":
            return mention.span
    told = phrase(tree, head)
    cut = (w for w in tree.words[head + 1 :] if w.end <= told.end)
    stop = next((w for w in cut if w.text in (",", "(") or w.deprel == "acl" or "VerbForm=Part" in w.feats), None)
    return told if stop is None else _cut(tree, _at(tree, told.start), max(stop.index - 1, word.index))


def _at(tree: Tree, start: int) -> int:
    """The word that begins at an offset."""
    return next(w.index for w in tree.words if w.start == start)


def evidence(tree: Tree, group: set[int], issue: int | None) -> Span:
    """The stretch that holds the words of the frames and of their issue."""
    start, end = tree.words[min(group)].start, tree.words[max(group)].end
    told = Span(start, end) if issue is None else phrase(tree, issue)
    return Span(min(start, told.start), max(end, told.end))


def _is_added(tree: Tree, index: int) -> bool:
    """Whether a word opens what a name does without: a relative clause, an apposition, what stands behind a comma."""
    word = tree.words[index]
    if word.deprel in ADDED:
        return True
    first = min(tree.subtree(index))
    return first > word.head and tree.words[first - 1].text in (",", "(") and word.deprel != "conj"


def _end(inside: set[int], head: int) -> int:
    """The last word of a run that begins at the head; holes of one word belong to it."""
    last = head
    while last + 1 in inside or last + 2 in inside:
        last += 1 if last + 1 in inside else 2
    return last


def _cut(tree: Tree, first: int, last: int) -> Span:
    """The stretch from one word to another, trimmed of marks and of too great a length."""
    words = tree.words
    while last > first and (words[last].text in MARKS or words[last].upos in ("ADP", "CCONJ", "DET")):
        last -= 1
    while last > first and words[last].end - words[first].start > LONGEST:
        last -= 1
    while first < last and words[first].text in MARKS:
        first += 1
    return Span(words[first].start, words[last].end)

"""A sentence as a tree that can be asked for children, subtrees, phrases and clauses.

Everything here is Universal Dependencies and punctuation; no word of any language is named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from selon.records import Mention, Sentence, Span, Word

CLAUSES = frozenset({"root", "ccomp", "csubj", "advcl", "acl", "acl:relcl", "parataxis", "csubj:pass"})
OPENING = frozenset('«“‘([„"')
CLOSING = {"»": "«", "”": "“", ")": "(", "]": "[", '"': '"', "’": "‘"}
EDGE = frozenset(",;:–—-…") | OPENING | frozenset(CLOSING) | {"."}
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


class Tree:
    """Children and extents of every word of one sentence, computed once.

    `beside` are adverbs of its language that stand beside a noun phrase and are none of its words."""

    __slots__ = ("beside", "kids", "sentence", "words")

    def __init__(self, sentence: Sentence, beside: frozenset[str] = frozenset()) -> None:
        self.sentence = sentence
        self.beside = beside
        self.words: tuple[Word, ...] = sentence.words
        self.kids: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head >= 0 and word.head != word.index:
                self.kids[word.head].append(word.index)

    def children(self, index: int, *labels: str) -> list[int]:
        """Children of a word, in order; only those with one of the labels when labels are given.

        A label without subtype takes its subtypes along: `aux` gives `aux:pass` too."""
        kids = self.kids[index]
        if not labels:
            return kids
        if not kids:
            return []
        words = self.words
        return [k for k in kids if (own := words[k].deprel) in labels or (":" in own and own.split(":")[0] in labels)]

    def child(self, index: int, *labels: str) -> int | None:
        """First child with one of the labels, or None."""
        for kid in self.kids[index]:
            own = self.words[kid].deprel
            if not labels or own in labels or (":" in own and own.split(":")[0] in labels):
                return kid
        return None

    def subtree(self, index: int, without: Collection[int] = ()) -> set[int]:
        """Indices of a word and of all below it; the branches in `without` are left out."""
        out: set[int] = set()
        stack = [index]
        while stack:
            here = stack.pop()
            if here not in out and here not in without:
                out.add(here)
                stack += self.kids[here]
        return out

    def label_at(self, start: int) -> str:
        """Label of the entity that holds an offset, or the empty string."""
        mention = self.mention_at(start)
        return mention.label if mention is not None else ""

    def mention_at(self, start: int) -> Mention | None:
        """Entity that holds an offset, or None."""
        for mention in self.sentence.mentions:
            if mention.span.start <= start < mention.span.end:
                return mention
        return None

    def ancestors(self, index: int) -> Iterator[int]:
        """Governors of a word, nearest first; ends at the root (and on a cycle)."""
        seen = {index}
        here = self.words[index].head
        while here >= 0 and here not in seen:
            yield here
            seen.add(here)
            here = self.words[here].head

    def auxiliaries(self, index: int) -> list[int]:
        """Auxiliaries and copulas of a verb, by the tree, else the auxiliary right before it."""
        found = [k for k in self.children(index, "aux", "cop") if k < index]
        if found or "VerbForm=Part" not in self.words[index].feats:
            return found
        for place in range(index - 1, max(index - 6, -1), -1):
            word = self.words[place]
            if word.upos == "AUX":
                return [place]
            if word.upos not in ("ADV", "PART", "PRON", "ADP", "DET", "NOUN") or word.head > index:
                return []
        return []

    def is_gerund(self, index: int) -> bool:
        """Whether a verb is a gerund or present participle, which has no subject behind it."""
        feats = self.words[index].feats
        return "VerbForm=Ger" in feats or "Tense=Pres|VerbForm=Part" in feats

    def is_finite(self, index: int) -> bool:
        """Whether the word, or an auxiliary or copula of it, is a finite verb."""
        if "VerbForm=Fin" in self.words[index].feats:
            return True
        return any("VerbForm=Fin" in self.words[k].feats for k in self.auxiliaries(index))

    def clause_of(self, index: int) -> int:
        """Head of the clause a word stands in: itself or the nearest governor that heads a clause."""
        for here in (index, *self.ancestors(index)):
            word = self.words[here]
            if word.deprel in CLAUSES:
                return here
            if word.deprel == "conj" and self.is_finite(here) and self.words[word.head].upos not in ("PROPN",):
                return here
        return index

    def subject(self, index: int) -> int | None:
        """Subject of a verb, its own or that shared by coordination with an earlier verb."""
        here = index
        for _ in range(4):
            own = [k for k in self.children(here, "nsubj", "csubj") if k < len(self.words)]
            own = [k for k in own if self.words[k].deprel != "nsubj:caus"]
            own = own or self._clitics_of_auxiliaries(here)
            if own:
                return own[0]
            word = self.words[here]
            if word.deprel in ("conj", "xcomp") and word.head >= 0:
                here = word.head
                continue
            return None
        return None

    def _clitics_of_auxiliaries(self, index: int) -> list[int]:
        """Pronouns that the parser hung on an auxiliary of the verb: "Il a par ailleurs promis"."""
        found = (k for aux in self.children(index, "aux") for k in self.children(aux, "nsubj") if k < aux)
        return [k for k in found if self.words[k].upos == "PRON"]

    def text(self, indices: Iterable[int]) -> str:
        """Words of the indices in order, for rules that look at wordings."""
        return " ".join(self.words[i].text for i in sorted(indices))


def trim(words: tuple[Word, ...], run: list[int]) -> list[int]:
    """The run without the commas, dashes and unmatched marks at its two ends."""
    low, high = 0, len(run)
    texts = [words[i].text for i in run]
    while low < high and texts[low] in EDGE and not (texts[low] in OPENING and _closes(texts[low:high])):
        low += 1
    while high > low and texts[high - 1] in EDGE and not _opened(texts[low:high]):
        high -= 1
    return run[low:high]


def _closes(texts: list[str]) -> bool:
    """Whether the mark at the start is closed within the texts."""
    mark = texts[0]
    return any(CLOSING.get(t) == mark for t in texts[1:])


def _opened(texts: list[str]) -> bool:
    """Whether the mark at the end was opened within the texts."""
    mark = CLOSING.get(texts[-1])
    return mark is not None and mark in texts[:-1]


def spans(words: tuple[Word, ...], indices: Iterable[int]) -> tuple[Span, ...]:
    """Stretches of text that cover the indices: one for each run without holes, trimmed of punctuation.

    Holes made of punctuation alone do not split a run."""
    chosen = sorted(set(indices))
    if not chosen:
        return ()
    runs: list[list[int]] = [[chosen[0]]]
    for index in chosen[1:]:
        between = range(runs[-1][-1] + 1, index)
        if all(words[k].upos == "PUNCT" and words[k].text not in CLOSING for k in between) and len(between) <= 1:
            runs[-1].extend([*between, index])
        else:
            runs.append([index])
    out = []
    for run in runs:
        kept = trim(words, run)
        if kept and any(words[i].upos != "PUNCT" for i in kept):
            out.append(Span(words[kept[0]].start, words[kept[-1]].end))
    return tuple(out)


def stretch(words: tuple[Word, ...], low: int, high: int) -> tuple[Span, ...]:
    """Stretch from word `low` up to but not including word `high`, trimmed; empty when nothing is left."""
    kept = trim(words, list(range(max(low, 0), min(high, len(words)))))
    if not kept or all(words[i].upos == "PUNCT" for i in kept):
        return ()
    return (Span(words[kept[0]].start, words[kept[-1]].end),)

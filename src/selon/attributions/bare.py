"""Clauses that follow their cue without a conjunction: "said the bridge was safe"."""

from __future__ import annotations

from selon.attributions.extents import last_of_cue
from selon.attributions.lexicons import Cue, Lexicon
from selon.trees import CLOSING, Tree

REACH = 14
"""Words in which the verb of such a clause stands, where the tree does not show it."""

OPENING = frozenset({"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"})
PARTING = frozenset({";", ":", "(", "–", "—", "--"})
ADDED = ("obl", "advmod", "iobj", "compound")
"""What may stand between a cue and the clause: when, where and to whom it is said."""


def bare_clause(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> tuple[int, int] | None:
    """First word and head of the finite clause that follows a cue without a conjunction, or None."""
    addressed = _behind_addressee(tree, verb)
    if addressed is not None:
        return addressed
    first = _behind_circumstances(tree, verb, last_of_cue(tree, verb, cue) + 1)
    if first >= len(tree.words) or tree.words[first].lower in lexicon.function["complementiser"]:
        return None
    for kid in tree.children(verb, "ccomp"):
        marked = any(k >= first for k in tree.children(kid, "mark"))
        if kid >= first and tree.is_finite(kid) and not marked and _subject(tree, kid, first) is not None:
            return first, kid
        told = next((k for k in tree.children(verb, "iobj", "obj") if verb < k == first - 1), None)
        if told is not None and kid >= first and tree.is_finite(kid) and not marked:  # it is the subject of the clause
            return min(tree.subtree(told)), kid
    return _by_place(tree, verb, first)


def _behind_addressee(tree: Tree, verb: int) -> tuple[int, int] | None:
    """First word and head of a clause that the parser made a relative of who was told: "told a friend he had sold the
    boat"."""
    for kid in tree.children(verb, "iobj"):
        for clause in tree.children(kid, "acl:relcl", "acl"):
            low = min(tree.subtree(clause))
            whole = kid < low and tree.is_finite(clause) and _subject(tree, clause, low) is not None
            if whole and not any("PronType=Rel" in tree.words[i].feats for i in range(low, clause)):
                return low, clause
    return None


def _behind_circumstances(tree: Tree, verb: int, place: int) -> int:
    """The place, or that behind the phrases that say when, where or to whom it is said."""
    added = [tree.subtree(kid) for kid in tree.children(verb, *ADDED) if kid >= place]
    found = True
    while found:
        found = False
        for phrase in added:
            if min(phrase) == place and max(phrase) - place + 1 == len(phrase):
                place, found = max(phrase) + 1, True
    return place


def _by_place(tree: Tree, verb: int, first: int) -> tuple[int, int] | None:
    """First word and head of a clause that opens here with its subject, whatever it hangs on; a quotation may begin in
    it ("saying the bridge “is safe”")."""
    words = tree.words
    if words[first].upos not in OPENING or "PronType=Rel" in words[first].feats:
        return None
    for place in range(first + 1, min(first + REACH, len(words))):
        word = words[place]
        if word.text in CLOSING.values():
            continue
        if word.upos in ("PUNCT", "SCONJ", "CCONJ") or "PronType=Rel" in word.feats:
            return None
        if "VerbForm=Fin" in word.feats:
            head = word.head if word.upos == "AUX" and word.head > place else place
            object_ = any(first <= k < place <= head for k in tree.children(verb, "obj") if _is_bare(tree, k))
            return (first, head) if object_ or _subject(tree, head, first) is not None else None
    return None


def _subject(tree: Tree, head: int, first: int) -> int | None:
    """Subject of a clause that stands between its first word and its head."""
    carriers = (head, *tree.auxiliaries(head))
    found = [k for one in carriers for k in tree.children(one, "nsubj", "expl", "csubj") if first <= k < head]
    if not found and tree.words[head].deprel in ("ccomp", "xcomp"):  # a parse that took the subject for something else
        found = [k for k in tree.children(head, "compound", "obl", "dep") if first <= k < head and _is_bare(tree, k)]
    return next((k for k in found if "PronType=Rel" not in tree.words[k].feats), None)


def _is_bare(tree: Tree, index: int) -> bool:
    """Whether a word is a noun that no preposition governs."""
    return tree.words[index].upos in ("NOUN", "PROPN") and tree.child(index, "case") is None


def clause_by_order(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> tuple[int, int] | None:
    """First word and head of the clause behind a verb that takes nothing else, where the parser saw none: "voters say
    her lead obscures concerns", "said the words “hide” the cost", "said after the talks he would leave"."""
    words = tree.words
    behind = last_of_cue(tree, verb, cue) + 1
    if not _has_subject(tree, verb) or behind >= len(words):
        return None
    if words[behind].lower in lexicon.function["complementiser"] - lexicon.function["that"]:
        finite = (w.index for w in words[behind + 1 : behind + REACH] if "VerbForm=Fin" in w.feats)
        return next(((behind, place) for place in finite), None)
    if words[verb].lemma.casefold() not in lexicon.function["clausal"]:
        return None
    first = _opening(tree, _behind_circumstances(tree, verb, behind)) or _opening(tree, behind)
    return None if first is None else _verb_by_order(tree, verb, first, lexicon)


def _has_subject(tree: Tree, verb: int) -> bool:
    """Whether somebody stands before the verb who says it, or it is a gerund."""
    subject = tree.subject(verb)
    return tree.is_gerund(verb) or (subject is not None and subject < verb)


def _opening(tree: Tree, behind: int) -> int | None:
    """Where a clause opens behind a verb: right there with a noun, or with a pronoun before the next mark."""
    words = tree.words
    if behind < len(words) and words[behind].upos in OPENING and "PronType=Rel" not in words[behind].feats:
        return behind
    for place in range(behind, min(behind + REACH, len(words) - 1)):
        if words[place].upos in ("PUNCT", "SCONJ", "CCONJ"):
            return None
        if "Case=Nom" in words[place].feats and words[place].deprel.startswith("nsubj"):
            return place
    return None


def _verb_by_order(tree: Tree, verb: int, first: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The first verb of a clause that stands in no relative and in nothing between commas, with the clause's start."""
    words = tree.words
    relative, commas = False, 0
    for place in range(first + 1, len(words)):
        word = words[place]
        commas += word.text == ","
        if word.text in PARTING or (word.text == "," and words[place - 1].text in CLOSING):
            return None
        if word.lower in lexicon.function["that"] and not _is_relative(tree, place):
            return None
        if _is_relative(tree, place):
            relative = True
        elif "VerbForm=Fin" in word.feats or (word.upos == "VERB" and word.deprel in ("ccomp", "appos")):
            if not relative and commas % 2 == 0:
                return first, word.head if word.upos == "AUX" and word.head > place else place
            relative = False
    clause = next((k for k in tree.children(verb, "ccomp") if k >= first), None)
    return None if clause is None or commas or tree.child(clause, "mark") is not None else (first, clause)


def _is_relative(tree: Tree, place: int) -> bool:
    """Whether a word opens a relative clause."""
    word = tree.words[place]
    return "PronType=Rel" in word.feats or (word.upos == "PRON" and tree.words[word.head].deprel == "acl:relcl")

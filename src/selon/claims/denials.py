"""What a clause denies: the senses at the core of its denial, whether of all times, and what it rebuts."""

from __future__ import annotations

from selon.claims.clauses import Clause, below_a_verb, mistaken, turned_by_verb
from selon.claims.contrasts import Contrasts
from selon.records import Word

OBJECTS = ("obj", "xcomp", "ccomp", "advcl", "obl", "obl:arg")
LONGEST_MARK = 5
"""Words before one that is set aside among which stands what sets it aside ("et non pas")."""


def core(clause: Clause, tables: Contrasts) -> frozenset[str]:
    """The senses of what a negated clause says not to be: its verb, the noun that there is none of, what is denied.

    What is no longer so ("ne part plus") was so, and denies nothing."""
    tree, head = clause.tree, clause.tree.words[clause.head]
    if clause.forms() & tables.marks["ended"]:
        return frozenset()
    out = {word for word in clause.words if _none_of(clause, word, tables)}
    if turned_by_verb(clause, tables):
        below = [tree.words[k] for k in tree.children(clause.head)]
        out |= {word for word in below if below_a_verb(word) or word.deprel == "obj"}
        out |= {word for word in clause.words if mistaken(clause, word, tables)}
    else:
        negated = [tree.words[word.head] for word in clause.words if word.lower in tables.negators and word.head >= 0]
        out |= {word for word in (negated or [head]) if word.upos in ("VERB", "NOUN", "ADJ")}
        if not any(tables.counts(word) and not tables.light(word) for word in out):
            out |= {word for word in clause.words if word.index > clause.head and "VerbForm=Inf" in word.feats}
    return frozenset(tables.sense(word) for word in out if tables.counts(word) and not tables.light(word))


def ever(clause: Clause, tables: Contrasts) -> bool:
    """Whether a denial is of all times or of every one: "jamais", "aucun", "pas le moindre"."""
    done = any("VerbForm=Part" in word.feats for word in clause.words)
    said = f" {' '.join(word.lower for word in clause.words)} "
    return done and any(f" {mark} " in said for mark in tables.marks["ever"])


def none_of(clause: Clause, tables: Contrasts) -> frozenset[str]:
    """The senses of the nouns that a clause says there is none of: "aucune lettre", "pas le moindre avis"."""
    found = [word for word in clause.words if _none_of(clause, word, tables) and not tables.light(word)]
    return frozenset(tables.sense(word) for word in found if tables.counts(word))


def rebuts(clause: Clause, tables: Contrasts) -> bool:
    """Whether a clause denies what was said before it without saying what: "il dément en bloc", "s'en défend"."""
    tree = clause.tree
    head = tables.lemma(tree.words[clause.head])
    lemmas = {tables.lemma(word) for word in clause.words} | clause.forms()
    if not any(row.split()[0] == head and set(row.split()) <= lemmas for row in tables.marks["rebuts"]):
        return False
    kids = [tree.words[k] for k in tree.children(clause.head, *OBJECTS) if k > clause.head]
    told = [word for word in kids if word.upos in ("NOUN", "VERB") and word.deprel != "obl"]
    return all(tables.lemma(word) in tables.marks["hollow"] and not tree.child(word.index, "nmod") for word in told)


def acts(clause: Clause, tables: Contrasts) -> frozenset[str]:
    """The senses of the verbs that a clause says to have been done or to be done; of infinitives those of the past."""
    done = [word for word in clause.words if word.upos == "VERB" and "VerbForm=Inf" not in word.feats]
    return frozenset(tables.sense(word) for word in done if tables.counts(word) and not tables.light(word))


def _none_of(clause: Clause, word: Word, tables: Contrasts) -> bool:
    """Whether a noun is said not to be at all: "aucune lettre", "pas le moindre avis"."""
    tree = clause.tree
    kids = [tree.words[k].lower for k in tree.children(word.index, "det", "amod", "advmod") if k < word.index]
    without = {tree.words[k].lower for k in tree.children(word.index, "case")} & tables.marks["without"]
    told = {*kids, " ".join(kids)} & tables.marks["ever"]
    if word.upos == "NOUN" and bool(told or without or _partitive(clause, word, kids, tables)):
        return True
    return _instead(clause, word, tables)


def _instead(clause: Clause, word: Word, tables: Contrasts) -> bool:
    """Whether a word is set aside for another: "c'est une panne, pas un sabotage", "un chien et non un loup"."""
    if word.upos not in ("NOUN", "ADJ", "VERB", "PROPN") or clause.forms() & tables.negators:
        return False
    words, end = clause.tree.words, word.index
    while end and words[end - 1].upos in ("DET", "ADP", "NUM"):
        end -= 1
    said = f" {' '.join(one.lower for one in words[max(0, end - LONGEST_MARK) : end])} "
    return end > 0 and any(said.endswith(f" {mark} ") for mark in tables.marks["instead"])


def _partitive(clause: Clause, word: Word, kids: list[str], tables: Contrasts) -> bool:
    """Whether a noun is the object of which a negated verb has none: "n'a pas reçu de lettre"."""
    linked = {clause.tree.words[k].lower for k in clause.tree.children(word.index, "case")} | set(kids)
    below = word.head == clause.head and word.deprel in ("obj", "obl", "obl:arg", "nmod")
    bare = linked and linked <= tables.marks["partitive"]
    return below and bool(bare) and bool(clause.forms() & tables.negators)

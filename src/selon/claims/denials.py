"""What a clause denies: the senses at the core of its denial, whether of all times, and what it rebuts."""

from __future__ import annotations

from selon.claims.clauses import Clause, below_a_verb, mistaken, turned_by_verb
from selon.claims.contrasts import Contrasts
from selon.records import Word

OBJECTS = ("obj", "xcomp", "ccomp", "advcl", "obl", "obl:arg")


def core(clause: Clause, tables: Contrasts) -> frozenset[str]:
    """The senses of what a negated clause says not to be: its verb, the noun that there is none of, what is denied."""
    tree, head = clause.tree, clause.tree.words[clause.head]
    out = {word for word in clause.words if _none_of(clause, word, tables)}
    if turned_by_verb(clause, tables):
        below = [tree.words[k] for k in tree.children(clause.head)]
        out |= {word for word in below if below_a_verb(word) or word.deprel == "obj"}
        out |= {word for word in clause.words if mistaken(clause, word, tables)}
    elif head.upos in ("VERB", "NOUN", "ADJ"):
        out.add(head)
    return frozenset(tables.sense(word) for word in out if tables.counts(word) and not tables.light(word))


def ever(clause: Clause, tables: Contrasts) -> bool:
    """Whether a denial is of all times or of every one: "jamais", "aucun", "pas le moindre"."""
    done = any("VerbForm=Part" in word.feats for word in clause.words)
    return done and bool(clause.forms() & tables.marks["ever"])


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
    kids = {clause.tree.words[k].lower for k in clause.tree.children(word.index, "det", "amod", "advmod")}
    return word.upos == "NOUN" and bool(kids & tables.marks["ever"])

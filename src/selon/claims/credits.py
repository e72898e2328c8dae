"""To whom a clause says that something is owed: who gave the alert, revealed the letter, found the bell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from selon.claims.clauses import Clause
from selon.claims.contrasts import Contrasts
from selon.claims.stems import stem
from selon.languages import has_table, table
from selon.records import Credit, Reading, Word
from selon.trees import Tree

NAMED = frozenset({"reveal", "consult"})
"""What is owed to somebody who has a name, or to the outlet itself: "l'enquête a révélé une faille" owes nothing."""
NOMINAL = frozenset({"NOUN", "PROPN", "DET", "ADJ"})
CLAUSAL = ("nsubj", "csubj", "expl", "cop", "aux", "obl", "advmod", "mark", "punct")
"""What hangs from a noun as the predicate of a clause."""
UP = 3
"""Verbs above an infinitive in which its subject may stand: "a été le premier à rendre publique"."""
PASSIVE = ("nsubj:pass", "aux:pass")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A line of credits.tsv."""

    words: tuple[str, ...]
    who: str
    axis: str


@cache
def wordings(code: str) -> dict[str, tuple[Wording, ...]]:
    """The wordings of a language by their first lemma."""
    found: dict[str, list[Wording]] = {}
    for row in table(code, "credits") if has_table(code, "credits") else ():
        first, *others = row["lemma"].split()
        found.setdefault(first, []).append(Wording(words=tuple(others), who=row["who"], axis=row["axis"]))
    return {lemma: tuple(lines) for lemma, lines in found.items()}


def _loose(tables: Contrasts) -> frozenset[str]:
    """The senses of words for what comes out that may be any thing."""
    return frozenset(tables.senses.get(word) or stem(tables.code, word) for word in tables.marks["loose"])


@cache
def _documents(code: str) -> frozenset[str]:
    """Nouns of what can be leaked."""
    return frozenset(row["noun"] for row in table(code, "heads") if row["kind"] == "document")


def credit(clause: Clause, reading: Reading, tables: Contrasts) -> Credit | None:
    """What a clause says to be owed to somebody, None where it says nothing of the kind."""
    lemmas = {tables.lemma(word) for word in clause.tree.words}
    for word in clause.words:
        for line in wordings(tables.code).get(tables.lemma(word), ()):
            if set(line.words) <= lemmas and (found := _credit(clause, word, line, reading, tables)):
                return found
    return None


def _credit(clause: Clause, word: Word, line: Wording, reading: Reading, tables: Contrasts) -> Credit | None:
    """What one wording says."""
    tree = clause.tree
    top, who = _who(tree, word.index, line.who, tables)
    said = [tree.words[k] for k in sorted(who)]
    own = any("Person=1" in w.feats or w.lower in tables.grammar["we"] for w in said)
    to = [w for w in said if tables.counts(w)]
    names = frozenset(w.lower for w in to if w.upos == "PROPN" or (w.text[:1].isupper() and w.index))
    if own and reading.document.outlet:
        names = frozenset(reading.document.outlet.casefold().split())
    if not (names or (to and line.axis not in NAMED)):
        return None
    thing = _thing(tree, word.index, who, line, tables) or _content(tree, word, line, reading, tables)
    if not thing and not line.words and line.who == "by":
        return None  # "révèle La Gazette" after what it reveals
    return Credit(
        axis=line.axis,
        head=tables.sense(tree.words[top]),
        to=frozenset(tables.sense(w) for w in to) | names,
        names=names,
        of=thing,
        loose=not thing or bool(thing & _loose(tables)),
        stressed=_stressed(tree, word.index, top),
    )


def _who(tree: Tree, index: int, where: str, tables: Contrasts) -> tuple[int, set[int]]:
    """For whom something is owed to: the word that heads the phrase, and the phrase, empty where there is none."""
    if where == "held":
        return _held(tree, index)
    kids = [k for k in tree.children(index, "nmod" if where == "of" else "obl") if k > index]
    if where == "of":
        kids = [k for k in kids if tree.words[k].upos == "PROPN"]
    elif where == "by":
        kids = [k for k in kids if tree.words[k].deprel == "obl:agent" or _marked(tree, k, tables.grammar["by"])]
    if kids:
        return kids[0], _phrase(tree, kids[0])
    return (index, set()) if where != "by" or _passive(tree, index) else _subject(tree, index)


def _marked(tree: Tree, index: int, words: frozenset[str]) -> bool:
    """Whether one of some prepositions introduces a phrase."""
    return any(tree.words[k].lower in words for k in tree.children(index, "case"))


def _held(tree: Tree, index: int) -> tuple[int, set[int]]:
    """The phrase that ends at the comma before a phrase, else the subject of which it is said."""
    low = min(k for k in tree.subtree(index) if tree.words[k].upos != "PUNCT")
    if low > 1 and tree.words[low - 1].text == ",":
        out: set[int] = set()
        for here in range(low - 2, -1, -1):
            if tree.words[here].upos not in NOMINAL:
                break
            out.add(here)
        return max(out, default=index), out
    return _subject(tree, index)


def _subject(tree: Tree, index: int) -> tuple[int, set[int]]:
    """The subject of a verb, of the verbs above an infinitive, or the noun for which a relative pronoun stands."""
    for here in (index, *list(tree.ancestors(index))[:UP]):
        subject = tree.subject(here)
        if subject is None:
            continue
        if "PronType=Rel" in tree.words[subject].feats and tree.words[here].head >= 0:
            subject = tree.words[here].head
        return subject, _phrase(tree, subject)
    return index, set()


def _stressed(tree: Tree, index: int, top: int) -> bool:
    """Whether a phrase is set apart as the one of whom something is so: "c'est une infirmière qui"."""
    clause = tree.words[tree.clause_of(index)]
    return clause.head == top and clause.deprel.startswith("acl") and bool(tree.children(top, "cop"))


def _content(tree: Tree, word: Word, line: Wording, reading: Reading, tables: Contrasts) -> frozenset[str]:
    """The senses of what stands as the content of a verb of revealing: "comme l'a révélé La Gazette, ..."."""
    if line.axis != "reveal":
        return frozenset()
    held = [c for a in reading.attributions if any(s.start <= word.start < s.end for s in a.cue) for c in a.content]
    inside = (w for w in tree.words if any(c.start <= w.start < c.end for c in held))
    return frozenset(tables.sense(w) for w in inside if tables.counts(w))


def _passive(tree: Tree, index: int) -> bool:
    """Whether a verb stands in the passive, or is a participle that says what was done to its noun."""
    word = tree.words[index]
    reduced = word.deprel == "acl" and "VerbForm=Part" in word.feats and not tree.children(index, "aux:tense")
    return reduced or any(tree.words[k].deprel in PASSIVE for k in tree.kids[index])


def _thing(tree: Tree, index: int, who: set[int], line: Wording, tables: Contrasts) -> frozenset[str]:
    """The senses of the words for what is owed; of a leak its documents, which may stand elsewhere in the sentence."""
    kids = set(tree.children(index, "nsubj:pass" if _passive(tree, index) else "obj"))
    clause = tree.words[tree.clause_of(index)]
    if not kids and clause.deprel.startswith("acl") and clause.head >= 0:
        kids = {clause.head}
    inside = {k for kid in kids for k in _phrase(tree, kid)} - who
    known = _documents(tables.code) | tables.marks["loose"]
    papers = [w for w in tree.words if w.index not in who and w.upos == "NOUN" and w.lemma.casefold() in known]
    near = [w for w in papers if w.index in inside] or papers
    if line.axis == "consult" or (line.axis in NAMED and near):
        return frozenset(tables.sense(w) for w in near)
    counted = (tree.words[k] for k in inside if tables.counts(tree.words[k]))
    return frozenset(map(tables.sense, counted))


def _phrase(tree: Tree, top: int) -> set[int]:
    """The words of a noun phrase without the clauses that hang from it, and what it has as the predicate of its own."""
    below = {k for k in tree.subtree(top) if k != top and tree.clause_of(k) == k}
    below |= set(tree.children(top, *CLAUSAL))
    return tree.subtree(top, without=below)

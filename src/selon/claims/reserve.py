"""With what reserve a clause is told: as hearsay, as possible, as planned, or as a fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from selon.claims.clauses import Clause, conditional
from selon.claims.contrasts import Contrasts
from selon.languages import table
from selon.records import Attribution, Basis, Reading, Reserve, Role, Span, Word
from selon.trees import Tree

BARE = frozenset({"PRON", "ADV", "PUNCT", "PART"})
"""What may stand between a verb and the infinitive that it takes."""
LEAD = 5
"""Words before an infinitive in which a phrase that plans it stands."""
LONG = 3
"""Words that a phrase of the tables may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a clause is told: its reserve, whether it is told as a fact, the word that says what is the case.

    `about` are the words that belong to it though they stand in the clause above: the subject of an infinitive;
    `open` that its negation leaves it open: "n'exclut pas de"."""

    reserve: Reserve
    fact: bool
    core: int
    about: tuple[Word, ...] = ()
    open: bool = False


@cache
def hedges(code: str) -> defaultdict[str, frozenset[str]]:
    """The hedges of a language by kind; none for a kind that it lacks."""
    kinds: dict[str, set[str]] = {}
    for row in table(code, "hedges"):
        kinds.setdefault(row["kind"], set()).add(row["words"])
    return defaultdict(frozenset, {kind: frozenset(words) for kind, words in kinds.items()})


def manner(clause: Clause, reading: Reading, tables: Contrasts) -> Manner:
    """How a clause of a reading is told."""
    tree, known = clause.tree, hedges(reading.document.language)
    core = _core(clause, tables, known)
    held = _holders(reading, tree.words[core])
    above = tree.words[tree.words[core].head] if tree.words[core].head >= 0 else None
    aimed = above is not None and core != clause.head and _aims(tree, above.index, core, tables)
    near = {word.lower for word in tree.words[max(0, core - LEAD) : core]}
    unruled = bool(near & tables.grammar["negation"]) and _led(tree, core, tables, tables.marks["unruled"])
    planned = Reserve.PLANNED if aimed or unruled or _led(tree, core, tables, tables.marks["planned"]) else Reserve.NONE
    reserve = planned or _own(clause, core, known, held) or _by_cue(clause, held)
    about = _subject_above(tree, core) if planned else _antecedent(tree, clause.head)
    fact = not reserve and not any(one.hedged for one in held) and _indicative(clause, core, reading)
    return Manner(reserve=reserve, fact=fact, core=core, about=about, open=unruled)


def _core(clause: Clause, tables: Contrasts, known: Mapping[str, frozenset[str]]) -> int:
    """The word that says what is the case: the infinitive below a modal or a verb that plans it, else the head."""
    tree, here = clause.tree, clause.head
    leading = tables.marks["planned"] | tables.marks["settled"] | tables.marks["unruled"]
    for _ in range(LONG):
        below = next((k for k in tree.children(here, "xcomp") if _infinitive(tree, k)), None)
        lemma = tree.words[here].lemma.casefold()
        leads = lemma in known["modal"] | known["conditional"] | known["semi"]
        if below is None or not (leads or _led(tree, below, tables, leading)):
            break
        here = below
    return _aimed_at(tree, here, tables)


def _infinitive(tree: Tree, index: int) -> bool:
    """Whether a word is an infinitive, or the predicate or participle of one: "être fermé"."""
    carriers = (index, *tree.children(index, "cop", "aux"))
    return any("VerbForm=Inf" in tree.words[k].feats for k in carriers)


def _aimed_at(tree: Tree, index: int, tables: Contrasts) -> int:
    """What a verb of planning aims at: "étudie la vente", "s'oriente vers une vente"; any other verb itself."""
    aims = (k for k in tree.children(index, "obj", "obl", "obl:arg") if tree.words[k].upos == "NOUN")
    return next((k for k in aims if _aims(tree, index, k, tables)), index)


def _aims(tree: Tree, index: int, aim: int, tables: Contrasts) -> bool:
    """Whether a verb of planning has a noun for its aim: as its object, or behind its preposition."""
    verb = tables.lemma(tree.words[index])
    if tree.words[aim].deprel == "obj":
        return verb in tables.marks["planning"]
    return any(f"{verb} {tree.words[k].lower}" in tables.marks["planning"] for k in tree.children(aim, "case"))


def _own(clause: Clause, core: int, known: Mapping[str, frozenset[str]], held: list[Attribution]) -> Reserve:
    """The reserve that words of the clause itself show."""
    tree = clause.tree
    carriers = {clause.head, core, *tree.ancestors(core), *tree.children(core, "aux")}
    above = [w for w in clause.words if w.index in carriers]
    for word in above:
        lemma, carried = word.lemma.casefold(), word.index != core
        if carried and (lemma in known["modal"] or (lemma in known["conditional"] and "Mood=Cnd" in word.feats)):
            return Reserve.POSSIBLE if _open(word) else Reserve.NONE
        if carried and lemma in known["semi"]:
            return Reserve.POSSIBLE
    if conditional(clause) and any(one.hedged for one in held):
        return Reserve.HEARSAY
    said = f" {_said(clause.words)} "
    parent = tree.words[clause.head].head
    if parent >= 0 and tree.words[clause.head].deprel.startswith(("ccomp", "csubj")):
        said = f" {_said(tree.words[: clause.head])} "
    doubted = known["adverb"] | known["fixed"]
    return Reserve.POSSIBLE if any(f" {phrase} " in said for phrase in doubted) else Reserve.NONE


def _open(modal: Word) -> bool:
    """Whether a modal leaves open what it carries: "peut", "pourrait", "pourra"; "a pu" and "pouvait" tell what was."""
    return "VerbForm=Fin" in modal.feats and not ("Tense=Past" in modal.feats or "Tense=Imp" in modal.feats)


def _said(words: tuple[Word, ...]) -> str:
    """Words as they stand, in lower case."""
    return " ".join(word.lower for word in words).replace("’", "'").replace("' ", "'")


def _led(tree: Tree, core: int, tables: Contrasts, phrases: frozenset[str]) -> bool:
    """Whether one of some verbs or phrases stands before an infinitive and takes it."""
    if not _infinitive(tree, core):
        return False
    first = min((core, *tree.children(core, "cop", "aux")))
    lead = [w for w in tree.words[max(0, first - LEAD) : first] if w.upos not in BARE]
    lemmas = f" {' '.join(tables.lemma(w) for w in lead)}"
    forms = f" {' '.join([w.lower for w in lead[:-1]] + [tables.lemma(w) for w in lead[-1:]])}"
    return any(lemmas.endswith(f" {phrase}") or forms.endswith(f" {phrase}") for phrase in phrases)


def _by_cue(clause: Clause, held: list[Attribution]) -> Reserve:
    """The reserve of the attribution whose content the clause is: "soupçonne que", "serait" further up."""
    tree = clause.tree
    head = tree.words[clause.head]
    above = tree.words[head.head] if head.head >= 0 else None
    for one in held:
        inside = above is not None and any(c.start <= above.start < c.end for c in one.content)
        if one.hedged and not inside and one.basis is not Basis.REPORTATIVE:
            return Reserve.POSSIBLE
    return Reserve.NONE


def _subject_above(tree: Tree, core: int) -> tuple[Word, ...]:
    """The subject that an infinitive has by the clause above it."""
    for here in tree.ancestors(core):
        subject = tree.subject(here)
        if subject is not None:
            return tuple(tree.words[k] for k in sorted(tree.subtree(subject)) if not _below_clause(tree, k, subject))
    return ()


def _antecedent(tree: Tree, head: int) -> tuple[Word, ...]:
    """The noun of which a participle or a relative clause says something."""
    word = tree.words[head]
    return (tree.words[word.head],) if word.deprel.startswith("acl") and word.head >= 0 else ()


def _below_clause(tree: Tree, index: int, top: int) -> bool:
    """Whether a word stands in a clause inside the phrase of `top`."""
    clause = tree.clause_of(index)
    return clause != index and clause in tree.subtree(top) and clause != top


def _indicative(clause: Clause, core: int, reading: Reading) -> bool:
    """Whether a clause has a verb in the indicative, or is a headline whose participle stands for one."""
    verbs = [w for w in clause.words if "VerbForm=Fin" in w.feats]
    if verbs:
        return all("Mood=Ind" in w.feats for w in verbs)
    word = clause.tree.words[core]
    heading = reading.document.paragraphs[clause.tree.sentence.paragraph].role is Role.HEADLINE
    return heading and "VerbForm=Part" in word.feats


def _holders(reading: Reading, word: Word) -> list[Attribution]:
    """The attributions whose content holds a word."""
    place = Span(word.start, word.end)
    return [a for a in reading.attributions if any(c.start <= place.start and place.end <= c.end for c in a.content)]

"""What a decision frame says of where that is a clause, a quotation, or a pronoun before the verb."""

from __future__ import annotations

from selon.claims.decision_lines import Lines
from selon.trees import Tree

CLAUSES = frozenset({"que", "plan", "own", "said", "denied"})
"""Places of an issue that are clauses: `que` a clause behind "that", `plan` one that tells what will be, `own` one
that tells what its own subject will do, `said` the quotation beside which the frame stands, `denied` one in which the
speaker has not done or had something."""
AHEAD = ("Tense=Fut", "Mood=Cnd")
AHEAD_OF_VERB = 2
"""Words between a verb and what denies it from the start: "aucune digue n'a cédé", but "la digue n'a jamais cédé"."""
OPENED = 3
"""Words between a verb and the pronoun before it."""


def clause_at(tree: Tree, lines: Lines, holders: tuple[int, ...], place: str) -> int | None:
    """The head of the clause in that place of a frame, None where none stands there."""
    if place == "said":
        return _quoted(tree, holders[0])
    if place == "denied":
        return _disclaimed(tree, lines, holders)
    found = _behind(tree, lines, holders)
    if found is None and place == "plan":
        found = _quoted(tree, holders[0])
    if found is None or place == "que":
        return found
    if not is_ahead(tree, lines, found) or (place == "own" and not _is_own(tree, lines, found)):
        return None
    return found


def is_ahead(tree: Tree, lines: Lines, head: int) -> bool:
    """Whether a verb tells what will be, seen from now or from then ("fermera", "fermerait", "will close")."""
    helpers = tree.children(head, "aux", "cop")
    if any(tree.words[k].lower in lines.grammar["future"] for k in helpers):
        return True
    above = tree.words[head].head
    if above >= 0 and "VerbForm=Inf" in tree.words[head].feats and tree.words[head].deprel in ("xcomp", "ccomp"):
        # "Va fermer", "envisage de fermer".
        return tree.words[above].lemma.casefold() in lines.grammar["prospective"]
    return any(mark in tree.words[k].feats for k in (head, *helpers) for mark in AHEAD)


def _behind(tree: Tree, lines: Lines, holders: tuple[int, ...]) -> int | None:
    """The finite clause that completes a frame; the parse may hang it on what stands between."""
    head = holders[0]
    found = next((k for k in tree.children(head, "ccomp") if k > head and tree.is_finite(k)), None)
    if found is not None:
        return found
    for word in tree.words[holders[-1] + 1 :]:
        if word.lower in lines.grammar["that"] and word.deprel == "mark":
            between = [k for k in tree.ancestors(word.index) if head < k < word.index]
            free = not any(tree.is_finite(k) for k in between)
            return word.head if free and head in tree.ancestors(word.head) and tree.is_finite(word.head) else None
    return None


def _is_own(tree: Tree, lines: Lines, head: int) -> bool:
    """Whether the subject of a clause is a personal pronoun: "assure qu'il ne demandera rien"."""
    subjects = tree.children(head, "nsubj", "expl")
    personal = (k for k in subjects if tree.words[k].upos == "PRON" and "Person=" in tree.words[k].feats)
    return any(tree.words[k].lower not in lines.grammar["neuter"] for k in personal)


def _quoted(tree: Tree, head: int) -> int | None:
    """The clause that a verb tells the speaker of: "« Tout sera payé », a-t-il promis"."""
    word = tree.words[head]
    beside = word.deprel == "parataxis" and 0 <= word.head < head and tree.is_finite(head)
    return word.head if beside and not tree.children(head, "aux:pass") else None


def _disclaimed(tree: Tree, lines: Lines, holders: tuple[int, ...]) -> int | None:
    """The clause in which a speaker has not done or had something: "« Je n'ai rien signé », répond-il", "assure n'avoir
    rien signé", "assure qu'il n'a rien signé"."""
    spoken = _quoted(tree, holders[0])
    told = _behind(tree, lines, holders)
    if spoken is not None and not _is_disowned(tree, lines, spoken, holders[0]):
        spoken = None
    if told is not None and not _is_own(tree, lines, told):
        told = None
    infinitives = (k for k in tree.children(holders[0], "xcomp", "ccomp") if k > holders[0] and not tree.is_finite(k))
    found = next((k for k in (spoken, told, *infinitives) if k is not None), None)
    if found is None or is_ahead(tree, lines, found):
        return None
    clitics = lines.grammar["negative-clitic"]
    denied = any(tree.words[k].lower in clitics for k in tree.children(found, "advmod"))
    # "N'avoir été averti que mardi" denies nothing.
    limited = any(tree.words[k].lower in lines.grammar["exceptive"] for k in tree.subtree(found) if k > found)
    if limited and not any(tree.words[k].lower in lines.grammar["negation"] - clitics for k in tree.subtree(found)):
        return None
    having = tree.words[found].lemma.casefold() in lines.grammar["tense-auxiliary"]
    return found if denied and (having or tree.children(found, "aux:tense")) else None


def _is_disowned(tree: Tree, lines: Lines, head: int, end: int) -> bool:
    """Whether what is said before a word is of the speaker's own doing, or opens by saying that it never was ("« Jamais
    notre groupe n'est intervenu », assure-t-il")."""
    if any("Person=1" in w.feats for w in tree.words[:end] if w.upos != "DET"):
        return True
    return any(tree.words[k].lower in lines.grammar["never"] for k in tree.subtree(head) if k < head - AHEAD_OF_VERB)


def clitic(tree: Tree, lines: Lines, head: int, preposition: str) -> int | None:
    """The pronoun before a verb that stands for a noun behind a preposition ("s'y oppose", "s'en félicite")."""
    forms = lines.grammar.get(f"clitic-{preposition}", frozenset())
    verbs = {head, *tree.children(head, "aux", "cop"), *([tree.words[head].head] if tree.words[head].head >= 0 else [])}
    for k in range(min(head, *verbs) - 1, min(head, *verbs) - OPENED, -1):
        if k >= 0 and tree.words[k].lower in forms and "VerbForm=Part" not in tree.words[k + 1].feats:
            return k
    return None


def neuter_clause(tree: Tree, lines: Lines, index: int) -> int:
    """The clause that a neuter pronoun only opens ("s'oppose à ce que l'on ferme"), else the word itself."""
    if tree.words[index].lower in lines.grammar["neuter"]:
        return next(iter(tree.children(index, "acl:relcl", "ccomp", "acl")), index)
    return index

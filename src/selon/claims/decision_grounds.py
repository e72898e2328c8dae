"""Whether a decision frame sets a state at all: what is supposed, wanted, asked or only named sets none."""

from __future__ import annotations

from selon.claims.decision_arguments import SUBJECTS, can_decide, is_infinitive, subject
from selon.claims.decision_frames import Frame
from selon.claims.decision_lines import SPEAKER, Lines
from selon.records import State
from selon.trees import Tree

UNTOLD = {"to-the-press": frozenset({State.REFUSE, State.NEUTRAL}), "nameless": frozenset({State.REQUEST})}
"""Kinds of words for what is only said to the press, and the states that are none where they are the issue."""
VOICED = frozenset({State.REQUEST, State.OPPOSE, State.CONDEMN, State.SUPPORT})
"""States that somebody can act in order to tell."""
OPENING = 3
"""Words in which a title without a verb comes to its decision ("Feu vert pour ...")."""
UNREAL = ("Mood=Sub", "Mood=Imp")


def holds(tree: Tree, words: Lines, frame: Frame) -> bool:
    """Whether the outermost frame is told as a fact, on whosever word."""
    if _is_asked(tree) or _is_silence(tree, words, frame) or _is_sworn(tree, frame):
        return False
    if _is_voiced(tree, words, frame):
        return True
    if _is_supposed(tree, words, frame.head):
        return False
    if frame.line.upos == "NOUN":
        return _stands_alone(tree, words, frame)
    told_of = subject(tree, frame.head)
    if told_of is not None and tree.words[told_of].lower in words.grammar["negation"]:
        # "Rien n'interdit de revenir" tells no decision.
        return False
    word = tree.words[frame.head]
    helpers = tree.children(frame.head, "aux", "cop")
    # "A fait suspendre": the finite word hangs on the helper.
    helpers += [k for helper in helpers for k in tree.children(helper, "aux")]
    if any(tree.words[k].lower in words.grammar["modal"] for k in helpers):
        # "May allow", "must close": what is possible or due is not done.
        return False
    feats = [word.feats, *(tree.words[k].feats for k in helpers)]
    if frame.passive and _is_background(tree, words, frame.head):
        return False
    # A main clause with its subject is told as a fact; its mood is only a form with two readings ("inquiète").
    if frame.line.upos == "VERB" and "Person=2" in word.feats and not tree.children(frame.head, *SUBJECTS):
        # "Laissez-nous passer": who is told to has not done it.
        return False
    below = tree.words[tree.clause_of(frame.head)].deprel != "root" or tree.subject(frame.head) is None
    if below and any(mood in f for f in feats for mood in UNREAL):
        return False
    if any("VerbForm=Fin" in f for f in feats):
        return True
    if frame.passive and word.deprel in ("amod", "acl") and tree.child(frame.head, "obl:agent") is None:
        # "Une interview accordée": what a thing is called by, not what was decided about it, but in a title.
        return not any("VerbForm=Fin" in w.feats for w in tree.words)
    if is_infinitive(tree, words, frame.head):
        return _is_real_infinitive(tree, words, frame)
    return True


def _is_silence(tree: Tree, words: Lines, frame: Frame) -> bool:
    """Whether what is refused or asked for is only an answer to the press ("s'est refusé à tout commentaire")."""
    kinds = {kind for kind, states in UNTOLD.items() if {frame.line.state, frame.line.negated} & states}
    if frame.issue is None or not kinds:
        return False
    told = {tree.words[k].lemma.casefold() for k in (frame.issue, *tree.children(frame.issue, "obj", "nsubj"))}
    return any(told & words.grammar[kind] for kind in kinds)


def _is_sworn(tree: Tree, frame: Frame) -> bool:
    """Whether what is promised has been, so that it is only sworn to: "jure avoir tout lu"."""
    past = frame.issue is not None and not tree.is_finite(frame.issue) and tree.child(frame.issue, "aux:tense")
    return frame.line.state is State.PROMISE and past not in (None, False)


def _is_voiced(tree: Tree, words: Lines, frame: Frame) -> bool:
    """Whether somebody does something to say where he stands: "ont défilé pour réclamer une enquête"."""
    head = tree.words[frame.head]
    marks = {tree.words[k].lower for k in tree.children(frame.head, "mark", "case")}
    aimed = head.deprel.startswith(("advcl", "xcomp", "acl")) and marks & words.grammar["purpose"]
    if marks & words.grammar["infinitive-word"] and not head.deprel.startswith("advcl"):
        return False
    if not aimed or frame.line.state not in VOICED or frame.negated or not is_infinitive(tree, words, frame.head):
        return False
    above = head.head
    who = subject(tree, above)
    told = tree.words[above].upos == "VERB" and tree.is_finite(above) and who is not None
    carriers = (above, *tree.children(above, "aux"))
    unreal = any(mood in tree.words[k].feats for k in carriers for mood in (*UNREAL, "Mood=Cnd"))
    denied = any(tree.words[k].lower in words.grammar["negative-clitic"] for k in tree.children(above, "advmod"))
    return told and not unreal and not denied and can_decide(tree, words, who or 0)


def _is_background(tree: Tree, words: Lines, head: int) -> bool:
    """Whether a passive tells without an agent what had been before ("la fête avait été reportée")."""
    past = any("Tense=Imp" in tree.words[k].feats for k in tree.children(head, "aux"))
    return past and tree.child(head, "obl:agent") is None


def _is_asked(tree: Tree) -> bool:
    """Whether the sentence is a question."""
    last = next((w.text for w in reversed(tree.words) if w.text not in ("»", '"', "”", ")")), "")
    return last == "?"


def _is_supposed(tree: Tree, words: Lines, head: int) -> bool:
    """Whether the frame stands in a clause with "si", or as a conditional beside one."""
    opening = words.grammar["condition"] | words.grammar["purpose"]
    for here in (head, *tree.ancestors(head)):
        marks = {tree.words[k].lower for k in tree.children(here, "mark")}
        if tree.words[here].deprel.startswith("advcl") and marks & opening:
            return True
        if tree.words[here].deprel == "ccomp" and marks & words.grammar["condition"]:
            # "On ne sait pas si le préfet autorisera la fête."
            return True
    carriers = [head, *tree.children(head, "aux", "cop")]
    if not any("Mood=Cnd" in tree.words[k].feats for k in carriers):
        return False
    below = tree.children(tree.clause_of(head), "advcl")
    return any(tree.words[m].lower in words.grammar["condition"] for k in below for m in tree.children(k, "mark"))


def _is_real_infinitive(tree: Tree, words: Lines, frame: Frame) -> bool:
    """Whether an infinitive tells what is: "sans autoriser", "après avoir interdit"."""
    if _explains(tree, frame.head):
        return True
    marks = tree.children(frame.head, "mark", "case")
    near = [tree.words[k].lower for k in marks]
    return any(m in words.grammar["privative"] or m in words.grammar["factual"] for m in near)


def _explains(tree: Tree, head: int) -> bool:
    """Whether an infinitive behind a colon says what was meant: "un tournant : ne plus interdire l'usage"."""
    here = head
    while tree.words[here].deprel == "conj" and tree.words[here].head >= 0:
        here = tree.words[here].head
    first = min(tree.subtree(here))
    return any(tree.words[k].text == ":" for k in (first, first - 1) if k >= 0)


def _stands_alone(tree: Tree, words: Lines, frame: Frame) -> bool:
    """Whether a noun tells a decision by itself: with its owner, or as a title without a verb.

    A noun without an actor tells one only under a verb: "son permis" is the permit that somebody has."""
    if frame.line.actor == SPEAKER:
        return True
    if frame.line.actor == "agent":
        return bool(tree.children(frame.head, "cop"))
    if frame.line.actor != "none" and owner(tree, words, frame) is not None:
        return True
    word = tree.words[frame.head]
    first = next((w.index for w in tree.words if w.upos != "PUNCT"), 0)
    colon = word.index > 0 and tree.words[word.index - 1].text == ":"
    opens = word.index - first < OPENING or colon
    return word.head < 0 and opens and not any("VerbForm=Fin" in w.feats for w in tree.words)


def owner(tree: Tree, words: Lines, frame: Frame) -> int | None:
    """Who takes a decision that a noun names: "le refus du maire", "leur refus", "l'interdiction par le préfet"."""
    head = frame.head
    for kid in tree.kids[head]:
        word = tree.words[kid]
        if word.deprel in ("det", "nmod") and "Poss=Yes" in word.feats:
            return kid
    for kid in tree.children(head, "nmod", "obl"):
        case = next((tree.words[k].lemma.casefold() for k in tree.children(kid, "case")), "")
        if case in words.grammar["by"] and kid != frame.issue:
            return kid
        if case in words.grammar["genitive"] and kid != frame.issue and can_decide(tree, words, kid):
            return kid
    for kid in tree.children(head, "acl"):
        if "VerbForm=Part" in tree.words[kid].feats and (by := tree.child(kid, "obl:agent")) is not None:
            return by
    endings = tuple(words.grammar["owner-ending"])
    for kid in tree.children(head, "amod"):
        lemma = tree.words[kid].lemma.casefold()
        if lemma.endswith(endings) or tree.words[kid].lower in words.demonyms:
            return kid
    return None

"""What a verb in the conditional does: reports hearsay, follows from a condition, tells a future from a past, softens.

The five uses are those of French grammars (Dendale 1993; Grevisse and Goosse, § 889): only the first says that the
writer does not vouch for the content."""

from __future__ import annotations

from enum import StrEnum

from selon.attributions.lexicons import Lexicon, lexicon
from selon.records import Reading
from selon.trees import Tree


class Use(StrEnum):
    """Use of a conditional; `other` is a concession or a fixed phrase."""

    REPORTATIVE = "reportative"
    HYPOTHETICAL = "hypothetical"
    FUTURE_IN_PAST = "future-in-past"
    ATTENUATION = "attenuation"
    OTHER = "other"


def conditional_uses(reading: Reading) -> dict[int, Use]:
    """Use of every conditional of a reading, by the place where the form that carries the mood begins."""
    words = lexicon(reading.document.language)
    trees = [Tree(sentence) for sentence in reading.sentences]
    return {tree.words[verb].start: use_of(words, tree, verb) for tree in trees for verb in conditionals(tree)}


def conditionals(tree: Tree) -> list[int]:
    """The words of a sentence that carry a conditional, auxiliaries among them."""
    return [w.index for w in tree.words if "Mood=Cnd" in w.feats and "VerbForm=Inf" not in w.feats]


def use_of(words: Lexicon, tree: Tree, verb: int) -> Use:
    """Use of a conditional, as far as its sentence shows; `verb` is the word that carries the mood."""
    head = predicate(tree, verb)
    compound = _compound(words, tree, verb)
    modal = _modal(words, tree, verb, head, compound=compound)
    if modal in words.function["modal-denied"]:
        return Use.OTHER
    if _conditioned(words, tree, head) or (compound and modal in words.function["counterfactual"]):
        return Use.HYPOTHETICAL
    if modal and not compound:
        return Use.ATTENUATION
    if not compound and _told_in_past(words, tree, head):
        return Use.FUTURE_IN_PAST
    person = tree.words[verb].feats
    if "Person=1" in person or "Person=2" in person or _imagined(words, tree, verb, head, compound=compound):
        return Use.HYPOTHETICAL
    return Use.REPORTATIVE


def predicate(tree: Tree, verb: int) -> int:
    """The verb or predicate whose mood an auxiliary or copula carries."""
    word = tree.words[verb]
    return word.head if word.deprel.startswith(("aux", "cop")) and word.head >= 0 else verb


def _compound(words: Lexicon, tree: Tree, verb: int) -> bool:
    """Whether the conditional is a past one: an auxiliary of the past with its participle."""
    word = tree.words[verb]
    if word.lemma.casefold() not in words.function["tense-auxiliary"] or word.deprel.startswith("aux:pass"):
        return False
    following = next((w for w in tree.words[verb + 1 : verb + 5] if w.upos not in ("ADV", "PUNCT", "PRON")), None)
    return word.deprel.startswith("aux") or (following is not None and "VerbForm=Part" in following.feats)


def _modal(words: Lexicon, tree: Tree, verb: int, head: int, *, compound: bool) -> str:
    """Lemma of a verb that softens what it carries, or the empty string; a passive ("serait dû à") is none."""
    softening = words.function["attenuation"] | words.function["modal-denied"]
    for index in (verb, head) if compound else (verb,):
        word = tree.words[index]
        lemma = word.lemma.casefold()
        if lemma in softening:
            return lemma
        # The stem of a regular conditional is the infinitive, which a lemma guessed wrong still begins with.
        regular = (m for m in softening if m.endswith(tuple(words.function["infinitive-ending"])))
        if (stem := next((m for m in regular if word.lower.startswith(m)), "")) and not compound:
            return stem
    return ""


def _conditioned(words: Lexicon, tree: Tree, head: int) -> bool:
    """Whether the sentence states a condition: a clause with "si", or an opening such as "sans" or "en cas de"."""
    hypothesis = words.function["hypothesis"]
    for word in tree.words:
        if word.lower in hypothesis and word.upos == "SCONJ" and word.deprel == "mark" and word.head >= 0:
            clause = tree.words[word.head]
            if not clause.deprel.startswith("ccomp") and (
                clause.index == head or head not in tree.subtree(clause.index)
            ):
                return True
    opening = [w for w in tree.words if w.upos != "PUNCT"][:4]
    told = " ".join(w.lower for w in opening[:3])
    named = any(told == h or told.startswith(h + " ") for h in hypothesis)
    if named and opening[0].deprel != "mark" and not any("VerbForm=Inf" in w.feats for w in opening):
        return True
    return any(
        tree.words[k].text in (",", "«", ";", ":")
        and " ".join(w.lower for w in tree.words[k + 1 : k + 3]) in words.function["otherwise"]
        for k in range(len(tree.words))
    )


def _told_in_past(words: Lexicon, tree: Tree, head: int) -> bool:
    """Whether a verb of saying or thinking in a past tense governs the clause: "a dit qu'il viendrait"."""
    for here in (head, *tree.ancestors(head)):
        word = tree.words[here]
        if word.deprel.startswith("ccomp") and word.head >= 0:
            return _is_past(words, tree, word.head)
        if not word.deprel.startswith(("conj", "parataxis")):
            return False
    return False


def _is_past(words: Lexicon, tree: Tree, index: int) -> bool:
    """Whether what governs a clause stands in a past tense, itself or, where it has no tense, by its own governor.

    What was found out is told as it is now: "ont découvert que l'étoile serait double" is hearsay."""
    for here in (index, *tree.ancestors(index)):
        if any(cue.group == "perception" for cue in words.verbs.get(tree.words[here].lemma.casefold(), ())):
            return False
        feats = [tree.words[k].feats for k in (here, *tree.auxiliaries(here))]
        if any("VerbForm=Fin" in f for f in feats):
            return any("Tense=Past" in f or "Tense=Imp" in f for f in feats)
        if tree.words[here].upos not in ("VERB", "NOUN"):
            return False
    return False


def _imagined(words: Lexicon, tree: Tree, verb: int, head: int, *, compound: bool) -> bool:
    """Whether the clause tells what something that is not there yet would do: "ce qui ruinerait", "un tel mur"."""
    clause = tree.clause_of(head)
    word = tree.words[clause]
    if word.deprel == "acl:relcl":
        above = tree.words[word.head]
        if above.lower in words.function["neuter"]:
            return True
        return not compound and verb == head
    if compound:
        return False
    subject = tree.subject(head)
    if subject is None:
        return False
    if tree.words[subject].lower in words.function["neuter"]:
        return True
    kids = (tree.words[k].lemma.casefold() for k in tree.children(subject, "amod", "det"))
    return any(lemma in words.function["imagined"] for lemma in kids)

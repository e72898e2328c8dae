"""Clauses as they are compared: their words, whether they are negated, told as fact, firm, and which ends of scales."""

from __future__ import annotations

from dataclasses import dataclass

from selon.claims.contrasts import VALUE, Contrasts, End
from selon.records import MATTER, ConflictKind, Pole, Word
from selon.trees import Tree

PARTICIPANTS = ("nsubj", "obj", "iobj", "obl:agent", "nsubj:pass")
MATTERS = ("obl", "obl:arg", "nmod")
FITS = {"VERB": {"VERB", "AUX", "ADJ"}, "ADJ": {"ADJ", "VERB", "NOUN"}, "NOUN": {"NOUN"}, "ADV": {"ADV", "PRON"}}
SAID_OF = ("amod", "acl", "root")
"""Labels under which a word may be an adjective though it is tagged as a noun that has a determiner."""
OPENING = frozenset('«“":–—.')
"""Marks behind which a capital begins a sentence."""
FLIP = {"+": "-", "-": "+"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of a sentence: its head and its words, without those of the clauses below."""

    tree: Tree
    head: int
    words: tuple[Word, ...]

    def forms(self) -> frozenset[str]:
        """Its words in lower case."""
        return frozenset(word.lower for word in self.words)


def clauses(tree: Tree) -> list[Clause]:
    """The clauses of a sentence in the order of their heads."""
    grouped: dict[int, list[Word]] = {}
    for word in tree.words:
        grouped.setdefault(tree.clause_of(word.index), []).append(word)
    return [Clause(tree=tree, head=head, words=tuple(words)) for head, words in sorted(grouped.items())]


def negated(clause: Clause, tables: Contrasts) -> bool:
    """Whether a clause is negated: by its own words, or by a verb of denial above it."""
    said = " ".join(word.lower for word in clause.words)
    own = tables.negates(frozenset(clause.forms())) and not any(w in said for w in tables.marks["only"])
    return own != _denied(clause, tables)


def _denied(clause: Clause, tables: Contrasts) -> bool:
    """Whether a clause hangs from a verb of denial."""
    word = clause.tree.words[clause.head]
    if word.deprel not in ("ccomp", "xcomp") or word.head < 0:
        return False
    return clause.tree.words[word.head].lemma.casefold() in tables.marks["denial"]


def turned_by_verb(clause: Clause, tables: Contrasts) -> bool:
    """Whether the verb of a clause turns what stands below it: "refuse de", "nie avoir", "dément tout"."""
    head = clause.tree.words[clause.head]
    lemma = tables.lemma(head)
    if lemma in tables.marks["fails"] and any(mistaken(clause, word, tables) for word in clause.words):
        return True
    kids = [clause.tree.words[k] for k in clause.tree.children(clause.head)]
    if lemma in tables.marks["fails"] | tables.marks["denial"] and any(below_a_verb(word) for word in kids):
        return True
    return lemma in tables.marks["denial"] and any(word.deprel == "obj" and tables.counts(word) for word in kids)


def below_a_verb(word: Word) -> bool:
    """Whether a word is an infinitive below a verb, or a participle that stands for one ("avoir reçu")."""
    return word.deprel == "xcomp" and word.upos in ("VERB", "AUX")


def mistaken(clause: Clause, word: Word, tables: Contrasts) -> bool:
    """Whether a word behind the verb is an infinitive that the tags take for a noun: "refuse de le suspendre"."""
    before = clause.tree.words[max(0, word.index - 2) : word.index]
    linked = any(one.upos == "ADP" for one in before)
    return word.upos == "NOUN" and word.index > clause.head and word.lower in tables.verbs and linked


def about_the_matter(clause: Clause, word: Word, tables: Contrasts) -> bool:
    """Whether a word is said of what the talk is about: a pronoun, "ces frappes", nothing in a clause without verb."""
    tree = clause.tree
    if word.deprel in ("amod", "acl"):
        return about_the_matter(clause, tree.words[word.head], tables)
    if clause.head not in (word.index, word.head) and word.deprel != "root":
        return False
    head = word.index if word.deprel == "root" else clause.head
    subject = tree.subject(head)
    if subject is not None:
        pointed = {tree.words[k].lower for k in tree.children(subject, "det")} & tables.marks["this"]
        return tree.words[subject].upos == "PRON" or bool(pointed) or _takes_up(tree, subject, tables)
    return tree.words[head].upos != "VERB" and tree.words[head].deprel == "root"


def _takes_up(tree: Tree, index: int, tables: Contrasts) -> bool:
    """Whether a noun alone takes up what the talk is about: "la mesure", "l'ouvrage"."""
    bare = not tree.children(index, "nmod", "amod", "acl", "acl:relcl", "nummod", "appos")
    return tree.words[index].lower in tables.marks["thing"] and bare


def told(clause: Clause, tables: Contrasts) -> bool:
    """Whether a clause says that something is so: no question, condition or denied belief.

    That somebody says something is not compared; what is said is."""
    tree, head = clause.tree, clause.head
    saying = tables.lemma(tree.words[head]) in tables.sayings and tree.child(head, "ccomp") is not None
    return not saying and asserted(clause, tables)


def asserted(clause: Clause, tables: Contrasts) -> bool:
    """Whether a clause, be it one that says who says something, is no question, condition or denied belief."""
    tree, head = clause.tree, clause.head
    if tree.words[-1].text == "?":
        return False
    for here in (head, *tree.ancestors(head)):
        if _conditional(tree, here, tables) or any(_conditional(tree, k, tables) for k in tree.children(here, "advcl")):
            return False
    above = tree.words[head].head
    # What a colon opens explains; it is no complement of what stands before it.
    opened = any(word.text == ":" for word in tree.words[above + 1 : head])
    complement = tree.words[head].deprel == "ccomp" and above >= 0 and tree.child(head, "mark") is not None
    believed = complement and not opened
    if not believed or tree.words[above].lemma.casefold() in tables.marks["denial"]:
        return True
    beside = {tree.words[k].lower for k in tree.children(above, "advmod")}
    return not beside & tables.grammar["negation"]


def _conditional(tree: Tree, head: int, tables: Contrasts) -> bool:
    """Whether a clause begins with "si"."""
    marks = [tree.words[k] for k in tree.children(head, "mark", "advmod") if k < head]
    return any(word.lower in tables.grammar["condition"] and not _reflexive(tree, word) for word in marks)


def _reflexive(tree: Tree, word: Word) -> bool:
    """Whether an elided word stands before its verb: "s'était achevée" is no "s'il"."""
    after = tree.words[word.index + 1 : word.index + 2]
    return word.lower.endswith(("'", "’")) and any(one.upos != "PRON" for one in after)


def conditional(clause: Clause) -> bool:
    """Whether a conditional stands in a clause."""
    return any("Mood=Cnd" in word.feats for word in clause.words)


def done(clause: Clause) -> str:
    """`done` where a clause tells of what was done, `earlier` of what had been done before that, else nothing."""
    tree = clause.tree
    heads = [k for k in (clause.head, *tree.children(clause.head, "xcomp")) if "VerbForm=Part" in tree.words[k].feats]
    helping = [tree.words[k] for head in heads for k in tree.children(head) if tree.words[k].upos == "AUX"]
    if any("Tense=Imp" in word.feats for word in helping):
        return "earlier"
    return "done" if helping else ""


def poles(clause: Clause, tables: Contrasts, *, flipped: bool) -> tuple[Pole, ...]:
    """The ends of scales that stand in a clause; a negated clause turns those of its predicate.

    What is only wanted or feared ("fermer") is none, what somebody refuses or denies to do is the other end."""
    out = []
    turning = turned_by_verb(clause, tables)
    lemmas = {tables.lemma(word) for word in clause.tree.words}
    for word in clause.words:
        axes: set[str] = set()
        for end in tables.ends_of(word):
            held = turning and word.head == clause.head and below_a_verb(word)
            so = held or (_is_so(clause, word, end) and not _wanted(clause, word, tables))
            fits = word.upos in FITS[end.upos] and set(end.words) <= lemmas and so
            if fits and end.axis not in axes and not (end.axis == VALUE and _of_many(clause, word)):
                axes.add(end.axis)
                out.append(_pole(clause, tables, word, end, flipped=flipped != held))
    return tuple(out)


def _of_many(clause: Clause, word: Word) -> bool:
    """Whether an adjective picks some out of many: "des zones protégées" is no praise of them."""
    above = clause.tree.words[word.head] if word.deprel == "amod" else None
    return above is not None and "Number=Plur" in above.feats


def _is_so(clause: Clause, word: Word, end: End) -> bool:
    """Whether a word is no infinitive, no part of a name, and no noun where it means an adjective."""
    named = word.text[:1].isupper() and word.index > 0 and clause.tree.words[word.index - 1].text not in OPENING
    determined = clause.tree.child(word.index, "det", "nummod") is not None
    counted = word.upos == "NOUN" and end.upos == "ADJ" and determined and word.deprel not in SAID_OF
    return "VerbForm=Inf" not in word.feats and not named and not counted


def _wanted(clause: Clause, word: Word, tables: Contrasts) -> bool:
    """Whether a noun is what somebody asks for, or fights: "exige le retrait", "grève contre la fermeture"."""
    if word.upos != "NOUN" or word.head < 0:
        return False
    tree = clause.tree
    linked = {tree.words[k].lower for k in tree.children(word.index, "case")}
    if linked & tables.marks["aims"]:
        return True
    return word.deprel == "obj" and tables.lemma(tree.words[word.head]) in tables.asks


def _pole(clause: Clause, tables: Contrasts, word: Word, end: End, *, flipped: bool) -> Pole:
    """One end of a scale, with what it is said of."""
    tree = clause.tree
    describes = end.kind is ConflictKind.CHARACTERISATION and end.upos == "ADJ"
    said_of = [w for w in _said_of(clause, word) if not describes or w.index == word.head or not _inside(tree, w)]
    below = word.head == clause.head and not word.deprel.startswith(("nsubj", "csubj"))
    determined = {tree.words[k].lower for k in tree.children(word.index, "det")} & tables.grammar["negation"]
    linked = {tree.words[k].lower for k in tree.children(word.index, "case", "mark")}
    linked |= {tree.words[word.head].lower} if word.deprel == "fixed" else set()
    determined |= linked & tables.marks["without"]
    turned = bool(determined) or (flipped and (word.index == clause.head or below))
    turned = turned != _object_of_denial(clause, word, tables)
    ended = flipped and bool(clause.forms() & tables.marks["ended"])
    return Pole(
        axis=end.axis,
        sign=FLIP[end.sign] if turned else end.sign,
        of=frozenset(tables.sense(w) for w in said_of if tables.counts(w) and w.index != word.index)
        | ({MATTER} if about_the_matter(clause, word, tables) else frozenset()),
        word=word.text,
        kind=end.kind,
        denied=turned and not ended,
    )


def _inside(tree: Tree, word: Word) -> bool:
    """Whether a word stands inside the phrase of another noun: what is good there need not be good of it."""
    return word.deprel == "nmod" or any(tree.words[k].deprel == "nmod" for k in tree.ancestors(word.index))


def _object_of_denial(clause: Clause, word: Word, tables: Contrasts) -> bool:
    """Whether a noun is what a verb denies: "dément tout blocage"."""
    above = clause.tree.words[word.head] if word.head >= 0 else None
    refusing = tables.marks["denial"] | (tables.marks["fails"] if word.upos == "NOUN" else frozenset())
    return above is not None and word.deprel == "obj" and tables.lemma(above) in refusing


def _said_of(clause: Clause, word: Word) -> list[Word]:
    """The words for what an end of a scale is said of: the noun of an adjective, subject and object of a verb."""
    tree = clause.tree
    if word.deprel == "amod":
        subject = tree.subject(word.head) if word.head == clause.head else None
        above = tree.subtree(subject) if subject is not None else set()
        return [tree.words[k] for k in sorted({word.head, *above})]
    held = {k for kid in tree.children(word.index, "nmod") for k in tree.subtree(kid)}
    if word.upos == "NOUN" and held:
        return [tree.words[k] for k in sorted(held)]
    heads = [word.index, clause.head]
    kids = {kid for head in heads for kid in tree.children(head, *PARTICIPANTS)}
    matters = [kid for kid in tree.children(clause.head, *MATTERS) if kid != word.index]
    kids |= {kid for kid in matters if tree.words[kid].upos == "NOUN"}
    subject = tree.subject(clause.head)
    kids |= {subject} if subject is not None else set()
    chain = {k for kid in kids for k in tree.subtree(kid) if tree.clause_of(k) == clause.head or k == kid}
    if tree.words[clause.head].deprel.startswith("acl"):
        chain.add(tree.words[clause.head].head)
    return [tree.words[k] for k in sorted(chain)]

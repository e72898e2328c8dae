"""Who takes a decision or a stand, under the name by which the document gives it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from selon.claims.decision_arguments import (
    antecedent,
    can_decide,
    is_infinitive,
    is_time,
    power_meant,
    power_of,
    subject,
)
from selon.claims.decision_frames import Frame
from selon.claims.decision_grounds import owner
from selon.claims.decision_lines import SPEAKER, Lines
from selon.claims.position_names import Names
from selon.claims.position_phrases import name_of
from selon.records import Reading, Span, Word
from selon.trees import Tree

MOST_NOTED = 12
"""Subjects of earlier sentences, the last, among which a pronoun finds whom it means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor: its name and the words for it, which are a pronoun where the name stands elsewhere."""

    name: str | None
    span: Span | None


NOBODY = Actor(name=None, span=None)


class Actors:
    """Finds the actors of a document's frames; remembers who was spoken of, for the pronouns."""

    def __init__(self, reading: Reading, lines: Lines) -> None:
        self._text = reading.document.text
        self._lines = lines
        self._sources = {span: one.source_name for one in reading.attributions for span in one.source}
        self._told: list[Tree] = []
        self._names = Names(reading, lines)

    def of(self, tree: Tree, chain: tuple[Frame, ...]) -> Actor:
        """The actor of frames under each other: that of the outermost which names one.

        A verb of saying has the actor that its attribution has found, where its subject is no name."""
        head = tree.words[chain[0].head]
        at = Span(head.start, head.end)
        if chain[0].line.actor == SPEAKER:
            said = self._names.speaker(at, quoted=True)
            return Actor(name=said, span=None) if said else NOBODY
        for place, frame in enumerate(chain):
            index = self._index(tree, frame, outermost=place == 0)
            if index is not None and index not in frame.group and not is_time(tree, self._lines, index):
                index = self._maker(tree, index)
                word = tree.words[index]
                named = Span(word.start, word.end)
                sayer = self._names.sayer(at, word.start)
                if sayer is not None:
                    return Actor(name=sayer, span=None)
                found = self._named(tree, index)
                if found.name is None and word.upos == "PRON":
                    # "On dément": the attribution knows whose word it is, or where "on" sits: "chez Lumen, on ...".
                    said = self._names.speaker(at, quoted=False)
                    return Actor(name=said or self._seated(tree, frame), span=found.span)
                nameless = word.upos not in ("PROPN", "PRON") and self._names.at(word.start) is None
                if nameless and not self._is_thing(tree, index):
                    said = self._names.speaker(at, quoted=False, named=named)
                    return Actor(name=said, span=found.span) if said else found
                return found
        # "Les gains ont été gelés, a annoncé l'agence": who tells a decision that names nobody has taken it.
        said = self._names.speaker(at, quoted=False)
        if said is None and chain[0].passive:
            said = self._names.teller(at)
        return Actor(name=said, span=None) if said else NOBODY

    def _seated(self, tree: Tree, frame: Frame) -> str | None:
        """Who is meant by "on" where the clause says where that is: "chez Lumen, on se félicite"."""
        for kid in tree.children(frame.head, "obl"):
            cases = {tree.words[k].lemma.casefold() for k in tree.children(kid, "case")}
            if cases & self._lines.grammar["seat"] and can_decide(tree, self._lines, kid):
                return self._named(tree, kid).name
        return None

    def _maker(self, tree: Tree, index: int) -> int:
        """Who issued the paper that a word names ("a pris un arrêté limitant", "l'ordonnance du juge"); else itself."""
        if tree.words[index].lemma.casefold() not in self._lines.documents:
            return index
        whose = tree.children(index, "nmod")
        above = (subject(tree, k) for k in tree.ancestors(index) if tree.words[k].upos == "VERB")
        for found in (*whose, *(k for k in above if k is not None and k != index)):
            lemma = tree.words[found].lemma.casefold()
            if can_decide(tree, self._lines, found) and lemma not in self._lines.documents:
                return found
        return index

    def note(self, tree: Tree) -> None:
        """Remember a sentence, for the pronouns of those that follow."""
        self._told.append(tree)

    def meet(self, tree: Tree) -> None:
        """Take in the names and roles of a sentence before its frames are read."""
        self._names.note(tree)

    def _index(self, tree: Tree, frame: Frame, *, outermost: bool) -> int | None:
        """The word that heads the actor of a frame."""
        place = frame.line.actor
        if frame.line.upos == "NOUN" and place != "agent":
            return owner(tree, self._lines, frame) if place != "none" else None
        if place == "none":
            return None
        if place == "power":
            return None if frame.issue is None else power_of(tree, self._lines, frame.issue)
        if tree.words[frame.head].deprel == "cop":
            return tree.words[frame.head].head
        if place == "obj":
            return next(iter(tree.children(frame.head, "obj")), None)
        if place not in ("subj", "agent"):
            return _beside(tree, frame, {place})
        if frame.passive:
            return _beside(tree, frame, self._lines.grammar["by"])
        if not outermost and is_infinitive(tree, self._lines, frame.head):
            # "S'est vu refuser par la mairie": who decides stands behind the infinitive.
            return _beside(tree, frame, self._lines.grammar["by"])
        if tree.words[frame.head].upos == "ADJ" and tree.words[frame.head].deprel in ("amod", "acl"):
            return tree.words[frame.head].head
        doer = _doer(tree, frame.head)
        found = antecedent(tree, _taken_for_nobody(tree, frame) if doer is None else doer)
        if found is not None and is_infinitive(tree, self._lines, frame.head):
            return found if can_decide(tree, self._lines, found) else None
        return found

    def _named(self, tree: Tree, index: int) -> Actor:
        """The actor that a word heads; a pronoun takes the name of who was spoken of."""
        word = tree.words[index]
        place = Span(word.start, word.end)
        if power := power_meant(self._lines, word):
            return Actor(name=power, span=place)
        if word.upos not in ("PRON", "DET"):
            span = name_of(tree, index, self._lines.people)
            if self._is_thing(tree, index):
                return Actor(name=None, span=span)
            own = self._words(span)
            full = self._names.at(span.start) or self._names.at(word.start) or self._names.described(tree, index)
            return Actor(name=own if full is None or set(full.split()) <= set(own.split()) else full, span=span)
        source = self._sources.get(place)
        if source is not None and source.casefold() in self._lines.times:
            source = None
        if "Person=1" in word.feats:
            source = self._names.speaker(place, quoted=True)
        return Actor(name=source or self._before(tree, index), span=place)

    def _is_thing(self, tree: Tree, index: int) -> bool:
        """Whether a noun by its ending names what is done or how things are, no known body and no name."""
        word = tree.words[index]
        abstract = word.lemma.casefold().endswith(tuple(self._lines.grammar["abstract-ending"]))
        unknown = not can_decide(tree, self._lines, index) and self._names.at(word.start) is None
        return word.upos == "NOUN" and abstract and unknown

    def _before(self, tree: Tree, index: int) -> str | None:
        """Who a pronoun means: the last subject that agrees with it, in its sentence or shortly before."""
        feats = tree.words[index].feats
        if tree.words[index].lower in self._lines.grammar["indefinite"] or "Person=1" in feats or "Person=2" in feats:
            return None
        possessive = "Poss=Yes" in feats
        earlier = (
            (other, place) for other in reversed(self._told) for place in self._deciders(other, len(other.words))
        )
        here = ((tree, place) for place in self._deciders(tree, index))
        for other, place in (*here, *islice(earlier, MOST_NOTED)):
            near = tree.sentence.paragraph - other.sentence.paragraph <= 1
            told = other.words[place]
            if near and (possessive or _agree(feats, told.feats)) and self._can_be(feats, told):
                return self._named(other, place).name
        return None

    def _can_be(self, feats: str, word: Word) -> bool:
        """Whether the first name at a word has the gender that a pronoun asks for."""
        name = self._names.at(word.start)
        gender = self._names.gender(name) if name else ""
        return not gender or "Gender=" not in feats or f"Gender={gender}" in feats

    def _deciders(self, tree: Tree, end: int) -> Iterator[int]:
        """The subjects before a word that can decide, the last first."""
        for word in reversed(tree.words[:end]):
            nobody = word.lower in self._lines.grammar["negation"]
            named = word.deprel.startswith("nsubj") and word.upos in ("NOUN", "PROPN") and not nobody
            if named and not is_time(tree, self._lines, word.index) and can_decide(tree, self._lines, word.index):
                yield word.index

    def _words(self, span: Span) -> str:
        """The words of a span on one line."""
        return " ".join(self._text[span.start : span.end].split())


def _doer(tree: Tree, head: int) -> int | None:
    """The subject of a verb: its own, a shared one, or that of the clause whose participle or infinitive it is."""
    for here in (head, *tree.ancestors(head)):
        own = subject(tree, here)
        if own is not None:
            return own
        word = tree.words[here]
        if word.deprel in ("acl", "amod") and word.head >= 0:
            return word.head
        if word.deprel in ("root", "ccomp", "acl:relcl"):
            return None
    return None


def _taken_for_nobody(tree: Tree, frame: Frame) -> int | None:
    """The personal pronoun that the parse took for one without a meaning ("Il ne s'opposera pas à la vente")."""
    return None if frame.passive else tree.child(frame.head, "expl:subj")


def _beside(tree: Tree, frame: Frame, prepositions: Collection[str]) -> int | None:
    """The noun behind one of the prepositions beside a frame, outside its issue."""
    inside = tree.subtree(frame.issue) - {frame.head} if frame.issue is not None else set()
    for holder in (frame.head, *sorted(frame.group - {frame.head})):
        for kid in tree.children(holder, "obl", "nmod", "iobj"):
            cases = [tree.words[k].lemma.casefold() for k in tree.children(kid, "case")]
            if any(case in prepositions for case in cases) and (
                kid not in inside or frame.head in tree.subtree(frame.issue or 0)
            ):
                return kid
    return None


def _agree(one: str, other: str) -> bool:
    """Whether two sets of features have no other number or gender."""
    mine = dict(pair.split("=") for pair in one.split("|") if "=" in pair)
    its = dict(pair.split("=") for pair in other.split("|") if "=" in pair)
    return all(mine.get(key, its.get(key)) == its.get(key, mine.get(key)) for key in ("Number", "Gender"))

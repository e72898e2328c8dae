"""Under which name a document knows an actor: a role by its holder, a short name by the full one, "I" by who speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from selon.claims.decision_lines import Lines
from selon.languages import has_table, table
from selon.records import Entity, EntityKind, Reading, SourceKind, Span, SpeechAct, SpeechType
from selon.trees import Tree

NEAR = 900
"""A noun or pronoun takes up who was named at most so many code points before it."""
SPEAKING = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
TOLD = frozenset({SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.GROUP})
DECIDING = frozenset({SpeechAct.ASSERT, SpeechAct.CONFIRM, SpeechAct.ORDER, SpeechAct.PROMISE})
"""What one does who tells of a decision of one's own."""
BY_PREPOSITION = "preposition"
ACRONYM = "acronym in brackets"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Who holds a role: where it is told, the name, and the lemmas of what the role is of ("ministre du Travail")."""

    place: int
    name: str
    of: frozenset[str]


class Names:
    """The names of a document's entities and the roles that it gives them."""

    def __init__(self, reading: Reading, lines: Lines) -> None:
        self._lines = lines
        self._attributions = reading.attributions
        self._places = sorted(
            (span.start, span.end, entity.kind, _name(reading, entity, span))
            for entity in reading.entities
            if entity.kind in SPEAKING
            for span in entity.mentions
        )
        self._starts = [start for start, *_ in self._places]
        self._roles: dict[str, list[Role]] = defaultdict(list)

    def note(self, tree: Tree) -> None:
        """Remember the roles that a sentence gives: "le maire, Luc Orsel", "Luc Orsel, maire de Norvent"."""
        for word in tree.words:
            lemma = word.lemma.casefold()
            if word.upos != "NOUN" or lemma not in self._lines.deciders:
                continue
            if name := self.beside(tree, word.index):
                self._roles[lemma].append(Role(place=word.start, name=name, of=_belongings(tree, word.index)))

    def beside(self, tree: Tree, index: int) -> str | None:
        """The name that stands beside a noun: "le gestionnaire du réseau, Lumen", "Luc Orsel, maire de Norvent"."""
        word = tree.words[index]
        lemma = word.lemma.casefold()
        near = [k for k in tree.children(index, "appos", "flat", "nmod") if not tree.children(k, "case")]
        if lemma in self._lines.people:
            # "La présidente de la métropole, Ane Solberg": the parse hangs the name on the last noun.
            near += [k for one in tree.children(index, "nmod") for k in tree.children(one, "appos")]
        if word.deprel == "appos" and word.head >= 0:
            near.append(word.head)
        # "L'administration Orsel" is called by who leads it, and is not that person.
        body = lemma in self._lines.deciders and lemma not in self._lines.people
        named = filter(None, (self._place(tree.words[k].start) for k in near))
        return next((name for _, _, kind, name in named if not (body and kind is EntityKind.PERSON)), None)

    def at(self, place: int) -> str | None:
        """The full name of the entity that is named at a place."""
        here = self._place(place)
        return here[3] if here else None

    def _place(self, place: int) -> tuple[int, int, EntityKind, str] | None:
        """Start, end, kind and full name of the entity that is named at a place."""
        here = bisect_left(self._starts, place + 1) - 1
        return self._places[here] if here >= 0 and place < self._places[here][1] else None

    def speaker(self, span: Span, *, quoted: bool, named: Span | None = None) -> str | None:
        """Who says the words at a place: the source of the innermost attribution whose cue holds them, or content.

        With the place of a name, only an attribution whose source holds that."""
        best: tuple[int, str] | None = None
        for one in self._attributions:
            if one.source_name is None or one.source_kind not in TOLD:
                continue
            if named is not None and not any(at.start <= named.start < at.end for at in one.source):
                continue
            for held in one.content if quoted else one.cue:
                if held.start <= span.start and span.end <= held.end:
                    size = held.end - held.start
                    best = min(best, (size, one.source_name)) if best else (size, one.source_name)
        return best[1] if best else None

    def sayer(self, cue: Span, place: int) -> str | None:
        """Whose words hold a place, where the cue at a span tells them: "« La ville cède », se félicite Ida Orsel"."""
        told = (
            one
            for one in self._attributions
            if one.source_name
            and any(at.start <= cue.start and cue.end <= at.end for at in one.cue)
            and any(at.start <= place < at.end for at in one.content)
        )
        return next((one.source_name for one in told), None)

    def teller(self, span: Span) -> str | None:
        """Who announces the place in no words of his own: the source of the innermost indirect content around it; who
        only says or thinks so ("était interdit, selon la régie") has decided nothing."""
        held = [
            (content.end - content.start, one.source_name)
            for one in self._attributions
            if one.source_name and one.source_kind in TOLD and one.type is SpeechType.INDIRECT
            if one.speech_act in DECIDING and one.rule != BY_PREPOSITION
            for content in one.content
            if content.start <= span.start and span.end <= content.end
        ]
        return min(held)[1] if held else None

    def described(self, tree: Tree, index: int) -> str | None:
        """Whom a definite noun means: who holds that role here, else whom it can describe anew ("l'intéressé")."""
        word = tree.words[index]
        lemma = word.lemma.casefold()
        singular = "Number=Plur" not in word.feats
        definite = any(tree.words[k].feats.find("PronType=Ind") < 0 for k in tree.children(index, "det"))
        if singular and (name := self.beside(tree, index)):
            return name
        if self._named(tree, index):
            return None
        if not (singular and definite) or lemma not in self._lines.deciders:
            return None
        mine = _belongings(tree, index)
        told = [one for one in self._roles.get(lemma, ()) if not (mine and one.of and mine.isdisjoint(one.of))]
        held = {one.name for one in told if one.place <= word.end} or {one.name for one in told}
        if len(held) > 1:
            # "La ministre" is not he who was named beside her.
            held = {name for name in held if self.gender(name) in ("", _gender(word.feats) or self.gender(name))}
        if len(held) == 1:
            return held.pop()
        if held or tree.children(index, "nmod", "amod", "acl"):
            return None
        if lemma in self._lines.grammar["body"]:
            return self.before(word.start, EntityKind.ORGANISATION)
        anew = lemma in self._lines.people and lemma not in self._lines.grammar["unique-role"]
        return self.before(word.start, EntityKind.PERSON, _gender(word.feats)) if anew else None

    def _named(self, tree: Tree, index: int) -> bool:
        """Whether a noun bears a name of its own ("l'administration Orsel"), known or not: it is no other's then."""
        beside = tree.children(index, "appos", "flat", "flat:name", "nmod")
        return any(tree.words[k].upos == "PROPN" and not tree.children(k, "case") for k in beside)

    def before(self, place: int, kind: EntityKind, gender: str = "") -> str | None:
        """Who of a kind was named last before a place, of that gender where the name tells one."""
        for start, _, its, name in reversed(self._places[: bisect_left(self._starts, place)]):
            if place - start > NEAR:
                return None
            if its is kind and self.gender(name) in ("", gender or self.gender(name)):
                return name
        return None

    def gender(self, name: str) -> str:
        """The gender that a first name tells, or the empty string."""
        return _first_names(self._lines.code).get(name.split()[0], "")


def _belongings(tree: Tree, index: int) -> frozenset[str]:
    """The lemmas of what a role is of: "ministre du Travail"."""
    nouns = (k for k in tree.children(index, "nmod") if tree.children(k, "case"))
    return frozenset(tree.words[k].lemma.casefold() for k in nouns)


def _name(reading: Reading, entity: Entity, span: Span) -> str:
    """The full name of an entity; an acronym stays what it is, since a ledger knows it for another name."""
    printed = reading.document.text[span.start : span.end]
    short = {alias.name for alias in entity.aliases if alias.why == ACRONYM}
    return printed if printed in short else entity.name


def _gender(feats: str) -> str:
    """The gender in the features, or the empty string."""
    return next((part[7:] for part in feats.split("|") if part.startswith("Gender=")), "")


@cache
def _first_names(code: str) -> dict[str, str]:
    """First names with their genders."""
    return {row["name"]: row["gender"] for row in table(code, "first_names")} if has_table(code, "first_names") else {}

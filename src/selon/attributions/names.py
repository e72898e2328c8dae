"""Who is named in a document: full names, the titles that go with them, and gazetteer names, by place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from selon.attributions.acronyms import introduced_acronyms
from selon.attributions.courtesy import PROFESSIONS, professions, without_role
from selon.attributions.descriptions import clean, describe, trailing_name
from selon.attributions.named_bodies import SHORT, bodies_of_people, opening_bodies, told_of_bodies, whole_bodies
from selon.attributions.phrases import noun_phrase
from selon.attributions.scene import Scene
from selon.records import Role, SourceKind, Span, Word
from selon.trees import Tree

# A pronoun takes up nobody who was named this many code points before it.
FARTHEST = 3000
ASIDE = frozenset({Role.BYLINE, Role.CAPTION, Role.TEASER, Role.BOILERPLATE})
WEAK = ("obj", "obl", "obl:arg", "iobj", "nmod", "conj")
"""Where a noun stands that only "celui-ci" takes up."""
LIVING = (SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.GROUP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A mention of a named or described somebody that a pronoun may take up; `place` is its offset, `strong` is False
    for one that only "celui-ci" takes up."""

    place: int
    name: str
    kind: SourceKind
    gender: str
    plural: bool
    subject: bool
    strong: bool = True

    def begins_anew(self, text: str, speaker: int, pronoun: int) -> bool:
        """Whether the paragraph of a pronoun names this person as its subject, and who spoke last stands before it."""
        named = self.subject and self.kind is SourceKind.PERSON and self.name[:1].isupper()
        return named and "\n" in text[speaker : self.place] and "\n" not in text[self.place : pronoun]


class Names:
    """The names of one document: full names by last name, people by title, mentions in order; `barred` is the name of
    whom a source that is now resolved cannot be."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.full: dict[str, str] = {}
        self.titles: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self.genders: dict[str, str] = {}
        self.titled: set[str] = set()
        self.people: list[Person] = []
        self.barred: str | None = None
        self.acronyms: dict[str, str] = {}
        self.introduced = bodies_of_people(scene)
        for acronym, place, name in introduced_acronyms(scene):
            self.acronyms[acronym] = name
            self.introduced.append((place, name))
        self._collect_full_names()
        self.bodies = told_of_bodies(scene)
        self.capitals = opening_bodies(scene)
        self.whole_bodies = whole_bodies(scene)
        self.fuller: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._collect_titles()
        self._collect_descriptions()
        self._collect_people()

    def _collect_full_names(self) -> None:
        """Longest person name for each last name."""
        for sentence in self.scene.sentences:
            for mention in sentence.mentions:
                if mention.label != "PER":
                    continue
                name = without_role(self.scene.lexicon, clean(self.scene.text(mention.span)))
                last = name.split()[-1].casefold() if name else ""
                if last and len(name.split()) > len(self.full.get(last, "").split()):
                    self.full[last] = name

    def canonical(self, name: str) -> str:
        """Full name of a person named by last name or with a short title, else the name as it is."""
        name = without_role(self.scene.lexicon, name)
        parts = name.split()
        if not parts:
            return name
        full = self.full.get(parts[-1].casefold(), name)
        if len(full.split()) >= len(parts) and (len(parts) == 1 or parts[0].casefold() in full.casefold()):
            return full
        if len(parts) == 2 and parts[0].endswith(".") and len(parts[0]) <= 4:
            return full
        return name

    def _collect_titles(self) -> None:
        """Titles told of a named person: "le maire, X", "X, maire de Y", "le maire X", "Me X" ("l'avocat")."""
        for noun, place, person in professions(self.scene, self.canonical):
            self.titles[noun].append((place, person))
        for tree in self.scene.trees:
            for word in tree.words:
                if not self.is_role(tree, word):
                    continue
                name = self.named_beside(tree, word.index)
                if name:
                    self.titles[word.lemma.casefold()].append((word.start, name))
                    self.titled.add(name)
                    if len(name.split()) > 1 and self.scene.outlet_at(tree, word.index + 1) is None:
                        self.full.setdefault(name.split()[-1].casefold(), name)
                    gender = self.gender_at(tree, word)
                    if gender:
                        self.genders.setdefault(name, gender)

    def _collect_descriptions(self) -> None:
        """Sources described with a complement, which later stand without it: "la police de Morlac", "la police"."""
        for tree in self.scene.trees:
            for word in tree.words:
                kind = self.scene.lexicon.heads.get(word.lemma.casefold()) if word.upos == "NOUN" else None
                told = tree.child(word.index, "nmod", "nmod:poss", "compound") is not None
                if kind in LIVING and told and "Number=Plur" not in word.feats:
                    text = describe(self.scene, tree, word.index)
                    if len(text.split()) > 1 and word.lower in (
                        text.split()[0].casefold(),
                        text.split()[-1].casefold(),
                    ):
                        self.fuller[word.lemma.casefold()].append((word.start, text))

    def titled_below(self, tree: Tree, word: Word) -> str | None:
        """The one person to whom the article gives further down the title that a noun names alone."""
        told = {name for _, name in self.titles.get(word.lemma.casefold(), [])}
        name = told.pop() if len(told) == 1 else None
        genders = {self.gender(name), self.gender_at(tree, word)} - {""} if name is not None else set()
        return name if len(genders) < 2 else None

    def writer(self) -> str | None:
        """The one person whom the document names as an author, or None."""
        told = {name for noun in self.scene.lexicon.function["author"] for _, name in self.titles.get(noun, [])}
        return told.pop() if len(told) == 1 else None

    def described_before(self, lemma: str, place: int) -> str | None:
        """The one description with a complement that a noun had before a place, or None."""
        told = {text for at, text in self.fuller.get(lemma, []) if at < place}
        return told.pop() if len(told) == 1 else None

    def is_role(self, tree: Tree, word: Word) -> bool:
        """Whether a word is what somebody is: a noun for a person, or one written as a name behind an article ("the
        Minister, Anna Vale")."""
        titled = word.upos == "PROPN" and tree.child(word.index, "det") is not None
        return (word.upos == "NOUN" or titled) and (
            self.scene.lexicon.heads.get(word.lemma.casefold()) is SourceKind.PERSON
        )

    def gender_at(self, tree: Tree, word: Word) -> str:
        """Gender that a word for somebody shows: by its article, its lexicon line or the tagger; empty for a noun that
        has both genders ("porte-parole") and no article that tells."""
        if _feature(word, "Gender") == "Fem" and word.lower != word.lemma.casefold() and "Number=Sing" in word.feats:
            return "Fem"  # a form of its own ("passagère" of "passager") tells
        articles = [self._of_article(tree.words[k]) for k in tree.children(word.index, "det")]
        told = next(filter(None, articles), "") or self._lexical_gender(word.lemma)
        both = len(self.scene.lexicon.genders.get(word.lemma.casefold(), ())) > 1
        return told or ("" if both else _feature(word, "Gender"))

    def _of_article(self, word: Word) -> str:
        """Gender that an article shows, by its features or its form ("le", "une"); none where it is elided."""
        function = self.scene.lexicon.function
        by_form = "Fem" if word.lower in function["feminine-article"] else ""
        return _feature(word, "Gender") or by_form or ("Masc" if word.lower in function["masculine-article"] else "")

    def gender(self, name: str) -> str:
        """Gender of a named person: what the text shows, or that of the first name; empty where neither tells."""
        return self.genders.get(name, "") or self.scene.lexicon.first_names.get(name.split(" ")[0].split("-")[0], "")

    def _lexical_gender(self, lemma: str) -> str:
        """Gender of a noun in the lexicon when it has only one."""
        genders = self.scene.lexicon.genders.get(lemma.casefold(), frozenset())
        return next(iter(genders)) if len(genders) == 1 else ""

    def is_of_another(self, name: str | None, noun: str) -> bool:
        """Whether somebody's title of courtesy stands for another profession than a noun: a lawyer is no driver."""
        own = {told for told, people in self.titles.items() if any(person == name for _, person in people)}
        lexicon = self.scene.lexicon
        known = any(own & lexicon.function[group] - lexicon.function["courtesy"] for group in PROFESSIONS)
        return known and noun not in own and lexicon.heads.get(noun) is SourceKind.PERSON

    def named_beside(self, tree: Tree, index: int) -> str | None:
        """Person named in apposition to a noun, on either side, or directly after it."""
        words = tree.words
        near = [
            k for k in tree.children(index, "appos", "flat", "flat:name", "nmod", "conj") if words[k].upos == "PROPN"
        ]
        near = [k for k in near if words[k].deprel not in ("nmod", "conj") or tree.child(k, "case", "cc") is None]
        near = [k for k in near if not (words[k].deprel == "nmod" and self._governed(tree, k))]
        titles = self.scene.lexicon.function["courtesy"]
        near += [
            k + 1 for k in tree.children(index, "appos", "flat") if words[k].lower in titles and k + 1 < len(words)
        ]
        if words[index].deprel in ("appos", "flat") and words[index].head >= 0:
            near.append(words[index].head)
            above = words[index].head
            run = [above, *tree.children(above, "flat")]
            if words[above].upos == "PROPN" and len(run) > 1 and not self._is_place(tree, words[above].text):
                return clean(" ".join(words[i].text for i in run))
        for kid in near:
            name = self.person_at(tree, words[kid])
            if name:
                return name
        for kid in near:
            if words[kid].deprel == "appos" and kid > index and tree.children(kid, "flat"):
                return clean(" ".join(words[i].text for i in (kid, *tree.children(kid, "flat"))))
        phrase = noun_phrase(tree, index)
        follows = max(phrase) + 1
        if follows < len(words) and words[follows].text == ",":
            follows += 1
        if follows < len(words) and words[follows].lower in self.scene.lexicon.function["courtesy"]:
            follows += 1
        name = trailing_name(self.scene, tree, sorted(phrase), index)
        if name is not None and len(name.split()) > 1 and not self._is_place(tree, name):
            return self.canonical(name)
        for place in (index + 1, follows):
            if place < len(words) and words[place].upos == "PROPN":
                name = self.person_at(tree, words[place]) or self._capitalised_run(tree, place)
                if name:
                    return name
        return None

    @staticmethod
    def _governed(tree: Tree, index: int) -> bool:
        """Whether the name that holds a word stands behind a preposition ("la mère de Jean Orsel")."""
        mention = tree.mention_at(tree.words[index].start)
        first = next((w.index for w in tree.words if mention and w.start >= mention.span.start), index)
        return 0 < first < index and tree.words[first - 1].upos == "ADP"

    def _is_place(self, tree: Tree, name: str) -> bool:
        """Whether a name is labelled as a place or an organisation in the sentence."""
        labels = [m.label for m in tree.sentence.mentions if clean(self.scene.text(m.span)) in name]
        return bool(labels) and "PER" not in labels

    def _capitalised_run(self, tree: Tree, place: int) -> str | None:
        """Two or more capitalised words in a row right after a title, which no label names otherwise."""
        words = tree.words
        if any(m.label != "PER" and m.span.start <= words[place].start < m.span.end for m in tree.sentence.mentions):
            return None
        end = place
        while end < len(words) and words[end].text[:1].isupper() and words[end].upos in ("PROPN", "NOUN", "X", "ADJ"):
            end += 1
        title = words[place].text[:1].isupper() and words[place].lower in self.scene.lexicon.function["courtesy"]
        first = place + 1 if title else place
        return clean(" ".join(w.text for w in words[first:end])) if end - first >= 2 else None

    def person_at(self, tree: Tree, word: Word) -> str | None:
        """Canonical name of the person whose mention holds the word."""
        for mention in tree.sentence.mentions:
            if mention.label == "PER" and mention.span.start <= word.start < mention.span.end:
                return self.canonical(clean(self.scene.text(mention.span)))
        return None

    def by_initials(self, text: str, place: int) -> str | None:
        """The one person named before a place whose names begin with the initials ("O. F."), or None."""
        letters = re.findall(r"\w", text)
        if len(letters) < 2 or re.fullmatch(r"(?:\w\.[ -]?){2,3}", text) is None:
            return None
        before = {p.name for p in self.people if p.place < place}
        whole = [name for name in before if all(len(part.strip(".")) > 1 for part in re.split(r"[ -]", name))]
        fitting = {name for name in whole if [part[:1] for part in re.split(r"[ -]", name)] == letters}
        return fitting.pop() if len(fitting) == 1 else None

    def _collect_people(self) -> None:
        """Mentions that a pronoun may take up, in order: named people and described ones in strong places.

        Who wrote the article, who took its picture and who is in another one is taken up by no pronoun of this one."""
        for number, tree in enumerate(self.scene.trees):
            if self.scene.role(number) in ASIDE:
                continue
            for mention in tree.sentence.mentions:
                if mention.label == "PER":
                    self._add_person(tree, mention.span)
            for word in tree.words:
                kind = self.scene.lexicon.heads.get(word.lemma.casefold()) if word.upos == "NOUN" else None
                if kind not in LIVING or word.lemma.casefold() in self.scene.lexicon.function["press"]:
                    continue
                strong = word.deprel in ("nsubj", "nsubj:pass", "obl:agent") and not self._is_bare(tree, word)
                if strong or word.deprel in WEAK:
                    own = dict(self.bodies.get(word.lemma.casefold(), ())).get(word.start)
                    name = own or self.named_beside(tree, word.index) or describe(self.scene, tree, word.index)
                    self._add(word, name, kind or SourceKind.PERSON, self.gender_at(tree, word), strong=strong)
        self.people.sort(key=lambda p: p.place)
        self._places = [p.place for p in self.people]

    def _is_bare(self, tree: Tree, word: Word) -> bool:
        """Whether a noun opens a sentence without an article and describes somebody: "Fille d'un marin, elle ..."."""
        return word.index == 0 and "Number=Sing" in word.feats and any(w.text == "," for w in tree.words[1:])

    def _add_person(self, tree: Tree, span: Span) -> None:
        """Note a named person at its first word."""
        name = self.canonical(clean(self.scene.text(span)))
        inside = [w for w in tree.words if span.start <= w.start < span.end]
        if not inside:
            return
        heads = (tree.words[w.head] if w.deprel.startswith("flat") and w.head >= 0 else w for w in inside)
        subject = any(w.deprel in ("nsubj", "nsubj:pass") for w in heads)
        self.people.append(
            Person(
                place=inside[0].start,
                name=name,
                kind=SourceKind.PERSON,
                gender=self.gender(name),
                plural=False,
                subject=subject,
            )
        )

    def _add(self, word: Word, name: str, kind: SourceKind, gender: str, *, strong: bool) -> None:
        """Note a described source at its head noun."""
        self.people.append(
            Person(
                place=word.start,
                name=name,
                kind=kind,
                gender=gender,
                plural="Number=Plur" in word.feats,
                subject=word.deprel.startswith("nsubj"),
                strong=strong,
            )
        )

    def organisation_before(self, place: int, reach: int) -> str | None:
        """Last organisation named at most `reach` code points before a place, outlets left out."""
        told = max((entry for found in self.bodies.values() for entry in found if entry[0] < place), default=None)
        if told is not None and told[0] >= place - reach:
            return told[1]
        near = (*self.introduced, *self._labelled(place, reach))
        return max((entry for entry in near if place - reach <= entry[0] < place), default=(0, None))[1]

    def _labelled(self, place: int, reach: int) -> Iterator[tuple[int, str]]:
        """Organisations by label that end before a place, with their places, the last first; outlets left out."""
        for number, tree in reversed(list(enumerate(self.scene.trees))):
            apart = self.scene.role(number) in ASIDE
            if apart or tree.sentence.span.start >= place or tree.sentence.span.end < place - reach:
                continue
            for mention in reversed(tree.sentence.mentions):
                inside = [w.index for w in tree.words if mention.span.start <= w.start < mention.span.end]
                outlet = any(self.scene.outlet_at(tree, i) is not None for i in inside)
                short = mention.span.end - mention.span.start <= SHORT
                if mention.label != "ORG" or mention.span.end > place or outlet or short:
                    continue
                around = self.scene.quotation_around(*mention.span)
                if around is not None and around.span.end <= place:
                    continue
                yield mention.span.start, clean(self.scene.text(mention.span))

    def only_organisation(self, place: int) -> str | None:
        """The one organisation named before a place, or None."""
        told = {name for found in self.bodies.values() for at, name in found if at < place}
        mentions = (m for tree in self.scene.trees for m in tree.sentence.mentions if m.label == "ORG")
        told |= {clean(self.scene.text(m.span)) for m in mentions if m.span.end <= place}
        return told.pop() if len(told) == 1 else None

    def before(
        self, place: int, *, gender: str, plural: bool, skip: tuple[Span, ...] = (), nearest: bool = False
    ) -> Person | None:
        """Nearest mention before a place that agrees, subjects and people first unless `nearest` says otherwise;
        what stands in `skip` and who is barred is left out."""
        best: Person | None = None
        score = -1e9
        for person in reversed(self.people[: bisect_left(self._places, place)]):
            if person.place < place - FARTHEST:
                break
            if self.barred is not None and person.name == self.barred:
                continue
            if person.plural != plural or (gender and person.gender and person.gender != gender):
                continue
            if any(s.start <= person.place < s.end for s in skip) or not (person.strong or nearest):
                continue
            living = person.kind is SourceKind.PERSON
            value = person.place / 300.0 + (0.4 if nearest and living else 0.0)
            if not nearest:
                value += (1.0 if person.subject else 0.0) + (0.8 if living else 0.0)
            if value > score:
                best, score = person, value
        return best


def _feature(word: Word, name: str) -> str:
    """Value of a feature of a word, or the empty string."""
    for feature in word.feats.split("|"):
        if feature.startswith(name + "="):
            return feature[len(name) + 1 :]
    return ""

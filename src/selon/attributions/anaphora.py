"""Whom words take up: pronouns, "le quotidien", "cette source", by what the document said before."""

from __future__ import annotations

from dataclasses import dataclass

from selon.attributions.anonymity import gender_of, is_definite
from selon.attributions.bodies import body_before
from selon.attributions.courtesy import PROFESSIONS
from selon.attributions.descriptions import describe
from selon.attributions.names import Names, Person
from selon.attributions.persons import whose_role
from selon.attributions.phrases import noun_phrase
from selon.attributions.press import Press
from selon.attributions.scene import Scene
from selon.records import SourceKind, Span, Word
from selon.trees import Tree

# A noun describes anew who stands at most so many code points before it.
NEAR = 700
# Length of a sentence, by which nearness is weighed.
SENTENCE = 120
# A pronoun takes up one of so many who spoke last.
SPEAKERS = 3
UNKNOWN = (None, SourceKind.UNSPECIFIED)


@dataclass(slots=True, kw_only=True)
class Resolved:
    """A source with its name (None when the text does not say) and kind, and the place of its words."""

    name: str | None
    kind: SourceKind
    place: int
    gender: str = ""
    plural: bool = False
    lemma: str = ""
    span: Span | None = None
    relay: bool = False
    outer: int | None = None


class Anaphora:
    """What the words of one document take up; `known` are the sources resolved so far, in the order of the text, `told`
    the same by the place of their report, `outer` the place of the report that holds the source now resolved, `skip`
    what that source says."""

    def __init__(self, scene: Scene, names: Names, press: Press) -> None:
        self.scene = scene
        self.names = names
        self.press = press
        self.known: list[Resolved] = []
        self.told: dict[int, Resolved] = {}
        self.outer: int | None = None
        self.skip: tuple[Span, ...] = ()

    def pronoun(self, tree: Tree, index: int, skip: tuple[Span, ...]) -> tuple[str | None, SourceKind]:
        """Whom a pronoun or possessive means; nobody who is named in `skip`."""
        word = tree.words[index]
        lower = word.lower
        function = self.scene.lexicon.function
        if lower in function["indefinite"] or lower.lstrip("-t") in function["indefinite"]:
            return None, SourceKind.UNSPECIFIED if "Number=Plur" not in word.feats else SourceKind.GROUP
        if lower in function["first"]:
            return UNKNOWN
        citing = self._citing_outlet(tree, index)
        if citing is not None:
            return citing, SourceKind.OUTLET
        plural = "Number=Plur" in word.feats and word.upos != "DET" or lower in function["plural-pronoun"]
        plural = plural or lower in function["their"]
        gender = "" if word.upos == "DET" else gender_of(word.feats)
        near = lower in function["near-pronoun"]
        if self.scene.quotation_around(word.start, word.end) is None:
            skip = (*skip, *self.scene.quoted_before(word.start))
        person = self.names.before(word.start, gender=gender, plural=plural, skip=skip, nearest=near)
        if person is not None and not self._can_be(person.kind, gender):
            person = None
        previous = self._last_speaker(word, skip, gender=gender, plural=plural)
        if previous is not None and (person is None or self._rather(previous, person, word, near=near)):
            return previous.name, previous.kind
        if person is not None:
            return person.name, SourceKind.GROUP if plural and person.kind is SourceKind.PERSON else person.kind
        last = next((k for k in reversed(self.known) if not k.relay and k.name != self.names.barred), None)
        if last is None or last.kind is SourceKind.PERSON or self.names.barred is not None:
            return (last.name, last.kind) if last is not None and self._agrees(last, gender) else UNKNOWN
        return last.name, last.kind  # a body may be taken up by either gender

    def _citing_outlet(self, tree: Tree, index: int) -> str | None:
        """Outlet that a pronoun means which cites somebody: "ajoute cette dernière, citant une source"."""
        word, citing = tree.words[index], self.scene.lexicon.function["citing"]
        if word.head < 0 or not word.deprel.startswith("nsubj"):
            return None
        kids = (tree.words[k] for k in tree.children(word.head, "advcl", "acl"))
        cites = any(k.lemma.casefold() in citing and "VerbForm=Part" in k.feats for k in kids)
        return self.press.before(word.start) if cites else None

    def _last_speaker(self, word: Word, skip: tuple[Span, ...], *, gender: str, plural: bool) -> Resolved | None:
        """Last source before a pronoun that agrees with it, among the last few; outlets that only pass others on and
        who is named in `skip` are left out, and papers where the pronoun stands behind its verb ("estime-t-il")."""
        seen = 0
        for known in reversed(self.known):
            if known.relay or known.place >= word.start or any(s.start <= known.place < s.end for s in skip):
                continue
            if known.kind is SourceKind.DOCUMENT and word.text.startswith("-"):
                continue
            if known.name == self.names.barred and self.names.barred is not None:
                continue
            if known.plural == plural and self._agrees(known, gender) and self._can_be(known.kind, gender):
                return self._who_told_of(known, gender, plural=plural) or known
            seen += 1
            if seen == SPEAKERS:
                return None
        return None

    def _who_told_of(self, known: Resolved, gender: str, *, plural: bool) -> Resolved | None:
        """Speaker in whose words a source stands, where a pronoun behind those words can mean the speaker: "Elle dit
        que la maire a menti. « C'est grave », ajoute-t-elle"."""
        if known.outer is None or known.outer == self.outer:
            return None
        speaker = self.told.get(known.outer)
        if speaker is None or speaker.name is None or speaker.relay or speaker.outer is not None:
            return None
        living = speaker.kind in (SourceKind.PERSON, SourceKind.ANONYMOUS)
        return speaker if living and speaker.plural == plural and self._agrees(speaker, gender) else None

    def _rather(self, speaker: Resolved, person: Person, pronoun: Word, *, near: bool) -> bool:
        """Whether a pronoun means who spoke last rather than somebody named at another place: a speaker counts as if
        he stood a sentence nearer, an outlet or a body as if it stood further away."""
        if person.begins_anew(self.scene.document.text, speaker.place, pronoun.start):
            return False
        bonus = {SourceKind.OUTLET: -3 * SENTENCE, SourceKind.PERSON: SENTENCE, SourceKind.ANONYMOUS: SENTENCE}
        behind = SENTENCE if pronoun.text.startswith("-") else 0
        return speaker.place + (0 if near else bonus.get(speaker.kind, 0) + behind) >= person.place

    def _printed_before(self, tree: Tree, index: int) -> int | None:
        """Outlet that a comma parts from a relative with its number: "X, d'après laquelle", "X, lequel cite ..."."""
        near = range(index - 1, max(index - 4, 0), -1)
        comma = next((i for i in near if tree.words[i].text == ","), None)
        long = tree.words[index].lower.endswith(tuple(self.scene.lexicon.function["which-ending"]))
        printed = self.scene.outlet_at(tree, comma - 1) if comma and long else None
        return printed.last if printed is not None else None

    def antecedent(self, tree: Tree, index: int) -> int | None:
        """Noun that a relative pronoun takes up."""
        word = tree.words[index]
        if "PronType=Rel" not in word.feats:
            return None
        mention = tree.mention_at(tree.words[index - 1].start) if index else None
        if mention is not None and mention.label == "PER" and "nsubj" in word.deprel:
            return index - 1
        printed = self._printed_before(tree, index)
        if printed is not None:
            return printed
        for above in tree.ancestors(index):
            if tree.words[above].deprel in ("acl:relcl", "acl") and tree.words[above].head >= 0:
                return whose_role(self.scene, self.names, (tree, index), tree.words[above].head)
        before = [w for w in tree.words[:index] if w.upos in ("NOUN", "PROPN")]
        return before[-1].index if before else None

    def taken_up(self, tree: Tree, index: int, kind: SourceKind) -> tuple[str, SourceKind] | None:
        """Earlier source that a definite noun takes up: "le quotidien", "la ministre", "l'association"."""
        word = tree.words[index]
        if kind is SourceKind.OUTLET and any(
            tree.words[k].text[:1].isupper() for k in noun_phrase(tree, index) if k > index
        ):
            return None
        definite = is_definite(self.scene, tree, index)
        articles = tree.children(index, "det")
        plural = any("Number=Plur" in tree.words[k].feats for k in articles or (index,))
        lemma = word.lemma.casefold()
        owned = any("Poss=Yes" in tree.words[k].feats for k in tree.children(index, "det"))
        if kind is SourceKind.PERSON and owned and not plural:
            soon = self._named_soon(lemma, word.start)
            return (soon, kind) if soon is not None else None
        if not definite or plural:
            return None
        told = tree.children(index, "nmod")
        if kind is SourceKind.OUTLET:
            joints, what = self.scene.lexicon.function["by-which-means"], self.scene.lexicon.function["told-of"]
            told = [k for k in told if not {tree.words[j].lower for j in tree.kids[k]} & joints]
            told = [k for k in told if tree.words[k].lower not in what]
        has_complement = bool(told)
        if kind is SourceKind.PERSON:
            titled = [name for place, name in self.names.titles.get(lemma, []) if place < word.start]
            if titled and (not has_complement or len(set(titled)) == 1):
                return titled[-1], kind
            alone = not has_complement and not tree.children(index, "amod")
            if not titled and alone and (soon := self.names.titled_below(tree, word)) is not None:
                return soon, kind
        if kind is SourceKind.ORGANISATION:
            bodies = {name for place, name in self.names.bodies.get(lemma, []) if place < word.start}
            if len(bodies) == 1:
                return bodies.pop(), kind
            named = self.names.capitals.get(lemma, set())
            if len(named) == 1 and not has_complement and not tree.children(index, "amod"):
                return min(named), kind
        if has_complement and kind is SourceKind.PERSON and (going_on := self._going_on(tree, index)) is not None:
            return going_on, kind
        if has_complement:
            return None
        body = self._body(tree, index) if kind is SourceKind.ORGANISATION else None
        if body is not None:
            return body, kind
        for known in reversed(self.known):
            if kind is SourceKind.OUTLET:
                break
            living = {known.kind, kind} <= {SourceKind.PERSON, SourceKind.ANONYMOUS}
            if (living or known.kind is kind) and known.name and known.lemma == lemma:
                return known.name, known.kind
        if kind is SourceKind.OUTLET:
            apart = lemma in self.scene.lexicon.function["broadcast"] and bool(tree.children(index, "amod"))
            return self._outlet(word.start, lemma, apart=apart)
        return self._described_anew(tree, index, kind)

    def _body(self, tree: Tree, index: int) -> str | None:
        """Organisation by name that a noun alone behind its article takes up ("the company"), or None."""
        word = tree.words[index]
        return (
            None
            if tree.children(index, "amod", "compound")
            else body_before(self.scene, word.lemma.casefold(), word.start)
        )

    def _named_soon(self, noun: str, place: int) -> str | None:
        """The one person of a profession whom the document names right behind its noun: "a indiqué son avocat. « Il
        nie », a dit Me Orsel"."""
        if not any(noun in self.scene.lexicon.function[group] for group in PROFESSIONS):
            return None
        told = self.names.titles.get(noun, [])
        near = [name for at, name in told if place < at < place + NEAR]
        return near[0] if near and len({name for _, name in told}) == 1 else None

    def _going_on(self, tree: Tree, index: int) -> str | None:
        """Named person who spoke last in the paragraph, where a verb or adverb says that somebody goes on: "« Oui »,
        dit Odile Fervac. La patronne du port a ajouté que ..."."""
        word = tree.words[index]
        verb = word.head if word.deprel.startswith("nsubj") else -1
        said = [verb, *tree.kids[verb]] if verb >= 0 else []
        said += [k for above in tree.children(verb, "advmod", "obl") for k in tree.kids[above]] if verb >= 0 else []
        if not any(tree.words[k].lemma.casefold() in self.scene.lexicon.function["goes-on"] for k in said):
            return None
        last = next((k for k in reversed(self.known) if k.place < word.start and not k.relay), None)
        if last is None or last.name is None or last.kind is not SourceKind.PERSON or word.start - last.place > NEAR:
            return None
        named = len(last.name.split()) > 1 and last.name[:1].isupper() and not last.plural
        return last.name if named and self._agrees(last, gender_of(word.feats)) else None

    def _described_anew(self, tree: Tree, index: int, kind: SourceKind) -> tuple[str, SourceKind] | None:
        """Last source near by whom a definite noun can describe: "la retraitée" for a woman who just spoke,
        "l'entreprise" for a company, "le texte" for a report. Roles that one person holds describe nobody anew."""
        word = tree.words[index]
        lemma = word.lemma.casefold()
        function = self.scene.lexicon.function
        bodies = function["body"] - (function["institution"] - function["body-name"])
        if kind is SourceKind.ORGANISATION and lemma in bodies and not tree.children(index, "compound"):
            apart = bool(tree.children(index, "amod"))
            names = self.names
            name = names.only_organisation(word.start) if apart else names.organisation_before(word.start, NEAR)
            return (name, kind) if name else None
        if kind is SourceKind.UNSPECIFIED and lemma not in self.scene.lexicon.nouns:
            kind = SourceKind.PERSON
        if kind not in (SourceKind.PERSON, SourceKind.DOCUMENT) or lemma in function["unique-role"]:
            return None
        gender = self.names.gender_at(tree, word)
        again = any(tree.words[k].lower in function["same"] for k in tree.kids[index])
        if kind is SourceKind.PERSON and not gender and not again:
            return self._of_age(tree, index)
        fitting: list[Resolved] = []
        for known in reversed(self.known):
            if word.start - known.place > NEAR:
                break
            same = known.kind is kind or (again and known.kind is SourceKind.ANONYMOUS)
            same = bool(same and known.name and not known.plural and not known.relay and not self._skipped(known))
            same = same and known.name != self.names.barred and not self.names.is_of_another(known.name, lemma)
            if same and (kind is SourceKind.DOCUMENT or self._agrees(known, gender)):
                fitting.append(known)
        told = (k for k in fitting if (self.names.gender(k.name or "") or k.gender) == gender)
        best = next(told, None) or next(iter(fitting), None)
        if best is not None and best.name:
            return best.name, kind
        return self._named_just_before(tree, index) if kind is SourceKind.PERSON else None

    def _of_age(self, tree: Tree, index: int) -> tuple[str, SourceKind] | None:
        """The person before whom an age takes up: "The 29-year-old said ..."."""
        word = tree.words[index]
        counted = any(tree.words[i].upos == "NUM" for i in tree.subtree(index) if i < index)
        if not counted or word.lower not in self.scene.lexicon.function["aged"]:
            return None
        aged = self.names.before(word.start, gender="", plural=False)
        return (aged.name, aged.kind) if aged is not None and aged.kind is SourceKind.PERSON else None

    def _named_just_before(self, tree: Tree, index: int) -> tuple[str, SourceKind] | None:
        """The one person with a full name in the sentence before, where a noun in the singular can mean nobody else:
        "Le but est de Luc Orsel. L'attaquant ..."."""
        gender = gender_of(tree.words[index].feats)
        place = self.scene.trees.index(tree)
        if place == 0:
            return None
        low, high = self.scene.trees[place - 1].sentence.span.start, tree.sentence.span.start
        people = [p for p in self.names.people if low <= p.place < high and p.kind is SourceKind.PERSON]
        named = {p.name for p in people if len(p.name.split()) > 1 and p.name[:1].isupper()}
        fitting = {name for name in named if not gender or self.names.gender(name) in ("", gender)}
        name = fitting.pop() if len(fitting) == 1 else None
        another = name == self.names.barred or self.names.is_of_another(name, tree.words[index].lemma.casefold())
        return (name, SourceKind.PERSON) if name is not None and not another else None

    def _can_be(self, kind: SourceKind, gender: str) -> bool:
        """Whether a pronoun of a gender can mean a source of a kind: where nouns are neuter, "he" is somebody and
        "it" is not."""
        if not gender or not any("Neut" in told for told in self.scene.lexicon.genders.values()):
            return True
        return (kind in (SourceKind.PERSON, SourceKind.ANONYMOUS)) != (gender == "Neut")

    def _agrees(self, known: Resolved, gender: str) -> bool:
        """Whether a person spoken of before can have the gender."""
        told = self.names.gender(known.name or "") or known.gender
        return not told or not gender or told == gender

    def _outlet(self, place: int, noun: str, *, apart: bool) -> tuple[str, SourceKind] | None:
        """Outlet that the noun means: one named before the place, or one that spoke though no list knows it; none that
        the noun cannot mean where an adjective tells it `apart` ("la télévision italienne" is no paper)."""
        named = self.press.before(place, noun, fitting_only=apart)
        if named is not None or apart:
            return (named, SourceKind.OUTLET) if named is not None else None
        spoken = next((k for k in reversed(self.known) if k.name and self._is_press(k) and k.place < place), None)
        if spoken is not None and spoken.name is not None:
            return spoken.name, SourceKind.OUTLET
        return self._unlisted_outlet(place)

    def _is_press(self, known: Resolved) -> bool:
        """Whether a source is an outlet, other than the document's own."""
        outlet = known.kind is SourceKind.OUTLET or self.press.is_outlet(known.name or "")
        return outlet and known.name != self.scene.document.outlet

    def _unlisted_outlet(self, place: int) -> tuple[str, SourceKind] | None:
        """Last outlet named before a place though no list knows it, or last source that can be one."""
        text = self.scene.document.text[:place].replace("’", "'")
        learnt = max(self.press.learnt, key=text.rfind, default=None)
        if learnt is not None and text.rfind(learnt) >= 0:
            return learnt, SourceKind.OUTLET
        for known in reversed(self.known):
            named = known.name is not None and known.name[:1].isupper() and known.name != self.scene.document.outlet
            body = self.scene.lexicon.heads.get(known.lemma) is SourceKind.ORGANISATION  # "the ferry company X"
            if (
                known.place < place
                and not body
                and named
                and known.name
                and known.kind in (SourceKind.ORGANISATION, SourceKind.GROUP, SourceKind.DOCUMENT)
            ):
                self.press.learnt.add(known.name)
                return known.name, SourceKind.OUTLET
        return None

    def earlier_anonymous(self, tree: Tree, index: int, within: tuple[Span, ...]) -> str:
        """Description of an unnamed source; "cette source" keeps the description given before."""
        lemma = tree.words[index].lemma.casefold()
        text = describe(self.scene, tree, index, short=False, within=within)
        same = any(tree.words[k].lower in self.scene.lexicon.function["same"] for k in tree.kids[index])
        for known in reversed(self.known) if same or len(text.split()) == 1 else ():
            if self._skipped(known):
                continue
            if known.kind is SourceKind.ANONYMOUS and known.name and (same or known.lemma == lemma):
                return known.name
        return text

    def _skipped(self, known: Resolved) -> bool:
        """Whether a source stands in what the source now resolved says."""
        return any(span.start <= known.place < span.end for span in self.skip)

    def same_source(self, tree: Tree, index: int) -> tuple[str, SourceKind] | None:
        """Who spoke last, one and not many, where "la même source" takes up nobody unnamed."""
        word = tree.words[index]
        same = any(tree.words[k].lower in self.scene.lexicon.function["same"] for k in tree.kids[index])
        if (
            not same
            or "Number=Plur" in word.feats
            or any(k.kind is SourceKind.ANONYMOUS and not self._skipped(k) for k in self.known)
        ):
            return None
        for known in reversed(self.known):
            if (
                known.name
                and not self._skipped(known)
                and not known.relay
                and not known.plural
                and known.place < word.start
            ):
                return known.name, known.kind
        return None

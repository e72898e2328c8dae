"""Who is meant: the canonical name and the kind of every source, resolved inside the document."""

from __future__ import annotations

from selon.attributions.anaphora import Anaphora, Resolved
from selon.attributions.anonymity import is_indefinite, is_withheld
from selon.attributions.belonging import is_full, joint_of, with_owner
from selon.attributions.courtesy import without_role
from selon.attributions.descriptions import (
    clean,
    describe,
    entry,
    is_acronym,
    listed_inside,
    name_behind,
    outlet_or_organisation,
    own_name,
    title_from,
    trailing_name,
    with_capitals,
    without_kind,
)
from selon.attributions.extents import preposition
from selon.attributions.lexicons import plain
from selon.attributions.names import LIVING, Names
from selon.attributions.persons import is_capital, is_person, leading_person, of_a_people, set_apart
from selon.attributions.phrases import noun_phrase
from selon.attributions.press import Press, published_by
from selon.attributions.scene import Finding, Scene
from selon.attributions.seats import seat_of, who_speaks
from selon.attributions.singled_out import singled_out
from selon.attributions.subjects import antecedent
from selon.attributions.taken_up import document_before, is_apart
from selon.records import Role, SourceKind, Span
from selon.trees import Tree

# A floating quotation is that of somebody named at most so many code points before it.
NEAR = 400


class Sources:
    """Resolves the sources of one document in the order of the text, remembering who spoke."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.names = Names(scene)
        self.skip: tuple[Span, ...] = ()
        self.within: tuple[Span, ...] = ()
        self.press = Press(scene)
        self.anaphora = Anaphora(scene, self.names, self.press)

    def resolve(self, finding: Finding, *, but: str | None = None, outer: int | None = None) -> Resolved:
        """Name and kind of the source of a finding, nobody of the name `but`; what it resolves is remembered for later
        pronouns, with the place of the report that holds it, `outer`."""
        self.names.barred = but
        self.anaphora.outer = outer
        if finding.source_at is None or not finding.source:
            return Resolved(name=None, kind=SourceKind.UNSPECIFIED, place=finding.start)
        number = finding.sentence if finding.source_sentence is None else finding.source_sentence
        tree = self.scene.trees[number]
        word = tree.words[finding.source_at]
        self.skip, self.within = finding.content, finding.source
        self.anaphora.skip = finding.content
        if but is not None:
            self.anaphora.known[:] = [k for k in self.anaphora.known if k.place != word.start]
        name, kind = self._name(number, finding.source_at)
        if finding.rule == "label":
            name = self.names.by_initials(self.scene.text(finding.source[0]), finding.start) or name
        name = self._without_article(self._together(number, finding.source_at, self._expanded(name)))
        leading = leading_person(self.scene, self.names, (tree, finding), (name, kind))
        if leading is not None:
            name, kind = leading, SourceKind.PERSON
        if kind is SourceKind.PERSON and name is not None and is_person(self.scene, name):
            self.names.full.setdefault(name.split()[-1].casefold(), name)
        found = Resolved(
            name=name,
            kind=kind,
            place=word.start,
            gender=self.names.gender_at(tree, who_speaks(self.scene, tree, word)),
            plural="Number=Plur" in tree.words[antecedent(tree, word.index)].feats,
            lemma=word.lemma.casefold(),
            span=finding.source[0],
            relay=finding.relay,
            outer=outer,
        )
        if kind is not SourceKind.UNSPECIFIED and name is not None:
            self.anaphora.known.append(found)
        return found

    def name_at(self, number: int, index: int) -> tuple[str | None, SourceKind]:
        """Name and kind of a word that is the source of no finding; nothing is remembered."""
        self.skip, self.within, self.names.barred = (), (), None
        return self._name(number, index)

    def last_person(self, finding: Finding) -> Resolved | None:
        """The last person named or described before a finding that names nobody."""
        found = self.names.before(finding.start, gender="", plural=False)
        if found is None or found.kind is not SourceKind.PERSON or finding.start - found.place > NEAR:
            return None
        return Resolved(name=found.name, kind=found.kind, place=finding.start)

    def _together(self, number: int, index: int, name: str | None) -> str | None:
        """The name with those coordinated to its head inside the source: "Dares et Pôle emploi"."""
        tree = self.scene.trees[number]
        kids = [k for k in tree.children(index, "conj") if k > index and tree.words[k].upos in ("NOUN", "PROPN")]
        kids = [k for k in kids if any(span.start <= tree.words[k].start < span.end for span in self.within)]
        if tree.words[index].upos == "PROPN":  # "Paul Sanz, maire de Lude et président du club" is one person
            kids = [k for k in kids if tree.words[k].text[:1].isupper() or tree.child(k, "det") is not None]
        joint = self.scene.lexicon.function["and"]
        if name is None or not any(tree.words[c].lower in joint for k in kids for c in tree.children(k, "cc")):
            return name
        others = (self._expanded(self._name(number, kid)[0]) for kid in kids)
        names = list(dict.fromkeys([name, *(other for other in others if other)]))
        return f"{', '.join(names[:-1])} {min(joint)} {names[-1]}" if len(names) > 1 else name

    def _without_article(self, name: str | None) -> str | None:
        """A description without the article in front: what a bad tag makes a name is none ("le délégué CGT")."""
        for article in self.scene.lexicon.function["article"]:
            mark = article if article.endswith("'") else f"{article} "
            behind = name[len(mark) :] if name is not None else ""
            if name is not None and name.startswith((mark, mark.capitalize() if behind[:1].islower() else mark)):
                return behind
        return name

    def _expanded(self, name: str | None) -> str | None:
        """The name with an acronym that the text introduced written out, and without one in brackets after it."""
        if name is None:
            return None
        bare = (
            name.split(" (", 1)[0] if name.endswith(")") and name.split(" (")[-1][:-1] in self.names.acronyms else name
        )
        return self.names.acronyms.get(bare, bare)

    def _name(self, number: int, index: int) -> tuple[str | None, SourceKind]:
        """Name and kind of the word that heads a source."""
        tree = self.scene.trees[number]
        word = tree.words[index]
        lower = word.lower
        one_of = singled_out(self.scene, self.anaphora, (tree, index), self.within, self.skip)
        if one_of is not None:
            return one_of, SourceKind.ANONYMOUS
        if word.upos in ("PRON", "DET") or lower in self.scene.lexicon.function["pronoun"]:
            above = self.anaphora.antecedent(tree, index)
            seat = seat_of(self.scene, tree, index) if above is None else None
            if seat is not None:
                return self._name(number, seat)
            if above is not None and self._is_word_of_nobody(tree, index, above):
                return None, SourceKind.UNSPECIFIED
            if above is None and (named := set_apart(self.names, tree, index)) is not None:
                return named, SourceKind.PERSON
            return self._name(number, above) if above is not None else self.anaphora.pronoun(tree, index, self.skip)
        printed = self.scene.outlet_at(tree, index)
        if printed is not None:
            return printed.name, SourceKind.OUTLET
        if (person := of_a_people(self.scene, self.names, tree, index)) is not None:
            return person
        label = tree.label_at(word.start)
        if word.upos == "PROPN" and self.names.is_role(tree, word) and tree.child(index, "flat") is None:
            return self._common(number, index)
        labelled = label in ("PER", "ORG", "LOC") and (word.upos != "NOUN" or is_acronym(word.text))
        if word.upos == "PROPN" or labelled or (label == "PER" and is_capital(self.scene, word)):
            return self._proper(tree, index, label)
        return self._common(number, index)

    def _is_word_of_nobody(self, tree: Tree, index: int, above: int) -> bool:
        """Whether a relative behind a preposition takes up what nobody named says ("des bruits selon lesquels")."""
        said, lexicon = tree.words[above].lemma.casefold(), self.scene.lexicon
        told = said in lexicon.nouns or said in lexicon.function["news"]
        return told and tree.child(index, "case") is not None and not tree.children(above, "nmod")

    def _proper(self, tree: Tree, index: int, label: str) -> tuple[str | None, SourceKind]:
        """Name and kind of a proper noun: outlet, government by metonymy, person, organisation."""
        word = tree.words[index]
        mention = tree.mention_at(word.start)
        followed = index + 1 < len(tree.words) and tree.words[index + 1].upos == "PROPN"
        texts = [describe(self.scene, tree, index, within=self.within)]
        if not followed or mention is None:
            texts.insert(0, word.text)
        if mention is not None:
            texts.insert(0, self.scene.text(mention.span))
            before = tree.words[index - 1] if index else None
            if before is not None and before.upos == "DET" and mention.span.start == word.start:
                texts.insert(0, self.scene.document.text[before.start : mention.span.end])
        for text in texts:
            listed = entry(self.scene.lexicon, text)
            if listed is not None:
                return listed[0], outlet_or_organisation(listed[1])
        for text in texts:
            metonym = self.scene.lexicon.metonyms.get(clean(text).casefold())
            if metonym is not None:
                return metonym.name, SourceKind.ORGANISATION
        if clean(texts[0]) in self.names.genders or clean(texts[0]) in self.names.titled:
            return clean(texts[0]), SourceKind.PERSON
        kind_noun = self._kind_of_apposition(tree, index)
        last = clean(texts[0]).split()[-1:] or [""]
        full = self.names.full.get(last[0].casefold())
        if full and label != "PER" and clean(texts[0]).casefold() in full.casefold():
            return full, SourceKind.PERSON
        if label == "PER":
            name = self.names.canonical(clean(self.scene.text(mention.span)) if mention else word.text)
            return self.names.whole_bodies.get(name, name), kind_noun or SourceKind.PERSON
        text = clean(self.scene.text(mention.span)) if mention else texts[-1]
        text = own_name(self.scene.lexicon, tree, mention.span if mention else Span(word.start, word.end), text)
        text = self._with_adjective(tree, index, text) if label in ("ORG", "") else text
        text = self.names.whole_bodies.get(text, text)
        if kind_noun is not None:
            return text, kind_noun
        return self._by_shape(text, label)

    def _with_adjective(self, tree: Tree, index: int, text: str) -> str:
        """The name with an adjective written small that belongs to it, and what follows that: "Terres équitables"."""
        whole = describe(self.scene, tree, index, within=self.within)
        rest = whole.removeprefix(text)
        if not rest.startswith(" ") or not rest.strip()[:1].islower() or len(rest.split()) > 4:
            return text
        following = next((w for w in tree.words[index + 1 :] if w.text == rest.split()[0]), None)
        return whole if following is not None and following.upos == "ADJ" else text

    def _by_shape(self, text: str, label: str) -> tuple[str, SourceKind]:
        """Kind of a name by its label; names of one to three capitalised words without label are people."""
        if label in ("ORG", "LOC", "PRODUCT", "EVENT"):
            return text, SourceKind.ORGANISATION
        text = without_role(self.scene.lexicon, text)
        parts = text.split()
        known = self.names.full.get(parts[-1].casefold()) if parts else None
        if known:
            return known, SourceKind.PERSON
        return text, SourceKind.ORGANISATION if text.isupper() or len(parts) == 1 else SourceKind.PERSON

    def _kind_of_apposition(self, tree: Tree, index: int) -> SourceKind | None:
        """Kind told by a noun in apposition to a name ("X, hebdomadaire local")."""
        for kid in tree.children(index, "appos", "nmod"):
            kind = self.scene.lexicon.heads.get(tree.words[kid].lemma.casefold())
            if tree.words[kid].deprel == "appos" and kind is not None and kind is not SourceKind.DOCUMENT:
                return kind
        return None

    def _common(self, number: int, index: int) -> tuple[str | None, SourceKind]:
        """Name and kind of a common noun: who is named beside it, whom it takes up, or its description."""
        tree = self.scene.trees[number]
        word = tree.words[index]
        lemma = word.lemma.casefold()
        part = [k for k in tree.children(index, "nmod") if k > index]
        if lemma in self.scene.lexicon.function["partitive"] and part:
            return self._name(number, part[0])
        kind = self.scene.lexicon.kind_of(lemma)
        if lemma in self.scene.lexicon.function["press"]:
            agency = self.press.agency(tree, index)
            earlier = self.anaphora.taken_up(tree, index, SourceKind.OUTLET) if agency is None else None
            if agency is not None or earlier is not None:
                return agency or (earlier[0] if earlier else None), SourceKind.OUTLET
        nameable = kind in (SourceKind.OUTLET, SourceKind.DOCUMENT, SourceKind.ORGANISATION)
        same = self.anaphora.same_source(tree, index) if kind is SourceKind.ANONYMOUS else None
        if same is not None:
            return same
        if kind is SourceKind.ANONYMOUS or (not nameable and is_withheld(self.scene, tree, index)):
            unnamed = self.anaphora.earlier_anonymous(tree, index, self.within)
            return self._by_name(number, index, unnamed), SourceKind.ANONYMOUS
        outlet = self.press.maker_of(tree, index)
        if outlet is None and self.scene.role(number) in (Role.HEADLINE, Role.STANDFIRST):
            outlet = self.press.told_later(tree, index)
        if outlet is not None:
            return outlet, SourceKind.OUTLET
        if kind is SourceKind.DOCUMENT:
            return self._author_of(number, index), SourceKind.DOCUMENT
        beside = self._beside(tree, index, kind)
        if beside:
            return beside, SourceKind.PERSON
        named = self._body_beside(tree, index, kind) or self._name_inside(tree, index, kind)
        if named:
            return named
        if kind in (SourceKind.ORGANISATION, SourceKind.OUTLET):
            trailing = trailing_name(self.scene, tree, with_capitals(tree, index), index)
            if trailing:
                return trailing, kind
        if kind is SourceKind.OUTLET:
            phrase = noun_phrase(tree, index) | set(range(index + 1, min(index + 6, len(tree.words))))
            inside = listed_inside(self.scene, tree, phrase, ("outlet", "agency"))
            if inside:
                return inside[0], kind
        taken_up = self.anaphora.taken_up(tree, index, kind)
        if taken_up:
            return taken_up
        if "Number=Plur" in word.feats and kind is SourceKind.PERSON:
            kind = SourceKind.GROUP
        if (
            kind is SourceKind.PERSON
            and "Number=Sing" in word.feats
            and is_indefinite(tree, index)
            and (lemma not in self.scene.lexicon.function["office"])
        ):
            kind = SourceKind.ANONYMOUS
        if kind is SourceKind.UNSPECIFIED:
            kind = SourceKind.GROUP if "Number=Plur" in word.feats else SourceKind.ORGANISATION
            if kind is SourceKind.ORGANISATION and (name := name_behind(self.scene, tree, index)) is not None:
                return name, kind
        return self._described(number, index, kind), kind

    def _described(self, number: int, index: int, kind: SourceKind) -> str:
        """Description of a noun: the one with a complement that it had before, with whose it is, its body by name."""
        tree = self.scene.trees[number]
        text = self._description(tree, index)
        if len(text.split()) == 1 and not is_indefinite(tree, index):
            text = self.names.described_before(tree.words[index].lemma.casefold(), tree.words[index].start) or text
        text = with_owner(self.scene, self.anaphora, (tree, index), text, self.skip)
        return self._by_name(number, index, text) if kind in (*LIVING, SourceKind.ANONYMOUS) else text

    def _description(self, tree: Tree, index: int) -> str:
        """Description of a source; of an acronym that the tagger took for a noun the acronym alone."""
        text = describe(self.scene, tree, index, within=self.within)
        return without_kind(self.scene.lexicon, text) if tree.words[index].text.isupper() else text

    def _beside(self, tree: Tree, index: int, kind: SourceKind) -> str | None:
        """Person named beside a noun for one person, be it one that stands for several too ("son rival, Luc Orsel")."""
        one = kind is SourceKind.GROUP and "Number=Sing" in tree.words[index].feats
        named = one or kind in (SourceKind.PERSON, SourceKind.UNSPECIFIED)
        return self.names.named_beside(tree, index) if named else None

    def _body_beside(self, tree: Tree, index: int, kind: SourceKind) -> tuple[str, SourceKind] | None:
        """Body named behind a noun and a comma: "The regulator, Postwatch, said ..."."""
        kid = tree.child(index, "appos")
        if kind not in (SourceKind.PERSON, SourceKind.UNSPECIFIED) or kid is None:
            return None
        if tree.words[kid].upos != "PROPN" or tree.words[kid - 1].text != ",":
            return None
        name = self._proper(tree, kid, "ORG")[0] if self.scene.lexicon.function["body-name"] else None
        return (name, SourceKind.ORGANISATION) if name else None

    def _by_name(self, number: int, index: int, text: str) -> str:
        """The description with whom it belongs to by name: "porte-parole de la fédération" (Orfea), "ami du maire"."""
        tree = self.scene.trees[number]
        words = tree.words
        for kid in tree.children(index, "nmod"):
            case = tree.child(kid, "case")
            kind = self.scene.lexicon.heads.get(words[kid].lemma.casefold(), SourceKind.UNSPECIFIED)
            genitive = case is not None and preposition(tree, case, self.scene.lexicon)
            owning = kind in (SourceKind.ORGANISATION, SourceKind.PERSON)
            if kid < index or not owning or genitive not in self.scene.lexicon.function["genitive"]:
                continue
            named = self._name_inside(tree, kid, kind) or self.anaphora.taken_up(tree, kid, kind)
            start = words[case if case is not None else kid].start
            head = clean(self.scene.document.text[words[index].start : start])
            joint = joint_of(self.scene, named[0], start) if named is not None and is_full(named[0]) else None
            if named is not None and joint is not None and head and head in text:
                return f"{text[: text.index(head) + len(head)]} {joint}{named[0]}"
        return text

    def _author_of(self, number: int, index: int) -> str | None:
        """Author of a document: "rapport de X", "chiffres de X", else its description."""
        tree = self.scene.trees[number]
        lemma = tree.words[index].lemma.casefold()
        owner = next((k for k in tree.children(index, "det") if "Poss=Yes" in tree.words[k].feats), None)
        if owner is not None and tree.words[owner].lower not in self.scene.lexicon.function["own"]:
            named = self.anaphora.pronoun(tree, owner, self.skip)[0]
            if named is not None:
                return named
        for kid in (k for k in tree.children(index, "nmod", "obl:agent", "acl") if not is_apart(tree, index, k)):
            if tree.words[kid].deprel == "acl":
                if not any(s.start <= tree.words[kid].start < s.end for s in self.within or (tree.sentence.span,)):
                    continue
                published = published_by(self.scene, tree, kid)
                seen = plain(tree.words[kid].text) in {plain(w) for w in self.scene.lexicon.function["seen"]}
                if published is not None and seen and lemma not in self.scene.lexicon.works:
                    continue
                if published is not None:
                    return published[0]
                agent = tree.child(kid, "obl:agent")
                if agent is None:
                    continue
                kid = agent
            kind = self.scene.lexicon.heads.get(tree.words[kid].lemma.casefold())
            listed = listed_inside(self.scene, tree, tree.subtree(kid), ("outlet", "agency", "organisation"))
            if listed is not None and listed[1].start <= tree.words[kid].end:
                return listed[0]
            capital = tree.words[kid].text[:1].isupper()
            if capital or kind not in (None, SourceKind.DOCUMENT):
                return self._name(number, kid)[0]
        taken_up = self.anaphora.taken_up(tree, index, SourceKind.DOCUMENT)
        writer = self.names.writer() if lemma in self.scene.lexicon.function["study"] else None
        told = taken_up[0] if taken_up else document_before(self.scene, self.anaphora, number, index)
        told = self._author_of(number - 1, told) if isinstance(told, int) else told
        return writer or told or describe(self.scene, tree, index, within=self.within)

    def _name_inside(self, tree: Tree, index: int, kind: SourceKind) -> tuple[str, SourceKind] | None:
        """Name given after a kind of source: "le quotidien X", "l'association X", "le parti X (PX)"."""
        if kind not in (SourceKind.OUTLET, SourceKind.ORGANISATION):
            return None
        if kind is SourceKind.ORGANISATION and (opened := title_from(self.scene, tree, index + 1)) is not None:
            return opened, kind
        for kid in tree.children(index, "appos", "nmod", "flat", "flat:name"):
            labelled = tree.label_at(tree.words[kid].start) == "ORG" and tree.words[kid].text[:1].isupper()
            named = tree.words[kid].upos == "PROPN" or (tree.words[kid].upos == "NOUN" and labelled)
            if kid < index or not named or tree.child(kid, "case") is not None:
                continue
            if tree.words[kid].head == index:
                name, found = self._proper(tree, kid, "ORG")
                if name:
                    return name, kind if SourceKind.PERSON is found or kind is SourceKind.OUTLET else found
        return None

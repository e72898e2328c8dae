"""Outlets that no list knows: what the document shows to be one, and whose work or people a noun names."""

from __future__ import annotations

import re
from functools import cached_property

from selon.attributions.descriptions import clean, entry
from selon.attributions.lexicons import plain
from selon.attributions.scene import Scene
from selon.records import SourceKind, Span, Word
from selon.trees import Tree


class Press:
    """The outlets of one document; `learnt` are the names that the document itself shows to be outlets."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.learnt: set[str] = set()
        self._by_noun: dict[str, list[tuple[int, str]]] = {}
        for tree in scene.trees:
            for word in tree.words:
                published = published_by(scene, tree, word.index)
                if published is not None:
                    self.learnt.add(published[0])
                named = self._named_by_noun(tree, word.index)
                if named is not None:
                    self.learnt.add(named)
                    self._called(word, named)
                if word.lemma.casefold() in scene.lexicon.function["press"]:
                    self.agency(tree, word.index)

    def _called(self, noun: Word, name: str) -> None:
        """Remember by which noun the text calls an outlet."""
        self._by_noun.setdefault(noun.lemma.casefold(), []).append((noun.start, name))

    def _named_by_noun(self, tree: Tree, index: int) -> str | None:
        """Name in capitals right behind a noun for an outlet ("l'hebdomadaire Le Veilleur"), no person and no site
        where people post."""
        words = tree.words
        kind = self.scene.lexicon.heads.get(words[index].lemma.casefold()) if words[index].upos == "NOUN" else None
        first = index
        if first + 2 < len(words) and words[first + 1].upos == "ADJ" and words[first + 1].text.islower():
            first += 1
        last = first
        while last + 1 < len(words) and words[last + 1].text[:1].isupper() and words[last + 1].upos != "PRON":
            last += 1
        if last == first or kind is not SourceKind.OUTLET:
            return None
        mention = tree.mention_at(words[last].start)
        end = max(words[last].end, mention.span.end if mention is not None else 0)
        name = clean(self.scene.text(Span(words[first + 1].start, end)))
        social = name.casefold() in self.scene.lexicon.function["social"]
        return None if social or tree.label_at(words[last].start) == "PER" else name

    def agency(self, tree: Tree, index: int) -> str | None:
        """Name right behind "agence" or "agence de presse", or None."""
        words = tree.words
        place = index + 1
        while place < len(words) and words[place].text[:1].islower() and words[place].upos in ("ADP", "NOUN", "ADJ"):
            place += 1
        if place < len(words) and words[place].text[:1].isupper() and place - index in (1, 2, 3, 4):
            last = place
            while last + 1 < len(words) and words[last + 1].text[:1].isupper() and words[last + 1].upos != "PRON":
                last += 1
            name = clean(self.scene.text(Span(words[place].start, words[last].end)))
            told = words[place - 1].upos == "ADJ" and self.scene.outlet_at(tree, place) is not None
            behind = words[place - 2] if words[place - 1].upos == "ADJ" else words[place - 1]
            pressed = place == index + 1 or behind.lower in self.scene.lexicon.function["press-of"]
            if pressed or told:
                self.learnt.add(name)
                self._called(words[index], name)
                return name
        return None

    def maker_of(self, tree: Tree, index: int) -> str | None:
        """Outlet whose work or people a noun names ("une enquête de X", "un journaliste de X", "nos informations"), or
        that stands right behind a noun for one ("le mensuel X")."""
        noun = tree.words[index].lemma.casefold()
        if self.scene.lexicon.heads.get(noun) is SourceKind.OUTLET or noun in self.scene.lexicon.function["press"]:
            small = index + 1 < len(tree.words) and tree.words[index + 1].upos == "ADJ"
            behind = self.scene.outlet_at(tree, index + 1 + small)
            if behind is not None and behind.first == index + 1 + small:
                return behind.name
        if tree.words[index].lemma.casefold() not in self.scene.lexicon.works:
            return None
        for kid in tree.children(index, "nmod", "appos"):
            printed = self.scene.outlet_at(tree, kid)
            if kid > index and printed is not None:
                return printed.name
        owners = [k for k in tree.children(index, "det") if tree.words[k].lower in self.scene.lexicon.function["own"]]
        return self.scene.document.outlet if owners else None

    def told_later(self, tree: Tree, index: int) -> str | None:
        """Outlet that the text names further on as the maker of the work a headline speaks of ("selon une enquête")."""
        lemma = tree.words[index].lemma.casefold()
        if lemma not in self.scene.lexicon.works or tree.children(index, "nmod"):
            return None
        for other in self.scene.trees:
            for word in other.words if other.sentence.span.start > tree.sentence.span.start else ():
                found = self.maker_of(other, word.index) if word.lemma.casefold() == lemma else None
                if found is not None:
                    return found
        return None

    def before(self, place: int, noun: str = "", *, fitting_only: bool = False) -> str | None:
        """Last outlet named before a place, listed, known by its words or learnt, and not the document's own; one that
        the noun can mean ("la chaîne" is no paper) goes before one that it cannot."""
        called = [name for at, name in sorted(set(self._by_noun.get(noun, ()))) if at < place]
        if called:
            return called[-1]
        fitting, last = None, None
        for at, name in self._named:
            if at >= place:
                break
            last = name
            fitting = name if self._fits(name, noun) else fitting
        return fitting or (None if fitting_only or noun in self.scene.lexicon.function["press"] else last)

    @cached_property
    def _named(self) -> list[tuple[int, str]]:
        """Every outlet named in the document, with its place, in order."""
        found: set[tuple[int, str]] = set()
        for tree in self.scene.trees:
            for word in tree.words:
                printed = self.scene.outlet_at(tree, word.index)
                if printed is not None and printed.name != self.scene.document.outlet:
                    found.add((printed.span.start, printed.name))
        text = self.scene.document.text.replace("’", "'")
        for name in self.learnt:
            found.update((match.start(), name) for match in re.finditer(re.escape(name), text))
        return sorted(found)

    def _fits(self, name: str, noun: str) -> bool:
        """Whether a noun for an outlet can mean the one of that name."""
        function = self.scene.lexicon.function
        lower = name.casefold()
        aired = lower in function["broadcaster"] or any(word in function["broadcaster"] for word in lower.split())
        listed = entry(self.scene.lexicon, name)
        agency = listed is not None and listed[1] == "agency"
        if noun in function["press"]:
            return agency or (listed is None and not aired)
        if noun in function["broadcast"]:
            printed = any(word in function["print"] for word in lower.split())
            return aired or (listed is None and not agency and not printed)
        return not (noun in function["print"] and (aired or agency))

    def is_outlet(self, name: str) -> bool:
        """Whether a name is that of an outlet, by the gazetteer or by what the document said of it."""
        listed = entry(self.scene.lexicon, name)
        return name in self.learnt or (listed is not None and listed[1] in ("outlet", "agency"))


def published_by(scene: Scene, tree: Tree, index: int) -> tuple[str, Span] | None:
    """Outlet that a participle says published a document: "une enquête parue mardi dans X", "publiée par X"; the
    journal in which a study stands passes nothing on."""
    word = tree.words[index]
    if word.upos not in ("VERB", "ADJ") or plain(word.text) not in scene.lexicon.relays | scene.lexicon.published:
        return None
    head = tree.words[word.head] if word.head >= 0 else None
    if head is None or scene.lexicon.heads.get(head.lemma.casefold()) is not SourceKind.DOCUMENT:
        return None
    study = head.lemma.casefold() in scene.lexicon.function["study"]
    for kid in tree.children(index, "obl", "obl:agent"):
        case = tree.child(kid, "case")
        if tree.words[kid].lemma.casefold() in scene.lexicon.function["time"]:
            continue
        if study and case is not None and tree.words[case].lower in scene.lexicon.function["in"]:
            continue
        if scene.lexicon.heads.get(tree.words[kid].lemma.casefold()) is SourceKind.ORGANISATION:
            continue
        indices = sorted(tree.subtree(kid))
        printed = next((o for o in (scene.outlet_at(tree, i) for i in indices if i > index) if o is not None), None)
        if printed is not None:
            return printed.name, printed.span
        if any(tree.words[i].lower in scene.lexicon.function["social"] for i in indices):
            continue
        start = next((i for i in indices if i > index and tree.words[i].text[:1].isupper()), None)
        if start is None or start > kid + 1:
            continue
        end = start
        while end + 1 < len(tree.words) and end + 1 in indices and tree.words[end + 1].upos != "PUNCT":
            end += 1
        span = Span(tree.words[start].start, tree.words[end].end)
        return clean(scene.text(span)), span
    return None

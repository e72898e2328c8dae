"""Outlets that no list knows: what the document shows to be one, and whose work or people a noun names."""

from __future__ import annotations

from selon.attributions.names import clean, entry, published_by
from selon.attributions.scene import Scene
from selon.attributions.tree import Tree
from selon.records import Span


class Press:
    """The outlets of one document; `learnt` are the names that the document itself shows to be outlets."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.learnt: set[str] = set()
        for tree in scene.trees:
            for word in tree.words:
                published = published_by(scene, tree, word.index)
                if published is not None:
                    self.learnt.add(published[0])

    def agency(self, tree: Tree, index: int) -> str | None:
        """Name right behind "agence" or "agence de presse", or None."""
        words = tree.words
        place = index + 1
        while place < len(words) and words[place].text[:1].islower() and words[place].upos in ("ADP", "NOUN", "ADJ"):
            place += 1
        if place < len(words) and words[place].text[:1].isupper() and place - index in (1, 2, 3):
            last = place
            while last + 1 < len(words) and words[last + 1].text[:1].isupper() and words[last + 1].upos != "PRON":
                last += 1
            name = clean(self.scene.text(Span(words[place].start, words[last].end)))
            pressed = place == index + 1 or words[place - 1].lower in self.scene.lexicon.function["press-of"]
            if pressed:
                self.learnt.add(name)
                return name
        return None

    def maker_of(self, tree: Tree, index: int) -> str | None:
        """Outlet whose work or people a noun names: "une enquête de X", "un journaliste de X", "nos informations"."""
        if tree.words[index].lemma.casefold() not in self.scene.lexicon.works:
            return None
        owners = [k for k in tree.children(index, "det") if tree.words[k].lower in self.scene.lexicon.function["own"]]
        if owners:
            return self.scene.document.outlet
        for kid in tree.children(index, "nmod", "appos"):
            printed = self.scene.outlet_at(tree, kid)
            if kid > index and printed is not None:
                return printed.name
        return None

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

    def before(self, place: int) -> str | None:
        """Last outlet that the text names before a place, listed, known by its words or learnt; not its own."""
        text = self.scene.document.text[:place].replace("’", "'")
        learnt = max(self.learnt, key=text.rfind, default="")
        at = text.rfind(learnt) if learnt else -1
        printed = self._last_printed(place)
        if printed is not None and text.rfind(printed) >= at:
            return printed
        return learnt if at >= 0 else printed

    def _last_printed(self, place: int) -> str | None:
        """Last outlet of the gazetteer, or known by its words, before a place; not the document's own."""
        for tree in reversed(self.scene.trees):
            if tree.sentence.span.start >= place:
                continue
            for word in reversed(tree.words):
                printed = self.scene.outlet_at(tree, word.index) if word.start < place else None
                if printed is not None and printed.name != self.scene.document.outlet:
                    return printed.name
        return None

    def is_outlet(self, name: str) -> bool:
        """Whether a name is that of an outlet, by the gazetteer or by what the document said of it."""
        listed = entry(self.scene.lexicon, name)
        return name in self.learnt or (listed is not None and listed[1] in ("outlet", "agency"))

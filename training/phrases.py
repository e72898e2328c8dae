"""Phrases for the template sentences: noun phrases from tagged patterns and from gold trees, invented names."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from training.trees import Token, Tree

HERE = Path(__file__).parent

_POS = {
    "D": "DET",
    "N": "NOUN",
    "n": "NOUN",
    "A": "ADJ",
    "a": "ADJ",
    "P": "ADP",
    "X": "PROPN",
    "M": "NUM",
    "R": "ADV",
    "U": "NUM",
    "c": "NOUN",
    "C": "PROPN",
    "t": "NOUN",
    "T": "PROPN",
    "g": "NOUN",
    "h": "PRON",
}
_WAITING = {
    "D": "det", "a": "amod", "P": "case", "M": "nummod", "R": "case",
    "c": "compound", "C": "compound", "t": "nmod", "T": "nmod", "h": "nmod",
}  # fmt: skip
"""Relation of a word that stands before the noun it belongs to, by its tag."""

_VOWEL = re.compile(r"[aeiouyéèêâîôûœh]", re.IGNORECASE)


def languages() -> list[str]:
    """Codes of the languages that can be trained: those with a table of treebanks."""
    return sorted(path.parent.name for path in HERE.glob("*/treebanks.tsv"))


def rows(code: str, name: str) -> list[dict[str, str]]:
    """Rows of `training/<code>/<name>.tsv` by column name, none where the language has no such table; lines that begin
    with # are comments."""
    if not (HERE / code / f"{name}.tsv").exists():
        return []
    lines = [line for line in (HERE / code / f"{name}.tsv").read_text(encoding="utf-8").splitlines() if line]
    table = [line.split("\t") for line in lines if not line.startswith("#")]
    return [dict(zip(table[0], row, strict=True)) for row in table[1:]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a language's treebanks treat names, and its press quotations; `style.tsv`."""

    guillemets: bool
    name: str
    thing: str
    place: str
    licence: str
    articles: frozenset[str]
    links: frozenset[str]


@cache
def style(code: str) -> Style:
    """The style of a language."""
    value = {row["key"]: row["value"] for row in rows(code, "style")}
    return Style(
        guillemets=value["guillemets"] == "yes",
        name=value["name"],
        thing=value["thing"],
        place=value["place"],
        licence=value["licence"],
        articles=frozenset(value["articles"].split()),
        links=frozenset(value["links"].split()),
    )


def elides(form: str) -> bool:
    """Whether "que", "de" and "le" lose their vowel before the form."""
    return bool(_VOWEL.match(form))


class Lexicon:
    """The commonest lemma and features of a form in the treebanks, by part of speech."""

    def __init__(self, trees: Iterable[Tree]) -> None:
        self._seen: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
        for tree in trees:
            for token in tree:
                self._seen[token.form.lower(), token.upos][token.lemma, token.feats] += 1

    def word(self, form: str, upos: str, head: int, deprel: str, *, feats: str = "") -> Token:
        """The form as a token; `feats` stands where the treebanks do not know the form."""
        known = self._seen.get((form.lower(), upos))
        lemma, found = known.most_common(1)[0][0] if known else (form, feats)
        return Token(form, form if upos == "PROPN" else lemma, upos, found, head, deprel, not form.endswith("'"))


@dataclass(frozen=True, slots=True)
class Source:
    """A noun phrase that can say something; its root has the head -1."""

    tokens: Tree
    plural: bool
    feminine: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """Names to fill patterns with; first names, surnames and places come from the training treebanks."""

    first: Sequence[str]
    last: Sequence[str]
    places: Sequence[str]
    invented: dict[str, list[str]]
    style: Style

    def fill(self, kind: str, chance: random.Random) -> str:
        """Words of one name of the kind, separated by spaces."""
        if kind == "PERSON":
            return f"{chance.choice(self.first)} {chance.choice(self.last)}"
        if kind in ("SURNAME", "PLACE"):
            return chance.choice(self.last if kind == "SURNAME" else self.places)
        return chance.choice(self.invented[kind])


def names(trees: Iterable[Tree], code: str) -> Names:
    """Names of the trees, to be shuffled, and the invented ones."""
    manner = style(code)
    first: set[str] = set()
    last: set[str] = set()
    places: set[str] = set()
    for tree in trees:
        for at, token in enumerate(tree):
            if token.upos != "PROPN" or not re.fullmatch(r"[A-ZÉÈ][\w-]*[a-zé]", token.form):
                continue
            before = tree[at - 1] if at else None
            if token.deprel == manner.name and token.head == at - 1 and before and before.upos == "PROPN":
                first.add(before.form)
                last.add(token.form)
            elif before and before.form.lower() == manner.place and token.deprel == "obl":
                places.add(token.form)
    invented: dict[str, list[str]] = defaultdict(list)
    for row in rows(code, "names"):
        invented[row["kind"]].append(row["name"])
    return Names(sorted(first), sorted(last), sorted(places), dict(invented), manner)


def phrase(words: str, feats: str, lexicon: Lexicon, names: Names, chance: random.Random) -> Tree:
    """Tokens of a tagged pattern; each word hangs on the last noun before it, or waits for the next one.

    `feats` is the gender and number of the first noun that the treebanks do not know."""
    builder = _Pattern(lexicon, feats, names.style)
    for word in words.split():
        if word.startswith("{"):
            kind = word.strip("{}")
            person = kind in ("PERSON", "SURNAME")
            builder.name(names.fill(kind, chance).split(), "nmod" if person else "appos", person=person)
        else:
            form, tag = word.split("/")
            builder.word(form, tag)
    return tuple(builder.tokens)


class _Pattern:
    """A phrase being built from left to right; closed, since `waiting` must be spent by the next noun."""

    def __init__(self, lexicon: Lexicon, feats: str, manner: Style) -> None:
        self.lexicon = lexicon
        self.style = manner
        self.feats = feats
        self.tokens: list[Token] = []
        self.waiting: list[int] = []
        self.noun = -1
        self.case = False

    def word(self, form: str, tag: str) -> None:
        """One word of the pattern."""
        if tag in _WAITING:
            self._wait(form, tag)
        elif tag == "g":
            self._owner(form)
        elif tag == "A":
            self._put(form, "ADJ", self.noun, "amod")
        elif tag == "n":
            self._put(form, "NOUN", self.noun, "nmod")
        elif tag == "u":
            self._put(form, "NUM", self.noun, "nmod")
            self.noun = len(self.tokens) - 1
        else:
            self._noun(form, _POS[tag], "nmod")

    def name(self, forms: Sequence[str], bare: str, *, person: bool) -> None:
        """A name of one or several words; `bare` is its relation to a noun directly before it."""
        forms = self._contracted(list(forms))
        if forms[0].lower() in self.style.articles and len(forms) > 1:
            self._wait(forms.pop(0), "D")
        if not person and self.style.thing == "last":
            for form in forms[:-1]:
                self._wait(form, "C")
            forms = forms[-1:]
        self._noun(forms[0], "PROPN", "nmod" if self.case else bare)
        start = self.noun
        for form in forms[1:]:
            if form.lower() in self.style.links:
                self._wait(form, "D" if form == "l'" else "P")
            elif self.waiting:
                self._noun(form, "PROPN", "nmod", under=start)
            else:
                self._put(form, "PROPN", start, self.style.name)

    def _contracted(self, forms: list[str]) -> list[str]:
        """The name after "de" or "à": "de Le Phare" is printed "du Phare", "de Orbis" is printed "d'Orbis"."""
        last = self.tokens[-1] if self.tokens and self.waiting else None
        if last is None or last.form not in ("de", "à"):
            return forms
        contracted = {"de": {"Le": "du", "Les": "des"}, "à": {"Le": "au", "Les": "aux"}}[last.form].get(forms[0])
        if contracted and len(forms) > 1:
            self.tokens[-1] = self.lexicon.word(contracted, "ADP", last.head, "case")
            return forms[1:]
        if last.form == "de" and elides(forms[0]):
            self.tokens[-1] = self.lexicon.word("d'", "ADP", last.head, "case")
        return [forms[0].lower(), *forms[1:]] if forms[0] in ("L'", "La") else forms

    def _wait(self, form: str, tag: str) -> None:
        """A word whose governor is still to come."""
        self.waiting.append(len(self.tokens))
        self.case = self.case or tag == "P"
        self._put(form, _POS[tag], -2, _WAITING[tag])

    def _owner(self, form: str) -> None:
        """A noun in the genitive ("the company 's"): what waited hangs on it, and it waits for the noun to come."""
        word, mark = form.split("+")
        place = len(self.tokens)
        self._put(word, "NOUN", -2, "nmod", feats=self.feats)
        for at in self.waiting:
            self.tokens[at] = replace(self.tokens[at], head=place)
        self.tokens[place] = replace(self.tokens[place], space=False)
        self._put(mark, "PART", place, "case")
        self.waiting, self.case = [place], False

    def _noun(self, form: str, upos: str, relation: str, *, under: int | None = None) -> None:
        """A noun or name, with all that waited for one."""
        place = len(self.tokens)
        head = self.noun if under is None else under
        feats = "" if upos == "PROPN" else self.feats
        self._put(form, upos, head, relation if head >= 0 else "root", feats=feats)
        for at in self.waiting:
            self.tokens[at] = replace(self.tokens[at], head=place)
        self.waiting, self.noun, self.case = [], place, False

    def _put(self, form: str, upos: str, head: int, deprel: str, *, feats: str = "") -> None:
        self.tokens.append(self.lexicon.word(form, upos, head, deprel, feats=feats))


def subjects(trees: Iterable[Tree]) -> list[Source]:
    """Noun phrases that are the subject of a gold sentence, short and in one piece."""
    found = []
    for tree in trees:
        for at, token in enumerate(tree):
            if token.deprel == "nsubj" and token.upos in ("NOUN", "PROPN"):
                places = subtree(tree, at)
                if len(places) <= 9 and places[-1] - places[0] == len(places) - 1 and _plain(tree, places):
                    plural = "Number=Plur" in token.feats or any(tree[p].deprel == "conj" for p in places)
                    found.append(Source(_lowered(piece(tree, places)), plural, "Gender=Fem" in token.feats))
    return found


def objects(trees: Iterable[Tree]) -> list[Tree]:
    """Noun phrases that are the object of a gold verb before them, short, in one piece, with an article."""
    found = []
    for tree in trees:
        for at, token in enumerate(tree):
            if token.deprel == "obj" and token.upos == "NOUN" and token.head < at:
                places = subtree(tree, at)
                whole = len(places) <= 7 and places[-1] - places[0] == len(places) - 1
                if whole and _plain(tree, places) and tree[places[0]].upos == "DET":
                    found.append(piece(tree, places))
    return found


def _plain(tree: Tree, places: Sequence[int]) -> bool:
    """Whether the words hold no clause and no mark."""
    return not any(tree[p].upos in ("VERB", "AUX", "PUNCT", "SYM") or tree[p].deprel == "acl:relcl" for p in places)


def subtree(tree: Tree, root: int) -> list[int]:
    """Places of the root and of all that hangs on it, in order."""
    inside = {root}
    grown = True
    while grown:
        more = {at for at, token in enumerate(tree) if token.head in inside} - inside
        inside |= more
        grown = bool(more)
    return sorted(inside)


def piece(tree: Tree, places: Sequence[int]) -> Tree:
    """The tokens at the places as a tree of their own."""
    renumbered = {place: number for number, place in enumerate(places)}
    return tuple(replace(tree[place], head=renumbered.get(tree[place].head, -1)) for place in places)


def _lowered(tree: Tree) -> Tree:
    """The tree without the capital of a sentence's first word; a name keeps its own."""
    first = tree[0]
    bare = first.form.rstrip("'")
    if first.upos == "PROPN" or bare.isupper() and len(bare) > 1:
        return tree
    return (replace(first, form=first.form[0].lower() + first.form[1:]), *tree[1:])


def clauses(trees: Iterable[Tree]) -> list[Tree]:
    """Plain statements of the treebanks, without their full stop and without the capital of the first word."""
    found = []
    for tree in trees:
        root = next(at for at, token in enumerate(tree) if token.head < 0)
        marks = {token.form for token in tree if token.upos == "PUNCT"}
        subject = any(
            t.head == root and t.deprel.startswith(("nsubj", "expl:subj")) and at < root for at, t in enumerate(tree)
        )
        strange = any(token.deprel in ("parataxis", "vocative", "dislocated", "discourse", "dep") for token in tree)
        if 6 <= len(tree) <= 28 and tree[-1].form == "." and marks <= {",", "."} and subject and not strange:
            if tree[0].form[0].isupper() and tree[0].upos != "CCONJ" and "." not in {t.form for t in tree[:-1]}:
                found.append(_lowered(tree[:-1]))
    return found


def infinitives(trees: Iterable[Tree]) -> list[Tree]:
    """Clauses in a compound tense without their subject, the auxiliary in the infinitive: "avoir signé"."""
    found = []
    for clause in clauses(trees):
        root = next(at for at, token in enumerate(clause) if token.head < 0)
        subject = next((at for at, token in enumerate(clause) if token.head == root and token.deprel == "nsubj"), -1)
        helper = next((at for at, token in enumerate(clause) if token.head == root and token.deprel == "aux:tense"), -1)
        if subject < 0 or helper < 0 or subtree(clause, subject) != list(range(helper)):
            continue
        if clause[helper].form in ("a", "ont") and not any(token.upos == "ADV" for token in clause[helper:root]):
            avoir = replace(clause[helper], form="avoir", feats="VerbForm=Inf")
            found.append(piece((*clause[:helper], avoir, *clause[helper + 1 :]), range(helper, len(clause))))
    return found

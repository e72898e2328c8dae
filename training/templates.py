"""Reported speech grafted on gold clauses: what the treebanks have a score of, and the press in every paragraph.

Gold trees hold about twenty inverted verbs of saying; without these sentences a parser labels the subject in
"affirme une enquête" right in 41 % of the cases, with them in about 90 %."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from training import phrases
from training.phrases import Lexicon, Source, elides
from training.trees import Token, Tree


@dataclass(frozen=True, slots=True)
class Stock:
    """What the sentences are made of."""

    lexicon: Lexicon
    names: phrases.Names
    clauses: Sequence[Tree]
    subjects: Sequence[Source]
    patterns: Sequence[dict[str, str]]
    settings: Sequence[str]
    objects: Sequence[Tree]
    infinitives: Sequence[Tree]
    roles: Sequence[dict[str, str]]
    verbs: Sequence[dict[str, str]]
    tenses: Sequence[dict[str, str]]
    listeners: Sequence[str]
    chance: random.Random

    def source(self) -> Source:
        """A source; three in four are made of patterns, the others come from gold trees."""
        if self.chance.random() < 0.25:
            return self.chance.choice(self.subjects)
        row = self.chance.choice(self.patterns)
        gender = f"Gender={row['gender']}|" if row["gender"] != "-" else ""
        feats = f"{gender}Number={row['number']}"
        tokens = phrases.phrase(row["words"], feats, self.lexicon, self.names, self.chance)
        return Source(tokens, row["number"] == "Plur", row["gender"] == "Fem")

    def role(self, *, feminine: bool) -> Tree:
        """What a person is, or the name of somebody."""
        if self.chance.random() < 0.25:
            return phrases.phrase("{PERSON}", "", self.lexicon, self.names, self.chance)
        gender = "Fem" if feminine else "Masc"
        ungendered = {row["words"] for row in self.roles if row["gender"] == "-"}
        words = self.chance.choice([row["words"] for row in self.roles if row["gender"] in (gender, "-")])
        feats = "Number=Sing" if words in ungendered else f"Gender={gender}|Number=Sing"
        return phrases.phrase(words, feats, self.lexicon, self.names, self.chance)

    def setting(self) -> Tree:
        """When, where or to whom it is said."""
        return phrases.phrase(self.chance.choice(self.settings), "", self.lexicon, self.names, self.chance)

    def listener(self) -> Tree:
        """Who is told."""
        return phrases.phrase(self.chance.choice(self.listeners), "", self.lexicon, self.names, self.chance)

    def clause(self, *, reported: bool = False) -> Tree:
        """A statement; a reported one has no first or second person."""
        while True:
            clause = self.chance.choice(self.clauses)
            persons = ("Person=1", "Person=2")
            if not reported or not any(person in token.feats for token in clause for person in persons):
                return clause


class Draft:
    """A sentence being put together from left to right; closed, so that no piece stays without a head."""

    def __init__(self, stock: Stock) -> None:
        self.stock = stock
        self.tokens: list[Token] = []

    def put(self, tree: Tree, head: int = -1, deprel: str = "root") -> int:
        """Place of the root of the tree, which hangs on `head`."""
        offset = len(self.tokens)
        root = -1
        for at, token in enumerate(tree):
            if token.head < 0:
                root = offset + at
                self.tokens.append(replace(token, head=head, deprel=deprel))
            else:
                self.tokens.append(replace(token, head=token.head + offset))
        return root

    def word(self, form: str, upos: str, head: int = -1, deprel: str = "root", *, feats: str = "") -> int:
        """Place of one word; `feats` stands where the treebanks do not know the form."""
        self.tokens.append(self.stock.lexicon.word(form, upos, head, deprel, feats=feats))
        return len(self.tokens) - 1

    def analysed(self, form: str, upos: str, lemma: str, feats: str) -> int:
        """Place of one word whose lemma and features are given; the caller gives it a head."""
        place = self.word(form, upos)
        self.tokens[place] = replace(self.tokens[place], lemma=lemma, feats=feats)
        return place

    def mark(self, form: str, head: int) -> int:
        """Place of a punctuation mark."""
        self.tokens.append(Token(form, form, "PUNCT", "", head, "punct", True))
        return len(self.tokens) - 1

    def hang(self, place: int, head: int, deprel: str) -> None:
        """Give the word at `place` the governor it waited for."""
        self.tokens[place] = replace(self.tokens[place], head=head, deprel=deprel)

    def hang_marks(self, places: Sequence[int], head: int) -> None:
        """Give marks the governor they waited for."""
        for place in places:
            self.hang(place, head, "punct")

    def done(self, *, stop: bool = True) -> Tree:
        """The sentence with its capital, its full stop and the spaces of print."""
        root = next(at for at, token in enumerate(self.tokens) if token.deprel == "root")
        if stop:
            self.mark(".", root)
        return printed(self.tokens)


def printed(tokens: Sequence[Token]) -> Tree:
    """The tokens with a capital on the first word and no space where print has none."""
    out = list(tokens)
    first = next(at for at, token in enumerate(out) if token.upos != "PUNCT")
    out[first] = replace(out[first], form=out[first].form[:1].upper() + out[first].form[1:])
    opened = False
    for at, token in enumerate(out):
        space = not token.form.endswith("'")
        following = out[at + 1] if at + 1 < len(out) else None
        if token.form == '"':
            opened = not opened
            space = space and not opened
        if following and (
            following.form in (",", ".", ")") or following.form.startswith("-") and following.upos == "PRON"
        ):
            space = False
        if following and following.form == '"' and opened:
            space = False
        out[at] = replace(token, space=space)
    return tuple(out)


# ---------------------------------------------------------------- pieces

_THIRD = {False: "Number=Sing|Person=3", True: "Number=Plur|Person=3"}


def verb_group(draft: Draft, verb: dict[str, str], plural: bool, *, clitic: str = "") -> int:
    """Place of a verb of saying in a tense drawn by lot; the caller gives it a head."""
    chance = draft.stock.chance
    tense = chance.choice(("present", "present", "present", "perfect", "perfect", "perfect", "imperfect", "other"))
    if tense == "perfect":
        return _compound(draft, verb, plural, clitic)
    form, feats = _simple_form(verb, plural, tense, chance)
    place = draft.analysed(form, "VERB", verb["lemma"], feats)
    if clitic:
        _clitic(draft, place, clitic, vowel=form[-1] not in "td")
    return place


def _simple_form(verb: dict[str, str], plural: bool, tense: str, chance: random.Random) -> tuple[str, str]:
    """A simple form with its features."""
    indicative = f"Mood=Ind|{_THIRD[plural]}|Tense="
    if tense == "present":
        return verb["plural" if plural else "present"], f"{indicative}Pres|VerbForm=Fin"
    if tense == "imperfect" or plural:
        return verb["stem"] + ("aient" if plural else "ait"), f"{indicative}Imp|VerbForm=Fin"
    if chance.random() < 0.6:
        return verb["simple"], f"{indicative}Past|VerbForm=Fin"
    return verb["future"], f"{indicative}Fut|VerbForm=Fin"


def _compound(draft: Draft, verb: dict[str, str], plural: bool, clitic: str) -> int:
    """Place of the participle of a compound tense ("a déclaré", "avait-il dit")."""
    auxiliary = draft.stock.chance.choice(("ont", "ont", "ont", "avaient") if plural else ("a", "a", "a", "a", "avait"))
    helper = draft.word(auxiliary, "AUX")
    pronoun = _clitic(draft, -1, clitic, vowel=auxiliary == "a") if clitic else -1
    feats = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
    place = draft.analysed(verb["participle"], "VERB", verb["lemma"], feats)
    draft.hang(helper, place, "aux:tense")
    if clitic:
        draft.hang(pronoun, place, "nsubj")
    return place


def _clitic(draft: Draft, head: int, pronoun: str, *, vowel: bool) -> int:
    """Place of an inverted subject pronoun: -t-il after a vowel, -il elsewhere."""
    form = f"-t-{pronoun}" if vowel and not pronoun.endswith("s") else f"-{pronoun}"
    feminine, plural = pronoun.startswith("elle"), pronoun.endswith("s")
    feats = f"Gender={'Fem' if feminine else 'Masc'}|{_THIRD[plural]}|PronType=Prs"
    lemma = "eux" if plural and not feminine else "lui"
    place = draft.analysed(form, "PRON", lemma, feats)
    draft.hang(place, head, "nsubj")
    return place


def verb_for(stock: Stock, use: str) -> dict[str, str]:
    """A verb of saying that takes a clause ("que") or follows a quotation ("quote")."""
    return stock.chance.choice([verb for verb in stock.verbs if verb[use] == "yes"])


def quotation(draft: Draft, clause: Tree, head: int = -1, deprel: str = "root", *, bare: float = 0.0) -> int:
    """Place of the root of the clause in quotation marks; `bare` is the share without marks."""
    chance = draft.stock.chance
    if chance.random() < bare:
        return draft.put(clause, head, deprel)
    opening, closing = chance.choice((("«", "»"), ("«", "»"), ('"', '"')))
    first = draft.mark(opening, -1)
    clause = (replace(clause[0], form=clause[0].form[:1].upper() + clause[0].form[1:]), *clause[1:])
    root = draft.put(clause, head, deprel)
    draft.hang(first, root, "punct")
    draft.mark(closing, root)
    return root


def setting(draft: Draft, verb: int, share: float) -> None:
    """Now and then, when or where it is said, after what is there already."""
    if draft.stock.chance.random() < share:
        tree = draft.stock.setting()
        adverb = next(token for token in tree if token.head < 0).upos == "ADV"
        draft.put(tree, verb, "advmod" if adverb else "obl")


def that(draft: Draft, verb: int, deprel: str = "ccomp") -> int:
    """Place of the root of "que" with a reported clause."""
    clause = draft.stock.clause(reported=True)
    mark = draft.word("qu'" if elides(clause[0].form) else "que", "SCONJ")
    root = draft.put(clause, verb, deprel)
    draft.hang(mark, root, "mark")
    return root


def apart(draft: Draft, builder: Callable[[], int], *, closed: bool = True) -> int:
    """Place of the root of what `builder` adds between two commas, which hang on it."""
    first = draft.mark(",", -1)
    root = builder()
    places = [first, draft.mark(",", root)] if closed else [first]
    draft.hang_marks(places, root)
    return root


def described(draft: Draft, source: Source, noun: int, *, closed: bool) -> None:
    """Now and then, what is said of the source just put: "présidente du syndicat", "qui cite NP", "citant NP"."""
    draw = draft.stock.chance.random()
    if draw < 0.2 and not source.plural:
        apart(draft, lambda: draft.put(draft.stock.role(feminine=source.feminine), noun, "appos"), closed=closed)
    elif draw < 0.28:
        apart(draft, lambda: relative(draft, noun, source.plural), closed=closed)
    elif draw < 0.31:
        apart(draft, lambda: unnamed(draft, noun), closed=closed)


def unnamed(draft: Draft, noun: int) -> int:
    """Place of the participle of "s'exprimant sous couvert d'anonymat"."""
    reflexive = draft.analysed("s'", "PRON", "soi", "Person=3|PronType=Prs|Reflex=Yes")
    verb = draft.analysed("exprimant", "VERB", "exprimer", "Tense=Pres|VerbForm=Part")
    draft.hang(verb, noun, "acl")
    draft.hang(reflexive, verb, "expl")
    stock = draft.stock
    cover = phrases.phrase("sous/P couvert/N d'/P anonymat/N", "", stock.lexicon, stock.names, stock.chance)
    draft.put(cover, verb, "obl")
    return verb


def relative(draft: Draft, noun: int, plural: bool) -> int:
    """Place of the verb of "qui cite NP" or "qui a requis l'anonymat"."""
    subject = draft.word("qui", "PRON")
    if draft.stock.chance.random() < 0.3:
        helper = draft.word("ont" if plural else "a", "AUX")
        feats = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
        verb = draft.analysed("requis", "VERB", "requérir", feats)
        draft.hang(verb, noun, "acl:relcl")
        draft.hang(helper, verb, "aux:tense")
        article = draft.word("l'", "DET")
        noun = draft.analysed("anonymat", "NOUN", "anonymat", "")
        draft.hang(noun, verb, "obj")
        draft.hang(article, noun, "det")
    else:
        feats = f"Mood=Ind|{_THIRD[plural]}|Tense=Pres|VerbForm=Fin"
        verb = draft.analysed("citent" if plural else "cite", "VERB", "citer", feats)
        draft.hang(verb, noun, "acl:relcl")
        draft.put(draft.stock.source().tokens, verb, "obj")
    draft.hang(subject, verb, "nsubj")
    return verb


def going_on(draft: Draft, verb: int, share: float) -> None:
    """Now and then, a participle after a comma: "ajoutant que S", "citant NP"."""
    chance = draft.stock.chance
    if chance.random() >= share:
        return
    comma = draft.mark(",", -1)
    feats = "Tense=Pres|VerbForm=Part"
    if chance.random() < 0.4:
        place = draft.analysed("citant", "VERB", "citer", feats)
        draft.put(draft.stock.source().tokens, place, "obj")
    else:
        said = verb_for(draft.stock, "que")
        place = draft.analysed(said["stem"] + "ant", "VERB", said["lemma"], feats)
        that(draft, place)
    draft.hang(place, verb, "advcl")
    draft.hang(comma, place, "punct")

"""The kinds of template sentences, each a function from the stock to a tree."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from training import patterns, phrases
from training.around import addressed, leaning, opened, told
from training.phrases import Lexicon, Source, elides
from training.templates import (
    Draft,
    Stock,
    apart,
    described,
    going_on,
    quotation,
    relative,
    setting,
    that,
    verb_for,
    verb_group,
)
from training.trees import Token, Tree


def inverted(stock: Stock) -> Tree:
    """« S », a déclaré NP. / S, affirme NP."""
    draft = Draft(stock)
    root = quotation(draft, stock.clause(), bare=0.45)
    comma = [draft.mark(",", -1)] if stock.chance.random() < 0.9 or draft.tokens[-1].upos != "PUNCT" else []
    source = stock.source()
    verb = verb_group(draft, verb_for(stock, "quote"), source.plural)
    draft.hang(verb, root, "parataxis")
    draft.hang_marks(comma, verb)
    setting(draft, verb, 0.12)
    noun = draft.put(source.tokens, verb, "nsubj")
    setting(draft, verb, 0.2)
    described(draft, source, noun, closed=False)
    going_on(draft, verb, 0.08)
    return draft.done()


def inverted_inside(stock: Stock) -> Tree:
    """« S1, a déclaré NP, S2 »: the verb of saying in the middle of the clause."""
    clause = stock.clause()
    root = next(at for at, token in enumerate(clause) if token.head < 0)
    places = [at for at in range(2, len(clause) - 2) if _may_open(clause, at, root)]
    if not places:
        return inverted(stock)
    cut = stock.chance.choice(places)
    draft = Draft(stock)
    draft.put(clause)
    rest = draft.tokens[cut:]
    del draft.tokens[cut:]
    comma = draft.mark(",", -1)
    if stock.chance.random() < 0.4:
        verb = verb_group(draft, verb_for(stock, "quote"), False, clitic=stock.chance.choice(("il", "elle")))
    else:
        source = stock.source()
        verb = verb_group(draft, verb_for(stock, "quote"), source.plural)
        draft.put(source.tokens, verb, "nsubj")
    draft.hang_marks([comma, draft.mark(",", verb)], verb)
    return _closed(draft, rest, cut, verb, root)


def _may_open(clause: Tree, at: int, root: int) -> bool:
    """Whether a phrase governed by the root may stand before the word without crossing branches."""
    if clause[at].upos == "PUNCT" or clause[at - 1].upos == "PUNCT" or clause[at - 1].form.endswith("'"):
        return False
    crossing = [(place, token.head) for place, token in enumerate(clause) if (place < at) != (token.head < at)]
    return all(token_head in (root, -1) or place == root for place, token_head in crossing)


def _closed(draft: Draft, rest: list[Token], cut: int, verb: int, root: int) -> Tree:
    """The draft with the rest of its clause put back after the words that were let in."""
    moved = len(draft.tokens) - cut

    def place(head: int) -> int:
        return head + moved if head >= cut else head

    inside = [
        replace(token, head=place(token.head)) if number < cut else token for number, token in enumerate(draft.tokens)
    ]
    draft.tokens = inside + [replace(token, head=place(token.head)) for token in rest]
    draft.hang(verb, place(root), "parataxis")
    return draft.done()


def pronoun(stock: Stock) -> Tree:
    """S, a-t-il déclaré / déclare-t-elle / déclaraient-ils."""
    draft = Draft(stock)
    root = quotation(draft, stock.clause(), bare=0.4)
    comma = draft.mark(",", -1)
    clitic = stock.chance.choice(("il", "il", "elle", "elle", "ils", "elles", "on"))
    verb = verb_group(draft, verb_for(stock, "quote"), clitic.endswith("s"), clitic=clitic)
    draft.hang(verb, root, "parataxis")
    draft.hang(comma, verb, "punct")
    setting(draft, verb, 0.35)
    going_on(draft, verb, 0.15)
    return draft.done()


def according(draft: Draft, *kinds: str) -> int:
    """Place of the noun of "selon NP", "d'après NP" or "pour NP"; the caller gives it a head."""
    kind = draft.stock.chance.choice(("selon",) * 6 + ("d'après",) * 2 + kinds)
    if kind == "d'après":
        case = draft.word("d'", "ADP")
        draft.word("après", "ADP", case, "fixed")
    else:
        case = draft.word(kind, "ADP")
    root = draft.put(draft.stock.source().tokens)
    draft.hang(case, root, "case")
    return root


def according_first(stock: Stock) -> Tree:
    """Selon NP, S. / Selon NP, publiée mardi, S. / Selon NP, cité par NP2, S."""
    draft = Draft(stock)
    source = according(draft, "pour")
    draw = stock.chance.random()
    if draw < 0.35:
        apart(draft, lambda: participle(draft, source))
    elif draw < 0.5:
        plural = "Number=Plur" in draft.tokens[source].feats
        apart(draft, lambda: relative(draft, source, plural))
    else:
        draft.mark(",", source)
    root = draft.put(stock.clause(reported=True))
    draft.hang(source, root, "obl")
    return draft.done()


def according_last(stock: Stock) -> Tree:
    """S, selon NP. / S, selon NP cité par NP2."""
    draft = Draft(stock)
    root = draft.put(stock.clause(reported=True))
    comma = [draft.mark(",", -1)] if stock.chance.random() < 0.8 else []
    source = according(draft)
    draft.hang(source, root, "obl")
    draft.hang_marks(comma, source)
    if stock.chance.random() < 0.3:
        participle(draft, source)
    return draft.done()


_PUBLISHED = ("publié", "paru", "diffusé", "rendu public", "mené", "réalisé", "consulté", "relayé")
_ASKED = ("cité", "interrogé", "joint", "contacté", "sollicité", "rencontré")


def participle(draft: Draft, noun: int) -> int:
    """Place of a participle that agrees with the noun: "publiée mardi", "interrogés par NP"."""
    chance = draft.stock.chance
    feats = draft.tokens[noun].feats
    plural, feminine = "Number=Plur" in feats, "Gender=Fem" in feats
    base = chance.choice(_PUBLISHED + _ASKED * 2).split()[0]
    form = base + "e" * feminine + "s" * plural
    agreed = f"Gender={'Fem' if feminine else 'Masc'}|Number={'Plur' if plural else 'Sing'}|Tense=Past|VerbForm=Part"
    place = draft.word(form, "VERB", noun, "acl", feats=f"{agreed}|Voice=Pass")
    if chance.random() < 0.65:
        by = draft.word("par", "ADP")
        agent = draft.put(draft.stock.source().tokens, place, "obl:agent")
        draft.hang(by, agent, "case")
    setting(draft, place, 0.3)
    return place


def reported(stock: Stock) -> Tree:
    """NP a déclaré que S (et que S2); NP, cités par NP2, affirment que S; Selon... , NP a dit que S."""
    draft = Draft(stock)
    source = stock.source()
    subject = draft.put(source.tokens)
    if stock.chance.random() < 0.25:
        apart(draft, lambda: participle(draft, subject))
    else:
        described(draft, source, subject, closed=True)
    verb = verb_group(draft, verb_for(stock, "que"), source.plural)
    draft.hang(verb, -1, "root")
    draft.hang(subject, verb, "nsubj")
    setting(draft, verb, 0.2)
    first = that(draft, verb)
    if stock.chance.random() < 0.2:
        conjunction = draft.word("et", "CCONJ")
        draft.hang(conjunction, that(draft, first, "conj"), "cc")
    going_on(draft, verb, 0.08)
    return draft.done()


def having(stock: Stock) -> Tree:
    """NP affirme avoir fait: a gold clause in a compound tense without its subject."""
    draft = Draft(stock)
    source = stock.source()
    subject = draft.put(source.tokens)
    described(draft, source, subject, closed=True)
    verb = verb_group(draft, verb_for(stock, "que"), source.plural)
    draft.hang(verb, -1, "root")
    draft.hang(subject, verb, "nsubj")
    draft.put(stock.chance.choice(stock.infinitives), verb, "xcomp")
    return draft.done()


def said_of(stock: Stock) -> Tree:
    """NP a confirmé NP2. / NP dit que S et dément NP2: what follows the verb is no subject."""
    draft = Draft(stock)
    source = stock.source()
    subject = draft.put(source.tokens)
    described(draft, source, subject, closed=True)
    use = "que" if stock.chance.random() < 0.35 else "quote"
    verb = verb_group(draft, verb_for(stock, use), source.plural)
    draft.hang(verb, -1, "root")
    draft.hang(subject, verb, "nsubj")
    if use == "quote":
        draft.put(stock.chance.choice(stock.objects), verb, "obj")
    else:
        that(draft, verb)
        conjunction = draft.word("et", "CCONJ")
        second = verb_group(draft, verb_for(stock, "quote"), source.plural)
        draft.hang(second, verb, "conj")
        draft.hang(conjunction, second, "cc")
        draft.put(stock.chance.choice(stock.objects), second, "obj")
    setting(draft, verb, 0.2)
    return draft.done()


def learned(stock: Stock) -> Tree:
    """S, a-t-on appris de source policière / a appris l'agence auprès de NP."""
    draft = Draft(stock)
    root = draft.put(stock.clause(reported=True))
    comma, helper = draft.mark(",", -1), draft.word("a", "AUX")
    feats = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
    on = stock.chance.random() < 0.5
    clitic = draft.word("-t-on", "PRON") if on else -1
    verb = draft.analysed("appris", "VERB", "apprendre", feats)
    draft.hang(verb, root, "parataxis")
    if on:
        draft.hang(clitic, verb, "nsubj")
    else:
        draft.put(stock.source().tokens, verb, "nsubj")
    for place, relation in ((comma, "punct"), (helper, "aux:tense")):
        draft.hang(place, verb, relation)
    setting(draft, verb, 1.0)
    return draft.done()


def opposed(stock: Stock) -> Tree:
    """NP affirme que S, mais NP2 soutient que S2."""
    draft = Draft(stock)
    verbs = []
    for number in range(2):
        if number:
            comma, conjunction = draft.mark(",", -1), draft.word("mais", "CCONJ")
        source = stock.source()
        subject = draft.put(source.tokens)
        described(draft, source, subject, closed=True)
        verb = verb_group(draft, verb_for(stock, "que"), source.plural)
        draft.hang(subject, verb, "nsubj")
        that(draft, verb)
        verbs.append(verb)
    draft.hang(verbs[0], -1, "root")
    draft.hang(verbs[1], verbs[0], "conj")
    draft.hang(conjunction, verbs[1], "cc")
    draft.hang(comma, verbs[1], "punct")
    return draft.done()


def colon(stock: Stock) -> Tree:
    """NP V : « S »."""
    draft = Draft(stock)
    source = stock.source()
    subject = draft.put(source.tokens)
    described(draft, source, subject, closed=True)
    verb = verb_group(draft, verb_for(stock, "quote"), source.plural)
    draft.hang(verb, -1, "root")
    draft.hang(subject, verb, "nsubj")
    setting(draft, verb, 0.2)
    mark = draft.mark(":", -1)
    draft.hang(mark, quotation(draft, stock.clause(), verb, "ccomp"), "punct")
    return draft.done(stop=stock.chance.random() < 0.6)


def headline(stock: Stock) -> Tree:
    """NP : « S » (headline, without a full stop) / « S » : NP V."""
    draft = Draft(stock)
    if stock.chance.random() < 0.5:
        root = draft.put(stock.source().tokens)
        mark = draft.mark(":", -1)
        draft.hang(mark, quotation(draft, stock.clause(), root, "parataxis", bare=0.3), "punct")
        return draft.done(stop=False)
    root = quotation(draft, stock.clause())
    mark = draft.mark(":", -1)
    source = stock.source()
    subject = draft.put(source.tokens)
    verb = verb_group(draft, verb_for(stock, "quote"), source.plural)
    draft.hang(verb, root, "parataxis")
    draft.hang(subject, verb, "nsubj")
    draft.hang(mark, verb, "punct")
    return draft.done(stop=False)


def as_said(stock: Stock) -> Tree:
    """Comme le souligne NP, S. / S, comme l'a rappelé NP."""
    draft = Draft(stock)
    first = stock.chance.random() < 0.5
    root = -1 if first else draft.put(stock.clause(reported=True))
    comma = -1 if first else draft.mark(",", -1)
    mark = draft.word("comme", "SCONJ")
    object_at = len(draft.tokens)
    draft.word("le", "PRON", -1, "obj")
    source = stock.source()
    verb = verb_group(draft, verb_for(stock, "que"), source.plural)
    if elides(draft.tokens[object_at + 1].form):
        draft.tokens[object_at] = replace(stock.lexicon.word("l'", "PRON", verb, "obj"), head=verb)
    draft.hang(object_at, verb, "obj")
    draft.hang(mark, verb, "mark")
    draft.put(source.tokens, verb, "nsubj")
    if first:
        draft.mark(",", verb)
        root = draft.put(stock.clause(reported=True))
    else:
        draft.hang(comma, verb, "punct")
    draft.hang(verb, root, "advcl")
    return draft.done()


def passive(stock: Stock) -> Tree:
    """Il a été annoncé que S."""
    draft = Draft(stock)
    subject, helper, been = draft.word("il", "PRON"), draft.word("a", "AUX"), draft.word("été", "AUX")
    verb = verb_for(stock, "que")
    feats = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass"
    said = draft.analysed(verb["participle"], "VERB", verb["lemma"], feats)
    for place, relation in ((subject, "expl:subj"), (helper, "aux:tense"), (been, "aux:pass")):
        draft.hang(place, said, relation)
    setting(draft, said, 0.3)
    that(draft, said, "csubj:pass")
    return draft.done()


KINDS: dict[str, Callable[[Stock], Tree]] = {
    kind.__name__: kind
    for kind in (
        inverted, inverted_inside, pronoun, according_first, according_last, reported, having, learned, said_of,
        opposed, colon, headline, as_said, passive, opened, told, leaning, addressed,
    )
}  # fmt: skip
"""The kinds that are more than a pattern, by the name that `kinds.tsv` has for them."""


def make(stock: Stock, pattern: str) -> Tree:
    """A sentence of the kind that a line of `kinds.tsv` names or draws."""
    return KINDS[pattern](stock) if pattern in KINDS else patterns.sentence(stock, pattern)


def sentences(trees: list[Tree], code: str, seed: int) -> list[Tree]:
    """All template sentences, grafted on the trees, in an order drawn by lot."""
    chance = random.Random(seed)
    stock = Stock(
        lexicon=Lexicon(trees),
        names=phrases.names(trees, code),
        clauses=phrases.clauses(trees),
        subjects=[source for source in phrases.subjects(trees) if _sayable(source)],
        patterns=phrases.rows(code, "sources"),
        objects=phrases.objects(trees),
        infinitives=phrases.infinitives(trees),
        roles=phrases.rows(code, "roles"),
        settings=[row["words"] for row in phrases.rows(code, "settings")],
        verbs=phrases.rows(code, "verbs"),
        tenses=phrases.rows(code, "tenses"),
        listeners=[row["words"] for row in phrases.rows(code, "listeners")],
        chance=chance,
    )
    made = [make(stock, row["pattern"]) for row in phrases.rows(code, "kinds") for _ in range(int(row["number"]))]
    chance.shuffle(made)
    return made


def _sayable(source: Source) -> bool:
    """Whether the phrase begins with an article or a name, as a source does."""
    return source.tokens[0].upos in ("DET", "PROPN")

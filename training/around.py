"""Template sentences with what the press puts around the verb of saying: participles that open the sentence, the
persons spoken to, and what a report leans on."""

from __future__ import annotations

from dataclasses import replace

from training import phrases
from training.phrases import Source, elides
from training.templates import Draft, Stock, quotation, setting, that, verb_for, verb_group
from training.trees import Tree

_ASKED = (
    ("interrogé", "interroger"),
    ("cité", "citer"),
    ("joint", "joindre"),
    ("contacté", "contacter"),
    ("sollicité", "solliciter"),
    ("rencontré", "rencontrer"),
    ("questionné", "questionner"),
    ("invité", "inviter"),
    ("arrivé", "arriver"),
    ("élu", "élire"),
    ("nommé", "nommer"),
)
_SURE = ("convaincu", "persuadé", "certain", "sûr", "assuré", "opposé", "fidèle", "confiant")
_CLITICS = (("nous", "nous"), ("lui", "lui"), ("leur", "lui"), ("vous", "vous"), ("m'", "moi"), ("y", "y"))


def opened(stock: Stock) -> Tree:
    """Interrogée par NP, NP V que S. / Convaincus que S, NP V « S2 ». / Dénonçant « NP », NP V que S."""
    draft = Draft(stock)
    chance = stock.chance
    source = stock.source()
    feats = f"Gender={'Fem' if source.feminine else 'Masc'}|Number={'Plur' if source.plural else 'Sing'}"
    opening = chance.choice((_asked, _asked, _asked, _sure, _saying))
    head = opening(draft, source, feats)
    draft.mark(",", head)
    subject = draft.put(source.tokens)
    use = "que" if chance.random() < 0.7 else "quote"
    verb = verb_group(draft, verb_for(stock, use), source.plural)
    draft.hang(verb, -1, "root")
    draft.hang(head, verb, "advcl")
    draft.hang(subject, verb, "nsubj")
    if use == "que":
        that(draft, verb)
    else:
        mark = draft.mark(":", -1)
        draft.hang(mark, quotation(draft, stock.clause(), verb, "ccomp"), "punct")
    return draft.done()


def _agreed(base: str, source: Source) -> str:
    """The word in the gender and number of the source."""
    feminine = source.feminine and not base.endswith("e")
    return base + "e" * feminine + "s" * (source.plural and not base.endswith("s"))


def _asked(draft: Draft, source: Source, feats: str) -> int:
    """Place of "interrogée par NP", "invité de NP", "arrivée mardi"."""
    chance = draft.stock.chance
    base, lemma = chance.choice(_ASKED)
    verb = draft.analysed(_agreed(base, source), "VERB", lemma, f"{feats}|Tense=Past|VerbForm=Part|Voice=Pass")
    draw = chance.random()
    if base in ("arrivé", "élu", "nommé"):
        setting(draft, verb, 1.0)
    elif draw < 0.75:
        stock = draft.stock
        by = draft.word("par", "ADP")
        outlet = phrases.phrase(chance.choice(("{OUTLET}", "{AGENCY}")), "", stock.lexicon, stock.names, chance)
        agent = draft.put(stock.source().tokens if chance.random() < 0.4 else outlet, verb, "obl:agent")
        draft.hang(by, agent, "case")
    else:
        setting(draft, verb, 1.0)
    return verb


def _sure(draft: Draft, source: Source, feats: str) -> int:
    """Place of "convaincue que S"."""
    adjective = draft.stock.chance.choice(_SURE)
    place = draft.analysed(_agreed(adjective, source), "ADJ", adjective, feats)
    if adjective in ("opposé", "fidèle"):
        case = draft.word("à", "ADP")
        draft.hang(case, draft.put(draft.stock.chance.choice(draft.stock.objects), place, "obl"), "case")
    else:
        that(draft, place)
    return place


def _saying(draft: Draft, source: Source, feats: str) -> int:
    """Place of "dénonçant « NP »" or "affirmant que S"."""
    use = draft.stock.chance.choice(("que", "quote"))
    said = verb_for(draft.stock, use)
    verb = draft.analysed(said["stem"] + "ant", "VERB", said["lemma"], "Tense=Pres|VerbForm=Part")
    if use == "que":
        that(draft, verb)
        return verb
    marks = [draft.mark("«", -1)] if draft.stock.chance.random() < 0.6 else []
    thing = draft.put(draft.stock.chance.choice(draft.stock.objects), verb, "obj")
    if marks:
        draft.hang_marks([*marks, draft.mark("»", thing)], thing)
    return verb


def told(stock: Stock) -> Tree:
    """« S », nous a assuré NP. / NP nous a dit que S. / NP y affirme que S."""
    draft = Draft(stock)
    chance = stock.chance
    source = stock.source()
    inverted = chance.random() < 0.5
    root = quotation(draft, stock.clause(), bare=0.2) if inverted else draft.put(source.tokens)
    comma = draft.mark(",", -1) if inverted else -1
    form, lemma = chance.choice(_CLITICS)
    clitic = draft.analysed(form, "PRON", lemma, "PronType=Prs")
    verb = verb_group(draft, verb_for(stock, "quote" if inverted else "que"), source.plural)
    after = draft.tokens[clitic + 1].form
    if form == "m'" and not elides(after):
        draft.tokens[clitic] = replace(draft.tokens[clitic], form="me")
    draft.hang(clitic, verb, "obl" if form == "y" else "iobj")
    if inverted:
        draft.hang(verb, root, "parataxis")
        draft.hang(comma, verb, "punct")
        draft.put(source.tokens, verb, "nsubj")
        setting(draft, verb, 0.2)
    else:
        draft.hang(verb, -1, "root")
        draft.hang(root, verb, "nsubj")
        that(draft, verb)
    return draft.done()


def speaker(draft: Draft, stock: Stock) -> int:
    """Somebody who says that, at the head of the sentence: the place of the verb."""
    source = stock.source()
    subject = draft.put(source.tokens)
    verb = verb_group(draft, verb_for(stock, "que"), source.plural)
    draft.hang(verb, -1, "root")
    draft.hang(subject, verb, "nsubj")
    return verb


def leaning(stock: Stock) -> Tree:
    """NP affirme, en s'appuyant sur NP2, que S. / NP affirme, en citant NP2, que S."""
    draft = Draft(stock)
    verb = speaker(draft, stock)
    comma, by = draft.mark(",", -1), draft.word("en", "ADP")
    feats = "Tense=Pres|VerbForm=Part"
    if stock.chance.random() < 0.5:
        reflexive = draft.analysed("s'", "PRON", "soi", "Person=3|PronType=Prs|Reflex=Yes")
        gerund = draft.analysed("appuyant", "VERB", "appuyer", feats)
        draft.hang(reflexive, gerund, "expl")
        on = draft.word("sur", "ADP")
        draft.hang(on, draft.put(stock.source().tokens, gerund, "obl"), "case")
    else:
        gerund = draft.analysed("citant", "VERB", "citer", feats)
        draft.put(stock.source().tokens, gerund, "obj")
    draft.hang(gerund, verb, "advcl")
    draft.hang(by, gerund, "mark")
    draft.hang_marks([comma, draft.mark(",", gerund)], gerund)
    that(draft, verb)
    return draft.done()


def addressed(stock: Stock) -> Tree:
    """NP a indiqué à NP2 que S."""
    draft = Draft(stock)
    verb = speaker(draft, stock)
    words = stock.chance.choice([words for words in stock.settings if words.split("/")[0] in ("à", "au", "aux")])
    draft.put(phrases.phrase(words, "", stock.lexicon, stock.names, stock.chance), verb, "obl")
    that(draft, verb)
    return draft.done()

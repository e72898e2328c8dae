"""How far a content reaches: to the end of its clause, over appositions, up to a gerund or a relative."""

from __future__ import annotations

from dataclasses import dataclass

from selon.attributions.lexicons import Cue, Lexicon
from selon.attributions.phrases import fixed_words
from selon.records import SourceKind, Span
from selon.trees import CLOSING, Tree, spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Spans of a content, the frame that gave it and the word that heads it."""

    spans: tuple[Span, ...]
    frame: str
    head: int


def to_clause_end(tree: Tree, verb: int, chosen: set[int], lexicon: Lexicon) -> set[int]:
    """The content carried on to the end of its clause: what the parser hung elsewhere without a comma belongs to it.

    Stops at punctuation, at a finite verb, at a complementiser, at a gerund and at phrases of time or
    venue that tell about the saying, not about what is said."""
    words = tree.words
    place = max(chosen) + 1
    agents = {i for kid in tree.children(verb, "obl:agent") for i in tree.subtree(kid)}
    out = set(chosen) - agents or set(chosen)
    while place < len(words):
        word = words[place]
        if word.text == ",":
            resumed = _resumes(tree, place, out, lexicon)
            if resumed is None:
                break
            out.update(range(place, resumed + 1))
            place = resumed + 1
            continue
        if word.upos == "PUNCT" and word.text not in ("«", "»", "“", "”", '"', "(", ")", "-"):
            break
        if word.text in ("»", "”") and not any(words[i].text in ("«", "“") for i in out):
            break
        if word.upos in ("SCONJ", "AUX") or "VerbForm=Fin" in word.feats or place == verb or place in agents:
            break
        if "PronType=Rel" in word.feats or (word.upos == "VERB" and "Tense=Pres" in word.feats):
            break
        if word.upos == "CCONJ" and (_finite_soon(tree, place) or _shares_auxiliary(tree, place, verb)):
            break
        if word.upos in ("ADP", "DET") and _about_saying(tree, place, lexicon):
            break
        out.add(place)
        place += 1
    while out and words[max(out)].upos in ("ADP", "DET", "CCONJ", "PRON") and max(out) not in chosen:
        out.discard(max(out))
    return out


def _resumes(tree: Tree, comma: int, out: set[int], lexicon: Lexicon) -> int | None:
    """Last word of what carries the content on after a comma: an apposition or a further member of it, also
    behind a date between two commas; None where the content ends."""
    words = tree.words
    place = comma + 1
    quoted = _quotation(tree, place)
    if quoted is not None:
        return quoted
    stop = next((i for i in range(place, len(words)) if words[i].upos == "PUNCT"), len(words))
    dated = any(words[i].lemma.casefold() in lexicon.function["time"] for i in range(place, stop))
    if dated and stop < len(words) and words[stop].text == "," and stop - place <= 5:
        place = stop + 1
        stop = next((i for i in range(place, len(words)) if words[i].upos == "PUNCT"), len(words))
    if place >= stop or any("VerbForm=Fin" in words[i].feats or words[i].upos == "SCONJ" for i in range(place, stop)):
        return None
    while words[place].upos in ("CCONJ", "ADV") and place + 1 < stop:
        place += 1
    opening = words[place]
    if dated and place > comma + 1 and preposition(tree, place, lexicon) in lexicon.function["genitive"]:
        return stop - 1
    if preposition(tree, place, lexicon) in lexicon.function["infinitive-mark"] and any(
        "VerbForm=Inf" in words[i].feats for i in range(place + 1, min(place + 4, stop))
    ):
        return stop - 1
    if opening.upos == "ADP" and any("VerbForm=Inf" in words[i].feats for i in range(place + 1, min(place + 4, stop))):
        return None
    if opening.lower in lexicon.function["among-which"]:
        return stop - 1
    if opening.upos == "VERB" or "PronType=Rel" in opening.feats:
        return None
    heads = [words[i] for i in range(place, stop) if not place <= words[i].head < stop]
    near = out | set(range(comma, place))
    linked = all(
        w.head in near and w.deprel in ("appos", "conj", "nmod", "obl", "amod", "flat")
        for w in heads
        if w.upos != "PUNCT"
    )
    return stop - 1 if heads and linked else None


def _quotation(tree: Tree, place: int) -> int | None:
    """Last mark of a quotation that opens at a word, written small and behind which the clause ends."""
    words = tree.words
    if place + 2 >= len(words) or words[place].text not in ("«", "“") or not words[place + 1].text[:1].islower():
        return None
    last = next((i for i in range(place, len(words)) if words[i].text in ("»", "”")), None)
    if last is None or any("VerbForm=Fin" in w.feats for w in words[place:last]):
        return None
    return last if last + 1 == len(words) or words[last + 1].text in (".", ";", "!", "?") else None


def _shares_auxiliary(tree: Tree, place: int, verb: int) -> bool:
    """Whether a participle behind a conjunction is the speaker's next verb: "a dénoncé la vente et promis"."""
    near = tree.words[place + 1 : place + 3]
    return any("VerbForm=Part" in w.feats and w.deprel == "conj" and w.head == verb for w in near)


def _finite_soon(tree: Tree, place: int) -> bool:
    """Whether a coordination opens a clause: a finite verb before the next noun phrase is over."""
    nouns = 0
    for word in tree.words[place + 1 : place + 8]:
        if "VerbForm=Fin" in word.feats or word.upos in ("AUX", "SCONJ"):
            return True
        nouns += word.upos in ("NOUN", "PROPN")
        if nouns > 1 or word.upos == "PUNCT":
            return False
    return False


def before_gerund(tree: Tree, chosen: set[int], head: int) -> set[int]:
    """The content without a gerund at its end, which tells how the source spoke ("en se félicitant de ...")."""
    words = tree.words
    for place in sorted(chosen):
        if place > head and words[place].upos == "ADP" and place + 1 < len(words):
            near = words[place + 1 : place + 3]
            if near[0].upos in ("VERB", "AUX", "PRON") and any(
                "Tense=Pres" in w.feats and "Part" in w.feats for w in near
            ):
                aside = place - 2 if words[place - 2].text == "," and words[place - 1].upos == "ADV" else place
                return {i for i in chosen if i < max(aside, head + 1)}  # ", tout en admettant ..."
    return chosen


def before_second_verb(tree: Tree, chosen: set[int], head: int) -> set[int]:
    """The content without what a conjunction and a finite verb add: the speaker's next verb ("et demande ...")."""
    words = tree.words
    for place in sorted(chosen):
        if place <= head or words[place].upos != "CCONJ" or place + 2 >= len(words):
            continue
        following = place + 1
        while following < len(words) - 1 and words[following].upos in ("ADV", "PRON") and following - place < 3:
            following += 1
        second = words[following].upos == "VERB" and words[following].deprel == "conj"
        goes_on = second and "Tense=Past" in words[following].feats and following + 1 < len(words)
        if "VerbForm=Fin" in words[following].feats or (
            goes_on and words[following + 1].upos in ("DET", "SCONJ", "ADP")
        ):
            return {i for i in chosen if i < place}
    return chosen


def before_relative(tree: Tree, chosen: set[int]) -> set[int]:
    """The content without a relative clause that a comma adds at its end."""
    words = tree.words
    for place in sorted(chosen):
        if words[place].text == "," and place + 1 < len(words) and "PronType=Rel" in words[place + 1].feats:
            return {i for i in chosen if i < place}
    return chosen


def _about_saying(tree: Tree, place: int, lexicon: Lexicon) -> bool:
    """Whether a phrase names when or where something was said: a date, an outlet, a letter."""
    word = tree.words[place]
    head = word.head if word.head > place else place + 1
    if head >= len(tree.words):
        return False
    lemma = tree.words[head].lemma.casefold()
    kind = lexicon.heads.get(lemma)
    if word.upos != "ADP" or preposition(tree, place, lexicon) in lexicon.function["genitive"]:
        return False
    return kind in (SourceKind.OUTLET, SourceKind.DOCUMENT)


def solid(tree: Tree, first: int, chosen: set[int]) -> tuple[Span, ...]:
    """Spans of a clause; a hole of parser error inside one clause is filled when it is short."""
    ordered = sorted(i for i in chosen if i >= first)
    filled = list(ordered)
    for a, b in zip(ordered, ordered[1:], strict=False):
        if 1 < b - a <= 4:
            filled.extend(range(a + 1, b))
    return spans(tree.words, filled)


def is_time(tree: Tree, index: int, lexicon: Lexicon) -> bool:
    """Whether a phrase tells when, not what ("ce jeudi", "le 25 mars")."""
    word = tree.words[index]
    if tree.label_at(word.start) in ("DATE", "TIME"):
        return True
    low = [tree.words[k].lemma.casefold() for k in (index, *tree.kids[index])]
    return low[0] in lexicon.function["time"] or (
        word.upos == "NUM" and any(w in lexicon.function["time"] for w in low)
    )


def last_of_cue(tree: Tree, verb: int, cue: Cue) -> int:
    """Last word of the cue, with one in quotation marks that says how it is meant: "dément « formellement » avoir"."""
    found = fixed_words(tree, verb, cue) if cue.words else None
    return _with_manner(tree, verb if found is None else found)


def _with_manner(tree: Tree, last: int) -> int:
    """The mark that closes one quoted word right behind a cue, where an infinitive or a clause follows; else `last`."""
    words = tree.words[last + 1 : last + 6]
    if len(words) < 4 or words[0].text not in CLOSING.values() or CLOSING.get(words[2].text) != words[0].text:
        return last
    behind = words[4] if words[3].upos == "ADP" and len(words) > 4 else words[3]
    leads = "VerbForm=Inf" in behind.feats or (words[3].upos == "SCONJ" and words[1].upos in ("ADV", "NOUN"))
    return words[2].index if leads and "VerbForm=Inf" not in words[1].feats else last


def preposition(tree: Tree, index: int, lexicon: Lexicon) -> str:
    """Lemma of a preposition, contracted articles taken apart."""
    word = tree.words[index]
    return lexicon.contractions.get(word.lower, word.lemma.casefold())

"""Phrases cut from trees: the verb group of a cue, the noun phrase of a source, the clause of a content.

The extents are those of PARC 3.0 and PolNeAR: cue with its auxiliaries, negation, reflexive and the
adverbs in between; source with determiner, title and apposition, without a non-restrictive relative."""

from __future__ import annotations

from collections.abc import Collection

from selon.attributions.lexicons import Cue, Lexicon
from selon.records import Span
from selon.trees import Tree, spans, stretch

ASIDES = ("acl:relcl", "acl", "parataxis", "advcl")


def verb_group(tree: Tree, verb: int, cue: Cue | None, lexicon: Lexicon) -> tuple[int, int]:
    """First and last word of the verb group: auxiliaries, negation, reflexive and adverbs in between.

    With a subject or an aside between auxiliary and participle only the participle is the cue."""
    words = tree.words
    last = _fixed_words_end(tree, verb, cue)
    auxiliaries = tree.auxiliaries(verb)
    first = verb
    place = verb - 1
    candidate = verb
    while place >= 0 and verb - place <= 8:
        word = words[place]
        lower = word.lower
        mine = word.head == verb or (word.head >= 0 and words[word.head].head == verb and word.upos in ("ADV", "ADP"))
        if place in auxiliaries and (word.deprel.startswith("aux") or word.upos == "AUX"):
            candidate = place
        elif lower in lexicon.function["negation"] or means_subject(tree, place, verb, lexicon):
            if lower in lexicon.function["reflexive"] or word.upos in ("ADV", "PART", "CCONJ") or mine:
                candidate = place
        elif word.upos == "ADV" and candidate <= verb:
            pass
        elif word.upos == "PRON" and mine and _is_clitic(tree, place):
            pass
        elif not _inner_phrase(tree, place, verb):
            break
        place -= 1
    first = candidate
    last = _after(tree, verb, last, lexicon)
    return first, last


def means_subject(tree: Tree, clitic: int, verb: int, lexicon: Lexicon) -> bool:
    """Whether a clitic before a verb is reflexive; "m'" is not where somebody else is the subject ("Il m'a dit")."""
    lower = tree.words[clitic].lower
    if lower not in lexicon.function["reflexive-first"]:
        return lower in lexicon.function["reflexive"]
    subject = tree.subject(verb)
    subject = tree.child(verb, "expl:subj") if subject is None else subject
    return subject is None or tree.words[subject].lower in lexicon.function["first"]


def group_start(tree: Tree, verb: int, lexicon: Lexicon) -> int:
    """First word of all that carries a cue: its verb group, a clitic subject in it, the verb that an infinitive
    hangs on ("a-t-elle précisé", "n'a cessé de répéter", "nous a-t-on confié")."""
    words = tree.words
    first, _ = verb_group(tree, verb, None, lexicon)
    kinds = ("reflexive", "object-clitic", "first-plural", "negation")
    clitics = frozenset().union(*(lexicon.function[kind] for kind in kinds))
    infinitive = "VerbForm=Inf" in words[verb].feats
    while first:
        word = words[first - 1]
        subject = word.upos == "PRON" and word.text.startswith("-")
        linked = infinitive and word.upos == "ADP" and words[first].upos in ("VERB", "AUX", "PRON")
        carrier = infinitive and word.upos == "VERB" and (linked or words[first].upos in ("ADP", "VERB", "ADV"))
        if not (subject or linked or carrier or word.upos in ("AUX", "ADV") or word.lower in clitics):
            break
        first -= 1
    return first


def _is_clitic(tree: Tree, index: int) -> bool:
    """Whether a pronoun stands as an object clitic before its verb."""
    return tree.words[index].deprel in ("obj", "iobj", "expl", "obl", "dep")


def _inner_phrase(tree: Tree, place: int, verb: int) -> bool:
    """Whether a word belongs to an adverbial phrase inside the verb group, without commas ("dans un premier temps")."""
    word = tree.words[place]
    if word.upos in ("PUNCT", "VERB", "AUX", "SCONJ", "CCONJ"):
        return False
    auxiliaries = [k for k in tree.auxiliaries(verb) if k < place]
    if not auxiliaries:
        return False
    between = range(max(auxiliaries) + 1, verb)
    if any(tree.words[k].upos in ("PUNCT", "VERB", "SCONJ") for k in between) or len(between) > 5:
        return False
    return not any(tree.words[k].deprel.startswith(("nsubj", "expl:subj")) for k in between)


def _fixed_words_end(tree: Tree, verb: int, cue: Cue | None) -> int:
    """Last of the fixed words of a multiword cue (`fait savoir`), or the verb itself."""
    if cue is None or not cue.words:
        return verb
    found = fixed_words(tree, verb, cue)
    return found if found is not None else verb


def fixed_words(tree: Tree, verb: int, cue: Cue) -> int | None:
    """Index of the last fixed word of a multiword cue when they all follow the verb closely, else None."""
    place = verb
    for fixed in cue.words:
        for step in range(place + 1, min(place + 5, len(tree.words))):
            word = tree.words[step]
            if fixed in (word.lemma.casefold(), word.lower):
                place = step
                break
            if word.upos not in ("ADV", "DET", "PRON", "ADJ", "PUNCT") and not word.deprel.startswith("nsubj"):
                return None
        else:
            return None
    return place


def _after(tree: Tree, verb: int, last: int, lexicon: Lexicon) -> int:
    """Last word with a negation that follows the finite verb directly ("ne confirme pas")."""
    place = last + 1
    opens = lexicon.function["negative-clitic"]  # "affirme ne rien savoir": what opens a negation is of the next verb
    if place < len(tree.words) and tree.words[place].lower in lexicon.function["negation"] - opens:
        if tree.words[place].upos == "ADV" and tree.words[place].head == verb:
            return place
        if place + 1 < len(tree.words) and joined_denial(tree, place + 1, lexicon):
            return place + 1
    return last


def joined_denial(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb is the second that one negation joins: "n'a ni confirmé ni infirmé"."""
    word = tree.words[verb]
    joint = tree.words[verb - 1] if verb > 2 else word
    joined = joint.upos == "CCONJ" and joint.lower in lexicon.function["negation"]
    return joined and word.deprel == "conj" and word.head == verb - 2


def noun_phrase(tree: Tree, head: int, *, stop: Collection[int] = ()) -> set[int]:
    """Words of the full noun phrase: determiner, title, apposition and restrictive modifiers.

    Left out: the preposition, a relative or participial clause after a comma, coordinated verbs, and
    the words in `stop` with all that hangs on them."""
    words = tree.words
    drop: set[int] = set(stop)
    for kid in tree.kids[head]:
        word = words[kid]
        if word.deprel in ("case", "cc", "mark", "punct", "cop", "aux", "aux:pass", "nsubj", "nsubj:pass", "advmod"):
            if word.deprel != "advmod" or word.lower in tree.beside:
                drop.add(kid)
        elif word.deprel in ASIDES and (kid < head or _after_comma(tree, kid, head)):
            drop.add(kid)
        elif word.deprel == "conj" and word.upos in ("VERB", "AUX"):
            drop.add(kid)
        elif (word.deprel == "amod" and "VerbForm=Fin" in word.feats) or (
            word.upos == "PRON" and kid < head and "PronType=Rel" in word.feats
        ):
            drop.add(kid)
        elif word.deprel == "nmod" and kid > head and _after_comma(tree, kid, head):
            drop.add(kid)
        elif word.deprel == "appos" and word.upos == "PRON" and tree.child(kid, "acl:relcl") is not None:
            drop.add(kid)
        elif word.deprel in ("obl", "advcl", "parataxis", "discourse", "dislocated", "orphan", "dep"):
            drop.add(kid)
    for deep in tree.subtree(head, without=drop):
        drop.update(k for k in tree.children(deep, *ASIDES) if k > deep and _after_comma(tree, k, deep))
    chosen = tree.subtree(head, without=drop)
    return _unbroken(tree, chosen, head)


def _after_comma(tree: Tree, kid: int, head: int) -> bool:
    """Whether a clause stands after a comma or dash, so that it adds and does not identify."""
    first = min(tree.subtree(kid))
    if first <= head:
        return False
    places = (first, first - 1) if first - 1 > head else (first,)
    return any(tree.words[k].text in (",", "–", "—", "-", "(") and not _is_hyphen(tree, k) for k in places)


def _is_hyphen(tree: Tree, index: int) -> bool:
    """Whether a dash joins two words without a blank ("thirty-four"), where hyphens are words of their own."""
    words = tree.words
    near = words[max(index - 1, 0) : index + 2]
    return words[index].text == "-" and len(near) == 3 and near[0].end == near[1].start and near[1].end == near[2].start


def _unbroken(tree: Tree, chosen: set[int], head: int) -> set[int]:
    """The run around the head, over punctuation but not over words of others."""
    words = tree.words
    low = high = head
    while low - 1 >= 0 and (low - 1 in chosen or (words[low - 1].upos == "PUNCT" and low - 2 in chosen)):
        low -= 1
    while high + 1 < len(words) and (
        high + 1 in chosen or (words[high + 1].upos == "PUNCT" and high + 2 < len(words) and high + 2 in chosen)
    ):
        high += 1
    return set(range(*_within_marks(tree, low, high, head)))


def _within_marks(tree: Tree, low: int, high: int, head: int) -> tuple[int, int]:
    """The run cut where a mark opens behind the head, or closes before it, without its partner in the run."""
    texts = [w.text for w in tree.words]
    for place in range(head + 1, high + 1):
        if texts[place] in "«“(" and not any(texts[k] in "»”)" for k in range(place, high + 1)):
            high = _closing(texts, high) if texts[place] in "«“" and place < high else place - 1
            high = place - 1 if high < 0 else high
            break
        if texts[place] in "»”" and not any(texts[k] in "«“" for k in range(low, place)):
            high = place - 1
            break
    for place in range(head - 1, low - 1, -1):
        if texts[place] in "»”)" and not any(texts[k] in "«“(" for k in range(low, place)):
            low = place + 1
            break
        if texts[place] in "«“" and not any(texts[k] in "»”" for k in range(place, high + 1)):
            closing = _closing(texts, high)
            low, high = (low, closing) if closing >= 0 else (place + 1, high)
            break
    return low, high + 1


def _closing(texts: list[str], high: int) -> int:
    """Place of the mark that closes a quotation within a few words after a run, or -1."""
    return next((k for k in range(high + 1, min(high + 12, len(texts))) if texts[k] in "»”"), -1)


def _up_to_relative(tree: Tree, head: int, chosen: set[int]) -> set[int]:
    """The phrase cut where a comma opens a relative clause behind its head."""
    words = tree.words
    for place in range(head + 1, max(chosen, default=head)):
        if words[place].text == "," and "PronType=Rel" in words[place + 1].feats:
            return {i for i in chosen if i < place}
    return chosen


def source_spans(tree: Tree, head: int, *, stop: Collection[int] = ()) -> tuple[Span, ...]:
    """Spans of the noun phrase of a source."""
    chosen = _up_to_relative(tree, head, noun_phrase(tree, head, stop=stop))
    if not chosen:
        return (Span(tree.words[head].start, tree.words[head].end),)
    return spans(tree.words, range(min(chosen), max(chosen) + 1))


def between(tree: Tree, low: int, high: int) -> tuple[Span, ...]:
    """Stretch of words from `low` up to but not including `high`."""
    return stretch(tree.words, low, high)


def trailing_asides(tree: Tree, head: int, lexicon: Lexicon) -> set[int]:
    """Branches at the end of a clause that are the author's own: "alors que ...", ", mais" with a new subject."""
    out: set[int] = set()
    words = tree.words
    for kid in tree.kids[head]:
        if kid < head:
            continue
        if words[kid].deprel == "advcl" and _after_comma(tree, kid, head) and _starts_aside(tree, kid, lexicon):
            out.add(kid)
        elif words[kid].deprel in ("conj", "parataxis") and is_new_clause(tree, kid, lexicon):
            out.add(kid)
    return out


def _starts_aside(tree: Tree, kid: int, lexicon: Lexicon) -> bool:
    """Whether an adverbial clause begins with a wording of contrast."""
    first = min(tree.subtree(kid))
    opening = " ".join(w.lower for w in tree.words[first : first + 3])
    return any(opening.startswith(aside) for aside in lexicon.function["aside"])


def is_new_clause(tree: Tree, kid: int, lexicon: Lexicon) -> bool:
    """Whether a coordinated clause begins anew: its own subject, no complementiser of its own."""
    words = tree.words
    if tree.child(kid, "nsubj", "expl:subj") is None or not tree.is_finite(kid):
        return False
    marks = [words[k].lower for k in tree.children(kid, "mark")]
    return not any(mark in lexicon.function["complementiser"] for mark in marks)


def preposition_at(words: Lexicon, tree: Tree, index: int) -> tuple[int, Cue] | None:
    """Last word and line of the prepositional cue that begins at a word, or None; longest wording first.

    A final "de" matches its contractions."""
    for wording, cue in words.prepositions.get(tree.words[index].lower, ()):
        if index + len(wording) > len(tree.words):
            continue
        if all(_is_word(words, tree, index + k, wanted, k == len(wording) - 1 > 0) for k, wanted in enumerate(wording)):
            return index + len(wording) - 1, cue
    return None


def _is_word(words: Lexicon, tree: Tree, index: int, wanted: str, last: bool) -> bool:
    """Whether a word is the wanted one, or, at the end of a wording, a contraction of it."""
    text = tree.words[index].lower
    return text == wanted or (last and words.contractions.get(text) == wanted)

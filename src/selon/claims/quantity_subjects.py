"""What a quantity is of, in the words of the text: the noun phrase counted, or what the measure belongs to."""

from __future__ import annotations

from selon.claims.quantity_atoms import Ground
from selon.claims.quantity_nouns import Counted, names_people
from selon.claims.quantity_numbers import Number
from selon.claims.quantity_tables import Tables
from selon.records import Word

LONGEST = 80
"""Characters of a phrase; what is longer is cut behind a whole word."""
PARTS = frozenset({"amod", "flat", "flat:name", "nmod", "case", "compound", "fixed", "det", "appos", "nummod"})
NOMINAL = frozenset({"NOUN", "PROPN"})
STEPS = 6


def thing(at: Ground, words: Tables, number: Number, counted: Counted) -> str | None:
    """The words for what is counted or measured, or None where the sentence has none."""
    if counted.kind == "count" and counted.noun is not None:
        return at.text[at.atoms[counted.noun].start : at.atoms[counted.end - 1].end]
    if counted.kind == "age" and (person := _apposed(at, number.first)):
        return person
    head = None if counted.kind == "age" else _complement(at, words, counted.end)
    if head is None and counted.kind == "part" and counted.noun is not None:
        head = at.word(counted.noun)
    head = head or _governor(at, words, number, counted)
    if head is None or not head.text[0].isalpha():
        return None
    return _phrase(at, head, at.atoms[number.first].start)


def named_unit(at: Ground, words: Tables, number: Number, counted: Counted) -> str | None:
    """The noun counted by a bare number whose subject is "le nombre de ...", in the singular; else None.

    That of people where they are the subject: "ils étaient 300", "les signataires sont passés de 300 à 400"."""
    if (person := words.first("person")) is not None and _tells_people(at, words, number):
        return person.value
    head = _governor(at, words, number, counted)
    if head is None or words.one("number-of", head.lemma) is None:
        return None
    tree = at.sentence.words
    below = next((tree[k] for k in at.kids.get(head.index, ()) if k > head.index and tree[k].upos == "NOUN"), None)
    return None if below is None else below.lemma


def _tells_people(at: Ground, words: Tables, number: Number) -> bool:
    """Whether a bare number says of its subject how many they are: "they" with a copula, or people that change."""
    here = at.word(number.end - 1)
    tree = at.sentence.words
    for _ in range(STEPS):
        if here is None:
            return False
        below = [tree[k] for k in at.kids.get(here.index, ())]
        subject = next((word for word in below if word.deprel.startswith("nsubj")), None)
        if subject is not None:
            said_of = any(word.index == number.end - 1 and word.deprel == "xcomp" for word in below)
            being = here.upos == "AUX" or said_of  # "nous étions 300", the verb taken for a full one
            if being or (any(word.deprel == "cop" for word in below) and here.upos in ("NUM", "NOUN")):
                return words.one("they", subject.lower) is not None
            many = "Number=Plur" in subject.feats and names_people(words, subject.lemma)
            return many and words.one("change", here.lower) is not None
        here = tree[here.head] if 0 <= here.head < len(tree) and here.upos in ("NUM", "NOUN") else None
    return False


def of_them(at: Ground, words: Tables, number: Number) -> str:
    """The line of a word beside the verb by which a bare number counts what was named before: "il en reste 25"."""
    word = at.word(number.first)
    beside = () if word is None else at.kids.get(word.head, ())
    found = (words.one("of-them", w.lower) for k in beside if (w := at.sentence.words[k]).upos == "PRON")
    return next((entry.line for entry in found if entry is not None), "")


def _apposed(at: Ground, first: int) -> str | None:
    """The person whose age stands between commas or in brackets: "Maud Ferrand, 34 ans"."""
    if at.form(first - 1) not in (",", "(") or first < 2:
        return None
    end = at.atoms[first - 2].end
    name = next((m.span for m in at.sentence.mentions if m.span.start < end <= m.span.end), None)
    return at.text[name.start : name.end] if name else at.atoms[first - 2].text if at.capital(first - 2) else None


def _complement(at: Ground, words: Tables, place: int) -> Word | None:
    """The noun behind "de": "40 tonnes de vivres", "51 % des habitants"."""
    if not words.one("of", at.form(place)):
        return None
    for here in range(place + 1, place + 4):
        word = at.word(here)
        if word is None or word.upos in ("ADP", "PUNCT", "VERB", "AUX", "NUM", "ADV"):
            return None
        if word.upos in ("NOUN", "PROPN"):
            return word
    return None


def _governor(at: Ground, words: Tables, number: Number, counted: Counted) -> Word | None:
    """The noun that the measure modifies, else the subject of the clause it stands in."""
    inside = range(number.first, counted.end)
    own = {word.index for n in inside if (word := at.word(n)) is not None}
    here = next((w for n in reversed(inside) if (w := at.word(n)) is not None and w.head not in own), None)
    tree = at.sentence.words
    subject = next(
        (tree[k] for index in own for k in at.kids.get(index, ()) if tree[k].deprel.startswith("nsubj")), None
    )
    if subject is not None and subject.index not in own and subject.upos != "PRON":
        return subject
    oblique = here is not None and here.deprel.startswith("obl")
    for _ in range(STEPS):
        if here is None or not 0 <= here.head < len(tree) or here.head in own:
            return None
        here = tree[here.head]
        if here.upos in NOMINAL and here.text.casefold() not in words.units:
            return here
        below = [tree[k] for k in at.kids.get(here.index, ()) if k not in own]
        thing = next((w for w in below if oblique and w.deprel == "obj"), None)
        thing = thing or next((w for w in below if w.deprel.startswith("nsubj")), None)
        if thing is not None and thing.upos != "PRON":
            return thing
        if thing is not None and "PronType=Rel" not in thing.feats:
            return None
    return None


def _phrase(at: Ground, head: Word, number: int) -> str:
    """The noun with what belongs to it without a break and before the number, its determiner left out."""
    tree = at.sentence.words
    end = head.index
    while end + 1 < len(tree) and tree[end + 1].end - head.start <= LONGEST:
        after = tree[end + 1]
        if head.start < number <= after.end or after.deprel not in PARTS or _climb(tree, after, head.index) < 0:
            break
        end += 1
    while end > head.index and tree[end].upos in ("ADP", "DET", "CCONJ", "PUNCT"):
        end -= 1
    return at.text[head.start : tree[end].end]


def _climb(tree: tuple[Word, ...], word: Word, head: int) -> int:
    """The head of the phrase if the word is below it, else -1."""
    here = word
    for _ in range(STEPS):
        if here.head == head:
            return head
        if here.head < 0:
            return -1
        here = tree[here.head]
    return -1

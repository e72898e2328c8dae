"""How far the source behind a preposition reaches: its noun phrase, appositions, relatives and participles."""

from __future__ import annotations

from selon.attributions.around_phrases import suspended
from selon.attributions.lexicons import Lexicon
from selon.records import SourceKind
from selon.trees import Tree

STOPS = (",", ":", "«", "“")


def whole_phrase(tree: Tree, head: int, at: tuple[int, int], lexicon: Lexicon) -> set[int]:
    """The prepositional phrase, `at` its first and last words, with its appositions, relatives and participles
    between commas.

    Read by place: a stretch between commas belongs to the source when it opens with a relative or a
    participle, or is a noun phrase without a verb that another comma closes."""
    words = tree.words
    first, end = at
    relative = lexicon.function["that"]
    ends: list[int] = []
    if suspended(tree, first):
        return set(range(first, end + 1))
    while end + 1 < len(words) and words[end + 1].text == ",":
        stop = next((i for i in range(end + 2, len(words)) if words[i].text in STOPS), None)
        if stop is None and _trails(tree, first, end + 2):
            end = len(words) - (2 if words[-1].upos == "PUNCT" else 1)
            break
        if stop is None or words[stop].text != "," or not _describes(tree, end + 2, stop, head, relative):
            break
        ends.append(end)
        end = stop - 1
    # What a finite verb follows directly is its subject, and no description of the source.
    while ends and end + 2 < len(words) and "VerbForm=Fin" in words[end + 2].feats:
        end = ends.pop(0) if len(ends) > 1 else ends.pop()
        ends = []
    return set(range(first, end + 1))


def named_end(tree: Tree, head: int, end: int, lexicon: Lexicon) -> int:
    """Last word of who the source is, told between commas or before a colon right behind its noun phrase, whatever the
    parser made of it ("selon la directrice, Anne Vasseur, ...", "pour Luc Orsel, maire de Lude : ..."); else `end`."""
    words = tree.words
    if end + 2 >= len(words) or words[end + 1].text != ",":
        return end
    stop = next((i for i in range(end + 2, len(words)) if words[i].text in STOPS), None)
    if stop is None or "VerbForm=Fin" in words[min(stop + 1, len(words) - 1)].feats:
        return end
    noun = next((i for i in range(end + 2, stop) if words[i].upos in ("NOUN", "PROPN")), None)
    if noun is None or any("VerbForm=Fin" in words[i].feats for i in range(end + 2, stop)):
        return end
    if tree.label_at(words[head].start) == "PER":
        return stop - 1 if _is_title(tree, end + 2, noun, lexicon) else end
    mention = tree.mention_at(words[noun].start) if noun == end + 2 else None
    named = mention is not None and mention.label == "PER" and mention.span.end == words[stop - 1].end
    return stop - 1 if named and lexicon.heads.get(words[head].lemma.casefold()) is SourceKind.PERSON else end


def _is_title(tree: Tree, low: int, noun: int, lexicon: Lexicon) -> bool:
    """Whether a noun behind a name and a comma says who that is: a bare one, or one for a person."""
    words = tree.words
    if words[noun].upos != "NOUN" or not words[noun].text.islower():
        return False
    lemma = words[noun].lemma.casefold()
    titled = lexicon.heads.get(lemma) is SourceKind.PERSON or lexicon.names_people(lemma)
    bare = all(w.upos == "ADJ" for w in words[low:noun])
    return bare or (titled and all(w.upos in ("DET", "ADJ", "NUM") for w in words[low:noun]))


def _trails(tree: Tree, first: int, low: int) -> bool:
    """Whether a description ends the sentence behind a preposition: "..., selon la préfète, Odile Fervac"."""
    words = tree.words
    said = any("VerbForm=Fin" in w.feats for w in words[:first])
    opening = words[low] if low < len(words) else words[-1]
    described = opening.upos in ("PROPN", "DET", "NOUN") or "VerbForm=Part" in opening.feats
    return said and described and not any("VerbForm=Fin" in w.feats for w in words[low:])


def participle_end(tree: Tree, end: int) -> int:
    """Last word of a bare participle with its agent right behind the noun phrase, which the parser hung elsewhere."""
    words = tree.words
    verb = end + 1
    bare = verb < len(words) and words[verb].upos == "VERB" and "VerbForm=Part" in words[verb].feats
    by = tree.child(verb, "obl:agent") if bare and not tree.auxiliaries(verb) else None
    if by is None or by < verb:
        return end
    return next((i - 1 for i in range(by, len(words)) if words[i].text in (",", ".", ":", ";")), end)


def noun_end(tree: Tree, head: int) -> int:
    """Last word of the noun phrase before the first comma: its subtree as far as it runs unbroken."""
    words = tree.words
    inside = tree.subtree(head)
    end = head
    for place in range(head + 1, len(words)):
        word = words[place]
        quotes = word.text in ("«", "»", "“", "”") and any("PronType=Rel" in words[i].feats for i in range(head, place))
        if not quotes and word.text in (",", ":", "«", "»", "“"):
            break
        if "VerbForm=Fin" in word.feats and place not in inside:
            break
        if place not in inside and word.upos != "PUNCT":
            break
        subject = word.upos == "DET" and word.head > place and words[word.head].deprel.startswith("nsubj")
        if subject and words[words[word.head].head].deprel not in ("acl:relcl", "acl"):
            break
        end = place
    return end


def _describes(tree: Tree, low: int, stop: int, head: int, relative: frozenset[str]) -> bool:
    """Whether the stretch between two commas tells who the source is."""
    words = tree.words
    opening = words[low]
    if "PronType=Rel" in opening.feats or opening.lower in relative:
        return True
    if opening.upos == "ADP" and "PronType=Rel" in words[low + 1].feats:
        return True
    if "VerbForm=Part" in opening.feats:
        return True
    if any("VerbForm=Fin" in words[i].feats for i in range(low, stop)) or opening.upos not in (
        "DET",
        "NOUN",
        "PROPN",
        "ADJ",
    ):
        return False
    if words[head].upos == "PRON" or (opening.upos == "PROPN" and words[head].upos == "PROPN"):
        return False
    subjects = [i for i in range(low, stop) if words[i].deprel.startswith("nsubj") and words[i].head >= stop]
    verbs_after = any("VerbForm=Fin" in words[i].feats for i in range(stop, len(words)))
    return not subjects and verbs_after

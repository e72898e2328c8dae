"""Outlets and agencies where the text prints them: by the gazetteer, and by words that only names of outlets hold."""

from __future__ import annotations

from dataclasses import dataclass

from selon.attributions.lexicons import Lexicon
from selon.attributions.tree import Tree
from selon.records import Span, Word

# The longest name of the gazetteer has fewer words.
LONGEST = 10
MEDIA = ("outlet", "agency")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet printed in a sentence: its name, its words (first and last, inclusive) and where they stand."""

    name: str
    first: int
    last: int
    span: Span


def outlets_in(lexicon: Lexicon, tree: Tree, text: str) -> dict[int, Outlet]:
    """The outlets that a sentence prints, by the index of each of their words; the longest name wins.

    An article that a preposition holds belongs to the name ("au Monde" prints Le Monde, without the article),
    and a place after the name too, where the list has no such name ("Le Progrès de Lorne")."""
    found: dict[int, Outlet] = {}
    place = 0
    while place < len(tree.words):
        outlet = _listed(lexicon, tree.words, place, text) or _by_its_words(lexicon, tree, place, text)
        outlet = outlet and _with_label(tree, outlet, text)
        if outlet is None:
            place += 1
            continue
        for index in range(outlet.first, outlet.last + 1):
            found[index] = outlet
        place = outlet.last + 1
    return found


def _listed(lexicon: Lexicon, words: tuple[Word, ...], first: int, text: str) -> Outlet | None:
    """Longest name of the gazetteer that begins at a word, its article capital, small or in the preposition."""
    article = words[first].lower in lexicon.function["article"]
    if not article and words[first].text.islower():
        return None
    for length in range(min(LONGEST, len(words) - first), 0, -1):
        last = first + length - 1
        printed = _printed(words, first, last, text)
        forms = [printed[:1].upper() + printed[1:]] if article else [printed]
        if not article and first and words[first - 1].lower in lexicon.contractions:
            forms += [a.capitalize() + ("" if a.endswith("'") else " ") + printed for a in lexicon.function["article"]]
        for form in forms:
            name = lexicon.names.get(form)
            if name is not None and name.kind in MEDIA and (length > 1 or not article):
                return _with_place(lexicon, words, (first, last, form), name.kind, text)
    return None


def _with_place(lexicon: Lexicon, words: tuple[Word, ...], found: tuple[int, int, str], kind: str, text: str) -> Outlet:
    """The outlet, with the place that follows in its name: only a paper with an article of its own is so named."""
    first, last, name = found
    own_article = name.split()[0].casefold() in lexicon.function["article"] or "'" in name[:2]
    linked = last + 2 < len(words) and words[last + 1].lower in lexicon.function["place-joint"]
    place = last + 2
    if linked and words[place].lower in lexicon.function["article"] and place + 1 < len(words):
        place += 1
    if kind == "outlet" and own_article and linked and _is_name(words[place]) and words[first].text[:1].isupper():
        name = f"{name}{text[words[last].end : words[place].end]}".replace("’", "'")
        last = place
    return Outlet(name=name, first=first, last=last, span=Span(words[first].start, words[last].end))


def _with_label(tree: Tree, outlet: Outlet, text: str) -> Outlet:
    """The outlet with the rest of the name that a label holds: "France Bleu" in "France Bleu Valserre"."""
    mention = tree.mention_at(outlet.span.start) or tree.mention_at(tree.words[outlet.last].start)
    if mention is None or mention.span.end <= outlet.span.end or mention.label == "PER":
        return outlet
    inside = [w for w in tree.words[outlet.last + 1 :] if w.start < mention.span.end]
    if not 0 < len(inside) < LONGEST - 5 or not all(_is_name(w) for w in inside):
        return outlet
    last = inside[-1]
    name = f"{outlet.name}{text[outlet.span.end : last.end]}"
    return Outlet(name=name, first=outlet.first, last=last.index, span=Span(outlet.span.start, last.end))


def _by_its_words(lexicon: Lexicon, tree: Tree, first: int, text: str) -> Outlet | None:
    """Name in no list that begins with a word of outlets' names: "Radio Lorne", "La Gazette du Nord"."""
    words = tree.words
    start = first
    if words[start].text[:1].isupper() and words[start].lower in lexicon.function["article"]:
        start += 1
    if start >= len(words) or words[start].text.casefold() not in lexicon.function["outlet-name"]:
        return None
    if not words[start].text[:1].isupper():
        return None
    last = start
    while last + 1 < len(words):
        following = words[last + 1]
        joined = following.lower in lexicon.function["place-joint"] and last + 2 < len(words)
        if _is_name(following):
            last += 1
        elif joined and _is_name(words[last + 2]):
            last += 2
        else:
            break
    if last == start:
        return None
    return Outlet(
        name=_printed(words, first, last, text), first=first, last=last, span=Span(words[first].start, words[last].end)
    )


def _is_name(word: Word) -> bool:
    """Whether a word is written like part of a name."""
    return word.text[:1].isupper() and word.upos not in ("PUNCT", "VERB", "AUX", "PRON", "ADP")


def _printed(words: tuple[Word, ...], first: int, last: int, text: str) -> str:
    """Text of the words as the gazetteer writes it."""
    return " ".join(text[words[first].start : words[last].end].replace("\u00a0", " ").replace("’", "'").split())

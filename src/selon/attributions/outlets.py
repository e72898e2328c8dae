"""Outlets and agencies where the text prints them: by the gazetteer, and by words that only names of outlets hold."""

from __future__ import annotations

from dataclasses import dataclass

from selon.attributions.lexicons import Lexicon
from selon.records import SourceKind, Span, Word
from selon.trees import Tree

# The longest name of the gazetteer has fewer words.
LONGEST = 10
# A number of fewer digits is part of a name ("Vox 1"), a longer one a year.
LONGEST_NUMBER = 4
MEDIA = ("outlet", "agency")
TITULAR = ("PROPN", "NOUN", "ADJ", "X", "NUM")
# Behind these marks a sentence begins, and its first capital tells nothing.
OPENS = frozenset('«“"„:.!?–—-')


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet printed in a sentence: its name, its words (first and last, inclusive) and where they stand."""

    name: str
    first: int
    last: int
    span: Span


def end_with_place(lexicon: Lexicon, words: tuple[Word, ...], last: int) -> int:
    """Last word of a name with the place joined to it: "Le Progrès de Lorne", "Les Comptes de l'Ouest"."""
    place = last + 2
    if place >= len(words) or words[last + 1].lower not in lexicon.function["place-joint"]:
        return last
    if words[place].lower in lexicon.function["article"] and place + 1 < len(words):
        place += 1
    return place if is_name(words[place]) else last


def name_end(lexicon: Lexicon, words: tuple[Word, ...], last: int) -> int:
    """Last word of a name that goes on over small words behind its capitals: "La Lettre des assureurs", "Toit et Moi",
    "L'Éveil agricole", "Vox 1"; the place joined to it else."""
    behind = words[last + 1 : last + 5]
    if not behind:
        return last
    joins = lexicon.function["name-and"]
    if behind[0].lower in joins and len(behind) > 1 and is_name(behind[1]):
        return last + 2
    if behind[0].text.isdigit() and len(behind[0].text) < LONGEST_NUMBER:
        return last + 1
    follows = bool(lexicon.function["feminine-article"])  # adjectives stand behind nouns where these have a gender
    if follows and behind[0].upos == "ADJ" and behind[0].text.islower():
        return last + 1
    genitive = lexicon.contractions.get(behind[0].lower, behind[0].lower) in lexicon.function["genitive"]
    noun = 2 if len(behind) > 2 and behind[1].upos == "DET" else 1
    common = genitive and len(behind) > noun and behind[noun].upos == "NOUN" and behind[noun].text.islower()
    lemma = behind[noun].lemma.casefold() if common else ""
    told = lexicon.heads.get(lemma) is SourceKind.ANONYMOUS  # "a appris Le Quai de source portuaire"
    if common and not told and lemma not in lexicon.function["time"]:
        return last + 1 + noun
    return end_with_place(lexicon, words, last)


def outlets_in(lexicon: Lexicon, tree: Tree, text: str, learnt: frozenset[str] = frozenset()) -> dict[int, Outlet]:
    """The outlets that a sentence prints, by the index of each of their words; the longest name wins. `learnt` are
    names that the document itself shows to be outlets.

    An article that a preposition holds belongs to the name ("au Monde" prints Le Monde, without the article),
    and a place after the name too, where the list has no such name ("Le Progrès de Lorne")."""
    found: dict[int, Outlet] = {}
    place = 0
    while place < len(tree.words):
        if not _may_open(lexicon, tree.words, place):
            place += 1
            continue
        outlet = (
            _listed(lexicon, tree.words, place, text, learnt)
            or _by_its_words(lexicon, tree, place, text)
            or _by_its_title(lexicon, tree, place, text)
        )
        outlet = outlet and _with_label(tree, outlet, text)
        if outlet is None:
            place += 1
            continue
        for index in range(outlet.first, outlet.last + 1):
            found[index] = outlet
        place = outlet.last + 1
    return found


def _may_open(lexicon: Lexicon, words: tuple[Word, ...], first: int) -> bool:
    """Whether a name may begin at a word: no mark, and not written small unless a name is so written or follows."""
    word = words[first]
    if not word.text[:1].isalnum():
        return False
    if not _is_common(lexicon, word.text):
        return True
    last = first + 1 == len(words) or word.lower not in lexicon.function["article"]
    return not (last or _is_common(lexicon, words[first + 1].text))


def _listed(lexicon: Lexicon, words: tuple[Word, ...], first: int, text: str, learnt: frozenset[str]) -> Outlet | None:
    """Longest name of the gazetteer that begins at a word, its article capital, small or in the preposition."""
    article = words[first].lower in lexicon.function["article"]
    opening = first + 1 if article else first
    if opening >= len(words) or _is_common(lexicon, words[opening].text):
        return None
    contracted = not article and first > 0 and words[first - 1].lower in lexicon.contractions
    articles = lexicon.function["article"] if contracted else ()
    openings = [a.capitalize() + ("" if a.endswith("'") else " ") for a in articles]
    for length in range(min(LONGEST, len(words) - first), 0, -1):
        last = first + length - 1
        printed = printed_name(words, first, last, text)
        forms = [printed[:1].upper() + printed[1:]] if article else [printed]
        forms += [opening + printed for opening in openings]
        for form in forms:
            if form in learnt:
                span = Span(words[first].start, words[last].end)
                return Outlet(name=form, first=first, last=last, span=span)
            name = lexicon.names.get(form)
            if name is None or name.kind not in MEDIA or _goes_on(words, last, article=article):
                continue
            if length > 1 or not article:
                return _with_place(lexicon, words, (first, last, form), name.kind, text)
    return None


def _is_common(lexicon: Lexicon, text: str) -> bool:
    """Whether a word is written small and no name that the gazetteer writes so ("franceinfo")."""
    return text.islower() and text[:1].isalpha() and text not in lexicon.names


def _goes_on(words: tuple[Word, ...], last: int, *, article: bool) -> bool:
    """Whether an adjective written small makes another name of it: "L'Union africaine" is no paper."""
    following = words[last + 1] if last + 1 < len(words) else None
    return article and following is not None and following.upos == "ADJ" and following.text.islower()


def _with_place(lexicon: Lexicon, words: tuple[Word, ...], found: tuple[int, int, str], kind: str, text: str) -> Outlet:
    """The outlet, with the place that follows in its name: only a paper with an article of its own is so named."""
    first, last, name = found
    own_article = name.split()[0].casefold() in lexicon.function["article"] or "'" in name[:2]
    end = end_with_place(lexicon, words, last)
    if kind == "outlet" and own_article and end > last and words[first].text[:1].isupper():
        name = f"{name}{text[words[last].end : words[end].end]}".replace("’", "'")
        last = end
    return Outlet(name=name, first=first, last=last, span=Span(words[first].start, words[last].end))


def _with_label(tree: Tree, outlet: Outlet, text: str) -> Outlet:
    """The outlet with the rest of the name that a label holds: "France Bleu" in "France Bleu Valserre"."""
    mention = tree.mention_at(outlet.span.start) or tree.mention_at(tree.words[outlet.last].start)
    if mention is None or mention.span.end <= outlet.span.end or mention.label == "PER":
        return outlet
    inside = [w for w in tree.words[outlet.last + 1 :] if w.start < mention.span.end]
    if not 0 < len(inside) < LONGEST - 5 or not all(is_name(w) for w in inside):
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
    if start >= len(words):
        return None
    kind, dash, _ = words[start].text.casefold().partition("-")
    if kind not in lexicon.function["outlet-name"]:
        return None
    if not words[start].text[:1].isupper():
        return None
    last = start
    while last + 1 < len(words):
        following = words[last + 1]
        joined = following.lower in lexicon.function["place-joint"] and last + 2 < len(words)
        if last > start and following.text in lexicon.first_names and is_name(words[min(last + 2, len(words) - 1)]):
            break  # "a dit à Radio Lorne Julien Orsel"
        if is_name(following):
            last += 1
        elif joined and is_name(words[last + 2]):
            last += 2
        else:
            break
    mention = tree.mention_at(words[start].start)
    if last == start and mention is not None and mention.label == "ORG":
        # "Radio nationale", "Agence ivoirienne de presse": the label goes on over words written small.
        last = max(w.index for w in words[start:] if w.start < mention.span.end)
    if last == start and not (dash and words[start].text.rpartition("-")[2][:1].isupper()):
        return None
    return Outlet(
        name=printed_name(words, first, last, text),
        first=first,
        last=last,
        span=Span(words[first].start, words[last].end),
    )


def _by_its_title(lexicon: Lexicon, tree: Tree, first: int, text: str) -> Outlet | None:
    """Name in no list that ends like the title of an English paper: "Orvel Street Journal", "The Lorne Independent"."""
    words = tree.words
    article = words[first].lower in lexicon.function["foreign-article"]
    if not words[first].text[:1].isupper() or not (article or _opens_title(lexicon, words, first)):
        return None
    last = first
    while last + 1 < len(words) and words[last + 1].text[:1].isupper() and words[last + 1].upos != "PUNCT":
        last += 1
    name = printed_name(words, first, last, text)
    if last == first or words[last].lower not in lexicon.function["press-title"] or name in lexicon.names:
        return None
    if _prints_books(lexicon, words, first, last):
        return None
    held = article or (
        first > 0 and {words[first - 1].lower} & (lexicon.function["article"] | set(lexicon.contractions))
    )
    if tree.label_at(words[last].start) == "PER" and not held:
        return None
    return Outlet(name=name, first=first, last=last, span=Span(words[first].start, words[last].end))


def _prints_books(lexicon: Lexicon, words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether a title that ends like an institution's has another one in it: "Orvel University Press"."""
    bodies = lexicon.function["institution"]
    return words[last].lower in bodies and any(word.lower in bodies for word in words[first:last])


def _opens_title(lexicon: Lexicon, words: tuple[Word, ...], first: int) -> bool:
    """Whether a title can begin at a word: a name, or an article of its own inside a sentence, and no name before."""
    opening = first == 0 or words[first - 1].text in OPENS
    if words[first].lower in lexicon.function["article"]:
        return not opening
    small = lexicon.function["article"] | lexicon.prepositions.keys()
    follows = not opening and is_name(words[first - 1]) and words[first - 1].lower not in small
    return not follows and words[first].lower not in small and words[first].upos in TITULAR


def is_name(word: Word) -> bool:
    """Whether a word is written like part of a name."""
    return word.text[:1].isupper() and word.upos not in ("PUNCT", "VERB", "AUX", "PRON", "ADP")


def printed_name(words: tuple[Word, ...], first: int, last: int, text: str) -> str:
    """Text of the words as the gazetteer writes it."""
    return " ".join(text[words[first].start : words[last].end].replace("\u00a0", " ").replace("’", "'").split())

"""Names as the recogniser of names gave them, those that run an outlet and a person together parted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selon.attributions.lexicons import Lexicon
from selon.attributions.outlets import MEDIA, is_name, printed_name
from selon.records import Mention, Sentence, Span, Word

ORGANISATION = "ORG"
PERSON = "PER"
UNLIKELY = frozenset({"ORG", "PRODUCT"})
"""Labels that a first name alone seldom deserves; places bear first names."""


def with_parted_names(lexicon: Lexicon, sentences: tuple[Sentence, ...], text: str) -> tuple[Sentence, ...]:
    """The sentences, a name that holds a listed outlet and the person right behind it parted into the two: "a confié
    à l'AFP Julien Orsel"; and who bears a title of courtesy a person. The words decide, since the recogniser sees one
    name, another label, or none of the person's."""
    titled = (replace(s, mentions=tuple(_titled(lexicon, s, text))) for s in sentences)
    return tuple(replace(s, mentions=tuple(found)) if (found := _parted(lexicon, s, text)) else s for s in titled)


def _titled(lexicon: Lexicon, sentence: Sentence, text: str) -> Iterator[Mention]:
    """The mentions of a sentence, a person's one right behind a title of courtesy ("Me Orsel") and a first name that
    was taken for a body."""
    ends = {w.end for w in sentence.words if w.lower in lexicon.function["courtesy"] and w.text[:1].isupper()}
    for mention in sentence.mentions:
        named = mention.label in UNLIKELY and text[slice(*mention.span)] in lexicon.first_names
        person = mention.label != PERSON and (named or bool(ends & {mention.span.start - 1}))
        yield replace(mention, label=PERSON) if person else mention


def _parted(lexicon: Lexicon, sentence: Sentence, text: str) -> list[Mention]:
    """All mentions of a sentence where one of them is parted or added, else none."""
    people = dict(_people(lexicon, sentence.words, text))
    known = {m.span for m in sentence.mentions if m.label == PERSON}
    people = {outlet: person for outlet, person in people.items() if person not in known}
    if not people:
        return []
    out = [m for m in sentence.mentions if not any(m.span.overlaps(span) for pair in people.items() for span in pair)]
    for outlet, person in people.items():
        out += [Mention(span=outlet, label=ORGANISATION), Mention(span=person, label=PERSON)]
    return sorted(out, key=lambda m: m.span)


def _people(lexicon: Lexicon, words: tuple[Word, ...], text: str) -> Iterator[tuple[Span, Span]]:
    """Spans of each listed outlet and of the person whose name stands right behind it."""
    for word in words:
        last = _outlet_end(lexicon, words, word.index, text)
        if last is None or last + 1 >= len(words) or not _names_somebody(lexicon, words, last + 1):
            continue
        first = last + 1
        end = first
        while end + 1 < len(words) and is_name(words[end + 1]):
            end += 1
        yield Span(word.start, words[last].end), Span(words[first].start, words[end].end)


def _outlet_end(lexicon: Lexicon, words: tuple[Word, ...], first: int, text: str) -> int | None:
    """Last word of the longest listed outlet that begins at a word behind a preposition or an article."""
    before = words[first - 1] if first else None
    if not is_name(words[first]) or before is None or before.upos not in ("DET", "ADP", "NOUN", "ADJ"):
        return None
    genitive = lexicon.contractions.get(before.lower, before.lower) in lexicon.function["genitive"]
    if before.upos == "ADP" and not genitive and words[first].text not in lexicon.first_names:
        if _opens_person(lexicon, words, first + 1):
            return first  # "lors d'un déplacement à Morlac Abel Turquin"
    if words[first].lower in lexicon.function["outlet-name"]:
        return next(
            (i for i in range(first + 1, min(first + 4, len(words))) if _opens_person(lexicon, words, i + 1)), None
        )
    for last in range(min(first + 4, len(words) - 1), first - 1, -1):
        printed = printed_name(words, first, last, text)
        forms = (printed, *(f"{a.capitalize()}{'' if a[-1:] == chr(39) else ' '}{printed}" for a in _articles(lexicon)))
        if any((name := lexicon.names.get(form)) is not None and name.kind in MEDIA for form in forms):
            return last
    return None


def _opens_person(lexicon: Lexicon, words: tuple[Word, ...], index: int) -> bool:
    """Whether a first name and another name stand at a word, behind names alone."""
    run = words[index - 1 : index + 2]
    return len(run) == 3 and all(map(is_name, run)) and run[1].text in lexicon.first_names


def _articles(lexicon: Lexicon) -> frozenset[str]:
    """Articles that a name may begin with, which a preposition holds ("au Monde")."""
    return lexicon.function["article"]


def _names_somebody(lexicon: Lexicon, words: tuple[Word, ...], index: int) -> bool:
    """Whether a person's name begins at a word: a first name of the table and another name or a mark behind it."""
    word = words[index]
    if word.text.partition("-")[0] not in lexicon.first_names and word.text not in lexicon.first_names:
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    return following is None or is_name(following) or following.upos in ("PUNCT", "CCONJ")

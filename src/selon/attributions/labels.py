"""Answers behind a speaker's label, without quotation marks: "Odile Brancourt : Trois, peut-être quatre.", "Le préfet :
Bonjour."."""

from __future__ import annotations

import re
from collections.abc import Callable

from selon.attributions.scene import Finding, Scene
from selon.records import Role, SourceKind, Span, SpeechType, Word

# A label is a name or a title, not a sentence.
LONGEST = 8
MARKS = frozenset({":", "–", "—"})
# Words of a role with its article ("Le procureur de la République").
SHORT = 6
TURNS = 2
INITIALS = re.compile(r"(?:\w\.[ -]?){2,3}")


def labelled(scene: Scene) -> list[Finding]:
    """Findings of paragraphs that open with a speaker and a colon, in the order of the text."""
    firsts: dict[int, int] = {}
    for number, sentence in enumerate(scene.sentences):
        firsts.setdefault(sentence.paragraph, number)
    body = [number for number in firsts.values() if scene.role(number) is Role.BODY or _asks(scene, number)]
    by_name = {n: f for n in body if (f := _finding(scene, n, _is_label)) is not None}
    by_role = {n: f for n in body if n not in by_name and (f := _finding(scene, n, _is_role)) is not None}
    # One role before a colon may be a topic ("Le maire : un homme pressé"); two turns are a transcript.
    turns = by_name | by_role if len(by_name) + len(by_role) >= TURNS else by_name
    return [turns[n] for n in sorted(turns)]


def _asks(scene: Scene, number: int) -> bool:
    """Whether a paragraph that stands as a subheading is a question: a turn like others in a transcript."""
    asked = scene.text(scene.paragraph_span(number)).rstrip().endswith("?")
    return asked and scene.role(number) is Role.SUBHEADING


def _is_role(scene: Scene, number: int, label: tuple[Word, ...]) -> bool:
    """Whether the words are nothing but what somebody is, with an article ("Le préfet", "Un deuxième journaliste")."""
    if label[0].upos != "DET" or len(label) > SHORT:
        return False
    head = next((w for w in label[1:] if w.upos in ("NOUN", "PROPN", "ADJ", "ADV")), None)
    if head is None or any(w.upos in ("PUNCT", "NUM", "PRON") for w in label):
        return False
    heads = scene.lexicon.heads
    people = [heads.get(w.lower) or heads.get(w.lemma.casefold()) for w in label[1:]]
    return SourceKind.PERSON in people[:2] or scene.lexicon.names_people(head.lower)


def _is_label(scene: Scene, number: int, label: tuple[Word, ...]) -> bool:
    """Whether the words are nothing but a person's name, its initials, or a name with a courtesy title."""
    text = scene.document.text[label[0].start : label[-1].end]
    if INITIALS.fullmatch(text) or text.casefold() in scene.lexicon.function["answer"]:
        return True
    first = 1 if label[0].lower in scene.lexicon.function["courtesy"] and len(label) > 1 else 0
    named = [m for m in scene.sentences[number].mentions if m.label == "PER" and m.span.start == label[first].start]
    if not named:
        return first == 1 and all(w.text[:1].isupper() or w.text == "." for w in label)
    rest = [w for w in label if w.start >= named[0].span.end and w.upos != "PUNCT"]
    return not rest or scene.document.text[named[0].span.end :].lstrip()[:1] == ","


def _without_direction(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a label without what brackets tell beside it: "La présidente (au prévenu) : ..."."""
    bracket = next((w.index for w in words if w.text == "("), None)
    return words[:bracket] if bracket and words[-1].text == ")" else words


def _head(label: tuple[Word, ...]) -> int:
    """Index of the word that heads a label: the first, behind an article."""
    return label[1 if label[0].upos == "DET" and len(label) > 1 else 0].index


def _finding(scene: Scene, number: int, accepts: Callable[..., bool]) -> Finding | None:
    """Finding of one paragraph; None when it opens with no label, or with a quotation after it."""
    tree = scene.trees[number]
    if _answers(scene, number):
        return _turn(scene, number, tree.words[:1], 0)
    colon = next((w.index for w in tree.words[: 2 * LONGEST] if w.text in MARKS), None)
    if not colon or colon + 1 >= len(tree.words) and number + 1 >= len(scene.sentences):
        return None
    label = _without_direction(tree.words[:colon])
    if len(label) > LONGEST or any(w.upos in ("VERB", "AUX", "ADP") for w in label if accepts is _is_label):
        return None
    return _turn(scene, number, label, colon) if accepts(scene, number, label) else None


def _answers(scene: Scene, number: int) -> bool:
    """Whether a paragraph opens with an answer's letter and a point, under one with a question's: "Q. ..." "R. ..."."""
    words = scene.trees[number].words
    letter = words[0].text.endswith(".") and words[0].lower.rstrip(".") in scene.lexicon.function["answer"]
    place = scene.sentences[number].paragraph
    above = scene.document.paragraphs[place - 1].span if letter and place else None
    asked = scene.text(above).partition(".") if above is not None else ("", "", "")
    return bool(asked[1]) and asked[0].casefold() in scene.lexicon.function["question-letter"] and len(words) > 1


def _turn(scene: Scene, number: int, label: tuple[Word, ...], colon: int) -> Finding | None:
    """Finding of what stands behind a label in its paragraph; None before a quotation or nothing."""
    tree = scene.trees[number]
    paragraph = scene.paragraph_span(number)
    start = tree.words[colon].end
    text = scene.document.text[start : paragraph.end]
    start += len(text) - len(text.lstrip())
    if start >= paragraph.end or scene.document.text[start] in '«“"':
        return None
    end = paragraph.end - (1 if scene.document.text[paragraph.end - 1] == "." else 0)
    mark = tree.words[colon]
    answers = scene.lexicon.function["answer"]
    unnamed = label[0].lower in answers or colon == 0
    return Finding(
        rule="label",
        sentence=number,
        cue=(Span(mark.start, mark.end),),
        cue_at=colon,
        content=(Span(start, end),),
        source=() if unnamed else (Span(label[0].start, label[-1].end),),
        source_at=None if unnamed else _head(label),
        type=SpeechType.DIRECT,
    )

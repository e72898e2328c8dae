"""Answers behind a speaker's label, without quotation marks: "Odile Brancourt : Trois, peut-être quatre."."""

from __future__ import annotations

import re

from selon.attributions.phrases import source_spans
from selon.attributions.scene import Finding, Scene
from selon.records import Role, Span, SpeechType, Word

# A label is a name or a title, not a sentence.
LONGEST = 8
MARKS = frozenset({":", "–", "—"})
INITIALS = re.compile(r"(?:\w\.[ -]?){2,3}")


def labelled(scene: Scene) -> list[Finding]:
    """Findings of paragraphs that open with a speaker and a colon, in the order of the text."""
    out: list[Finding] = []
    seen: set[int] = set()
    for number, sentence in enumerate(scene.sentences):
        if sentence.paragraph in seen:
            continue
        seen.add(sentence.paragraph)
        if scene.role(number) is Role.BODY:
            found = _finding(scene, number)
            if found is not None:
                out.append(found)
    return out


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


def _finding(scene: Scene, number: int) -> Finding | None:
    """Finding of one paragraph; None when it opens with no label, or with a quotation after it."""
    tree = scene.trees[number]
    colon = next((w.index for w in tree.words[: LONGEST + 1] if w.text in MARKS), None)
    if not colon or colon + 1 >= len(tree.words) and number + 1 >= len(scene.sentences):
        return None
    label = tree.words[:colon]
    if any(w.upos in ("VERB", "AUX", "ADP") for w in label):
        return None
    if not _is_label(scene, number, label):
        return None
    paragraph = scene.paragraph_span(number)
    start = tree.words[colon].end
    text = scene.document.text[start : paragraph.end]
    start += len(text) - len(text.lstrip())
    if start >= paragraph.end or scene.document.text[start] in '«“"':
        return None
    end = paragraph.end - (1 if scene.document.text[paragraph.end - 1] == "." else 0)
    mark = tree.words[colon]
    unnamed = label[0].lower in scene.lexicon.function["answer"]
    return Finding(
        rule="label",
        sentence=number,
        cue=(Span(mark.start, mark.end),),
        cue_at=colon,
        content=(Span(start, end),),
        source=() if unnamed else source_spans(tree, label[0].index),
        source_at=None if unnamed else label[0].index,
        type=SpeechType.DIRECT,
    )

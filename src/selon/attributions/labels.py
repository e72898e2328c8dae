"""Answers behind a speaker's label, without quotation marks: "Odile Brancourt : Trois, peut-être quatre."."""

from __future__ import annotations

from selon.attributions.phrases import source_spans
from selon.attributions.scene import Finding, Scene
from selon.records import Role, Span, SpeechType

# A label is a name or a title, not a sentence.
LONGEST = 8


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


def _finding(scene: Scene, number: int) -> Finding | None:
    """Finding of one paragraph; None when it opens with no label, or with a quotation after it."""
    tree = scene.trees[number]
    colon = next((w.index for w in tree.words[: LONGEST + 1] if w.text == ":"), None)
    if not colon or colon + 1 >= len(tree.words) and number + 1 >= len(scene.sentences):
        return None
    label = tree.words[:colon]
    if any(w.upos in ("VERB", "AUX", "ADP") for w in label):
        return None
    named = [m for m in scene.sentences[number].mentions if m.label == "PER" and m.span.start == label[0].start]
    if not named or named[0].span.end != label[-1].end:
        return None
    paragraph = scene.paragraph_span(number)
    start = tree.words[colon].end
    text = scene.document.text[start : paragraph.end]
    start += len(text) - len(text.lstrip())
    if start >= paragraph.end or scene.document.text[start] in '«“"':
        return None
    end = paragraph.end - (1 if scene.document.text[paragraph.end - 1] == "." else 0)
    mark = tree.words[colon]
    return Finding(
        rule="label",
        sentence=number,
        cue=(Span(mark.start, mark.end),),
        cue_at=colon,
        content=(Span(start, end),),
        source=source_spans(tree, label[0].index),
        source_at=label[0].index,
        type=SpeechType.DIRECT,
    )

"""Answers of an interview that no label and no mark shows: paragraphs behind questions to whom is interviewed."""

from __future__ import annotations

from selon.attributions.anaphora import Resolved
from selon.attributions.persons import is_person
from selon.attributions.scene import Finding, Scene
from selon.records import Role, SourceKind, Span, SpeechType

QUESTIONS = 3
"""So many questions make an interview; so many of them less one speak to somebody."""
LONGEST = 60
"""Code points of a name and the colon behind it."""
MARKS = frozenset('«“"„–—-')


def answers(scene: Scene, turns: list[Finding]) -> list[Finding]:
    """Findings of the paragraphs that answer questions, in the order of the text; none where fewer than three
    paragraphs ask, or they ask nobody ("Votre livre sort jeudi ?"), or nobody answers for himself."""
    firsts: dict[int, int] = {}
    for number, sentence in enumerate(scene.sentences):
        firsts.setdefault(sentence.paragraph, number)
    told = [n for n in firsts.values() if scene.role(n) in (Role.BODY, Role.SUBHEADING, Role.STANDFIRST)]
    asked = [n for n in told if _text(scene, n).endswith("?")]
    taken = {f.sentence for f in turns}
    told_to = sum(_has_person(scene, n, "2") for n in asked)
    if len(asked) < QUESTIONS or told_to < (1 if taken else QUESTIONS - 1):
        return []
    pairs = zip(told, told[1:], strict=False)
    replies = [b for a, b in pairs if a in asked and b not in asked and b not in taken]
    replies = [n for n in replies if scene.role(n) is Role.BODY and _text(scene, n)[:1] not in MARKS]
    if not taken and not any(_has_person(scene, n, "1") for n in replies):
        return []
    return [_answer(scene, n) for n in replies]


def interviewee(scene: Scene, findings: list[Finding], resolved: dict[int, Resolved], place: int) -> Resolved | None:
    """Who answers: who had the last turn that names a person, else the first whom the article names in full."""
    for earlier in range(place - 1, -1, -1):
        known = resolved.get(earlier)
        turn = findings[earlier].rule in ("label", "answer")
        if turn and known is not None and known.name and known.kind is SourceKind.PERSON:
            return known
    named = _heads_answer(scene) or _named_first(scene, findings[place].start)
    return None if named is None else Resolved(name=scene.text(named), kind=SourceKind.PERSON, place=named.start)


def _heads_answer(scene: Scene) -> Span | None:
    """The name before a colon at the head of the first paragraph with one that asks nothing: "Ida Orsel : Oui."."""
    firsts = {sentence.paragraph: number for number, sentence in reversed(list(enumerate(scene.sentences)))}
    told = (n for n in sorted(firsts.values()) if scene.role(n) is Role.BODY and not _text(scene, n).endswith("?"))
    return next(filter(None, (_head(scene, n) for n in told)), None)


def _head(scene: Scene, number: int) -> Span | None:
    """What is written like a person's name before the colon at the head of the paragraph of a sentence, or None."""
    start = scene.paragraph_span(number).start
    name, colon, _ = scene.document.text[start : start + LONGEST].partition(":")
    return Span(start, start + len(name.rstrip())) if colon and is_person(scene, name.strip()) else None


def _named_first(scene: Scene, before: int) -> Span | None:
    """The first full name before a place, that of who asks left out: "Propos recueillis par Luc Monin"."""
    by = scene.lexicon.function["by"]
    for sentence in scene.sentences:
        bare = not any("VerbForm=Fin" in w.feats for w in sentence.words)
        for mention in sentence.mentions:
            words = [w.lower for w in sentence.words if w.end <= mention.span.start]
            asks = bare and bool(words) and words[-1] in by
            whole = mention.label == "PER" and " " in scene.text(mention.span).strip()
            if whole and not asks and mention.span.start < before:
                return mention.span
    return None


def _text(scene: Scene, number: int) -> str:
    """Text of the paragraph of a sentence, without blanks at its ends."""
    return scene.text(scene.paragraph_span(number)).strip()


def _has_person(scene: Scene, number: int, person: str) -> bool:
    """Whether a word of the paragraph has a grammatical person outside of quotation marks."""
    paragraph = scene.sentences[number].paragraph
    return any(
        f"Person={person}" in word.feats and scene.quotation_around(word.start, word.end) is None
        for sentence in scene.sentences
        if sentence.paragraph == paragraph
        for word in sentence.words
    )


def _answer(scene: Scene, number: int) -> Finding:
    """Finding of one answer: all of its paragraph but the name that heads it and the last full stop."""
    paragraph, head, text = scene.paragraph_span(number), _head(scene, number), scene.document.text
    end = paragraph.start + len(scene.text(paragraph).rstrip())
    end -= text[end - 1] == "."
    colon = text.index(":", head.end) + 1 if head is not None else paragraph.start
    start = colon + len(text[colon:end]) - len(text[colon:end].lstrip())
    return Finding(rule="answer", sentence=number, content=(Span(start, end),), type=SpeechType.DIRECT)

"""Quotations that no cue leads to: sentences of their own, and headlines that are somebody's words; who speaks them."""

from __future__ import annotations

from dataclasses import replace

from selon.attributions.anaphora import Resolved
from selon.attributions.colons import is_closed
from selon.attributions.phrases import source_spans
from selon.attributions.quotations import OPEN, Quotation
from selon.attributions.scene import SHORTEST, Finding, Scene, starts_sentence
from selon.attributions.sentence_cues import cue_of
from selon.attributions.speakers import quoted_by
from selon.records import Role, SourceKind, Span, SpeechAct, SpeechType
from selon.trees import Tree

ABOVE = frozenset({Role.HEADLINE, Role.STANDFIRST})
BLANK = " \u00a0\u202f"
ENDS = (".", "!", "?", "…")


def floating(scene: Scene, q: Quotation) -> Finding | None:
    """Quotation that is a sentence of its own with no cue: it joins the report before it, or floats.

    In a headline it is one where it is all of it, and holds a finite verb: else it may be a title or a slogan."""
    turn = scene.text(q.span)[:1].isalnum()  # of a dialogue, behind a dash: it has no marks of its own
    shortest = 1 if is_closed(scene, q) else SHORTEST + (not turn)
    if q.open_ended or not starts_sentence(scene, q) or len(scene.words_in(q.span)) < shortest:
        return None
    place = scene.at(q.span.start)
    if place >= len(scene.stream):
        return None
    number = scene.stream[place][0]
    text = scene.document.text
    after = text[q.span.end : q.span.end + 3].lstrip(BLANK)[:1]
    ended = text[q.span.start : q.span.end - (not turn)].rstrip(BLANK)[-1:] in ENDS
    told = any("VerbForm=Fin" in w.feats for w in scene.words_in(q.span))
    role = scene.role(number)
    if text[: q.span.start].rstrip()[-1:] == ":":
        return None
    if role is not Role.BODY and not (role in ABOVE and told and _fills(text, q.span, scene.paragraph_span(number))):
        return None
    ends = ("", ".", "\n", "\r", ",", ":") if role in ABOVE else ("", ".", "\n", "\r", ",")
    if after not in ends and not (ended and (after.isupper() or after in OPEN)):
        return None
    if not ended and not told:
        return None
    found = Finding(rule="quote-floating", sentence=number, content=(q.span,), type=SpeechType.DIRECT)
    return _cued_behind(scene, q) or _introduced_behind(scene, found) or _seen_behind(scene, found) or found


def _cued_behind(scene: Scene, q: Quotation) -> Finding | None:
    """Finding by the sentence behind, where it opens with a person who does nothing but say it: "« Vous mentez ! » La
    présidente hausse le ton."; the quotation opens its paragraph."""
    place = scene.at(q.span.end)
    if place >= len(scene.stream) or not is_closed(scene, q):
        return None
    number, first = scene.stream[place]
    tree = scene.trees[number]
    paragraph = scene.paragraph_span(scene.stream[place - 1][0])
    if first.start >= paragraph.end or scene.document.text[paragraph.start : q.span.start].strip():
        return None
    verb = next((w.index for w in tree.words[first.index :] if "VerbForm=Fin" in w.feats), None)
    subject = None if verb is None else tree.subject(verb)
    entry = None if verb is None else cue_of(scene, number, verb)
    if verb is None or subject is None or entry is None or not first.index <= subject < verb:
        return None
    answers = entry.act in (SpeechAct.CONFIRM, SpeechAct.DENY) or "quote" not in entry.frames
    told = any(w.text in (":", "«", "“") for w in tree.words[verb:]) or tree.children(verb, "ccomp", "xcomp")
    if answers or told or not _is_person(scene, tree, subject):
        return None
    if tree.child(verb, "obj") is not None and not entry.words:
        return None
    return quoted_by(scene, "quote-cue-after", (number, verb, entry), (q.span,))


def _introduced_behind(scene: Scene, finding: Finding) -> Finding | None:
    """The finding with the person whom the sentence right behind it is the first in the body to name, where it opens
    the article or the paragraph: "« J'ai tout vendu. » Odile Fervac n'a plus de ferme."."""
    number = finding.sentence
    text, end = scene.document.text, finding.content[0].end
    place = scene.at(end)
    if scene.role(number) is not Role.BODY or place >= len(scene.stream):
        return None
    behind, word = scene.stream[place]
    last = scene.stream[place - 1][0]
    if scene.sentences[behind].paragraph - scene.sentences[last].paragraph > 1:
        return None
    tree = scene.trees[behind]
    people = [m for m in tree.sentence.mentions if m.label == "PER" and m.span.start >= end]
    named = [m for m in people if " " in scene.text(m.span).strip()]
    first = next((w.index for w in tree.words if named and w.start == named[0].span.start), None)
    if first is None or len(named) > 1:
        return None
    body = next(s.span.start for n, s in enumerate(scene.sentences) if scene.role(n) is Role.BODY)
    if text[body : finding.start].strip() and not _first_named(scene, finding, (first == word.index, named[0].span)):
        return None
    source = (Span(named[0].span.start, named[0].span.end),)
    return replace(finding, source=source, source_at=first, source_sentence=behind)


def _seen_behind(scene: Scene, finding: Finding) -> Finding | None:
    """The finding with the person who opens the sentence right behind it as its subject, where it opens its paragraph
    and nobody was quoted in the one before: "« On coule ! » Le capitaine du remorqueur ne cache pas sa peur."."""
    text, start, end = scene.document.text, finding.content[0].start, finding.content[0].end
    place = scene.at(end)
    while place < len(scene.stream) and scene.stream[place][1].upos == "PUNCT":
        place += 1
    if scene.role(finding.sentence) is not Role.BODY or place >= len(scene.stream):
        return None
    number, first = scene.stream[place]
    tree = scene.trees[number]
    here, behind = (scene.sentences[n].paragraph for n in (finding.sentence, number))
    paragraph = scene.paragraph_span(finding.sentence)
    before = max((s.span.start for s in scene.sentences if s.paragraph == here - 1), default=paragraph.start)
    root = next((w.index for w in tree.words if w.head < 0), None)
    subject = tree.subject(root) if root is not None and tree.is_finite(root) else None
    if behind - here > 1 or subject is None or first.upos != "DET" or first.head != subject:
        return None
    quoted = scene.outer_quotations(*tree.sentence.span) or scene.outer_quotations(before, start)
    if text[paragraph.start : start].strip() or quoted or not _is_person(scene, tree, subject):
        return None
    return replace(finding, source=source_spans(tree, subject), source_at=subject, source_sentence=number)


def introduced_before(scene: Scene, finding: Finding) -> Finding | None:
    """The finding with the person who is the subject of the sentence right before it in the paragraph, where that
    quotes nobody: "Simone lève les yeux au ciel. « Les hommes ! »"."""
    place = scene.at(finding.start)
    number = scene.stream[place - 1][0] if place else finding.sentence
    same = scene.sentences[number].paragraph == scene.sentences[finding.sentence].paragraph
    if number == finding.sentence or not same or scene.role(number) is not Role.BODY:
        return None
    tree = scene.trees[number]
    if scene.outer_quotations(*tree.sentence.span):
        return None
    root = next((w.index for w in tree.words if w.head < 0), None)
    subject = tree.subject(root) if root is not None and tree.is_finite(root) else None
    if subject is None or not _is_person(scene, tree, subject):
        return None
    return replace(finding, source=source_spans(tree, subject), source_at=subject, source_sentence=number)


def _is_person(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether a noun is one person: by name, courtesy title or kind."""
    word = tree.words[index]
    if word.upos not in ("NOUN", "PROPN") or "Number=Plur" in word.feats:
        return False
    kind = scene.lexicon.heads.get(word.lemma.casefold())
    titled = word.lower in scene.lexicon.function["courtesy"] or word.text in scene.lexicon.first_names
    titled = titled or scene.lexicon.names_people(word.lemma)
    return titled or tree.label_at(word.start) == "PER" or kind in (SourceKind.PERSON, SourceKind.ANONYMOUS)


def _first_named(scene: Scene, finding: Finding, at: tuple[bool, Span]) -> bool:
    """Whether a quotation opens its paragraph, and a person opens what follows it there, the first for two
    paragraphs and not named before."""
    opens, name = at
    paragraph = scene.paragraph_span(finding.sentence)
    text = scene.document.text
    told = text[paragraph.start : finding.start].strip() or not name.start < paragraph.end
    here = scene.sentences[finding.sentence].paragraph
    above = [m for s in scene.sentences if s.paragraph == here - 1 for m in s.mentions if m.label == "PER"]
    return opens and not told and not above and scene.text(name).split()[-1] not in text[: finding.start]


def _fills(text: str, span: Span, paragraph: Span) -> bool:
    """Whether a stretch is all of its paragraph, but for a full stop or a topic behind a colon ("« On part » : la grève
    en cinq questions")."""
    behind = text[span.end : paragraph.end].strip()
    return not text[paragraph.start : span.start].strip() and (behind in ("", ".") or behind.startswith(":"))


def speaker_of(scene: Scene, findings: list[Finding], resolved: dict[int, Resolved], one: Finding) -> Resolved | None:
    """Who speaks a quotation without cue: the last who spoke, in its paragraph or the one before; of a headline the
    only person who is quoted below it, of a turn in a dialogue who had the turn before the last."""
    if scene.role(one.sentence) in ABOVE:
        below = [resolved[p] for p, f in enumerate(findings) if f.type is SpeechType.DIRECT and f.cue and f is not one]
        return below[0] if below and len({found.name for found in below}) == 1 and below[0].name else None
    best: Resolved | None = None
    here = scene.sentences[one.sentence].paragraph
    if _is_turn(scene, one):
        turns = [p for p, f in enumerate(findings) if f.start < one.start and _is_turn(scene, f)]
        before = [p for p in turns if scene.sentences[findings[p].sentence].paragraph == here - 2]
        if before and resolved[before[0]].name:
            return resolved[before[0]]
    for place, finding in enumerate(findings):
        near = here - scene.sentences[finding.sentence].paragraph <= 1
        same = scene.sentences[finding.sentence].paragraph == here
        if near and finding.start < one.start and (finding.cue or same) and resolved[place].name:
            best = resolved[place]
    return best


def _is_turn(scene: Scene, finding: Finding) -> bool:
    """Whether a finding is a turn of a dialogue: right behind the dash that opens its paragraph."""
    start = scene.paragraph_span(finding.sentence).start
    return scene.document.text[start : finding.start].strip() in ("–", "—", "-")

"""Quotations that no cue leads to: sentences of their own, and headlines that are somebody's words; who speaks them."""

from __future__ import annotations

from selon.attributions.anaphora import Resolved
from selon.attributions.quotations import Quotation
from selon.attributions.scene import SHORTEST, Finding, Scene, starts_sentence
from selon.records import Role, Span, SpeechType

ABOVE = frozenset({Role.HEADLINE, Role.STANDFIRST})
BLANK = " \u00a0\u202f"
ENDS = (".", "!", "?", "…")


def floating(scene: Scene, q: Quotation) -> Finding | None:
    """Quotation that is a sentence of its own with no cue: it joins the report before it, or floats.

    In a headline it is one where it is all of it, and holds a finite verb: else it may be a title or a slogan."""
    if q.open_ended or not starts_sentence(scene, q) or len(scene.words_in(q.span)) < SHORTEST + 1:
        return None
    place = scene.at(q.span.start)
    if place >= len(scene.stream):
        return None
    number = scene.stream[place][0]
    text = scene.document.text
    after = text[q.span.end : q.span.end + 3].lstrip(BLANK)[:1]
    ended = text[q.span.start : q.span.end - 1].rstrip(BLANK)[-1:] in ENDS
    told = any("VerbForm=Fin" in w.feats for w in scene.words_in(q.span))
    role = scene.role(number)
    if text[: q.span.start].rstrip()[-1:] == ":":
        return None
    if role is not Role.BODY and not (role in ABOVE and told and _fills(text, q.span, scene.paragraph_span(number))):
        return None
    if after not in ("", ".", "\n", "\r", ",") and not (ended and after.isupper()):
        return None
    if not ended and not told:
        return None
    return Finding(rule="quote-floating", sentence=number, content=(q.span,), type=SpeechType.DIRECT)


def _fills(text: str, span: Span, paragraph: Span) -> bool:
    """Whether a stretch is all of its paragraph, but for a full stop."""
    return not text[paragraph.start : span.start].strip() and text[span.end : paragraph.end].strip() in ("", ".")


def speaker_of(scene: Scene, findings: list[Finding], resolved: dict[int, Resolved], one: Finding) -> Resolved | None:
    """Who speaks a quotation without cue: the last who spoke, in its paragraph or the one before; of a headline the
    only person who is quoted below it."""
    if scene.role(one.sentence) in ABOVE:
        below = [resolved[p] for p, f in enumerate(findings) if f.type is SpeechType.DIRECT and f.cue and f is not one]
        return below[0] if below and len({found.name for found in below}) == 1 and below[0].name else None
    best: Resolved | None = None
    here = scene.sentences[one.sentence].paragraph
    for place, finding in enumerate(findings):
        near = here - scene.sentences[finding.sentence].paragraph <= 1
        if near and finding.start < one.start and finding.cue and resolved[place].name:
            best = resolved[place]
    return best

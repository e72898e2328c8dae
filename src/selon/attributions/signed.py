"""Quotations with their speaker behind them: a line of its own ("— Odile Fervac, préfète"), a dash or a bracket."""

from __future__ import annotations

import re

from selon.attributions.phrases import source_spans
from selon.attributions.quotations import Quotation
from selon.attributions.scene import Finding, Scene
from selon.records import SourceKind, SpeechType

SIGNATURE = re.compile(r"[ \u00a0\u202f]{0,9}[\r\n][\s\u00a0]{0,40}[—–-]{1,2}[ \u00a0\u202f]{0,9}(?=[A-ZÀ-Ý])")
DASH = re.compile(r"[ \u00a0\u202f]{1,2}[—–-][ \u00a0\u202f]{1,2}(?=[A-ZÀ-Ý])")
BRACKET = re.compile(r"[ \u00a0\u202f]{0,9}[.,]?[ \u00a0\u202f]{0,9}\((?=[\w])")
# Words of a signature ("Fédération des éleveurs de la vallée").
LONGEST = 12
SIGNERS = frozenset({SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.GROUP})


def signed(scene: Scene, q: Quotation) -> Finding | None:
    """Finding of a quotation that fills its paragraph and that the next one signs behind a dash, or None."""
    place = scene.at(q.span.start)
    below = SIGNATURE.match(scene.document.text, q.span.end) or _beside(scene, q)
    if below is None or place >= len(scene.stream):
        return None
    paragraph = scene.paragraph_span(scene.stream[place][0])
    if scene.document.text[paragraph.start : q.span.start].strip():
        return None
    at = scene.at(below.end())
    if at >= len(scene.stream) or scene.stream[at][1].upos not in ("PROPN", "NOUN", "DET", "ADJ"):
        return None
    number, first = scene.stream[at]
    tree = scene.trees[number]
    head = next((w.index for w in tree.words[first.index :] if w.upos in ("NOUN", "PROPN")), None)
    if head is None:
        return None
    return Finding(
        rule="quote-signed",
        sentence=scene.stream[place][0],
        content=(q.span,),
        source=source_spans(tree, head),
        source_at=head,
        source_sentence=number,
        type=SpeechType.DIRECT,
    )


def _beside(scene: Scene, q: Quotation) -> re.Match[str] | None:
    """A dash or a bracket behind the quotation with nothing but a person or body up to the end of the paragraph:
    "« ... » — Union des bateliers", "« ... » (Odile Fervac, éleveuse)"; None where there is none."""
    text = scene.document.text
    mark = DASH.match(text, q.span.end) or BRACKET.match(text, q.span.end)
    at = scene.at(mark.end()) if mark else len(scene.stream)
    if mark is None or at >= len(scene.stream):
        return None
    number, first = scene.stream[at]
    words = scene.trees[number].words[first.index :]
    if any("VerbForm=Fin" in w.feats for w in words) or len(words) > LONGEST or not first.text[:1].isupper():
        return None
    closed = mark.group().endswith("(") == text[: scene.paragraph_span(number).end].rstrip(" .").endswith(")")
    whole = words[-1].end >= scene.paragraph_span(number).end - 1
    named = scene.trees[number].label_at(first.start) in ("PER", "ORG")
    body = scene.lexicon.heads.get(first.lower) in SIGNERS
    return mark if closed and whole and (named or body) else None


def printed_by(scene: Scene, q: Quotation) -> Finding | None:
    """Finding of a quotation with the outlet that printed it in brackets: "« ... » (Le Courrier d'Orvel)", or None."""
    bracket = BRACKET.match(scene.document.text, q.span.end)
    place = scene.at(q.span.start)
    at = scene.at(bracket.end()) if bracket else len(scene.stream)
    if at >= len(scene.stream) or place >= len(scene.stream):
        return None
    number, first = scene.stream[at]
    outlet = scene.outlet_at(scene.trees[number], first.index)
    if outlet is None or scene.document.text[outlet.span.end : outlet.span.end + 1] not in (")", ","):
        return None
    return Finding(
        rule="quote-signed",
        sentence=scene.stream[place][0],
        content=(q.span,),
        source=(outlet.span,),
        source_at=next(w.index for w in scene.trees[number].words[outlet.first :] if w.upos != "DET"),
        source_sentence=number,
        type=SpeechType.DIRECT,
    )

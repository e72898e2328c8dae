"""Quotations with their speaker behind them: a line of its own ("— Odile Fervac, préfète"), an outlet in brackets."""

from __future__ import annotations

import re

from selon.attributions.phrases import source_spans
from selon.attributions.quotations import Quotation
from selon.attributions.scene import Finding, Scene
from selon.records import SpeechType

SIGNATURE = re.compile(r"[ \u00a0\u202f]*[\r\n]+[\s\u00a0]*[—–-]{1,2}[ \u00a0\u202f]*(?=[A-ZÀ-Ý])")
BRACKET = re.compile(r"[ \u00a0\u202f]*[.,]?[ \u00a0\u202f]*\((?=[\w])")


def signed(scene: Scene, q: Quotation) -> Finding | None:
    """Finding of a quotation that fills its paragraph and that the next one signs behind a dash, or None."""
    place = scene.at(q.span.start)
    below = SIGNATURE.match(scene.document.text, q.span.end)
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

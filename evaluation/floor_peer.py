"""The regex floor: quotations with the nearest saying verb, and "selon". What a person writes in an hour.

It shows how much of the gold needs no grammar. Written before any of its output was looked at, and not tuned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evaluation.annotation import Annotation, Item
from selon.records import Span

STEMS = (
    "affirm|ajout|annonc|assur|confi|confirm|conclu|déclar|dénonc|estim|expli(?:qu|c)|indiqu|insist|jug|lanc|not|"
    "préci[sz]|prévien|prévenu|promet|promis|rappel|reconn|regrett|répond|résum|soulign|souten|martel|dit|disai"
)
QUOTATION = re.compile(r'«[^«»]{1,1500}»|“[^“”]{1,1500}”|"[^"]{1,1500}"')
VERB = re.compile(
    rf"\b(?:(?:a|ont|avait|avaient|s'est|se sont)\s)?(?:{STEMS})\w{{0,7}}(?:-t?-?(?:il|elle|on|ils|elles))?\b"
)
SENTENCE = re.compile(r"[^.!?\n]{1,2000}[.!?\n]?")
FIRST = re.compile(r"\b(Selon|D['’]après) ([^,.;:«»\n]{2,90}), ([^.;\n]{4,500})")
LAST = re.compile(r"([^.;\n]{4,500}), (selon|d['’]après) ([^,.;:«»\n]{2,90})")
BEFORE = re.compile(r"([^,.;:«»\n]{1,89}[^,.;:«»\s])\s*$")
AFTER = re.compile(r"\s+([^,.;:«»\n]{2,90})")


def attributions(gold: Annotation) -> Annotation:
    """What the floor finds in the text of a passage."""
    found = [*quotations(gold.text), *prepositions(gold.text)]
    items = (
        Item(id=f"f{i}", source=s, cue=(c,), content=(x,), type=t, chain=(gold.outlet,), speech_act="assert")
        for i, (s, c, x, t) in enumerate(found)
    )
    return Annotation(doc=gold.doc, outlet=gold.outlet, attributions=tuple(items))


def quotations(text: str) -> Iterator[tuple[tuple[Span, ...], Span, Span, str]]:
    """Every quotation whose sentence, or the words around it, has a saying verb: the nearest one is the cue."""
    quoted = [Span(*match.span()) for match in QUOTATION.finditer(text)]
    verbs = [match for match in VERB.finditer(text) if not any(a <= match.start() < b for a, b in quoted)]
    for content in quoted:
        near = [
            v
            for v in verbs
            if not re.search(r"[.!?\n]", text[min(v.end(), content.end) : max(v.start(), content.start)])
        ]
        if near:
            verb = min(near, key=lambda v: min(abs(v.start() - content.end), abs(content.start - v.end())))
            yield speaker(text, verb, content), Span(*verb.span()), content, "direct"


def speaker(text: str, verb: re.Match[str], content: Span) -> tuple[Span, ...]:
    """The words after a verb that follows its quotation, else the words before the verb."""
    after = verb.start() >= content.end
    found = AFTER.match(text, verb.end()) if after else BEFORE.search(text[: verb.start()][-100:])
    if not found:
        return ()
    shift = 0 if after else max(0, verb.start() - 100)
    return (Span(found.start(1) + shift, found.end(1) + shift),)


def prepositions(text: str) -> Iterator[tuple[tuple[Span, ...], Span, Span, str]]:
    """ "Selon X, content" and "content, selon X"."""
    for match in FIRST.finditer(text):
        yield (Span(*match.span(2)),), Span(*match.span(1)), Span(*match.span(3)), "indirect"
    for match in LAST.finditer(text):
        yield (Span(*match.span(3)),), Span(*match.span(2)), Span(*match.span(1)), "indirect"

"""The annotation JSON: one object per document, the same bytes for the same reading.

Offsets are code points of the text as given in the file, end-exclusive. Layers that this version does
not fill are empty lists.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from selon.exports import Look
from selon.records import Attribution, Document, Entity, Gap, Position, Quantity, Reading, Role, Span, Timex

Json: TypeAlias = "str | int | float | bool | None | list[Json] | dict[str, Json]"

# The places an attribution may have in the format; the rest of an article counts as its body.
PLACES = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.BODY, Role.CAPTION, Role.TEASER})


def annotation(reading: Reading) -> dict[str, Json]:
    """The reading as the object of the annotation format, keys in the order of its description."""
    document = reading.document
    published = document.stated_published.value
    return {
        "doc": document.name,
        "lang": document.language,
        # The format keeps the day of a stamp that is an instant, as the page itself counts days.
        "published": published[:10] if published else None,
        "outlet": document.outlet,
        "attributions": [_attribution(item, document) for item in reading.attributions],
        "gaps": [_gap(gap) for gap in reading.gaps],
        "timexes": [_timex(found) for found in reading.timexes],
        "quantities": [_quantity(found) for found in reading.quantities],
        "entities": [_named(found) for found in reading.entities],
        "positions": [_position(found) for found in reading.positions],
    }


def dumps(reading: Reading) -> str:
    """The annotation as JSON text: one line per attribution and per gap, so that two versions compare."""
    rows = (f"{_text(key)}: {_value(value)}" for key, value in annotation(reading).items())
    return "{" + ",\n ".join(rows) + "}\n"


def render(reading: Reading, look: Look) -> str:
    """The annotation as one line of JSON, so that several documents make JSON lines."""
    return _text(annotation(reading)) + "\n"


def _attribution(item: Attribution, document: Document) -> dict[str, Json]:
    return {
        "id": item.id,
        "source": _spans(item.source, document.text),
        "cue": _spans(item.cue, document.text),
        "content": _spans(item.content, document.text),
        "type": item.type.value,
        "source_name": item.source_name,
        "source_kind": item.source_kind.value,
        "parent": item.parent,
        "chain": list(item.chain),
        "hedged": item.hedged,
        "negated": item.negated,
        "speech_act": item.speech_act.value,
        "commitment": [{"source": one.source, "value": one.value.value} for one in item.commitment],
        "basis": item.basis.value,
        "chain_links": [
            {"name": link.name, "kind": link.kind, "span": list(link.span) if link.span else None}
            for link in item.chain_links
        ],
        "role": (item.role if item.role in PLACES else Role.BODY).value,
        "rule": item.rule,
    }


def _gap(gap: Gap) -> dict[str, Json]:
    return {"span": list(gap.span), "reason": gap.reason}


def _timex(found: Timex) -> dict[str, Json]:
    return {
        "span": list(found.span),
        "type": found.type.value,
        "value": found.value,
        "edtf": found.edtf,
        "mod": found.mod,
        "earliest": found.earliest,
        "latest": found.latest,
        "line": found.line,
    }


def _quantity(found: Quantity) -> dict[str, Json]:
    return {
        "span": list(found.span),
        "min": _number(found.low),
        "max": _number(found.high),
        "approx": found.approx,
        "unit": found.unit,
        "of": found.of,
        "line": found.line,
    }


def _named(found: Entity) -> dict[str, Json]:
    return {
        "name": found.name,
        "kind": found.kind.value,
        "mentions": [list(span) for span in found.mentions],
        "aliases": [{"name": alias.name, "why": alias.why} for alias in found.aliases],
        "stands_for": found.stands_for,
    }


def _position(found: Position) -> dict[str, Json]:
    return {
        "actor": found.actor,
        "issue": found.issue,
        "state": found.state.value,
        "valid_from": found.valid_from,
        "valid_to": found.valid_to,
        "reported_by": found.reported_by,
        "evidence": [list(span) for span in found.evidence],
        "issue_span": list(found.issue_span) if found.issue_span else None,
        "actor_span": list(found.actor_span) if found.actor_span else None,
        "lines": list(found.lines),
    }


def _number(value: float | None) -> Json:
    """A whole number as such, so that 300 is not written 300.0."""
    return int(value) if value is not None and value.is_integer() else value


def _spans(spans: Iterable[Span], text: str) -> Json:
    """The spans as the format wants them: without white space at the ends, sorted, none over another."""
    kept: list[list[Json]] = []
    last = -1
    for start, end in sorted(_trimmed(span, text) for span in spans):
        if start >= end:
            continue
        if start < last:
            last = max(last, end)
            kept[-1][1] = last
        else:
            kept.append([start, end])
            last = end
    return list(kept)


def _trimmed(span: Span, text: str) -> Span:
    words = text[span.start : span.end]
    return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip()))


def _value(value: Json) -> str:
    if not isinstance(value, list) or not value:
        return _text(value)
    return "[\n  " + ",\n  ".join(_text(row) for row in value) + "]"


def _text(value: Json | Mapping[str, Json]) -> str:
    """JSON text that UTF-8 can carry: a lone surrogate (from a file name) is written as its escape."""
    text = json.dumps(value, ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")

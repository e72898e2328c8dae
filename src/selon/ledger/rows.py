"""Readings as rows of the tables, each with an id that is a digest of its content."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b, sha256
from typing import Any, TypeAlias

from selon.records import Attribution, Capture, Document, Entity, Position, Quantity, Reading, Role, Span

Row: TypeAlias = dict[str, Any]
Stems = Callable[[str, str], str]
"""Language and text to the stems by which it is found."""


QUICKLY = 1
"""How hard bytes are compressed: harder takes twice as long, for a hundredth of the ledger."""

STAMPS = ("stated_published", "stated_updated", "first_seen", "last_checked")
"""The dates of a document, in the order in which they are shown."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What goes into a ledger as one: a reading with the capture it was read from.

    `grammar` names the version of rules and data that read it; `input` what decided the reading (`inputs.input_of`),
    empty where nobody will ask for the same again."""

    capture: Capture
    reading: Reading
    grammar: str
    input: str = ""

    @cached_property
    def document(self) -> str:
        """Id of its document."""
        return document_id(self.reading.document)

    @cached_property
    def id(self) -> str:
        """Id of the reading: its document and the grammar that read it."""
        return digest(self.document, self.grammar)

    @cached_property
    def claims(self) -> dict[str, str]:
        """Ids of the attributions by those they have inside the reading; the same words give the same id."""
        return {
            one.id: "c" + short(self.document, *map(_written, (one.source, one.cue, one.content)))
            for one in self.reading.attributions
        }


def digest(*parts: object) -> str:
    """SHA-256 of the parts in hexadecimal; parts are told apart."""
    return sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


def _written(spans: Sequence[Span]) -> str:
    """A tuple of spans as `str` writes it, which takes four times as long."""
    inside = [f"Span(start={start}, end={end})" for start, end in spans]
    return f"({inside[0]},)" if len(inside) == 1 else f"({', '.join(inside)})"


def mark(data: bytes) -> int:
    """A signed number of eight bytes that stands for some: what it stands in is a tenth as wide as with words."""
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)


def short(*parts: object) -> str:
    """The first 12 digits of a digest, for ids that people type."""
    return digest(*parts)[:12]


def document_id(document: Document) -> str:
    """Id of a document: its capture with what a person said of it."""
    return digest(document.digest, document.outlet, document.stated_published.value, document.language)


def capture_row(capture: Capture, now: str) -> Row:
    """The row of a capture; its bytes are compressed."""
    return {
        "id": capture.digest,
        "address": capture.address,
        "media_type": capture.media_type,
        "charset": capture.charset,
        "data": zlib.compress(capture.data, QUICKLY),
        "recorded": now,
    }


def report(document: Document, now: str) -> tuple[str, str]:
    """When a document was reported, and by which of its dates: published, first seen, else when it came in."""
    stamps = (("published", document.stated_published), ("first seen", document.first_seen))
    return next(((stamp.value, name) for name, stamp in stamps if stamp.value), (now, "recorded"))


def document_row(document: Document, now: str) -> Row:
    """The row of a document."""
    reported, origin = report(document, now)
    headline = next((p for p in document.paragraphs if p.role is Role.HEADLINE), None)
    return {
        "id": document_id(document),
        "capture": document.digest,
        "name": document.name,
        "address": document.address,
        "language": document.language,
        "outlet": document.outlet,
        "published": document.stated_published.value,
        "updated": document.stated_updated.value,
        "reported": reported,
        "reported_origin": origin,
        "headline": document.text[slice(*headline.span)] if headline else None,
        "text": document.text,
        "credits": list(document.credits),
        "byline": document.byline,
        "paragraphs": [(*one.span, one.role.value) for one in document.paragraphs],
        "stamps": [(name, getattr(document, name).value, getattr(document, name).origin) for name in STAMPS],
        "recorded": now,
    }


def reading_row(entry: Entry, now: str) -> Row:
    """The row of a reading with its gaps."""
    return {
        "id": entry.id,
        "document": entry.document,
        "grammar": entry.grammar,
        "gaps": [[*gap.span, gap.reason] for gap in entry.reading.gaps],
        "recorded": now,
    }


def claim_rows(entry: Entry) -> list[Row]:
    """The rows of the attributions."""
    ids = entry.claims
    return [{**_place(entry, ids[one.id], *_around(one)), **_claim(one, ids)} for one in entry.reading.attributions]


def _claim(one: Attribution, ids: Mapping[str, str]) -> Row:
    """What an attribution says."""
    return {
        "local": one.id,
        "parent": ids.get(one.parent or ""),
        "source": one.source_name,
        "source_kind": one.source_kind.value,
        "type": one.type.value,
        "act": one.speech_act.value,
        "basis": one.basis.value,
        "hedged": one.hedged,
        "negated": one.negated,
        "role": one.role.value,
        "rule": one.rule,
        "chain": one.chain,
        "links": [(link.name, link.kind, link.span) for link in one.chain_links],
        "commitment": [(given.source, given.value) for given in one.commitment],
        "spans": {"source": one.source, "cue": one.cue, "content": one.content},
    }


def position_rows(entry: Entry) -> list[Row]:
    """The rows of the positions, not yet with their topic."""
    return [
        {**_place(entry, position_id(entry.document, one), *one.evidence[0]), **_position(one, entry.claims)}
        for one in entry.reading.positions
    ]


def position_id(document: str, one: Position) -> str:
    """Id of a position of a document: its words and its state."""
    return "p" + short(document, _written(one.evidence), one.state)


def _position(one: Position, ids: Mapping[str, str]) -> Row:
    """What a position says."""
    return {
        "claim": ids.get(one.reported_by),
        "actor": one.actor,
        "issue": one.issue,
        "state": one.state.value,
        "valid_from": one.valid_from,
        "valid_to": one.valid_to,
        "lines": list(one.lines),
        "prominence": one.prominence,
    }


def quantity_rows(entry: Entry) -> list[Row]:
    """The rows of the quantities, each with the claim that holds it."""
    return [_quantity(entry, one) for one in entry.reading.quantities]


def _quantity(entry: Entry, one: Quantity) -> Row:
    """What a quantity says."""
    holder = innermost(entry.reading.attributions, one.span)
    return {
        **_place(entry, "q" + short(entry.document, one.span), *one.span),
        "claim": entry.claims.get(holder or ""),
        "low": one.low,
        "high": one.high,
        "approx": one.approx,
        "unit": one.unit,
        "of": one.of,
    }


def name_rows(entry: Entry) -> list[Row]:
    """The rows of the entities."""
    return [_name(entry, one) for one in entry.reading.entities if one.mentions]


def _name(entry: Entry, one: Entity) -> Row:
    """What is known of an entity."""
    return {
        **_place(entry, "n" + short(entry.document, one.name), *one.mentions[0]),
        "name": one.name,
        "kind": one.kind.value,
        "stands_for": one.stands_for,
        "aliases": [[alias.name, alias.why] for alias in one.aliases],
        "mentions": one.mentions,
    }


def innermost(attributions: Iterable[Attribution], span: Span) -> str | None:
    """The id, inside the reading, of the smallest attribution whose content holds a stretch; None for none."""
    holders = [
        (held.end - held.start, one.id)
        for one in attributions
        for held in one.content
        if held.start <= span.start and span.end <= held.end
    ]
    return min(holders)[1] if holders else None


def _around(one: Attribution) -> Span:
    """The stretch that holds source, cue and content."""
    spans = [*one.source, *one.cue, *one.content]
    return Span(min(spans)[0], max([end for _, end in spans]))


def _place(entry: Entry, id: str, start: int, end: int) -> Row:
    """What every row found in a reading has."""
    return {
        "reading": entry.id,
        "id": id,
        "document": entry.document,
        "start": start,
        "end": end,
        "quote": entry.reading.document.text[start:end],
    }

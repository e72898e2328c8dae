"""What a reader of one format hands on: a text, what its tags said of each stretch, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from selon.records import Gap, Span, Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The text of a capture before its paragraphs have roles.

    `hints` are stretches with what their tags say (`title`, `heading`, `caption`, `byline`, `standfirst`,
    `teaser`, `boilerplate`, `links`), sorted and apart; `times` are dates of the page's own with the
    place in the text where they stand. The other fields are those of Document."""

    text: str
    hints: tuple[tuple[Span, str], ...] = ()
    times: tuple[tuple[int, str], ...] = ()
    published: Stamp = Stamp()
    updated: Stamp = Stamp()
    outlet: str | None = None
    outlet_origin: str = "none"
    authors: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()

"""What a reader of one format hands on: a text, what its tags said of each stretch, and what it says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from selon.records import Entry, Gap, Span, Stamp, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The text of a capture before its paragraphs have roles.

    `hints` are stretches with what their tags say (`title`, `heading`, `caption`, `byline`, `standfirst`,
    `teaser`, `boilerplate`, `links`), sorted and apart; `times` are dates of the page's own with the
    place in the text where they stand and what they are called (`published`, `updated` or nothing). `full` is the
    text of the article as the page's records carry it. `told` is what the file says of itself beside its text, which
    counts where the text is silent. The other fields are those of Document."""

    text: str
    hints: tuple[tuple[Span, str], ...] = ()
    times: tuple[tuple[int, str, str], ...] = ()
    published: Stamp = Stamp()
    updated: Stamp = Stamp()
    outlet: str | None = None
    outlet_origin: str = "none"
    authors: tuple[str, ...] = ()
    canonical: str | None = None
    amp: str | None = None
    declared_language: str | None = None
    free: bool | None = None
    entries: tuple[Entry, ...] = ()
    full: str = ""
    credits: tuple[str, ...] = ()
    told: Told | None = None
    gaps: tuple[Gap, ...] = ()


Reader = Callable[[str, str], Page]
"""A reader takes the source of a page and its place (for errors) and says which stretches are the article's text.

It raises NoArticle for what can be none, such as a front page, and gives a page with an empty text where it finds
nothing."""

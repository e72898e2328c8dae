"""A document: its text, its paragraphs and its dates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from selon.records.captures import Gap, Span


class Role(StrEnum):
    """What a paragraph is for in its article."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    SUBHEADING = "subheading"
    BYLINE = "byline"
    BODY = "body"
    CAPTION = "caption"
    TEASER = "teaser"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of the text between line breaks, with its role in the article.

    `span` is its place in the text; `reason` says what gave the role: a rule's name, such as
    `page:teaser-colon`. `language` is its ISO 639-1 code where it is not that of the document, else empty."""

    span: Span
    role: Role
    reason: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date of the document and where it comes from.

    `value` is ISO 8601 (a date or an instant) or None; `origin` says where it stood, such as
    `page header`, `byline`, `meta article:published_time`, `option --published`, or `none`; `span` is its
    place in the text, None when it stands outside."""

    value: str | None = None
    origin: str = "none"
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a live blog: `span` is the stretch of its paragraphs, `stamp` when it was written."""

    span: Span
    stamp: Stamp = Stamp()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article: its text as printed, cut into paragraphs, with its four date stamps.

    `name`, `address` and `digest` are the capture's; `language` is its ISO 639-1 code. `text` is what was
    decoded from the capture, never altered; `paragraphs` are in its order. `stated_published` and
    `stated_updated` are what the page says, `first_seen` and `last_checked` what Selon saw. `outlet` is None
    when neither the text nor a person named it; `outlet_origin` says which did. `byline` is the line that
    names the authors; `credits` are agencies and photographers credited, as written. `authors` are the names of
    those who signed, agencies among them, by the page's records and its byline. `canonical` is the address that the
    page gives itself, `amp` that of its AMP form, `declared_language` the code that it declares, `free` whether it says
    that everybody may read all of it (None where it does not say). `entries` are those of a live blog. `gaps` are
    stretches that could not be read, as found while reading the page."""

    name: str
    address: str
    digest: str
    language: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    stated_published: Stamp = Stamp()
    stated_updated: Stamp = Stamp()
    first_seen: Stamp = Stamp()
    last_checked: Stamp = Stamp()
    outlet: str | None = None
    outlet_origin: str = "none"
    byline: str | None = None
    credits: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    canonical: str | None = None
    amp: str | None = None
    declared_language: str | None = None
    free: bool | None = None
    entries: tuple[Entry, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def entry_at(self, place: int) -> Entry | None:
        """The entry of a live blog in which a place of the text stands; None outside of them."""
        return next((one for one in self.entries if one.span.start <= place < one.span.end), None)

    def told_at(self, place: int) -> Stamp:
        """When what stands at a place was told: by its entry of a live blog if that is dated, else by the document."""
        entry = self.entry_at(place)
        return entry.stamp if entry is not None and entry.stamp.value else self.stated_published

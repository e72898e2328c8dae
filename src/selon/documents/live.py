"""The entries of a live blog: which stretch of the text each is, and when it was written."""

from __future__ import annotations

import re

from selon.documents.metadata import Metadata
from selon.records import Entry, Span, Stamp

CLOCK = re.compile(r"(?<!\d)(\d{1,2})\s?[hH:]\s?(\d{2})(?!\d)")
OFFSET = re.compile(r"[+-]\d{2}:\d{2}$")
# Characters from the beginning of an entry within which its time of day stands.
REACH = 40


def stamped(
    text: str, numbered: list[tuple[Span, int]], times: list[tuple[int, str, str]], known: Metadata
) -> tuple[Entry, ...]:
    """The entries in the order of the page, each with its time: that of its <time>, or its time of day with the
    day on which the page was published and last changed; none where those are two days."""
    spans: dict[int, Span] = {}
    for span, number in numbered:
        if number:
            spans[number] = Span(spans.get(number, span).start, span.end)
    return tuple(Entry(span=span, stamp=_stamp(text, span, times, known)) for _, span in sorted(spans.items()))


def _stamp(text: str, span: Span, times: list[tuple[int, str, str]], known: Metadata) -> Stamp:
    """When an entry was written."""
    for place, value, _ in times:
        if span.start <= place < span.end:
            return Stamp(value=value, origin="time element", span=Span(place, place))
    clock = CLOCK.search(text, span.start, min(span.end, span.start + REACH))
    if clock is None or int(clock[1]) > 23 or int(clock[2]) > 59:
        return Stamp()
    said = known.published.value or ""
    day = said[:10]
    if not day or (known.updated.value or day)[:10] != day:
        return Stamp(span=Span(*clock.span()))
    zone = OFFSET.search(said)
    value = f"{day}T{int(clock[1]):02}:{clock[2]}{zone[0] if zone else ''}"
    return Stamp(value=value, origin="time of day", span=Span(*clock.span()))

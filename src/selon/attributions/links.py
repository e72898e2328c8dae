"""The chain of a report as names and links, from the document's outlet over its relays to the ultimate source."""

from __future__ import annotations

from selon.attributions.anaphora import Resolved
from selon.records import Link, Span


def chain_of(
    outlet: str | None, relays: list[tuple[str, str, Span | None]], source: Resolved, span: Span | None
) -> tuple[tuple[str | None, ...], tuple[Link, ...]]:
    """Names of the chain and their links, from the document's outlet to the ultimate source.

    A name that repeats the one before it is left out."""
    names: list[str | None] = [outlet]
    links = [Link(name=outlet, kind="outlet")]
    for name, kind, place in relays:
        if name != names[-1] and name != source.name:
            names.append(name)
            links.append(Link(name=name, kind=kind, span=place))
    if source.name is not None and source.name != outlet:
        names.append(source.name)
        links.append(Link(name=source.name, kind=source.kind.value, span=span))
    return tuple(names), tuple(links)

"""Who and what an article names: mentions under one name, and why each other name is held to be the same.

Names come from the labels of the parser and from the gazetteers of outlets and organisations; they are joined by the
gazetteer's aliases, by an acronym in brackets, by a person's last name and by a name that a longer one begins with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from selon.claims.entity_names import Known, bracketed, is_courtesy, known_names, spoken_for, surname
from selon.records import Alias, Document, Entity, EntityKind, Sentence, Span

KNOWN = 1000
"""What a line of a gazetteer counts beside labels."""
KINDS = {kind.value: kind for kind in EntityKind}


@dataclass(slots=True, kw_only=True)
class _Group:
    """An entity being put together: its names with the reason that joined each, and its places."""

    name: str
    kinds: Counter[EntityKind] = field(default_factory=Counter)
    names: dict[str, str] = field(default_factory=dict)
    mentions: list[Span] = field(default_factory=list)


def entities(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Entity, ...]:
    """The entities of a document by their first mention; mentions are disjoint, longest name first."""
    found = sorted(_found(document, sentences), key=lambda one: one[0])
    acronyms = {short: name for one in sentences for (_, name), (_, short) in bracketed(document, one)}
    groups: dict[str, _Group] = {}
    longest = sorted({(name, kind) for _, name, kind, _ in found}, key=lambda pair: -len(pair[0]))
    printed = document.text.replace("’", "'")
    in_full = {one.name for _, _, _, one in found if one is not None and one.name in printed}
    for span, name, kind, known in found:
        key, why = _joined(document, name, kind, (longest, acronyms, in_full, known))
        group = groups.setdefault(key, _Group(name=key))
        group.kinds[kind] += KNOWN if known is not None else 1
        group.mentions.append(span)
        if name != key:
            group.names.setdefault(name, why)
    return tuple(_entity(document, group) for group in groups.values())


Found = tuple[Span, str, EntityKind, Known | None]
"""A place, the name as printed, what it refers to, and its line of a gazetteer."""


def _found(document: Document, sentences: Iterable[Sentence]) -> list[Found]:
    """Every mention: gazetteer names first, then labels that none of them touches."""
    out: list[Found] = []
    for sentence in sentences:
        listed = list(known_names(document, sentence))
        spelt = [one for pair in bracketed(document, sentence) for one in pair]
        listed = [one for one in listed if not any(one[0].overlaps(span) for span, _ in spelt)]
        taken = [*(span for span, _ in spelt), *(span for span, _, _ in listed)]
        out += [(span, name, EntityKind.ORGANISATION, None) for span, name in spelt]
        out += [(span, printed, known.kind, known) for span, printed, known in listed]
        for mention in sentence.mentions:
            kind = KINDS.get(mention.label)
            free = not any(mention.span.overlaps(span) for span in taken)
            name = _clean(document.text[mention.span.start : mention.span.end])
            if kind is not None and free and name[:1].isalnum():
                out.append((mention.span, name, kind, None))
    return out


def _joined(
    document: Document,
    name: str,
    kind: EntityKind,
    context: tuple[list[tuple[str, EntityKind]], dict[str, str], set[str], Known | None],
) -> tuple[str, str]:
    """The name under which a mention stands, and why; the name itself where nothing joins it to another."""
    longest, acronyms, in_full, known = context
    if known is not None:
        canonical = known.name if known.name in in_full else name
        return (canonical, known.line) if canonical != name else (name, "")
    if name in acronyms:
        return acronyms[name], "acronym in brackets"
    others = [other for other, its in longest if its is kind and len(other) > len(name)]
    if kind is EntityKind.PERSON:
        last = surname(document.language, name)
        full = {other for other in others if " " in other and surname(document.language, other) == last}
        if len(full) == 1 and _may_be(document.language, name, next(iter(full)), last):
            return full.pop(), "last name"
        return name, ""
    begun = {other for other in others if other.startswith(f"{name} ")}
    if kind is EntityKind.ORGANISATION and len(begun) == 1 and " " in name:
        return begun.pop(), "beginning of the name"
    return name, ""


def _may_be(code: str, name: str, full: str, last: str) -> bool:
    """Whether a short name can be a full one: before the last name stands nothing, a courtesy title, an initial or a
    part of the full name."""
    before = name[: len(name) - len(last)].split()
    return all(is_courtesy(code, w) or w in full.split() or (w.endswith(".") and full.startswith(w[0])) for w in before)


def _entity(document: Document, group: _Group) -> Entity:
    """The record of a group."""
    # Labels of one name differ now and then from sentence to sentence: most decide, and a gazetteer before all.
    kind = group.kinds.most_common(1)[0][0]
    place = kind is EntityKind.PLACE
    return Entity(
        name=group.name,
        kind=kind,
        mentions=tuple(sorted(group.mentions)),
        aliases=tuple(Alias(name=name, why=why) for name, why in group.names.items()),
        stands_for=spoken_for(document.language, group.name) if place else None,
    )


def _clean(text: str) -> str:
    """The name with single spaces and plain apostrophes, without marks at its ends."""
    return " ".join(text.replace("’", "'").split()).strip(' ,;:«»“”"')

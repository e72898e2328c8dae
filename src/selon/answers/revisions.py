"""What changed between two versions of an article, and over all of them: claims with both quotations, edits counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from selon.answers.versions import Version
from selon.records import Answer, Change, ChangeKind, Document, Revision, Span

NAMES = {
    ChangeKind.ADDED: "claim added",
    ChangeKind.REMOVED: "claim removed",
    ChangeKind.NUMBER: "number",
    ChangeKind.DATE: "date",
    ChangeKind.SOURCE_ADDED: "source added",
    ChangeKind.SOURCE_REMOVED: "source removed",
    ChangeKind.SOURCE_ANONYMISED: "source anonymised",
    ChangeKind.SOURCE_NAMED: "source named",
    ChangeKind.SOURCE_CHANGED: "source replaced",
    ChangeKind.HEDGE_DROPPED: "hedge removed",
    ChangeKind.HEDGE_ADDED: "hedge added",
    ChangeKind.POLARITY: "polarity flipped",
    ChangeKind.QUOTATION: "quotation altered",
    ChangeKind.POSITION: "state changed",
}
"""Every kind of change as tables name it."""
SHORT = 60
"""Characters of words that a summary quotes."""
SOURCES = frozenset(kind for kind in ChangeKind if kind.value.startswith("source_"))
ONE_SIDED = frozenset({ChangeKind.ADDED, ChangeKind.REMOVED})


def difference(found: Revision) -> Answer:
    """The answer of two versions: every claim that changed, with both quotations."""
    return Answer(
        title=f"{found.before.name} -> {found.after.name}: {summary(found)}",
        data=as_object(found),
        columns=("change", "before", "after", "source"),
        rows=tuple(_row(one, found) for one in found.changes),
        notes=tuple(_notes(found)),
    )


def history(name: str, listed: Sequence[Version], found: Sequence[Revision]) -> Answer:
    """The answer of all versions of an article: what each changed of the one before it."""
    each = [*([None] if listed else []), *found]
    changes = sum(len(one.changes) for one in found)
    return Answer(
        title=f"{name}: {_count(len(listed), 'version')}, {_count(changes, 'change')} of claims",
        data={
            "article": name,
            "versions": [{**_version(one), "why": one.why} for one in listed],
            "revisions": [as_object(one) for one in found],
        },
        columns=("version", "reported", "why", "changes"),
        rows=tuple(
            (f"{one.name}@{one.number}", one.updated or one.reported, one.why, summary(revision) if revision else "")
            for one, revision in zip(listed, each, strict=True)
        ),
        notes=tuple(
            f"@{number}: {told(change, revision)}"
            for number, revision in enumerate(found, 2)
            for change in revision.changes
        ),
    )


def _version(one: Version) -> dict[str, Any]:
    names = ("number", "document", "name", "outlet", "published", "updated", "reported", "recorded")
    return {name: getattr(one, name) for name in names}


def summary(found: Revision) -> str:
    """All that changed in one line: edits, each change with whether its source did, and whether it was announced."""
    edits = found.edits
    counts = f"{_count(edits.total, 'text edit')}, {edits.without_effect} without effect on claims"
    lines = [told(one, found) for one in found.changes]
    notice = ["correction notice" if found.announced else "no correction notice"] if lines or found.announced else []
    return "; ".join([counts, *lines, *notice])


def told(one: Change, found: Revision) -> str:
    """A change in a few words."""
    name = NAMES[one.kind]
    if one.kind in ONE_SIDED:
        source = one.source_after or one.source_before
        text, span = (found.after, one.after) if one.after else (found.before, one.before)
        return f"{name}{f' ({source})' if source else ''}: {_cut(_words(text, span))}"
    words = f"{name} {_cut(_words(found.before, one.old)) or '-'} -> {_cut(_words(found.after, one.new)) or '-'}"
    return words if one.kind in SOURCES else f"{words}, {_sources(one)}"


def _sources(one: Change) -> str:
    """Whether the source of a change is the one it was."""
    if one.source_before == one.source_after:
        return "source unchanged" if one.source_before else "in the outlet's own voice"
    return f"source {one.source_before or 'the outlet'} -> {one.source_after or 'the outlet'}"


def as_object(found: Revision) -> dict[str, Any]:
    """A revision as JSON has it."""
    return {
        "before": _document(found.before),
        "after": _document(found.after),
        "announced": found.announced,
        "notes": [_quoted(found.after, span) for span in found.notes],
        "edits": asdict(found.edits),
        "changes": [_change(one, found) for one in found.changes],
        "summary": summary(found),
    }


def _document(one: Document) -> dict[str, Any]:
    return {
        "document": one.name,
        "outlet": one.outlet,
        "digest": one.digest,
        "published": one.stated_published.value,
        "updated": one.stated_updated.value,
    }


def _change(one: Change, found: Revision) -> dict[str, Any]:
    """A change as JSON has it: both quotations, and in them the words that differ."""
    sides = (("before", found.before, one.before, one.old), ("after", found.after, one.after, one.new))
    sources = {"before": one.source_before, "after": one.source_after}
    return {
        "kind": one.kind.value,
        "effect": one.kind.effect or None,
        "announced": found.announced,
        "source_unchanged": one.source_before == one.source_after and one.kind not in SOURCES,
        **{
            name: {**_quoted(text, claim), "words": _quoted(text, words), "source": sources[name]} if claim else None
            for name, text, claim, words in sides
        },
    }


def _quoted(text: Document, span: Span | None) -> dict[str, Any]:
    """A stretch with its words."""
    return {"span": list(span) if span else None, "quote": text.text[slice(*span)] if span else None}


def _row(one: Change, found: Revision) -> tuple[str, ...]:
    """A change as a line of a table."""
    effect = f" ({one.kind.effect})" if one.kind.effect else ""
    if one.kind in SOURCES:
        source = f"{one.source_before or 'nobody named'} -> {one.source_after or 'nobody named'}"
    elif one.kind in ONE_SIDED:
        source = one.source_before or one.source_after or "the outlet itself"
    else:
        source = _sources(one)
    old, new = _words(found.before, one.old), _words(found.after, one.new)
    words = f": {_cut(old) or '-'} -> {_cut(new) or '-'}" if one.kind not in ONE_SIDED else ""
    return (
        f"{NAMES[one.kind]}{effect}{words}",
        _words(found.before, one.before) or "-",
        _words(found.after, one.after) or "-",
        source,
    )


def _notes(found: Revision) -> Iterable[str]:
    """What is said of the versions as wholes."""
    edits = found.edits
    yield (
        f"{_count(edits.total, 'text edit')}, {edits.without_effect} without effect on claims: "
        f"{_count(edits.sentences_changed, 'sentence')} changed, {edits.sentences_added} added, "
        f"{edits.sentences_removed} removed, {edits.sentences_moved} moved; "
        f"{_count(edits.words_added, 'word')} put in, {edits.words_removed} taken out"
    )
    for span in found.notes:
        yield f"announced: « {_words(found.after, span)} »"
    if found.changes and not found.announced:
        yield "silent: the newer version has no note of a correction"


def _words(text: Document, span: Span | None) -> str:
    """The words of a stretch on one line."""
    return " ".join(text.text[slice(*span)].split()) if span else ""


def _cut(words: str) -> str:
    """Words for a summary, cut where they are long."""
    return words if len(words) <= SHORT else f"{words[: SHORT - 1].rstrip()}…"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"

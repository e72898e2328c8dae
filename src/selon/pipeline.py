"""The stages in order: captures in, readings out. The only module that imports them all."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from spacy.language import Language

from selon import attributions, claims, documents, languages, revisions, sentences
from selon.errors import InputError, NotFound
from selon.intake.guard import Guard
from selon.records import (
    Attribution,
    Capture,
    Document,
    Explanation,
    Facts,
    Options,
    Reading,
    Revision,
    joined,
)
from selon.version import grammar

__all__ = ["GUARDED", "Facts", "Options", "compare", "explain", "grammar", "read"]

SHORT = 200_000
"""Bytes of a plain text that is read without a guard: nothing in it is nested, and it takes no time."""
UNTOLD, PLAIN = Facts(), Options()
"""Nothing was said of a document; it is read as Selon reads."""
GUARDED: Guard[Document] = Guard(documents.document)
"""What parses all else: its child process starts with the first page."""


def read(
    captures: Iterable[Capture | InputError],
    *,
    facts: Mapping[str, Facts] | None = None,
    every: Facts = UNTOLD,
    options: Options = PLAIN,
) -> Iterator[Reading | InputError]:
    """Readings in the order of the captures; an input that cannot be read comes back as its error."""
    known = facts or {}
    opened = (_document(capture, known, every, options) for capture in captures)
    for language, batch in _runs(opened):
        if language is None:
            yield from (item for item in batch if isinstance(item, InputError))
            continue
        documents_ = [item for item in batch if isinstance(item, Document)]
        found = _read(documents_, language, options) if language in languages.codes() else map(_unread, documents_)
        for document, whole in zip(documents_, found, strict=True):
            yield _with_other_languages(document, whole, options)


def _read(batch: Iterable[Document], language: str, options: Options) -> Iterator[Reading]:
    """The readings of documents in one language; their paragraphs in another one are passed over."""
    words = attributions.lexicon(language, wide=options.wide)
    nlp = _nlp(language, options.pipeline)
    verbs = claims.decision_forms(language) | attributions.verb_forms(language)
    for document, trees in sentences.parse((documents.only(d, language) for d in batch), nlp, verbs):
        whole = claims.complete(attributions.attribute(document, trees, words))
        yield claims.with_senses(claims.with_themes(claims.with_statements(whole))) if options.statements else whole


def _unread(document: Document) -> Reading:
    """The reading of a document in a language that is not read: its gaps, and nothing else."""
    return Reading(document=document, sentences=(), attributions=(), gaps=document.gaps)


def _with_other_languages(document: Document, whole: Reading, options: Options) -> Reading:
    """The reading of a document with what its paragraphs in other languages say, each read in its own."""
    others = sorted({paragraph.language for paragraph in document.paragraphs} - {""})
    for language in others if options.pipeline is None else ():
        if language in languages.codes():
            (part,) = _read([replace(document, gaps=())], language, options)
            whole = joined(whole, part)
    return replace(whole, document=document)


def _document(
    capture: Capture | InputError, facts: Mapping[str, Facts], every: Facts, options: Options
) -> Document | InputError:
    """Document of a capture, or the error that says why there is none."""
    if isinstance(capture, InputError):
        return capture
    said = facts.get(capture.name, every)
    harmless = capture.media_type == "text/plain" and len(capture.data) <= SHORT
    parse = documents.document if harmless else GUARDED
    try:
        document = parse(
            capture,
            outlet=said.outlet or every.outlet,
            published=said.published or every.published,
            reader=options.reader,
        )
    except InputError as error:
        return _of(capture, error)
    document = replace(document, name=capture.name, address=capture.address)
    if options.language:
        document = documents.in_language(document, options.language)
    if document.language in languages.codes():
        return document
    # A language that a person names and nobody reads is a slip; one in which a page is written is a fact.
    kept = documents.unread(document) if options.statements and not options.language else None
    return kept or _of(capture, documents.wrong_language(capture.address, document.language))


def _of(capture: Capture, error: InputError) -> InputError:
    """The error with the capture that it is about."""
    error.capture = capture
    return error


def _runs(
    opened: Iterable[Document | InputError],
) -> Iterator[tuple[str | None, list[Document | InputError]]]:
    """Neighbours of one language together, at most 32 at a time, so that the parser works in batches."""
    batch: list[Document | InputError] = []
    current: str | None = None
    for item in opened:
        language = None if isinstance(item, InputError) else item.language
        if batch and (language != current or len(batch) >= 32):
            yield current, batch
            batch = []
        current = language
        batch.append(item)
    if batch:
        yield current, batch


@cache
def _nlp(language: str, name: str | None) -> Language:
    """Parser of a language: ours, or the spaCy pipeline of the given name; loaded once."""
    nlp = sentences.load(language) if name is None else sentences.load_spacy(name)
    # A model lives as long as the process; walking it in every collection takes a tenth of the time of reading.
    gc.collect()
    gc.freeze()
    return nlp


def explain(reading: Reading, attribution_id: str) -> Explanation:
    """Why an attribution was found: rule, what it says, the words and the lines of data.

    Raises NotFound when the reading has no attribution with that id."""
    for attribution in reading.attributions:
        if attribution.id == attribution_id:
            return attributions.explanation(_as_read(reading, attribution), attribution)
    known = ", ".join(a.id for a in reading.attributions) or "none"
    raise NotFound(f"{reading.document.name}: no attribution {attribution_id!r}. It has: {known}")


def compare(before: tuple[Capture, Facts], after: tuple[Capture, Facts], options: Options = PLAIN) -> Revision:
    """What changed from an older capture of an article to a newer one, each with what a person says of it.

    Raises the InputError of a capture that cannot be read."""
    found: list[Reading] = []
    for capture, facts in (before, after):
        (reading,) = read([capture], every=facts, options=options)
        if isinstance(reading, InputError):
            raise reading
        found.append(reading)
    return revisions.compare(*found)


def _as_read(reading: Reading, attribution: Attribution) -> Reading:
    """The reading with the language in which the paragraph of the attribution was read."""
    at = min(span.start for span in (*attribution.cue, *attribution.content))
    paragraphs = reading.document.paragraphs
    code = next((p.language for p in paragraphs if p.span.start <= at < p.span.end and p.language), "")
    return replace(reading, document=replace(reading.document, language=code)) if code else reading

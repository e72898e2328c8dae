"""What kind of wording an attribution has, so that errors of one kind are counted together."""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.annotation import Item
from selon.records import Span, Word

MARKS = ":–—"
COMPLEMENTISERS = {"que": "que", "qu": "que", "si": "si", "de": "infinitive", "d": "infinitive", "à": "infinitive"}
PREPOSITIONS = ("selon", "d'après", "pour", "suivant", "à en croire", "aux yeux")
UNPARSED = "cue that was not parsed"


def shape(item: Item, words: Sequence[Word], text: str) -> str:
    """Name of the wording, such as `verb + que`, `noun`, `selon`, `conditional without source`."""
    if not item.cue:
        return "quotation without cue" if item.type in ("direct", "mixed") else "no cue"
    written = text[item.cue[0].start : item.cue[-1].end].casefold().replace("’", "'")
    if written in MARKS:
        return "colon"
    if written.startswith(PREPOSITIONS):
        return next(start for start in PREPOSITIONS if written.startswith(start))
    head = head_word(item.cue, words)
    return by_head(item, head, words, text) if head else UNPARSED


def head_word(spans: Sequence[Span], words: Sequence[Word]) -> Word | None:
    """The word of the spans that governs the others; None where nothing was parsed.

    An auxiliary never heads its verb group: a full verb in the spans goes before it."""
    inside = [w for w in words if any(w.start < end and start < w.end for start, end in spans) and w.upos != "PUNCT"]
    full = [w for w in inside if w.upos not in ("AUX", "ADV", "PRON", "PART", "SCONJ")] or inside
    starts = {w.index: w for w in full}
    return next((w for w in full if w.head not in starts), full[0] if full else None)


def by_head(item: Item, head: Word, words: Sequence[Word], text: str) -> str:
    """Name of the wording from the word class of the cue's head."""
    if head.upos in ("VERB", "AUX"):
        return verb_shape(item, head, words, text)
    return {"NOUN": "noun", "ADP": "other preposition", "ADJ": "adjective"}.get(head.upos, f"cue {head.upos}")


def verb_shape(item: Item, head: Word, words: Sequence[Word], text: str) -> str:
    """Name of a verb's wording, by its source and its complement."""
    if not item.source and "Mood=Cnd" in feats_within(item.cue, words):
        return "conditional without source"
    if item.type == "direct":
        return "verb + quotation"
    complement = "mixed content" if item.type == "mixed" else complement_shape(item, head, text)
    return f"sourceless verb + {complement}" if not item.source else f"verb + {complement}"


def complement_shape(item: Item, head: Word, text: str) -> str:
    """How an unquoted content is joined to its verb."""
    if not item.content:
        return "nothing"
    start = item.content[0].start
    first = text[start : start + 3].casefold().replace("’", " ").replace("'", " ").split(" ")[0]
    if first in COMPLEMENTISERS:
        return COMPLEMENTISERS[first]
    return "content before it" if start < head.start else "object"


def feats_within(spans: Sequence[Span], words: Sequence[Word]) -> str:
    """Features of the words in the spans, joined."""
    return "|".join(w.feats for w in words if any(w.start < end and start < w.end for start, end in spans))


def lemma(item: Item, words: Sequence[Word], text: str) -> str:
    """Lemma of the cue's head, or the cue as written where it was not parsed; empty without a cue."""
    head = head_word(item.cue, words)
    return head.lemma if head else " ".join(text[start:end] for start, end in item.cue).casefold()

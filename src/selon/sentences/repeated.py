"""Names that the labels miss where they stand again: what is a name once in a document is one throughout.

The labels look at a sentence; that a name is one label in a document is a constraint from beyond it (Krishnan and
Manning 2006, who report a tenth of the errors gone)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from selon.records import Mention, Sentence, Span, Word

NAMES = frozenset({"PER", "ORG", "LOC", "PRODUCT"})
SHORTEST = 3
"""Letters of a name that is looked for again."""
Known = dict[str, list[tuple[tuple[str, ...], str]]]
"""Names as words with their label, by their first word, the longest first."""


def with_repeated(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences of a document with a mention wherever a name stands again that was labelled elsewhere.

    A person is known again by the last name too. A word that the document also writes small is none."""
    known = _known(sentences)
    return tuple(_seen_again(sentence, known) for sentence in sentences) if known else sentences


def _known(sentences: Sequence[Sentence]) -> Known:
    """The names of a document with the label that most of their mentions have."""
    labels: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for mention in sentence.mentions:
            if mention.label in NAMES:
                words = tuple(w.text for w in sentence.words if mention.span.start <= w.start < mention.span.end)
                labels[words][mention.label] += 1
                if mention.label == "PER" and len(words) > 1:
                    labels[words[-1:]]["PER"] += 1
    small = {word.text for sentence in sentences for word in sentence.words if word.text.islower()}
    known: Known = defaultdict(list)
    for words, counts in labels.items():
        if words and _is_name(words, small):
            known[words[0]].append((words, counts.most_common(1)[0][0]))
    return {first: sorted(names, key=lambda pair: -len(pair[0])) for first, names in known.items()}


def _is_name(words: tuple[str, ...], small: set[str]) -> bool:
    """Whether words are a name wherever they stand: capitals at both ends, and no common word by itself."""
    if not (words[0][:1].isupper() and words[-1][:1].isupper() and len(words[0]) >= SHORTEST):
        return False
    return len(words) > 1 or words[0].lower() not in small


def _seen_again(sentence: Sentence, known: Known) -> Sentence:
    """The sentence with the names that stand in it again."""
    if not any(word.text in known for word in sentence.words):
        return sentence
    new = list(_again(sentence, known))
    return (
        replace(sentence, mentions=tuple(sorted((*sentence.mentions, *new), key=lambda m: m.span))) if new else sentence
    )


def _again(sentence: Sentence, known: Known) -> Iterator[Mention]:
    """The names in a sentence that touch no mention."""
    words, place = sentence.words, 0
    while place < len(words):
        found = next((one for one in known.get(words[place].text, ()) if _stands(words, place, one[0])), None)
        if found is None:
            place += 1
            continue
        span = Span(words[place].start, words[place + len(found[0]) - 1].end)
        place += len(found[0])
        if not any(span.overlaps(m.span) for m in sentence.mentions):
            yield Mention(span=span, label=found[1])


def _stands(words: Sequence[Word], place: int, name: tuple[str, ...]) -> bool:
    """Whether a name stands at a place, and is no part of a longer one."""
    end = place + len(name)
    if tuple(word.text for word in words[place:end]) != name:
        return False
    return not (end < len(words) and words[end].upos == "PROPN" and words[end].deprel.startswith("flat"))

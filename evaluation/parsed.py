"""A spaCy document made from a reading: the same words, lemmas and trees that Selon had, for other tools."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc
from spacy.vocab import Vocab

from selon.records import Reading, Sentence, Word

Token = tuple[str, Word | None, int]  # as written; the word, none for what lies between words; the head's place


def doc(reading: Reading, vocab: Vocab) -> Doc:
    """The text of a reading, parsed; stretches that were not parsed and line breaks are space tokens.

    The text of the result is that of the document, character by character."""
    rows = list(tokens(reading))
    written, spaces = [], []
    for row, following in pairwise([*(text for text, _, _ in rows), ""]):
        written.append(row)
        spaces.append(following == " ")
    kept = [i for i, text in enumerate(written) if text != " " or i == 0]
    place = {old: new for new, old in enumerate(kept)}
    words = [rows[i][1] for i in kept]
    return Doc(
        vocab,
        words=[written[i] for i in kept],
        spaces=[spaces[i] for i in kept],
        pos=[word.upos if word else "SPACE" for word in words],
        lemmas=[word.lemma if word else written[i] for word, i in zip(words, kept, strict=True)],
        deps=[word.deprel if word else "dep" for word in words],
        heads=[place[rows[i][2]] for i in kept],
    )


def tokens(reading: Reading) -> Iterator[Token]:
    """Words and what lies between them, in the order of the text; heads are places in this sequence."""
    text, end, count = reading.document.text, 0, 0
    for sentence in reading.sentences:
        places = list(word_places(sentence, end, count))
        for word, place in zip(sentence.words, places, strict=True):
            if word.start > end:
                yield text[end : word.start], None, count if word.index == 0 else places[word.index - 1]
                count += 1
            yield text[word.start : word.end], word, places[word.head] if word.head >= 0 else place
            count, end = count + 1, word.end
    if end < len(text):
        yield text[end:], None, count


def word_places(sentence: Sentence, end: int, count: int) -> Iterator[int]:
    """Places of the words of a sentence in the sequence, when `count` tokens up to `end` went before."""
    for word in sentence.words:
        count += word.start > end
        yield count
        count, end = count + 1, word.end

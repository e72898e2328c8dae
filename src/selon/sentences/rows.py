"""A parsed text as columns: what the steps between spaCy and the records work on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from selon.records import Mention, Sentence, Span, Word
from selon.sentences.forms import Forms, forms


@dataclass(slots=True, kw_only=True)
class Rows:
    """Columns of the words of a text; `heads` are places in the columns, -1 for a root.

    Not frozen: the steps of a parse change it in place, before any record is made of it. `openings`
    are the places at which sentences begin; `mentions` are in code points, like `starts` and `ends`. `language` is the
    code of the language whose tables the steps look into."""

    texts: list[str]
    lemmas: list[str]
    upos: list[str]
    feats: list[str]
    heads: list[int]
    deprels: list[str]
    starts: list[int]
    ends: list[int]
    openings: list[int]
    mentions: list[Mention]
    language: str

    @property
    def forms(self) -> Forms:
        """Small words and endings of its language."""
        return forms(self.language)


def without_space(rows: Rows) -> None:
    """Drop the words that are white space; what hung on one hangs on its governor."""
    kept = [not text.isspace() for text in rows.texts]
    if all(kept):
        return
    heads = [_climb(rows.heads, head, kept) for head in rows.heads]
    place = {old: new for new, old in enumerate(at for at, keep in enumerate(kept) if keep)}
    rows.heads = [place.get(head, -1) for head in compress(heads, kept)]
    for column in ("texts", "lemmas", "upos", "feats", "deprels", "starts", "ends"):
        setattr(rows, column, list(compress(getattr(rows, column), kept)))
    later = [sum(kept[:opening]) for opening in rows.openings]
    rows.openings = [at for at, following in zip(later, [*later[1:], len(place)], strict=True) if at < following]


def _climb(heads: Sequence[int], head: int, kept: Sequence[bool]) -> int:
    """The nearest governor that is kept, or -1."""
    steps = 0
    while head >= 0 and not kept[head] and steps < len(heads):
        head = heads[head]
        steps += 1
    return head


def sentences(rows: Rows, paragraph: int) -> list[Sentence]:
    """The records of the sentences, all of one paragraph."""
    bounds = [*rows.openings, len(rows.texts)]
    by_sentence = _mentions(rows, bounds)
    return [
        _sentence(rows, bounds[number], bounds[number + 1], paragraph, by_sentence.get(number, ()))
        for number in range(len(rows.openings))
    ]


def _sentence(rows: Rows, first: int, last: int, paragraph: int, mentions: Sequence[Mention]) -> Sentence:
    """The record of the words from `first` to `last`."""
    # A governor outside the sentence is none: some pipelines cut sentences apart from their trees.
    heads = [head - first if first <= head < last else -1 for head in rows.heads[first:last]]
    words = tuple(
        map(
            Word,
            range(last - first),
            rows.texts[first:last],
            rows.lemmas[first:last],
            rows.upos[first:last],
            rows.feats[first:last],
            heads,
            rows.deprels[first:last],
            rows.starts[first:last],
            rows.ends[first:last],
        )
    )
    span = Span(rows.starts[first], rows.ends[last - 1])
    return Sentence(span=span, paragraph=paragraph, words=words, mentions=tuple(mentions))


def _mentions(rows: Rows, bounds: Sequence[int]) -> dict[int, list[Mention]]:
    """The mentions by the number of their sentence."""
    found: dict[int, list[Mention]] = {}
    number = 0
    for mention in rows.mentions:
        while number + 2 < len(bounds) and rows.starts[bounds[number + 1]] <= mention.span.start:
            number += 1
        found.setdefault(number, []).append(mention)
    return found

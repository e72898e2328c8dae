"""CoNLL-U text <-> sentences, for trees made by hand and for other tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selon.records import Sentence, Span, Word

_COLUMNS = 10


def read(text: str) -> tuple[Sentence, ...]:
    """The sentences of a CoNLL-U text, in one text of their own: see `text_of`.

    Offsets count in that text, in which sentences are parted by a space. Raises ValueError with the line
    number when a row is not CoNLL-U."""
    sentences: list[Sentence] = []
    offset = 0
    for rows in _blocks(text):
        words = tuple(_words(rows, offset))
        sentences.append(Sentence(span=Span(words[0].start, words[-1].end), paragraph=0, words=words))
        offset = words[-1].end + 1
    return tuple(sentences)


def text_of(sentences: Iterable[Sentence]) -> str:
    """The text in which the offsets of sentences that were read from CoNLL-U count."""
    characters: list[str] = []
    for sentence in sentences:
        for word in sentence.words:
            characters.append(" " * (word.start - sum(map(len, characters))) + word.text)
    return "".join(characters)


def write(sentences: Iterable[Sentence]) -> str:
    """CoNLL-U of the sentences; `SpaceAfter=No` where the next word follows without a space."""
    return "".join(_block(sentence) for sentence in sentences)


def _blocks(text: str) -> Iterator[list[list[str]]]:
    """Rows of each sentence; comments, empty nodes and the ranges of multiword tokens are left out."""
    rows: list[list[str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            if rows:
                yield rows
            rows = []
        elif not line.lstrip().startswith("#"):
            cells = line.strip().split("\t") if "\t" in line else line.split()
            if len(cells) != _COLUMNS:
                raise ValueError(f"line {number}: {len(cells)} columns, CoNLL-U has {_COLUMNS}")
            if cells[0].isdigit():
                rows.append(cells)
    if rows:
        yield rows


def _words(rows: list[list[str]], offset: int) -> Iterator[Word]:
    """The words of one sentence."""
    for index, (_, form, lemma, upos, _xpos, feats, head, deprel, _deps, misc) in enumerate(rows):
        end = offset + len(form)
        yield Word(index, form, lemma, upos, "" if feats == "_" else feats, int(head) - 1, deprel, offset, end)
        offset = end if "SpaceAfter=No" in misc else end + 1


def _block(sentence: Sentence) -> str:
    """One sentence with the empty line after it."""
    lines = []
    for word, following in zip(sentence.words, [*sentence.words[1:], None], strict=True):
        misc = "SpaceAfter=No" if following and following.start == word.end else "_"
        cells = (word.index + 1, word.text, word.lemma, word.upos, "_", word.feats or "_", word.head + 1, word.deprel)
        lines.append("\t".join(map(str, cells)) + f"\t_\t{misc}\n")
    return "".join(lines) + "\n"

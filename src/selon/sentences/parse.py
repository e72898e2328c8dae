"""Documents -> their sentences, read in batches over many documents."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from selon.records import Document, Mention, Role, Sentence, Span
from selon.sentences.boundaries import bar_boundaries
from selon.sentences.coordination import settle_coordination
from selon.sentences.mentions import settle_mentions
from selon.sentences.mood import set_mood
from selon.sentences.naming import name_by_words
from selon.sentences.qualities import hang_qualities
from selon.sentences.repeated import with_repeated
from selon.sentences.rows import Rows, sentences, without_space
from selon.sentences.saying import overrules, set_saying_lemmas, set_saying_verbs
from selon.sentences.schemes import Scheme, adapt, scheme_of
from selon.sentences.subjects import settle_subjects

LONGEST_PIECE = 20_000
"""Characters given to the parser at once; longer paragraphs are cut at white space, so that memory stays flat."""

BATCH = 60_000
"""Characters of a batch, over as many documents as it takes; larger batches gain no speed."""

_COLUMNS: list[int | str] = ["HEAD", "DEP", "POS", "MORPH", "LEMMA", "SENT_START", "ENT_IOB", "ENT_TYPE"]
_BEGINS, _CONTINUES = 3, 1
_NO_FORMS: Mapping[str, str] = {}


class Piece(NamedTuple):
    """A stretch of a paragraph: the number of its document, the index of its paragraph, its place and its text."""

    document: int
    paragraph: int
    offset: int
    text: str


def parse(
    documents: Iterable[Document], nlp: Language, saying: Mapping[str, str] = _NO_FORMS
) -> Iterator[tuple[Document, tuple[Sentence, ...]]]:
    """Each document with the sentences of all its paragraphs but boilerplate, in the order given.

    `saying` maps forms of verbs of saying to their lemma; it overrules the tagger where a verb can stand.
    Raises PipelineError when `nlp` has no parser."""
    reader = Reader(nlp, saying)
    waiting: deque[Document] = deque()
    done: list[Sentence] = []
    first = 0
    for batch in _batches(_pieces(documents, waiting)):
        for piece, found in reader.read(batch):
            while piece.document > first:
                yield waiting.popleft(), with_repeated(tuple(done))
                done, first = [], first + 1
            done += found
    while waiting:
        yield waiting.popleft(), with_repeated(tuple(done))
        done = []


def _pieces(documents: Iterable[Document], waiting: deque[Document]) -> Iterator[Piece]:
    """The pieces of all documents; each document is put into `waiting` before its pieces."""
    for number, document in enumerate(documents):
        waiting.append(document)
        for index, paragraph in enumerate(document.paragraphs):
            if paragraph.role is not Role.BOILERPLATE:
                for start, end in _cuts(document.text, paragraph.span):
                    yield Piece(number, index, start, document.text[start:end])


def _cuts(text: str, span: Span) -> Iterator[Span]:
    """The span in stretches that the parser takes, cut at a space where there is one."""
    start, stop = span
    while stop - start > LONGEST_PIECE:
        space = text.rfind(" ", start + LONGEST_PIECE // 2, start + LONGEST_PIECE)
        end = space if space > 0 else start + LONGEST_PIECE
        yield Span(start, end)
        start = end
    if text[start:stop].strip():
        yield Span(start, stop)


def _batches(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces in batches of about BATCH characters."""
    batch: list[Piece] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += len(piece.text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class Reader:
    """What reads batches of pieces; a class, since it keeps the names of the labels it has looked up."""

    def __init__(self, nlp: Language, saying: Mapping[str, str]) -> None:
        self.scheme: Scheme = scheme_of(nlp)
        self.nlp = nlp
        self.saying = saying
        self._names: dict[int, str] = {}

    def read(self, batch: list[Piece]) -> list[tuple[Piece, list[Sentence]]]:
        """Each piece with its sentences."""
        # Without the zone spaCy keeps every word form ever seen, and memory grows with the corpus.
        with self.nlp.memory_zone():
            docs = self.nlp.pipe(bar_boundaries(self.nlp.make_doc(piece.text)) for piece in batch)
            return [(piece, self._sentences(doc, piece)) for piece, doc in zip(batch, docs, strict=True)]

    def _sentences(self, doc: Doc, piece: Piece) -> list[Sentence]:
        """Sentences of one piece."""
        if not len(doc):
            return []
        rows = self._rows(doc, piece)
        without_space(rows)
        adapt(rows, self.scheme)
        if overrules(self.scheme.language):
            set_saying_verbs(rows, self.saying)
        else:
            set_saying_lemmas(rows, self.saying)
        settle_subjects(rows)
        hang_qualities(rows, self.scheme.language)
        settle_coordination(rows, self.saying)
        set_mood(rows, self.scheme.language)
        settle_mentions(rows, self.scheme.language)
        name_by_words(rows, self.scheme.language)
        return sentences(rows, piece.paragraph)

    def _rows(self, doc: Doc, piece: Piece) -> Rows:
        """The columns of a spaCy document; the words are those of the text as given."""
        table = doc.to_array(_COLUMNS).astype("int64").T.tolist()
        heads, deprels, upos, feats, lemmas, openings, iob, kinds = table
        starts, ends = _places(doc)
        string = doc.vocab.strings.__getitem__
        shift = piece.offset
        texts = [piece.text[start:end] for start, end in zip(starts, ends, strict=True)]
        return Rows(
            texts=texts,
            lemmas=[string(key % 2**64) or text for key, text in zip(lemmas, texts, strict=True)],
            upos=self._labels(doc, upos),
            feats=self._labels(doc, feats),
            heads=[at + head if head else -1 for at, head in enumerate(heads)],
            deprels=self._labels(doc, deprels),
            starts=[start + shift for start in starts],
            ends=[end + shift for end in ends],
            openings=[at for at, mark in enumerate(openings) if mark == 1 or at == 0],
            mentions=_mentions(iob, self._labels(doc, kinds), starts, ends, shift),
            language=self.scheme.language,
        )

    def _labels(self, doc: Doc, keys: list[int]) -> list[str]:
        """Names of labels; there are few, so each is looked up once."""
        names = self._names
        for key in set(keys) - names.keys():
            name = doc.vocab.strings[key % 2**64]
            names[key] = "" if name == "_" else name
        return [names[key] for key in keys]


def _places(doc: Doc) -> tuple[list[int], list[int]]:
    """Starts and ends of the words in the text as given.

    Our tokeniser leaves them with the doc; other tokenisers keep every character, so theirs are in the doc."""
    if "starts" in doc.user_data:
        return doc.user_data["starts"], doc.user_data["ends"]
    starts = [token.idx for token in doc]
    return starts, [token.idx + len(token) for token in doc]


def _mentions(iob: list[int], kinds: list[str], starts: list[int], ends: list[int], shift: int) -> list[Mention]:
    """The named entities, in code points of the document."""
    found = []
    for at, mark in enumerate(iob):
        if mark == _BEGINS:
            last = at
            while last + 1 < len(iob) and iob[last + 1] == _CONTINUES:
                last += 1
            found.append(Mention(span=Span(starts[at] + shift, ends[last] + shift), label=kinds[at]))
    return found

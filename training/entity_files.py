"""Files with named entities -> articles with the place of each entity: BRAT, words in columns, mentions of GUM."""

from __future__ import annotations

import lzma
import re
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LABELS = {
    "Person": "PER", "Location": "LOC", "Organization": "ORG", "Event": "EVENT",
    "Product": "PRODUCT", "Date": "DATE", "Hour": "TIME",
    "PER": "PER", "LOC": "LOC", "ORG": "ORG",
    "person": "PER", "place": "LOC", "organization": "ORG",
}  # fmt: skip
"""Our label of what the sources call a class; others (MISC, objects, animals) are no entity of ours."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity, in code points of its text."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its outermost entities; `path` is its place in its source."""

    path: str
    text: str
    entities: tuple[Entity, ...]


def outermost(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities that lie in no other, in the order of the text."""
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda each: (each.start, -each.end)):
        if not kept or entity.start >= kept[-1].end:
            kept.append(entity)
    return tuple(kept)


def brat(archive: Path) -> list[Article]:
    """Articles of an archive of .txt and .ann files, in the order of their paths."""
    texts: dict[str, str] = {}
    notes: dict[str, list[Entity]] = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            name = member.name.removeprefix("./")
            if not re.fullmatch(r"\d{4}/\d\d/[^/]+\.(txt|ann)", name):
                continue
            handle = tar.extractfile(member)
            content = handle.read().decode("utf-8") if handle else ""
            if name.endswith(".txt"):
                texts[name] = content
            else:
                notes[name.removesuffix(".ann") + ".txt"] = [*_brat_entities(content)]
    return [Article(path, texts[path], outermost(notes[path])) for path in sorted(texts) if path in notes]


def _brat_entities(note: str) -> Iterator[Entity]:
    """Entities of a BRAT file; its labels are mapped to ours."""
    for line in note.splitlines():
        if line.startswith("T"):
            label, first, *_, last = re.split(r"[ ;]", line.split("\t")[1])
            yield Entity(int(first), int(last), LABELS[label])


def columns(file: Path) -> list[Article]:
    """Articles of a file with a word and its IOB tag on every line: those of Universal NER or WikiGold."""
    lines = _lines(file)
    documents: list[list[list[tuple[str, str]]]] = [[[]]]
    for line in lines:
        cells = line.split("\t") if "\t" in line else line.rsplit(" ", 1)
        if line.startswith(("# newdoc", "-DOCSTART-")):
            documents.append([[]])
        elif not line.strip():
            documents[-1].append([])
        elif not line.startswith("# ") and len(cells) > 1:
            word, tag = (cells[1], cells[2]) if "\t" in line else (cells[0], cells[1])
            documents[-1][-1].append((word, tag))
    made = [_article(f"{file.name}:{number}", document) for number, document in enumerate(documents)]
    return [article for article in made if article.text]


def _lines(file: Path) -> list[str]:
    """Lines of a file, compressed or the only text of CoNLL format in an archive."""
    if file.name.endswith(".tar.xz"):
        with tarfile.open(file) as tar:
            member = next(each for each in tar if each.name.endswith(".conll.txt"))
            handle = tar.extractfile(member)
            return handle.read().decode("utf-8").splitlines() if handle else []
    with lzma.open(file, "rt", encoding="utf-8") as handle:
        return handle.read().splitlines()


_CLOSE = re.compile(r"[,.;:?!)\]%]|'s|n't|'|''")
_OPEN = re.compile(r"[(\[$#]")


def _article(path: str, document: Sequence[Sequence[tuple[str, str]]]) -> Article:
    """The sentences of a document, one a line, their words set as in print."""
    text = ""
    entities: list[Entity] = []
    for sentence in document:
        before = ""
        for word, tag in sentence:
            kind = LABELS.get(tag[2:], "")
            glued = not text or text.endswith("\n") or _CLOSE.fullmatch(word) or _OPEN.fullmatch(text[-1:])
            text += ("" if glued else " ") + word
            start = len(text) - len(word)
            if kind and tag == before.replace("B-", "I-") and entities:
                entities[-1] = Entity(entities[-1].start, len(text), kind)
            elif kind:
                entities.append(Entity(start, len(text), kind))
            before = tag
        text += "\n" if sentence else ""
    return Article(path, text, tuple(entities))


def mentions(file: Path) -> list[Article]:
    """Articles of GUM: of every person, place and organisation that it marks, the proper name at its head."""
    made: list[Article] = []
    path, text, entities = "", "", list[Entity]()
    for block in "\n".join(_lines(file)).split("\n\n"):
        lines = block.splitlines()
        name = next((line.partition("= ")[2] for line in lines if line.startswith("# newdoc id")), "")
        if name:
            made.append(Article(path, text, outermost(entities)))
            path, text, entities = name, "", []
        rows = [row for line in lines if line[:1].isdigit() and "." not in (row := line.split("\t"))[0]]
        sentence, found = _named(rows, len(text))
        text += sentence + "\n"
        entities += found
    made.append(Article(path, text, outermost(entities)))
    return [article for article in made if article.text.strip()]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of GUM with its place in the text."""

    start: int
    end: int
    upos: str
    head: int
    deprel: str
    capital: bool
    plural: bool


def _word(row: list[str], start: int) -> _Word:
    """The word of a row that begins at a place of the text."""
    end = start + len(row[1])
    return _Word(start, end, row[3], int(row[6]) - 1, row[7], row[1][:1].isupper(), "Number=Plur" in row[5])


def _named(rows: Sequence[list[str]], offset: int) -> tuple[str, list[Entity]]:
    """The text of a sentence that begins at `offset`, and its named entities."""
    text = ""
    inside = 0
    words: list[_Word] = []
    opened: list[tuple[str, str, int]] = []
    spans: list[tuple[str, int, int]] = []
    for row in rows:
        first, _, last = row[0].partition("-")
        if last:
            inside = int(last)
            continue
        start = offset + len(text)
        text += row[1]
        words.append(_word(row, start))
        text += "" if "SpaceAfter=No" in row[9] or int(first) < inside else " "
        field = next((cell[7:] for cell in row[9].split("|") if cell.startswith("Entity=")), "")
        for mark in re.findall(r"\([^()]+\)?|[^()]+\)", field):
            number, *rest = mark.strip("()").split("-")
            if mark.startswith("("):
                opened.append((number, rest[0], len(words) - 1))
            if mark.endswith(")"):
                at = max((at for at, each in enumerate(opened) if each[0] == number), default=-1)
                if at >= 0:
                    _, kind, begin = opened.pop(at)
                    spans.append((kind, begin, len(words)))
    found = [_name(words, *span) for span in spans if span[0] in LABELS]
    return text.rstrip(), [each for each in found if each]


def _name(words: Sequence[_Word], kind: str, begin: int, end: int) -> Entity | None:
    """The proper name at the head of a mention, with its compounds and the parts flat beside it."""
    head = next((at for at in range(begin, end) if not begin <= words[at].head < end), begin)
    if words[head].upos != "PROPN" or words[head].plural and LABELS[kind] == "PER":  # peoples are no persons
        return None
    first, last = head, head
    while first > begin and _belongs(words, first - 1, head):
        first -= 1
    while last + 1 < end and _belongs(words, last + 1, head):
        last += 1
    while words[last].upos == "PUNCT":
        last -= 1
    return Entity(words[first].start, words[last].end, LABELS[kind])


def _belongs(words: Sequence[_Word], at: int, head: int) -> bool:
    """Whether the word is part of the name: it hangs on it, near or far, as a part of a name does."""
    place = at
    for _ in range(4):
        word = words[place]
        if word.deprel not in ("flat", "compound", "amod", "goeswith", "punct", "nmod", "case", "det"):
            return False
        if word.deprel == "punct" and words[place].end != words[min(place + 1, len(words) - 1)].start:
            return False
        if word.deprel in ("nmod", "amod") and not (word.capital and word.upos in ("PROPN", "ADJ", "VERB", "NOUN")):
            return False
        if word.deprel in ("case", "det") and (at < head or word.head == head):
            return False
        if word.deprel == "nmod" and place < head:
            return False
        if word.head == head:
            return True
        place = word.head
    return False

"""WiNER-fr (BRAT) -> paragraphs with named entities, split by document."""

from __future__ import annotations

import hashlib
import random
import re
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from selon.sentences.tokeniser import Tokeniser

LABELS = {
    "Person": "PER", "Location": "LOC", "Organization": "ORG", "Event": "EVENT",
    "Product": "PRODUCT", "Date": "DATE", "Hour": "TIME",
}  # fmt: skip

SPLIT_SEED = 2016
"""Shuffles the documents before they are cut into held-out tenth, dev and train."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity, in code points of its text."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Article:
    """A Wikinews article with its outermost entities; `path` is its place in WiNER-fr."""

    path: str
    text: str
    entities: tuple[Entity, ...]


def articles(data: Path) -> list[Article]:
    """Articles of WiNER-fr, in the order of their paths, without those of the gold."""
    texts, notes = _files(data / "treebanks" / "ner" / "winer-fr.tar.xz")
    found = [Article(path, texts[path], outermost(notes[path])) for path in sorted(texts) if path in notes]
    paths, digests = gold(data)
    return [each for each in found if each.path not in paths and digest(each.text) not in digests]


def gold(data: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Paths and digests of the articles kept for scoring, which nothing is trained on."""
    folder = data / "gold-dev"
    rows = [line.split("\t") for line in (folder / "sources.tsv").read_text(encoding="utf-8").splitlines()]
    column = rows[0].index("path")
    texts = (path.read_text(encoding="utf-8") for path in sorted((folder / "text").glob("*.txt")))
    return frozenset(row[column] for row in rows[1:]), frozenset(map(digest, texts))


def digest(text: str) -> str:
    """SHA-256 of the letters and digits of the text, so that spacing and marks make no difference."""
    return hashlib.sha256("".join(re.findall(r"[^\W_]+", text.lower())).encode()).hexdigest()


def split(found: Sequence[Article]) -> tuple[list[Article], list[Article], list[Article]]:
    """Train, dev and the held-out tenth, by document."""
    shuffled = list(found)
    random.Random(SPLIT_SEED).shuffle(shuffled)
    tenth, dev = len(shuffled) // 10, len(shuffled) // 16
    return shuffled[tenth + dev :], shuffled[tenth : tenth + dev], shuffled[:tenth]


def _files(archive: Path) -> tuple[dict[str, str], dict[str, list[Entity]]]:
    """Texts and entities of the archive, both by the path of the text."""
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
                notes[name.removesuffix(".ann") + ".txt"] = [*_entities(content)]
    return texts, notes


def _entities(note: str) -> Iterator[Entity]:
    """Entities of a BRAT file; its labels are mapped to ours."""
    for line in note.splitlines():
        if line.startswith("T"):
            label, first, *_, last = re.split(r"[ ;]", line.split("\t")[1])
            yield Entity(int(first), int(last), LABELS[label])


def outermost(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities that lie in no other, in the order of the text."""
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda each: (each.start, -each.end)):
        if not kept or entity.start >= kept[-1].end:
            kept.append(entity)
    return tuple(kept)


_EXTRA_SPACE = re.compile(r"(?<=[^\W\d_]['’]) (?=\w)|(?<=\() | (?=[,.)](?!\.))|(?<=\d) (?=(?:e|er|re)\b)")
"""Spaces that the extraction of WiNER-fr put before commas and after apostrophes; no article is printed so."""


def respaced(article: Article) -> Article:
    """The article without the extraction's extra spaces, its entities moved along."""
    moved: list[int] = []
    pieces: list[str] = []
    dropped = {match.start() for match in _EXTRA_SPACE.finditer(article.text)}
    length = 0
    for at, character in enumerate(article.text):
        moved.append(length)
        if at not in dropped:
            pieces.append(character)
            length += 1
    moved.append(length)
    entities = tuple(Entity(moved[each.start], moved[each.end], each.label) for each in article.entities)
    return Article(article.path, "".join(pieces), entities)


def paragraphs(article: Article) -> Iterator[tuple[str, list[Entity]]]:
    """The lines of the article that have words, each with its entities."""
    for match in re.finditer(r"[^\n]*\S[^\n]*", article.text):
        start, end = match.span()
        inside = [each for each in article.entities if start <= each.start and each.end <= end]
        yield match.group(), [Entity(each.start - start, each.end - start, each.label) for each in inside]


def document(text: str, entities: Sequence[Entity], tokeniser: Tokeniser) -> Doc:
    """The text as spaCy reads it, with its entities widened to whole words."""
    doc = tokeniser(text)
    starts, ends = doc.user_data["starts"], doc.user_data["ends"]
    spans: list[Span] = []
    for entity in entities:
        inside = [at for at in range(len(doc)) if starts[at] < entity.end and ends[at] > entity.start]
        if inside and (not spans or inside[0] >= spans[-1].end):
            spans.append(Span(doc, inside[0], inside[-1] + 1, label=entity.label))
    doc.set_ents(spans)
    doc.user_data.clear()
    return doc


def save(chosen: Sequence[Article], path: Path, code: str) -> int:
    """Number of words written to the DocBin at `path`, a paragraph to a document."""
    tokeniser = Tokeniser(Vocab(), code)
    docs = [document(*paragraph, tokeniser) for article in chosen for paragraph in paragraphs(respaced(article))]
    DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"], docs=docs).to_disk(path)
    return sum(map(len, docs))

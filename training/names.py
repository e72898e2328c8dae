"""Articles with named entities -> paragraphs to train on and to score, split by document."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from selon.sentences.tokeniser import Tokeniser
from training import entity_files, phrases
from training.entity_files import Article, Entity

SPLIT_SEED = 2016
"""Shuffles the documents before they are cut into held-out tenth, dev and train."""


READERS: dict[str, Callable[[Path], list[Article]]] = {
    "brat": entity_files.brat,
    "columns": entity_files.columns,
    "mentions": entity_files.mentions,
}
"""Readers of the formats that `entities.tsv` names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The articles to train on, those that choose the checkpoint, and each test with its name."""

    train: list[Article]
    dev: list[Article]
    tests: list[tuple[str, list[Article]]]


def parts(data: Path, code: str) -> Parts:
    """The articles of a language by use: a source that is `split` holds out a tenth, another is wholly trained on or
    wholly a test; the articles that choose the checkpoint are taken off what is trained on."""
    train: list[Article] = []
    dev: list[Article] = []
    tests: list[tuple[str, list[Article]]] = []
    for row in phrases.rows(code, "entities"):
        found = articles(data, row["format"], row["file"])
        name = Path(row["file"]).name.partition(".")[0]
        if row["use"] == "test":
            tests.append((name, found))
            continue
        more, some, held_out = split(found, held_out=row["use"] == "split")
        train += more
        dev += some
        if held_out:
            tests.append((f"{name}, held-out tenth", held_out))
    return Parts(train=train, dev=dev, tests=tests)


def articles(data: Path, kind: str, file: str) -> list[Article]:
    """Articles of a file of `treebanks/`, without those of the gold."""
    found = READERS[kind](data / "treebanks" / file)
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


def split(found: Sequence[Article], *, held_out: bool = True) -> tuple[list[Article], list[Article], list[Article]]:
    """Train, dev and the held-out tenth, if there is to be one, by document."""
    shuffled = list(found)
    random.Random(SPLIT_SEED).shuffle(shuffled)
    tenth, dev = len(shuffled) // 10 if held_out else 0, len(shuffled) // 16
    return shuffled[tenth + dev :], shuffled[tenth : tenth + dev], shuffled[:tenth]


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

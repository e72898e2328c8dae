"""Trees -> spaCy documents of several sentences, as paragraphs of an article hold them."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training import phrases
from training.trees import Tree, read, with_guillemets

ATTRIBUTES = ["ORTH", "SPACY", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Treebank:
    """A line of `treebanks.tsv`; `size` is the most sentences that one document may get."""

    name: str
    use: str
    size: int
    grafted: bool


def treebanks(code: str, use: str) -> list[Treebank]:
    """Treebanks of a language for one use: written, spoken (its sentences stay alone), dev or test."""
    rows = [row for row in phrases.rows(code, "treebanks") if row["use"] == use]
    return [
        Treebank(name=row["treebank"], use=use, size=int(row["size"]), grafted=row["grafted"] == "yes") for row in rows
    ]


def treebank(data: Path, code: str, name: str) -> list[Tree]:
    """Trees of the treebank `name`, such as `train/fr_sequoia-ud-train`, under the folder `data`."""
    return list(read(data / "treebanks" / code / f"{name}.conllu.xz"))


def paragraphs(trees: Sequence[Tree], most: int, chance: random.Random) -> Iterator[list[Tree]]:
    """The trees in runs of 1 to `most`, long runs more often than short ones."""
    start = 0
    while start < len(trees):
        size = max(chance.randint(1, most), chance.randint(1, most))
        yield list(trees[start : start + size])
        start += size


def with_news_marks(trees: Iterable[Tree], code: str, chance: random.Random) -> Iterator[Tree]:
    """The trees, half of them with guillemets, where the press prints them and the treebanks mostly do not."""
    if not phrases.style(code).guillemets:
        yield from trees
        return
    for tree in trees:
        yield with_guillemets(tree) if chance.random() < 0.5 else tree


def with_known_features(trees: Iterable[Tree], known: Iterable[Tree]) -> Iterator[Tree]:
    """Trees of spoken French with the gender and number that their nouns and adjectives have in `known`."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for tree in known:
        for token in tree:
            if token.feats:
                seen[token.form.lower(), token.upos][token.feats] += 1
    for tree in trees:
        yield tuple(
            replace(token, feats=seen[key].most_common(1)[0][0])
            if token.upos in ("NOUN", "ADJ")
            and "Gender" not in token.feats
            and (key := (token.form.lower(), token.upos)) in seen
            else token
            for token in tree
        )


CLOSED = frozenset({"PRON", "DET", "ADP", "SCONJ", "CCONJ"})


def with_known_lemmas(trees: Iterable[Tree], known: Iterable[Tree]) -> Iterator[Tree]:
    """The trees with the lemmas that `known` gives to pronouns and other closed classes ("il": lui, il or eux)."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for tree in known:
        for token in tree:
            seen[token.form.lower(), token.upos][token.lemma] += 1
    for tree in trees:
        yield tuple(
            replace(token, lemma=seen[key].most_common(1)[0][0])
            if token.upos in CLOSED and (key := (token.form.lower(), token.upos)) in seen
            else token
            for token in tree
        )


def document(trees: Sequence[Tree], vocab: Vocab) -> Doc:
    """One spaCy document of the trees, with all their annotation."""
    tokens = [(token, offset) for tree, offset in _offsets(trees) for token in tree]
    return Doc(
        vocab,
        words=[token.form for token, _ in tokens],
        spaces=[token.space for token, _ in tokens],
        pos=[token.upos for token, _ in tokens],
        morphs=[token.feats for token, _ in tokens],
        lemmas=[token.lemma for token, _ in tokens],
        heads=[at if token.head < 0 else offset + token.head for at, (token, offset) in enumerate(tokens)],
        deps=["ROOT" if token.head < 0 else token.deprel for token, _ in tokens],
    )


def _offsets(trees: Iterable[Tree]) -> Iterator[tuple[Tree, int]]:
    """Each tree with the number of tokens before it; a space is put after its last token."""
    offset = 0
    for tree in trees:
        yield (*tree[:-1], replace(tree[-1], space=True)), offset
        offset += len(tree)


def save(documents: Iterable[Sequence[Tree]], path: Path) -> int:
    """Number of tokens written to the DocBin at `path`."""
    vocab = Vocab()
    docs = [document(trees, vocab) for trees in documents]
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(attrs=ATTRIBUTES, docs=docs).to_disk(path)
    return sum(map(len, docs))


def grafting_stock(data: Path, code: str) -> list[Tree]:
    """Written trees on which reported speech is grafted, and whose lemmas the other treebanks take over."""
    return [tree for each in treebanks(code, "written") if each.grafted for tree in treebank(data, code, each.name)]


def training_documents(data: Path, code: str, templates: Sequence[Tree], seed: int) -> list[list[Tree]]:
    """All documents to train on; template sentences stand alone, in pairs, and among others."""
    chance = random.Random(seed)
    documents: list[list[Tree]] = []
    models = grafting_stock(data, code)
    written: list[Tree] = []
    for each in treebanks(code, "written"):
        trees = list(with_news_marks(with_known_lemmas(treebank(data, code, each.name), models), code, chance))
        written += trees
        documents += paragraphs(trees, each.size, chance)
    for each in treebanks(code, "spoken"):
        spoken = with_known_lemmas(treebank(data, code, each.name), models)
        documents += [[tree] for tree in with_known_features(spoken, written)]
    documents += paragraphs(_among(templates, written, chance), 5, chance)
    chance.shuffle(documents)
    return documents


def _among(templates: Sequence[Tree], written: Sequence[Tree], chance: random.Random) -> list[Tree]:
    """The templates with one sentence of the treebanks for every three of them, in between."""
    mixed: list[Tree] = []
    for template in templates:
        mixed.append(template)
        if chance.random() < 1 / 3:
            mixed.append(chance.choice(written))
    return mixed


def documents(data: Path, code: str, use: str) -> Iterator[tuple[str, list[list[Tree]]]]:
    """The name of each treebank of one use, with its trees in documents of their size."""
    for each in treebanks(code, use):
        trees = treebank(data, code, each.name)
        yield each.name, [trees[start : start + each.size] for start in range(0, len(trees), each.size)]


def development_documents(data: Path, code: str) -> list[list[Tree]]:
    """The documents that choose the checkpoint."""
    return [document for _, group in documents(data, code, "dev") for document in group]

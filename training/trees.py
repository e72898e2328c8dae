"""CoNLL-U treebanks -> trees of surface tokens with the collapsed labels."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from selon.sentences.schemes import collapse
from selon.sentences.tokeniser import normalise

KEPT_FEATURES = frozenset(
    "Definite Gender Mood Number Person Polarity Poss PronType Reflex Tense VerbForm Voice".split()
)
"""The features that the treebanks annotate alike; the others differ by treebank (NumType, Case, ExtPos, ...)."""

_DROPPED_BY_POS = {
    "DET": {"Gender", "Person"},
    "NUM": {"Gender", "Number"},
    "PROPN": {"Gender", "Number"},
    "ADP": {"Gender", "Number", "Definite", "PronType"},
    "SYM": {"Gender", "Number"},
}


@dataclass(frozen=True, slots=True)
class Token:
    """A surface token; `head` is an index in the sentence, -1 for the root."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space: bool


Tree = tuple[Token, ...]


def read(path: Path) -> Iterator[Tree]:
    """Trees of a CoNLL-U file, plain or .xz, multiword tokens merged, labels collapsed."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        block: list[list[str]] = []
        for line in lines:
            if line.strip() == "":
                if block:
                    yield _tree(block)
                block = []
            elif not line.startswith("#"):
                block.append(line.rstrip("\n").split("\t"))
        if block:
            yield _tree(block)


def _tree(rows: list[list[str]]) -> Tree:
    """One tree of the rows of one sentence; empty nodes (8.1) are left out."""
    rows = [row for row in rows if "." not in row[0]]
    groups = _surface(rows)
    place = {int(row[0]): number for number, (_, members) in enumerate(groups) for row in members}
    tokens = []
    for number, (surface, members) in enumerate(groups):
        winner = _winner(members)
        head = place[int(winner[6])] if winner[6] != "0" else -1
        if head == number:
            raise ValueError(f"token {surface[0]} governs itself")
        tokens.append(
            Token(
                form=normalise(surface[1]),
                lemma=normalise(winner[2]),
                upos=winner[3],
                feats=harmonise(winner[3], winner[5]),
                head=head,
                deprel=collapse(winner[7]),
                space="SpaceAfter=No" not in surface[9],
            )
        )
    return tuple(tokens)


def _surface(rows: list[list[str]]) -> list[tuple[list[str], list[list[str]]]]:
    """Each surface token's own row with the rows of the words in it.

    A multiword token whose words stand side by side in it ("don't": do, n't) is cut; others ("du") are one token."""
    groups: list[tuple[list[str], list[list[str]]]] = []
    until = 0
    for row in rows:
        if "-" in row[0]:
            until = int(row[0].split("-")[1])
            groups.append((row, []))
        elif int(row[0]) <= until:
            groups[-1][1].append(row)
        else:
            groups.append((row, [row]))
    return [part for surface, members in groups for part in _cut(surface, members)]


def _cut(surface: list[str], members: list[list[str]]) -> list[tuple[list[str], list[list[str]]]]:
    """The words of a multiword token that is nothing but them, each a surface token; else the token as it is."""
    if len(members) < 2 or "".join(row[1] for row in members) != surface[1]:
        return [(surface, members)]
    inner = [([*row[:9], "SpaceAfter=No"], [row]) for row in members[:-1]]
    return [*inner, ([*members[-1][:9], surface[9]], [members[-1]])]


def _winner(members: list[list[str]]) -> list[str]:
    """The word of a multiword token whose head lies outside it; the first, if several have one ("du")."""
    inside = {row[0] for row in members}
    return next(row for row in members if row[6] not in inside)


def harmonise(upos: str, feats: str) -> str:
    """The features that all treebanks annotate for this part of speech, in CoNLL-U's order."""
    if feats == "_":
        return ""
    dropped = _DROPPED_BY_POS.get(upos, set())
    pairs = [pair for pair in feats.split("|") if pair.partition("=")[0] in KEPT_FEATURES - dropped]
    return "|".join(pairs)


def text_of(tree: Tree) -> str:
    """The sentence as it would be printed."""
    return "".join(token.form + " " * token.space for token in tree).strip()


def with_guillemets(tree: Tree) -> Tree:
    """The tree with its typewriter quotation marks as guillemets, when they come in pairs."""
    marks = [number for number, token in enumerate(tree) if token.form == '"']
    if len(marks) % 2:
        return tree
    tokens = list(tree)
    for opening, closing in zip(marks[::2], marks[1::2], strict=True):
        tokens[opening] = replace(tokens[opening], form="«", lemma="«", space=True)
        tokens[closing] = replace(tokens[closing], form="»", lemma="»")
        tokens[closing - 1] = replace(tokens[closing - 1], space=True)
    return tuple(tokens)

"""What the tests of this folder read trees with."""

from __future__ import annotations

from pathlib import Path

from selon.records import Sentence, Span
from selon.sentences import conllu
from selon.sentences.rows import Rows

HERE = Path(__file__).parent


def blocks(name: str) -> list[str]:
    """The sentences of a file of this folder, as CoNLL-U text."""
    return [block for block in (HERE / name).read_text(encoding="utf-8").split("\n\n") if block.strip()]


def rows(block: str) -> Rows:
    """The columns of one sentence in CoNLL-U."""
    (sentence,) = conllu.read(block)
    return of_sentence(sentence)


def of_sentence(sentence: Sentence) -> Rows:
    """The columns of one sentence."""
    words = sentence.words
    return Rows(
        texts=[word.text for word in words],
        lemmas=[word.lemma for word in words],
        upos=[word.upos for word in words],
        feats=[word.feats for word in words],
        heads=[word.head for word in words],
        deprels=[word.deprel for word in words],
        starts=[word.start for word in words],
        ends=[word.end for word in words],
        openings=[0],
        mentions=[],
        language="fr",
    )


def tagged(words: str, governors: str = "") -> Rows:
    """Columns of `form/POS` words, parted by spaces; `governors` are `head:label` for each, -1:dep without it."""
    pairs = [word.rsplit("/", 1) for word in words.split()]
    links = [link.split(":", 1) for link in governors.split()] or [["-1", "dep"] for _ in pairs]
    starts = [sum(len(form) + 1 for form, _ in pairs[:at]) for at in range(len(pairs))]
    return Rows(
        texts=[form for form, _ in pairs],
        lemmas=[form for form, _ in pairs],
        upos=[upos for _, upos in pairs],
        feats=["" for _ in pairs],
        heads=[int(head) for head, _ in links],
        deprels=[label for _, label in links],
        starts=starts,
        ends=[start + len(form) for start, (form, _) in zip(starts, pairs, strict=True)],
        openings=[0],
        mentions=[],
        language="fr",
    )


def span(text: str, part: str) -> Span:
    """Place of a part in a text."""
    return Span(text.index(part), text.index(part) + len(part))

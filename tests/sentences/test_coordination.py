"""A participle goes on from the participle whose auxiliary it shares."""

from __future__ import annotations

from selon.sentences.coordination import settle_coordination
from tests.sentences.trees import tagged

SAYING = {"dénoncé": "dénoncer", "demandé": "demander"}


def heads(words: str, heads: list[int], deprels: list[str], feats: dict[int, str]) -> list[int]:
    """Heads after the coordination is settled."""
    rows = tagged(words)
    rows.heads[:], rows.deprels[:] = heads, deprels
    for at, value in feats.items():
        rows.feats[at] = value
    settle_coordination(rows, SAYING)
    return rows.heads


PAST = "Tense=Past|VerbForm=Part"


def test_a_participle_does_not_go_on_from_an_infinitive() -> None:
    """ "A demandé de céder et dénoncé un crime": she denounced it herself."""
    words = "elle/PRON a/AUX demandé/VERB de/ADP céder/VERB et/CCONJ dénoncé/VERB"
    labels = ["nsubj", "aux:tense", "root", "mark", "xcomp", "cc", "conj"]
    feats = {2: PAST, 4: "VerbForm=Inf", 6: PAST}
    assert heads(words, [2, 2, -1, 4, 2, 6, 4], labels, feats)[6] == 2


def test_a_participle_stays_with_a_participle() -> None:
    """ "A été jugé et dénoncé" is left as it is, and so is a word that is no verb of saying."""
    words = "elle/PRON a/AUX demandé/VERB et/CCONJ dénoncé/VERB"
    labels = ["nsubj", "aux:tense", "root", "cc", "conj"]
    assert heads(words, [2, 2, -1, 4, 2], labels, {2: PAST, 4: PAST})[4] == 2
    other = "elle/PRON a/AUX demandé/VERB de/ADP céder/VERB et/CCONJ peint/VERB"
    labels = ["nsubj", "aux:tense", "root", "mark", "xcomp", "cc", "conj"]
    assert heads(other, [2, 2, -1, 4, 2, 6, 4], labels, {2: PAST, 4: "VerbForm=Inf", 6: PAST})[6] == 4

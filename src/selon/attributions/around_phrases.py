"""What a prepositional phrase stands beside: a quoted aside, a noun phrase, a participle, a relative clause."""

from __future__ import annotations

from selon.records import Span
from selon.trees import CLOSING, Tree, spans


def relative_end(tree: Tree, low: int) -> int:
    """Where a relative clause ends: at a comma that a verb of the clause around follows ("Le journal, d'après lequel X
    part, ne dit pas pourquoi"), else with the sentence."""
    words = tree.words
    for comma in range(low + 1, len(words) - 1):
        near = words[comma + 1 : comma + 4]
        told = next((k for k, w in enumerate(near) if "VerbForm=Fin" in w.feats), None)
        if words[comma].text == "," and told is not None and all(w.upos in ("ADV", "PRON") for w in near[:told]):
            if not any(w.deprel.startswith("nsubj") for w in near[:told]):
                return words[comma].start
    return words[-1].end


def quoted_aside(tree: Tree, first: int, last: int) -> tuple[Span, ...]:
    """The quoted words between two commas that the phrase stands behind ("Le lavoir, « usé » selon ses voisins,"), or
    the noun phrase with a quotation behind a clause ("..., une décision « hâtive » selon X")."""
    words = tree.words
    if words[first - 1].text not in CLOSING:
        return ()
    beside = apposed(tree, first)
    if beside or last + 1 >= len(words) or words[last + 1].text != ",":
        return beside
    low = next((i for i in range(first - 2, -1, -1) if words[i].text == CLOSING[words[first - 1].text]), None)
    return spans(words, range(low, first)) if low and words[low - 1].text == "," else ()


def apposed(tree: Tree, first: int) -> tuple[Span, ...]:
    """The noun phrase between the last comma and a phrase, without a verb, behind a clause; or nothing."""
    words = tree.words
    comma = next((i for i in range(first - 1, -1, -1) if words[i].text == ","), 0)
    told = any("VerbForm=Fin" in w.feats for w in words[:comma])
    bare = not any("VerbForm=Fin" in w.feats or w.upos == "SCONJ" for w in words[comma:first])
    return spans(words, range(comma + 1, first)) if told and bare and words[comma + 1].upos == "DET" else ()


def quoted_before(tree: Tree, first: int) -> tuple[Span, ...]:
    """All before the phrase, where no verb but a quotation ends it: "Un « gâchis », selon sa voisine, qui ..."."""
    words = tree.words
    if first < 4 or words[first - 1].text != "," or words[first - 2].text not in CLOSING:
        return ()
    bare = not any("VerbForm=Fin" in w.feats or w.text == "," for w in words[: first - 1])
    return spans(words, range(first - 1)) if bare else ()


def described(tree: Tree, first: int, last: int) -> int | None:
    """Participle at a noun into which the phrase is put ("une mesure destinée, selon eux, à casser la grève")."""
    words = tree.words
    if first < 2 or words[first - 1].text != "," or last + 1 >= len(words) or words[last + 1].text != ",":
        return None
    participle = words[first - 2]
    described = "VerbForm=Part" in participle.feats and participle.deprel == "acl"
    return participle.index if described and max(tree.subtree(participle.index)) > last + 1 else None


def after_conjunction(tree: Tree, first: int) -> bool:
    """Whether the phrase follows a conjunction and a comma ("mais, selon X, ...")."""
    return first > 1 and tree.words[first - 1].text == "," and tree.words[first - 2].upos in ("CCONJ", "SCONJ")


def suspended(tree: Tree, first: int) -> bool:
    """Whether a phrase parts an auxiliary from its verb or predicate: "le pont est, selon la mairie, fermé"."""
    words = tree.words
    return first > 1 and words[first - 1].text == "," and words[first - 2].upos == "AUX"

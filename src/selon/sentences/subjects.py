"""Subjects that the parser hung on an auxiliary, and objects that it took for subjects because of that."""

from __future__ import annotations

from selon.sentences.rows import Rows


def settle_subjects(rows: Rows) -> None:
    """Hang a subject that stands on an auxiliary on its verb: "Le ministre a, lui, fermé la porte"; and one on what is
    set off by commas behind it: "Le port, compétent pour les quais, refuse".

    A noun behind such a verb, taken for its subject, is its object: "Il a en revanche promis une aide"."""
    for at, deprel in enumerate(rows.deprels):
        if not deprel.startswith("nsubj"):
            continue
        helper = rows.heads[at]
        if helper > at + 1 and rows.texts[at + 1] == "," and _is_aside(rows, helper):
            rows.heads[at] = rows.heads[helper]
            continue
        if helper < 0 or not rows.deprels[helper].startswith("aux"):
            continue
        verb = rows.heads[helper]
        rows.heads[at] = verb
        for other in range(verb + 1, len(rows.heads)):
            if rows.heads[other] == verb and rows.deprels[other] == "nsubj" and rows.upos[other] == "NOUN":
                rows.deprels[other] = "obj"


def _is_aside(rows: Rows, at: int) -> bool:
    """Whether a word only describes, before a finite verb that rules it and has no subject of its own."""
    verb = rows.heads[at]
    told = "VerbForm=Fin" in rows.feats[at] and rows.deprels[at] not in ("advmod", "amod")
    if verb <= at or told or "VerbForm=Fin" not in rows.feats[verb]:
        return False
    own = {rows.deprels[k].split(":")[0] for k, head in enumerate(rows.heads) if head == at}
    above = any(rows.heads[k] == verb and rows.deprels[k].startswith("nsubj") for k in range(len(rows.heads)))
    return not above and not own & {"aux", "cop"} and rows.texts[at - 1] == ","

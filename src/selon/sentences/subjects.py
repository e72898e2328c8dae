"""Subjects that the parser hung on an auxiliary, and objects that it took for subjects because of that."""

from __future__ import annotations

from selon.sentences.rows import Rows


def settle_subjects(rows: Rows) -> None:
    """Hang a subject that stands on an auxiliary on its verb: "Le ministre a, lui, fermé la porte".

    A noun behind such a verb, taken for its subject, is its object: "Il a en revanche promis une aide"."""
    for at, deprel in enumerate(rows.deprels):
        if not deprel.startswith("nsubj"):
            continue
        helper = rows.heads[at]
        if helper < 0 or not rows.deprels[helper].startswith("aux"):
            continue
        verb = rows.heads[helper]
        rows.heads[at] = verb
        for other in range(verb + 1, len(rows.heads)):
            if rows.heads[other] == verb and rows.deprels[other] == "nsubj" and rows.upos[other] == "NOUN":
                rows.deprels[other] = "obj"

"""Verbs joined by a conjunction hang where their form lets them."""

from __future__ import annotations

from collections.abc import Mapping

from selon.sentences.rows import Rows

_FAR = 8
"""Governors between a participle and the one that it goes on from; no sentence of print has as many."""


def settle_coordination(rows: Rows, saying: Mapping[str, str]) -> None:
    """Hang a participle of saying that has no auxiliary on the participle whose auxiliary it shares.

    "Elle a demandé de respecter la loi et dénoncé un crime": an infinitive or a finite verb is not carried on by a
    participle, so what the parser joined to it goes on from "demandé"."""
    for at, label in enumerate(rows.deprels):
        if label != "conj" or rows.texts[at].casefold() not in saying or not _bare_participle(rows, at):
            continue
        if (
            rows.heads[at] < 0
            or rows.upos[rows.heads[at]] not in ("VERB", "AUX")
            or _is_participle(rows, rows.heads[at])
        ):
            continue
        ruler = _carrier(rows, at)
        if ruler is not None:
            rows.heads[at] = ruler


def _is_participle(rows: Rows, at: int) -> bool:
    """Whether a word is a past participle."""
    return "VerbForm=Part" in rows.feats[at] and "Tense=Pres" not in rows.feats[at]


def _has_auxiliary(rows: Rows, at: int) -> bool:
    """Whether an auxiliary hangs on a word."""
    return any(head == at and label.startswith("aux") for head, label in zip(rows.heads, rows.deprels, strict=True))


def _bare_participle(rows: Rows, at: int) -> bool:
    """Whether a word is a past participle without an auxiliary, right behind a conjunction."""
    joined = at > 0 and "CCONJ" in rows.upos[max(0, at - 2) : at]
    return joined and _is_participle(rows, at) and not _has_auxiliary(rows, at)


def _carrier(rows: Rows, at: int) -> int | None:
    """The participle with an auxiliary above a word, or None."""
    here = rows.heads[at]
    for _ in range(_FAR):
        if here < 0:
            return None
        if here < at and _is_participle(rows, here) and _has_auxiliary(rows, here):
            return here
        here = rows.heads[here]
    return None

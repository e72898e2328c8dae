"""Verbs that go on with another verb, by what the parser hung elsewhere: shared auxiliaries, verbs taken for nouns."""

from __future__ import annotations

from selon.sentences.rows import Rows

OPENING = frozenset({"«", "“", '"', "„"})
PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "ant")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})
LISTED = 25
"""Words between a participle behind a comma and the last one that shares its auxiliary."""


def join_verb(rows: Rows, at: int) -> None:
    """Hang a participle that a conjunction joins to an object on the verb whose auxiliary it shares: "a dénoncé un
    « coup de force » et réclamé un vote"."""
    before = at - 1
    while before > 0 and rows.upos[before] == "ADV":
        before -= 1
    listed = rows.texts[before] == "," and any(
        rows.upos[k] == "CCONJ" and rows.texts[k + 1].lower().endswith(PARTICIPLES)
        for k in range(at + 1, min(at + LISTED, len(rows.texts) - 1))
    )
    joined = (rows.upos[before] == "CCONJ" and rows.deprels[at] == "conj") or (listed and rows.upos[at + 1] == "DET")
    if (
        at + 1 == len(rows.texts)
        or not joined
        or not rows.texts[at].lower().endswith(PARTICIPLES)
        or "VerbForm=Fin" in rows.feats[at]
    ):
        return
    if rows.upos[rows.heads[at]] not in NOMINAL or rows.upos[at + 1] not in ("DET", "ADP", "SCONJ", "PUNCT"):
        return
    verb = rows.heads[at]
    while verb >= 0 and rows.upos[verb] != "VERB":
        verb = rows.heads[verb]
    helped = any(head == verb and rows.deprels[k].startswith("aux") for k, head in enumerate(rows.heads))
    if 0 <= verb < at and helped:
        rows.heads[at], rows.deprels[at] = verb, "conj"


def joined_bare(rows: Rows, at: int) -> int | None:
    """The finite verb that a word goes on with which a conjunction joins to its object without an article: "revendique
    l'attaque et menace de frapper"; None where the word may be a noun."""
    noun = rows.heads[at]
    joined = at > 1 and rows.upos[at - 1] == "CCONJ" and rows.deprels[at] == "conj" and rows.upos[at] == "NOUN"
    if not joined or noun < 0 or rows.upos[noun] not in ("NOUN", "VERB") or at + 1 == len(rows.texts):
        return None
    own = {rows.deprels[k] for k, head in enumerate(rows.heads) if head == at and k < at}
    article = any(head == noun and rows.deprels[k] == "det" for k, head in enumerate(rows.heads))
    leads = rows.upos[at + 1] in ("DET", "ADP", "SCONJ", "PRON") or rows.texts[at + 1] in OPENING
    above = rows.upos[noun] == "VERB"
    verb = noun if above else rows.heads[noun]
    article = article or above
    finite = verb >= 0 and (above or rows.deprels[noun] in ("obj", "obl")) and _is_told(rows, verb)
    return verb if finite and article and leads and not own & {"det", "amod", "case", "nummod"} else None


def _is_told(rows: Rows, verb: int) -> bool:
    """Whether a verb is finite, itself or by its auxiliary or by the verb that it completes ("a fait fermer")."""
    if rows.deprels[verb] == "xcomp" and rows.heads[verb] >= 0:
        verb = rows.heads[verb]
    helpers = (k for k, head in enumerate(rows.heads) if head == verb and rows.deprels[k].startswith("aux"))
    return any("VerbForm=Fin" in rows.feats[k] for k in (verb, *helpers))

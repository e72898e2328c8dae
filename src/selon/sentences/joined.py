"""Verbs that go on with another verb, by what the parser hung elsewhere: shared auxiliaries, verbs taken for nouns."""

from __future__ import annotations

from selon.sentences.rows import Rows

OPENING = frozenset({"«", "“", '"', "„"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})
NEAR = frozenset({"ADV", "ADP"})
PARTED = NEAR | {"DET", "NOUN", "ADJ", "PUNCT"}
"""What may stand between a participle and its auxiliary; behind what is no clause of its own, more."""
LISTED = 25
"""Words between a participle behind a comma and the last one that shares its auxiliary."""


def join_verb(rows: Rows, at: int) -> None:
    """Hang a participle that a conjunction joins to an object on the verb whose auxiliary it shares: "a dénoncé un
    « coup de force » et réclamé un vote"."""
    before = at - 1
    while before > 0 and rows.upos[before] == "ADV":
        before -= 1
    listed = rows.texts[before] == "," and any(
        rows.upos[k] == "CCONJ" and rows.texts[k + 1].lower().endswith(rows.forms.participle)
        for k in range(at + 1, min(at + LISTED, len(rows.texts) - 1))
    )
    joined = (rows.upos[before] == "CCONJ" and rows.deprels[at] == "conj") or (listed and rows.upos[at + 1] == "DET")
    if (
        at + 1 == len(rows.texts)
        or not joined
        or not rows.texts[at].lower().endswith(rows.forms.participle)
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
    l'attaque et menace de frapper"; None where the word may be a noun or adjective."""
    noun = rows.heads[at]
    joined = at > 1 and rows.upos[at - 1] == "CCONJ" and rows.deprels[at] == "conj" and rows.upos[at] in ("NOUN", "ADJ")
    if not joined or noun < 0 or rows.upos[noun] not in ("NOUN", "VERB") or at + 1 == len(rows.texts):
        return None
    own = {rows.deprels[k] for k, head in enumerate(rows.heads) if head == at and k < at}
    article = any(head == noun and rows.deprels[k] == "det" for k, head in enumerate(rows.heads))
    leads = rows.upos[at + 1] in ("DET", "ADP", "SCONJ", "PRON") or rows.texts[at + 1] in OPENING
    if rows.upos[at] == "ADJ" and (
        rows.upos[at + 1] == "ADP" or rows.texts[at].lower().endswith(rows.forms.participle)
    ):
        return None
    verb = _finite_above(rows, noun)
    article = article or rows.upos[noun] == "VERB"
    return verb if verb >= 0 and article and leads and not own & {"det", "amod", "case", "nummod"} else None


def _finite_above(rows: Rows, noun: int) -> int:
    """The finite verb above a word that is it, or its object or phrase, near or over a participle; or -1."""
    here = noun
    for _ in range(4):
        if rows.upos[here] == "VERB" and _is_told(rows, here):
            return here
        if here != noun and rows.upos[here] != "VERB":
            return -1
        if rows.upos[here] != "VERB" and rows.deprels[here] not in ("obj", "obl"):
            return -1
        here = rows.heads[here]
        if here < 0:
            return -1
    return -1


def _is_told(rows: Rows, verb: int) -> bool:
    """Whether a verb is finite, itself or by its auxiliary or by the verb that it completes ("a fait fermer")."""
    if rows.deprels[verb] == "xcomp" and rows.heads[verb] >= 0:
        verb = rows.heads[verb]
    helpers = (k for k, head in enumerate(rows.heads) if head == verb and rows.deprels[k].startswith("aux"))
    return any("VerbForm=Fin" in rows.feats[k] for k in (verb, *helpers))


def opens_as_participle(rows: Rows, at: int) -> bool:
    """Whether a word that opens its sentence is a participle with its agent, taken for a name or noun: "Jugée « trop
    vague » par l'opposition, la motion ..."; then it hangs on the verb of the sentence, and the agent on it."""
    texts = rows.texts
    comma = next((k for k in range(at + 2, min(at + LISTED, len(texts))) if texts[k] == ","), None)
    if at not in (0, *rows.openings) or comma is None or not texts[at].endswith(rows.forms.participle):
        return False
    by = next((k for k in range(at + 1, comma) if texts[k].lower() in rows.forms.by), None)
    led = texts[at + 1] in OPENING or rows.upos[at + 1] in ("ADP", "ADV", "ADJ")
    root = next((k for k in range(comma, len(texts)) if "VerbForm=Fin" in rows.feats[k]), None)
    if by is None or not led or root is None or any("VerbForm=Fin" in rows.feats[k] for k in range(at, comma)):
        return False
    noun = next((k for k in range(by + 1, comma) if rows.upos[k] in ("NOUN", "PROPN", "PRON")), None)
    if noun is None:
        return False
    verb = rows.heads[root] if rows.deprels[root].startswith(("aux", "cop")) else root
    rows.heads[at], rows.deprels[at] = verb, "advcl"
    rows.upos[at], rows.feats[at] = "VERB", "Tense=Past|VerbForm=Part|Voice=Pass"
    rows.heads[noun], rows.deprels[noun] = at, "obl:agent"
    rows.heads[by], rows.deprels[by] = noun, "case"
    return True


def share_object(rows: Rows, at: int) -> None:
    """Hang what follows the second of two verbs joined by "ni" on the first, which is denied of the same thing: "n'a ni
    confirmé ni infirmé la date"."""
    first = at - 2
    if (
        first < 1
        or rows.texts[at - 1].lower() not in rows.forms.nor
        or rows.upos[first] != "VERB"
        or rows.heads[at] != first
    ):
        return
    for place, head in enumerate(rows.heads):
        if head == at and place > at:
            rows.heads[place] = first


def is_doubled(rows: Rows, at: int) -> bool:
    """Whether a stressed pronoun between commas stands behind a verb for its subject ("Le maire dénonce, lui, un
    oubli"); then it is no object, and what hung on it hangs on the verb."""
    texts = rows.texts
    if (
        at + 4 >= len(texts)
        or texts[at + 1] != ","
        or texts[at + 3] != ","
        or texts[at + 2].lower() not in rows.forms.stressed
    ):
        return False
    pronoun = at + 2
    for place, head in enumerate(rows.heads):
        if head == pronoun and place > pronoun and rows.upos[place] != "PUNCT":
            rows.heads[place] = at
            cased = any(rows.heads[k] == place and rows.deprels[k] == "case" for k in range(pronoun, place))
            rows.deprels[place] = "obl" if cased else "obj" if rows.upos[place] in NOMINAL else rows.deprels[place]
    rows.heads[pronoun], rows.deprels[pronoun] = at, "dislocated"
    noun = next((k for k in range(pronoun + 2, len(texts)) if rows.upos[k] not in ("DET", "ADJ", "NUM")), at)
    if rows.upos[noun] == "NOUN" and noun > pronoun + 2 and 0 <= rows.heads[noun] < at:
        rows.heads[noun], rows.deprels[noun] = at, "obj"
    return True


def join_auxiliary(rows: Rows, at: int) -> bool:
    """Make one verb of a participle and the auxiliary that the parser took for a verb of its own: "a de son côté
    rappelé". The participle takes the auxiliary's place in the tree, with all that hung on it."""
    below = rows.deprels[at] in ("acl", "xcomp", "ccomp", "amod", "obj", "advcl")
    between = NEAR if rows.deprels[at] == "advcl" else PARTED
    if not below or not rows.texts[at].lower().endswith(rows.forms.participle + rows.forms.irregular):
        return False
    for place in range(at - 1, max(at - 7, -1), -1):
        having = rows.upos[place] == "VERB" and rows.lemmas[place] in rows.forms.having
        if having and "VerbForm=Fin" in rows.feats[place]:
            break
        if rows.upos[place] not in between:
            return False
    else:
        return False
    if not _is_above(rows, place, at):
        return False
    rows.heads[at], rows.deprels[at] = rows.heads[place], rows.deprels[place]
    rows.heads = [at if head == place else head for head in rows.heads]
    rows.heads[at] = -1 if rows.heads[at] == at else rows.heads[at]
    rows.upos[place], rows.heads[place], rows.deprels[place] = "AUX", at, "aux:tense"
    rows.feats[at] = "Tense=Past|VerbForm=Part"
    return True


def _is_above(rows: Rows, ruler: int, at: int) -> bool:
    """Whether a word governs another, near or far."""
    here = rows.heads[at]
    for _ in range(6):
        if here == ruler:
            return True
        if here < 0:
            return False
        here = rows.heads[here]
    return False

"""Contents that a quotation shows: behind the cue, behind its preposition, behind an aside or an addressee."""

from __future__ import annotations

from selon.attributions.extents import Content, last_of_cue, preposition, to_clause_end
from selon.attributions.lexicons import Cue, Lexicon
from selon.trees import Tree, spans

STRUCTURAL = frozenset(
    {"que", "clause", "inf", "obj", "attr", "comme", "self", "quote", "selon", "np"}
    | {"!à", "!pass", "!living", "!living-obj", "!bare"}
)


def quoted_complement(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content in a quotation that follows the cue directly, with what carries it on: "disant « prendre ... »"."""
    words = tree.words
    place = _behind_aside(tree, last_of_cue(tree, verb, cue) + 1)
    owned = _owned(tree, place) if "quote" in cue.frames else None
    if owned is not None:
        return owned
    if place + 2 < len(words) and _governs(tree, place, cue, lexicon):
        place += 1
        closing = next((i for i in range(place + 1, len(words)) if words[i].text in ("»", "”", '"')), None)
        if closing is None or words[place].text not in ("«", "“", '"'):
            return None
        chosen = to_clause_end(tree, verb, set(range(place, closing + 1)), lexicon)
        frame = preposition(tree, place - 1, lexicon)
        return Content(spans=spans(words, chosen), frame=frame, head=place + 1)
    if place + 1 >= len(words) or words[place].text not in ("«", "“", '"'):
        return None
    if not cue.frames & {"quote", "obj", "que", "attr", "inf", preposition(tree, place + 1, lexicon)}:
        return None
    closing = next((i for i in range(place + 1, len(words)) if words[i].text in ("»", "”", '"')), None)
    if closing is None or _goes_on_behind(tree, verb, closing):
        return None
    if any("VerbForm=Fin" in w.feats for w in words[place:closing]) and closing + 1 < len(words):
        if words[closing + 1].upos == "ADP":  # "a crié « vous allez mourir » avant de fuir"
            return Content(spans=spans(words, range(place, closing + 1)), frame="obj", head=place + 1)
    chosen = to_clause_end(tree, verb, set(range(place, closing + 1)), lexicon)
    return Content(spans=spans(words, chosen), frame="obj", head=place + 1)


def _owned(tree: Tree, place: int) -> Content | None:
    """Content in quoted words behind a possessive: "disent leur « ras-le-bol »"."""
    words = tree.words
    if place + 2 >= len(words) or "Poss=Yes" not in words[place].feats or words[place + 1].text not in ("«", "“", '"'):
        return None
    closing = next((i for i in range(place + 2, len(words)) if words[i].text in ("»", "”", '"')), None)
    return None if closing is None else Content(spans=spans(words, range(place, closing + 1)), frame="obj", head=place)


def quoted_oblique(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content in a quotation behind a preposition of the cue and its object: "qualifie le vin de « râpeux »"."""
    words = tree.words
    for place in range(last_of_cue(tree, verb, cue) + 1, min(verb + 12, len(words) - 2)):
        if _governs(tree, place, cue, lexicon):
            closing = next((i for i in range(place + 2, len(words)) if words[i].text in ("»", "”", '"')), None)
            if closing is None:
                return None
            frame = preposition(tree, place, lexicon)
            infinitive = "VerbForm=Inf" in words[place + 2].feats and f"{frame}-inf" in cue.frames
            frame, low = (f"{frame}-inf", place) if infinitive else (frame, place + 1)
            return Content(spans=spans(words, range(low, closing + 1)), frame=frame, head=place + 2)
        if words[place].upos in ("PUNCT", "VERB", "AUX", "SCONJ"):
            return None
    return None


def quoting_infinitive(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content in an infinitive that opens a quotation behind an addressee: "reproche au maire d'avoir « menti »"."""
    words = tree.words
    low = last_of_cue(tree, verb, cue) + 1
    if low >= len(words) or words[low].upos != "ADP":
        return None
    for place in range(low + 1, min(verb + 12, len(words) - 1)):
        if words[place].upos in ("PUNCT", "SCONJ", "CCONJ") or "VerbForm=Fin" in words[place].feats:
            return None
        framed = f"{preposition(tree, place - 1, lexicon)}-inf" in cue.frames
        if "VerbForm=Inf" in words[place].feats and framed and words[place + 1].text in ("«", "“", '"'):
            chosen = to_clause_end(tree, verb, set(range(place - 1, place + 2)), lexicon)
            return Content(spans=spans(words, chosen), frame="inf", head=place)
    return None


def _behind_aside(tree: Tree, place: int) -> int:
    """The place, or that behind an aside that leads to a quotation: "évoque, en privé, « une guerre »"."""
    words = tree.words
    if place + 1 < len(words) and words[place].upos == "ADV" and words[place + 1].text in ("«", "“", '"'):
        return place + 1
    if place >= len(words) or words[place].text != ",":
        return place
    closing = next((i for i in range(place + 1, min(place + 10, len(words) - 1)) if words[i].text == ","), None)
    if closing is None or words[closing + 1].text not in ("«", "“", '"'):
        return place
    verbal = any("VerbForm=Fin" in w.feats for w in words[place:closing])
    return place if verbal else closing + 1


def _governs(tree: Tree, place: int, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether a word is a preposition of the cue's frames with a quotation right behind it: "parle d'« un recul »"."""
    if tree.words[place].upos != "ADP" or tree.words[place + 1].text not in ("«", "“", '"'):
        return False
    found = preposition(tree, place, lexicon)
    return bool((cue.frames - STRUCTURAL) & {found, f"{found}-indefinite"})


def _goes_on_behind(tree: Tree, verb: int, closing: int) -> bool:
    """Whether the clause has its verb right behind the quotation: "un amendement dit « balai » a été adopté"."""
    behind = tree.words[closing + 1] if closing + 1 < len(tree.words) else None
    return behind is not None and "VerbForm=Fin" in behind.feats and not tree.auxiliaries(verb)

"""Cues inserted in a quotation without closing it: « Nous avons gagné, se réjouit le maire, et c'est fini. »."""

from __future__ import annotations

from selon.attributions.colons import GESTURE
from selon.attributions.lexicons import Cue
from selon.attributions.phrases import group_start, verb_group
from selon.attributions.quotations import Quotation
from selon.attributions.scene import Finding, Scene
from selon.attributions.sentence_cues import cue_of
from selon.attributions.speakers import pronoun_or_phrase, speaker
from selon.records import SourceKind, Span, SpeechType, Word
from selon.trees import Tree

BEFORE = frozenset({",", "!", "?", "…"})
BEHIND = frozenset({",", ".", ":", ";", "»", "”", '"', "!", "?"})


def inserted(scene: Scene, q: Quotation) -> Finding | None:
    """Finding of the first cue inserted in a quotation, subject behind it; None when there is none.

    Its content is the quotation without the inserted words."""
    low, high = scene.at(q.span.start), scene.at(q.span.end)
    for step in range(low + 3, high):
        number, word = scene.stream[step]
        if word.upos not in ("VERB", "AUX") or (number, word.index) in scene.used:
            continue
        cue = cue_of(scene, number, word.index) or _with_clitic(scene, number, word.index)
        if cue is None or "quote" not in cue.frames:
            continue
        found = _finding(scene, q, (number, word.index, cue))
        if found is not None:
            return found
    return None


def _with_clitic(scene: Scene, number: int, verb: int) -> Cue | None:
    """Stands for the line of a verb that no table has, with its clitic subject between two commas: ", fit-il,"."""
    words = scene.trees[number].words
    if not 0 < verb < len(words) - 2 or words[verb - 1].text not in BEFORE or words[verb + 2].text not in BEHIND:
        return None
    return GESTURE if words[verb + 1].text.startswith("-") and words[verb + 1].upos == "PRON" else None


def _finding(scene: Scene, q: Quotation, at: tuple[int, int, Cue]) -> Finding | None:
    """Finding of a cue inside a quotation when a comma stands before it and its speaker right behind it."""
    number, verb, cue = at
    tree = scene.trees[number]
    words = tree.words
    first, last = verb_group(tree, verb, cue, scene.lexicon)
    start = group_start(tree, verb, scene.lexicon)
    feats = "|".join(w.feats for w in words[start : verb + 1])
    place = scene.at(words[start].start)
    if not place or scene.stream[place - 1][1].text not in BEFORE or "VerbForm=Fin" not in feats:
        return None
    if "Person=1" in feats or "Person=2" in feats or not _enough_before(scene, q, words[start].start):
        return None
    content = (Span(q.span.start, words[start].start),)
    source_at = speaker(scene, number, verb, content)
    if source_at is None or not start < source_at <= last + 5 or source_at == verb:
        return None
    if _person(tree, source_at) in ("1", "2"):
        return None
    source = pronoun_or_phrase(scene, number, source_at, verb)
    # A clitic stands between the auxiliary and the verb: "a-t-il poursuivi".
    end = _insertion_end(scene, tree, max(words[verb].end, source[-1].end) if source else words[last].end)
    if end is None:
        return None
    scene.used.add((number, verb))
    if first <= source_at <= verb or words[source_at].text.startswith("-"):
        first = verb
    rest = Span(end, q.span.end)
    kept = tuple(s for s in (*content, rest) if scene.text(s).strip(' .,»”"\u00a0\u202f'))
    cue_span = Span(words[first].start, words[last].end)
    return Finding(
        rule="quote-cue-inside",
        sentence=number,
        cue=(cue_span,),
        cue_at=verb,
        content=kept,
        source=source,
        source_at=source_at,
        entry=cue,
        type=SpeechType.DIRECT,
    )


def _enough_before(scene: Scene, q: Quotation, place: int) -> bool:
    """Whether at least two words of the quotation stand before the cue."""
    return len(scene.words_in(Span(q.span.start, place))) >= 2


def _person(tree: Tree, index: int) -> str:
    """Grammatical person of a word, or the empty string."""
    feats = tree.words[index].feats
    place = feats.find("Person=")
    return feats[place + 7 : place + 8] if place >= 0 else ""


def _insertion_end(scene: Scene, tree: Tree, source_end: int) -> int | None:
    """Where the inserted words end: at the mark behind the speaker, over an apposition that two commas enclose, or over
    a venue ("« Il pleut, dit la maire, dans un entretien au Phare. Partons. »")."""
    words = tree.words
    behind = [w for w in words if w.start >= source_end]
    if behind and behind[0].upos == "ADP":
        stop = next((k for k, w in enumerate(behind[:10]) if w.text in (",", ".")), None)
        if stop is None or any("VerbForm=Fin" in w.feats for w in behind[:stop]):
            return None
        return behind[stop].end
    if not behind or behind[0].text not in BEHIND:
        return None
    if behind[0].text != ",":
        return behind[0].end if behind[0].text in (".", ":", ";") else behind[0].start
    for word in behind[1:12]:
        if word.text in (",", ".", "»"):
            between = [w for w in behind[1:] if w.start < word.start]
            if between and between[0].upos == "ADP" and word.text != "»" and _is_venue(scene, tree, between):
                return word.end if word.text == "." else word.start
            plain = between and between[0].upos in ("NOUN", "DET", "PROPN", "ADJ")
            if plain and not any("VerbForm=Fin" in w.feats or w.upos == "PRON" for w in between):
                return word.start
            break
    return behind[0].end


def _is_venue(scene: Scene, tree: Tree, words: list[Word]) -> bool:
    """Whether words lead to an outlet, by name or by a noun for one or for an interview."""
    said = scene.lexicon.function["interview"]
    heads = {w.lemma.casefold() for w in words}
    named = any(scene.outlet_at(tree, w.index) is not None for w in words)
    return named or bool(heads & said) or any(scene.lexicon.heads.get(head) is SourceKind.OUTLET for head in heads)

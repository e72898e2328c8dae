"""Contents that stand elsewhere than in a complement, and complements that are no content."""

from __future__ import annotations

from dataclasses import replace

from selon.attributions.extents import Content, preposition
from selon.attributions.lexicons import Cue, plain
from selon.attributions.phrases import source_spans, verb_group
from selon.attributions.scene import Scene
from selon.attributions.sentence_cues import finite_feats, is_passive
from selon.records import Span, SpeechAct
from selon.trees import CLOSING, Tree, spans, stretch


def named_thing(scene: Scene, tree: Tree, at: tuple[int, Cue], content: Content) -> Content:
    """For verbs of naming ("a qualifié le texte de « brouillon »") the content with the thing that is named."""
    verb, cue = at
    if cue.lemma not in scene.lexicon.function["naming"] or content.frame in ("obj", "que", "parenthetical"):
        return content
    things = [k for k in tree.children(verb, "obj", "nsubj:pass") if tree.words[k].upos != "PRON" or k < verb]
    if is_passive(scene, tree, verb):
        subject = tree.subject(verb)
        things = [] if subject is None else [subject]
    for thing in things[:1]:
        inside = [k for k in tree.kids[thing] if any(s.start <= tree.words[k].start < s.end for s in content.spans)]
        named = source_spans(tree, thing, stop=inside)
        if not any(a.overlaps(b) for a in named for b in content.spans):
            return replace(content, spans=tuple(sorted((*named, *content.spans))))
    return content


def is_act(scene: Scene, tree: Tree, verb: int, cue: Cue) -> bool:
    """Whether a complement shows that the verb tells an act ("condamne la laiterie à 15 000 euros")."""
    barred = {frame[1:] for frame in cue.frames if frame.startswith("!")}
    if not barred:
        return False
    for kid in tree.children(verb, "obl", "xcomp", "advcl"):
        case = tree.child(kid, "case", "mark")
        if kid > verb and case is not None and preposition(tree, case, scene.lexicon) in barred:
            return True
    return False


def hides_name(scene: Scene, tree: Tree, verb: int, content: Content) -> bool:
    """Whether the verb and its content only say that a name is withheld ("ont requis l'anonymat", "asked not to be
    named")."""
    asked = content.frame.endswith("inf")
    if not (asked or content.frame == "obj") or not content.spans:
        return False
    if not asked and tree.words[content.head].lemma.casefold() in scene.lexicon.function["namelessness"]:
        return True
    said = plain(scene.document.text[tree.words[verb].start : content.spans[-1].end])
    return any(said.startswith(phrase) if asked else phrase.endswith(said) for phrase in scene.lexicon.anonymity)


def cleft(scene: Scene, number: int, verb: int) -> Content | None:
    """The sentence before, for "C'est ce qu'a annoncé X": the relative takes up what has just been said."""
    tree = scene.trees[number]
    first, _ = verb_group(tree, verb, None, scene.lexicon)
    if not 2 <= first <= 6 or number == 0:
        return None
    texts = [w.lower for w in tree.words[:first]]
    function = scene.lexicon.function
    if texts[-1] not in function["that"] or texts[-2] not in function["cleft"] or texts[0] not in function["cleft"]:
        return None
    before = scene.trees[number - 1].words
    return Content(spans=spans(before, range(len(before))), frame="cleft", head=0)


def clitic(scene: Scene, tree: Tree, verb: int, cue: Cue) -> Content | None:
    """Content in an object clitic ("le ministère l'a confirmé"), for confirming and denying, and in a neuter one for
    what takes a clause ("le journal l'annonçait lundi")."""
    firm = cue.act in (SpeechAct.CONFIRM, SpeechAct.DENY) and "obj" in cue.frames
    asserts = cue.act is SpeechAct.ASSERT and cue.group == "speech" and {"que", "quote"} <= cue.frames
    feats = finite_feats(tree, verb)
    others = scene.lexicon.quoted_only.get(cue.lemma, ())  # "qui l'avait défendu" defends somebody
    asserts = asserts and all(c.act is SpeechAct.ASSERT for c in others)
    asserts = asserts and "VerbForm=Fin" in feats and "Person=1" not in feats and "Gender=Fem" not in feats
    if not firm and not asserts:
        return None
    for kid in tree.children(verb, "obj"):
        word = tree.words[kid]
        if kid < verb and word.upos == "PRON" and "PronType=Rel" not in word.feats:
            neuter = firm or word.lower in scene.lexicon.function["it"]
            if neuter and word.lower not in scene.lexicon.function["reflexive"]:
                return Content(spans=(Span(word.start, word.end),), frame="clitic", head=kid)
    return None


def after_colon(tree: Tree, verb: int, cue: Cue) -> Content | None:
    """The clause behind a colon: "la préfète l'a confirmé : le col rouvrira", "le port prévient : rien ne bougera"."""
    words = tree.words
    if not cue.frames & {"que", "quote"}:
        return None
    colon = next((i for i in range(verb + 1, len(words)) if words[i].text == ":"), None)
    if colon is None or any("VerbForm=Fin" in w.feats or w.text in CLOSING for w in words[verb + 1 : colon]):
        return None
    end = next((i for i in range(colon + 1, len(words)) if words[i].text == ";"), len(words))
    if words[min(colon + 1, len(words) - 1)].text in CLOSING.values() or not any(
        "VerbForm=Fin" in w.feats for w in words[colon:end]
    ):
        return None
    return Content(spans=stretch(words, colon + 1, end), frame="colon", head=colon + 1)


def relative_object(scene: Scene, number: int, verb: int) -> Content | None:
    """The relative "ce que", for what somebody says of the clause before it: "..., ce que conteste la maire"."""
    tree = scene.trees[number]
    words = tree.words
    first, last = verb_group(tree, verb, None, scene.lexicon)
    function = scene.lexicon.function
    if first < 3 or words[first - 1].lower not in function["that"] or words[first - 2].lower not in function["cleft"]:
        return None
    if words[first - 3].lower in function["cleft"] or "VerbForm=Fin" not in finite_feats(tree, verb):
        return None
    opening = words[last + 1].upos if last + 1 < len(words) else ""
    if opening not in ("DET", "PROPN", "NUM", "ADJ") or scene.lexicon.verbs.get(words[first - 3].lemma.casefold()):
        return None
    return Content(spans=(Span(words[first - 2].start, words[first - 1].end),), frame="relative", head=first - 2)


def inverted_subject(tree: Tree, verb: int) -> int | None:
    """The noun right behind a verb in a relative: "que dénoncent les élus"."""
    words = tree.words
    if verb + 2 >= len(words) or words[verb + 1].upos != "DET":
        return None
    place = next((i for i in range(verb + 2, min(verb + 5, len(words))) if words[i].upos in ("NOUN", "PROPN")), None)
    clear = place is not None and all(w.upos in ("DET", "ADJ", "NUM") for w in words[verb + 1 : place])
    return place if clear else None


def quoted_antecedent(scene: Scene, number: int, verb: int, cue: Cue) -> Content | None:
    """The quotation that a relative clause takes up: "cette « erreur » que dénonce la maire"."""
    tree = scene.trees[number]
    words = tree.words
    if "obj" not in cue.frames or "VerbForm=Fin" not in finite_feats(tree, verb):
        return None
    that = next(
        (i for i in range(verb - 1, max(verb - 9, 0), -1) if words[i].lower in scene.lexicon.function["that"]), 0
    )
    if that < 2 or words[that - 1].text not in ("»", "”", '"'):
        return None
    if any(words[i].upos in ("VERB", "PUNCT", "SCONJ") for i in range(that + 1, verb)):
        return None
    closing = words[that - 1].text
    low = next((i for i in range(that - 2, -1, -1) if words[i].text == CLOSING[closing]), None)
    if low is None:
        return None
    return Content(spans=(Span(words[low].start, words[that - 1].end),), frame="relative", head=low + 1)


def as_clause(scene: Scene, number: int, verb: int) -> Content | None:
    """The rest of the sentence, for "comme le souligne X", "comme X l'a dit" and "as first reported by X"."""
    tree = scene.trees[number]
    words = tree.words
    first, last = verb_group(tree, verb, None, scene.lexicon)
    low = first
    while low > 0 and first - low < 8 and words[low].lower not in scene.lexicon.function["as"]:
        if (
            words[low - 1].upos in ("PUNCT", "SCONJ", "VERB")
            and words[low - 1].lower not in scene.lexicon.function["as"]
        ):
            return None
        low -= 1
    told = "VerbForm=Fin" in finite_feats(tree, verb) or tree.child(verb, "obl:agent") is not None
    if words[low].lower not in scene.lexicon.function["as"] or not told:
        return None
    high = next((i for i in range(last + 1, len(words)) if words[i].text in (",", ".", ";", "»")), len(words))
    rest = [i for i in range(len(words)) if not low <= i < high]
    if sum(words[i].upos != "PUNCT" for i in rest) < 3:
        return None
    return Content(spans=spans(words, rest), frame="as", head=words[verb].head)

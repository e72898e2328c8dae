"""Contents around a cue that stands between commas or behind a mark: "Le pont, assure la mairie, tient"."""

from __future__ import annotations

from selon.attributions.extents import Content
from selon.attributions.lexicons import Cue, Lexicon
from selon.attributions.phrases import group_start, trailing_asides
from selon.attributions.scene import Scene
from selon.attributions.sentence_cues import finite_feats
from selon.trees import Tree, spans

MARKS = frozenset({",", "»", "”", '"', "–", "—", "-", "!", "?"})
CLOSED = frozenset({"»", "”", '"'})


def _inserted_start(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> int:
    """First word of what is inserted: the verb group, or the subject before it where the cue takes a clause without a
    conjunction ("The bridge, the mayor said, is safe")."""
    first = group_start(tree, verb, lexicon)
    subject = tree.child(verb, "nsubj") if "clause" in cue.frames else None
    if subject is None or subject > first or "PronType=Rel" in tree.words[subject].feats:
        return first
    return min(tree.subtree(subject))


def inverted(scene: Scene, number: int, verb: int, cue: Cue) -> bool:
    """Whether the verb stands in a parenthetical: after a comma or mark that closes a clause or a quotation,
    and without a subject of its own between that clause and the verb."""
    tree = scene.trees[number]
    words = tree.words
    first = _inserted_start(tree, verb, cue, scene.lexicon)
    if (
        first == 0
        or words[first - 1].text not in MARKS
        or words[first].lower in scene.lexicon.function["negative-clitic"]
    ):
        return False
    if _clitic_subject(tree, verb, first):
        return True
    main = _main_verb_before(tree, first)
    if main is None:
        return _only_quotation_before(tree, first) or _inserted(tree, verb, first) or _signed(tree, verb, first, cue)
    if _ends_apposition(scene, tree, verb, first):
        return False
    subjects = [k for k in tree.children(verb, "nsubj") if main < k < first]
    return not any(_set_off(tree, k, first) for k in subjects)


def _ends_apposition(scene: Scene, tree: Tree, verb: int, first: int) -> bool:
    """Whether the comma before a verb ends an apposition of its subject, behind "que": what stands behind the verb is
    nobody who speaks ("que le fonds, Orvel, avait réclamé la tête du maire")."""
    words = tree.words
    comma = next((i for i in range(first - 2, 0, -1) if words[i].text == "," or "VerbForm=Fin" in words[i].feats), 0)
    mark = next((i for i in range(comma - 1, 0, -1) if "VerbForm=Fin" in words[i].feats or words[i].text == ","), 0)
    that = any(w.lower in scene.lexicon.function["that"] for w in words[mark + 1 : comma])
    thing = next((w for w in words[verb + 1 : verb + 4] if w.upos in ("NOUN", "PROPN")), None)
    if not that or words[comma].text != "," or thing is None or thing.upos == "PROPN":
        return False
    return scene.lexicon.heads.get(thing.lemma.casefold()) is None and not scene.lexicon.names_people(thing.lemma)


def _signed(tree: Tree, verb: int, first: int, cue: Cue) -> bool:
    """Whether the verb and who speaks end a headline without a verb: "Prices past their peak, says governor"."""
    behind = tree.words[verb + 1 :]
    nominal = bool(behind) and all(w.upos in ("NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM", "PUNCT") for w in behind)
    return "clause" in cue.frames and first == verb and tree.words[first - 1].text == "," and nominal


def _clitic_subject(tree: Tree, verb: int, first: int) -> bool:
    """Whether the subject is a clitic behind the verb or its auxiliary ("craint-elle", "a-t-il dit")."""
    return any(w.text.startswith("-") and w.upos == "PRON" for w in tree.words[first + 1 : verb + 2])


def _inserted(tree: Tree, verb: int, first: int) -> bool:
    """Whether the verb stands between commas in a clause that goes on ("Le maire, a dit l'agence, ne ...")."""
    return _insertion_end(tree, verb, first) is not None


def _insertion_end(tree: Tree, verb: int, first: int) -> int | None:
    """Comma that ends an inserted cue, when a noun phrase stands before it and a finite verb right behind it."""
    words = tree.words
    if words[first - 1].text != "," or not any(w.upos in ("NOUN", "PROPN", "PRON") for w in words[:first]):
        return None
    comma = next((i for i in range(verb + 1, min(verb + 14, len(words))) if words[i].text == ","), None)
    if comma is None or any("VerbForm=Fin" in words[i].feats for i in range(verb + 1, comma)):
        return None
    near = words[comma + 1 : comma + 4]
    if near and near[0].upos == "ADP" and not any("VerbForm=Fin" in w.feats for w in words[:first]):
        return comma  # "Pas question, martèle la maire, de vendre"
    relative = bool(near) and (near[0].upos == "SCONJ" or "PronType=Rel" in near[0].feats)
    return comma if any("VerbForm=Fin" in w.feats for w in near) and not relative else None


def _only_quotation_before(tree: Tree, first: int) -> bool:
    """Whether nothing but a quotation, and a mark, stands before a word."""
    texts = [w.text for w in tree.words[:first]]
    inner = next((i for i, text in enumerate(texts) if text in ("«", "“", '"')), None)
    if inner is None or not any(text in CLOSED for text in texts[-2:]):
        return False
    alone = all(w.upos in ("PUNCT", "ADV", "CCONJ") for w in tree.words[:inner])
    return alone or ("," not in texts[:inner] and texts[-1] == "," and _subject_behind(tree, first))


def _subject_behind(tree: Tree, first: int) -> bool:
    """Whether a noun phrase stands right behind a verb: "Une réforme « juste », martèle l'exécutif"."""
    place = next((i for i in range(first, min(first + 3, len(tree.words))) if tree.words[i].upos == "VERB"), first)
    behind = tree.words[place + 1] if place + 1 < len(tree.words) else None
    return behind is not None and behind.upos in ("DET", "PROPN") and "VerbForm=Fin" in tree.words[place].feats


def _set_off(tree: Tree, subject: int, first: int) -> bool:
    """Whether something between commas stands between a subject and its verb, which a comma then precedes."""
    commas = [i for i in range(subject + 1, first) if tree.words[i].text in (",", "(", "–", "—")]
    return len(commas) > 1


def _main_verb_before(tree: Tree, first: int) -> int | None:
    """Last finite verb before a word that stands in no relative clause, or None."""
    words = tree.words
    for index in range(first - 1, -1, -1):
        if "VerbForm=Fin" not in words[index].feats:
            continue
        low = index
        while low > 0 and words[low - 1].upos != "PUNCT" and "PronType=Rel" not in words[low].feats:
            low -= 1
        if "PronType=Rel" not in words[low].feats and words[index].deprel != "acl:relcl":
            return index
    return None


def parenthetical(scene: Scene, number: int, verb: int, cue: Cue) -> Content | None:
    """Content that surrounds an inserted cue: "Le pont, assure la mairie, tient", "..., estime-t-il"."""
    tree = scene.trees[number]
    if not cue.frames & {"quote", "que"} or "VerbForm=Fin" not in finite_feats(tree, verb):
        return None
    told = _clause_around(tree, verb) if "clause" in cue.frames else None
    if told is not None:
        return told
    if not inverted(scene, number, verb, cue):
        return None
    first = _inserted_start(tree, verb, cue, scene.lexicon)
    low = _sentence_start(tree, first)
    own = {i for i in tree.subtree(verb) if i >= first} if tree.words[verb].deprel == "parataxis" else set()
    before = [i for i in range(low, first) if i not in own]
    if len([i for i in before if tree.words[i].upos != "PUNCT"]) < 2:
        return None
    after = _resumed(scene, tree, (verb, first), own)
    chosen = [i for i in range(low, first)] + after
    return Content(spans=spans(tree.words, chosen), frame="parenthetical", head=tree.words[verb].head)


def _clause_around(tree: Tree, verb: int) -> Content | None:
    """Content in a clause without a conjunction before the cue and its subject, or around both: "The bridge is safe, X
    said", "The bridge, X said, is safe"."""
    subjects = [k for k in tree.children(verb, "nsubj") if k < verb]
    first = min(tree.subtree(subjects[-1])) if subjects else verb
    for kid in tree.children(verb, "ccomp"):
        clause = tree.subtree(kid)
        if max(clause) < first and tree.is_finite(kid):
            return Content(spans=spans(tree.words, clause), frame="parenthetical", head=kid)
    host = tree.words[verb].head
    if tree.words[verb].deprel != "parataxis" or first == 0 or tree.words[first - 1].text not in MARKS:
        return None
    chosen = tree.subtree(host, without=[verb])
    for other in subjects[:-1]:
        chosen |= tree.subtree(other)
    for kid in tree.children(host, "advcl"):
        if host < verb < kid and tree.is_gerund(kid):
            chosen -= tree.subtree(kid)  # "The bridge closed, the Gazette reported, citing two officials"
    return Content(spans=spans(tree.words, chosen), frame="parenthetical", head=host)


def _sentence_start(tree: Tree, first: int) -> int:
    """First word of the content before a parenthetical: behind a semicolon, else that of the sentence."""
    return next((i + 1 for i in range(first - 1, -1, -1) if tree.words[i].text == ";"), 0)


def _resumed(scene: Scene, tree: Tree, at: tuple[int, int], own: set[int]) -> list[int]:
    """Words after an inserted cue that carry the content on: the rest of the host clause after a comma."""
    verb, first = at
    word = tree.words[verb]
    comma = _insertion_end(tree, verb, first) if first else None
    if comma is not None:
        return [i for i in range(comma + 1, len(tree.words)) if i not in own]
    if word.deprel != "parataxis" or word.head <= verb:
        return []
    host = word.head
    drop = trailing_asides(tree, host, scene.lexicon) | {verb}
    return [i for i in tree.subtree(host, without=drop) if i > max(own, default=verb)]

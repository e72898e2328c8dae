"""Passives and past participles of saying verbs: "il a été annoncé que", "accusé de Y", "chiffres nuancés par X"."""

from __future__ import annotations

from selon.attributions.clauses import finite_clause
from selon.attributions.contents import by_place, infinitive, oblique
from selon.attributions.extents import Content, preposition
from selon.attributions.finds import made
from selon.attributions.lexicons import Cue, Lexicon, plain
from selon.attributions.phrases import noun_phrase, source_spans
from selon.attributions.scene import Finding, Scene
from selon.attributions.sentence_cues import is_passive, verbal_cues
from selon.attributions.special_contents import named_thing
from selon.attributions.subjects import agent, antecedent, is_nobody, subject_by_place
from selon.records import SourceKind, SpeechAct, Word
from selon.trees import CLOSING, Tree, spans

YEAR = 4
"""Digits of a year."""


def is_bare_participle(scene: Scene, tree: Tree, verb: int) -> bool:
    """Whether the verb is a past participle without auxiliary ("interrogés par ...", "estimé à ...")."""
    feats = tree.words[verb].feats
    told = tree.child(verb, "obl:agent") is not None and not tree.auxiliaries(verb)
    past = told or ("VerbForm=Part" in feats and "Tense=Pres" not in feats)
    by = agent(tree, verb) or _agent_by_place(scene, tree, verb)
    free = tree.words[verb].deprel not in ("root", "xcomp") or by is not None
    if by is None and _shares_auxiliary(scene, tree, verb):
        return False
    return past and not tree.auxiliaries(verb) and free


def _shares_auxiliary(scene: Scene, tree: Tree, verb: int) -> bool:
    """Whether a participle that leads to a clause, an infinitive or a quotation has the auxiliary of another cue before
    it: "a dénoncé la vente et promis de ..."."""
    function = scene.lexicon.function
    leads = function["that"] | function["infinitive-mark"] | set(CLOSING.values())
    behind = tree.words[verb + 1] if verb + 1 < len(tree.words) else None
    if behind is None or not (behind.lower in leads or behind.upos == "DET"):
        return False
    head = tree.words[verb].head
    finite = head >= 0 and any("VerbForm=Fin" in tree.words[k].feats for k in tree.auxiliaries(head))
    if tree.words[verb].deprel != "conj" or not finite or is_passive(scene, tree, head):
        return False
    return bool(verbal_cues(scene, tree, head))


def passive(scene: Scene, number: int, verb: int, cue: Cue) -> Finding | None:
    """Finding of a passive: "il a été annoncé que", "X est accusé de Y", "la date a été confirmée par Z"."""
    tree = scene.trees[number]
    content = (
        finite_clause(tree, verb, cue, scene.lexicon)
        or infinitive(tree, verb, cue, scene.lexicon)
        or oblique(tree, verb, cue, scene.lexicon)
        or infinitive_by_place(tree, verb, cue, scene.lexicon)
    )
    raised = _raised(scene, tree, verb, cue)
    if raised is not None:
        return made(scene, (number, verb, cue), raised, None, "passive-raised")
    rule = f"passive-{content.frame}" if content else "passive-subject"
    if content is None and cue.frames & {"obj", "attr", "comme"}:
        subject = tree.subject(verb)
        if subject is None:
            subject = subject_by_place(scene, number, verb)
        if subject is None or tree.words[subject].deprel.startswith(("csubj", "expl")):
            return None
        if "!pass" in cue.frames or (agent(tree, verb) is None and not _told_without_agent(scene, tree, verb, cue)):
            return None
        noun = antecedent(tree, subject)
        relatives = tree.children(noun, "acl:relcl") if noun != subject else []
        content = Content(spans=source_spans(tree, noun, stop=relatives), frame="subject", head=noun)
    if content is None:
        return None
    content = named_thing(scene, tree, (verb, cue), content)
    by = agent(tree, verb)
    if by is None:
        placed = _agent_by_place(scene, tree, verb)
        speaks = placed is not None and scene.lexicon.heads.get(tree.words[placed].lemma.casefold())
        by = placed if placed is not None and (speaks or tree.words[placed].upos == "PROPN") else None
    if by is not None and is_nobody(scene, tree, by):
        return None
    return made(scene, (number, verb, cue), content, by, rule)


def _raised(scene: Scene, tree: Tree, verb: int, cue: Cue) -> Content | None:
    """Subject and infinitive of a passive that only says so: "The mayor is said to have left"; verbs that take an
    infinitive of their own ("is expected to") do not."""
    marks, subject = scene.lexicon.function["infinitive-mark"], tree.subject(verb)
    if subject is None or "clause" not in cue.frames or agent(tree, verb) is not None:
        return None
    if any(line for line in scene.lexicon.verbs[cue.lemma] if any(frame.endswith("inf") for frame in line.frames)):
        return None
    for kid in tree.children(verb, "xcomp", "ccomp", "advcl", "obl"):
        mark = next((k for k in tree.children(kid, "mark", "case") if verb < k <= verb + 2), None)
        if mark is not None and tree.words[mark].lower in marks and not tree.is_finite(kid):
            chosen = {i for i in tree.subtree(kid) if i >= mark} | noun_phrase(tree, subject)
            return Content(spans=spans(tree.words, chosen), frame="raised", head=kid)
    return None


def infinitive_by_place(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content in an infinitive that stands behind the passive, where the tree shows none."""
    found = by_place(tree, verb, cue, lexicon)
    return found if found is not None and found.frame.endswith("inf") else None


def _told_without_agent(scene: Scene, tree: Tree, verb: int, cue: Cue) -> bool:
    """Whether a passive without agent still reports speech ("a été évoquée"), not an act or a silence."""
    if cue.group != "speech" or cue.act in (SpeechAct.ORDER, SpeechAct.PROMISE):
        return False
    negation = scene.lexicon.function["negative-clitic"]
    return not any(tree.words[k].lower in negation for k in tree.kids[verb])


def participle(scene: Scene, number: int, verb: int, cue: Cue) -> Finding | None:
    """Finding of a participle at a noun: "chiffres relativisés par X", "accusé de Y", "estimé à 20 millions"."""
    tree = scene.trees[number]
    content = (
        finite_clause(tree, verb, cue, scene.lexicon)
        or infinitive(tree, verb, cue, scene.lexicon)
        or (_predicated(scene, tree, verb, cue) if "attr" in cue.frames else None)
        or oblique(tree, verb, cue, scene.lexicon)
    )
    by = agent(tree, verb) or _agent_by_place(scene, tree, verb)
    if by is None and cue.act not in (SpeechAct.ACCUSE, SpeechAct.ESTIMATE, SpeechAct.DENY, SpeechAct.OTHER):
        return None
    rule = f"participle-{content.frame}" if content else "participle-noun"
    if content is None and by is not None and "obj" in cue.frames:
        head = described(tree, verb)
        objected = cue.act in (SpeechAct.ACCUSE, SpeechAct.PRAISE, SpeechAct.DENY)
        if head is None or (tree.words[verb].deprel == "advcl" and not objected):
            return None
        chosen = noun_phrase(tree, head, stop=[verb])
        content = Content(spans=spans(tree.words, chosen), frame="noun", head=head)
    if content is None or (by is not None and is_nobody(scene, tree, by)):
        return None
    return made(scene, (number, verb, cue), content, by, rule)


def described(tree: Tree, verb: int) -> int | None:
    """The noun that a participle describes: that on which it hangs, or the subject of the sentence that it opens."""
    word = tree.words[verb]
    if word.deprel in ("acl", "amod") and word.head >= 0:
        return word.head
    subject = tree.subject(word.head) if word.deprel == "advcl" and word.head > verb else None
    opens = verb == 0 or tree.words[verb].text[:1].isupper()
    return subject if subject is not None and opens and subject > verb and tree.words[subject].upos != "PRON" else None


def _agent_by_place(scene: Scene, tree: Tree, verb: int) -> int | None:
    """Agent that the parser hung on the verb above: "par X" behind the participle, before any comma or verb."""
    words = tree.words
    for place in range(verb + 1, min(verb + 9, len(words))):
        word = words[place]
        quality = place == verb + 1 and _is_quality(word)
        if word.text in (",", ";", ":") or (word.upos in ("VERB", "AUX", "SCONJ", "CCONJ") and not quality):
            return None
        if word.lower in scene.lexicon.function["by"] and word.upos == "ADP" and word.head > place:
            return word.head
    return None


def _predicated(scene: Scene, tree: Tree, verb: int, cue: Cue) -> Content | None:
    """Noun and what is predicated of it: "un coût, estimé entre 20 et 30 millions", "jugée « hâtive » par X"."""
    head = described(tree, verb)
    after = [
        k
        for k in tree.children(verb, "obl", "xcomp", "obj", "nmod")
        if k > verb and tree.words[k].deprel != "obl:agent"
    ]
    words = tree.words
    after = after or [w.index for w in words[verb + 1 : verb + 2] if _is_quality(w)]
    after = [k for k in after if not _is_year(words, k)]
    by = agent(tree, verb) or _agent_by_place(scene, tree, verb)
    quality = by is not None and any(_is_quality(words[k]) for k in after)
    if not quality and not any(words[i].upos == "NUM" for k in after for i in tree.subtree(k)):
        return None
    if not after or head is None or tree.words[head].upos not in ("NOUN", "PROPN"):
        return None
    chosen = noun_phrase(tree, head, stop=[verb])
    for kid in after:
        governed = {k for k in tree.children(kid, "case") if preposition(tree, k, scene.lexicon) in cue.frames}
        chosen |= tree.subtree(kid) - governed - (tree.subtree(by) if by is not None else set())
    return Content(spans=spans(tree.words, chosen), frame="attr", head=head)


def _is_quality(word: Word) -> bool:
    """Whether a word is an adjective, or a present participle, which the tagger takes some for ("insuffisant")."""
    return word.upos == "ADJ" or ("VerbForm=Part" in word.feats and "Tense=Pres" in word.feats)


def _is_year(words: tuple[Word, ...], index: int) -> bool:
    """Whether a bare number behind a preposition is a year: "jugé en 2019 par la cour"."""
    text = words[index].text
    return len(text) == YEAR and text.isdigit() and index > 0 and words[index - 1].upos == "ADP"


def names_relay(scene: Scene, tree: Tree, verb: int) -> bool:
    """Whether a participle says by which outlet somebody was cited or asked ("cités par le quotidien")."""
    if plain(tree.words[verb].text) not in scene.lexicon.relays:
        return False
    by = agent(tree, verb)
    return by is not None and is_medium(scene, tree, by)


def is_medium(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether a word names an outlet: a noun for one, or a name of the gazetteer."""
    word = tree.words[index]
    if scene.lexicon.heads.get(word.lemma.casefold()) is SourceKind.OUTLET:
        return True
    if word.lemma.casefold() in scene.lexicon.function["press"] and (
        _named_agency(scene, tree, index) or _bare_agency(tree, index)
    ):
        return True
    return scene.outlet_at(tree, index) is not None or (word.text[:1].isupper() and _is_cited(scene, tree, index))


def _bare_agency(tree: Tree, noun: int) -> bool:
    """Whether "l'agence" stands alone behind "par", where it means one named before."""
    definite = any("Definite=Def" in tree.words[k].feats for k in tree.children(noun, "det"))
    alone = definite and not tree.children(noun, "nmod", "amod", "appos", "flat", "flat:name")
    return alone and tree.words[noun].deprel == "obl:agent"


def _named_agency(scene: Scene, tree: Tree, noun: int) -> bool:
    """Whether a name or "de" follows "agence", at most an adjective between them ("l'agence espagnole EFE")."""
    words = tree.words
    place = noun + 1
    while place < len(words) and words[place].upos == "ADJ" and words[place].text.islower():
        place += 1
    if place == len(words):
        return False
    return words[place].text[:1].isupper() or words[place].text in scene.lexicon.function["genitive"]


def _is_cited(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether the name is the agent of a participle of citing, which only an outlet does ("cité par Les Comptes")."""
    head = tree.words[index].head
    start = tree.words[index].start
    if head < 0 or tree.label_at(start) == "PER":
        return False
    return tree.words[head].lemma.casefold() in scene.lexicon.function["quoting"]

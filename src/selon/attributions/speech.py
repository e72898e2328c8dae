"""Attributions by a verb: "X affirme que Y", "Y, estime X", "X est accusé de Y", "X, soulignant que Y"."""

from __future__ import annotations

from selon.attributions.clauses import finite_clause
from selon.attributions.contents import complement, infinitive, oblique
from selon.attributions.extents import Content
from selon.attributions.finds import made
from selon.attributions.lexicons import Cue, Lexicon
from selon.attributions.nesting import holds_wording
from selon.attributions.passives import is_bare_participle, names_relay, participle, passive
from selon.attributions.phrases import fixed_words, group_start, trailing_asides
from selon.attributions.quoted_qualities import quoted_quality
from selon.attributions.scene import Finding, Scene
from selon.attributions.sentence_cues import adjectival_cues, finite_feats, is_passive, quoting_cues, verbal_cues
from selon.attributions.speakers import speaker
from selon.attributions.special_contents import (
    after_colon,
    as_clause,
    cleft,
    clitic,
    hides_name,
    inverted_subject,
    is_act,
    named_thing,
    quoted_antecedent,
    relative_object,
)
from selon.attributions.subjects import (
    antecedent,
    is_nobody,
    participle_source,
    shared_subject,
    source_of,
    subject_by_place,
)
from selon.attributions.unsaid import asked_for, told_ahead
from selon.records import SourceKind, SpeechAct
from selon.trees import Tree, spans

MARKS = frozenset({",", "»", "”", '"', "–", "—", "-", "!", "?"})
FIRM = frozenset({SpeechAct.CONFIRM, SpeechAct.DENY, SpeechAct.ACCUSE, SpeechAct.PRAISE})
CLOSED = frozenset({"»", "”", '"'})


def spoken(scene: Scene, taken: list[Finding]) -> list[Finding]:
    """Findings of all verbal cues that no quotation took, in the order of the text.

    `taken` are the findings so far: a participle after one of them goes on with its source."""
    out: list[Finding] = []
    for number, tree in enumerate(scene.trees):
        for word in tree.words:
            if word.upos not in ("VERB", "AUX", "ADJ") or (number, word.index) in scene.used:
                continue
            cues = (*verbal_cues(scene, tree, word.index), *adjectival_cues(scene, tree, word.index))
            willed = quoting_cues(scene, tree, word.index)
            for cue in (*cues, *(c for c in willed if not cues or c.group == "stance")):
                found = _attribute(scene, number, word.index, cue)
                if found is not None and (cue in cues or holds_wording(scene, found.content)):
                    _note_fixed_words(scene, number, word.index, cue)
                    found = shared_subject(scene, found, out)
                    out.append(participle_source(scene, found, (taken, out)))
                    break
    return out


def _note_fixed_words(scene: Scene, number: int, verb: int, cue: Cue) -> None:
    """Mark the fixed words of a cue as used, so that "savoir" in "fait savoir" is no cue of its own."""
    last = fixed_words(scene.trees[number], verb, cue) if cue.words else None
    if last is not None:
        scene.used.update((number, index) for index in range(verb + 1, last + 1))


def _attribute(scene: Scene, number: int, verb: int, cue: Cue) -> Finding | None:
    """Finding of one verbal cue, by its voice."""
    tree = scene.trees[number]
    if not _happened(scene, tree, verb) or _performs(scene, number, verb, cue):
        return None
    if cue.upos == "ADJ":
        return _adjective(scene, number, verb, cue)
    passive_ = is_passive(scene, tree, verb)
    bare = not passive_ and (tree.words[verb].upos == "ADJ" or is_bare_participle(scene, tree, verb))
    quality = quoted_quality(scene, number, verb, cue) if passive_ or bare else None
    if quality is not None:
        return quality
    if passive_:
        relays = tree.words[verb].deprel == "acl:relcl" and names_relay(scene, tree, verb)
        return None if relays else passive(scene, number, verb, cue)
    if bare:
        agent = tree.child(verb, "obl:agent")
        compared = None if agent is None else as_clause(scene, number, verb)
        if compared is not None:
            return made(scene, (number, verb, cue), compared, agent, "verb-as")
        if names_relay(scene, tree, verb):
            return None
        found = participle(scene, number, verb, cue)
        asked = cue.act is SpeechAct.ASK and tree.words[verb].deprel == "advcl"
        return None if found is not None and asked and not found.source else found
    return _active(scene, number, verb, cue)


def _adjective(scene: Scene, number: int, adjective: int, cue: Cue) -> Finding | None:
    """Finding of an adjective of belief with its complement: "convaincue que la digue tiendra, la maire ..."."""
    tree = scene.trees[number]
    content = (
        finite_clause(tree, adjective, cue, scene.lexicon)
        or infinitive(tree, adjective, cue, scene.lexicon)
        or oblique(tree, adjective, cue, scene.lexicon)
    )
    if content is None:
        return None
    source_at = source_of(scene, number, adjective, content) or subject_by_place(scene, number, adjective)
    if source_at is None and adjective == 0:
        later = [w.index for w in tree.words if w.deprel.startswith("nsubj") and w.start >= content.spans[-1].end]
        source_at = later[0] if later else None
    return made(scene, (number, adjective, cue), content, source_at, f"adjective-{content.frame}")


def _performs(scene: Scene, number: int, verb: int, cue: Cue) -> bool:
    """Whether the verb does what it says, in its speaker's quotation ("nous demandons"), or is a second person."""
    tree = scene.trees[number]
    feats = finite_feats(tree, verb)
    if "Person=2" in feats:
        return True
    present = "Person=1" in feats and "Tense=Pres" in feats and not tree.auxiliaries(verb)
    word = tree.words[verb]
    return present and cue.group != "thought" and scene.quotation_around(word.start, word.end) is not None


def _happened(scene: Scene, tree: Tree, verb: int) -> bool:
    """Whether the act is told as having happened: not future, not ordered, not merely willed or possible."""
    word = tree.words[verb]
    if "Tense=Fut" in word.feats or any("Tense=Fut" in tree.words[k].feats for k in tree.auxiliaries(verb)):
        return False
    if "Mood=Imp" in word.feats and tree.child(verb, "nsubj") is None:
        return False
    if "Mood=Cnd" in word.feats and told_ahead(scene, tree, verb):
        return False
    if _said_by_saying(scene, tree, verb) or _supposed(scene, tree, verb) or asked_for(scene, tree, verb):
        return False
    infinitive_head = "VerbForm=Inf" in word.feats or any(
        "VerbForm=Inf" in tree.words[k].feats for k in tree.auxiliaries(verb)
    )
    return not infinitive_head or _carried(scene, tree, verb)


def _said_by_saying(scene: Scene, tree: Tree, verb: int) -> bool:
    """Whether an infinitive is the content of a saying verb ("dit craindre une crise"), and no act of its own."""
    word = tree.words[verb]
    if "VerbForm=Inf" not in word.feats or word.head < 0 or word.deprel not in ("xcomp", "ccomp", "obj"):
        return False
    lines = scene.lexicon.verbs.get(tree.words[word.head].lemma.casefold(), ())
    return any("inf" in line.frames and not line.words for line in lines)


def _supposed(scene: Scene, tree: Tree, verb: int) -> bool:
    """Whether the verb heads a condition ("si la maire annonçait ...")."""
    marks = [tree.words[k] for k in tree.children(verb, "mark")]
    hypothesis = scene.lexicon.function["hypothesis"]
    return tree.words[verb].deprel == "advcl" and any(m.upos == "SCONJ" and m.lower in hypothesis for m in marks)


def _carried(scene: Scene, tree: Tree, verb: int) -> bool:
    """Whether an infinitive is carried by a verb, auxiliary or preposition that makes it happen ("tient à souligner",
    "did not confirm")."""
    carriers = scene.lexicon.function["tenir"]
    word = tree.words[verb]
    marks = {tree.words[k].lemma.casefold() for k in tree.children(verb, "mark", "case", "aux")}
    if marks & carriers:
        return True
    head = word.head
    if head >= 0 and word.deprel in ("xcomp", "ccomp", "advcl", "obj", "obl"):
        return tree.words[head].lemma.casefold() in carriers and _happened(scene, tree, head)
    return False


def _active(scene: Scene, number: int, verb: int, cue: Cue) -> Finding | None:
    """Finding of an active verb: its complement, else what goes before it as a parenthetical."""
    tree = scene.trees[number]
    compared = as_clause(scene, number, verb)
    if compared is not None:
        return made(scene, (number, verb, cue), compared, source_of(scene, number, verb, compared), "verb-as")
    taken_up = quoted_antecedent(scene, number, verb, cue) or relative_object(scene, number, verb)
    if taken_up is not None:
        source_at = inverted_subject(tree, verb)
        source_at = speaker(scene, number, verb, taken_up.spans) if source_at is None else source_at
        return made(scene, (number, verb, cue), taken_up, source_at, "verb-relative")
    before = cleft(scene, number, verb)
    if before is not None:
        return made(scene, (number, verb, cue), before, speaker(scene, number, verb, before.spans), "verb-cleft")
    content = complement(tree, verb, cue, scene.lexicon)
    if content is None:
        content = after_colon(tree, verb, cue) or clitic(scene, tree, verb, cue)
    rule = f"verb-{content.frame}" if content else "verb-parenthetical"
    if content is None or (content.frame in ("obj", "attr", "self") and _inverted(scene, number, verb, cue)):
        before = parenthetical(scene, number, verb, cue)
        if before is not None:
            content, rule = before, "verb-parenthetical"
    if content is None or is_act(scene, tree, verb, cue) or hides_name(scene, tree, verb, content):
        return None
    content = named_thing(scene, tree, (verb, cue), content)
    source_at = source_of(scene, number, verb, content)
    forced = cue.act is SpeechAct.ORDER and cue.group == "document" and "VerbForm=Part" in tree.words[verb].feats
    if ("!living" in cue.frames or forced) and not _is_document(scene, tree, source_at):
        return None
    if source_at is not None and is_nobody(scene, tree, source_at):
        return None
    if content.frame == "obj" and "VerbForm=Inf" in tree.words[verb].feats and cue.act not in FIRM:
        return None
    if content.frame in ("obj", "attr") and not _can_mean_it(
        scene, number, (verb, cue), source_at, quotes=holds_wording(scene, content.spans)
    ):
        return None
    return made(scene, (number, verb, cue), content, source_at, rule)


def _is_document(scene: Scene, tree: Tree, source_at: int | None) -> bool:
    """Whether the source is a document, as for verbs that only a document says with ("le contrat autorise")."""
    if source_at is None:
        return False
    lemma = tree.words[antecedent(tree, source_at)].lemma.casefold()
    return scene.lexicon.heads.get(lemma) is SourceKind.DOCUMENT


def _can_mean_it(scene: Scene, number: int, at: tuple[int, Cue], source_at: int | None, *, quotes: bool) -> bool:
    """Whether a bare object is the content: only where the subject is somebody, a document, or a name, or where the
    object quotes."""
    verb, cue = at
    tree = scene.trees[number]
    conditional = "Mood=Cnd" in finite_feats(tree, verb)
    if source_at is None:
        return cue.group not in ("document",) and not conditional
    word = tree.words[antecedent(tree, source_at)]
    if not conditional and quotes and word.lower not in scene.lexicon.function["indefinite"]:
        return True
    if word.upos in ("PRON", "PROPN", "NUM", "DET"):
        return not conditional or word.lower not in scene.lexicon.function["indefinite"]
    relative = "PronType=Rel" in tree.words[source_at].feats
    if cue.group == "speech" and not conditional and not relative:
        return True
    named = tree.label_at(word.start) in ("PER", "ORG")
    lemma = word.lemma.casefold()
    return named or lemma in scene.lexicon.heads or scene.lexicon.names_people(lemma)


def _inserted_start(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> int:
    """First word of what is inserted: the verb group, or the subject before it where the cue takes a clause without a
    conjunction ("The bridge, the mayor said, is safe")."""
    first = group_start(tree, verb, lexicon)
    subject = tree.child(verb, "nsubj") if "clause" in cue.frames else None
    if subject is None or subject > first or "PronType=Rel" in tree.words[subject].feats:
        return first
    return min(tree.subtree(subject))


def _inverted(scene: Scene, number: int, verb: int, cue: Cue) -> bool:
    """Whether the verb stands in a parenthetical: after a comma or mark that closes a clause or a quotation,
    and without a subject of its own between that clause and the verb."""
    tree = scene.trees[number]
    words = tree.words
    first = _inserted_start(tree, verb, cue, scene.lexicon)
    if first == 0 or words[first - 1].text not in MARKS:
        return False
    if _clitic_subject(tree, verb, first):
        return True
    main = _main_verb_before(tree, first)
    if main is None:
        return _only_quotation_before(tree, first) or _inserted(tree, verb, first) or _signed(tree, verb, first, cue)
    subjects = [k for k in tree.children(verb, "nsubj") if main < k < first]
    return not any(_set_off(tree, k, first) for k in subjects)


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
    if not _inverted(scene, number, verb, cue):
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

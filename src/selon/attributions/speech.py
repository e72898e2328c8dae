"""Attributions by a verb: "X affirme que Y", "Y, estime X", "X est accusé de Y", "X, soulignant que Y"."""

from __future__ import annotations

from selon.attributions.clauses import finite_clause
from selon.attributions.contents import complement, infinitive, oblique
from selon.attributions.finds import made
from selon.attributions.lexicons import Cue
from selon.attributions.nesting import holds_wording
from selon.attributions.parentheticals import inverted, parenthetical
from selon.attributions.passives import is_bare_participle, names_relay, participle, passive
from selon.attributions.phrases import fixed_words, joined_denial
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
from selon.trees import Tree

FIRM = frozenset({SpeechAct.CONFIRM, SpeechAct.DENY, SpeechAct.ACCUSE, SpeechAct.PRAISE})


def spoken(scene: Scene, taken: list[Finding]) -> list[Finding]:
    """Findings of all verbal cues that no quotation took, in the order of the text.

    `taken` are the findings so far: a participle after one of them goes on with its source."""
    out: list[Finding] = []
    for number, tree in enumerate(scene.trees):
        for word in tree.words:
            taken_up = (number, word.index) in scene.used or joined_denial(tree, word.index, scene.lexicon)
            if word.upos not in ("VERB", "AUX", "ADJ") or taken_up:
                continue
            cues = (*verbal_cues(scene, tree, word.index), *adjectival_cues(scene, tree, word.index))
            willed = quoting_cues(scene, tree, word.index)
            for cue in (*cues, *(c for c in willed if not cues or c.group == "stance")):
                found = _attribute(scene, number, word.index, cue)
                if found is not None and (cue in cues or _wills_words(scene, found)):
                    _note_fixed_words(scene, number, word.index, cue)
                    found = shared_subject(scene, found, out)
                    out.append(participle_source(scene, found, (taken, out)))
                    break
    return out


def _wills_words(scene: Scene, finding: Finding) -> bool:
    """Whether what somebody wishes or holds quotes, and is no saying itself ("a tenu à préciser que « ... »")."""
    tree, at = scene.trees[finding.sentence], finding.content_at
    says = finding.rule.endswith("inf") and at is not None and bool(verbal_cues(scene, tree, at))
    return holds_wording(scene, finding.content) and not (says and _carried(scene, tree, at or 0))


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
        return None if relays or _only_quoted(scene, tree, verb) else passive(scene, number, verb, cue)
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


def _only_quoted(scene: Scene, tree: Tree, verb: int) -> bool:
    """Whether only the participle of a passive without an agent stands in quotation marks, as an adjective does:
    "seraient « bien avancées »"."""
    word, auxiliary = tree.words[verb], tree.words[tree.auxiliaries(verb)[0]]
    quoted = scene.quotation_around(word.start, word.end)
    if quoted is None or quoted.span.start <= auxiliary.start < quoted.span.end:
        return False
    last = max((w.end for w in scene.words_in(quoted.span)), default=0)
    return word.end == last and tree.child(verb, "obl:agent", "ccomp", "xcomp") is None


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
    if _is_noun(tree, verb):
        return False
    if "Mood=Cnd" in word.feats and told_ahead(scene, tree, verb):
        return False
    if _said_by_saying(scene, tree, verb) or _supposed(scene, tree, verb) or asked_for(scene, tree, verb):
        return False
    infinitive_head = "VerbForm=Inf" in word.feats or any(
        "VerbForm=Inf" in tree.words[k].feats for k in tree.auxiliaries(verb)
    )
    return not infinitive_head or _carried(scene, tree, verb)


def _is_noun(tree: Tree, verb: int) -> bool:
    """Whether a participle has a determiner of its own right before it, as a noun has: "ces relevés"."""
    bare = "VerbForm=Part" in tree.words[verb].feats and not tree.auxiliaries(verb)
    return bare and verb > 0 and tree.child(verb, "det") == verb - 1


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
    if content is None or (content.frame in ("obj", "attr", "self") and inverted(scene, number, verb, cue)):
        before = parenthetical(scene, number, verb, cue)
        if before is not None:
            content, rule = before, "verb-parenthetical"
    if content is None or is_act(scene, tree, verb, cue) or hides_name(scene, tree, verb, content):
        return None
    content = named_thing(scene, tree, (verb, cue), content)
    behind = inverted_subject(tree, verb) if content.frame == "colon" and tree.subject(verb) is None else None
    source_at = source_of(scene, number, verb, content) if behind is None else behind
    forced = cue.act is SpeechAct.ORDER and cue.group == "document" and "VerbForm=Part" in tree.words[verb].feats
    if ("!living" in cue.frames or forced) and not _is_document(scene, tree, source_at):
        return None
    if source_at is not None and is_nobody(scene, tree, source_at):
        return None
    quotes = holds_wording(scene, content.spans)
    if "!living-obj" in cue.frames and content.frame == "obj" and not quotes and _is_living(scene, number, source_at):
        return None
    if content.frame == "obj" and "VerbForm=Inf" in tree.words[verb].feats and cue.act not in FIRM and not quotes:
        return None
    if content.frame in ("obj", "attr") and not _can_mean_it(scene, number, (verb, cue), source_at, quotes=quotes):
        return None
    return made(scene, (number, verb, cue), content, source_at, rule)


def _is_document(scene: Scene, tree: Tree, source_at: int | None) -> bool:
    """Whether the source is a document, as for verbs that only a document says with ("le contrat autorise")."""
    if source_at is None:
        return False
    lemma = tree.words[antecedent(tree, source_at)].lemma.casefold()
    return scene.lexicon.heads.get(lemma) is SourceKind.DOCUMENT


def _is_living(scene: Scene, number: int, source_at: int | None) -> bool:
    """Whether the source is a person, or a pronoun that no document of the sentence before can mean: who shows a thing
    says nothing ("Il montre la fissure")."""
    tree = scene.trees[number]
    word = tree.words[antecedent(tree, source_at)] if source_at is not None else None
    if word is None:
        return False
    if word.upos == "PRON":
        before = scene.trees[number - 1].words if number else ()
        heads = (scene.lexicon.heads.get(w.lemma.casefold()) for w in before if w.upos == "NOUN")
        return "PronType=Prs" in word.feats and SourceKind.DOCUMENT not in heads
    kinds = (SourceKind.PERSON, SourceKind.ANONYMOUS)
    return tree.label_at(word.start) == "PER" or scene.lexicon.heads.get(word.lemma.casefold()) in kinds


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

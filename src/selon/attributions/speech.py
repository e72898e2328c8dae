"""Attributions by a verb: "X affirme que Y", "Y, estime X", "X est accusé de Y", "X, soulignant que Y"."""

from __future__ import annotations

from dataclasses import replace

from selon.attributions.contents import Content, complement, finite_clause, infinitive, oblique, preposition
from selon.attributions.direct import pronoun_or_phrase, speaker
from selon.attributions.lexicons import Cue, plain
from selon.attributions.phrases import fixed_words, noun_phrase, source_spans, trailing_asides, verb_group
from selon.attributions.scene import Finding, Scene
from selon.attributions.sentence_cues import is_reflexive, verbal_cue
from selon.attributions.tree import Tree, spans
from selon.records import Span, SpeechAct

MARKS = frozenset({",", "»", "”", '"', "–", "—", "-", "!", "?"})
CLOSED = frozenset({"»", "”", '"'})


def spoken(scene: Scene, taken: list[Finding]) -> list[Finding]:
    """Findings of all verbal cues that no quotation took, in the order of the text.

    `taken` are the findings so far: a participle after one of them goes on with its source."""
    out: list[Finding] = []
    for number, tree in enumerate(scene.trees):
        for word in tree.words:
            if word.upos not in ("VERB", "AUX", "ADJ") or (number, word.index) in scene.used:
                continue
            cue = verbal_cue(scene, tree, word.index)
            if cue is None:
                continue
            found = _attribute(scene, number, word.index, cue)
            if found is not None:
                _note_fixed_words(scene, number, word.index, cue)
                found = _shared_subject(scene, found, out)
                out.append(_participle_source(scene, found, (taken, out)))
    return out


def _participle_source(scene: Scene, finding: Finding, before: tuple[list[Finding], list[Finding]]) -> Finding:
    """The finding of a present participle ("..., soulignant que") with the source of the report it hangs on.

    That is the last report of the sentence before it whose source is no part of a quotation; else the
    subject of the main clause."""
    tree = scene.trees[finding.sentence]
    if finding.cue_at is None or "Tense=Pres" not in tree.words[finding.cue_at].feats:
        return finding
    word = tree.words[finding.cue_at]
    if "VerbForm=Part" not in word.feats or _modifies_noun(tree, finding.cue_at):
        return finding
    inside = scene.quotation_around(word.start, word.end)
    reports = [
        f for f in (*before[0], *before[1])
        if f.source and f.cue and f.cue[0].start < word.start and f.source[-1].end <= word.start
        and _same_stretch(scene, f, word.start) and scene.quotation_around(*f.source[0]) == inside
        and not any(s.start <= word.start < s.end for s in f.content)
    ]
    if reports:
        last = max(reports, key=lambda f: f.cue[0].start)
        return replace(finding, source=last.source, source_at=last.source_at, source_sentence=_sentence_of(last))
    main = _main_subject(scene, tree, finding)
    if main is None:
        return finding
    return replace(finding, source=pronoun_or_phrase(scene, finding.sentence, main, finding.cue_at), source_at=main)


def _sentence_of(finding: Finding) -> int:
    """Sentence in which the finding's source stands."""
    return finding.sentence if finding.source_sentence is None else finding.source_sentence


def _modifies_noun(tree: Tree, verb: int) -> bool:
    """Whether a participle hangs on a noun right before it ("un rapport soulignant que")."""
    word = tree.words[verb]
    return word.deprel == "acl" and 0 <= word.head < verb and tree.words[verb - 1].text != ","


def _same_stretch(scene: Scene, finding: Finding, place: int) -> bool:
    """Whether nothing but the finding's own words and a comma, and no sentence end, stands before the place."""
    last = max(s.end for s in (*finding.source, *finding.cue))
    between = scene.document.text[last:place] if finding.end <= place and last < place else ""
    return finding.sentence == scene.stream[min(scene.at(place), len(scene.stream) - 1)][0] or (
        0 < len(between) < 80 and "." not in between and "\n" not in between
    )


def _main_subject(scene: Scene, tree: Tree, finding: Finding) -> int | None:
    """Subject of the main clause of the sentence, before the participle or, for an opening one, after it."""
    assert finding.cue_at is not None
    word = tree.words[finding.cue_at]
    if word.deprel == "acl" and word.head >= 0 and tree.words[word.head].deprel.startswith("nsubj"):
        return word.head
    for candidate in tree.words:
        if candidate.deprel in ("nsubj", "nsubj:pass") and tree.words[candidate.head].deprel == "root":
            inside = any(s.start <= candidate.start < s.end for s in finding.content)
            if not inside and "PronType=Rel" not in candidate.feats:
                return candidate.index
    return None


def _note_fixed_words(scene: Scene, number: int, verb: int, cue: Cue) -> None:
    """Mark the fixed words of a cue as used, so that "savoir" in "fait savoir" is no cue of its own."""
    last = fixed_words(scene.trees[number], verb, cue) if cue.words else None
    if last is not None:
        scene.used.update((number, index) for index in range(verb + 1, last + 1))


def _shared_subject(scene: Scene, finding: Finding, earlier: list[Finding]) -> Finding:
    """The finding with the subject of the cue before it, for "confirme que ... et précise que ..."."""
    before = earlier[-1] if earlier else None
    if before is None or before.sentence != finding.sentence or finding.cue_at is None or before.cue_at is None:
        return finding
    tree = scene.trees[finding.sentence]
    own = [k for k in tree.children(finding.cue_at, "nsubj") if tree.words[k].upos != "DET"]
    if own or tree.words[finding.cue_at].deprel != "conj" or not before.rule.startswith("verb"):
        return finding
    if finding.source_at is not None and any(s.start <= tree.words[finding.source_at].start < s.end for s in before.content):
        return replace(finding, source=before.source, source_at=before.source_at)
    return finding


def _attribute(scene: Scene, number: int, verb: int, cue: Cue) -> Finding | None:
    """Finding of one verbal cue, by its voice."""
    tree = scene.trees[number]
    if not _happened(scene, tree, verb) or _performs(scene, number, verb, cue):
        return None
    if is_passive(scene, tree, verb):
        return _passive(scene, number, verb, cue)
    if tree.words[verb].upos == "ADJ" or _bare_participle(tree, verb):
        return _participle(scene, number, verb, cue)
    return _active(scene, number, verb, cue)


def _performs(scene: Scene, number: int, verb: int, cue: Cue) -> bool:
    """Whether the verb does, in the speaker's own quotation, what it says ("nous demandons ..."), or speaks to somebody."""
    tree = scene.trees[number]
    feats = _finite_feats(tree, verb)
    if "Person=2" in feats:
        return True
    present = "Person=1" in feats and "Tense=Pres" in feats and not tree.auxiliaries(verb)
    word = tree.words[verb]
    return present and cue.group == "speech" and scene.quotation_around(word.start, word.end) is not None


def _happened(scene: Scene, tree: Tree, verb: int) -> bool:
    """Whether the act is told as having happened: not future, not ordered, not merely willed or possible."""
    word = tree.words[verb]
    if "Tense=Fut" in word.feats or any("Tense=Fut" in tree.words[k].feats for k in tree.auxiliaries(verb)):
        return False
    if "Mood=Imp" in word.feats and tree.child(verb, "nsubj") is None:
        return False
    infinitive_head = "VerbForm=Inf" in word.feats or any(
        "VerbForm=Inf" in tree.words[k].feats for k in tree.auxiliaries(verb)
    )
    return not infinitive_head or _carried(scene, tree, verb)


def _carried(scene: Scene, tree: Tree, verb: int) -> bool:
    """Whether an infinitive is carried by a verb or preposition that makes it happen ("tient à souligner")."""
    carriers = scene.lexicon.function["tenir"]
    word = tree.words[verb]
    marks = {tree.words[k].lemma.casefold() for k in tree.children(verb, "mark", "case")}
    if marks & carriers:
        return True
    head = word.head
    if head >= 0 and word.deprel in ("xcomp", "ccomp", "advcl", "obj", "obl"):
        return tree.words[head].lemma.casefold() in carriers and _happened(scene, tree, head)
    return False


def is_passive(scene: Scene, tree: Tree, verb: int) -> bool:
    """Whether the verb is a past participle with a passive auxiliary; the auxiliary's word decides, not its label."""
    auxiliaries = tree.auxiliaries(verb)
    if not auxiliaries or is_reflexive(scene, tree, verb):
        return False
    passive = scene.lexicon.function["passive"]
    return tree.words[auxiliaries[-1]].lemma.casefold() in passive and "VerbForm=Inf" not in tree.words[verb].feats


def _bare_participle(tree: Tree, verb: int) -> bool:
    """Whether the verb is a past participle without auxiliary ("interrogés par ...", "estimé à ...")."""
    feats = tree.words[verb].feats
    past = "VerbForm=Part" in feats and "Tense=Pres" not in feats
    return past and not tree.auxiliaries(verb) and tree.words[verb].deprel not in ("root", "xcomp")


def _active(scene: Scene, number: int, verb: int, cue: Cue) -> Finding | None:
    """Finding of an active verb: its complement, else what goes before it as a parenthetical."""
    tree = scene.trees[number]
    cleft = _cleft(scene, number, verb)
    if cleft is not None:
        return _made(scene, (number, verb, cue), cleft, speaker(scene, number, verb, cleft.spans), "verb-cleft")
    content = complement(tree, verb, cue, scene.lexicon) or _clitic(scene, tree, verb, cue)
    rule = f"verb-{content.frame}" if content else "verb-parenthetical"
    if content is None or (content.frame in ("obj", "attr", "self") and _inverted(scene, number, verb)):
        before = parenthetical(scene, number, verb, cue)
        if before is not None:
            content, rule = before, "verb-parenthetical"
    if content is None or _act_not_speech(scene, tree, verb, cue) or _hides_name(scene, tree, verb, content):
        return None
    content = _named_thing(scene, tree, (verb, cue), content)
    source_at = _source_of(scene, number, verb, content)
    return _made(scene, (number, verb, cue), content, source_at, rule)


def _clitic(scene: Scene, tree: Tree, verb: int, cue: Cue) -> Content | None:
    """Content in an object clitic ("le ministère l'a confirmé"), for confirming and denying."""
    if cue.act not in (SpeechAct.CONFIRM, SpeechAct.DENY) or "obj" not in cue.frames:
        return None
    for kid in tree.children(verb, "obj"):
        word = tree.words[kid]
        if kid < verb and word.upos == "PRON" and "PronType=Rel" not in word.feats:
            if word.lower not in scene.lexicon.function["reflexive"]:
                return Content(spans=(Span(word.start, word.end),), frame="clitic", head=kid)
    return None


def _named_thing(scene: Scene, tree: Tree, at: tuple[int, Cue], content: Content) -> Content:
    """For verbs of naming ("a qualifié le texte de « brouillon »") the content with the thing that is named."""
    verb, cue = at
    if cue.lemma not in scene.lexicon.function["naming"] or content.frame in ("obj", "que", "parenthetical"):
        return content
    things = [k for k in tree.children(verb, "obj", "nsubj:pass") if tree.words[k].upos != "PRON" or k < verb]
    if is_passive(scene, tree, verb):
        subject = tree.subject(verb)
        things = [] if subject is None else [subject]
    for thing in things[:1]:
        named = source_spans(tree, thing)
        if not any(a.start < b.end and b.start < a.end for a in named for b in content.spans):
            return replace(content, spans=tuple(sorted((*named, *content.spans))))
    return content


def _act_not_speech(scene: Scene, tree: Tree, verb: int, cue: Cue) -> bool:
    """Whether a complement shows that the verb tells an act ("condamne la laiterie à 15 000 euros")."""
    barred = {frame[1:] for frame in cue.frames if frame.startswith("!")}
    if not barred:
        return False
    for kid in tree.children(verb, "obl", "xcomp", "advcl"):
        case = tree.child(kid, "case", "mark")
        if kid > verb and case is not None and preposition(tree, case, scene.lexicon) in barred:
            return True
    return False


def _hides_name(scene: Scene, tree: Tree, verb: int, content: Content) -> bool:
    """Whether the verb and its content only say that a name is withheld ("ont requis l'anonymat")."""
    if content.frame != "obj" or not content.spans:
        return False
    said = plain(scene.document.text[tree.words[verb].start : content.spans[-1].end])
    return any(phrase.endswith(said) for phrase in scene.lexicon.anonymity)


def _cleft(scene: Scene, number: int, verb: int) -> Content | None:
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


def _made(
    scene: Scene, at: tuple[int, int, Cue], content: Content, source_at: int | None, rule: str
) -> Finding | None:
    """Finding with the verb group as its cue; None when nothing is left of the content."""
    number, verb, cue = at
    tree = scene.trees[number]
    if not content.spans:
        return None
    first, last = verb_group(tree, verb, cue, scene.lexicon)
    if source_at is not None and first <= source_at <= verb:
        first = verb
    source: tuple[Span, ...] = ()
    if source_at is not None:
        source = pronoun_or_phrase(scene, number, source_at, verb)
    source = _outside(source, content.spans)
    return Finding(
        rule=rule, sentence=number, cue=(Span(tree.words[first].start, tree.words[last].end),), cue_at=verb,
        content=content.spans, source=source, source_at=source_at, entry=cue, content_at=content.head,
    )


def _outside(source: tuple[Span, ...], content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Source spans cut where the content begins."""
    out = []
    for span in source:
        end = min([span.end, *(c.start for c in content if span.start < c.start < span.end)])
        if not any(c.start <= span.start < c.end for c in content):
            out.append(Span(span.start, end))
    return tuple(out)


def _inverted(scene: Scene, number: int, verb: int) -> bool:
    """Whether the verb stands in a parenthetical: after a comma or mark that closes a clause or a quotation,
    and without a subject of its own between that clause and the verb."""
    tree = scene.trees[number]
    words = tree.words
    first, _ = verb_group(tree, verb, None, scene.lexicon)
    if first == 0 or words[first - 1].text not in MARKS:
        return False
    main = _main_verb_before(tree, first)
    if main is None:
        return words[first - 1].text in CLOSED or (first > 1 and words[first - 2].text in CLOSED)
    subjects = [k for k in tree.children(verb, "nsubj") if main < k < first]
    return not subjects


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
    if "quote" not in cue.frames or "VerbForm=Fin" not in _finite_feats(tree, verb):
        return None
    if not _inverted(scene, number, verb):
        return None
    first, _ = verb_group(tree, verb, cue, scene.lexicon)
    low = _sentence_start(tree, first)
    own = tree.subtree(verb) if tree.words[verb].deprel == "parataxis" else set()
    before = [i for i in range(low, first) if i not in own]
    if len([i for i in before if tree.words[i].upos != "PUNCT"]) < 2:
        return None
    after = _resumed(scene, tree, verb, own)
    chosen = [i for i in range(low, first)] + after
    return Content(spans=spans(tree.words, chosen), frame="parenthetical", head=tree.words[verb].head)


def _finite_feats(tree: Tree, verb: int) -> str:
    """Features of the verb and of its auxiliaries."""
    return tree.words[verb].feats + "|".join(tree.words[k].feats for k in tree.auxiliaries(verb))


def _sentence_start(tree: Tree, first: int) -> int:
    """First word of the content before a parenthetical: after a colon or dash that opens it, else the sentence."""
    return 0 if first else first


def _resumed(scene: Scene, tree: Tree, verb: int, own: set[int]) -> list[int]:
    """Words after an inserted cue that carry the content on: the rest of the host clause after a comma."""
    word = tree.words[verb]
    if word.deprel != "parataxis" or word.head <= verb:
        return []
    host = word.head
    drop = trailing_asides(tree, host, scene.lexicon) | {verb}
    return [i for i in tree.subtree(host, without=drop) if i > max(own, default=verb)]


def _source_of(scene: Scene, number: int, verb: int, content: Content) -> int | None:
    """Head of the source of an active verb: its subject, that of the verb it hangs on, or the noun it modifies."""
    tree = scene.trees[number]
    words = tree.words
    if content.frame == "parenthetical":
        return speaker(scene, number, verb, content.spans)
    inside = {i for i in range(len(words)) if any(s.start <= words[i].start < s.end for s in content.spans)}
    seen: set[int] = set()
    here = verb
    while here not in seen:
        seen.add(here)
        subject = tree.subject(here)
        if subject is not None and subject not in inside:
            return subject
        clitic = [k for k in tree.children(here, "expl:subj") if words[k].upos == "PRON"]
        if clitic and words[clitic[0]].text.startswith("-"):
            return clitic[0]
        word = words[here]
        if word.deprel in ("acl", "amod") and word.head >= 0 and words[word.head].upos in ("NOUN", "PROPN", "PRON"):
            return word.head if word.head not in inside else None
        if word.deprel not in ("advcl", "conj", "xcomp", "acl", "obl", "parataxis", "aux", "ccomp") or word.head < 0:
            break
        if word.deprel == "ccomp" and here == verb and "VerbForm=Fin" in word.feats:
            break
        agent = _agent(tree, word.head)
        if is_passive(scene, tree, word.head) and word.deprel == "advcl" and agent is None:
            subject = tree.subject(word.head)
            return subject if subject not in inside else None
        here = word.head
    right = speaker(scene, number, verb, content.spans)
    if right is not None and right > verb and words[right].upos != "PRON":
        return right
    return _by_place(scene, number, verb) if "VerbForm=Fin" in _finite_feats(tree, verb) else None


def _by_place(scene: Scene, number: int, verb: int) -> int | None:
    """Subject by place, where the tree has none: the first noun of the clause without a preposition, left of the verb."""
    tree = scene.trees[number]
    words = tree.words
    first, _ = verb_group(tree, verb, None, scene.lexicon)
    low = 0
    for index in range(first - 1, -1, -1):
        if words[index].upos in ("SCONJ",) or words[index].text in (";", ":", "«", "»", "“", "”", "("):
            low = index + 1
            break
    time = scene.lexicon.function["time"]
    for index in range(low, first):
        word = words[index]
        if word.upos not in ("NOUN", "PROPN", "PRON") or word.lemma.casefold() in time:
            continue
        governed = index > low and any(words[k].upos == "ADP" for k in range(max(low, index - 2), index))
        clitic = word.upos == "PRON" and "PronType=Rel" not in word.feats and index < first - 1
        if not governed and not clitic and tree.child(index, "case") is None:
            return index
    return None


def _agent(tree: Tree, verb: int) -> int | None:
    """Agent of a passive: "par X"."""
    return tree.child(verb, "obl:agent")


def _passive(scene: Scene, number: int, verb: int, cue: Cue) -> Finding | None:
    """Finding of a passive: "il a été annoncé que", "X est accusé de Y", "la date a été confirmée par Z"."""
    tree = scene.trees[number]
    content = (
        finite_clause(tree, verb, cue, scene.lexicon)
        or infinitive(tree, verb, cue, scene.lexicon)
        or oblique(tree, verb, cue, scene.lexicon)
    )
    rule = f"passive-{content.frame}" if content else "passive-subject"
    if content is None and cue.frames & {"obj", "attr", "comme"}:
        subject = tree.subject(verb)
        if subject is None:
            subject = _by_place(scene, number, verb)
        if subject is None or tree.words[subject].deprel.startswith(("csubj", "expl")):
            return None
        if _agent(tree, verb) is None and not _told_without_agent(scene, tree, verb, cue):
            return None
        content = Content(spans=source_spans(tree, antecedent(tree, subject)), frame="subject", head=subject)
    if content is None:
        return None
    content = _named_thing(scene, tree, (verb, cue), content)
    return _made(scene, (number, verb, cue), content, _agent(tree, verb), rule)


def _told_without_agent(scene: Scene, tree: Tree, verb: int, cue: Cue) -> bool:
    """Whether a passive without agent still reports speech ("a été évoquée"), not an act or a silence."""
    if cue.group != "speech" or cue.act in (SpeechAct.ORDER, SpeechAct.PROMISE):
        return False
    negation = scene.lexicon.function["negative-clitic"]
    return not any(tree.words[k].lower in negation for k in tree.kids[verb])


def _predicated(tree: Tree, verb: int) -> Content | None:
    """Noun and what is predicated of it: "un coût, estimé entre 20 et 30 millions"."""
    head = tree.words[verb].head
    after = [k for k in tree.children(verb, "obl", "xcomp", "obj", "nmod") if k > verb and tree.words[k].deprel != "obl:agent"]
    if not any(tree.words[i].upos == "NUM" for k in after for i in tree.subtree(k)):
        return None
    if not after or head < 0 or head > verb or tree.words[head].upos not in ("NOUN", "PROPN"):
        return None
    chosen = noun_phrase(tree, head, stop=[verb])
    for kid in after:
        chosen |= tree.subtree(kid)
    return Content(spans=spans(tree.words, chosen), frame="attr", head=head)


def antecedent(tree: Tree, index: int) -> int:
    """The noun that a relative pronoun takes up, or the word itself."""
    if "PronType=Rel" not in tree.words[index].feats:
        return index
    for above in tree.ancestors(index):
        head = tree.words[above].head
        if tree.words[above].deprel in ("acl:relcl", "acl") and head >= 0 and tree.words[head].upos in ("NOUN", "PROPN"):
            return head
    return index


def _participle(scene: Scene, number: int, verb: int, cue: Cue) -> Finding | None:
    """Finding of a participle at a noun: "chiffres relativisés par X", "accusé de Y", "estimé à 20 millions"."""
    tree = scene.trees[number]
    content = (
        finite_clause(tree, verb, cue, scene.lexicon)
        or infinitive(tree, verb, cue, scene.lexicon)
        or oblique(tree, verb, cue, scene.lexicon)
    )
    agent = _agent(tree, verb)
    rule = f"participle-{content.frame}" if content else "participle-noun"
    if content is None and "attr" in cue.frames:
        content = _predicated(tree, verb)
    if content is None and agent is not None and "obj" in cue.frames:
        head = tree.words[verb].head
        if tree.words[verb].deprel not in ("acl", "amod") or head < 0:
            return None
        chosen = noun_phrase(tree, head, stop=[verb])
        content = Content(spans=spans(tree.words, chosen), frame="noun", head=head)
    if content is None:
        return None
    return _made(scene, (number, verb, cue), content, agent, rule)



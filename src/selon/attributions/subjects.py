"""Who speaks: the source of a verbal cue by tree and by place, of participles and of verbs that share a subject."""

from __future__ import annotations

from dataclasses import replace

from selon.attributions.extents import Content
from selon.attributions.phrases import verb_group
from selon.attributions.scene import Finding, Scene
from selon.attributions.sentence_cues import finite_feats, is_passive
from selon.attributions.speakers import personal_subjects, pronoun_or_phrase, speaker
from selon.trees import CLOSING, Tree

CARRYING = frozenset({"advcl", "conj", "xcomp", "acl", "obl", "parataxis", "aux", "cop", "ccomp"})
"""Labels over which the subject of a verb above is that of the verb below."""

QUOTED = 5
"""Words of a verb in quotation marks of its own: "l'avocate « conteste fermement » ces faits"."""


def is_nobody(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether a subject is nobody: "personne", "rien", "aucun texte"."""
    negation = scene.lexicon.function["negation"]
    return any(tree.words[k].lower in negation for k in (index, *tree.children(index, "det")))


def source_of(scene: Scene, number: int, verb: int, content: Content) -> int | None:
    """Head of the source of an active verb: its subject, that of the verb it hangs on, or the noun it modifies."""
    tree = scene.trees[number]
    words = tree.words
    if content.frame == "as":
        own = tree.subject(verb)
        return own if own is not None else speaker(scene, number, verb, content.spans)
    if content.frame == "parenthetical":
        return speaker(scene, number, verb, content.spans)
    inside = {i for i in range(len(words)) if any(s.start <= words[i].start < s.end for s in content.spans)}
    seen: set[int] = set()
    here = verb
    while here not in seen:
        seen.add(here)
        subject = _own_subject(tree, here)
        if subject is not None and subject not in inside:
            return subject
        if here == verb and (behind := _behind_relative(tree, verb)) is not None and behind not in inside:
            return behind
        personal = [k for k in personal_subjects(scene, tree, here) if k not in inside] if here == verb else []
        if personal:
            return personal[0]
        clitic = [k for k in tree.children(here, "expl:subj") if words[k].upos == "PRON"]
        if clitic and words[clitic[0]].text.startswith("-"):
            return clitic[0]
        word = words[here]
        if word.deprel in ("acl", "amod") and word.head >= 0 and words[word.head].upos in ("NOUN", "PROPN", "PRON"):
            return word.head if word.head not in inside else None
        linked = word.deprel == "advmod" and word.upos in ("ADV", "ADP") and here != verb  # "avant d'ajouter que"
        if word.head < 0 or not (linked or word.deprel in CARRYING):
            break
        if word.deprel == "ccomp" and here == verb and "VerbForm=Fin" in word.feats:
            break
        told = words[word.head].lemma.casefold() in scene.lexicon.function["quoting"]  # "was quoted by X as saying"
        if is_passive(scene, tree, word.head) and word.deprel == "advcl" and (told or agent(tree, word.head) is None):
            subject = tree.subject(word.head)
            return subject if subject not in inside else None
        here = word.head
    left = subject_by_place(scene, number, verb) if "VerbForm=Fin" in finite_feats(tree, verb) else None
    if left is not None:
        return left if left not in inside else None
    right = speaker(scene, number, verb, content.spans)
    return right if right is not None and right > verb and words[right].upos != "PRON" else None


def _own_subject(tree: Tree, verb: int) -> int | None:
    """Subject of a verb in the tree; of two the one behind the conjunction that opens its clause ("Le syndicat en
    évoque 300 quand la direction n'en reconnaît que 120")."""
    subject = tree.subject(verb)
    subjects = [k for k in tree.children(verb, "nsubj") if k < verb]
    if subject is None or len(subjects) < 2:
        return subject
    behind = [k for k in subjects[1:] if any(subject < mark < k for mark in tree.children(verb, "mark"))]
    return behind[-1] if behind else subject


def _behind_relative(tree: Tree, verb: int) -> int | None:
    """Noun that opens the sentence and is the subject of a verb behind the comma that ends its relative, where the
    parse made the noun the root ("Les syndicats, que le ministre accuse, appellent à la grève")."""
    word = tree.words[verb]
    head = tree.words[word.head] if word.head >= 0 else None
    if head is None or head.head >= 0 or head.upos not in ("NOUN", "PROPN") or head.index > verb:
        return None
    finite = "VerbForm=Fin" in word.feats and word.deprel in ("parataxis", "appos", "advcl", "conj")
    first = min((k for k in (verb, *tree.auxiliaries(verb))), default=verb)
    closed = first > 2 and tree.words[first - 1].text == "," and tree.words[head.index + 1].text == ","
    return head.index if finite and closed and tree.subject(verb) is None else None


def subject_by_place(scene: Scene, number: int, verb: int) -> int | None:
    """Subject by place, where the tree has none: the first noun left of the verb that no preposition governs."""
    tree = scene.trees[number]
    words = tree.words
    first, _ = verb_group(tree, verb, None, scene.lexicon)
    low, index = 0, first - 1
    while index >= 0:
        if words[index].text in CLOSING:
            index = next((i for i in range(index - 1, -1, -1) if words[i].text == CLOSING[words[index].text]), -1) - 1
            continue
        quoted = words[index].text in CLOSING.values() and any(w.text in CLOSING for w in words[verb : verb + QUOTED])
        if words[index].upos == "SCONJ" or (words[index].text in (";", ":", "«", "“", "(") and not quoted):
            low = index + 1
            break
        index -= 1
    time = scene.lexicon.function["time"]
    for index in range(low, first):
        word = words[index]
        if word.upos not in ("NOUN", "PROPN", "PRON") or word.lemma.casefold() in time:
            continue
        governed = index > low and any(words[k].upos == "ADP" for k in range(max(low, index - 2), index))
        if word.upos == "PRON" and word.text[-1:] in ("'", "’"):
            continue
        clitic = word.upos == "PRON" and "PronType=Rel" not in word.feats and index < first - 1
        if not governed and not clitic and tree.child(index, "case") is None:
            return index
    return None


def agent(tree: Tree, verb: int) -> int | None:
    """Agent of a passive: "par X"; X is no verb, but what stands behind "par" as a subject of the verb that the parse
    took for the agent ("Un témoin cité par X évoque ...")."""
    by = tree.child(verb, "obl:agent")
    if by is None or tree.words[by].upos != "VERB" or "VerbForm=Fin" not in tree.words[by].feats:
        return by
    return next((k for k in tree.children(by, "nsubj", "obl") if tree.child(k, "case") is not None), by)


def antecedent(tree: Tree, index: int) -> int:
    """The noun that a relative pronoun takes up, or the word itself."""
    if "PronType=Rel" not in tree.words[index].feats:
        return index
    for above in tree.ancestors(index):
        head = tree.words[above].head
        if (
            tree.words[above].deprel in ("acl:relcl", "acl")
            and head >= 0
            and tree.words[head].upos in ("NOUN", "PROPN")
        ):
            return head
    return index


def participle_source(scene: Scene, finding: Finding, before: tuple[list[Finding], list[Finding]]) -> Finding:
    """The finding of a present participle ("..., soulignant que"), or of an infinitive without a source ("..., avant
    d'ajouter que"), with the source of the report it hangs on.

    That is the last report of the sentence before it whose source is no part of a quotation; else the
    subject of the main clause."""
    tree = scene.trees[finding.sentence]
    if finding.cue_at is None:
        return finding
    word = tree.words[finding.cue_at]
    participle = "Tense=Pres" in word.feats and "VerbForm=Part" in word.feats
    if not participle and ("VerbForm=Inf" not in word.feats or finding.source):
        return finding
    if _modifies_noun(tree, finding.cue_at):
        return finding
    inside = scene.quotation_around(word.start, word.end)
    reports = [
        f
        for f in (*before[0], *before[1])
        if f.source
        and f.cue
        and f.cue[0].start < word.start
        and f.source[-1].end <= word.start
        and _same_stretch(scene, f, word.start)
        and scene.quotation_around(*f.source[0]) == inside
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
    later = [
        w for w in tree.words if w.deprel.startswith("nsubj") and w.index > finding.cue_at and w.start >= finding.end
    ]
    return later[0].index if later and finding.cue_at == 0 else None


def shared_subject(scene: Scene, finding: Finding, earlier: list[Finding]) -> Finding:
    """The finding with the subject of the cue before it, for "confirme que ... et précise que ..."."""
    before = earlier[-1] if earlier else None
    if before is None or before.sentence != finding.sentence or finding.cue_at is None or before.cue_at is None:
        return finding
    tree = scene.trees[finding.sentence]
    own = [k for k in tree.children(finding.cue_at, "nsubj") if tree.words[k].upos != "DET"]
    if own or tree.words[finding.cue_at].deprel != "conj" or not before.rule.startswith("verb"):
        return finding
    if finding.source_at is not None and any(
        s.start <= tree.words[finding.source_at].start < s.end for s in before.content
    ):
        return replace(finding, source=before.source, source_at=before.source_at)
    return finding

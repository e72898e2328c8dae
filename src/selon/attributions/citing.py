"""On whom an outlet leans for what it reports: "citant X", "qui s'appuie sur X", "l'agence le tient de X"."""

from __future__ import annotations

from dataclasses import replace

from selon.attributions.extents import preposition
from selon.attributions.nesting import holds_wording
from selon.attributions.passives import is_medium
from selon.attributions.phrases import noun_phrase, verb_group
from selon.attributions.scene import Finding, Scene
from selon.attributions.sentence_cues import is_reflexive
from selon.attributions.subjects import antecedent
from selon.records import SourceKind, Span
from selon.trees import Tree

WHO = (SourceKind.PERSON, SourceKind.ANONYMOUS, SourceKind.GROUP, SourceKind.ORGANISATION)
# Behind these the words of who is cited follow ("Le journal cite un élu : « ... »").
OPENS = frozenset({":", "«", "“", '"'})


def cited(scene: Scene, findings: list[Finding]) -> list[Finding]:
    """The findings, those of a citing verb ("citant X", "qui cite X") turned round: X is the source; and those of
    an outlet that leans on a source ("qui s'appuie sur X", "se fondant sur X").

    Their content is that of the report by the outlet that cites."""
    out: list[Finding] = []
    for finding in (_quoting(scene, f) for f in findings):
        if _cites(scene, finding) and finding.cue_at is not None and finding.content_at is not None:
            place = (finding.sentence, finding.cue_at, finding.source_at, finding.content_at)
            others = [f for f in findings if f is not finding]
            turned = _turned(scene, place, others)
            quotes = turned is not None and holds_wording(scene, finding.content)
            out.append(finding if turned is None or (quotes and not _leant_on(scene, turned, others)) else turned)
        else:
            out.append(finding)
    for number, tree in enumerate(scene.trees):
        for word in tree.words:
            on = _leans_on(scene, tree, word.index) or _has_it_from(scene, tree, word.index)
            turned = _turned(scene, (number, word.index, _subject(tree, word.index), on), out) if on else None
            if turned is not None:
                out = [f for f in out if not _only_says(scene, f, turned)]
                out.append(turned)
    return out


def _leant_on(scene: Scene, turned: Finding, findings: list[Finding]) -> bool:
    """Whether an outlet makes the report for which a source is named; anybody else quotes with such a verb ("invoquant
    « un dossier vide »")."""
    host = next((f for f in findings if f.cue and f.cue[0] == turned.outer), None)
    tree = scene.trees[turned.sentence]
    return host is not None and host.source_at is not None and _is_press(scene, tree, antecedent(tree, host.source_at))


def _subject(tree: Tree, verb: int) -> int | None:
    """Subject of a verb, of an infinitive that of the verb above it: "Celle-ci dit tenir l'information de X"."""
    word = tree.words[verb]
    above = word.head if "VerbForm=Inf" in word.feats and word.deprel == "xcomp" else -1
    subject = tree.subject(verb)
    return tree.subject(above) if subject is None and above >= 0 else subject


def _only_says(scene: Scene, finding: Finding, turned: Finding) -> bool:
    """Whether a finding is that an outlet says it has a report from somebody: "qui dit tenir l'information de X"."""
    held = any(s.start <= turned.cue[0].start < s.end for s in finding.content)
    infinitive = finding.rule == "verb-inf" and finding.sentence == turned.sentence
    tree = scene.trees[finding.sentence]
    return held and infinitive and tree.words[turned.cue_at or 0].head == finding.cue_at


def _quoting(scene: Scene, finding: Finding) -> Finding:
    """The finding of a quotation; where an outlet cites somebody for it ("Le journal cite un élu : « ... »"), he is
    its source."""
    verb = finding.cue_at
    if verb is None or not finding.rule.startswith("quote") or finding.source_at is None:
        return finding
    if finding.source_sentence is not None:
        return finding
    tree = scene.trees[finding.sentence]
    cites = tree.words[verb].lemma.casefold() in scene.lexicon.function["citing"] & scene.lexicon.function["quoting"]
    who = antecedent(tree, finding.source_at)
    if not cites or tree.subject(verb) != finding.source_at or not _is_press(scene, tree, who):
        return finding
    living = (k for k in tree.children(verb, "obj") if scene.lexicon.heads.get(tree.words[k].lemma.casefold()) in WHO)
    cited_at = next(living, None)
    if cited_at is None or any(s.start <= tree.words[cited_at].start < s.end for s in finding.content):
        return finding
    indices = noun_phrase(tree, cited_at)
    source = Span(tree.words[min(indices)].start, tree.words[max(indices)].end)
    return replace(finding, source=(source,), source_at=cited_at)


def _leans_on(scene: Scene, tree: Tree, verb: int) -> int | None:
    """What a verb of leaning has behind its preposition, or None."""
    wanted = scene.lexicon.leaning.get(tree.words[verb].lemma.casefold())
    if wanted is None or tree.words[verb].upos != "VERB" or not is_reflexive(scene, tree, verb):
        return None
    for kid in tree.children(verb, "obl"):
        case = tree.child(kid, "case")
        if kid > verb and case is not None and preposition(tree, case, scene.lexicon) == wanted:
            return kid
    return None


def _has_it_from(scene: Scene, tree: Tree, verb: int) -> int | None:
    """From whom an outlet has what it reports: "l'agence, qui le tient d'une source", or None."""
    words, function = tree.words, scene.lexicon.function
    if words[verb].lemma.casefold() not in function["having-from"]:
        return None
    told = _news_after(scene, tree, verb)
    if verb == 0 or (words[verb - 1].lower not in function["it"] and told is None):
        return None
    kids: list[int] = tree.children(verb, "obl", "obl:arg", "obl:mod")
    kids += tree.children(told, "nmod") if told is not None else []
    for kid in kids:
        case = tree.child(kid, "case")
        if kid > verb and case is not None and preposition(tree, case, scene.lexicon) in function["genitive"]:
            return kid
    return None


def _news_after(scene: Scene, tree: Tree, verb: int) -> int | None:
    """Object behind a verb that takes up what is reported: "qui tient l'information de X", "ce chiffre"; or None."""
    noun = tree.child(verb, "obj")
    if noun is None or noun < verb:
        return None
    lemma, function = tree.words[noun].lemma.casefold(), scene.lexicon.function
    news = lemma in function["wording"] | function["news"] or scene.lexicon.heads.get(lemma) is SourceKind.DOCUMENT
    feats = {feat for k in tree.children(noun, "det") for feat in tree.words[k].feats.split("|")}
    return noun if news and feats & {"Definite=Def", "PronType=Dem"} else None


def _cites(scene: Scene, finding: Finding) -> bool:
    """Whether the cue is a verb by which an outlet names its own source."""
    entry = finding.entry
    return finding.rule == "verb-obj" and entry is not None and entry.lemma in scene.lexicon.function["citing"]


def _turned(scene: Scene, place: tuple[int, int, int | None, int], findings: list[Finding]) -> Finding | None:
    """Finding of the source that an outlet names for its report, or None; `place` is the sentence, the citing verb,
    its subject and what it cites, as indices."""
    number, verb, subject, cited_at = place
    tree = scene.trees[number]
    while tree.words[cited_at].upos in ("NUM", "DET") and tree.words[cited_at].head > cited_at:
        cited_at = tree.words[cited_at].head
    having = tree.words[verb].lemma.casefold() in scene.lexicon.function["having-from"]
    told = _news_after(scene, tree, verb) if having else None
    if told is None and not _is_somebody(scene, tree, cited_at):
        return None
    first, last = verb_group(tree, verb, None, scene.lexicon)
    cue = Span(tree.words[first].start, tree.words[max(last, told or 0)].end)
    host = _report_of(scene, (number, verb, subject), cue, findings)
    if host is None and not tree.children(cited_at, "acl", "acl:relcl"):
        host = _report_before(scene, (number, verb, subject), findings)
    if host is None:
        return None
    indices = noun_phrase(tree, cited_at)
    kept = tuple(Span(s.start, min(s.end, cue.start)) for s in host.content if s.start < cue.start)
    return Finding(
        rule="relay-citing",
        sentence=number,
        cue=(cue,),
        cue_at=verb,
        content=kept or host.content,
        source=(Span(tree.words[min(indices)].start, tree.words[max(indices)].end),),
        source_at=cited_at,
        outer=host.cue[0],
    )


def _is_somebody(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether a noun can be a source, by itself, as a name, or by the title before a name ("minister Anna Vale")."""
    heads = scene.lexicon.heads
    titles = (k for k in tree.children(index, "compound") if tree.words[index].upos == "PROPN")
    if heads.get(tree.words[index].lemma.casefold()) or any(tree.words[k].lemma.casefold() in heads for k in titles):
        return True
    return tree.label_at(tree.words[index].start) == "PER"


def _report_of(scene: Scene, at: tuple[int, int, int | None], cue: Span, findings: list[Finding]) -> Finding | None:
    """Report of the sentence to which a participle ("citant X") or relative ("qui cite X") of citing belongs, or None;
    `at` is the sentence, the verb and its subject."""
    number, verb, subject = at
    tree = scene.trees[number]
    participle = "VerbForm=Part" in tree.words[verb].feats and not tree.auxiliaries(verb)
    related = subject is not None and "PronType=Rel" in tree.words[subject].feats
    relative = related or (subject is not None and antecedent(tree, subject) != subject)
    if not participle and not relative:
        return None
    reports = [f for f in findings if f.sentence == number and f.cue and f.source and f.cue_at != verb]
    reports = [f for f in reports if f.rule.startswith(("preposition", "verb", "quote", "relay"))]
    reports = [f for f in reports if f.rule != "verb-inf" or f.cue_at != tree.words[verb].head]
    before = [f for f in reports if f.cue[0].start < cue.start or f.source[-1].end < cue.start]
    if not before and participle:
        return next((f for f in reports if f.cue_at == tree.words[verb].head and f.cue_at is not None), None)
    host = max(before, key=lambda f: f.cue[0].start, default=None)
    if host is None or host.source_at is None or not relative:
        return host
    return host if _is_press(scene, tree, host.source_at) else None


def _report_before(scene: Scene, at: tuple[int, int, int | None], findings: list[Finding]) -> Finding | None:
    """Last report of the sentence before, by an outlet, that a main clause gives a source for: "L'agence tient
    l'information de deux élus", "Le journal s'appuie sur un audit"; or None."""
    number, verb, subject = at
    tree = scene.trees[number]
    lemma = tree.words[verb].lemma.casefold()
    if lemma in scene.lexicon.function["citing"] and lemma not in scene.lexicon.function["quoting"]:
        return None
    if any(w.text in OPENS for w in tree.words[verb:]):
        return None
    above = tree.words[verb].head
    said = above >= 0 and tree.words[above].head < 0 and "VerbForm=Inf" in tree.words[verb].feats
    if (above >= 0 and not said) or subject is None or number == 0:
        return None
    if not _is_press(scene, tree, subject) and tree.words[subject].lower not in scene.lexicon.function["near-pronoun"]:
        return None
    if scene.sentences[number].paragraph != scene.sentences[number - 1].paragraph:
        return None
    told = scene.trees[number - 1]
    reports = [f for f in findings if f.sentence == number - 1 and f.cue and f.source and f.source_at is not None]
    reports = [f for f in reports if f.source_sentence is None and _is_of_press(scene, told, f.source_at or 0)]
    return max(reports, key=lambda f: f.cue[0].start, default=None)


def _is_of_press(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether a word means an outlet or what one has found ("selon une enquête du Phare")."""
    return any(_is_press(scene, tree, k) for k in (index, *tree.children(index, "nmod")))


def _is_press(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether a word means an outlet or an agency, with or without its name."""
    agency = tree.words[index].lemma.casefold() in scene.lexicon.function["press"]
    return agency or is_medium(scene, tree, index)


def cited_words(scene: Scene, tree: Tree, cue: int) -> frozenset[int]:
    """Words by which the sentence cites somebody for what a cue reports: "said X, citing a report on Radio Lorne"."""
    citing = (w for w in tree.words if w.index > cue and w.lemma.casefold() in scene.lexicon.function["citing"])
    return frozenset(i for verb in citing for i in tree.subtree(verb.index) if i >= verb.index)

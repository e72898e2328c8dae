"""Sentences in, attributions and gaps out: who said what, on whose word, how firmly.

`attribute(document, sentences, lexicon)` is the whole room. Its rules run in this order, each over the
whole document: quotations with their cue, prepositions, verbs, nouns, conditionals without a source.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from selon.attributions import nesting
from selon.attributions.anaphora import Resolved
from selon.attributions.anonymity import gender_of
from selon.attributions.belonging import is_mine
from selon.attributions.beside import told_beside
from selon.attributions.carrying import Relay, relays_of
from selon.attributions.circumstances import without_circumstances
from selon.attributions.citing import cited
from selon.attributions.conditional import reported_without_source
from selon.attributions.conditional_uses import Use, conditional_uses
from selon.attributions.direct import quoted
from selon.attributions.enumerated import enumerated
from selon.attributions.explanations import explanation
from selon.attributions.firmness import commitments, firmness
from selon.attributions.floating import introduced_before, speaker_of
from selon.attributions.insertions import inserted
from selon.attributions.interviews import answers, interviewee
from selon.attributions.labels import labelled
from selon.attributions.lexicons import Lexicon, lexicon, verb_forms
from selon.attributions.links import chain_of
from selon.attributions.names import LIVING
from selon.attributions.nouns import named
from selon.attributions.passing_on import passed_on, vouched
from selon.attributions.prepositions import according
from selon.attributions.quotations import pair_quotation_marks
from selon.attributions.quoted_as import quoted_as
from selon.attributions.relays import carried, learned_from, relayed
from selon.attributions.scene import Finding, Scene
from selon.attributions.sources import Sources
from selon.attributions.speech import spoken
from selon.attributions.subjects import antecedent
from selon.records import Attribution, Document, Gap, Reading, Role, Sentence, SourceKind, SpeechAct

__all__ = ["Lexicon", "Use", "attribute", "conditional_uses", "explanation", "lexicon", "verb_forms"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known of all findings of a document: their parents, sources and relays, by place."""

    findings: list[Finding]
    order: list[int | None]
    resolved: list[Resolved]
    relays: list[tuple[Relay, ...]]


SILENT = (Role.BYLINE, Role.BOILERPLATE)
TITLES = (*SILENT, Role.HEADLINE, Role.SUBHEADING)


def attribute(document: Document, sentences: tuple[Sentence, ...], words: Lexicon) -> Reading:
    """Reading of a document: its attributions in the order of the text, and the gaps left.

    Every span is in code points of `document.text`; gaps of the document itself come along."""
    quotations, gaps = pair_quotation_marks(document.text, document.paragraphs)
    scene = Scene(document, sentences, quotations, words)
    findings = find(scene)
    attributions = _attributions(scene, findings)
    rest = (*document.gaps, *gaps, *_unexplained(scene, findings))
    return Reading(
        document=document,
        sentences=sentences,
        attributions=attributions,
        gaps=tuple(sorted(rest, key=lambda g: g.span)),
    )


def find(scene: Scene) -> list[Finding]:
    """Findings of all rules, without duplicates, in the order of the text."""
    found = quoted(scene, inserted)
    turns = labelled(scene)
    found += turns + answers(scene, turns)
    found += according(scene)
    found += spoken(scene, found)
    found += named(scene)
    found = [f for f in found if scene.role(f.sentence) not in SILENT]
    found = nesting.join_continuations(scene, nesting.drop_reported_nouns(nesting.drop_duplicates(found)))
    found = nesting.complete_quotations(scene, nesting.cut_outer_cues(found))
    found = enumerated(scene, found)
    found = nesting.within_quotations(scene, nesting.end_before_report(scene, found))
    found = vouched(scene, passed_on(scene, found))
    found = carried(scene, learned_from(scene, quoted_as(scene, cited(scene, found))))
    found = relayed(scene, told_beside(scene, found))
    found += reported_without_source(scene, found)
    found = [replace(f, type=nesting.speech_type(scene, f)) for f in found]
    found = without_circumstances(scene, found)
    found = [nesting.trimmed(scene.document.text, f) for f in found]
    return sorted((f for f in found if f.content), key=lambda f: (f.start, -f.end, f.cue))


def _attributions(scene: Scene, findings: list[Finding]) -> tuple[Attribution, ...]:
    """Records of the findings: sources resolved, chains followed, firmness told."""
    order = nesting.parents(findings)
    sources = Sources(scene)
    resolved = _resolve(scene, findings, order, sources)
    pairs = zip(findings, resolved, strict=True)
    foreign = [f for f, r in pairs if f.rule != "relay-participle" or _is_foreign(scene, r)]
    if len(foreign) < len(findings):
        return _attributions(scene, foreign)
    relays = relays_of(scene, findings, order, resolved, sources)
    context = Context(findings=findings, order=order, resolved=resolved, relays=relays)
    return tuple(_record(scene, place, context) for place in range(len(findings)))


def _is_foreign(scene: Scene, relay: Resolved) -> bool:
    """Whether a relay is another outlet than the document's own, named or told apart ("la télévision italienne")."""
    name = relay.name or ""
    if len(name.split()) > 1 and name.split()[0] in scene.lexicon.function["broadcast"]:
        return True
    return bool(name) and not name[:1].islower() and name not in (scene.document.outlet or "")


def _resolve(scene: Scene, findings: list[Finding], order: list[int | None], sources: Sources) -> list[Resolved]:
    """Source of every finding, in the order in which the text gives them; "je" in a quotation is its speaker."""
    places = sorted(range(len(findings)), key=lambda p: (_said_at(findings[p]), p))
    out: dict[int, Resolved] = {}
    for place in places:
        out[place] = sources.resolve(findings[place], outer=order[place])
        sources.anaphora.told[place] = out[place]
    for place, finding in enumerate(findings):
        parent = order[place]
        if parent is not None and _speaks_for(scene, finding, out[parent]):
            body = _body_of(scene, finding, out[parent])
            out[place] = body or replace(out[parent], place=out[place].place)
        elif parent is not None and out[place].name == out[parent].name:
            if _is_another(scene, finding, out[parent]):
                out[place] = sources.resolve(finding, but=out[parent].name)
            elif _is_told_by_him(scene, finding, findings[parent]):
                other = sources.resolve(finding, but=out[parent].name)
                out[place] = other if other.name is not None else out[place]
        elif parent is not None and is_mine(scene, finding):
            out[place] = sources.resolve(finding, outer=parent)
        elif finding.rule == "answer":
            out[place] = interviewee(scene, findings, out, place) or out[place]
        elif not finding.cue and not finding.source:
            speaker = speaker_of(scene, findings, out, finding) or sources.last_person(finding)
            introduced = introduced_before(scene, finding) if speaker is None or speaker.name is None else None
            speaker = speaker if introduced is None else sources.resolve(introduced)
            if speaker is not None:
                out[place] = speaker
    return [out[place] for place in range(len(findings))]


def _body_of(scene: Scene, finding: Finding, speaker: Resolved) -> Resolved | None:
    """The body that "nous" or "on" means in the words of who speaks for it ("la porte-parole de Febra"), or None."""
    function = scene.lexicon.function
    word = scene.text(finding.source[0]).casefold()
    role, _, body = (speaker.name or "").partition(f" {min(function['genitive'])} ")
    if word not in function["we"] or role.casefold() not in function["spokesperson"] or not body[:1].isupper():
        return None
    return Resolved(name=body, kind=SourceKind.ORGANISATION, place=finding.source[0].start, span=finding.source[0])


def _speaks_for(scene: Scene, finding: Finding, speaker: Resolved) -> bool:
    """Whether a source is the speaker of the quotation it stands in: "je", "nous", and "on" of an organisation."""
    if not finding.source:
        return False
    word = scene.text(finding.source[0]).casefold().replace("’", "'")
    if _in_own_view(scene, finding, speaker):
        return True
    if scene.quotation_around(*finding.source[0]) is None:
        return word in scene.lexicon.function["first"]
    body = speaker.kind in (SourceKind.ORGANISATION, SourceKind.GROUP)
    we = word in scene.lexicon.function["we"] and (body or _body_of(scene, finding, speaker) is not None)
    return word in scene.lexicon.function["first"] or we or _is_own_document(scene, finding)


def _in_own_view(scene: Scene, finding: Finding, speaker: Resolved) -> bool:
    """Whether a pronoun behind a preposition means who makes the report around it ("dénoncent une loi destinée, selon
    eux, à ...")."""
    if finding.rule != "preposition" or finding.source_at is None or finding.source_sentence is not None:
        return False
    word = scene.trees[finding.sentence].words[finding.source_at]
    if word.upos != "PRON" or "PronType=Prs" not in word.feats or scene.quotation_around(word.start, word.end):
        return False
    several = speaker.plural or f" {min(scene.lexicon.function['and'])} " in (speaker.name or "")
    fits = not speaker.gender or gender_of(word.feats) in ("", speaker.gender)
    return several == ("Number=Plur" in word.feats) and (several or fits)


def _is_own_document(scene: Scene, finding: Finding) -> bool:
    """Whether a source is a document of who speaks ("d'après nos données")."""
    if finding.source_at is None or finding.source_sentence is not None:
        return False
    tree = scene.trees[finding.sentence]
    if scene.lexicon.heads.get(tree.words[finding.source_at].lemma.casefold()) is not SourceKind.DOCUMENT:
        return False
    return any(tree.words[k].lower in scene.lexicon.function["own"] for k in tree.children(finding.source_at, "det"))


def _is_told_by_him(scene: Scene, finding: Finding, around: Finding) -> bool:
    """Whether a pronoun speaks in what a preposition gives to a source: "Selon le procureur, il a reconnu ..."."""
    if around.rule != "preposition" or finding.source_at is None or finding.source_sentence is not None:
        return False
    word = scene.trees[finding.sentence].words[finding.source_at]
    return word.upos == "PRON" and "PronType=Prs" in word.feats and finding.sentence == around.sentence


def _is_another(scene: Scene, finding: Finding, speaker: Resolved) -> bool:
    """Whether a source is somebody else than the speaker in whose content it stands: a third person in a quotation,
    or a noun without a name ("Le procureur a dit que l'homme avait avoué")."""
    if finding.source_at is None or finding.source_sentence is not None or speaker.name is None:
        return False
    tree = scene.trees[finding.sentence]
    word = tree.words[antecedent(tree, finding.source_at)]
    if speaker.kind is SourceKind.OUTLET and "PronType=Prs" in word.feats and word.upos == "PRON":
        return True
    if speaker.kind is not SourceKind.PERSON and (
        speaker.span is None or word.lower in scene.text(speaker.span).lower()
    ):
        return False
    if word.upos == "NOUN":
        held = scene.text(finding.source[0]).split()
        return speaker.kind in LIVING and not any(part[:1].isupper() for part in held[1:])
    quoted = scene.quotation_around(word.start, word.end)
    apart = speaker.span is None or quoted is None or not quoted.span.start <= speaker.span.start < quoted.span.end
    return quoted is not None and apart and word.lower in scene.lexicon.function["pronoun"]


def _said_at(finding: Finding) -> int:
    """Where the source, the cue or the content stands first."""
    return (finding.source or finding.cue or finding.content)[0].start


def _record(scene: Scene, place: int, context: Context) -> Attribution:
    """Attribution record of one finding."""
    finding, source = context.findings[place], context.resolved[place]
    firm = firmness(scene, finding)
    span = finding.source[0] if finding.source else None
    names, links = chain_of(scene.document.outlet, list(context.relays[place]), source, span)
    parent = context.order[place]
    return Attribution(
        id=f"a{place + 1}",
        source=finding.source,
        cue=finding.cue,
        content=finding.content,
        type=nesting.speech_type(scene, finding),
        source_name=source.name,
        source_kind=source.kind,
        parent=None if parent is None else f"a{parent + 1}",
        chain=names,
        chain_links=links,
        hedged=firm.hedged,
        negated=firm.negated,
        speech_act=_act(finding),
        commitment=commitments(names, firm.value),
        basis=firm.basis,
        role=scene.role(finding.sentence),
        rule=finding.rule,
    )


def _act(finding: Finding) -> SpeechAct:
    """Speech act: that of the cue; hearsay without source is `other`."""
    if finding.rule in ("conditional", "hearsay"):
        return SpeechAct.OTHER
    return finding.entry.act if finding.entry is not None else SpeechAct.ASSERT


def _unexplained(scene: Scene, findings: list[Finding]) -> list[Gap]:
    """Quotations of a sentence's length that no finding holds: read, and not understood."""
    out = []
    for q in scene.quotations:
        if q.depth or len(scene.words_in(q.span)) < 6:
            continue
        held = any(s.start <= q.span.start and q.span.end <= s.end for f in findings for s in (*f.content, *f.source))
        place = scene.at(q.span.start)
        if not held and place < len(scene.stream) and scene.role(scene.stream[place][0]) not in TITLES:
            out.append(Gap(span=q.span, reason="unattributed-quotation: no cue and no speaker found"))
    return out

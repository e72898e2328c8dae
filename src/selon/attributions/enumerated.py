"""Reports over several short quotations: those that go on with the first, and those whose verb is left out."""

from __future__ import annotations

from dataclasses import replace

from selon.attributions.quotations import Quotation
from selon.attributions.scene import Finding, Scene
from selon.records import SourceKind, Span, SpeechType, Word

FRAMES = ("verb-", "preposition", "passive-", "participle-")
CLAUSES = ("verb-que", "verb-clause", "preposition")
REACH = 5
"""Words that may stand between two members: "et surtout d'une", "et n'avoir"."""
LINKS = frozenset({"CCONJ", "ADV", "DET", "ADP", "PART"})
SPEAKING = frozenset({SourceKind.PERSON, SourceKind.GROUP, SourceKind.ORGANISATION, SourceKind.DOCUMENT})


def enumerated(scene: Scene, findings: list[Finding]) -> list[Finding]:
    """The findings, their contents carried on over the quotations that one sentence strings together ("une « dérive »,
    un « mépris »"), and one more for each that another source has without a verb ("la majorité, « un devoir »")."""
    held = [span for f in findings for span in f.content]
    out: list[Finding] = []
    for finding in findings:
        members = _members(scene, finding, held)
        if members:
            finding = replace(finding, content=_joined(scene, (*finding.content, *members)))
        out.append(finding)
        said = _further_verb(scene, finding, held) or _elliptical(scene, finding, held)
        while said is not None:
            out.append(said)
            said = _elliptical(scene, said, held)
    return out


def _members(scene: Scene, finding: Finding, held: list[Span]) -> list[Span]:
    """Spans of the quotations that go on with a content which ends in one, in the order of the text."""
    out: list[Span] = []
    end = finding.end
    while finding.rule.startswith(FRAMES):
        q = _next(scene, finding, end, held)
        if q is None:
            break
        between = _between(scene, end, q)
        if not between or len(between) > REACH or not _links(scene, finding, between):
            break
        first = next((w.start for w in between if w.upos != "PUNCT" and w.upos != "CCONJ"), q.span.start)
        out.append(Span(min(first, q.span.start), q.span.end))
        end = q.span.end
    return out


def _next(scene: Scene, finding: Finding, end: int, held: list[Span]) -> Quotation | None:
    """The quotation behind a content that ends with one, in its sentence, when no finding holds it."""
    if not any(abs(q.span.end - end) <= 1 for q in scene.outer_quotations(max(end - 2, 0), end)):
        return None
    sentence = scene.sentences[finding.sentence].span
    q = next((q for q in scene.outer_quotations(end, sentence.end) if q.span.start >= end), None)
    if q is None or q.open_ended or q.span.end > sentence.end + 1:
        return None
    return None if any(q.span.overlaps(s) for s in held) else q


def _between(scene: Scene, end: int, q: Quotation) -> list[Word]:
    """Words between a place and a quotation."""
    return [w for _, w in scene.stream[scene.at(end) : scene.at(q.span.start)]]


def _links(scene: Scene, finding: Finding, between: list[Word]) -> bool:
    """Whether words only string two members together: a comma or "et", an article, a preposition, an infinitive, in a
    clause its next verb, none of saying ("que l'État a « failli » et doit « réparer »")."""
    clause = finding.rule in CLAUSES
    if not (between[0].text == "," or between[0].upos == "CCONJ" or between[0].lower in scene.lexicon.function["and"]):
        return False
    return all(
        w.text == ","
        or w.upos in LINKS
        or "VerbForm=Inf" in w.feats
        or _agrees(w)
        or "PronType=Rel" in w.feats
        or (clause and "VerbForm=Fin" in w.feats and w.lemma.casefold() not in scene.lexicon.verbs)
        for w in between
    )


def _agrees(word: Word) -> bool:
    """Whether a word is a participle without auxiliary: "un texte « bâclé », voté « à la sauvette »"."""
    return word.upos == "VERB" and "VerbForm=Part" in word.feats and "Tense=Past" in word.feats


def _joined(scene: Scene, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans of a content, those with nothing but a comma or a conjunction between them made one."""
    out = [content[0]]
    for span in content[1:]:
        between = scene.words_in(Span(out[-1].end, span.start)) if span.start > out[-1].end else []
        if all(w.upos in LINKS for w in between):
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return tuple(out)


def _elliptical(scene: Scene, finding: Finding, held: list[Span]) -> Finding | None:
    """Finding of somebody else's quotation behind that of a verb, which is left out: "X y voit « ... », Y, « ... »"."""
    q = _next(scene, finding, finding.end, held) if finding.rule.startswith("verb-") else None
    if q is None:
        return None
    number, at = finding.sentence, scene.at(q.span.start)
    between = _between(scene, finding.end, q)
    if len(between) < 3 or between[0].text not in (",", ";") or scene.stream[at][0] != number:
        return None
    behind = scene.document.text[q.span.end : q.span.end + 1]
    inner = [w for w in between[1:] if w.text != ","]
    while inner and inner[0].upos == "CCONJ":
        inner = inner[1:]
    while inner and inner[-1].upos in ("DET", "ADP"):
        inner = inner[:-1]
    if not 1 <= len(inner) <= 2 * REACH or behind not in (".", ";", ",", "", "\n", "!", "?"):
        return None
    head = next((w for w in inner if w.upos in ("NOUN", "PROPN", "PRON", "ADJ")), None)
    if head is None or not _may_speak(scene, number, head) or not _bare(inner):
        return None
    return Finding(
        rule="verb-ellipsis",
        sentence=number,
        content=(q.span,),
        source=(Span(inner[0].start, inner[-1].end),),
        source_at=head.index,
        entry=finding.entry,
        type=SpeechType.MIXED,
    )


def _further_verb(scene: Scene, finding: Finding, held: list[Span]) -> Finding | None:
    """Finding of the source's next verb, which the tagger took for a noun: "parle de « ... », pointe des « ... »"."""
    q = _next(scene, finding, finding.end, held) if finding.rule.startswith("verb-") and finding.source else None
    between = _between(scene, finding.end, q) if q is not None else []
    if q is None or not 2 <= len(between) <= REACH or between[0].text != "," and between[0].upos != "CCONJ":
        return None
    verb = between[1]
    lines = scene.lexicon.verbs.get(scene.lexicon.forms.get(verb.lower, ""), ())
    entry = next((c for c in lines if "obj" in c.frames and not c.words and not c.reflexive), None)
    if entry is None or verb.upos in ("VERB", "AUX") or any(w.upos not in LINKS for w in between[2:]):
        return None
    return Finding(
        rule="verb-obj",
        sentence=finding.sentence,
        cue=(Span(verb.start, verb.end),),
        cue_at=verb.index,
        content=(Span(between[2].start if len(between) > 2 else q.span.start, q.span.end),),
        source=finding.source,
        source_at=finding.source_at,
        source_sentence=finding.source_sentence,
        entry=entry,
        type=SpeechType.MIXED,
    )


def _bare(words: list[Word]) -> bool:
    """Whether words are one noun phrase that begins with its article or name, without a verb."""
    opens = words[0].upos in ("DET", "PROPN", "NOUN", "PRON")
    return opens and all(w.upos in ("DET", "PROPN", "NOUN", "PRON", "ADJ", "ADP", "NUM") for w in words)


def _may_speak(scene: Scene, number: int, word: Word) -> bool:
    """Whether a word names somebody: a role, a body, a name, or "les autres"."""
    tree = scene.trees[number]
    if tree.label_at(word.start) in ("PER", "ORG"):
        return True
    if word.lower in scene.lexicon.function["another"]:
        return True
    known = scene.lexicon.heads.get(word.lemma.casefold()) or scene.lexicon.heads.get(word.lower)
    return known in SPEAKING or (word.upos == "NOUN" and scene.lexicon.names_people(word.lemma))

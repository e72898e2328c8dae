"""Quotations with their cue: before them, after them, around them, or none.

Works on the words in the order of the text, since parsers cut sentences inside quotations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from selon.attributions.colons import (
    GESTURE,
    colon_after,
    colon_before,
    is_closed,
    is_phrase,
    is_whole,
    noun_after,
    noun_before,
    preposition_before,
)
from selon.attributions.contents import complement
from selon.attributions.floating import floating
from selon.attributions.lexicons import Cue
from selon.attributions.nesting import holds_wording
from selon.attributions.quotations import Quotation
from selon.attributions.scene import SHORTEST, Finding, Scene, starts_sentence
from selon.attributions.sentence_cues import carried_infinitive, cue_of
from selon.attributions.signed import printed_by, signed
from selon.attributions.speakers import behind_insertion, person_behind, quoted_by
from selon.records import SourceKind, Span, SpeechAct, SpeechType, Word

REACH = 9
HOLDERS = frozenset({SourceKind.PERSON, SourceKind.GROUP, SourceKind.ORGANISATION, SourceKind.ANONYMOUS})
"""What a noun right behind a quotation may say somebody is: no verb ("« ... », maire de Luz")."""


def quoted(scene: Scene, inserted: Callable[[Scene, Quotation], Finding | None]) -> list[Finding]:
    """Findings for whole quotations, in the order of the text; cues used are noted in `scene.used`.

    `inserted` finds a cue inside a quotation."""
    out: list[Finding] = []
    inner: list[Finding] = []
    for q in scene.quotations:
        if q.depth:
            inner += filter(None, (_nested(scene, q),))
        if q.depth or (out and q.span in out[-1].content):
            continue
        if out and _goes_on(scene, out[-1], q):
            out[-1] = replace(out[-1], content=(*out[-1].content, q.span))
            continue
        found = _after(scene, q) or _before(scene, q) or colon_after(scene, q) or noun_after(scene, q)
        found = found or inserted(scene, q) or signed(scene, q) or printed_by(scene, q)
        if found is None:
            found = floating(scene, q)
        if found is not None:
            out.append(_gone_on(scene, found, out))
    return out + inner


def _nested(scene: Scene, q: Quotation) -> Finding | None:
    """Finding of a quotation in somebody's words behind a verb and a colon there: « Il m'a dit : "Partez !" »."""
    place = scene.at(q.span.start) - 1
    outer = scene.quotation_around(*q.span)
    if outer is None or place < 0 or scene.stream[place][1].text != ":":
        return None
    verb = _verb_before(scene, place, far=True)
    if verb is None or scene.trees[verb[0]].words[verb[1]].start < outer.span.start:
        return None
    return quoted_by(scene, "quote-cue-before", verb, (q.span,))


def _goes_on(scene: Scene, finding: Finding, q: Quotation) -> bool:
    """Whether a quotation goes on with the one before it, whose comma and cue interrupt it: "The bridge," she said, "is
    safe", or "The bridge is safe," she said. "We looked"; one that closes on a comma has a cue of its own."""
    text = scene.document.text
    end = finding.content[-1].end
    between = text[end : q.span.start]
    broken = finding.rule == "quote-cue-after" and text[end - 2 : end - 1] in (",", "!", "?")
    anew = between.rstrip()[-1:] == "." and text[q.span.end - 2 : q.span.end - 1] != ","
    broken = broken and (between.rstrip()[-1:] == "," or anew)
    told = all(end <= span.start and span.end <= q.span.start for span in (*finding.cue, *finding.source))
    behind = max([end, *(span.end for span in (*finding.cue, *finding.source))])
    return broken and told and "\n" not in between and not scene.stops_in(behind, q.span.start)


def _gone_on(scene: Scene, finding: Finding, earlier: list[Finding]) -> Finding:
    """The finding, one whose cue goes on without a subject with the speaker of the quotation before it in the
    paragraph: "a dit : « ... », avant d'ajouter : « ... »", "et ajoute : « ... »"."""
    before = earlier[-1] if earlier else None
    if finding.source or not finding.cue or finding.cue_at is None or before is None or not before.source:
        return finding
    word = scene.trees[finding.sentence].words[finding.cue_at]
    told = scene.sentences[before.sentence].paragraph == scene.sentences[finding.sentence].paragraph
    unfinished = "VerbForm=Inf" in word.feats or word.deprel == "conj" or "Tense=Pres" in word.feats
    verbal = finding.rule == "quote-cue-before" and unfinished
    if not told or not (verbal or (finding.rule == "quote-colon" and _names_nobody(scene, finding))):
        return finding
    sentence = before.sentence if before.source_sentence is None else before.source_sentence
    return replace(finding, source=before.source, source_at=before.source_at, source_sentence=sentence)


def _names_nobody(scene: Scene, finding: Finding) -> bool:
    """Whether only words of manner or time stand before the colon of a quotation ("Puis, plus bas : « ... »")."""
    words = scene.trees[finding.sentence].words[: finding.cue_at]
    return all(w.upos in ("ADV", "CCONJ", "ADP", "PUNCT", "ADJ", "PRON") for w in words)


def _after(scene: Scene, q: Quotation) -> Finding | None:
    """Cue right after the quotation, subject inverted: "« ... », a déclaré X"."""
    article = _article_before(scene, q)
    if not (starts_sentence(scene, q) or article):
        return None
    place = scene.at(q.span.end)
    verb = _inverted_verb(scene, place, q)
    guessed = verb is not None and verb[2] is GESTURE
    if verb is None or guessed:
        verb = _verb_behind_subject(scene, place, q) or verb
    if verb is None:
        return None
    if article is not None:
        return quoted_by(scene, "quote-cue-after", verb, (Span(article.start, q.span.end),), SpeechType.MIXED)
    found = quoted_by(scene, "quote-cue-after", verb, (q.span,))
    return _with_second(scene, found)


def _article_before(scene: Scene, q: Quotation) -> Word | None:
    """The article that opens the sentence before a quotation which a comma ends: "Une « provocation », réagit X"."""
    place = scene.at(q.span.start) - 1
    if place < 0 or scene.stream[place][1].upos != "DET" or scene.stream[place][1].index:
        return None
    return scene.stream[place][1] if scene.document.text[q.span.end : q.span.end + 1] == "," else None


def _with_second(scene: Scene, finding: Finding) -> Finding:
    """The finding with a quotation that carries its own on behind the speaker: "« ... », dit X, « et ... »"."""
    finding = _before_second(scene, finding)
    end = max(span.end for span in (*finding.content, *finding.cue, *finding.source))
    second = next(iter(scene.outer_quotations(end, end + 4)), None)
    if second is None or second.span.start < end or scene.document.text[end : second.span.start].strip() != ",":
        return finding
    small = scene.text(second.span).strip('«“" \u00a0\u202f')[:1].islower()
    return replace(finding, content=(*finding.content, second.span)) if small else finding


def _before_second(scene: Scene, finding: Finding) -> Finding:
    """The finding, its source ended at a comma and a quotation in which the parse saw an apposition."""
    cut = [q.span.start for s in finding.source for q in scene.outer_quotations(*s) if s.start < q.span.start < s.end]
    if not cut or scene.document.text[: min(cut)].rstrip()[-1:] != ",":
        return finding
    end = len(scene.document.text[: min(cut)].rstrip()) - 1
    return replace(finding, source=tuple(Span(s.start, min(s.end, end)) for s in finding.source if s.start < end))


def _inverted_verb(scene: Scene, place: int, q: Quotation) -> tuple[int, int, Cue] | None:
    """Cue verb that begins within a few words after the quotation, before any noun, alone or behind a modal verb.

    A verb that no table has is one too where a person stands right behind it ("..., pouffe la caissière")."""
    stream = scene.stream
    if place >= len(stream):
        return None
    paragraph = scene.paragraph_span(stream[place][0])
    auxiliary = False
    modal: tuple[int, int, Cue] | None = None
    gesture: tuple[int, int, Cue] | None = None
    for step in range(place, min(place + REACH, len(stream))):
        number, word = stream[step]
        if word.start >= paragraph.end:
            return gesture
        if word.upos == "PUNCT":
            if word.text not in (",", "–", "—", "-") and step > place:
                return gesture
            continue
        if word.text[:1].isupper():
            return gesture
        entry = cue_of(scene, number, word.index) or _by_its_form(scene, number, word)
        if entry is not None and entry.upos == "VERB" and (modal or "VerbForm=Inf" not in word.feats):
            return carried_infinitive(scene, number, word.index) or (number, word.index, entry)
        helps = word.upos == "AUX" or word.lemma.casefold() in scene.lexicon.function["auxiliary"]
        verb = word.upos == "VERB" or _stands_as_verb(scene, place, step)
        if verb and not helps and not modal and (auxiliary or _may_be_finite(scene, word)):
            modal = (number, word.index, GESTURE)
            gesture = modal if person_behind(scene, number, word.index) else None
            continue
        auxiliary = auxiliary or helps
        if modal and word.upos == "ADP" and word.lower in scene.lexicon.function["infinitive-mark"]:
            continue
        if (
            not helps
            and not _may_precede(word)
            and not (auxiliary and word.upos in ("ADP", "DET", "NOUN", "ADJ", "CCONJ"))
        ):
            return gesture
    return gesture


def _verb_behind_subject(scene: Scene, place: int, q: Quotation) -> tuple[int, int, Cue] | None:
    """Cue verb behind its subject, where the quotation closes on a comma that belongs to the sentence around it, or on
    the mark of a question or cry behind which no sentence begins: "The bridge is safe," the mayor told reporters."""
    text = scene.document.text
    closing = text[q.span.end - 2 : q.span.end - 1]
    if place >= len(scene.stream) or closing not in (",", "!", "?"):
        return None
    number, first = scene.stream[place]
    tree = scene.trees[number]
    if first.upos not in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"):
        return None
    if closing != "," and first.text[:1].isupper() and first.upos != "PROPN":
        return None
    for word in tree.words[first.index : first.index + 2 * REACH]:
        head = word.head if word.upos == "AUX" and word.head > word.index else word.index
        if "VerbForm=Fin" not in word.feats or tree.words[head].deprel == "acl:relcl":
            continue
        entry = cue_of(scene, number, head)
        return (number, head, entry) if entry and entry.upos == "VERB" and "quote" in entry.frames else None
    return None


def _by_its_form(scene: Scene, number: int, word: Word) -> Cue | None:
    """Line of a verb that the tagger took for a noun right behind a quotation: "« ... », fustige encore Urval"."""
    words = scene.trees[number].words
    lines = scene.lexicon.verbs.get(scene.lexicon.forms.get(word.lower, ""), ())
    if (
        word.upos in ("VERB", "AUX")
        or not lines
        or word.index == 0
        or words[word.index - 1].upos not in ("PUNCT", "PRON")
    ):
        return None
    tree = scene.trees[number]
    place = behind_insertion(scene, tree, word.index + 1)
    behind = next((w for w in words[place:] if w.upos != "ADV"), None)
    spoken = behind is not None and (behind.upos in ("PROPN", "DET") or behind.text.startswith("-"))
    return next((c for c in lines if spoken and "quote" in c.frames and not c.words and not c.reflexive), None)


def _stands_as_verb(scene: Scene, place: int, step: int) -> bool:
    """Whether a word right behind a quotation and its comma, without an article, is a verb that the tagger took for a
    noun: what else stands there is somebody's title, and no person follows it ("élude le maire")."""
    word = scene.stream[step][1]
    first = all(w.upos == "PUNCT" for _, w in scene.stream[place:step])
    return first and word.upos in ("NOUN", "ADJ", "X", "PROPN") and scene.lexicon.heads.get(word.lower) not in HOLDERS


def _may_be_finite(scene: Scene, word: Word) -> bool:
    """Whether a verb is finite: by its features, as a known form, or by an ending that no infinitive has."""
    known = scene.lexicon.forms.get(word.lower)
    if "VerbForm=Fin" in word.feats or (known is not None and word.upos not in ("VERB", "AUX") and known != word.lower):
        return True
    return not word.lower.endswith(tuple(scene.lexicon.function["non-finite-ending"]))


def _may_precede(word: Word) -> bool:
    """Words that may stand between a quotation and its cue: auxiliaries, clitics, adverbs, "pour sa part"."""
    return word.upos in ("AUX", "ADV", "PRON", "PART") or word.text.startswith("-") or word.deprel.startswith("aux")


def _before(scene: Scene, q: Quotation) -> Finding | None:
    """Cue before the quotation: "X a déclaré : « ... »", "X : « ... »", "X commente « ... »"."""
    place = scene.at(q.span.start) - 1
    stream = scene.stream
    if place < 0:
        return None
    number, word = stream[place]
    paragraph = scene.paragraph_span(number)
    if word.start < paragraph.start or q.span.start >= paragraph.end:
        return _colon_over_paragraph(scene, q, place)
    if word.text == ":":
        if preposition_before(scene, number, word):
            return None
        noun = noun_before(scene, q, place)
        if noun is not None:
            return noun
        verb = _verb_before(scene, place, far=True)
        if verb is not None:
            return quoted_by(scene, "quote-cue-before", verb, *_with_infinitive(scene, verb, q))
        return colon_before(scene, q, place)
    if word.lower in scene.lexicon.function["quotation-opening"] and is_whole(scene, q) and is_closed(scene, q):
        led = _verb_before(scene, place, far=True)
        if led is not None and not _clause_between(scene, led, place):
            return quoted_by(scene, "quote-cue-before", led, (q.span,))
    cry = len(scene.words_in(q.span)) < SHORTEST
    if cry and not is_closed(scene, q):
        return None
    if word.lower in scene.lexicon.function["by"] and any("VerbForm=Fin" in w.feats for w in scene.words_in(q.span)):
        carried = _verb_before(scene, place, far=False)
        if carried is not None:
            return quoted_by(scene, "quote-cue-before", carried, (q.span,))
    verb = _verb_before(scene, place + 1, far=False)
    if verb is not None and "quote" in verb[2].frames and (cry or (is_whole(scene, q) and not is_phrase(scene, q))):
        return quoted_by(scene, "quote-cue-before", verb, (q.span,))
    further = _verb_further(scene, q, place)
    return None if further is None else quoted_by(scene, "quote-cue-before", further, (q.span,))


def _clause_between(scene: Scene, verb: tuple[int, int, Cue], place: int) -> bool:
    """Whether another clause stands between a cue and the mark that opens the quotation."""
    number, index, _ = verb
    end = scene.stream[place][1].start
    between = (word for word in scene.trees[number].words[index + 1 :] if word.start < end)
    return scene.stream[place][0] != number or any("VerbForm=Fin" in word.feats for word in between)


def _with_infinitive(scene: Scene, verb: tuple[int, int, Cue], q: Quotation) -> tuple[tuple[Span, ...], SpeechType]:
    """The quotation, with an infinitive that leads to it and its type: "a proposé de signer un texte : « ... »"."""
    number, index, cue = verb
    words = scene.trees[number].words
    place = next((i for i in range(index + 1, len(words)) if words[i].upos not in ("ADV", "PRON")), len(words) - 1)
    preposition = scene.lexicon.contractions.get(words[place].lower, words[place].lower)
    infinitive = words[min(place + 1, len(words) - 1)]
    framed = words[place].upos == "ADP" and f"{preposition}-inf" in cue.frames and "VerbForm=Inf" in infinitive.feats
    told = complement(scene.trees[number], index, cue, scene.lexicon)
    before = told.spans if told is not None and told.spans[-1].end <= q.span.start else ()
    if holds_wording(scene, before):  # "parle d'un « miracle » : « ... »"
        return (*before, q.span), SpeechType.MIXED
    if not framed or words[place].start > q.span.start:
        return (q.span,), SpeechType.DIRECT
    return (Span(words[place].start, q.span.end),), SpeechType.MIXED


def _colon_over_paragraph(scene: Scene, q: Quotation, place: int) -> Finding | None:
    """Quotation that opens a paragraph after one that ends in a colon."""
    if scene.stream[place][1].text != ":" or not starts_sentence(scene, q):
        return None
    verb = _verb_before(scene, place, far=True)
    if verb is not None:
        return quoted_by(scene, "quote-cue-before", verb, (q.span,))
    return noun_before(scene, q, place) or colon_before(scene, q, place)


def _verb_before(scene: Scene, place: int, *, far: bool) -> tuple[int, int, Cue] | None:
    """Nearest cue verb before a place in the stream: adjacent, or anywhere in the sentence when `far`."""
    stream = scene.stream
    last = place - 1
    if last < 0:
        return None
    paragraph = scene.paragraph_span(stream[last][0])
    for step in range(last, max(last - (40 if far else 2), -1), -1):
        number, word = stream[step]
        if word.start < paragraph.start or (step < last and word.text in (".", "!", "?", "»", "”")):
            return None
        if word.upos in ("VERB", "AUX", "NOUN", "ADJ"):
            entry = cue_of(scene, number, word.index)
            leads = entry is not None and entry.upos == "VERB" and "quote" in entry.frames
            if entry is not None and leads and not (far and _is_before_main(scene, (number, word.index), last)):
                return _governing(scene, number, word.index) or (number, word.index, entry)
        if not far and word.upos not in ("PUNCT", "ADV"):
            return None
    return None


def _governing(scene: Scene, number: int, verb: int) -> tuple[int, int, Cue] | None:
    """The cue that has an infinitive of saying as its own content: "s'est défendu d'avoir menti : « ... »"."""
    tree = scene.trees[number]
    bare = any("VerbForm=Inf" in tree.words[k].feats for k in (verb, *tree.auxiliaries(verb)))
    above = tree.words[verb].head if bare and tree.words[verb].deprel in ("xcomp", "ccomp", "obl", "obj") else -1
    entry = cue_of(scene, number, above) if 0 <= above < verb else None
    quoting = entry is not None and "quote" in entry.frames and entry.act is SpeechAct.DENY
    return (number, above, entry) if entry is not None and quoting else None


def _is_before_main(scene: Scene, at: tuple[int, int], last: int) -> bool:
    """Whether a verb stands in a clause that hangs on a later one before the colon: "Interrogé sur sa démission, le
    maire botte en touche", "Quand on lui demande s'il part, il hausse les épaules"."""
    number, verb = at
    tree = scene.trees[number]
    end = scene.stream[last][1].index if scene.stream[last][0] == number else len(tree.words)
    if tree.words[verb].deprel.startswith(("aux", "cop")):
        return False
    main = [k for k in tree.ancestors(verb) if verb < k <= end and tree.words[k].upos in ("VERB", "NOUN", "ADJ")]
    return any(tree.subject(k) not in (None, verb) for k in main)


def _verb_further(scene: Scene, q: Quotation, place: int) -> tuple[int, int, Cue] | None:
    """Cue verb without an object before a quotation that is a clause of its own, with a phrase of place or manner
    between them: "a dit en conférence de presse « certains d'entre vous mentent »"."""
    number, before = scene.stream[place]
    tree = scene.trees[number]
    held = scene.words_in(q.span)
    clause = len(held) > 2 * SHORTEST and any("VerbForm=Fin" in w.feats for w in held)
    named = before.upos == "NOUN" and cue_of(scene, number, before.index) is not None
    if not clause or named or before.upos not in ("NOUN", "PROPN", "ADJ", "ADV", "NUM"):
        return None
    for word in reversed(tree.words[: before.index + 1]):
        if word.upos in ("PUNCT", "SCONJ", "CCONJ") or "PronType=Rel" in word.feats:
            return None
        if word.upos not in ("VERB", "AUX"):
            continue
        entry = cue_of(scene, number, word.index)
        if entry is not None and "quote" in entry.frames and (number, word.index) not in scene.used:
            things = [k for k in tree.children(word.index, "obj") if word.index < k <= before.index]
            return None if things else (number, word.index, entry)
        if "VerbForm=Fin" in word.feats:
            return None
    return None

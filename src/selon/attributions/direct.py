"""Quotations with their cue: before them, after them, around them, or none.

Works on the words in the order of the text, since parsers cut sentences inside quotations."""

from __future__ import annotations

from collections.abc import Callable

from selon.attributions.lexicons import Cue
from selon.attributions.phrases import source_spans, verb_group
from selon.attributions.quotations import Quotation
from selon.attributions.scene import Finding, Scene
from selon.attributions.sentence_cues import cue_of, preposition_at
from selon.attributions.tree import Tree
from selon.records import Role, SourceKind, Span, SpeechAct, SpeechType, Word

# A quotation of fewer words, without a cue of its own, is a fragment of somebody's sentence.
SHORTEST = 3
REACH = 9
# Stands for the line of a lexicon where a verb that no table has introduces a quotation.
GESTURE = Cue(lemma="", upos="VERB", act=SpeechAct.ASSERT, group="speech", frames=frozenset({"quote"}), line=0)
ENDS = '.!?…»”":'


def quoted(scene: Scene, inserted: Callable[[Scene, Quotation], Finding | None]) -> list[Finding]:
    """Findings for whole quotations, in the order of the text; cues used are noted in `scene.used`.

    `inserted` finds a cue inside a quotation."""
    out: list[Finding] = []
    for q in scene.quotations:
        if q.depth:
            continue
        found = _after(scene, q) or _before(scene, q) or _colon_after(scene, q) or inserted(scene, q)
        if found is None:
            found = _floating(scene, q, out)
        if found is not None:
            out.append(found)
    return out


def starts_sentence(scene: Scene, q: Quotation) -> bool:
    """Whether nothing of the same sentence stands before the quotation."""
    place = scene.at(q.span.start)
    if place >= len(scene.stream):
        return False
    paragraph = scene.paragraph_span(scene.stream[place][0])
    before = scene.document.text[paragraph.start : q.span.start].rstrip()
    return not before or before[-1] in ENDS or before[-1] in "–—-•"


def _after(scene: Scene, q: Quotation) -> Finding | None:
    """Cue right after the quotation, subject inverted: "« ... », a déclaré X"."""
    if not starts_sentence(scene, q):
        return None
    place = scene.at(q.span.end)
    verb = _inverted_verb(scene, place, q)
    if verb is None:
        return None
    number, index, entry = verb
    content = _joined(scene, q)
    return _finding(scene, "quote-cue-after", (number, index, entry), content)


def _colon_after(scene: Scene, q: Quotation) -> Finding | None:
    """Quotation, colon, speaker: « "..." : la maire assume », as headlines have it."""
    place = scene.at(q.span.end)
    if place + 1 >= len(scene.stream) or scene.stream[place][1].text != ":" or not starts_sentence(scene, q):
        return None
    number, colon = scene.stream[place]
    tree = scene.trees[number]
    if not _whole_words(scene, q):
        return None
    head = next((w.index for w in tree.words[colon.index + 1 :] if w.upos in ("NOUN", "PROPN")), None)
    if head is None or head - colon.index > 3:
        return None
    head = _head_of_run(scene, number, head, colon.index)
    named = any(
        m.label == "PER" and m.span.start <= tree.words[head].start < m.span.end for m in tree.sentence.mentions
    )
    if not named and scene.lexicon.heads.get(tree.words[head].lemma.casefold()) is None:
        return None
    return Finding(
        rule="quote-colon",
        sentence=number,
        cue=(Span(colon.start, colon.end),),
        cue_at=colon.index,
        content=(q.span,),
        source=source_spans(tree, head),
        source_at=head,
        type=SpeechType.DIRECT,
    )


def _whole_words(scene: Scene, q: Quotation) -> bool:
    """Whether a quotation is long enough to be somebody's sentence."""
    return len(scene.words_in(q.span)) >= SHORTEST


def _joined(scene: Scene, q: Quotation) -> tuple[Span, ...]:
    """The quotation with its marks."""
    return (q.span,)


def _inverted_verb(scene: Scene, place: int, q: Quotation) -> tuple[int, int, Cue] | None:
    """Cue verb that begins within a few words after the quotation, before any noun."""
    stream = scene.stream
    if place >= len(stream):
        return None
    paragraph = scene.paragraph_span(stream[place][0])
    auxiliary = False
    for step in range(place, min(place + REACH, len(stream))):
        number, word = stream[step]
        if word.start >= paragraph.end:
            return None
        if word.upos == "PUNCT":
            if word.text not in (",", "–", "—", "-") and step > place:
                return None
            continue
        if word.text[:1].isupper():
            return None
        entry = cue_of(scene, number, word.index)
        if entry is not None and entry.upos == "VERB" and "VerbForm=Inf" not in word.feats:
            return number, word.index, entry
        auxiliary = auxiliary or word.upos == "AUX"
        if not _may_precede(word) and not (auxiliary and word.upos in ("ADP", "DET", "NOUN", "ADJ")):
            return None
    return None


def _may_precede(word: Word) -> bool:
    """Words that may stand between a quotation and its cue: auxiliaries, clitics, adverbs, "pour sa part"."""
    return word.upos in ("AUX", "ADV", "PRON", "PART") or word.text.startswith("-") or word.deprel.startswith("aux")


def _finding(
    scene: Scene, rule: str, verb: tuple[int, int, Cue], content: tuple[Span, ...], kind: SpeechType = SpeechType.DIRECT
) -> Finding:
    """Finding of a verbal cue with the given content; its subject is looked up around the verb."""
    number, index, entry = verb
    tree = scene.trees[number]
    first, last = verb_group(tree, index, entry, scene.lexicon)
    scene.used.add((number, index))
    source_at = speaker(scene, number, index, content)
    cue = Span(tree.words[first].start, tree.words[last].end)
    if source_at is not None and first <= source_at <= index:
        cue = Span(tree.words[index].start, tree.words[last].end)
    source: tuple[Span, ...] = ()
    if source_at is not None:
        source = pronoun_or_phrase(scene, number, source_at, index)
    return Finding(
        rule=rule,
        sentence=number,
        cue=(cue,),
        cue_at=index,
        content=content,
        source=source,
        source_at=source_at,
        entry=entry,
        type=kind,
    )


def pronoun_or_phrase(scene: Scene, number: int, head: int, verb: int) -> tuple[Span, ...]:
    """Source spans of a head: the pronoun without its hyphens, or the noun phrase."""
    tree = scene.trees[number]
    word = tree.words[head]
    if word.text.startswith("-"):
        stripped = word.text.rsplit("-", 1)[-1]
        return (Span(word.end - len(stripped), word.end),)
    if word.upos == "PRON" and not tree.children(head, "det", "nmod"):
        return (Span(word.start, word.end),)
    stop = [k for k in tree.kids[head] if k == verb]
    return source_spans(tree, head, stop=stop)


def speaker(scene: Scene, number: int, verb: int, content: tuple[Span, ...]) -> int | None:
    """Head of the speaker of a cue verb: its subject, else the first noun phrase to the right of it.

    The label that the parser gave to an inverted subject is not trusted; its place is."""
    tree = scene.trees[number]
    words = tree.words

    def outside(index: int) -> bool:
        return not any(span.start <= words[index].start < span.end for span in content)

    for step in range(verb + 1, min(verb + 4, len(words))):
        if words[step].text.startswith("-") and words[step].upos in ("PRON", "NOUN", "PROPN", "X"):
            return step
        if words[step].upos not in ("ADV", "PUNCT", "AUX"):
            break
    for auxiliary in tree.children(verb, "aux"):
        if auxiliary + 1 < len(words) and words[auxiliary + 1].text.startswith("-"):
            return auxiliary + 1
    subjects = [k for k in tree.children(verb, "nsubj") if outside(k) and words[k].upos != "DET"]
    if subjects:
        return subjects[0]
    for step in range(_behind_insertion(tree, verb + 1), len(words)):
        word = words[step]
        if word.upos == "PRON" and word.text[-1:] in ("'", "’"):
            continue
        if word.upos in ("NOUN", "PROPN", "PRON", "NUM") and outside(step):
            return _head_of_run(scene, number, step, verb)
        if word.upos not in ("DET", "ADJ", "ADV", "PUNCT") or (word.upos == "PUNCT" and word.text != ","):
            break
    return None


def _behind_insertion(tree: Tree, place: int) -> int:
    """The place, or that behind a prepositional phrase between two commas ("affirment, en privé, trois ...")."""
    words = tree.words
    if place + 1 < len(words) and words[place].text == "," and words[place + 1].upos == "ADP":
        closing = next((i for i in range(place + 2, min(place + 10, len(words))) if words[i].text == ","), None)
        if closing is not None and not any("VerbForm=Fin" in words[i].feats for i in range(place, closing)):
            return closing + 1
    return place


def _head_of_run(scene: Scene, number: int, index: int, verb: int) -> int:
    """Topmost noun of the phrase that the word opens, below the verb."""
    tree = scene.trees[number]
    here = index
    while tree.words[here].head > verb and tree.words[here].deprel not in ("conj", "parataxis", "nmod", "appos"):
        above = tree.words[here].head
        if tree.words[above].upos not in ("NOUN", "PROPN", "PRON"):
            break
        here = above
    return here


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
        if _preposition_before(scene, number, word):
            return None
        noun = _noun_before(scene, q, place)
        if noun is not None:
            return noun
        verb = _verb_before(scene, place, far=True)
        if verb is not None:
            return _finding(scene, "quote-cue-before", verb, (q.span,))
        return _colon(scene, q, place)
    if len(scene.words_in(q.span)) < SHORTEST:
        return None
    verb = _verb_before(scene, place + 1, far=False)
    if verb is not None and "quote" in verb[2].frames and _whole(scene, q):
        return _finding(scene, "quote-cue-before", verb, (q.span,))
    return None


def _noun_before(scene: Scene, q: Quotation, place: int) -> Finding | None:
    """Noun of saying as the cue before the colon: "Sa réponse : « ... »", "La réplique du maire : « ... »"."""
    number, colon = scene.stream[place]
    tree = scene.trees[number]
    nouns = [w for w in tree.words[: colon.index] if w.upos == "NOUN"]
    if not nouns or any("VerbForm=Fin" in w.feats for w in tree.words[: colon.index]):
        return None
    noun = nouns[0]
    cue = cue_of(scene, number, noun.index)
    if cue is None or "quote" not in cue.frames:
        return None
    owner = next((k for k in tree.children(noun.index, "det") if "Poss=Yes" in tree.words[k].feats), None)
    author = (
        owner if owner is not None else next((k for k in tree.children(noun.index, "nmod") if k > noun.index), None)
    )
    source: tuple[Span, ...] = ()
    if author is not None:
        word = tree.words[author]
        source = (Span(word.start, word.end),) if word.upos == "DET" else source_spans(tree, author)
    scene.used.add((number, noun.index))
    return Finding(
        rule="quote-noun",
        sentence=number,
        cue=(Span(noun.start, noun.end),),
        cue_at=noun.index,
        content=(q.span,),
        source=source,
        source_at=author,
        entry=cue,
        type=SpeechType.DIRECT,
    )


def _preposition_before(scene: Scene, number: int, colon: Word) -> bool:
    """Whether "pour X :" or "selon X :" stands before the colon, without a verb in between."""
    tree = scene.trees[number]
    for word in reversed(tree.words[: colon.index]):
        if "VerbForm=Fin" in word.feats:
            return False
        if preposition_at(scene.lexicon, tree, word.index) is not None:
            return True
    return False


def _colon_over_paragraph(scene: Scene, q: Quotation, place: int) -> Finding | None:
    """Quotation that opens a paragraph after one that ends in a colon."""
    if scene.stream[place][1].text != ":" or not starts_sentence(scene, q):
        return None
    verb = _verb_before(scene, place, far=True)
    return None if verb is None else _finding(scene, "quote-cue-before", verb, (q.span,))


def _whole(scene: Scene, q: Quotation) -> bool:
    """Whether the quotation ends its sentence and begins like one, or holds a finite verb."""
    words = scene.words_in(q.span)
    after = scene.document.text[q.span.end : q.span.end + 3].lstrip(" \u00a0\u202f")[:1]
    ends = after in ("", ".", "\n", "\r", ",", ";", ")")
    return ends and any("VerbForm=Fin" in w.feats for w in words)


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
            if entry is not None and entry.upos == "VERB" and "quote" in entry.frames:
                return number, word.index, entry
        if not far and word.upos not in ("PUNCT", "ADV"):
            return None
    return None


def _colon(scene: Scene, q: Quotation, place: int) -> Finding | None:
    """Colon as the cue: "La maire : « ... »", and headlines with a topic and a quotation."""
    number, colon = scene.stream[place]
    tree = scene.trees[number]
    before = [w for w in tree.words if w.end <= colon.start]
    if len(scene.words_in(q.span)) < SHORTEST or not _whole(scene, q):
        return None
    source, source_at = _before_colon(scene, number, before)
    told = _told_by_gesture(scene, number, colon) if not source else None
    if told is not None:
        return _finding(scene, "quote-gesture", told, (q.span,))
    if not source and scene.role(number) not in (Role.HEADLINE, Role.SUBHEADING, Role.TEASER, Role.STANDFIRST):
        return None
    return Finding(
        rule="quote-colon",
        sentence=number,
        cue=(Span(colon.start, colon.end),),
        cue_at=colon.index,
        content=(q.span,),
        source=source,
        source_at=source_at,
        type=SpeechType.DIRECT,
    )


def _told_by_gesture(scene: Scene, number: int, colon: Word) -> tuple[int, int, Cue] | None:
    """Verb that is none of saying but leads to a quotation behind a colon: "Le maire soupire : « ... »"."""
    tree = scene.trees[number]
    lexicon = scene.lexicon
    for word in reversed(tree.words[: colon.index]):
        subject = tree.subject(word.index) if "VerbForm=Fin" in word.feats and word.upos == "VERB" else None
        if subject is None or subject > word.index:
            continue
        head = tree.words[subject]
        named = any(m.label == "PER" and m.span.start <= head.start < m.span.end for m in tree.sentence.mentions)
        kind = lexicon.heads.get(head.lemma.casefold())
        if named or kind is SourceKind.PERSON or head.lower in lexicon.function["pronoun"]:
            return number, word.index, GESTURE
        return None
    return None


def _before_colon(scene: Scene, number: int, before: list[Word]) -> tuple[tuple[Span, ...], int | None]:
    """Who stands before the colon: a person's name or an animate noun with nothing but its modifiers."""
    tree = scene.trees[number]
    if not before or any("VerbForm=Fin" in w.feats for w in before):
        return (), None
    heads = [w for w in before if w.head < 0 or tree.words[w.head].start > before[-1].start]
    nominal = [w for w in heads if w.upos in ("NOUN", "PROPN")]
    if not nominal:
        return (), None
    head = nominal[0]
    named = any(m.label == "PER" and m.span.start <= head.start < m.span.end for m in scene.sentences[number].mentions)
    if not named and head.lemma.casefold() not in scene.lexicon.heads:
        return (), None
    return source_spans(tree, head.index), head.index


def _floating(scene: Scene, q: Quotation, earlier: list[Finding]) -> Finding | None:
    """Quotation that is a sentence of its own with no cue: it joins the report before it, or floats."""
    if q.open_ended or not starts_sentence(scene, q) or len(scene.words_in(q.span)) < SHORTEST + 1:
        return None
    place = scene.at(q.span.start)
    if place >= len(scene.stream):
        return None
    number = scene.stream[place][0]
    text = scene.document.text
    after = text[q.span.end : q.span.end + 3].lstrip(" \u00a0\u202f")[:1]
    if (
        text[: q.span.start].rstrip()[-1:] == ":"
        or after not in ("", ".", "\n", "\r", ",")
        or scene.role(number) is not Role.BODY
    ):
        return None
    if not any("VerbForm=Fin" in w.feats for w in scene.words_in(q.span)):
        return None
    return Finding(rule="quote-floating", sentence=number, content=(q.span,), type=SpeechType.DIRECT)

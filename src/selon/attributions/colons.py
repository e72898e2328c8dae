"""Quotations behind or before a colon: a speaker, a noun of saying, a gesture, a headline's topic."""

from __future__ import annotations

from selon.attributions.lexicons import Cue
from selon.attributions.phrases import fixed_words, preposition_at, source_spans
from selon.attributions.quotations import Quotation
from selon.attributions.scene import SHORTEST, Finding, Scene, starts_sentence
from selon.attributions.sentence_cues import cue_of
from selon.attributions.speakers import head_of_run, quoted_by
from selon.records import Role, SourceKind, Span, SpeechAct, SpeechType, Word
from selon.trees import Tree

# Stands for the line of a lexicon where a verb that no table has introduces a quotation.
GESTURE = Cue(lemma="", upos="VERB", act=SpeechAct.ASSERT, group="speech", frames=frozenset({"quote"}), line=0)


def noun_before(scene: Scene, q: Quotation, place: int) -> Finding | None:
    """Noun of saying as the cue before the colon: "Sa réponse : « ... »", "La réplique du maire : « ... »"."""
    number, colon = scene.stream[place]
    tree = scene.trees[number]
    nouns = [w for w in tree.words[: colon.index] if w.upos == "NOUN"]
    if any("VerbForm=Fin" in w.feats for w in tree.words[: colon.index]):
        nouns = [w for w in nouns if w.deprel.startswith("nsubj")]
    # "À l'annonce du verdict, la mère s'effondre :" is no announcement of hers.
    nouns = [w for w in nouns if not (tree.children(w.index, "case") and _comma_between(tree.words, w, colon))]
    if not nouns:
        return None
    noun = nouns[0]
    cue = cue_of(scene, number, noun.index)
    owner = next((k for k in tree.children(noun.index, "det") if "Poss=Yes" in tree.words[k].feats), None)
    if cue is None or not ("quote" in cue.frames or cue.group in ("speech", "thought") or owner is not None):
        return None
    last = fixed_words(tree, noun.index, cue) if cue.words else None
    author = owner if owner is not None else _author(tree, noun.index, noun.index if last is None else last)
    source: tuple[Span, ...] = ()
    if author is not None:
        word = tree.words[author]
        source = (Span(word.start, word.end),) if word.upos == "DET" else source_spans(tree, author)
    return _noun_finding(scene, q, (number, noun, cue), (source, author))


def _author(tree: Tree, noun: int, last: int) -> int | None:
    """The first noun behind the fixed words of a cue that says whose it is: "le coup de gueule du boulanger"."""
    heads = (noun, *range(noun + 1, last + 1))
    return next((k for head in heads for k in tree.children(head, "nmod") if k > last), None)


def noun_after(scene: Scene, q: Quotation) -> Finding | None:
    """Noun of saying with whose it is behind the quotation: "« ... », le cri d'alarme des apiculteurs"."""
    place = scene.at(q.span.end)
    if place + 3 >= len(scene.stream) or scene.stream[place][1].text not in (",", ":") or not starts_sentence(scene, q):
        return None
    number, mark = scene.stream[place]
    tree = scene.trees[number]
    behind = tree.words[mark.index + 1 : mark.index + 3]
    noun = next((w for w in behind if w.upos == "NOUN"), None)
    if noun is None or not _whole_words(scene, q) or behind[0] not in (noun, *(w for w in behind if w.upos == "DET")):
        return None
    cue = cue_of(scene, number, noun.index)
    last = fixed_words(tree, noun.index, cue) if cue is not None and cue.words else None
    heads = (noun.index, *range(noun.index + 1, (noun.index if last is None else last) + 1))
    owner = next((k for head in heads for k in tree.children(head, "nmod") if _is_somebody(scene, tree, k)), None)
    if cue is None or cue.group != "speech" or owner is None:
        return None
    return _noun_finding(scene, q, (number, noun, cue), (source_spans(tree, owner), owner))


def _noun_finding(
    scene: Scene, q: Quotation, at: tuple[int, Word, Cue], who: tuple[tuple[Span, ...], int | None]
) -> Finding:
    """Finding of a quotation with a noun of saying as its cue, and the source with its head; the noun is used up."""
    number, noun, cue = at
    scene.used.add((number, noun.index))
    tree = scene.trees[number]
    last = fixed_words(tree, noun.index, cue) if cue.words else None
    return Finding(
        rule="quote-noun",
        sentence=number,
        cue=(Span(noun.start, noun.end if last is None else tree.words[last].end),),
        cue_at=noun.index,
        content=(q.span,),
        source=who[0],
        source_at=who[1],
        entry=cue,
        type=SpeechType.DIRECT,
    )


def _is_somebody(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether a noun behind "de" is a person, a group or a body."""
    word = tree.words[index]
    kind = scene.lexicon.heads.get(word.lemma.casefold())
    named = tree.label_at(word.start) in ("PER", "ORG") or scene.lexicon.names_people(word.lemma)
    return named or kind in (SourceKind.PERSON, SourceKind.GROUP, SourceKind.ORGANISATION)


def _comma_between(words: tuple[Word, ...], one: Word, other: Word) -> bool:
    """Whether a comma stands between two words."""
    return any(w.text == "," for w in words[one.index : other.index])


def preposition_before(scene: Scene, number: int, colon: Word) -> bool:
    """Whether "pour X :" or "selon X :" stands before the colon, without a verb in between."""
    tree = scene.trees[number]
    for word in reversed(tree.words[: colon.index]):
        if "VerbForm=Fin" in word.feats:
            return False
        if preposition_at(scene.lexicon, tree, word.index) is not None:
            return True
    return False


def colon_before(scene: Scene, q: Quotation, place: int) -> Finding | None:
    """Colon as the cue: "La maire : « ... »", and headlines with a topic and a quotation."""
    number, colon = scene.stream[place]
    tree = scene.trees[number]
    before = [w for w in tree.words if w.end <= colon.start]
    source, source_at = _before_colon(scene, number, before)
    if not source and _is_introduced(scene, before):
        source, source_at = (Span(before[0].start, before[-1].end),), before[0].index
    told = _told_by_gesture(scene, number, colon) if not source else None
    if told is not None and (is_whole(scene, q) or is_closed(scene, q)) and scene.words_in(q.span):
        return quoted_by(scene, "quote-gesture", told, (q.span,))
    short = len(scene.words_in(q.span)) < (2 if source else SHORTEST)
    if (not is_whole(scene, q) or short) and not (source and (is_closed(scene, q) or _ends_line(scene, q))):
        return None
    if not source and scene.role(number) not in (Role.HEADLINE, Role.SUBHEADING, Role.TEASER, Role.STANDFIRST):
        if not _is_sentence(scene, q):
            return None
        source, source_at = _last_person(scene, number, before)
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


def _ends_line(scene: Scene, q: Quotation) -> bool:
    """Whether a quotation of some words with a capital is the end of its paragraph, as headlines have it."""
    words = scene.words_in(q.span)
    place = scene.at(q.span.start)
    end = scene.paragraph_span(scene.stream[place][0]).end if place < len(scene.stream) else q.span.end
    ends = not scene.document.text[q.span.end : end].strip(" .\u00a0")
    return ends and len(words) >= SHORTEST and words[0].text[:1].isupper() and words[1].text[:1].islower()


def _told_by_gesture(scene: Scene, number: int, colon: Word) -> tuple[int, int, Cue] | None:
    """Predicate, none of saying, that leads to a quotation: "Le maire soupire : « ... »", "Il en est sûr : ..." """
    tree = scene.trees[number]
    lexicon = scene.lexicon
    for word in reversed(tree.words[: colon.index]):
        copula = tree.child(word.index, "cop")
        auxiliary = tree.child(word.index, "aux:tense") if copula is None else copula
        finite = word if auxiliary is None else tree.words[auxiliary]
        predicate = "VerbForm=Fin" in finite.feats and (copula is not None or word.upos == "VERB")
        subject = tree.subject(word.index) if predicate else None
        if subject is None or subject > word.index or (auxiliary != copula and _of_a_thing(tree, word.index)):
            continue
        head = tree.words[subject]
        named = tree.label_at(head.start) in ("PER", "ORG")
        if named or head.lemma.casefold() in lexicon.heads or head.lower in lexicon.function["pronoun"]:
            return number, word.index, GESTURE
        return None
    return None


def _of_a_thing(tree: Tree, verb: int) -> bool:
    """Whether a past act has an object that points at no words ("a collé une affiche :", not "a eu ces mots :")."""
    dets = (tree.words[k].feats for one in tree.children(verb, "obj") for k in tree.children(one, "det"))
    return bool(tree.children(verb, "obj")) and not any("PronType=Dem" in feats for feats in dets)


def _before_colon(scene: Scene, number: int, before: list[Word]) -> tuple[tuple[Span, ...], int | None]:
    """Who stands before the colon: a person's name or an animate noun with nothing but its modifiers."""
    tree = scene.trees[number]
    if not before or any(_is_finite(scene, w) for w in before):
        return (), None
    heads = [w for w in before if w.head < 0 or tree.words[w.head].start > before[-1].start]
    nominal = [
        w for w in heads if w.upos in ("NOUN", "PROPN", "PRON") or tree.children(w.index, "det") or w.text[0] == "@"
    ]
    if not nominal:
        return (), None
    head = nominal[0]
    if head.upos == "PRON" or (head.upos == "ADJ" and head.lower in scene.lexicon.function["another"]):
        return (source_spans(tree, head.index), head.index) if len(before) <= SHORTEST else ((), None)
    named = (
        head.text.startswith("@")
        or tree.label_at(head.start) == "PER"
        or (len(before) <= SHORTEST and all(w.text[:1].isupper() for w in before))
    )
    kind = head.lemma.casefold()
    named = named or scene.outlet_at(tree, head.index) is not None
    if not named and kind not in scene.lexicon.heads and kind.split("-")[0] not in scene.lexicon.heads:
        return (), None
    return source_spans(tree, head.index), head.index


def _is_introduced(scene: Scene, before: list[Word]) -> bool:
    """Whether words are a name with an age or a role behind a comma, and perhaps more: "Marc, 42 ans : « ... »", "Marc,
    routier : « ... »"."""
    comma = next((i for i, w in enumerate(before) if w.text == ","), 0)
    if not 1 <= comma <= SHORTEST or not all(w.text[:1].isupper() for w in before[:comma]):
        return False
    behind, unit = before[comma + 1 : comma + 2], before[comma + 2 : comma + 3]
    if behind and unit and behind[0].upos == "NUM":
        return unit[0].lemma.casefold() in scene.lexicon.function["time"]
    lemma = behind[0].lemma.casefold() if behind else ""
    role = scene.lexicon.heads.get(lemma) is SourceKind.PERSON or scene.lexicon.names_people(lemma)
    return role and behind[0].text[:1].islower() and before[0].upos not in ("DET", "ADP")


def _is_finite(scene: Scene, word: Word) -> bool:
    """Whether a word is a finite verb, and no noun for people that the tagger took for one ("caissière")."""
    people = word.lower in scene.lexicon.heads or scene.lexicon.names_people(word.lower)
    return "VerbForm=Fin" in word.feats and not people


def _last_person(scene: Scene, number: int, before: list[Word]) -> tuple[tuple[Span, ...], int | None]:
    """The last people named before the colon ("Même refus chez les commerçants : « ... »"), or nobody."""
    tree = scene.trees[number]
    told = any(_is_finite(scene, w) for w in before)
    kinds = (SourceKind.PERSON, SourceKind.GROUP, *(() if told else (SourceKind.ORGANISATION,)))
    if before and tree.mention_at(before[0].start) and tree.label_at(before[0].start) == "PER" and not told:
        return source_spans(tree, before[0].index), before[0].index
    for word in reversed(before):
        kind = scene.lexicon.heads.get(word.lemma.casefold()) if word.upos == "NOUN" else None
        if kind in kinds or tree.label_at(word.start) == "PER":
            return source_spans(tree, word.index), word.index
    document = next((w for w in before if w.upos == "NOUN" and w.deprel.startswith("nsubj")), None)
    kind = scene.lexicon.heads.get(document.lemma.casefold()) if document is not None else None
    if document is not None and kind is SourceKind.DOCUMENT:
        return source_spans(tree, document.index), document.index
    return (), None


def _has_own_end(scene: Scene, q: Quotation) -> bool:
    """Whether the last sign inside the marks ends a sentence: "« Enfin. »"."""
    inside = scene.document.text[q.span.start : q.last].rstrip(" \u00a0\u202f")
    return inside.endswith((".", "!", "?", "…"))


def _is_sentence(scene: Scene, q: Quotation) -> bool:
    """Whether the quotation is a sentence: by the mark that ends it, or by its capital and its verb."""
    words = scene.words_in(q.span)
    ended = _has_own_end(scene, q)
    whole = bool(words) and words[0].text[:1].isupper() and any("VerbForm=Fin" in w.feats for w in words)
    return (ended or whole) and len(words) > SHORTEST


def colon_after(scene: Scene, q: Quotation) -> Finding | None:
    """Quotation, colon, speaker: « "..." : la maire assume », as headlines have it."""
    place = scene.at(q.span.end)
    if place + 1 >= len(scene.stream) or scene.stream[place][1].text != ":" or not starts_sentence(scene, q):
        return None
    number, colon = scene.stream[place]
    tree = scene.trees[number]
    if len(scene.words_in(q.span)) < SHORTEST - 1:
        return None
    head = next((w.index for w in tree.words[colon.index + 1 :] if w.upos in ("NOUN", "PROPN")), None)
    if head is None or head - colon.index > 3:
        return None
    head = head_of_run(scene, number, head, colon.index)
    named = tree.label_at(tree.words[head].start) == "PER"
    kind = scene.lexicon.heads.get(tree.words[head].lemma.casefold())
    people = kind in (SourceKind.PERSON, SourceKind.GROUP)
    told = _whole_words(scene, q) and any("VerbForm=Fin" in w.feats for w in scene.words_in(q.span))
    if not named and (kind is None or not (people or told)):
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


def is_whole(scene: Scene, q: Quotation) -> bool:
    """Whether the quotation ends its sentence and begins like one, or holds a finite verb."""
    words = scene.words_in(q.span)
    after = scene.document.text[q.span.end : q.span.end + 3].lstrip(" \u00a0\u202f")[:1]
    ended = _has_own_end(scene, q) and after.isupper()
    ends = ended or after in ("", ".", "\n", "\r", ",", ";", ")")
    clause = len(words) > SHORTEST and words[0].text[:1].isupper() and words[0].upos != "PROPN"
    return (ends or clause) and any("VerbForm=Fin" in w.feats for w in words)


def is_closed(scene: Scene, q: Quotation) -> bool:
    """Whether a quotation has a capital and a mark of its own at its end, as "« Enfin. »" has."""
    words = scene.words_in(q.span)
    return bool(words) and words[0].text[:1].isupper() and _has_own_end(scene, q)


def _whole_words(scene: Scene, q: Quotation) -> bool:
    """Whether a quotation is long enough to be somebody's sentence."""
    return len(scene.words_in(q.span)) >= SHORTEST


def is_phrase(scene: Scene, q: Quotation) -> bool:
    """Whether a quotation written small has verbs in relative clauses alone: "« tous ceux qui l'ont soutenue »"."""
    held = scene.words_in(q.span)
    told = [place for place, word in enumerate(held) if "VerbForm=Fin" in word.feats]
    related = next((place for place, word in enumerate(held) if "PronType=Rel" in word.feats), None)
    return related is not None and related > 0 and held[0].text[:1].islower() and min(told) > related

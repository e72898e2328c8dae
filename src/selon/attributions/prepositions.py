"""Attributions by a preposition: "Selon X, Y", "Y, d'après X", "Pour X, Y", "de source policière, Y"."""

from __future__ import annotations

from selon.attributions.around_phrases import (
    after_conjunction,
    apposed,
    described,
    quoted_aside,
    quoted_before,
    relative_end,
    suspended,
)
from selon.attributions.lexicons import Cue
from selon.attributions.phrases import noun_phrase, preposition_at, source_spans, trailing_asides
from selon.attributions.scene import Finding, Scene
from selon.attributions.source_phrases import named_end, noun_end, participle_end, whole_phrase
from selon.attributions.wordings import Told, told_by
from selon.records import SourceKind, Span
from selon.trees import CLOSING, Tree, spans

ANIMATE = frozenset(
    {SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.GROUP, SourceKind.ANONYMOUS}
)


def according(scene: Scene) -> list[Finding]:
    """Findings of all prepositional cues, in the order of the text."""
    out: list[Finding] = []
    for number, tree in enumerate(scene.trees):
        for word in tree.words:
            at = preposition_at(scene.lexicon, tree, word.index) if word.lower in scene.lexicon.prepositions else None
            if at is not None:
                found = _finding(scene, number, (word.index, *at))
                if found is not None:
                    out.append(found)
    return out


def _finding(scene: Scene, number: int, at: tuple[int, int, Cue]) -> Finding | None:
    """Finding of one prepositional cue; None where the preposition names no source ("selon la saison")."""
    first, last, cue = at
    tree = scene.trees[number]
    if any("Poss=Yes" in tree.words[k].feats for k in range(first, last + 1)):
        owner = next(k for k in range(first, last + 1) if "Poss=Yes" in tree.words[k].feats)
        return _owned(scene, number, at, owner)
    clitics = scene.lexicon.function["object-clitic"]
    clitic = next((k for k in range(first + 1, last) if tree.words[k].lower in clitics), None)
    if clitic is not None and "VerbForm=Inf" in tree.words[last].feats:
        return _owned(scene, number, at, clitic)
    if (
        tree.words[last].upos == "NOUN"
        and last > first
        and last + 1 < len(tree.words)
        and tree.words[last + 1].upos == "ADJ"
    ):
        head: int | None = last
        last -= 1
    else:
        head = _noun_under(tree, first, last)
    told = None if head is None or cue.group == "thought" else told_by(scene, number, head)
    if head is None or (told is None and not _is_source(scene, number, head, first, cue)):
        return None
    if told is not None:
        return _told(scene, number, at, told)
    near = _before_another(scene, tree, head, participle_end(tree, noun_end(tree, head)))
    named = named_end(tree, head, near, scene.lexicon)
    phrase = whole_phrase(tree, head, (first, named), scene.lexicon)
    content = _without_comment(scene, tree, _content(scene, number, (first, head), phrase), first)
    if not content:
        return None
    if tree.words[head].upos == "PRON" and not tree.children(head, "det", "nmod"):
        source: tuple[Span, ...] = (Span(tree.words[head].start, tree.words[head].end),)
    else:
        source = source_spans(tree, head, stop=[k for k in tree.kids[head] if k < first])
    end = tree.words[max(phrase)].end
    source = tuple(
        Span(max(s.start, tree.words[last].end), min(s.end, end)) for s in source if s.end > tree.words[last].end
    )
    source = tuple(_stripped(scene, s) for s in source)
    if named > near and source:
        source = (Span(source[0].start, tree.words[named].end),)
    if tree.words[head].deprel == "case" or not source:
        return None
    return Finding(
        rule="preposition",
        sentence=number,
        cue=(Span(tree.words[first].start, tree.words[last].end),),
        cue_at=first,
        content=content,
        source=source,
        source_at=head,
        entry=cue,
    )


def _before_another(scene: Scene, tree: Tree, head: int, end: int) -> int:
    """Last word of a noun phrase, without what another source is named for right behind it: "500 selon la ville et 120
    d'après la cour"."""
    behind = end + 1 < len(tree.words) and preposition_at(scene.lexicon, tree, end + 1) is not None
    last = end + 1 if behind else head + 1
    joint = next((i for i in range(head + 1, last) if tree.words[i].upos == "CCONJ"), None)
    if joint is None and end > head and tree.words[end].upos == "CCONJ":
        joint = end  # what it leads to is a quotation
    return end if joint is None else joint - 1


def _told(scene: Scene, number: int, at: tuple[int, int, Cue], told: Told) -> Finding | None:
    """Finding of "selon ce que X a confié à Y": the source is X, and Y is found beside the word by which it is told."""
    first, last, cue = at
    tree = scene.trees[number]
    phrase = whole_phrase(tree, told.speaker, (first, told.end), scene.lexicon)
    content = _without_comment(scene, tree, _beside(scene, number, first, max(phrase)), first)
    if not content:
        return None
    scene.used.add((number, told.at))
    return Finding(
        rule="preposition-told",
        sentence=number,
        cue=(Span(tree.words[first].start, tree.words[last].end),),
        cue_at=first,
        content=content,
        source=source_spans(tree, told.speaker, stop=[k for k in tree.kids[told.speaker] if k == told.at]),
        source_at=told.speaker,
        entry=cue,
        told_at=told.at,
    )


def _owned(scene: Scene, number: int, at: tuple[int, int, Cue], owner: int) -> Finding | None:
    """Finding of "à ses yeux", "à l'en croire": the possessive or clitic is the source, what follows it the cue."""
    first, last, cue = at
    tree = scene.trees[number]
    content = _beside(scene, number, first, last)
    if not content:
        return None
    source = Span(tree.words[owner].start, tree.words[owner].end)
    return Finding(
        rule="preposition",
        sentence=number,
        cue=(Span(tree.words[owner + 1].start, tree.words[last].end),),
        cue_at=first,
        content=content,
        source=(source,),
        source_at=owner,
        entry=cue,
    )


def _stripped(scene: Scene, span: Span) -> Span:
    """The span without white space at its start."""
    text = scene.text(span)
    return Span(span.start + len(text) - len(text.lstrip()), span.end)


def _noun_under(tree: Tree, first: int, last: int) -> int | None:
    """Head of the noun phrase that the preposition governs: its tree head, else the next noun."""
    words = tree.words
    head = words[first].head if words[last].head == first else words[last].head
    if head > last and words[head].upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"):
        inside = range(last + 1, head)
        if not any(words[k].upos in ("VERB", "AUX") and words[k].deprel not in ("amod", "acl") for k in inside):
            return head
    for step in range(last + 1, min(last + 8, len(words))):
        if words[step].upos in ("NOUN", "PROPN", "PRON"):
            return step
        if words[step].upos in ("VERB", "AUX", "SCONJ") or words[step].text in (",", "."):
            return None
    return None


def _is_source(scene: Scene, number: int, head: int, first: int, cue: Cue) -> bool:
    """Whether the noun is one that can say something; strict for prepositions that mostly mean something else."""
    tree = scene.trees[number]
    word = tree.words[head]
    lemma = word.lemma.casefold()
    lexicon = scene.lexicon
    if cue.group == "speech" and scene.outlet_at(tree, head) is not None:
        return True
    governor = tree.words[tree.words[head].head] if tree.words[head].head >= 0 else None
    if governor is not None and governor.lemma.casefold() in lexicon.function["varying"]:
        return False
    modified = tree.children(head, "nmod", "amod", "acl", "appos")
    if cue.group == "speech" and lemma in lexicon.function["generic"] and (lemma not in lexicon.heads or not modified):
        return False
    if not _set_off(tree, first) and not _can_speak(scene, number, head):
        return False
    # A one-word preposition of thought ("pour") mostly means something else.
    if cue.group != "thought" or last_of(cue) > 1:
        return True
    return _strict(scene, number, head, first)


def _set_off(tree: Tree, first: int) -> bool:
    """Whether the phrase opens its sentence or follows a comma or mark."""
    return first == 0 or tree.words[first - 1].upos in ("PUNCT", "CCONJ", "SCONJ")


def _can_speak(scene: Scene, number: int, head: int) -> bool:
    """Whether a noun is a known kind of source, a name or a pronoun."""
    word = scene.trees[number].words[head]
    lemma = word.lemma.casefold()
    return word.upos in ("PROPN", "PRON") or lemma in scene.lexicon.heads or scene.lexicon.names_people(lemma)


def last_of(cue: Cue) -> int:
    """Number of words of a prepositional cue."""
    return len(cue.lemma.replace("'", "' ").split())


def _strict(scene: Scene, number: int, head: int, first: int) -> bool:
    """ "Pour X, Y": X a person, organisation, outlet or group, at the start of a clause, followed by a comma."""
    tree = scene.trees[number]
    words = tree.words
    word = words[head]
    if not _opens_clause(tree, first):
        return False
    after = max(i for i in noun_phrase(tree, head) if words[i].upos != "PUNCT" or words[i].text in CLOSING) + 1
    if word.lower in scene.lexicon.function["time"]:
        return False
    if after < len(words) and words[after].text not in (",", ":", ".", "«"):
        return False
    kind = scene.lexicon.heads.get(word.lemma.casefold())
    if word.upos == "NOUN":
        if kind is SourceKind.ORGANISATION and any("Poss=Yes" in words[k].feats for k in tree.children(head, "det")):
            return False  # "pour sa défense, l'accusé ..."
        titled = word.lower in scene.lexicon.function["courtesy"]
        return titled or kind in ANIMATE or (kind is None and scene.lexicon.names_people(word.lemma))
    if word.upos == "PRON":
        if "PronType=Rel" in word.feats and first > 1 and words[first - 1].text == ",":
            before = next((w for w in reversed(words[: first - 1]) if w.upos in ("NOUN", "PROPN")), None)
            return before is not None and (
                before.upos == "PROPN" or scene.lexicon.heads.get(before.lemma.casefold()) in ANIMATE
            )
        quoted = word.lower in scene.lexicon.function["paired"] and any(w.text in ("«", "“") for w in words[after:])
        told = quoted or word.lower in scene.lexicon.function["pronoun"]
        return told and after < len(words) and words[after].text == ","
    if word.lower in scene.lexicon.function["courtesy"]:
        return True
    ends = (",", ".") if words[first - 1].text in CLOSING else (",",)
    seat = word.text.casefold() in scene.lexicon.metonyms and after < len(words) and words[after].text in ends
    label = scene.trees[number].label_at(word.start)
    return seat or label in ("PER", "ORG") or word.text in scene.lexicon.names or word.text in scene.last_names


def _opens_clause(tree: Tree, first: int) -> bool:
    """Whether a phrase stands at the start of its sentence, after a mark, or after a conjunction at such a place."""
    if first and tree.words[first - 1].text in CLOSING:
        return bool(apposed(tree, first)) or not any("VerbForm=Fin" in w.feats for w in tree.words[:first])
    if first == 0 or tree.words[first - 1].upos == "PUNCT":
        return True
    return tree.words[first - 1].upos in ("CCONJ", "SCONJ") and (first == 1 or tree.words[first - 2].upos == "PUNCT")


def _content(scene: Scene, number: int, at: tuple[int, int], phrase: set[int]) -> tuple[Span, ...]:
    """Content of a prepositional cue: the clause that its phrase modifies, without the phrase; behind a relative
    ("une note selon laquelle ...") what follows. `at` are the first word and the noun."""
    tree = scene.trees[number]
    if "PronType=Rel" in tree.words[at[1]].feats:
        end = relative_end(tree, max(phrase) + 1)
        return tuple(Span(s.start, min(s.end, end)) for s in _following(scene, tree, max(phrase) + 1) if s.start < end)
    return _beside(scene, number, at[0], max(phrase))


def _beside(scene: Scene, number: int, first: int, last: int) -> tuple[Span, ...]:
    """Clause behind, before or around the phrase from `first` to `last`."""
    tree = scene.trees[number]
    words = tree.words
    low = max((i + 1 for i in range(first) if words[i].text == ";"), default=0)
    before = [i for i in range(low, first) if words[i].upos not in ("PUNCT", "CCONJ", "ADV", "SCONJ")]
    opens = first > 0 and words[first - 1].upos in ("CCONJ", "SCONJ") or after_conjunction(tree, first)
    if not before or opens:
        return _following(scene, tree, last + 1)
    if suspended(tree, first) and last + 1 < len(words) and words[last + 1].text == ",":
        return spans(words, [*range(low, first - 1), *range(last + 2, len(words))])
    fragment = quoted_aside(tree, first, last) or quoted_before(tree, first)
    if fragment:
        return fragment
    inner = described(tree, first, last)
    if inner is not None:
        return spans(words, sorted(tree.subtree(inner) - set(range(first - 1, last + 2))))
    clause = _outside(scene, tree, first, _clause(tree, first, last))
    subject = None if clause is None else tree.child(clause, "nsubj")
    if subject is not None and subject < first and clause is not None and clause > last:
        return _around(scene, tree, (first, last), clause)
    if clause is not None and clause > last and not any("VerbForm=Fin" in words[i].feats for i in before):
        return _following(scene, tree, last + 1)
    return _around(scene, tree, (first, last), clause)


def _without_comment(scene: Scene, tree: Tree, content: tuple[Span, ...], first: int) -> tuple[Span, ...]:
    """The content without what the author says of it behind the source: "..., selon le port, ce qui permet ..."."""
    cleft = scene.lexicon.function["cleft"]
    words = tree.words
    opening = {w.start: w.index for w in words[first:] if w.lower in cleft and w.upos == "PRON"}
    comments = {s for s, i in opening.items() if "PronType=Rel" in words[min(i + 1, len(words) - 1)].feats}
    if content and content[0].start < words[first].start:
        # What a relative adds at the end of the sentence tells of the source.
        opens = scene.lexicon.function["that"]
        behind = (w for w in words[first:] if "PronType=Rel" in w.feats or w.lower in opens)
        comments |= {w.start for w in behind if words[w.index - 1].text == ","}
        comments -= {s.start for s in content if s.end < words[-2].end}
    return tuple(s for s in content if s.start not in comments)


def _following(scene: Scene, tree: Tree, low: int) -> tuple[Span, ...]:
    """All that follows in the sentence, up to an aside or a contrast."""
    words = tree.words
    root = next((i for i in range(low, len(words)) if words[i].deprel == "root"), None)
    drop: set[int] = set()
    if root is not None:
        for kid in trailing_asides(tree, root, scene.lexicon):
            cc = tree.child(kid, "cc")
            if cc is not None and words[cc].lower in scene.lexicon.function["contrast"]:
                drop |= tree.subtree(kid)
            elif words[kid].deprel == "advcl":
                drop |= tree.subtree(kid)
    end = next((i for i in range(low, len(words)) if words[i].text == ";"), len(words))
    return spans(words, [i for i in range(low, end) if i not in drop])


def _clause(tree: Tree, first: int, last: int) -> int | None:
    """Head of the clause that the prepositional phrase modifies."""
    for index in range(first, last + 1):
        head = tree.words[index].head
        if head >= 0 and not first <= head <= last:
            return tree.clause_of(head)
    return next((w.index for w in tree.words if w.head < 0), None)


def _outside(scene: Scene, tree: Tree, first: int, clause: int | None) -> int | None:
    """The clause, or that around the quotation in which the parse hung the phrase: "aurait lancé « Tu vas le
    regretter », selon X"."""
    if clause is None:
        return None
    quotation = scene.quotation_around(tree.words[clause].start, tree.words[clause].end)
    if quotation is None or quotation.span.start <= tree.words[first].start < quotation.span.end:
        return clause
    above = (i for i in tree.ancestors(clause) if not quotation.span.start <= tree.words[i].start < quotation.span.end)
    return next((tree.clause_of(i) for i in above if not any(w.text == "." for w in tree.words[i:first])), clause)


def _around(scene: Scene, tree: Tree, at: tuple[int, int], clause: int | None) -> tuple[Span, ...]:
    """The clause around or before the phrase: "Y, selon X", "Y, selon X, depuis mardi"."""
    words = tree.words
    first, last = at
    head = clause if clause is not None else 0
    drop = {k for k in trailing_asides(tree, head, scene.lexicon)}
    if words[head].deprel in ("conj", "parataxis") and tree.child(head, "nsubj", "expl:subj") is None:
        head = words[head].head
    chosen = tree.subtree(head, without=drop)
    chosen -= set(range(first, last + 1))
    chosen = {i for i in chosen if words[i].deprel not in ("cc",) or words[i].head != head}
    if not any(i < first for i in chosen):
        chosen |= set(range(first))
    if words[head].deprel in ("root", "parataxis", "ccomp") and head < first:
        chosen |= set(range(min(chosen), first))
    mark = tree.child(head, "mark")
    if mark is not None and words[head].deprel == "advcl":
        chosen = {i for i in chosen if i > mark}
    return spans(words, _own_part(scene, tree, at, chosen))


def _own_part(scene: Scene, tree: Tree, at: tuple[int, int], chosen: set[int]) -> set[int]:
    """Where two phrases name two sources for two things ("1 200 selon la police, 4 000 selon les organisateurs"),
    the words of this one: up to the comma between them, unless a verb stands behind it."""
    words = tree.words
    first, last = at
    for other in (w.index for w in words if not first <= w.index <= last):
        if preposition_at(scene.lexicon, tree, other) is None or words[max(first, other) - 1].text == ",":
            continue
        low, high = (last, other) if other > last else (other, first)
        comma = next((i for i in range(low, high) if words[i].text == ","), None)
        if comma is None:
            comma = next((i for i in range(high - 1, low, -1) if words[i].upos == "CCONJ"), None)
        if comma is not None and not any("VerbForm=Fin" in words[i].feats for i in range(comma, high)):
            chosen = {i for i in chosen if i != comma and (i < comma) == (first < comma)}
    return chosen

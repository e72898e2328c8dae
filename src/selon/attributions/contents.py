"""Where the content of a verbal cue stands: clause, infinitive, attribute, object, oblique, or what goes before."""

from __future__ import annotations

from dataclasses import dataclass

from selon.attributions.lexicons import Cue, Lexicon
from selon.attributions.phrases import fixed_words, noun_phrase, trailing_asides
from selon.attributions.tree import Tree, spans
from selon.records import Span, SpeechAct

STRUCTURAL = frozenset({"!à", "!pass", "que", "inf", "obj", "attr", "comme", "self", "quote", "selon", "np"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Spans of a content, the frame that gave it and the word that heads it."""

    spans: tuple[Span, ...]
    frame: str
    head: int


def complement(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content among the complements of an active verb, by the frames of its cue, most specific first."""
    if _infinitive_follows(tree, verb, cue):
        found = infinitive(tree, verb, cue, lexicon) or by_place(tree, verb, cue, lexicon)
        if found is not None:
            return found
    return (
        quoted_complement(tree, verb, cue, lexicon)
        or finite_clause(tree, verb, cue, lexicon)
        or infinitive(tree, verb, cue, lexicon)
        or attribute(tree, verb, cue)
        or oblique(tree, verb, cue, lexicon)
        or direct_object(tree, verb, cue, lexicon)
        or by_place(tree, verb, cue, lexicon)
    )


def _infinitive_follows(tree: Tree, verb: int, cue: Cue) -> bool:
    """Whether an infinitive stands right after the cue, bare or behind one preposition."""
    words = tree.words
    place = _last_fixed(tree, verb, cue) + 1
    while place < len(words) and words[place].upos in ("ADV", "PART"):
        place += 1
    if place < len(words) and words[place].upos == "ADP":
        place += 1
    return place < len(words) and "VerbForm=Inf" in words[place].feats


def quoted_complement(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content in a quotation that follows the cue directly, with what carries it on: "disant « prendre ... »"."""
    words = tree.words
    place = _last_fixed(tree, verb, cue) + 1
    if not cue.frames & {"quote", "obj", "que", "attr", "inf"} or place + 1 >= len(words):
        return None
    if words[place].text not in ("«", "“", '"'):
        return None
    closing = next((i for i in range(place + 1, len(words)) if words[i].text in ("»", "”", '"')), None)
    if closing is None:
        return None
    chosen = to_clause_end(tree, verb, set(range(place, closing + 1)), lexicon)
    return Content(spans=spans(words, chosen), frame="obj", head=place + 1)


def finite_clause(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content in a finite clause: "que ...", with the clauses coordinated to it that repeat "que"."""
    if "que" not in cue.frames:
        return None
    last = _last_fixed(tree, verb, cue)
    for kid in tree.children(verb, "ccomp", "csubj", "advcl", "xcomp", "acl", "parataxis", "obj", "conj"):
        if kid <= verb or not tree.is_finite(kid):
            continue
        mark = _complementiser(tree, kid, lexicon)
        if mark is None or mark < verb or not _opens_complement(tree, kid, mark, lexicon):
            continue
        if "obj" in cue.frames and _object_before(tree, verb, mark, lexicon):
            continue
        return Content(spans=_solid(tree, mark, _rest(tree, verb, (mark, kid), lexicon)), frame="que", head=kid)
    return _clause_by_place(tree, last, lexicon)


def _last_fixed(tree: Tree, verb: int, cue: Cue) -> int:
    """Last word of the cue."""

    found = fixed_words(tree, verb, cue) if cue.words else None
    return verb if found is None else found


def _object_before(tree: Tree, verb: int, mark: int, lexicon: Lexicon) -> bool:
    """Whether a noun that is the verb's object stands between it and a complementiser."""
    return any(
        verb < k < mark and tree.words[k].upos in ("NOUN", "PROPN") and not _is_time(tree, k, lexicon)
        and tree.child(k, "case") is None
        for k in tree.children(verb, "obj")
    )


def _opens_complement(tree: Tree, head: int, mark: int, lexicon: Lexicon) -> bool:
    """Whether the complementiser opens a complement and not an adverbial clause ("alors que", "même si")."""
    word = tree.words[mark]
    before = tree.words[mark - 1]
    if tree.words[head].deprel == "ccomp" and before.head != mark and word.lower not in lexicon.function["hypothesis"]:
        return before.upos not in ("ADV", "SCONJ") or before.head != head
    if tree.words[head].deprel == "ccomp":
        return before.upos not in ("ADV", "SCONJ")
    plain = word.lower in lexicon.function["that"]
    return plain and before.upos in ("NOUN", "PROPN", "VERB", "AUX", "PUNCT", "NUM", "ADJ", "PRON")


def _complementiser(tree: Tree, head: int, lexicon: Lexicon) -> int | None:
    """Complementiser that opens the clause, or None."""
    marks = [k for k in tree.children(head, "mark", "advmod", "fixed") if k < head]
    for kid in marks:
        if tree.words[kid].lower in lexicon.function["complementiser"]:
            return kid
    first = min(tree.subtree(head))
    if tree.words[first].lower in lexicon.function["complementiser"]:
        return first
    return None


def _clause_by_place(tree: Tree, last: int, lexicon: Lexicon) -> Content | None:
    """Content where the complementiser follows the cue but the parser hung the clause elsewhere."""
    words = tree.words
    for step in range(last + 1, min(last + 15, len(words))):
        word = words[step]
        lower = word.lower
        if lower in lexicon.function["that"] and word.upos == "SCONJ":
            if step > last + 1 and words[step - 1].upos in ("ADV", "SCONJ", "ADP", "DET", "PRON"):
                return None
            head = word.head if word.head > step else step
            chosen = _rest(tree, last, (step, head), lexicon)
            return Content(spans=_solid(tree, step, chosen), frame="que", head=head)
        if word.upos in ("VERB", "AUX", "CCONJ") or (word.upos == "PUNCT" and word.text not in (",", "«", "»", "(", ")")):
            return None
    return None


def _rest(tree: Tree, verb: int, at: tuple[int, int], lexicon: Lexicon) -> set[int]:
    """The sentence from the complementiser on, without the clauses that hang on the cue or above it.

    Parsers cut long clauses short; what they left over without being a clause belongs to the content."""
    mark, head = at
    words = tree.words
    foreign: set[int] = set()
    for above in (verb, *tree.ancestors(verb)):
        for kid in tree.kids[above]:
            if kid <= head or kid in (verb, head) or words[kid].deprel not in ("conj", "advcl", "parataxis", "acl"):
                continue
            low = min(tree.subtree(kid))
            if low > mark and _own_clause(tree, kid, low, lexicon):
                foreign |= set(range(low, len(words)))
    for kid in trailing_asides(tree, head, lexicon):
        foreign |= set(range(min(tree.subtree(kid)), len(words)))
    end = _end_by_place(tree, verb, (mark, head), lexicon)
    return {i for i in range(mark, end) if i not in foreign}


def _end_by_place(tree: Tree, verb: int, at: tuple[int, int], lexicon: Lexicon) -> int:
    """Where the content ends whatever the tree says: before the main verb that the cue's clause interrupts,
    before a second saying verb of the same speaker, before a clause spliced on by a comma."""
    words = tree.words
    mark, head = at
    above = [i for i in tree.ancestors(verb) if i > max(head, mark)]
    if above:
        commas = [i for i in range(max(head, mark), min(above)) if words[i].text == ","]
        if commas:
            return commas[-1]
    for place in range(mark + 2, len(words) - 1):
        word = words[place]
        if word.text == ";":
            return place
        if word.upos not in ("CCONJ", "PUNCT") or word.text in ("«", "»"):
            continue
        following = place + 1
        while following < len(words) - 1 and words[following].upos in ("ADV", "CCONJ", "PUNCT"):
            following += 1
        verbal = words[following]
        spliced = word.text == "," and verbal.upos == "PRON" and following + 1 < len(words)
        if spliced and verbal.deprel.startswith("nsubj") and words[verbal.head].deprel in ("parataxis", "conj", "root"):
            subordinate = any(words[i].upos == "SCONJ" for i in range(mark + 1, place))
            if not subordinate and any("VerbForm=Fin" in words[i].feats for i in range(mark, place)):
                return place
        if word.text == "," and _verb_of_another(tree, mark, place):
            return place
        if word.upos == "CCONJ" and words[place - 1].text == "," and _new_subject(tree, place, lexicon):
            return place - 1
        if word.upos == "CCONJ" and "VerbForm=Fin" in verbal.feats and _says(verbal.lemma.casefold(), lexicon):
            first = place - 1 if words[place - 1].text == "," else place
            return first
    return len(words)


def _own_clause(tree: Tree, kid: int, low: int, lexicon: Lexicon) -> bool:
    """Whether a branch is a clause beside the content: a second verb of the speaker, a gerund, an aside."""
    words = tree.words
    if words[kid].upos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return False
    marks = [words[k].lower for k in tree.children(kid, "mark")]
    if words[kid].deprel == "conj" and any(m in lexicon.function["that"] for m in marks):
        return False
    verbal = words[kid].upos in ("VERB", "AUX") or tree.child(kid, "cop") is not None
    before = words[low - 1] if low else words[0]
    return verbal and (before.text in (",", "–", "—", "-") or words[low].upos in ("CCONJ", "ADP") or bool(marks))


def _verb_of_another(tree: Tree, mark: int, comma: int) -> bool:
    """Whether a finite verb follows the comma directly while the content has its own: the clause around goes on."""
    words = tree.words
    near = words[comma + 1 : comma + 3]
    direct = bool(near) and ("VerbForm=Fin" in near[0].feats or (near[0].upos == "ADV" and len(near) > 1))
    if not direct:
        return False
    since = 0
    for index in range(mark, comma):
        since += "VerbForm=Fin" in words[index].feats and words[index].deprel != "acl:relcl"
    last = next((i for i in range(comma - 1, mark, -1) if words[i].text == "," or "VerbForm=Fin" in words[i].feats), mark)
    return since > 0 and words[last].text != ","


def _says(lemma: str, lexicon: Lexicon) -> bool:
    """Whether a verb is one of saying, or one that carries an infinitive of saying ("compte demander")."""
    return lemma in lexicon.verbs or lemma in lexicon.function["tenir"]


def _new_subject(tree: Tree, place: int, lexicon: Lexicon) -> bool:
    """Whether a conjunction after a comma opens a clause with a subject of its own and no complementiser."""
    for word in tree.words[place + 1 : place + 7]:
        if word.lower in lexicon.function["that"] or word.upos == "PUNCT":
            return False
        if word.deprel.startswith("nsubj") and word.head > word.index and tree.is_finite(word.head):
            return tree.words[word.head].deprel in ("conj", "parataxis", "root")
    return False


def to_clause_end(tree: Tree, verb: int, chosen: set[int], lexicon: Lexicon) -> set[int]:
    """The content carried on to the end of its clause: what the parser hung elsewhere without a comma belongs to it.

    Stops at punctuation, at a finite verb, at a complementiser, at a gerund and at phrases of time or
    venue that tell about the saying, not about what is said."""
    words = tree.words
    place = max(chosen) + 1
    out = set(chosen)
    while place < len(words):
        word = words[place]
        if word.text == ",":
            resumed = _resumes(tree, place, out, lexicon)
            if resumed is None:
                break
            out.update(range(place, resumed + 1))
            place = resumed + 1
            continue
        if word.upos == "PUNCT" and word.text not in ("«", "»", "“", "”", '"', "(", ")", "-"):
            break
        if word.text in ("»", "”") and not any(words[i].text in ("«", "“") for i in out):
            break
        if word.upos in ("SCONJ", "AUX") or "VerbForm=Fin" in word.feats or place == verb:
            break
        if "PronType=Rel" in word.feats or (word.upos == "VERB" and "Tense=Pres" in word.feats):
            break
        if word.upos == "CCONJ" and _finite_soon(tree, place):
            break
        if word.upos in ("ADP", "DET") and _about_saying(tree, place, lexicon):
            break
        out.add(place)
        place += 1
    while out and words[max(out)].upos in ("ADP", "DET", "CCONJ", "PRON") and max(out) not in chosen:
        out.discard(max(out))
    return out


def _resumes(tree: Tree, comma: int, out: set[int], lexicon: Lexicon) -> int | None:
    """Last word of what carries the content on after a comma: an apposition or a further member of it, also
    behind a date between two commas; None where the content ends."""
    words = tree.words
    place = comma + 1
    stop = next((i for i in range(place, len(words)) if words[i].upos == "PUNCT"), len(words))
    dated = any(words[i].lemma.casefold() in lexicon.function["time"] for i in range(place, stop))
    if dated and stop < len(words) and words[stop].text == "," and stop - place <= 5:
        place = stop + 1
        stop = next((i for i in range(place, len(words)) if words[i].upos == "PUNCT"), len(words))
    if place >= stop or any("VerbForm=Fin" in words[i].feats or words[i].upos == "SCONJ" for i in range(place, stop)):
        return None
    if words[place].upos == "CCONJ" and place + 1 < stop:
        place += 1
    opening = words[place]
    if opening.upos == "ADP" and any("VerbForm=Inf" in words[i].feats for i in range(place + 1, min(place + 4, stop))):
        return stop - 1
    if opening.upos == "VERB" or "PronType=Rel" in opening.feats:
        return None
    heads = [words[i] for i in range(place, stop) if not place <= words[i].head < stop]
    near = out | set(range(comma, place))
    linked = all(w.head in near and w.deprel in ("appos", "conj", "nmod", "obl", "amod", "flat") for w in heads if w.upos != "PUNCT")
    return stop - 1 if heads and linked else None


def _finite_soon(tree: Tree, place: int) -> bool:
    """Whether a coordination opens a clause: a finite verb before the next noun phrase is over."""
    nouns = 0
    for word in tree.words[place + 1 : place + 8]:
        if "VerbForm=Fin" in word.feats or word.upos in ("AUX", "SCONJ"):
            return True
        nouns += word.upos in ("NOUN", "PROPN")
        if nouns > 1 or word.upos == "PUNCT":
            return False
    return False


def _before_gerund(tree: Tree, chosen: set[int], head: int) -> set[int]:
    """The content without a gerund at its end, which tells how the source spoke ("en se félicitant de ...")."""
    words = tree.words
    for place in sorted(chosen):
        if place > head and words[place].upos == "ADP" and place + 1 < len(words):
            near = words[place + 1 : place + 3]
            if near[0].upos in ("VERB", "AUX", "PRON") and any("Tense=Pres" in w.feats and "Part" in w.feats for w in near):
                return {i for i in chosen if i < place}
    return chosen


def _before_relative(tree: Tree, chosen: set[int]) -> set[int]:
    """The content without a relative clause that a comma adds at its end."""
    words = tree.words
    for place in sorted(chosen):
        if words[place].text == "," and place + 1 < len(words) and "PronType=Rel" in words[place + 1].feats:
            return {i for i in chosen if i < place}
    return chosen


def _about_saying(tree: Tree, place: int, lexicon: Lexicon) -> bool:
    """Whether a phrase names when or where something was said: a date, an outlet, a letter."""
    word = tree.words[place]
    head = word.head if word.head > place else place + 1
    if head >= len(tree.words):
        return False
    lemma = tree.words[head].lemma.casefold()
    kind = lexicon.heads.get(lemma)
    venue = word.upos == "ADP" and preposition(tree, place, lexicon) not in ("de",) and kind is not None
    return venue and kind.value in ("outlet", "document")


def _solid(tree: Tree, first: int, chosen: set[int]) -> tuple[Span, ...]:
    """Spans of a clause; a hole of parser error inside one clause is filled when it is short."""
    ordered = sorted(i for i in chosen if i >= first)
    filled = list(ordered)
    for a, b in zip(ordered, ordered[1:], strict=False):
        if 1 < b - a <= 4:
            filled.extend(range(a + 1, b))
    return spans(tree.words, filled)


def infinitive(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content in an infinitive: bare ("affirme vouloir") or with its preposition ("promet de venir")."""
    wanted = {frame for frame in cue.frames if frame.endswith("inf")}
    if not wanted:
        return None
    fixed = _last_fixed(tree, verb, cue)
    for kid in tree.children(verb, "xcomp", "ccomp", "advcl", "obl", "obj", "acl"):
        if kid <= fixed or not _is_infinitive(tree, kid):
            continue
        low = min(i for i in tree.subtree(kid) if i > verb)
        marks = [k for k in tree.children(kid, "mark", "case") if verb < k < kid]
        frame = f"{preposition(tree, marks[0], lexicon)}-inf" if marks else "inf"
        if frame not in wanted:
            continue
        drop = trailing_asides(tree, kid, lexicon)
        start = marks[0] if marks else low
        chosen = {i for i in tree.subtree(kid, without=drop) if i >= start}
        chosen = _before_gerund(tree, to_clause_end(tree, verb, chosen, lexicon), kid)
        return Content(spans=_solid(tree, start, chosen), frame=frame, head=kid)
    return None


def by_place(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content by place, where the tree shows none: an infinitive of the cue's frames, or the first noun phrase
    after the verb that no preposition governs."""
    words = tree.words
    place = _last_fixed(tree, verb, cue) + 1
    governed = False
    while place < len(words) and place - verb <= 14:
        word = words[place]
        if word.upos == "PUNCT" and word.text not in ("«", "“", '"', "»", "”") or word.upos in ("SCONJ", "CCONJ"):
            return None
        if "VerbForm=Fin" in word.feats or "PronType=Rel" in word.feats:
            return None
        if "VerbForm=Inf" in word.feats:
            return _infinitive_here(tree, verb, place, cue, lexicon)
        if word.upos == "ADP":
            governed = True
        elif word.upos in ("DET", "PROPN", "NUM") and not governed and cue.frames & {"obj", "attr"} and word.head != verb:
            chosen = to_clause_end(tree, verb, {place, max(place, word.head if word.upos == "DET" else place)}, lexicon)
            chosen |= set(range(place, max(chosen) + 1))
            head = word.head if word.upos == "DET" and word.head > place else place
            if _is_time(tree, head, lexicon):
                place = max(place, head) + 1
                continue
            if "obj" not in cue.frames and not any(words[i].upos == "ADJ" or words[i].text in "«“" for i in chosen if i > head):
                return None
            return Content(spans=spans(words, chosen), frame="obj", head=head)
        elif word.upos in ("NOUN", "PROPN", "NUM") and governed:
            governed = place + 1 < len(words) and words[place + 1].upos in ("ADP", "ADJ", "PROPN", "NOUN")
        place += 1
    return None


def _infinitive_here(tree: Tree, verb: int, place: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content in an infinitive found by place, when its preposition is one of the cue's."""
    before = tree.words[place - 1]
    marked = before.upos == "ADP"
    frame = f"{preposition(tree, place - 1, lexicon)}-inf" if marked else "inf"
    if frame not in cue.frames or (not marked and place - verb > 3):
        return None
    start = place - 1 if marked else place
    head = tree.words[place].head if tree.words[place].upos == "AUX" and tree.words[place].head > place else place
    while start - 1 > verb and tree.words[start - 1].lower in lexicon.function["negation"]:
        start -= 1
    chosen = to_clause_end(tree, verb, {i for i in tree.subtree(head) if i >= start} | {start}, lexicon)
    return Content(spans=spans(tree.words, range(start, max(chosen) + 1)), frame=frame, head=place)


def _is_infinitive(tree: Tree, index: int) -> bool:
    """Whether the word is an infinitive, or a participle or attribute under one ("avoir signé", "être prêt")."""
    if "VerbForm=Inf" in tree.words[index].feats:
        return True
    return any("VerbForm=Inf" in tree.words[k].feats for k in tree.children(index, "aux", "cop"))


def attribute(tree: Tree, verb: int, cue: Cue) -> Content | None:
    """Content in an object and its attribute ("juge la mesure inutile", "considère X comme Y") or "se dit prêt"."""
    if "self" in cue.frames:
        quoted = _quoted_attribute(tree, verb)
        if quoted is not None:
            return quoted
        for kid in tree.children(verb, "xcomp", "obj", "advmod", "amod"):
            if kid > verb and tree.words[kid].upos in ("ADJ", "NOUN", "PROPN", "VERB"):
                return Content(spans=spans(tree.words, tree.subtree(kid)), frame="self", head=kid)
    if not cue.frames & {"attr", "comme"}:
        return None
    for kid in tree.children(verb, "xcomp", "obl", "advcl"):
        word = tree.words[kid]
        if kid < verb or word.upos not in ("ADJ", "NOUN", "PROPN", "VERB", "NUM"):
            continue
        case = [k for k in tree.children(kid, "case", "mark")]
        as_word = bool(case) and f"{tree.words[case[0]].lemma.casefold()}" in cue.frames
        if (case and not as_word) or (not case and word.deprel != "xcomp") or _is_infinitive(tree, kid):
            continue
        if tree.is_finite(kid):
            continue
        chosen = tree.subtree(kid)
        for obj in tree.children(verb, "obj"):
            chosen |= tree.subtree(obj)
        return Content(spans=spans(tree.words, chosen), frame="attr", head=kid)
    return None


def _quoted_attribute(tree: Tree, verb: int) -> Content | None:
    """Attribute that opens with a quotation mark right after the verb: "se dit « ouvert à tout réexamen »"."""
    words = tree.words
    if verb + 2 >= len(words) or words[verb + 1].text not in ("«", "“", '"'):
        return None
    for place in range(verb + 2, len(words)):
        if words[place].text in (",", ";", ".", ":") or "VerbForm=Fin" in words[place].feats:
            return Content(spans=spans(words, range(verb + 1, place)), frame="self", head=verb + 2)
    return None


def oblique(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content in a prepositional phrase that the cue governs: "appelle à la grève", "accuse X de fraude".

    The preposition is left out, as governed prepositions are."""
    wanted = cue.frames - STRUCTURAL
    if not wanted:
        return None
    fixed = _last_fixed(tree, verb, cue)
    heads = [verb] if fixed == verb else [verb, *range(verb + 1, fixed + 1)]
    for head in heads:
        for kid in tree.children(head, "obl", "nmod", "xcomp", "iobj"):
            if kid <= fixed or tree.words[kid].deprel == "obl:agent":
                continue
            case = [k for k in tree.children(kid, "case") if k > fixed or k < kid]
            if case and preposition(tree, case[0], lexicon) in wanted:
                chosen = to_clause_end(tree, verb, noun_phrase(tree, kid) - set(case), lexicon)
                return Content(spans=spans(tree.words, chosen), frame=preposition(tree, case[0], lexicon), head=kid)
    return None


def preposition(tree: Tree, index: int, lexicon: Lexicon) -> str:
    """Lemma of a preposition, contracted articles taken apart."""
    word = tree.words[index]
    return lexicon.contractions.get(word.lower, word.lemma.casefold())


def direct_object(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content in the direct object: "annonce la fermeture"; a quotation after it belongs to the phrase."""
    if "obj" not in cue.frames:
        return None
    for kid in tree.children(verb, "obj", "ccomp", "xcomp", "obl"):
        word = tree.words[kid]
        if word.deprel == "obl" and tree.child(kid, "case") is not None or _is_time(tree, kid, lexicon):
            continue
        if kid < verb:
            if word.deprel == "obj" and word.upos == "PRON" and word.lower not in lexicon.function["reflexive"]:
                continue
            continue
        if word.upos in ("NOUN", "PROPN", "NUM", "ADJ", "SYM") or (word.upos == "PRON" and word.deprel == "obj"):
            chosen = to_clause_end(tree, verb, noun_phrase(tree, kid) | _late_modifiers(tree, kid), lexicon)
            chosen = _before_gerund(tree, _before_relative(tree, chosen), kid)
            if _only_a_name(tree, chosen) and cue.act not in (SpeechAct.ACCUSE, SpeechAct.PRAISE):
                return None
            return Content(spans=spans(tree.words, chosen), frame="obj", head=kid)
    return None


def _is_time(tree: Tree, index: int, lexicon: Lexicon) -> bool:
    """Whether a phrase tells when, not what ("ce jeudi", "le 25 mars")."""
    word = tree.words[index]
    if any(m.label in ("DATE", "TIME") and m.span.start <= word.start < m.span.end for m in tree.sentence.mentions):
        return True
    low = [tree.words[k].lemma.casefold() for k in (index, *tree.kids[index])]
    return low[0] in lexicon.function["time"] or (word.upos == "NUM" and any(w in lexicon.function["time"] for w in low))


def _only_a_name(tree: Tree, chosen: set[int]) -> bool:
    """Whether an object is nothing but the name of somebody or of a place: a topic, not a content."""
    mentions = [m for m in tree.sentence.mentions if m.label in ("PER", "LOC")]
    rest = [tree.words[i] for i in chosen if tree.words[i].upos not in ("DET", "PUNCT")]
    return bool(rest) and all(any(m.span.start <= w.start < m.span.end for m in mentions) for w in rest)


def _late_modifiers(tree: Tree, head: int) -> set[int]:
    """Restrictive clauses of an object, which belong to the content even when they are long."""
    out: set[int] = set()
    for kid in tree.children(head, "acl", "acl:relcl", "nmod", "obl"):
        if kid > head and tree.words[min(tree.subtree(kid)) - 1].text != ",":
            out |= tree.subtree(kid)
    return out

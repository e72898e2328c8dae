"""Where the content of a verbal cue stands: clause, infinitive, attribute, object, oblique, or a quotation."""

from __future__ import annotations

from dataclasses import replace

from selon.attributions.clauses import finite_clause
from selon.attributions.extents import (
    Content,
    before_gerund,
    before_relative,
    before_second_verb,
    is_time,
    last_of_cue,
    preposition,
    solid,
    to_clause_end,
)
from selon.attributions.lexicons import Cue, Lexicon
from selon.attributions.marked_contents import STRUCTURAL, quoted_complement, quoted_oblique, quoting_infinitive
from selon.attributions.phrases import noun_phrase, trailing_asides
from selon.records import Span, SpeechAct
from selon.trees import CLOSING, Tree, spans


def complement(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content among the complements of an active verb, by the frames of its cue, most specific first."""
    quoting = quoting_infinitive(tree, verb, cue, lexicon)
    quoting = quoting or (_quoted_attribute(tree, verb, lexicon) if "self" in cue.frames else None)
    if quoting is not None:
        return quoting
    if _infinitive_follows(tree, verb, cue):
        if tree.words[last_of_cue(tree, verb, cue)].text in CLOSING:  # parses break at a quoted word
            found = by_place(tree, verb, cue, lexicon) or infinitive(tree, verb, cue, lexicon)
            found = None if found is None else _with_quoted_word(tree, last_of_cue(tree, verb, cue), found)
        else:
            found = infinitive(tree, verb, cue, lexicon) or by_place(tree, verb, cue, lexicon)
        if found is not None:
            return found
    return (
        quoted_complement(tree, verb, cue, lexicon)
        or finite_clause(tree, verb, cue, lexicon)
        or infinitive(tree, verb, cue, lexicon)
        or attribute(tree, verb, cue, lexicon)
        or oblique(tree, verb, cue, lexicon)
        or quoted_oblique(tree, verb, cue, lexicon)
        or direct_object(tree, verb, cue, lexicon)
        or by_place(tree, verb, cue, lexicon)
    )


def _with_quoted_word(tree: Tree, closing: int, content: Content) -> Content:
    """A content with the quoted word before it: "dément « formellement » avoir signé"."""
    first, *rest = content.spans
    return replace(content, spans=(Span(tree.words[closing - 2].start, first.end), *rest))


def _infinitive_follows(tree: Tree, verb: int, cue: Cue) -> bool:
    """Whether an infinitive stands right after the cue, bare or behind one preposition."""
    words = tree.words
    place = last_of_cue(tree, verb, cue) + 1
    while place < len(words) and words[place].upos in ("ADV", "PART"):
        place += 1
    if place < len(words) and words[place].upos == "ADP":
        place += 1
    return place < len(words) and "VerbForm=Inf" in words[place].feats


def infinitive(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content in an infinitive: bare ("affirme vouloir") or with its preposition ("promet de venir")."""
    wanted = {frame for frame in cue.frames if frame.endswith(("inf", "ger"))}
    if not wanted:
        return None
    fixed = last_of_cue(tree, verb, cue)
    kids = tree.children(verb, "xcomp", "ccomp", "advcl", "obl", "obj", "acl", "parataxis")
    for kid in (*kids, *_behind_addressee(tree, verb), *_behind_object(tree, verb)):
        gerund = any(feat in tree.words[kid].feats for feat in ("VerbForm=Ger", "Tense=Pres|VerbForm=Part"))
        if kid <= fixed or not (gerund or _is_infinitive(tree, kid)):
            continue
        low = min(i for i in tree.subtree(kid) if i > verb)
        while low < kid and tree.words[low].upos == "ADV" and tree.words[low].lower not in lexicon.function["negation"]:
            low += 1
        marks = [k for k in tree.children(kid, "mark", "case") if verb < k < kid]
        form = "ger" if gerund else "inf"
        frame = f"{preposition(tree, marks[0], lexicon)}-{form}" if marks else form
        if frame not in wanted:
            continue
        drop = trailing_asides(tree, kid, lexicon)
        start = marks[0] if marks else low
        thing = next((k for k in tree.children(verb, "obj") if verb < k < kid), None) if gerund and marks else None
        chosen = {i for i in tree.subtree(kid, without=drop) if i >= start}
        if thing is not None:
            start = min(i for i in tree.subtree(thing) if i > verb)
            chosen |= set(range(start, min(chosen)))
        chosen = before_gerund(tree, to_clause_end(tree, verb, chosen, lexicon), kid)
        chosen = before_second_verb(tree, chosen, kid)
        return Content(spans=solid(tree, start, chosen), frame=frame, head=kid)
    return None


def _behind_addressee(tree: Tree, verb: int) -> list[int]:
    """Clauses that the parser hung on who was told: "a déclaré à l'agence Norva avoir vu ..."; on a common noun only an
    infinitive without a preposition, which no noun governs ("a dit à un passant avoir froid")."""
    told = [k for k in tree.children(verb, "obl", "iobj", "obj") if k > verb and tree.child(k, "case") is not None]
    heads = [k for head in told for k in (head, *tree.children(head, "appos", "flat", "nmod"))]
    clauses = [(head, k) for head in heads for k in tree.children(head, "acl", "xcomp", "ccomp")]
    return [k for head, k in clauses if tree.words[head].upos == "PROPN" or tree.child(k, "mark", "case") is None]


def _behind_object(tree: Tree, verb: int) -> list[int]:
    """Gerunds that the parser hung on the object before them: "accused the bakery of selling"."""
    things = [k for k in tree.children(verb, "obj") if k > verb]
    gerunds = (k for thing in things for k in tree.children(thing, "acl", "advcl") if tree.child(k, "mark", "case"))
    return [k for k in gerunds if "VerbForm=Fin" not in tree.words[k].feats]


def by_place(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content by place, where the tree shows none: an infinitive of the cue's frames, or the first noun phrase
    after the verb that no preposition governs."""
    words = tree.words
    last = last_of_cue(tree, verb, cue)
    place = last + 1
    governed = False
    while place < len(words) and place - verb <= 14:
        word = words[place]
        if word.upos == "PUNCT" and word.text not in ("«", "“", '"', "»", "”") or word.upos in ("SCONJ", "CCONJ"):
            return None
        if "VerbForm=Fin" in word.feats or "PronType=Rel" in word.feats:
            return None
        if "VerbForm=Inf" in word.feats:
            return _infinitive_here(tree, last, place, cue, lexicon)
        if word.upos == "ADP":
            governed = True
        elif (
            (word.upos in ("DET", "PROPN", "NUM") or word.lower in lexicon.function["all"])
            and not governed
            and cue.frames & {"obj", "attr"}
            and (word.head != verb or word.upos == "ADV")
        ):
            chosen = to_clause_end(tree, verb, {place, max(place, word.head if word.upos == "DET" else place)}, lexicon)
            chosen |= set(range(place, max(chosen) + 1))
            head = word.head if word.upos == "DET" and word.head > place else place
            if is_time(tree, head, lexicon):
                place = max(place, head) + 1
                continue
            if "obj" not in cue.frames and not any(
                words[i].upos == "ADJ" or words[i].text in "«“" for i in chosen if i > head
            ):
                return None
            return Content(spans=spans(words, chosen), frame="obj", head=head)
        elif word.upos in ("NOUN", "PROPN", "NUM") and governed:
            governed = place + 1 < len(words) and words[place + 1].upos in ("ADP", "ADJ", "PROPN", "NOUN")
        place += 1
    return None


def _infinitive_here(tree: Tree, verb: int, place: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content in an infinitive found by place, when its preposition is one of the cue's."""
    mark = place - 1
    while mark > verb + 1 and tree.words[mark].upos == "PRON" and tree.words[mark - 1].upos in ("ADP", "PRON", "ADV"):
        mark -= 1
    mark = mark if tree.words[mark].upos == "ADP" else place - 1
    marked = tree.words[mark].upos == "ADP"
    frame = f"{preposition(tree, mark, lexicon)}-inf" if marked else "inf"
    if frame not in cue.frames or (not marked and place - verb > 3):
        return None
    start = mark if marked else place
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


def attribute(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content in an object and its attribute ("juge la mesure inutile", "considère X comme Y") or "se dit prêt"."""
    if "self" in cue.frames:
        quoted = _quoted_attribute(tree, verb, lexicon)
        if quoted is not None:
            return quoted
        for kid in tree.children(verb, "xcomp", "ccomp", "obj", "advmod", "amod"):
            if kid > verb and tree.words[kid].upos in ("ADJ", "NOUN", "PROPN", "VERB"):
                chosen = before_second_verb(tree, to_clause_end(tree, verb, tree.subtree(kid), lexicon), kid)
                return Content(spans=spans(tree.words, chosen), frame="self", head=kid)
    if not cue.frames & {"attr", "comme"}:
        return None
    quality = _quoted_quality(tree, verb) or _amount(tree, verb, cue, lexicon)
    quality = quality or (_quality_behind(tree, verb) if "attr" in cue.frames else None)
    if quality is not None:
        return quality
    things = [k for k in tree.children(verb, "obj") if k > verb]
    for kid in (
        *tree.children(verb, "xcomp", "obl", "advcl"),
        *(k for thing in things for k in tree.children(thing, "nmod")),
    ):
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
            if verb < obj < kid:
                chosen |= tree.subtree(obj)
        return Content(spans=spans(tree.words, chosen), frame="attr", head=kid)
    return None


def _quoted_quality(tree: Tree, verb: int) -> Content | None:
    """A quality in quotation marks and the thing behind it: "a jugé « irresponsable » la motion de censure"."""
    objects = [k for k in tree.children(verb, "obj", "xcomp", "advmod", "nmod") if k > verb]
    for kid in objects:
        words = tree.words
        closing = next((i for i in range(kid + 1, min(kid + 6, len(words))) if words[i].text in ("»", "”", '"')), None)
        if words[kid].upos != "ADJ" or words[kid - 1].text not in ("«", "“", '"') or closing is None:
            continue
        things = [k for k in objects if k > closing and words[k].upos in ("NOUN", "PROPN") and words[k].deprel == "obj"]
        if things and min(noun_phrase(tree, things[0])) == closing + 1:
            chosen = set(range(kid - 1, closing + 1)) | noun_phrase(tree, things[0])
            return Content(spans=spans(words, chosen), frame="attr", head=kid)
    return None


def _quality_behind(tree: Tree, verb: int) -> Content | None:
    """A thing and, right behind it, its quality in quotation marks: "called the plan “a farce”"."""
    words = tree.words
    thing = next((k for k in tree.children(verb, "obj") if k > verb), None)
    if thing is None or thing > verb + 8:
        return None
    place = thing + 1
    if place >= len(words) or words[place].text not in ("«", "“", '"', "'", "‘"):
        return None
    closes = (i for i in range(place + 2, len(words)) if words[i].text in ("»", "”", '"', "'", "’"))
    closing = next(closes, None)
    if closing is None:
        return None
    first = min(i for i in tree.subtree(thing) if i > verb)
    return Content(spans=spans(words, range(first, closing + 1)), frame="attr", head=thing)


def _amount(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """A thing and its amount: "estime son préjudice à 18 000 euros"."""
    things = [k for k in tree.children(verb, "obj") if k > verb and tree.words[k].upos in ("NOUN", "PROPN")]
    for kid in (*tree.children(verb, "obl"), *(k for thing in things for k in tree.children(thing, "nmod"))):
        case = tree.child(kid, "case")
        marked = case is not None and preposition(tree, case, lexicon) in cue.frames
        counted = tree.words[kid].upos == "NUM" or tree.child(kid, "nummod") is not None
        if things and marked and counted and kid > things[0]:
            chosen = tree.subtree(things[0]) | tree.subtree(kid)
            return Content(spans=spans(tree.words, chosen), frame="attr", head=things[0])
    return None


def _quoted_attribute(tree: Tree, verb: int, lexicon: Lexicon) -> Content | None:
    """Attribute that opens with a quotation mark right after the verb: "se dit « ouvert à tout réexamen »"."""
    words = tree.words
    if verb + 2 >= len(words) or words[verb + 1].text not in ("«", "“", '"'):
        return None
    for place in range(verb + 2, len(words)):
        clause = words[place].text in (",", ";", ".", ":", "»", "”") or "VerbForm=Fin" in words[place].feats
        if words[place].text in ("»", "”"):
            return Content(
                spans=spans(words, range(verb + 1, _carried_to(tree, place, lexicon) + 1)), frame="self", head=verb + 2
            )
        if clause:
            return Content(spans=spans(words, range(verb + 1, place)), frame="self", head=verb + 2)
    return None


def _carried_to(tree: Tree, closing: int, lexicon: Lexicon) -> int:
    """Last word of what a phrase adds to a quoted attribute: "« soulagée » par le verdict", "« prêts » à signer"."""
    words = tree.words
    if closing + 2 >= len(words) or words[closing + 1].upos != "ADP" or words[closing + 1].head <= closing:
        return closing
    head, joints = words[closing + 1].head, lexicon.function["by"] | lexicon.function["genitive"]
    named = preposition(tree, closing + 1, lexicon) in joints or "VerbForm=Inf" in words[head].feats
    end = max(noun_phrase(tree, head), default=closing)
    return end if named and end > closing else closing


def oblique(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content in a prepositional phrase that the cue governs: "appelle à la grève", "accuse X de fraude".

    The preposition is left out, as governed prepositions are."""
    wanted = cue.frames - STRUCTURAL
    if not wanted:
        return None
    fixed = last_of_cue(tree, verb, cue)
    heads = [verb] if fixed == verb else [verb, *range(verb + 1, fixed + 1)]
    heads += [k for k in tree.children(verb, "obj") if k > verb and "obj" not in cue.frames]
    for head in heads:
        for kid in tree.children(head, "obl", "nmod", "xcomp", "iobj"):
            if kid <= fixed or tree.words[kid].deprel == "obl:agent":
                continue
            case = [k for k in tree.children(kid, "case") if k > fixed or k < kid]
            if case and f"{preposition(tree, case[0], lexicon)}-indefinite" in wanted and not _definite(tree, kid):
                chosen = to_clause_end(tree, verb, noun_phrase(tree, kid) - set(case), lexicon)
                return Content(spans=spans(tree.words, chosen), frame=preposition(tree, case[0], lexicon), head=kid)
            if case and preposition(tree, case[0], lexicon) in wanted:
                chosen = to_clause_end(tree, verb, noun_phrase(tree, kid) - set(case), lexicon)
                return Content(spans=spans(tree.words, chosen), frame=preposition(tree, case[0], lexicon), head=kid)
    return None


def _definite(tree: Tree, index: int) -> bool:
    """Whether a noun phrase names something known, so that it is a topic ("parle de la crise")."""
    if any(
        "Definite=Def" in tree.words[k].feats or "Poss=Yes" in tree.words[k].feats for k in tree.children(index, "det")
    ):
        return tree.words[index - 1].text not in ("«", "“")
    contracted = [tree.words[k].text.casefold() for k in tree.children(index, "case")]
    return tree.words[index].upos in ("PROPN", "PRON") or any(len(text) > 2 for text in contracted)


def direct_object(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content in the direct object: "annonce la fermeture"; a quotation after it belongs to the phrase."""
    if "obj" not in cue.frames:
        return None
    last = last_of_cue(tree, verb, cue)
    for kid in tree.children(verb, "obj", "ccomp", "xcomp", "obl"):
        word = tree.words[kid]
        if verb < kid <= last:
            continue
        governed = tree.child(kid, "case") is not None and not _is_partitive(tree, kid, (verb, cue), lexicon)
        if word.deprel == "obl" and governed or is_time(tree, kid, lexicon):
            continue
        if kid < verb:
            if word.deprel == "obj" and word.upos == "PRON" and word.lower not in lexicon.function["reflexive"]:
                continue
            continue
        if word.upos in ("NOUN", "PROPN", "NUM", "ADJ", "SYM") or (word.upos == "PRON" and word.deprel == "obj"):
            article = tree.child(kid, "case") if word.deprel == "obl" else None
            own = noun_phrase(tree, kid) | (set() if article is None else {article})
            chosen = to_clause_end(tree, verb, own | _late_modifiers(tree, kid), lexicon)
            chosen = before_gerund(tree, before_relative(tree, chosen), kid)
            chosen = _with_listed(tree, before_second_verb(tree, chosen, kid))
            if _only_a_name(tree, chosen) and cue.act not in (SpeechAct.ACCUSE, SpeechAct.PRAISE):
                return None
            return Content(spans=spans(tree.words, chosen), frame="obj", head=kid)
    return None


def _with_listed(tree: Tree, chosen: set[int]) -> set[int]:
    """An object that quotes, with those listed behind it that quote too: "une salle « vide », un bar « éteint » et des
    murs « gris »"."""
    words = tree.words
    out = set(chosen)
    while out and words[max(out)].text in CLOSING:
        end = max(out)
        near = words[end + 1 : end + 3]
        listed = len(near) == 2 and (near[0].text == "," or near[0].upos == "CCONJ") and near[1].upos in ("DET", "ADP")
        opening = next((w.index for w in words[end + 3 : end + 8] if w.text in CLOSING.values()), None)
        if not listed or opening is None or any("VerbForm=Fin" in w.feats for w in words[end:opening]):
            break
        closing = next((w.index for w in words[opening + 1 :] if w.text in CLOSING), None)
        if closing is None or words[opening - 1].upos not in ("NOUN", "ADJ"):
            break
        out |= set(range(end + 1, closing + 1))
    return out


def _is_partitive(tree: Tree, index: int, at: tuple[int, Cue], lexicon: Lexicon) -> bool:
    """Whether the "des" right behind a cue is an article that the parser took for a preposition."""
    verb, cue = at
    case = tree.child(index, "case")
    behind = case is not None and case == last_of_cue(tree, verb, cue) + 1
    return (
        behind
        and case is not None
        and tree.words[case].lower in lexicon.function["partitive-article"]
        and ("de" not in cue.frames)
    )


def _only_a_name(tree: Tree, chosen: set[int]) -> bool:
    """Whether an object is nothing but the name of somebody or of a place: a topic, not a content."""
    mentions = [m for m in tree.sentence.mentions if m.label in ("PER", "LOC")]
    rest = [tree.words[i] for i in chosen if tree.words[i].upos not in ("DET", "PUNCT")]
    return bool(rest) and all(any(m.span.start <= w.start < m.span.end for m in mentions) for w in rest)


def _late_modifiers(tree: Tree, head: int) -> set[int]:
    """Restrictive clauses of an object, which belong to the content even when they are long."""
    out: set[int] = set()
    for kid in tree.children(head, "acl", "acl:relcl", "nmod", "obl"):
        low = min(tree.subtree(kid))
        if kid > head and "," not in (tree.words[low - 1].text, tree.words[low].text):
            out |= tree.subtree(kid)
    return out

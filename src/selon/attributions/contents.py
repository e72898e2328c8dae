"""Where the content of a verbal cue stands: clause, infinitive, attribute, object, oblique, or what goes before."""

from __future__ import annotations

from dataclasses import dataclass

from selon.attributions.lexicon import Cue, Lexicon
from selon.attributions.phrases import fixed_words, noun_phrase, trailing_asides
from selon.attributions.tree import Tree, spans
from selon.records import Span

STRUCTURAL = frozenset({"que", "inf", "obj", "attr", "comme", "self", "quote", "selon", "np"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Spans of a content, the frame that gave it and the word that heads it."""

    spans: tuple[Span, ...]
    frame: str
    head: int


def complement(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content among the complements of an active verb, by the frames of its cue, most specific first."""
    return (
        finite_clause(tree, verb, cue, lexicon)
        or infinitive(tree, verb, cue, lexicon)
        or attribute(tree, verb, cue)
        or oblique(tree, verb, cue, lexicon)
        or direct_object(tree, verb, cue, lexicon)
    )


def finite_clause(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content in a finite clause: "que ...", with the clauses coordinated to it that repeat "que"."""
    if "que" not in cue.frames:
        return None
    last = _last_fixed(tree, verb, cue)
    for kid in tree.children(verb, "ccomp", "csubj", "advcl", "xcomp", "acl", "parataxis", "obj", "conj"):
        if kid <= verb or not tree.is_finite(kid):
            continue
        mark = _complementiser(tree, kid, lexicon)
        if mark is None or mark < verb:
            continue
        drop = trailing_asides(tree, kid, lexicon)
        chosen = {i for i in tree.subtree(kid, without=drop) if i >= mark}
        return Content(spans=_solid(tree, mark, chosen), frame="que", head=kid)
    return _clause_by_place(tree, last, lexicon)


def _last_fixed(tree: Tree, verb: int, cue: Cue) -> int:
    """Last word of the cue."""
    from selon.attributions.phrases import fixed_words

    found = fixed_words(tree, verb, cue) if cue.words else None
    return verb if found is None else found


def _complementiser(tree: Tree, head: int, lexicon: Lexicon) -> int | None:
    """Complementiser that opens the clause, or None."""
    marks = [k for k in tree.children(head, "mark", "advmod", "fixed") if k < head]
    for kid in marks:
        if tree.words[kid].text.casefold().replace("’", "'") in lexicon.function["complementiser"]:
            return kid
    first = min(tree.subtree(head))
    if tree.words[first].text.casefold().replace("’", "'") in lexicon.function["complementiser"]:
        return first
    return None


def _clause_by_place(tree: Tree, last: int, lexicon: Lexicon) -> Content | None:
    """Content where the complementiser follows the cue but the parser hung the clause elsewhere."""
    words = tree.words
    for step in range(last + 1, min(last + 4, len(words))):
        word = words[step]
        lower = word.text.casefold().replace("’", "'")
        if lower in lexicon.function["complementiser"] and word.upos in ("SCONJ", "PRON", "ADV"):
            if lower not in lexicon.function["that"] and word.upos != "SCONJ":
                return None
            end = len(words)
            head = word.head if word.head > step else step
            chosen = {i for i in range(step, end)}
            if word.head > step:
                drop = trailing_asides(tree, word.head, lexicon)
                chosen = {i for i in tree.subtree(word.head, without=drop) if i >= step}
            return Content(spans=_solid(tree, step, chosen), frame="que", head=head)
        if word.upos not in ("ADV", "PUNCT", "PRON") or (word.upos == "PUNCT" and word.text != ","):
            return None
    return None


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
        chosen = {i for i in tree.subtree(kid, without=drop) if i >= (marks[0] if marks else low)}
        return Content(spans=_solid(tree, marks[0] if marks else low, chosen), frame=frame, head=kid)
    return None


def _is_infinitive(tree: Tree, index: int) -> bool:
    """Whether the word is an infinitive, or a participle or attribute under one ("avoir signé", "être prêt")."""
    if "VerbForm=Inf" in tree.words[index].feats:
        return True
    return any("VerbForm=Inf" in tree.words[k].feats for k in tree.children(index, "aux", "cop"))


def attribute(tree: Tree, verb: int, cue: Cue) -> Content | None:
    """Content in an object and its attribute ("juge la mesure inutile", "considère X comme Y") or "se dit prêt"."""
    if "self" in cue.frames:
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
                chosen = noun_phrase(tree, kid) - set(case)
                return Content(spans=spans(tree.words, chosen), frame=preposition(tree, case[0], lexicon), head=kid)
    return None


def preposition(tree: Tree, index: int, lexicon: Lexicon) -> str:
    """Lemma of a preposition, contracted articles taken apart."""
    word = tree.words[index]
    return lexicon.contractions.get(word.text.casefold().replace("’", "'"), word.lemma.casefold())


def direct_object(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content in the direct object: "annonce la fermeture"; a quotation after it belongs to the phrase."""
    if "obj" not in cue.frames:
        return None
    for kid in tree.children(verb, "obj", "ccomp", "xcomp", "obl"):
        word = tree.words[kid]
        if word.deprel == "obl" and tree.child(kid, "case") is not None:
            continue
        if kid < verb:
            if word.deprel == "obj" and word.upos == "PRON" and word.text.casefold() not in lexicon.function["reflexive"]:
                continue
            continue
        if word.upos in ("NOUN", "PROPN", "NUM", "ADJ", "SYM") or (word.upos == "PRON" and word.deprel == "obj"):
            chosen = noun_phrase(tree, kid) | _late_modifiers(tree, kid)
            return Content(spans=spans(tree.words, chosen), frame="obj", head=kid)
    return None


def _late_modifiers(tree: Tree, head: int) -> set[int]:
    """Restrictive clauses of an object, which belong to the content even when they are long."""
    out: set[int] = set()
    for kid in tree.children(head, "acl", "acl:relcl", "nmod", "obl"):
        if kid > head and tree.words[min(tree.subtree(kid)) - 1].text != ",":
            out |= tree.subtree(kid)
    return out

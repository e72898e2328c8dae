"""Contents in a finite clause: where "que ..." begins and where it ends, by tree and by place."""

from __future__ import annotations

from selon.attributions.bare import bare_clause, clause_by_order
from selon.attributions.extents import Content, is_time, last_of_cue, solid
from selon.attributions.lexicons import Cue, Lexicon
from selon.attributions.phrases import trailing_asides
from selon.records import SourceKind
from selon.trees import Tree

NEAR = 6
"""Words behind a cue among which the comma of an aside stands: "reported on Monday, citing ..."."""


def finite_clause(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Content | None:
    """Content in a finite clause: "que ...", with the clauses coordinated to it that repeat "que"."""
    if "que" not in cue.frames:
        return None
    bare = bare_clause(tree, verb, cue, lexicon) if "clause" in cue.frames else None
    if bare is not None:
        return _bare_content(tree, verb, bare, lexicon)
    last = last_of_cue(tree, verb, cue)
    for kid in tree.children(verb, "ccomp", "csubj", "advcl", "xcomp", "acl", "parataxis", "obj", "conj"):
        if kid <= verb or not tree.is_finite(kid):
            continue
        mark = _complementiser(tree, kid, lexicon)
        if mark is None or mark < verb or not _opens_complement(tree, kid, mark, lexicon):
            continue
        if "obj" in cue.frames and _object_before(tree, verb, mark, lexicon):
            continue
        return Content(spans=solid(tree, mark, _rest(tree, verb, (mark, kid), lexicon)), frame="que", head=kid)
    placed = _clause_by_place(tree, _behind_gerund(tree, last), lexicon)
    if placed is not None or "clause" not in cue.frames:
        return placed
    bare = clause_by_order(tree, verb, cue, lexicon)
    return None if bare is None else _bare_content(tree, verb, bare, lexicon)


def _bare_content(tree: Tree, verb: int, bare: tuple[int, int], lexicon: Lexicon) -> Content:
    """Content in a clause without a conjunction, by its first word and its head."""
    return Content(spans=solid(tree, bare[0], _rest(tree, verb, bare, lexicon)), frame="clause", head=bare[1])


def _behind_gerund(tree: Tree, last: int) -> int:
    """The word before a clause that a gerund between commas parts from its verb: "affirme, en citant X, que ...",
    "reported on Monday, citing X, that ..."."""
    words = tree.words
    opening = next((i for i in range(last + 1, min(last + NEAR, len(words) - 3)) if words[i].text == ","), None)
    if opening is None or any(words[i].upos in ("VERB", "AUX") for i in range(last + 1, opening)):
        return last
    gerund = opening + 1 + (words[opening + 1].upos == "ADP")
    if not tree.is_gerund(gerund):
        return last
    return next((i for i in range(gerund + 1, len(words) - 1) if words[i].text == ","), last)


def _object_before(tree: Tree, verb: int, mark: int, lexicon: Lexicon) -> bool:
    """Whether a noun that is the verb's object stands between it and a complementiser."""
    return any(
        verb < k < mark
        and tree.words[k].upos in ("NOUN", "PROPN")
        and not is_time(tree, k, lexicon)
        and tree.child(k, "case") is None
        for k in tree.children(verb, "obj")
    )


def _opens_complement(tree: Tree, head: int, mark: int, lexicon: Lexicon) -> bool:
    """Whether the complementiser opens a complement and not an adverbial clause ("alors que", "même si")."""
    word = tree.words[mark]
    before = tree.words[mark - 1]
    if tree.words[head].deprel == "ccomp" and before.head != mark and word.lower not in lexicon.function["hypothesis"]:
        return before.upos not in ("ADV", "SCONJ") or before.head != head
    if tree.words[head].deprel in ("ccomp", "xcomp"):
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
        opens = word.upos == "SCONJ" or word.deprel == "mark" or _behind_addressee(tree, step, last, lexicon)
        if lower in lexicon.function["that"] and opens:
            if step > last + 1 and words[step - 1].upos in ("ADV", "SCONJ", "ADP", "DET", "PRON"):
                return None
            if _in_apposition(tree, last, step):
                return None
            bare = words[step + 1 : step + 2]
            if bare and bare[0].upos == "NUM" and not any(w.upos in ("VERB", "AUX", "ADJ") for w in words[step:]):
                return None  # "n'en reconnaît que 120"
            head = word.head if word.head > step else step
            chosen = _rest(tree, last, (step, head), lexicon)
            return Content(spans=solid(tree, step, chosen), frame="que", head=head)
        if _joins_names(tree, step):
            continue
        named = word.text[:1].isupper() and tree.label_at(word.start) != ""  # "à la chaîne Al Jazeera que"
        if (word.upos in ("VERB", "AUX", "CCONJ") and not named) or (
            word.upos == "PUNCT" and word.text not in (",", "«", "»", "(", ")")
        ):
            return None
    return None


def _in_apposition(tree: Tree, last: int, that: int) -> bool:
    """Whether "que" stands behind a noun that a comma puts beside the verb's object: "a annoncé la prise du pont, une
    information que l'agence a vérifiée"."""
    words = tree.words
    behind = range(last + 1, that)
    comma = next((i for i in behind if words[i].text == ","), None)
    told = any(words[i].deprel == "obj" and words[i].upos == "NOUN" for i in range(last + 1, comma or last + 1))
    return told and words[that - 1].upos == "NOUN" and that - (comma or that) in (2, 3)


def _joins_names(tree: Tree, place: int) -> bool:
    """Whether a dash or conjunction stands inside a name: "BFMTV - RMC", "Terre et Sillon"."""
    words = tree.words
    joint = words[place].upos == "CCONJ" or words[place].text in ("-", "–", "&", "/")
    return joint and place + 1 < len(words) and all(words[i].text[:1].isupper() for i in (place - 1, place + 1))


def _behind_addressee(tree: Tree, place: int, verb: int, lexicon: Lexicon) -> bool:
    """Whether "que" stands right behind the person or outlet told, where the parser makes it a relative: "a indiqué à
    l'agence qu'il ferait appel"."""
    words = tree.words
    if "PronType=Rel" not in words[place].feats and words[place].upos != "PRON":
        return False
    clause = next((k for k in (words[place].head, *tree.ancestors(place)) if words[k].deprel == "acl:relcl"), None)
    told = -1 if clause is None else words[clause].head
    if clause is None or not verb < told < place or words[told].deprel not in ("obl", "iobj"):
        return False
    kind = lexicon.heads.get(words[told].lemma.casefold())
    animate = kind in (SourceKind.PERSON, SourceKind.GROUP, SourceKind.OUTLET) or words[told].upos == "PROPN"
    subject = any(words[i].upos in ("NOUN", "PROPN", "PRON") for i in range(place + 1, clause))
    return animate and subject and tree.child(told, "case") is not None


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
        main = min(above)
        if "VerbForm=Fin" in words[main].feats:
            return main
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
        if word.text == "," and "Tense=Pres" in verbal.feats and "VerbForm=Part" in verbal.feats:
            if _says(verbal.lemma.casefold(), lexicon):
                return place
        spliced = word.text == "," and verbal.upos == "PRON" and following + 1 < len(words)
        if spliced and verbal.deprel.startswith("nsubj") and _is_beside(tree, verbal.head, verb):
            subordinate = any(words[i].upos == "SCONJ" for i in range(mark + 1, place))
            if not subordinate and any("VerbForm=Fin" in words[i].feats for i in range(mark, place)):
                return place
        if word.text == "," and _verb_of_another(tree, mark, place):
            return place
        if word.upos == "CCONJ" and words[place - 1].text == "," and _new_subject(tree, place, lexicon):
            return place - 1
        if word.upos == "CCONJ" and _new_subject(tree, place, lexicon, saying=True):
            return place
        inside = _reported_tense(tree, head) and _reported_tense(tree, following) and not _reported_tense(tree, verb)
        if inside:
            continue  # "a annoncé que le conseil condamnait la vente et demandait une enquête"
        said = "VerbForm=Fin" in verbal.feats and _says(verbal.lemma.casefold(), lexicon)
        if word.upos == "CCONJ" and (said or _told_anew(tree, verb, head, following)):
            return place - 1 if words[place - 1].text == "," else place
    return len(words)


def _told_anew(tree: Tree, verb: int, head: int, place: int) -> bool:
    """Whether behind a conjunction a verb without a subject has the tense of the cue, and not that of the content: "a
    jugé que l'élu avait menti et l'a condamné"."""
    words = tree.words
    if _reported_tense(tree, verb) or not (_reported_tense(tree, head) or "Mood=Cnd" in words[head].feats):
        return False
    while words[place].upos == "PRON" and place + 1 < len(words) and not words[place].deprel.startswith("nsubj"):
        place += 1
    return (
        words[place].upos in ("VERB", "AUX") and "Mood=Ind" in words[place].feats and "Tense=Pres" in words[place].feats
    )


def _reported_tense(tree: Tree, verb: int) -> bool:
    """Whether a verb is in the imperfect, the tense of what was said in the past."""
    told = [tree.words[k] for k in (*tree.auxiliaries(verb), verb) if "VerbForm=Fin" in tree.words[k].feats]
    return bool(told) and "Tense=Imp" in told[0].feats


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
    finite = (i for i in range(mark, comma) if "VerbForm=Fin" in words[i].feats)
    own = any(not _heads_relative(tree, i) for i in finite)
    last = next(
        (i for i in range(comma - 1, mark, -1) if words[i].text == "," or "VerbForm=Fin" in words[i].feats), mark
    )
    return own and words[last].text != ","


def _heads_relative(tree: Tree, verb: int) -> bool:
    """Whether a finite verb is that of a relative, itself or as an auxiliary ("dont le coût est élevé")."""
    word = tree.words[verb]
    helps = word.deprel.startswith(("aux", "cop")) and word.head >= 0
    return "acl:relcl" in (word.deprel, tree.words[word.head].deprel if helps else "")


def _says(lemma: str, lexicon: Lexicon) -> bool:
    """Whether a verb is one of saying, or one that carries an infinitive of saying ("compte demander")."""
    return lemma in lexicon.verbs or lemma in lexicon.function["tenir"]


def _is_beside(tree: Tree, clause: int, verb: int) -> bool:
    """Whether a clause stands beside the content, also where the parser made it a second complement of the cue."""
    word = tree.words[clause]
    return word.deprel in ("parataxis", "conj", "root") or (word.deprel == "ccomp" and word.head == verb)


def _new_subject(tree: Tree, place: int, lexicon: Lexicon, *, saying: bool = False) -> bool:
    """Whether a conjunction opens a clause with a subject of its own and no complementiser; with `saying` only one
    whose verb says something ("... et les élus ont demandé que")."""
    for word in tree.words[place + 1 : place + 7]:
        if word.lower in lexicon.function["that"] or word.upos == "PUNCT":
            return False
        if word.deprel.startswith("nsubj") and word.head > word.index and tree.is_finite(word.head):
            if saying and not (
                _says(tree.words[word.head].lemma.casefold(), lexicon) and tree.child(word.head, "ccomp")
            ):
                return False
            return tree.words[word.head].deprel in ("conj", "parataxis", "root")
    return False

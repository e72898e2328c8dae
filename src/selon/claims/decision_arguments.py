"""What a decision frame says of: where its issue and its subject stand in the tree, also where the parse errs."""

from __future__ import annotations

from selon.claims.decision_clauses import CLAUSES, clause_at, clitic, is_ahead, neuter_clause
from selon.claims.decision_lines import AHEAD, Lines
from selon.records import Word
from selon.trees import Tree

SUBJECTS = ("nsubj", "csubj")
NO_INFINITIVE = frozenset({"acl:relcl", "conj", "nsubj"})
"""What an infinitive behind a frame is that does not complete it."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "DET", "SYM"})


def issue_at(tree: Tree, lines: Lines, holders: tuple[int, ...], place: str, *, passive: bool) -> int | None:
    """The word that heads the issue of a frame where it stands in that place; the holders are the frame's words."""
    head = holders[0]
    if place.startswith(AHEAD):
        return (
            issue_at(tree, lines, holders, place[len(AHEAD) :], passive=passive)
            if is_ahead(tree, lines, head)
            else None
        )
    if place == "obj":
        return _described(tree, head) if passive else _object(tree, lines, head, holders)
    if place == "subj":
        return None if passive else antecedent(tree, subject(tree, head))
    if place.endswith("inf"):
        return _infinitive(tree, lines, holders, mark=place.removesuffix("inf").removesuffix("+"))
    if place in CLAUSES:
        return clause_at(tree, lines, holders, place)
    found = _prepositional(tree, lines, holders, place)
    if found is not None and can_decide(tree, lines, found):
        # "Son feu vert à la ville pour vendre le moulin": what may be done before who may do it.
        aim = _infinitive(tree, lines, holders, aims=True)
        return found if aim is None else aim
    return found


def _described(tree: Tree, head: int) -> int | None:
    """What a passive is said of: its subject, or the noun that a participle describes."""
    word = tree.words[head]
    found = subject(tree, head)
    if found is not None:
        return antecedent(tree, found)
    here = word
    while here.deprel == "conj" and here.head >= 0:
        here = tree.words[here.head]
    if here.deprel in ("acl", "amod", "acl:relcl") and here.head >= 0:
        return here.head
    return None


def _object(tree: Tree, lines: Lines, head: int, own: tuple[int, ...]) -> int | None:
    """The direct object of a verb; that of a later conjunct ("autorise ou interdit la vente") or, for an infinitive,
    that which the parse gave to the verb above it."""
    found = [k for k in tree.children(head, "obj") if k not in own]
    if not found and not tree.children(head, "obl", "xcomp", "ccomp"):
        near = [k for k in tree.children(head, "conj") if tree.words[k].upos in ("VERB", "AUX") and k - head <= 4]
        if tree.words[head].deprel == "xcomp" and is_infinitive(tree, lines, head):
            near.append(tree.words[head].head)
        found = [o for k in near for o in tree.children(k, "obj") if o > head]
    if not found:
        # "Struck down the ban": the parse takes the particle for a preposition.
        parted = (tree.words[word].head for word in own[1:] if tree.words[word].deprel == "case")
        found = [k for k in parted if tree.words[k].head == head and tree.words[k].deprel == "obl"]
    if not found:
        # "Juge illégale la vente", "met à l'arrêt son usine": what follows a fixed word hangs on it.
        beside = (k for word in own[1:] for k in tree.children(word, "obj", "nsubj", "nmod") if k > word)
        found = [k for k in beside if k not in own and not tree.children(k, "case")]
    if not found:
        # "N'accepte que six vols": the parse takes "que" for a preposition; and objects far behind for circumstances.
        found = [k for k in tree.children(head, "obl") if k > head and _is_bare(tree, lines, k)]
    if not found and is_infinitive(tree, lines, head):
        # What one has somebody do: "a fait suspendre les travaux".
        found = [k for k in tree.children(head, "nsubj") if k > head]
    gerund = "Tense=Pres|VerbForm=Part" in tree.words[head].feats
    told = gerund or is_infinitive(tree, lines, head) or tree.is_finite(head)
    if not found and (told or (_is_perfect(tree, lines, head) and not tree.children(head, "ccomp", "xcomp"))):
        found = _bare(tree, lines, head)
    if not found:
        found = _related(tree, lines, head)
    behind = [k for k in found if k > head]
    return antecedent(tree, next(iter(behind or found), None))


def _related(tree: Tree, lines: Lines, head: int) -> list[int]:
    """What a relative clause is about whose pronoun the parse took for a conjunction: "le bail que la ligue refuse"."""
    word = tree.words[head]
    if word.deprel != "acl:relcl" or word.head < 0 or not tree.children(head, "nsubj", "nsubj:pass"):
        return []
    that = any(tree.words[k].lower in lines.grammar["that"] for k in tree.children(head, "mark"))
    return [word.head] if that else []


def _is_bare(tree: Tree, lines: Lines, index: int) -> bool:
    """Whether a noun stands without a preposition, or behind the "que" of "ne ... que", and is no date."""
    cases = tree.children(index, "case")
    bare = all(tree.words[k].lower in lines.grammar["exceptive"] for k in cases)
    dated = tree.label_at(tree.words[index].start) in ("DATE", "TIME")
    return bare and tree.words[index].upos in ("NOUN", "PROPN") and not dated and not is_time(tree, lines, index)


def is_time(tree: Tree, lines: Lines, index: int) -> bool:
    """Whether a noun is a day, a month or a stretch of time."""
    return tree.words[index].lemma.casefold() in lines.times or tree.words[index].lower in lines.times


def _bare(tree: Tree, lines: Lines, head: int) -> list[int]:
    """The noun without preposition that stands next behind a verb, but for dates, adverbs and what hangs on it.

    The parse at times makes it the subject of what follows: "de lever, en mai, l'interdiction constitue ..."."""
    asides = tree.children(head, "obl", "advmod")
    # "A suspendu lundi, à titre conservatoire, Luc Orsel": the parse takes the object for an apposition.
    cut = [k for aside in asides for k in tree.children(aside, "appos") if tree.words[min(tree.subtree(k))].text == ","]
    own = {k for aside in asides for k in tree.subtree(aside, cut)}
    for word in tree.words[head + 1 :]:
        if word.index in own or word.upos in ("PUNCT", "DET", "ADJ", "ADV", "NUM"):
            continue
        bare = word.upos in ("NOUN", "PROPN") and not tree.children(word.index, "case")
        subject = word.deprel.startswith("nsubj") and word.head == head
        return [word.index] if bare and not subject and not is_time(tree, lines, word.index) else []
    return []


def _infinitive(
    tree: Tree, lines: Lines, holders: tuple[int, ...], *, aims: bool = False, mark: str = ""
) -> int | None:
    """The infinitive that completes a frame; the parse may hang it on the person told ("oblige les bars à fermer").

    With a `mark`, only one behind that preposition."""
    above = [k for holder in holders for k in tree.kids[holder]]
    told = [k for k in above if tree.words[k].deprel.startswith(("obj", "iobj", "obl", "nmod", "acl"))]
    below = [k for one in told for k in tree.kids[one]]
    # "L'interdiction faite à la ville d'utiliser": below the person told, who hangs on a participle.
    below += [k for one in below if tree.words[one].deprel.startswith(("iobj", "obl", "nmod")) for k in tree.kids[one]]
    # Right behind the frame stands its infinitive, wherever the parse hangs it: "dans leur refus de livrer".
    behind = [k for k in range(holders[-1] + 2, holders[-1] + 5) if k < len(tree.words)]
    marked = holders[-1] + 1 < len(tree.words) and tree.words[holders[-1] + 1].upos == "ADP"
    near = next((k for k in behind if tree.words[k].upos not in ("PRON", "ADV")), None)
    for kid in (*above, *below, *([near] if near is not None and marked else [])):
        word = tree.words[kid]
        if kid > holders[0] and is_infinitive(tree, lines, kid) and word.deprel not in NO_INFINITIVE:
            if word.deprel == "fixed" and [w.upos for w in tree.words[kid + 1 : kid + 2]] == ["ADP"]:
                # "Interdit à partir de lundi".
                continue
            marks = {tree.words[k].lower for k in tree.children(kid, "mark", "case")}
            if mark and mark not in marks:
                continue
            aimed = marks & lines.grammar["purpose"] and (
                word.deprel.startswith("advcl") or not marks & lines.grammar["infinitive-word"]
            )
            if (aims or not aimed) and not marks & lines.grammar["privative"]:
                return kid
    return None


def _prepositional(tree: Tree, lines: Lines, holders: tuple[int, ...], preposition: str) -> int | None:
    """The noun behind a preposition that completes a frame.

    It often hangs elsewhere: on the object ("le soutien du ministre à la réforme") or, for a noun, on its verb."""
    near = [k for holder in holders for k in tree.children(holder, "obl", "nmod", "iobj", "obj", "advcl", "acl")]
    found = next((k for k in near if _has_case(tree, k, preposition) and _follows(tree, k, holders)), None)
    if found is None and preposition == "de" and tree.words[holders[0]].upos == "VERB":
        # "Prive le club de sa subvention": it hangs on the object.
        told = [k for k in tree.children(holders[0], "obj") if k not in holders and can_decide(tree, lines, k)]
        found = next((k for one in told for k in tree.children(one, "nmod") if _has_case(tree, k, "de")), None)
    if found is None and preposition != "de":
        word = tree.words[holders[0]]
        held = [below for holder in holders for below in tree.children(holder, "obj", "nmod")]
        if word.upos == "VERB":
            # "Condamne le club à une amende", but not "condamne une vente à la sauvette".
            held = [k for k in held if k in holders or tree.words[k].deprel != "obj" or can_decide(tree, lines, k)]
        far = [k for below in held for k in tree.kids[below]]
        if word.upos in ("NOUN", "PROPN") and word.deprel in ("obj", "nsubj:pass", "obl") and word.head >= 0:
            far += tree.children(word.head, "obl")
        found = next((k for k in far if k > holders[0] and _has_case(tree, k, preposition)), None)
    if found is None:
        found = _next(tree, holders, preposition)
    if found is None:
        return clitic(tree, lines, holders[0], preposition)
    return antecedent(tree, neuter_clause(tree, lines, found))


def _follows(tree: Tree, index: int, holders: tuple[int, ...]) -> bool:
    """Whether a complement stands behind the first word of a frame, or is a relative pronoun.

    What stands before a verb behind "à" or "de" is where or when: "au comptoir, on l'appelle"."""
    return index > holders[0] or "PronType=Rel" in tree.words[index].feats


def _next(tree: Tree, holders: tuple[int, ...], preposition: str) -> int | None:
    """The noun whose preposition stands next behind a frame, but for what hangs on the frame and adverbs."""
    own = tree.subtree(holders[0])
    for word in tree.words[holders[-1] + 1 :]:
        if word.index in own or word.upos in ("PUNCT", "ADV"):
            continue
        if word.upos != "ADP" or word.lemma.casefold() != preposition or word.head < word.index:
            return None
        return word.head if tree.words[word.head].upos in NOMINAL else None
    return None


def _has_case(tree: Tree, index: int, preposition: str) -> bool:
    """Whether a nominal stands behind a preposition."""
    if tree.words[index].upos not in NOMINAL:
        return False
    return any(tree.words[k].lemma.casefold() == preposition for k in tree.children(index, "case"))


def subject(tree: Tree, head: int) -> int | None:
    """The subject of a verb, the nearest before it where the parse gives several ("Guerre : le ministère bloque")."""
    own = [k for k in tree.children(head, *SUBJECTS) if tree.words[k].deprel != "nsubj:caus"]
    before = [k for k in own if k < head]
    found = before[-1] if len(before) > 1 else tree.subject(head)
    return _before(tree, head) if found is None and tree.words[head].deprel == "root" else found


def _before(tree: Tree, head: int) -> int | None:
    """The name right before a verb and behind a comma, which the parse took for an apposition of what comes first."""
    first = min([head, *(k for k in tree.children(head, "aux", "cop") if k < head)])
    if not first or tree.words[first - 1].upos not in ("PROPN", "NOUN"):
        return None
    top = first - 1
    while tree.words[top].deprel.startswith(("flat", "appos", "nmod")) and 0 <= tree.words[top].head < top:
        if tree.words[top].deprel == "appos":
            break
        top = tree.words[top].head
    opening = min(tree.subtree(top) & set(range(first)))
    opening += tree.words[opening].text == ","
    behind = opening and tree.words[opening - 1].text == ","
    return top if behind and not tree.children(top, "case") else None


def antecedent(tree: Tree, index: int | None) -> int | None:
    """The noun that a relative pronoun stands for; any other word itself."""
    if index is None or "PronType=Rel" not in tree.words[index].feats:
        return index
    for here in tree.ancestors(index):
        word = tree.words[here]
        if word.deprel == "acl:relcl" and word.head >= 0:
            return word.head
    return index


def is_infinitive(tree: Tree, lines: Lines, index: int) -> bool:
    """Whether a word is an infinitive, itself or by its auxiliary, by its form too where the tags have it wrong."""
    word = tree.words[index]
    if "VerbForm=Inf" in word.feats:
        return True
    if lines.grammar["infinitive-word"]:
        # Where a word marks them, infinitives look like finite verbs and nouns ("to ban").
        return False
    if lines.forms.get(word.lower) == word.lower:
        return True
    return any("VerbForm=Inf" in tree.words[k].feats for k in tree.children(index, "aux", "cop"))


def is_passive(tree: Tree, lines: Lines, head: int) -> bool:
    """Whether a verb is a passive: with its auxiliary, or a participle that describes a noun."""
    word = tree.words[head]
    if _shares_perfect(tree, lines, head):
        return False
    if tree.children(head, "aux:pass"):
        return True
    if any(
        tree.words[k].lemma.casefold() in lines.grammar["tense-auxiliary"] for k in tree.children(head, "aux:tense")
    ):
        # "Que la ligue a refusée" agrees with what comes before.
        return False
    if "Voice=Pass" in word.feats and not _is_perfect(tree, lines, head):
        return True
    if any(k.deprel == "nsubj:pass" for k in (tree.words[i] for i in tree.kids[head])):
        return True
    participle = "VerbForm=Part" in word.feats or (word.upos == "ADJ" and not is_infinitive(tree, lines, head))
    past = "Tense=Pres" not in word.feats
    return participle and past and not _is_perfect(tree, lines, head)


def _shares_perfect(tree: Tree, lines: Lines, head: int) -> bool:
    """Whether a participle shares the auxiliary of a verb before it ("a annulé le permis et rejeté la demande").

    It agrees with nothing then: "a annulé deux permis, jugés trop larges" has another."""
    word = tree.words[head]
    agrees = "Gender=Fem" in word.feats or "Number=Plur" in word.feats
    if agrees or "VerbForm=Part" not in word.feats or tree.children(head, "aux", "cop", *SUBJECTS):
        return False
    here = word
    while here.deprel == "conj" and here.head >= 0:
        here = tree.words[here.head]
        if _is_perfect(tree, lines, here.index):
            return not tree.children(here.index, "aux:pass")
    return False


def _is_perfect(tree: Tree, lines: Lines, head: int) -> bool:
    """Whether a participle goes with an auxiliary of tense ("a autorisé", "has allowed")."""
    if tree.children(head, "aux:tense"):
        return True
    return any(tree.words[k].lemma.casefold() in lines.grammar["tense-auxiliary"] for k in tree.children(head, "aux"))


def can_decide(tree: Tree, lines: Lines, index: int) -> bool:
    """Whether a word names somebody or something that decides: a name, a personal pronoun, a head of sources."""
    word = tree.words[index]
    if tree.label_at(word.start) in ("PER", "ORG", "LOC") or word.upos == "PROPN":
        return True
    if word.upos == "PRON":
        return word.lower not in lines.grammar["neuter"] and word.lower not in lines.grammar["negation"]
    if word.lower in lines.grammar["courtesy"]:
        return True
    if word.upos == "NOUN" and any(_bears_name(tree, k) for k in tree.children(index, "appos", "flat:name", "flat")):
        return True
    stems = lines.stems(word.lower)
    if any(known in lines.deciders for known in (word.lemma.casefold(), *stems)):
        return True
    # "Les bateliers": people by their ending, of whom there are several; one alone may be a thing ("le chantier").
    endings = tuple(lines.grammar["person-ending"])
    return "Number=Plur" in word.feats and word.upos == "NOUN" and bool(endings) and stems[-1].endswith(endings)


def _bears_name(tree: Tree, index: int) -> bool:
    """Whether a noun is called by the name of somebody or of a body ("le groupement Auvel Rail")."""
    word = tree.words[index]
    return word.upos == "PROPN" and tree.label_at(word.start) in ("PER", "ORG") and not tree.children(index, "case")


def power_of(tree: Tree, lines: Lines, index: int) -> int | None:
    """The adjective in a phrase that says whose it is ("des bateaux Merlan suédois"), None without one."""
    clauses = [k for k in tree.kids[index] if tree.words[k].deprel in ("acl", "acl:relcl", "conj")]
    phrase = sorted(tree.subtree(index, clauses))
    return next((k for k in phrase if power_meant(lines, tree.words[k])), None)


def power_meant(lines: Lines, word: Word) -> str | None:
    """The power that an adjective means ("livres américains"), or None; a noun tag on a modifier is a slip."""
    return lines.demonyms.get(word.lower) if word.upos == "ADJ" or word.deprel == "amod" else None

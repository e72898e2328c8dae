"""Attributions by a noun: "l'annonce de la fermeture", "les accusations de fraude", "l'appel à la grève"."""

from __future__ import annotations

from selon.attributions.extents import preposition
from selon.attributions.lexicons import Cue
from selon.attributions.marked_contents import STRUCTURAL
from selon.attributions.nesting import holds_wording
from selon.attributions.phrases import fixed_words, noun_phrase, source_spans
from selon.attributions.scene import Finding, Scene
from selon.attributions.sentence_cues import nominal_cue, quoting_nominal_cue
from selon.attributions.unsaid import asked_for
from selon.records import Span, SpeechAct
from selon.trees import Tree, spans


def named(scene: Scene) -> list[Finding]:
    """Findings of all nominal cues, in the order of the text."""
    out: list[Finding] = []
    for number, tree in enumerate(scene.trees):
        for word in tree.words:
            if word.upos != "NOUN":
                continue
            cue = nominal_cue(scene, tree, word.index)
            willed = quoting_nominal_cue(scene, tree, word.index) if cue is None else None
            if (number, word.index) in scene.used:
                continue
            if word.deprel == "obj" and asked_for(scene, tree, word.head):
                continue
            line = cue or willed
            found = None if line is None else _finding(scene, number, word.index, line)
            if found is not None and (willed is None or (found.source and holds_wording(scene, found.content))):
                out.append(found)
    return out


def _finding(scene: Scene, number: int, noun: int, cue: Cue) -> Finding | None:
    """Finding of one nominal cue, by its frames: finite clause, infinitive, preposition."""
    tree = scene.trees[number]
    if _bare_modifier(tree, noun):
        return None
    content, head = _clause(scene, tree, noun, cue)
    frame = "que"
    if not content:
        content, head, frame = _infinitive(scene, tree, noun, cue)
    if not content:
        content, head, frame = _complement(scene, number, noun, cue)
    if not content or head is None:
        return None
    source_at = _author(scene, number, noun, head)
    source: tuple[Span, ...] = ()
    if source_at is not None:
        word = tree.words[source_at]
        source = (Span(word.start, word.end),) if word.upos in ("DET", "PRON") else source_spans(tree, source_at)
    word = tree.words[noun]
    last = fixed_words(tree, noun, cue) if cue.words else None
    return Finding(
        rule=f"noun-{frame}",
        sentence=number,
        cue=(Span(word.start, tree.words[last or noun].end),),
        cue_at=noun,
        content=content,
        source=source,
        source_at=source_at,
        entry=cue,
        content_at=head,
    )


def _bare_modifier(tree: Tree, noun: int) -> bool:
    """Whether the noun only says what kind another noun is ("message d'avertissement", "actes d'accusation")."""
    word = tree.words[noun]
    return (
        word.deprel in ("nmod", "compound") and tree.child(noun, "det") is None and tree.child(noun, "case") is not None
    )


def _clause(scene: Scene, tree: Tree, noun: int, cue: Cue) -> tuple[tuple[Span, ...], int | None]:
    """Content in "que ..." after the noun; "selon laquelle" is a prepositional cue of its own."""
    words = tree.words
    for kid in tree.children(noun, "acl", "acl:relcl", "ccomp"):
        if kid < noun or not tree.is_finite(kid):
            continue
        first = min(tree.subtree(kid))
        lower = words[first].lower
        if "que" in cue.frames and lower in scene.lexicon.function["that"] and words[first].upos == "SCONJ":
            return spans(words, tree.subtree(kid)), kid
    return (), None


def _infinitive(scene: Scene, tree: Tree, noun: int, cue: Cue) -> tuple[tuple[Span, ...], int | None, str]:
    """Content in an infinitive with its preposition: "la promesse de rouvrir"."""
    words = tree.words
    for kid in tree.children(noun, "acl", "nmod", "xcomp", "ccomp", "advcl"):
        if kid < noun or "VerbForm=Inf" not in words[kid].feats:
            continue
        if cue.group == "thought":
            continue
        marks = [k for k in tree.children(kid, "mark", "case") if k < kid]
        if marks and _asked_of(scene, tree, noun, f"{preposition(tree, marks[0], scene.lexicon)}-inf"):
            continue
        if marks and f"{preposition(tree, marks[0], scene.lexicon)}-inf" in cue.frames:
            return spans(words, tree.subtree(kid)), kid, f"{preposition(tree, marks[0], scene.lexicon)}-inf"
    return (), None, ""


def _asked_of(scene: Scene, tree: Tree, noun: int, frame: str) -> bool:
    """Whether a noun is whom a verb asks for the infinitive behind it: "demande au conseil de la modifier"."""
    word = tree.words[noun]
    if word.deprel != "obl" or word.head < 0 or word.head > noun:
        return False
    return any(frame in cue.frames for cue in scene.lexicon.verbs.get(tree.words[word.head].lemma.casefold(), ()))


def _complement(scene: Scene, number: int, noun: int, cue: Cue) -> tuple[tuple[Span, ...], int | None, str]:
    """Content in a noun phrase behind a preposition of the frames; a person behind "de" is the author instead."""
    tree = scene.trees[number]
    words = tree.words
    wanted = cue.frames - STRUCTURAL
    for kid in tree.children(noun, "nmod", "obl"):
        case = tree.child(kid, "case")
        if kid < noun or case is None or preposition(tree, case, scene.lexicon) not in wanted:
            continue
        if case == noun + 1 or words[case].head == kid:
            if _speaks(scene, number, kid) or words[kid].lemma.casefold() in scene.lexicon.function["topic"]:
                continue
            told = "!bare" in cue.frames
            if (cue.act is SpeechAct.ASK or told) and _bare(tree, noun, kid) or told and _any_of_many(tree, noun):
                continue
            chosen = noun_phrase(tree, kid)
            by = _by_whom(scene, tree, kid)
            if by is not None and _speaks(scene, number, by):
                chosen = chosen - tree.subtree(by)
            return spans(words, [i for i in chosen if i > case]), kid, preposition(tree, case, scene.lexicon)
    return (), None, ""


def _bare(tree: Tree, noun: int, kid: int) -> bool:
    """Whether the complement is a single bare noun that only names the kind ("demande de sillon")."""
    if "Number=Plur" in tree.words[noun].feats or tree.words[kid].upos == "PROPN":
        return False
    return all(tree.words[k].deprel in ("case", "punct") for k in tree.kids[kid])


def _by_whom(scene: Scene, tree: Tree, content: int) -> int | None:
    """Who stands behind "par" in the phrase of a content ("la confirmation de la panne par le port"), or None."""
    for kid in tree.children(content, "nmod", "obl:agent", "obl"):
        case = tree.child(kid, "case")
        if kid > content and case is not None and tree.words[case].lower in scene.lexicon.function["by"]:
            return kid
    return None


def _any_of_many(tree: Tree, noun: int) -> bool:
    """Whether a plural noun of thought means none in particular ("des pistes de toutes les difficultés")."""
    definite = any(
        "Definite=Def" in tree.words[k].feats or "Poss=Yes" in tree.words[k].feats for k in tree.children(noun, "det")
    )
    return "Number=Plur" in tree.words[noun].feats and not definite


def _speaks(scene: Scene, number: int, index: int) -> bool:
    """Whether a noun names somebody who can be the author of what the cue noun holds."""
    tree = scene.trees[number]
    word = tree.words[index]
    if word.lemma.casefold() in scene.lexicon.heads and word.upos == "NOUN":
        return True
    return tree.label_at(word.start) in ("PER", "ORG") or word.text in scene.lexicon.names


def _author(scene: Scene, number: int, noun: int, content: int) -> int | None:
    """Author of a noun: its possessive, "de X" or "par X" beside the content, or the subject of its light verb."""
    tree = scene.trees[number]
    words = tree.words
    for kid in tree.children(noun, "det"):
        if "Poss=Yes" in words[kid].feats:
            return kid
    for kid in tree.children(noun, "nmod", "obl:agent", "obl"):
        if kid == content or kid < noun:
            continue
        case = tree.child(kid, "case")
        if case is not None and (words[kid].deprel == "obl:agent" or _speaks(scene, number, kid)):
            return kid
    by = _by_whom(scene, tree, content)
    return by if by is not None and _speaks(scene, number, by) else None

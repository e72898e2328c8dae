"""How firmly: hedges, negation, evidential basis and FactBank commitment of every source of the chain.

FactBank values (Saurí and Pustejovsky 2009). Plain reported speech leaves the author uncommitted (Uu)."""

from __future__ import annotations

from dataclasses import dataclass

from selon.attributions.conditional import is_reportative
from selon.attributions.scene import Finding, Scene
from selon.records import Basis, Commitment, CommitmentValue, SpeechAct, SpeechType
from selon.trees import Tree

ASKED = frozenset({SpeechAct.ASK, SpeechAct.ORDER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Firmness:
    """Certainty of a content: how probable its source holds it, its polarity, and what it rests on."""

    value: CommitmentValue
    hedged: bool
    negated: bool
    basis: Basis


def firmness(scene: Scene, finding: Finding) -> Firmness:
    """Firmness of the content of a finding, from its main clause and its cue."""
    number, head = content_head(scene, finding)
    tree = scene.trees[number]
    negated = _negated(scene, finding, number, head)
    strength = _strength(scene, finding, number, head)
    reportative = finding.rule in ("conditional", "hearsay", "passive-raised") or _reportative(
        scene, finding, tree, number, head
    )
    reportative = reportative or _reported_cue(scene, finding)
    basis = _basis(finding, reportative)
    value = _value(finding, strength, negated)
    hedged = reportative or value.value[:2] in ("PR", "PS") or value is CommitmentValue.CERTAIN_UNKNOWN
    return Firmness(value=value, hedged=hedged, negated=negated, basis=basis)


def content_head(scene: Scene, finding: Finding) -> tuple[int, int]:
    """Sentence and word that head the first clause of the content."""
    place = scene.at(finding.start)
    if place >= len(scene.stream):
        return finding.sentence, 0
    number = scene.stream[place][0]
    tree = scene.trees[number]
    inside = [w for span in finding.content for w in tree.words if span.start <= w.start < span.end]
    chosen = {w.index for w in inside}
    heads = [w.index for w in inside if w.head not in chosen and w.upos != "PUNCT"]
    finite = [i for i in heads if tree.is_finite(i)]
    if finite:
        return number, finite[0]
    verbs = [i for i in heads if tree.words[i].upos in ("VERB", "AUX")]
    return number, (verbs or heads or [0])[0]


def _negated(scene: Scene, finding: Finding, number: int, head: int) -> bool:
    """Whether the first proposition is negative, or the cue denies it."""
    entry = finding.entry
    tree = scene.trees[number]
    denied = finding.cue_at is not None and finding.rule not in (
        "conditional",
        "preposition",
        "preposition-told",
        "quote-colon",
    )
    cue_negative = (
        denied and finding.cue_at is not None and has_negation(scene, scene.trees[finding.sentence], finding.cue_at)
    )
    if entry is not None and entry.act is SpeechAct.DENY:
        return not cue_negative
    if cue_negative:
        return True
    if tree.words[head].upos not in ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV", "PRON"):
        return False
    return has_negation(scene, tree, head) and any(s.start <= tree.words[head].start < s.end for s in finding.content)


def has_negation(scene: Scene, tree: Tree, head: int) -> bool:
    """Whether a clause is negative: "ne ... pas", "n'a aucun", "ni"; "ne ... que" is not. One word is enough in a
    language that negates without a clitic ("has no plan", "nobody came")."""
    words = tree.words
    negation = scene.lexicon.function["negation"]
    clitic, second = not scene.lexicon.function["negative-clitic"], words[head].lower in negation
    for kid in tree.kids[head]:
        lower = words[kid].lower
        if lower in scene.lexicon.function["negative-clitic"]:
            clitic = True
        elif lower in negation:
            second = True
        elif words[kid].deprel in ("obj", "nsubj", "nsubj:pass", "obl", "aux", "aux:pass", "aux:tense", "cop"):
            under = [words[k].lower for k in tree.kids[kid]]
            second = second or any(u in negation for u in under)
            clitic = clitic or any(u in scene.lexicon.function["negative-clitic"] for u in under)
    return clitic and second


def _strength(scene: Scene, finding: Finding, number: int, head: int) -> str:
    """`CT`, `PR` or `PS` by the hedges of the main clause of the content and by the cue."""
    tree = scene.trees[number]
    hedges = scene.lexicon.hedges
    entry = finding.entry
    if entry is not None and finding.cue_at is not None and entry.upos == "VERB":
        if " ".join((entry.lemma, *entry.words)) in hedges.get("verb", frozenset()):
            return "PS"
    near = [head, *tree.auxiliaries(head), *tree.children(head, "advmod", "aux", "cop", "xcomp")]
    for index in near:
        word = tree.words[index]
        lemma, text = word.lemma.casefold(), word.lower
        if not any(s.start <= word.start < s.end for s in finding.content):
            continue
        open_to_all = entry is None or entry.act not in ASKED
        if word.upos == "AUX" and text in hedges.get("modal", frozenset()) and open_to_all:
            if not has_negation(scene, tree, head):
                return "PS"
            continue
        if "Mood=Cnd" in word.feats and lemma in hedges.get("modal", frozenset()) | hedges.get(
            "conditional", frozenset()
        ):
            return "PS"
        if (
            lemma in hedges.get("semi", frozenset())
            and word.upos != "NOUN"
            and (index == head or word.deprel.startswith("aux"))
        ):
            return "PR"
        if word.upos == "ADV" and (
            text in hedges.get("adverb", frozenset()) or lemma in hedges.get("adverb", frozenset())
        ):
            return "PR"
    return _by_phrases(scene, finding)


def _by_phrases(scene: Scene, finding: Finding) -> str:
    """Strength by fixed hedging phrases near the start of the content ("il est possible que")."""
    text = scene.text(finding.content[0])[:200].casefold().replace("’", "'")
    fixed = [p for p in scene.lexicon.hedges.get("fixed", frozenset()) if p in text]
    adverbs = [p for p in scene.lexicon.hedges.get("adverb", frozenset()) if " " in p and p in text]
    if fixed:
        return "PS"
    return "PR" if adverbs else "CT"


def _reportative(scene: Scene, finding: Finding, tree: Tree, number: int, head: int) -> bool:
    """Whether the content's main verb is in the reportative conditional, not the future in the past."""
    carriers = [head, *tree.children(head, "aux", "cop")]
    moods = [i for i in carriers if "Mood=Cnd" in tree.words[i].feats]
    moods = [i for i in moods if any(s.start <= tree.words[i].start < s.end for s in finding.content)]
    if not moods or finding.type is SpeechType.DIRECT:
        return False
    compound = tree.words[moods[0]].deprel.startswith("aux:tense") or (
        tree.words[moods[0]].lemma.casefold() in scene.lexicon.function["tense-auxiliary"] and moods[0] != head
    )
    if not is_reportative(scene, tree, moods[0]) and not compound:
        return False
    if finding.rule.startswith("preposition"):
        return True
    return compound or not _past_cue(scene, finding)


def _reported_cue(scene: Scene, finding: Finding) -> bool:
    """Whether the saying itself is told in the reportative conditional ("la direction exigerait un visa"), or of nobody
    in the present ("it is understood that")."""
    if finding.cue_at is None or finding.entry is None or finding.entry.upos != "VERB":
        return False
    tree = scene.trees[finding.sentence]
    if finding.rule == "passive-que" and not finding.source:
        it = {tree.words[k].lower for k in tree.children(finding.cue_at, "nsubj", "expl")}
        present = any("Tense=Pres" in tree.words[k].feats for k in tree.auxiliaries(finding.cue_at))
        return present and bool(it & scene.lexicon.function["it"])
    carriers = [finding.cue_at, *tree.children(finding.cue_at, "aux")]
    moods = [i for i in carriers if "Mood=Cnd" in tree.words[i].feats]
    return bool(moods) and is_reportative(scene, tree, moods[0])


def _past_cue(scene: Scene, finding: Finding) -> bool:
    """Whether the cue is in a past tense, so that a conditional under it is a future in the past."""
    if finding.cue_at is None:
        return False
    tree = scene.trees[finding.sentence]
    if tree.words[finding.cue_at].upos == "NOUN":
        return True
    auxiliaries = tree.children(finding.cue_at, "aux")
    feats = tree.words[finding.cue_at].feats + "".join(tree.words[k].feats for k in auxiliaries)
    return bool(auxiliaries) or "Tense=Past" in feats or "Tense=Imp" in feats


def _basis(finding: Finding, reportative: bool) -> Basis:
    """What the content rests on, as the words show."""
    if reportative:
        return Basis.REPORTATIVE
    if finding.type is SpeechType.DIRECT:
        return Basis.QUOTED
    if finding.entry is not None and finding.entry.group == "perception":
        return Basis.WITNESSED
    return Basis.REPORTED


def _value(finding: Finding, strength: str, negated: bool) -> CommitmentValue:
    """FactBank value of the ultimate source."""
    act = finding.entry.act if finding.entry is not None else SpeechAct.ASSERT
    if strength == "CT" and act in ASKED:
        return CommitmentValue.UNKNOWN
    return CommitmentValue(strength + ("-" if negated else "+"))


def commitments(chain: tuple[str | None, ...], value: CommitmentValue) -> tuple[Commitment, ...]:
    """Commitment of every place of the chain: relays and outlet stay uncommitted, the ultimate source has the value."""
    if len(chain) <= 1:
        return (Commitment(source=chain[0] if chain else None, value=CommitmentValue.UNKNOWN),)
    out = [Commitment(source=name, value=CommitmentValue.UNKNOWN) for name in chain[:-1]]
    return (*out, Commitment(source=chain[-1], value=value))

"""Which words of a sentence are cues: verbs, nouns and prepositions of the lexicon, as the tree lets them be."""

from __future__ import annotations

from selon.attributions.lexicons import Cue, plain
from selon.attributions.phrases import fixed_words, means_subject
from selon.attributions.scene import Scene
from selon.records import SpeechAct
from selon.trees import Tree


def cue_of(scene: Scene, number: int, index: int) -> Cue | None:
    """Line of the lexicon by which a word is a cue, or None.

    A verb with fixed words or a reflexive of its own goes before the bare verb."""
    tree = scene.trees[number]
    word = tree.words[index]
    if scene.outlet_at(tree, index) is not None:
        return None
    if word.upos in ("VERB", "AUX", "ADJ"):
        return verbal_cue(scene, tree, index)
    if word.upos == "NOUN":
        return nominal_cue(scene, tree, index)
    return None


def nominal_cue(scene: Scene, tree: Tree, index: int) -> Cue | None:
    """Line of a noun: one whose fixed words follow ("mise en garde"), else the bare noun."""
    for cue in scene.lexicon.nouns.get(tree.words[index].lemma.casefold(), ()):
        if not cue.words or fixed_words(tree, index, cue) is not None:
            return cue
    return None


def quoting_nominal_cue(scene: Scene, tree: Tree, index: int) -> Cue | None:
    """Line of a noun of stance or volition, which attributes only what stands in quotation marks."""
    return next(
        (c for c in scene.lexicon.quoted_nouns.get(tree.words[index].lemma.casefold(), ()) if not c.words), None
    )


def verbal_cue(scene: Scene, tree: Tree, index: int) -> Cue | None:
    """First of the lines by which a verb can be a cue here, or None."""
    return next(iter(verbal_cues(scene, tree, index)), None)


def verbal_cues(scene: Scene, tree: Tree, index: int) -> list[Cue]:
    """Lines of a verb: those with fixed words that are there, else the reflexive ones, else the bare ones.

    A lemma may stand on two lines with different frames ("appelle à la grève", "appelle ce rocher ...")."""
    return _lines(scene, tree, index, scene.lexicon.verbs)


def quoting_cues(scene: Scene, tree: Tree, index: int) -> list[Cue]:
    """Lines of a verb of stance or volition, which attributes only what stands in quotation marks."""
    return _lines(scene, tree, index, scene.lexicon.quoted_only)


def _lines(scene: Scene, tree: Tree, index: int, verbs: dict[str, tuple[Cue, ...]]) -> list[Cue]:
    """Lines of a verb among those of one part of the lexicon."""
    word = tree.words[index]
    lemma = word.lemma.casefold()
    if word.upos == "ADJ" or lemma not in verbs:
        lemma = scene.lexicon.forms.get(word.lower, "")
    candidates = verbs.get(lemma)
    if not candidates:
        return []
    reflexive = is_reflexive(scene, tree, index)
    if any(c.clitic for c in candidates):
        before = [w.lower for w in tree.words[max(0, index - 4) : index]]
        candidates = tuple(c for c in candidates if not c.clitic or c.clitic in before)
    with_clitic = [c for c in candidates if c.clitic and c.reflexive == reflexive]
    fixed = [c for c in candidates if c.words and c.reflexive == reflexive and fixed_words(tree, index, c) is not None]
    if fixed or with_clitic:
        return (fixed or with_clitic)[:1]
    plain = [c for c in candidates if not c.words and not c.clitic]
    own = [c for c in plain if c.reflexive == reflexive]
    return own or [c for c in plain if not c.reflexive]


def adjectival_cues(scene: Scene, tree: Tree, index: int) -> list[Cue]:
    """Lines of an adjective or of a participle used as one ("convaincu", "persuadé")."""
    word = tree.words[index]
    if word.upos not in ("ADJ", "VERB") or "VerbForm=Fin" in word.feats:
        return []
    return list(scene.lexicon.adjectives.get(plain(word.text), ()))


def is_reflexive(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether the verb has a reflexive clitic; "m'" behind "on" and before a verb of asking is none."""
    subject = tree.subject(index)
    anybody = subject is not None and tree.words[subject].lower in scene.lexicon.function["we"]
    lines = [x for x in scene.lexicon.verbs.get(tree.words[index].lemma.casefold(), ()) if not x.reflexive]
    asked = anybody and bool(lines) and all(x.act in (SpeechAct.ASK, SpeechAct.ORDER) for x in lines)
    for kid in tree.kids[index]:
        word = tree.words[kid]
        if kid < index and word.upos == "PRON" and means_subject(tree, kid, index, scene.lexicon):
            return not (asked and "Person=1" in word.feats)
    return False


def is_passive(scene: Scene, tree: Tree, verb: int) -> bool:
    """Whether the verb is a past participle with a passive auxiliary; the auxiliary's word decides, not its label."""
    auxiliaries = tree.auxiliaries(verb)
    if not auxiliaries or is_reflexive(scene, tree, verb):
        return False
    passive = scene.lexicon.function["passive"]
    feats = tree.words[verb].feats
    active = "VerbForm=Inf" in feats or "VerbForm=Ger" in feats or "Tense=Pres|VerbForm=Part" in feats
    return tree.words[auxiliaries[-1]].lemma.casefold() in passive and not active


def finite_feats(tree: Tree, verb: int) -> str:
    """Features of the verb and of its auxiliaries."""
    return tree.words[verb].feats + "|".join(tree.words[k].feats for k in tree.auxiliaries(verb))


def carried_infinitive(scene: Scene, number: int, verb: int) -> tuple[int, int, Cue] | None:
    """Cue in the infinitive that a verb and an adjective carry: "a cru bon d'ajouter", "juge utile de rappeler"."""
    words = scene.trees[number].words
    marks = scene.lexicon.function["infinitive-mark"]
    near = range(verb + 1, min(verb + 4, len(words)))
    place = next((i for i in near if words[i].lower in marks or words[i].upos == "PUNCT"), verb)
    if (
        place < verb + 2
        or words[place].upos == "PUNCT"
        or place + 1 >= len(words)
        or "VerbForm=Inf" not in words[place + 1].feats
    ):
        return None
    entry = cue_of(scene, number, place + 1)
    return (number, place + 1, entry) if entry is not None and "quote" in entry.frames else None

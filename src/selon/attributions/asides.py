"""What stands between a verb of saying and its speaker: asides in commas ("lance, la voix nouée, le directeur")."""

from __future__ import annotations

from selon.attributions.lexicons import Lexicon
from selon.attributions.scene import Scene
from selon.records import SourceKind, Word
from selon.trees import Tree

# Words of one aside ("trois ans après les faits et malgré les promesses de l'État").
LONGEST = 15
LIVING = frozenset({SourceKind.PERSON, SourceKind.GROUP, SourceKind.ORGANISATION, SourceKind.ANONYMOUS})


def behind_asides(scene: Scene, tree: Tree, place: int) -> int | None:
    """The place of a speaker behind one aside or several that commas enclose, or None where no speaker opens there."""
    words = tree.words
    here = place
    while here < len(words) and words[here].text == ",":
        near = range(here + 1, min(here + LONGEST + 2, len(words)))
        closing = next((i for i in near if words[i].text == ","), None)
        if closing is None or not _is_aside(scene.lexicon, tree, words[here + 1 : closing]):
            break
        here = closing
    opens = here > place and here + 1 < len(words) and _opens_speaker(scene.lexicon, tree, here + 1)
    return here + 1 if opens else None


def _is_aside(lexicon: Lexicon, tree: Tree, words: tuple[Word, ...]) -> bool:
    """Whether words tell when, where or in what manner: no clause, and nobody unless behind a preposition."""
    if not words or any("VerbForm=Fin" in w.feats or w.upos == "SCONJ" for w in words):
        return False
    if words[0].upos in ("PRON", "PROPN") or tree.label_at(words[0].start) in ("PER", "ORG"):
        return False
    noun = next((w for w in words if w.upos in ("NOUN", "PROPN")), None)
    return words[0].upos in ("ADP", "ADV") or noun is None or not _lives(lexicon, tree, noun)


def _opens_speaker(lexicon: Lexicon, tree: Tree, index: int) -> bool:
    """Whether a noun phrase for somebody opens at a word ("le directeur du site", "celui qui préside")."""
    words = tree.words
    if words[index].upos == "PRON" and "PronType=Dem" in words[index].feats:
        return True
    if words[index].upos not in ("DET", "PROPN", "NOUN"):
        return False
    noun = next((w for w in words[index : index + 4] if w.upos in ("NOUN", "PROPN")), None)
    return noun is not None and _lives(lexicon, tree, noun)


def _lives(lexicon: Lexicon, tree: Tree, noun: Word) -> bool:
    """Whether a noun names somebody."""
    kind = lexicon.heads.get(noun.lemma.casefold()) or lexicon.heads.get(noun.lower)
    named = tree.label_at(noun.start) in ("PER", "ORG")
    return kind in LIVING or named or lexicon.names_people(noun.lemma)

"""Who gives a number in its own sentence, and which earlier number it stands against: "300 selon la police"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from selon.claims.contrasts import Contrasts
from selon.claims.places import Place
from selon.claims.stems import stem
from selon.languages import table
from selon.records import Quantity, SpeechAct, Word
from selon.trees import Tree

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
NAMING = frozenset({"NOUN", "PROPN"})
ENDS = frozenset({"PUNCT", "CCONJ", "NUM"})
TELLING = frozenset({SpeechAct.ASSERT, SpeechAct.ESTIMATE, SpeechAct.CONFIRM, SpeechAct.DENY, SpeechAct.ACCUSE})
"""What somebody does who gives a number, rather than wants or promises it."""
HELPERS = 4
"""Words before a participle among which its auxiliary stands."""
PARTING = frozenset(",;:(–—")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A number in its part of a sentence: who gives it, and what else that part says.

    `voice` are the senses of the words for who gives it, `rest` those of the other words, `words` the part itself;
    `alike` says that the part calls its thing the same as one before ("le même chantier")."""

    quantity: Quantity
    tree: Tree
    words: tuple[Word, ...]
    voice: frozenset[str]
    rest: frozenset[str]
    alike: bool
    later: bool

    def first(self) -> int:
        """Where the number stands."""
        return self.quantity.span.start


def given(place: Place, tree: Tree) -> list[Given]:
    """The numbers of a sentence, each with who gives it there."""
    span = tree.sentence.span
    found = [one for one in place.reading.quantities if span.start <= one.span.start < span.end]
    if not found:
        return []
    return [
        _given(place, tree, one, low, high) for one, (low, high) in zip(found, _parts(place, tree, found), strict=True)
    ]


def against(new: Given, before: Sequence[Given], tables: Contrasts) -> Given | None:
    """The number before one, of the same thing, for which somebody else gives that one."""
    for old in reversed(before):
        if _same_unit(old.quantity, new.quantity) and not new.later and _one_thing(old, new, tables):
            return old
    return None


def _same_unit(old: Quantity, new: Quantity) -> bool:
    """Whether two numbers count alike; one that leaves its unit out takes that before it."""
    return new.unit is None or ((old.noun or old.unit) == (new.noun or new.unit))


def _one_thing(old: Given, new: Given, tables: Contrasts) -> bool:
    """Whether a number is of the same thing as one before it, and somebody else's."""
    words = old.words if old.tree is new.tree else old.tree.words
    said = frozenset(tables.sense(word) for word in words if tables.counts(word))
    if new.alike and new.voice != old.voice:
        return True
    apart = bool(old.voice) and bool(new.voice) and not old.voice & new.voice
    return apart and not new.rest - said


# ---------------------------------------------------------------- the parts of a sentence


def _parts(place: Place, tree: Tree, found: Sequence[Quantity]) -> list[tuple[int, int]]:
    """The part of a sentence in which each of its numbers stands: first word, and the one after the last."""
    words = tree.words
    places = [next((w.index for w in words if w.start >= one.span.start), len(words) - 1) for one in found]
    cues = sorted({*(first for first, _ in _phrases(tree, place.tables)), *_verbs(tree, place.tables)})
    cuts = [0]
    for number, (here, there) in enumerate(zip(places, places[1:], strict=False)):
        cuts.append(_cut(place, tree, cues, (found[number].span.end, cuts[-1], here, there)))
    return list(zip(cuts, [*cuts[1:], len(words)], strict=True))


def _is_joint(word: Word, versus: frozenset[str], there: int) -> bool:
    """Whether a word may part one number from the next, which stands at `there`."""
    joins = word.upos == "CCONJ" or (word.upos == "SCONJ" and word.index < there - 1)
    return joins or word.text in PARTING or word.lower in versus


def _cut(place: Place, tree: Tree, cues: Sequence[int], at: tuple[int, int, int, int]) -> int:
    """Where the part of one number ends and that of the next begins: `at` its end, the part's first word, both places.

    What is given before the number it belongs to ("selon A, 30; selon B, 80") parts early, else late ("30 selon A,
    80 selon B")."""
    end, start, here, there = at
    versus = place.tables.marks["versus"]
    joints = [
        word.index for word in tree.words[here + 1 : there] if word.start >= end and _is_joint(word, versus, there)
    ]
    if not joints:
        return there
    joint = joints[0] if any(start <= cue < here for cue in cues) else joints[-1]
    return joint + 1


def _given(place: Place, tree: Tree, one: Quantity, low: int, high: int) -> Given:
    """A number with who gives it in its part of the sentence."""
    tables = place.tables
    own = {w.index for w in tree.words if one.span.start <= w.start < one.span.end}
    last = max(own, default=low)
    stop = next((k for k in range(last + 1, high) if "PronType=Rel" in tree.words[k].feats), high)
    part = tree.words[low:stop]
    voice, used = _voice(place, tree, one, part)
    free = [w for w in part if w.index not in used | own and tables.counts(w) and w.lower not in tables.marks["alike"]]
    return Given(
        quantity=one,
        tree=tree,
        words=part,
        voice=voice,
        rest=frozenset(tables.sense(w) for w in free if tables.lemma(w) not in tables.marks["count"]),
        alike=_alike(tree, part, tables) and any(tables.lemma(w) in tables.marks["count"] for w in part),
        later=_later(part, tables),
    )


def _later(part: Sequence[Word], tables: Contrasts) -> bool:
    """Whether a part says that a number was another before: "désormais 30", "ne sont plus que 30"."""
    forms = {word.lower for word in part}
    ended = forms & tables.marks["ended"] and forms & tables.negators
    return bool(ended or forms & tables.marks["later"])


def _alike(tree: Tree, part: Sequence[Word], tables: Contrasts) -> bool:
    """Whether a part calls what it counts the same as before: "le même chantier", not "le même jour"."""
    for word in part:
        if word.lower in tables.marks["alike"] and word.index + 1 < len(tree.words):
            after = tree.words[word.index + 1]
            if after.upos == "NOUN" and after.lemma.casefold() not in tables.times:
                return True
    return False


# ---------------------------------------------------------------- who gives a number


def _voice(place: Place, tree: Tree, one: Quantity, part: Sequence[Word]) -> tuple[frozenset[str], set[int]]:
    """The senses of who gives a number in its part of a sentence, and the places of the words that say so."""
    held = {w.index for w in part}
    for first, after in _phrases(tree, place.tables):
        found = _until(tree, after, held) if first in held else []
        weak = tree.text(range(first, after)).casefold() in place.tables.marks["weak"]
        if found and (not weak or _can_tell(tree, found, place.tables)):
            return _senses(tree, found, place.tables), {*range(first, after), *found}
    for verb in _verbs(tree, place.tables):
        if verb in held and (found := _counting(place, tree, verb, part, one)):
            return _senses(tree, found, place.tables), {verb, *found}
    return _gapped(tree, part, one, place.tables) or _attributed(place, tree, one)


def _until(tree: Tree, first: int, held: set[int]) -> list[int]:
    """The nouns of a phrase from a word on to the next mark, joint or number."""
    out = []
    for word in tree.words[first:]:
        if word.upos in ENDS or word.index not in held:
            break
        if word.upos in NOMINAL:
            out.append(word.index)
    return out


def _counting(place: Place, tree: Tree, verb: int, part: Sequence[Word], one: Quantity) -> list[int]:
    """The words for who counts: those before the verb, else those between it and the next mark ("répond la mairie")."""
    before = [
        w.index for w in part if w.index < verb and w.upos in NOMINAL and not one.span.start <= w.start < one.span.end
    ]
    if _can_tell(tree, before, place.tables):
        return before
    behind = _until(tree, verb + 1, {w.index for w in part if w.start < one.span.start or w.start >= one.span.end})
    subject = tree.child(verb, "nsubj")
    return behind if subject is not None and subject > verb and _can_tell(tree, behind, place.tables) else []


def _can_tell(tree: Tree, found: Sequence[int], tables: Contrasts) -> bool:
    """Whether the first of some nouns is somebody who may tell: a head noun of sources, or a name."""
    heads = _heads(tables.code)
    first = next((tree.words[k] for k in found if tree.words[k].upos in NAMING and tables.counts(tree.words[k])), None)
    return first is not None and (first.upos == "PROPN" or stem(tables.code, first.lower) in heads)


@cache
def _heads(code: str) -> frozenset[str]:
    """The stems of the head nouns of sources, which the model may leave in the plural."""
    return frozenset(stem(code, row["noun"]) for row in table(code, "heads"))


def _gapped(
    tree: Tree, part: Sequence[Word], one: Quantity, tables: Contrasts
) -> tuple[frozenset[str], set[int]] | None:
    """Who gives a number whose verb is left out: "les pompiers parlent de 30 hectares, la mairie de 20"."""
    before = [w for w in part if w.start < one.span.start]
    if not before or before[0].index == 0 or any(w.upos in ("VERB", "AUX", "PUNCT") for w in before):
        return None
    found = [w.index for w in before if w.upos in NAMING]
    if not _can_tell(tree, found, tables) or before[0].upos not in ("DET", "PROPN"):
        return None
    return _senses(tree, found, tables), set(found)


def _attributed(place: Place, tree: Tree, one: Quantity) -> tuple[frozenset[str], set[int]]:
    """Who gives a number by an attribution that holds it."""
    span = tree.sentence.span
    for found in place.reading.attributions:
        if found.speech_act not in TELLING or not any(c.start <= one.span.start < c.end for c in found.content):
            continue
        said = (*found.source, *found.cue)
        used = {w.index for w in tree.words for s in said if s.start <= w.start < s.end}
        if found.source_name and any(span.start <= s.start < span.end for s in said):
            own = {w.index for w in tree.words for s in found.source if s.start <= w.start < s.end}
            return _senses(tree, sorted(own), place.tables) or frozenset({found.source_name.casefold()}), used
    return frozenset(), set()


def _senses(tree: Tree, found: Sequence[int], tables: Contrasts) -> frozenset[str]:
    """The senses of words."""
    return frozenset(tables.sense(tree.words[k]) for k in found if tables.counts(tree.words[k]))


def _verbs(tree: Tree, tables: Contrasts) -> list[int]:
    """The verbs, in the active, by which somebody gives a number; after "en" also forms taken for something else."""
    out = []
    for word in tree.words:
        after = tree.words[word.index + 1].lower if word.index + 1 < len(tree.words) else ""
        lemma = tables.lemma(word)
        verb = word.upos == "VERB" and bool({lemma, f"{lemma} {after}"} & tables.marks["count"])
        before = tree.words[word.index - 1].lower if word.index else ""
        if (verb and _active(tree, word, tables)) or (before in tables.marks["them"] and word.lower in tables.forms):
            out.append(word.index)
    return out


def _active(tree: Tree, word: Word, tables: Contrasts) -> bool:
    """Whether a verb is in the active: its subject does it."""
    if "VerbForm=Part" not in word.feats:
        return True
    helpers = [k for k in range(max(0, word.index - HELPERS), word.index) if tree.words[k].upos == "AUX"]
    return bool(helpers) and not any(tree.words[k].deprel == "aux:pass" for k in helpers)


def _phrases(tree: Tree, tables: Contrasts) -> list[tuple[int, int]]:
    """The openings of phrases for who says something ("selon", "à en croire"): first word, and the one after."""
    said = tuple(word.lower.replace("’", "'") for word in tree.words)
    openings = _openings(tables.code)
    out = []
    for first, word in enumerate(said):
        found = next((o for o in openings.get(word, ()) if said[first : first + len(o)] == o), None)
        if found is not None:
            out.append((first, first + len(found)))
    return out


@cache
def _openings(code: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The openings of such phrases by their first word, the longest first."""
    found = [tuple(row["lemma"].replace("'", "' ").split()) for row in table(code, "cues") if row["upos"] == "ADP"]
    ordered = sorted(found, key=lambda one: (-len(one), one))
    return {first: tuple(one for one in ordered if one[0] == first) for first in {one[0] for one in ordered}}

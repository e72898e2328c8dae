"""Who is named among the titles of a source: "M. Lavigne", "le maire, Luc Orsel", "l'ex-ministre Odile Fervac"."""

from __future__ import annotations

from selon.attributions.anonymity import is_definite
from selon.attributions.descriptions import clean
from selon.attributions.names import Names
from selon.attributions.scene import Finding, Scene
from selon.records import SourceKind, Word
from selon.trees import Tree

FARTHEST = 700
"""Code points before a word for somebody among which he is named."""
WHO = (SourceKind.PERSON, SourceKind.GROUP)
Source = tuple[str | None, SourceKind]


def leading_person(scene: Scene, names: Names, at: tuple[Tree, Finding], found: Source) -> str | None:
    """Person whom the words of a source name behind a title; `at` is the tree and finding, `found` what its head
    gave so far."""
    tree, finding = at
    return (
        _titled(scene, names, finding)
        or _set_apart(scene, names, tree, finding)
        or _ending(scene, names, at, found)
        or _formerly(scene, names, at, found)
        or _in_apposition(scene, names, at, found)
    )


def set_apart(names: Names, tree: Tree, index: int) -> str | None:
    """Person whose name stands beside a pronoun: "celle-ci, Odile Fervac, conteste"."""
    kids = (tree.words[k] for k in tree.children(index, "appos") if k > index)
    return next(filter(None, (names.person_at(tree, kid) for kid in kids)), None)


def whose_role(scene: Scene, names: Names, at: tuple[Tree, int], head: int) -> int:
    """The person set apart by a role, where a relative behind a comma hangs on a name that the role is told with: "Ida
    Orsel, analyste chez Norvent, qui recommande"; else `head`. `at` is the tree and the relative."""
    tree, relative = at
    word = tree.words[head]
    above = tree.words[word.head] if word.head >= 0 else word
    while above.upos == "PROPN" and above.head >= 0 and above.deprel in ("appos", "flat", "nmod"):
        above = tree.words[above.head]
    role = above.upos == "NOUN" and scene.lexicon.heads.get(above.lemma.casefold()) is SourceKind.PERSON
    apart = role and above.deprel == "appos" and above.head >= 0 and tree.words[relative - 1].text == ","
    if not apart or word.upos != "PROPN" or "nsubj" not in tree.words[relative].deprel:
        return head
    return above.head if names.person_at(tree, tree.words[above.head]) is not None else head


def of_a_people(scene: Scene, names: Names, tree: Tree, index: int) -> Source | None:
    """Somebody told by his people alone: "L'Italien" is who was named before, else nobody by name; None for others."""
    word = tree.words[index]
    if word.lower not in scene.lexicon.demonyms or not word.text[:1].isupper() or not is_definite(scene, tree, index):
        return None
    following = tree.words[index + 1 : index + 2]
    named = any(w.text[:1].isupper() or w.upos == "ADP" for w in following)  # "l'Américain Bill Tarren"
    if named or tree.label_at(word.start) == "ORG" or "Number=Plur" in word.feats:
        return None
    gender = names.gender_at(tree, word)
    near = (p for p in names.people if 0 < word.start - p.place <= FARTHEST and p.kind is SourceKind.PERSON)
    told = [p.name for p in near if is_person(scene, p.name) and (not gender or p.gender in ("", gender))]
    return (told[-1] if told else word.text), SourceKind.PERSON


def _titled(scene: Scene, names: Names, finding: Finding) -> str | None:
    """Person behind a courtesy title: "M. Lavigne", "Me Odile Fervac"."""
    words = clean(scene.text(finding.source[0])).split(",")[0].split()
    if len(words) == 2 and len(words[1]) == 2 and words[1].endswith("."):
        return None  # "M. S." are initials
    titled = len(words) in (2, 3, 4) and words[0].casefold() in scene.lexicon.function["courtesy"]
    return names.canonical(" ".join(words[1:])) if titled and words[1][:1].isupper() else None


def _set_apart(scene: Scene, names: Names, tree: Tree, finding: Finding) -> str | None:
    """Person whom a comma parts from a title: "Goran Velimir, secrétaire général", "le maire, Luc Orsel"."""
    head = tree.words[finding.source_at or 0]
    parts = [_without_courtesy(scene, part.strip()) for part in clean(scene.text(finding.source[0])).split(",")]
    if head.upos != "NOUN" or len(parts) < 2:
        return None
    if parts[1][:1].islower() and is_person(scene, parts[0]):
        return names.canonical(parts[0])
    titled = scene.lexicon.heads.get(head.lemma.casefold()) is SourceKind.PERSON
    return names.canonical(parts[-1]) if titled and is_person(scene, parts[-1]) else None


def _ending(scene: Scene, names: Names, at: tuple[Tree, Finding], found: Source) -> str | None:
    """Person whose name ends a description: "sénatrice Odile Brancourt", "défenseur Colby Raine"."""
    name, kind = found
    if name is None or kind not in (SourceKind.PERSON, SourceKind.ANONYMOUS, SourceKind.UNSPECIFIED):
        return None
    return _ends_in(scene, names, at, name)


def _formerly(scene: Scene, names: Names, at: tuple[Tree, Finding], found: Source) -> str | None:
    """Person behind a title that a prefix opens, which the tagger takes for a name: "l'ex-Premier ministre X"."""
    name = found[0] or ""
    first, dash, _ = name.partition("-")
    if not dash or first.casefold() not in scene.lexicon.function["former"]:
        return None
    return _ends_in(scene, names, at, clean(scene.text(at[1].source[0])).split(",")[0].strip())


def _in_apposition(scene: Scene, names: Names, at: tuple[Tree, Finding], found: Source) -> str | None:
    """Person whose name closes the words for one person, with no genitive in them: "son ami le poète Luc Orsel", "le
    délégué CFTO Luc Orsel", "l'une d'elles, Odile Fervac"."""
    tree, finding = at
    head = tree.words[finding.source_at or 0]
    if "Number=Plur" in head.feats or finding.source_sentence is not None or found[1] is SourceKind.DOCUMENT:
        return None
    alone = head.lower in scene.lexicon.function["one"]
    if not alone and (head.upos != "NOUN" or scene.lexicon.heads.get(head.lemma.casefold()) not in WHO):
        return None
    parts = [part.strip() for part in clean(scene.text(finding.source[0])).split(",")]
    if alone:
        last = _without_courtesy(scene, parts[-1])
        return names.canonical(last) if parts[1:] and is_person(scene, last) else _behind_comma(scene, names, at)
    joints = scene.lexicon.function["genitive"] | scene.lexicon.contractions.keys()
    if (following := _run_on(scene, names, at)) is not None:
        return following
    if any(w.lower in joints for w in tree.words[head.index : head.index + 1 + len(parts[0].split())]):
        return None
    return _ends_in(scene, names, at, parts[0])


def _run_on(scene: Scene, names: Names, at: tuple[Tree, Finding]) -> str | None:
    """Person named behind a second noun that the parse left out of the source: "son ami | le poète Luc Orsel"."""
    tree, finding = at
    behind = [w for w in tree.words if w.start >= finding.source[0].end][:5]
    if not behind or behind[0].upos != "DET" or finding.source[0].end + 1 < behind[0].start:
        return None
    for word in behind[1:]:
        if any(m.label == "PER" and m.span.start == word.start for m in tree.sentence.mentions):
            return names.person_at(tree, word)
        if word.upos not in ("NOUN", "ADJ"):
            return None
    return None


def _behind_comma(scene: Scene, names: Names, at: tuple[Tree, Finding]) -> str | None:
    """Person whom a comma parts from one out of several: "l'une d'elles, la Pr Odile Fervac"."""
    tree, finding = at
    behind = [w for w in tree.words if w.index > (finding.source_at or 0)]
    comma = next((k for k, w in enumerate(behind[:6]) if w.text == ","), None)
    function = scene.lexicon.function
    for word in behind[comma + 1 :] if comma is not None else ():
        if any(m.label == "PER" and m.span.start == word.start for m in tree.sentence.mentions):
            return names.person_at(tree, word)
        small = function["article"] | function["courtesy"]
        if word.lower not in small and (word.upos not in ("NOUN", "ADJ") or word.text[:1].isupper()):
            return None
    return None


def _ends_in(scene: Scene, names: Names, at: tuple[Tree, Finding], text: str) -> str | None:
    """Person of two words or more in whose name a text of the source ends, with no genitive before it."""
    tree, finding = at
    for mention in tree.sentence.mentions:
        person = clean(scene.text(mention.span))
        inside = any(span.start <= mention.span.start < span.end for span in finding.source)
        if mention.label != "PER" or not inside or " " not in person or text == person or not text.endswith(person):
            continue
        before = text[: -len(person)].split()
        joints = scene.lexicon.function["genitive"] | scene.lexicon.contractions.keys()
        return None if before and before[-1].casefold() in joints else names.canonical(person)
    return None


def _without_courtesy(scene: Scene, text: str) -> str:
    """The text without the courtesy title that it begins with."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.casefold() in scene.lexicon.function["courtesy"] else text


def is_person(scene: Scene, text: str) -> bool:
    """Whether a text is written like the name of a person: two to five words, all but particles with a capital."""
    words = text.split()
    small = scene.lexicon.function["name-joint"]
    named = all(w[:1].isupper() or (w.casefold() in small and 0 < k < len(words) - 1) for k, w in enumerate(words))
    named = named and not any(w.partition("'")[2][:1].islower() for w in words if len(w.partition("'")[0]) == 1)
    return 2 <= len(words) <= 5 and named and text not in scene.lexicon.names


def is_capital(scene: Scene, word: Word) -> bool:
    """Whether a word is written like a name and is no noun for a source: the tagger takes rare names for nouns."""
    return word.text[:1].isupper() and word.lemma.casefold() not in scene.lexicon.heads

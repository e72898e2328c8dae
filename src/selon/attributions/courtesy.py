"""Nouns that a title of courtesy stands for: "Me Lavigne" is later "l'avocat", "le Dr Orsel" is "le médecin"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from selon.attributions.descriptions import clean
from selon.attributions.lexicons import Lexicon
from selon.attributions.scene import Scene
from selon.records import SourceKind

PROFESSIONS = ("counsel", "physician")
LONGEST_ROLE = 5
"""Words of a role that stands before a name."""
Told = tuple[str, int, str]
"""Noun, place and name of somebody."""


def professions(scene: Scene, canonical: Callable[[str], str]) -> Iterator[Told]:
    """Nouns by which the text may later call each person that it names with the title of a profession."""
    function, genders = scene.lexicon.function, scene.lexicon.genders
    for tree in scene.trees:
        for mention in tree.sentence.mentions:
            if mention.label != "PER":
                continue
            first = next((w.index for w in tree.words if w.start >= mention.span.start), 0)
            name = clean(scene.text(mention.span))
            before = tree.words[first - 1].lower if first else ""
            title = before if before in function["courtesy"] else name.split(" ")[0].casefold()
            own = canonical(name.split(" ", 1)[-1] if title != before else name)
            told = scene.lexicon.first_names.get(own.split(" ")[0], "")
            for group in PROFESSIONS:
                if title not in function[group] & function["courtesy"]:
                    continue
                for noun in sorted(function[group] - function["courtesy"]):
                    if not told or told in genders.get(noun, (told,)):
                        yield noun, tree.words[first].start, own


def without_role(lexicon: Lexicon, name: str) -> str:
    """The name of a person without the title and the role that open it: "Cllr Anna Vale", "Judge Ellery Voss",
    "Transport minister Ilka Dorn"."""
    words = name.split()
    if len(words) > 1 and words[0].casefold() in lexicon.function["courtesy"]:
        words = words[1:]
        name = " ".join(words)
    for k in range(min(LONGEST_ROLE, len(words) - 2), 0, -1):
        role = lexicon.heads.get(words[k - 1].casefold()) is SourceKind.PERSON
        if role and all(word[:1].isupper() for word in words[k:]):
            return " ".join(words[k:])
    return name

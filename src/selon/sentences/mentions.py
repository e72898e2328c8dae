"""Named entities set right by the tags of their words: a verb ends a name, a person's name goes on to its last part."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cache

from selon.languages import has_table, table
from selon.records import Mention, Span
from selon.sentences.rows import Rows

LEAST = 3
"""Words of where somebody is from with first and last name."""
_VERBS = frozenset({"VERB", "AUX"})
_NAMELESS = frozenset({"ADJ", "ADV", "X", "INTJ"})


def settle_mentions(rows: Rows, code: str) -> None:
    """Cut the mentions at the first verb behind their first word, and carry those of people on over name parts; a word
    with a capital that a name goes on from is a name too ("Edna Vale")."""
    _name_first_parts(rows)
    rows.mentions = [_settled(rows, _of_a_person(rows, mention, code)) for mention in rows.mentions]


def _name_first_parts(rows: Rows) -> None:
    """Make names of the words with a capital, taken for adjectives or adverbs, of which a name is the second part."""
    for at, upos in enumerate(rows.upos[:-1]):
        goes_on = rows.upos[at + 1] == "PROPN" and rows.heads[at + 1] == at and rows.deprels[at + 1].startswith("flat")
        if goes_on and upos in _NAMELESS and rows.texts[at][:1].isupper():
            rows.upos[at] = "PROPN"


def _of_a_person(rows: Rows, mention: Mention, code: str) -> Mention:
    """The mention as a person's where a first name stands second behind an article: "le Valmorin Lucas Brisse"."""
    first = bisect_left(rows.starts, mention.span.start)
    behind = bisect_left(rows.starts, mention.span.end)
    if behind - first < LEAST or not first or rows.upos[first - 1] != "DET":
        return mention
    words = rows.texts[first:behind]
    named = words[1] in _first_names(code) and words[0] not in _first_names(code)
    return replace(mention, label="PER") if named and all(w[:1].isupper() for w in words) else mention


@cache
def _first_names(code: str) -> frozenset[str]:
    """First names of a language that has a table of them."""
    known = has_table(code, "first_names")
    return frozenset(row["name"] for row in table(code, "first_names")) if known else frozenset()


def _settled(rows: Rows, mention: Mention) -> Mention:
    """The mention with the end that the tags give it."""
    first = bisect_left(rows.starts, mention.span.start)
    behind = bisect_left(rows.starts, mention.span.end)
    if first >= behind:
        return mention
    verb = next((at for at in range(first + 1, behind) if _ends_name(rows, at)), None)
    if verb is not None:
        return replace(mention, span=Span(mention.span.start, rows.ends[verb - 1]))
    if mention.label == "PER" and first and rows.upos[first - 1] == "DET" and behind - first > 1:
        # "l'Argentin Facundo Berlanga": no name of a person has an article, what stands first says where he is from.
        first += 1
        mention = replace(mention, span=Span(rows.starts[first], mention.span.end))
    last = behind - 1
    while mention.label == "PER" and last + 1 < len(rows.texts) and _goes_on(rows, last + 1):
        last += 1
    return mention if last < behind else replace(mention, span=Span(mention.span.start, rows.ends[last]))


def _ends_name(rows: Rows, at: int) -> bool:
    """Whether a word is a verb written small."""
    return rows.upos[at] in _VERBS and rows.texts[at].islower()


def _goes_on(rows: Rows, at: int) -> bool:
    """Whether a word is the next part of a person's name: a proper noun with a capital, part of the same name."""
    name = rows.upos[at] == "PROPN" and rows.texts[at][:1].isupper()
    joined = rows.deprels[at].startswith("flat") or rows.upos[at - 1] == "PROPN"
    return name and joined and at not in rows.openings

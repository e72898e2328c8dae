"""Named entities told by their words, in languages whose table has words of institutions: "the Ports Agency" is an
organisation, "Anna Vale" somebody, whatever the recogniser saw in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from selon.languages import grouped, has_table, table
from selon.records import Mention, Span
from selon.sentences.rows import Rows

LONGEST = 4
"""Words of somebody's name."""
_NAMES = frozenset({"PROPN", "NOUN", "ADJ", "X"})


def name_by_words(rows: Rows, code: str) -> None:
    """Add the mentions that words tell, in place of those that lie within them or cross them."""
    institutions = _institutions(code)
    if not institutions:
        return
    found = [*_bodies(rows, institutions, _joints(code)), *_people(rows, institutions, _first_names(code))]
    for mention in found:
        if any(_holds(known, mention) for known in rows.mentions):
            continue
        apart = [known for known in rows.mentions if not known.span.overlaps(mention.span)]
        rows.mentions = sorted([*apart, mention], key=lambda one: one.span)


@cache
def _institutions(code: str) -> frozenset[str]:
    """Words that name an organisation where they stand in a name; none in most languages."""
    known = grouped(code, "function") if has_table(code, "function") else {}
    return known.get("institution", frozenset())


@cache
def _joints(code: str) -> frozenset[str]:
    """Small words inside the names of organisations."""
    return grouped(code, "function").get("place-joint", frozenset())


@cache
def _first_names(code: str) -> frozenset[str]:
    """First names of a language that has a table of them."""
    known = has_table(code, "first_names")
    return frozenset(row["name"] for row in table(code, "first_names")) if known else frozenset()


def _runs(rows: Rows) -> Iterator[tuple[int, int]]:
    """First and last word of each run of words with a capital, the article that opens it left out."""
    place = 0
    while place < len(rows.texts):
        last = place
        while last < len(rows.texts) and _is_part(rows, last) and (last == place or last not in rows.openings):
            last += 1
        if last > place:
            yield place, last - 1
        place = max(last, place + 1)


def _is_part(rows: Rows, at: int) -> bool:
    """Whether a word is written like part of a name; the first of a sentence only where the tagger agrees."""
    return rows.texts[at][:1].isupper() and rows.upos[at] in (_NAMES if at not in rows.openings else ("PROPN",))


def _bodies(rows: Rows, institutions: frozenset[str], joints: frozenset[str]) -> Iterator[Mention]:
    """Runs that end in a word of institutions, or begin with one that "of" and a name follow."""
    runs = list(_runs(rows))
    for number, (low, high) in enumerate(runs):
        behind = runs[number + 1] if number + 1 < len(runs) else None
        joined = behind is not None and behind[0] == high + 2 and rows.texts[high + 1].lower() in joints
        if rows.texts[high].lower().rstrip(".") not in institutions:
            continue
        if joined and behind is not None:
            yield _mention(rows, low, behind[1], "ORG")
        elif high > low:
            yield _mention(rows, low, high, "ORG")


def _people(rows: Rows, institutions: frozenset[str], first_names: frozenset[str]) -> Iterator[Mention]:
    """Runs from a first name on, up to four words, that hold no word of institutions."""
    for low, high in _runs(rows):
        first = next((at for at in range(low, high + 1) if rows.texts[at] in first_names), None)
        if first is None or high - first >= LONGEST or rows.upos[first] != "PROPN":
            continue
        if not any(rows.texts[at].lower() in institutions for at in range(low, high + 1)):
            yield _mention(rows, first, high, "PER")


def _mention(rows: Rows, low: int, high: int, label: str) -> Mention:
    """A mention of the words from one to another."""
    return Mention(span=Span(rows.starts[low], rows.ends[high]), label=label)


def _holds(known: Mention, mention: Mention) -> bool:
    """Whether a known mention of the same label holds another, or one that is longer does."""
    held = known.span.start <= mention.span.start and mention.span.end <= known.span.end
    return held and (known.label == mention.label or known.span != mention.span)

"""What the words round a number do to its bounds: before it, behind what it counts, and the verb it depends on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selon.claims.quantity_atoms import Ground, Kind
from selon.claims.quantity_tables import MODIFIERS, Entry, Tables

MOST_MODIFIERS = 3
VERB_REACH = 6
NEGATION_REACH = 3


@dataclass(frozen=True, slots=True)
class Effect:
    """What the words do: `kinds` in the order of reading (the last wins), the stretch they widen it to, their lines."""

    kinds: tuple[str, ...]
    first: int
    end: int
    lines: tuple[str, ...]

    def bounds(self, low: float | None, high: float | None) -> tuple[float | None, float | None]:
        """The bounds of the number after the words are heard."""
        for kind in reversed(self.kinds):
            if kind == "min":
                return low, None
            if kind == "max":
                return None, high
        return low, high


def effect(at: Ground, words: Tables, first: int, end: int) -> Effect:
    """Effect of the words round a number that stands, with what it counts, between two atoms."""
    before, start = _before(at, words, first)
    after, stop = _after(at, words, end)
    verb = [] if any(entry.kind in ("min", "max") for entry in (*before, *after)) else _verb(at, words, start)
    kinds = (*(kind for kind, _ in verb), *(e.kind for e in before), *(e.kind.split("-")[0] for e in after))
    lines = tuple(entry.line for entry in (*before, *after, *(entry for _, entry in verb)))
    return Effect(kinds, start, stop, lines)


def _before(at: Ground, words: Tables, first: int) -> tuple[list[Entry], int]:
    """Modifiers that end right before an atom, in the order of the text, and where they begin."""
    found: list[Entry] = []
    for _ in range(MOST_MODIFIERS):
        hit = _longest(words.before(kind, at, first) for kind in MODIFIERS)
        if hit is None:
            break
        found.insert(0, hit[0])
        first = hit[1]
    return found, first


def _longest(hits: Iterable[tuple[Entry, int] | None]) -> tuple[Entry, int] | None:
    """The hit that takes the most words, or None."""
    return max((hit for hit in hits if hit is not None), key=lambda hit: len(hit[0].places), default=None)


def _after(at: Ground, words: Tables, end: int) -> tuple[list[Entry], int]:
    """The modifier behind an atom and where it ends; one before another number belongs to that one."""
    hit = _longest(words.after(f"{kind}-after", at, end) for kind in MODIFIERS)
    if hit is None or at.kind(hit[1]) is Kind.NUMBER or at.form(hit[1]) in words.numerals:
        return [], end
    return [hit[0]], hit[1]


def _verb(at: Ground, words: Tables, first: int) -> list[tuple[str, Entry]]:
    """The bound that a verb right before the number gives; a negation turns a lower bound into an upper one."""
    for place in range(first - 1, max(first - VERB_REACH, -1), -1):
        word = at.word(place)
        if word is None:
            return []
        for kind in MODIFIERS:
            entry = words.one(f"{kind}-verb", word.lemma) or words.one(f"{kind}-verb", word.lower)
            if entry is not None:
                return _negated(at, words, place, first, (kind, entry))
        if word.upos not in ("DET", "ADV", "ADP") and words.one("threshold", at.form(place)) is None:
            return []
    return []


def _negated(at: Ground, words: Tables, verb: int, first: int, found: tuple[str, Entry]) -> list[tuple[str, Entry]]:
    """The bound of a verb after the negations near it are heard."""
    near = range(max(verb - NEGATION_REACH, 0), first)
    negation = next((e for n in near if (e := words.one("negation", at.form(n)))), None)
    if negation is None or found[0] == "approx":
        return [found]
    return [("max" if found[0] == "min" else "min", found[1]), ("exact", negation)]

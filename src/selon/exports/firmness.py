"""How firmly a content is given, in a word that a reader knows, and in a mark for the margin."""

from __future__ import annotations

from enum import StrEnum

from selon.records import Attribution, Basis, CommitmentValue, SpeechAct


class Firmness(StrEnum):
    """The firmness of a content, from the firmest to the least firm; the value is the word shown."""

    PLAIN = "plain"
    INFERRED = "inferred"
    HEDGED = "hedged"
    CONDITIONAL = "conditional"
    NEGATED = "negated"
    DENIED = "denied"


# Marks of the margin: solid, dashed, dotted, crossed; the second is for screens without line drawing.
MARKS: dict[Firmness, tuple[str, str]] = {
    Firmness.PLAIN: ("┃", "|"),
    Firmness.INFERRED: ("╏", ":"),
    Firmness.HEDGED: ("╏", ":"),
    Firmness.CONDITIONAL: ("┊", "."),
    Firmness.NEGATED: ("╳", "x"),
    Firmness.DENIED: ("╳", "x"),
}

PROBABLE = frozenset({CommitmentValue.PROBABLE, CommitmentValue.PROBABLE_NOT})
POSSIBLE = frozenset({CommitmentValue.POSSIBLE, CommitmentValue.POSSIBLE_NOT})


def firmness(item: Attribution) -> tuple[Firmness, ...]:
    """What the wording does to the content, the weightiest last; `(PLAIN,)` when it does nothing."""
    found = []
    if item.basis is Basis.REPORTATIVE:
        found.append(Firmness.CONDITIONAL)
    elif item.basis is Basis.INFERRED:
        found.append(Firmness.INFERRED)
    elif item.hedged:
        found.append(Firmness.HEDGED)
    if item.speech_act is SpeechAct.DENY:
        found.append(Firmness.DENIED)
    elif item.negated:
        found.append(Firmness.NEGATED)
    return tuple(found) or (Firmness.PLAIN,)


def in_words(item: Attribution) -> str:
    """The firmness as words: `conditional, denied`, `hedged (possible)`, `plain`."""
    words = ", ".join(firmness(item))
    value = item.commitment[-1].value if item.commitment else None
    if value in PROBABLE:
        return f"{words} (probable)"
    if value in POSSIBLE:
        return f"{words} (possible)"
    return words

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
    DENIED = "denied"


# Marks of the margin: solid, dashed, dotted, crossed; the second is for screens without line drawing.
MARKS: dict[Firmness, tuple[str, str]] = {
    Firmness.PLAIN: ("┃", "|"),
    Firmness.INFERRED: ("╏", ":"),
    Firmness.HEDGED: ("╏", ":"),
    Firmness.CONDITIONAL: ("┊", "."),
    Firmness.DENIED: ("╳", "x"),
}

PROBABLE = frozenset({CommitmentValue.PROBABLE, CommitmentValue.PROBABLE_NOT})
POSSIBLE = frozenset({CommitmentValue.POSSIBLE, CommitmentValue.POSSIBLE_NOT})


def firmness(item: Attribution) -> Firmness:
    """How firmly the wording gives the content; a denial outweighs the rest."""
    if item.speech_act is SpeechAct.DENY:
        return Firmness.DENIED
    if item.basis is Basis.REPORTATIVE:
        return Firmness.CONDITIONAL
    if item.basis is Basis.INFERRED:
        return Firmness.INFERRED
    return Firmness.HEDGED if item.hedged else Firmness.PLAIN


def in_words(item: Attribution) -> str:
    """The firmness as words: `plain`, `hedged (possible)`, `denied, conditional`, `plain, negative`.

    A negative content can be given as firmly as any other, so that it has a word and no mark."""
    found: list[str] = [firmness(item)]
    if found == [Firmness.DENIED]:
        found += ["conditional"] if item.basis is Basis.REPORTATIVE else ["hedged"] if item.hedged else []
    elif item.negated:
        found.append("negative")
    value = item.commitment[-1].value if item.commitment else None
    degree = " (probable)" if value in PROBABLE else " (possible)" if value in POSSIBLE else ""
    return ", ".join(found) + degree

"""The quantities of a sentence as statements: what is measured, between which bounds, who gives it there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selon.claims.clauses import asserted, clauses, negated, poles
from selon.claims.contrasts import Contrasts
from selon.claims.number_voices import Given, against, given
from selon.claims.places import Place, dated, extent, holder
from selon.claims.reserve import manner
from selon.claims.stems import stem
from selon.records import ConflictKind, Quantity, Reserve, Statement, StatementKind, Word

OUTCOME = ConflictKind.OUTCOME
PERSON = "person"
"""What people are counted under of whom nothing is said."""
CURRENCY = re.compile("[A-Z]{3}")
PERIOD = re.compile(r"\d{4}(-\d{2})?")
UNITS = "units.tsv"
SHARES = frozenset({"%", "fraction"})
OUT_OF = "out of"
"""The scope of a number that counts some out of another."""
STRICT = 24
"""Characters before a number in which a word may leave the number itself out."""


def of_quantities(place: Place) -> Iterator[Statement]:
    """The quantities of a sentence that measure or count something."""
    said: list[Given] = given(place, place.prior) if place.prior else []
    start = place.tree.sentence.span.start
    for new in given(place, place.tree):
        old = against(new, said, place.tables)
        said.append(new)
        one = new.quantity
        if (one.unit or old or new.voice) and (one.low is not None or one.high is not None) and one.span.start >= start:
            yield _quantity(place, new, old)


def _quantity(place: Place, new: Given, old: Given | None) -> Statement:
    """A quantity as a statement: what it measures, between which bounds; `old` is the number it stands against."""
    tables, tree, one = place.tables, place.tree, new.quantity
    inside = [w for w in tree.words if one.span.start <= w.start < one.span.end]
    head = tree.clause_of(inside[0].index) if inside else 0
    clause = next((c for c in clauses(tree) if c.head == head), None)
    own = clause.words if clause else tuple(inside)
    counted = [w for w in own if tables.counts(w) and w not in inside]
    like = old.quantity if old is not None and one.unit is None else one
    unit = _unit_sense(tables, like)
    strict = tables.marks["strict"]
    said, before = _said(place, one)
    how = manner(clause, place.reading, tables) if clause else None
    return Statement(
        kind=StatementKind.QUANTITY,
        span=extent(new.words if new.voice else own) if clause else one.span,
        reported_by=holder(place.reading, one.span),
        head=_measured(place, one),
        words=frozenset(map(tables.sense, counted)) | ({unit} & {tables.sense(w) for w in inside}),
        beside=place.beside(),
        names=place.names,
        around=place.around | place.headline,
        negated=clause is not None and negated(clause, tables) and not _apart(place, head, inside),
        told=clause is None or asserted(clause, tables) or (bool(new.voice) and tree.words[-1].text != "?"),
        firm=how is not None and how.fact,
        reserve=how.reserve if how else Reserve.NONE,
        actor=" ".join(sorted(new.voice)) or None,
        low=one.low,
        high=one.high,
        strict=any(mark in said or (mark in before and " " not in mark) for mark in strict),
        approx=one.approx,
        unit=unit,
        sort=_sort(tables, like, unit),
        measure=str((old or new).first()),
        scope=_scope((*own, *new.words), tables) | _part(place, one),
        roles=_roles((*own, *new.words), tables) or _roles(tree.words, tables),
        first=dated(place, own) or _period(place),
        days=place.days(),
        poles=tuple(p for one in clauses(tree) for p in poles(one, tables, flipped=False) if p.kind is OUTCOME),
    )


def _apart(place: Place, head: int, inside: list[Word]) -> bool:
    """Whether a number stands beside the subject, where no negation of its clause is meant: "le prix, 3 euros, "."""
    subject = place.tree.subject(head)
    if subject is None:
        return False
    below = place.tree.subtree(subject)
    return (
        subject not in {w.index for w in inside}
        and any(w.index in below for w in inside)
        and any(w.upos == "PUNCT" and subject < w.index < inside[0].index for w in place.tree.words)
    )


def _said(place: Place, one: Quantity) -> tuple[str, str]:
    """The words of a quantity, and the same with what stands before them."""
    text = place.reading.document.text
    start, end = one.span
    return text[start:end].casefold(), text[max(0, start - STRICT) : end].casefold()


def _scope(words: tuple[Word, ...], tables: Contrasts) -> frozenset[str]:
    """The words that say what a number takes in or leaves out."""
    marks = tables.marks["scope"] | tables.marks["later"] | tables.marks["wish"]
    said = f" {' '.join(w.lower for w in words)} "
    phrases = frozenset(mark for mark in marks if " " in mark and f" {mark} " in said)
    return phrases | frozenset(mark for w in words for mark in (w.lower, tables.lemma(w)) if mark in marks)


def _part(place: Place, one: Quantity) -> frozenset[str]:
    """What makes a number one of a part: "deux des cinq usines", "70 % du club pour 41 millions d'euros"."""
    span = place.tree.sentence.span
    if _out_of(place, one):
        return frozenset({OUT_OF})
    if not CURRENCY.match(one.unit or ""):
        return frozenset()
    near = (q.unit for q in place.reading.quantities if span.start <= q.span.start < span.end)
    return frozenset(unit for unit in near if unit in SHARES)


def _out_of(place: Place, one: Quantity) -> bool:
    """Whether a number counts some out of another number: a preposition and a numeral stand behind its own."""
    words = place.tree.words
    first = next((w.index for w in words if w.start >= one.span.start and w.upos == "NUM"), len(words))
    linked = [w.upos for w in words[first + 1 : first + 4] if w.upos != "DET"]
    return one.low == one.high and linked[:2] == ["ADP", "NUM"]


def _period(place: Place) -> str | None:
    """The year or month of a sentence that names but one."""
    span = place.tree.sentence.span
    found = {t.edtf for t in place.reading.timexes if span.start <= t.span.start < span.end and t.edtf}
    periods = [edtf for edtf in found if PERIOD.fullmatch(edtf)]
    return periods[0] if len(periods) == 1 else None


def _roles(words: tuple[Word, ...], tables: Contrasts) -> frozenset[str]:
    """What a sum may be by the words around it: a cost, an aid, a fine."""
    return frozenset(role for w in words if (role := tables.roles.get(tables.lemma(w))))


def _sort(tables: Contrasts, one: Quantity, unit: str) -> str:
    """A share, money, a measure, people or another count."""
    named = one.unit or ""
    if named in SHARES or CURRENCY.match(named):
        return "share" if named in SHARES else "money"
    if UNITS in one.line:
        return "measure"
    return "people" if one.noun or unit == tables.counted.get(named) == PERSON else "count"


def _measured(place: Place, one: Quantity) -> str:
    """The senses of the words for what is measured, separated by blanks."""
    said = (one.of or one.unit or "").casefold()
    found = [w for w in place.tree.words if place.tables.counts(w) and w.lower in said]
    counted = place.tables.counted
    return " ".join(sorted({counted.get(place.tables.lemma(w)) or place.tables.sense(w) for w in found}))


def _unit_sense(tables: Contrasts, one: Quantity) -> str:
    """The sense of what is counted, or the unit."""
    unit = one.noun or one.unit or ""
    sense = tables.counted.get(unit.casefold()) or tables.senses.get(unit.casefold())
    return sense or (unit if unit.isupper() or len(unit) < 4 else stem(tables.code, unit))

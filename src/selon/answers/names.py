"""Who or what is meant by a name: all names of one, each with the reason why it is one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from sqlalchemy import select

from selon.answers.corrections import Said, corrections
from selon.answers.finding import Several
from selon.answers.standing import among
from selon.answers.times import Times
from selon.errors import NotFound
from selon.ledger import Ledger
from selon.ledger.calling import ALIAS, folded
from selon.ledger.schema import called, documents
from selon.ledger.store import Found

NEAR = 70
"""Likeness, of 100, from which on a name is offered for another."""
OFFERED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody or something: the `name` shown, all `names` under which documents know it, and the other names of it.

    `why` has the reason for each of `names` and of the other names, but for the one shown."""

    name: str
    names: frozenset[str]
    why: dict[str, str]


def named(ledger: Ledger, words: str, times: Times, *, first: bool = False) -> Named:
    """Who is meant: whoever has that name exactly, else the one whose name has all the words.

    Raises NotFound with the names that are near, and Several for more than one unless `first` takes the best."""
    said = corrections(ledger, times).aliases
    found = ledger.rows(select(called).where(called.c.folded == folded(words)))
    start = sorted({row["name"] for row in found}) or _holding(ledger, words, first=first)
    groups = _groups(ledger, start, words, said)
    if len(groups) > 1 and not first:
        raise Several(
            f"{words}: several names: {', '.join(one.name for one in groups[:OFFERED])}. Give one, or --first."
        )
    return groups[0]


def _holding(ledger: Ledger, words: str, *, first: bool) -> list[str]:
    """Names that have all the words; with `first`, else the nearest one."""
    rows = ledger.rows(select(called.c.folded, called.c.name).distinct())
    asked = set(folded(words).split())
    held = sorted({row["name"] for row in rows if asked and asked <= set(row["folded"].split())}, key=_by_length)
    if held:
        return held
    near = nearest(words, (row["name"] for row in rows))
    if near and first:
        return near[:1]
    raise NotFound(f"{words}: nobody and nothing of that name. Near: {', '.join(near) or 'none'}")


def nearest(words: str, known: Iterable[str]) -> list[str]:
    """Of the names that are known, those that look most like the words."""
    choices = {name: folded(name) for name in known}
    found = process.extract(folded(words), choices, scorer=fuzz.WRatio, limit=OFFERED, score_cutoff=NEAR)
    return [name for _, _, name in found]


def outlet_of(ledger: Ledger, words: str) -> list[str]:
    """The outlets of that name as documents write them; raises NotFound with those that are near."""
    rows = ledger.rows(select(documents.c.outlet).where(documents.c.outlet.is_not(None)).distinct())
    known = [str(row["outlet"]) for row in rows]
    found = [name for name in known if folded(name) == folded(words)]
    if not found:
        near = nearest(words, known) or sorted(known)[:OFFERED]
        raise NotFound(f"{words}: no outlet of that name. Near: {', '.join(near) or 'none'}")
    return found


def _groups(ledger: Ledger, start: Iterable[str], words: str, said: Iterable[Said]) -> list[Named]:
    """The names, those of one together; what is asked for by its own name comes first."""
    out: list[Named] = []
    for name in sorted(start, key=lambda name: (folded(name) != folded(words), *_by_length(name))):
        if not any(name in one.names for one in out):
            out.append(_together(ledger, name, list(said)))
    return out


def _by_length(name: str) -> tuple[int, str]:
    return len(name), name


def _together(ledger: Ledger, name: str, said: list[Said]) -> Named:
    """All names of one: its own, then step by step those that are joined to these."""
    names, folds, why = {name}, set[str](), dict[str, str]()
    waiting = {folded(name)}
    while waiting:
        folds |= waiting
        rows = ledger.rows(select(called).where(among(called.c.folded, waiting)))
        new = {row["name"] for row in rows if row["kind"] != ALIAS or _one_owner(row, rows)}
        for row in rows:
            if row["name"] in new:
                names.add(row["name"])
                why.setdefault(row["name"], row["why"])
        waiting = (_other_names(ledger, new, why) | _said(said, folds, why)) - folds
    shown = {other: reason for other, reason in why.items() if other != name}
    return Named(name=name, names=frozenset(names), why=shown)


def _one_owner(row: Found, rows: Iterable[Found]) -> bool:
    """Whether an alias is that of one name only: two people may have one last name."""
    return len({folded(one["name"]) for one in rows if one["kind"] == ALIAS and one["folded"] == row["folded"]}) == 1


def _other_names(ledger: Ledger, names: Iterable[str], why: dict[str, str]) -> set[str]:
    """The other names of these, as they are compared; those that are also another's are left out."""
    rows = ledger.rows(select(called).where(among(called.c.name, set(names))))
    aliases = {row["folded"] for row in rows if row["kind"] == ALIAS}
    owners: dict[str, set[str]] = defaultdict(set)
    for row in ledger.rows(select(called).where(among(called.c.folded, aliases), called.c.kind == ALIAS)):
        owners[row["folded"]].add(folded(row["name"]))
    for row in rows:
        why.setdefault(row["other"], row["why"])
    return {row["folded"] for row in rows if row["kind"] != ALIAS or len(owners[row["folded"]]) == 1}


def _said(said: Iterable[Said], folds: set[str], why: dict[str, str]) -> set[str]:
    """Names that people joined to these."""
    out = set()
    for line in said:
        one, other = line.target, line.other or line.target
        for here, there in ((one, other), (other, one)):
            if folded(here) in folds and folded(there) not in folds:
                out.add(folded(there))
                why[there] = f"a person said so on {line.recorded[:10]}: {line.why or 'no reason given'}"
    return out

"""Which issue, claim or name somebody means by an id or by words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz import process
from sqlalchemy import select

from selon.answers.corrections import corrections, merged
from selon.answers.times import Times
from selon.errors import NotFound
from selon.ledger import Ledger
from selon.ledger.schema import documents, log, positions, readings

Stems = Callable[[str, str], str]
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue: its id, its name, and the ids of its positions."""

    id: str
    name: str
    positions: tuple[str, ...]


class Several(NotFound):
    """The words name several issues; the message lists them."""


def withdrawn(ledger: Ledger) -> frozenset[str]:
    """The documents that were taken back."""
    found = ledger.rows(select(log.c.target).where(log.c.kind.in_(("withdraw", "erase"))))
    return frozenset(str(row["target"]) for row in found)


def newest(ledger: Ledger) -> dict[str, str]:
    """The newest reading of every document that was not taken back."""
    gone = withdrawn(ledger)
    found = ledger.rows(select(readings.c.id, readings.c.document).order_by(readings.c.recorded))
    return {row["document"]: row["id"] for row in found if row["document"] not in gone}


def document_of(ledger: Ledger, word: str) -> str:
    """The document with that id, the beginning of one, or that name; raises NotFound with the names near it."""
    found = ledger.rows(select(documents.c.id, documents.c.name))
    hits = [row["id"] for row in found if row["id"].startswith(word) or row["name"] == word]
    if len(hits) == 1:
        return str(hits[0])
    near = process.extract(word, sorted({row["name"] for row in found}), limit=3)
    raise NotFound(f"{word}: {len(hits) or 'no'} documents. Near: {', '.join(name for name, *_ in near) or 'none'}")


def issues(ledger: Ledger, times: Times | None = None) -> list[Issue]:
    """All issues, those with most positions first, with the corrections of the time asked for."""
    said, current = corrections(ledger, times), newest(ledger)
    roots = merged(ledger.topics(), said.same_issue)
    grouped: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in ledger.rows(
        select(
            positions.c.id,
            positions.c.claim,
            positions.c.topic,
            positions.c.issue,
            positions.c.reading,
            positions.c.document,
        )
    ):
        if current.get(row["document"]) == row["reading"] and not {row["id"], row["claim"]} & said.rejected.keys():
            grouped[roots.get(row["topic"], row["topic"])].append((row["id"], row["issue"]))
    made = [
        Issue(id=topic, name=_name([issue for _, issue in found]), positions=tuple(id for id, _ in found))
        for topic, found in grouped.items()
    ]
    return sorted(made, key=lambda one: (-len(one.positions), one.id))


def _name(told: list[str]) -> str:
    """The words by which an issue is listed: those whose words the others use most."""
    used = Counter(word for words in set(told) for word in set(_long(words)))
    common = {words: sum(used[word] for word in _long(words)) / (1 + len(_long(words))) for words in told}
    return max(common, key=lambda words: (len(words) <= LONGEST_NAME, common[words], len(words), words))


def _long(words: str) -> list[str]:
    """The words of more than three letters, which are mostly not grammatical."""
    return [word for word in words.casefold().replace("’", " ").replace("'", " ").split() if len(word) > 3]


def issue_of(ledger: Ledger, words: str, stems: Stems, times: Times | None = None, *, first: bool = False) -> Issue:
    """The issue with that id, or the one that words mean: of those whose positions have them all, the largest.

    Raises NotFound with what is near, and Several unless `first` takes the best."""
    known = issues(ledger, times)
    roots = merged(ledger.topics(), corrections(ledger, times).same_issue)
    by_id = next((one for one in known if one.id == roots.get(words, words)), None)
    if by_id is not None:
        return by_id
    languages = {row["language"] for row in ledger.rows(select(documents.c.language).distinct())} or {"fr"}
    hits: dict[str, set[str]] = defaultdict(set)
    for language in sorted(languages):
        for stem in stems(language, words).split():
            for row in ledger.search(stem, "position"):
                hits[row["id"]].add(stem)
    scored = [
        (len({stem for place in one.positions for stem in hits.get(place, ())}), len(one.positions), one)
        for one in known
    ]
    scored = sorted((row for row in scored if row[0]), key=lambda row: (-row[0], -row[1], row[2].id))
    if not scored:
        near = ", ".join(f"{one.id} {one.name}" for one in known[:5]) or "the ledger has none"
        raise NotFound(f"{words}: no issue has these words. Issues: {near}")
    best = [row for row in scored if row[:2] == scored[0][:2]]
    if len(best) > 1 and not first:
        listed = "; ".join(f"{row[2].id} {row[2].name}" for row in best[:5])
        raise Several(f"{words}: several issues: {listed}. Give an id, or --first.")
    return scored[0][2]

"""Clashes told by all that speaks for them together, and the weights that stand before it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from selon.claims.stems import stems
from selon.ledger import Ledger
from selon.ledger.accounts import Told
from selon.ledger.clashes import clash
from selon.ledger.evidence import Evidence, of_clauses
from selon.ledger.schema import conflicts
from selon.ledger.weighing import of_a_denial, of_counts, of_hardening, of_two_days, of_two_ends
from selon.ledger.weights import ALWAYS, chance, weights
from selon.records import ConflictKind, Pole, Span, Statement, StatementKind
from tests.ledger.articles import NOW, entry

DAY, NEXT = "2031-05-03", "2031-05-05"
HEAD = "Orvel : l'évacuation des halles Brunet\n\n"
CLASHING = {
    "the thing under a word for any": (
        "characterisation",
        "Les halles Brunet, à Orvel, ont été évacuées mardi. L'opération a été pacifique, selon le préfet d'Orvel.",
        "L'évacuation des halles Brunet a été violente, selon le syndicat d'Orvel.",
    ),
    "a predicate of few words": (
        "characterisation",
        "Le toit des halles Brunet, à Orvel, est refait. L'ouvrage est sûr, selon la mairie d'Orvel.",
        "Le toit des halles Brunet est dangereux, selon un artisan d'Orvel.",
    ),
}
QUIET = {
    "two things": (
        "Le toit des halles Brunet, à Orvel, est sûr, selon la mairie d'Orvel.",
        "Le carrefour de la gare d'Orvel est dangereux, selon un artisan.",
    ),
}
POLE = Pole(axis="peace", sign="+", of=frozenset({"march"}), word="calme", kind=ConflictKind.CHARACTERISATION)


def kinds(path: Path, *texts: str) -> list[str]:
    """The kinds of the conflicts of articles of two outlets and days."""
    with Ledger(path / "l.db", create=True) as ledger:
        days = (DAY, NEXT)
        ready = [entry(f"x{n}", HEAD + one, f"Gazette {n}", days[n]) for n, one in enumerate(texts)]
        ledger.add(ready, stems, NOW)
        return [str(row["kind"]) for row in ledger.rows(select(conflicts))]


@pytest.mark.parametrize("name", CLASHING)
def test_what_likely_clashes_is_found(name: str, tmp_path: Path) -> None:
    """Though no word of the one stands in the other for the thing."""
    kind, *texts = CLASHING[name]
    assert kinds(tmp_path, *texts) == [kind]


@pytest.mark.parametrize("name", QUIET)
def test_what_is_of_two_things_is_left_alone(name: str, tmp_path: Path) -> None:
    """Nothing is found."""
    assert kinds(tmp_path, *QUIET[name]) == []


def told(kind: StatementKind) -> Told:
    """A statement of a kind with nothing in it."""
    return Told(statement=Statement(kind=kind, span=Span(0, 1), reported_by="outlet", head="x"), document="a")


def clause(document: str, words: str, *, negated: bool = False) -> Told:
    """A clause of some words in an article."""
    said = frozenset(words.split())
    core = frozenset({"reprendr"}) if negated else frozenset()
    one = Statement(
        kind=StatementKind.CLAUSE,
        span=Span(200, 260),
        reported_by=document,
        head="reprendr",
        words=said,
        beside=said,
        plain=said,
        negated=negated,
        core=core,
    )
    return Told(statement=one, document=document, reported="2031-05-03", chain=(document, document))


def number(document: str, count: float) -> Told:
    """A count of boats in an article."""
    one = replace(told(StatementKind.QUANTITY).statement, low=count, high=count, unit="boat", sort="count")
    return Told(statement=one, document=document, chain=(document,))


def on_day(document: str, day: str) -> Told:
    """A sale on a day in an article."""
    one = replace(told(StatementKind.EVENT).statement, first=day, words=frozenset({"bac"}), beside=frozenset({"bac"}))
    return Told(statement=one, document=document, chain=(document,))


CLAUSE = told(StatementKind.CLAUSE)


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("poles", of_two_ends(CLAUSE, CLAUSE, POLE, POLE)),
        ("denial", of_a_denial(clause("a", "bac reprendr", negated=True), clause("b", "bac reprendr"))),
        ("numbers", of_counts(number("a", 12), number("b", 20))),
        ("firmness", of_hardening(CLAUSE, CLAUSE)),
        ("days", of_two_days(on_day("a", "2031-05-03"), on_day("b", "2031-05-09"))),
        ("clauses", of_clauses(CLAUSE, CLAUSE)),
    ],
)
def test_every_evidence_has_a_weight(rule: str, found: Evidence | None) -> None:
    """The file of weights and the evidence are of one making."""
    assert found is not None and set(weights()[rule]) == {*found, ALWAYS}
    for name in found:
        more = chance(rule, {**dict.fromkeys(found, 0.0), name: 1.0})
        assert (more > chance(rule, dict.fromkeys(found, 0.0))) is (weights()[rule][name] > 0)


def test_less_is_enough_where_two_articles_tell_one_story() -> None:
    """The same two clauses are left alone where nothing is known of their articles."""
    one = clause("a", "bac reprendr ambre service matin")
    other = clause("b", "bac reprendr ambre greffier quai soir", negated=True)
    assert clash(one, other, one_story=True) is not None
    assert clash(one, clause("b", "vent tomb"), one_story=True) is None


def test_a_denial_of_another_time_is_none_in_a_story_either() -> None:
    """What comes months after a denial does not contradict it."""
    one = clause("a", "bac reprendr ambre service matin")
    other = clause("b", "bac reprendr ambre greffier quai soir", negated=True)
    later = Told(statement=one.statement, document="a", reported="2031-09-03", chain=one.chain)
    assert clash(later, other, one_story=True) is None

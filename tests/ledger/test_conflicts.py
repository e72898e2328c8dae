"""Conflicts are found when an article comes in, through an index, and its statements are kept as they were."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from selon.claims.stems import stems
from selon.ledger import Ledger
from selon.ledger.clashes import Told, clash
from selon.ledger.conflicts import MOST_KEPT, keys
from selon.ledger.days import first_day, last_day
from selon.ledger.schema import conflicts, sides, statements
from selon.records import Span, Statement, StatementKind
from tests.ledger.articles import NOW, entry

ROOT = Path(__file__).parents[2]
TOLL = "Selon la préfecture de Norvent, l'incendie du port a fait {} morts."
OTHER = "L'incendie du port de Norvent a fait {} morts, selon les pompiers de Norvent."


def number(low: float | None, high: float | None, **more: object) -> Told:
    """A quantity of one thing, in an article of its own."""
    values: dict[str, object] = {
        "kind": StatementKind.QUANTITY,
        "span": Span(0, 9),
        "reported_by": "outlet",
        "head": "portee",
        "words": frozenset({"portee", "drone"}),
        "names": frozenset({"kestrel"}),
        "low": low,
        "high": high,
        "unit": "km",
        **more,
    }
    return Told(statement=Statement(**values), document=f"{low} {high} {more}")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "clashes"),
    [
        (number(300, None, strict=True), number(270, 300), True),
        (number(300, None), number(270, 300), False),
        (number(270, 300), number(290, 320), False),
        (number(270, 280), number(290, 320), True),
        (number(312, 312), number(300, 300, approx=True), False),
        (number(312, 312), number(250, 250, approx=True), True),
        (number(48.7, 48.7), number(49, 49), False),
        (number(48.7, 48.7), number(52.1, 52.1), True),
        (number(None, 40), number(45, None), True),
        (number(300, 300), number(400, 400, unit="mile"), False),
        (number(300, 300), number(400, 400, scope=frozenset({"seul"})), False),
        (number(300, 300, first="2030"), number(400, 400, first="2031-05"), False),
        (number(300, 300), number(400, 400, told=False), False),
        (number(300, 300), number(400, 400, names=frozenset({"merlin"})), False),
        (number(2.8, 2.8), number(-2.8, -2.8), False),
    ],
)
def test_numbers_clash_where_no_value_is_in_both(one: Told, other: Told, clashes: bool) -> None:
    """Both ways round."""
    assert [clash(one, other) is not None, clash(other, one) is not None] == [clashes, clashes]


def test_conflicts_stand_in_the_ledger_when_the_article_is_in(tmp_path: Path) -> None:
    """Nothing is compared when somebody asks."""
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add([entry("un", TOLL.format("douze"), "La Vigie", "2031-05-03")], stems, NOW)
        assert ledger.rows(select(conflicts)) == []
        ledger.add([entry("deux", OTHER.format("vingt"), "La Gazette", "2031-05-03")], stems, NOW)
        (row,) = ledger.rows(select(conflicts))
        assert row["kind"] == "numeric" and row["a_document"] != row["b_document"] and row["recorded"] == NOW


def test_only_articles_that_share_a_key_are_compared(tmp_path: Path) -> None:
    """A fire elsewhere has none in common, whatever its toll."""
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        here = entry("un", TOLL.format("douze"), "La Vigie", "2031-05-03")
        there = entry("deux", OTHER.format("vingt").replace("Norvent", "Armance"), "La Gazette", "2031-05-03")
        ledger.add([here, there], stems, NOW)
        mine, theirs = (
            {key for one in e.reading.statements if one.kind is StatementKind.QUANTITY for key in keys(one)}
            for e in (here, there)
        )
        assert mine and theirs and not mine & theirs
        assert ledger.rows(select(conflicts)) == []
    assert MOST_KEPT >= 20


def test_a_newer_reading_takes_the_place_of_the_older_in_the_index(tmp_path: Path) -> None:
    """The older statements stay, and no new article is held against them."""
    text = TOLL.format("douze")
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add([entry("un", text, "La Vigie", "2031-05-03")], stems, NOW)
        ledger.add([entry("un", text, "La Vigie", "2031-05-03", "g2")], stems, NOW)
        assert len({row["reading"] for row in ledger.rows(select(statements))}) == 2
        met = select(statements.c.reading).join(sides, sides.c.number == statements.c.number)
        assert len({row["reading"] for row in ledger.rows(met)}) == 1


def test_every_statement_quotes_its_text_and_is_erased_with_it(tmp_path: Path) -> None:
    """`verify` reads them too."""
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add([entry("un", TOLL.format("douze"), "La Vigie", "2031-05-03")], stems, NOW)
        assert ledger.verify() == []
        document = ledger.rows(select(statements.c.document))[0]["document"]
        ledger.erase(document, NOW, "asked for")
        assert ledger.rows(select(statements)) == []


ONE_ID = """
from selon.ledger.conflicts import statement_id
from selon.records import ConflictKind, Pole, Span, Statement, StatementKind
of = frozenset("bac quai port digue phare mole".split())
pole = Pole(axis="length", sign="+", of=of, word="long", kind=ConflictKind.CHARACTERISATION)
one = Statement(kind=StatementKind.CLAUSE, span=Span(0, 9), reported_by="outlet", head="etre", poles=(pole,))
print(statement_id("d", one))
"""


def test_the_id_of_a_statement_is_the_same_in_every_process() -> None:
    """Sets have another order in each; ids have not."""
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    ids = {
        subprocess.run(
            [sys.executable, "-c", ONE_ID],
            env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": path},
            capture_output=True,
            check=True,
        ).stdout
        for seed in range(3)
    }
    assert len(ids) == 1


def test_days_of_a_season() -> None:
    """As news counts it."""
    assert (first_day("2031-23"), last_day("2031-23")) == ("2031-09-01", "2031-11-30")

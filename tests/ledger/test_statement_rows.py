"""Statements in the ledger: written, read again, and kept in memory only while nobody else writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from benchmarks.readings import entries
from selon.claims.stems import stems
from selon.ledger import Ledger, conflicts, sqlite
from selon.ledger import store as store_module
from selon.ledger.accounts import Told
from selon.ledger.clashes import RULES, comparable
from selon.ledger.ready import ready
from selon.ledger.schema import statements
from selon.ledger.statement_rows import Known
from selon.records import Statement
from tests.answers.test_conflicts import AGREE, DISAGREE, Article
from tests.ledger.articles import NOW, entry

EVERY_RULE = {rule for rules in RULES.values() for rule in rules}


def told(articles: list[Article]) -> list[Told]:
    """The statements of some articles with who tells them."""
    made = [entry(f"a{n}", text, outlet, day) for n, (outlet, day, text) in enumerate(articles)]
    chains = [{one.id: one.chain for one in each.reading.attributions} for each in made]
    return [
        Told(
            statement=one,
            document=each.document,
            reported=each.reading.document.stated_published.value,
            chain=tuple(chain.get(one.reported_by, (each.reading.document.outlet,))),
        )
        for each, chain in zip(made, chains, strict=True)
        for one in each.reading.statements
    ]


def numbers(ledger: Ledger) -> set[int]:
    """Those of all statements of a ledger."""
    return {row["number"] for row in ledger.rows(select(statements.c.number))}


def test_what_is_not_compared_clashes_by_no_rule() -> None:
    """The quick look leaves nothing out; and it does leave most out."""
    every = [told(articles) for articles in [*(articles for _, articles in DISAGREE.values()), *AGREE.values()]]
    pairs = [(a, b) for some in every for a, b in product(some, some) if a is not b]
    left = [(a, b) for a, b in pairs if not comparable(a.statement, b.statement)]
    assert len(pairs) > len(left) > 20
    assert not any(rule(a, b) for a, b in left if a.statement.told and b.statement.told for rule in EVERY_RULE)


def test_a_statement_is_read_as_it_was_written(tmp_path: Path) -> None:
    """All of its fields."""
    made = [entry(name, text, outlet, day) for name, (_, [(outlet, day, text), *_]) in DISAGREE.items()]
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add(made, stems, NOW)
        with ledger._read() as connection:
            read = {one.id: one.told.statement for one in Known().loaded(connection, numbers(ledger)).values()}
    written: dict[str, Statement] = {
        conflicts.statement_id(one.document, statement): statement
        for one in made
        for statement in one.reading.statements
    }
    assert read == written


def test_what_another_process_changes_is_read_again(tmp_path: Path) -> None:
    """Within one run nothing is, unless it came in anew."""
    path, known = tmp_path / "l.db", Known()
    _, [first, second] = DISAGREE["two tolls"]
    with Ledger(path, create=True) as ledger, Ledger(path) as other:
        ledger.add([entry("a0", first[2], first[0], first[1])], stems, NOW)
        there = numbers(ledger)
        with ledger._write() as connection:
            known.begin(connection)
            assert known.loaded(connection, there).keys() == there
            known.end(connection)
        with ledger._write() as connection:
            known.begin(connection)
            assert known._sides.keys() == there
            known.end(connection)
        other.add([entry("a1", second[2], second[0], second[1])], stems, NOW)
        with ledger._write() as connection:
            known.begin(connection)
            assert not known._sides


def test_what_came_in_is_kept_as_it_is_read(tmp_path: Path) -> None:
    """The next article meets it without a look into the ledger."""
    path, known = tmp_path / "l.db", Known()
    _, [first, _] = DISAGREE["two tolls"]
    made = entry("a0", first[2], first[0], first[1])
    with Ledger(path, create=True) as ledger:
        ledger.add([made], stems, NOW)
        known.learn(conflicts.sides_of(ready(made, stems, NOW), 0))
        there = numbers(ledger)
        with ledger._read() as connection:
            assert known._sides.keys() == there and known.last == max(there)
            assert known.loaded(connection, there) == Known().loaded(connection, there)


def test_what_statements_have_in_common_is_kept_once(tmp_path: Path) -> None:
    """Sets of words and words that were read from the ledger are the same objects, so that many fit into memory."""
    (_, [(outlet, day, text), *_]), *_ = DISAGREE.values()
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add([entry(name, text, outlet, day) for name in ("a", "b")], stems, NOW)
        with ledger._read() as connection:
            read = [one.told.statement for one in Known().loaded(connection, numbers(ledger)).values()]
    sets = [words for one in read for words in (one.names, one.around) if words]
    assert len({id(words) for words in sets}) == len(set(sets)) < len(sets)


def test_what_came_in_is_not_read_again_in_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though what was asked for is written down behind the statements of each few articles."""
    read: list[int] = []

    def counted(_: Connection, wanted: Iterable[int]) -> Iterator[tuple[object, ...]]:
        read.extend(wanted)
        return iter(())

    monkeypatch.setattr(sqlite, "told", counted)
    monkeypatch.setattr(store_module, "TOGETHER", 5)
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add((replace(one, input=f"i{n}") for n, one in enumerate(entries(30))), stems, NOW)
    assert read == []

"""Which positions become one issue, whatever else the ledger holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from benchmarks.readings import COUNTRY, TOLD, entries
from selon.claims.stems import stems
from selon.ledger import Ledger, meeting, sqlite
from selon.ledger import store as store_module
from selon.ledger.schema import documents, parts, positions
from tests.ledger.articles import NOW, entry
from tests.ledger.conftest import Store

FERRY = "La préfète de Norvent a autorisé la navette de nuit du port."
BAN = "La préfète de Norvent a interdit la navette de nuit du port."


def topics(store: Store, *articles: tuple[str, str], together: bool = True) -> dict[str, str]:
    """The issue of each article by its name, the articles added at once or one by one."""
    made = [entry(name, text, "La Vigie", "2031-03-12") for name, text in articles]
    with store.open() as ledger:
        for some in [made] if together else [[one] for one in made]:
            ledger.add(some, stems, NOW)
        query = select(documents.c.name, positions.c.topic).join(positions, positions.c.document == documents.c.id)
        found = {row["name"]: row["topic"] for row in ledger.rows(query)}
        ends = ledger.ends(found.values())
        return {name: ends[topic] for name, topic in found.items()}


@pytest.mark.parametrize("together", [True, False], ids=["at once", "one by one"])
def test_names_and_words_that_meet_make_one_issue(store: Store, together: bool) -> None:
    """Through what is kept in memory, and through what is read again."""
    found = topics(
        store,
        ("un", FERRY),
        ("autre", "Le maire de Corlay soutient la digue de pierre."),
        ("deux", BAN),
        together=together,
    )
    assert found["un"] == found["deux"] != found["autre"]


@pytest.mark.parametrize("together", [True, False], ids=["at once", "one by one"])
def test_a_key_is_met_through_its_newest_holders(store: Store, monkeypatch: pytest.MonkeyPatch, together: bool) -> None:
    """So that a name that stands everywhere costs no more than others; what is older is not met any more."""
    monkeypatch.setattr(meeting, "NEWEST", 2)
    others = [
        (f"autre {thing}", f"La préfète de Norvent a autorisé {thing}.")
        for thing in ("la digue de pierre", "le marché couvert", "la criée neuve")
    ]
    near = topics(store, ("un", FERRY), others[0], ("deux", BAN), together=together)
    assert near["un"] == near["deux"]
    store.place = store.place.with_name("other.db")
    far = topics(store, ("un", FERRY), *others, ("deux", BAN), together=together)
    assert far["un"] != far["deux"]


def test_a_place_is_met_in_the_name_of_what_belongs_to_it(store: Store) -> None:
    """ "L'université de Valsorge" and "Valsorge" are names of one story; its bodies need no name in common."""
    found = topics(
        store,
        ("un", "Valsorge : la rotonde occupée\n\nLe président Marc Vauquelin interdit la rotonde aux étudiants."),
        ("deux", "L'université de Valsorge rouvre\n\nLe président Marc Vauquelin autorise la rotonde aux étudiants."),
    )
    assert found["un"] == found["deux"]


ONE_ARTICLE = {
    "what takes up the story without a name": (
        "La préfète de Norvent a autorisé la navette.\n\nLe bac partira lundi. Le maire dénonce une escalade.\n\n"
        "La régie condamne cette décision.",
        1,
    ),
    "a passage with names of its own": (
        "La préfète de Norvent a autorisé la navette.\n\nLe maire de Corlay a interdit le marché aux fleurs.",
        1,
    ),
    "a teaser": (
        "La préfète de Norvent a autorisé la navette.\n\nLe bac partira lundi. La mer est calme.\n\n"
        "À lire aussi : le maire de Norvent interdit le marché aux fleurs",
        2,
    ),
    "a round of short news": (
        "En bref\n\nLa préfète de Norvent a autorisé la navette du port.\n\n"
        "Ugo Sarrel a interdit le marché aux fleurs de Corlay.\n\n"
        "Irène Vaucastel soutient la digue de Tréguennec.\n\n"
        "Anselme Kerbastard refuse le stade de Brumelle.",
        4,
    ),
}


@pytest.mark.parametrize("name", ONE_ARTICLE)
def test_positions_of_one_article_are_of_its_story(store: Store, name: str) -> None:
    """Save what a teaser tells, and the items of a round of short news."""
    text, issues = ONE_ARTICLE[name]
    with store.open() as ledger:
        ledger.add([entry("un", text, "La Vigie", "2031-03-12")], stems, NOW)
        found = [row["topic"] for row in ledger.rows(select(positions.c.topic))]
        assert len(found) > 1 and len(set(ledger.ends(found).values())) == issues


def test_keys_that_nothing_asks_for_are_let_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that every article has stay in memory, though all keys together have too many parts for it."""
    asked: Counter[str] = Counter()
    look = sqlite.newest_with

    def counted(connection: Connection, key: str, most: int) -> list[Any]:
        asked[key] += 1
        return look(connection, key, most)

    monkeypatch.setattr(sqlite, "newest_with", counted)
    monkeypatch.setattr(meeting, "MOST_KEPT", 2500)
    monkeypatch.setattr(store_module, "TOGETHER", 5)
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add(entries(200), stems, NOW)
    assert max(asked.values()) > 1, "nothing was let go"
    assert asked[f"e:{COUNTRY.casefold()}"] == 1


@pytest.mark.parametrize("most", [10, 10**6], ids=["few in memory", "all in memory"])
def test_what_is_let_go_is_met_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """The issues are the same, whatever fits into memory."""
    monkeypatch.setattr(meeting, "MOST_KEPT", most)
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add(entries(90), stems, NOW)
        found = [row["topic"] for row in ledger.rows(select(positions.c.topic))]
        assert len(set(ledger.ends(found).values())) == 90 // TOLD


def test_what_is_read_again_meets_others_and_not_itself(tmp_path: Path) -> None:
    """Whether one run reads all articles again, or each its own: the older reading is met in neither."""
    found = []
    for name, at_once in (("once.db", True), ("each.db", False)):
        with Ledger(tmp_path / name, create=True) as ledger:
            ledger.add(entries(40), stems, NOW)
            again = [replace(one, grammar="g2") for one in entries(40)]
            for some in [again] if at_once else [[one] for one in again]:
                ledger.add(some, stems, NOW)
            rows = ledger.rows(select(positions.c.id, positions.c.reading, positions.c.topic))
            ends = ledger.ends({row["topic"] for row in rows})
            found.append({(row["reading"], row["id"]): ends[row["topic"]] for row in rows})
            assert len(ledger.rows(select(parts))) == 40
    assert found[0] == found[1]


def test_a_part_that_the_ledger_has_no_more_is_not_met() -> None:
    """Though its key is still in memory."""
    seats, held = meeting.Seats(), meeting.Held()
    for number, topic in enumerate(("ia", "ia", "ib")):
        seats.put(number, topic, None)
        seats.keep(held, number, 1.0)
    assert seats.topics(held) == {"ia": 2, "ib": 1}
    for number, left, counts in ((1, [0], {"ia": 1, "ib": 1}), (0, [], {"ib": 1})):
        seats.drop(number)
        held.topics = None
        assert seats.newest("ia", held) == left and seats.topics(held) == counts


def test_topics_of_a_key_are_counted_as_parts_come_and_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """As they are when they are counted anew."""
    monkeypatch.setattr(meeting, "NEWEST", 3)
    seats, held = meeting.Seats(), meeting.Held()
    for number in range(12):
        seats.put(number, f"i{number % 5 // 2}", None)
        seats.keep(held, number, 1.0)
        assert seats.topics(held) == seats.topics(meeting.Held(parts=held.parts))
    assert list(held.parts) == [9, 10, 11]

"""The ledger knows up to which record archives are in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from benchmarks.readings import entries
from selon.claims.stems import stems
from selon.ledger import Entry, Ledger
from selon.records import Member, Place
from tests.ledger.adding import NOW

SIZE = 900


def of_an_archive(made: Entry, at: int, *, size: int = SIZE, part: str = "") -> Entry:
    """The entry as the record of an archive that ends at a byte."""
    member = Member(archive="a.warc", size=size, part=part, start=Place(0, at - 10), end=Place(0, at))
    return replace(made, capture=replace(made.capture, member=member))


def test_the_end_of_the_last_record_is_known(tmp_path: Path) -> None:
    """By path, part, size and grammar; what came from no archive leaves no trace."""
    one, two, three, four = entries(4)
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        assert ledger.reached("a.warc", "", SIZE, one.grammar) is None
        ledger.add(
            [of_an_archive(one, 100), of_an_archive(two, 200), of_an_archive(three, 50, part="x"), four], stems, NOW
        )
        assert ledger.reached("a.warc", "", SIZE, one.grammar) == Place(0, 200)
        assert ledger.reached("a.warc", "x", SIZE, one.grammar) == Place(0, 50)
        for other in (("b.warc", "", SIZE, one.grammar), ("a.warc", "", 7, one.grammar), ("a.warc", "", SIZE, "newer")):
            assert ledger.reached(*other) is None


def test_a_run_from_the_start_takes_nothing_back(tmp_path: Path) -> None:
    """All that lies before the furthest place is there."""
    one, two = entries(2)
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add([of_an_archive(two, 200)], stems, NOW)
        ledger.add([of_an_archive(one, 100)], stems, NOW)
        assert ledger.reached("a.warc", "", SIZE, one.grammar) == Place(0, 200)


def test_bytes_that_were_read_are_known(tmp_path: Path) -> None:
    """By the same grammar."""
    one, two = entries(2)
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        ledger.add([one], stems, NOW)
        assert ledger.has(one.reading.document.digest, one.grammar)
        assert not ledger.has(one.reading.document.digest, "newer")
        assert not ledger.has(two.reading.document.digest, two.grammar)

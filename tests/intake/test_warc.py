"""Records of WARC files: whole ones, and files that are cut, altered or lie."""

from __future__ import annotations

import gzip
import io
import random
import struct
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator

from selon.errors import Damaged, InputError
from selon.intake import Progress, captures
from selon.intake.stretches import Stretches, Unpacked
from selon.intake.warc import Broken, Record, records
from selon.records import Capture
from tests.intake import archives
from tests.intake.archives import Made

THREE = archives.three()
FORMS = {"plain": b"".join(THREE), "packed": archives.packed(THREE), "in one": archives.in_one(THREE)}
ENDS = {
    "plain": [len(b"".join(THREE[:n])) for n in range(4)],
    "packed": [len(archives.packed(THREE[:n])) for n in range(4)],
}
CLOSING = {"plain": 4, "packed": 16}
"""Bytes at the end of a record without which all of its content is there."""


def found(data: bytes) -> list[Record | Broken]:
    """What stands in the bytes of a file."""
    file = io.BytesIO(data)
    return list(records(Stretches(file) if data.startswith(b"WARC") else Unpacked(file)))


def whole(data: bytes) -> list[bytes]:
    """The contents of the whole records."""
    return [one.content or b"" for one in found(data) if isinstance(one, Record)]


def taken(path: Path, data: bytes) -> tuple[list[Capture], list[InputError], Progress]:
    """What comes of a file with these bytes; every record that began is accounted for."""
    path.write_bytes(data)
    progress = Progress()
    items = list(captures([path], progress=progress))
    assert progress.records == progress.captures + sum(progress.skipped.values()) + progress.damaged
    good = [item for item in items if isinstance(item, Capture)]
    return good, [item for item in items if isinstance(item, InputError)], progress


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_the_same_records(form: str) -> None:
    """Plain, a gzip member for each, one for all: what FastWARC finds as well."""
    theirs = [one.reader.read() for one in ArchiveIterator(io.BytesIO(FORMS[form]), parse_http=False)]
    assert whole(FORMS[form]) == theirs and len(theirs) == 3


def test_members_that_end_amid_a_record_are_joined() -> None:
    """As bgzip writes them, in blocks."""
    data = FORMS["plain"]
    blocks = b"".join(gzip.compress(data[at : at + 100]) for at in range(0, len(data), 100))
    assert whole(blocks) == whole(data)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_was_cut_says_where(form: str) -> None:
    """At every offset: the whole records before it are there, and an error names the offset."""
    data, expected = FORMS[form], whole(FORMS["plain"])
    for cut in range(6, len(data)):
        items = found(data[:cut])
        told = [one.fact for one in items if isinstance(one, Broken)]
        contents = [one.content for one in items if isinstance(one, Record)]
        assert contents == expected[: len(contents)]
        if form in ENDS:
            least = sum(end <= cut for end in ENDS[form][1:])
            most = sum(end - CLOSING[form] <= cut for end in ENDS[form][1:])
            assert least <= len(contents) <= most, cut
        between = cut in ENDS.get(form, ())
        assert told == [] if between else len(told) == 1 and told[0].startswith(f"truncated at offset {cut}"), cut


@pytest.mark.parametrize("form", ["plain", "packed"])
def test_an_altered_byte_costs_one_record_at_most(form: str) -> None:
    """At every offset: the other records are there, and what is lost is told."""
    data, expected, chance = FORMS[form], whole(FORMS["plain"]), random.Random(form)
    for at in range(6, len(data)):
        altered = bytearray(data)
        altered[at] ^= chance.choice((1, 0x20, 0x80, 0xFF))
        hit = next(n for n in range(3) if at < ENDS[form][n + 1])
        items = found(bytes(altered))
        contents = [one.content for one in items if isinstance(one, Record)]
        assert [one for n, one in enumerate(expected) if n != hit and one not in contents] == [], at
        assert len(contents) == 3 or any(isinstance(one, Broken) for one in items), at


def test_an_altered_page_is_refused_by_its_digest(tmp_path: Path) -> None:
    """Where the record names the digest of its block."""
    good, bad, _ = taken(tmp_path / "a.warc", FORMS["plain"].replace(b"pont 1", b"pont 9"))
    assert len(good) == 2 and "digest" in str(bad[0])


@pytest.mark.parametrize(("length", "fact"), [(20, "something else follows"), (9000, "another begins after")])
def test_a_length_that_lies_costs_its_record(tmp_path: Path, length: int, fact: str) -> None:
    """Too short or too long: the next record is found again."""
    liar = archives.response("https://journal.example/l.html", archives.page("Le bac"), length=length)
    good, bad, _ = taken(tmp_path / "a.warc", THREE[0] + liar + THREE[1] + THREE[2])
    assert len(good) == 3 and len(bad) == 1 and fact in bad[0].fact
    assert isinstance(bad[0], Damaged) and bad[0].offset == len(THREE[0])


@pytest.mark.parametrize("length", ["-5", "99999999999999999999", "10**20", "", "1e3"])
@pytest.mark.parametrize("pack", [b"".join, archives.packed])
def test_a_length_that_is_none_costs_its_record(tmp_path: Path, length: str, pack: object) -> None:
    """Negative, beyond all measure, or no number."""
    liar = archives.response("https://journal.example/l.html", archives.page("Le bac"), length=length)
    good, bad, _ = taken(tmp_path / "a.warc", pack([THREE[0], liar, THREE[1]]))  # type: ignore[operator]
    assert len(good) == 2 and len(bad) == 1


def test_a_length_beyond_every_page_is_not_believed(tmp_path: Path) -> None:
    """Forty megabytes that are not there: the next record ends it."""
    liar = archives.response("https://journal.example/l.html", archives.page("Le bac"), length=40_000_000)
    good, bad, _ = taken(tmp_path / "a.warc", THREE[0] + liar + THREE[1])
    assert len(good) == 2 and "another begins" in bad[0].fact


def test_a_record_longer_than_a_page_is_passed_by(tmp_path: Path) -> None:
    """A film is skipped by its type, a page is refused, and neither is held as a whole."""
    film = archives.response("https://a.example/f", bytes(26_000_000), header="Content-Type: video/mp4\r\n")
    long = archives.response("https://a.example/p", b"a" * 26_000_000)
    good, bad, progress = taken(tmp_path / "a.warc", THREE[0] + film + long + THREE[1])
    assert len(good) == 2 and progress.skipped["video/mp4"] == 1 and "longer than a page" in str(bad[0])


@pytest.mark.parametrize("pack", [b"".join, archives.packed])
@pytest.mark.parametrize("head", [f"X: {'a' * 200_000}", "\r\n".join(["X: a"] * 100_000)], ids=["long", "many"])
def test_a_header_without_end_costs_its_record(tmp_path: Path, pack: object, head: str) -> None:
    """One line of 200 kB, a hundred thousand lines."""
    liar = archives.record(Made(body=b"a", extra=head))
    good, bad, _ = taken(tmp_path / "a.warc", pack([THREE[0], liar, THREE[1]]))  # type: ignore[operator]
    assert len(good) == 2 and "has no end" in bad[0].fact


def test_garbage_between_members_is_told_and_passed_by(tmp_path: Path) -> None:
    """Among it what looks like the beginning of a member."""
    one, two, three = (gzip.compress(each) for each in THREE)
    data = one + b"\x1f\x8b\x08 no member " * 50 + two + bytes(40_000) + b"x" * 9000 + three
    good, bad, _ = taken(tmp_path / "a.warc.gz", data)
    assert len(good) == 3 and len(bad) == 2
    assert [error.offset for error in bad if isinstance(error, Damaged)][0] == len(one)


def test_zeros_at_the_end_are_no_damage(tmp_path: Path) -> None:
    """They fill the last block of a tape."""
    good, bad, _ = taken(tmp_path / "a.warc.gz", FORMS["packed"] + bytes(10_000))
    assert len(good) == 3 and not bad


def test_a_bomb_is_left_alone(tmp_path: Path) -> None:
    """A member that unpacks to far more than it has is stopped, in little memory, and the next one is read."""
    head = archives.record(Made(length=300_000_000))[:-4]
    bomb = gzip.compress(head + bytes(200_000_000))
    tracemalloc.start()
    good, bad, _ = taken(tmp_path / "a.warc.gz", gzip.compress(THREE[0]) + bomb + gzip.compress(THREE[1]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(good) == 2 and "200 times" in bad[0].fact
    assert peak < 60_000_000


def test_what_is_no_warc_at_all_says_so(tmp_path: Path) -> None:
    """A page under that name."""
    good, bad, _ = taken(tmp_path / "a.warc", b"<html><p>Le pont.</p></html>")
    assert not good and "are no record" in bad[0].fact


@pytest.mark.parametrize("seed", range(6))
def test_nothing_that_is_thrown_together_stops_the_reader(seed: int, tmp_path: Path) -> None:
    """Records shuffled, cut, doubled, with noise between: every record that begins is accounted for."""
    chance = random.Random(seed)

    def parts() -> Iterator[bytes]:
        for _ in range(12):
            one = chance.choice(THREE)
            piece = chance.choice((one, gzip.compress(one), one[: chance.randrange(len(one))], struct.pack("<Q", seed)))
            yield piece if chance.random() < 0.8 else piece[chance.randrange(len(piece)) :]

    for name in ("a.warc", "a.warc.gz"):
        taken(tmp_path / name, b"".join(parts()))


class Failing(io.BytesIO):
    """A file that the system does not give whole."""

    def __init__(self, data: bytes, after: int) -> None:
        super().__init__(data)
        self.left = after

    def read(self, size: int | None = -1, /) -> bytes:
        """At most what is left; then an error of the disk."""
        if self.left <= 0:
            raise OSError(5, "Input/output error")
        data = super().read(min(size if size and size > 0 else self.left, self.left))
        self.left -= len(data)
        return data


@pytest.mark.parametrize("form", FORMS)
def test_a_disk_that_fails_keeps_what_was_read(form: str) -> None:
    """The records before are there, and the error of the disk is told."""
    data = FORMS[form]
    file = Failing(data, ENDS[form][2] + 60 if form in ENDS else len(data) - 20)
    items = list(records((Stretches if form == "plain" else Unpacked)(file)))
    assert sum(isinstance(one, Record) for one in items) == 2
    assert any("cannot be read on" in one.fact for one in items if isinstance(one, Broken))

"""Time expressions under two conventions, on invented passages."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation import timebank
from evaluation.annotation import Timex
from evaluation.tally import Tally
from selon.records import Span


def timex(words: str, text: str, value: str, kind: str = "DATE") -> Timex:
    """An expression by its words."""
    start = text.index(words)
    return Timex(span=Span(start, start + len(words)), type=kind, value=value)


def rewritten(text: str, value: str, kind: str = "DATE") -> list[tuple[str, str | None, str | None]]:
    """Words, type and value of what a text that is one expression becomes."""
    parts = timebank.theirs(timex(text, text, value, kind), text)
    return [(text[slice(*part.span)], part.type, part.value) for part in parts]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("du 2 au 9 juin", "2", "9 juin"),
        ("Entre 2020 et 2025", "2020", "2025"),
        ("entre le 2 mai et le 9 juin", "2 mai", "9 juin"),
        ("entre les17 et 23 mars", "17", "23 mars"),
        ("entre l'été et l’automne 2030", "été", "automne 2030"),
        ("de mi-mars à fin avril", "mi-mars", "fin avril"),
        ("2029-2030", "2029", "2030"),
        ("mars – avril 2030", "mars", "avril 2030"),
        ("28, 29 juin", "28", "29 juin"),
        ("27, 28 et 29 juin", "27", "29 juin"),
        ("dimanche 1er au samedi 7 juin", "dimanche 1er", "samedi 7 juin"),
    ],
)
def test_a_range_is_its_two_ends(text: str, first: str, second: str) -> None:
    """Each with its side of the value, and without the words around it."""
    assert rewritten(text, "a/b") == [(first, "DATE", "a"), (second, "DATE", "b")]


def test_ranges_of_hours_and_durations_split_alike() -> None:
    """The type is that of the range."""
    hours = rewritten("de 9 h à 12 h 30", "2031-05-15T09:00/2031-05-15T12:30", "TIME")
    assert hours == [("9 h", "TIME", "2031-05-15T09:00"), ("12 h 30", "TIME", "2031-05-15T12:30")]
    assert rewritten("de 8 à 24 mois", "P8M/P24M", "DURATION")[0] == ("8", "DURATION", "P8M")


@pytest.mark.parametrize(
    ("text", "value", "day", "hour"),
    [
        ("samedi 7 juin à 17 h", "2031-06-07T17:00", ("samedi 7 juin", "DATE", "2031-06-07"), "17 h"),
        ("vendredi, 20 h 30", "2031-05-16T20:30", ("vendredi", "DATE", "2031-05-16"), "20 h 30"),
        ("jeudi à midi", "2031-05-15T12:00", ("jeudi", "DATE", "2031-05-15"), "midi"),
        ("ce soir à 00 h 10", "2031-05-15T00:10", ("ce soir", "TIME", "2031-05-15TEV"), "00 h 10"),
        ("hier après-midi à 15:00", "2031-05-14T15:00", ("hier après-midi", "TIME", "2031-05-14TAF"), "15:00"),
    ],
)
def test_a_day_and_its_hour_are_two(text: str, value: str, day: tuple[str, str, str], hour: str) -> None:
    """The day keeps the part that it names."""
    assert rewritten(text, value, "TIME") == [day, (hour, "TIME", value)]


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("samedi 7 juin", "2031-06-07", "DATE"),
        ("mardi soir", "2031-05-13TEV", "TIME"),
        ("4 h mardi", "2031-05-13T04:00", "TIME"),
        ("17 h 30", "2031-05-15T17:30", "TIME"),
        ("chaque année", "P1Y", "SET"),
        ("ensemble", "a/b", "DATE"),
    ],
)
def test_what_shows_no_seam_stays(text: str, value: str, kind: str) -> None:
    """Simple expressions are the same in both conventions."""
    assert rewritten(text, value, kind) == [(text, kind, value)]


def test_a_rate_is_its_unit() -> None:
    """The preposition goes."""
    assert rewritten("par an", "P1Y", "SET") == [("an", "SET", "P1Y")]


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("2031-05-15T20:00:00", "2031-05-15T20:00"),
        ("2031-05-15T20:00Z", "2031-05-15T20:00"),
        ("203X", "203"),
        ("20XX", "20"),
        ("2031-23", "2031-FA"),
        ("2031-HI", "2031-WI"),
        ("P01D", "P1D"),
        ("P10Y", "P10Y"),
        ("2031-05", "2031-05"),
        ("PT24H", "PT24H"),
        (None, ""),
    ],
)
def test_values_are_compared_in_one_spelling(written: str | None, same: str) -> None:
    """Nothing is converted."""
    assert timebank.spelling(written) == same


def test_each_expression_of_the_gold_takes_one_of_the_system() -> None:
    """The article does not count; a span beside the right one is relaxed, a false alarm lowers precision."""
    text = "L'été et le 3 juin, puis dès le 5 juin 2032 au matin."
    gold = [timex("L'été", text, "2031-22"), timex("le 3 juin", text, "2031-06-03"), timex("5 juin", text, "x")]
    system = [timex("été", text, "2031-SU"), timex("3", text, "2031-06-03"), timex("matin", text, "TMO")]
    found = timebank.compare(gold, system, text)
    assert found == {"strict": Tally(1, 3, 3), "relaxed": Tally(2, 3, 3), "relaxed+value": Tally(2, 3, 3)}
    assert timebank.compare(gold, [], text)["relaxed"] == Tally(0, 3, 0)


def test_the_table_has_both_conventions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One range and one day with its hour: one expression each in our convention, two in theirs."""
    folder = tmp_path / timebank.FOLDER
    folder.mkdir()
    ends = ("2", "2031-06-02"), ("9 juin", "2031-06-09")
    first, last = (f"<TIMEX3 type='DATE' value='{value}'>{words}</TIMEX3>" for words, value in ends)
    day = "<TIMEX3 type='DATE' value='2031-05-16'>vendredi</TIMEX3>"
    hour = "<TIMEX3 type='TIME' value='2031-05-16T20:00'>20 h</TIMEX3>"
    (folder / "a.tml").write_text(
        "<TimeML><DCT><TIMEX3 functionInDocument='CREATION_TIME' value='2031-05-15'/></DCT>"
        f"<TEXT>Le gymnase sera fermé du {first} au {last}. Le concert commencera {day} à {hour}.</TEXT></TimeML>",
        encoding="utf-8",
    )
    assert timebank.main(["--data", str(tmp_path)]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    shown = {" ".join(words[:2]): words[2:] for words in lines if words and words[0] in ("house,", "theirs,")}
    assert shown["house, strict"] == ["0.0", "0.0", "0.0", "4", "2", "0"]
    assert shown["theirs, relaxed+value"] == ["100.0", "100.0", "100.0", "4", "4", "4"]
    assert ["HeidelTime", "2.2.1,", "documents", "of", "1999", "84.7", "89.1", "74.1", "230"] in lines

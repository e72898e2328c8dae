"""`selon watch`, from the outside: journey 9."""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from selon.cli import main
from tests.cli.test_fetch import feed, html
from tests.cli.watched import started
from tests.intake.served import site

EXAMPLES = Path(__file__).parents[2] / "examples"
FIRST, SECOND = EXAMPLES / "04-gazette-doute-v1.txt", EXAMPLES / "05-gazette-doute-v2.txt"
ATOM = "{http://www.w3.org/2005/Atom}"
KILLS = int(os.environ.get("SELON_KILLS", "1"))


class Beat:
    """A folder that somebody watches."""

    def __init__(self, path: Path) -> None:
        self.path, self.folder = path, path / "articles"
        self.folder.mkdir()

    def put(self, file: Path, name: str = "", change: Callable[[str], str] = str) -> None:
        """Let an article come in, under another name or with other words."""
        text = change(file.read_text(encoding="utf-8"))
        (self.folder / (name or file.name)).write_text(text, encoding="utf-8")

    def look(self, *words: str) -> Result:
        """Look once."""
        given = ["--ledger", str(self.path / "l.db"), "watch", str(self.folder), "--once", *words]
        return CliRunner().invoke(main, given)

    def lines(self, *words: str) -> list[str]:
        """What one look tells."""
        result = self.look(*words)
        assert result.exit_code == 0, result.output
        return result.stdout.splitlines()


@pytest.fixture
def beat(tmp_path: Path) -> Beat:
    """A folder with one article, looked at once."""
    made = Beat(tmp_path)
    made.put(FIRST)
    assert made.lines() == []
    return made


def test_a_changed_number_and_a_dropped_hedge_are_a_line_each_and_no_look_tells_them_twice(beat: Beat) -> None:
    """The article was written anew in its place: no correction notice."""
    beat.put(SECOND, FIRST.name)
    number, hedge = beat.lines()
    assert "number" in number and "Quatre trains -> Six trains, source unchanged, not announced" in number
    assert "firmness" in hedge and "hedge removed auraient -> ont" in hedge
    assert beat.lines() == []


def test_only_the_kinds_asked_for_are_told(beat: Beat) -> None:
    """The others are not kept for later."""
    beat.put(SECOND, FIRST.name)
    (line,) = beat.lines("--when", "number")
    assert "Six trains" in line
    assert beat.lines() == []


def test_typing_errors_layout_teasers_and_copies_tell_nothing(beat: Beat) -> None:
    """A new teaser, other signs, a date of update; the same text under another outlet's name."""

    def edited(text: str) -> str:
        text = text.replace("réamenager", "réaménager").replace("« ", '"').replace(" »", '"')
        text = text.replace("la halle aux poissons rouvrira", "la criée rouvrira")
        return text.replace("7 h 40", "7 h 40 - Mis à jour le 2 mai 2031 à 21 h 00")

    beat.put(FIRST, change=edited)
    beat.put(FIRST, "copie.txt", lambda text: text.replace("La Gazette de Port-Héron\n", "Rivages 24\n"))
    assert beat.lines() == []


def test_a_new_state_is_told_with_who_takes_it_and_on_whose_word(beat: Beat) -> None:
    """By an article that is neither a version nor a copy."""
    beat.put(EXAMPLES / "08-courrier-visa-leve.txt")
    lines = beat.lines("--when", "position,source")
    assert any("AUTHORISE, VFN: « a levé l’exigence de visa lundi »" in line for line in lines)
    assert any("new origin: Radio Misaine" in line for line in lines)


def test_what_is_there_at_the_first_look_is_told_when_asked_for(tmp_path: Path) -> None:
    """In the order of the reports; without --all it is known, and nothing is told."""
    made = Beat(tmp_path)
    made.put(FIRST)
    (first, *_) = made.lines("--all")
    assert "new issue" in first and first.startswith("2031-05-02  position")


def test_what_cannot_be_read_is_said_once(beat: Beat) -> None:
    """The others are read."""
    (beat.folder / "bild.txt").write_bytes(b"\x89PNG")
    beat.put(SECOND)
    first, again = beat.look(), beat.look()
    assert "PNG" in first.stderr and "Six trains" in first.stdout
    assert "PNG" not in again.stderr


def test_feeds_have_an_entry_for_each_change(beat: Beat, tmp_path: Path) -> None:
    """Atom and JSON Feed with the same ids, in a file that is written whole, or at once."""
    beat.put(SECOND, FIRST.name)
    file = tmp_path / "feed.xml"
    assert beat.lines("--output", "atom", "--to", str(file)) == []
    feed = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    ids = [one.findtext(f"{ATOM}id") for one in feed.iter(f"{ATOM}entry")]
    assert len(ids) == 2
    items = json.loads("\n".join(beat.lines("--output", "jsonfeed")))["items"]
    assert [one["id"] for one in items] == ids
    assert items[0]["_selon"]["kind"] == "firmness" and "auraient" in items[0]["content_text"]


def test_a_command_gets_each_change_and_gets_it_again_when_it_fails(beat: Beat, tmp_path: Path) -> None:
    """As JSON on its standard input."""
    beat.put(SECOND, FIRST.name)
    out = tmp_path / "got"
    append = f"import sys; open({str(out)!r}, 'a').write(sys.stdin.read())"
    failed = beat.look("--run", f'{sys.executable} -c "raise SystemExit(3)"')
    assert failed.exit_code == 1 and "ended with 3" in failed.stderr
    assert beat.look("--run", f'{sys.executable} -c "{append}"').exit_code == 0
    got = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [one["kind"] for one in got] == ["number", "firmness"]
    assert beat.lines() == []


def test_a_feed_is_watched_as_a_folder_is(tmp_path: Path) -> None:
    """Its page has other words the next time: journey 9, over a site on this machine."""
    first, second = (file.read_text(encoding="utf-8") for file in (FIRST, SECOND))
    with site() as here:
        here.answers |= {"/feed.xml": feed("/doute"), "/doute": html("Train de nuit : le doute", first)}

        def look() -> Result:
            words = ["--ledger", str(tmp_path / "l.db"), "watch", here.url("/feed.xml"), "--once"]
            return CliRunner().invoke(main, words, obj=here.access())

        assert (look().stdout, look().stdout) == ("", "")
        changed = feed("/doute")
        here.answers["/feed.xml"] = replace(changed, body=changed.body.replace(b"<title>T<", b"<title>U<"))
        here.answers["/doute"] = html("Train de nuit : le doute", second)
        lines = look().stdout.splitlines()
        assert ["Six trains" in lines[0], "auraient -> ont" in lines[1], len(lines)] == [True, True, 2]
        assert look().stdout == ""


@pytest.mark.parametrize(
    "words", [("--when", "weather"), ("--every", "soon"), ("--output", "atom", "--run", "true"), ("--every", "0m")]
)
def test_wishes_that_make_no_sense_are_refused(beat: Beat, words: tuple[str, ...]) -> None:
    """With what would."""
    assert beat.look(*words).exit_code == 2


@pytest.mark.parametrize("turn", range(KILLS))
def test_a_kill_loses_no_line_and_tells_none_twice(turn: int, tmp_path: Path) -> None:
    """Into a file; killed at any moment, as often as it takes, then left to end."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for file in (FIRST, SECOND, EXAMPLES / "08-courrier-visa-leve.txt"):
        shutil.copy(file, folder)
    begun = time.perf_counter()
    assert started(tmp_path / "whole.db", folder, tmp_path / "whole").wait() == 0
    seconds = time.perf_counter() - begun
    chance = random.Random(turn)
    for _ in range(3):
        process = started(tmp_path / "l.db", folder, tmp_path / "lines")
        time.sleep(chance.uniform(0, seconds))
        process.kill()
        process.wait()
    assert started(tmp_path / "l.db", folder, tmp_path / "lines").wait() == 0
    expected = (tmp_path / "whole").read_text(encoding="utf-8").splitlines()
    assert (tmp_path / "lines").read_text(encoding="utf-8").splitlines() == expected
    assert len(expected) > 5

"""What the terminal at hand can show, and the progress of a long run."""

from __future__ import annotations

import io
import sys

import pytest

from selon.cli.options import Tally
from selon.cli.screen import look, progress


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch):
    """Called in a test: standard output and standard error become terminals, with that environment alone."""

    def begin(*, encoding: str = "utf-8", **environment: str) -> None:
        for name in ("NO_COLOR", "COLUMNS", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
            monkeypatch.delenv(name, raising=False)
        for name, value in {"TERM": "xterm-256color", **environment}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(Screen, "encoding", encoding)
        monkeypatch.setattr(sys, "stdout", Screen())
        monkeypatch.setattr(sys, "stderr", Screen())

    return begin


def shown(paths: str) -> str:
    """What stands on standard error after a run over the paths, one letter each, the last of them refused."""
    tally = Tally()
    with progress(tuple(paths), tally):
        for _ in paths:
            tally.one_more()
        tally.say(f"{paths[-1]}: it is empty. Give another.")
    return sys.stderr.getvalue()


def test_a_terminal_gets_type_and_colour(terminal):
    """Both where the terminal has both."""
    terminal()
    found = look()
    assert (found.styled, found.coloured, found.ascii) == (True, True, False)


def test_no_color_takes_the_colour_away(terminal):
    """And leaves bold and underlined type."""
    terminal(NO_COLOR="1")
    assert (look().styled, look().coloured) == (True, False)


def test_a_dumb_terminal_gets_plain_text(terminal):
    """TERM=dumb is not asked for bold."""
    terminal(TERM="dumb")
    assert look().styled is False


def test_an_encoding_without_line_drawing_gets_ascii(terminal):
    """Latin 1 has letters for French and none for lines."""
    terminal(encoding="latin-1")
    assert look().ascii is True


@pytest.mark.parametrize(("columns", "width"), [("70", 70), ("400", 160)])
def test_the_width_follows_the_screen_up_to_a_limit(terminal, columns, width):
    """A very wide screen is not filled: long lines are hard to follow."""
    terminal(COLUMNS=columns)
    assert look().width == width


def test_a_width_asked_for_is_kept(terminal):
    """Even beyond the limit."""
    terminal()
    assert look(width=400).width == 400


def test_more_than_a_few_files_get_a_bar(terminal):
    """With the count, and a refusal on a line of its own."""
    terminal()
    text = shown("abcd")
    assert "4/4" in text
    assert "selon: d: it is empty. Give another.\n" in text


def test_a_few_files_get_no_bar(terminal):
    """Three articles are read before a bar is seen."""
    terminal()
    assert shown("abc") == "selon: c: it is empty. Give another.\n"


def test_a_file_gets_no_bar(terminal, monkeypatch):
    """Standard error that is not a terminal has the refusals alone."""
    terminal()
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert shown("abcd") == "selon: d: it is empty. Give another.\n"


def test_nothing_of_the_bar_is_on_standard_output(terminal):
    """Whatever reads standard output reads the answer alone."""
    terminal()
    shown("abcd")
    assert sys.stdout.getvalue() == ""

"""What is longer than the screen goes through a pager, where there is a screen; tested on a terminal of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.answers.harbour import moored

fcntl, pty, termios = (pytest.importorskip(name) for name in ("fcntl", "pty", "termios"))  # not on Windows
SELON = (sys.executable, "-c", "from selon.cli import main; main(prog_name='selon')")
SED = "sed s/^/paged:/"
ASK = ("claims",)
Terminal = Callable[..., str]


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A function from a command, the lines of a terminal and its variables to what stands on it in the end."""
    moored(tmp_path).close()

    def run(words: tuple[str, ...], lines: int = 10, **variables: str) -> str:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, lines.to_bytes(2, sys.byteorder) + (80).to_bytes(2, sys.byteorder) * 3)
        kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "PAGER", "LESS")}
        env = {**kept, "TERM": "xterm", "SELON_LEDGER": str(tmp_path / "harbour.db"), **variables}
        process = subprocess.Popen([*SELON, *words], stdin=theirs, stdout=theirs, stderr=theirs, env=env)
        os.close(theirs)
        shown = _read(ours)
        assert process.wait() == 0, shown
        return shown

    return run


def _read(end: int) -> str:
    """All that is written to a terminal until its last writer has gone."""
    out = b""
    while True:
        try:
            some = os.read(end, 4096)
        except OSError:  # Linux says so when nobody holds the other end any more
            some = b""
        if not some:
            os.close(end)
            return out.decode()
        out += some


def test_a_long_answer_goes_through_the_pager(terminal: Terminal) -> None:
    """Every line of it, through the one that PAGER names."""
    shown = terminal(ASK, PAGER=SED)
    assert "paged:" in shown and shown.count("paged:") > 10 and "Léon Ferrec" in shown


@pytest.mark.parametrize(
    ("words", "lines", "variables"),
    [
        (ASK, 400, {"PAGER": SED}),
        ((*ASK, "--no-pager"), 10, {"PAGER": SED}),
        ((*ASK, "--format", "csv"), 10, {"PAGER": SED}),
        (ASK, 10, {"PAGER": SED, "TERM": "dumb"}),
        (ASK, 10, {"PAGER": "cat"}),
        (ASK, 10, {"PAGER": ""}),
    ],
    ids=["room", "option", "format", "dumb", "cat", "none"],
)
def test_it_is_written_at_once_where_a_pager_is_of_no_use(
    terminal: Terminal, words: tuple[str, ...], lines: int, variables: dict[str, str]
) -> None:
    """There is room for it, somebody does not want one, or it is not for a person."""
    shown = terminal(words, lines, **variables)
    assert "paged:" not in shown and "Léon Ferrec" in shown


def test_nothing_is_paged_without_a_terminal(tmp_path: Path) -> None:
    """In a pipe or a file the answer is what it always was."""
    moored(tmp_path).close()
    env = {**os.environ, "PAGER": SED, "LINES": "5", "SELON_LEDGER": str(tmp_path / "harbour.db")}
    done = subprocess.run([*SELON, *ASK], env=env, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    assert "paged:" not in done.stdout and "Léon Ferrec" in done.stdout


def test_one_article_is_paged(terminal: Terminal, tmp_path: Path) -> None:
    """`selon read` of one file, and `selon explain`."""
    article = tmp_path / "bac.txt"
    article.write_text("Le pont est fermé, selon le maire. « Il est vieux », dit la préfète.\n", encoding="utf-8")
    assert "paged:" in terminal(("read", str(article)), PAGER=SED)
    assert "paged:" in terminal(("explain", str(article), "a1"), PAGER=SED)
    assert "paged:" not in terminal(("read", str(article), str(article)), PAGER=SED)

"""Exit statuses that scripts go by: those of the table, for each kind of outcome; and the completion of shells."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from selon.cli import COMMANDS, STATUSES, main
from tests.answers.harbour import ARTICLES, moored

Run = Callable[..., Result]
SHELL = Path(__file__).parents[2] / "docs" / "shell.md"
SELON = (sys.executable, "-c", "from selon.cli import main; main(prog_name='selon')")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line in a folder with a ledger, a good article and one that is empty."""
    moored(tmp_path).close()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bon.txt").write_text(ARTICLES["mars"][0], encoding="utf-8")
    (tmp_path / "vide.txt").touch()
    return lambda *words: CliRunner().invoke(main, ["--ledger", "harbour.db", *words])


CASES: dict[int, tuple[tuple[str, ...], ...]] = {
    0: (
        ("add", "bon.txt"),
        ("read", "bon.txt"),
        ("conflicts", "--issue", "bac de nuit"),
        ("position", "bac de nuit", "--as-of", "2030"),
        ("claims", "--after", "2040"),
        ("claims", "--rejected"),
        ("ledger", "verify"),
        ("--help",),
    ),
    1: (
        ("add", "vide.txt"),
        ("read", "nulle-part.txt"),
        ("position", "girafe"),
        ("dossier", "Zorglub"),
        ("search", "girafe"),
        ("claims", "--outlet", "La Girafe"),
        ("position", "bac de nuit", "--on", "hier"),
        ("reject", "c000000000000", "--why", "x"),
        ("ledger", "withdraw", "rien", "--why", "x"),
        ("--ledger", "nulle-part.db", "issues"),
        ("--ledger", "bon.txt", "issues"),
    ),
    2: (
        ("relire",),
        ("position",),
        ("position", "bac de nuit", "--format", "yaml"),
        ("claims", "--state", "girafe"),
        ("dossier", "des"),
        ("reject", "bac", "--why", "x"),
        ("reject", "450 passagers"),
    ),
    3: (
        ("add", "bon.txt", "vide.txt"),
        ("read", "bon.txt", "vide.txt"),
        ("annotate", "bon.txt", "vide.txt", "--out", "o"),
    ),
}


@pytest.mark.parametrize(("status", "words"), [(status, words) for status, some in CASES.items() for words in some])
def test_a_command_ends_with_the_status_of_the_table(run: Run, status: int, words: tuple[str, ...]) -> None:
    """And with one line on standard error where nothing came of it."""
    result = run(*words)
    assert result.exit_code == status, result.output
    if status == 1:
        assert re.fullmatch(r"selon: [^\n]+\n", result.stderr) and not result.stdout.startswith("selon:")
    if status == 0:
        assert result.stderr == ""


def test_an_interrupted_command_and_a_closed_pipe_say_so(tmp_path: Path) -> None:
    """As shells have it: 128 and the number of the signal."""
    moored(tmp_path).close()
    env = {**os.environ, "SELON_LEDGER": str(tmp_path / "harbour.db")}
    waiting = subprocess.Popen([*SELON, "read", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env)
    with pytest.raises(subprocess.TimeoutExpired):
        waiting.wait(2)
    waiting.send_signal(signal.SIGINT)
    waiting.communicate()
    assert waiting.returncode == 130
    asked = subprocess.Popen([*SELON, "claims"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
    assert asked.stdout is not None and asked.stderr is not None
    asked.stdout.close()
    assert asked.wait() == 141 and asked.stderr.read() == b""


def test_the_table_is_that_of_the_documentation() -> None:
    """docs/shell.md has every status with its meaning, and `selon --help` too."""
    rows = dict(re.findall(r"^\| (\d+) \| (.+) \|$", SHELL.read_text(encoding="utf-8"), re.MULTILINE))
    assert {int(status): meaning for status, meaning in rows.items()} == STATUSES
    shown = " ".join(CliRunner().invoke(main, ["--help"]).stdout.split())
    assert all(f"{status} {meaning}" in shown for status, meaning in STATUSES.items())


# ---------------------------------------------------------------- completion


def completed(line: str, place: int) -> list[str]:
    """What click's completion for bash offers for the word at a place of a line."""
    env = {**os.environ, "_SELON_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(place)}
    done = subprocess.run(SELON, env=env, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return [word.partition(",")[2] for word in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ("selon ", 1, set(COMMANDS)),
        ("selon po", 1, {"position"}),
        ("selon ledger v", 2, {"verify"}),
        ("selon position bac --kn", 3, {"--known-by"}),
        ("selon claims --format ", 3, {"table", "json", "markdown", "csv"}),
        ("selon claims --state au", 3, {"authorise"}),
    ],
)
def test_a_shell_completes_commands_options_and_values(line: str, place: int, words: set[str]) -> None:
    """Each from the table that it is declared in."""
    assert set(completed(line, place)) == words


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_line_for_each_shell_gives_its_script(shell: str) -> None:
    """The one that the documentation and `selon --help` name."""
    variable = f"_SELON_COMPLETE={shell}_source"
    assert variable in SHELL.read_text(encoding="utf-8") and variable in CliRunner().invoke(main, ["--help"]).stdout
    env = {**os.environ, "_SELON_COMPLETE": f"{shell}_source"}
    done = subprocess.run(SELON, env=env, capture_output=True, text=True, check=False)
    assert "_SELON_COMPLETE" in done.stdout and "selon" in done.stdout


@pytest.mark.needs("bash")
def test_bash_takes_the_script(tmp_path: Path) -> None:
    """And completes by it, in a shell that has never seen it."""
    program = tmp_path / "selon"
    program.write_text(
        f'#!/bin/sh\nexec {sys.executable} -c \'from selon.cli import main; main(prog_name="selon")\' "$@"\n'
    )
    program.chmod(0o755)
    script = (
        'eval "$(_SELON_COMPLETE=bash_source selon)"; COMP_WORDS=(selon po); COMP_CWORD=1; '
        "_selon_completion selon po selon; echo ${COMPREPLY[@]}"
    )
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", script], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "position"

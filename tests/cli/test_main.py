"""The group: help, version, and the edge where errors become one line."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys

import pytest

from selon.cli import COMMANDS
from selon.errors import LexiconError, ModelError


def test_help_lists_every_command_and_every_exit_status(selon):
    """A person finds the commands, what the exit statuses mean, and how to complete words in the shell."""
    shown = selon("--help").output
    assert all(name in shown and summary in shown for name, summary in COMMANDS.items())
    assert all(f"{status}  " in shown for status in (0, 1, 2, 3, 130))
    assert "_SELON_COMPLETE=bash_source" in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(selon, name):
    """Each command of the table loads, and its help says more than its name."""
    result = selon(name, "--help")
    assert result.exit_code == 0
    assert importlib.import_module(f"selon.cli.{name.replace('-', '_')}").__doc__.startswith(f"`selon {name}`")


def test_help_loads_nothing_that_reads():
    """Help imports neither the parser nor the screen, so that it comes at once."""
    code = (
        "import sys; from selon.cli import main; main(['--help'], standalone_mode=False);"
        "heavy = {'spacy', 'numpy', 'rich', 'lxml', 'msgspec', 'selon.pipeline', 'importlib.metadata'};"
        "found = heavy & set(sys.modules); sys.exit(','.join(found) if found else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ)
    assert done.stderr == ""
    assert done.returncode == 0


def test_version_is_one_line(selon):
    """`--version` names the program."""
    result = selon("--version")
    assert result.exit_code == 0
    assert result.output.startswith("selon ") and result.output.count("\n") == 1


def test_an_unknown_command_is_a_wrong_command_line(selon):
    """Exit status 2, with the name that is not known."""
    result = selon("relire")
    assert result.exit_code == 2
    assert "relire" in result.stderr


@pytest.mark.parametrize(
    "error", [LexiconError("fr/cues.tsv", 5, "2 columns, expected 5"), ModelError("fr: no model.")]
)
def test_an_error_of_selon_is_one_line(selon, pipeline, article, error):
    """No traceback: the line says what is wrong, and the exit status is 1."""
    pipeline.raises = error
    result = selon("read", article)
    assert (result.exit_code, result.stderr) == (1, f"selon: {error}\n")


def test_an_interrupted_run_says_nothing(selon, pipeline, article):
    """Control-C ends with 130, as shells have it."""
    pipeline.raises = KeyboardInterrupt()
    result = selon("read", article)
    assert (result.exit_code, result.output) == (130, "")


def test_a_mistake_in_selon_is_not_hidden(selon, pipeline, article):
    """Only errors that a person can mend become one line; a defect keeps its traceback."""
    pipeline.raises = RuntimeError("a defect")
    assert isinstance(selon("read", article).exception, RuntimeError)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")
def test_a_full_disk_is_one_line():
    """Output that cannot be written is an error, not a success."""
    code = "from selon.cli import main; main(['--help'])"
    with open("/dev/full", "w") as full:
        done = subprocess.run([sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("selon: standard output: ")
    assert "Traceback" not in done.stderr


def test_a_reader_that_leaves_early_is_no_error():
    """`selon ... | head` ends without a word."""
    reader, writer = os.pipe()
    os.close(reader)
    code = "from selon.cli import main; main(['--help'])"
    done = subprocess.run([sys.executable, "-c", code], stdout=writer, stderr=subprocess.PIPE, text=True)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


def test_json_is_the_same_whatever_the_terminal_speaks(selon, article):
    """JSON leaves as UTF-8 bytes."""
    result = selon("read", article, "--format", "json", "--outlet", "La Vigie")
    assert json.loads(result.stdout_bytes.decode("utf-8"))["outlet"] == "La Vigie"

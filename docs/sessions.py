"""The sessions shown in the pages: commands of `selon` with what they print.

A session is a block ```console of lines `$ selon ...`, each followed by its output; ` | head -N` at the end of a
command keeps the first N lines. `make docs` writes the output anew, and tests/test_docs.py compares."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from click.testing import CliRunner

from selon.cli import main

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEAD = re.compile(r" \| head -(\d+)$")
SELON = (sys.executable, "-c", "from selon.cli import main; main(prog_name='selon')")
# Whoever types the command at a wide terminal sees the same words, with colours and other line breaks.
PLAIN = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}


def commands(page: str) -> Iterator[tuple[str, str]]:
    """Each command of the sessions of a page, with the output that the page shows."""
    for block in BLOCK.findall(page):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = step.partition("\n")
            yield command, shown.strip("\n")


@cache
def home() -> str:
    """A home of somebody who types the commands, made once."""
    return mkdtemp(prefix="selon-")


@cache
def ledger() -> str:
    """A ledger with the demo articles, made once; the sessions ask it."""
    path = str(Path(home()) / "ledger.db")
    words = ["--ledger", path, "add", str(ROOT / "examples"), "--sources", str(ROOT / "examples" / "sources.tsv")]
    CliRunner().invoke(main, words)
    return path


def output(command: str) -> str:
    """What a command prints at the root of the checkout, errors included, without blanks at the ends of lines.

    Raises ValueError for a command that is not Selon's."""
    head = HEAD.search(command)
    words = shlex.split(HEAD.sub("", command))
    if words[0] != "selon":
        raise ValueError(f"{command}: a session shows commands of selon only")
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    own = {"PYTHONPATH": path, "SELON_LEDGER": ledger(), "HOME": home(), "XDG_CACHE_HOME": f"{home()}/.cache"}
    run = subprocess.run(
        [*SELON, *words[1:]],
        cwd=ROOT,
        env={**os.environ, **PLAIN, **own},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    lines = [line.rstrip() for line in run.stdout.strip("\n").splitlines()]
    return "\n".join(lines[: int(head[1])] if head else lines).strip("\n")


def refreshed(page: str) -> str:
    """The page with the output of every command written anew."""

    def block(match: re.Match[str]) -> str:
        steps = (f"$ {command}\n{output(command)}\n" for command, _ in commands(match[0]))
        return "```console\n" + "\n".join(steps) + "```"

    return BLOCK.sub(block, page)

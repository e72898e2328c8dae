"""What the terminal at hand can show, and the progress of a long run."""

from __future__ import annotations

import io
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from selon.cli import message
from selon.cli.options import Tally
from selon.exports import Look

WIDTH = 100  # columns where nothing says how wide the screen is
WIDEST = 160  # a table wider than this is harder to read, not easier
A_FEW = 3  # inputs that need no bar
NO_PAGERS = ("", "cat")  # what PAGER says of somebody who wants none


def look(*, width: int | None = None, article: bool = True) -> Look:
    """How to show a reading on standard output as it stands: a terminal or a file, with colour or without."""
    _never_fail_on_a_letter()
    terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return Look(
        width=width or min(shutil.get_terminal_size((WIDTH, 24)).columns, WIDEST),
        styled=terminal,
        coloured=terminal and not os.environ.get("NO_COLOR"),
        ascii=not _carries("┃…←"),
        article=article,
    )


def show(text: str, seen: Look, *, pager: bool = True) -> None:
    """Write a text for a person to standard output: through his pager where that is a terminal and too low for it."""
    if pager and _paged(text):
        click.echo_via_pager(text, color=None if seen.styled else False)
    else:
        click.echo(text, color=seen.styled)


def _paged(text: str) -> bool:
    """Whether a text goes through a pager: there is somebody to turn the pages, and more than one of them."""
    if not (sys.stdout.isatty() and sys.stdin.isatty()) or os.environ.get("TERM") == "dumb":
        return False
    wanted = os.environ.get("PAGER", "less").strip() not in NO_PAGERS
    return wanted and text.count("\n") >= shutil.get_terminal_size((WIDTH, 24)).lines


def written_to_a_file() -> bool:
    """Whether standard output is a file; a pipe often ends at the same screen as the bar (`| less`)."""
    try:
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _carries(letters: str) -> bool:
    try:
        letters.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _never_fail_on_a_letter() -> None:
    """A letter that the terminal's encoding lacks becomes `?`, rather than the end of the run."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


@contextmanager
def progress(paths: tuple[str, ...], tally: Tally, *, wanted: bool = True) -> Iterator[None]:
    """A bar on standard error while the inputs are read, where that is a terminal and they are more than a few."""
    folders = any(Path(path).is_dir() for path in paths)
    if not (wanted and sys.stderr.isatty() and (folders or len(paths) > A_FEW)):
        yield
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.text import Text

    console = Console(stderr=True)
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", style="dim"),
        TimeRemainingColumn(compact=True, elapsed_when_finished=True),
    )
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        # How many articles a folder holds is known only at its end.
        task = bar.add_task("reading", total=None if folders else len(paths), rate="")

        def one_more() -> None:
            speed = bar.tasks[task].speed
            bar.update(task, advance=1, rate=f"{speed:.1f} articles/s" if speed else "")

        tally.one_more = one_more
        # Refusals go above the bar, not into it.
        tally.say = lambda fact: console.print(Text(message(fact)), soft_wrap=True)
        yield

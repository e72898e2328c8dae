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
from time import monotonic

import click

from selon.cli import message
from selon.cli.options import Tally
from selon.exports import Look

WIDTH = 100  # columns where nothing says how wide the screen is
WIDEST = 160  # a table wider than this is harder to read, not easier
A_FEW = 3  # inputs that need no bar
LONG = 2_000_000  # bytes: a file that has more holds many articles
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
    """A bar on standard error while the inputs are read, where that is a terminal and they are more than a few.

    It fills by bytes where these are known, by files else, and says how many articles a second there are."""
    if not (wanted and sys.stderr.isatty() and (len(paths) > A_FEW or any(map(_is_long, paths)))):
        yield
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.text import Text

    console = Console(stderr=True)
    columns = (
        TextColumn("reading"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[told]}", style="dim"),
        TimeRemainingColumn(compact=True, elapsed_when_finished=True),
    )
    begun, count = monotonic(), 0
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("reading", total=None, told="")

        def one_more() -> None:
            nonlocal count
            count += 1
            done, total = _done(tally, count, len(paths))
            of = f"/{total}" if tally.progress is None else " articles"
            told = f"{count}{of}, {count / max(monotonic() - begun, 0.001):.1f} articles/s"
            bar.update(task, completed=done, total=total, told=told)

        tally.one_more = one_more
        # Refusals go above the bar, not into it.
        tally.say = lambda fact: console.print(Text(message(fact)), soft_wrap=True)
        yield


def _done(tally: Tally, count: int, paths: int) -> tuple[int, int | None]:
    """How much is done, and of how much: bytes where the inputs say how many they have."""
    if tally.progress is None:
        return count, paths
    total = tally.progress.total
    return (min(tally.progress.done, total), total) if total else (tally.progress.done, None)


def _is_long(path: str) -> bool:
    """Whether an input may hold many articles: a folder, standard input, or a file too long for one."""
    try:
        return path == "-" or Path(path).is_dir() or Path(path).stat().st_size > LONG
    except OSError:
        return False

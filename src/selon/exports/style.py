"""The styles of the screen, and the sheet of text on which a view is drawn."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.theme import Theme

from selon.exports import Look
from selon.exports.visible import BREAKABLE

# The sixteen colours of the terminal only: they follow the reader's own theme, light or dark.
THEME = Theme(
    {
        "source": "bold cyan",
        "cue": "underline magenta",
        "content": "none",
        "content.plain": "green",
        "content.inferred": "yellow",
        "content.hedged": "yellow",
        "content.conditional": "italic yellow",
        "content.denied": "red",
        "id": "bold",
        "faint": "dim",
        "headline": "bold",
        "unknown": "red",
        "gap": "bold red",
        "gap.text": "none",
        "name": "bold",
    },
)
# The few signs of ours that are not ASCII and not drawn lines, which have forms of their own.
ASCII = str.maketrans("·¶…", "-#~")


def lined(look: Look) -> Table:
    """An empty table as all views have it: a line under the head, the width of the screen."""
    return Table(
        box=box.ASCII2 if look.ascii else box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 2, 0, 0),
        expand=True,
        header_style="faint",
        border_style="faint",
    )


def drawn(parts: Iterable[RenderableType], look: Look) -> str:
    """The parts one under the other as text for a screen of that look."""
    sheet = Console(
        file=io.StringIO(),
        width=look.width,
        force_terminal=look.styled,
        color_system="standard" if look.styled else None,
        no_color=not look.coloured,
        theme=THEME,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        force_jupyter=False,
    )
    with sheet.capture() as capture:
        for part in parts:
            sheet.print(part)
    shown = capture.get().translate(BREAKABLE)
    if look.ascii:
        shown = shown.translate(ASCII)
    # Blanks at the ends of lines would only make copied text longer.
    return "\n".join(line.rstrip(" ") for line in shown.split("\n"))

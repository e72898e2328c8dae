"""The pictures of docs/pictures, drawn from real output: `make pictures`.

A picture is an SVG of what a terminal shows, with the colours; it holds no address and changes only
with the output."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from selon import captures, read
from selon.exports import Look
from selon.exports.terminal import render
from selon.records import Reading

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
WIDTH = 108
LINES = 48
ADDRESSES = re.compile(r"@font-face \{[^{}]*\}\s*|<!--[^<>]*-->\s*")
# picture: the example that it shows
PICTURES = {"read.svg": "04-gazette-doute-v1.txt"}


def screen(example: str) -> list[Text]:
    """The first lines of what `selon read` shows of an example on a terminal with colours."""
    look = Look(width=WIDTH, styled=True, coloured=True)
    for reading in read(captures([EXAMPLES / example])):
        if not isinstance(reading, Reading):
            raise reading
        return [Text.from_ansi(line) for line in render(reading, look).splitlines()]
    raise FileNotFoundError(EXAMPLES / example)


def picture(name: str, example: str) -> str:
    """The SVG of that screen."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    lines = screen(example)
    console.print(Text("\n").join(lines[:LINES]), soft_wrap=True)
    if len(lines) > LINES:
        console.print(f"... {len(lines) - LINES} more lines", style="dim", highlight=False)
    drawn = console.export_svg(title=f"selon read examples/{example}", theme=MONOKAI, unique_id=Path(name).stem)
    return "\n".join(line.rstrip() for line in ADDRESSES.sub("", drawn).splitlines()) + "\n"


def main() -> int:
    """Writes every picture and names it."""
    (HERE / "pictures").mkdir(exist_ok=True)
    for name, example in PICTURES.items():
        (HERE / "pictures" / name).write_text(picture(name, example), encoding="utf-8")
        print(f"docs/pictures/{name} drawn")
    return 0


if __name__ == "__main__":
    sys.exit(main())

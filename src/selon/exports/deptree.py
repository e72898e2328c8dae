"""A dependency tree drawn at the left of the words, which stay in the order of the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from selon.records import Word

# What goes on to the right: a line that has met its own word's branch runs on to the word.
HORIZONTAL = frozenset("─┬┴┼")
ASCII = str.maketrans("─│╭╰├┬┴┼", "-|++++++")


def drawn_tree(words: Sequence[Word], *, ascii: bool = False) -> tuple[str, ...]:
    """One line of tree for each word, all of one length.

    Each governor stands one step left of what it governs; words that no root reaches (a tree with a
    cycle) have a blank line. The order of drawing is that of udapi's TextModeTrees: from the root
    downwards, each governor's branch over the stretch from its first dependent to its last."""
    below: dict[int, list[int]] = {}
    for word in words:
        below.setdefault(word.head, []).append(word.index)
    lines = [""] * len(words)
    stack = list(below.get(-1, ()))
    for root in stack:
        lines[root] = "─"
    while stack:
        governor = stack.pop()
        _branch(lines, governor, below.get(governor, []))
        stack.extend(below.get(governor, ()))
    width = max(map(len, lines), default=0)
    filled = [line + ("─" if line else " ") * (width - len(line)) for line in lines]
    return tuple(line.translate(ASCII) if ascii else line for line in filled)


def _branch(lines: list[str], governor: int, dependents: list[int]) -> None:
    """Draw the branch from one governor to its dependents, one column right of all that is there."""
    if not dependents:
        return
    first, last = min([governor, *dependents]), max([governor, *dependents])
    column = max(len(lines[place]) for place in range(first, last + 1))
    for place in range(first, last + 1):
        line = lines[place]
        line += ("─" if line[-1:] in HORIZONTAL else " ") * (column - len(line))
        top, bottom = place == first, place == last
        if place == governor:
            lines[place] = line + ("┬" if top else "┴" if bottom else "┼")
        elif place in dependents:
            lines[place] = line + ("╭─" if top else "╰─" if bottom else "├─")
        else:
            lines[place] = line + ("┼" if line[-1:] in HORIZONTAL else "│")

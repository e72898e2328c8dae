"""Stretches of text with their place on a page of paper -> lines, in the order in which a person reads columns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median

# About how wide characters are, as a share of the size of the type; one class a line.
NARROW = frozenset("iljtfrI.,;:'’!|()[] \u00a0")
WIDE = frozenset("mwMW—…%@œæŒÆ")
WIDTHS = (0.3, 0.52, 0.68, 0.85)
SAME_LINE = 0.35  # of the size of the type
APART = 3.0  # points within which left edges are one
INDENT = 60.0  # points; a second edge nearer than this is an indent and no column
FEWEST_LINES = 4
COLUMN_SHARE = 0.15  # of the lines of a page begin at the edge of a column
BREAK = 2.6  # a stretch of white across all columns, in sizes of the type, parts what is read before from after
WORD_GAP = 0.18
OVER = 0.85  # a guessed width errs by a sixth


@dataclass(frozen=True, slots=True, kw_only=True)
class Bit:
    """A stretch of text as it is drawn: its left end, its base line and its size, in points from below."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a column: its page, its column, the place of its left end, and how high the page is."""

    text: str
    x: float
    y: float
    size: float
    page: int
    column: int
    edge: float
    height: float


def ordered(bits: list[Bit], page: int, height: float) -> list[Line]:
    """The lines of a page from top to bottom, one column after the other."""
    if not bits:
        return []
    rows = _rows(bits)
    edges = _edges(rows)
    lines = [line for row in rows for line in _parted(row, edges, page, height)]
    bands: list[list[Line]] = [[]]
    size = median(bit.size for bit in bits)
    for line in sorted(lines, key=lambda one: -one.y):
        above = bands[-1]
        wide = len(edges) > 1 and _is_wide(line, edges)
        if above and (wide or _is_wide(above[-1], edges) or above[-1].y - line.y > BREAK * size):
            bands.append([])
        bands[-1].append(line)
    return [line for band in bands for line in sorted(band, key=lambda one: (one.column, -one.y))]


def _rows(bits: list[Bit]) -> list[list[Bit]]:
    """The bits by their base lines, from top to bottom, each row from left to right."""
    rows: list[list[Bit]] = []
    for bit in sorted(bits, key=lambda one: (-one.y, one.x)):
        if rows and abs(rows[-1][0].y - bit.y) <= SAME_LINE * min(rows[-1][0].size, bit.size):
            rows[-1].append(bit)
        else:
            rows.append([bit])
    return [sorted(row, key=lambda one: one.x) for row in rows]


def _edges(rows: list[list[Bit]]) -> list[float]:
    """The left edges of the columns: where many rows begin, or begin again."""
    count: Counter[int] = Counter()
    for row in rows:
        count.update({round(bit.x / APART) for bit in row})
    enough = max(FEWEST_LINES, COLUMN_SHARE * len(rows))
    near = {at: count[at] + count[at + 1] for at in count}
    edges: list[float] = []
    for at in sorted(at for at, many in near.items() if many >= enough):
        if not edges or at * APART - edges[-1] > INDENT:
            edges.append(at * APART)
    first = min(bit.x for row in rows for bit in row)
    return edges if edges and edges[0] - first < INDENT else [first, *edges]


def _parted(row: list[Bit], edges: list[float], page: int, height: float) -> list[Line]:
    """The lines that a row holds: one for each column that begins in it."""
    groups: list[list[Bit]] = []
    for bit in row:
        begins = any(abs(bit.x - edge) <= 2 * APART for edge in edges[1:])
        if groups and not (begins and _end(groups[-1]) < bit.x):
            groups[-1].append(bit)
        else:
            groups.append([bit])
    return [_line(group, edges, page, height) for group in groups]


def _end(group: list[Bit]) -> float:
    """About where the last bit ends; rather too early than too late."""
    return group[-1].x + OVER * _width(group[-1])


def _width(bit: Bit) -> float:
    """About how wide a bit is."""
    return bit.size * sum(WIDTHS[_class(char)] for char in bit.text.rstrip())


def _class(char: str) -> int:
    return 0 if char in NARROW else 3 if char in WIDE else 2 if char.isupper() else 1


def _line(group: list[Bit], edges: list[float], page: int, height: float) -> Line:
    """The line of some bits, with a blank where they stand apart."""
    text = group[0].text
    for before, bit in zip(group, group[1:], strict=False):
        apart = bit.x - before.x - _width(before) * OVER > WORD_GAP * bit.size or len(bit.text.strip()) > 1
        joined = text.endswith((" ", "\u00a0")) or bit.text.startswith(" ") or not apart
        text += bit.text if joined else f" {bit.text}"
    column = max((at for at, edge in enumerate(edges) if edge <= group[0].x + 2 * APART), default=0)
    size = max(group, key=lambda one: len(one.text)).size
    return Line(
        text=" ".join(text.split(" ")).strip(),
        x=group[0].x,
        y=group[0].y,
        size=size,
        page=page,
        column=column,
        edge=edges[column],
        height=height,
    )


def _is_wide(line: Line, edges: list[float]) -> bool:
    """Whether a line runs on over the next column."""
    if line.column + 1 >= len(edges):
        return False
    width = OVER * _width(Bit(text=line.text, x=line.x, y=line.y, size=line.size))
    return line.x + width > edges[line.column + 1] + INDENT / 2

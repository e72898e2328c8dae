"""The picture of a timeline: a lane for each origin, a bar for each state, drawn by matplotlib (an optional extra).

A label stands above its bar and is broken into lines; rows grow with the lines of their labels, and the picture
with its rows, so that nothing overlaps whatever its length."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from textwrap import wrap
from typing import Any

from selon.errors import NotInstalled
from selon.exports.visible import visible
from selon.records import Answer

FORMS = (".svg", ".png")
WIDTH, NAMES, EDGE = 11.0, 2.6, 0.25
"""Inches: the picture, the column of names on its left, its margins."""
LETTER, LINE, BAR, GAP = 0.075, 0.16, 0.12, 0.1
"""Inches: the widest usual letter, a line of text, a bar, the room below a bar."""
SIZE, TITLE, FOOT = 8, 1.35, 0.75
"""Points of a letter, how much larger the title is, inches for the days and the key below."""
LOOK: Any = {"svg.hashsalt": "selon", "font.size": SIZE, "font.family": ["DejaVu Sans"]}
ROOM = WIDTH - NAMES - 2 * EDGE
COLOURS = {
    "#00795a": ("authorise", "support", "promise", "recommend"),
    "#c24a00": ("forbid", "restrict", "refuse", "suspend", "oppose", "condemn"),
    "#0067a3": ("announce", "confirm", "deny", "assert", "request", "order"),
}
"""Colours told apart by the colour-blind (after Okabe and Ito 2008), with their states; other states are grey."""
OTHER = "#666666"
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
NOTHING = "nothing was known of this issue by then"
KEY = "hatched: told with reserve    hollow beginning: no date, drawn from its report    arrow: no end told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A state as it is drawn: its row from the top of the lane in inches, its days, its lines and how it looks."""

    top: float
    start: date
    end: date | None
    dated: bool
    lines: tuple[str, ...]
    to_left: bool
    state: str
    hedged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A lane as it is drawn: the lines of its name, its bars, its height in inches."""

    name: tuple[str, ...]
    bars: tuple[Bar, ...]
    height: float


def draw(answer: Answer, path: Path) -> None:
    """Write the picture of a timeline to a file of one of FORMS; raises NotInstalled without matplotlib."""
    figure = figure_of(answer)
    import matplotlib

    with matplotlib.rc_context(LOOK):
        figure.savefig(path, dpi=150, metadata={"Date": None} if path.suffix == ".svg" else {})


def figure_of(answer: Answer) -> Any:
    """The picture of a timeline, not yet written; raises NotInstalled without matplotlib."""
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ModuleNotFoundError as error:
        raise NotInstalled("--plot", "matplotlib", "plot") from error
    lanes: Any = answer.data["lanes"]
    first, last = extent(lanes)
    strips = [strip(lane, first, last) for lane in lanes]
    strips = strips or [Strip(name=lines(NOTHING, NAMES - EDGE), bars=(), height=4 * LINE)]
    title = lines(answer.title, WIDTH - 2 * EDGE, TITLE)
    below = sum(one.height for one in strips)
    height = 1.5 * EDGE + len(title) * LINE * TITLE + below + FOOT
    with matplotlib.rc_context(LOOK):
        figure = Figure(figsize=(WIDTH, height))
        _text(figure, (EDGE / WIDTH, 1 - EDGE / height), title, size=SIZE * TITLE, weight="bold", va="top")
        axes = figure.add_axes(((EDGE + NAMES) / WIDTH, FOOT / height, ROOM / WIDTH, below / height))
        _frame(axes, first, last, below)
        _strips(axes, strips, last)
        _text(figure, (EDGE / WIDTH, 0.12 / height), (KEY,), size=SIZE - 1, color="#555555", va="bottom")
    return figure


def extent(lanes: list[Mapping[str, Any]]) -> tuple[date, date]:
    """The first and last day of the picture: all days told, with some room on both sides."""
    told = [day for lane in lanes for one in lane["states"] for day in days(one)[:2] if day is not None]
    first, last = min(told, default=date(2000, 1, 1)), max(told, default=date(2000, 12, 31))
    room = max((last - first) // 12, timedelta(days=10))
    return moved(first, -room), moved(last, room)


def moved(day: date, by: timedelta) -> date:
    """A day so many days on, as far as the calendar goes."""
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta(0) else date.max


def days(one: Mapping[str, Any]) -> tuple[date, date | None, bool]:
    """First and last day of a state, and whether a text dates its beginning; else it begins with its report."""
    reported = _day(one["reported_at"]) or date(2000, 1, 1)
    last, first = _day(one["last_day"]), _day(one["first_day"])
    start = first or min(reported, last or reported)
    return start, last if last is None or last >= start else start, first is not None


def _day(told: str | None) -> date | None:
    """The day of an ISO 8601 date or instant; None where there is none in the calendar."""
    try:
        return date.fromisoformat((told or "")[:10])
    except ValueError:
        return None


def strip(lane: Mapping[str, Any], first: date, last: date) -> Strip:
    """A lane as it is drawn."""
    named = lines(str(lane["origin"]), NAMES - EDGE)
    bars: list[Bar] = []
    top = GAP
    for one in lane["states"]:
        made = bar(one, (first, last), top)
        bars.append(made)
        top += len(made.lines) * LINE + BAR + GAP
    return Strip(name=named, bars=tuple(bars), height=max(top, len(named) * LINE + 2 * GAP))


def bar(one: Mapping[str, Any], extent: tuple[date, date], top: float) -> Bar:
    """A state as it is drawn; its label runs to the left where it begins in the right half of the picture."""
    start, end, dated = days(one)
    share = (start - extent[0]) / (extent[1] - extent[0])
    to_left = share > 0.5
    who = f"{str(one['state']).upper()}: {one['actor'] or 'nobody named'}"
    words = f"{who}, {_holds(one)}, {len(one['articles'])} article{'' if len(one['articles']) == 1 else 's'}"
    return Bar(
        top=top,
        start=start,
        end=end,
        dated=dated,
        lines=lines(words, ROOM * (share if to_left else 1 - share) + (0.3 if to_left else 0)),
        to_left=to_left,
        state=str(one["state"]),
        hedged=bool(one["hedged"]),
    )


def _holds(one: Mapping[str, Any]) -> str:
    """When a state holds, as its label says."""
    if not one["valid_from"] and not one["valid_to"]:
        return f"told {one['reported_at'][:10]}"
    end = f"to {plain(one['valid_to'])}{' (inferred)' if one['valid_to_inferred'] else ''}" if one["valid_to"] else ""
    return f"{'from ' + plain(one['valid_from']) if one['valid_from'] else ''} {end}".strip()


def plain(edtf: str) -> str:
    """An EDTF date in words where its signs are not plain: "2031-23" is autumn 2031, "2031-05~" about 2031-05."""
    day = edtf.rstrip("~?%")
    season = SEASONS.get(day[5:7]) if len(day) == 7 else None
    return f"{'about ' if day != edtf else ''}{f'{season} {day[:4]}' if season else day}"


def lines(words: str, inches: float, scale: float = 1.0) -> tuple[str, ...]:
    """Words broken into lines that fit into so many inches; a word longer than a line is broken too.

    Capitals are wider than other letters by half."""
    shown = visible(words)
    capitals = sum(char.isupper() for char in shown) / (len(shown) or 1)
    letter = LETTER * scale * (1 + max(0, capitals - 0.2) / 2)
    return tuple(wrap(shown, max(8, int(inches / letter)))) or ("",)


def _frame(axes: Any, first: date, last: date, height: float) -> None:
    """Set up the axes: days to the right, inches downwards."""
    from matplotlib import dates

    made: Any = dates
    axes.set_xlim(first, last)
    axes.set_ylim(max(height, 0.01), 0)
    locator = made.AutoDateLocator(minticks=3, maxticks=9)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(made.ConciseDateFormatter(locator))
    axes.grid(axis="x", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.set_yticks([])
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)


def _strips(axes: Any, strips: list[Strip], last: date) -> None:
    """Draw the lanes from the top."""
    top = 0.0
    for at, one in enumerate(strips):
        if at % 2 == 0:
            axes.axhspan(top, top + one.height, color="#f4f4f4", zorder=0)
        axes.annotate(
            "\n".join(one.name),
            (-(NAMES - 0.05) / ROOM, top + GAP),
            xycoords=("axes fraction", "data"),
            va="top",
            weight="bold",
            parse_math=False,
            annotation_clip=False,
        )
        for state in one.bars:
            _bar(axes, state, top + state.top, last)
        top += one.height


def _bar(axes: Any, one: Bar, top: float, last: date) -> None:
    """Draw a state: its label, and below it its bar."""
    from matplotlib import dates

    number: Any = dates.date2num
    colour = next((name for name, states in COLOURS.items() if one.state in states), OTHER)
    start, end = number(one.start), number(one.end + timedelta(days=1) if one.end else last)
    middle = top + len(one.lines) * LINE + BAR / 2
    near = {"ha": "right", "x": min(start + (number(last) - start) * 0.3, end)} if one.to_left else {"ha": "left"}
    axes.text(**({"x": start} | near), y=top, s="\n".join(one.lines), va="top", color=colour, parse_math=False)
    drawn = {"facecolor": "white" if one.hedged else colour, "edgecolor": colour, "linewidth": 0.8}
    axes.barh(middle, max(end - start, 0.5), left=start, height=BAR, hatch="////" if one.hedged else None, **drawn)
    if not one.dated:
        axes.plot(start, middle, marker="o", markersize=6, markerfacecolor="white", markeredgecolor=colour)
    if one.end is None:
        axes.plot(end, middle, marker=">", markersize=7, color=colour, clip_on=False)


def _text(figure: Any, place: tuple[float, float], words: tuple[str, ...], **look: Any) -> None:
    """Write lines at a place of the picture."""
    figure.text(*place, "\n".join(words), parse_math=False, **look)

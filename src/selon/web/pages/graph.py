"""The drawing of origins: each with its articles behind it, and the way that each article has it by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

BOX, WIDE, GAP, TOP = 44, 240, 14, 34
FIRST, COLUMN = 236, 320
"""Where the origins stand, behind the voices, and how far the next column is from there."""
VOICES, LINE, LONGEST = 5, 15, 34
"""Names of voices beside an origin, the height of one, its letters."""
LETTERS = 34
"""Letters of a name that fit into a box."""
Node = dict[str, Any]


def drawn(data: Mapping[str, Any], articles: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The drawing: boxes in columns from the origins on the left to the last relay, and lines between them.

    `data` is that of `selon.answers.origins`, `articles` what is known of its articles by their names."""
    main = _main(data)
    nodes: dict[str, Node] = {}
    lines: list[dict[str, Any]] = []
    top: float = TOP
    for origin in data["origins"]:
        top = _placed(origin, (articles, main), (nodes, lines), top) + GAP
    depth = max((node["depth"] for node in nodes.values()), default=0)
    return {
        "width": FIRST + COLUMN * depth + WIDE + 16,
        "height": top + 4,
        "nodes": list(nodes.values()),
        "lines": [_line(nodes, line) for line in lines],
        "first": FIRST,
        "column": COLUMN,
        "box": BOX,
        "wide": WIDE,
    }


def _main(data: Mapping[str, Any]) -> dict[str, list[Mapping[str, Any]]]:
    """The edges that decide, by their articles."""
    out: dict[str, list[Mapping[str, Any]]] = {}
    for edge in data["edges"]:
        if edge["main"]:
            out.setdefault(edge["document"], []).append(edge)
    return out


def _placed(origin: Mapping[str, Any], known: Any, drawing: Any, top: float) -> float:
    """Put an origin and its articles into the drawing; gives the height at which the next one begins."""
    (articles, main), (nodes, lines) = known, drawing
    key = f"o:{origin['name']}"
    members = sorted(origin["articles"], key=lambda name: (str(articles[name]["reported"]), name))
    above = _parents(members, articles, main)
    y = top
    for name in _in_order(members, above):
        depth, parent = 1, above[name]
        while parent is not None:
            depth, parent = depth + 1, above[parent]
        edge = next(iter(main.get(name, ())), None)
        nodes[f"a:{name}"] = _article(name, articles[name], depth, y) | {"hardened": _kind(edge) == "hardened"}
        behind = f"a:{above[name]}" if above[name] else key
        lines.append({"from": behind, "to": f"a:{name}", "edge": edge, "kind": _kind(edge)})
        y += BOX + GAP
    voices = _voices(origin)
    y = max(y, top + LINE * len(voices) + GAP)
    middle = (top + y - GAP - BOX) / 2
    start = middle + BOX / 2 - LINE * (len(voices) - 1) / 2 + 4
    nodes[key] = {
        "kind": "origin",
        "name": _cut(origin["name"]),
        "whole": origin["name"],
        "below": len(members),
        "voices": [{"y": round(start + LINE * at, 1), **voice} for at, voice in enumerate(voices)],
        "hardened": False,
        "depth": 0,
        "x": FIRST,
        "y": middle,
        "href": None,
    }
    return y


def _parents(members: Iterable[str], articles: Any, main: Any) -> dict[str, str | None]:
    """For each article the one of the same origin that it has it from; None for those that have it at first hand."""
    out: dict[str, str | None] = {}
    first: dict[str, str] = {}
    for name in members:
        sources = [edge["from"] for edge in main.get(name, ())]
        known = (first.get(source) or (source if source in out else None) for source in sources)
        out[name] = next((one for one in known if one and one != name), None)
        if articles[name]["outlet"]:
            first.setdefault(articles[name]["outlet"], name)
    # The articles of the origin itself stand beside those that relay it, not before them.
    own = {name for name in out if out[name] is None and not main.get(name)}
    return {name: None if parent in own else parent for name, parent in out.items()}


def _in_order(members: Iterable[str], above: Mapping[str, str | None]) -> list[str]:
    """The articles, each followed by those that have it from there."""
    listed = list(members)
    out: list[str] = []
    waiting = [name for name in reversed(listed) if above[name] is None]
    while waiting:
        name = waiting.pop()
        out.append(name)
        waiting += [other for other in reversed(listed) if above[other] == name]
    return out


def _article(name: str, row: Mapping[str, Any], depth: int, y: float) -> Node:
    """The box of an article."""
    return {
        "kind": "article",
        "name": _cut(row["outlet"] or name),
        "whole": row["outlet"] or name,
        "document": name,
        "reported": row["reported"],
        "depth": depth,
        "voices": [],
        "x": FIRST + COLUMN * depth,
        "y": y,
        "href": row["id"],
    }


def _voices(origin: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The names of those whose word the articles of an origin give, the first of them, and how many more there are."""
    names = [name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…" for name in origin["sources"]]
    shown = [{"name": name, "more": 0} for name in names[:VOICES]]
    return [*shown, {"name": "", "more": len(names) - VOICES}] if len(names) > VOICES else shown


def _kind(edge: Mapping[str, Any] | None) -> str:
    """How a line is drawn."""
    if edge is None:
        return "own"
    if edge["hardened"]:
        return "hardened"
    return "copy" if edge["reason"].startswith("near-copy") else "credit" if "credit" in edge["reason"] else "relay"


def _line(nodes: Mapping[str, Node], line: Mapping[str, Any]) -> dict[str, Any]:
    """A line from the right side of one box to the left side of another."""
    start, end = nodes[line["from"]], nodes[line["to"]]
    x, y = start["x"] + WIDE, round(start["y"] + BOX / 2, 1)
    to, at = end["x"], round(end["y"] + BOX / 2, 1)
    bend = (to - x) / 2
    path = f"M{x} {y}C{x + bend} {y} {to - bend} {at} {to - 7} {at}"
    return {**line, "path": path, "x": (x + to) / 2, "y": (y + at) / 2, "to_x": to, "to_y": at}


def _cut(name: str) -> str:
    """A name that fits into its box."""
    return name if len(name) <= LETTERS else f"{name[: LETTERS - 1].rstrip()}…"

"""A dossier for paper: plain text in pages of A4, every claim numbered, on whose word, from which bytes.

Plain text and no page of HTML, since its pages are those that are printed: how many there are, and what stands on
which, does not hang on a browser. A form feed parts them, which printers and `lp` know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from textwrap import wrap
from typing import Any

from selon.exports.visible import visible
from selon.records import Answer, State

COLUMNS, LINES = 80, 64
"""What an A4 page takes in the type of ten to the inch, six lines to the inch, with its margins."""
HEAD, FOOT = 2, 2
"""Lines of a page that are not its text."""
INDENT = 5
NO_BREAK = "\u00a0"
FIRMNESS = {
    "plain": "told plainly",
    "hedged": "told with reserve",
    "conditional": "told in the conditional, as hearsay",
    "denied": "denied",
}
PARTS = {"said_by": "Said by", "said_about": "Said about", "relayed": "Passed on by"}
Block = list[str]
Cited = Mapping[str, int]


def render(answer: Answer) -> str:
    """The pages of a dossier, parted by form feeds."""
    data: Any = answer.data
    pages = _paged(_blocks(data), LINES - HEAD - FOOT)
    left = f"Dossier: {visible(str(data['name']))}"
    right = f"as of {data['as_of'] or str(data['last_reported'])[:10]}"
    head = [left[: COLUMNS - len(right) - 2] + right.rjust(COLUMNS - min(len(left), COLUMNS - len(right) - 2)), ""]
    out = []
    for number, page in enumerate(pages, 1):
        body = page + [""] * (LINES - HEAD - FOOT - len(page))
        out.append("\n".join([*head, *body, "", f"page {number} of {len(pages)}".rjust(COLUMNS)]))
    return "\n\f".join(out) + "\n"


def _paged(blocks: Iterable[Block], height: int) -> list[list[str]]:
    """The blocks on pages; one is broken only when it is longer than a page."""
    pages: list[list[str]] = [[]]
    for block in blocks:
        if len(pages[-1]) + len(block) > height and len(block) <= height and pages[-1]:
            pages.append([])
        for line in block:
            if len(pages[-1]) == height:
                pages.append([])
            if line or pages[-1]:
                pages[-1].append(line)
    return pages


def _blocks(data: Any) -> Iterator[Block]:
    """What stands on the pages, in its order: what must not be parted is one block."""
    cited = {one["document"]: number for number, one in enumerate(data["documents"], 1)}
    numbers = count(1)
    yield [*_asked(data), *_names(data), ""]
    for part, title in PARTS.items():
        claims = (_claim(one, next(numbers), cited) for one in data[part])
        yield from _titled(f"{title} {visible(str(data['name']))}", claims)
    yield from _titled("Positions", (_position(one, next(numbers), cited) for one in data["positions"]))
    groups = [_amounts(group, numbers, cited) for group in data["quantities"]]
    yield from _titled("Amounts", (block for group in groups for block in group))
    yield from _titled("Gaps: what was not understood, and what is not there", list(_gaps(data, cited)) or [["none"]])
    yield from _titled("Articles", (_article(one, cited[one["document"]]) for one in data["documents"]))


def _titled(title: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, the first of them under a title; nothing where there are none."""
    for place, block in enumerate(blocks):
        yield [*([] if place else [title, "-" * len(title)]), *block, ""]


def _asked(data: Any) -> Block:
    """As of when the dossier is told."""
    reported, recorded = str(data["last_reported"])[:10], str(data["last_recorded"])
    lines = [f"Reports up to {data['as_of'] or reported}; the last one in this ledger is of {reported}."]
    lines.append(f"Recorded in this ledger up to {data['known_by'] or recorded}.")
    lines += [f"Only what held on {data['on']}."] if data["on"] else []
    lines.append("Places are characters of the text of the article, counted from 0.")
    return [part for line in lines for part in wrap(line, COLUMNS)]


def _names(data: Any) -> Block:
    """The other names, each with the outlets that use it and the reason."""
    told = []
    for alias in data["aliases"]:
        where = f" ({', '.join(alias['outlets'])})" if alias["outlets"] else ""
        told.append(f"Also called {alias['name']}{where}: {alias['why']}.")
    return [part for line in told for part in _lines(line, "")]


def _claim(one: Any, number: int, cited: Cited) -> Block:
    """A claim: its words, on whose word, how firmly, where."""
    return [*_quoted(one, number), *_told(one, cited)]


def _position(one: Any, number: int, cited: Cited) -> Block:
    """A position: the state with who takes it and when it holds, then as a claim."""
    ends = [f"{word} {one[end]}" for word, end in (("from", "valid_from"), ("until", "valid_to")) if one[end]]
    state = f"{State(one['state']).word}: {', '.join([one['actor'] or 'nobody named', *ends])}"
    return [*_lines(state, f"{number:>3}"), *_quoted(one), *_told(one, cited)]


def _amounts(group: Any, numbers: Iterator[int], cited: Cited) -> list[Block]:
    """The amounts of one unit, each with the numbers of those that cannot be beside it."""
    given = [next(numbers) for _ in group["values"]]
    out = []
    for place, one in enumerate(group["values"]):
        marks = [
            f"; {word} number {', '.join(others)}"
            for word, pairs in (("disagrees with", group["disagree"]), ("differs from", group["differ"]))
            if (others := [str(given[a if b == place else b]) for a, b in pairs if place in (a, b)])
        ]
        amount = f"{_amount(one)}{''.join(marks)}"
        out.append([*_lines(amount, f"{given[place]:>3}"), *_quoted(one), *_told(one, cited)])
    return out


def _amount(one: Any) -> str:
    """The bounds with unit and thing."""
    low, high = (None if one[name] is None else f"{one[name]:,.10g}" for name in ("low", "high"))
    bounds = (low if low == high else f"{low} to {high}") if low and high else f"at least {low}" if low else ""
    words = [*(["about"] if one["approx"] else []), bounds or f"at most {high}", one["unit"] or ""]
    return " ".join(word for word in [*words, f"({one['of']})" if one["of"] else ""] if word)


def _gaps(data: Any, cited: Cited) -> Iterator[Block]:
    """What was not understood, and articles without a day."""
    for gap in data["gaps"]:
        quote = f": {_marked(gap['quote'])}" if gap["quote"] else ""
        yield _lines(f"{gap['reason']} (article {cited[gap['document']]}{_place(gap)}){quote}", "  -")
    totals = data["totals"]
    if totals["documents"] > totals["documents_looked_at"]:
        looked = f"{totals['documents_looked_at']} of {totals['documents']:,} articles that name it were looked at"
        yield _lines(f"{looked}, the newest", "  -")


def _article(one: Any, number: int) -> Block:
    """An article: outlet and day, address, when its bytes were captured, and their digest."""
    day = f"{one['reported_at_origin']} {one['reported_at'][:10]}"
    first = " · ".join([one["document"], one["outlet"] or "outlet not known", day])
    captured = f"captured {one['captured_at']}, sha256:"
    return [
        line
        for place, text in enumerate((first, one["address"], captured, one["digest"]))
        for line in _lines(text, "" if place else f"{number:>3}")
    ]


def _quoted(one: Any, number: int | None = None) -> Block:
    """The words of the article."""
    return _lines(_marked(one["quote"]) if one["quote"] else "(erased)", "" if number is None else f"{number:>3}")


def _marked(quote: str) -> str:
    """Words in quotation marks, unless they have these; no line ends between a mark and its word."""
    words = " ".join(visible(quote).split())
    return words if words[0] == "«" and words[-1] == "»" else f"«{NO_BREAK}{words}{NO_BREAK}»"


def _told(one: Any, cited: Cited) -> Block:
    """The chain, the firmness in words, and the place."""
    chain = " ← ".join(
        name or ("not named" if place else "outlet not known") for place, name in enumerate(one["chain"])
    )
    firm = FIRMNESS[one["firmness"]] + (", by somebody without a name" if one["anonymous"] else "")
    place = f"article {cited[one['document']]}{_place(one)}"
    return _lines(chain, "") + _lines(f"{firm}; reported {one['reported_at'][:10]}; {place}; {one['id']}", "")


def _place(one: Any) -> str:
    """Where words stand in their article."""
    return f" at {one['span'][0]}-{one['span'][1]}" if one["span"] else ""


def _lines(text: str, mark: str) -> Block:
    """A text on lines of the page, the first behind its mark."""
    shown = visible(text)
    return wrap(shown, COLUMNS, initial_indent=mark.ljust(INDENT), subsequent_indent=" " * INDENT) or [mark]

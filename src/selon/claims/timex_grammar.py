"""Time expressions of a line of tokens by the patterns of a language's table, longest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from selon import languages
from selon.claims.timex_tokens import Forms, Token, at, classes, number, pieces

FIGURE = "#"
"""Stands for any number in figures among the first pieces of a rule."""

DEEPEST = 8
"""Parts within parts: "the end of the week of the 7th" has three; what goes deeper is no language."""

TOP = frozenset({"date", "time", "clock", "duration", "set", "range", "block"})
"""What may stand alone in a text; everything else is a part of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element of a pattern: literal words, or a slot with the label under which it is read.

    `mark` is `[` or `]` for the ends of the span; `heads` are the first pieces of literal words."""

    slot: str = ""
    label: str = ""
    words: tuple[tuple[str, ...], ...] = ()
    optional: bool = False
    mark: str = ""
    heads: frozenset[str] = frozenset()

    def firsts(self, code: str) -> frozenset[str]:
        """Pieces with which it may begin."""
        return self.heads or _slot_firsts(code, self.slot)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line of the table of patterns: what it gives, its elements, how it is read and where it stands."""

    name: str
    gives: str
    elements: tuple[Element, ...]
    reading: str
    arguments: tuple[str, ...]
    when: tuple[str, ...]
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A match of a rule: tokens [`low`, `high`) are the expression, `end` is where the pattern ends.

    `slots` are the values found, in order: a number, the value of a word, or the node of a part."""

    rule: Rule
    low: int
    high: int
    end: int
    slots: tuple[tuple[str, float | str | Node], ...]

    def word(self, name: str) -> str | None:
        """Value of the first word of a class, or None."""
        return next((value for slot, value in self.slots if slot == name and isinstance(value, str)), None)

    def numbers(self, name: str) -> list[float]:
        """Numbers of a slot, in order."""
        return [value for slot, value in self.slots if slot == name and isinstance(value, float)]

    def parts(self, *names: str) -> list[Node]:
        """Nodes of parts, in order; only those of the names when names are given."""
        return [v for slot, v in self.slots if isinstance(v, Node) and (not names or slot in names)]


@cache
def rules(code: str) -> tuple[Rule, ...]:
    """Rules of a language, in the order of its table."""
    return tuple(_rule(code, row) for row in languages.table(code, "time_patterns"))


def _rule(code: str, row: dict[str, str]) -> Rule:
    reading, *arguments = row["reading"].split()
    return Rule(
        name=row["rule"],
        gives=row["gives"],
        elements=tuple(_element(word) for word in row["pattern"].split()),
        reading=reading,
        arguments=tuple(arguments),
        when=tuple(row["when"].split()) if row["when"] != "-" else (),
        line=f"{code}/time_patterns.tsv:{row['line']} {row['rule']}",
    )


def _element(word: str) -> Element:
    """An element as the table writes it: `[`, `]`, `<slot>`, `a|b_c`, each with `?` when it may be absent."""
    if word in "[]":
        return Element(mark=word)
    optional = word.endswith("?") and len(word) > 1
    word = word[:-1] if optional else word
    if word.startswith("<"):
        slot, _, label = word[1:-1].partition(":")
        return Element(slot=slot, label=label or slot, optional=optional)
    words = tuple(pieces(option.replace("_", " ")) for option in word.split("|"))
    return Element(words=words, optional=optional, heads=frozenset(option[0] for option in words))


Starts = dict[str, tuple[tuple[Rule, frozenset[str], tuple[frozenset[str], ...]], ...]]
"""Rules by a first piece, each with the pieces that may come second (none where that is open) and what it needs."""


@cache
def _starts(code: str) -> dict[str, Starts]:
    """Rules by what they give, and by the piece with which they may begin; `""` holds all that may stand alone."""
    by_name = _by_name(code)
    out = {name: _by_first(code, found) for name, found in by_name.items()}
    out[""] = _by_first(code, tuple(rule for rule in rules(code) if rule.gives in TOP))
    return out


@cache
def _by_name(code: str) -> dict[str, tuple[Rule, ...]]:
    """Rules by what they give."""
    names = dict.fromkeys(rule.gives for rule in rules(code))
    return {name: tuple(rule for rule in rules(code) if rule.gives == name) for name in names}


def _by_first(code: str, found: tuple[Rule, ...]) -> Starts:
    """Rules by the piece with which they may begin, in their order."""
    out: dict[str, list[Rule]] = {}
    for rule in found:
        for first in _firsts(code, rule):
            out.setdefault(first, []).append(rule)
    return {
        first: tuple((rule, _seconds(code, rule), _needed(code, rule.line)) for rule in rows)
        for first, rows in out.items()
    }


@cache
def _seconds(code: str, rule: Rule) -> frozenset[str]:
    """Pieces that must come second in a rule whose first element is one piece long; empty where that is open.

    Most rules begin with a preposition or article, and are ruled out by what follows it."""
    first, second, *_ = (*(element for element in rule.elements if not element.mark), Element(), Element())
    if first.optional or second.optional or not (second.slot or second.words):
        return frozenset()
    one = all(len(words) == 1 for words in first.words)
    if first.slot:
        rows = classes(code).get(first.slot) if first.slot not in _by_name(code) else None
        one = rows is not None and all(len(cut) == 1 for forms in rows.values() for cut, _ in forms)
    return second.firsts(code) if one else frozenset()


@cache
def _needed(code: str, line: str) -> tuple[frozenset[str], ...]:
    """Pieces for each element that the rule of a line of data cannot do without."""
    rule = next(rule for rule in rules(code) if rule.line == line)
    needed = (one.firsts(code) for one in rule.elements if not (one.mark or one.optional))
    return tuple(sorted(needed, key=len))


def _firsts(code: str, rule: Rule) -> set[str]:
    """Pieces with which a rule may begin."""
    out: set[str] = set()
    for element in rule.elements:
        if element.mark:
            continue
        out |= element.firsts(code)
        if not element.optional:
            break
    return out


@cache
def _slot_firsts(code: str, name: str) -> frozenset[str]:
    """Pieces with which a slot may begin."""
    table = classes(code)
    if name in _by_name(code):
        return frozenset().union(*(_firsts(code, rule) for rule in _by_name(code)[name]))
    if name in FIGURES:
        spelt = {"n": ("number", "scale"), "hour": ("number", "scale"), "day": ("day-word",), "nth": ("ordinal",)}
        return frozenset({FIGURE}).union(*(table[kind] for kind in spelt.get(name, ())))
    return frozenset(table[name])


FIGURES = frozenset({"n", "day", "year", "yy", "hour", "minute", "nth", "month-number"})
"""Slots that the code reads; every other slot is a word class or what a rule gives."""


@dataclass(slots=True)
class Line:
    """A line of tokens under a language's rules, with the parts found so far by kind and place.

    `holds` says whether a condition of a rule holds for a match."""

    code: str
    tokens: tuple[Token, ...]
    holds: Callable[[str, Node], bool]
    found: dict[tuple[str, int], list[Filled]] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)
    present: frozenset[str] = frozenset()
    starts: dict[str, Starts] = field(default_factory=dict)
    possible: dict[str, bool] = field(default_factory=dict)
    depth: int = 0

    def __post_init__(self) -> None:
        """Keys of the tokens, by which rules and slots are looked up."""
        self.keys = [FIGURE if token.is_figure else token.text for token in self.tokens]
        self.present = frozenset(self.keys)
        self.starts = _starts(self.code)

    def at(self, place: int) -> list[Node]:
        """Every whole expression that begins at a token."""
        return self._nodes("", place)

    def _nodes(self, name: str, place: int) -> list[Node]:
        """Every match at a token of the rules that give something, whose conditions hold."""
        out: list[Node] = []
        starting = self.starts[name].get(self.keys[place])
        if starting is None:
            return out
        follower = self.keys[place + 1] if place + 1 < len(self.keys) else ""
        for rule, seconds, needed in starting:
            if (seconds and follower not in seconds) or not self._may_hold(rule, needed):
                continue
            for end, slots, low, high in self._walk(rule.elements, 0, place, (place, -1)):
                node = Node(rule=rule, low=low, high=end if high < 0 else high, end=end, slots=slots)
                if all(self.holds(name, node) for name in rule.when):
                    out.append(node)
        return out

    def _may_hold(self, rule: Rule, needed: tuple[frozenset[str], ...]) -> bool:
        """Whether the line has every piece that a rule needs; most rules need one that it has not."""
        known = self.possible.get(rule.line)
        if known is None:
            known = self.possible[rule.line] = not any(map(self.present.isdisjoint, needed))
        return known

    def _walk(self, elements: tuple[Element, ...], step: int, place: int, edges: tuple[int, int]) -> list[Walk]:
        """Ways through the rest of a pattern: the end, the slots and the edges of the span."""
        while step < len(elements) and elements[step].mark:
            edges = (place, edges[1]) if elements[step].mark == "[" else (edges[0], place)
            step += 1
        if step == len(elements):
            return [(place, (), *edges)]
        element = elements[step]
        out: list[Walk] = []
        for end, value in self._filled(element, place):
            for stop, rest, low, high in self._walk(elements, step + 1, end, edges):
                out.append((stop, rest if value is None else ((element.label, value), *rest), low, high))
        if element.optional:
            out += self._walk(elements, step + 1, place, edges)
        return out

    def _filled(self, element: Element, place: int) -> list[Filled]:
        """Ways to read one element at a token: the end, and the value of a slot."""
        if place >= len(self.keys):
            return []
        if self.keys[place] not in (element.heads or _slot_firsts(self.code, element.slot)):
            return []
        if not element.slot:
            return [(place + len(words), None) for words in element.words if self._stand(words, place)]
        key = element.slot, place
        if key not in self.found:
            self.found[key] = self._slot(element.slot, place)
        return self.found[key]

    def _stand(self, words: tuple[str, ...], place: int) -> bool:
        """Whether words stand at a token."""
        if len(words) == 1:
            return self.keys[place] == words[0]
        return tuple(self.keys[place : place + len(words)]) == words

    def _slot(self, name: str, place: int) -> list[Filled]:
        """Ways to fill a slot at a token."""
        if name in _by_name(self.code):
            if self.depth == DEEPEST:
                return []
            self.depth += 1
            nodes = self._nodes(name, place)
            self.depth -= 1
            return [(node.end, node) for node in nodes]
        if name in FIGURES:
            value = figure(self.code, name, self.tokens, place)
            return [] if value is None else [value]
        return [(end, word) for end, word in at(classes(self.code)[name], self.tokens, place)]


Filled = tuple[int, float | str | Node | None]
Slots = tuple[tuple[str, float | str | Node], ...]
Walk = tuple[int, Slots, int, int]


def figure(code: str, name: str, line: tuple[Token, ...], place: int) -> tuple[int, float] | None:
    """Where a number of a certain kind ends, and its amount; None when none stands there."""
    if place >= len(line):
        return None
    if name == "hour" and _before_minutes(line, place):
        return (place + 1, float(line[place].text)) if float(line[place].text) <= 24 else None
    if name in ("n", "hour"):
        found = number(code, line, place)
        return found if found is None or name == "n" or found[1] <= 24 else None
    table = classes(code)
    token = line[place]
    if not token.is_figure:
        kind = {"day": "day-word", "nth": "ordinal"}.get(name)
        return next(((end, float(value)) for end, value in at(table[kind], line, place)), None) if kind else None
    if len(token.text) > 4 or _glued(line, place):
        return None
    amount = float(token.text)
    if name in ("day", "nth"):
        return _ordinal(table["suffix"], line, place, name == "nth")
    low, high, size = {"year": (1000, 2199, 4), "yy": (0, 99, 2), "minute": (0, 59, 2), "month-number": (1, 12, 2)}[
        name
    ]
    exact = name in ("year", "yy", "minute")
    right = len(token.text) == size if exact else len(token.text) <= size
    return (place + 1, amount) if right and low <= amount <= high else None


def _before_minutes(line: tuple[Token, ...], place: int) -> bool:
    """Whether a point and two figures follow, as minutes do: 6.30."""
    if place + 2 >= len(line) or not line[place].is_figure or line[place + 1].text != ".":
        return False
    close = line[place].end == line[place + 1].start and line[place + 1].end == line[place + 2].start
    return close and line[place + 2].is_figure and len(line[place + 2].text) == 2 and len(line[place].text) <= 2


def _ordinal(suffix: Forms, line: tuple[Token, ...], place: int, needed: bool) -> tuple[int, float] | None:
    """A day of the month, or a rank when the suffix is needed."""
    amount = float(line[place].text)
    end = next((stop for stop, _ in at(suffix, line, place + 1)), None)
    if needed:
        return None if end is None else (end, amount)
    return (end or place + 1, amount) if 1 <= amount <= 31 and len(line[place].text) <= 2 else None


def _glued(line: tuple[Token, ...], place: int) -> bool:
    """Whether the figures are a part of a longer number: 3,1415 or 12 2024 345."""
    before = line[place - 1] if place else None
    if before is not None and before.text in (",", ".") and before.end == line[place].start and place > 1:
        return line[place - 2].is_figure and line[place - 2].end == before.start and len(line[place].text) == 3
    if place + 2 < len(line) and line[place + 1].text in (",", ".") and line[place + 2].is_figure:
        close = line[place].end == line[place + 1].start and line[place + 1].end == line[place + 2].start
        return close and line[place + 1].text == "," or close and len(line[place + 2].text) == 3
    return False

"""The doubling test of regular expressions: on twice as long an attack one takes twice the time, not four times.

An attack is a short text again and again: each character that the expression names, quotation marks, blanks, digits,
the shortest text that it matches, that text without its end, and the body of each of its repetitions behind what comes
before it; then a character that ends the hope of a match."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

Pattern = re.Pattern[str] | re.Pattern[bytes]
UNITS = (
    " ",
    "a",
    "A",
    "é",
    "1",
    "-",
    ".",
    ",",
    "«",
    "»",
    '"',
    "'",
    "’",
    "(",
    "\n",
    "<",
    "> ",
    "\u00a0",
    "l'",
    "1,",
    "a ",
    "A. ",
)
END = "\x01"
BRIEF = 4_096
"""Characters on which an expression that is linear takes no time to speak of."""
AT_ONCE = 0.004
"""Seconds; what is read in less of BRIEF characters is linear, or bounded so tightly that nobody will notice."""
LONGEST = 65_536
MOST = 2.7
"""How many times as long twice the text may take: twice, and some room for caches and a clock that others use."""
TRIES = 3
PATIENCE = 2.0
"""Seconds of the processor after which no end is waited for: `re` listens to alarms."""
LISTED, FEW = 250, 5
"""Length from which on an expression is a list of phrases, which are alike, and how many of each attack it."""
OWN = 8
"""Characters of its own, and repetitions, that an expression is attacked with."""
CLASSES = {
    _constants.CATEGORY_DIGIT: "7",
    _constants.CATEGORY_WORD: "a",
    _constants.CATEGORY_SPACE: " ",
    _constants.CATEGORY_NOT_DIGIT: "a",
    _constants.CATEGORY_NOT_WORD: "!",
    _constants.CATEGORY_NOT_SPACE: "a",
}
REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)


class Attack(NamedTuple):
    """A text of which a long repetition may take long, and what stands before it."""

    unit: str
    before: str = ""


def attacks(pattern: Pattern) -> Iterator[Attack]:
    """The attacks on an expression."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = _parser.parse(text, pattern.flags & ~re.UNICODE)
    least = shortest(tree)
    few = FEW if len(text) > LISTED else len(UNITS)
    yield from map(Attack, UNITS[:few])
    own = dict.fromkeys(char for char in literals(tree) if char not in UNITS)
    yield from map(Attack, list(own)[: min(few, OWN)])
    yield from (Attack(unit) for unit in dict.fromkeys((least, least[:-1], least + " ")) if unit)
    bodies = dict.fromkeys(Attack(body, before) for before, body in repeated(tree, "") if body)
    yield from list(bodies)[: min(few, OWN)]


def shortest(tree: Any) -> str:
    """A short text that a parsed expression matches, about."""
    return "".join(_text(op, given) for op, given in tree)


def _text(op: Any, given: Any) -> str:
    """A short text that one part of an expression matches."""
    if op is _constants.LITERAL:
        return chr(given)
    if op is _constants.NOT_LITERAL:
        return "a" if chr(given) != "a" else "b"
    if op is _constants.ANY:
        return "a"
    if op is _constants.IN:
        return _member(given)
    if op in REPEATS:
        return shortest(given[2]) * min(given[0], 100)
    if op is _constants.SUBPATTERN:
        return shortest(given[3])
    if op is _constants.ATOMIC_GROUP:
        return shortest(given)
    if op is _constants.BRANCH:
        return shortest(given[1][0])
    if op is _constants.CATEGORY:
        return CLASSES[given]
    return ""


def _member(items: Any) -> str:
    """A character of a class, or one that it leaves out where it is negated."""
    negated = items[0][0] is _constants.NEGATE
    named = [op for op in items if op[0] is not _constants.NEGATE]
    if not negated:
        op, given = named[0]
        return chr(given) if op is _constants.LITERAL else chr(given[0]) if op is _constants.RANGE else CLASSES[given]
    out = re.compile("[" + "".join(_class(one) for one in named) + "]")
    return next((char for char in "aA1 .!é-" if not out.match(char)), "a")


def _class(item: Any) -> str:
    """One item of a class as it is written in one."""
    op, given = item
    if op is _constants.LITERAL:
        return re.escape(chr(given))
    if op is _constants.RANGE:
        return f"{re.escape(chr(given[0]))}-{re.escape(chr(given[1]))}"
    names = {
        _constants.CATEGORY_DIGIT: r"\d",
        _constants.CATEGORY_WORD: r"\w",
        _constants.CATEGORY_SPACE: r"\s",
        _constants.CATEGORY_NOT_DIGIT: r"\D",
        _constants.CATEGORY_NOT_WORD: r"\W",
        _constants.CATEGORY_NOT_SPACE: r"\S",
    }
    return names[given]


def literals(tree: Any) -> Iterator[str]:
    """The characters that a parsed expression names."""
    for op, given in tree:
        if op in (_constants.LITERAL, _constants.NOT_LITERAL):
            yield chr(given)
        elif op is _constants.IN:
            yield from (chr(one) for kind, one in given if kind is _constants.LITERAL)
        else:
            for inner in _inner(op, given):
                yield from literals(inner)


def repeated(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """The body of each repetition, with a text that leads to it."""
    for op, given in tree:
        if op in REPEATS and given[1] > 1:
            yield before, shortest(given[2])
        for inner in _inner(op, given):
            yield from repeated(inner, before)
        before += _text(op, given)


def _inner(op: Any, given: Any) -> list[Any]:
    """The expressions inside a part of one."""
    if op in REPEATS:
        return [given[2]]
    if op is _constants.SUBPATTERN:
        return [given[3]]
    if op is _constants.ATOMIC_GROUP:
        return [given]
    if op is _constants.BRANCH:
        return list(given[1])
    if op in (_constants.ASSERT, _constants.ASSERT_NOT):
        return [given[1]]
    return []


def text_of(attack: Attack, size: int) -> str:
    """An attack at a length."""
    return attack.before + (attack.unit * (size // len(attack.unit) + 1))[:size] + END


def seconds(pattern: Pattern, attack: Attack, size: int) -> float:
    """The time that it takes to find an expression everywhere in an attack, and to match all of it.

    The time is that of the processor, so that others on the machine do not count. It is infinite beyond PATIENCE."""
    text: Any = text_of(attack, size)
    if isinstance(pattern.pattern, bytes):
        text = text.encode("utf-8")
    try:
        with _patience():
            begun = time.thread_time()
            for _ in pattern.finditer(text):
                pass
            pattern.fullmatch(text)
            return time.thread_time() - begun
    except TimeoutError:
        return float("inf")


@contextmanager
def _patience() -> Iterator[None]:
    """Let what runs inside be interrupted by a TimeoutError."""

    def ring(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def faults(pattern: Pattern) -> Iterator[str]:
    """The attacks that an expression does not stand, each with its times."""
    for attack in attacks(pattern):
        size, taken = BRIEF, seconds(pattern, attack, BRIEF)
        if taken < AT_ONCE or taken <= MOST * seconds(pattern, attack, BRIEF // 2) < float("inf"):
            continue
        # A bound such as {0,2000} shows only on texts that are longer than it.
        while taken < PATIENCE / 8 and size < LONGEST:
            size *= 2
            taken = seconds(pattern, attack, size)
        if taken == float("inf") or not _is_linear(pattern, attack, size):
            shown = f"{attack.before!r} + {attack.unit!r}"
            yield f"{shown}: {taken * 1000:.0f} ms for {size:,} characters, over {MOST} times those of half of it"


def _is_linear(pattern: Pattern, attack: Attack, size: int) -> bool:
    """Whether twice the text takes about twice the time, in one of a few measurements: noise only ever adds."""
    tries = (seconds(pattern, attack, size) <= MOST * seconds(pattern, attack, size // 2) for _ in range(TRIES))
    return any(tries)

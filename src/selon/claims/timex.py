"""Time expressions of a document: words, TIMEX3 value and EDTF, resolved against its date, or that of a live entry.

TIMEX3 is that of ISO-TimeML (ISO 24617-1), EDTF level 1 that of ISO 8601-2. What the words are is data: the tables
`times`, `time_patterns`, `numbers` and `calendar` of a language; a language without them has no time expressions."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from selon.claims.timex_grammar import Line, Node
from selon.claims.timex_resolve import resolve
from selon.claims.timex_scene import NoSuchDate, Scene, Value
from selon.claims.timex_tense import Lean, lean, word_at
from selon.claims.timex_tokens import Token, tokens
from selon.claims.timex_when import holds, verbless
from selon.languages import has_table
from selon.records import Document, Entry, Gap, Sentence, Span, Timex

PRESS = (1600, 2999)
"""Years in which an article can have appeared; others are typing errors, and leave no room to count from."""

WEEK, SAME = timedelta(7), timedelta(0)

History = list[tuple[int, Value]]


def timexes(document: Document, sentences: tuple[Sentence, ...]) -> tuple[tuple[Timex, ...], tuple[Gap, ...]]:
    """Time expressions in the order of the text, none over another, and gaps for days that no calendar has."""
    code = document.language
    if not has_table(code, "time_patterns"):
        return (), ()
    found: list[Timex] = []
    gaps: list[Gap] = []
    history: History = []
    # An entry of a live blog follows from none of the others: each is read against its own time, and what it named.
    named: dict[Entry | None, History] = defaultdict(list)
    for _, run in groupby(sentences, key=lambda sentence: sentence.paragraph):
        paragraph = tuple(run)
        start, end = paragraph[0].span.start, paragraph[-1].span.end
        before = named[document.entry_at(start)]
        pieces = tokens(document.text, start, end, code)
        reader = _Reader(code, pieces, paragraph, (_told(document, start), before))
        for node in reader.nodes():
            try:
                expressions = reader.expressions(node)
            except NoSuchDate as impossible:
                gaps.append(Gap(span=reader.span(node), reason=f"impossible-date: {impossible} is in no calendar"))
                continue
            for place, value in expressions:
                found.append(_timex(place, value, node.rule.line))
                history.append((place.start, value))
                before.append(history[-1])
    title = sentences[0].paragraph if sentences else 0
    bodies = [sentence.span.start for sentence in sentences if sentence.paragraph != title]
    return _as_told_below(found, history, bodies[0] if bodies else None), tuple(gaps)


def _as_told_below(found: list[Timex], history: History, body: int | None) -> tuple[Timex, ...]:
    """The expressions; a day of the week in a title without a verb is the one that the text below it names."""
    out = list(found)
    for index, (place, value) in enumerate(history):
        if body is None or place >= body:
            break
        day = value.days() if value.guessed else None
        later = [v for at, v in history if at >= body and v.is_day and "/" not in v.value and not v.guessed]
        near = [v.value[:10] for v in later if day and date.fromisoformat(v.value[:10]) - day[0] in (-WEEK, WEEK, SAME)]
        if near:
            told = replace(value, value=near[0] + value.value[10:])
            out[index] = _timex(found[index].span, told, found[index].line)
    return tuple(out)


def _told(document: Document, place: int) -> date | None:
    """Day on which the document, or its entry at a place, says that it appeared; None when it does not.

    Nor has it one when it names a year without a press."""
    stated = document.told_at(place).value
    try:
        day = date.fromisoformat(stated[:10]) if stated else None
    except ValueError:
        return None
    return day if day and PRESS[0] <= day.year <= PRESS[1] else None


def _timex(place: Span, value: Value, line: str) -> Timex:
    """The record of an expression and its value."""
    days = None if value.loose else value.days()
    return Timex(
        span=place,
        type=value.type,
        value=value.value,
        mod=value.mod,
        edtf=value.edtf(),
        earliest=days[0].isoformat() if days else None,
        latest=days[1].isoformat() if days else None,
        line=line,
    )


class _Reader:
    """A paragraph: its line of tokens, its trees, and what has been read so far in the document."""

    __slots__ = ("history", "line", "published", "sentences", "starts")

    def __init__(
        self, code: str, pieces: tuple[Token, ...], sentences: tuple[Sentence, ...], known: tuple[date | None, History]
    ) -> None:
        self.line = Line(code, pieces, lambda name, node: holds(name, node, self.line, self.sentence(node)))
        self.sentences = sentences
        self.published, self.history = known
        self.starts = [sentence.span.start for sentence in sentences]

    def nodes(self) -> Iterator[Node]:
        """Expressions of the line from left to right, the longest at each place; what blocks is passed over."""
        place = 0
        while place < len(self.line.tokens):
            node = self._best(place)
            if node is None:
                place += 1
            elif node.rule.gives == "block":
                place = node.end
            else:
                yield node
                place = max(node.high, place + 1)

    def _best(self, place: int) -> Node | None:
        """Longest expression at a token; words before its span yield to a longer one that begins in it."""
        node = self._longest(place)
        if node is None or node.low == place or node.rule.gives == "block":
            return node
        inner = self._longest(node.low)
        return inner if inner is not None and inner.end > node.end else node

    def _longest(self, place: int) -> Node | None:
        """Longest match at a token; the first rule of the table wins a tie."""
        best: Node | None = None
        for node in self.line.at(place):
            if best is None or node.end > best.end:
                best = node
        return best

    def span(self, node: Node) -> Span:
        """Place of an expression in the text."""
        return Span(self.line.tokens[node.low].start, self.line.tokens[node.high - 1].end)

    def sentence(self, node: Node) -> Sentence:
        """Sentence in which an expression begins."""
        return self.sentences[max(bisect_right(self.starts, self.line.tokens[node.low].start) - 1, 0)]

    def expressions(self, node: Node) -> tuple[tuple[Span, Value], ...]:
        """A match with its value; both ends of a range apart where its line says so. Raises NoSuchDate.

        Hours are told apart: EDTF has no interval of hours, and either end is a time of its own."""
        value = self.value(node)
        if value is None:
            return ()
        if "apart" not in node.rule.arguments:
            return ((self.span(node), value),)
        ends = zip(node.parts(), value.value.split("/"), strict=True)
        return tuple((self.span(end), replace(value, value=found)) for end, found in ends)

    def value(self, node: Node) -> Value | None:
        """Value of an expression where it stands. Raises NoSuchDate."""
        sentence, place = self.sentence(node), self.span(node)
        scene = Scene(
            code=self.line.code,
            published=self.published,
            lean=lambda inner: self._lean(node, inner),
            resolve=resolve,
            place=place.start,
            sentence=sentence.span.start,
            history=self.history,
            position=self._position(node, sentence),
            verbless=verbless(sentence),
        )
        return resolve(node, scene)

    def _lean(self, node: Node, inner: Node) -> Lean:
        """Where an expression looks: ahead after words that say so, else as its verb does."""
        sentence = self.sentence(node)
        if holds("ahead", node, self.line, sentence):
            return Lean.FUTURE
        if holds("back", node, self.line, sentence):
            return Lean.PAST
        found = lean(sentence, *self.span(node), self.line.code)
        by = found is not Lean.PAST and holds("by", node, self.line, sentence)
        by = by or (found is Lean.NONE and holds("announced", node, self.line, sentence))
        return Lean.FUTURE if by else found

    def _position(self, node: Node, sentence: Sentence) -> str:
        """Where an expression stands in its clause."""
        place = self.span(node)
        if place.start <= sentence.span.start:
            return "first"
        after = node.high
        if after >= len(self.line.tokens) or not self.line.tokens[after].text[0].isalnum():
            return "last"
        words = sentence.words
        next_word = word_at(words, self.line.tokens[after].start)
        if next_word is not None and "VerbForm=Part" in words[next_word].feats:
            return "inside the verb"
        last_word = word_at(words, self.line.tokens[max(node.low - 1, 0)].start)
        return "after a participle" if last_word is not None and "VerbForm=Part" in words[last_word].feats else "inner"

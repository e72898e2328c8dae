"""Conditions on what stands around an expression, by the names that the table of patterns gives them."""

from __future__ import annotations

from collections.abc import Callable

from selon.claims.timex_grammar import Line, Node
from selon.claims.timex_tense import word_at
from selon.claims.timex_tokens import at, classes
from selon.records import Sentence, Word

OLD = 1600
"""First year that stands alone without a word that leads to a year."""


def holds(name: str, node: Node, line: Line, sentence: Sentence) -> bool:
    """Whether a condition holds for a match."""
    return CONDITIONS[name](node, line, sentence)


def before(line: Line, place: int, name: str) -> bool:
    """Whether words of a class end right before a token."""
    written = classes(line.code)[name]
    return any(end == place for start in range(max(place - 5, 0), place) for end, _ in at(written, line.tokens, start))


def _word(line: Line, place: int, sentence: Sentence) -> Word | None:
    """Word of the tree at a token, or None."""
    if not 0 <= place < len(line.tokens):
        return None
    index = word_at(sentence.words, line.tokens[place].start)
    return None if index is None else sentence.words[index]


def _year(node: Node, line: Line, sentence: Sentence) -> bool:
    """Figures that are a year, and not a page, a price, or a number of things."""
    led = before(line, node.low, "year-lead")
    if not _free(node, line, sentence) or before(line, node.low, "number-lead") or _goes_on(node, line):
        return False
    if led:
        return True
    previous = _word(line, node.low - 1, sentence)
    if previous is None or previous.upos in ("PROPN", "NUM", "DET", "SYM", "X"):
        return False
    return (
        bool(node.numbers("year"))
        and node.numbers("year")[0] >= OLD
        and (previous.upos == "NOUN" or previous.text in "(,-–—/;:" or before(line, node.low, "year-after"))
    )


def _goes_on(node: Node, line: Line) -> bool:
    """A dash and figures touch it, as in the number of a decree: "2030-45"."""
    rest = line.tokens[node.end - 1 : node.end + 2]
    close = all(left.end == right.start for left, right in zip(rest, rest[1:], strict=False))
    return len(rest) == 3 and close and rest[1].text == "-" and rest[2].is_figure


def _free(node: Node, line: Line, sentence: Sentence) -> bool:
    """No noun, unit or sign of measure follows, which the figures would count."""
    if node.end >= len(line.tokens):
        return True
    follower = line.tokens[node.end]
    table = classes(line.code)
    if follower.is_figure or follower.text in "%€$£°" or at(table["unit"], line.tokens, node.end):
        return False
    if at(table["measure"], line.tokens, node.end) or at(table["scale"], line.tokens, node.end):
        return False
    word = _word(line, node.end, sentence)
    if word is None or word.upos != "NOUN":
        return True
    figure = _word(line, node.end - 1, sentence)
    return figure is not None and figure.head != word.index and before(line, node.low, "year-lead")


def _no_age(node: Node, line: Line, sentence: Sentence) -> bool:
    """A duration, and not the age of somebody: "a man of 34 years", "Ada, 34 years,"."""
    units = [v for p in (node, *node.parts(), *(q for p in node.parts() for q in p.parts())) if (v := p.word("unit"))]
    if units[:1] != ["Y"]:
        return True
    if at(classes(line.code)["of"], line.tokens, node.low) and not node.word("vague"):
        return before(line, node.low, "lasting") or _of_a_term(node.low, line, sentence)
    after = line.tokens[node.end].text if node.end < len(line.tokens) else "."
    if after == "-":
        return False
    previous = _word(line, node.low - 1, sentence)
    if before(line, node.low, "duration-lead") or previous is None:
        return True
    if before(line, node.low, "have"):
        return False
    if previous.text == "," or previous.text == "(":
        return after not in (",", ")", ".") or node.word("vague") is not None
    if before(line, node.low, "of"):
        lasting = before(line, node.low - 1, "lasting") or before(line, node.low - 2, "lasting")
        return lasting or _of_a_term(node.low - 1, line, sentence)
    return True


def _of_a_term(of: int, line: Line, sentence: Sentence) -> bool:
    """The "of" at a token stands behind a verb, and a word for what lasts before it in its sentence: "The sentence was
    cut from twelve to nine years"."""
    verb = _word(line, of - 1, sentence)
    if verb is None or verb.upos not in ("VERB", "AUX", "ADJ"):
        return False
    terms, place = classes(line.code).get("term", {}), of - 2
    while place >= 0 and line.tokens[place].start >= sentence.span.start:
        if at(terms, line.tokens, place):
            return True
        place -= 1
    return False


def _not_of(node: Node, line: Line, sentence: Sentence) -> bool:
    """No complement follows: "at four hours of road" is no hour of the day."""
    return node.end >= len(line.tokens) or not at(classes(line.code)["of"], line.tokens, node.end)


def _close(node: Node, line: Line, sentence: Sentence) -> bool:
    """All pieces touch: `14:30`, not `14 : 30`."""
    pieces = line.tokens[node.low : node.high]
    return all(left.end == right.start for left, right in zip(pieces, pieces[1:], strict=False))


def _one_year(node: Node, line: Line, sentence: Sentence) -> bool:
    """Figures behind an article and before a noun in the singular, of which they are no number: "the 1998 law"."""
    word = _word(line, node.end, sentence)
    singular = word is not None and word.upos in ("NOUN", "ADJ", "PROPN") and "Number=Plur" not in word.feats
    return singular and not at(classes(line.code)["measure"], line.tokens, node.end)


def _opening(node: Node, line: Line, sentence: Sentence) -> bool:
    """The first words of a line, as the hour of an entry in a live report is."""
    return node.low == 0 or line.tokens[node.low].start - line.tokens[node.low - 1].end > 1


def _closed(node: Node, line: Line, sentence: Sentence) -> bool:
    """A clause or the whole sentence ends after it."""
    return node.end >= len(line.tokens) or not line.tokens[node.end].text[0].isalnum()


def _not_cited(node: Node, line: Line, sentence: Sentence) -> bool:
    """Written in small letters, as a common noun is."""
    word = _word(line, node.low, sentence)
    return word is None or word.text[:1].islower() or word.index == 0


def _hours(node: Node, line: Line, sentence: Sentence) -> bool:
    """A unit of hours or less."""
    return "T" in (node.word("unit") or "")


def _noun_after(node: Node, line: Line, sentence: Sentence) -> bool:
    """A noun or adjective follows, which the words rank: "a second time"."""
    word = _word(line, node.end, sentence)
    return word is not None and word.upos in ("NOUN", "ADJ", "PROPN")


def _untitled(node: Node, line: Line, sentence: Sentence) -> bool:
    """No noun goes with a season, which would make it a name: "the Spring of the Poets"."""
    for place, _ in at(classes(line.code)["of"], line.tokens, node.end):
        word = _word(line, place, sentence)
        if word is not None and word.upos == "DET":
            place, word = place + 1, _word(line, place + 1, sentence)
        if (
            word is not None
            and word.upos in ("NOUN", "PROPN")
            and not at(classes(line.code)["period"], line.tokens, place)
        ):
            return False
    return True


def _subject(node: Node, line: Line, sentence: Sentence) -> bool:
    """A verb has it as its subject, as an event is: "this evening will open with a dance"."""
    word = _word(line, node.high - 1, sentence)
    return word is not None and word.deprel.startswith("nsubj")


def verbless(sentence: Sentence) -> bool:
    """No word of the sentence is a finite verb or a participle."""
    return not any("VerbForm=Fin" in word.feats or "VerbForm=Part" in word.feats for word in sentence.words)


def _announced(node: Node, line: Line, sentence: Sentence) -> bool:
    """A sentence without a verb tells the day and the exact hour of what is to come: "Blood drive on Monday at 5"."""
    if not verbless(sentence):
        return False
    table, place = classes(line.code), node.low
    while place < len(line.tokens) and line.tokens[place].start < sentence.span.end:
        if line.tokens[place].is_figure and at(table["clock-sign"], line.tokens, place + 1):
            return not before(line, place, "about-hour")
        place += 1
    return False


def _joined(node: Node, line: Line, first: str) -> bool:
    """A word of a class stands before it, with a joint between them: "in March and April"."""
    return before(line, node.low, "joint") and before(line, node.low - 1, first)


def _every_joined(node: Node, line: Line, sentence: Sentence) -> bool:
    """Another day stands before it of which each is meant: "every Tuesday and Thursday"."""
    return _joined(node, line, "weekday-name") and before(line, node.low - 2, "every")


CONDITIONS: dict[str, Callable[[Node, Line, Sentence], bool]] = {
    "year": _year,
    "free": _free,
    "no-age": _no_age,
    "not-of": _not_of,
    "close": _close,
    "closed": _closed,
    "one-year": _one_year,
    "opening": _opening,
    "small": _not_cited,
    "ahead": lambda node, line, sentence: before(line, node.low, "ahead"),
    "by": lambda node, line, sentence: before(line, node.low, "by"),
    "back": lambda node, line, sentence: before(line, node.low, "back"),
    "lasts-not": lambda node, line, sentence: not before(line, node.low, "duration-lead"),
    "lasts": lambda node, line, sentence: before(line, node.low, "duration-lead"),
    "led": lambda node, line, sentence: before(line, node.low, "year-lead"),
    "month-joined": lambda node, line, sentence: _joined(node, line, "month-name"),
    "every-joined": _every_joined,
    "hours": _hours,
    "untitled": _untitled,
    "subject": _subject,
    "in-a-row": lambda node, line, sentence: len({n - k for k, n in enumerate(node.numbers("day"))}) == 1,
    "consecutive": lambda node, line, sentence: (node.numbers("year")[0] + 1) % 100 == node.numbers("yy")[0],
    "announced": _announced,
    "noun-after": _noun_after,
    "name-after": lambda node, line, sentence: (w := _word(line, node.end, sentence)) is not None and w.upos == "PROPN",
    "not-unit": lambda node, line, sentence: not at(classes(line.code)["unit"], line.tokens, node.end),
}

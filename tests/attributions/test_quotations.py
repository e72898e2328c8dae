"""Quotation marks are paired whatever the printer did, and an odd one never costs the rest of the article."""

from __future__ import annotations

import gc
from time import process_time

import pytest

from selon.attributions.quotations import LONGEST, pair_quotation_marks
from selon.records import Gap, Paragraph, Role, Span

PAIRED = {
    "guillemets": ("La maire dit « le pont tient » et part.", ["« le pont tient »"]),
    "guillemets without blanks": ("Elle dit «oui».", ["«oui»"]),
    "guillemets with narrow blanks": ("Elle dit «\u202foui\u202f».", ["«\u202foui\u202f»"]),
    "curly": ("Elle dit “le pont tient”.", ["“le pont tient”"]),
    "straight": ('Elle dit "le pont tient" mardi.', ['"le pont tient"']),
    "several of one kind": ('"Oui" dit-elle, "non" dit-il.', ['"Oui"', '"non"']),
    "several kinds": ('« Oui », “non” et "peut-être".', ["« Oui »", "“non”", '"peut-être"']),
    "touching": ("« Oui »« Non »", ["« Oui »", "« Non »"]),
    "opened curly, closed straight": ('Elle dit “oui" mardi.', ['“oui"']),
    "opened straight, closed curly": ('Elle dit "oui” mardi.', ['"oui”']),
    "empty text": ("", []),
    "none": ("Le pont tient.", []),
    "an apostrophe is no mark": ("L'élu n'a pas dit qu'il l’a lu aujourd'hui.", []),
    "single, with an apostrophe": ("'We'd waited,' he said.", ["'We'd waited,'"]),
    "two apostrophes": ("''We'd waited,'' he said of the ''game''.", ["''We'd waited,''", "''game''"]),
    "two grave accents": ("``We'd waited,'' he said.", ["``We'd waited,''"]),
    "feet and inches": ("The door is 6'2'' high.", []),
    "single, curly": ("He did not say ‘don’t go’ twice.", ["‘don’t go’"]),
    "single, with a possessive": ("'Our nurses' pay is low,' he said.", ["'Our nurses' pay is low,'"]),
}
NESTED = {
    "curly in guillemets": ("« Il a dit “oui” hier »", [("« Il a dit “oui” hier »", 0), ("“oui”", 1)]),
    "straight in guillemets": ('« Il a dit "oui" hier »', [('« Il a dit "oui" hier »', 0), ('"oui"', 1)]),
    "guillemets in guillemets": ("« Il a dit « oui » hier »", [("« Il a dit « oui » hier »", 0), ("« oui »", 1)]),
    "three deep": ("« A “B « C » D” E »", [("« A “B « C » D” E »", 0), ("“B « C » D”", 1), ("« C »", 2)]),
}


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Lines of a text as paragraphs of its body."""
    out: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        out.append(Paragraph(span=Span(start, start + len(line)), role=Role.BODY))
        start += len(line) + 1
    return tuple(out)


def paired(text: str) -> tuple[list[tuple[str, int]], tuple[Gap, ...]]:
    """Quotations of a text as printed, with their depth, and the gaps."""
    quotations, gaps = pair_quotation_marks(text, paragraphs(text))
    return [(text[q.span.start : q.span.end], q.depth) for q in quotations], gaps


def reasons(text: str) -> list[str]:
    """Short names of the gaps of a text."""
    return [gap.reason.split(":")[0] for gap in paired(text)[1]]


@pytest.mark.parametrize(("text", "expected"), PAIRED.values(), ids=PAIRED)
def test_marks_of_every_kind_are_paired(text: str, expected: list[str]) -> None:
    """The span holds both marks, to the code point, and nothing around them; no gap is left."""
    found, gaps = paired(text)
    assert found == [(words, 0) for words in expected]
    assert gaps == ()


def test_a_low_mark_is_closed_by_a_high_one() -> None:
    """Names and quotations taken from German have „ and “."""
    assert paired("Elle dit „le pont tient“ mardi.") == ([("„le pont tient“", 0)], ())


@pytest.mark.parametrize(("text", "expected"), NESTED.values(), ids=NESTED)
def test_a_quotation_in_a_quotation_is_deeper(text: str, expected: list[tuple[str, int]]) -> None:
    """The outer one has depth 0; they come in the order of their starts."""
    assert paired(text) == (expected, ())


@pytest.mark.parametrize("mark", ["«", "»"], ids=["opening mark", "closing mark"])
def test_a_quotation_goes_on_behind_a_repeated_mark(mark: str) -> None:
    """Printers repeat the opening mark, or the closing one, at each paragraph of a long quotation."""
    text = f"« Le pont tient.\n{mark} La digue aussi.\n{mark} Le port ferme », dit-elle. « Oui »."
    long = text[: text.index(" », dit") + 2]
    assert paired(text) == ([(long, 0), ("« Oui »", 0)], ())


def test_a_straight_quotation_goes_on_behind_a_repeated_mark() -> None:
    """The straight mark opens and closes alike."""
    text = '"Le pont tient.\n"La digue aussi", dit-elle.'
    assert paired(text) == ([('"Le pont tient.\n"La digue aussi"', 0)], ())


DIALOGUE = "– Le pont tient ?\n– La digue aussi."
TURNS = ["Le pont tient ?", "La digue aussi."]
DIALOGUES = {
    "a question and its answer": (DIALOGUE, TURNS),
    "among other paragraphs": (f"Elle visite le port.\n{DIALOGUE}\nElle part.", TURNS),
    "a single turn": ("– Le pont tient ?\nElle part.", []),
    "items of a list": ("– Le pont.\n– La digue.", []),
    "parted by other words": ("– Le pont tient ?\nElle part.\n– La digue aussi.", []),
}


@pytest.mark.parametrize(("text", "expected"), DIALOGUES.values(), ids=DIALOGUES)
def test_turns_of_a_dialogue_are_quotations_without_marks(text: str, expected: list[str]) -> None:
    """Two paragraphs or more that open with a dash, a question among them; the dash is left out."""
    assert paired(text) == ([(turn, 0) for turn in expected], ())


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    """What follows is read as if the mark had been closed there; the mark is told as a gap."""
    text = "Elle dit « le pont tient.\nIl dit « non » mardi."
    quotations, gaps = pair_quotation_marks(text, paragraphs(text))
    assert [(text[q.span.start : q.span.end], q.open_ended) for q in quotations] == [
        ("« le pont tient.", True),
        ("« non »", False),
    ]
    assert [(gap.span, gap.reason.split(":")[0]) for gap in gaps] == [(Span(9, 10), "unclosed-quotation")]


def test_a_mark_that_closes_nothing_is_left_aside() -> None:
    """The quotations around it stand."""
    text = "« Oui » dit-elle », puis « non »."
    assert paired(text)[0] == [("« Oui »", 0), ("« non »", 0)]
    assert [(gap.span, gap.reason.split(":")[0]) for gap in paired(text)[1]] == [(Span(17, 18), "unopened-quotation")]


def test_an_inner_mark_left_open_does_not_cost_the_outer_quotation() -> None:
    """The closing mark of the outer one closes what stands open in it."""
    assert paired("« Il a dit “oui hier » et part.")[0] == [("« Il a dit “oui hier »", 0)]


def test_a_quotation_too_long_was_never_closed() -> None:
    """A mark that closes more than a page away belongs to something else."""
    text = "« " + "mot " * (LONGEST // 4) + "»"
    assert paired(text)[0] == []
    assert reasons(text) == ["overlong-quotation"]


def test_a_quotation_of_a_page_is_still_one() -> None:
    """The bound itself is allowed."""
    text = "«" + "m" * (LONGEST - 2) + "»"
    assert paired(text) == ([(text, 0)], ())


def test_a_run_of_marks_costs_its_paragraph_only() -> None:
    """Marks without words between them are noise."""
    text = "«" * 8000 + "\nElle dit « oui »."
    assert paired(text)[0] == [("« oui »", 0)]
    assert reasons(text) == ["quotation-noise"]


RUNS = {
    "opening marks": "«",
    "closing marks": "»",
    "opening marks with words": "« oui ",
    "closing marks with words": "oui » ",
    "pairs": "« oui » ",
    "straight marks": '" oui ',
    "mixed marks": '« “ oui „ non ” " ',
    "paragraphs left open": "« oui\n",
    "paragraphs that close nothing": "oui »\n",
    "turns of a dialogue": "– oui ?\n",
}


@pytest.mark.parametrize("unit", RUNS.values(), ids=RUNS)
def test_time_grows_with_the_number_of_marks(unit: str) -> None:
    """8,000 marks and 16,000: twice the marks take at most two and a half times as long.

    Four times is what a quadratic reading takes; the best of a few tries counts, as a busy machine only adds."""
    assert min(ratio(unit, 8000) for _ in range(3)) <= 2.5


def ratio(unit: str, count: int) -> float:
    """Best time for twice the units over best time for them, timed in turns, without the garbage collector."""
    texts = [unit * count, unit * (2 * count)]
    cut = [paragraphs(text) for text in texts]
    best = [float("inf"), float("inf")]
    gc.disable()
    try:
        for _ in range(4):
            for place in (0, 1):
                start = process_time()
                pair_quotation_marks(texts[place], cut[place])
                best[place] = min(best[place], process_time() - start)
    finally:
        gc.enable()
    return best[1] / max(best[0], 1e-4)

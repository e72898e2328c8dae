"""The view for a person at a screen."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from selon.exports import Look
from selon.exports.terminal import render
from selon.records import Basis, Commitment, CommitmentValue, Entry, Gap, Link, Paragraph, Role, Span, SpeechAct, Stamp
from tests.exports import invented

PLAIN = Look()
COLOURS = Look(styled=True, coloured=True)
ESCAPE = re.compile(r"\x1b\[([\d;]*)m")


def line_with(words: str, look: Look = PLAIN, **changes: object) -> str:
    """The first line of the view that has the words."""
    return next(line for line in render(invented.reading(**changes), look).splitlines() if words in line)


def with_attribution(number: int, **changes: object) -> dict[str, object]:
    """The change of the invented reading in which one attribution is changed."""
    found = list(invented.attributions())
    found[number] = replace(found[number], **changes)  # type: ignore[arg-type]
    return {"attributions": tuple(found)}


def of_text(text: str) -> dict[str, object]:
    """The change of the invented reading to another text, of one paragraph, without attributions."""
    whole = (Paragraph(span=Span(0, len(text)), role=Role.BODY),)
    return {"document": invented.document(text=text, paragraphs=whole), "attributions": (), "gaps": ()}


# ---------------------------------------------------------------- the article


def test_marks_can_be_read_without_colour():
    """Source in square, content in curly brackets, cue between underscores, each with its raised id."""
    assert "_a démenti_⁴ [la présidente du port, Yvonne Kerbastard]" in line_with("démenti")
    assert "{« Rien n'est signé »}⁴" in line_with("Rien")


def test_an_attribution_inside_another_is_marked_inside():
    """The brackets nest as the contents do."""
    text = " ".join(render(invented.reading(), Look(width=200)).split())
    assert "{[deux responsables du port] _affirment_³ {que le bac" in text
    assert "l'été}³}²." in text


def test_colour_takes_the_place_of_brackets():
    """On a terminal the marks are styles: bold source, underlined cue."""
    shown = render(invented.reading(), COLOURS)
    assert "\x1b[1;36mLe Phare d'Armance\x1b[0m" in shown
    assert "\x1b[4;35mSelon\x1b[0m" in shown
    assert "{" not in shown


def test_no_colour_keeps_bold_and_underline():
    """NO_COLOR asks for no colour, not for no type."""
    codes = set(";".join(ESCAPE.findall(render(invented.reading(), Look(styled=True)))).split(";")) - {""}
    assert {"1", "4"} <= codes <= {"0", "1", "2", "3", "4"}


def test_two_raised_ids_do_not_run_together():
    """Where two contents end at one place, 3 and 2 are not 32."""
    shown = ESCAPE.sub("", render(invented.reading(), COLOURS))
    assert "³·²" in shown and "³²" not in shown


@pytest.mark.parametrize(
    ("words", "mark"), [("serait_", "┊"), ("Selon_", "╏"), ("démenti", "╳"), ("annonce_", "┃"), ("Corvellec", " ")]
)
def test_the_margin_shows_the_least_firm_content_of_the_line(words, mark):
    """Dotted for the conditional, dashed for a hedge, a cross for a denial, solid for the rest, blank for none."""
    assert line_with(words)[15] == mark


def test_a_gap_is_marked_in_the_article():
    """What was not understood is seen where it stands."""
    assert "?" in line_with("vente attendra")[15]


def test_every_paragraph_has_its_number_and_role():
    """The role stands before the number, and is left out for plain body."""
    assert line_with("Corvellec").startswith("byline       2 ")
    assert line_with("Selon_").startswith("             3 ")


def test_a_content_over_two_paragraphs_is_marked_in_both():
    """Marks are cut at the ends of the paragraph and go on in the next."""
    whole = Span(invented.span("Le bac de").start, invented.span("Par Maëlle").end)
    shown = render(invented.reading(**with_attribution(0, content=(whole,))), Look())
    assert "┊" in next(line for line in shown.splitlines() if "Corvellec" in line)


def test_words_stay_with_their_guillemets():
    """No line ends with an opening guillemet or begins with a closing one."""
    text = "« Le bac » " * 60
    for width in range(40, 60):
        lines = [line[4:].strip() for line in render(invented.reading(**of_text(text)), Look(width=width)).splitlines()]
        assert not [line for line in lines if line.endswith("«") or line.startswith("»")]


def test_the_spaces_of_the_text_are_given_back():
    """A no-break space that held a line together is still one."""
    assert "1\u202f000\u00a0€" in line_with("000", **of_text("Le bac coûte 1\u202f000\u00a0€."))


@pytest.mark.parametrize("char", ["\x1b", "\x9b", "\x07", "\r", "\u202e", "\u2066", "\u200b", "\ue000"])
@pytest.mark.parametrize("look", [PLAIN, COLOURS], ids=["plain", "coloured"])
def test_no_character_of_an_article_acts_on_the_terminal(char, look):
    """In text, name, outlet, source, chain, origin or reason: nothing hidden reaches the screen."""
    bad = f"le{char}[31mbac"
    document = invented.document(
        text=bad * 4,
        name=bad,
        outlet=bad,
        outlet_origin=bad,
        paragraphs=(Paragraph(span=Span(0, len(bad) * 4), role=Role.BODY),),
        stated_published=Stamp(value=bad, origin=bad),
    )
    item = replace(
        invented.attributions()[3],
        id=bad,
        cue=(Span(0, len(bad)),),
        content=(Span(len(bad), 2 * len(bad)),),
        source_name=bad,
        chain=(bad, bad),
        chain_links=(Link(name=bad, kind="anonymous"), Link(name=bad, kind="anonymous")),
    )
    reading = invented.reading(document=document, attributions=(item,), gaps=(Gap(span=Span(0, 9), reason=bad),))
    shown = render(reading, look)
    assert char not in ESCAPE.sub("", shown)
    assert "31" not in ESCAPE.findall(shown) or char != "\x1b" or shown.count("le<U+001B>[31mbac") > 5


# ---------------------------------------------------------------- the table


def test_a_row_says_who_what_how_firmly_and_where():
    """Source with its kind, cue, type; firmness; paragraph."""
    row = line_with("a démenti ·")
    assert row.startswith("a4   ╳ denied")
    assert "Yvonne Kerbastard (person) · a démenti · direct" in row
    assert row.endswith("¶4")


def test_the_chain_goes_from_outlet_to_source():
    """The relay stands between, and an anonymous source is called so."""
    shown = line_with("← deux", Look(width=120))
    assert "La Vigie ← Le Phare d'Armance ← deux responsables du port (anonymous)" in shown


def test_an_unknown_outlet_and_an_unnamed_source_are_said_to_be():
    """Nothing is left blank in a chain."""
    assert "outlet not known ← nobody named" in line_with("outlet not", **with_attribution(0, chain=(None, None)))


def test_a_chain_without_links_still_shows_an_anonymous_source():
    """The kind of the source is that of the attribution."""
    assert "(anonymous)" in line_with("← deux", Look(width=120), **with_attribution(2, chain_links=()))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "plain"),
        ({"negated": True}, "plain, negative"),
        ({"hedged": True}, "hedged"),
        (
            {"hedged": True, "commitment": (Commitment(source="x", value=CommitmentValue.PROBABLE),)},
            "hedged (probable)",
        ),
        ({"hedged": True, "basis": Basis.REPORTATIVE}, "conditional"),
        ({"hedged": True, "basis": Basis.REPORTATIVE, "negated": True}, "conditional, negative"),
        ({"basis": Basis.INFERRED}, "inferred"),
        ({"speech_act": SpeechAct.DENY, "negated": True}, "denied"),
        ({"speech_act": SpeechAct.DENY, "hedged": True, "basis": Basis.REPORTATIVE}, "denied, conditional"),
    ],
)
def test_firmness_is_said_in_words(changes, words):
    """Each combination has its words."""
    from selon.exports.firmness import in_words

    assert in_words(replace(invented.attributions()[4], **changes)) == words


def test_a_wide_screen_has_a_column_for_each_fact():
    """Source, cue, content and chain stand side by side."""
    assert line_with("on whose word", Look(width=140)).split() == (
        "id firmness source cue content on whose word place".split()
    )


@pytest.mark.parametrize("width", [40, 60, 80, 100, 132, 160])
@pytest.mark.parametrize("ascii", [False, True])
def test_no_line_is_wider_than_the_screen(width, ascii):
    """Whatever the width."""
    assert max(map(cell_len, render(invented.reading(), Look(width=width, ascii=ascii)).splitlines())) <= width


def test_a_screen_without_line_drawing_gets_ascii():
    """Beyond the letters of the article, nothing but ASCII."""
    shown = render(invented.reading(), Look(ascii=True))
    assert set(shown) - set(map(chr, range(128))) <= set(invented.TEXT)


def test_an_article_without_attributions_says_so():
    """An empty table would look like a fault."""
    assert "No attribution was found." in render(invented.reading(attributions=()), Look())


# ---------------------------------------------------------------- what stands below


def test_a_gap_has_place_reason_and_words():
    """Paragraph and code points, as in the JSON."""
    assert line_with("? gap") == "? gap  ¶4, 238-258: quotation mark left open  La « vente attendra."


def test_each_date_has_its_origin_or_is_none():
    """A date that nobody gave is not made up."""
    line = line_with("last checked", Look(width=160))
    assert "outlet La Vigie (option --outlet)" in line
    assert "published 2031-03-04 (option --published)" in line
    assert "updated none" in line and "first seen none" in line and "last checked none" in line


def test_the_entries_of_a_live_blog_are_counted():
    """How many, and from when to when; the line is silent about them for any other article."""
    stamps = [Stamp(value=f"2031-05-20T{hour:02}:05", origin="time element") for hour in (18, 9)]
    entries = tuple(Entry(span=Span(0, 5), stamp=stamp) for stamp in stamps)
    document = replace(invented.document(), entries=entries)
    shown = " ".join(render(invented.reading(document=document), PLAIN).split())
    assert "2 entries (2031-05-20T09:05 to 2031-05-20T18:05)" in shown
    assert "entries" not in render(invented.reading(), PLAIN)
    untimed = replace(document, entries=(Entry(span=Span(0, 5)),))
    assert "1 entry (without times)" in " ".join(render(invented.reading(document=untimed), PLAIN).split())

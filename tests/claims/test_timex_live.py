"""Times in the entries of a live blog: each entry is read against its own time."""

from __future__ import annotations

from dataclasses import replace

from selon import pipeline
from selon.claims import timexes
from selon.intake.files import capture
from selon.records import Document, Entry, Paragraph, Reading, Role, Sentence, Span, Stamp, Word

LINES = (
    "Le bac est parti hier .",
    "Il reviendra demain .",
    "Le quai a fermé à 14h30 .",
    "La crue a commencé le 3 mai .",
    "Le quai a fermé à 15h30 .",
)
DAYS = (None, "2031-05-21T07:00:00+02:00", "2031-05-20T18:05:00+02:00", "2031-05-18", "")
"""Of each line, the stamp of its entry: none outside of entries, empty for one without a value."""


def blog(days: tuple[str | None, ...] = DAYS) -> tuple[Document, tuple[Sentence, ...]]:
    """A page of 19 May with these lines, each a paragraph and an entry of its own, and their flat trees."""
    text, entries, sentences = "\n".join(LINES), [], []
    start = 0
    for number, (line, day) in enumerate(zip(LINES, days, strict=True)):
        span = Span(start, start + len(line))
        entries += [] if day is None else [Entry(span=span, stamp=Stamp(value=day or None))]
        sentences.append(tree(line, start, number))
        start += len(line) + 1
    paragraphs = tuple(Paragraph(span=one.span, role=Role.BODY) for one in sentences)
    made = Document(
        name="a",
        address="a",
        digest="0",
        language="fr",
        text=text,
        paragraphs=paragraphs,
        stated_published=Stamp(value="2031-05-19T08:00:00+02:00"),
        entries=tuple(entries),
    )
    return made, tuple(sentences)


def tree(line: str, start: int, paragraph: int) -> Sentence:
    """Every word hangs from the first."""
    words, at = [], start
    for index, word in enumerate(line.split(" ")):
        head, label = (-1, "root") if not index else (0, "obl")
        words.append(Word(index, word, word, "X", "", head, label, at, at + len(word)))
        at += len(word) + 1
    return Sentence(span=Span(start, start + len(line)), paragraph=paragraph, words=tuple(words))


def values(document: Document, sentences: tuple[Sentence, ...]) -> list[str]:
    """Values of the time expressions."""
    return [found.value for found in timexes(document, sentences)[0]]


def test_each_entry_is_read_against_its_own_time() -> None:
    """Outside of entries, and in one that has no time, the date of the page counts."""
    made, sentences = blog()
    assert values(made, sentences) == ["2031-05-18", "2031-05-22", "2031-05-20T14:30", "2031-05-03", "2031-05-19T15:30"]


def test_without_entries_the_page_counts() -> None:
    """And what one paragraph names goes on into the next."""
    made, sentences = blog((None,) * 5)
    assert values(made, sentences) == ["2031-05-18", "2031-05-20", "2031-05-20T14:30", "2031-05-03", "2031-05-03T15:30"]


def test_an_entry_of_no_calendar_leaves_no_room_to_count_from() -> None:
    """As a page of the year 99999 does."""
    made, sentences = blog()
    entries = (replace(made.entries[0], stamp=Stamp(value="99999-01-01")), *made.entries[1:])
    assert "2031-05-22" not in values(replace(made, entries=entries), sentences)


def test_a_live_page_is_read_entry_by_entry() -> None:
    """From the bytes of a page to the values: a morning, and the evening before."""
    record = '{"@type": "LiveBlogPosting", "headline": "x", "datePublished": "2031-05-20T08:00:00+02:00"}'
    form = (
        "<article><time datetime='{}'>heure</time><p>La crue a atteint hier le quai nord, selon la mairie du val.</p>"
        "<p>Deux rues de la ville basse sont fermées, a dit la préfète aux riverains.</p></article>"
    )
    days = ("2031-05-22T07:10", "2031-05-21T19:00", "2031-05-21T11:30", "2031-05-20T08:05")
    body = "".join(form.format(f"{day}:00+02:00") for day in days)
    page = (
        f"<main><h1>En direct : la crue de Valmont</h1><p>Suivez la journée.</p><div class='live'>{body}</div></main>"
    )
    whole = f"<html lang=fr><head><script type='application/ld+json'>{record}</script></head><body>{page}</body></html>"
    (reading,) = pipeline.read([capture(whole.encode(), address="live.html", name="live")])
    assert isinstance(reading, Reading) and len(reading.document.entries) == 4
    found = [one.value for one in reading.timexes if reading.document.text[slice(*one.span)] == "hier"]
    assert found == ["2031-05-21", "2031-05-20", "2031-05-20", "2031-05-19"]

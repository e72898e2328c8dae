"""Time expressions are resolved by the document's date, the verb and what was named before, on hand-made trees."""

from __future__ import annotations

from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon import pipeline
from selon.claims.timex_calendar import bounds, easter, edtf, moved
from selon.intake.files import capture
from selon.languages import table
from selon.records import Document, Gap, Sentence, Span, Stamp, Timex, TimexType, Word
from tests.claims.work import calls

room = import_module("selon.claims.timex")
FUTURE, PAST, PRESENT = (f"Mood=Ind|Tense={tense}|VerbForm=Fin" for tense in ("Fut", "Imp", "Pres"))
THURSDAY = "2031-05-15"


def document(text: str, published: str | None = THURSDAY) -> Document:
    """An article of one paragraph."""
    return Document(
        name="a",
        address="a",
        digest="0",
        language="fr",
        text=text,
        paragraphs=(),
        stated_published=Stamp(value=published),
    )


def sentence(text: str, verb: str = "", feats: str = "") -> Sentence:
    """A flat tree: every word hangs from the verb, or from the first word without one."""
    words, start = text.split(" "), 0
    root = words.index(verb) if verb else 0
    out = []
    for index, word in enumerate(words):
        upos = "VERB" if index == root and verb else "X"
        head, label = (-1, "root") if index == root else (root, "obl")
        given = feats if index == root else ""
        out.append(Word(index, word, word, upos, given, head, label, start, start + len(word)))
        start += len(word) + 1
    return Sentence(span=Span(0, len(text)), paragraph=0, words=tuple(out))


def read(
    text: str, verb: str = "", feats: str = "", published: str | None = THURSDAY
) -> tuple[tuple[Timex, ...], tuple[Gap, ...]]:
    """Time expressions and gaps of one sentence."""
    found: tuple[tuple[Timex, ...], tuple[Gap, ...]] = room.timexes(
        document(text, published), (sentence(text, verb, feats),)
    )
    return found


def values(text: str, verb: str = "", feats: str = "", published: str | None = THURSDAY) -> list[str]:
    """Values of one sentence."""
    return [timex.value for timex in read(text, verb, feats, published)[0]]


@pytest.mark.parametrize(("feats", "day"), [(PAST, "2031-05-13"), (FUTURE, "2031-05-20"), (PRESENT, "2031-05-20")])
def test_a_weekday_goes_where_its_verb_looks(feats: str, day: str) -> None:
    """The last Tuesday with a past verb, the next one with a future or present one."""
    assert values("Le bac verbe mardi .", "verbe", feats) == [day]


def test_a_weekday_follows_its_own_clause() -> None:
    """The governor counts, not the nearest verb."""
    text = "Il traversera mardi , dit-il"
    words = (
        Word(0, "Il", "il", "PRON", "", 1, "nsubj", 0, 2),
        Word(1, "traversera", "traverser", "VERB", FUTURE, -1, "root", 3, 13),
        Word(2, "mardi", "mardi", "NOUN", "", 1, "obl", 14, 19),
        Word(3, ",", ",", "PUNCT", "", 4, "punct", 20, 21),
        Word(4, "dit-il", "dire", "VERB", PAST, 1, "parataxis", 22, 28),
    )
    found, _ = room.timexes(document(text), (Sentence(span=Span(0, 28), paragraph=0, words=words),))
    assert [timex.value for timex in found] == ["2031-05-20"]


def test_a_tree_with_a_cycle_ends() -> None:
    """Words that govern each other leave the direction open, and the reading ends."""
    words = (
        Word(0, "mardi", "mardi", "NOUN", "", 1, "obl", 0, 5),
        Word(1, "matin", "matin", "NOUN", "", 0, "obl", 6, 11),
    )
    found, _ = room.timexes(document("mardi matin"), (Sentence(span=Span(0, 11), paragraph=0, words=words),))
    assert [timex.value for timex in found] == ["2031-05-13TMO"]


@pytest.mark.parametrize(("feats", "day"), [(PAST, "2030-12-12"), (FUTURE, "2031-12-12")])
def test_a_day_without_a_year_goes_where_its_verb_looks(feats: str, day: str) -> None:
    """The nearest 12 December before or after the article."""
    assert values("Le bac verbe le 12 décembre .", "verbe", feats) == [day]


def test_a_weekday_with_a_day_gives_the_year() -> None:
    """9 May is a Friday in 2031 and a Thursday in 2030, whatever the verb says."""
    assert values("Le bac verbe le jeudi 9 mai .", "verbe", FUTURE) == ["2030-05-09"]


@pytest.mark.parametrize("text", ["Le 31 février , il neige", "Le 30.02.2031 , il neige", "du 29 au 31 juin 2031"])
def test_a_day_that_no_calendar_has_is_a_gap(text: str) -> None:
    """No value is invented for it."""
    found, gaps = read(text)
    assert not found
    assert [gap.reason.split(":")[0] for gap in gaps] == ["impossible-date"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("vu hier", "XXXX-XX-XX"), ("vu mardi", "XXXX-WXX-2"), ("le 12 mars", "XXXX-03-12"), ("en avril", "XXXX-04")],
)
def test_without_a_date_nothing_is_guessed(text: str, value: str) -> None:
    """A relative expression of an undated article keeps X for what is not known, without EDTF or bounds."""
    (timex,) = read(text, published=None)[0]
    assert (timex.value, timex.edtf, timex.earliest, timex.latest) == (value, None, None, None)


def test_a_whole_date_needs_no_date_of_the_article() -> None:
    """It is resolved all the same."""
    assert values("le 12 mars 2029", published=None) == ["2029-03-12"]


def test_the_next_day_is_that_after_the_day_named() -> None:
    """An anaphor takes the last day of the text, not that of the article."""
    assert values("Le 3 mars 2030 , puis le lendemain") == ["2030-03-03", "2030-03-04"]


def test_a_range_is_one_expression_over_the_turn_of_the_year() -> None:
    """The first end takes its month or year from the second, and lies before it."""
    (timex,) = read("fermé du 28 décembre au 3 janvier 2032")[0]
    assert (timex.value, timex.type) == ("2031-12-28/2032-01-03", TimexType.DATE)
    assert (timex.earliest, timex.latest) == ("2031-12-28", "2032-01-03")


def test_the_ends_of_a_range_of_hours_stand_apart() -> None:
    """Each hour is an expression without the words that join them; a bare one has the unit of the other."""
    text = "fermé de 9 à 12 heures"
    first, second = read(text)[0]
    assert [text[slice(*timex.span)] for timex in (first, second)] == ["9", "12 heures"]
    assert (first.value, second.value) == ("2031-05-15T09:00", "2031-05-15T12:00")
    assert {first.type, second.type} == {TimexType.TIME}
    assert values("brûlait entre 0 h 30 et 4 h mardi", "brûlait", PAST) == ["2031-05-13T00:30", "2031-05-13T04:00"]


def test_a_range_of_hours_ends_on_the_next_day() -> None:
    """Where its end is earlier than its beginning."""
    assert values("fermé de 22 h à 6 h") == ["2031-05-15T22:00", "2031-05-16T06:00"]


def test_typographic_apostrophes_and_no_break_spaces_are_read() -> None:
    """As the press prints them."""
    assert values("Depuis l’automne 2029 , à 14\u202fh\u202f30") == ["2029-FA", "2031-05-15T14:30"]


@pytest.mark.parametrize(
    "text",
    [
        "à 300 kilomètres",
        "page 2031 du registre",
        "le lot 1998",
        "le tome 2020",
        "la salle 1984",
        "1 2024 345 parts",
        "3,1415",
    ],
)
def test_numbers_that_look_like_years_are_none(text: str) -> None:
    """Distances, pages and figures of other numbers."""
    assert values(text) == []


def test_a_part_of_a_day_has_the_day_as_its_edtf() -> None:
    """Yesterday evening is a day in EDTF, and an evening in TIMEX3."""
    (timex,) = read("vu hier soir")[0]
    assert (timex.value, timex.edtf, timex.type) == ("2031-05-14TEV", "2031-05-14", TimexType.TIME)


def test_an_unknown_language_has_no_time_expressions() -> None:
    """A language without the tables is left alone."""
    german = Document(name="a", address="a", digest="0", language="de", text="am Montag", paragraphs=())
    assert room.timexes(german, (sentence("am Montag"),)) == ((), ())


@pytest.mark.parametrize(
    ("value", "days", "extended"),
    [
        ("2031-W20", ("2031-05-12", "2031-05-18"), "2031-05-12/2031-05-18"),
        ("2031-W20-WE", ("2031-05-17", "2031-05-18"), "2031-05-17/2031-05-18"),
        ("2031-WI", ("2031-12-01", "2032-02-29"), "2031-24"),
        ("2031-Q2", ("2031-04-01", "2031-06-30"), "2031-04/2031-06"),
        ("198", ("1980-01-01", "1989-12-31"), "198X"),
        ("18", ("1800-01-01", "1899-12-31"), "18XX"),
    ],
)
def test_a_value_covers_days(value: str, days: tuple[str, str], extended: str) -> None:
    """First and last day, and EDTF."""
    covered = bounds(value)
    assert covered and tuple(day.isoformat() for day in covered) == days
    assert edtf(value) == extended


def test_easter_is_that_of_the_almanac() -> None:
    """Easter Sundays of three years."""
    assert [easter(year).isoformat() for year in (2024, 2025, 2038)] == ["2024-03-31", "2025-04-20", "2038-04-25"]


def test_a_month_after_the_31st_is_the_last_of_the_next() -> None:
    """There is no 31 June."""
    day = moved(bounds("2031-05-31")[0], 1, "M")  # type: ignore[index]
    assert day is not None and day.isoformat() == "2031-06-30"


WORDS = sorted({word for name in ("times", "numbers") for row in table("fr", name) for word in row["words"].split("|")})
OTHERS = [
    "31 février",
    "1er",
    "du 3 au 5 mai",
    "2031",
    "14 h 30",
    "99999999",
    "٣٤",
    "\u202b12\u202c",
    "/",
    "-",
    ",",
    "’",
]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS + OTHERS), max_size=25), st.sampled_from([THURSDAY, None, "9999-12-31", "no date"])
)
def test_any_words_give_spans_in_order(words: list[str], published: str | None) -> None:
    """Whatever stands in the text, spans are inside it, in order, and never overlap."""
    text = " ".join(words) or "."
    last = 0
    for timex in read(text, published=published)[0]:
        assert last <= timex.span.start < timex.span.end <= len(text)
        last = timex.span.end


@pytest.mark.parametrize("piece", ["9", "fin ", "12 , 13 , ", "cent ", "du 1 au ", "deux ans et "])
def test_the_work_grows_with_the_text(piece: str) -> None:
    """Twice the text takes about twice the calls, however it is repeated."""
    few, many = (calls(lambda made=made: room.timexes(*made)) for made in (flat(piece * 400), flat(piece * 800)))
    assert many < 2.5 * few


def flat(text: str) -> tuple[Document, tuple[Sentence, ...]]:
    """A text whose sentence was not parsed."""
    return document(text), (Sentence(span=Span(0, len(text)), paragraph=0, words=()),)


def parsed(text: str, published: str = THURSDAY) -> list[str]:
    """Values of an article that is read whole, by the shipped model."""
    facts = {"a": pipeline.Facts(outlet=None, published=published)}
    raw = capture(text.encode(), address="a", name="a", now=None)
    (reading,) = pipeline.read([raw], facts=facts, options=pipeline.Options(language="fr"))
    return [timex.value for timex in reading.timexes]


def test_a_weekday_in_a_title_without_a_verb_is_that_of_the_text() -> None:
    """The text below says on which side it lies; without such a word, or with a verb above, nothing changes."""
    assert parsed("Loto mardi.\nLa salle ouvrira mardi 20 mai.\n") == ["2031-05-20", "2031-05-20"]
    assert parsed("Loto mardi.\nLa salle a ouvert dès mardi.\n") == ["2031-05-13", "2031-05-13"]
    assert parsed("Loto mardi.\nLa salle ouvrira mercredi.\n")[0] == "2031-05-13"
    assert parsed("La halle a brûlé mardi.\nLa salle ouvrira mardi.\n") == ["2031-05-13", "2031-05-20"]


def test_an_exact_hour_without_a_verb_announces() -> None:
    """The day of "Don du sang mardi à 17 h" lies ahead, that of "Collision mardi vers 17 h" behind."""
    assert parsed("Don du sang mardi, de 16 h à 19 h.")[0] == "2031-05-20"
    assert parsed("Collision mardi vers 17 h.")[0] == "2031-05-13"


def test_next_year_goes_on_in_its_sentence() -> None:
    """Months, days and seasons after "next year" are of that year; after a year that goes with a noun they are not."""
    assert parsed("L'an prochain, la halle rouvrira en octobre.") == ["2032", "2032-10"]
    assert parsed("L'an prochain, la halle rouvrira le 7 octobre.") == ["2032", "2032-10-07"]
    assert parsed("L'an prochain, la halle rouvrira à l'automne.") == ["2032", "2032-FA"]
    assert parsed("Le budget 2032 sera voté en décembre.") == ["2032", "2031-12"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("La foire aura lieu le premier dimanche du printemps 2032.", "2032-03-21"),
        ("La foire aura lieu le dernier samedi de juin.", "2031-06-28"),
        ("La foire aura lieu le cinquième lundi de juin.", "2031-06-30"),
        ("Le club siège le premier jeudi du mois.", "P1M"),
    ],
)
def test_a_ranked_weekday_is_counted_in_its_period(text: str, value: str) -> None:
    """By the calendar, spring from the 21st of March on; a habit is a set."""
    assert parsed(text) == [value]


def test_a_ranked_weekday_that_its_month_lacks_is_none() -> None:
    """May 2031 has four Tuesdays: the words that remain are read."""
    assert "2031-06-03" not in parsed("La foire aura lieu le cinquième mardi de mai.")


def test_a_season_with_a_noun_is_a_name() -> None:
    """A spring of poets is an event, the spring of a year is a season."""
    assert parsed("Ils ont chanté au printemps des poètes.") == []
    assert parsed("Ils ont chanté au printemps de cette année.")[0] == "2031-SP"


def test_feasts_carry_their_days() -> None:
    """Eve, morrow, evening and Monday of a feast; a mere name stays unread."""
    text = "La halle sera fermée la veille de Noël, le lendemain de Noël et le lundi de Pâques."
    assert parsed(text) == ["2031-12-24", "2031-12-26", "2032-03-29"]
    assert parsed("Les fêtes de fin d'année approchent.") == []


def test_capitals_bear_accents_or_not() -> None:
    """The preposition that opens a sentence leads to an hour as in the middle; the small verb does not."""
    assert parsed("A 11 heures, la digue a cédé.") == ["2031-05-15T11:00"]
    assert parsed("La digue a 11 heures de retard.") == ["PT11H"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le bal aura lieu mercredi 21, à 18 h.", ["2031-05-21", "2031-05-21T18:00"]),
        ("Le conseil avait siégé mercredi 7.", ["2031-05-07"]),
        ("Le bac a pris mercredi 12 passagers.", ["2031-05-14"]),
        ("La halle fermera les 5, 12 et 19 juin.", ["2031-06-05", "2031-06-12", "2031-06-19"]),
        ("La halle fermera les 5, 6 et 7 juin.", ["2031-06-05/2031-06-07"]),
        ("La saison 1996-97 fut longue.", ["1996/1997"]),
        ("Le club joue les mardis et jeudis.", ["XXXX-WXX-2", "XXXX-WXX-4"]),
    ],
)
def test_days_of_a_notice(text: str, found: list[str]) -> None:
    """A number behind a weekday is its day; days that follow each other are a range, others stand one by one."""
    assert parsed(text) == found


def test_what_has_fallen_lies_behind() -> None:
    """ "Est tombée" is a perfect: the day is the last of its name, however near the next one is."""
    assert parsed("Le 2 janvier, la neige est tombée.", "2031-09-18") == ["2031-01-02"]
    assert parsed("Le 2 janvier, la neige tombera.", "2031-09-18") == ["2032-01-02"]


def test_yesterday_may_name_its_weekday() -> None:
    """Both words are one day."""
    assert parsed("Hier mercredi, la halle a rouvert.") == ["2031-05-14"]
    assert parsed("Demain vendredi, la halle rouvrira.") == ["2031-05-16"]
    assert parsed("Il y a tout juste un an, la halle rouvrait.") == ["2030"]

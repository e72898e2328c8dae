"""The French lexicons are well formed, and every line shows its words in its example."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from selon.languages import table
from selon.records import SourceKind, SpeechAct

Row = dict[str, str]

COLUMNS = {
    "cues": "lemma upos act class frames example",
    "heads": "noun kind gender example",
    "outlets": "name aliases kind home example",
    "organisations": "name aliases example",
    "metonyms": "word means why example",
    "hedges": "words kind example",
    "anonymity": "words kind example",
    "relays": "lemma upos frame work example",
    "conjugation": "ending forms example",
}
KEYS = {
    "heads": "noun",
    "outlets": "name",
    "organisations": "name",
    "metonyms": "word",
    "hedges": "words",
    "anonymity": "words",
    "conjugation": "ending",
}
PREPOSITIONS = {"de", "à", "sur", "contre", "pour"}
VERB_FRAMES = {"que", "inf", "de-inf", "à-inf", "obj", "attr", "comme", "self", "quote", "de-indefinite"} | PREPOSITIONS
NOUN_FRAMES = {"que", "de-inf", "à-inf", "selon", "quote"} | PREPOSITIONS
FRAMES = {"VERB": VERB_FRAMES, "NOUN": NOUN_FRAMES, "ADJ": VERB_FRAMES, "ADP": {"np"}}
ENUMS = {
    ("cues", "upos"): set(FRAMES),
    ("cues", "act"): {act.value for act in SpeechAct},
    ("cues", "class"): {"speech", "thought", "document", "perception", "stance", "volition"},
    ("heads", "kind"): {kind.value for kind in SourceKind} - {"unspecified"},
    ("heads", "gender"): {"Masc", "Fem", "Masc,Fem"},
    ("outlets", "kind"): {"agency", "outlet"},
    ("metonyms", "why"): {"capital", "seat", "country"},
    ("hedges", "kind"): {"adverb", "modal", "conditional", "semi", "verb", "adjective", "noun", "fixed"},
    ("anonymity", "kind"): {"phrase", "adjective"},
    ("relays", "upos"): {"VERB", "NOUN", "ADP"},
    ("relays", "work"): {"yes", "-"},
}
# A preposition that ends a wording melts into the article: "aux dires des", "au micro du".
MELTED = {"de": ("de", "d", "du", "des"), "à": ("à", "au", "aux"), "que": ("que", "qu")}
FEMININES = [("", "e"), ("er", "ère"), ("x", "se"), ("f", "ve"), ("c", "que"), ("al", "aux"), ("", "x")]
# Verbs of the second group have 32 forms, the fewest: present and past are often alike (finis, finit).
FEWEST_FORMS = 32
CONJUGATED = [
    ("annoncer", "annonçait"),
    ("exiger", "exigeant"),
    ("appeler", "appelle"),
    ("révéler", "révèle"),
    ("relever", "relèvera"),
    ("balayer", "balaie"),
    ("renvoyer", "enverra"),
    ("réagir", "réagissaient"),
    ("démentir", "démentent"),
    ("avertir", "avertissent"),
    ("découvrir", "découvert"),
    ("requérir", "requiert"),
    ("convenir", "conviendrait"),
    ("prévoir", "prévoira"),
    ("voir", "verra"),
    ("percevoir", "perçus"),
    ("savoir", "sachant"),
    ("vouloir", "veuillent"),
    ("émouvoir", "émeut"),
    ("défendre", "défendu"),
    ("apprendre", "apprennent"),
    ("craindre", "craignent"),
    ("enjoindre", "enjoignit"),
    ("promettre", "promirent"),
    ("reconnaître", "reconnut"),
    ("apparaître", "apparaît"),
    ("poursuivre", "poursuivi"),
    ("croire", "croient"),
    ("dire", "dites"),
    ("prédire", "prédisez"),
    ("écrire", "écrivent"),
    ("traduire", "traduisit"),
    ("conclure", "conclurent"),
    ("faire", "feraient"),
]
WRONG = [("dire", "disez"), ("appeler", "appèle"), ("voir", "voirai"), ("réagir", "réagent"), ("mettre", "mettu")]


def words(text: str) -> list[str]:
    """The words of a text in lower case, parted at apostrophes and hyphens."""
    return re.findall(r"\w+", text.casefold())


def forms(lemma: str) -> set[str]:
    """Every form of a verb, by the longest ending of the table that it ends with."""
    for row in sorted(table("fr", "conjugation"), key=lambda row: -len(row["ending"])):
        if lemma.endswith(row["ending"]):
            stem = lemma.removesuffix(row["ending"])
            return {stem + form for form in row["forms"].split()}
    return set()


def shown(wanted: Iterable[Iterable[str]], text: list[str]) -> bool:
    """Whether one form of each word stands in the text, in their order, with others between them or not."""
    place = iter(text)
    return all(any(word in choice for word in place) for choice in map(set, wanted))


def inflected(word: str) -> set[str]:
    """A noun or adjective with its regular plurals and feminines."""
    feminine = {word.removesuffix(last) + other for last, other in FEMININES}
    return {form + mark for form in {word, word + word[-1] + "e"} | feminine for mark in ("", "s")}


def verbal(lemma: str) -> Iterator[set[str]]:
    """The forms of a verb, then of its fixed words; the reflexive pronoun stands anywhere and is not looked for."""
    head, *fixed = [word for word in words(lemma) if word not in ("se", "en", "ne", "pas")]
    yield forms(head) | {head}
    yield from (owned(word) for word in fixed)


def owned(word: str) -> set[str]:
    """A fixed word with its plural and feminine; a possessive stands for all persons."""
    possessives = {"son", "sa", "ses", "mon", "ma", "mes", "leur", "leurs", "notre", "nos"}
    return possessives if word in possessives else inflected(word) | set(MELTED.get(word, ()))


def plain(phrase: str) -> list[set[str]]:
    """The words of a wording as they stand, the last one perhaps melted into an article."""
    *first, last = words(phrase)
    return [*({word} for word in first), {last, *MELTED.get(last, ())}]


def wanted(name: str, row: Row) -> list[set[str]]:
    """What an example of a line must show, in order."""
    key = row.get("lemma") or row.get("noun") or row.get("name") or row.get("word") or row.get("words", "")
    kind = row.get("upos") or row.get("kind", "")
    if name == "relays" and "par" in row["frame"].split(","):
        return [inflected(word) for word in words(key)]
    if kind in ("VERB", "semi", "verb", "modal", "conditional"):
        return list(verbal(key))
    if kind in ("NOUN", "ADJ", "adjective", "noun") or name == "heads":
        return [inflected(word) | set(MELTED.get(word, ())) for word in words(key)]
    return plain(key)


def rows(*names: str) -> list[tuple[str, Row]]:
    """The rows of the tables with the name of their table."""
    return [(name, row) for name in names for row in table("fr", name)]


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_has_its_columns_and_no_empty_cell(name: str) -> None:
    """The first line names the columns; what a line does not have is written `-`."""
    for row in table("fr", name):
        assert list(row) == [*COLUMNS[name].split(), "line"]
        assert all(row.values()), row


@pytest.mark.parametrize(("name", "key"), KEYS.items())
def test_no_key_stands_twice(name: str, key: str) -> None:
    """A word has one line in its table."""
    counts = Counter(row[key].casefold() for row in table("fr", name))
    assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(("name", "column"), [("cues", "frames"), ("relays", "frame")])
def test_no_frame_of_a_lemma_stands_on_two_lines(name: str, column: str) -> None:
    """Two lines of one lemma differ in act or class, and in every frame; what they do not take (`!`) may agree."""
    found = Counter((row["lemma"], row["upos"], f) for row in table("fr", name) for f in row[column].split(","))
    assert [key for key, count in found.items() if count > 1 and not key[2].startswith("!")] == []


def test_a_name_or_alias_belongs_to_one_line() -> None:
    """No two outlets or organisations share a name, written as it is printed."""
    gazetteer = rows("outlets", "organisations")
    printed = [form for _, row in gazetteer for form in (row["name"], *row["aliases"].split("|")) if form != "-"]
    assert [form for form, count in Counter(printed).items() if count > 1] == []


@pytest.mark.parametrize(("place", "values"), ENUMS.items(), ids=lambda value: str(value)[:24])
def test_a_closed_column_has_only_its_values(place: tuple[str, str], values: set[str]) -> None:
    """Kinds, acts and classes are those that the records and the header of the table name."""
    name, column = place
    assert {row[column] for row in table("fr", name)} <= values


def test_frames_are_those_of_their_part_of_speech() -> None:
    """A frame that begins with `!` forbids a complement; the rest hold the content."""
    for row in table("fr", "cues"):
        frames = {frame for frame in row["frames"].split(",") if not frame.startswith("!")}
        assert frames and frames <= FRAMES[row["upos"]], row


@pytest.mark.parametrize("name", COLUMNS)
def test_an_example_is_one_sentence(name: str) -> None:
    """It begins with a capital, a digit or a quotation mark, and ends as sentences do."""
    for row in table("fr", name):
        assert re.match(r"[«\dA-ZÀ-Þ]|Œ", row["example"]) or row["example"].startswith(row.get("name", "«")), row
        assert row["example"].endswith((".", "?", "!", "»")), row


@pytest.mark.parametrize("name", ["cues", "heads", "relays"])
def test_no_two_examples_are_the_same(name: str) -> None:
    """Each line is shown by a sentence of its own."""
    counts = Counter(row["example"] for row in table("fr", name))
    assert [example for example, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", [name for name in COLUMNS if name != "conjugation"])
def test_an_example_shows_the_words_of_its_line(name: str) -> None:
    """A reader sees what the line is about; a form of the word will do."""
    missing = [row for row in table("fr", name) if not shown(wanted(name, row), words(row["example"]))]
    assert [(row["line"], row["example"]) for row in missing] == []


def test_an_example_of_an_ending_shows_a_form_with_it() -> None:
    """Some word of the sentence ends with one of the forms."""
    for row in table("fr", "conjugation"):
        text, ends = words(row["example"]), tuple(row["forms"].split())
        assert any(word.endswith(ends) for word in text), row


def test_endings_stand_longest_first() -> None:
    """The first ending that fits is the right one."""
    lengths = [len(row["ending"]) for row in table("fr", "conjugation")]
    assert lengths == sorted(lengths, reverse=True)


def test_every_verb_of_the_lexicons_can_be_conjugated() -> None:
    """No cue is found in its infinitive only."""
    verbs = {row["lemma"] for row in table("fr", "cues") if row["upos"] == "VERB"}
    assert [lemma for lemma in verbs if len(next(verbal(lemma))) < FEWEST_FORMS] == []


@pytest.mark.parametrize(("lemma", "form"), CONJUGATED)
def test_a_verb_has_its_forms(lemma: str, form: str) -> None:
    """One of each family, where the family differs from the others."""
    stem = "r" if lemma == "renvoyer" else ""
    assert stem + form in forms(lemma)


@pytest.mark.parametrize(("lemma", "form"), WRONG)
def test_a_verb_has_no_form_of_another_family(lemma: str, form: str) -> None:
    """The longest ending wins over the family that it stands out of."""
    assert form not in forms(lemma)

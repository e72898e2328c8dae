"""The stages joined: captures in, readings out in the same order, errors in their places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from selon import languages, pipeline
from selon.errors import EmptyInput, InputError, NotFound, NothingThere, WrongLanguage
from selon.pipeline import Facts, Options, explain, read
from selon.records import Capture, Reading
from selon.sentences import tokeniser

SENTENCE = "La maire {} que cette digue tient."
FRENCH = "\n\n".join([SENTENCE.format("affirme")] * 3)
GERMAN = "Die Bürgermeisterin sagte, dass die Brücke gesperrt wird.\n\nDie Brücke ist alt, und der Fluss ist hoch."
MODEL = languages.folder("fr") / "model"
VERB = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
VERBS = {"affirme": "affirmer", "accepte": "accepter"}
# The one sentence that the parser of these tests knows: part of speech, lemma, governor, label, features.
TREE = (
    ("DET", "le", 1, "det", "Definite=Def|Gender=Fem|Number=Sing|PronType=Art"),
    ("NOUN", "maire", 2, "nsubj", "Gender=Fem|Number=Sing"),
    ("VERB", "", 2, "ROOT", VERB),
    ("SCONJ", "que", 6, "mark", ""),
    ("DET", "ce", 5, "det", "Gender=Fem|Number=Sing|PronType=Dem"),
    ("NOUN", "digue", 6, "nsubj", "Gender=Fem|Number=Sing"),
    ("VERB", "tenir", 2, "ccomp", VERB),
    ("PUNCT", ".", 2, "punct", ""),
)


class OneTree:
    """A parser that gives every eight words the tree of its one sentence, and hangs what is over on itself."""

    labels = tuple(sorted({label for _, _, _, label, _ in TREE}))

    def __call__(self, doc: Doc) -> Doc:
        rows = []
        for token in doc:
            start = token.i - token.i % len(TREE)
            whole = start + len(TREE) <= len(doc)
            upos, lemma, head, label, feats = TREE[token.i - start] if whole else ("X", "", 0, "ROOT", "")
            at = start + head if whole else token.i
            rows.append((upos, lemma or VERBS.get(token.lower_, ""), at, label, feats))
        pos, lemmas, heads, deps, feats = (list(column) for column in zip(*rows, strict=True))
        return Doc(
            doc.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            user_data=doc.user_data,
            pos=pos,
            lemmas=lemmas,
            heads=heads,
            deps=deps,
            morphs=feats,
        )


@Language.factory("selon_test_one_tree")
def one_tree(nlp: Language, name: str) -> OneTree:
    """The parser of these tests."""
    return OneTree()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str | None]]:
    """Languages and pipelines asked for, in order; the parser of these tests stands in for them all."""
    made = tokeniser.Selon()
    made.tokenizer = tokeniser.Tokeniser(made.vocab, "fr")
    made.add_pipe("selon_test_one_tree", name="parser")
    calls: list[tuple[str, str | None]] = []

    def stand_in(language: str, name: str | None) -> Language:
        calls.append((language, name))
        return made

    monkeypatch.setattr(pipeline, "_nlp", stand_in)
    return calls


def capture(name: str, text: str = FRENCH) -> Capture:
    """A plain text as it came."""
    return Capture(data=text.encode(), media_type="text/plain", address=f"{name}.txt", name=name, digest="0")


def names(results: list[Reading | InputError]) -> list[str]:
    """Names of the documents read, and places of the errors, in order."""
    return [r.place if isinstance(r, InputError) else r.document.name for r in results]


def shown(reading: Reading | InputError) -> list[tuple[str | None, ...]]:
    """Chain of each attribution."""
    assert isinstance(reading, Reading), reading
    return [attribution.chain for attribution in reading.attributions]


@pytest.mark.usefixtures("asked")
def test_an_article_is_read_from_bytes_to_attributions() -> None:
    """Source, cue and content of each of its sentences."""
    (reading,) = read([capture("a")])
    assert isinstance(reading, Reading)
    text = reading.document.text
    terms = [[text[s.start : s.end] for s in (*a.source, *a.cue, *a.content)] for a in reading.attributions]
    assert terms == [["La maire", "affirme", "que cette digue tient"]] * 3


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("size", [0, 1, 31, 32, 33, 70])
def test_readings_come_in_the_order_of_the_captures(size: int) -> None:
    """Over the bounds of the batches, too."""
    wanted = [f"n{number}" for number in range(size)]
    assert names(list(read([capture(name) for name in wanted]))) == wanted


@pytest.mark.usefixtures("asked")
def test_an_error_comes_back_in_its_place_and_the_rest_is_read() -> None:
    """Errors handed over, and those found on the way; several in a row; one at either end."""
    missing = NothingThere("x.txt", "no such file", "Check the path.")
    captures = [
        missing,
        capture("a"),
        capture("empty", ""),
        capture("blank", " \n"),
        capture("b"),
        capture("c"),
        capture("german", GERMAN),
        capture("d"),
        missing,
    ]
    results = list(read(captures))
    kinds = [type(result) for result in results]
    assert results[0] is missing
    assert kinds[1:] == [Reading, EmptyInput, EmptyInput, Reading, Reading, WrongLanguage, Reading, NothingThere]
    assert [len(shown(result)) for result in results if isinstance(result, Reading)] == [3] * 4


@pytest.mark.usefixtures("asked")
def test_nothing_is_read_ahead_of_its_batch() -> None:
    """An endless stream gives its first readings."""
    taken: list[int] = []

    def endless() -> Iterator[Capture]:
        for number in count():
            taken.append(number)
            yield capture(str(number))

    assert names(list(islice(read(endless()), 2))) == ["0", "1"]
    assert len(taken) <= 40


@pytest.mark.usefixtures("asked")
def test_a_wrong_language_is_named() -> None:
    """The error tells the place, the language and the languages that are read."""
    (error,) = read([capture("german", GERMAN)])
    assert isinstance(error, WrongLanguage)
    assert (error.place, error.language) == ("german.txt", "de")
    assert "German" in str(error) and "French" in str(error)


def test_a_language_given_overrules_the_vote(asked: list[tuple[str, str | None]]) -> None:
    """The text is read as the person says."""
    (reading,) = read([capture("german", GERMAN)], options=Options(language="fr"))
    assert isinstance(reading, Reading)
    assert reading.document.language == "fr"
    assert asked == [("fr", None)]


@pytest.mark.usefixtures("asked")
def test_a_language_given_that_is_not_read_is_an_error() -> None:
    """Even for a text in a language that is."""
    (error,) = read([capture("a")], options=Options(language="pt"))
    assert isinstance(error, WrongLanguage) and error.language == "pt"


def test_the_pipeline_given_is_asked_for(asked: list[tuple[str, str | None]]) -> None:
    """By its name, and for each language once a batch."""
    list(read([capture("a"), capture("b")], options=Options(pipeline="other_pipeline")))
    assert asked == [("fr", "other_pipeline")]


@pytest.mark.usefixtures("asked")
def test_wide_scope_reads_stances() -> None:
    """The cue "accepte que" is no claim; it is read where the wide scope is asked for."""
    stance = capture("a", "\n\n".join([SENTENCE.format("accepte")] * 3))
    (narrow,) = read([stance])
    (wide,) = read([stance], options=Options(wide=True))
    assert (len(shown(narrow)), len(shown(wide))) == (0, 3)


@pytest.mark.usefixtures("asked")
def test_the_outlet_that_a_person_names_opens_the_chains() -> None:
    """What is said of one document goes before what is said of all."""
    said = {"a": Facts(outlet="Le Phare de Morlac"), "b": Facts(published="2031-05-05")}
    every = Facts(outlet="La Gazette d'Orvel", published="2031-01-01")
    a, b, c = read([capture("a"), capture("b"), capture("c")], facts=said, every=every)
    assert shown(a)[0] == ("Le Phare de Morlac", "maire")
    assert shown(b)[0] == shown(c)[0] == ("La Gazette d'Orvel", "maire")
    published = [r.document.stated_published.value for r in (a, b, c) if isinstance(r, Reading)]
    assert published == ["2031-01-01", "2031-05-05", "2031-01-01"]


@pytest.mark.usefixtures("asked")
def test_an_attribution_is_explained_by_its_id() -> None:
    """Rule and sentence of the one asked for."""
    (reading,) = read([capture("a")])
    assert isinstance(reading, Reading)
    why = explain(reading, "a2")
    assert (why.attribution, why.rule) == (reading.attributions[1], "verb-que")


@pytest.mark.usefixtures("asked")
def test_an_id_that_the_article_lacks_is_an_error() -> None:
    """It names the ids that there are."""
    (reading,) = read([capture("a")])
    assert isinstance(reading, Reading)
    with pytest.raises(NotFound, match="no attribution 'a9'. It has: a1, a2, a3"):
        explain(reading, "a9")


@pytest.mark.skipif(not MODEL.is_dir(), reason=f"no parser: {MODEL.parent.name}/{MODEL.name} is absent")
def test_the_parser_that_ships_reads_an_article() -> None:
    """From bytes to attributions with the model in the folder of the language."""
    text = "Selon la préfecture, le pont tient encore.\n\nLa maire affirme que la digue cède.\n\nLe port ferme mardi."
    (reading,) = read([capture("a", text)])
    assert isinstance(reading, Reading)
    assert {a.source_name for a in reading.attributions} == {"préfecture", "maire"}


def test_an_article_in_two_languages_is_read_in_both() -> None:
    """Each paragraph in its own language; ids are unique, the order is that of the text, a gap says it."""
    french = (
        "La préfète Anne Lorme a annoncé que le pont de Valmont rouvrirait avant la fin du mois. Selon la mairie, "
        "les travaux ont coûté trois millions d'euros et la route restera fermée aux camions jusqu'à l'automne."
    )
    english = (
        "The mayor of Orvel said on Monday that the bridge would open again before the end of the month. According to "
        "the council, the works cost three million pounds and the road will stay shut to lorries until the autumn."
    )
    (reading,) = read([capture("mixed", f"{french}\n\n{english}\n\n{french}\n")])
    assert isinstance(reading, Reading)
    ids = [one.id for one in reading.attributions]
    assert len(set(ids)) == len(ids)
    assert [one.content[0].start for one in reading.attributions] == sorted(
        one.content[0].start for one in reading.attributions
    )
    named = {one.source_name for one in reading.attributions}
    assert {"Anne Lorme", "mayor of Orvel"} <= named
    assert any(gap.reason.startswith("other-language: this part is in English") for gap in reading.gaps)
    inner = next(one for one in reading.attributions if one.source_name == "mayor of Orvel")
    assert "en/" in " ".join(explain(reading, inner.id).evidence)

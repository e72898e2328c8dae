"""The lexicons as the grammar sees them: forms of verbs, scopes, prepositions, and names with their capitals."""

from __future__ import annotations

from collections import defaultdict

import pytest

from selon.attributions import lexicon, verb_forms
from selon.attributions.descriptions import entry
from selon.attributions.lexicons import WIDE, Cue, plain
from selon.languages import table
from selon.records import SourceKind, SpeechAct

FORMS = [
    ("affirme", "affirmer"),
    ("affirmé", "affirmer"),
    ("annonçait", "annoncer"),
    ("exigeant", "exiger"),
    ("appelle", "appeler"),
    ("révèle", "révéler"),
    ("démentent", "démentir"),
    ("craignant", "craindre"),
    ("promirent", "promettre"),
    ("reconnut", "reconnaître"),
    ("dit", "dire"),
    ("dites", "dire"),
    ("disaient", "dire"),
    ("écrivent", "écrire"),
    ("conclurait", "conclure"),
    ("jugée", "juger"),
]
HOMOGRAPHS = {
    ("admettre", "admirer"),
    ("convenir", "convier"),
    ("interpeler", "interpeller"),
    ("pressentir", "presser"),
}


def verbs(*, wide: bool) -> set[str]:
    """Lemmas of the verbal cues of a scope."""
    return {row["lemma"] for row in table("fr", "cues") if row["upos"] == "VERB" and (row["class"] not in WIDE or wide)}


@pytest.mark.parametrize(("form", "lemma"), FORMS)
def test_a_form_gives_its_lemma(form: str, lemma: str) -> None:
    """Regular and irregular forms, simple and compound."""
    assert verb_forms("fr")[form] == lemma


def test_a_form_of_two_verbs_is_known_as_such() -> None:
    """A form has one lemma, that of the verb whose line stands first; no more verbs share forms than these."""
    lines = [row for row in table("fr", "cues") if row["upos"] == "VERB" and row["class"] not in WIDE]
    places = {bare(row["lemma"]): place for place, row in reversed(list(enumerate(lines)))}
    owners: dict[str, set[str]] = defaultdict(set)
    for lemma in places:
        for form in conjugated(lemma):
            owners[form].add(lemma)
    shared = {form: found for form, found in owners.items() if len(found) > 1}
    assert {tuple(sorted(found)) for found in shared.values()} == HOMOGRAPHS
    given = verb_forms("fr")
    for form, found in shared.items():
        assert given[form] == min(found, key=places.__getitem__), form


def bare(lemma: str) -> str:
    """A lemma without its reflexive."""
    return lemma.removeprefix("se ").removeprefix("s'")


def conjugated(lemma: str) -> set[str]:
    """Forms of a verb without fixed words, by the longest ending of the table that fits."""
    for row in sorted(table("fr", "conjugation"), key=lambda row: -len(row["ending"])):
        if " " not in lemma and lemma.endswith(row["ending"]):
            return {lemma.removesuffix(row["ending"]) + form for form in row["forms"].split()}
    return set()


def test_every_verb_is_its_own_infinitive() -> None:
    """No other verb of the lexicon takes the infinitive of one of them."""
    single = {lemma for lemma in verbs(wide=False) if " " not in lemma and "'" not in lemma}
    assert single
    assert {lemma: verb_forms("fr").get(lemma) for lemma in single} == {lemma: lemma for lemma in single}


def test_every_form_gives_a_verb_of_the_lexicon() -> None:
    """A form leads to the lemma under which its cue is found."""
    known = lexicon("fr").verbs
    assert {lemma for lemma in verb_forms("fr").values() if lemma not in known} == set()


def test_every_verb_has_forms_besides_its_infinitive() -> None:
    """No verb is found in its infinitive only, save where another verb has all its forms."""
    counts: dict[str, int] = defaultdict(int)
    for lemma in verb_forms("fr").values():
        counts[lemma] += 1
    assert {lemma for lemma, count in counts.items() if count < 10} == set()


def test_forms_of_the_auxiliary_are_no_forms_of_speech() -> None:
    """The form "étaient" belongs to "être", never to a verb with the same letters."""
    auxiliary = {row["words"] for row in table("fr", "function") if row["kind"] == "auxiliary-form"}
    assert auxiliary >= {"était", "étaient"}
    assert auxiliary & set(verb_forms("fr")) == set()


def test_wide_scope_adds_stance_and_volition() -> None:
    """What is no claim is read only where it is asked for."""
    narrow, wide = lexicon("fr"), lexicon("fr", wide=True)
    added = {lemma for lemma in wide.verbs if lemma not in narrow.verbs}
    assert {"accepter", "appuyer"} <= added
    assert {cue.group for lemma in added for cue in wide.verbs[lemma]} <= WIDE


def test_wide_scope_takes_nothing_away() -> None:
    """Each cue of the default scope stands in the wide one, on the same line."""
    narrow, wide = lexicon("fr"), lexicon("fr", wide=True)
    for lemma, cues in (*narrow.verbs.items(), *narrow.nouns.items()):
        assert set(cues) <= set((*wide.verbs.get(lemma, ()), *wide.nouns.get(lemma, ())))


def test_a_cue_has_its_fixed_words_apart() -> None:
    """The head of "faire savoir" is "faire"; expressions go before the bare verb."""
    cues = lexicon("fr").verbs["faire"]
    assert ("savoir",) in [cue.words for cue in cues]
    assert [len(cue.words) for cue in cues] == sorted((len(cue.words) for cue in cues), reverse=True)


@pytest.mark.parametrize("lemma", ["engager", "féliciter"])
def test_a_reflexive_verb_is_found_under_its_head(lemma: str) -> None:
    """The cue "s'engager" stands under "engager" and asks for its clitic."""
    assert any(cue.reflexive for cue in lexicon("fr").verbs[lemma])


def test_a_cue_keeps_its_line_and_act() -> None:
    """An explanation can name the line of data."""
    cue: Cue = lexicon("fr").verbs["démentir"][0]
    row = next(row for row in table("fr", "cues") if row["line"] == str(cue.line))
    assert (row["lemma"], cue.act) == ("démentir", SpeechAct.DENY)


def test_prepositions_of_one_first_word_stand_longest_first() -> None:
    """The wording "de l'aveu même de" goes before "de l'aveu de"."""
    for found in lexicon("fr").prepositions.values():
        lengths = [len(words) for words, _ in found]
        assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize("text", ["le pays", "pays", "la croix", "le temps", "l'express", "les échos"])
def test_a_common_word_is_no_outlet(text: str) -> None:
    """Names keep their capitals: "le pays" is a country, "Le Pays" a paper."""
    assert entry(lexicon("fr"), text) is None


@pytest.mark.parametrize("text", ["AFP", "l'AFP", "Reuters", "Le Monde", "le Monde"])
def test_a_name_is_found_with_and_without_its_article(text: str) -> None:
    """Outlets and agencies, in capitals as printed."""
    found = entry(lexicon("fr"), text)
    assert found is not None and found[1] in ("outlet", "agency")


def test_every_name_of_the_tables_is_found() -> None:
    """With its own capitals, and by each alias."""
    names = lexicon("fr").names
    for file in ("outlets", "organisations"):
        for row in table("fr", file):
            for form in (row["name"], *row["aliases"].split("|")):
                assert form in ("", "-") or form.strip().replace("’", "'") in names


def test_heads_have_kind_and_gender() -> None:
    """Kind and genders by lemma, in lower case."""
    words = lexicon("fr")
    assert words.heads["maire"] is SourceKind.PERSON
    assert words.genders["maire"] == {"Masc", "Fem"}
    assert set(words.heads) == set(words.genders)


@pytest.mark.parametrize("form", ["interrogé", "interrogée", "interrogés", "interrogées"])
def test_forms_of_one_participle_meet(form: str) -> None:
    """Marks of gender and number are taken off, so that one line of relays serves four forms."""
    assert plain(form) == plain("interrogé")
    assert plain(form) in lexicon("fr").relays


def test_a_lexicon_is_read_once() -> None:
    """Every document shares it."""
    assert lexicon("fr") is lexicon("fr")

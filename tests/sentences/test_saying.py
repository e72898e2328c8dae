"""Forms of verbs of saying overrule the tagger where a verb can stand."""

from __future__ import annotations

import pytest

from selon.sentences.saying import overrules, set_saying_lemmas, set_saying_verbs
from tests.sentences.trees import tagged

SAYING = {
    "annonce": "annoncer",
    "avertit": "avertir",
    "affirme": "affirmer",
    "déclaré": "déclarer",
    "demande": "demander",
    "rapport": "rapporter",
    "souligne": "souligner",
    "dit": "dire",
}

VERBS = {
    "before que": ("Le/DET préfet/NOUN avertit/ADJ que/SCONJ tout/PRON ferme/VERB", "avertit"),
    "after a pronoun": ("comme/SCONJ le/PRON souligne/NOUN la/DET mairie/NOUN", "souligne"),
    "after an auxiliary": ("il/PRON a/AUX déclaré/ADJ forfait/NOUN", "déclaré"),
    "after an inverted pronoun": ("a/AUX -t-il/PRON déclaré/ADJ mardi/NOUN", "déclaré"),
    "between comma and subject": ("fermé/VERB ,/PUNCT affirme/ADJ une/DET enquête/NOUN", "affirme"),
    "between quotation mark and name": ("»/PUNCT affirme/NOUN Orsel/PROPN", "affirme"),
    "before an inverted pronoun": ("non/INTJ ,/PUNCT affirme/NOUN -t-elle/PRON", "affirme"),
}
NOUNS = {
    "after an article": ("l'/DET annonce/NOUN que/SCONJ tout/PRON ferme/VERB", "annonce"),
    "after an adjective": ("une/DET première/ADJ demande/NOUN que/SCONJ", "demande"),
    "after a preposition": ("sur/ADP demande/NOUN de/ADP la/DET mairie/NOUN", "demande"),
    "alone": ("Annonce/NOUN officielle/ADJ", "Annonce"),
}


@pytest.mark.parametrize(("words", "form"), [pytest.param(*pair, id=name) for name, pair in VERBS.items()])
def test_a_form_in_the_place_of_a_verb_is_one(words: str, form: str) -> None:
    """Part of speech and lemma are set, and the form gets features of a verb."""
    rows = tagged(words)
    set_saying_verbs(rows, SAYING)
    at = rows.texts.index(form)
    assert (rows.upos[at], rows.lemmas[at]) == ("VERB", SAYING[form])
    assert "VerbForm=" in rows.feats[at]


@pytest.mark.parametrize(("words", "form"), [pytest.param(*pair, id=name) for name, pair in NOUNS.items()])
def test_a_noun_of_the_same_form_stays_one(words: str, form: str) -> None:
    """An article, adjective or preposition before it, or nothing around it, leaves the noun alone."""
    rows = tagged(words)
    set_saying_verbs(rows, SAYING)
    assert rows.upos[rows.texts.index(form)] == "NOUN"


def test_a_form_with_a_subject_is_a_verb() -> None:
    """A subject in the tree is enough."""
    rows = tagged("Orsel/PROPN avertit/ADJ", "1:nsubj -1:root")
    set_saying_verbs(rows, SAYING)
    assert rows.upos[1] == "VERB"


def test_a_verb_gets_the_lemma_of_the_lexicon() -> None:
    """The lexicon knows the lemma of its forms better than the lemmatiser."""
    rows = tagged("elle/PRON avertit/VERB")
    set_saying_verbs(rows, SAYING)
    assert rows.lemmas[1] == "avertir"


def test_without_a_lexicon_nothing_changes() -> None:
    """No forms, no change."""
    rows = tagged("elle/PRON avertit/ADJ")
    set_saying_verbs(rows, {})
    assert rows.upos[1] == "ADJ"


def test_a_word_taken_for_a_noun_of_its_subject() -> None:
    """ "Le greffier demande que tout ferme": what hung on the noun before as on a noun becomes its subject."""
    rows = tagged(
        "Le/DET greffier/ADJ demande/NOUN que/SCONJ tout/PRON ferme/VERB",
        "1:det 2:amod -1:root 5:mark 5:nsubj 2:acl",
    )
    set_saying_verbs(rows, SAYING)
    assert (rows.upos[1], rows.upos[2]) == ("NOUN", "VERB")
    assert (rows.heads[1], rows.deprels[1], rows.deprels[5]) == (2, "nsubj", "ccomp")


def test_a_word_taken_for_an_apposition_of_its_subject() -> None:
    """ "Le greffier annonce une grève": the word that had the subject becomes the complement."""
    rows = tagged("Le/DET greffier/NOUN annonce/ADJ une/DET grève/NOUN", "1:det 4:nsubj 1:amod 4:det -1:root")
    set_saying_verbs(rows, SAYING)
    assert rows.upos[2] == "VERB"
    assert [*zip(rows.heads, rows.deprels, strict=True)][1:5] == [(2, "nsubj"), (-1, "root"), (4, "det"), (2, "obj")]


def test_where_forms_do_not_overrule_they_give_lemmas() -> None:
    """A known form of a verb gets its lemma; a noun of that form stays what the tagger says."""
    rows = tagged("she/PRON quipped/VERB of/ADP claims/NOUN")
    rows.lemmas[1] = "quippe"
    set_saying_lemmas(rows, {"quipped": "quip", "claims": "claim"})
    assert (rows.lemmas[1], rows.upos[3]) == ("quip", "NOUN")
    assert (overrules("fr"), overrules("en")) == (True, False)


def test_a_participle_taken_for_a_noun_joins_its_auxiliary() -> None:
    """ "Elle a en outre annoncé ...": the auxiliary, taken for the verb, hangs on the participle."""
    rows = tagged(
        "Elle/PRON a/VERB en/ADP outre/ADP déclaré/NOUN forfait/NOUN",
        "1:nsubj -1:root 1:advmod 2:fixed 1:obj 4:obj",
    )
    rows.lemmas[1], rows.feats[1] = "avoir", "VerbForm=Fin"
    set_saying_verbs(rows, SAYING)
    assert (rows.upos[4], rows.heads[4], rows.heads[0], rows.deprels[1]) == ("VERB", -1, 4, "aux:tense")


def test_a_verb_that_another_goes_on_with() -> None:
    """ "La mairie souligne le retard et a demandé une aide": the second verb does not make the first a noun."""
    rows = tagged(
        "La/DET mairie/NOUN souligne/ADJ le/DET retard/NOUN et/CCONJ a/AUX pris/VERB acte/NOUN",
        "1:det 4:nsubj 1:amod 4:det -1:root 7:cc 7:aux:tense 4:conj 7:obj",
    )
    rows.feats[6] = "VerbForm=Fin"
    set_saying_verbs(rows, SAYING)
    assert (rows.upos[2], rows.heads[1], rows.deprels[1], rows.heads[4]) == ("VERB", 2, "nsubj", 2)

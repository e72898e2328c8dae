"""The conditional is found by its form."""

from __future__ import annotations

from pathlib import Path

import pytest

from selon.sentences.mood import is_conditional, set_mood
from tests.sentences.trees import tagged
from training.trees import read

CONDITIONALS = """serait auraient pourrait devrait voudrait faudrait irait ferait saurait verrait enverrait tiendrait
viendrait prendrait mettrait battrait connaîtrait paraîtrait recevrait suivrait vivrait bloquerait donnerions finirait
agirait réagiraient partirait dirait écrirait produirait croirait boirait courrait mourrait plairait conclurait romprait
convaincrait rejetterait appellerait étonnerait cueilleriez""".split()
OTHERS = """était avait montrait rentrait tirait attirait désirait admirait ouvrait offrait souffrait courait mourait
déclarait préparait ignorait livrait célébrait consacrait engendrait encadrait errait serrait enterrait assurait jurait
entourait éclairait enregistrait rions finissait vrais frais trait portrait sera pourra""".split()


@pytest.mark.parametrize("form", CONDITIONALS)
def test_a_future_stem_with_an_ending_of_the_imperfect_is_conditional(form: str) -> None:
    """Regular and irregular future stems."""
    assert is_conditional(form, "fr")


@pytest.mark.parametrize("form", OTHERS)
def test_a_stem_that_only_looks_like_a_future_is_none(form: str) -> None:
    """Imperfects of verbs in -rer and -rir, and nouns."""
    assert not is_conditional(form, "fr")


def test_the_rule_overrules_the_tagger() -> None:
    """A conditional tagged as imperfect becomes one, and an imperfect tagged as conditional ceases to be one."""
    rows = tagged("bloquerait/VERB montrait/VERB les/DET minerais/NOUN")
    rows.feats[0] = "Mood=Ind|Number=Sing|Person=3|Tense=Imp|VerbForm=Fin"
    rows.feats[1] = "Mood=Cnd|Person=3|Tense=Pres|VerbForm=Fin"
    set_mood(rows, "fr")
    assert rows.feats[0] == "Mood=Cnd|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
    assert rows.feats[1] == "Mood=Ind|Person=3|Tense=Imp|VerbForm=Fin"
    assert (rows.upos[3], rows.feats[3]) == ("NOUN", "")


def test_a_conditional_that_the_tagger_took_for_a_noun_is_a_verb() -> None:
    """Without an article before it the form decides."""
    rows = tagged("Il/PRON bloquerait/NOUN tout/PRON")
    set_mood(rows, "fr")
    assert (rows.upos[1], "Mood=Cnd" in rows.feats[1]) == ("VERB", True)


def test_a_language_without_the_table_keeps_its_moods() -> None:
    """No table, no rule."""
    rows = tagged("would/AUX")
    rows.feats[0] = "Mood=Cnd"
    set_mood(rows, "xx")
    assert rows.feats == ["Mood=Cnd"]


def test_ninety_nine_of_a_hundred_conditionals_of_the_treebanks_are_found(prepared_data: Path) -> None:
    """Over all French treebanks, on gold verbs: recall and precision of 99 % at least."""
    files = sorted((prepared_data / "treebanks" / "fr").glob("*/*.conllu.xz"))
    verbs = [token for file in files for tree in read(file) for token in tree if token.upos in ("VERB", "AUX")]
    gold = {at for at, token in enumerate(verbs) if "Mood=Cnd" in token.feats}
    found = {at for at, token in enumerate(verbs) if is_conditional(token.form, "fr")}
    assert len(gold) > 400
    assert len(gold & found) >= 0.99 * len(gold)
    assert len(gold & found) >= 0.99 * len(found)

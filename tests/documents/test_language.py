"""The language of a text is voted by its function words."""

from __future__ import annotations

import pytest

from selon.documents.language import NAMES, function_words, language_of, wrong_language


@pytest.mark.parametrize(
    ("code", "example"),
    [pytest.param(code, row["example"], id=f"{code}-{row['line']}") for code, row in function_words()],
)
def test_every_line_of_function_words_has_an_example_in_its_language(code: str, example: str) -> None:
    """The example of each line of data is voted into the language of that line."""
    assert language_of(example) == code


@pytest.mark.parametrize("code", sorted(NAMES))
def test_every_language_that_is_named_has_words(code: str) -> None:
    """The seven names and the tables of words are the same languages."""
    assert code in {known for known, _ in function_words()}


@pytest.mark.parametrize(
    "text",
    [
        "Мост закрыт, сказал мэр города журналистам",
        "Η γέφυρα είναι κλειστή, είπε ο δήμαρχος",
        "市長は橋を閉めると言った",
        "ATACMS",
        "12 - 14 % !",
        "Podul va fi închis de luni și un drum nou va fi construit la marginea satului, a anunțat primarul.",
        "Köprü pazartesi günü kapatılacak ve köyün kenarında yeni bir yol yapılacak dedi belediye başkanı o gün an de.",
    ],
)
def test_other_languages_are_unknown_rather_than_french(text: str) -> None:
    """Other scripts, names alone, and prose with too few known words are `und`."""
    assert language_of(text) == "und"


def test_a_headline_without_articles_is_french_by_its_letters() -> None:
    """Letters that few languages have help where function words are missing."""
    assert language_of("Électeurs étonnés, élection annulée") == "fr"


def test_a_quotation_in_english_leaves_an_article_french() -> None:
    """The larger part of the text decides."""
    french = (
        "La directrice du musée a annoncé que les salles du rez-de-chaussée resteraient fermées jusqu’à l’été. " * 3
    )
    assert language_of(french + "« This is the end of the road for us », a-t-elle dit.") == "fr"


def test_the_error_names_the_language_and_those_that_are_read() -> None:
    """Place, fact and remedy are in the message, the code in a field."""
    error = wrong_language("lettre.txt", "de")
    assert "German" in str(error) and "French" in str(error) and error.language == "de"
    assert "not one that Selon knows" in str(wrong_language("lettre.txt", "und"))


def test_a_doubt_about_a_few_words_is_read() -> None:
    """Ten words that Romance languages share are read, not refused."""
    assert language_of("La première demande que la ville a reçue date de mai.") == "fr"
    assert language_of("Il governo approva la riforma della scuola") == "it"

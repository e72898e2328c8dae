"""The language of each paragraph: a vote, a declared language, and quotations that flip nothing."""

from __future__ import annotations

from selon.documents import in_language, only
from selon.records import Document, Role
from tests.documents.pages import read

FRENCH = (
    "La préfète Anne Lorme a annoncé lundi que le pont de Valmont rouvrirait avant la fin du mois, après les derniers "
    "essais. Selon la mairie, les travaux ont coûté trois millions d'euros et la route restera fermée aux camions."
)
ENGLISH = (
    "The mayor of Orvel said on Monday that the bridge would open again before the end of the month, after the last "
    "tests. According to the council, the works cost three million pounds and the road will stay shut to lorries."
)
GERMAN = (
    "Die Bürgermeisterin hat am Montag gesagt, dass die Brücke vor dem Ende des Monats wieder geöffnet wird, und die "
    "Straße bleibt nach den letzten Prüfungen für Lastwagen gesperrt, weil die Arbeiten noch nicht fertig sind."
)


def text(*paragraphs: str) -> Document:
    """The document of these paragraphs."""
    return read("\n\n".join(paragraphs) + "\n")


def codes(found: Document) -> list[str]:
    """The language of each paragraph, empty for that of the document."""
    return [paragraph.language for paragraph in found.paragraphs]


def reasons(found: Document) -> list[str]:
    """The reasons of the gaps."""
    return [gap.reason for gap in found.gaps]


def test_paragraphs_in_another_language_are_marked_and_said() -> None:
    """The document is in the language of most of it; a gap holds the run in the other."""
    found = text(FRENCH, FRENCH, FRENCH, ENGLISH, ENGLISH)
    assert (found.language, codes(found)) == ("fr", ["", "", "", "en", "en"])
    assert reasons(found) == ["other-language: this part is in English; read as such"]
    assert found.text[slice(*found.gaps[0].span)] == f"{ENGLISH}\n\n{ENGLISH}"


def test_a_third_language_is_named_and_not_read() -> None:
    """What no folder reads is said with its name."""
    found = text(FRENCH, ENGLISH, GERMAN, FRENCH)
    assert codes(found) == ["", "en", "de", ""]
    assert reasons(found)[1] == "other-language: this part is in German; not read: Selon does not read this language"


def test_a_quotation_flips_nothing() -> None:
    """A line or two in another language, with or without words around it, is the article's own."""
    said = (
        "« We want to have the bridge back and we want it now, not in the spring », a dit un riverain de la rive sud."
    )
    bare = "« We have waited for this bridge since the winter and we do not know what they will do about it. »"
    line = "We have waited for the bridge since the winter and we do not know what they will do."
    found = text(FRENCH, said, FRENCH, bare, FRENCH, line, FRENCH)
    assert (found.language, set(codes(found)), reasons(found)) == ("fr", {""}, [])


def test_most_of_the_text_decides_and_not_its_beginning() -> None:
    """A French headline and lead over an English article."""
    found = text("Le pont de Valmont rouvre lundi", FRENCH, ENGLISH, ENGLISH, ENGLISH)
    assert found.language == "en"
    assert "fr" in codes(found)


def test_the_declared_language_decides_between_halves() -> None:
    """As much text in one as in the other."""
    body = f"<article><h1>Valmont, Orvel</h1><p>{FRENCH[:199]}.</p><p>{ENGLISH[:199]}.</p></article>"
    for code in ("fr", "en"):
        found = read(f"<html lang='{code}'><body>{body}</body></html>", media_type="text/html")
        assert found.language == code


def test_short_paragraphs_go_with_those_around_them() -> None:
    """A sub-heading between two English paragraphs is read with them."""
    found = text(FRENCH, FRENCH, FRENCH, ENGLISH, "The works", ENGLISH)
    assert codes(found) == ["", "", "", "en", "en", "en"]


def test_a_persons_word_on_the_language_holds_for_all_of_it() -> None:
    """No paragraph keeps another language, and the gap is gone."""
    found = in_language(text(FRENCH, FRENCH, ENGLISH), "fr")
    assert set(codes(found)) == {""} and not found.gaps


def test_the_other_paragraphs_are_passed_over() -> None:
    """What is read in one language leaves the paragraphs of the other alone."""
    found = text(FRENCH, FRENCH, ENGLISH)
    assert [p.role for p in only(found, "en").paragraphs][:2] == [Role.BOILERPLATE] * 2
    assert only(found, "fr").paragraphs[2].role is Role.BOILERPLATE
    alone = text(FRENCH)
    assert only(alone, "fr") is alone

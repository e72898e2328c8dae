"""Dates, numbers and quotations as each language writes them; every message has its French."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from selon.attributions.explanations import RULES
from selon.web.pages import names, tongue
from selon.web.pages.sheet import FOLDER, HEADLINES, environment
from selon.web.pages.tongue import LOCALES, chosen, quoted, spaced

FR, EN = tongue.tongue("fr"), tongue.tongue("en")
DATA = frozenset(
    {
        *(
            "published",
            "recorded",
            "directly",
            "both",
            "named",
            "position",
            "hardened",
            "plain",
            "with reserve",
            "name",
        ),
        *("its own reporting", "its claims name nobody", "acronym in brackets", "last name"),
        "it names nobody, and is taken for its outlet's own reporting",
        *("same address", "same file, written anew", "same outlet, hour of publication and headline"),
        *("a person said so", "softened"),
    }
)
"""Words of answers that pages show in the language of the reader."""


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        ("2031-03-12", "12 mars 2031", "12 March 2031"),
        ("2031-03-01", "1er\u00a0mars 2031", "1 March 2031"),
        ("2031-04", "avril 2031", "April 2031"),
        ("2031", "2031", "2031"),
        ("2031-21", "printemps 2031", "spring 2031"),
        ("2031-04~", "vers avril 2031", "about April 2031"),
        ("2031-04/2031-06", "avril 2031 – juin 2031", "April 2031 – June 2031"),
        ("../2031-06", "… – juin 2031", "… – June 2031"),
        ("not a date", "not a date", "not a date"),
        (None, "", ""),
    ],
)
def test_a_date_in_words(value: str | None, french: str, english: str) -> None:
    """Days, months, seasons, vague dates and intervals."""
    assert (FR.edtf(value), EN.edtf(value)) == (french, english)


@pytest.mark.parametrize(
    ("first", "last", "french", "english"),
    [
        ("2031-03-12", None, "depuis le 12 mars 2031", "from 12 March 2031"),
        ("2031-04", "2031-05-02", "d’avril 2031 au 2 mai 2031", "from April 2031 until 2 May 2031"),
        (None, "2031-05-02", "jusqu’au 2 mai 2031", "until 2 May 2031"),
        ("2031-21", "2031-23", "du printemps 2031 à l’automne 2031", "from spring 2031 until autumn 2031"),
        ("2031-22", None, "depuis l’été 2031", "from summer 2031"),
        (None, None, "sans date", "no date given"),
    ],
)
def test_the_time_of_a_state(first: str | None, last: str | None, french: str, english: str) -> None:
    """French days have their article, which joins the word before it."""
    state = {"valid_from": first, "valid_to": last}
    assert (FR.held(state), EN.held(state)) == (french, english)


def test_numbers_and_amounts() -> None:
    """Thousands, bounds, money and what is rough."""
    assert FR.number(1234567.5) == "1\u202f234\u202f567,5"
    assert EN.number(1234567.5) == "1,234,567.5"
    assert FR.amount({"low": 300, "high": None, "unit": "km"}) == "au moins 300\u00a0km"
    assert EN.amount({"low": 38e6, "high": 42e6, "unit": "EUR"}) == "38,000,000–42,000,000\u00a0€"
    assert FR.amount({"low": 30, "high": 30, "unit": None, "approx": True}) == "environ 30"


@pytest.mark.parametrize(
    ("word", "one", "several"),
    [("anonymous", "anonyme", "anonymes"), ("denied", "démenti", "démentis"), ("version", "version", "versions")],
)
def test_what_is_counted_agrees_with_its_number(word: str, one: str, several: str) -> None:
    """Nothing and one are singular in French."""
    told = [FR.catalogue.ungettext(word, word, count) for count in (0, 1, 2)]
    assert told == [one, one, several]


def test_french_breaks_no_line_before_a_mark() -> None:
    """Narrow spaces before ; ! ?, wide ones before : and inside guillemets."""
    assert spaced("Quoi ? Rien : « oui » ; non !") == ("Quoi\u202f? Rien\u00a0: «\u00a0oui\u00a0»\u202f; non\u202f!")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("il ferme", "«\u00a0il ferme\u00a0»"),
        ("« il ferme »", "« il ferme »"),
        ("« Non », dit-il", "“« Non », dit-il”"),
        ("<b>", "«\u00a0&lt;b&gt;\u00a0»"),
        ("a\u202eb", "«\u00a0a&lt;U+202E&gt;b\u00a0»"),
    ],
)
def test_a_quotation_in_its_marks(words: str, shown: str) -> None:
    """Marks that are there are enough; what is hidden shows; nothing is a tag."""
    assert str(quoted(words)) == f'<q lang="fr">{shown}</q>'


def test_the_language_of_a_browser() -> None:
    """The first that there is; French where none is."""
    assert chosen((None, None), "de;q=1, en-GB;q=0.9, fr") == "en"
    assert chosen((None, "fr"), "en") == "fr"
    assert chosen(("xx", None), "") == "fr"


def messages() -> Iterator[str]:
    """Every message of templates, tables and code."""
    for file in sorted((FOLDER / "templates").glob("*.html")):
        with file.open("rb") as opened:
            options = {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true", "silent": "false"}
            for _, _, found, _ in babel_extract(opened, ("_", "gettext", "ngettext"), (), options):
                yield str(found if isinstance(found, str) else next(filter(None, found)))
    tables = ("STATES", "FIRMNESS", "SHORT", "KINDS", "ROLES", "TYPES", "BASES", "ACTS", "COMMITMENTS", "STAMPS")
    for table in (*tables, "CONFLICTS", "CHANGES", "REVISED", "GAPS", "APART"):
        yield from getattr(names, table).values()
    yield from names.DISSOLVES
    yield from (message for message, _ in (*names.REASONS, *names.HEADLINES))
    yield from (*tongue.VAGUE.values(), *tongue.SEASONS.values(), *RULES.values(), "Frame")
    for file in sorted((FOLDER / "pages").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and "say" in (getattr(node.func, "attr", ""), getattr(node.func, "id", "")):
                asked = node.args[0]
                parts = (asked.body, asked.orelse) if isinstance(asked, ast.IfExp) else (asked,)
                yield from (one.value for one in parts if isinstance(one, ast.Constant) and one.value)


def catalogue(code: str) -> dict[str, object]:
    """The messages of a catalogue with what stands for them."""
    with (LOCALES / code / "messages.po").open("rb") as file:
        return {one.id if isinstance(one.id, str) else one.id[0]: one.string for one in read_po(file) if one.id}


def test_every_message_has_its_french() -> None:
    """None is missing, none is left over, none is empty."""
    french, wanted = catalogue("fr"), set(messages())
    assert not sorted(wanted - french.keys())
    assert not sorted(french.keys() - wanted - DATA)
    assert not [message for message, told in french.items() if not told or not all(told)]


def test_a_translation_keeps_the_places_of_values() -> None:
    """What stands in braces or behind a sign of per cent is in both."""
    place = re.compile(r"%\(\w+\)s|\{\w*\}")
    for message, told in catalogue("fr").items():
        for one in [told] if isinstance(told, str) else told:  # type: ignore[union-attr]
            assert sorted(place.findall(one)) == sorted(place.findall(message)), message


def test_every_template_compiles() -> None:
    """In both languages, whether a page leads to it or not."""
    for code in tongue.LANGUAGES:
        for file in sorted(Path(FOLDER / "templates").glob("*.html")):
            assert environment(code).get_template(file.name)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("38,000,000–42,000,000 against > 50,000,000 EUR: no value is in both; both of sterne", "{} against {}"),
        ("“bloqué” against “blocage”, said of vfn", "{} against {}"),
        ("one denies what the other says of refus", "One denies what the other says"),
        ("told as a fact in one, as hearsay in the other: train", "A fact in one, hearsay in the other"),
        ("owed to a in one, to b in the other", "Owed to {} in one, to {} in the other"),
    ],
)
def test_a_reason_has_a_headline(reason: str, told: str) -> None:
    """What decides stands above a conflict, without what both speak of."""
    assert next(message for message, pattern in HEADLINES if pattern.fullmatch(reason)) == told

"""Documents that are versions of one article: by address, by outlet, hour and headline, or because somebody said so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from selon.answers.versions import SAME_ARTICLE, any_of, articles, superseded, version_of, versions_of
from selon.claims.stems import stems
from selon.errors import NotFound
from selon.intake.files import capture
from selon.ledger import Entry, Ledger
from selon.ledger.addresses import article, canonical
from selon.ledger.schema import documents, places
from selon.pipeline import Facts, read
from selon.records import Reading
from tests.ledger.articles import NOW

TEXT = "Le pont de Lormes fermé\n\nLe pont de Lormes est fermé depuis lundi, selon la mairie. Il compte {} lampes.\n"
URL = "https://gazette.example/pont"
LATER = "2031-09-21T08:00:00.000000Z"


def entry(text: str, address: str, *, published: str | None = "2031-03-10", first_seen: str | None = None) -> Entry:
    """An article that was taken from an address."""
    raw = replace(capture(text.encode(), address=address, name="pont", now=None), first_seen=first_seen)
    (found,) = read([raw], every=Facts(outlet="La Gazette", published=published))
    assert isinstance(found, Reading)
    return Entry(capture=raw, reading=found, grammar="g1")


def added(path: Path, *entries: Entry, together: bool = False) -> Ledger:
    """A ledger to which entries were added, one after another or all at once."""
    ledger = Ledger(path / "l.db", create=True)
    for place, some in enumerate([entries] if together else [(one,) for one in entries]):
        ledger.add(some, stems, f"2031-09-2{place}T08:00:00.000000Z")
    return ledger


def numbers(ledger: Ledger) -> list[tuple[int, str]]:
    """The versions of the article, each with why it is one."""
    return [(one.number, one.why) for one in versions_of(ledger, any_of(ledger, "pont"))]


@pytest.mark.parametrize("together", [False, True])
def test_what_was_taken_from_one_address_is_one_article(tmp_path: Path, together: bool) -> None:
    """Whatever stands behind the question mark that says who sent the reader; in one go or one after another."""
    one, other = entry(TEXT.format(30), URL), entry(TEXT.format(40), f"{URL}/?utm_source=lettre#haut")
    with added(tmp_path, one, other, together=together) as ledger:
        assert numbers(ledger) == [(1, "first seen"), (2, "same address")]


def test_a_file_that_was_written_anew_is_a_version_where_it_tells_the_same(tmp_path: Path) -> None:
    """Another article under the old name is none."""
    other = "Recette du pain\n\nLa farine se mélange à l'eau tiède, puis la pâte repose deux heures au chaud.\n"
    found = [entry(text, str(tmp_path / "a.txt")) for text in (TEXT.format(30), TEXT.format(40), other)]
    with added(tmp_path, *found) as ledger:
        ids = [one.document for one in found]
        assert len(set(articles(ledger, ids).values())) == 2
        assert articles(ledger, ids)[ids[1]] == ids[0]


def test_outlet_hour_and_headline_make_versions_of_other_files(tmp_path: Path) -> None:
    """A day without an hour is not enough: two articles of a day may bear one headline."""
    timed = [entry(TEXT.format(n), f"{n}.txt", published="2031-03-10T07:40") for n in (30, 40)]
    with added(tmp_path, *timed) as ledger:
        ids = [one.document for one in timed]
        assert len(set(articles(ledger, ids).values())) == 1
    dated = [entry(TEXT.format(n), f"{n}.txt") for n in (50, 60)]
    with Ledger(tmp_path / "l.db") as ledger:
        ledger.add(dated, stems, NOW)
        ids = [one.document for one in dated]
        assert len(set(articles(ledger, ids).values())) == 2


def test_the_same_bytes_are_no_version(tmp_path: Path) -> None:
    """Also where somebody says another day of them."""
    one, other = entry(TEXT.format(30), URL), entry(TEXT.format(30), URL, published="2031-03-11")
    with added(tmp_path, one, other) as ledger:
        assert len(set(articles(ledger, [one.document, other.document]).values())) == 2


def test_a_later_version_is_reported_when_it_was_updated_or_seen(tmp_path: Path) -> None:
    """Not when its article was first published; the first version keeps its day."""
    one, other = entry(TEXT.format(30), URL), entry(TEXT.format(40), URL, first_seen="2031-03-12T09:00:00Z")
    with added(tmp_path, one, other) as ledger:
        rows = {row["id"]: row for row in ledger.rows(select(documents))}
        assert rows[one.document]["reported"] == "2031-03-10"
        assert rows[other.document]["reported"] == "2031-03-12T09:00:00Z"
        assert rows[other.document]["reported_origin"] == "first seen"


def test_a_version_is_named_by_its_number(tmp_path: Path) -> None:
    """NAME@2 is the second; a name that all versions bear says which there are."""
    one, other = entry(TEXT.format(30), URL), entry(TEXT.format(40), URL)
    with added(tmp_path, one, other) as ledger:
        assert version_of(ledger, "pont@1") == one.document
        assert version_of(ledger, "pont@2") == other.document
        assert any_of(ledger, URL) in (one.document, other.document)
        with pytest.raises(NotFound, match="pont has 2 versions"):
            version_of(ledger, "pont@3")


def test_a_person_may_say_that_two_documents_are_one_article(tmp_path: Path) -> None:
    """The log keeps it, and every answer goes by it."""
    one, other = entry(TEXT.format(30), "a.txt"), entry(TEXT.format(40), "b.txt")
    with added(tmp_path, one, other) as ledger:
        ledger.note(SAME_ARTICLE, one.document, NOW, other=other.document)
        assert articles(ledger, [other.document]) == {other.document: one.document}
        assert [version.number for version in versions_of(ledger, other.document)] == [1, 2]


def test_what_has_a_later_version_is_told(tmp_path: Path) -> None:
    """Of those that are asked about only."""
    one, other = entry(TEXT.format(30), URL), entry(TEXT.format(40), URL)
    with added(tmp_path, one, other) as ledger:
        days = {one.document: "2031-03-10", other.document: "2031-03-11"}
        assert superseded(ledger, days) == {one.document}
        assert superseded(ledger, {one.document: "2031-03-10"}) == set()


def test_an_erased_article_leaves_no_headline_among_the_keys(tmp_path: Path) -> None:
    """And what was taken back counts as no version."""
    one, other = entry(TEXT.format(30), URL), entry(TEXT.format(40), URL)
    with added(tmp_path, one, other) as ledger:
        ledger.erase(one.document, NOW, "asked for")
        assert {row["document"] for row in ledger.rows(select(places))} == {other.document}
        assert [version.document for version in versions_of(ledger, other.document)] == [other.document]


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("HTTPS://Gazette.example:443/pont/", "//gazette.example/pont"),
        ("http://gazette.example/pont?b=2&a=1&utm_medium=x", "//gazette.example/pont?a=1&b=2"),
        ("-", None),
        ("/tmp/../tmp/a.txt", "/tmp/a.txt"),
    ],
)
def test_an_address_is_one_however_it_is_written(address: str, place: str | None) -> None:
    """Scheme, port, order and who sent the reader do not count."""
    assert canonical(address) == place


PAGE = (
    "<html lang=fr><head>{head}</head><body><article><h1>Le pont de Lormes fermé</h1><p>Le pont de Lormes est fermé "
    "depuis lundi, selon la mairie. Il compte {lamps} lampes et deux arches de pierre.</p></article></body></html>"
)
BREAD = (
    "<html lang=fr><head>{head}</head><body><article><h1>Recette du pain</h1><p>La farine se mélange à l'eau tiède, "
    "puis la pâte repose deux heures au chaud, a expliqué la boulangère.</p></article></body></html>"
)
CANONICAL = f'<link rel="canonical" href="{URL}">'


def page(address: str, head: str, *, source: str = PAGE, lamps: int = 30, outlet: str = "La Gazette") -> Entry:
    """A page that was taken from an address, with what its head says."""
    raw = capture(source.format(head=head, lamps=lamps).encode(), address=address, name=address, now=None)
    (found,) = read([raw], every=Facts(outlet=outlet, published="2031-03-10"))
    assert isinstance(found, Reading)
    return Entry(capture=raw, reading=found, grammar="g1")


def whys(ledger: Ledger, entry: Entry) -> list[str]:
    """Why each version of a document is one; that it was the first is left out."""
    return [one.why for one in versions_of(ledger, entry.document)][1:]


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize(
    "head",
    [
        CANONICAL,
        f'<meta property="og:url" content="{URL}?utm_source=lettre">',
        '<link rel="canonical" href="/pont">',
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "mainEntityOfPage": "{URL}"}}</script>',
    ],
    ids=["canonical", "og:url", "without its site", "record"],
)
def test_an_article_under_two_addresses_is_one(tmp_path: Path, head: str, together: bool) -> None:
    """By the address that its page gives itself, whichever came first."""
    other = page("https://gazette.example/2031/03/le-pont-de-lormes", head, lamps=40)
    for turn, pair in enumerate([(page(URL, ""), other), (other, page(URL, ""))]):
        (tmp_path / str(turn)).mkdir()
        with added(tmp_path / str(turn), *pair, together=together) as ledger:
            assert whys(ledger, other) == ["same address by what the pages say"]
            assert any_of(ledger, URL) in {one.document for one in pair}


@pytest.mark.parametrize(
    ("address", "head"),
    [
        (f"{URL}/amp", ""),
        ("https://amp.gazette.example/pont.amp", ""),
        (f"{URL}?outputType=amp", ""),
        ("https://m.gazette.example/pont", ""),
        ("https://gazette-example.cdn.ampproject.org/c/s/gazette.example/pont", ""),
        ("https://gazette.example/x/77", CANONICAL),
    ],
)
def test_the_forms_of_a_page_are_one_article(tmp_path: Path, address: str, head: str) -> None:
    """For telephones, in AMP, in a cache of AMP pages."""
    one, other = page(URL, ""), page(address, head, lamps=40)
    with added(tmp_path, one, other) as ledger:
        assert whys(ledger, one) == ["same address by what the pages say"]


def test_a_page_names_its_amp_form(tmp_path: Path) -> None:
    """Wherever that stands."""
    one = page(URL, '<link rel="amphtml" href="https://gazette.example/x/77">')
    other = page("https://gazette.example/x/77", "", lamps=40)
    with added(tmp_path, other, one) as ledger:
        assert whys(ledger, one) == ["same address by what the pages say"]


@pytest.mark.parametrize(
    "given",
    ["https://gazette.example/", "https://gazette.example", "https://www.gazette.example/fr/index.html", "http://["],
)
def test_a_page_that_gives_itself_the_address_of_its_site_is_no_version(tmp_path: Path, given: str) -> None:
    """Nor is the article that really stands there."""
    found = [page(f"https://gazette.example/{n}", f'<link rel="canonical" href="{given}">', lamps=n) for n in (30, 40)]
    with added(tmp_path, *found) as ledger:
        assert not whys(ledger, found[0])


def test_what_does_not_tell_the_same_is_no_version(tmp_path: Path) -> None:
    """Pages that all give themselves the address of one article, or of a section."""
    one = page(URL, "")
    wrong = page("https://gazette.example/pain", CANONICAL, source=BREAD)
    again = page("https://gazette.example/pont-2", CANONICAL, lamps=40)
    with added(tmp_path, wrong, one, again) as ledger:
        assert not whys(ledger, wrong) and len(whys(ledger, one)) == 1


def test_what_another_outlet_took_over_is_no_version(tmp_path: Path) -> None:
    """It gives the address that it has the article from: two outlets have told it."""
    one, other = page(URL, ""), page("https://vigie.example/pont", CANONICAL, lamps=40, outlet="La Vigie")
    with added(tmp_path, one, other) as ledger:
        assert not whys(ledger, one)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("https://www.gazette.example/a/le-pont.amp.html", "//gazette.example/a/le-pont.html"),
        ("https://gazette.example/amp/a/le-pont", "//gazette.example/a/le-pont"),
        ("https://gazette.example/?p=12", "//gazette.example/?p=12"),
        ("https://gazette.example/?utm_source=x", None),
        ("https://gazette.example/fr", None),
        ("a/le-pont.html", None),
        ("https://[", None),
    ],
)
def test_an_address_is_that_of_an_article_or_of_none(address: str, place: str | None) -> None:
    """Without what tells the forms of a page apart."""
    assert article(address) == place

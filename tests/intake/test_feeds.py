"""RSS, Atom, JSON Feed and OPML become entries: words plain, links whole, dates with their zone."""

from __future__ import annotations

import json
import time
from hashlib import sha256

import pytest

from selon.errors import InputError
from selon.intake import feeds
from selon.intake.entries import Entry, Feed, is_full
from selon.intake.feed_dates import instant
from selon.intake.opml import opml
from selon.intake.plain_text import TAG, plain
from selon.records import Capture
from tests.intake.served import connections

HERE = "https://journal.example/flux.xml"
TEXT = "Le conseil de Valmy a fermé le pont, selon la mairie. " * 20


def feed(data: bytes | str, charset: str | None = None, address: str = HERE) -> Feed:
    """The feed that bytes are."""
    raw = data.encode() if isinstance(data, str) else data
    digest = sha256(raw).hexdigest()
    return feeds.feed(
        Capture(data=raw, media_type="text/xml", address=address, name="f", digest=digest, charset=charset)
    )


def rss(*items: str, head: str = "<title>Le Courrier d'Orvel</title>") -> str:
    """An RSS feed of some items."""
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel>{head}{inside}</channel></rss>'


def only(found: Feed) -> Entry:
    """The one entry of a feed."""
    (entry,) = found.entries
    return entry


def test_an_rss_item_is_an_entry() -> None:
    """Link, id, title, summary, content, authors, date with its zone."""
    item = (
        "<title>Le pont ferme</title><link>/2031/pont.html</link><guid isPermaLink='false'>pont-1</guid>"
        "<description><![CDATA[<p>Le pont <b>ferme</b>.</p>]]></description><dc:creator>Anne Vasseur</dc:creator>"
        f"<content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded>"
        "<pubDate>Tue, 20 May 2031 08:00:00 +0200</pubDate>"
    )
    found = feed(rss(item, head="<title>Le Courrier d&#39;Orvel</title><language>fr-FR</language>"))
    entry = only(found)
    assert (found.title, found.language) == ("Le Courrier d'Orvel", "fr-FR")
    assert (entry.link, entry.key, entry.title) == ("https://journal.example/2031/pont.html", "pont-1", "Le pont ferme")
    assert (entry.summary, entry.authors) == ("Le pont ferme .", ("Anne Vasseur",))
    assert entry.published == "2031-05-20T08:00:00+02:00"
    assert entry.content == f"<p>{TEXT}</p>" and is_full(entry.content)


def test_an_atom_entry_is_an_entry() -> None:
    """With xml:base, several authors, both dates, its language, content as XHTML."""
    found = feed(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://gazette.example/">'
        '<title type="html">La &amp;amp; G</title>'
        '<entry xml:lang="en"><title>Bridge</title><id>tag:1</id><link rel="edit" href="e"/><link href="a/bridge"/>'
        "<updated>2031-05-20T09:00:00Z</updated><published>2031-05-20T08:00:00+02:00</published>"
        "<author><name>A. Reed</name></author><author><name>B. Moss</name></author>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Shut.</p></div></content></entry></feed>'
    )
    entry = only(found)
    assert found.title == "La & G"
    assert (entry.link, entry.authors, entry.language) == (
        "https://gazette.example/a/bridge",
        ("A. Reed", "B. Moss"),
        "en",
    )
    assert (entry.published, entry.updated) == ("2031-05-20T08:00:00+02:00", "2031-05-20T09:00:00+00:00")
    assert entry.content and "<p>Shut.</p>" in entry.content and not is_full(entry.content)


@pytest.mark.parametrize("version", ["1", "1.1"])
def test_a_json_feed_item_is_an_entry(version: str) -> None:
    """Authors of either version, text without HTML, a link to elsewhere."""
    author = {"author": {"name": "Anne <b>Vasseur</b>"}} if version == "1" else {"authors": [{"name": "Anne Vasseur"}]}
    whole = {
        "version": f"https://jsonfeed.org/version/{version}",
        "title": "Le Courrier",
        "language": "fr",
        "items": [
            {
                "id": 7,
                "url": "/a",
                "title": "A",
                "content_text": "Un.\n\n<Deux>.",
                "date_published": "2031-05-20",
                **author,
            },
            {"id": "8", "external_url": "https://gazette.example/b", "content_html": "<p>x</p>"},
            "no item",
        ],
    }
    assert feeds.kind(json.dumps(whole).encode()) == "feed"
    found = feed(json.dumps(whole))
    first, second = found.entries
    assert (first.key, first.link, first.authors) == ("7", "https://journal.example/a", ("Anne Vasseur",))
    assert (first.content, first.published) == ("<p>Un.</p><p>&lt;Deux&gt;.</p>", "2031-05-20")
    assert second.link == "https://gazette.example/b" and found.left_out == 0 and found.language == "fr"


@pytest.mark.parametrize("text", ["{", '{"version": "https://jsonfeed.org/version/1"}', '{"items": {}}', "{" * 100_000])
def test_json_that_is_no_feed_is_refused(text: str) -> None:
    """Broken, without items, nested past reason."""
    with pytest.raises(InputError):
        feed(text)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("&lt;script&gt;alert(1)&lt;/script&gt;", ""),
        ("<![CDATA[<img src=x onerror=alert(1)>Le pont]]>", "Le pont"),
        ("&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;x", "x"),
        ("&lt;scr&lt;b&gt;ipt&gt;alert(1)", "alert(1)"),
        ("Guerre &lt;b&gt;froide&lt;/b&gt; &amp;amp; paix", "Guerre froide & paix"),
        ("5 &lt; 7 et 8 &gt; 2", "5 < 7 et 8 > 2"),
        ("deux\n  lignes\t&#7;", "deux lignes"),
        ("x" * 9000, "x" * 500),
    ],
)
def test_a_title_is_text_and_never_markup(written: str, shown: str) -> None:
    """However it is wrapped."""
    assert only(feed(rss(f"<title>{written.replace('&#7;', '')}</title><guid>1</guid><link>/a</link>"))).title == shown


def test_markup_wrapped_in_markup_does_not_come_out() -> None:
    """Tags that appear when others are taken away lose their sign."""
    found = plain("<<<<<<b>a>a>a>a>a>script>alert(1)", 500)
    assert not TAG.search(found) and "alert(1)" in found
    assert "<script" not in plain("<scr<script></script>ipt>alert(1)</script>", 500)


def test_entries_without_dates_or_with_the_same_id_are_told_apart() -> None:
    """By where they lead; what is the same twice counts once, and is counted."""
    items = [f"<title>T{n}</title><guid isPermaLink='false'>same</guid><link>/{n}</link>" for n in (1, 2, 2)]
    found = feed(rss(*items, "<title>Sans rien</title>", "<title>Sans rien</title>", "<description>x</description>"))
    assert [entry.link for entry in found.entries[:2]] == ["https://journal.example/1", "https://journal.example/2"]
    assert len({entry.key for entry in found.entries}) == len(found.entries) == 4
    assert found.repeated == 2
    assert not any(entry.published or entry.updated for entry in found.entries)


def test_an_entry_that_changes_has_another_mark_and_the_same_key() -> None:
    """So that its page is asked for again."""
    one = only(feed(rss("<guid>1</guid><title>Le pont ferme</title>")))
    two = only(feed(rss("<guid>1</guid><title>Le pont rouvre</title>")))
    assert one.key == two.key and one.mark != two.mark
    assert one == only(feed(rss("<guid>1</guid><title>Le pont ferme</title>")))


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.example/", "mailto:a@b", "http://[::1"]
)
def test_a_link_that_leads_to_no_page_is_none(link: str) -> None:
    """Only http and https."""
    assert only(feed(rss(f"<title>T</title><link>{link}</link>"))).link is None


ENTITIES = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
REMOTE = '<!DOCTYPE rss PUBLIC "-//x" "http://127.0.0.1:9/rss.dtd">'


@pytest.mark.parametrize("doctype", [ENTITIES, LAUGHS, REMOTE, "<!doctype rss>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_a_doctype_is_refused_before_anything_is_parsed(doctype: str, encoding: str) -> None:
    """In any encoding; no file is opened and nothing is connected to."""
    head = f'<?xml version="1.0" encoding="{encoding}"?>\n<!-- x -->{doctype}'
    text = head + '<rss version="2.0"><channel><title>&x;</title></channel></rss>'
    with connections() as tried, pytest.raises(InputError, match="DOCTYPE"):
        feed(text.encode(encoding))
    with pytest.raises(InputError, match="DOCTYPE"):
        opml(text.encode(encoding), HERE)
    assert tried == []


def test_an_encoding_that_would_hide_a_doctype_is_not_believed() -> None:
    """UTF-7 writes < with other signs, and is read as what its bytes show."""
    text = '<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE rss [+ADwAIQ-ENTITY x "y">]>'
    text += '<rss version="2.0"><channel><title>&x;</title></channel></rss>'
    assert feed(text).title == "&x;"


@pytest.mark.parametrize(
    "deep", ["<a>" * 300_000, rss("<description>" + "<b>" * 200 + "</b>" * 200 + "</description>")]
)
def test_depths_are_refused_at_once(deep: str) -> None:
    """feedparser alone would take eleven seconds."""
    begun = time.process_time()
    with pytest.raises(InputError, match="deep"):
        feed(deep if deep.startswith("<?xml") else "<rss version='2.0'>" + deep)
    assert time.process_time() - begun < 2


def test_broken_xml_is_read_as_far_as_it_goes() -> None:
    """An entity of HTML, a sign that is none of XML, a torn end."""
    text = rss("<title>Caf&eacute; &nbsp;fermé\x0b</title><link>/a</link>", "<title>B</title><link>/b</link>")
    assert [entry.link for entry in feed(text).entries] == ["https://journal.example/a", "https://journal.example/b"]
    assert feed(text[: text.index("<title>B")]).entries[0].link == "https://journal.example/a"


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (rss("<title>été</title>").encode("utf-16"), None),
        (rss("<title>été</title>").encode("iso-8859-1"), "iso-8859-1"),
        (rss("<title>été</title>").replace("?>", ' encoding="ISO-8859-1"?>', 1).encode("iso-8859-1"), None),
        (rss("<title>été</title>").encode("cp1252"), None),
        (rss("<title>été</title>").encode("utf-8-sig"), "utf-8"),
        (rss("<title>été</title>").encode(), "no-such-charset"),
    ],
)
def test_letters_are_read_in_the_encoding_that_is_named(data: bytes, charset: str | None) -> None:
    """By its mark, by the server, by the declaration, else UTF-8, else windows-1252."""
    assert only(feed(data, charset)).title == "été"


def test_a_page_given_as_a_feed_names_its_feeds() -> None:
    """The remedy has the addresses that the page's head has."""
    page = b"""<!DOCTYPE html><html><head><title>Une</title>
    <link rel='alternate' type='application/rss+xml' href='/flux.xml'><link rel=stylesheet href=a.css>
    <LINK type="application/atom+xml" href="https://gazette.example/atom?a=1&amp;b=2" rel="alternate home">
    <link rel="alternate" type="application/rss+xml" href="javascript:x"></head></html>"""
    assert feeds.kind(page) == "page"
    with pytest.raises(InputError, match="it is a page") as refusal:
        feed(page)
    assert "https://journal.example/flux.xml, https://gazette.example/atom?a=1&b=2" in refusal.value.remedy
    with pytest.raises(InputError, match="Look for"):
        feed(b"<html><body>Rien</body></html>")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<?xml version='1.0'?><!-- a --><rss>", "feed"),
        (b"\xef\xbb\xbf\n<feed xmlns='x'>", "feed"),
        (b"<rdf:RDF xmlns:rdf='x'>", "feed"),
        (b"<!DOCTYPE rss []><rss>", "feed"),
        (b"<opml version='2.0'>", "opml"),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", "page"),
        (b"<div><p>x</p><body >", "page"),
        (b"<?xml version='1.0'?><urlset>", None),
        (b'{"a": 1}', None),
        (b"Le pont de Valmy", None),
        (b"<!-- no end", None),
        (b"", None),
    ],
)
def test_what_came_is_told_by_its_first_bytes(data: bytes, kind: str | None) -> None:
    """A feed, a list of feeds, a page, or something else."""
    assert feeds.kind(data) == kind


def test_xml_that_is_no_feed_is_refused() -> None:
    """feedparser would give an empty one."""
    with pytest.raises(InputError, match="no feed"):
        feed("<sitemap><url/></sitemap>")


def test_a_feed_without_entries_is_a_feed() -> None:
    """Nothing new is no error."""
    assert feed(rss()).entries == ()


def test_more_entries_than_a_feed_has_are_counted() -> None:
    """The first five thousand are taken."""
    found = feed(rss(*(f"<guid>{n}</guid>" for n in range(5_010))))
    assert (len(found.entries), found.left_out) == (5_000, 10)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Tue, 20 May 2031 08:00:00 +0200", "2031-05-20T08:00:00+02:00"),
        ("20 May 2031 08:00 GMT", "2031-05-20T08:00:00+00:00"),
        ("Tue, 20 May 2031 08:00:00 CEST", "2031-05-20T08:00:00+02:00"),
        ("Tue, 20 May 2031 08:00:00", "2031-05-20T08:00:00"),
        ("2031-05-20T08:00:00Z", "2031-05-20T08:00:00+00:00"),
        ("2031-05-20T08:00:00.5-05:00", "2031-05-20T08:00:00.500000-05:00"),
        ("2031-05-20", "2031-05-20"),
        ("Tue, 31 Feb 2031 08:00:00 GMT", None),
        ("20/05/2031", None),
        ("hier", None),
        ("", None),
        (None, None),
        (20310520, None),
        ("9" * 100, None),
    ],
)
def test_a_date_keeps_its_zone_or_is_none(written: object, read: str | None) -> None:
    """None is never today."""
    assert instant(written) == read


def test_a_full_entry_is_long_and_not_cut() -> None:
    """A teaser that ends in dots is none, however long."""
    assert is_full(f"<p>{TEXT}</p>")
    assert not is_full(f"<p>{TEXT}…</p>") and not is_full(f"<p>{TEXT} [...]</p>") and not is_full("<p>Court.</p>")
    assert not is_full(None)


def test_an_opml_list_gives_its_feeds_at_any_depth() -> None:
    """Each once, with what it is called; further lists apart."""
    listed = opml(
        b"""<?xml version="1.0"?><opml version="2.0"><body><outline text="Presse">
        <outline text="A &lt;b&gt;" xmlUrl="https://a.example/f"/><outline>
        <outline title="B" xmlURL=" https://b.example/f "/>
        </outline></outline><outline xmlUrl="https://a.example/f"/><outline type="include" url="more.opml" text="M"/>
        <outline type="link" url="https://c.example/"/></body></opml>""",
        HERE,
    )
    assert listed.feeds == (("https://a.example/f", "A"), ("https://b.example/f", "B"))
    assert listed.lists == (("more.opml", "M"), ("https://c.example/", ""))


@pytest.mark.parametrize("data", [b"<opml><body/></opml>", b"<rss/>", b"", b"<opml"])
def test_a_list_without_feeds_is_refused(data: bytes) -> None:
    """Empty, something else, torn."""
    with pytest.raises(InputError):
        opml(data, HERE)

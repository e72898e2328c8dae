"""Feeds, lists and rules that are broken in a thousand ways are read or refused, and never more than that."""

from __future__ import annotations

import random
import time

import pytest

from selon.errors import InputError
from selon.intake import feeds
from selon.intake.opml import opml
from selon.intake.robots import robots
from tests.intake.test_feeds import HERE, feed, rss

WHOLE = [
    rss(
        "<title>A &amp; b</title><link>/a</link><guid>1</guid><pubDate>Tue, 20 May 2031 08:00:00 +0200</pubDate>"
        "<author>a@b.example (X)</author><dc:date>2031-05-20</dc:date><description>x</description>"
    ).encode(),
    b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://g.example/"><title type="html">G</title><entry>'
    b'<id>t</id><link rel="edit" href="e"/><link href="a"/><author><name>A</name></author>'
    b'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>S</p></div></content></entry></feed>',
    b'{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"url":"/a","authors":[{"name":"x"}]}]}',
    b'<opml><body><outline xmlUrl="a" text="b"><outline type="include" url="x"/></outline></body></opml>',
    b"User-agent: *\nDisallow: /a*b$\nCrawl-delay: 2",
]
PIECES = (
    rb"< > <![CDATA[ ]]> & &#x0; &#99999999; <!-- --> <? ?> ' xmlns: = [ ] { } null 1e999 </item> <item> <title> http://["
    rb" xml:base='http://[' <georss:point>1</georss:point> <media:rating> <psc:chapter start='x'/> <image><url>"
).split() + [b"\xff", b"\0", b"\xe2\x80\xae", b" "]


def broken(chance: random.Random) -> bytes:
    """A feed, a list or rules with some bytes put in, taken out, changed or doubled."""
    data = bytearray(chance.choice(WHOLE))
    for _ in range(chance.randint(1, 8)):
        at, other = chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)
        piece = chance.choice((chance.choice(PIECES), bytes(data[other : other + 60]), bytes([chance.randrange(256)])))
        data[at : at + chance.choice((0, 0, 1, 20))] = piece
    return bytes(data)


@pytest.mark.parametrize("seed", range(8))
def test_what_is_broken_is_read_or_refused(seed: int) -> None:
    """An InputError or a result, within a second each."""
    chance = random.Random(seed)
    for _ in range(100):
        data = broken(chance)
        begun = time.process_time()
        feeds.kind(data)
        robots(data).allows("/abcb")
        for reader in (feed, lambda data: opml(data, HERE)):
            try:
                reader(data)
            except InputError as error:
                assert error.place == HERE
        assert time.process_time() - begun < 1

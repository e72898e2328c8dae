"""Addresses of articles: as one is written whoever links to it, and the one that a page gives itself.

Pages give themselves wrong ones too: that of the site, of a section, of another article. What stands on no article is
left out here; of the others the texts are compared before two pages are taken for one article."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

from selon.records import Document

URL = re.compile(r"https?://", re.IGNORECASE)
PORTS = {"http": ":80", "https": ":443"}
TRACKING = re.compile(
    r"utm_.{0,100}|fbclid|gclid|msclkid|mc_[ce]id|xtor|at_(?:medium|campaign|custom.{0,20})", re.IGNORECASE
)
"""Parameters of an address that say who sent the reader, not what is read."""
STANDARD_INPUT = "-"
FORM = re.compile(r"amp|outputtype|print|output|m|mobile", re.IGNORECASE)
"""Parameters that say in which form an article is shown."""
HOST = re.compile(r"(?:www|m|mobile|amp)\.")
CACHED = re.compile(r"//[^/]{1,200}\.cdn\.ampproject\.org/[a-z]/(?:s/)?|//(?:www\.)?google\.[a-z.]{2,6}/amp/(?:s/)?")
"""Addresses under which others keep a copy of the AMP form of a page; what follows is its own."""
GIVEN_KEY = "~"
"""What a key begins with that a page may have given itself: it proves less than where the page was taken from."""
FRONT = re.compile(
    r"/?(?:[a-z]{2}(?:-[a-z]{2})?/?)?(?:(?:index|default|home|accueil)(?:\.[a-z]{2,5})?/?)?", re.IGNORECASE
)
"""Paths of the page of a site, not of an article."""


def canonical(address: str) -> str | None:
    """The address under which a page is one whoever links to it, the whole path of a file; None for a stream."""
    if address == STANDARD_INPUT:
        return None
    if not URL.match(address):
        return os.path.abspath(address)
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2].lower().removesuffix(PORTS.get(parts.scheme.lower(), ""))
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query, True) if not TRACKING.fullmatch(pair[0])))
    return f"//{host}{parts.path.rstrip('/')}{f'?{query}' if query else ''}"


def given_of(document: Document) -> Iterator[str]:
    """The addresses of the web that a document has, or gives itself, each once, as keys.

    Those of no article are left out: the page of a site."""
    found = (article(one) for one in (document.address, document.canonical, document.amp) if one)
    yield from dict.fromkeys(f"{GIVEN_KEY}{one}" for one in found if one is not None)


def article(address: str) -> str | None:
    """The address of an article without what tells the forms of its page apart: for telephones, AMP, print.

    None for the page of a site, and for what is no address."""
    if not URL.match(address):
        return None
    try:
        whole = canonical(address) or ""
    except ValueError:
        return None
    whole = CACHED.sub("//", whole)
    place, _, query = whole[2:].partition("?")
    host, _, path = place.partition("/")
    parts = [part for part in path.split("/") if part.lower() not in ("amp", "amp.html")]
    path = "/".join(parts).removesuffix(".amp").replace(".amp.", ".")
    query = urlencode([pair for pair in parse_qsl(query, True) if not FORM.fullmatch(pair[0])])
    if FRONT.fullmatch(path) and not query:
        return None
    return f"//{HOST.sub('', host, count=1)}/{path}{f'?{query}' if query else ''}"

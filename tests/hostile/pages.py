"""Pages and texts on which parsers and tokenisers hang, lose text or read wrong letters."""

from __future__ import annotations

import json
import random

from tests.hostile.case import BEGIN, END, GAP, MIDDLE, QUARANTINE, READ, Case, only, page

KEPT = (BEGIN, END)
IN_QUARANTINE = frozenset({QUARANTINE})
IS_READ = frozenset({READ, GAP})


def nested(tag: str, *, closed: bool) -> Case:
    """An article below many levels."""
    end = f"</{tag}>" if closed else ""
    return Case(
        name=f"nested {tag}, {'closed' if closed else 'unclosed'}",
        suffix=".html",
        make=lambda size: page(f"<{tag}>" * size + f"<p>{MIDDLE}</p>" + end * size).encode(),
        real={("div", False): 1_000_000, ("div", True): 100_000}.get((tag, closed), 90_000),
        quick=10_000,
        outcomes=IN_QUARANTINE,
        reasons=only("too_deep", "too_many_tags"),
    )


def levels(depth: int) -> Case:
    """An article below so many levels; from 255 on libxml2 loses the body without a word."""
    return Case(
        name=f"{depth} levels",
        suffix=".html",
        make=lambda size: page("<div>" * size + f"<p>{MIDDLE}</p>" + "</div>" * size).encode(),
        real=depth,
        quick=depth,
        outcomes=IS_READ if depth <= 240 else IN_QUARANTINE if depth > 255 else IS_READ | IN_QUARANTINE,
        kept=(*KEPT, MIDDLE),
    )


def attributes(count: int) -> Case:
    """One tag with so many attributes."""
    return Case(
        name=f"one tag, {count:,} attributes",
        suffix=".html",
        make=lambda size: page("<p " + " ".join(map("a{0}='{0}'".format, range(size))) + f">{MIDDLE}</p>").encode(),
        real=count,
        quick=min(count, 20_000),
        outcomes=IN_QUARANTINE if count > 2_000 else IS_READ,
        reasons=only("too_many_attributes"),
        kept=KEPT,
    )


AROUND = "\n\n".join([MIDDLE] * 12)


def run(name: str, unit: str, *, real: int = 200_000, quick: int = 20_000) -> Case:
    """An article with one run of a unit, without a blank, so many characters long."""
    return Case(
        name=f"run of {name}",
        suffix=".txt",
        make=lambda size: f"{BEGIN}\n\n{AROUND}\n\n{(unit * size)[:size]}\n\n{AROUND}\n\n{END}\n".encode(),
        real=real,
        quick=quick,
        outcomes=IS_READ,
        kept=(*KEPT, MIDDLE),
    )


def declared(name: str, charset: str, encoding: str) -> Case:
    """A page whose bytes are not in the encoding that it declares."""
    return Case(
        name=name,
        suffix=".html",
        make=lambda _: page(f"<p>{MIDDLE}</p>", head=f'<meta charset="{charset}">').encode(encoding),
        outcomes=IS_READ,
        kept=(*KEPT, MIDDLE),
    )


def _invalid(_: int) -> bytes:
    """Bytes that are no UTF-8, halves of surrogates among them, within the article."""
    broken = b"".join(bytes([random.Random(1).randrange(128, 256)]) + b"\xed\xa0\x80 mot " for _ in range(60))
    return page("<p>BROKEN</p>").encode().replace(b"BROKEN", broken)


def _json_ld(size: int) -> bytes:
    """A record nested so many times."""
    nest = "[" * size + "]" * size
    return page(f"<p>{MIDDLE}</p>", head=f'<script type="application/ld+json">{nest}</script>').encode()


def _escaped(_: int) -> bytes:
    """A text about scripts, and a record with half a character."""
    record = json.dumps({"@type": "NewsArticle", "author": "\ud83d Anne Vasseur"})
    return page(
        "<p>Le mot &lt;script&gt;alert(1)&lt;/script&gt; et l'image &lt;img onerror=alert(1)&gt; sont du texte.</p>",
        head=f'<script type="application/ld+json">{record}</script>',
    ).encode()


CASES = (
    nested("div", closed=False),
    nested("div", closed=True),
    nested("b", closed=True),
    *map(levels, (200, 240, 250, 254, 255, 256, 500, 2_040, 2_060)),
    Case(
        name="one paragraph of 200 MB",
        suffix=".html",
        make=lambda size: page(f"<p>{'mot mot. ' * (size // 9)}</p>").encode(),
        real=200_000_000,
        quick=26_000_000,
        outcomes=IN_QUARANTINE,
        reasons=only("too_large"),
    ),
    Case(
        name="one paragraph of 20 MB",
        suffix=".html",
        make=lambda size: page(f"<p>{'mot mot. ' * (size // 9)}</p>").encode(),
        real=20_000_000,
        quick=11_000_000,
        outcomes=frozenset({GAP, QUARANTINE}),
    ),
    Case(
        name="20 MB without a blank",
        suffix=".html",
        make=lambda size: page(f"<p>{'x' * size}</p>").encode(),
        real=20_000_000,
        quick=11_000_000,
        outcomes=frozenset({GAP, QUARANTINE}),
    ),
    Case(
        name="9 MB without a blank",
        suffix=".html",
        make=lambda size: page(f"<p>{'x' * size}</p>").encode(),
        real=9_000_000,
        quick=2_000_000,
        outcomes=frozenset({GAP, QUARANTINE}),
    ),
    Case(
        name="short paragraphs",
        suffix=".html",
        make=lambda size: page("<p>Le bac est là, dit-il.</p>" * size).encode(),
        real=1_000_000,
        quick=30_000,
        outcomes=IN_QUARANTINE,
        reasons=only("too_many_tags", "too_large", "timeout", "memory"),
    ),
    Case(
        name="linked paragraphs",
        suffix=".html",
        make=lambda size: page('<p><a href="/a/b/c">Un titre de plus dans la liste</a></p>' * size).encode(),
        real=200_000,
        quick=15_000,
        outcomes=IN_QUARANTINE | IS_READ,
        kept=KEPT,
    ),
    *map(attributes, (1_000, 2_500, 20_000, 300_000)),
    Case(
        name="nothing but <",
        suffix=".html",
        make=lambda size: page("<" * size).encode(),
        real=10_000_000,
        quick=500_000,
        outcomes=IN_QUARANTINE,
        reasons=only("too_many_tags"),
    ),
    Case(
        name="entities",
        suffix=".html",
        make=lambda size: page(f"<p>{'&amp;&eacute; ' * (size // 2)}</p>").encode(),
        real=1_500_000,
        quick=200_000,
    ),
    Case(
        name="nested JSON-LD",
        suffix=".html",
        make=_json_ld,
        real=200_000,
        quick=200_000,
        outcomes=IS_READ,
        kept=(*KEPT, MIDDLE),
    ),
    declared("UTF-8 that says UTF-16", "utf-16", "utf-8"),
    declared("UTF-8 that says UTF-7", "utf-7", "utf-8"),
    declared("windows-1252 that says UTF-8", "utf-8", "cp1252"),
    Case(name="bytes that are no UTF-8", suffix=".html", make=_invalid, kept=KEPT),
    Case(name="escaped scripts", suffix=".html", make=_escaped, outcomes=IS_READ, kept=KEPT),
    Case(
        name="lone surrogates by number",
        suffix=".html",
        make=lambda _: page(f"<p>&#xD83D; {MIDDLE} &#0; &#x110000;</p>").encode(),
        outcomes=IS_READ,
        kept=KEPT,
    ),
    *(run(name, unit) for name, unit in (("«", "«"), ("(", "("), (":)", ":)"), ("http://", "http://"))),
    run("l'", "l'", real=8_000, quick=3_000),
    *(run(name, unit) for name, unit in (("letters", "é"), ("dots", "."), ("digits", "7"), ("CJK", "漢"))),
    run("bidi marks", "\u202e"),
    run("exclamation marks", "!"),
    run("snowmen and addresses", "☃http://a.b"),
    Case(
        name="run of NUL",
        suffix=".txt",
        make=lambda size: f"{MIDDLE * (size // 20)}\n\n{BEGIN}{chr(0) * size}\n\n{END}\n".encode(),
        real=2_000,
        quick=2_000,
        kept=KEPT,
    ),
)

"""Feeds and other XML that name files, expand without end, or nest."""

from __future__ import annotations

from tests.hostile.case import BEGIN, END, GAP, QUARANTINE, READ, Case

SEEN = frozenset({READ, GAP, QUARANTINE})
LEAK = "root:x:0"
"""What a file that is named in an entity would bring in."""


def rss(inside: str, *, doctype: str = "") -> bytes:
    """A feed of one item with something hostile beside it."""
    item = f"<item><title>Le bac rouvre</title><guid>1</guid><description>{BEGIN} {END}</description></item>"
    head = f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<rss version="2.0"><channel><title>La Vigie</title>'
    return f"{head}{inside}{item}</channel></rss>".encode()


def _laughs(size: int) -> bytes:
    """Entities of entities: ten to the power of `size` words."""
    lines = ['<!ENTITY e0 "rire">'] + [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, size + 1)]
    return rss(f"<description>&e{size};</description>", doctype=f"<!DOCTYPE rss [{''.join(lines)}]>")


def _blow_up(size: int) -> bytes:
    """One long entity, named many times."""
    return rss(f"<description>{'&e;' * size}</description>", doctype=f'<!DOCTYPE rss [<!ENTITY e "{"x" * size}">]>')


def _entity(address: str) -> bytes:
    """An entity that stands for what is at an address."""
    return rss("<description>&e;</description>", doctype=f'<!DOCTYPE rss [<!ENTITY e SYSTEM "{address}">]>')


CASES = (
    Case(name="billion laughs", suffix=".xml", make=_laughs, real=9, quick=9, outcomes=SEEN),
    Case(name="quadratic blow-up", suffix=".xml", make=_blow_up, real=50_000, quick=5_000, outcomes=SEEN),
    Case(name="entity of a file", suffix=".xml", make=lambda _: _entity("file:///etc/passwd"), outcomes=SEEN),
    Case(name="entity of an address", suffix=".xml", make=lambda _: _entity("http://127.0.0.1:9/"), outcomes=SEEN),
    Case(
        name="nested XML",
        suffix=".xml",
        make=lambda size: rss("<a>" * size + "</a>" * size),
        real=300_000,
        quick=20_000,
        outcomes=SEEN,
    ),
    Case(
        name="feed of many items",
        suffix=".xml",
        make=lambda size: rss(
            "".join(f"<item><guid>g{n}</guid><title>Un titre {n}</title></item>" for n in range(size))
        ),
        real=50_000,
        quick=300,
        outcomes=SEEN,
    ),
    Case(
        name="script in a title",
        suffix=".xml",
        make=lambda _: rss("<item><title>&lt;script&gt;alert(1)&lt;/script&gt;</title></item>"),
        outcomes=SEEN,
    ),
)

"""The agency that a credit at the head of an article names: "(AFP) Le pont ...", "LORNE (Norva) – Le pont ..."."""

from __future__ import annotations

import re

from selon.attributions.outlets import Outlet
from selon.attributions.scene import Scene
from selon.attributions.sources import Sources
from selon.records import Role, Span

HEAD = re.compile(r"\s{0,9}(?:[A-ZÀ-Ý][\w'’-]{1,30}[ ,]{1,2}){0,3}\(([^()\n]{2,40})\)")


def credited(scene: Scene, sources: Sources) -> Outlet | None:
    """Outlet or agency, other than the document's own, that the first paragraph of the body gives in brackets before
    its first sentence, or None."""
    for number, sentence in enumerate(scene.sentences):
        if scene.role(number) is not Role.BODY:
            continue
        found = HEAD.match(scene.document.text, scene.paragraph_span(number).start)
        if found is None or found.start(1) >= sentence.span.end:
            return None
        tree = scene.trees[number]
        first = next((w.index for w in tree.words if w.start >= found.start(1)), None)
        span = Span(found.start(1), found.end(1))
        if first is None or scene.document.outlet in (found.group(1), None):
            return None
        printed = scene.outlet_at(tree, first)
        name = printed.name if printed is not None else sources.press.agency(tree, first)
        whole = name is not None and found.group(1).replace("’", "'").endswith(name)
        return Outlet(name=name, first=first, last=first, span=span) if whole and name else None
    return None

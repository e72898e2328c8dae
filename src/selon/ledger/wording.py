"""The reason of a conflict in the words of its article: what a rule names by its sense stands there as printed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from selon.ledger.rows import Entry
from selon.records import Span

MARKED = re.compile("‹([^‹›]{0,400})›")
LONGEST = 60
"""Characters of the longest stretch that is shown for several words."""


def marked(words: Iterable[str]) -> str:
    """Senses and names as a reason has them until the words of an article take their place."""
    return ", ".join(f"‹{word}›" for word in words)


class Wording:
    """The words of one reading by their senses."""

    def __init__(self, entry: Entry) -> None:
        self.document, self._text = entry.document, entry.reading.document.text
        self._places: dict[str, list[Span]] = defaultdict(list)
        for sense, place in entry.reading.senses:
            self._places[sense].append(place)

    def told(self, reason: str, own: Sequence[Span]) -> str:
        """A reason with the words printed nearest to some stretches; what the article has not stays as it is."""
        return MARKED.sub(lambda found: self._printed(found.group(1), own), reason)

    def _printed(self, named: str, own: Sequence[Span]) -> str:
        """What is printed for one name or one or several senses."""
        senses = named.split()
        written = re.escape(named).replace("'", "['’]")
        whole = re.search(rf"(?<!\w){written}(?!\w)", self._text, re.IGNORECASE) if named not in self._places else None
        if whole is not None:
            return " ".join(whole.group().split())
        if not senses or not all(sense in self._places for sense in senses):
            return named
        spans = sorted(min(self._places[sense], key=lambda one: _away(one, own)) for sense in senses)
        stretch = self._text[spans[0].start : spans[-1].end]
        apart = " ".join(self._text[one.start : one.end] for one in spans)
        return " ".join((stretch if len(stretch) <= LONGEST else apart).split())


def _away(place: Span, own: Sequence[Span]) -> int:
    """How many characters a place is away from the nearest of some stretches."""
    return min((max(one.start - place.start, place.end - one.end, 0) for one in own), default=place.start)

"""The document as the rules see it: trees, quotations and words in the order of the text; and what a rule finds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from selon.attributions.learnt import learnt_outlets
from selon.attributions.lexicons import Cue, Lexicon
from selon.attributions.mentions import with_parted_names
from selon.attributions.outlets import Outlet, outlets_in
from selon.attributions.quotations import Quotation
from selon.attributions.thinking import with_people
from selon.records import Document, Role, Sentence, Span, SpeechType, Word
from selon.trees import Tree

# A quotation of fewer words, without a cue of its own, is a fragment of somebody's sentence.
SHORTEST = 3
# Quotations before a pronoun whose people it does not take up.
FEW = 12
ENDS = '.!?…»”":;'


@dataclass(slots=True, kw_only=True)
class Finding:
    """What a rule found, before names, chains and commitment: spans, and where the heads stand.

    `sentence` is the sentence of the cue, `cue_at` and `source_at` are word indices in it (the source
    may stand in another sentence: `source_sentence`). `denied` marks a negated cue; `relay` one
    that shows a relay of other findings (`cités par le quotidien`); `outer` is the cue of the finding
    that this one stands in, where the contents alone do not show it (`citant deux cadres`); `told_at` the word
    by which the source told it, where that is not the cue (`selon ce qu'il a confié à l'agence`)."""

    rule: str
    sentence: int
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    cue_at: int | None = None
    source_at: int | None = None
    source_sentence: int | None = None
    entry: Cue | None = None
    type: SpeechType | None = None
    denied: bool = False
    relay: bool = False
    content_at: int | None = None
    outer: Span | None = None
    told_at: int | None = None
    evidence: list[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        """First code point of the content."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Last code point of the content, exclusive."""
        return self.content[-1].end


class Scene:
    """A document with everything that the rules ask for, computed once."""

    def __init__(
        self, document: Document, sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...], words: Lexicon
    ) -> None:
        self.document = document
        sentences = with_parted_names(words, with_people(words, sentences, document.text), document.text)
        self.sentences = sentences
        self.lexicon = words
        self.trees = tuple(Tree(sentence, words.function["beside-phrase"]) for sentence in sentences)
        self.quotations = quotations
        self.outer = tuple(q for q in quotations if q.depth == 0)
        self._quote_starts = [q.span.start for q in self.outer]
        self.stream: list[tuple[int, Word]] = [(n, w) for n, s in enumerate(sentences) for w in s.words]
        self._starts = [w.start for _, w in self.stream]
        self.used: set[tuple[int, int]] = set()
        self._learnt = learnt_outlets(words, self.trees, document.text)
        self._outlets: dict[Tree, dict[int, Outlet]] = {}

    def outlet_at(self, tree: Tree, index: int) -> Outlet | None:
        """Outlet or agency whose printed name holds a word, or None."""
        return self._printed(tree).get(index) or self._shortened_at(tree, index)

    def _printed(self, tree: Tree) -> dict[int, Outlet]:
        """The outlets that a sentence prints by their names, by the index of each of their words."""
        if tree not in self._outlets:
            self._outlets[tree] = outlets_in(self.lexicon, tree, self.document.text, self._learnt)
        return self._outlets[tree]

    def _shortened_at(self, tree: Tree, index: int) -> Outlet | None:
        """Outlet that the last word of its title means behind an article: "the Gazette" for "the Orvel Gazette"."""
        words, word = tree.words, tree.words[min(index, len(tree.words) - 1)]
        if (
            not 0 < index < len(words)
            or word.lower not in self.lexicon.function["press-title"]
            or not word.text[:1].isupper()
        ):
            return None
        alone = index + 1 == len(words) or not words[index + 1].text[:1].isupper()
        if not alone or words[index - 1].lower not in self.lexicon.function["article"]:
            return None
        names = self._by_title.get(word.lower, set())
        return (
            Outlet(name=min(names), first=index, last=index, span=Span(word.start, word.end))
            if len(names) == 1
            else None
        )

    @cached_property
    def _by_title(self) -> dict[str, set[str]]:
        """The outlets that the document names in full, by the last word of their title."""
        printed = (outlet.name for tree in self.trees for outlet in self._printed(tree).values())
        found: dict[str, set[str]] = {}
        for name in (self.document.outlet or "", *printed):
            if " " in name.removeprefix("The "):
                found.setdefault(name.split()[-1].casefold(), set()).add(name)
        return found

    @cached_property
    def last_names(self) -> frozenset[str]:
        """Last names of the people whom the document names with two words or more."""
        people = (self.text(m.span).split() for s in self.sentences for m in s.mentions if m.label == "PER")
        return frozenset(name[-1] for name in people if len(name) > 1)

    def at(self, offset: int) -> int:
        """Place in the stream of the first word that starts at or after an offset."""
        return bisect_left(self._starts, offset)

    def quotation_around(self, start: int, end: int) -> Quotation | None:
        """Outermost quotation that holds the stretch, or None."""
        return next((q for q in self.outer_quotations(start, end) if q.span.start <= start and end <= q.span.end), None)

    def outer_quotations(self, start: int, end: int) -> tuple[Quotation, ...]:
        """Outermost quotations that share a code point with the stretch, in order."""
        low = max(bisect_right(self._quote_starts, start) - 2, 0)
        high = bisect_left(self._quote_starts, end)
        return tuple(q for q in self.outer[low:high] if q.span.end > start)

    def quoted_before(self, place: int) -> tuple[Span, ...]:
        """Spans of the outermost quotations that begin before a place, the last ones."""
        high = bisect_left(self._quote_starts, place)
        return tuple(q.span for q in self.outer[max(high - FEW, 0) : high])

    def role(self, sentence: int) -> Role:
        """Role of the paragraph of a sentence."""
        return self.document.paragraphs[self.sentences[sentence].paragraph].role

    def paragraph_span(self, sentence: int) -> Span:
        """Span of the paragraph of a sentence."""
        return self.document.paragraphs[self.sentences[sentence].paragraph].span

    def paragraphs_between(self, earlier: int, later: int) -> int:
        """How many paragraphs a reader goes on from one to another; sub-headings and the like are not counted."""
        passed = self.document.paragraphs[earlier + 1 : later + 1]
        return sum(p.role is Role.BODY for p in passed) if later > earlier else 0

    def words_in(self, span: Span) -> list[Word]:
        """Words of a span that are not punctuation."""
        low, high = self.at(span.start), self.at(span.end)
        return [w for _, w in self.stream[low:high] if w.upos != "PUNCT"]

    def stops_in(self, start: int, end: int) -> int:
        """How many full stops that are words of their own begin in a stretch, what stands behind the last left out:
        the point of "Mr." is none."""
        words = [word.text for _, word in self.stream[self.at(start) : self.at(end)]]
        return words[:-1].count(".")

    def text(self, span: Span) -> str:
        """Text of a span, as printed."""
        return self.document.text[span.start : span.end]


def starts_sentence(scene: Scene, q: Quotation) -> bool:
    """Whether nothing of the same sentence stands before the quotation."""
    place = scene.at(q.span.start)
    if place >= len(scene.stream):
        return False
    paragraph = scene.paragraph_span(scene.stream[place][0])
    before = scene.document.text[paragraph.start : q.span.start].rstrip()
    return not before or before[-1] in ENDS or before[-1] in "–—-•"

"""Whatever the parser hands over, attributions keep their shape: on sentences of the trees shuffled and cut short."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from selon.attributions import attribute, lexicon
from selon.records import Attribution, Document, Reading, Role, Sentence, Span
from tests.attributions.trees import OUTLET, cases, document, spans_of

POOL = [sentence for case in cases() for sentence in case.sentences]
BLANKS = " \u00a0\u202f\n\t"


def piece(sentence: Sentence, low: int, high: int) -> Sentence:
    """Words of a sentence from `low` up to `high`; what hung on a word outside becomes a root, as parsers leave it."""
    words = sentence.words[low:high]
    kept = tuple(
        replace(w, index=w.index - low, head=w.head - low if low <= w.head < low + len(words) else -1) for w in words
    )
    inside = tuple(m for m in sentence.mentions if kept[0].start <= m.span.start and m.span.end <= kept[-1].end)
    return replace(sentence, words=kept, mentions=inside, span=Span(kept[0].start, kept[-1].end))


def moved(sentence: Sentence, start: int, paragraph: int) -> Sentence:
    """The sentence at another place of a text."""
    by = start - sentence.span.start

    def shifted(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    words = tuple(replace(w, start=w.start + by, end=w.end + by) for w in sentence.words)
    mentions = tuple(replace(m, span=shifted(m.span)) for m in sentence.mentions)
    return replace(sentence, span=shifted(sentence.span), words=words, mentions=mentions, paragraph=paragraph)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, tuple[Sentence, ...]]:
    """Up to eight sentences of the trees in any order, most of them whole, in up to four paragraphs of any role."""
    chosen = draw(st.lists(st.sampled_from(POOL), min_size=1, max_size=8))
    roles: list[Role] = []
    placed: list[Sentence] = []
    start = 0
    for sentence in chosen:
        length = len(sentence.words)
        low = draw(st.sampled_from([0, 0, 0, 1, 2, 3]))
        high = draw(st.one_of(st.just(length), st.integers(1, length)))
        if not roles or len(roles) < 4 and draw(st.booleans()):
            roles.append(draw(st.sampled_from([Role.BODY, Role.BODY, *Role])))
        low = min(low, length - 1)
        placed.append(moved(piece(sentence, low, max(high, low + 1)), start, len(roles) - 1))
        start = placed[-1].span.end + 1
    return document(placed, roles), tuple(placed)


@settings(max_examples=200, deadline=None)
@given(documents())
def test_attributions_keep_their_shape(given_document: tuple[Document, tuple[Sentence, ...]]) -> None:
    """Nothing raises; spans lie in the text, trimmed, sorted and disjoint; ids, parents and chains hold together."""
    reading = attribute(*given_document, lexicon("fr"))
    check_ids_and_parents(reading)
    check_order(reading)
    for attribution in reading.attributions:
        check_spans(reading, attribution)
        check_chain(reading, attribution)


@settings(max_examples=50, deadline=None)
@given(documents())
def test_a_document_is_read_alike_twice(given_document: tuple[Document, tuple[Sentence, ...]]) -> None:
    """No reading leaves anything behind for the next."""
    first = attribute(*given_document, lexicon("fr"))
    assert attribute(*given_document, lexicon("fr")) == first


@settings(max_examples=50, deadline=None)
@given(documents())
def test_the_wide_scope_keeps_the_shape_too(given_document: tuple[Document, tuple[Sentence, ...]]) -> None:
    """More cues give other attributions, of the same shape."""
    reading = attribute(*given_document, lexicon("fr", wide=True))
    check_ids_and_parents(reading)
    for attribution in reading.attributions:
        check_spans(reading, attribution)


def check_spans(reading: Reading, attribution: Attribution) -> None:
    """Source, cue and content lie in the text, without blanks at their ends, in order, apart from each other."""
    text = reading.document.text
    assert attribution.content
    for name, spans in spans_of(attribution).items():
        for span in spans:
            assert 0 <= span.start < span.end <= len(text), name
            words = text[span.start : span.end]
            assert words == words.strip(BLANKS), f"{name}: {words!r}"
        for before, after in zip(spans, spans[1:], strict=False):
            assert before.end <= after.start, name


def check_order(reading: Reading) -> None:
    """Attributions stand in the order of their contents, gaps in that of their places."""
    starts = [attribution.content[0].start for attribution in reading.attributions]
    assert starts == sorted(starts)
    assert [gap.span for gap in reading.gaps] == sorted(gap.span for gap in reading.gaps)


def check_ids_and_parents(reading: Reading) -> None:
    """Ids are unique; parents are attributions of the reading, and none is its own forebear."""
    by_id = {attribution.id: attribution for attribution in reading.attributions}
    assert len(by_id) == len(reading.attributions)
    for attribution in reading.attributions:
        seen = {attribution.id}
        above = attribution.parent
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = by_id[above].parent


def check_chain(reading: Reading, attribution: Attribution) -> None:
    """The chain goes from the outlet to the source, with a link and a commitment for each place."""
    chain = attribution.chain
    assert chain[0] == reading.document.outlet == OUTLET
    assert tuple(link.name for link in attribution.chain_links) == chain
    assert tuple(commitment.source for commitment in attribution.commitment) == chain
    if attribution.source_name is not None:
        assert chain[-1] == attribution.source_name
    assert all(before != after for before, after in zip(chain, chain[1:], strict=False))
    for link in attribution.chain_links:
        assert link.span is None or 0 <= link.span.start < link.span.end <= len(reading.document.text)

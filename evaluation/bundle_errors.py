"""The errors of what a ledger tells of stories: by class, the largest first, then item by item. For the read half."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from evaluation.bundle_answers import ListedConflict, ListedState, Outcome, Side, Told
from evaluation.bundle_gold import GoldState, Pair, quote_span
from evaluation.bundle_scores import beside, compared, joined, same_actor, same_date, showing, shows
from evaluation.matching import overlap
from selon.records import Span

Error = tuple[str, str]
"""Class and text."""


def listing(outcomes: Sequence[Outcome]) -> str:
    """Every error against the whole ledger; what only the words of the story miss is a class of its own."""
    found = [error for outcome in outcomes for error in errors(outcome)]
    counts = Counter(label for label, _ in found).most_common()
    lines = [f"{len(found)} errors", *(f"{count:5d}  {label}" for label, count in counts)]
    for label, _ in counts:
        lines += ["", f"## {label}", *(text for name, text in found if name == label)]
    return "\n".join(lines)


def errors(outcome: Outcome) -> Iterator[Error]:
    """The errors of one bundle."""
    yield from _states(outcome)
    yield from _conflicts(outcome, outcome.whole)
    yield from _origins(outcome, "asked", outcome.asked)
    yield from _origins(outcome, "whole ledger", outcome.whole)


def _states(outcome: Outcome) -> Iterator[Error]:
    """States missed, wrong in part, listed too much, and under another issue than the words take."""
    found = compared(outcome, outcome.whole.states)
    near = outcome.asked.states
    for gold in found.missed:
        yield _missed(outcome, gold), _gold(gold)
    for gold, listed in found.pairs:
        if listed not in near:
            yield "state under another issue than the words take", _gold(gold)
        if not same_actor(gold, listed):
            yield "state: wrong actor", f"{_gold(gold)}\n    listed: {listed.actor}"
        if not same_date(gold, listed):
            yield "state: wrong date", f"{_gold(gold)}\n    listed: {listed.valid_from}"
        if gold.hedged != listed.hedged:
            yield f"state: hedge {'missed' if gold.hedged else 'invented'}", _gold(gold)
    for one in found.repeats:
        yield "state listed again", _listed(outcome, one)
    for one in found.false:
        yield "state: false alarm", _listed(outcome, one)


def _missed(outcome: Outcome, gold: GoldState) -> str:
    """The class of a missed state: what is listed of its sentence instead."""
    place = outcome.sentence(gold.document, quote_span(outcome.bundle.texts()[gold.document], gold.evidence))
    here = [one for one in outcome.whole.states if one.document == gold.document and overlap(place, one.span)]
    if not here:
        return "state missed: nothing listed of its sentence"
    return f"state missed: another state listed: {gold.state} as {'/'.join(sorted({one.state for one in here}))}"


def _gold(one: GoldState) -> str:
    """A state of the gold."""
    return f"{one.document}  {one.state} | {one.actor} | {one.valid_from}\n    « {_flat(one.evidence)} »"


def _listed(outcome: Outcome, one: ListedState) -> str:
    """A listed state."""
    words = _words(outcome, one.document, one.span)
    return f"{one.document}  {one.state} | {one.actor} | {one.valid_from}\n    « {words} »"


def _conflicts(outcome: Outcome, told: Told) -> Iterator[Error]:
    """Conflicts missed, of another kind, listed where there is none, and among them the tempting ones."""
    gold, tempting = outcome.bundle.conflicts, outcome.bundle.non_conflicts
    for pair in gold:
        found = showing(outcome, pair, told.conflicts)
        if not found:
            named = " (its articles are named under another)" if beside(pair, told.conflicts) else ""
            yield f"conflict missed: {pair.kind}{named}", _pair(pair)
        elif all(one.kind != pair.kind for one in found):
            yield f"conflict: {pair.kind} listed as {found[0].kind}", _pair(pair)
    for one in told.conflicts:
        tempted = any(shows(outcome, pair, one) for pair in tempting)
        if tempted:
            yield f"conflict: tempting pair listed: {one.kind}", _clash(outcome, one)
        elif not any(shows(outcome, pair, one) for pair in gold):
            yield f"conflict: false alarm: {one.kind}", _clash(outcome, one)


def _pair(pair: Pair) -> str:
    """A pair of the gold."""
    sides = (f"    {one.document} « {_flat(one.quote)} »" for one in (pair.a, pair.b))
    return "\n".join([f"{pair.kind}: {pair.why}", *sides])


def _clash(outcome: Outcome, one: ListedConflict) -> str:
    """A listed conflict."""
    return "\n".join([f"{one.kind}: {one.reason}", *(_side(outcome, side) for side in (one.a, one.b))])


def _side(outcome: Outcome, side: Side) -> str:
    """One side of a listed conflict."""
    return f"    {side.document} « {_words(outcome, side.document, side.span)} »"


def _origins(outcome: Outcome, asker: str, told: Told) -> Iterator[Error]:
    """Bundles whose articles are not joined as in the gold, or whose origins are not so many."""
    gold = outcome.bundle.origins
    same = joined([one.articles for one in gold]) == joined([one.articles for one in told.origins])
    if same and len(gold) == len(told.origins):
        return
    lines = [f"{outcome.bundle.bundle}: {len(told.origins)} listed, {len(gold)} in the gold"]
    lines += [f"    gold   {one.name}: {', '.join(one.articles)}" for one in gold]
    lines += [f"    listed {one.name} ({one.kind}): {', '.join(one.articles)}" for one in told.origins]
    label = "another number" if len(gold) != len(told.origins) else "joined otherwise"
    yield f"origins, {asker}: {label}", "\n".join(lines)


def _words(outcome: Outcome, document: str, span: Span) -> str:
    """The words of a stretch of an article, on one line."""
    return _flat(outcome.bundle.texts()[document][slice(*span)])


def _flat(words: str) -> str:
    return " ".join(words.split())

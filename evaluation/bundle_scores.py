"""What is right of what a ledger tells of a story. Every figure is a share, so that bundles add up.

states      a listed state is a gold one where the state is the same, the article too, and the listed words meet the
            sentence in which the gold's evidence stands; one to one, the actor, then the date breaks ties. No two
            states count as equal. A repeat is a listed state that is none, but has state and actor of a gold one: the
            gold has a state once an article that tells it newly
actor ...   of the states found: a name matches (the gold has others in brackets), the date is equal but for ~ ? %,
            hedged is equal, the chain has the same names in the same order
conflicts   a listed conflict is a pair of the gold where its sides stand in the two articles, and the words of each
            meet the sentence of that quotation, in either order. `also` adds pairs whose two articles are named under
            another conflict of that kind, where an answer shows no words
tempting    pairs that are no conflict and are listed as one
origins     as many as the gold has; and for every two articles, whether some origin has both
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from evaluation.alignment import chain_agrees
from evaluation.annotation import Item
from evaluation.bundle_answers import ListedConflict, ListedOrigin, ListedState, Outcome, Side, Told
from evaluation.bundle_gold import GoldState, OriginGroup, Pair, Quote, quote_span
from evaluation.matching import assign, overlap
from evaluation.names import names_match
from evaluation.tally import Share

Shares = Mapping[str, Share]
IN_BRACKETS = re.compile(r"\(([^()]{1,100})\)")
DOUBT = "~?%"
"""Marks of EDTF that say how sure a date is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The states of a bundle against those of one asker: pairs, what was missed, what is listed too much."""

    pairs: tuple[tuple[GoldState, ListedState], ...]
    missed: tuple[GoldState, ...]
    repeats: tuple[ListedState, ...]
    false: tuple[ListedState, ...]


def scores(outcome: Outcome, told: Told) -> dict[str, Share]:
    """Every figure of one bundle and asker, by name, in the order in which they are printed."""
    return {
        **state_scores(compared(outcome, told.states)),
        **conflict_scores(outcome, told.conflicts),
        **origin_scores(outcome.bundle.origins, told.origins),
    }


def compared(outcome: Outcome, listed: Sequence[ListedState]) -> Compared:
    """The states of both sides, matched."""
    gold = outcome.bundle.states
    pairs = assign([[weight(outcome, g, s) for s in listed] for g in gold])
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    left = [one for j, one in enumerate(listed) if j not in used]
    again = [any(g.state == one.state and same_actor(g, one) for g in gold) for one in left]
    return Compared(
        pairs=tuple((gold[i], listed[j]) for i, j in pairs),
        missed=tuple(one for i, one in enumerate(gold) if i not in found),
        repeats=tuple(one for one, repeat in zip(left, again, strict=True) if repeat),
        false=tuple(one for one, repeat in zip(left, again, strict=True) if not repeat),
    )


def weight(outcome: Outcome, gold: GoldState, listed: ListedState) -> float:
    """0 for another state, article or sentence; the actor, then the date, then the words themselves break ties."""
    if (gold.state, gold.document) != (listed.state, listed.document):
        return 0.0
    words = quote_span(outcome.bundle.texts()[gold.document], gold.evidence)
    if not overlap(outcome.sentence(gold.document, words), listed.span):
        return 0.0
    return 1 + 0.5 * same_actor(gold, listed) + 0.25 * same_date(gold, listed) + 0.1 * overlap(words, listed.span)


def same_actor(gold: GoldState, listed: ListedState) -> bool:
    """True when a name of the gold's matches, or both sides leave the actor open.

    What the gold has in brackets is another name: "préfet de l'Arvonne (Luc Desbordes)"."""
    names = [gold.actor, *IN_BRACKETS.findall(gold.actor or "")]
    return any(names_match(name, listed.actor) for name in names) or not (gold.actor or listed.actor)


def same_date(gold: GoldState, listed: ListedState) -> bool:
    """True when both begin on the same date, or neither has one."""
    return (gold.valid_from or "").strip(DOUBT) == (listed.valid_from or "").strip(DOUBT)


def same_chain(gold: GoldState, listed: ListedState) -> bool:
    """True when both chains have the same names in the same order."""
    return chain_agrees(Item(chain=gold.chain), Item(chain=listed.chain), headless=False)


def state_scores(found: Compared) -> dict[str, Share]:
    """Recall and precision of states, and what is right of those found."""
    hits, wrong = len(found.pairs), len(found.false)
    return {
        "states recall": Share(hits, hits + len(found.missed)),
        "states precision": Share(hits, hits + wrong + len(found.repeats)),
        "  repeats aside": Share(hits, hits + wrong),
        "  actor": Share(sum(same_actor(*pair) for pair in found.pairs), hits),
        "  date": Share(sum(same_date(*pair) for pair in found.pairs), hits),
        "  hedged": Share(sum(g.hedged == s.hedged for g, s in found.pairs), hits),
        "  chain": Share(sum(same_chain(*pair) for pair in found.pairs), hits),
    }


def conflict_scores(outcome: Outcome, listed: Sequence[ListedConflict]) -> dict[str, Share]:
    """Recall and precision of conflicts, kinds among those found, and tempting pairs that are listed."""
    gold, tempting = outcome.bundle.conflicts, outcome.bundle.non_conflicts
    hits = [showing(outcome, pair, listed) for pair in gold]
    kinds = [any(one.kind == pair.kind for one in found) for pair, found in zip(gold, hits, strict=True) if found]
    too = [bool(found) or beside(pair, listed) for pair, found in zip(gold, hits, strict=True)]
    right = [any(shows(outcome, pair, one) for pair in gold) for one in listed]
    alarms = [bool(showing(outcome, pair, listed)) for pair in tempting]
    return {
        "conflicts recall": Share(len(kinds), len(gold)),
        "  with also": Share(sum(too), len(gold)),
        "  kind": Share(sum(kinds), len(kinds)),
        "conflicts precision": Share(sum(right), len(listed)),
        "tempting listed": Share(sum(alarms), len(tempting)),
    }


def showing(outcome: Outcome, pair: Pair, listed: Sequence[ListedConflict]) -> list[ListedConflict]:
    """The listed conflicts that show a pair."""
    return [one for one in listed if shows(outcome, pair, one)]


def shows(outcome: Outcome, pair: Pair, one: ListedConflict) -> bool:
    """Whether a listed conflict has both quotations of a pair, in either order."""
    straight = meets(outcome, pair.a, one.a) and meets(outcome, pair.b, one.b)
    return straight or (meets(outcome, pair.a, one.b) and meets(outcome, pair.b, one.a))


def meets(outcome: Outcome, quote: Quote, side: Side) -> bool:
    """Whether a side stands in the article of a quotation and shares its sentence."""
    if quote.document != side.document:
        return False
    words = quote_span(outcome.bundle.texts()[quote.document], quote.quote)
    return overlap(outcome.sentence(quote.document, words), side.span)


def beside(pair: Pair, listed: Sequence[ListedConflict]) -> bool:
    """Whether the articles of a pair are named under a conflict of that kind."""
    wanted = {pair.a.document, pair.b.document}
    return any(one.kind == pair.kind and any(set(both) == wanted for both in one.also) for one in listed)


def origin_scores(gold: Sequence[OriginGroup], listed: Sequence[ListedOrigin]) -> dict[str, Share]:
    """Whether there are as many origins, how many are listed, and how far the articles are joined alike."""
    theirs, ours = joined([one.articles for one in gold]), joined([one.articles for one in listed])
    both = len(theirs & ours)
    return {
        "origins count right": Share(int(len(listed) == len(gold)), 1),
        "  listed / gold": Share(len(listed), len(gold)),
        "same origin precision": Share(both, len(ours)),
        "same origin recall": Share(both, len(theirs)),
        "same origin F1": Share(2 * both, len(ours) + len(theirs)),
    }


def joined(groups: Sequence[Sequence[str]]) -> set[tuple[str, str]]:
    """The pairs of articles that have an origin in common."""
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}

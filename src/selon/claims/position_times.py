"""From when to when a position holds, where its clause gives a date."""

from __future__ import annotations

from selon.claims.decision_frames import Frame, Outcome
from selon.claims.decision_lines import Lines
from selon.records import Reading, State, Timex, TimexType
from selon.trees import Tree

Interval = tuple[str | None, str | None]
"""First and last date (EDTF), None where none is given."""
HOLDING = frozenset({State.AUTHORISE, State.FORBID, State.RESTRICT, State.SUSPEND})
"""States that last as long as what they let or stop may be done."""
BEFORE = 3
"""Words before a time expression in which its preposition stands."""


def valid(reading: Reading, tree: Tree, outcome: Outcome, words: Lines) -> Interval:
    """The interval that the clause of a position states; a date beside a past decision is its beginning."""
    chain = outcome.chain
    start: str | None = None
    end: str | None = None
    here = [found for found in reading.timexes if _is_dated(tree, found)]
    beside = [found for found in here if _beside(tree, found, outcome, words)]
    for found in beside or [found for found in here if _around(tree, found, chain[0].head, words)]:
        first, last = _ends(found)
        before = _before(tree, found)
        late = first > (reading.document.told_at(found.span.start).value or first)
        if outcome.state not in HOLDING and (late or before & words.grammar["purpose"]):
            # What is said today of tomorrow has tomorrow in its issue.
            continue
        if before & words.grammar["until"]:
            end = end or last
        elif "/" in found.value or (
            _is_stretch(found) and not before & words.grammar["since"] and not _is_past(tree, chain)
        ):
            start, end = start or first, end or last
        else:
            start = start or first
    return start, end


def _is_dated(tree: Tree, found: Timex) -> bool:
    """Whether an expression of a sentence names a day, month or year."""
    inside = tree.sentence.span.start <= found.span.start < tree.sentence.span.end
    return inside and found.edtf is not None and found.type not in (TimexType.DURATION, TimexType.SET)


def _around(tree: Tree, found: Timex, head: int, words: Lines) -> bool:
    """Whether an expression dates a decision from the clause around it: the paper that gives it ("par un arrêté pris
    mercredi"), who was asked ("joint hier soir"), the verb that it goes with ("a suivi lundi en accordant la licence",
    "a saisi mardi le juge et réclame"), or that by which its speaker is quoted ("« Nous soutenons », dit-il mardi")."""
    top = next(
        (
            w.index
            for w in tree.words
            if found.span.start <= w.start < found.span.end and not _is_within(tree, w.head, found)
        ),
        None,
    )
    if top is None:
        return False
    verb = tree.words[top].head
    while verb >= 0 and tree.words[verb].upos not in ("VERB", "AUX"):
        verb = tree.words[verb].head
    if verb < 0:
        return False
    word, mine = tree.words[verb], tree.words[head]
    if word.deprel == "acl" and word.head >= 0:
        paper = tree.words[word.head]
        return paper.head == head and paper.lemma.casefold() in words.documents and paper.deprel.startswith("obl")
    if word.deprel == "advcl" and word.head == head:
        return word.lemma.casefold() in words.grammar["reached"]
    gerund = any(tree.words[k].lower in words.grammar["factual"] for k in tree.children(head, "mark", "case"))
    if mine.head == verb and (mine.deprel == "conj" or (mine.deprel == "advcl" and gerund)):
        return not tree.children(head, "nsubj")
    spoken = any("Person=1" in tree.words[k].feats for k in (head, *tree.children(head, "nsubj", "aux")))
    return spoken and word.deprel == "parataxis" and word.head in (head, tree.clause_of(head))


def _is_within(tree: Tree, index: int, found: Timex) -> bool:
    """Whether a word stands inside an expression."""
    return index >= 0 and found.span.start <= tree.words[index].start < found.span.end


def _ends(found: Timex) -> tuple[str, str]:
    """The first and last day of an expression; hours do not date a decision."""
    first, _, last = (day.partition("T")[0] for day in (found.edtf or "").partition("/"))
    return first, last or first


def _is_stretch(found: Timex) -> bool:
    """Whether an expression names a year or a season rather than a day or month."""
    return len(found.value) == 4 or "-S" in found.value


def _is_past(tree: Tree, chain: tuple[Frame, ...]) -> bool:
    """Whether a decision is told as taken ("a interdit"), not as holding ("est interdit", "sera interdit")."""
    head = chain[0].head
    return any(tree.words[k].deprel == "aux:tense" for k in tree.kids[head])


def _before(tree: Tree, found: Timex) -> set[str]:
    """The lemmas and forms of the words right before an expression."""
    near = [w for w in tree.words if w.end <= found.span.start][-BEFORE:]
    return {form for w in near for form in (w.lemma.casefold(), w.lower)}


def _beside(tree: Tree, found: Timex, outcome: Outcome, words: Lines) -> bool:
    """Whether an expression dates a decision: it stands in the clause of a frame, in none below it.

    What stands in the issue dates the issue: "demande un rapport avant le 9 mai", "la date du 16 mai"; but "interdit de
    rouler depuis avril" dates the ban."""
    inside = [w.index for w in tree.words if found.span.start <= w.start and w.end <= found.span.end]
    heads = {k for frame in outcome.chain for k in (frame.head, tree.clause_of(frame.head), *frame.group)}
    top = next((k for k in inside if tree.words[k].head not in inside), None)
    if top is None:
        return False
    own = any(tree.words[k].lemma.casefold() in words.grammar["genitive"] for k in tree.children(top, "case"))
    for here in (top, *tree.ancestors(top)):
        if here == outcome.issue and here not in heads:
            holds = outcome.state in HOLDING
            return holds if tree.words[here].upos in ("VERB", "AUX") else not own
        if here in heads:
            return True
        if tree.words[here].deprel in ("acl", "acl:relcl", "ccomp", "advcl", "parataxis", "root"):
            return False
    return False
